//! Putting a backup in the place of a diary.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use rusqlite::{Connection, MAIN_DB};

use super::{
    BackupOrder, CheckReport, DamagedPart, Keys, Overwrite, Restored, StoreError, backup,
    beside::{
        BEFORE_RESTORE, beside, put_orphans_aside, put_stray_log_aside, remove_companions,
        remove_unfinished_copies, waiting,
    },
    check::{entries_are_sound, examine, structure},
    connection::{self, Purpose, check_header, failed, failed_rows},
    lock::WriterLock,
    migration::{MIGRATIONS, migrate, newest},
    open::{connect_known, mark_open},
    place::{self, FileId, NewFile, OpenMark, free_name},
    sealed::{FileBytes, Seal, starts_sealed},
    tables::RowError,
    unlock::connect_content,
    work::Limited,
};

/// Puts a backup in the place of a diary; the diary of before is kept beside it as
/// `<name>.before-restore-<suffix>`, never over another file.
///
/// The backup is examined, copied and brought up to date before anything is touched. What a
/// writer left unfinished in the diary of before is put right first; then there is no moment
/// at which there is no diary: it is the one of before, or the restored one. Where either of the two
/// has a password, what stands there afterwards has one: that of the diary, if it had one. Only a file that
/// cannot be put right is moved away first, with the journals that it may still need.
///
/// # Errors
/// [`StoreError::InUse`] while anybody has the diary open for writing; [`StoreError::LockedBackup`]
/// where none of the keys opens the backup, and [`StoreError::Locked`] where one without a password
/// is to take the place of a diary that none of them opens; otherwise what is wrong with the
/// backup. The diary is as it was.
pub fn restore(
    diary: &Path,
    from: &Path,
    suffix: &str,
    keys: &Keys,
) -> Result<Restored, StoreError> {
    restore_with(diary, from, suffix, None, keys, MIGRATIONS)
}

/// As [`restore`]; a sound diary of before is kept as a backup among the others, if one can be
/// made.
///
/// # Errors
/// As [`restore`].
pub fn restore_after_backup(
    diary: &Path,
    from: &Path,
    suffix: &str,
    before: &BackupOrder,
    keys: &Keys,
) -> Result<Restored, StoreError> {
    restore_with(diary, from, suffix, Some(before), keys, MIGRATIONS)
}

pub(super) fn restore_with(
    diary: &Path,
    from: &Path,
    suffix: &str,
    before: Option<&BackupOrder>,
    keys: &Keys,
    migrations: &[&str],
) -> Result<Restored, StoreError> {
    let from = place::resolve_diary(from).map_err(of_backup)?;
    if place::resolve_diary(diary).is_ok_and(|diary| diary == from) {
        return Err(StoreError::OwnFile { path: from });
    }
    // Nothing is made, not even a folder, for a backup that is of no use.
    let backup = OpenedBackup::open(&from, keys, migrations).map_err(of_backup)?;

    place::make_folder(diary)?;
    let diary = place::resolve_diary(diary)?;
    let today = place::examine(&diary)?;
    let mut lock = WriterLock::take(&diary)?;
    if today.is_some_and(OpenMark::is_set) {
        return Err(StoreError::InUse { path: diary });
    }
    remove_unfinished_copies(&diary);
    let was_sealed = today.map_or(Ok(false), |file| starts_sealed(&diary, file))?;
    let seal = seal_for(&diary, was_sealed, keys, backup.seal.as_ref())?;
    let (new, report) =
        backup.copy(seal.as_deref(), &from, &diary, migrations).map_err(of_backup)?;
    let kept_name = beside(&diary, &format!("{BEFORE_RESTORE}{}", plain(suffix)));
    let kept = if let Some(file) = today {
        let backup = before.and_then(|order| order.carry_out(keys).ok()).map(|new| new.file.path);
        match backup.filter(|_whole| waiting(&diary).is_empty()) {
            Some(backup) => Some(backup),
            None => Some(keep(&diary, file, &kept_name)?),
        }
    } else {
        put_orphans_aside(&diary)?;
        None
    };
    let there = place::examine(&diary)?.is_some();
    if seal.is_some() && !was_sealed {
        lock.set_copies_pending(true);
    }
    new.put_in_place(&diary, if there { Overwrite::Yes } else { Overwrite::No })?;
    let CheckReport { revision, contents, .. } = report;
    lock.note_revision(revision);
    Ok(Restored { kept, revision, contents })
}

