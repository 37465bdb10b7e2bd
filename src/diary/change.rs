//! Every edit of a diary as a value that can be undone.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Acknowledgement, Appointment, Diary, EntryId, Exposure, Medication, Night, NightDate, Profile,
    RunningCramp, Settings, quantity::Millilitres,
};

/// What stood in a place before, and what stands there after. `None`: no entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit<T> {
    /// What is replaced.
    pub before: T,
    /// What replaces it.
    pub after: T,
}

impl<T> Edit<T> {
    fn inverse(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

/// One edit of one thing of the diary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Change {
    /// The entry of a night.
    Night(NightDate, Edit<Option<Arc<Night>>>),
    /// A medication.
    Medication(EntryId, Edit<Option<Medication>>),
    /// An exposure.
    Exposure(EntryId, Edit<Option<Exposure>>),
    /// An acknowledgement.
    Acknowledgement(EntryId, Edit<Option<Acknowledgement>>),
    /// An appointment.
    Appointment(EntryId, Edit<Option<Appointment>>),
    /// The profile.
    Profile(Box<Edit<Profile>>),
    /// The changed thresholds.
    Settings(Edit<Settings>),
    /// The cramp that is going on.
    Running(Edit<Option<RunningCramp>>),
    /// The fluid of the drinks that were added one by one before a night.
    AddedFluid(NightDate, Edit<Option<Millilitres>>),
}

/// Raised when a change does not fit the diary that it is applied to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The diary no longer holds what the change replaces.
    #[error("the entry was changed in the meantime; look at it again and repeat the change")]
    Stale,
    /// The night of a change is not the one that it names.
    #[error("a change names another night than the one that it holds")]
    WrongNight,
}

impl Change {
    /// Sets the entry of a night to what it should be.
    pub fn of_night(diary: &Diary, after: Night) -> Self {
        let before = diary.night(after.date).cloned();
        Self::Night(after.date, Edit { before, after: Some(Arc::new(after)) })
    }

    /// The change that undoes this one.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Night(date, edit) => Self::Night(date, edit.inverse()),
            Self::Medication(id, edit) => Self::Medication(id, edit.inverse()),
            Self::Exposure(id, edit) => Self::Exposure(id, edit.inverse()),
            Self::Acknowledgement(id, edit) => Self::Acknowledgement(id, edit.inverse()),
            Self::Appointment(id, edit) => Self::Appointment(id, edit.inverse()),
            Self::Profile(edit) => Self::Profile(Box::new(edit.inverse())),
            Self::Settings(edit) => Self::Settings(edit.inverse()),
            Self::Running(edit) => Self::Running(edit.inverse()),
            Self::AddedFluid(date, edit) => Self::AddedFluid(date, edit.inverse()),
        }
    }

    /// Whether it would leave the diary as it is.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Night(_, edit) => edit.before == edit.after,
            Self::Medication(_, edit) => edit.before == edit.after,
            Self::Exposure(_, edit) => edit.before == edit.after,
            Self::Acknowledgement(_, edit) => edit.before == edit.after,
            Self::Appointment(_, edit) => edit.before == edit.after,
            Self::Profile(edit) => edit.before == edit.after,
            Self::Settings(edit) => edit.before == edit.after,
            Self::Running(edit) => edit.before == edit.after,
            Self::AddedFluid(_, edit) => edit.before == edit.after,
        }
    }
}

/// One action of a person: what it is called, and the changes that it makes together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The action in words that follow "Undo", e.g. "add a cramp".
    pub name: String,
    /// All or none of them are made.
    pub changes: Vec<Change>,
}

impl Step {
    /// The step that undoes this one.
    #[must_use]
    pub fn inverse(self) -> Self {
        let Self { name, changes } = self;
        Self { name, changes: changes.into_iter().rev().map(Change::inverse).collect() }
    }
}

