//! The lock of the writer, and the note that is kept in its file.
//!
//! The note stands beside the diary and not in it: a diary that is only looked at is never
//! written to, and between commits the one file is whole without it. A copy of the diary comes
//! without the note, and is examined when it is opened first.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{self, Read as _},
    os::unix::fs::{FileExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    StoreError,
    backups::{BackupId, BackupPlace},
    beside::{LOCK, beside},
    place::{PRIVATE_FILE, failed, no_follow},
};

/// What is known of a diary beside what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Note {
    /// Whether the last one who wrote came to an orderly end.
    pub(super) closed: bool,
    /// When the file was last examined and found sound.
    pub(super) examined: Option<NaiveDate>,
    /// The mark of its backups, for a diary that can no longer say it.
    pub(super) backup_id: Option<String>,
    /// The chosen place of its backups, for the same reason.
    pub(super) backup_folder: Option<String>,
    /// Whether copies of it may still have to be brought under its password.
    pub(super) copies_pending: bool,
    /// The newest commit that was made or found here: a file that is before it is an earlier one.
    pub(super) revision: Option<u64>,
    /// Where its backups were before: a copy that was put back may be from before those places.
    earlier_places: Vec<EarlierPlace>,
    /// Where a copy of it is kept since it was found damaged.
    pub(super) damaged_kept: Option<String>,
}

/// A folder that was chosen for backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct EarlierPlace {
    pub(super) folder: String,
    /// The mark of those that are there.
    pub(super) id: Option<String>,
}

/// No more earlier places are noted; the oldest one is forgotten first.
const MOST_PLACES: usize = 12;

/// A diary is examined after so many days, also where every end was orderly.
const DAYS_BETWEEN_EXAMINATIONS: i64 = 7;

/// A note is shorter than that.
const LONGEST_NOTE: u64 = 64 * 1024;

impl Note {
    /// Whether the diary is to be examined. A day that has not come yet is no answer.
    pub(super) fn is_due(&self, today: NaiveDate) -> bool {
        let is_recent = self.examined.is_some_and(|examined| {
            (0..DAYS_BETWEEN_EXAMINATIONS).contains(&(today - examined).num_days())
        });
        !self.closed || !is_recent
    }

    /// Where its backups were before.
    pub(super) fn earlier_places(&self) -> &[EarlierPlace] {
        &self.earlier_places
    }

    /// Takes note of where the backups are now, and so of where they were.
    fn set_backups(&mut self, Backups { id, folder, .. }: Backups) {
        let is_same = self.backup_folder == folder && self.backup_id == id;
        if let Some(before) = self.backup_folder.take().filter(|_| !is_same) {
            let before = EarlierPlace { folder: before, id: self.backup_id.take() };
            self.earlier_places.retain(|known| *known != before);
            self.earlier_places.push(before);
            let over = self.earlier_places.len().saturating_sub(MOST_PLACES);
            self.earlier_places.drain(..over);
        }
        (self.backup_id, self.backup_folder) = (id, folder);
    }

