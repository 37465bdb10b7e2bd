//! Really damaged files: never a panic, never an overwritten file, and counts that are right.

use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::FileExt as _,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

use chrono::NaiveDateTime;
use cramp_diary::{
    demo,
    diary::{
        Change, Cramp, Diary, Edit, EntryId, Night, NightDate, Step, quantity::Millilitres,
        text::Text,
    },
    store::{Access, Keys, Mended, Overwrite, Store, StoreError, mend},
};
use rusqlite::Connection;

use super::{Folder, add_night, fill};

const PAGE: usize = 4096;

pub(super) fn now() -> NaiveDateTime {
    "2026-03-20T08:15:02".parse().unwrap()
}

/// A closed diary of so many nights; each has a cramp and a note, so that the table of nights
/// has several pages.
pub(super) fn diary_of(folder: &Folder, nights: i64) -> Diary {
    let first: NightDate = "2022-01-01".parse().unwrap();
    let mut diary = demo::half_year("2021-12-31".parse().unwrap());
    let made_up: Vec<_> = diary.nights().map(|night| night.date).collect();
    for date in made_up {
        diary.remove_night(date);
    }
    for day in 0..nights {
        let date = first.plus_days(day);
        let mut night = Night::unanswered(date);
        night.cramps = Some(vec![Cramp::default()]);
        night.note = Text::new(format!("what was noted in the night of {date}")).ok();
        diary.put_night(night.into());
    }
    let mut store = folder.open();
    store.commit(fill("fill", &diary)).unwrap();
    let fluid = Millilitres::new(440).ok();
    let added = Change::AddedFluid(first, Edit { before: None, after: fluid });
    store.commit(Step { name: "add a drink".to_owned(), changes: vec![added] }).unwrap();
    diary.added_fluid.extend(fluid.map(|fluid| (first, fluid)));
    diary
}

/// The pages of a table, by SQLite's own account; the first one is its root.
fn pages_of(diary: &Path, table: &str) -> Vec<usize> {
    let root: u32 = Connection::open(diary)
        .unwrap()
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table], |row| row.get(0))
        .unwrap();
    let root = root as usize;
    let bytes = fs::read(diary).unwrap();
    let mut pages = vec![root];
    let at = (root - 1) * PAGE;
    // 2 and 5 are inner pages; each of their cells begins with the number of a page below.
    if [2, 5].contains(&bytes[at]) {
        let number = |at: usize, length: usize| {
            bytes[at..at + length].iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
        };
        for cell in 0..number(at + 3, 2) {
            pages.push(number(at + number(at + 12 + 2 * cell, 2), 4));
        }
        pages.push(number(at + 8, 4));
    }
    pages
}

/// Nights of which a word stands on a page.
fn nights_on(diary: &Path, page: usize) -> BTreeSet<NightDate> {
    let bytes = fs::read(diary).unwrap();
    let text = String::from_utf8_lossy(&bytes[(page - 1) * PAGE..page * PAGE]).into_owned();
    let mark = "what was noted in the night of ";
    text.match_indices(mark)
        .filter_map(|(at, _)| text.get(at + mark.len()..at + mark.len() + 10)?.parse().ok())
        .collect()
}

fn mended(folder: &Folder, backup: Option<&Path>) -> Mended {
    let before = fs::read(&folder.diary).unwrap();
    let mended = mend(&folder.diary, backup, now(), &Keys::none()).unwrap();
    let name = "diary.cramps.damaged-2026-03-20-081502";
    assert_eq!(mended.kept, folder.diary.canonicalize().unwrap().with_file_name(name));
    assert_eq!(fs::read(&mended.kept).unwrap(), before, "the damaged file is as it was");
    let store = Store::open(&folder.diary, Access::Write).unwrap();
    assert_eq!(store.check().unwrap().problems, Vec::new());
    assert!(!folder.names().iter().any(|name| name.contains(".new-")), "{:?}", folder.names());
    mended
}

pub(super) fn loaded(folder: &Folder) -> Diary {
    Store::open(&folder.diary, Access::Read).unwrap().load().unwrap().diary
}

