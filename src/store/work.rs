//! How much work a file may make.
//!
//! The pages of a table are a tree. A file that was made to do harm can have one page stand for
//! many, many times over: read from end to end, a few pages become billions of rows. So what
//! reads a file that nobody vouches for yet does so within limits that grow with its size, and
//! what goes beyond them is damaged. In the same way one page can stand for the same long text many
//! times over, and that would take all memory: so what was read counts as work too.

use std::{cell::Cell, path::Path};

use rusqlite::{Connection, ffi};

/// Steps of SQLite's machine that any file may take. Half a second or so.
const STEPS: u64 = 20_000_000;

/// Steps for each byte of a file. An examination of 50 years takes a tenth of that.
const STEPS_A_BYTE: u64 = 40;

/// What a row counts for beside the steps that lead to it.
const STEPS_A_ROW: u64 = 100;

/// What each byte of a text counts for.
const STEPS_A_LETTER: u64 = 2;

/// How often SQLite asks.
const STEPS_BETWEEN: u32 = 10_000;

thread_local! {
    /// The steps that are left to what is going on; `None`: as many as it takes.
    static LEFT: Cell<Option<u64>> = const { Cell::new(None) };
}

/// While it lives, what this thread does with SQLite is limited.
#[derive(Debug)]
pub(super) struct Limited {
    /// Whether it set the limit; the outermost one does.
    is_outermost: bool,
}

impl Limited {
    /// By the size of a file.
    pub(super) fn by(path: &Path) -> Self {
        let is_outermost = LEFT.get().is_none();
        if is_outermost {
            let bytes = path.symlink_metadata().map_or(0, |metadata| metadata.len());
            LEFT.set(Some(bytes.saturating_mul(STEPS_A_BYTE).saturating_add(STEPS)));
        }
        Self { is_outermost }
    }
}

impl Drop for Limited {
    fn drop(&mut self) {
        if self.is_outermost {
            LEFT.set(None);
        }
    }
}

/// Counts a row that is read.
pub(super) fn count_row() {
    spend(STEPS_A_ROW);
}

/// Counts a text that is read.
///
/// # Errors
/// As SQLite gives it up, where the limit is reached: it asks too seldom for what is so large.
pub(super) fn count_text(text: &[u8]) -> rusqlite::Result<()> {
    if spend(STEPS_A_LETTER.saturating_mul(text.len() as u64)) {
        Ok(())
    } else {
        Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_INTERRUPT), None))
    }
}

/// Whether so much work was left.
fn spend(steps: u64) -> bool {
    let Some(left) = LEFT.get() else { return true };
    LEFT.set(Some(left.saturating_sub(steps)));
    left >= steps
}

/// Has a connection keep to the limits of whoever uses it.
pub(super) fn keep_within_limits(connection: &mut Connection) -> rusqlite::Result<()> {
    let steps = i32::try_from(STEPS_BETWEEN).unwrap_or(i32::MAX);
    connection.progress_handler(steps, Some(|| !spend(STEPS_BETWEEN.into())))
}
