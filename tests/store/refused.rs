//! Files that are refused, each in its own words, and left as they are.

use std::{fs, os::unix::fs::symlink, path::Path};

use cramp_diary::{
    diary::{Change, Diary, Edit, Medication, Step, text::Text},
    store::{Access, DamagedPart, FileKind, Overwrite, Store, StoreError},
};
use rusqlite::Connection;

use super::{Folder, make_diary};

const EVERY_ACCESS: [Access; 3] = [Access::Read, Access::Write, Access::WriteOrCreate];

/// Opens and reads a file in every way; each must fail with the same error and leave both the
/// file and its folder as they were.
fn refused(folder: &Folder, path: &Path, expected: impl Fn(&StoreError) -> bool) {
    for access in EVERY_ACCESS {
        let (bytes, names) = (fs::read(path).ok(), folder.names());
        let error = Store::open(path, access).and_then(|store| store.load()).unwrap_err();
        assert!(expected(&error), "{access:?}: {error:?}");
        let words = error.to_string();
        assert!(words.ends_with(&path.display().to_string()), "{words}");
        assert_eq!(fs::read(path).ok(), bytes, "{access:?}");
        let made: Vec<_> =
            folder.names().into_iter().filter(|name| !names.contains(name)).collect();
        assert!(made.iter().all(|name| is_lock(name)), "{access:?} made {made:?}");
    }
}

fn is_lock(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "lock")
}

#[test]
fn a_file_that_is_no_diary_is_refused() {
    let folder = Folder::new();
    let html = b"<!DOCTYPE html><title>Sign in</title>".repeat(20);
    let contents: [(&str, &[u8]); 5] = [
        ("page.html", &html),
        ("short", b"SQLite format 3\0"),
        ("zeros", &[0; 4096]),
        ("random", &html.iter().map(|byte| byte.wrapping_mul(71)).collect::<Vec<_>>()),
        ("one", b"x"),
    ];
    for (name, bytes) in contents {
        let path = folder.path(name);
        fs::write(&path, bytes).unwrap();
        refused(&folder, &path, |error| matches!(error, StoreError::NotADiary { .. }));
    }
    assert!(!folder.names().iter().any(|name| is_lock(name)), "no lock beside them");
}

#[test]
fn the_database_of_another_program_is_refused() {
    let folder = Folder::new();
    let path = folder.path("collection.anki2");
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA user_version = 1; CREATE TABLE night (date TEXT)").unwrap();
    drop(other);
    refused(&folder, &path, |error| matches!(error, StoreError::NotADiary { .. }));
}

#[test]
fn an_empty_file_is_refused() {
    let folder = Folder::new();
    fs::write(&folder.diary, b"").unwrap();
    refused(&folder, &folder.diary, |error| matches!(error, StoreError::Empty { .. }));
}

#[test]
fn what_is_no_ordinary_file_is_refused() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let kind = |expected: FileKind| move |error: &StoreError| matches!(error, StoreError::NotAFile { kind, .. } if *kind == expected);
    let path = folder.path("folder");
    fs::create_dir(&path).unwrap();
    refused(&folder, &path, kind(FileKind::Folder));

    let path = folder.path("link");
    symlink(&diary, &path).unwrap();
    refused(&folder, &path, kind(FileKind::SymbolicLink));

    // A pipe must not hold up the program until somebody opens its other end.
    let path = folder.path("pipe");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &path,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
        0,
    )
    .unwrap();
    for path in [path.as_path(), Path::new("/dev/zero")] {
        for access in EVERY_ACCESS {
            let error = Store::open(path, access).unwrap_err();
            assert!(kind(FileKind::Special)(&error), "{access:?}: {error:?}");
        }
    }

    let path = folder.path("second name");
    fs::hard_link(&diary, &path).unwrap();
    refused(&folder, &path, kind(FileKind::HardLink));
    refused(&folder, &diary, kind(FileKind::HardLink));
}

#[test]
fn a_diary_that_is_not_there_is_made_only_where_it_may_be() {
    let folder = Folder::new();
    for path in [folder.path("none"), folder.path("no/such/folder/none")] {
        for access in [Access::Read, Access::Write] {
            let error = Store::open(&path, access).unwrap_err();
            assert!(matches!(error, StoreError::Missing { .. }), "{access:?}: {error:?}");
        }
        assert!(folder.names().is_empty());
    }
    assert!(Store::open(&folder.path("new/folder/diary"), Access::WriteOrCreate).is_ok());
}

#[test]
fn a_diary_of_a_newer_version_is_refused() {
    for version in [4_i32, 99, i32::MAX, -1] {
        let folder = Folder::new();
        let path = make_diary(&folder);
        set_header(&path, 60, version);
        refused(
            &folder,
            &path,
            |error| matches!(error, StoreError::Newer { found, known: 3, .. } if *found == version),
        );
    }
}

