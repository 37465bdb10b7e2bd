//! The closed vocabularies of the diary: every word that a field may hold.
//!
//! Each word is written once, here; the interchange file, the database and the
//! command line all use the same one.

/// Raised when a word is not part of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{word}\" is not a known {what}; known are {known}")]
pub struct UnknownWord {
    /// What kind of word was expected, e.g. "muscle".
    pub what: &'static str,
    /// The word that was given.
    pub word: String,
    /// All words that would do, separated by commas.
    pub known: String,
}

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident, $what:literal, {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(
                #[doc = concat!("`", $word, "`")]
                $(#[$variant_meta])*
                $variant
            ),+
        }

        impl $name {
            /// Every word, in the order in which it is shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in files, in the database and on the command line.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::diary::vocabulary::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::diary::vocabulary::UnknownWord {
                        what: $what,
                        word: word.chars().take(40).collect(),
                        known: [$($word),+].join(", "),
                    }),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                word.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use vocabulary;

vocabulary!(
    /// The muscle, or part of the leg, that cramped.
    Muscle, "muscle", {
        Calf = "calf",
        Foot = "foot",
        Toes = "toes",
        Shin = "shin",
        Hamstring = "hamstring",
        /// The front of the thigh.
        Thigh = "thigh",
        Hip = "hip",
        Other = "other",
    }
);

vocabulary!(
    /// Which leg.
    Side, "side", {
        Left = "left",
        Right = "right",
        Both = "both",
    }
);

vocabulary!(
    /// What was tried against a cramp while it lasted.
    ReliefMeasure, "relief measure", {
        Stretch = "stretch",
        Massage = "massage",
        Pressure = "pressure",
        Cold = "cold",
        Heat = "heat",
        Walk = "walk",
        WarmBath = "warm_bath",
        Other = "other",
    }
);

vocabulary!(
    /// Whether something that was tried helped.
    Helped, "answer", {
        Yes = "yes",
        Partly = "partly",
        No = "no",
    }
);

vocabulary!(
    /// What was done for the legs at bedtime.
    BedtimeMeasure, "bedtime measure", {
        Stretch = "stretch",
        Massage = "massage",
        Heat = "heat",
        Bike = "bike",
        Walk = "walk",
        WarmBath = "warm_bath",
        LooseBedding = "loose_bedding",
        FeetRaised = "feet_raised",
        FeetFlexed = "feet_flexed",
        PillowUnderKnees = "pillow_under_knees",
    }
);

vocabulary!(
    /// Sleep quality in the five steps of the Consensus Sleep Diary.
    SleepQuality, "sleep quality", {
        VeryPoor = "very_poor",
        Poor = "poor",
        Fair = "fair",
        Good = "good",
        VeryGood = "very_good",
    }
);

vocabulary!(
    /// How hard the exercise of a day was.
    Exercise, "exercise", {
        None = "none",
        Light = "light",
        Moderate = "moderate",
        Hard = "hard",
    }
);

vocabulary!(
    /// A sign in the legs that the two articles name.
    SignKind, "sign", {
        Swelling = "swelling",
        Redness = "redness",
        Heat = "heat",
        PainBetweenCramps = "pain_between_cramps",
        SkinDiscoloration = "skin_discoloration",
        VisibleVeins = "visible_veins",
        Numbness = "numbness",
        Tingling = "tingling",
        Burning = "burning",
        Weakness = "weakness",
        MuscleShrinking = "muscle_shrinking",
        UrgeToMove = "urge_to_move",
        Twitching = "twitching",
    }
);

vocabulary!(
    /// A condition of the personal or family history.
    Condition, "condition", {
        ThyroidDisease = "thyroid_disease",
        Diabetes = "diabetes",
        CirculatoryProblem = "circulatory_problem",
        KidneyDisease = "kidney_disease",
        LiverDisease = "liver_disease",
        NerveDisorder = "nerve_disorder",
        SpinalNerveCompression = "spinal_nerve_compression",
    }
);

vocabulary!(
    /// The class of a medication, as far as the articles name one.
    MedicationClass, "medication class", {
        Diuretic = "diuretic",
        Statin = "statin",
        Asthma = "asthma",
        Other = "other",
    }
);

vocabulary!(
    /// A substance that the articles count among the harmful ones.
    Substance, "substance", {
        Lead = "lead",
        Pesticide = "pesticide",
        Solvent = "solvent",
        HeavyMetal = "heavy_metal",
        Other = "other",
    }
);

vocabulary!(
    /// What a person did about a card.
    CareAction, "action", {
        Seen = "seen",
        AppointmentBooked = "appointment_booked",
        DiscussedWithDoctor = "discussed_with_doctor",
        ReceivedCare = "received_care",
    }
);
