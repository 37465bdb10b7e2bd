//! The statements of the two articles, each in our own words, and where each has its place.
//!
//! Both articles are commercial health pages, cited as what they are. A finding names the
//! statements behind it by their ids.

use std::sync::LazyLock;

use serde::Deserialize;

use super::finding::Rule;
use crate::diary::vocabulary::{BedtimeMeasure, Condition, ReliefMeasure, vocabulary};

/// The one source that is not a statement: NHS advice on long cramps.
pub const NHS: &str = "NHS";

vocabulary!(
    /// One of the two articles.
    Article, "article", {
        A = "A",
        B = "B",
    }
);

impl Article {
    /// The title under which it was published.
    pub const fn title(self) -> &'static str {
        match self {
            Self::A => "When to See a Doctor for Severe Night Leg Cramps",
            Self::B => "Leg Muscle Cramps",
        }
    }
}

vocabulary!(
    /// What a statement is.
    StatementKind, "kind of statement", {
        /// What a cramp is like.
        Descriptor = "descriptor",
        Emergency = "emergency",
        Routine = "routine",
        Note = "note",
        /// What a doctor may ask or check.
        Doctor = "doctor",
        SelfCare = "self_care",
        Risk = "risk",
        /// What to do during a cramp.
        During = "during",
        /// About stopping and starting medicines.
        Safety = "safety",
    }
);

vocabulary!(
    /// An answer about the day before a night that a statement is about.
    DayField, "field of the day before", {
        FluidMl = "fluid_ml",
        CaffeineMg = "caffeine_mg",
        LastCaffeine = "last_caffeine",
        AlcoholG = "alcohol_g",
        LastAlcohol = "last_alcohol",
        Exercise = "exercise",
        WarmedUp = "warmed_up",
        CooledDown = "cooled_down",
        HotOrSweaty = "hot_or_sweaty",
        LongSitting = "long_sitting",
        LongStanding = "long_standing",
        UnsupportiveShoes = "unsupportive_shoes",
        Electrolytes = "electrolytes",
    }
);

vocabulary!(
    /// An answer about the person that a statement is about.
    ProfileField, "field of the profile", {
        BirthDate = "birth_date",
        PregnantFrom = "pregnant_from",
        PregnantUntil = "pregnant_until",
        ExercisesOften = "exercises_often",
        SuspectsDeficiency = "suspects_deficiency",
    }
);

/// Where a statement is shown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "place", rename_all = "snake_case")]
pub enum Place {
    /// On the cards or lines of these rules.
    Rule {
        /// The rules.
        rules: Vec<Rule>,
    },
    /// During a cramp.
    CrampStep {
        /// What it says to try.
        relief: ReliefMeasure,
    },
    /// Beside what can be recorded at bedtime.
    Bedtime {
        /// The measures.
        measures: Vec<BedtimeMeasure>,
        /// Only for people who answered one of these; empty: for everyone.
        #[serde(default)]
        profile: Vec<ProfileField>,
    },
    /// Beside what can be recorded about the day before.
    Before {
        /// The answers.
        fields: Vec<DayField>,
    },
    /// In the profile.
    Risk {
        /// Beside these conditions.
        #[serde(default)]
        conditions: Vec<Condition>,
        /// Beside these answers.
        #[serde(default)]
        profile: Vec<ProfileField>,
    },
    /// Among what a doctor may ask or check.
    Doctor,
    /// In "About night cramps".
    About,
    /// On every card that names a medication.
    Safety,
    /// Nowhere: it contradicts another statement.
    Withheld,
}

/// A statement of an article.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Statement {
    /// Its name, e.g. "A-R1".
    pub id: String,
    /// Where it was read.
    pub article: Article,
    /// What it is.
    pub kind: StatementKind,
    /// What it says, in our own words.
    pub text: String,
    /// Where it is shown.
    #[serde(flatten)]
    pub place: Place,
}

/// Every statement in the order of the articles, the withheld one included.
pub fn all() -> &'static [Statement] {
    &STATEMENTS
}

/// The statement with this id. [`NHS`] is none.
pub fn statement(id: &str) -> Option<&'static Statement> {
    STATEMENTS.iter().find(|statement| statement.id == id)
}

impl Rule {
    /// The statements that the rule rests on. What a medication card says about stopping and
    /// starting, and the [`NHS`], stand last.
    pub const fn sources(self) -> &'static [&'static str] {
        match self {
            Self::CrampWillNotStop => &["A-E1", "A-E1t"],
            Self::ToxinExposure => &["A-E2", "A-E2t"],
            Self::OneLegSigns => &["A-E3"],
            Self::FrequentCramps => &["A-R0a", "B-R3", "B-R7"],
            Self::SevereCramps => &["B-R3"],
            Self::SleepLostAndTired => &["A-R1"],
            Self::SleepLost => &["B-R5"],
            Self::WokenRegularly => &["B-R7"],
            Self::LimitsActivities => &["B-R5", "B-R7"],
            Self::PersistentCramps => &["B-R6"],
            Self::WeaknessOrShrinking => &["A-R2", "A-N2", "B-R1", "B-R8"],
            Self::Swelling => &["A-R4", "A-N4", "B-R4", "B-R8"],
            Self::NerveSigns => &["A-R4", "A-N5", "B-R1", "B-R4", "B-R8"],
            Self::SkinOrVeinChanges => &["A-N4", "B-R4", "B-R8"],
            Self::NewMedication => &["A-R3", "B-F7", "A-C6", "B-P1"],
            Self::SuspectedMedication => &["B-R2", "A-C6", "B-P1"],
            Self::MedicalHistory => &["A-R5"],
            Self::RepeatedCramps => &["A-R0b"],
            Self::FragmentedSleep => &["A-N1"],
            Self::NewSymptomsAfterMedication => &["A-N3", "A-C6", "B-P1"],
            Self::LongCramp => &["B-D10", NHS],
            Self::SuspectedDeficiency => &["B-R9"],
        }
    }
}

static STATEMENTS: LazyLock<Vec<Statement>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct Asset {
        statements: Vec<Statement>,
    }

    #[expect(clippy::expect_used, reason = "the asset is built in, and a test reads it")]
    let Asset { statements } =
        serde_json::from_str(include_str!("../../assets/guidance/statements.json"))
            .expect("the statements are well formed");
    statements
});
