//! Reading what can still be read of a damaged diary, row by row.
//!
//! Nothing is read from the file itself: a copy of it gets the first hundred bytes that a diary
//! of its length has, so that neither these nor its length keep SQLite from looking at the rest.
//! Each night is then asked for by its date, by which the tables are ordered: what stands before
//! and behind a damaged part is found all the same. Every value goes through the types of the
//! diary, and a list of which a part cannot be read is never taken for a shorter one that was
//! answered.

mod header;
mod nights;
mod past;
mod person;
mod rows;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use rusqlite::Connection;

use super::{
    Draft, StoreError, added_fluid_rows,
    connection::{self, Purpose},
    contents, running_rows,
    work::Limited,
};
use crate::diary::{Diary, Night, NightDate, RunningCramp, quantity::Millilitres};

use past::Past;
pub(super) use person::Listed;
use person::Person;

/// What was read of a damaged diary.
#[derive(Debug, Default)]
pub(super) struct Salvaged {
    /// Nights that were read whole.
    pub(super) whole: BTreeMap<NightDate, Night>,
    /// Nights of which something could not be read.
    pub(super) in_part: BTreeMap<NightDate, Night>,
    /// Nights that were there and of which nothing could be read.
    pub(super) lost: BTreeSet<NightDate>,
    /// Whether the table of nights is whole: a night that is not in it was not there.
    pub(super) all_nights: bool,
    /// What the steps that can be undone tell of nights.
    pub(super) past: Past,
    /// All that is not a night.
    pub(super) person: Person,
    /// `None` where they cannot be read.
    pub(super) preferences: Option<BTreeMap<String, String>>,
    /// Texts that were being typed.
    pub(super) drafts: BTreeMap<String, Draft>,
    /// The cramp that is going on.
    pub(super) running: Option<RunningCramp>,
    /// The fluid of drinks that were added one by one; `None` where it cannot be read.
    pub(super) added_fluid: Option<BTreeMap<NightDate, Millilitres>>,
}

/// Reads what can be read of a diary; `known` is an earlier state of it.
///
/// # Errors
/// Where no copy of it can be made to read from.
pub(super) fn salvage(diary: &Path, known: &Diary) -> Result<Salvaged, StoreError> {
    let _limited = Limited::by(diary);
    let copy = header::readable_copy(diary)?;
    let Ok(connection) = open(copy.path()) else {
        let lost = known.nights().map(|night| night.date).collect();
        return Ok(Salvaged { lost, person: Person::lost(known), ..Salvaged::default() });
    };
    let past = Past::read(&connection);
    let mut salvaged = nights::read(&connection, known, &past);
    salvaged.past = past;
    salvaged.person = Person::read(&connection, known);
    salvaged.preferences = contents::read_preferences(&connection).ok();
    salvaged.drafts = contents::read_drafts(&connection).unwrap_or_default();
    salvaged.running = running_rows::read(&connection).ok().flatten();
    salvaged.added_fluid = added_fluid_rows::read(&connection).ok();
    Ok(salvaged)
}

/// A connection that reads on where a page holds one bad row among good ones.
fn open(path: &Path) -> rusqlite::Result<Connection> {
    let connection = connection::open(path, Purpose::Read)?;
    connection.pragma_update(None, "cell_size_check", false)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_row| Ok(()))?;
    Ok(connection)
}
