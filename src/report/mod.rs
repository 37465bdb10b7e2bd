//! Floor 2: the doctor's summary: pages to print, a page for a browser, a message, a table.
//!
//! [`model`] gathers plain data from the diary, the findings and the figures; [`content`] says
//! them in words, once, for every form. For the pages, [`sections`] and [`strip`] turn those into
//! lines, tables and figures, [`layout`] and [`pages`] place them, and [`pdf`] writes them down;
//! [`preview`] draws the same pages for a window, and [`reading`] tells them.
//! Nothing here reads a clock: the same diary, options and fonts give the same bytes.

pub mod content;
pub mod csv;
pub mod html;
pub mod layout;
pub mod model;
mod options;
pub mod pages;
pub mod pdf;
pub mod plain;
pub mod preview;
pub mod reading;
mod recovery;
pub mod sections;
pub mod strip;
pub mod words;

pub use model::Summary;
pub use recovery::{RECOVERY_GROUPS, SheetForm, recovery_sheet};

pub use options::{DateStyle, Notes, Paper, ReportFormat, ReportOptions, SectionKind, SectionSet};

use content::Content;
use layout::{
    find::{DesktopFonts, FindFont},
    scene::Document,
};

use crate::diary::Diary;

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

/// The doctor's summary as the bytes of a file; each form says the same.
///
/// # Errors
/// [`ReportError`] says why there is none.
pub fn write(
    diary: &Diary,
    options: &ReportOptions,
    format: ReportFormat,
    fonts: &mut dyn FindFont,
) -> Result<Vec<u8>, ReportError> {
    let summary = Summary::of(diary, options);
    let content = Content::of(&summary, options);
    match format {
        ReportFormat::Pdf => pdf::write(&pages::lay_out(&summary, &content, options, fonts)?),
        ReportFormat::Html => {
            html::write(&summary, &content, options, fonts).map(String::into_bytes)
        }
        ReportFormat::Text => Ok(plain::write(&content).into_bytes()),
        ReportFormat::Csv => Ok(csv::write(&content).into_bytes()),
    }
}

/// The doctor's summary as the bytes of a PDF file.
///
/// # Errors
/// [`ReportError`] says why there is none.
pub fn summary(diary: &Diary, options: &ReportOptions) -> Result<Vec<u8>, ReportError> {
    write(diary, options, ReportFormat::Pdf, &mut DesktopFonts)
}

/// The pages of the summary: what is printed, and what a window may show of it.
///
/// # Errors
/// [`ReportError`] says why there are none.
pub fn document(diary: &Diary, options: &ReportOptions) -> Result<Document, ReportError> {
    document_with(diary, options, &mut DesktopFonts)
}

/// The same with the fonts of another place than the desktop.
///
/// # Errors
/// [`ReportError`] says why there are none.
pub fn document_with(
    diary: &Diary,
    options: &ReportOptions,
    fonts: &mut dyn FindFont,
) -> Result<Document, ReportError> {
    let summary = Summary::of(diary, options);
    let content = Content::of(&summary, options);
    pages::lay_out(&summary, &content, options, fonts)
}
