//! The place of a cramp in words: one wording for the window, the search and the paper.

use super::Answer;
use crate::diary::{
    vocabulary::{Muscle, Side},
    written,
};

/// Where a cramp was, in lower case: "left calf", "calf in both legs", "right leg"; `None` where
/// neither is answered.
pub fn place_words((muscle, side): Answer) -> Option<String> {
    let leg = match side {
        Some(Side::Left) => Some("left"),
        Some(Side::Right) => Some("right"),
        Some(Side::Both) | None => None,
    };
    Some(match (muscle, side, leg) {
        (None, None, _) => return None,
        (None, Some(_), Some(leg)) => format!("{leg} leg"),
        (None, Some(_), None) => "both legs".to_owned(),
        (Some(muscle), None, _) => written::muscle(muscle).to_owned(),
        (Some(muscle), Some(_), None) => format!("{} in both legs", written::muscle(muscle)),
        (Some(Muscle::Other), Some(_), Some(leg)) => format!("elsewhere in the {leg} leg"),
        (Some(Muscle::Thigh), Some(_), Some(leg)) => format!("front of {leg} thigh"),
        (Some(muscle), Some(_), Some(leg)) => format!("{leg} {}", written::muscle(muscle)),
    })
}

#[cfg(test)]
mod tests {
    use super::place_words;
    use crate::diary::vocabulary::{
        Muscle::{Calf, Other, Thigh, Toes},
        Side::{Both, Left, Right},
    };

    #[test]
    fn a_place_is_told_as_far_as_it_is_known() {
        for (place, words) in [
            ((Some(Calf), Some(Left)), Some("left calf")),
            ((Some(Calf), Some(Both)), Some("calf in both legs")),
            ((Some(Toes), Some(Both)), Some("toes in both legs")),
            ((Some(Thigh), Some(Right)), Some("front of right thigh")),
            ((Some(Thigh), Some(Both)), Some("front of thigh in both legs")),
            ((Some(Other), Some(Right)), Some("elsewhere in the right leg")),
            ((Some(Other), Some(Both)), Some("elsewhere in both legs")),
            ((Some(Calf), None), Some("calf")),
            ((None, Some(Right)), Some("right leg")),
            ((None, Some(Both)), Some("both legs")),
            ((None, None), None),
        ] {
            assert_eq!(place_words(place).as_deref(), words);
        }
    }
}
