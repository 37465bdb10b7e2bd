//! Putting a backup in the place of a diary.

use std::path::{Path, PathBuf};

use super::{
    CheckReport, DamagedPart, Overwrite, Restored, StoreError, backup,
    check::examine,
    connection::{self, Purpose, failed_rows},
    migration::{MIGRATIONS, migrate, newest},
    open::{connect_known, mark_open},
    place::{self, NewFile, OpenMark, WriterLock},
};

/// Puts a backup in the place of a diary; the diary of before is kept beside it as
/// `<name>.before-restore-<suffix>`, never over another file.
///
/// The backup is copied, brought up to date and examined before anything is touched. There is
/// no moment at which there is no diary: it is the one of before, or the restored one.
///
/// # Errors
/// [`StoreError::InUse`] while anybody has the diary open for writing; otherwise what is wrong
/// with the backup. The diary is as it was.
pub fn restore(diary: &Path, from: &Path, suffix: &str) -> Result<Restored, StoreError> {
    restore_with(diary, from, suffix, MIGRATIONS)
}

pub(super) fn restore_with(
    diary: &Path,
    from: &Path,
    suffix: &str,
    migrations: &[&str],
) -> Result<Restored, StoreError> {
    place::make_folder(diary)?;
    let diary = place::resolve_diary(diary)?;
    let from = place::resolve_diary(from)?;
    let today = place::examine(&diary)?;
    if from == diary {
        return Err(StoreError::OwnFile { path: from });
    }
    let (new, report) = copy_of_backup(&from, &diary, migrations)?;

    let _lock = WriterLock::take(&diary)?;
    if today.is_some_and(OpenMark::is_set) {
        return Err(StoreError::InUse { path: diary });
    }
    let kept = if today.is_some() {
        Some(keep(&diary, suffix)?)
    } else {
        place::put_orphan_aside(&diary)?;
        None
    };
    new.put_in_place(&diary, if kept.is_some() { Overwrite::Yes } else { Overwrite::No })?;
    let CheckReport { revision, contents, .. } = report;
    Ok(Restored { kept, revision, contents })
}

/// A copy of a backup in the folder of the diary, sound and of the newest version.
fn copy_of_backup(
    from: &Path,
    diary: &Path,
    migrations: &[&str],
) -> Result<(NewFile, CheckReport), StoreError> {
    let newest = newest(migrations);
    let Some(file) = place::examine(from)? else {
        return Err(StoreError::Missing { path: from.to_owned() });
    };
    let _mark = mark_open(from, file, newest)?;
    let (source, found) = connect_known(from, Purpose::Read, migrations)?;
    if found == newest {
        return backup::verified_copy(&source, from, diary);
    }
    let new = backup::copy(&source, diary)?;
    let report = connection::open(new.path(), Purpose::Make)
        .and_then(|mut copy| migrate(&mut copy, migrations).map(|()| copy))
        .map_err(Into::into)
        .and_then(|copy| examine(&copy))
        .map_err(|error| failed_rows("convert the backup", error, from))?;
    if report.problems.is_empty() {
        Ok((new, report))
    } else {
        Err(StoreError::Damaged { part: DamagedPart::Content, path: from.to_owned() })
    }
}

/// Keeps the diary of before as it is, with the journal of a writer that was interrupted:
/// together they are put right when the kept one is opened.
fn keep(diary: &Path, suffix: &str) -> Result<PathBuf, StoreError> {
    let name = place::beside(diary, &format!(".before-restore-{}", plain(suffix)));
    let kept = place::free_name(&name)?;
    let copying = |source| place::failed("keep the diary of before", source, &kept);
    let journal = place::journal_of(diary);
    let unfinished = place::is_unfinished(diary);
    if unfinished {
        // First: whatever a reader then puts right in the file, the journal does again.
        place::copy_private(&journal, &place::journal_of(&kept)).map_err(copying)?;
    }
    place::copy_private(diary, &kept).map_err(copying)?;
    place::sync_folder(&kept)?;
    if unfinished {
        // It belongs to the diary of before: played back into the restored one it would
        // destroy it.
        std::fs::remove_file(&journal).map_err(copying)?;
        place::sync_folder(&journal)?;
    }
    Ok(kept)
}

/// A suffix that stays within the folder.
fn plain(suffix: &str) -> String {
    suffix.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}
