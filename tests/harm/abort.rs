//! An import that does not come to its end: all of it or nothing is in the diary, and once more
//! brings exactly what was missing.

use std::{
    fmt::Write as _,
    fs,
    process::{Command, Output},
};

use cramp_diary::{
    diary::{Diary, NightDate},
    store::{Access, Store},
};

use crate::store::Folder;

const NIGHTS: i64 = 10_000;

/// A diary file of so many nights; the last but one may be of another form.
fn nights(spoilt: Option<&str>) -> String {
    let first: NightDate = "1995-01-01".parse().unwrap();
    let mut text = String::from("{\"format\": \"cramp-diary\", \"version\": 1, \"nights\": [\n");
    for number in 1..=NIGHTS {
        let date = first.plus_days(number);
        let night = format!("{{\"date\": \"{date}\", \"cramps\": [{{\"pain\": 3}}]}}");
        let night = spoilt.filter(|_| number == NIGHTS - 1).map_or(night, str::to_owned);
        let comma = if number < NIGHTS { "," } else { "" };
        writeln!(text, "{night}{comma}").unwrap();
    }
    text + "]}\n"
}

fn import(folder: &Folder, before: &str, arguments: &[&str]) -> Output {
    Command::new("sh")
        .args(["-c", &format!("{before} exec \"$@\""), "sh"])
        .arg(env!("CARGO_BIN_EXE_cramp-diary"))
        .args(["import", "nights.json", "--diary", "diary.cramps"])
        .args(arguments)
        .current_dir(folder.folder.path())
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .output()
        .unwrap()
}

fn held(folder: &Folder) -> Diary {
    let store = Store::open(&folder.diary, Access::Write).unwrap();
    assert_eq!(store.check().unwrap().problems, Vec::new());
    store.load().unwrap().diary
}

#[test]
fn a_bad_night_near_the_end_keeps_all_out_and_is_named() {
    let folder = Folder::new();
    let mut store = folder.open();
    crate::store::add_night(&mut store, "1990-01-01");
    let before = store.load().unwrap().diary;
    drop(store);
    for (spoilt, column) in [
        (r#"{"date": "2022-05-18", "cramps": [{"pain": 11}]}"#, "cramps[0].pain"),
        (r#"{"date": "2022-02-30"}"#, "date"),
        (r#"{"date": "2022-05-18", "cramps": [{"pain": 3}"#, ""),
    ] {
        fs::write(folder.path("nights.json"), nights(Some(spoilt))).unwrap();
        let ended = import(&folder, "", &[]);
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(1), "{said}");
        // The first line is that of the head, and what is left open is missed on the next one.
        let line = if column.is_empty() { "line 1000" } else { "line 10000, column" };
        assert!(said.contains(line) && said.contains(column), "{said}");
        assert!(held(&folder) == before, "{spoilt}");
    }
    fs::write(folder.path("nights.json"), nights(None)).unwrap();
    assert!(import(&folder, "", &[]).status.success());
    assert_eq!(held(&folder).nights().len(), 10_001);
    assert!(import(&folder, "", &[]).status.success());
    assert_eq!(held(&folder).nights().len(), 10_001, "nothing is doubled");
}

/// A disk that is full, as a limit on the size of files: the system gives the same kind of error
/// in the midst of writing. Killed imports are in `tests/crash`.
#[test]
fn an_import_for_which_there_is_no_room_leaves_nothing() {
    let folder = Folder::new();
    let mut store = folder.open();
    crate::store::add_night(&mut store, "1990-01-01");
    let before = store.load().unwrap().diary;
    drop(store);
    fs::write(folder.path("nights.json"), nights(None)).unwrap();
    // In blocks of 512 bytes or of a kilobyte: in each case less than the diary becomes.
    for blocks in [300, 700, 1200] {
        let ended = import(&folder, &format!("ulimit -f {blocks};"), &[]);
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(1), "{blocks}: {said}");
        assert!(held(&folder) == before, "{blocks}: half of it came in");
    }
    assert!(import(&folder, "", &[]).status.success());
    assert_eq!(held(&folder).nights().len(), 10_001);
    let left = folder.names().into_iter().filter(|name| name.contains(".new-")).count();
    assert_eq!(left, 0);
}
