//! Files in which a little stands for a lot: the same long text for each of a hundred thousand
//! rows, or a text that goes on in circles. They are small, and would take all memory.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use chrono::NaiveDateTime;
use cramp_diary::store::{Access, Keys, Problem, Store, StoreError, mend, read_backup, restore};
use rusqlite::Connection;

use super::{Folder, make_diary};

/// Long enough for a busy machine; what such a file is made for never ends.
const SOON: Duration = Duration::from_mins(1);

const PAGE: usize = 4096;

/// No page has more rows, SQLite says.
const ROWS: usize = 680;

/// How many bytes of a row of this length stand on its page; the others go on elsewhere.
fn here(length: usize) -> usize {
    let (most, least) = ((PAGE - 12) * 64 / 255 - 23, (PAGE - 12) * 32 / 255 - 23);
    let odd = least + (length - least) % (PAGE - 4);
    if odd <= most { odd } else { least }
}

/// The length that is written at the start of a row, and how many bytes that takes.
fn length_at(bytes: &[u8]) -> (usize, usize) {
    let mut length = 0;
    for (byte, count) in bytes.iter().zip(1..) {
        length = length << 7 | usize::from(byte & 0x7f);
        if *byte < 0x80 {
            return (length, count);
        }
    }
    panic!("no length");
}

/// Makes the first row of a table, which must be a long one, stand for all rows of a page, and
/// that page for all pages below another one.
fn amplify(path: &Path, table: &str) {
    let root: u32 = Connection::open(path)
        .unwrap()
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table], |row| row.get(0))
        .unwrap();
    let root = root as usize;
    let mut bytes = fs::read(path).unwrap();
    let of_root = (root - 1) * PAGE..root * PAGE;
    let page = &bytes[of_root.clone()];
    assert_eq!(page[0], 10, "{table} is a table of one page");
    let first = usize::from(u16::from_be_bytes([page[8], page[9]]));
    let (length, written) = length_at(&page[first..]);
    // With the number of the page on which it goes on.
    let row = page[first..first + written + here(length) + 4].to_vec();
    let full = |kind: u8, header: usize, cell: &[u8]| {
        let mut page = vec![0; PAGE];
        let at = PAGE - cell.len();
        let rows = ROWS.min((at - header) / 2 - 2);
        page[at..].copy_from_slice(cell);
        page[0] = kind;
        page[3..5].copy_from_slice(&u16::try_from(rows).unwrap().to_be_bytes());
        page[5..7].copy_from_slice(&u16::try_from(at).unwrap().to_be_bytes());
        for row in 0..rows {
            let place = header + 2 * row;
            page[place..place + 2].copy_from_slice(&u16::try_from(at).unwrap().to_be_bytes());
        }
        page
    };
    let below = u32::try_from(bytes.len() / PAGE + 1).unwrap().to_be_bytes();
    let mut above = full(2, 12, &[&below[..], &row].concat());
    above[8..12].copy_from_slice(&below);
    let leaf = full(10, 8, &row);
    bytes[of_root].copy_from_slice(&above);
    bytes.extend(leaf);
    let count = u32::try_from(bytes.len() / PAGE).unwrap();
    bytes[28..32].copy_from_slice(&count.to_be_bytes());
    fs::write(path, &bytes).unwrap();
}

fn now() -> NaiveDateTime {
    "2026-03-20T08:15:02".parse().unwrap()
}

#[test]
fn a_long_text_that_stands_for_a_hundred_thousand_is_refused_and_takes_no_memory() {
    // All of these are four hundred thousand rows of which each is long.
    for (table, sql, is_of_entries) in [
        (
            "preference",
            "INSERT INTO preference (key, value) VALUES ('a', printf('%.*c', 1000000, 'x'))",
            false,
        ),
        ("night", "UPDATE night SET note = printf('%.*c', 9000, 'x')", true),
    ] {
        let folder = Folder::new();
        let path = make_diary(&folder);
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        amplify(&path, table);
        let before = fs::read(&path).unwrap();
        let begun = Instant::now();
        for access in [Access::Read, Access::Write] {
            let error = Store::open(&path, access).and_then(|store| store.load()).unwrap_err();
            assert!(matches!(error, StoreError::Damaged { .. }), "{table}: {error:?}");
            match Store::open(&path, access).and_then(|store| store.check()) {
                Err(error) => assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}"),
                Ok(report) => {
                    let is_named = |one: &Problem| matches!(one, Problem::Structure(_));
                    assert!(!is_of_entries && report.problems.iter().any(is_named), "{table}");
                }
            }
        }
        let other = Folder::new();
        let diary = make_diary(&other);
        for error in [
            read_backup(&path, &diary, &Keys::none()).map(|_| ()).unwrap_err(),
            restore(&diary, &path, "x", &Keys::none()).map(|_| ()).unwrap_err(),
        ] {
            assert!(matches!(error, StoreError::DamagedBackup { .. }), "{table}: {error:?}");
        }
        assert!(fs::read(&path).unwrap() == before, "{table}");
        // What it does hold can still be had of it.
        let mended = mend(&path, None, now(), &Keys::none()).unwrap();
        assert!(fs::read(&mended.kept).unwrap() == before, "{table}");
        let store = Store::open(&path, Access::Read).unwrap();
        assert_eq!(store.check().unwrap().problems, Vec::new());
        assert!(begun.elapsed() < SOON, "{table}: {:?}", begun.elapsed());
    }
}

#[test]
fn a_text_that_goes_on_in_circles_does_not_keep_the_diary_from_being_mended() {
    let folder = Folder::new();
    let path = make_diary(&folder);
    let nights = Store::open(&path, Access::Read).unwrap().load().unwrap().diary.nights().len();
    let mut bytes = fs::read(&path).unwrap();
    let first = u32::try_from(bytes.len() / PAGE + 1).unwrap();
    let pages = 500;
    // Its first half reads as the start of a row of two million bytes, over and over again, and
    // its second half as the number of the page on which each of them goes on: this one.
    for number in (first..).take(pages) {
        let mut page = number.to_be_bytes().to_vec();
        let start = [0x81, 0x80, 0x80, 0x00];
        page.extend(start.iter().cycle().take(2000));
        page.extend(number.to_be_bytes().iter().cycle().take(PAGE - page.len()));
        bytes.extend(page);
    }
    // Nothing leads into the file any more, so that every page is looked at.
    bytes[..PAGE].fill(0);
    fs::write(&path, &bytes).unwrap();
    let begun = Instant::now();
    let mended = mend(&path, None, now(), &Keys::none()).unwrap();
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    assert_eq!((mended.nights.read, mended.nights.total()), (nights, nights));
}
