//! Reading what can still be read of a damaged diary, row by row.
//!
//! Nothing is read from the file itself: a copy of it, in memory of a sealed one, gets the first hundred bytes that a diary
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
use zeroize::Zeroizing;

use super::{
    Draft, Keys, StoreError, added_fluid_rows,
    connection::{self, Purpose},
    contents, running_rows,
    sealed::Bytes,
    work::Limited,
};
use crate::diary::{Diary, Night, NightDate, RunningCramp, quantity::Millilitres};

use past::Past;
pub(super) use person::Listed;
use person::Person;

/// A damaged diary.
pub(super) enum Damaged<'d> {
    /// A file that SQLite reads.
    File(&'d Path),
    /// What could be decrypted of a sealed file: each piece that could not is zeros.
    Content(Zeroizing<Vec<u8>>, &'d Path),
}

impl<'d> Damaged<'d> {
    /// Of a sealed file. Where none of the keys fits what is left of it, there is nothing.
    pub(super) fn sealed(path: &'d Path, keys: &Keys) -> Result<Self, StoreError> {
        let bytes = Bytes::read(path)?.bytes;
        let content = keys.seal_of(&bytes).and_then(|seal| seal.open_what_is_whole(&bytes).ok());
        Ok(Self::Content(content.unwrap_or_default(), path))
    }
}

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
pub(super) fn salvage(diary: &Damaged<'_>, known: &Diary) -> Result<Salvaged, StoreError> {
    let _limited = Limited::by(match diary {
        Damaged::File(path) | Damaged::Content(_, path) => path,
    });
    let (copy, opened) = match diary {
        Damaged::File(path) => {
            let copy = header::readable_copy(path)?;
            let opened = connection::open(copy.path(), Purpose::Read);
            (Some(copy), opened)
        }
        Damaged::Content(content, path) => {
            let image = header::readable_image(content, path)?;
            (None, connection::open_image(&image, Purpose::Read))
        }
    };
    let Ok(connection) = opened.and_then(read_on) else {
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
    drop(connection);
    drop(copy);
    Ok(salvaged)
}

/// Makes a connection read on where a page holds one bad row among good ones.
fn read_on(connection: Connection) -> rusqlite::Result<Connection> {
    connection.pragma_update(None, "cell_size_check", false)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_row| Ok(()))?;
    Ok(connection)
}
