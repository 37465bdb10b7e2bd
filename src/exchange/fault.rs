//! Why a file cannot come in.

use super::place::Position;
use crate::diary::NightDate;

/// The largest file that is read: five times the diary of 50 years, every field answered.
pub const MAX_BYTES: usize = 64 << 20;

/// Raised when a file cannot come in; nothing of it does then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// More than [`MAX_BYTES`].
    #[error("the file is larger than {} MB, which no diary is; choose another file", MAX_BYTES >> 20)]
    TooLarge,
    /// Nothing but white space.
    #[error("the file is empty; choose another file, or get a complete copy of this one")]
    Empty,
    /// Something in it is at fault.
    #[error(transparent)]
    Fault(#[from] Box<Fault>),
}

/// The first thing that is wrong with a file, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{position}{}{path}: {problem}", if path.is_empty() { "" } else { ", " })]
pub struct Fault {
    /// The line and column.
    pub position: Position,
    /// The way to it, e.g. `nights[3].cramps[0].pain`; empty for the file as a whole.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a place of a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Bytes that are no text.
    #[error("the text is not UTF-8; save the file as UTF-8 and import it again")]
    NotUtf8,
    /// The end came too early.
    #[error("the file breaks off here; get a complete copy of it and import that")]
    BrokenOff,
    /// Not written as JSON is.
    #[error("this is not valid JSON ({0}); correct it there and import the file again")]
    Syntax(String),
    /// Nothing that the diary holds.
    #[error("{0}; correct it there and import the file again")]
    Value(String),
    /// A field of one object is given twice.
    #[error(
        "the field is given twice, first on line {first_line}; leave one of the two and import \
         the file again"
    )]
    RepeatedField {
        /// The line of the first.
        first_line: usize,
    },
    /// Two entries of one night.
    #[error(
        "the night {date} is there twice, first on line {first_line}; leave one of the two and \
         import the file again"
    )]
    RepeatedNight {
        /// The night.
        date: NightDate,
        /// The line of the first.
        first_line: usize,
    },
    /// A file of something else.
    #[error(
        "this is not a diary, whose \"format\" is \"cramp-diary\"; choose a file that Cramp Diary \
         exported"
    )]
    NotADiary,
    /// A table of something else.
    #[error(
        "this is not the table of a diary, whose first line names the columns \"Row\" and \
         \"Night (date of its morning)\"; choose a CSV file that Cramp Diary exported"
    )]
    NotATable,
    /// It does not say of which version it is.
    #[error("the field \"version\" is missing, which is 1; add it and import the file again")]
    NoVersion,
    /// A version of the format that this program does not know.
    #[error(
        "the file has version {0} of the format, and this program reads version 1; import it with \
         a newer Cramp Diary"
    )]
    OtherVersion(String),
}

/// A part of a file as a message shows it: short, and without control characters.
pub(super) fn shown(text: &str, most: usize) -> String {
    let mut characters = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut shown: String = characters.by_ref().take(most).collect();
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}
