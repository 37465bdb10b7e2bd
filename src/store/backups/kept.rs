//! What a backup holds, and the copies that upgrades and restores keep beside a diary.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Local, NaiveDateTime};

use super::{
    super::{
        CheckReport, Keys, StoreError,
        beside::{BEFORE_RESTORE, BEFORE_UPGRADE, PLAYED_BACK},
        connection::{self, Purpose, failed_rows},
        contents,
        migration::MIGRATIONS,
        place::{self, folder_of},
        restore::{OpenedBackup, of_backup},
    },
    BackupFile, BackupReason,
    name::moment,
};
use crate::diary::Diary;

/// Examines a backup and says what it holds. It is not changed.
///
/// # Errors
/// What is wrong with it; [`StoreError::LockedBackup`] where none of the keys opens it.
pub fn examine_backup(path: &Path, keys: &Keys) -> Result<CheckReport, StoreError> {
    read_backup(path, path, keys).map(|(_diary, report)| report)
}

/// Reads what a backup holds. It is not changed; one of an earlier version is copied to the
/// folder of `beside` and brought up to date there for a moment.
///
/// # Errors
/// What is wrong with it.
pub fn read_backup(
    path: &Path,
    beside: &Path,
    keys: &Keys,
) -> Result<(Diary, CheckReport), StoreError> {
    let path = &place::resolve_diary(path).map_err(of_backup)?;
    let backup = OpenedBackup::open(path, keys, MIGRATIONS).map_err(of_backup)?;
    let failed = |error| of_backup(failed_rows("read the backup", error, path));
    if let Some(report) = &backup.report {
        let diary = contents::read_diary(&backup.connection).map_err(failed)?;
        return Ok((diary, report.clone()));
    }
    if backup.seal.is_some() {
        let (copy, report) = backup.in_memory(path, MIGRATIONS).map_err(of_backup)?;
        return contents::read_diary(&copy).map(|diary| (diary, report)).map_err(failed);
    }
    let beside = place::resolve_target(beside)?;
    let (copy, report) = backup.copy(None, path, &beside, MIGRATIONS).map_err(of_backup)?;
    let diary = connection::open(copy.path(), Purpose::Read)
        .map_err(Into::into)
        .and_then(|copy| contents::read_diary(&copy))
        .map_err(failed)?;
    Ok((diary, report))
}

/// The newest of these backups, the newest first, that can be opened and is as it was written.
pub fn newest_sound<'b>(
    backups: &'b [BackupFile],
    keys: &Keys,
) -> Option<(&'b BackupFile, CheckReport)> {
    backups.iter().find_map(|backup| Some((backup, examine_backup(&backup.path, keys).ok()?)))
}

/// What upgrades and restores have kept beside a diary.
pub(super) fn kept_beside(diary: &Path) -> Vec<(u32, BackupFile)> {
    let Some(name) = diary.file_name() else { return Vec::new() };
    let Ok(entries) = fs::read_dir(folder_of(diary)) else { return Vec::new() };
    entries
        .flatten()
        .filter_map(|entry| {
            let (reason, at) = read(&entry.file_name(), name)?;
            let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            let written = metadata.modified().ok().map(DateTime::<Local>::from);
            let at = at.or_else(|| written.map(|moment| moment.naive_local()));
            let path: PathBuf = folder_of(diary).join(entry.file_name());
            Some((0, BackupFile { path, bytes: metadata.len(), at, reason }))
        })
        .collect()
}

/// Why a file beside a diary was kept, and when, as far as its name tells.
fn read(name: &OsStr, diary: &OsStr) -> Option<(BackupReason, Option<NaiveDateTime>)> {
    let rest = name.to_str()?.strip_prefix(diary.to_str()?)?;
    if PLAYED_BACK.iter().any(|added| rest.ends_with(added)) {
        return None;
    }
    if let Some(suffix) = rest.strip_prefix(BEFORE_RESTORE) {
        let at = suffix.split_at_checked(17).and_then(|(at, _more)| moment(at));
        return Some((BackupReason::BeforeRestore, at));
    }
    rest.strip_prefix(BEFORE_UPGRADE).map(|_version| (BackupReason::BeforeUpgrade, None))
}
