//! Reading what can still be read of a damaged diary, row by row.
//!
//! Nothing is read from the file itself: a copy of it, in memory of a sealed one, gets the first hundred bytes that a diary
//! of its length has, so that neither these nor its length keep SQLite from looking at the rest.
//! Each night is then asked for by its date, by which the tables are ordered: what stands before
//! and behind a damaged part is found all the same. Every value goes through the types of the
//! diary, and a list of which a part cannot be read is never taken for a shorter one that was
//! answered. What SQLite does not come to is looked for on every page by itself, and there a row is
//! kept also where some of its values cannot be read: these are unanswered then.

mod header;
mod nights;
mod pages;
mod part;
mod past;
mod person;
mod rows;
mod scan;
mod scanned;

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::Path,
};

use rusqlite::Connection;
use zeroize::Zeroizing;

use super::{
    Draft, Keys, StoreError, added_fluid_rows,
    connection::{self, Purpose},
    contents,
    digest::ContentDigest,
    running_rows,
    sealed::FileBytes,
    work::Limited,
};
use crate::diary::{Diary, Night, NightDate, RunningCramp, quantity::Millilitres};

use nights::Tables;
use pages::Pages;
use past::Past;
pub(super) use person::Listed;
use person::{Lists, Person};
use scan::Scan;

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
        let bytes = FileBytes::read(path)?.all;
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
    /// Texts that were being typed; `None` where they cannot be read.
    pub(super) drafts: Option<BTreeMap<String, Draft>>,
    /// The cramp that is going on.
    pub(super) running: Option<RunningCramp>,
    /// The fluid of drinks that were added one by one; `None` where it cannot be read.
    pub(super) added_fluid: Option<BTreeMap<NightDate, Millilitres>>,
    /// The digest of the entries that were saved; `None` where it cannot be read.
    pub(super) saved: Option<ContentDigest>,
    /// All that was saved, where what the pages tell is that.
    pub(super) all: Option<Diary>,
    /// How many nights more may have stood where nothing can be read, at most.
    pub(super) untold: usize,
}

impl Salvaged {
    /// What was read is all that was saved, as its digest shows: nothing was lost.
    pub(super) fn is_all(&mut self, read: &Diary) {
        self.whole = read.nights().map(|night| (night.date, (**night).clone())).collect();
        self.in_part.clear();
        self.lost.clear();
        self.all_nights = true;
        self.untold = 0;
        self.running = read.running;
        self.added_fluid = Some(read.added_fluid.clone());
        self.person.is_all(read);
    }
}

/// Reads what can be read of a diary; `known` is an earlier state of it.
///
/// # Errors
/// Where no copy of it can be made to read from.
pub(super) fn salvage(diary: &Damaged<'_>, known: &Diary) -> Result<Salvaged, StoreError> {
    let scan = |pages: io::Result<Pages<'_>>, path| {
        let _limited = Limited::by(path);
        pages.ok().and_then(|pages| Scan::of(&pages))
    };
    match diary {
        Damaged::File(path) => {
            let copy = header::readable_copy(path)?;
            // Before SQLite opens it: closing a second handle would drop its locks.
            let scan = scan(Pages::open(copy.path()), path);
            Ok(read(connection::open(copy.path(), Purpose::Read), scan.as_ref(), known, path))
        }
        Damaged::Content(content, path) => {
            let image = header::readable_image(content, path)?;
            let scan = scan(Pages::of(&image), path);
            Ok(read(connection::open_image(&image, Purpose::Read), scan.as_ref(), known, path))
        }
    }
}

fn read(
    opened: rusqlite::Result<Connection>,
    scan: Option<&Scan>,
    known: &Diary,
    path: &Path,
) -> Salvaged {
    // What SQLite spends on pages that lead it astray is not missing where each is looked at.
    let limited = Limited::by(path);
    let connection = opened.and_then(read_on).ok();
    let mut salvaged = match &connection {
        Some(connection) => of_tables(connection, known),
        None => of_nothing(known),
    };
    drop(limited);
    let _limited = Limited::by(path);
    if let Some(scan) = scan {
        salvaged.add_scanned(connection.as_ref(), scan, known);
        salvaged.all = scan.all(salvaged.saved);
    }
    salvaged
}

/// What SQLite comes to.
fn of_tables(connection: &Connection, known: &Diary) -> Salvaged {
    let past = Past::read(connection);
    let mut salvaged = nights::read(connection, &Tables::of(Some(connection), None), known, &past);
    salvaged.past = past;
    salvaged.person = Person::read(connection, &Lists::of(Some(connection), None), known);
    salvaged.preferences = contents::read_preferences(connection).ok();
    salvaged.drafts = contents::read_drafts(connection).ok();
    salvaged.running = running_rows::read(connection).ok().flatten();
    salvaged.added_fluid = added_fluid_rows::read(connection).ok();
    salvaged.saved = contents::read_meta(connection).ok().map(|meta| meta.digest);
    salvaged
}

/// Where SQLite comes to nothing: what was known may be lost.
fn of_nothing(known: &Diary) -> Salvaged {
    let lost = known.nights().map(|night| night.date).collect();
    Salvaged { lost, person: Person::lost(known), ..Salvaged::default() }
}

/// Makes a connection read on where a page holds one bad row among good ones.
fn read_on(connection: Connection) -> rusqlite::Result<Connection> {
    connection.pragma_update(None, "cell_size_check", false)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_row| Ok(()))?;
    Ok(connection)
}
