//! Floor 2: the doctor's summary.

use chrono::NaiveDate;

use crate::diary::{Diary, Period};

/// The size of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 210 x 297 mm.
    A4,
    /// 8.5 x 11 in.
    Letter,
}

/// Whether notes are part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    /// They are left out.
    Without,
    /// They follow in the appendix.
    With,
}

/// How the summary is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportOptions {
    /// Of which nights.
    pub period: Period,
    /// On which paper.
    pub paper: Paper,
    /// With notes or without.
    pub notes: Notes,
    /// The date that stands on it.
    pub prepared_on: NaiveDate,
}

/// Raised when the summary could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the summary could not be made")]
pub struct ReportError;

/// The summary as a PDF.
pub fn summary(_diary: &Diary, _options: &ReportOptions) -> Result<Vec<u8>, ReportError> {
    Err(ReportError)
}
