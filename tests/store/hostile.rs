//! Files that look like a diary and were made to do harm: as the diary, and as a backup of it.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use cramp_diary::store::{
    Access, DamagedPart, Keys, Problem, Store, StoreError, read_backup, restore,
};
use rusqlite::Connection;

use super::{Folder, make_diary};

/// Long enough for a busy machine; what such a file is made for never ends.
const SOON: Duration = Duration::from_mins(1);

/// A diary to which something was done that this program never does.
fn crafted(folder: &Folder, sql: &str) -> PathBuf {
    let path = make_diary(folder);
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    path
}

/// Whether a file is refused as a diary and as a backup, each time soon, as it was before, and
/// with nothing changed beside it.
fn refused(path: &Path, name: &str, part: impl Fn(&DamagedPart) -> bool) {
    let before = fs::read(path).unwrap();
    for access in [Access::Read, Access::Write, Access::WriteOrCreate] {
        let begun = Instant::now();
        let error = Store::open(path, access).and_then(|store| store.load()).unwrap_err();
        assert!(begun.elapsed() < SOON, "{name}: {:?}", begun.elapsed());
        let found = matches!(&error, StoreError::Damaged { part: found, .. } if part(found));
        assert!(found, "{name}, {access:?}: {error:?}");
        assert_eq!(fs::read(path).unwrap(), before, "{name}, {access:?}");
    }
    let other = Folder::new();
    let diary = make_diary(&other);
    let today = fs::read(&diary).unwrap();
    let begun = Instant::now();
    for error in [
        read_backup(path, &diary, &Keys::none()).map(|_| ()).unwrap_err(),
        restore(&diary, path, "x", &Keys::none()).map(|_| ()).unwrap_err(),
    ] {
        assert!(matches!(error, StoreError::DamagedBackup { .. }), "{name}: {error:?}");
    }
    assert!(begun.elapsed() < SOON, "{name}: {:?}", begun.elapsed());
    assert_eq!(fs::read(&diary).unwrap(), today, "{name}");
    assert_eq!(fs::read(path).unwrap(), before, "{name}");
    let names = other.names();
    assert!(names.iter().all(|name| !name.contains("before-restore")), "{name}: {names:?}");
}

#[test]
fn nothing_in_a_file_is_run_that_is_not_of_this_program() {
    const ENDLESS: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)";
    for (name, sql) in [
        (
            "a trigger",
            "CREATE TRIGGER t AFTER UPDATE ON meta BEGIN DELETE FROM night; END".to_owned(),
        ),
        ("a view without end", format!("CREATE VIEW v AS {ENDLESS} SELECT i FROM n")),
        ("a table more", "CREATE TABLE more (x)".to_owned()),
        ("an index of an expression", "CREATE INDEX i ON night (upper(note))".to_owned()),
        (
            "a column that computes",
            "ALTER TABLE night ADD COLUMN c TEXT GENERATED ALWAYS AS (hex(zeroblob(100000000)))"
                .to_owned(),
        ),
        (
            "a table under another name, a view in its place",
            format!(
                "ALTER TABLE draft RENAME TO d; CREATE VIEW draft AS {ENDLESS} SELECT i FROM n"
            ),
        ),
        ("statistics", "ANALYZE".to_owned()),
        (
            "a check without end",
            format!(
                "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, \
                 'STRICT', 'STRICT /* {} */') WHERE name = 'night'",
                "x".repeat(1_000_000)
            ),
        ),
        (
            "a table of another program's code",
            "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('table', 'x', 'x', 0, \
             'CREATE VIRTUAL TABLE x USING fts5(y)')"
                .to_owned(),
        ),
    ] {
        let folder = Folder::new();
        refused(&crafted(&folder, &sql), name, |part| *part == DamagedPart::Tables);
    }
}

