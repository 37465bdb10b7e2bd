//! What stands beside a diary: the files that belong to it, and those that were left there.

use std::{
    ffi::{OsStr, OsString},
    fs::{self, DirEntry},
    io,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{
    StoreError,
    place::{failed, folder_of, free_name, sync_folder},
    sealed::wipe,
};

/// What SQLite plays back into the file beside which it stands, whatever it is.
pub(super) const PLAYED_BACK: [&str; 2] = [JOURNAL, LOG];

/// What is added to the name of a diary for the file that carries the lock of the writer.
pub(super) const LOCK: &str = ".lock";

/// What is added, before a number, for a file that is not complete yet.
pub(super) const NEW: &str = ".new-";

/// How many digits that number has.
pub(super) const NEW_DIGITS: usize = 20;

/// What is added, before a version, for the diary from before its tables were changed.
pub(super) const BEFORE_UPGRADE: &str = ".before-upgrade-";

/// What is added, before a moment, for the diary from before another was put in its place.
pub(super) const BEFORE_RESTORE: &str = ".before-restore-";

/// What is added, before a moment, for a diary that was found damaged.
pub(super) const DAMAGED: &str = ".damaged-";

/// From it SQLite puts right what was interrupted.
const JOURNAL: &str = "-journal";

/// The journal of SQLite's other way of writing, which this program never uses.
const LOG: &str = "-wal";

/// The index of [`LOG`]; it holds nothing of its own.
const LOG_INDEX: &str = "-shm";

/// The file beside `path` whose name has something added.
pub(super) fn beside(path: &Path, added: &str) -> PathBuf {
    let mut name = path.file_name().map_or_else(OsString::new, OsStr::to_owned);
    name.push(added);
    path.with_file_name(name)
}

/// Whether a place is that of a diary or of a file that belongs to it, so that nothing else
/// may be written there.
///
/// The folder of `place` is free of links; `diary` may be any path to the diary.
#[must_use]
pub fn belongs_to_diary(place: &Path, diary: &Path) -> bool {
    let named =
        diary.file_name().and_then(|name| Some(folder_of(diary).canonicalize().ok()?.join(name)));
    let real = diary.canonicalize().ok();
    let target = place.canonicalize().ok();
    named.iter().chain(&real).any(|diary| {
        std::iter::once(place).chain(target.as_deref()).any(|place| {
            let own = ["", JOURNAL, LOG, LOG_INDEX, LOCK];
            own.iter().any(|added| beside(diary, added) == place)
                || place.parent() == diary.parent()
                    && place.file_name().is_some_and(|name| is_unfinished_copy(name, diary))
        })
    })
}

/// Every file beside a diary that an upgrade, a restore or damage left there, with the journals
/// that were put aside; also one that cannot be looked at.
pub(super) fn kept_names(diary: &Path) -> Result<Vec<PathBuf>, StoreError> {
    const ORPHAN_JOURNAL: &str = "-journal.orphan";
    const ORPHAN_LOG: &str = "-wal.orphan";
    const ORPHAN_INDEX: &str = "-shm.orphan";
    let kept = [BEFORE_UPGRADE, BEFORE_RESTORE, DAMAGED, ORPHAN_JOURNAL, ORPHAN_LOG, ORPHAN_INDEX];
    let Some(name) = diary.file_name() else { return Ok(Vec::new()) };
    let folder = folder_of(diary);
    let entries: Vec<DirEntry> = fs::read_dir(folder)
        .and_then(Iterator::collect)
        .map_err(|source| failed("read the folder of the diary", source, folder))?;
    let is_empty = |path: &Path| path.symlink_metadata().is_ok_and(|metadata| metadata.len() == 0);
    Ok(entries
        .into_iter()
        .filter(may_be_file)
        .filter(|entry| {
            let found = entry.file_name();
            let rest = found.as_encoded_bytes().strip_prefix(name.as_encoded_bytes());
            rest.is_some_and(|rest| kept.iter().any(|added| rest.starts_with(added.as_bytes())))
        })
        .map(|entry| folder.join(entry.file_name()))
        .filter(|path| !is_empty(path))
        .filter(|path| !is_abandoned_name(path.as_os_str().as_encoded_bytes()))
        .collect())
}

/// Whether an entry of a folder is a file, or nothing tells what it is.
pub(super) fn may_be_file(entry: &DirEntry) -> bool {
    entry.file_type().map_or(true, |kind| kind.is_file())
}

/// What stands beside a file and waits to be played back into it; nothing after an orderly end.
pub(super) fn waiting(path: &Path) -> Vec<&'static str> {
    PLAYED_BACK.into_iter().filter(|added| holds_something(&beside(path, added))).collect()
}

