//! The words of the summary: dates, numbers and the names of things.
//!
//! A no-break space keeps what belongs together on one line; it is printed as a plain one.

mod dates;

pub use dates::Wording;

use super::model::{Figure, Quantity, Unit};
use crate::{
    diary::{
        vocabulary::{
            BedtimeMeasure, CareAction, Condition, Helped, MedicationClass, Muscle, ReliefMeasure,
            Side, SignKind, SleepQuality, Substance,
        },
        written,
    },
    guidance::{EvidenceKind, Rule, Tier},
};

/// Puts no-break spaces in the place of spaces.
pub fn solid(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// Begins a stretch of text whose direction is its own.
const ISOLATE: char = '\u{2068}';
/// Ends it.
const END_OF_ISOLATE: char = '\u{2069}';

/// A text of the person among words of the program: what it holds from right to left must not
/// turn around what stands beside it.
pub fn own_text(text: &str) -> String {
    let plain = || text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}'));
    if plain().any(is_right_to_left) {
        [ISOLATE].into_iter().chain(plain()).chain([END_OF_ISOLATE]).collect()
    } else {
        plain().collect()
    }
}

/// A letter, or a number, of a script that is written from right to left.
pub fn is_right_to_left(c: char) -> bool {
    use unicode_bidi::BidiClass::{AL, AN, R};
    !c.is_ascii() && matches!(unicode_bidi::bidi_class(c), R | AL | AN)
}

/// A text without the marks that [`own_text`] sets, for what cannot show them.
pub fn without_marks(text: &str) -> String {
    text.chars().filter(|c| !matches!(*c, ISOLATE | END_OF_ISOLATE)).collect()
}

/// "1 night", "2 nights", on one line.
pub fn counted(count: u32, one: &str, more: &str) -> String {
    solid(&plainly_counted(count, one, more))
}

/// "1 night", "2 nights"; in a narrow column the word may stand under its number.
pub fn plainly_counted(count: u32, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// A number with at most one digit after the point, which is left out where it is 0.
pub fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// A rate over another; near 1 with the digit that tells on which side of it.
pub fn rate(ratio: f64) -> String {
    if ratio < 2.0 {
        format!("{ratio:.2}")
    } else if ratio <= 100.0 {
        format!("{ratio:.1}")
    } else {
        "over 100".to_owned()
    }
}

/// The name of a row of the table of numbers.
pub const fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::CrampNightsAWeek => "Cramp nights a week",
        Quantity::CrampsPerCrampNight => "Cramps per cramp night",
        Quantity::LongestMinutes => "Longest cramp",
        Quantity::MedianMinutes => "Length, median",
        Quantity::HighestPain => "Highest pain, 0 to 10",
        Quantity::MedianPain => "Pain, median",
        Quantity::WokenNights => "Nights woken by a cramp",
        Quantity::MinutesAwake => "Awake by cramps, median",
        Quantity::TotalSleepTime => "Total sleep time, mean",
        Quantity::SleepEfficiency => "Sleep efficiency, mean",
    }
}

/// A number as it is printed, without what it was counted over.
pub fn figure(quantity: Quantity, figure: &Figure) -> String {
    let value = figure.value;
    match quantity {
        Quantity::CrampNightsAWeek | Quantity::CrampsPerCrampNight => {
            let interval = figure
                .interval
                .map(|(low, high)| solid(&format!(" ({low:.1} to {high:.1})")))
                .unwrap_or_default();
            format!("{value:.1}{interval}")
        }
        Quantity::LongestMinutes | Quantity::MedianMinutes | Quantity::MinutesAwake => {
            solid(&format!("{} min", number(value)))
        }
        Quantity::HighestPain | Quantity::MedianPain | Quantity::WokenNights => number(value),
        Quantity::TotalSleepTime => hours_and_minutes(value),
        Quantity::SleepEfficiency => solid(&format!("{value:.0} %")),
    }
}

/// "6 h 45 min".
pub fn hours_and_minutes(minutes: f64) -> String {
    let minutes = minutes.round();
    let hours = (minutes / 60.0).floor();
    solid(&format!("{hours:.0} h {:.0} min", minutes - 60.0 * hours))
}

/// What a number was counted over: "24 nights". The row says where those are cramp nights.
pub fn denominator(figure: &Figure) -> String {
    match figure.of {
        Unit::Nights | Unit::CrampNights => plainly_counted(figure.n, "night", "nights"),
        Unit::Cramps => plainly_counted(figure.n, "cramp", "cramps"),
    }
}

/// What a rule says, for a doctor, in our words.
pub const fn rule(rule: Rule) -> &'static str {
    rule.told_to_doctor()
}

/// How urgent a finding is.
pub const fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Emergency => "Emergency",
        Tier::Routine => "Routine",
        Tier::Note => "Note",
    }
}

/// What counted.
pub const fn evidence(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Cramp => "cramp",
        EvidenceKind::Woken => "woken",
        EvidenceKind::SleepLoss => "sleep lost",
        EvidenceKind::Tired => "tired",
        EvidenceKind::Limited => "limited",
        EvidenceKind::Sleep => "poor sleep",
        EvidenceKind::Sign(kind) => sign(kind),
        EvidenceKind::MedicationStart => "started",
        EvidenceKind::MedicationIncrease => "increased",
        EvidenceKind::Exposure => "contact",
    }
}