/// A whole diary is too long to be read where a test fails.
#[track_caller]
fn assert_same(found: &Diary, expected: &Diary, name: &str) {
    assert_eq!(found.profile, expected.profile, "{name}");
    assert_eq!(found.settings, expected.settings, "{name}");
    assert_eq!(found.medications, expected.medications, "{name}");
    assert_eq!(found.exposures, expected.exposures, "{name}");
    assert_eq!(found.acknowledgements, expected.acknowledgements, "{name}");
    assert_eq!(found.appointments, expected.appointments, "{name}");
    for night in expected.nights() {
        assert_eq!(found.night(night.date), Some(night), "{name}");
    }
    assert!(found == expected, "{name}");
}

#[test]
fn every_night_that_does_not_stand_on_a_destroyed_page_is_read() {
    for (name, bytes) in [("zeroed", vec![0; PAGE]), ("overwritten", vec![0xA5; PAGE])] {
        let folder = Folder::new();
        let diary = diary_of(&folder, 1210);
        let pages = pages_of(&folder.diary, "night");
        assert!(pages.len() > 10, "{pages:?}");
        let page = pages[5];
        let lost = nights_on(&folder.diary, page);
        assert!(lost.len() > 10, "{lost:?}");
        let file = fs::File::options().write(true).open(&folder.diary).unwrap();
        file.write_all_at(&bytes, ((page - 1) * PAGE) as u64).unwrap();
        // The step that made them all would tell them too, so it is taken out of the file.
        forget_the_past(&folder.diary);

        let mended = mended(&folder, None);
        assert_eq!(mended.nights.read, 1210 - lost.len(), "{name}");
        assert_eq!(mended.nights.in_part, lost, "{name}: their cramps are read all the same");
        assert_eq!(mended.nights.total(), 1210, "{name}");
        let after = loaded(&folder);
        for night in diary.nights() {
            let found = after.night(night.date).unwrap();
            if lost.contains(&night.date) {
                assert_eq!(found.cramps().len(), 1, "{name} {}", night.date);
                assert_eq!(found.note, None);
            } else {
                assert_eq!(found, night, "{name}");
            }
        }
        assert_eq!(after.medications, diary.medications);
        assert_eq!(after.profile, diary.profile);
        assert_eq!(after.settings, diary.settings);
        assert_eq!(after.added_fluid, diary.added_fluid);
    }
}

/// Takes the history out of a file that SQLite can hardly read any more.
pub(super) fn forget_the_past(diary: &Path) {
    let connection = Connection::open(diary).unwrap();
    connection.execute_batch("DELETE FROM history_change; DELETE FROM history_step").unwrap();
}

#[test]
fn what_only_the_backup_has_comes_from_it_and_what_nobody_has_is_named() {
    let folder = Folder::new();
    let mut diary = diary_of(&folder, 600);
    let backup = folder.path("backup");
    Store::open(&folder.diary, Access::Read).unwrap().backup(&backup, Overwrite::No).unwrap();
    // Newer than the backup: a night, and a note on an older one.
    let mut store = folder.open();
    let date: NightDate = "2026-03-19".parse().unwrap();
    let mut newer = Night::unanswered(date);
    newer.note = Text::new("newer than the backup").ok();
    let step =
        Step { name: "add".to_owned(), changes: vec![Change::of_night(&diary, newer.clone())] };
    store.commit(step).unwrap();
    diary.put_night(newer.into());
    drop(store);
    let pages = pages_of(&folder.diary, "night");
    let page = pages[3];
    let on_it = nights_on(&folder.diary, page);
    forget_the_past(&folder.diary);
    let file = fs::File::options().write(true).open(&folder.diary).unwrap();
    file.write_all_at(&[0; PAGE], ((page - 1) * PAGE) as u64).unwrap();

    let mended = mended(&folder, Some(&backup));
    assert_eq!(mended.nights.read, 601 - on_it.len());
    assert_eq!(mended.nights.from_backup, on_it);
    assert!(mended.nights.lost.is_empty() && mended.nights.in_part.is_empty());
    assert_same(&loaded(&folder), &diary, "from the backup");
    assert!(mended.backup.is_some());
    // It is one step, down to the backup.
    folder.open().undo().unwrap().unwrap();
    assert_eq!(loaded(&folder).nights().len(), 600);
}

