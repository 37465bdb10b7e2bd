//! Floor 1: when to see a doctor, as two articles say it. Pure functions of a diary and a date.

pub mod finding;

pub use finding::{Assessment, Evidence, EvidenceKind, Finding, InForce, Rule, Tier};

use chrono::NaiveDate;

use crate::diary::Diary;

/// Which rules fire on the nights up to and including the morning `as_of`.
pub fn assess(_diary: &Diary, as_of: NaiveDate) -> Assessment {
    Assessment { as_of, recorded_nights: 0, findings: Vec::new() }
}
