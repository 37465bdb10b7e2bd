//! What the words of the diary's vocabularies are called inside a sentence.

use crate::diary::vocabulary::{Condition, MedicationClass, SignKind, Substance};

/// A sign.
pub(super) const fn sign_name(kind: SignKind) -> &'static str {
    match kind {
        SignKind::Swelling => "swelling",
        SignKind::Redness => "redness",
        SignKind::Heat => "heat",
        SignKind::PainBetweenCramps => "pain between cramps",
        SignKind::SkinDiscoloration => "skin of another colour",
        SignKind::VisibleVeins => "visible veins",
        SignKind::Numbness => "numbness",
        SignKind::Tingling => "tingling",
        SignKind::Burning => "burning",
        SignKind::Weakness => "weakness",
        SignKind::MuscleShrinking => "shrinking muscles",
        SignKind::UrgeToMove => "an urge to move the legs",
        SignKind::Twitching => "twitching",
    }
}

/// The class of a medication.
pub(super) const fn class_name(class: MedicationClass) -> &'static str {
    match class {
        MedicationClass::Diuretic => "a diuretic, or water pill",
        MedicationClass::Statin => "a statin",
        MedicationClass::Asthma => "an asthma medication",
        MedicationClass::Other => "another medication",
    }
}

/// A harmful substance.
pub(super) const fn substance_name(substance: Substance) -> &'static str {
    match substance {
        Substance::Lead => "lead",
        Substance::Pesticide => "a pesticide",
        Substance::Solvent => "a solvent",
        Substance::HeavyMetal => "a heavy metal",
        Substance::Other => "another harmful substance",
    }
}

/// A condition of the history.
pub(super) const fn condition_name(condition: Condition) -> &'static str {
    match condition {
        Condition::ThyroidDisease => "thyroid disease",
        Condition::Diabetes => "diabetes",
        Condition::CirculatoryProblem => "a circulatory problem",
        Condition::KidneyDisease => "kidney disease",
        Condition::LiverDisease => "liver disease",
        Condition::NerveDisorder => "a nerve disorder",
        Condition::SpinalNerveCompression => "a pressed nerve in the spine",
    }
}