#[test]
fn the_newest_nights_are_read_from_the_steps_that_can_be_undone() {
    let folder = Folder::new();
    let mut store = folder.open();
    for day in 1..=28 {
        add_night(&mut store, &format!("2026-02-{day:02}"));
    }
    let before = store.load().unwrap().diary;
    drop(store);
    let root = pages_of(&folder.diary, "night")[0];
    let file = fs::File::options().write(true).open(&folder.diary).unwrap();
    file.write_all_at(&[0xFF; PAGE], ((root - 1) * PAGE) as u64).unwrap();
    let mended = mended(&folder, None);
    assert_eq!((mended.nights.read, mended.nights.total()), (28, 28));
    assert_same(&loaded(&folder), &before, "from the steps");
}

#[test]
fn a_list_that_cannot_be_read_is_never_taken_for_none() {
    let folder = Folder::new();
    diary_of(&folder, 40);
    forget_the_past(&folder.diary);
    let root = pages_of(&folder.diary, "cramp")[0];
    let file = fs::File::options().write(true).open(&folder.diary).unwrap();
    file.write_all_at(&[0; PAGE], ((root - 1) * PAGE) as u64).unwrap();
    let mended = mended(&folder, None);
    assert_eq!((mended.nights.read, mended.nights.in_part.len()), (0, 40));
    for night in loaded(&folder).nights() {
        assert_eq!(night.cramps, None, "not recorded, rather than none");
        assert!(night.note.is_some());
    }
}

#[test]
fn a_night_with_cramps_never_becomes_one_without() {
    let whole = Folder::new();
    let diary = diary_of(&whole, 400);
    forget_the_past(&whole.diary);
    let good = fs::read(&whole.diary).unwrap();
    let page = pages_of(&whole.diary, "cramp")[2];
    // Among rows that are zeros a search goes astray, and comes to none of a night.
    for sector in 1..8 {
        let mut bytes = good.clone();
        let at = (page - 1) * PAGE + sector * 512;
        bytes[at..at + 512].fill(0);
        let folder = Folder::quick();
        fs::write(&folder.diary, bytes).unwrap();
        let mended = mended(&folder, None);
        assert_eq!(mended.nights.total(), 400, "sector {sector}");
        let after = loaded(&folder);
        for night in diary.nights() {
            let found = after.night(night.date).unwrap();
            let is_in_part = mended.nights.in_part.contains(&night.date);
            assert!(found == night || is_in_part, "sector {sector}: {}", night.date);
            assert_ne!(found.cramps, Some(Vec::new()), "sector {sector}: {}", night.date);
        }
    }
}

#[test]
fn a_night_taken_out_since_the_backup_does_not_come_back() {
    let folder = Folder::new();
    let diary = diary_of(&folder, 5);
    let backup = folder.path("backup");
    let mut store = folder.open();
    store.backup(&backup, Overwrite::No).unwrap();
    let night = diary.nights().next().unwrap().clone();
    let taken_out = Change::Night(night.date, Edit { before: Some(night.clone()), after: None });
    store.commit(Step { name: "take out".to_owned(), changes: vec![taken_out] }).unwrap();
    let medication = diary.medications.get(EntryId(1)).unwrap().clone();
    let gone = Change::Medication(EntryId(1), Edit { before: Some(medication), after: None });
    store.commit(Step { name: "take out".to_owned(), changes: vec![gone] }).unwrap();
    let expected = store.load().unwrap().diary;
    drop(store);
    // An index is damaged; the entries are not.
    let root = pages_of(&folder.diary, "sqlite_autoindex_history_change_1")[0];
    let file = fs::File::options().write(true).open(&folder.diary).unwrap();
    file.write_all_at(&[0; PAGE], ((root - 1) * PAGE) as u64).unwrap();
    let mended = mended(&folder, Some(&backup));
    assert_eq!((mended.nights.read, mended.nights.total()), (4, 4));
    assert_same(&loaded(&folder), &expected, "taken out");
}

