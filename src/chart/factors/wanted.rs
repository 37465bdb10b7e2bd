//! What to record to be able to tell whether something goes with cramp nights.

use crate::{
    diary::written::count,
    trends::{
        Factor, FactorComparison, Trends, factor_label,
        factors::{CRAMP_NIGHTS_IN_ALL, NIGHTS_A_SIDE},
    },
};

/// What a comparison is short of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Recorded nights with it.
    pub with: u32,
    /// Recorded nights without it.
    pub without: u32,
    /// Cramp nights in all.
    pub cramp_nights: u32,
}

impl Wanted {
    /// Of a comparison; all 0 where it could be made.
    pub fn of(found: &FactorComparison) -> Self {
        let cramp_nights = found.with.cramp_nights + found.without.cramp_nights;
        Self {
            with: NIGHTS_A_SIDE.saturating_sub(found.with.recorded),
            without: NIGHTS_A_SIDE.saturating_sub(found.without.recorded),
            cramp_nights: CRAMP_NIGHTS_IN_ALL.saturating_sub(cramp_nights),
        }
    }

    /// The nights that must be recorded at least.
    pub(super) const fn nights(self) -> u32 {
        self.with + self.without
    }

    /// "4 more nights with it and 2 without"; `None` where nothing that can be recorded on
    /// purpose is missing.
    pub fn words(self) -> Option<String> {
        let night = |number: u32| count(number, "more night", "more nights");
        match (self.with, self.without) {
            (0, 0) => None,
            (with, 0) => Some(format!("{} with it", night(with))),
            (0, without) => Some(format!("{} without it", night(without))),
            (with, without) => Some(format!("{} with it and {without} without", night(with))),
        }
    }
}

/// What to record to be able to tell, a sentence each; empty where everything could be compared.
///
/// Nobody is asked for more cramp nights: where only those are missing, it says so.
pub fn what_would_help(trends: &Trends) -> Vec<String> {
    let mut said = Vec::new();
    let mut only_cramps = Vec::new();
    let missing = trends.factors.iter().filter(|found| found.too_few.is_some());
    for found in missing {
        let label = factor_label(found.factor);
        match Wanted::of(found).words() {
            Some(words) => {
                said.push(format!("{label}: {words}, answered and with cramps or none recorded"));
            }
            None => only_cramps.push(label.to_lowercase()),
        }
    }
    if !only_cramps.is_empty() {
        said.push(format!(
            "Enough nights are recorded for {}; a comparison takes {CRAMP_NIGHTS_IN_ALL} cramp \
             nights as well, and there are fewer, so nothing more needs to be recorded",
            only_cramps.join(", ")
        ));
    }
    let is_unanswered =
        |factor: &&Factor| trends.factors.iter().all(|found| found.factor != **factor);
    let unanswered: Vec<String> = Factor::ALL
        .iter()
        .filter(is_unanswered)
        .map(|factor| factor_label(*factor).to_lowercase())
        .collect();
    if !unanswered.is_empty() && trends.recorded_nights > 0 {
        said.push(format!(
            "Not answered on any recorded night of this period: {}",
            unanswered.join(", ")
        ));
    }
    said
}
