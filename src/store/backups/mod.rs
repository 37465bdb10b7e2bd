//! Backups that the program makes by itself: closed files, each read back before it gets its
//! name, in a folder beside the diary or at a place of the person's choice.
//!
//! The diary is copied to a file beside itself first, which takes a moment; only from there does
//! the copy go to its folder, which may be slow, far away or watched by a program that
//! synchronises it. The diary is not held up by that, and nothing in the folder is ever written
//! to again.

mod kept;
mod name;
mod retention;
mod turn;

use std::{
    ffi::OsStr,
    fs::{self, DirEntry},
    io,
    os::unix::ffi::OsStrExt as _,
    path::{Path, PathBuf},
};

use chrono::NaiveDateTime;

use super::{
    Access, CheckReport, Contents, DamagedPart, Keys, Overwrite, Store, StoreError, backup,
    beside::{beside, may_be_file, name_of_unfinished, remove_abandoned},
    check::{entries_are_sound, examine_copy},
    connection::failed_rows,
    contents::{self, BACKUP_ID},
    place::{self, NewFile, sync_folder},
    sealed::Seal,
};
use kept::kept_beside;
use name::BackupName;

pub use kept::{examine_backup, newest_sound, read_backup};
pub use name::{BackupId, BackupReason, Stamp};
pub use retention::superfluous;
pub(super) use turn::Turn;

/// What is added to the name of a diary for the folder of its backups.
const FOLDER: &str = "-backups";

/// No diary comes to so many backups: a larger number is a name that somebody else gave.
const LARGEST_NUMBER: u32 = 100_000_000;

/// Where the backups of a diary are, and by which mark they are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupPlace {
    /// The diary.
    pub diary: PathBuf,
    /// The folder that the person chose; `None`: one beside the diary.
    pub chosen: Option<PathBuf>,
    /// The diary's mark; `None` where no backup was made yet, or it cannot be told.
    pub id: Option<BackupId>,
}

/// A backup as it lies in its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    /// The file.
    pub path: PathBuf,
    /// How large it is.
    pub bytes: u64,
    /// When it was made, by the clock on the wall; `None` where that cannot be told.
    pub at: Option<NaiveDateTime>,
    /// Why it was made.
    pub reason: BackupReason,
}

/// The backups that were found.
#[derive(Debug, Default)]
pub struct Listed {
    /// The newest first.
    pub files: Vec<BackupFile>,
    /// Why there may be others, e.g. on a disk that is not connected.
    pub unreachable: Option<StoreError>,
}

/// What was found by its name in the folders of the backups.
#[derive(Debug, Default)]
pub(super) struct ByName {
    pub(super) files: Vec<PathBuf>,
    /// The folders that could not be looked into, and why.
    pub(super) unreachable: Vec<(PathBuf, StoreError)>,
}

/// A backup that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupOrder {
    /// Of which diary, and where to.
    pub place: BackupPlace,
    /// The diary's mark. It is in the diary before the first backup is made, so that the backup
    /// has it too.
    pub id: BackupId,
    /// Why.
    pub reason: BackupReason,
    /// What the clock on the wall shows.
    pub at: NaiveDateTime,
}

/// A backup that has just been made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBackup {
    /// It.
    pub file: BackupFile,
    /// How much it holds.
    pub contents: Contents,
}

impl BackupPlace {
    /// The folder of the backups.
    pub fn folder(&self) -> PathBuf {
        self.chosen.clone().unwrap_or_else(|| beside(&self.diary, FOLDER))
    }

    /// All backups, with what an upgrade or a restore has kept beside the diary. In a chosen
    /// folder only those of this diary count.
    pub fn list(&self) -> Listed {
        let mut found = kept_beside(&self.diary);
        let mut unreachable = None;
        let mut add = |backups: Result<Vec<(u32, BackupFile)>, StoreError>| match backups {
            Ok(backups) => found.extend(backups),
            Err(error) => unreachable = Some(error),
        };
        // Those from before another place was chosen are backups too.
        add(named(&beside(&self.diary, FOLDER), |_any| true));
        if let Some(chosen) = &self.chosen {
            add(check_chosen(chosen).and_then(|()| named(chosen, |id| self.id == Some(id))));
        }
        found.sort_by(|(one, a), (other, b)| (b.at, other, &b.path).cmp(&(a.at, one, &a.path)));
        found.dedup_by(|(_, file), (_, other)| file.path == other.path);
        let files = found.into_iter().map(|(_number, file)| file).collect();
        Listed { files, unreachable }
    }

