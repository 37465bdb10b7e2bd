//! The power goes while the program saves, imports, migrates, backs up or restores (rows 2 to 6
//! and 8): what it did is recorded once, and then a disk is made up that may be left of it, for
//! moment after moment.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use cramp_diary::store::{Access, Keys, Store, StoreError, examine_backup};

use super::{
    chance, copy_folder,
    cut::{Deed, Disk, Recording, record},
    driver::{Task, Told, driver},
    nights_file, on, program, program_finds_sound, sound, tell, times, was_done,
};
use crate::support::tools::strace_is_at_hand;

/// One of so many disks is looked at by the real program too, and not by the library alone.
const BY_THE_PROGRAM: usize = 12;

/// Diaries of the versions before this one.
const OLDER: [(&str, &[u8]); 2] = [
    ("1", include_bytes!("../store/fixtures/version-1.sqlite")),
    ("2", include_bytes!("../store/fixtures/version-2.sqlite")),
];

/// A folder with what stood in it before, and what a program did to it.
pub(super) struct Scene {
    before: tempfile::TempDir,
    folder: PathBuf,
    deeds: Vec<Deed>,
}

impl Scene {
    /// Records a command that works in a folder, which has something in it already.
    pub(super) fn record(folder: &Path, command: &Command) -> Self {
        let before = tempfile::tempdir().unwrap();
        copy_folder(folder, before.path());
        let Recording { deeds, output } = record(folder, command);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let syncs = deeds.iter().filter(|deed| matches!(deed, Deed::Sync(_))).count();
        assert!(syncs > 2, "it was not recorded: {syncs} syncs");
        Self { before, folder: folder.canonicalize().unwrap(), deeds }
    }

    /// Cuts the power so many times, and hands over each disk with what had been said.
    pub(super) fn cut(&self, times: usize, mut look: impl FnMut(&Path, &[u8], usize)) {
        let mut random = chance();
        for number in 0..times {
            // At the end things come into force: half of the cuts are there.
            let all = self.deeds.len();
            let first = match random.u8(..4) {
                0 => all - all / 10,
                1 => all.saturating_sub(20),
                _ => 0,
            };
            let done = &self.deeds[..random.usize(first..=all)];
            // The disk goes by the names that the folder had when it was recorded.
            let mut disk = Disk::of_copy(self.before.path(), &self.folder);
            let mut said = Vec::new();
            for deed in done {
                disk.perform(deed);
                if let Deed::Said(bytes) = deed {
                    said.extend_from_slice(bytes);
                }
            }
            let left = tempfile::tempdir().unwrap();
            disk.cut(&mut random, left.path());
            look(left.path(), &said, number);
        }
    }
}

/// Looks with the real program too, now and then.
fn look_too(diary: &Path, number: usize) {
    if number.is_multiple_of(BY_THE_PROGRAM) && diary.exists() {
        program_finds_sound(diary);
    }
}

