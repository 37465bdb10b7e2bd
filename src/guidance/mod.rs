//! Floor 1: when to see a doctor, as two articles say it. Pure functions of a diary and a date.
//!
//! Emergency rules ask for help at once, routine rules for an appointment, notes for a word at
//! the next one. Every finding carries the nights that counted, the number they were held
//! against, and the ids of the articles' statements behind it.

pub mod acknowledge;
pub mod articles;
pub mod card;
mod conditions;
mod emergency;
pub mod finding;
pub mod medicines;
mod names;
mod note;
pub mod questions;
mod routine;
mod signs;
pub mod steps;
mod window;
mod words;

pub use emergency::{LONG_CRAMP_MINUTES, cramp_will_not_stop, is_emergency_night};
pub use finding::{
    Assessment, Evidence, EvidenceKind, Finding, InForce, RECENT_NIGHTS, Rule, Tier,
};
pub use questions::{Question, open_questions};

use chrono::NaiveDate;

use crate::diary::Diary;
use window::RecentNights;

/// Which rules fire on the nights up to and including the morning `as_of`.
///
/// Nothing after `as_of` counts. A night that is still being typed is assessed by putting it
/// into a copy of the diary, which is cheap.
pub fn assess(diary: &Diary, as_of: NaiveDate) -> Assessment {
    let recent = RecentNights::new(diary, as_of);
    let mut findings: Vec<Finding> = emergency::findings(&recent)
        .chain(routine::findings(&recent))
        .chain(note::findings(&recent))
        .collect();
    for finding in &mut findings {
        finding.acknowledged = acknowledge::in_force(&diary.acknowledgements, finding, as_of);
    }
    Assessment { as_of, recorded_nights: recent.recorded, window_nights: RECENT_NIGHTS, findings }
}
