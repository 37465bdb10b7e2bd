//! Which nights hold the words that a person looks for, and pass what else they ask for.

mod fold;
mod index;
mod written;

use std::{collections::BTreeSet, sync::Arc};

use crate::diary::{Diary, NightDate, vocabulary::vocabulary};

pub use fold::Words;
pub use index::Index;
pub use written::{MedicationChanges, Written};

use super::jobs::Job;

vocabulary!(
    /// What the nights of a list may be asked for beside words.
    Filter, "filter", {
        /// At least one cramp was recorded.
        WithCramps = "with_cramps",
        /// It was recorded that there were none.
        WithoutCramps = "without_cramps",
        /// Between the first and the last night: nobody answered.
        NotRecorded = "not_recorded",
        /// It has a note on anything, on a cramp or on medication.
        WithNote = "with_note",
        /// What was recorded of it alone asks for emergency help.
        EmergencySign = "emergency_sign",
        /// It is after the newest appointment.
        SinceAppointment = "since_appointment",
    }
);

/// The filters that are chosen. Of the answers about cramps any of the chosen ones will do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters(BTreeSet<Filter>);

impl Filters {
    /// Whether one is chosen.
    pub fn contains(&self, filter: Filter) -> bool {
        self.0.contains(&filter)
    }

    /// Whether none is chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Chooses one, or no longer.
    pub fn toggle(&mut self, filter: Filter) {
        if !self.0.remove(&filter) {
            self.0.insert(filter);
        }
    }

    /// The chosen ones, in the order in which they are shown.
    pub fn iter(&self) -> impl Iterator<Item = Filter> {
        self.0.iter().copied()
    }
}

impl FromIterator<Filter> for Filters {
    fn from_iter<I: IntoIterator<Item = Filter>>(filters: I) -> Self {
        Self(filters.into_iter().collect())
    }
}

/// A search over the nights, with what it found.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// What is looked for, as it was typed.
    pub text: String,
    /// What else is asked for.
    pub filters: Filters,
    /// Grows each time a person asks for the field of the search.
    pub asked: u64,
    /// What is searched, once it has been read.
    index: Option<Arc<Index>>,
    /// The revision of the diary whose index is being made.
    being_read: Option<u64>,
    /// The revision, the text and the filters of which [`Self::found`] is.
    of: Option<(u64, String, Filters)>,
    found: Vec<NightDate>,
}

impl Search {
    /// The nights that were found, the newest first.
    pub fn found(&self) -> &[NightDate] {
        &self.found
    }

    /// What was changed of the medication before a night.
    pub fn changes_before(&self, night: NightDate) -> &[String] {
        self.index.as_ref().map_or(&[], |index| index.changes_before(night))
    }

    /// Whether something is looked for or asked for.
    pub fn is_on(&self) -> bool {
        !self.text.trim().is_empty() || !self.filters.is_empty()
    }

    /// Whether the diary has been read, if perhaps not its newest change.
    pub const fn is_ready(&self) -> bool {
        self.index.is_some()
    }

    /// Nothing is looked for any more.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.filters = Filters::default();
    }

    /// Looks again in what has been read; asks for the diary to be read where it has changed.
    pub(super) fn refresh(&mut self, diary: &Diary, revision: u64) -> Option<Job> {
        self.look();
        let read = self.index.as_ref().map(|index| index.revision());
        if read == Some(revision) || self.being_read == Some(revision) {
            return None;
        }
        self.being_read = Some(revision);
        Some(Job::Index { revision, diary: Box::new(diary.clone()) })
    }

    /// Takes in what has been read, unless something newer is there already.
    pub(super) fn take_in(&mut self, index: Index) {
        if self.index.as_ref().is_some_and(|held| held.revision() > index.revision()) {
            return;
        }
        self.index = Some(Arc::new(index));
        self.look();
    }

    fn look(&mut self) {
        let Some(index) = &self.index else { return };
        let is_current = self.of.as_ref().is_some_and(|(revision, text, filters)| {
            *revision == index.revision() && *text == self.text && *filters == self.filters
        });
        if !is_current {
            self.found = index.find(&Words::of(&self.text), &self.filters);
            self.of = Some((index.revision(), self.text.clone(), self.filters.clone()));
        }
    }
}

#[cfg(test)]
mod tests;
