//! What a factor and its nights are called.

use super::figures::Factor;

/// The factor as a label.
pub const fn factor_label(factor: Factor) -> &'static str {
    match factor {
        Factor::LateCaffeine => "Late caffeine",
        Factor::LateAlcohol => "Late alcohol",
        Factor::LowFluid => "Little fluid",
        Factor::HardExercise => "Hard exercise",
        Factor::ExerciseWithoutWarmUp => "Exercise without a warm-up",
        Factor::HotOrSweaty => "Hot or sweaty day",
        Factor::LongSitting => "Long sitting",
        Factor::LongStanding => "Long standing",
        Factor::UnsupportiveShoes => "Unsupportive shoes",
        Factor::Electrolytes => "Electrolytes or minerals",
        Factor::Stretch => "Stretching at bedtime",
        Factor::Massage => "Massage at bedtime",
        Factor::Heat => "Heat at bedtime",
        Factor::Bike => "Stationary bike in the evening",
        Factor::Walk => "Walk in the evening",
        Factor::WarmBath => "Warm bath",
        Factor::LooseBedding => "Loose bedding",
        Factor::FeetRaised => "Feet raised",
        Factor::FeetFlexed => "Feet flexed",
        Factor::PillowUnderKnees => "Pillow under the knees",
    }
}

/// How a sentence calls the nights with a factor, and those without.
pub(super) const fn phrases(factor: Factor) -> (&'static str, &'static str) {
    match factor {
        Factor::LateCaffeine => ("with late caffeine", "without"),
        Factor::LateAlcohol => ("with late alcohol", "without"),
        Factor::LowFluid => ("after a day under the fluid goal", "after a day at the goal or over"),
        Factor::HardExercise => ("after hard exercise", "after lighter exercise or none"),
        Factor::ExerciseWithoutWarmUp => {
            ("after exercise without a warm-up", "after exercise with one")
        }
        Factor::HotOrSweaty => ("after a hot or sweaty day", "after another day"),
        Factor::LongSitting => ("after long sitting", "without"),
        Factor::LongStanding => ("after long standing", "without"),
        Factor::UnsupportiveShoes => ("after a day in unsupportive shoes", "after another day"),
        Factor::Electrolytes => ("after an electrolyte drink or mineral-rich food", "without"),
        Factor::Stretch => ("with stretching at bedtime", "without"),
        Factor::Massage => ("with massage at bedtime", "without"),
        Factor::Heat => ("with heat at bedtime", "without"),
        Factor::Bike => ("with a stationary bike in the evening", "without"),
        Factor::Walk => ("with a walk in the evening", "without"),
        Factor::WarmBath => ("with a warm bath", "without"),
        Factor::LooseBedding => ("with loose bedding", "without"),
        Factor::FeetRaised => ("with the feet raised", "without"),
        Factor::FeetFlexed => ("with the feet flexed", "without"),
        Factor::PillowUnderKnees => ("with a pillow under the knees", "without"),
    }
}

#[cfg(test)]
mod tests {
    use super::{factor_label, phrases};
    use crate::trends::Factor;

    #[test]
    fn no_text_speaks_of_causes() {
        let mut texts: Vec<&str> = Factor::ALL.iter().map(|factor| factor_label(*factor)).collect();
        texts.extend(Factor::ALL.iter().flat_map(|factor| <[&str; 2]>::from(phrases(*factor))));
        for text in texts {
            for word in ["cause", "trigger", "prevent", "!"] {
                assert!(!text.to_lowercase().contains(word), "{text}");
            }
        }
    }
}