/// A backup that was found to be of use.
pub(super) struct OpenedBackup {
    pub(super) connection: Connection,
    version: u32,
    /// Of a backup of the newest version.
    pub(super) report: Option<CheckReport>,
    /// What it is sealed with.
    pub(super) seal: Option<Arc<Seal>>,
    // Given up after the connection.
    _mark: Option<OpenMark>,
}

/// What is to seal that which takes the place of a diary; `None`: it stays readable.
pub(super) fn seal_for(
    diary: &Path,
    was_sealed: bool,
    keys: &Keys,
    backup: Option<&Arc<Seal>>,
) -> Result<Option<Arc<Seal>>, StoreError> {
    if !was_sealed {
        return Ok(backup.map(Arc::clone));
    }
    let today = FileBytes::read(diary)?;
    let seal = keys.seal_of(&today.all).or(backup).or_else(|| keys.first());
    seal.map(|seal| Some(Arc::clone(seal)))
        .ok_or_else(|| StoreError::Locked { path: diary.to_owned() })
}

impl OpenedBackup {
    pub(super) fn open(from: &Path, keys: &Keys, migrations: &[&str]) -> Result<Self, StoreError> {
        let _limited = Limited::by(from);
        let newest = newest(migrations);
        let Some(file) = place::examine(from)? else {
            return Err(StoreError::Missing { path: from.to_owned() });
        };
        let (mark, seal, (connection, version)) = if starts_sealed(from, file)? {
            let bytes = FileBytes::read(from)?;
            let seal = keys
                .seal_of(&bytes.all)
                .ok_or_else(|| StoreError::LockedBackup { path: from.to_owned() })?;
            let opened = connect_content(seal, &bytes, Purpose::Read, migrations, from)?;
            (None, Some(Arc::clone(seal)), opened)
        } else {
            let (mark, stray) = mark_open(from, file, newest)?;
            if let Some(path) = stray {
                return Err(StoreError::Stray { path });
            }
            (Some(mark), None, connect_known(from, Purpose::Read, migrations)?)
        };
        let examined = if version == newest {
            examine(&connection).map(|report| (entries_are_sound(&report), Some(report)))
        } else {
            structure(&connection).map(|problems| (problems.is_empty(), None))
        };
        let (is_sound, report) =
            examined.map_err(|error| failed_rows("examine the backup", error, from))?;
        if is_sound {
            Ok(Self { connection, version, report, seal, _mark: mark })
        } else {
            Err(StoreError::Damaged { part: DamagedPart::Content, path: from.to_owned() })
        }
    }

    /// A copy in the folder of the diary, sound and of the newest version; sealed where there is
    /// a seal.
    pub(super) fn copy(
        mut self,
        seal: Option<&Seal>,
        from: &Path,
        diary: &Path,
        migrations: &[&str],
    ) -> Result<(NewFile, CheckReport), StoreError> {
        if self.version == newest(migrations) {
            return backup::verified_copy(&mut self.connection, seal, from, diary);
        }
        if seal.is_some() {
            let (mut connection, _report) = self.in_memory(from, migrations)?;
            return backup::verified_copy(&mut connection, seal, from, diary);
        }
        let new = backup::copy(&mut self.connection, None, diary)?;
        let report = connection::open(new.path(), Purpose::Make)
            .and_then(|mut copy| migrate(&mut copy, migrations).map(|()| copy))
            .map_err(Into::into)
            .and_then(|copy| examine(&copy))
            .map_err(|error| failed_rows("convert the backup", error, from))?;
        if entries_are_sound(&report) {
            Ok((new, report))
        } else {
            Err(StoreError::Damaged { part: DamagedPart::Content, path: from.to_owned() })
        }
    }
}