#[test]
fn a_diary_without_its_tables_is_refused() {
    let folder = Folder::new();
    let path = make_diary(&folder);
    set_header(&path, 60, 0);
    let tables =
        |error: &StoreError| matches!(error, StoreError::Damaged { part: DamagedPart::Tables, .. });
    refused(&folder, &path, tables);

    for change in [
        "DROP TABLE dose",
        "CREATE TRIGGER gone AFTER INSERT ON cramp BEGIN DELETE FROM night; END",
        "CREATE VIEW everything AS SELECT * FROM night",
        "ALTER TABLE night ADD COLUMN secret TEXT GENERATED ALWAYS AS (upper(note))",
    ] {
        let folder = Folder::new();
        let path = make_diary(&folder);
        Connection::open(&path).unwrap().execute_batch(change).unwrap();
        refused(&folder, &path, tables);
    }
}

#[test]
fn a_value_that_no_field_takes_is_named_with_its_row() {
    for (change, table, column) in [
        ("UPDATE night SET quality = 'so-so'", "night", "quality"),
        ("UPDATE night SET date = '2026-02-30'", "night", "date"),
        ("UPDATE night SET into_bed = '24:00'", "night", "into_bed"),
        ("UPDATE night SET awakenings = 61", "night", "awakenings"),
        ("UPDATE night SET cramps_answered = 2", "night", "cramps_answered"),
        ("UPDATE night SET time_zone = 'Europe/Londinium'", "night", "time_zone"),
        ("UPDATE night SET alcohol_g = -1", "night", "alcohol_g"),
        ("UPDATE night SET note = 'a' || char(0) || 'b'", "night", "note"),
        ("UPDATE night SET note = CAST(x'ff' AS TEXT)", "night", "note"),
        ("UPDATE medication SET name = ''", "medication", "name"),
        ("INSERT INTO setting VALUES ('sign_days', 5)", "setting", "value"),
        ("INSERT INTO setting VALUES ('sign_dayz', 2)", "setting", "name"),
        ("UPDATE meta SET content_digest = x'00'", "meta", "content_digest"),
    ] {
        let folder = Folder::new();
        let path = make_diary(&folder);
        tamper(&path, change);
        refused(&folder, &path, |error| {
            matches!(error, StoreError::Damaged {
                part: DamagedPart::Value { table: at, column: of, row }, ..
            } if *at == table && *of == column && !row.is_empty())
        });
    }
}

#[test]
fn the_tables_take_no_value_that_their_field_does_not() {
    let folder = Folder::new();
    let connection = Connection::open(make_diary(&folder)).unwrap();
    for change in [
        "UPDATE night SET date = '2026-02-30'",
        "UPDATE night SET date = '2026-3-01'",
        "UPDATE night SET into_bed = '24:00'",
        "UPDATE night SET into_bed = '7:00'",
        "UPDATE night SET awakenings = 61",
        "UPDATE night SET minutes_awake = 1441",
        "UPDATE night SET fluid_ml = 20001",
        "UPDATE night SET tired = 11",
        "UPDATE night SET tired = 'very'",
        "UPDATE night SET quality = 'so-so'",
        "UPDATE night SET cramps_answered = NULL",
        "UPDATE night SET long_sitting = 2",
        "UPDATE night SET alcohol_g = -0.1",
        "UPDATE night SET note = printf('%.10001c', 'x')",
        "UPDATE cramp SET minutes = 1440.5",
        "UPDATE cramp SET soreness_hours = 169",
        "UPDATE cramp SET position = 100",
        "UPDATE cramp SET pain = 0.5",
        "UPDATE sign SET side = 'middle'",
        "UPDATE medication SET name = ''",
        "UPDATE medication SET started = '2023-02-29'",
        "INSERT INTO setting VALUES ('sign_days', 5)",
        "INSERT INTO setting VALUES ('exposure_days', 29)",
        "INSERT INTO setting VALUES ('sign_dayz', 2)",
        "INSERT INTO dose (night, position, name) VALUES ('2020-01-01', 0, 'x')",
        "INSERT INTO profile (id, personal_history_answered, family_history_answered)
            VALUES (2, 0, 0)",
        "UPDATE meta SET content_digest = x'00'",
        "UPDATE meta SET commit_seq = -1",
    ] {
        let refused = connection.execute(change, []).unwrap_err();
        let code = refused.sqlite_error_code();
        assert_eq!(code, Some(rusqlite::ErrorCode::ConstraintViolation), "{change}: {refused}");
    }
}