#[test]
fn a_table_that_cannot_be_understood_is_refused() {
    for sql in [
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE night (' WHERE name = 'night'",
        "UPDATE sqlite_schema SET sql = NULL WHERE name = 'night'",
        "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'night'",
        "UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'night'",
        "UPDATE sqlite_schema SET type = 'index' WHERE name = 'night'",
        "UPDATE sqlite_schema SET name = 'sqlite_night' WHERE name = 'night'",
    ] {
        let folder = Folder::new();
        let path = crafted(&folder, &format!("PRAGMA writable_schema = ON; {sql}"));
        refused(&path, sql, |_part| true);
    }
}

#[test]
fn the_rows_of_one_table_are_not_taken_for_those_of_another() {
    let folder = Folder::new();
    let path = crafted(
        &folder,
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = \
         (SELECT rootpage FROM sqlite_schema WHERE name = 'cramp') WHERE name = 'night'",
    );
    refused(&path, "another's rows", |_part| true);
}

#[test]
fn a_value_of_another_kind_or_size_is_refused() {
    for sql in [
        "UPDATE night SET note = zeroblob(50000000)",
        "UPDATE night SET note = hex(zeroblob(5000000))",
        "UPDATE night SET fluid_ml = 9223372036854775807",
        "UPDATE night SET alcohol_g = 9e999",
        "UPDATE night SET cramps_answered = 'yes'",
        "UPDATE night SET date = 20260301",
    ] {
        let folder = Folder::new();
        // The tables take nothing of the kind, so their text is another one for a moment.
        let path = crafted(
            &folder,
            &format!(
                "PRAGMA writable_schema = ON; PRAGMA ignore_check_constraints = ON; \
                 PRAGMA foreign_keys = OFF; \
                 CREATE TABLE kept AS SELECT sql FROM sqlite_schema WHERE name = 'night'; \
                 UPDATE sqlite_schema SET sql = replace(sql, 'STRICT, ', '') WHERE name = 'night'; \
                 PRAGMA writable_schema = RESET; {sql}; \
                 PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = \
                 (SELECT sql FROM kept) WHERE name = 'night'; DROP TABLE kept"
            ),
        );
        refused(&path, sql, |part| *part != DamagedPart::Tables);
    }
}

/// Each page of the tree names the next one hundreds of times: read from end to end, a file of a
/// few pages is billions of rows.
#[test]
fn a_few_pages_are_not_read_as_billions_of_rows() {
    for table in ["night", "history_step"] {
        let folder = Folder::new();
        let path = make_diary(&folder);
        let (size, root): (u32, u32) = Connection::open(&path)
            .unwrap()
            .query_row(
                "SELECT page_size, rootpage FROM pragma_page_size, sqlite_schema WHERE name = ?",
                [table],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        let (size, root) = (size as usize, root as usize);
        let mut bytes = fs::read(&path).unwrap();
        let leaf = bytes[(root - 1) * size..root * size].to_vec();
        let is_index = leaf[0] == 10;
        let pages = bytes.len() / size;
        // The rows go to a page at the end, and the way to them leads over five more.
        let levels = 5;
        for level in 0..levels {
            let below = u32::try_from(pages + level + 1).unwrap();
            bytes.extend(inner_page(&leaf, is_index, below, size));
        }
        bytes.extend(&leaf);
        let first = u32::try_from(pages + 1).unwrap();
        let top = inner_page(&leaf, is_index, first, size);
        bytes[(root - 1) * size..root * size].copy_from_slice(&top);
        let count = u32::try_from(bytes.len() / size).unwrap();
        bytes[28..32].copy_from_slice(&count.to_be_bytes());
        fs::write(&path, &bytes).unwrap();

        let begun = Instant::now();
        for access in [Access::Read, Access::Write] {
            let looked = Store::open(&path, access).and_then(|store| {
                store.load()?;
                store.check()
            });
            let is_found = match looked {
                Err(StoreError::Damaged { .. }) => true,
                Ok(report) => {
                    report.problems.iter().any(|one| matches!(one, Problem::Structure(_)))
                }
                Err(_) => false,
            };
            assert!(is_found, "{table}, {access:?}");
        }
        assert!(begun.elapsed() < SOON, "{table}: {:?}", begun.elapsed());
        let other = Folder::new();
        let error = restore(&other.diary, &path, "x", &Keys::none()).unwrap_err();
        assert!(matches!(error, StoreError::DamagedBackup { .. }), "{table}: {error:?}");
        assert!(begun.elapsed() < SOON, "{table}: {:?}", begun.elapsed());
    }
}

/// An inner page whose every cell names the same page below.
fn inner_page(leaf: &[u8], is_index: bool, below: u32, size: usize) -> Vec<u8> {
    let mut page = vec![0; size];
    // A cell: the page below, then a key. That of an index is the record of a row.
    let record: Vec<u8> = if is_index {
        let at = usize::from(u16::from_be_bytes([leaf[8], leaf[9]]));
        let length = usize::from(leaf[at]);
        assert!(length < 128, "its length is one byte");
        leaf[at..=at + length].to_vec()
    } else {
        vec![1]
    };
    let cell = [below.to_be_bytes().as_slice(), &record].concat();
    let cells = (size - 12) / (cell.len() + 2);
    for number in 0..cells {
        let at = size - (number + 1) * cell.len();
        page[at..at + cell.len()].copy_from_slice(&cell);
        page[12 + 2 * number..14 + 2 * number]
            .copy_from_slice(&u16::try_from(at).unwrap().to_be_bytes());
    }
    let start = size - cells * cell.len();
    page[0] = if is_index { 2 } else { 5 };
    page[3..5].copy_from_slice(&u16::try_from(cells).unwrap().to_be_bytes());
    page[5..7].copy_from_slice(&u16::try_from(start).unwrap().to_be_bytes());
    page[8..12].copy_from_slice(&below.to_be_bytes());
    page
}

#[test]
fn an_index_that_is_out_of_step_is_named() {
    let folder = Folder::new();
    let path = make_diary(&folder);
    let connection = Connection::open(&path).unwrap();
    let index: String = connection
        .query_row("SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name", [], |row| {
            row.get(0)
        })
        .unwrap();
    let sql = format!(
        "PRAGMA writable_schema = ON; CREATE TABLE empty (x); UPDATE sqlite_schema SET rootpage = \
         (SELECT rootpage FROM sqlite_schema WHERE name = 'empty') WHERE name = '{index}'; \
         DELETE FROM sqlite_schema WHERE name = 'empty'"
    );
    connection.execute_batch(&sql).unwrap();
    drop(connection);
    let before = fs::read(&path).unwrap();
    let named = Store::open(&path, Access::Read).and_then(|store| store.check());
    match named {
        Ok(report) => {
            let found = report
                .problems
                .iter()
                .any(|problem| matches!(problem, Problem::Structure(words) if !words.is_empty()));
            assert!(found, "{:?}", report.problems);
        }
        Err(error) => assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}"),
    }
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_sparse_file_of_ten_gigabytes_is_refused_at_once() {
    let folder = Folder::new();
    let path = folder.path("sparse");
    fs::File::create(&path).unwrap().set_len(10 << 30).unwrap();
    let begun = Instant::now();
    for access in [Access::Read, Access::Write, Access::WriteOrCreate] {
        let error = Store::open(&path, access).unwrap_err();
        assert!(matches!(error, StoreError::NotADiary { .. }), "{error:?}");
    }
    let error = restore(&folder.diary, &path, "x", &Keys::none()).unwrap_err();
    assert!(matches!(error, StoreError::NotADiary { .. }), "{error:?}");
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert!(!folder.diary.exists());
}