    fn read(file: &mut impl io::Read) -> Self {
        let mut text = Vec::new();
        // What cannot be read is as if nothing had been noted: the diary is examined.
        file.take(LONGEST_NOTE).read_to_end(&mut text).ok();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    fn write(&self, file: &File) -> io::Result<()> {
        let text = serde_json::to_vec(self)?;
        file.set_len(0)?;
        file.write_all_at(&text, 0)
    }
}

/// Where the backups of a diary are that cannot be opened, as far as can be told.
pub fn noted_place(diary: &Path) -> BackupPlace {
    let note = OpenOptions::new()
        .read(true)
        .custom_flags(no_follow())
        .open(beside(diary, LOCK))
        .map_or_else(|_none| Note::default(), |mut file| Note::read(&mut file));
    BackupPlace {
        diary: diary.to_owned(),
        chosen: note.backup_folder.map(PathBuf::from),
        id: note.backup_id.and_then(|id| id.parse::<BackupId>().ok()),
    }
}

/// The right to be the only writer of a diary, until it is dropped or the process ends.
#[derive(Debug)]
pub(super) struct WriterLock {
    /// Held open: closing it unlocks.
    file: File,
    note: Note,
    /// Whether this writer has written, so that its end is to be noted.
    writes: bool,
}

impl WriterLock {
    /// Takes the lock, or not at all.
    ///
    /// A window that is closing lets go in a moment, and a program that is just being started
    /// holds a copy of what its parent held until it runs: neither is a second window.
    pub(super) fn take(diary: &Path) -> Result<Self, StoreError> {
        let path = beside(diary, LOCK);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(PRIVATE_FILE)
            .custom_flags(no_follow())
            .open(&path)
            .map_err(|source| {
                let read_only =
                    [io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem];
                if read_only.contains(&source.kind()) {
                    StoreError::ReadOnly { path: diary.to_owned() }
                } else {
                    failed("lock the diary", source, diary)
                }
            })?;
        let mut pauses = LOCK_PAUSES.into_iter();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) => match pauses.next() {
                    Some(pause) => thread::sleep(pause),
                    None => return Err(StoreError::InUse { path: diary.to_owned() }),
                },
                Err(TryLockError::Error(source)) => {
                    return Err(failed("lock the diary", source, &path));
                }
            }
        }
        let note = Note::read(&mut file);
        Ok(Self { file, note, writes: false })
    }

    /// What was noted before.
    pub(super) const fn note(&self) -> &Note {
        &self.note
    }

    /// Notes on the disk that the diary is about to be written to, once.
    ///
    /// A note that cannot be written keeps nobody from writing an entry down: at worst a diary
    /// is not examined after a crash, as if this were not here.
    pub(super) fn begin_writing(&mut self, backups: impl FnOnce() -> Backups) {
        if self.writes {
            return;
        }
        self.writes = true;
        self.note.closed = false;
        self.note.set_backups(backups());
        self.note.write(&self.file).and_then(|()| self.file.sync_data()).ok();
    }

    /// Something waits beside the diary to be played into it, so its last end was not orderly,
    /// whatever was noted; or what waits belongs to another version of it.
    pub(super) const fn set_interrupted(&mut self) {
        self.note.closed = false;
    }

    /// Whether a file is an earlier one than was last used here.
    pub(super) fn is_before_noted(&self, revision: u64) -> bool {
        self.note.revision.is_some_and(|noted| revision < noted)
    }

    /// Takes note of the commit at which the diary is, for the next time that the note is written.
    pub(super) fn saw(&mut self, revision: u64) {
        self.note.revision = self.note.revision.max(Some(revision));
    }

    /// Notes at which commit the diary is now, also where it was further before: a person was
    /// told, or has put an earlier one back.
    pub(super) fn note_revision(&mut self, revision: u64) {
        self.note.revision = Some(revision);
        self.note.write(&self.file).ok();
    }

    /// Another file stands in the place of the diary: how far that one is, nothing tells yet.
    pub(super) const fn forget_revision(&mut self) {
        self.note.revision = None;
    }

    /// Notes that the diary was examined and found sound.
    pub(super) fn set_examined(&mut self, today: NaiveDate) {
        self.note.examined = Some(today);
        self.note.damaged_kept = None;
        // Who has not written leaves a diary as orderly as it was found to be.
        self.note.closed = !self.writes;
        self.note.write(&self.file).ok();
    }

    /// Notes where a copy of the damaged diary is kept.
    pub(super) fn set_damaged(&mut self, kept: &Path) {
        self.note.damaged_kept = kept.to_str().map(str::to_owned);
        self.note.write(&self.file).ok();
    }

    /// Notes on the disk that copies may still have to be brought under the diary's password.
    ///
    /// A note that cannot be written costs no entry: at worst a copy has to be looked for.
    pub(super) fn set_copies_pending(&mut self, pending: bool) {
        self.note.copies_pending = pending;
        self.note.write(&self.file).and_then(|()| self.file.sync_data()).ok();
    }

    /// Notes where the backups are.
    pub(super) fn note_backups(&mut self, backups: Backups) {
        self.note.set_backups(backups);
        self.note.write(&self.file).ok();
    }
}

/// What the preferences of a diary say of its backups.
#[derive(Debug, Default)]
pub(super) struct Backups {
    pub(super) id: Option<String>,
    pub(super) folder: Option<String>,
    /// Folders that were chosen before: there may be backups there still.
    pub(super) earlier: Vec<String>,
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        // The connection is closed by now. A panic is no orderly end.
        if self.writes && !thread::panicking() {
            self.note.closed = true;
            self.note.write(&self.file).ok();
        }
    }
}

/// Before each further try to take the lock.
const LOCK_PAUSES: [Duration; 5] = [Duration::from_millis(20); 5];

#[cfg(test)]
mod tests {
    use super::Note;

    #[test]
    fn a_diary_is_examined_after_a_crash_and_after_a_week() {
        let today = "2026-03-20".parse().unwrap();
        for (closed, examined, due) in [
            (true, Some("2026-03-20"), false),
            (true, Some("2026-03-14"), false),
            (true, Some("2026-03-13"), true),
            (true, Some("2026-03-21"), true),
            (true, None, true),
            (false, Some("2026-03-20"), true),
        ] {
            let examined = examined.map(|day| day.parse().unwrap());
            let note = Note { closed, examined, ..Note::default() };
            assert_eq!(note.is_due(today), due, "{note:?}");
        }
        for text in ["", "{", "[]", "{\"examined\": \"tomorrow\"}", "\0\0\0"] {
            assert!(Note::read(&mut text.as_bytes()).is_due(today), "{text:?}");
        }
    }
}
