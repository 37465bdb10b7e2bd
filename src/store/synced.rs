//! Signs that others have a hand in the folder of a diary: a program that synchronises it may put
//! an older file in the place of the diary, or a second one beside it, and a disk of another
//! machine may be written by both.

mod mounts;

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use super::{
    beside::belongs_to_diary,
    place::{examine, folder_of},
};

/// What was seen around a diary.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Synced {
    /// The folder that is synchronised, where there is a sign of it.
    pub folder: Option<PathBuf>,
    /// Whether the diary lies on a disk that belongs to another machine.
    pub is_remote: bool,
    /// Other versions of the diary that lie beside it, by the names that such programs give.
    pub conflicts: Vec<PathBuf>,
}

/// Files and folders that such programs put into the folder that they look after.
const MARKS: [&str; 11] = [
    ".stfolder",
    ".stversions",
    ".dropbox",
    ".dropbox.cache",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".SynologyWorkingDirectory",
    ".seafile-data",
    ".resilio-sync",
    ".sync",
    ".megasync",
];

/// What Nextcloud and ownCloud call their list of a folder.
const LISTS: [&str; 2] = [".sync_", "._sync_"];

/// Parts of the names that such programs give to a second version of a file.
const CONFLICT: [&str; 6] =
    ["conflicted copy", "sync-conflict", "conflict copy", "_conflict", "-conflict", "(conflict"];

/// File systems that are another machine's, by the number that `statfs(2)` gives: AFS, Ceph, CIFS,
/// Coda, NCP, NFS, SMB, SMB 2 and 9P (`linux/magic.h`). All that is shown by a program of its own
/// (FUSE) has one number; there the name of that program tells.
const REMOTE: [u32; 9] = [
    0x5346_414F,
    0x00C3_6400,
    0xFF53_4D42,
    0x7375_7245,
    0x0000_564C,
    0x0000_6969,
    0x0000_517B,
    0xFE53_4D42,
    0x0102_1997,
];

/// Where the system says which disks there are.
const MOUNTS: &str = "/proc/self/mountinfo";

impl Synced {
    /// Looks around a diary. What cannot be looked at tells nothing.
    pub fn around(diary: &Path) -> Self {
        let folder = folder_of(diary);
        let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let synced = real.ancestors().find(|folder| is_marked(folder)).map(Path::to_owned);
        let mut conflicts: Vec<PathBuf> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| {
                is_conflict(path, diary) && examine(path).is_ok_and(|file| file.is_some())
            })
            .collect();
        conflicts.sort();
        Self { folder: synced, is_remote: is_remote(&real), conflicts }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the kernel's number has 32 bits, in a word that may be wider and have a sign"
)]
fn is_remote(folder: &Path) -> bool {
    let is_known =
        rustix::fs::statfs(folder).is_ok_and(|system| REMOTE.contains(&(system.f_type as u32)));
    is_known || fs::read(MOUNTS).is_ok_and(|mounts| mounts::is_remote(&mounts, folder))
}

fn is_marked(folder: &Path) -> bool {
    if MARKS.iter().any(|mark| folder.join(mark).symlink_metadata().is_ok()) {
        return true;
    }
    let is_list = |name: &OsStr| {
        name.to_str().is_some_and(|name| {
            LISTS.iter().any(|list| name.starts_with(list))
                && Path::new(name).extension() == Some(OsStr::new("db"))
        })
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.take(MOST).any(|entry| is_list(&entry.file_name()))
}

/// No more names of one folder are looked at.
const MOST: usize = 1000;

/// Whether a name is that of a second version of the diary.
fn is_conflict(path: &Path, diary: &Path) -> bool {
    let text = |part: Option<&OsStr>| part.and_then(OsStr::to_str).map(str::to_owned);
    let (Some(name), Some(stem)) = (text(path.file_name()), text(diary.file_stem())) else {
        return false;
    };
    let Some(rest) = name.strip_prefix(&stem) else { return false };
    let rest = rest.to_lowercase();
    !belongs_to_diary(path, diary) && CONFLICT.iter().any(|sign| rest.contains(sign))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Synced;

    #[test]
    fn a_second_version_of_the_diary_is_found_by_the_names_that_are_given_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let diary = folder.join("diary.cramp");
        fs::write(&diary, "x").unwrap();
        assert_eq!(Synced::around(&diary).conflicts, Vec::<std::path::PathBuf>::new());
        let mut conflicts = Vec::new();
        for name in [
            "diary (Ann's conflicted copy 2026-03-20).cramp",
            "diary (conflict copy 1).cramp",
            "diary.sync-conflict-20260320-080000-ABCDEFG.cramp",
            "diary_conflict-20260320-080000.cramp",
        ] {
            fs::write(folder.join(name), "x").unwrap();
            conflicts.push(folder.join(name));
        }
        for name in ["diary.cramp.lock", "other (conflicted copy).cramp", "diary 2.cramp"] {
            fs::write(folder.join(name), "x").unwrap();
        }
        fs::create_dir(folder.join("diary (conflicted copy)")).unwrap();
        conflicts.sort();
        assert_eq!(Synced::around(&diary), Synced { folder: None, is_remote: false, conflicts });
    }

    #[test]
    fn a_folder_that_is_synchronised_is_known_by_what_lies_in_it_or_above() {
        for mark in [".stfolder", ".dropbox", ".sync_1a2b3c.db", "._sync_0.db"] {
            let folder = tempfile::tempdir().unwrap();
            let folder = folder.path().canonicalize().unwrap();
            fs::create_dir(folder.join("health")).unwrap();
            let diary = folder.join("health/diary.cramp");
            assert_eq!(Synced::around(&diary).folder, None);
            fs::write(folder.join(mark), "").unwrap();
            assert_eq!(Synced::around(&diary).folder, Some(folder.clone()), "{mark}");
        }
    }
}