/// What becomes of the bytes of a file.
type Harm = fn(&mut Vec<u8>);

#[test]
fn whatever_happens_to_a_file_the_rest_of_it_is_read_and_nothing_is_overwritten() {
    let harms: [(&str, Harm, usize); 9] = [
        ("the magic is gone", |bytes| bytes[..16].fill(0), 300),
        ("the header is garbage", |bytes| bytes[..100].fill(0xA5), 300),
        ("the size in the header is wrong", |bytes| bytes[28..32].fill(0x7F), 300),
        ("the mark of the program is gone", |bytes| bytes[68..72].fill(0), 300),
        ("the first page is gone", |bytes| bytes[..PAGE].fill(0), 0),
        ("cut off in the midst of a page", |bytes| bytes.truncate(bytes.len() / 4 * 3 + 100), 1),
        ("cut off after the first page", |bytes| bytes.truncate(PAGE), 0),
        ("a few bytes are left", |bytes| bytes.truncate(50), 0),
        ("nothing is left", Vec::clear, 0),
    ];
    for (name, harm, at_least) in harms {
        let folder = Folder::new();
        let diary = diary_of(&folder, 300);
        forget_the_past(&folder.diary);
        let backup = folder.path("backup");
        Store::open(&folder.diary, Access::Read).unwrap().backup(&backup, Overwrite::No).unwrap();
        let mut bytes = fs::read(&folder.diary).unwrap();
        harm(&mut bytes);
        fs::write(&folder.diary, &bytes).unwrap();
        for backup in [None, Some(backup.as_path())] {
            fs::write(&folder.diary, &bytes).unwrap();
            let mended = mended(&folder, backup);
            fs::remove_file(&mended.kept).unwrap();
            let nights = &mended.nights;
            let found = nights.read + nights.in_part.len();
            assert!(backup.is_some() || found >= at_least, "{name}: {found} nights");
            if backup.is_some() {
                assert_eq!(nights.read + nights.from_backup.len(), 300, "{name}");
                assert_same(&loaded(&folder), &diary, name);
            }
        }
    }
}

#[test]
fn no_garbage_anywhere_in_a_file_ends_the_program() {
    let whole = Folder::new();
    let diary = diary_of(&whole, 60);
    let good = fs::read(&whole.diary).unwrap();
    let mut read = 0;
    for seed in 0..40 {
        // The same numbers every time: a failure can be looked at.
        let mut random = fastrand::Rng::with_seed(seed);
        let mut bytes = good.clone();
        for _ in 0..=random.usize(..6) {
            let from = random.usize(..bytes.len());
            let to = (from + 1 + random.usize(..600)).min(bytes.len());
            bytes[from..to].fill_with(|| random.u8(..));
        }
        let folder = Folder::new();
        fs::write(&folder.diary, &bytes).unwrap();
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            if let Ok(mut store) = Store::open(&folder.diary, Access::Write) {
                store.load().ok();
                store.examine_if_due(now()).ok();
                store.check().ok();
            }
            assert_eq!(fs::read(&folder.diary).unwrap(), bytes, "looking changes nothing");
            mend(&folder.diary, None, now(), &Keys::none()).map(|mended| mended.nights)
        }));
        let nights = outcome.unwrap_or_else(|_| panic!("seed {seed}")).unwrap();
        assert!(nights.total() >= nights.read, "seed {seed}");
        for night in loaded(&folder).nights() {
            let is_whole = !nights.in_part.contains(&night.date);
            if is_whole && diary.night(night.date) == Some(night) {
                read += 1;
            }
        }
    }
    assert!(read > 40 * 30, "{read} nights were read as they were");
}

#[test]
fn a_diary_that_is_open_is_not_mended() {
    let folder = Folder::new();
    let _open = folder.open();
    let error = mend(&folder.diary, None, now(), &Keys::none()).unwrap_err();
    assert!(matches!(error, StoreError::InUse { .. }), "{error:?}");
    let none: PathBuf = folder.path("none");
    let error = mend(&none, None, now(), &Keys::none()).unwrap_err();
    assert!(matches!(error, StoreError::Missing { .. }), "{error:?}");
}
