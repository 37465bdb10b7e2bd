//! What goes into the store and what comes out of it.

use std::{collections::BTreeMap, fmt, path::PathBuf};

use chrono::{DateTime, Utc};

use crate::diary::{Diary, Period, Step};

/// What a diary file is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To read an existing diary, also beside a window that has it open, and also where
    /// nothing can be written.
    Read,
    /// To read and change an existing diary, as its only writer.
    Write,
    /// As [`Access::Write`]; where there is no file, an empty diary is made.
    WriteOrCreate,
}

/// Whether a file that is there already may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Overwrite {
    /// It is left alone, and the call fails.
    #[default]
    No,
    /// It is replaced, once what replaces it is complete.
    Yes,
}

/// A text that was being typed and was not saved as an entry yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What was typed, in the form that the writer of the draft chose.
    pub body: String,
    /// When it was last typed at, to the millisecond.
    pub at: DateTime<Utc>,
    /// The revision of the diary that the draft was typed against.
    pub base: u64,
}

/// Everything that a diary file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The diary.
    pub diary: Diary,
    /// How the program is set up: units, look and so on. Not part of the diary.
    pub preferences: BTreeMap<String, String>,
    /// Texts that were being typed, by the key of the field that they belong to.
    pub drafts: BTreeMap<String, Draft>,
    /// Counts the commits of the file; it only ever grows.
    pub revision: u64,
    /// The name of the step that an undo would take back.
    pub undo: Option<String>,
    /// The name of the step that a redo would make again.
    pub redo: Option<String>,
}

/// A step that is on the disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Committed {
    /// The step as it was applied to the diary: of an undo, the inverse.
    pub step: Step,
    /// The revision of the file that holds it.
    pub revision: u64,
    /// The name of the step that an undo would take back now.
    pub undo: Option<String>,
    /// The name of the step that a redo would make again now.
    pub redo: Option<String>,
}

/// How much a diary holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Contents {
    /// Nights that have an entry.
    pub nights: usize,
    /// Of these, nights of which it was answered if there were cramps.
    pub recorded_nights: usize,
    /// Cramps of all nights.
    pub cramps: usize,
    /// Medications.
    pub medications: usize,
    /// Exposures.
    pub exposures: usize,
    /// Acknowledgements.
    pub acknowledgements: usize,
    /// Appointments.
    pub appointments: usize,
    /// The first and the newest night that has an entry.
    pub span: Option<Period>,
}

impl Contents {
    /// Counts what a diary holds.
    pub fn of(diary: &Diary) -> Self {
        Self {
            nights: diary.nights().len(),
            recorded_nights: diary.nights().filter(|night| night.is_recorded()).count(),
            cramps: diary.nights().map(|night| night.cramps().len()).sum(),
            medications: diary.medications.len(),
            exposures: diary.exposures.len(),
            acknowledgements: diary.acknowledgements.len(),
            appointments: diary.appointments.len(),
            span: diary.span(),
        }
    }
}

/// A copy of the diary that was read back and found equal to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// How large it is.
    pub bytes: u64,
    /// The revision of the diary that it holds.
    pub revision: u64,
    /// How much it holds.
    pub contents: Contents,
}

/// What was put back, and where the diary that stood in its place is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The diary of before; `None` where there was none.
    pub kept: Option<PathBuf>,
    /// The revision of the diary that was put back.
    pub revision: u64,
    /// How much it holds.
    pub contents: Contents,
}

/// What an examination of the whole file found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// The version of the file's tables.
    pub schema_version: u32,
    /// The revision of the diary.
    pub revision: u64,
    /// How much it holds.
    pub contents: Contents,
    /// Steps that can be taken back.
    pub undo_steps: usize,
    /// What is wrong; empty where nothing is.
    pub problems: Vec<Problem>,
}

/// Something that is wrong with a file although it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// SQLite's own examination of its structure, in its words.
    Structure(String),
    /// A row that belongs to another that is not there.
    Orphan {
        /// The table of the row.
        table: String,
    },
    /// The entries are not those that were saved, although each can be read.
    ContentChanged,
    /// A step of the history, by its number, that can be neither taken back nor made again.
    Step(i64),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Structure(finding) => write!(f, "the structure of the file is damaged: {finding}"),
            Self::Orphan { table } => {
                write!(f, "a row of the table \"{table}\" belongs to an entry that is not there")
            }
            Self::Step(number) => {
                write!(f, "step {number} of the history cannot be read, so it cannot be undone")
            }
            Self::ContentChanged => f.write_str(
                "an entry is not as it was saved: something other than this program changed the file",
            ),
        }
    }
}
