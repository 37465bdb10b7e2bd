//! Looking whether a diary that is open came to harm, and keeping what was found.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::{
    Overwrite, Problem, Store, StoreError,
    beside::{DAMAGED, beside},
    check::{digest_of, quick_structure},
    commit::FailedWrite,
    connection::failed_rows,
    place::{NewFile, OpenMark, free_name},
    tables::RowError,
    work::Limited,
};

/// What came of an examination at the start.
#[derive(Debug)]
pub enum Examination {
    /// The last end was orderly, and the last examination is not long ago.
    NotDue,
    /// Nothing is wrong.
    Sound,
    /// The file is sound as far as it was examined, but an earlier one than was last used here.
    /// It is said once.
    Earlier,
    /// Something is wrong. The diary can be read all the same.
    Damaged {
        /// What; at least one thing.
        problems: Vec<Problem>,
        /// The file as it was found, under another name.
        kept: Result<PathBuf, StoreError>,
    },
}

impl Store {
    /// Examines the diary where the last one who wrote came to no orderly end, or a week has
    /// passed; looks always whether it is an earlier one than was last used here. A damaged file is kept under another name before anything is written to it.
    ///
    /// # Errors
    /// Where it could not be examined for another reason than damage.
    pub fn examine_if_due(&mut self, now: NaiveDateTime) -> Result<Examination, StoreError> {
        let today = now.date();
        let is_earlier = self.takes_note_of_revision()?;
        if !self.lock.as_ref().is_some_and(|lock| lock.note().is_due(today)) {
            return Ok(if is_earlier { Examination::Earlier } else { Examination::NotDue });
        }
        let problems = self.quick_problems()?;
        let Some(lock) = &mut self.lock else { return Ok(Examination::NotDue) };
        if problems.is_empty() {
            lock.set_examined(today);
            return Ok(if is_earlier { Examination::Earlier } else { Examination::Sound });
        }
        let kept = match lock.note().damaged_kept.as_ref().map(PathBuf::from) {
            Some(kept) if kept.exists() => Ok(kept),
            _ => self.keep_damaged(now),
        };
        if let (Ok(kept), Some(lock)) = (&kept, &mut self.lock) {
            lock.set_damaged(kept);
        }
        Ok(Examination::Damaged { problems, kept })
    }

    /// Whether the file is an earlier one than was last used here; that is told only once.
    fn takes_note_of_revision(&mut self) -> Result<bool, StoreError> {
        if self.model.get().is_none() {
            self.load()?;
        }
        let revision = self.model_mut()?.revision;
        let Some(lock) = &mut self.lock else { return Ok(false) };
        let is_earlier = lock.is_before_noted(revision);
        if is_earlier {
            lock.note_revision(revision);
        }
        lock.saw(revision);
        Ok(is_earlier)
    }

    fn quick_problems(&mut self) -> Result<Vec<Problem>, StoreError> {
        let _limited = Limited::by(&self.place.path);
        if self.model.get().is_none() {
            self.load()?;
        }
        let mut problems = match quick_structure(self.connection()?) {
            Ok(problems) => problems,
            Err(error) => {
                let error = failed_rows("examine the diary", error, &self.place.path);
                let StoreError::Damaged { part, .. } = error else { return Err(error) };
                vec![Problem::Structure(part.to_string())]
            }
        };
        let model = self.model_mut()?;
        let digest: Result<_, RowError> = digest_of(&model.diary);
        if digest.is_ok_and(|digest| digest != model.digest) {
            problems.push(Problem::ContentChanged);
        }
        Ok(problems)
    }

    /// Keeps the file as it is. For that the diary is closed for a moment: a second handle on
    /// the file would drop the locks of the first.
    fn keep_damaged(&mut self, now: NaiveDateTime) -> Result<PathBuf, StoreError> {
        let path = &self.place.path;
        if self.place.file.is_some_and(OpenMark::is_shared) {
            return Err(StoreError::Busy { path: path.clone() });
        }
        self.connection = None;
        let kept = keep_as_damaged(path, now);
        match self.reconnect() {
            Ok(()) => {}
            Err(error) => {
                // The next write tries to open it again.
                let base = self.model.take().map_or(0, |model| model.revision);
                self.failed_write = Some(FailedWrite { base, write: None });
                return kept.and(Err(error));
            }
        }
        kept
    }
}

/// The free name under which a damaged diary is kept.
pub(super) fn damaged_name(path: &Path, now: NaiveDateTime) -> Result<PathBuf, StoreError> {
    free_name(&beside(path, &format!("{DAMAGED}{}", now.format("%Y-%m-%d-%H%M%S"))))
}

fn keep_as_damaged(path: &Path, now: NaiveDateTime) -> Result<PathBuf, StoreError> {
    let kept = damaged_name(path, now)?;
    NewFile::copy_of(path, path)?.put_in_place(&kept, Overwrite::No)?;
    Ok(kept)
}
