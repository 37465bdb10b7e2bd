//! The words for the vocabularies, and how numbers and times are written for people.

mod figures;

pub use crate::diary::{
    text::capital,
    written::{count, date, duration, number, short_date},
};

pub use figures::{clock_in, cramps, told_apart, typed_date, volume_in};

use super::preferences::{AutoLock, ClockStyle, DrinkRegion, Motion, Theme, Volume, WeekStart};
use crate::{
    diary::{
        vocabulary::{
            BedtimeMeasure, CareAction, Condition, Exercise, Helped, MedicationClass, Muscle,
            ReliefMeasure, Side, SignKind, SleepQuality, Substance,
        },
        written,
    },
    report::Paper,
};

/// Words of the vocabularies as people read them.
pub trait Label: Copy + PartialEq + 'static {
    /// The word, in lower case.
    fn label(self) -> &'static str;

    /// The word at the start of a line.
    fn title(self) -> String {
        capital(self.label())
    }
}

impl Label for Muscle {
    fn label(self) -> &'static str {
        written::muscle(self)
    }
}

impl Label for Side {
    fn label(self) -> &'static str {
        written::side(self)
    }
}

impl Label for ReliefMeasure {
    fn label(self) -> &'static str {
        match self {
            Self::Stretch => "stretching",
            Self::Massage => "massage",
            Self::Pressure => "pressing",
            Self::Cold => "cold",
            Self::Heat => "warmth",
            Self::Walk => "walking",
            Self::WarmBath => "warm bath or shower",
            Self::Other => "something else",
        }
    }
}

impl Label for Helped {
    fn label(self) -> &'static str {
        match self {
            Self::Yes => "helped",
            Self::Partly => "helped a little",
            Self::No => "did not help",
        }
    }
}

impl Label for BedtimeMeasure {
    fn label(self) -> &'static str {
        match self {
            Self::Stretch => "stretched calves and hamstrings",
            Self::Massage => "massaged the legs",
            Self::Heat => "warmed the legs",
            Self::Bike => "rode a stationary bike",
            Self::Walk => "walked a little",
            Self::WarmBath => "took a warm bath",
            Self::LooseBedding => "kept the bedding loose",
            Self::FeetRaised => "raised the feet",
            Self::FeetFlexed => "kept the feet flexed",
            Self::PillowUnderKnees => "put a pillow under the knees",
        }
    }
}

impl Label for SleepQuality {
    fn label(self) -> &'static str {
        match self {
            Self::VeryPoor => "very poor",
            Self::Poor => "poor",
            Self::Fair => "fair",
            Self::Good => "good",
            Self::VeryGood => "very good",
        }
    }
}

impl Label for Exercise {
    fn label(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Light => "light",
            Self::Moderate => "moderate",
            Self::Hard => "hard",
        }
    }
}

impl Label for SignKind {
    fn label(self) -> &'static str {
        match self {
            Self::Swelling => "swelling",
            Self::Redness => "redness",
            Self::Heat => "heat",
            Self::PainBetweenCramps => "pain between cramps",
            Self::SkinDiscoloration => "discoloured skin",
            Self::VisibleVeins => "visible veins",
            Self::Numbness => "numbness",
            Self::Tingling => "tingling",
            Self::Burning => "burning",
            Self::Weakness => "weakness",
            Self::MuscleShrinking => "shrinking muscle",
            Self::UrgeToMove => "urge to move the legs",
            Self::Twitching => "twitching",
        }
    }
}

impl Label for Condition {
    fn label(self) -> &'static str {
        match self {
            Self::ThyroidDisease => "thyroid disease",
            Self::Diabetes => "diabetes",
            Self::CirculatoryProblem => "circulatory problem",
            Self::KidneyDisease => "kidney disease",
            Self::LiverDisease => "liver disease",
            Self::NerveDisorder => "nerve disorder",
            Self::SpinalNerveCompression => "pressed nerve in the back",
        }
    }
}

impl Label for MedicationClass {
    fn label(self) -> &'static str {
        match self {
            Self::Diuretic => "diuretic (water pill)",
            Self::Statin => "statin",
            Self::Asthma => "asthma medication",
            Self::Other => "other",
        }
    }
}

impl Label for Substance {
    fn label(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Pesticide => "pesticide",
            Self::Solvent => "solvent",
            Self::HeavyMetal => "heavy metal",
            Self::Other => "other harmful substance",
        }
    }
}

impl Label for CareAction {
    fn label(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::AppointmentBooked => "appointment booked",
            Self::DiscussedWithDoctor => "discussed with a doctor",
            Self::ReceivedCare => "received care",
        }
    }
}

impl Label for Theme {
    fn label(self) -> &'static str {
        match self {
            Self::System => "as the desktop",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Label for ClockStyle {
    fn label(self) -> &'static str {
        match self {
            Self::TwentyFour => "24 hours, 15:30",
            Self::Twelve => "12 hours, 3:30 pm",
        }
    }
}

impl Label for WeekStart {
    fn label(self) -> &'static str {
        match self {
            Self::Monday => "Monday",
            Self::Sunday => "Sunday",
            Self::Saturday => "Saturday",
        }
    }
}

impl Label for Volume {
    fn label(self) -> &'static str {
        match self {
            Self::Millilitres => "millilitres",
            Self::FluidOunces => "fluid ounces (US)",
            Self::Glasses => "glasses of 200 ml",
        }
    }
}

impl Label for DrinkRegion {
    fn label(self) -> &'static str {
        match self {
            Self::Uk => "United Kingdom",
            Self::Us => "United States",
            Self::Europe => "Europe",
            Self::AustraliaNewZealand => "Australia and New Zealand",
            Self::Japan => "Japan",
        }
    }
}

impl Label for Motion {
    fn label(self) -> &'static str {
        match self {
            Self::Desktop => "as the desktop",
            Self::Full => "where it explains",
            Self::Reduced => "none",
        }
    }
}

impl Label for AutoLock {
    fn label(self) -> &'static str {
        match self {
            Self::Off => "never",
            Self::AfterTwo => "2 minutes",
            Self::AfterFive => "5 minutes",
            Self::AfterFifteen => "15 minutes",
            Self::AfterSixty => "1 hour",
        }
    }
}

impl Label for Paper {
    fn label(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "US Letter",
        }
    }
}