#[test]
fn no_loss_of_power_takes_what_was_told_to_be_saved() {
    if !strace_is_at_hand() {
        return;
    }
    for (task, row, usually, in_full, what) in [
        (Task::Nights, "2", 60, 1500, "while nights are saved"),
        (Task::Backups, "3", 30, 500, "during backups that take each other's place"),
        (Task::Drafts, "8", 40, 600, "between a typed text and its entry"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("data");
        let count = if task == Task::Backups { times(12, 40) } else { times(10, 40) };
        let scene = Scene::record(folder.path(), &driver(task, &inner.join("diary"), count));
        let (mut told, times) = (0, times(usually, in_full));
        scene.cut(times, |left, said, number| {
            let diary = left.join("data").join("diary");
            let mut heard = Told::default();
            heard.hear(said);
            look_too(&diary, number);
            heard.assert_kept(&diary);
            told += heard.count;
        });
        assert!(told > times, "hardly anything was told");
        let how = "strace records the calls; unsynced ones dropped, reordered or torn at 512 B";
        tell(row, &format!("power cut {what}"), how, times, &format!("{told} told"));
    }
}

#[test]
fn a_loss_of_power_leaves_all_of_an_import_or_nothing() {
    if !strace_is_at_hand() {
        return;
    }
    for (nights, usually, in_full) in [(300, 25, 400), (18_250, 0, 30)] {
        let times = times(usually, in_full);
        if times == 0 {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary");
        nights_file(folder.path(), "before.json", "1950-01-01", 3);
        assert!(was_done(&on(&diary, &["import", "before.json"]).output().unwrap()));
        nights_file(folder.path(), "nights.json", "1960-01-01", nights);
        let scene = Scene::record(folder.path(), &on(&diary, &["import", "nights.json"]));
        let (mut all, mut none) = (0, 0);
        let nights = usize::try_from(nights).unwrap();
        scene.cut(times, |left, said, number| {
            let diary = left.join("diary");
            look_too(&diary, number);
            let held = sound(&diary).diary.nights().len();
            assert!(held == 3 + nights || held == 3 && said.is_empty(), "{held} nights");
            all += usize::from(held > 3);
            none += usize::from(held == 3);
        });
        assert!(all > 0 && none > 0, "{all} of {times} had it all");
        let fault = format!("power cut during an import of {nights} nights");
        tell("5", &fault, "strace, as row 2", times, &format!("all {all}, none {none}"));
    }
}

/// The data folder is made together with the first diary in it.
#[test]
fn a_loss_of_power_after_the_first_import_of_all_leaves_it() {
    if !strace_is_at_hand() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    nights_file(folder.path(), "a.json", "2026-01-01", 5);
    let mut command = program(folder.path(), &["import", "a.json"]);
    command.env("HOME", folder.path().join("home/of/somebody"));
    let scene = Scene::record(folder.path(), &command);
    let (times, mut there) = (times(20, 300), 0);
    scene.cut(times, |left, said, _number| {
        let diary = left.join("home/of/somebody/.local/share/cramp-diary/diary.cramp-diary");
        assert!(diary.exists() || said.is_empty(), "the diary went with its folder");
        if diary.exists() {
            let nights = sound(&diary).diary.nights().len();
            assert!(nights == 5 || nights == 0 && said.is_empty(), "{nights} nights");
            there += 1;
        }
    });
    assert!((1..times).contains(&there), "{there} of {times} had a diary");
    let kept = format!("all {there}, none {}", times - there);
    tell("5", "power cut during the first import of all", "strace, as row 2", times, &kept);
}

#[test]
fn a_loss_of_power_leaves_the_tables_of_one_version_and_a_copy_of_the_old() {
    if !strace_is_at_hand() {
        return;
    }
    for (version, bytes) in OLDER {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary");
        fs::write(&diary, bytes).unwrap();
        nights_file(folder.path(), "one.json", "2031-01-01", 1);
        let scene = Scene::record(folder.path(), &on(&diary, &["import", "one.json"]));
        let original = tempfile::tempdir().unwrap();
        fs::write(original.path().join("diary"), bytes).unwrap();
        let before = sound(&original.path().join("diary")).diary;
        let (times, mut found) = (times(20, 400), [0; 4]);
        scene.cut(times, |left, _said, number| {
            let diary = left.join("diary");
            // What an interrupted writer left is put right before the version is read.
            let refused = Store::open(&diary, Access::Read).err();
            assert!(matches!(refused, None | Some(StoreError::Older { .. })), "{refused:?}");
            let now = usize::from(fs::read(&diary).unwrap()[63]);
            found[now] += 1;
            let kept = left.join(format!("diary.before-upgrade-{version}"));
            if now.to_string() != version {
                examine_backup(&kept, &Keys::none()).unwrap();
            }
            let held = sound(&diary).diary;
            for night in before.nights() {
                assert_eq!(held.night(night.date), Some(night));
            }
            look_too(&diary, number);
        });
        assert!(found.iter().filter(|times| **times > 0).count() > 1, "{found:?}");
        let fault = format!("power cut during the migration of version {version}");
        tell("4", &fault, "strace, as row 2", times, &format!("versions found {:?}", &found[1..]));
    }
}

#[test]
fn a_loss_of_power_leaves_the_diary_of_before_a_restore_or_the_restored_one() {
    if !strace_is_at_hand() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary");
    nights_file(folder.path(), "a.json", "2026-01-01", 20);
    nights_file(folder.path(), "b.json", "2026-03-01", 30);
    let copy = folder.path().join("copy");
    for arguments in [
        &["import", "a.json"][..],
        &["backup", "--out", copy.to_str().unwrap()],
        &["import", "b.json"],
    ] {
        assert!(was_done(&on(&diary, arguments).output().unwrap()));
    }
    let scene = Scene::record(folder.path(), &on(&diary, &["restore", "copy"]));
    let (times, mut restored) = (times(25, 500), 0);
    scene.cut(times, |left, said, number| {
        let diary = left.join("diary");
        look_too(&diary, number);
        let held = sound(&diary).diary.nights().len();
        assert!(held == 20 || held == 50 && said.is_empty(), "{held} nights");
        if held == 20 {
            restored += 1;
            let kept =
                fs::read_dir(left).unwrap().map(|entry| entry.unwrap().path()).find(|path| {
                    path.file_name().unwrap().to_string_lossy().starts_with("diary.before-restore-")
                });
            assert_eq!(examine_backup(&kept.unwrap(), &Keys::none()).unwrap().contents.nights, 50);
        }
        examine_backup(&left.join("copy"), &Keys::none()).unwrap();
    });
    assert!((1..times).contains(&restored), "{restored} of {times} were restored");
    let kept = format!("restored {restored}, of before {}", times - restored);
    tell("6", "power cut during a restore", "strace, as row 2", times, &kept);
}
