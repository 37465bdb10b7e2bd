//! The whole diary: everything that one person has entered.

use std::{
    collections::{BTreeMap, btree_map},
    sync::Arc,
};

use super::{
    Acknowledgement, Appointment, Exposure, Medication, Night, NightDate, Period, Profile,
    RunningCramp, Settings, quantity::Millilitres,
};

/// The number of an entry in a list; it stays with the entry and is never exported.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct EntryId(pub i64);

/// Entries in the order in which they were made.
#[derive(Debug, Clone, PartialEq)]
pub struct Entries<T> {
    by_id: BTreeMap<EntryId, T>,
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self { by_id: BTreeMap::new() }
    }
}

impl<T> Entries<T> {
    /// The entry with this number.
    pub fn get(&self, id: EntryId) -> Option<&T> {
        self.by_id.get(&id)
    }

    /// Puts an entry in (or another in its place); gives back what stood there.
    pub fn put(&mut self, id: EntryId, entry: Option<T>) -> Option<T> {
        match entry {
            Some(entry) => self.by_id.insert(id, entry),
            None => self.by_id.remove(&id),
        }
    }

    /// A number that no entry of this list has.
    pub fn next_id(&self) -> EntryId {
        EntryId(self.by_id.last_key_value().map_or(1, |(id, _)| id.0.saturating_add(1)))
    }

    /// Every entry with its number.
    pub fn iter(&self) -> btree_map::Iter<'_, EntryId, T> {
        self.by_id.iter()
    }

    /// Every entry.
    pub fn values(&self) -> btree_map::Values<'_, EntryId, T> {
        self.by_id.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }
}

impl<'a, T> IntoIterator for &'a Entries<T> {
    type Item = (&'a EntryId, &'a T);
    type IntoIter = btree_map::Iter<'a, EntryId, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> FromIterator<T> for Entries<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        Self { by_id: (1..).map(EntryId).zip(entries).collect() }
    }
}

/// One person's diary. Copies share their nights and are cheap.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Diary {
    /// About the person.
    pub profile: Profile,
    /// Changed thresholds.
    pub settings: Settings,
    /// Medications taken, now or once.
    pub medications: Entries<Medication>,
    /// Contacts with harmful substances.
    pub exposures: Entries<Exposure>,
    /// What was done about cards.
    pub acknowledgements: Entries<Acknowledgement>,
    /// Appointments with a doctor.
    pub appointments: Entries<Appointment>,
    /// The cramp that is going on; no part of the interchange format.
    pub running: Option<RunningCramp>,
    /// The fluid of the drinks that were added one by one to the day before a night: no answer to
    /// how much was drunk in all, and no part of the interchange format.
    pub added_fluid: BTreeMap<NightDate, Millilitres>,
    nights: BTreeMap<NightDate, Arc<Night>>,
}

impl Diary {
    /// The entry of a night, if there is one.
    pub fn night(&self, date: NightDate) -> Option<&Arc<Night>> {
        self.nights.get(&date)
    }

    /// Every night that has an entry, the first one first.
    pub fn nights(&self) -> impl DoubleEndedIterator<Item = &Arc<Night>> + ExactSizeIterator {
        self.nights.values()
    }

    /// The entries of a period, the first one first.
    pub fn nights_in(&self, period: Period) -> impl DoubleEndedIterator<Item = &Arc<Night>> {
        self.nights.range(period.first()..=period.last()).map(|(_, night)| night)
    }

    /// The first and the newest night that has an entry.
    pub fn span(&self) -> Option<Period> {
        let (first, _) = self.nights.first_key_value()?;
        let (last, _) = self.nights.last_key_value()?;
        Period::new(*first, *last)
    }

    /// The newest night of which it was answered if there were cramps.
    pub fn newest_recorded(&self) -> Option<NightDate> {
        self.nights().rev().find(|night| night.is_recorded()).map(|night| night.date)
    }

    /// Puts in the entry of its night; gives back what stood there.
    pub fn put_night(&mut self, night: Arc<Night>) -> Option<Arc<Night>> {
        self.nights.insert(night.date, night)
    }

    /// Takes out the entry of a night.
    pub fn remove_night(&mut self, date: NightDate) -> Option<Arc<Night>> {
        self.nights.remove(&date)
    }

    /// Whether nothing at all has been entered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
