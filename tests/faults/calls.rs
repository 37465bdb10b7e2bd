//! Each call of the real program to its disk fails once, or from then on for ever: the disk is
//! full, broken or not allowed, and there are no more open files (rows 13 to 15, 17 and 23).
//!
//! Which calls concern the diary is recorded first; then the program runs anew for each of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::{Command, Output},
};

use cramp_diary::store::{Keys, examine_backup};

use super::{
    chance, copy_folder,
    driver::{Task, Told, driver},
    is_full, nights_file, on, share, sound, tell, times, was_done, within,
};
use crate::support::{
    threads::{each, each_waiting},
    tools::strace_is_at_hand,
};

/// What goes wrong.
const FAULTS: [Fault; 15] = [
    ("13", "pwrite64", "ENOSPC"),
    ("13", "ftruncate", "ENOSPC"),
    ("13", "openat", "ENOSPC"),
    ("14", "pwrite64", "EIO"),
    ("14", "ftruncate", "EIO"),
    ("14", "copy_file_range", "EIO"),
    ("14", "rename,renameat2", "EIO"),
    ("14", "unlink", "EIO"),
    ("15", "fsync", "EIO"),
    ("15", "fdatasync", "EIO"),
    ("17", "pread64", "EIO"),
    ("17", "fstat,newfstatat,statx", "EIO"),
    ("23", "openat", "EMFILE"),
    ("23", "openat", "EACCES"),
    ("23", "fcntl", "ENOLCK"),
];

/// How many nights the diary holds before.
const BEFORE: usize = 12;
/// How many of them the copy holds that is put back.
const COPIED: usize = 5;
/// How many the diary of the first version holds.
const MIGRATED: usize = 2;
/// How many an import brings.
const NEW: usize = 30;

/// What the program is asked to do, and what must hold afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Import,
    ImportIntoNone,
    Backup,
    Restore,
    Migrate,
    Check,
}

impl Deed {
    const ALL: [Self; 6] = [
        Self::Import,
        Self::ImportIntoNone,
        Self::Backup,
        Self::Restore,
        Self::Migrate,
        Self::Check,
    ];
}

impl Hindered for Deed {
    fn command(self, folder: &Path) -> Command {
        let arguments = match self {
            Self::Import | Self::ImportIntoNone | Self::Migrate => &["import", "new.json"][..],
            Self::Backup => &["backup", "--out", "out"],
            Self::Restore => &["restore", "copy"],
            Self::Check => &["check"],
        };
        on(&folder.join("diary"), arguments)
    }

    fn prepare(self, folder: &Path) {
        let diary = folder.join("diary");
        nights_file(folder, "new.json", "2026-01-01", i64::try_from(NEW).unwrap());
        match self {
            Self::ImportIntoNone => return,
            Self::Migrate => {
                fs::write(&diary, include_bytes!("../store/fixtures/version-1.sqlite")).unwrap();
                return;
            }
            Self::Import | Self::Backup | Self::Restore | Self::Check => {}
        }
        let rest = i64::try_from(BEFORE - COPIED).unwrap();
        nights_file(folder, "first.json", "2025-01-01", i64::try_from(COPIED).unwrap());
        nights_file(folder, "second.json", "2025-02-01", rest);
        for arguments in [
            &["import", "first.json"][..],
            &["backup", "--out", "copy"],
            &["import", "second.json"],
        ] {
            assert!(was_done(&on(&diary, arguments).output().unwrap()));
        }
    }

    fn look(self, folder: &Path, ran: &Output, _call: &str, what: &str) {
        // A thread counts its own calls; with the same number the program may not even get its
        // libraries, and the loader says so.
        let done = ran.status.code() != Some(127) && was_done(ran);
        let diary = folder.join("diary");
        let out = folder.join("out");
        if out.exists() {
            assert_eq!(examine_backup(&out, &Keys::none()).unwrap().contents.nights, BEFORE);
        }
        if self == Self::ImportIntoNone && !diary.exists() {
            assert!(!done);
            return;
        }
        let held = sound(&diary).diary.nights().len();
        let (before, after) = match self {
            Self::Import => (BEFORE, BEFORE + NEW),
            Self::ImportIntoNone => (0, NEW),
            Self::Migrate => (MIGRATED, MIGRATED + NEW),
            Self::Restore => (BEFORE, COPIED),
            Self::Backup | Self::Check => (BEFORE, BEFORE),
        };
        assert!(held == after || held == before && !done, "{held} nights, done: {done}: {what}");
        assert!(
            self != Self::Backup || !done || out.exists(),
            "a backup was told that is not there"
        );
    }
}

/// Runs a command of which calls fail, or are only recorded.
pub(super) fn hindered(command: &Command, expression: &str, log: &Path) -> Output {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-y", "-e", "signal=none", "-e", expression, "-o"]).arg(log);
    within(strace, command).output().unwrap()
}

/// Which calls of a kind concern a folder, by their number within their process or thread.
pub(super) fn positions(command: &Command, call: &str, folder: &Path) -> Vec<usize> {
    let log = tempfile::NamedTempFile::new().unwrap();
    hindered(command, &format!("trace={call}"), log.path());
    let folder = folder.canonicalize().unwrap();
    let folder = folder.to_str().unwrap();
    let mut counts = std::collections::HashMap::new();
    let mut positions = BTreeSet::new();
    for line in fs::read_to_string(log.path()).unwrap().lines() {
        let (process, call) = line.split_once(' ').unwrap();
        if call.trim_start().starts_with("<...") {
            continue;
        }
        let count: &mut usize = counts.entry(process.to_owned()).or_default();
        *count += 1;
        let named = call.split_once('(').is_some_and(|(_, rest)| {
            // The folder in which the program runs stands in each call.
            rest.replacen(&format!("AT_FDCWD<{folder}>"), "", 1).contains(folder)
        });
        if named {
            positions.insert(*count);
        }
    }
    positions.into_iter().collect()
}

