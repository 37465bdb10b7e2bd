//! What a person does to the diary, as a value that a screen can hand over.

use std::{borrow::Cow, fmt, sync::Arc};

use crate::{
    clock::Now,
    diary::{
        Acknowledgement, Appointment, Change, Diary, Edit as Swap, Entries, EntryId, Exposure,
        Medication, Night, NightDate, Profile, Settings, Step, change, running::Editor,
    },
};

/// What an edit is for the diary that it meets.
type Make = Arc<dyn Fn(&Diary, &Now) -> Vec<Change> + Send + Sync>;

/// An edit that becomes changes once it meets the diary that it is made to.
///
/// Two edits of one frame both count: the second one is made to what the first one left.
#[derive(Clone)]
pub struct Edit {
    name: Cow<'static, str>,
    make: Make,
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Edit").field(&self.name).finish()
    }
}

/// Things of which the diary has a list.
pub trait Listed: Clone + PartialEq + Send + Sync + 'static {
    /// The list.
    fn entries(diary: &Diary) -> &Entries<Self>;
    /// The change of one entry.
    fn change(id: EntryId, swap: Swap<Option<Self>>) -> Change;
}

macro_rules! listed {
    ($type:ident, $list:ident) => {
        impl Listed for $type {
            fn entries(diary: &Diary) -> &Entries<Self> {
                &diary.$list
            }

            fn change(id: EntryId, swap: Swap<Option<Self>>) -> Change {
                Change::$type(id, swap)
            }
        }
    };
}
listed!(Medication, medications);
listed!(Exposure, exposures);
listed!(Acknowledgement, acknowledgements);
listed!(Appointment, appointments);

impl Edit {
    /// The edit that makes these changes; `name` follows the word "Undo".
    pub fn new(
        name: impl Into<Cow<'static, str>>,
        make: impl Fn(&Diary, &Now) -> Vec<Change> + Send + Sync + 'static,
    ) -> Self {
        Self { name: name.into(), make: Arc::new(make) }
    }

    /// Edits the entry of a night; makes it where there is none.
    ///
    /// A new entry is stamped with the time zone of the machine, so that its times can be
    /// placed later. An entry of which nothing is left is taken out.
    pub fn night(
        date: NightDate,
        name: impl Into<Cow<'static, str>>,
        edit: impl Fn(&mut Night) + Send + Sync + 'static,
    ) -> Self {
        Self::new(name, move |diary, now| {
            let before = diary.night(date).cloned();
            let mut night = before
                .as_deref()
                .cloned()
                .unwrap_or_else(|| Night { time_zone: now.zone, ..Night::unanswered(date) });
            let zone = night.time_zone;
            edit(&mut night);
            let nothing = Night { time_zone: zone, ..Night::unanswered(date) };
            let after = (night != nothing).then(|| Arc::new(night));
            vec![Change::Night(date, Swap { before, after })]
        })
    }

    /// Edits the profile.
    pub fn profile(
        name: impl Into<Cow<'static, str>>,
        edit: impl Fn(&mut Profile) + Send + Sync + 'static,
    ) -> Self {
        Self::new(name, move |diary, _now| {
            let before = diary.profile.clone();
            let mut after = before.clone();
            edit(&mut after);
            vec![Change::Profile(Box::new(Swap { before, after }))]
        })
    }

    /// Edits the thresholds.
    pub fn settings(
        name: impl Into<Cow<'static, str>>,
        edit: impl Fn(&mut Settings) + Send + Sync + 'static,
    ) -> Self {
        Self::new(name, move |diary, _now| {
            let before = diary.settings.clone();
            let mut after = before.clone();
            edit(&mut after);
            vec![Change::Settings(Swap { before, after })]
        })
    }

    /// Adds an entry to its list.
    pub fn add<T: Listed>(name: impl Into<Cow<'static, str>>, entry: T) -> Self {
        Self::new(name, move |diary, _now| {
            let id = T::entries(diary).next_id();
            vec![T::change(id, Swap { before: None, after: Some(entry.clone()) })]
        })
    }

    /// Edits an entry; does nothing where there is none.
    pub fn entry<T: Listed>(
        id: EntryId,
        name: impl Into<Cow<'static, str>>,
        edit: impl Fn(&mut T) + Send + Sync + 'static,
    ) -> Self {
        Self::new(name, move |diary, _now| {
            let Some(before) = T::entries(diary).get(id) else { return Vec::new() };
            let mut after = before.clone();
            edit(&mut after);
            vec![T::change(id, Swap { before: Some(before.clone()), after: Some(after) })]
        })
    }

    /// Takes an entry out of its list.
    pub fn remove<T: Listed>(id: EntryId, name: impl Into<Cow<'static, str>>) -> Self {
        Self::new(name, move |diary, _now| {
            let before = T::entries(diary).get(id).cloned();
            vec![T::change(id, Swap { before, after: None })]
        })
    }

    /// What it changes in a diary.
    pub(super) fn changes(&self, diary: &Diary, now: &Now) -> Vec<Change> {
        (self.make)(diary, now)
    }

    /// The step that this edit is for a diary; `None` where it would change nothing.
    pub fn step(&self, diary: &Diary, now: &Now) -> Option<Step> {
        let mut changes = self.changes(diary, now);
        diary.follow_running_cramp(&mut changes, Editor::Person);
        changes.retain(|change: &change::Change| !change.is_empty());
        (!changes.is_empty()).then(|| Step { name: self.name.clone().into_owned(), changes })
    }
}

#[cfg(test)]
mod tests {
    use super::Edit;
    use crate::{
        clock::Clock,
        diary::{Diary, NightDate},
    };

    #[test]
    fn an_entry_of_which_nothing_is_left_is_taken_out() {
        let now = Clock::fixed("2026-03-02T08:00:00".parse().unwrap()).now();
        let date: NightDate = "2026-03-02".parse().unwrap();
        let mut diary = Diary::default();
        let none = Edit::night(date, "record no cramps", |night| night.cramps = Some(Vec::new()));
        diary.apply_step(&none.step(&diary, &now).unwrap()).unwrap();
        assert!(diary.night(date).unwrap().is_recorded());
        assert!(none.step(&diary, &now).is_none(), "the same edit again changes nothing");
        let clear = Edit::night(date, "clear", |night| night.cramps = None);
        diary.apply_step(&clear.step(&diary, &now).unwrap()).unwrap();
        assert!(diary.is_empty());
    }
}