impl Diary {
    /// Makes one change.
    ///
    /// # Errors
    /// [`ChangeError`] where the diary does not hold what the change replaces; it is left as it is.
    pub fn apply(&mut self, change: &Change) -> Result<(), ChangeError> {
        match change {
            Change::Night(date, edit) => {
                if edit.before.iter().chain(&edit.after).any(|night| night.date != *date) {
                    return Err(ChangeError::WrongNight);
                }
                if self.night(*date) != edit.before.as_ref() {
                    return Err(ChangeError::Stale);
                }
                match &edit.after {
                    Some(night) => self.put_night(Arc::clone(night)),
                    None => self.remove_night(*date),
                };
                Ok(())
            }
            Change::Medication(id, edit) => apply_entry(&mut self.medications, *id, edit),
            Change::Exposure(id, edit) => apply_entry(&mut self.exposures, *id, edit),
            Change::Acknowledgement(id, edit) => apply_entry(&mut self.acknowledgements, *id, edit),
            Change::Appointment(id, edit) => apply_entry(&mut self.appointments, *id, edit),
            Change::Profile(edit) => apply_value(&mut self.profile, edit),
            Change::Settings(edit) => apply_value(&mut self.settings, edit),
            Change::Running(edit) => apply_value(&mut self.running, edit),
            Change::AddedFluid(date, edit) => {
                if self.added_fluid.get(date) != edit.before.as_ref() {
                    return Err(ChangeError::Stale);
                }
                match edit.after {
                    Some(fluid) => self.added_fluid.insert(*date, fluid),
                    None => self.added_fluid.remove(date),
                };
                Ok(())
            }
        }
    }

    /// Makes all changes of a step, or none.
    ///
    /// # Errors
    /// [`ChangeError`] of the first change that does not fit; the diary is left as it was.
    pub fn apply_step(&mut self, step: &Step) -> Result<(), ChangeError> {
        for (position, change) in step.changes.iter().enumerate() {
            if let Err(error) = self.apply(change) {
                for made in step.changes.iter().take(position).rev() {
                    // The inverse of a change that was just made always fits.
                    self.apply(&made.clone().inverse())?;
                }
                return Err(error);
            }
        }
        Ok(())
    }
}

fn apply_entry<T: Clone + PartialEq>(
    entries: &mut super::Entries<T>,
    id: EntryId,
    edit: &Edit<Option<T>>,
) -> Result<(), ChangeError> {
    if entries.get(id) == edit.before.as_ref() {
        entries.put(id, edit.after.clone());
        Ok(())
    } else {
        Err(ChangeError::Stale)
    }
}

fn apply_value<T: Clone + PartialEq>(value: &mut T, edit: &Edit<T>) -> Result<(), ChangeError> {
    if *value == edit.before {
        value.clone_from(&edit.after);
        Ok(())
    } else {
        Err(ChangeError::Stale)
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, ChangeError, Edit, Step};
    use crate::diary::{Diary, Night, NightDate, Threshold};

    fn night(text: &str) -> NightDate {
        text.parse().unwrap()
    }

    fn cramp_free(diary: &Diary, date: &str) -> Change {
        let mut entry = Night::unanswered(night(date));
        entry.cramps = Some(Vec::new());
        Change::of_night(diary, entry)
    }

    #[test]
    fn a_step_is_made_whole_or_not_at_all() {
        let mut diary = Diary::default();
        let good = cramp_free(&diary, "2026-03-01");
        let mut changed = diary.settings.clone();
        changed.set(Threshold::SignDays, Some(3)).unwrap();
        let stale = Change::Settings(Edit { before: changed, after: diary.settings.clone() });
        let step = Step { name: "try".to_owned(), changes: vec![good, stale] };
        assert_eq!(diary.apply_step(&step), Err(ChangeError::Stale));
        assert!(diary.is_empty());
    }

    #[test]
    fn a_change_that_was_overtaken_is_refused() {
        let mut diary = Diary::default();
        let first = cramp_free(&diary, "2026-03-01");
        diary.apply(&first).unwrap();
        assert_eq!(diary.apply(&first), Err(ChangeError::Stale));
        diary.apply(&first.inverse()).unwrap();
        assert!(diary.is_empty());
    }
}
