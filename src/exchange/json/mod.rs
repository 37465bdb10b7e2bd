//! This diary's own file: everything, as `assets/diary.schema.json` describes it.

mod explain;
mod read;
mod words;
mod write;

pub use read::{parse, read};
pub use write::write;

/// The word that says what the file is.
const FORMAT: &str = "cramp-diary";
/// The version of the format that is read and written.
const VERSION: i64 = 1;
