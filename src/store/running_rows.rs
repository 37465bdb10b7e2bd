//! The cramp that is going on as a row.

use chrono::DateTime;
use chrono_tz::Tz;
use rusqlite::{Connection, params};

use super::tables::{RUNNING_CRAMP, RowError, read_all};
use crate::diary::RunningCramp;

/// The one row of the table.
const ONLY: i64 = 1;

/// Reads which cramp is going on.
pub(super) fn read(connection: &Connection) -> Result<Option<RunningCramp>, RowError> {
    let mut rows = read_all(connection, &RUNNING_CRAMP, |fields| {
        if fields.integer("id")? != ONLY {
            return Err(fields.damaged("id"));
        }
        let night = fields.word("night")?;
        let position = fields.integer("position")?;
        let position = usize::try_from(position).map_err(|_negative| fields.damaged("position"))?;
        let since = DateTime::from_timestamp_millis(fields.integer("since_ms")?)
            .ok_or_else(|| fields.damaged("since_ms"))?;
        let clock = fields.word("clock")?;
        let zone = fields.word_option::<Tz>("time_zone")?;
        Ok(RunningCramp { night, position, since, clock, zone })
    })?;
    Ok(rows.pop())
}

/// Puts another cramp in the place of the one that was going on.
pub(super) fn replace(
    connection: &Connection,
    running: Option<&RunningCramp>,
) -> Result<(), RowError> {
    connection.execute("DELETE FROM running_cramp", [])?;
    let Some(RunningCramp { night, position, since, clock, zone }) = running else {
        return Ok(());
    };
    connection.prepare_cached(RUNNING_CRAMP.insert)?.execute(params![
        ONLY,
        night.to_string(),
        i64::try_from(*position).unwrap_or(i64::MAX),
        since.timestamp_millis(),
        clock.to_string(),
        zone.map(Tz::name),
    ])?;
    Ok(())
}