    /// Backups that a program left unfinished that was killed, in the same folders as
    /// [`BackupPlace::list`].
    pub(super) fn unfinished(&self) -> Vec<PathBuf> {
        let is_one = |name: &OsStr, counts: &dyn Fn(BackupId) -> bool| {
            name_of_unfinished(name.as_encoded_bytes())
                .and_then(|name| BackupName::read(OsStr::from_bytes(name)))
                .is_some_and(|name| counts(name.id))
        };
        // A folder that cannot be looked into is told with the backups in it.
        self.by_name(is_one).files
    }

    /// Every backup by its name alone, also one that cannot be looked at, and the folders that
    /// cannot be looked into: whoever has to leave none out may not trust a disk that fails.
    pub(super) fn every_copy(&self) -> ByName {
        let is_one = |name: &OsStr, counts: &dyn Fn(BackupId) -> bool| {
            BackupName::read(name).is_some_and(|name| counts(name.id))
        };
        let mut found = self.by_name(is_one);
        if let Some(chosen) = &self.chosen
            && let Err(error) = check_chosen(chosen)
        {
            found.unreachable.push((chosen.clone(), error));
        }
        found
    }

    /// What has a name of some kind in the folders of the backups, where it may be a file.
    fn by_name(&self, is_one: impl Fn(&OsStr, &dyn Fn(BackupId) -> bool) -> bool) -> ByName {
        let mut found = ByName::default();
        let mut look_into = |folder: &Path, counts: &dyn Fn(BackupId) -> bool| {
            let is_one =
                |entry: &DirEntry| may_be_file(entry) && is_one(&entry.file_name(), counts);
            match entries(folder) {
                Ok(entries) => {
                    found
                        .files
                        .extend(entries.iter().filter(|entry| is_one(entry)).map(DirEntry::path));
                }
                Err(error) => found.unreachable.push((folder.to_owned(), error)),
            }
        };
        look_into(&beside(&self.diary, FOLDER), &|_any| true);
        if let Some(chosen) = &self.chosen {
            look_into(chosen, &|id| self.id == Some(id));
        }
        found
    }

    /// The folder, ready to be written to.
    fn prepared(&self) -> Result<PathBuf, StoreError> {
        let folder = self.folder();
        match &self.chosen {
            // A disk that is not there must not become a folder of this one.
            Some(chosen) => check_chosen(chosen)?,
            None => place::make_folder(&folder.join("any"))?,
        }
        folder
            .canonicalize()
            .map_err(|source| place::failed("open the folder of the backups", source, &folder))
    }
}

impl BackupOrder {
    /// Makes a backup of the diary as of its last commit, and thins the earlier ones.
    ///
    /// The diary may be open, also for writing. The backup of a diary with a password has that
    /// password.
    ///
    /// # Errors
    /// What is wrong with the diary, the folder or the disk; then there is no new backup, and
    /// every earlier one is still there.
    pub fn carry_out(&self, keys: &Keys) -> Result<NewBackup, StoreError> {
        let _turn = Turn::wait(&self.place.diary);
        Store::open_with_keys(&self.place.diary, Access::Read, keys)?.back_up(self)
    }
}

impl Store {
    /// Makes a backup where the diary itself says that they are kept; the diary has its mark
    /// afterwards.
    ///
    /// # Errors
    /// As [`BackupOrder::carry_out`].
    pub fn back_up_before(
        &mut self,
        reason: BackupReason,
        at: NaiveDateTime,
    ) -> Result<NewBackup, StoreError> {
        let said = contents::backups(self.connection()?);
        let id = if let Some(id) = said.id.and_then(|id| id.parse().ok()) {
            id
        } else {
            let id = BackupId::random();
            self.set_preference(BACKUP_ID, Some(&id.to_string()))?;
            id
        };
        let chosen = said.folder.map(PathBuf::from);
        let place = BackupPlace { diary: self.place.path.clone(), chosen, id: Some(id) };
        self.back_up(&BackupOrder { place, id, reason, at })
    }

    /// As [`BackupOrder::carry_out`], of an open diary.
    pub(super) fn back_up(&mut self, order: &BackupOrder) -> Result<NewBackup, StoreError> {
        self.write_backup(order).map_err(|error| {
            // Every entry is saved: it is the backup that has no room, there or on the way there.
            let StoreError::Full { path } = error else { return error };
            let path = path.parent().map(Path::to_owned).unwrap_or(path);
            StoreError::NoRoomForBackup { path }
        })
    }

