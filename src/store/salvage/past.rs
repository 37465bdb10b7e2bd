//! What the steps that can be undone tell of the nights that they were about: the newest ones,
//! which no backup may have yet.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rusqlite::Connection;

use crate::{
    diary::{Change, Night, NightDate},
    store::work,
};

/// Nights as the newest step about each has left them; `None`: it was taken out.
#[derive(Debug, Default)]
pub(in crate::store) struct Past {
    pub(in crate::store) nights: BTreeMap<NightDate, Option<Arc<Night>>>,
}

impl Past {
    /// Reads the steps that can be read, in their order.
    ///
    /// A step that cannot be read may have been about any night, so what was before it counts
    /// no more.
    pub(super) fn read(connection: &Connection) -> Self {
        let mut past = Self::default();
        let (Some(steps), Some(changes)) = (steps(connection), changes(connection)) else {
            return past;
        };
        for ((step, _position), change) in changes {
            if steps.contains(&step) {
                match change {
                    Some(Change::Night(date, edit)) => drop(past.nights.insert(date, edit.after)),
                    Some(_) => {}
                    None => past.nights.clear(),
                }
            }
        }
        past
    }
}

/// The steps that were not taken back.
fn steps(connection: &Connection) -> Option<BTreeSet<i64>> {
    let mut statement =
        connection.prepare("SELECT seq FROM history_step WHERE undone = 0 ORDER BY seq").ok()?;
    let steps = statement.query_map([], |row| row.get("seq")).ok()?;
    steps.collect::<rusqlite::Result<_>>().ok()
}

type Changes = BTreeMap<(i64, i64), Option<Change>>;

/// Every change; `None` in the place of one that is no JSON of a change.
fn changes(connection: &Connection) -> Option<Changes> {
    let mut statement = connection
        .prepare("SELECT step, position, change FROM history_change ORDER BY step, position")
        .ok()?;
    let mut rows = statement.query([]).ok()?;
    let mut changes = Changes::new();
    while let Some(row) = rows.next().ok()? {
        let at = (row.get("step").ok()?, row.get("position").ok()?);
        let json = row.get_ref("change").ok().and_then(|json| json.as_str().ok());
        work::count_text(json.unwrap_or_default().as_bytes()).ok()?;
        changes.insert(at, json.and_then(|json| serde_json::from_str(json).ok()));
    }
    Some(changes)
}
