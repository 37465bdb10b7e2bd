//! Every way in which a diary is changed: one transaction each, one revision each.

use chrono::{DateTime, SubsecRound as _, Utc};
use rusqlite::{Connection, TransactionBehavior};

use super::{
    Access, Committed, DamagedPart, Draft, Store, StoreError,
    connection::{failed, failed_rows},
    contents::{self, BACKUP_FOLDER, BACKUP_ID, Meta},
    digest::ContentDigest,
    history::{self, HistoryEdit},
    migration::MIGRATIONS,
    open::{self, Model, Place},
    place, sealed,
    tables::RowError,
};
use crate::diary::{Change, Step};

/// A write that failed. It may be on the disk all the same: a disk that could not confirm it
/// may have taken it.
#[derive(Debug)]
pub(super) struct FailedWrite {
    /// The revision before it.
    pub(super) base: u64,
    /// What it was to change; `None` for what is no step.
    pub(super) write: Option<Write>,
}

/// The changes of a step together with what they mean for the history.
#[derive(Debug, Clone)]
pub(super) struct Write {
    pub(super) step: Step,
    pub(super) history: HistoryEdit,
}

impl Write {
    fn inverse(self) -> Self {
        Self { step: self.step.inverse(), history: self.history.inverse() }
    }

    pub(super) fn perform(&self, connection: &Connection) -> Result<(), RowError> {
        for change in &self.step.changes {
            contents::write(connection, change)?;
        }
        self.history.perform(connection, &self.step)
    }
}

impl Store {
    /// Makes the changes of a step, all or none, and keeps it so that it can be undone.
    ///
    /// A step that changes nothing is not kept. When this comes back, the step is on the disk.
    ///
    /// # Errors
    /// [`StoreError::Change`] where the diary no longer holds what the step replaces;
    /// otherwise the step could not be written. The diary is as it was.
    pub fn commit(&mut self, step: Step) -> Result<Committed, StoreError> {
        self.ready()?;
        let Step { name, mut changes } = step;
        let model = self.model_mut()?;
        changes.retain(|change| !change.is_empty());
        let step = Step { name, changes };
        if step.changes.is_empty() {
            let revision = model.revision;
            return self.read("read the history", |connection| {
                let (undo, redo) = next_names(connection)?;
                Ok(Committed { step, revision, undo, redo })
            });
        }
        let seq = self.read("read the history", history::next_seq)?;
        self.write(Write { step, history: HistoryEdit::Record { seq } })
    }

    /// Takes back the newest step that was not taken back; `None` where there is none.
    ///
    /// # Errors
    /// As [`Store::commit`].
    pub fn undo(&mut self) -> Result<Option<Committed>, StoreError> {
        self.undo_where(|_any| true)
    }

    /// As [`Store::undo`], where the newest step is this one: it may never have got here, and the
    /// one before it is not to go in its place.
    ///
    /// # Errors
    /// As [`Store::commit`].
    pub fn undo_step(&mut self, step: &Step) -> Result<Option<Committed>, StoreError> {
        let changes = |step: &Step| -> Vec<Change> {
            step.changes.iter().filter(|change| !change.is_empty()).cloned().collect()
        };
        let wanted = changes(step);
        self.undo_where(|newest| newest.name == step.name && newest.changes == wanted)
    }

    fn undo_where(
        &mut self,
        is_meant: impl FnOnce(&Step) -> bool,
    ) -> Result<Option<Committed>, StoreError> {
        self.ready()?;
        let Some(next) = self.read("read the history", history::next_undo)? else {
            return Ok(None);
        };
        let history = HistoryEdit::MarkUndone { seq: next.seq };
        let step = self.read("read the history", |connection| history::step(connection, next))?;
        if !is_meant(&step) {
            return Ok(None);
        }
        self.write(Write { step: step.inverse(), history }).map(Some)
    }

    /// Makes the step again that was taken back last; `None` where there is none.
    ///
    /// # Errors
    /// As [`Store::commit`].
    pub fn redo(&mut self) -> Result<Option<Committed>, StoreError> {
        self.ready()?;
        let Some(next) = self.read("read the history", history::next_redo)? else {
            return Ok(None);
        };
        let history = HistoryEdit::MarkDone { seq: next.seq };
        let step = self.read("read the history", |connection| history::step(connection, next))?;
        self.write(Write { step, history }).map(Some)
    }