impl OpenedBackup {
    /// What it holds in memory, sound and of the newest version.
    pub(super) fn in_memory(
        mut self,
        from: &Path,
        migrations: &[&str],
    ) -> Result<(Connection, CheckReport), StoreError> {
        let mut copy = || -> Result<(Connection, CheckReport), RowError> {
            let image = self.connection.serialize(MAIN_DB)?;
            let mut copy = connection::open_image(&image, Purpose::Make)?;
            migrate(&mut copy, migrations)?;
            let report = examine(&copy)?;
            Ok((copy, report))
        };
        let (copy, report) =
            copy().map_err(|error| failed_rows("convert the backup", error, from))?;
        if entries_are_sound(&report) {
            Ok((copy, report))
        } else {
            Err(StoreError::Damaged { part: DamagedPart::Content, path: from.to_owned() })
        }
    }
}

/// The same error in words that speak of the backup, not of the diary.
pub(super) fn of_backup(error: StoreError) -> StoreError {
    if let StoreError::Missing { path } = error {
        StoreError::NoBackup { path }
    } else if let StoreError::Damaged { part, path } = error {
        StoreError::DamagedBackup { part, path }
    } else if let StoreError::Locked { path } | StoreError::WrongKey { path } = error {
        StoreError::LockedBackup { path }
    } else {
        error
    }
}

/// Keeps the diary of before, and leaves nothing at its place that SQLite would play into the
/// file that comes to stand there.
pub(super) fn keep(diary: &Path, file: FileId, name: &Path) -> Result<PathBuf, StoreError> {
    let kept = free_name(name)?;
    put_right(diary, file)?;
    let waiting = waiting(diary);
    if waiting.is_empty() {
        NewFile::copy_of(diary, diary)?.put_in_place(&kept, Overwrite::No)?;
        return Ok(kept);
    }
    // It cannot be put right, so it and its journals stay together: either at the old place
    // or, from one moment to the next, at the new one.
    for added in waiting {
        let copy = NewFile::copy_of(&beside(diary, added), diary)?;
        copy.put_in_place(&beside(&kept, added), Overwrite::No)?;
    }
    place::rename(diary, &kept)?;
    remove_companions(diary)?;
    Ok(kept)
}

/// Lets SQLite put right what a writer left unfinished, where the file is a diary.
///
/// From then on it is one file: a journal could neither be lost to it nor be played into
/// the file that takes its place.
pub(super) fn put_right(diary: &Path, file: FileId) -> Result<(), StoreError> {
    let mut start = Vec::new();
    let _mark = OpenMark::set(file, || {
        start = place::read_start::<100>(diary)?;
        Ok(())
    })?;
    let header = check_header(&start, u32::MAX, diary);
    if matches!(header, Err(StoreError::NotADiary { .. } | StoreError::Empty { .. })) {
        return Ok(());
    }
    if !connection::uses_log(&start) {
        put_stray_log_aside(diary)?;
    }
    if waiting(diary).is_empty() {
        return Ok(());
    }
    let done = connection::open(diary, Purpose::Write).and_then(|connection| {
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_row| Ok(()))?;
        connection.close().map_err(|(_connection, error)| error)
    });
    match done.map_err(|source| failed("put the diary of before right", source, diary)) {
        Err(busy @ StoreError::Busy { .. }) => Err(busy),
        // A damaged diary is what a backup is for: what still waits is kept with it.
        _ => Ok(()),
    }
}

/// A suffix that stays within the folder.
fn plain(suffix: &str) -> String {
    suffix.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}
