//! Floor 2: the doctor's summary.

use chrono::NaiveDate;

use crate::diary::{Diary, Period, vocabulary::vocabulary};

vocabulary!(
    /// The size of the paper.
    Paper, "paper", {
        /// 210 by 297 mm.
        A4 = "a4",
        /// 8.5 by 11 inches.
        Letter = "letter",
    }
);

/// Whether the night-by-night record with the person's notes follows the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Notes {
    /// No notes: they may hold what is not meant for a doctor.
    #[default]
    Without,
    /// The record and every note follow as an appendix.
    With,
}

/// What is printed, on what, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportOptions {
    /// The nights that it is about.
    pub period: Period,
    /// The size of the paper.
    pub paper: Paper,
    /// Whether the appendix follows.
    pub notes: Notes,
    /// The day that is printed as the day of preparation.
    pub prepared_on: NaiveDate,
}

/// Raised when the summary could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the summary cannot be made yet")]
pub struct ReportError;

/// The doctor's summary as the bytes of a PDF file.
pub fn summary(_diary: &Diary, _options: &ReportOptions) -> Result<Vec<u8>, ReportError> {
    Err(ReportError)
}
