//! The figures in plain sentences: always the counts first, then what they can say.
//!
//! Each chart has a [`Said`]: one sentence that a patient understands, and one of how it was
//! found. No sentence says that one thing leads to another, and none ends with a full stop;
//! the paragraphs put the stops in.

mod comparisons;
mod cramps;
mod rates;
mod verdict;
mod written;

pub use comparisons::{Comparison, factor, factors, medication, of_factor, of_medication};
pub use cramps::{hours, lengths, pain, places, sleep};
pub use rates::{
    cramp_nights, cramps, of_cramp_nights, of_cramps, of_nights, of_trend, of_weeks, of_wide_rates,
    trend, weeks,
};
pub use verdict::Verdict;

use written::sentence;

/// Under this a p or q value is more than chance alone would explain.
const UNLIKELY_BY_CHANCE: f64 = 0.05;

/// What is said of a chart, wherever it stands: in the window, in a file, on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What the figures come to, for the person who keeps the diary.
    pub plain: String,
    /// What was counted, over how many, by which method, and with which interval.
    pub method: String,
}

impl Said {
    /// Both, as sentences one after the other.
    pub fn paragraph(&self) -> String {
        format!("{} {}", sentence(&self.plain), sentence(&self.method))
    }
}

#[cfg(test)]
mod tests;