/// What can go wrong with a call: the row of the catalogue, the call, and the error.
pub(super) type Fault = (&'static str, &'static str, &'static str);

/// A deed of which calls fail.
pub(super) trait Hindered: Copy + Sync + std::fmt::Debug {
    /// A folder as it is before.
    fn prepare(self, folder: &Path);

    /// What is done in it.
    fn command(self, folder: &Path) -> Command;

    /// Looks at what is left there after a run of which a call failed; `what` names both.
    fn look(self, folder: &Path, ran: &Output, call: &str, what: &str);
}

/// Does each deed with each fault at each call that concerns its folder, once and from then on for
/// ever; gives back how often each fault was done. A build machine tries some of them, and each
/// kind of fault.
pub(super) fn fail_each_call<D: Hindered>(deeds: &[D], faults: &[Fault]) -> BTreeMap<Fault, usize> {
    let pairs = deeds.iter().enumerate().flat_map(|(number, deed)| {
        let tried = move |kind: &usize| is_full() || kind % deeds.len() == number;
        (0..faults.len()).filter(tried).map(move |kind| (number, *deed, faults[kind]))
    });
    let pairs: Vec<_> = pairs.collect();
    let befores = each(deeds, |deed| {
        let before = tempfile::tempdir().unwrap();
        deed.prepare(before.path());
        before
    });
    let afresh = |number: usize| {
        let folder = tempfile::tempdir().unwrap();
        copy_folder(befores[number].path(), folder.path());
        folder
    };
    let found = each(&pairs, |(number, deed, (_, call, _))| {
        let folder = afresh(*number);
        positions(&deed.command(folder.path()), call, folder.path())
    });
    // They are drawn one behind the other, so that they are the same on every machine.
    let (mut random, share) = (chance(), share());
    let mut cases = Vec::new();
    for (pair, positions) in pairs.into_iter().zip(found) {
        for (position, ever) in positions.into_iter().flat_map(|at| [(at, ""), (at, "+")]) {
            if random.usize(..100) < share {
                cases.push((pair, position, ever));
            }
        }
    }
    // A lock that is never given is waited for, for seconds.
    each_waiting(&cases, |((number, deed, (_, call, error)), position, ever)| {
        let folder = afresh(*number);
        let expression = format!("inject={call}:error={error}:when={position}{ever}");
        let ran = hindered(&deed.command(folder.path()), &expression, Path::new("/dev/null"));
        let said = String::from_utf8_lossy(&ran.stderr);
        deed.look(folder.path(), &ran, call, &format!("{deed:?} {expression}: {said}"));
    });
    let mut counts = BTreeMap::new();
    for ((_, _, fault), ..) in cases {
        *counts.entry(fault).or_insert(0) += 1;
    }
    counts
}

#[test]
fn whichever_call_to_the_disk_fails_the_program_says_so_and_the_diary_is_whole() {
    if !strace_is_at_hand() {
        return;
    }
    let counts = fail_each_call(&Deed::ALL, &FAULTS);
    for ((row, call, error), count) in counts {
        let how = format!("strace: the n-th {call} gives {error}, once and for ever");
        tell(
            row,
            &format!("{error} while importing, backing up, restoring, migrating, checking"),
            &how,
            count,
            "",
        );
    }
}

/// The window's store thread goes on after a fault that passes: what it could not save is saved
/// then, and what it said is true all the way.
#[test]
fn what_could_not_be_saved_is_saved_once_the_disk_takes_it_again() {
    if !strace_is_at_hand() {
        return;
    }
    let faults = FAULTS.iter().filter(|(_, call, _)| {
        !call.contains(',') && !["copy_file_range", "unlink"].contains(call)
    });
    let faults: Vec<_> = faults.collect();
    let command = |folder: &Path| driver(Task::Drafts, &folder.join("data/diary"), 4);
    let found = each(&faults, |(_, call, _)| {
        let folder = tempfile::tempdir().unwrap();
        positions(&command(folder.path()), call, folder.path())
    });
    let mut random = chance();
    let mut cases = Vec::new();
    for (fault, positions) in faults.into_iter().zip(found) {
        let drawn = positions.into_iter().filter(|_| random.usize(..100) < times(3, 100));
        cases.extend(drawn.map(|position| (fault, position)));
    }
    let ran = each_waiting(&cases, |((_, call, error), position)| {
        let folder = tempfile::tempdir().unwrap();
        let expression = format!("inject={call}:error={error}:when={position}");
        let ran = hindered(&command(folder.path()), &expression, Path::new("/dev/null"));
        if ran.status.code() == Some(127) {
            // The first thread reads its libraries by calls of the same numbers.
            return None;
        }
        let mut told = Told::default();
        told.hear(&ran.stderr);
        let is_open = !told.refusals.iter().any(|refusal| refusal.starts_with("open"));
        assert!(!is_open || told.night == 4, "{expression}: {:?}", told.refusals);
        told.assert_kept(&folder.path().join("data/diary"));
        Some(told.refusals.len())
    });
    let mut counts = BTreeMap::new();
    for ((fault, _), ran) in cases.iter().zip(&ran) {
        *counts.entry(*fault).or_insert(0) += usize::from(ran.is_some());
    }
    for ((row, call, error), runs) in counts {
        let fault = format!("{error} while a night is saved, then the disk works again");
        tell(row, &fault, &format!("strace: the n-th {call} fails once"), runs, "");
    }
    let refusals: usize = ran.iter().flatten().sum();
    let runs = ran.iter().flatten().count();
    assert!(runs > 5 && refusals > 0, "{runs} runs, {refusals} refusals");
}
