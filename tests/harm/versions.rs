//! Diaries of other versions and files of other programs, given to the real program.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::SystemTime,
};

use cramp_diary::{
    exchange::json,
    store::{Access, Problem, Store},
};
use rusqlite::Connection;

use crate::{
    store::{Folder, make_diary},
    support::files::names_in,
};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cramp-diary"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("CRAMP_DIARY", "diary.cramps")
        .output()
        .unwrap()
}

fn state(path: &Path) -> (Vec<u8>, SystemTime) {
    (fs::read(path).unwrap(), fs::metadata(path).unwrap().modified().unwrap())
}

/// Every way to look at a diary or to write into it.
const WAYS: [&[&str]; 6] = [
    &["check"],
    &["assess"],
    &["export", "--out", "out.json"],
    &["backup", "--out", "copy"],
    &["import", "night.json"],
    &["restore", "diary.cramps", "--diary", "other"],
];

/// Each way is refused in one line, and leaves the file and its folder as they were.
fn refused_everywhere(folder: &Folder, words: &str) {
    let night = r#"{"format": "cramp-diary", "version": 1, "nights": [{"date": "2026-03-01"}]}"#;
    fs::write(folder.path("night.json"), night).unwrap();
    let (before, names) = (state(&folder.diary), folder.names());
    for way in WAYS {
        let ended = run(folder.folder.path(), way);
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(1), "{way:?}: {said}");
        assert!(said.contains(words) && said.lines().count() == 1, "{way:?}: {said}");
        assert!(state(&folder.diary) == before, "{way:?} changed the file");
        let mut made = folder.names();
        made.retain(|name| !names.contains(name) && !is_lock(name));
        assert_eq!(made, [""; 0], "{way:?}");
    }
}

#[test]
fn a_diary_of_a_newer_program_is_left_alone() {
    for version in [newest_version() + 1, 99, i32::MAX.cast_unsigned()] {
        let folder = Folder::new();
        let path = make_diary(&folder);
        set_version(&path, version.cast_signed());
        refused_everywhere(&folder, "newer");
    }
    let folder = Folder::new();
    let path = make_diary(&folder);
    set_version(&path, -1);
    refused_everywhere(&folder, "diary.cramps");
}

fn is_lock(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "lock")
}

/// The version that this program writes.
fn newest_version() -> u32 {
    Store::in_memory().unwrap().check().unwrap().schema_version
}

fn set_version(path: &Path, version: i32) {
    let mut bytes = fs::read(path).unwrap();
    bytes[60..64].copy_from_slice(&version.to_be_bytes());
    fs::write(path, bytes).unwrap();
}

#[test]
fn the_files_of_other_programs_are_left_alone() {
    for (application, tables) in [
        // As they lie on the disks of people: Anki, Firefox, a geographic file.
        (
            0,
            "CREATE TABLE col (id integer primary key, crt integer); CREATE TABLE notes (id integer primary key, flds text)",
        ),
        (
            0,
            "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR); CREATE TRIGGER t AFTER INSERT ON moz_places BEGIN DELETE FROM moz_places; END",
        ),
        (0x4750_4B47, "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY)"),
    ] {
        let folder = Folder::new();
        let other = Connection::open(&folder.diary).unwrap();
        other.execute_batch(tables).unwrap();
        other.pragma_update(None, "application_id", application).unwrap();
        other.pragma_update(None, "user_version", 3).unwrap();
        drop(other);
        refused_everywhere(&folder, "diary");
    }
    // One that calls itself a diary.
    let folder = Folder::new();
    let other = Connection::open(&folder.diary).unwrap();
    other.execute_batch("CREATE TABLE night (date TEXT)").unwrap();
    other.pragma_update(None, "application_id", 0x4372_4469).unwrap();
    other.pragma_update(None, "user_version", newest_version()).unwrap();
    drop(other);
    refused_everywhere(&folder, "diary.cramps");
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/store/fixtures").join(name)
}

#[test]
fn every_released_version_is_brought_up_to_date_and_holds_what_it_held() {
    for version in 1..=newest_version() {
        let held = json::read(&fs::read(fixture(&format!("version-{version}.json"))).unwrap());
        let held = held.unwrap();
        let older = fs::read(fixture(&format!("version-{version}.sqlite"))).unwrap();
        let folder = Folder::new();
        fs::write(&folder.diary, &older).unwrap();

        let mut store = Store::open(&folder.diary, Access::Write).unwrap();
        let loaded = store.load().unwrap();
        assert_eq!(loaded.diary.nights().len(), held.nights().len(), "{version}");
        for night in held.nights() {
            assert_eq!(loaded.diary.night(night.date), Some(night), "{version}");
        }
        assert_eq!(json::write(&loaded.diary, None), json::write(&held, None), "{version}");
        let report = store.check().unwrap();
        assert_eq!(
            (report.problems, report.schema_version),
            (Vec::<Problem>::new(), newest_version())
        );
        // Its steps can still be taken back, down to the first.
        while store.undo().unwrap().is_some() {}
        assert!(store.load().unwrap().diary.is_empty(), "{version}");
        while store.redo().unwrap().is_some() {}
        assert_eq!(store.load().unwrap().diary, loaded.diary, "{version}");
        drop(store);

        let kept = folder.path(&format!("diary.cramps.before-upgrade-{version}"));
        assert_eq!(kept.exists(), version < newest_version(), "{version}");
        // A second time there is nothing to do.
        let (names, before) = (folder.names(), state(&folder.diary));
        Store::open(&folder.diary, Access::Write).unwrap().load().unwrap();
        assert!(folder.names() == names && state(&folder.diary) == before, "{version}");
        assert!(!names_in(folder.folder.path()).iter().any(|name| name.contains(".new-")));
    }
}