/// A log beside a file, which belongs to it only if the file says that it is written so.
pub(super) fn log_of(path: &Path) -> Option<PathBuf> {
    let log = beside(path, LOG);
    holds_something(&log).then_some(log)
}

/// Puts everything under another name that SQLite would play into a file that comes to stand
/// at this place.
pub(super) fn put_orphans_aside(path: &Path) -> Result<(), StoreError> {
    put_aside(path, &[JOURNAL, LOG, LOG_INDEX])
}

/// Puts a log under another name that does not belong to the diary beside which it stands.
pub(super) fn put_stray_log_aside(path: &Path) -> Result<(), StoreError> {
    put_aside(path, &[LOG, LOG_INDEX])
}

/// Removes what belonged to a file that is gone from this place and is kept elsewhere.
pub(super) fn remove_companions(path: &Path) -> Result<(), StoreError> {
    for added in [JOURNAL, LOG, LOG_INDEX] {
        let companion = beside(path, added);
        match fs::remove_file(&companion) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(failed("remove an old journal", error, &companion));
            }
            _ => {}
        }
    }
    sync_folder(path)
}

/// Removes the unfinished copies that a program left that was killed. Only the writer of the
/// diary may: those of a writer at work look the same.
///
/// They are overwritten before: one may be the readable diary of the moment at which it got a
/// password. Until the names are on the disk, that one may be the diary again after a loss of
/// power.
pub(super) fn remove_unfinished_copies(diary: &Path) {
    let Ok(entries) = fs::read_dir(folder_of(diary)) else { return };
    let unfinished: Vec<PathBuf> = entries
        .flatten()
        .filter(may_be_file)
        .filter(|entry| is_unfinished_copy(&entry.file_name(), diary))
        .map(|entry| entry.path())
        .collect();
    if unfinished.is_empty() || sync_folder(diary).is_err() {
        return;
    }
    for path in unfinished {
        // What cannot be removed is in nobody's way; the next writer tries again.
        wipe(&path).ok();
    }
}

/// An unfinished copy is abandoned when the file system has seen no more of it for so long.
const ABANDONED_AFTER: Duration = Duration::from_hours(1);

/// Removes the unfinished copies that killed programs left in the folder of `new`, which is one
/// of this program. Its own moment tells how old the others are: no other clock stamps files.
pub(super) fn remove_abandoned(new: &Path) {
    let Ok(own) = new.symlink_metadata() else { return };
    let Ok(entries) = fs::read_dir(folder_of(new)) else { return };
    for entry in entries.flatten() {
        let Ok(metadata) = entry.metadata() else { continue };
        let is_old = own.modified().and_then(|now| {
            let before = metadata.modified()?;
            Ok(now.duration_since(before).is_ok_and(|age| age >= ABANDONED_AFTER))
        });
        let is_own = metadata.is_file()
            && metadata.uid() == own.uid()
            && is_abandoned_name(entry.file_name().as_encoded_bytes());
        if is_own && is_old.unwrap_or(false) {
            // What cannot be removed is in nobody's way; the next copy tries again.
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// Whether only this program can have made up a name: it ends with its word and twenty digits.
fn is_abandoned_name(name: &[u8]) -> bool {
    name_of_unfinished(name).is_some()
}

/// The name that an unfinished file is to have.
pub(super) fn name_of_unfinished(name: &[u8]) -> Option<&[u8]> {
    let name = name.strip_suffix(JOURNAL.as_bytes()).unwrap_or(name);
    let (start, digits) = name.split_last_chunk::<NEW_DIGITS>()?;
    start.strip_suffix(NEW.as_bytes()).filter(|_start| digits.iter().all(u8::is_ascii_digit))
}

/// Whether a name is that of an unfinished copy of a diary, or of the journal of one.
fn is_unfinished_copy(name: &OsStr, diary: &Path) -> bool {
    let Some(diary) = diary.file_name() else { return false };
    name.as_encoded_bytes()
        .strip_prefix(diary.as_encoded_bytes())
        .and_then(|rest| rest.strip_prefix(NEW.as_bytes()))
        .map(|rest| rest.strip_suffix(JOURNAL.as_bytes()).unwrap_or(rest))
        .is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit))
}

fn put_aside(path: &Path, companions: &[&str]) -> Result<(), StoreError> {
    for added in companions {
        let companion = beside(path, added);
        if holds_something(&companion) {
            let aside = free_name(&beside(&companion, ".orphan"))?;
            fs::rename(&companion, aside)
                .map_err(|source| failed("put an old journal aside", source, &companion))?;
            sync_folder(path)?;
        }
    }
    Ok(())
}

fn holds_something(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.len() > 0)
}
