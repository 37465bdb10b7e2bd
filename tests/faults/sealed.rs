//! The power goes, or the process is killed, while a diary gets a password, another one, and none
//! again, with nights saved in between.

use std::{
    env,
    fs::{self, File},
    io::{Write as _, stderr},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use cramp_diary::{
    diary::{Change, Diary, Night, NightDate, Step, text::Text},
    store::{Access, BackupReason, Key, Password, Store, is_sealed, read_backup},
};

use super::{chance, copy_folder, power::Scene, tell, times};
use crate::support::{
    files::{files_below, holds_words},
    tools::strace_is_at_hand,
};

/// The diary of a process that is to treat it.
const DIARY: &str = "CRAMP_DIARY_SEALED_DRIVER";

/// A word that stands in every night.
const SENTINEL: &str = "Quagmire-sentinel";

/// How many nights there are before.
const BEFORE: usize = 3;

/// What the diary has after so many steps, in the words of the process.
const STEPS: [(&str, Option<&str>); 4] = [
    ("nothing", None),
    ("set", Some("the first password")),
    ("changed", Some("another password")),
    ("removed", None),
];

fn password(text: &str) -> Password {
    Password::new(text).unwrap()
}

fn key(text: &str) -> Key {
    Key::Password(password(text))
}

fn add(store: &mut Store, number: usize) {
    let first: NightDate = "2026-03-01".parse().unwrap();
    let mut night = Night::unanswered(first.plus_days(i64::try_from(number).unwrap()));
    night.note = Some(Text::new(format!("{SENTINEL} {number}")).unwrap());
    let changes = vec![Change::of_night(&Diary::default(), night)];
    store.commit(Step { name: format!("night {number}"), changes }).unwrap();
}

/// A folder with a diary and a backup of it, both readable.
fn prepare(folder: &Path) -> PathBuf {
    let diary = folder.join("diary");
    let mut store = Store::open(&diary, Access::WriteOrCreate).unwrap();
    for number in 1..=BEFORE {
        add(&mut store, number);
    }
    store.back_up_before(BackupReason::AskedFor, "2026-03-20T08:00:00".parse().unwrap()).unwrap();
    diary
}

fn process(diary: &Path) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["--exact", "faults::sealed::a_loss_of_power_leaves_a_diary_that_one_password_opens"])
        .arg("--test-threads=2")
        .env_clear()
        .env(DIARY, diary)
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    command
}

/// Sets, changes and removes the password, and says of each that it is done.
fn treat(diary: &Path) {
    let mut store = Store::open(diary, Access::Write).unwrap();
    let mut former = None;
    let mut number = BEFORE;
    for (what, text) in STEPS.into_iter().skip(1) {
        let left = match (former, text) {
            (None, Some(new)) => store.set_password(&password(new)).unwrap().left,
            (Some(old), Some(new)) => {
                store.change_password(&key(old), &password(new)).unwrap().left
            }
            (Some(old), None) => store.remove_password(&key(old)).unwrap(),
            (None, None) => Vec::new(),
        };
        assert!(left.is_empty(), "{left:?}");
        say(what);
        number += 1;
        add(&mut store, number);
        say("night");
        former = text;
    }
}

fn say(word: &str) {
    // Nobody listens any more where the test has ended already.
    stderr().write_all(format!("{word}\n").as_bytes()).ok();
}

/// Looks at what is left, knowing what was said to be done.
#[track_caller]
fn look(diary: &Path, said: &[u8]) {
    let said = String::from_utf8_lossy(said);
    let lines: Vec<&str> =
        said.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')).collect();
    let nights = BEFORE + lines.iter().filter(|line| **line == "night").count();
    let done = STEPS.iter().rposition(|(what, _)| lines.contains(what)).unwrap_or(0);
    // The step after the last one that was said may be done, or begun.
    let may_be: Vec<_> = STEPS[done..].iter().take(2).map(|(_, text)| *text).collect();

    let was_sealed = is_sealed(diary);
    let mut opened = None;
    for text in STEPS.iter().filter_map(|(_, text)| *text) {
        if was_sealed && let Ok(store) = Store::open_with_key(diary, Access::Write, &key(text)) {
            assert!(may_be.contains(&Some(text)), "{text:?} opens it after {lines:?}");
            opened = Some(store);
            break;
        }
    }
    if !was_sealed {
        assert!(may_be.contains(&None), "it has no password after {lines:?}");
        opened = Some(Store::open(diary, Access::Write).unwrap());
    }
    let store = opened.unwrap_or_else(|| panic!("nothing opens it after {lines:?}"));
    assert_eq!(store.check().unwrap().problems, Vec::new());
    let held = store.load().unwrap().diary.nights().len();
    assert!(held == nights || held == nights + 1, "{held} nights after {lines:?}");
    let keys = store.keys();
    drop(store);
    let folder = diary.parent().unwrap();
    let backups = folder.join("diary-backups");
    for backup in fs::read_dir(&backups).unwrap() {
        let backup = backup.unwrap().path();
        let read = read_backup(&backup, diary, &keys);
        assert!(read.is_ok(), "{read:?} of {} after {lines:?}", backup.display());
    }
    // Nothing is left that can be read, but where that is being made again.
    if was_sealed && (!may_be.contains(&None) || done == 0) {
        for file in files_below([folder.to_owned()]) {
            let bytes = fs::read(&file).unwrap();
            let is_readable = holds_words(&bytes, SENTINEL);
            assert!(!is_readable, "{} can be read after {lines:?}", file.display());
        }
    }
}

#[test]
fn a_loss_of_power_leaves_a_diary_that_one_password_opens() {
    if let Some(diary) = env::var_os(DIARY) {
        return treat(Path::new(&diary));
    }
    if !strace_is_at_hand() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let diary = prepare(folder.path());
    let scene = Scene::record(folder.path(), &process(&diary));
    let times = times(25, 500);
    scene.cut(times, |left, said, _number| look(&left.join("diary"), said));
    let fault = "power cut while a password is set, changed and removed, and nights are saved";
    let kept = "one password opens it, nothing readable is left";
    tell("2, 65", fault, "strace, as row 2", times, kept);
}

#[test]
fn a_kill_leaves_a_diary_that_one_password_opens() {
    let before = tempfile::tempdir().unwrap();
    prepare(before.path());
    let mut random = chance();
    let rounds = times(6, 120);
    let mut killed = 0;
    for _round in 0..rounds {
        let folder = tempfile::tempdir().unwrap();
        copy_folder(before.path(), folder.path());
        let diary = folder.path().join("diary");
        let said = tempfile::NamedTempFile::new().unwrap();
        let mut process =
            process(&diary).stderr(File::create(said.path()).unwrap()).spawn().unwrap();
        thread::sleep(Duration::from_millis(random.u64(20..1500)));
        process.kill().unwrap();
        killed += usize::from(process.wait().unwrap().code().is_none());
        look(&diary, &fs::read(said.path()).unwrap());
    }
    assert!(killed > 0);
    let fault = "killed while a password is set, changed and removed, and nights are saved";
    let kept = format!("{killed} killed; one password opens it, nothing readable is left");
    tell("1, 65", fault, "kill -9 at random moments", rounds, &kept);
}
