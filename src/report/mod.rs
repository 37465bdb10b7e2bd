//! Floor 2: the doctor's summary, a PDF of one page with an appendix where one is asked for.
//!
//! [`model`] gathers plain data from the diary, the findings and the figures; [`sections`]
//! and [`strip`] turn them into lines, tables and figures; [`layout`] places those on pages;
//! [`pdf`] writes the pages down. Nothing here reads a clock: the same diary, period and day
//! of preparation give the same bytes.

pub mod layout;
pub mod model;
pub mod pages;
pub mod pdf;
pub mod preview;
pub mod reading;
pub mod sections;
pub mod strip;
pub mod words;

pub use model::Summary;

use layout::scene::Document;

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
pub enum ReportError {
    /// A typeface of the program could not be read.
    #[error(
        "the summary could not be made because the program's own typeface cannot be read; \
         install the program again"
    )]
    Typeface,
    /// The PDF could not be put together.
    #[error(
        "the summary could not be put together; try another period, or without the notes \
         ({reason})"
    )]
    Pdf {
        /// What the PDF writer said.
        reason: String,
    },
}

/// The doctor's summary as the bytes of a PDF file.
///
/// # Errors
/// [`ReportError`] says why there is none.
pub fn summary(diary: &Diary, options: &ReportOptions) -> Result<Vec<u8>, ReportError> {
    pdf::write(&document(diary, options)?)
}

/// The pages of the summary: what is printed, and what a window may show of it.
///
/// # Errors
/// [`ReportError`] says why there are none.
pub fn document(diary: &Diary, options: &ReportOptions) -> Result<Document, ReportError> {
    pages::lay_out(&Summary::of(diary, options), options.paper)
}
