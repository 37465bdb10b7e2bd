//! A diary, opened.

use std::{collections::BTreeMap, path::Path};

use chrono::{DateTime, Utc};

use super::{
    Access, Backup, CheckReport, Committed, Contents, Draft, Loaded, Overwrite, Restored,
    StoreError,
};
use crate::diary::{Diary, Step};

/// One diary, opened.
///
/// So far it is kept in memory only: no file is opened, and none is written.
#[derive(Debug, Default)]
pub struct Store {
    diary: Diary,
    preferences: BTreeMap<String, String>,
    drafts: BTreeMap<String, Draft>,
    revision: u64,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl Store {
    /// Opens a diary file.
    pub fn open(path: &Path, _access: Access) -> Result<Self, StoreError> {
        Err(StoreError::Missing { path: path.to_owned() })
    }

    /// An empty diary that is gone when it is dropped, for tests and trials.
    pub fn in_memory() -> Result<Self, StoreError> {
        Ok(Self::default())
    }

    /// Reads everything.
    pub fn load(&self) -> Result<Loaded, StoreError> {
        Ok(Loaded {
            diary: self.diary.clone(),
            preferences: self.preferences.clone(),
            drafts: self.drafts.clone(),
            revision: self.revision,
            undo: self.done.last().map(|step| step.name.clone()),
            redo: self.undone.last().map(|step| step.name.clone()),
        })
    }

    /// Makes the changes of a step, all or none, and keeps it so that it can be undone.
    ///
    /// A step that changes nothing is not kept.
    pub fn commit(&mut self, step: Step) -> Result<Committed, StoreError> {
        self.diary.apply_step(&step)?;
        self.done.push(step.clone());
        self.undone.clear();
        Ok(self.committed(step))
    }

    /// Takes back the newest step that was not taken back; `None` where there is none.
    pub fn undo(&mut self) -> Result<Option<Committed>, StoreError> {
        let Some(step) = self.done.pop() else { return Ok(None) };
        let inverse = step.clone().inverse();
        self.diary.apply_step(&inverse)?;
        self.undone.push(step);
        Ok(Some(self.committed(inverse)))
    }

    /// Makes the step again that was taken back last; `None` where there is none.
    pub fn redo(&mut self) -> Result<Option<Committed>, StoreError> {
        let Some(step) = self.undone.pop() else { return Ok(None) };
        self.diary.apply_step(&step)?;
        self.done.push(step.clone());
        Ok(Some(self.committed(step)))
    }

    /// Keeps a preference, or forgets it; gives back the new revision.
    pub fn set_preference(&mut self, key: &str, value: Option<&str>) -> Result<u64, StoreError> {
        match value {
            Some(value) => self.preferences.insert(key.to_owned(), value.to_owned()),
            None => self.preferences.remove(key),
        };
        self.revision += 1;
        Ok(self.revision)
    }

    /// Keeps a text that is being typed; gives back the new revision.
    pub fn set_draft(
        &mut self,
        key: &str,
        body: &str,
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let draft = Draft { body: body.to_owned(), at, base: self.revision };
        self.drafts.insert(key.to_owned(), draft);
        self.revision += 1;
        Ok(self.revision)
    }

    /// Forgets a draft; gives back the new revision.
    pub fn clear_draft(&mut self, key: &str) -> Result<u64, StoreError> {
        self.drafts.remove(key);
        self.revision += 1;
        Ok(self.revision)
    }

    /// Writes a copy of the diary as of its last commit, and reads it back.
    pub fn backup(&self, out: &Path, _overwrite: Overwrite) -> Result<Backup, StoreError> {
        Err(StoreError::NotADiary { path: out.to_owned() })
    }

    /// Examines the whole file.
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        Ok(CheckReport {
            schema_version: 0,
            revision: self.revision,
            contents: Contents::of(&self.diary),
            undo_steps: self.done.len(),
            problems: Vec::new(),
        })
    }

    fn committed(&mut self, step: Step) -> Committed {
        self.revision += 1;
        Committed {
            step,
            revision: self.revision,
            undo: self.done.last().map(|step| step.name.clone()),
            redo: self.undone.last().map(|step| step.name.clone()),
        }
    }
}

/// Puts a backup in the place of a diary; the diary of before is kept beside it as
/// `<name>.before-restore-<suffix>`, never over another file.
///
/// The backup is examined before anything is touched. Nobody else may have the diary open.
pub fn restore(_diary: &Path, from: &Path, _suffix: &str) -> Result<Restored, StoreError> {
    Err(StoreError::NotADiary { path: from.to_owned() })
}
