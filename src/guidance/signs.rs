//! The signs of a night, each joined over its entries, and which of them are established.

use super::window::{RecentNights, size};
use crate::diary::{
    Night, NightDate, Sign, Threshold,
    vocabulary::{Side, SignKind},
};

/// Pain between cramps from which it counts as intense; fixed, so that nobody can weaken an
/// emergency rule. 7 to 10 is "intolerable" in the trial NCT05547750.
pub(super) const INTENSE_PAIN: u16 = 7;

/// In how many legs a sign is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Legs {
    /// Left or right, or the side was not answered.
    One,
    /// Left and right, in one entry or in several.
    Both,
}

/// A sign of one night, with everything that its entries say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct JoinedSign {
    pub(super) kind: SignKind,
    pub(super) legs: Legs,
    /// One of its entries is lasting.
    pub(super) is_lasting: bool,
    /// One of its entries has intense pain.
    pub(super) is_intense: bool,
    /// One of its entries has no pain answered.
    pub(super) is_pain_open: bool,
}

/// The signs of a night that are evidence, in the order of the vocabulary.
///
/// What a doctor knows of is dropped first. Then the sides of one sign are joined. An entry
/// without a side records none, so it adds nothing to the sides of the others: alone or beside
/// a left one it is one leg, and beside "both" the sign is in both.
pub(super) fn joined(night: &Night) -> Vec<JoinedSign> {
    SignKind::ALL
        .iter()
        .filter_map(|kind| {
            let entries =
                || night.signs().iter().filter(|entry| entry.sign == *kind && is_evidence(entry));
            entries().next()?;
            Some(JoinedSign {
                kind: *kind,
                legs: joined_legs(entries()),
                is_lasting: entries().any(|entry| entry.lasting == Some(true)),
                is_intense: entries()
                    .any(|entry| entry.pain.is_some_and(|pain| pain.get() >= INTENSE_PAIN)),
                is_pain_open: entries().any(|entry| entry.pain.is_none()),
            })
        })
        .collect()
}

/// Whether an entry is evidence at all: no doctor is known to know of it.
pub(super) fn is_evidence(entry: &Sign) -> bool {
    entry.known_to_doctor != Some(true)
}

fn joined_legs<'a>(entries: impl Iterator<Item = &'a Sign>) -> Legs {
    let (mut left, mut right) = (false, false);
    for entry in entries {
        match entry.side {
            Some(Side::Left) => left = true,
            Some(Side::Right) => right = true,
            Some(Side::Both) => (left, right) = (true, true),
            None => {}
        }
    }
    if left && right { Legs::Both } else { Legs::One }
}

/// A sign that was recorded as lasting, or on enough recent nights.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Established {
    pub(super) kind: SignKind,
    /// Every recent night with it.
    pub(super) nights: Vec<NightDate>,
    pub(super) is_lasting: bool,
}

/// The sign, if it is established on those recent nights on which it is as the rule asks.
pub(super) fn established(
    recent: &RecentNights<'_>,
    kind: SignKind,
    counts: impl Fn(&JoinedSign) -> bool,
) -> Option<Established> {
    let mut found = Established { kind, nights: Vec::new(), is_lasting: false };
    for night in recent.iter() {
        for sign in night.signs.iter().filter(|sign| sign.kind == kind && counts(sign)) {
            found.nights.push(night.date());
            found.is_lasting |= sign.is_lasting;
        }
    }
    let enough = size(found.nights.len()) >= recent.threshold(Threshold::SignDays);
    (enough || found.is_lasting).then_some(found)
}
