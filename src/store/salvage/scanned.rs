//! What a look at every page adds to what SQLite comes to.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{
    super::{
        added_fluid_rows, contents, running_rows,
        tables::{
            ACKNOWLEDGEMENT, ADDED_FLUID, APPOINTMENT, COVERED, EXPOSURE, INCREASE,
            MEDICAL_HISTORY, MEDICATION, PROFILE, Table,
        },
    },
    Salvaged,
    nights::{self, TABLES, Tables},
    person::{Listed, Lists, Person},
    scan::Scan,
};
use crate::diary::{Diary, EntryId, NightDate, Period};

impl Salvaged {
    /// Adds what the pages of a file tell; what SQLite itself has read stands.
    pub(super) fn add_scanned(
        &mut self,
        connection: Option<&Connection>,
        scan: &Scan,
        known: &Diary,
    ) {
        let tables = Tables::of(connection, Some(scan));
        let is_whole =
            self.all_nights && self.in_part.is_empty() && self.lost.is_empty() && !scan.has_parts();
        if !is_whole {
            let scanned = nights::read(&scan.connection, &tables, known, &self.past);
            self.add_nights(scanned, scan);
            self.untold = self.count_untold(&tables);
        }
        let lists = Lists::of(connection, Some(scan));
        self.person.add(Person::read(&scan.connection, &lists, known), scan);
        let scanned = &scan.connection;
        if self.preferences.is_none() {
            self.preferences = contents::read_preferences(scanned).ok();
        }
        if self.drafts.is_none() {
            self.drafts = contents::read_drafts(scanned).ok();
        }
        if connection.is_none_or(|open| running_rows::read(open).is_err()) {
            self.running = running_rows::read(scanned).ok().flatten();
        }
        if self.added_fluid.is_none() && scan.has_rows_of(&ADDED_FLUID) {
            self.added_fluid = added_fluid_rows::read(scanned).ok().map(|found| {
                let mut fluid = known.added_fluid.clone();
                fluid.extend(found);
                fluid
            });
        }
        if self.saved.is_none() {
            self.saved = contents::read_meta(scanned).ok().map(|meta| meta.digest);
        }
    }

    fn add_nights(&mut self, scanned: Self, scan: &Scan) {
        let Self { whole, in_part, lost, .. } = scanned;
        for (date, night) in whole {
            let was_taken_out = self.past.nights.get(&date).is_some_and(Option::is_none);
            if was_taken_out {
                continue;
            }
            if scan.is_in_part(&TABLES, &date.to_string()) {
                // SQLite takes what became of its numbers for numbers.
                self.whole.remove(&date);
                self.in_part.insert(date, night);
            } else if scan.is_contested(&TABLES, &date.to_string()) {
                self.in_part.entry(date).or_insert(night);
            } else {
                self.whole.entry(date).or_insert(night);
            }
        }
        for (date, night) in in_part {
            if scan.is_in_part(&TABLES, &date.to_string()) {
                self.whole.remove(&date);
            }
            // Every row that SQLite comes to stands on a page, and more.
            self.in_part.insert(date, night);
        }
        self.in_part.retain(|date, _| !self.whole.contains_key(date));
        self.lost.extend(lost);
        self.lost.retain(|date| !self.whole.contains_key(date) && !self.in_part.contains_key(date));
    }

    /// The dates between the first night and the last one of which nothing tells whether there was
    /// a night.
    fn count_untold(&self, tables: &Tables) -> usize {
        let dates: BTreeSet<NightDate> =
            self.whole.keys().chain(self.in_part.keys()).chain(&self.lost).copied().collect();
        let ends = dates.first().zip(dates.last());
        let Some(between) = ends.and_then(|(first, last)| Period::new(*first, *last)) else {
            return 0;
        };
        between.iter().filter(|date| !dates.contains(date) && !tables.nights.tells(date)).count()
    }
}

impl Person {
    fn add(&mut self, scanned: Self, scan: &Scan) {
        self.medications.add(scanned.medications, scan, &[&MEDICATION, &INCREASE]);
        self.exposures.add(scanned.exposures, scan, &[&EXPOSURE]);
        self.acknowledgements.add(scanned.acknowledgements, scan, &[&ACKNOWLEDGEMENT, &COVERED]);
        self.appointments.add(scanned.appointments, scan, &[&APPOINTMENT]);
        if self.profile.is_none() && !scan.is_contested(&[&PROFILE], "1") {
            self.profile = scanned.profile.map(|mut profile| {
                // Its rows all stand on one page, so none is missing where one is found.
                if !scan.has_rows_of(&MEDICAL_HISTORY) {
                    profile.personal_history = None;
                    profile.family_history = None;
                }
                profile
            });
        }
        for (threshold, value) in scanned.settings.iter() {
            if self.settings.changed(threshold).is_none() {
                // A value out of range is none that was set.
                self.settings.set(threshold, Some(i64::from(value))).ok();
            }
        }
    }
}

impl<T> Listed<T> {
    fn add(&mut self, scanned: Self, scan: &Scan, tables: &[&Table]) {
        let read: BTreeSet<EntryId> = self.read.iter().map(|(id, _)| *id).collect();
        let is_new =
            |id: &EntryId| !read.contains(id) && !scan.is_contested(tables, &id.0.to_string());
        for (id, entry) in scanned.read {
            if is_new(&id) {
                self.lost.remove(&id);
                self.read.push((id, entry));
            }
        }
        self.lost.extend(scanned.lost.into_iter().filter(|id| !read.contains(id)));
    }
}
