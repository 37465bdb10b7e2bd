//! What is done about backups beside the window.

use std::{
    path::{Path, PathBuf},
    thread::{self, JoinHandle},
    time::Duration,
};

use chrono::NaiveDateTime;

use crate::{
    app::forgetting::Look,
    diary::{Diary, text::capital},
    store::{
        self, BackupFile, BackupOrder, BackupPlace, BackupReason, Contents, Held, Key, Keys,
        Listed, Mended, NewBackup, StoreHandle, Synced, examine_backup, newest_sound, noted_place,
        read_backup,
    },
};

use super::differences::Differences;

/// Something to be done about backups.
#[derive(Debug)]
pub enum BackupJob {
    /// They are to be looked for.
    List(BackupPlace),
    /// One is to be made, with what opens the diary.
    Make(BackupOrder, Keys),
    /// This one is to be examined, with what opens it.
    LookAt(PathBuf, Keys),
    /// The newest good one is to be found, of a diary that cannot be opened.
    Find {
        /// The diary.
        diary: PathBuf,
        /// What was typed to open it, where it has a password.
        key: Option<Key>,
    },
    /// This copy is to be laid beside the diary.
    Compare {
        /// The copy.
        from: PathBuf,
        /// The diary; `None` where it cannot be opened.
        diary: Option<Box<Diary>>,
        /// The diary file.
        beside: PathBuf,
        /// What opens both.
        keys: Keys,
    },
    /// What was deleted and is still held is to be looked for.
    LookForHeld(Box<Look>),
    /// A damaged diary is to be mended.
    Mend {
        /// The store of the diary; it is closed first.
        store: StoreHandle,
        /// The diary.
        diary: PathBuf,
        /// What the clock on the wall shows.
        now: NaiveDateTime,
        /// What opens it and its backups.
        keys: Keys,
    },
}

/// What came of it.
#[derive(Debug)]
pub enum BackupNews {
    /// These were found, and what another program does to the diary's folder.
    Listed(Listed, Synced),
    /// One was made, or a sentence says why not.
    Made(BackupReason, Result<NewBackup, String>),
    /// What a backup holds, or a sentence says what is wrong with it.
    LookedAt(PathBuf, Result<Contents, String>),
    /// The newest good one, where there is one, and what opens it.
    Found(Option<Box<Found>>, Keys),
    /// What a copy holds and how it differs, or a sentence says what is wrong with it.
    Compared(PathBuf, Result<Box<Compared>, String>),
    /// What was deleted and is still held, or a sentence says why that cannot be told.
    Held(Result<Held, String>),
    /// What became of a damaged diary, or a sentence says why nothing did.
    Mended(Result<Box<Mended>, String>),
}

/// The newest good backup of a diary that cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// It.
    pub file: BackupFile,
    /// How much it holds.
    pub contents: Contents,
}

/// A copy beside the diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// How much it holds.
    pub contents: Contents,
    /// How it differs; `None` where the diary cannot be opened.
    pub differences: Option<Differences>,
}

impl BackupJob {
    /// Whether something is written that is in nobody's way when it is not finished.
    pub(in crate::app) const fn is_backup(&self) -> bool {
        matches!(self, Self::Make(..))
    }

    /// Whether the end of the program waits for it, however long it takes.
    pub(in crate::app) const fn must_end(&self) -> bool {
        matches!(self, Self::Mend { .. })
    }
}

/// How long the end of the program waits for a backup, at most: ten seconds.
const PAUSE: Duration = Duration::from_millis(20);
const PAUSES: usize = 500;

/// Waits for backups to be made, but not for a disk that no longer answers: that must not keep
/// the diary locked. What is left of such a backup is removed by a later one.
pub(in crate::app) fn wait_a_while(threads: &[JoinHandle<()>]) {
    for _pause in 0..PAUSES {
        if threads.iter().all(JoinHandle::is_finished) {
            return;
        }
        thread::sleep(PAUSE);
    }
}

/// Does it. It takes its time: never call it in a frame.
pub(in crate::app) fn work(job: BackupJob) -> BackupNews {
    match job {
        BackupJob::List(place) => BackupNews::Listed(place.list(), Synced::around(&place.diary)),
        BackupJob::Make(order, keys) => BackupNews::Made(order.reason, make(&order, &keys)),
        BackupJob::LookAt(path, keys) => {
            let found =
                examine_backup(&path, &keys).map(|report| report.contents).map_err(sentence);
            BackupNews::LookedAt(path, found)
        }
        BackupJob::Find { diary, key } => {
            let keys = key.map_or_else(Keys::none, |key| unlock(&diary, &key));
            BackupNews::Found(find(&diary, &keys).map(Box::new), keys)
        }
        BackupJob::Compare { from, diary, beside, keys } => {
            let compared = compare(&from, diary.as_deref(), &beside, &keys).map(Box::new);
            BackupNews::Compared(from, compared)
        }
        BackupJob::LookForHeld(look) => BackupNews::Held(look.work()),
        BackupJob::Mend { store, diary, now, keys } => {
            drop(store);
            let backup = find(&diary, &keys).map(|found| found.file.path);
            let mended = store::mend(&diary, backup.as_deref(), now, &keys);
            BackupNews::Mended(mended.map(Box::new).map_err(sentence))
        }
    }
}

/// Makes a backup, or says in a sentence why not.
pub(in crate::app) fn make(order: &BackupOrder, keys: &Keys) -> Result<NewBackup, String> {
    order.carry_out(keys).map_err(|error| error.to_string())
}

/// What a key opens of a diary that cannot be read: it stands at the start of the file, and of
/// each of its backups.
fn unlock(diary: &Path, key: &Key) -> Keys {
    let backups = noted_place(diary).list().files;
    std::iter::once(diary)
        .chain(backups.iter().map(|backup| backup.path.as_path()))
        .find_map(|file| Keys::unlock(file, key).ok().filter(|keys| !keys.is_empty()))
        .unwrap_or_else(Keys::none)
}

fn find(diary: &Path, keys: &Keys) -> Option<Found> {
    let listed = noted_place(diary).list();
    let (file, report) = newest_sound(&listed.files, keys)?;
    Some(Found { file: file.clone(), contents: report.contents })
}

fn compare(
    from: &Path,
    diary: Option<&Diary>,
    beside: &Path,
    keys: &Keys,
) -> Result<Compared, String> {
    let (copy, report) = read_backup(from, beside, keys).map_err(sentence)?;
    let differences = diary.map(|diary| Differences::between(&copy, diary));
    Ok(Compared { contents: report.contents, differences })
}

#[expect(clippy::needless_pass_by_value, reason = "stands where an error is handed on")]
fn sentence(error: store::StoreError) -> String {
    capital(&error.to_string())
}
