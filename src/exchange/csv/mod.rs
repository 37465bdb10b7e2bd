//! The nights as a table for a spreadsheet.
//!
//! The first line names the columns, with their units. Then each night has a row, and each of
//! its cramps has one below it; the column `Row` tells them apart. What belongs to a cramp is
//! empty in the row of a night, and the other way round. An empty cell is a question that was
//! not answered.
//!
//! | cell | written |
//! |---|---|
//! | a date, a time | `2026-03-15`, `02:13` |
//! | a number | with a point, whatever the machine's language is |
//! | yes or no | `yes`, `no` |
//! | a choice | its words: `warm bath`, `very good` |
//! | `Cramps (number)` | how many rows of cramps follow; 0 is a night without cramps |
//! | a list of choices | `stretch; warm bath`; `none` is a list with nothing in it |
//! | signs | `swelling (left, lasting, pain 3, known to doctor); redness (not lasting)` |
//! | relief | `stretch (helped); heat (helped partly); walk (did not help); massage` |
//! | doses | `Quinine \| 300 mg \| 22:00; Magnesium`: name, amount, time |
//!
//! In doses a backslash stands before a `;`, a `|` or a backslash that is part of a text, and
//! `\e` is an amount that was answered with nothing.
//!
//! A text is written so that no spreadsheet takes any of it for a formula ([`safe`]); what is
//! written here comes back letter by letter.
//!
//! Coming in, columns are told by their names: they may stand in any order, and may be missing.
//! The columns may be parted by commas, semicolons or tabs, as spreadsheets save them.

mod cell;
mod columns;
mod doses;
mod lists;
mod read;
mod rows;
mod safe;
mod source;
mod write;

pub(super) use columns::heading;
pub use read::parse;
pub(super) use source::is_table;
pub use write::write;

/// What a diary holds and this form does not, in words.
pub const LEFT_OUT: &str = "what you said of yourself, thresholds, medications, exposures, \
                            appointments and what was done about warnings";
