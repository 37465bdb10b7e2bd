//! The legs of a person as a drawing of our own, and what a touch on it means.
//!
//! Nothing here knows of a window or of paper: outlines are points in a box that is 1 high, so
//! that the window and the summary draw the same legs.

mod contour;
mod counts;
mod curve;
mod drawing;
mod shapes;

pub use counts::Counts;
pub use curve::Point;
pub use drawing::{Drawing, DrawnLeg, Part, drawing};

use crate::diary::vocabulary::{Muscle, Side};

/// What is answered of the place of a cramp: the muscle and the leg.
pub type Answer = (Option<Muscle>, Option<Side>);

/// From where the legs are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// From the front.
    Front,
    /// From behind.
    Back,
}

impl Face {
    /// The word at the head of the view.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Front => "Front",
            Self::Back => "Back",
        }
    }
}

/// The person's own left or right leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Leg {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

impl Leg {
    /// Both, the left one first.
    pub const ALL: [Self; 2] = [Self::Left, Self::Right];

    /// The word at the foot of the leg.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Left => "Left",
            Self::Right => "Right",
        }
    }

    /// The answer that names this leg alone.
    pub const fn side(self) -> Side {
        match self {
            Self::Left => Side::Left,
            Self::Right => Side::Right,
        }
    }

    /// The answer that names the other leg alone.
    const fn other_side(self) -> Side {
        match self {
            Self::Left => Side::Right,
            Self::Right => Side::Left,
        }
    }
}

/// A way on from one part to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Along the leg, towards the hip.
    Up,
    /// Along the leg, towards the toes.
    Down,
    /// To the leg on the reader's left.
    Left,
    /// To the leg on the reader's right.
    Right,
}

/// One part of one leg, seen from one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Spot {
    /// The muscle, or part of the leg.
    pub muscle: Muscle,
    /// Whose it is.
    pub leg: Leg,
    /// From where it is seen.
    pub face: Face,
}

impl Spot {
    /// What it is called: "Left calf"; what is seen from both sides says from which.
    pub fn name(self) -> String {
        let name = format!("{} {}", self.leg.title(), self.muscle.word());
        match self.face {
            Face::Front if self.is_seen_twice() => format!("{name}, front"),
            Face::Back if self.is_seen_twice() => format!("{name}, back"),
            Face::Front | Face::Back => name,
        }
    }

    /// Whether its muscle is a part of both views.
    pub const fn is_seen_twice(self) -> bool {
        matches!(self.muscle, Muscle::Hip | Muscle::Foot)
    }

    /// Whether an answer names it.
    pub fn is_in(self, (muscle, side): Answer) -> bool {
        muscle == Some(self.muscle) && (side == Some(Side::Both) || side == Some(self.leg.side()))
    }

    /// The answer after a touch on it.
    ///
    /// A touch answers both questions. The same muscle of the other leg is added; what was
    /// already answered is taken back.
    #[must_use]
    pub fn touched(self, (muscle, side): Answer) -> Answer {
        let touched = self.leg.side();
        if muscle != Some(self.muscle) {
            return (Some(self.muscle), Some(touched));
        }
        match side {
            None => (muscle, Some(touched)),
            Some(Side::Both) => (muscle, Some(self.leg.other_side())),
            Some(side) if side == touched => (None, None),
            Some(_) => (muscle, Some(Side::Both)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Face, Leg, Spot};
    use crate::diary::vocabulary::{Muscle, Side};

    const LEFT_CALF: Spot = Spot { muscle: Muscle::Calf, leg: Leg::Left, face: Face::Back };
    const RIGHT_CALF: Spot = Spot { leg: Leg::Right, ..LEFT_CALF };

    #[test]
    fn a_touch_answers_adds_the_other_leg_and_takes_back() {
        let calf = |side| (Some(Muscle::Calf), Some(side));
        let rows: [(Answer, Spot, Answer); 8] = [
            ((None, None), LEFT_CALF, calf(Side::Left)),
            (calf(Side::Left), LEFT_CALF, (None, None)),
            (calf(Side::Left), RIGHT_CALF, calf(Side::Both)),
            (calf(Side::Both), RIGHT_CALF, calf(Side::Left)),
            (calf(Side::Both), LEFT_CALF, calf(Side::Right)),
            ((Some(Muscle::Calf), None), RIGHT_CALF, calf(Side::Right)),
            ((None, Some(Side::Both)), LEFT_CALF, calf(Side::Left)),
            ((Some(Muscle::Shin), Some(Side::Right)), LEFT_CALF, calf(Side::Left)),
        ];
        for (before, touched, after) in rows {
            assert_eq!(touched.touched(before), after, "{touched:?} after {before:?}");
        }
    }

    #[test]
    fn an_answer_lights_up_what_it_names() {
        let calf = Some(Muscle::Calf);
        for (answer, left, right) in [
            ((calf, Some(Side::Left)), true, false),
            ((calf, Some(Side::Both)), true, true),
            ((calf, None), false, false),
            ((None, Some(Side::Left)), false, false),
        ] {
            assert_eq!((LEFT_CALF.is_in(answer), RIGHT_CALF.is_in(answer)), (left, right));
        }
    }
}