    /// Keeps a preference, or forgets it; gives back the new revision.
    pub fn set_preference(&mut self, key: &str, value: Option<&str>) -> Result<u64, StoreError> {
        self.ready()?;
        let revision = self.transact(None, |connection| {
            if key == BACKUP_FOLDER {
                contents::note_earlier_folder(connection, value)?;
            }
            contents::write_preference(connection, key, value)
        })?;
        if [BACKUP_ID, BACKUP_FOLDER].contains(&key)
            && let (Some(lock), Some(connection)) = (&mut self.lock, &self.connection)
        {
            lock.note_backups(contents::backups(connection));
        }
        Ok(revision)
    }

    /// Keeps a text that is being typed; gives back the new revision.
    pub fn set_draft(
        &mut self,
        key: &str,
        body: &str,
        at: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        self.ready()?;
        let base = self.model_mut()?.revision;
        let draft = Draft { body: body.to_owned(), at: at.trunc_subsecs(3), base };
        self.transact(None, |connection| contents::write_draft(connection, key, Some(&draft)))
    }

    /// Forgets a draft; gives back the revision, which is a new one where there was a draft.
    pub fn clear_draft(&mut self, key: &str) -> Result<u64, StoreError> {
        self.ready()?;
        if !self.read("read what was typed", |connection| contents::has_draft(connection, key))? {
            return Ok(self.model_mut()?.revision);
        }
        self.transact(None, |connection| contents::write_draft(connection, key, None))
    }

    /// Makes sure that the file can be written and is the one that was opened.
    pub(super) fn ready(&mut self) -> Result<(), StoreError> {
        let Place { path, file, .. } = &self.place;
        if self.access == Access::Read {
            return Err(StoreError::ReadOnly { path: path.clone() });
        }
        if file.is_some_and(|file| !place::is_same(path, file)) {
            return Err(StoreError::Moved { path: path.clone() });
        }
        self.recover()?;
        if self.model.get().is_none() {
            self.load()?;
        }
        if let (Some(lock), Some(connection), Some(model)) =
            (&mut self.lock, &self.connection, self.model.get())
        {
            lock.saw(model.revision);
            lock.begin_writing(|| contents::backups(connection));
        }
        Ok(())
    }

    /// Nothing that the connection remembers may be relied on: the next write opens the file
    /// again and looks at it.
    pub(super) fn open_anew_before_writing(&mut self) {
        let base = self.model.take().map_or(0, |model| model.revision);
        self.failed_write = Some(FailedWrite { base, write: None });
    }

    pub(super) fn model_mut(&mut self) -> Result<&mut Model, StoreError> {
        self.model.get_mut().ok_or(StoreError::Closed)
    }

    /// Applies a write to the model and to the file.
    fn write(&mut self, write: Write) -> Result<Committed, StoreError> {
        self.model_mut()?.diary.apply_step(&write.step)?;
        let mut names = (None, None);
        let kept = write.clone();
        let revision = self.transact(Some(kept), |connection| {
            write.perform(connection)?;
            names = next_names(connection)?;
            Ok(())
        })?;
        let (undo, redo) = names;
        Ok(Committed { step: write.step, revision, undo, redo })
    }

