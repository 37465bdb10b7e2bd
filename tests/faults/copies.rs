//! The file is copied, replaced or taken away while the program has it open, and what belongs to
//! another version of it stands beside it (rows 33 to 36 and 40).

use std::{
    fs::{self, File},
    path::Path,
    process::Command,
    thread,
    time::Duration,
};

use cramp_diary::{
    diary::Diary,
    store::{Access, Examination, Keys, Overwrite, Store, StoreError, restore},
};
use rusqlite::Connection;

use super::{
    chance,
    driver::{Task, Told, assert_first_nights, driver},
    in_own_mounts, may_mount, sound, tell, times, within,
};
use crate::store::add_night;

/// What a file holds if it is whole; a file that is not is found out.
fn whole(path: &Path) -> Option<Diary> {
    let store = Store::open(path, Access::Read).ok()?;
    let loaded = store.load().ok()?;
    let report = store.check().ok()?;
    report.problems.is_empty().then_some(loaded.diary)
}

#[test]
fn a_copy_of_the_file_at_any_moment_is_whole_or_found_out() {
    let mut random = chance();
    let copies = times(30, 500);
    let (mut good, mut found_out) = (0, 0);
    let mut done = 0;
    while done < copies {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary");
        let said = folder.path().join("said");
        let mut process = driver(Task::Nights, &diary, 100_000)
            .stderr(File::create(&said).unwrap())
            .spawn()
            .unwrap();
        for number in 0..25 {
            thread::sleep(Duration::from_micros(random.u64(0..30_000)));
            fs::copy(&diary, folder.path().join(format!("copy-{number}"))).ok();
        }
        process.kill().unwrap();
        process.wait().unwrap();
        let newest = sound(&diary).diary.nights().len();
        for number in 0..25 {
            let copy = folder.path().join(format!("copy-{number}"));
            if !copy.exists() {
                continue;
            }
            done += 1;
            let Some(held) = whole(&copy) else {
                found_out += 1;
                continue;
            };
            good += 1;
            // The night that was just being saved when the process was killed was complete in a
            // copy, and is not in the diary.
            assert!(held.nights().len() <= newest + 1);
            assert_first_nights(&held);
        }
    }
    assert!(good > 0, "not one of {done} copies is whole");
    let kept = format!("{good} whole, {found_out} taken during a commit and refused");
    tell(
        "33",
        "the file is copied while the program writes",
        "copies at random moments",
        done,
        &kept,
    );
}

#[test]
fn a_journal_of_another_version_is_never_mixed_in_unseen() {
    let rounds = times(6, 60);
    let mut random = chance();
    let (mut as_before, mut found_out) = (0, 0);
    for _round in 0..rounds {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary");
        let journal = folder.path().join("diary-journal");
        let mut store = Store::open(&diary, Access::WriteOrCreate).unwrap();
        let first: cramp_diary::diary::NightDate = "2026-03-01".parse().unwrap();
        let older = random.i64(1..30);
        for day in 0..older {
            add_night(&mut store, &first.plus_days(day).to_string());
        }
        drop(store);
        let left = journal_of(&diary, &journal, random.usize(1..200));
        let mut store = Store::open(&diary, Access::Write).unwrap();
        for day in older..older + random.i64(1..40) {
            add_night(&mut store, &first.plus_days(day).to_string());
        }
        let newest = store.load().unwrap().diary;
        let examined = store.examine_if_due("2026-03-20T08:00:00".parse().unwrap());
        assert!(matches!(examined, Ok(Examination::Sound)), "{examined:?}");
        drop(store);

        fs::write(&journal, left).unwrap();
        // As the next window does it, of a diary that was closed in order today.
        let opened = Store::open(&diary, Access::Write).and_then(|mut store| {
            let loaded = store.load()?;
            let examined = store.examine_if_due("2026-03-20T09:00:00".parse().unwrap())?;
            Ok((loaded.diary, examined))
        });
        match opened {
            Ok((held, Examination::Sound)) => {
                assert!(held == newest, "it is another diary, and nobody says so");
                as_before += 1;
            }
            Ok((_, Examination::NotDue)) => panic!("nobody looked"),
            Ok((_, Examination::Damaged { .. } | Examination::Earlier)) | Err(_) => found_out += 1,
        }
    }
    let kept = format!("{found_out} found out and kept aside, {as_before} as before");
    tell(
        "34",
        "a journal of an older version beside the file",
        "a journal put there",
        rounds,
        &kept,
    );
}