/// What was done about a card.
pub const fn action(action: Option<CareAction>) -> &'static str {
    match action {
        None | Some(CareAction::Seen) => "seen",
        Some(CareAction::AppointmentBooked) => "appointment booked",
        Some(CareAction::DiscussedWithDoctor) => "discussed with a doctor",
        Some(CareAction::ReceivedCare) => "received care",
    }
}

/// A muscle; `None`: not recorded.
pub const fn muscle(muscle: Option<Muscle>) -> &'static str {
    match muscle {
        Some(muscle) => written::muscle(muscle),
        None => "not recorded",
    }
}

/// Which leg; `None`: not recorded.
pub const fn leg(side: Option<Side>) -> &'static str {
    match side {
        Some(Side::Left) => "left",
        Some(Side::Right) => "right",
        Some(Side::Both) => "both legs",
        None => "side not recorded",
    }
}

/// The letter of a side in the night strip; a question mark where it was not recorded.
pub const fn side_letter(side: Option<Side>) -> char {
    match side {
        Some(Side::Left) => 'L',
        Some(Side::Right) => 'R',
        Some(Side::Both) => 'B',
        None => '?',
    }
}

/// A sign.
pub const fn sign(sign: SignKind) -> &'static str {
    match sign {
        SignKind::Swelling => "swelling",
        SignKind::Redness => "redness",
        SignKind::Heat => "heat",
        SignKind::PainBetweenCramps => "pain between cramps",
        SignKind::SkinDiscoloration => "changed skin colour",
        SignKind::VisibleVeins => "visible veins",
        SignKind::Numbness => "numbness",
        SignKind::Tingling => "tingling",
        SignKind::Burning => "burning",
        SignKind::Weakness => "weakness",
        SignKind::MuscleShrinking => "shrinking of a muscle",
        SignKind::UrgeToMove => "urge to move the legs",
        SignKind::Twitching => "twitching",
    }
}

/// A condition.
pub const fn condition(condition: Condition) -> &'static str {
    match condition {
        Condition::ThyroidDisease => "thyroid disease",
        Condition::Diabetes => "diabetes",
        Condition::CirculatoryProblem => "circulatory problem",
        Condition::KidneyDisease => "kidney disease",
        Condition::LiverDisease => "liver disease",
        Condition::NerveDisorder => "nerve disorder",
        Condition::SpinalNerveCompression => "nerve compression in the spine",
    }
}

/// A substance.
pub const fn substance(substance: Substance) -> &'static str {
    match substance {
        Substance::Lead => "lead",
        Substance::Pesticide => "a pesticide",
        Substance::Solvent => "a solvent",
        Substance::HeavyMetal => "a heavy metal",
        Substance::Other => "another substance",
    }
}

/// A class of medications; `None`: not known.
pub const fn class(class: Option<MedicationClass>) -> &'static str {
    match class {
        Some(MedicationClass::Diuretic) => "diuretic",
        Some(MedicationClass::Statin) => "statin",
        Some(MedicationClass::Asthma) => "asthma",
        Some(MedicationClass::Other) => "other",
        None => "not known",
    }
}

/// Something done at bedtime.
pub const fn bedtime(measure: BedtimeMeasure) -> &'static str {
    match measure {
        BedtimeMeasure::Stretch => "stretch",
        BedtimeMeasure::Massage => "massage",
        BedtimeMeasure::Heat => "heat",
        BedtimeMeasure::Bike => "stationary bike",
        BedtimeMeasure::Walk => "walk",
        BedtimeMeasure::WarmBath => "warm bath",
        BedtimeMeasure::LooseBedding => "loose bedding",
        BedtimeMeasure::FeetRaised => "feet raised",
        BedtimeMeasure::FeetFlexed => "feet flexed",
        BedtimeMeasure::PillowUnderKnees => "pillow under the knees",
    }
}

/// Something tried against a cramp.
pub const fn relief(measure: ReliefMeasure) -> &'static str {
    match measure {
        ReliefMeasure::Stretch => "stretch",
        ReliefMeasure::Massage => "massage",
        ReliefMeasure::Pressure => "pressure",
        ReliefMeasure::Cold => "cold",
        ReliefMeasure::Heat => "heat",
        ReliefMeasure::Walk => "walk",
        ReliefMeasure::WarmBath => "warm shower or bath",
        ReliefMeasure::Other => "other",
    }
}

/// Whether something helped; `None`: not answered.
pub const fn helped(helped: Option<Helped>) -> &'static str {
    match helped {
        Some(Helped::Yes) => "helped",
        Some(Helped::Partly) => "helped partly",
        Some(Helped::No) => "did not help",
        None => "tried",
    }
}

/// How the sleep was.
pub const fn sleep_quality(quality: SleepQuality) -> &'static str {
    match quality {
        SleepQuality::VeryPoor => "very poor",
        SleepQuality::Poor => "poor",
        SleepQuality::Fair => "fair",
        SleepQuality::Good => "good",
        SleepQuality::VeryGood => "very good",
    }
}

#[cfg(test)]
mod tests;