    /// Runs a transaction that leaves the file one revision later.
    ///
    /// Where it fails, the model is read again before it is used.
    pub(super) fn transact(
        &mut self,
        write: Option<Write>,
        work: impl FnOnce(&Connection) -> Result<(), RowError>,
    ) -> Result<u64, StoreError> {
        let model = self.model_mut()?;
        let before = Meta { revision: model.revision, digest: model.digest };
        let connection = self.connection.as_mut().ok_or(StoreError::Closed)?;
        let step = write.as_ref().map(|write| &write.step);
        match transact(connection, &mut self.place, before, step, work) {
            Ok(Meta { revision, digest }) => {
                let model = self.model_mut()?;
                (model.revision, model.digest) = (revision, digest);
                if let Some(lock) = &mut self.lock {
                    lock.saw(revision);
                }
                Ok(revision)
            }
            Err(error) => {
                self.model.take();
                let never_reached_the_disk = matches!(
                    error,
                    StoreError::Busy { .. }
                        | StoreError::ChangedElsewhere { .. }
                        | StoreError::Unfit { .. }
                        | StoreError::TooLarge { .. }
                );
                let write = if never_reached_the_disk { None } else { write };
                // Of a sealed diary the connection holds the step although the file does not.
                if !never_reached_the_disk || self.is_sealed() {
                    self.failed_write = Some(FailedWrite { base: before.revision, write });
                }
                if self.is_sealed() {
                    // What is in memory is to be what is on the disk, and what may be there after
                    // all is taken back at once: this may be the last that the program does. Where
                    // that cannot be done now, the next write does it.
                    self.recover().ok();
                }
                Err(error)
            }
        }
    }

    /// After a failed write: opens the file again, looks at it, and takes the write back if
    /// it is there after all, because the person was told that it is not.
    ///
    /// After a failed sync the kernel may show pages that never reached the disk, so nothing
    /// that this connection remembers may be relied on, and what was written is written anew.
    fn recover(&mut self) -> Result<(), StoreError> {
        let Some(FailedWrite { base, write }) = &self.failed_write else { return Ok(()) };
        let path = &self.place.path.clone();
        if self.place.file.is_some() {
            self.connection = None;
            let mut connection = open::connect(&mut self.place, self.access, MIGRATIONS)?;
            let sound: String = connection
                .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
                .map_err(|source| failed("look at the diary", source, path))?;
            if sound != "ok" {
                let part = DamagedPart::Structure;
                return Err(StoreError::Damaged { part, path: path.clone() });
            }
            let found = contents::read_meta(&connection)
                .map_err(|error| failed_rows("look at the diary", error, path))?;
            if let Some(write) = write
                && found.revision == base + 1
            {
                let back = write.clone().inverse();
                transact(
                    &mut connection,
                    &mut self.place,
                    found,
                    Some(&back.step),
                    |connection| back.perform(connection),
                )?;
            }
            self.connection = Some(connection);
        }
        self.failed_write = None;
        self.model.take();
        Ok(())
    }

    fn read<T>(
        &self,
        doing: &'static str,
        read: impl FnOnce(&Connection) -> Result<T, RowError>,
    ) -> Result<T, StoreError> {
        read(self.connection()?).map_err(|error| failed_rows(doing, error, &self.place.path))
    }
}

/// Runs a transaction on a file that is as `before` says, or not at all.
pub(super) fn transact(
    connection: &mut Connection,
    place: &mut Place,
    before: Meta,
    step: Option<&Step>,
    work: impl FnOnce(&Connection) -> Result<(), RowError>,
) -> Result<Meta, StoreError> {
    let path = &place.path.clone();
    let sql = |source| failed("save", source, path);
    let rows = |error| failed_rows("save", error, path);
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
    if contents::read_meta(&transaction).map_err(rows)?.revision != before.revision {
        return Err(StoreError::ChangedElsewhere { path: path.clone() });
    }
    work(&transaction).map_err(rows)?;
    let digest = digest_after(before.digest, step).map_err(rows)?;
    let after = Meta { revision: before.revision + 1, digest };
    contents::write_meta(&transaction, after).map_err(rows)?;
    transaction.commit().map_err(sql)?;
    sealed::save(connection, place)?;
    Ok(after)
}

fn digest_after(before: ContentDigest, step: Option<&Step>) -> Result<ContentDigest, RowError> {
    step.map_or(Ok(before), |step| before.after(step))
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)).into())
}

/// The names of the steps that an undo and a redo would be about.
fn next_names(connection: &Connection) -> Result<(Option<String>, Option<String>), RowError> {
    let undo = history::next_undo(connection)?.map(|step| step.name);
    let redo = history::next_redo(connection)?.map(|step| step.name);
    Ok((undo, redo))
}

#[cfg(test)]
mod tests;
