//! All of a damaged diary that is not a night.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{
    super::{
        person_rows::{
            acknowledgement, appointment, covered, exposure, increase, medication, read_profile,
        },
        tables::{
            ACKNOWLEDGEMENT, APPOINTMENT, COVERED, EXPOSURE, Fields, INCREASE, MEDICATION,
            RowError, SETTING, Table,
        },
    },
    nights::list,
    rows::{Found, ItemTable, Walk, at_most_one, items, number, only, word},
    scan::Scan,
};
use crate::diary::{
    Acknowledgement, Appointment, Diary, Entries, EntryId, Exposure, Medication, Profile, Settings,
    Threshold,
};

/// What was read of it. Of an entry that could not be read whole, the earlier state is taken.
#[derive(Debug, Default)]
pub(in crate::store) struct Person {
    pub(in crate::store) profile: Option<Profile>,
    pub(in crate::store) settings: Settings,
    pub(in crate::store) medications: Listed<Medication>,
    pub(in crate::store) exposures: Listed<Exposure>,
    pub(in crate::store) acknowledgements: Listed<Acknowledgement>,
    pub(in crate::store) appointments: Listed<Appointment>,
}

/// The entries of one kind.
#[derive(Debug)]
pub(in crate::store) struct Listed<T> {
    /// Those that were read, whole.
    pub(in crate::store) read: Vec<(EntryId, T)>,
    /// Those that were there and could not be read.
    pub(in crate::store) lost: BTreeSet<EntryId>,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self { read: Vec::new(), lost: BTreeSet::new() }
    }
}

impl Person {
    /// Where nothing can be read: what was known is lost.
    pub(super) fn lost(known: &Diary) -> Self {
        Self {
            settings: known.settings.clone(),
            medications: Listed::lost(&known.medications),
            exposures: Listed::lost(&known.exposures),
            acknowledgements: Listed::lost(&known.acknowledgements),
            appointments: Listed::lost(&known.appointments),
            ..Self::default()
        }
    }

    /// What was read is all that was saved: what was known beyond it was taken out since.
    pub(super) fn is_all(&mut self, read: &Diary) {
        self.profile = Some(read.profile.clone());
        self.settings = read.settings.clone();
        self.medications = Listed::all(&read.medications);
        self.exposures = Listed::all(&read.exposures);
        self.acknowledgements = Listed::all(&read.acknowledgements);
        self.appointments = Listed::all(&read.appointments);
    }

    /// Reads all of it; `connection` is that of the tables, or of their scan.
    pub(super) fn read(connection: &Connection, lists: &Lists, known: &Diary) -> Self {
        let Lists { increases, covers: covers_of } = lists;
        let medication = |id| {
            let entry = only(connection, &MEDICATION, &id, medication);
            let increased = items(connection, increases, (&id, &id), increase);
            with_list(
                entry,
                increased,
                |_medication| true,
                |medication, increased| {
                    medication.increased = increased.unwrap_or_default();
                },
            )
        };
        let acknowledgement = |id| {
            let entry = only(connection, &ACKNOWLEDGEMENT, &id, acknowledgement);
            let covers = items(connection, covers_of, (&id, &id), covered);
            let answered = |entry: &Acknowledgement| entry.covers.is_some();
            with_list(entry, covers, answered, |entry, covers| entry.covers = covers)
        };
        Self {
            profile: read_profile(connection).ok(),
            settings: settings(connection, known),
            medications: Listed::read(connection, &MEDICATION, &known.medications, medication),
            exposures: Listed::read(connection, &EXPOSURE, &known.exposures, |id| {
                only(connection, &EXPOSURE, &id, exposure).map(|(_id, entry)| entry)
            }),
            acknowledgements: Listed::read(
                connection,
                &ACKNOWLEDGEMENT,
                &known.acknowledgements,
                acknowledgement,
            ),
            appointments: Listed::read(connection, &APPOINTMENT, &known.appointments, |id| {
                only(connection, &APPOINTMENT, &id, appointment).map(|(_id, entry)| entry)
            }),
        }
    }
}

/// The tables of the lists of medications and acknowledgements.
pub(super) struct Lists {
    increases: ItemTable<i64>,
    covers: ItemTable<i64>,
}

impl Lists {
    pub(super) fn of(connection: Option<&Connection>, scan: Option<&Scan>) -> Self {
        let of = |table| ItemTable::of(connection, scan, table, number);
        Self { increases: of(&INCREASE), covers: of(&COVERED) }
    }
}

impl<T> Listed<T> {
    fn all(read: &Entries<T>) -> Self
    where
        T: Clone,
    {
        let read = read.iter().map(|(id, entry)| (*id, entry.clone())).collect();
        Self { read, lost: BTreeSet::new() }
    }

    fn lost(known: &Entries<T>) -> Self {
        Self { read: Vec::new(), lost: known.iter().map(|(id, _)| *id).collect() }
    }

    /// Asks for each entry of which the table, or an earlier state, tells.
    fn read(
        connection: &Connection,
        table: &'static Table,
        known: &Entries<T>,
        read: impl Fn(i64) -> Option<T>,
    ) -> Self {
        let Walk { keys, is_whole, .. } = Walk::of(connection, table, number);
        let mut ids: BTreeSet<_> = keys.into_keys().map(EntryId).collect();
        if !is_whole {
            ids.extend(known.iter().map(|(id, _)| *id));
        }
        let mut listed = Self::default();
        for id in ids {
            match read(id.0) {
                Some(entry) => listed.read.push((id, entry)),
                None => drop(listed.lost.insert(id)),
            }
        }
        listed
    }
}

/// An entry with its list, where both were read whole.
fn with_list<T, I>(
    entry: Option<(EntryId, T)>,
    items: Found<(i64, I)>,
    answered: impl Fn(&T) -> bool,
    put: impl Fn(&mut T, Option<Vec<I>>),
) -> Option<T> {
    let (_id, mut entry) = entry?;
    let mut is_whole = true;
    let items = list(answered(&entry).then(Vec::new), items, &mut is_whole);
    put(&mut entry, items);
    is_whole.then_some(entry)
}

/// Each threshold as it was set; one that cannot be read as it was before.
fn settings(connection: &Connection, known: &Diary) -> Settings {
    let mut settings = Settings::default();
    let walk = Walk::<Threshold>::of(connection, &SETTING, word);
    for threshold in Threshold::ALL {
        let value = |fields: &mut Fields<'_>| -> Result<i64, RowError> {
            fields.word::<Threshold>("name")?;
            fields.integer("value")
        };
        let found = at_most_one(connection, &SETTING, &threshold.word(), value);
        let is_told = found.is_whole && walk.tells(threshold);
        let value = match (found.rows.first(), is_told) {
            (Some(value), _) => Some(*value),
            (None, true) => None,
            (None, false) => known.settings.changed(*threshold).map(i64::from),
        };
        // A value out of range is none that was set.
        settings.set(*threshold, value).ok();
    }
    settings
}
