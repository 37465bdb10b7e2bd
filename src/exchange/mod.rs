//! Floor 2: files that come in and go out.
//!
//! A file comes in whole or not at all: it is read into values that the diary accepts
//! ([`parse`]), laid beside the diary ([`plan`]), and only then committed, as
//! one step. A file that goes out is written beside its place first and then put there
//! ([`save()`]).

mod break_note;
mod choice;
pub mod csv;
mod export;
mod fault;
pub mod fhir;
mod fields;
mod imported;
mod incoming;
pub mod json;
mod last_look;
mod merge;
mod place;
mod report;
mod save;
mod text;

pub use break_note::{BreakNote, BrokeOff, say_only_where};
pub use choice::DiaryChoice;
pub use export::ExportFormat;
pub use fault::{Fault, ImportError, MAX_BYTES, Problem};
pub use imported::Imported;
pub use incoming::{ReadError, parse, read_file};
pub use last_look::LastLook;
pub use merge::{MergeError, OnConflict, Plan, plan};
pub use place::Position;
pub use report::{Difference, MergeReport, Stands, Tally};
pub use save::{SaveError, save};

use crate::diary::vocabulary::vocabulary;

vocabulary!(
    /// A form in which a diary comes in.
    Format, "format", {
        /// This diary's own, `assets/diary.schema.json`: everything.
        Json = "json",
        /// A table for spreadsheets: nights and cramps.
        Csv = "csv",
    }
);