#[test]
fn a_row_that_belongs_to_nothing_is_named() {
    for (change, table) in [
        ("INSERT INTO dose (night, position, name) VALUES ('2020-01-01', 0, 'x')", "dose"),
        ("INSERT INTO bedtime VALUES ('2099-01-01', 0, 'bike')", "bedtime"),
        // Of a list that was not answered, and with a gap.
        ("UPDATE night SET signs_answered = 0", "sign"),
        ("UPDATE cramp SET position = 5", "cramp"),
        ("INSERT INTO increase VALUES (99, 0, '2026-01-01')", "increase"),
        ("INSERT INTO medical_history VALUES ('family', 0, 'diabetes')", "medical_history"),
        ("DELETE FROM profile", "profile"),
    ] {
        let folder = Folder::new();
        let path = make_diary(&folder);
        tamper(&path, change);
        refused(&folder, &path, |error| {
            matches!(error, StoreError::Damaged { part: DamagedPart::Row { table: at, .. }, .. }
                if *at == table)
        });
    }
}

#[test]
fn a_truncated_or_overwritten_file_is_refused_or_read_exactly() {
    let folder = Folder::new();
    let path = make_diary(&folder);
    let whole = fs::read(&path).unwrap();
    let content = Store::open(&path, Access::Read).unwrap().load().unwrap();
    let mut refusals = 0;
    for length in (101..whole.len()).step_by(4096 + 37) {
        let damaged = folder.path("damaged");
        fs::write(&damaged, &whole[..length]).unwrap();
        refusals += usize::from(!reads_as(&damaged, &content));
    }
    for start in (100..whole.len() - 512).step_by(3511) {
        let damaged = folder.path("damaged");
        let mut bytes = whole.clone();
        bytes[start..start + 512].fill(0xa5);
        fs::write(&damaged, bytes).unwrap();
        refusals += usize::from(!reads_as(&damaged, &content));
    }
    assert!(refusals > 20, "{refusals}");
}

/// Whether a damaged file reads as what it held; refusing it, or its check, is the other way.
fn reads_as(path: &Path, content: &cramp_diary::store::Loaded) -> bool {
    let before = fs::read(path).unwrap();
    let read = Store::open(path, Access::Read).and_then(|store| {
        let loaded = store.load()?;
        Ok((loaded, store.check()?))
    });
    assert_eq!(fs::read(path).unwrap(), before);
    match read {
        Ok((loaded, report)) if report.problems.is_empty() => {
            assert_eq!(loaded.diary, content.diary);
            true
        }
        _ => false,
    }
}

#[test]
fn a_letter_that_changed_within_a_row_is_found_by_the_check() {
    let folder = Folder::new();
    let path = make_diary(&folder);
    let mut bytes = fs::read(&path).unwrap();
    let word = b"a note of the night";
    let at = bytes.windows(word.len()).rposition(|window| window == word).unwrap();
    for copy in (0..bytes.len() - word.len()).filter(|start| *start <= at) {
        if bytes[copy..].starts_with(word) {
            bytes[copy] = b'A';
        }
    }
    fs::write(&path, bytes).unwrap();
    let mut store = Store::open(&path, Access::Read).unwrap();
    assert!(store.load().is_ok());
    let problems = store.check().unwrap().problems;
    assert_eq!(problems, vec![cramp_diary::store::Problem::ContentChanged]);
    let refused = store.backup(&folder.path("copy"), Overwrite::No).unwrap_err();
    assert!(matches!(refused, StoreError::Damaged { part: DamagedPart::Content, .. }));
    assert!(!folder.path("copy").exists());
}

#[test]
fn a_step_that_cannot_be_taken_back_is_found_by_the_check() {
    let folder = Folder::new();
    let path = make_diary(&folder);
    tamper(&path, "UPDATE history_change SET change = '{\"Mood\": 1}'");
    let mut store = Store::open(&path, Access::Write).unwrap();
    let before = store.load().unwrap();
    let problems = store.check().unwrap().problems;
    assert_eq!(problems, vec![cramp_diary::store::Problem::Step(1)]);
    let error = store.undo().unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
    assert_eq!(store.load().unwrap(), before);
    // The entries are whole, so they can be copied.
    store.backup(&folder.path("copy"), Overwrite::No).unwrap();
}

#[test]
fn a_medication_without_a_night_is_a_diary_too() {
    let folder = Folder::new();
    let medication = Medication::named(Text::new("Quinine").unwrap());
    let id = Diary::default().medications.next_id();
    let change = Change::Medication(id, Edit { before: None, after: Some(medication) });
    folder.open().commit(Step { name: "add".to_owned(), changes: vec![change] }).unwrap();
    let diary = Store::open(&folder.diary, Access::Read).unwrap().load().unwrap().diary;
    assert_eq!((diary.medications.len(), diary.span()), (1, None));
}

fn set_header(path: &Path, at: usize, value: i32) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at..at + 4].copy_from_slice(&value.to_be_bytes());
    fs::write(path, bytes).unwrap();
}

/// Changes a file as only a broken program or disk could.
fn tamper(path: &Path, change: &str) {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;")
        .unwrap();
    assert!(connection.execute(change, []).unwrap() > 0, "{change}");
}