    fn write_backup(&mut self, order: &BackupOrder) -> Result<NewBackup, StoreError> {
        let BackupOrder { place: to, id, reason, at } = order;
        let (id, reason, at) = (*id, *reason, *at);
        let folder = to.prepared()?;
        let stamp = Stamp { number: next_number(&folder, id)?, at: whole_seconds(at), reason };
        let path = folder.join(BackupName { id, stamp }.to_string());

        let seal = self.place.seal();
        let diary = &self.place.path;
        let connection = self.connection.as_mut().ok_or(StoreError::Closed)?;
        let snapshot = backup::copy(connection, seal.as_deref(), diary)?;
        let new = NewFile::copy_of(snapshot.path(), &path)?;
        remove_abandoned(new.path());
        let report = sound(&new, &snapshot, seal.as_deref(), diary, &path)?;
        drop(snapshot);
        let bytes = new.path().metadata().map(|metadata| metadata.len());
        let bytes = bytes.map_err(|source| place::failed("write", source, &path))?;
        new.put_in_place(&path, Overwrite::No)?;
        thin(&folder, id);
        let file = BackupFile { path, bytes, at: Some(stamp.at), reason };
        Ok(NewBackup { file, contents: report.contents })
    }
}

/// What a copy holds, once it was read back; otherwise whose fault it is.
fn sound(
    new: &NewFile,
    snapshot: &NewFile,
    seal: Option<&Seal>,
    diary: &Path,
    target: &Path,
) -> Result<CheckReport, StoreError> {
    let is_sound = |file: &NewFile| examine_copy(file.path(), seal).ok().filter(entries_are_sound);
    if let Some(report) = is_sound(new) {
        return Ok(report);
    }
    match examine_copy(snapshot.path(), seal) {
        Ok(report) if entries_are_sound(&report) => {
            Err(StoreError::CopyDiffers { path: target.to_owned() })
        }
        Ok(_) => {
            let part = DamagedPart::Content;
            Err(StoreError::Damaged { part, path: diary.to_owned() })
        }
        Err(error) => Err(failed_rows("examine the diary", error, diary)),
    }
}

/// Removes what is superfluous. What cannot be removed is in nobody's way: the next one tries.
fn thin(folder: &Path, id: BackupId) {
    let Ok(all) = stamped(folder, |other| other == id) else { return };
    let stamps: Vec<_> = all.iter().map(|(name, _)| name.stamp).collect();
    let mut gone = None;
    for stamp in superfluous(&stamps) {
        let path = folder.join(BackupName { id, stamp }.to_string());
        if fs::remove_file(&path).is_ok() {
            gone = Some(path);
        }
    }
    if let Some(path) = gone {
        // A backup too many after a loss of power is thinned by the next one.
        sync_folder(&path).ok();
    }
}

/// The backups in a folder with their numbers.
fn named(
    folder: &Path,
    counts: impl Fn(BackupId) -> bool,
) -> Result<Vec<(u32, BackupFile)>, StoreError> {
    let found = stamped(folder, counts)?;
    Ok(found
        .into_iter()
        .map(|(BackupName { stamp: Stamp { number, at, reason }, .. }, (path, bytes))| {
            (number, BackupFile { path, bytes, at: Some(at), reason })
        })
        .collect())
}

/// A backup by its name, where it lies and how large it is.
type Lying = (BackupName, (PathBuf, u64));

fn stamped(folder: &Path, counts: impl Fn(BackupId) -> bool) -> Result<Vec<Lying>, StoreError> {
    // One folder has one name, however it was named.
    let real = folder.canonicalize();
    let folder = real.as_deref().unwrap_or(folder);
    Ok(entries(folder)?
        .into_iter()
        .filter_map(|entry| {
            let name = BackupName::read(&entry.file_name())?;
            let metadata = entry.metadata().ok()?;
            (counts(name.id) && metadata.is_file()).then(|| (name, (entry.path(), metadata.len())))
        })
        .collect())
}

/// One more than that of every backup, and of whatever else has such a name: a link or a folder
/// must neither be written through nor keep a backup from being made.
fn next_number(folder: &Path, id: BackupId) -> Result<u32, StoreError> {
    let numbers = entries(folder)?
        .into_iter()
        .filter_map(|entry| BackupName::read(&entry.file_name()))
        .filter(|name| name.id == id)
        .map(|name| name.stamp.number)
        .filter(|number| *number < LARGEST_NUMBER);
    Ok(numbers.max().map_or(1, |number| number + 1))
}

/// What lies in the folder of the backups; nothing where there is none yet.
fn entries(folder: &Path) -> Result<Vec<DirEntry>, StoreError> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        // What is left out of a folder that was read in part might be any of them.
        read => read
            .and_then(Iterator::collect)
            .map_err(|source| place::failed("read the folder of the backups", source, folder)),
    }
}

fn check_chosen(folder: &Path) -> Result<(), StoreError> {
    if folder.is_dir() { Ok(()) } else { Err(StoreError::BackupFolder { path: folder.to_owned() }) }
}

/// As it stands in a name.
fn whole_seconds(at: NaiveDateTime) -> NaiveDateTime {
    use chrono::SubsecRound as _;
    at.trunc_subsecs(0)
}
