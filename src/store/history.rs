//! The steps that can be taken back or made again, kept in the file with their changes.
//!
//! Steps are numbered in the order in which they were made. Those that were taken back are
//! always the newest ones; a new step takes their place.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{DamagedPart, tables::RowError, work};
use crate::diary::{Change, Step};

/// How many steps are kept.
pub(super) const KEPT_STEPS: i64 = 500;

/// How large the changes of all of them together may be, in bytes. The newest step is kept whatever
/// its size.
pub(super) const KEPT_BYTES: i64 = 8 * 1024 * 1024;

/// A step by its number and name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedStep {
    pub(super) seq: i64,
    pub(super) name: String,
}

/// What happens to the history together with the changes of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HistoryEdit {
    /// The step is new; those that were taken back are forgotten.
    Record { seq: i64 },
    /// The step is forgotten.
    Forget { seq: i64 },
    /// The step was taken back.
    MarkUndone { seq: i64 },
    /// The step was made again.
    MarkDone { seq: i64 },
}

impl HistoryEdit {
    /// What takes it back.
    pub(super) fn inverse(self) -> Self {
        match self {
            Self::Record { seq } => Self::Forget { seq },
            Self::Forget { seq } => Self::Record { seq },
            Self::MarkUndone { seq } => Self::MarkDone { seq },
            Self::MarkDone { seq } => Self::MarkUndone { seq },
        }
    }

    /// Does it; `step` is the step that is recorded.
    pub(super) fn perform(self, connection: &Connection, step: &Step) -> Result<(), RowError> {
        match self {
            Self::Record { seq } => record(connection, seq, step),
            Self::Forget { seq } => {
                connection.execute("DELETE FROM history_step WHERE seq = ?", [seq])?;
                Ok(())
            }
            Self::MarkUndone { seq } => mark(connection, seq, true),
            Self::MarkDone { seq } => mark(connection, seq, false),
        }
    }
}

/// The number of a step that would be recorded now.
pub(super) fn next_seq(connection: &Connection) -> Result<i64, RowError> {
    let newest: i64 = connection.query_row(
        "SELECT coalesce(max(seq), 0) AS newest FROM history_step WHERE undone = 0",
        [],
        |row| row.get("newest"),
    )?;
    Ok(newest + 1)
}

/// The step that an undo takes back.
pub(super) fn next_undo(connection: &Connection) -> Result<Option<NamedStep>, RowError> {
    Ok(connection
        .prepare_cached(
            "SELECT seq, name FROM history_step WHERE undone = 0 ORDER BY seq DESC LIMIT 1",
        )?
        .query_row([], named)
        .optional()?)
}

/// The step that a redo makes again.
pub(super) fn next_redo(connection: &Connection) -> Result<Option<NamedStep>, RowError> {
    Ok(connection
        .prepare_cached("SELECT seq, name FROM history_step WHERE undone = 1 ORDER BY seq LIMIT 1")?
        .query_row([], named)
        .optional()?)
}

/// How many steps can be taken back.
pub(super) fn undo_steps(connection: &Connection) -> Result<usize, RowError> {
    let count: i64 = connection.query_row(
        "SELECT count(*) AS steps FROM history_step WHERE undone = 0",
        [],
        |row| row.get("steps"),
    )?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// How many steps are kept, those included that were taken back.
pub(super) fn kept_steps(connection: &Connection) -> Result<usize, RowError> {
    let count: i64 =
        connection
            .query_row("SELECT count(*) AS steps FROM history_step", [], |row| row.get("steps"))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Forgets every step, with its changes.
pub(super) fn forget_all(connection: &Connection) -> Result<(), RowError> {
    connection.execute("DELETE FROM history_step", [])?;
    Ok(())
}

/// The steps of which a change cannot be read.
pub(super) fn unreadable_steps(connection: &Connection) -> Result<Vec<i64>, RowError> {
    let mut statement = connection.prepare("SELECT seq, name FROM history_step ORDER BY seq")?;
    let mut unreadable = Vec::new();
    for named in statement.query_map([], named)? {
        let named = named?;
        let seq = named.seq;
        match step(connection, named) {
            Ok(_step) => {}
            Err(RowError::Damaged(_)) => unreadable.push(seq),
            Err(error) => return Err(error),
        }
    }
    Ok(unreadable)
}

/// A step with its changes.
pub(super) fn step(connection: &Connection, step: NamedStep) -> Result<Step, RowError> {
    let NamedStep { seq, name } = step;
    let mut statement = connection
        .prepare_cached("SELECT change FROM history_change WHERE step = ? ORDER BY position")?;
    let mut rows = statement.query([seq])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let json = row.get_ref("change")?.as_str().ok();
        work::count_text(json.unwrap_or_default().as_bytes())?;
        let change: Change =
            json.and_then(|json| serde_json::from_str(json).ok()).ok_or_else(|| {
                let (table, column) = ("history_change", "change");
                RowError::Damaged(DamagedPart::Value { table, column, row: seq.to_string() })
            })?;
        changes.push(change);
    }
    Ok(Step { name, changes })
}

fn record(connection: &Connection, seq: i64, step: &Step) -> Result<(), RowError> {
    connection.execute("DELETE FROM history_step WHERE undone = 1", [])?;
    connection
        .prepare_cached("INSERT INTO history_step (seq, name, undone) VALUES (?, ?, 0)")?
        .execute(params![seq, step.name])?;
    for (change, position) in step.changes.iter().zip(0_i64..) {
        let json = serde_json::to_string(change)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
        connection
            .prepare_cached("INSERT INTO history_change (step, position, change) VALUES (?, ?, ?)")?
            .execute(params![seq, position, json])?;
    }
    connection
        .prepare_cached("DELETE FROM history_step WHERE seq <= ?")?
        .execute([seq - KEPT_STEPS])?;
    connection
        .prepare_cached(
            "WITH
               sized AS (
                 SELECT step, sum(octet_length(change)) AS bytes FROM history_change GROUP BY step
               ),
               summed AS (SELECT step, sum(bytes) OVER (ORDER BY step DESC) AS bytes FROM sized)
             DELETE FROM history_step
             WHERE seq < ? AND seq <= (SELECT max(step) FROM summed WHERE bytes > ?)",
        )?
        .execute([seq, KEPT_BYTES])?;
    Ok(())
}

fn mark(connection: &Connection, seq: i64, undone: bool) -> Result<(), RowError> {
    connection
        .prepare_cached("UPDATE history_step SET undone = ? WHERE seq = ?")?
        .execute(params![undone, seq])?;
    Ok(())
}

fn named(row: &Row<'_>) -> rusqlite::Result<NamedStep> {
    let name: String = row.get("name")?;
    work::count_text(name.as_bytes())?;
    Ok(NamedStep { seq: row.get("seq")?, name })
}
