//! How many cramps each part of the drawing had.

use std::collections::BTreeMap;

use super::{Answer, Leg};
use crate::diary::{
    text::capital,
    vocabulary::{Muscle, Side},
};

/// How many steps of shade tell more from fewer.
const STEPS: u32 = 4;

/// Cramps by what was answered of their place; `None` stands for "not recorded".
#[derive(Debug, Clone, Copy)]
pub struct Counts<'a>(pub &'a BTreeMap<Answer, u32>);

impl Counts<'_> {
    /// Cramps of a muscle in one leg. One in both legs is one in each.
    pub fn of(self, muscle: Muscle, leg: Leg) -> u32 {
        self.answered(Some(muscle), Some(leg.side()))
            + self.answered(Some(muscle), Some(Side::Both))
    }

    /// The shade of a part: 0 without a cramp, then 1 to 4, the most cramps having 4.
    pub fn step(self, muscle: Muscle, leg: Leg) -> u8 {
        let most = drawn().flat_map(|muscle| Leg::ALL.map(|leg| self.of(muscle, leg))).max();
        let steps = (self.of(muscle, leg) * STEPS).div_ceil(most.unwrap_or_default().max(1));
        u8::try_from(steps).unwrap_or_default()
    }

    /// Cramps whose leg or muscle is known well enough to be drawn.
    pub fn on_drawing(self) -> u32 {
        drawn()
            .flat_map(|muscle| Side::ALL.iter().map(move |side| (muscle, *side)))
            .map(|(muscle, side)| self.answered(Some(muscle), Some(side)))
            .sum()
    }

    /// What the drawing shows, in words: "Left calf 12, right calf 9".
    pub fn words(self) -> String {
        let counted: Vec<String> = drawn()
            .flat_map(|muscle| Leg::ALL.map(|leg| (muscle, leg)))
            .map(|(muscle, leg)| (self.of(muscle, leg), muscle, leg))
            .filter(|(count, ..)| *count > 0)
            .map(|(count, muscle, leg)| format!("{} {muscle} {count}", leg.side()))
            .collect();
        capital(&counted.join(", "))
    }

    /// What a reader of the figures must know besides: cramps that stand on both legs, and those
    /// that stand on none.
    pub fn remarks(self) -> Vec<String> {
        let both: u32 = drawn().map(|muscle| self.answered(Some(muscle), Some(Side::Both))).sum();
        let elsewhere: u32 = self.total(|(muscle, _)| muscle == Some(Muscle::Other));
        let no_muscle: u32 = self.total(|(muscle, _)| muscle.is_none());
        let no_leg = self.total(|(muscle, side)| {
            side.is_none() && muscle.is_some_and(|muscle| muscle != Muscle::Other)
        });
        [
            (both, "in both legs at once, counted on each"),
            (no_leg, "not drawn: leg not recorded"),
            (no_muscle, "not drawn: muscle not recorded"),
            (elsewhere, "not drawn: elsewhere"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect()
    }

    fn answered(self, muscle: Option<Muscle>, side: Option<Side>) -> u32 {
        self.0.get(&(muscle, side)).copied().unwrap_or_default()
    }

    fn total(self, is_meant: impl Fn(Answer) -> bool) -> u32 {
        self.0.iter().filter(|(answer, _)| is_meant(**answer)).map(|(_, count)| count).sum()
    }
}

/// The muscles that are drawn.
fn drawn() -> impl Iterator<Item = Muscle> {
    Muscle::ALL.iter().copied().filter(|muscle| *muscle != Muscle::Other)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Counts;
    use crate::{
        body::Leg,
        diary::vocabulary::{Muscle, Side},
    };

    #[test]
    fn a_cramp_in_both_legs_is_one_in_each_and_nothing_is_lost() {
        let counts = BTreeMap::from([
            ((Some(Muscle::Calf), Some(Side::Left)), 9),
            ((Some(Muscle::Calf), Some(Side::Both)), 3),
            ((Some(Muscle::Calf), None), 2),
            ((Some(Muscle::Foot), Some(Side::Right)), 1),
            ((Some(Muscle::Other), Some(Side::Left)), 4),
            ((None, Some(Side::Left)), 5),
        ]);
        let counts = Counts(&counts);
        assert_eq!(counts.of(Muscle::Calf, Leg::Left), 12);
        assert_eq!(counts.of(Muscle::Calf, Leg::Right), 3);
        let steps = [(Muscle::Calf, Leg::Left), (Muscle::Calf, Leg::Right)];
        assert_eq!(steps.map(|(muscle, leg)| counts.step(muscle, leg)), [4, 1]);
        assert_eq!(counts.step(Muscle::Shin, Leg::Left), 0);
        assert_eq!(counts.on_drawing(), 13);
        assert_eq!(counts.words(), "Left calf 12, right calf 3, right foot 1");
        assert_eq!(
            counts.remarks(),
            [
                "3 in both legs at once, counted on each",
                "2 not drawn: leg not recorded",
                "5 not drawn: muscle not recorded",
                "4 not drawn: elsewhere"
            ]
        );
    }

    #[test]
    fn without_a_cramp_nothing_is_shaded() {
        let counts = BTreeMap::new();
        assert_eq!(Counts(&counts).step(Muscle::Calf, Leg::Left), 0);
        assert_eq!(Counts(&counts).words(), "");
    }
}