/// The journal of a diary in the middle of a change that is larger than the memory it may use.
fn journal_of(diary: &Path, journal: &Path, rows: usize) -> Vec<u8> {
    let connection = Connection::open(diary).unwrap();
    connection.execute_batch("PRAGMA cache_size = 1; BEGIN").unwrap();
    for number in 0..rows.max(80) {
        let row = (format!("key {number}"), "x".repeat(900));
        connection.execute("INSERT INTO preference VALUES (?, ?)", row).unwrap();
    }
    let bytes = fs::read(journal).unwrap();
    assert!(!bytes.is_empty());
    connection.execute_batch("ROLLBACK").unwrap();
    bytes
}

#[test]
fn an_older_file_in_the_place_of_the_diary_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary");
    let mut store = Store::open(&diary, Access::WriteOrCreate).unwrap();
    add_night(&mut store, "2026-03-01");
    drop(store);
    let older = folder.path().join("older");
    fs::copy(&diary, &older).unwrap();
    let mut store = Store::open(&diary, Access::Write).unwrap();
    add_night(&mut store, "2026-03-02");
    store.examine_if_due("2026-03-20T08:00:00".parse().unwrap()).unwrap();
    drop(store);
    // As a program does it that synchronises folders.
    fs::rename(&older, &diary).unwrap();
    let mut store = Store::open(&diary, Access::Write).unwrap();
    let examine =
        |store: &mut Store| store.examine_if_due("2026-03-20T09:00:00".parse().unwrap()).unwrap();
    let examined = examine(&mut store);
    assert!(matches!(examined, Examination::Earlier), "{examined:?}");
    // It is said once: whoever put it there knows.
    for _twice in 0..2 {
        let examined = examine(&mut store);
        assert!(matches!(examined, Examination::NotDue), "{examined:?}");
        drop(store);
        store = Store::open(&diary, Access::Write).unwrap();
    }
    add_night(&mut store, "2026-03-03");

    // One that the person has put back is not said to be another one.
    let backup = folder.path().join("backup");
    store.backup(&backup, Overwrite::No).unwrap();
    add_night(&mut store, "2026-03-04");
    drop(store);
    restore(&diary, &backup, "x", &Keys::none()).unwrap();
    let examined = examine(&mut Store::open(&diary, Access::Write).unwrap());
    assert!(matches!(examined, Examination::NotDue), "{examined:?}");
    let how = "the file of before, renamed into its place";
    tell("34", "an earlier file in the place of the diary", how, 1, "it is said");
}

#[test]
fn a_diary_that_was_deleted_while_it_was_open_can_be_saved_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary");
    let mut store = Store::open(&diary, Access::WriteOrCreate).unwrap();
    add_night(&mut store, "2026-03-01");
    add_night(&mut store, "2026-03-02");
    fs::remove_file(&diary).unwrap();
    let refused = store.set_preference("look", Some("dark")).unwrap_err();
    assert!(matches!(refused, StoreError::Moved { .. }), "{refused:?}");
    let copy = folder.path().join("copy");
    assert_eq!(store.backup(&copy, Overwrite::No).unwrap().contents.nights, 2);
    assert!(!diary.exists(), "nothing was made up in its place");
    drop(store);
    fs::rename(&copy, &diary).unwrap();
    assert_eq!(sound(&diary).diary.nights().len(), 2);
    tell(
        "35, 36",
        "the file is replaced or deleted while it is open",
        "rename, rm (tests/store/access.rs too)",
        3,
        "refused, and saved elsewhere",
    );
}

/// A file that is mounted at another place has two names, each with a lock of its own.
#[test]
fn of_two_names_for_one_file_no_writer_writes_over_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (folder.path().join("one"), folder.path().join("other"));
    fs::create_dir(&one).unwrap();
    fs::create_dir(&other).unwrap();
    drop(Store::open(&one.join("diary"), Access::WriteOrCreate).unwrap());
    fs::write(other.join("diary"), "").unwrap();
    let mount = "mount --bind \"$0\"/one/diary \"$0\"/other/diary";
    if !may_mount(mount, folder.path()) {
        return;
    }
    let rounds = times(2, 30);
    let mut told = Told::default();
    for _round in 0..rounds {
        let first = driver(Task::Nights, &one.join("diary"), 10);
        let second = driver(Task::Nights, &other.join("diary"), 10);
        let mut both = Command::new("sh");
        // The one in the background is waited for: its status is that of the shell.
        both.args(["-c", "CRAMP_DIARY_DRIVER=$0 \"$@\" & \"$@\"; wait"]);
        both.arg(other.join("diary")).arg(second.get_program()).args(second.get_args());
        both.envs(first.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let ran = within(in_own_mounts(mount, folder.path()), &both).output().unwrap();
        told.hear(&ran.stderr);
        told.night = told.assert_kept(&one.join("diary"));
    }
    assert!(told.count > 0);
    let kept = format!("{} told to be saved, {} refused", told.count, told.refusals.len());
    tell("40", "one file mounted at two places, two writers", "mount --bind", rounds, &kept);
}
