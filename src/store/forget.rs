//! Forgetting what undo could bring back, so that what was deleted is gone from the file.

use std::path::Path;

use rusqlite::limits::Limit;

use super::{
    Access, BackupFile, BackupPlace, Keys, Store, StoreError,
    connection::{failed, failed_rows},
    history, read_backup,
};
use crate::diary::Diary;

/// What was forgotten.
#[derive(Debug)]
pub struct Forgotten {
    /// How many steps.
    pub steps: usize,
    /// Whether the file was swept too: its room is written anew, so that nothing of them is left
    /// in it.
    pub swept: Result<(), StoreError>,
}

/// What still holds something that was changed or deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Steps that undo or redo could bring back.
    pub steps: usize,
    /// The backups that hold something, the newest first.
    pub backups: Vec<HeldBy>,
    /// Backups that could not be read.
    pub unreadable: usize,
}

/// What a backup holds that the diary does not hold so any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBy {
    /// The backup.
    pub file: BackupFile,
    /// Entries that were changed or deleted since.
    pub entries: usize,
    /// Steps of its own.
    pub steps: usize,
}

impl Store {
    /// How many steps the file keeps: those that can be taken back, and those that can be made
    /// again. Each holds what was there before it and after it, also where that is deleted.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn kept_steps(&self) -> Result<usize, StoreError> {
        history::kept_steps(self.connection()?)
            .map_err(|error| failed_rows("read the history", error, &self.place.path))
    }

    /// Forgets every step: nothing of before can be undone or made again. The entries stay as they
    /// are.
    ///
    /// # Errors
    /// As [`Store::commit`]; then nothing was forgotten.
    pub fn forget_steps(&mut self) -> Result<Forgotten, StoreError> {
        self.ready()?;
        let steps = self.kept_steps()?;
        if steps > 0 {
            self.transact(None, history::forget_all)?;
        }
        Ok(Forgotten { steps, swept: self.sweep() })
    }

    /// Writes the file anew without the room that is free in it. What is deleted is overwritten
    /// at once (`secure_delete`), but not what SQLite left when it moved a row to another page.
    fn sweep(&mut self) -> Result<(), StoreError> {
        if self.is_sealed() {
            // It lies in memory, and its file was just written whole and encrypted.
            return Ok(());
        }
        let connection = self.connection()?;
        let vacuum = || -> rusqlite::Result<()> {
            // What is written anew is attached meanwhile.
            connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
            let swept = connection.execute_batch("VACUUM");
            connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
            swept
        };
        let swept =
            vacuum().map_err(|source| failed("sweep the diary file", source, &self.place.path));
        if swept.is_err() {
            // The disk may have taken it, in part or not at all.
            self.open_anew_before_writing();
        }
        swept
    }
}

/// Looks through a diary file and its backups.
///
/// # Errors
/// Where the diary itself cannot be read.
pub fn held(
    path: &Path,
    place: &BackupPlace,
    diary: &Diary,
    keys: &Keys,
) -> Result<Held, StoreError> {
    let steps = Store::open_with_keys(path, Access::Read, keys)?.kept_steps()?;
    let mut found = Held { steps, backups: Vec::new(), unreadable: 0 };
    for file in place.list().files {
        let Ok((copy, report)) = read_backup(&file.path, path, keys) else {
            found.unreadable += 1;
            continue;
        };
        let (entries, steps) = (gone_since(&copy, diary), report.undo_steps);
        if entries + steps > 0 {
            found.backups.push(HeldBy { file, entries, steps });
        }
    }
    Ok(found)
}

/// How many entries of a copy are not in the diary any more as they are in the copy: they were
/// changed or deleted since.
pub fn gone_since(copy: &Diary, diary: &Diary) -> usize {
    let nights = copy.nights().filter(|night| diary.night(night.date) != Some(*night)).count();
    let medications = copy
        .medications
        .iter()
        .filter(|(_, was)| !diary.medications.iter().any(|(_, is)| is == *was));
    let exposures =
        copy.exposures.iter().filter(|(_, was)| !diary.exposures.iter().any(|(_, is)| is == *was));
    let acknowledgements = copy
        .acknowledgements
        .iter()
        .filter(|(_, was)| !diary.acknowledgements.iter().any(|(_, is)| is == *was));
    let appointments = copy
        .appointments
        .iter()
        .filter(|(_, was)| !diary.appointments.iter().any(|(_, is)| is == *was));
    nights
        + medications.count()
        + exposures.count()
        + acknowledgements.count()
        + appointments.count()
        + usize::from(copy.profile != diary.profile)
}

impl HeldBy {
    /// "3 entries as they were before and 12 steps that can be undone"
    pub fn words(&self) -> String {
        let one_or_many = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            more => Some(format!("{more} {many}")),
        };
        let entries =
            one_or_many(self.entries, "entry as it was before", "entries as they were before");
        let steps = one_or_many(self.steps, "step that can be undone", "steps that can be undone");
        let parts: Vec<String> = entries.into_iter().chain(steps).collect();
        parts.join(" and ")
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        diary::{Change, Diary, Night, Step},
        store::{Access, Store},
    };

    fn add(date: &str) -> Step {
        let night = Night::unanswered(date.parse().unwrap());
        let changes = vec![Change::of_night(&Diary::default(), night)];
        Step { name: format!("add {date}"), changes }
    }

    #[test]
    fn after_a_sweep_that_failed_the_file_is_opened_anew_before_the_next_write() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary");
        let mut store = Store::open(&path, Access::WriteOrCreate).unwrap();
        let before = store.commit(add("2026-03-01")).unwrap();
        // This connection never does anything again.
        let connection = store.connection.as_mut().unwrap();
        connection.progress_handler(1, Some(|| true)).unwrap();
        store.sweep().unwrap_err();
        let saved = store.commit(add("2026-03-02")).unwrap();
        assert_eq!(saved.revision, before.revision + 1);
        let swept = store.forget_steps().unwrap();
        assert_eq!(swept.steps, 2);
        swept.swept.unwrap();
        drop(store);
        let store = Store::open(&path, Access::Write).unwrap();
        assert_eq!(store.check().unwrap().problems, []);
        assert_eq!(store.load().unwrap().diary.nights().len(), 2);
    }
}
