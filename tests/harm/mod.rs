//! A diary that comes to harm on its disk, again and again: bits that flip, sectors that are
//! zeroed, files that are cut off.
//!
//! Whatever happens, nothing that is wrong is shown without a word once the file was examined, and
//! mending finds every night that SQLite comes to. The usual run takes a diary of half a
//! year and some of each; `CRAMP_DIARY_HARMS=2000` takes one of fifty years.

mod abort;
mod in_part;
mod recover;
mod versions;

use std::{
    env, fs,
    io::{Write as _, stderr},
    os::unix::fs::FileExt as _,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::Arc,
};

use chrono::NaiveDateTime;
use cramp_diary::{
    demo::{fifty_years, half_year},
    diary::{Diary, NightDate},
    store::{Access, Examination, Keys, Problem, Store, StoreError, mend},
};
use fastrand::Rng;
use rusqlite::Connection;

use crate::{
    store::{Folder, fill},
    support::threads::each,
};

/// Sets how many bits are flipped, each in a diary of fifty years.
const HARMS: &str = "CRAMP_DIARY_HARMS";
const USUAL_HARMS: usize = 80;

fn now() -> NaiveDateTime {
    "2026-03-20T08:15:02".parse().unwrap()
}

/// How many bits are flipped, and whether all of it is to be done.
fn harms() -> (usize, bool) {
    let asked = env::var(HARMS).ok().and_then(|number| number.parse().ok());
    (asked.unwrap_or(USUAL_HARMS), asked.is_some())
}

/// Says what was seen, to whoever asked for all of it.
fn report(words: &str) {
    if harms().1 {
        // On the real standard error: the test runner keeps what is printed to itself.
        writeln!(stderr(), "{words}").unwrap();
    }
}

/// A closed diary as it may be after years of use: with steps that can be taken back.
fn used_diary(folder: &Folder, is_long: bool) -> Diary {
    let mut diary = half_year("2026-03-20".parse().unwrap());
    if is_long {
        for night in fifty_years(1).nights() {
            diary.put_night(Arc::clone(night));
        }
    }
    let mut store = folder.open();
    store.commit(fill("import", &diary)).unwrap();
    drop(store);
    // The step that made them all would tell them all too, and be most of the file.
    let connection = Connection::open(&folder.diary).unwrap();
    connection
        .execute_batch("DELETE FROM history_change; DELETE FROM history_step; VACUUM")
        .unwrap();
    drop(connection);
    let mut store = folder.open();
    for day in 0..20 {
        let date: NightDate = "2026-03-21".parse::<NightDate>().unwrap().plus_days(day);
        crate::store::add_night(&mut store, &date.to_string());
    }
    store.load().unwrap().diary
}

/// What becomes of the bytes of a file.
#[derive(Debug)]
enum Harm {
    Bit(usize, u8),
    Sector(usize),
    Cut(usize),
    /// Whatever a broken disk gives, from there on.
    Page(usize, Vec<u8>),
}

impl Harm {
    /// The next one of its kind.
    fn next(number: usize, random: &mut Rng, length: usize) -> Self {
        match number % 6 {
            4 => Self::Sector(random.usize(..length / 512) * 512),
            5 => Self::Cut(random.usize(..length)),
            _ => Self::Bit(random.usize(..length), random.u8(..8)),
        }
    }

    /// Does it to a file that is as `good`.
    fn harm(&self, file: &Path, good: &[u8]) {
        let file = fs::File::options().write(true).open(file).unwrap();
        match *self {
            Self::Bit(at, bit) => {
                file.write_all_at(&[good[at] ^ (1 << bit)], at as u64).unwrap();
            }
            Self::Sector(at) => file.write_all_at(&[0; 512], at as u64).unwrap(),
            Self::Cut(length) => file.set_len(length as u64).unwrap(),
            Self::Page(at, ref noise) => file.write_all_at(noise, at as u64).unwrap(),
        }
    }
}

/// How often what was seen.
#[derive(Debug, Default)]
struct Seen {
    /// The diary is as it was.
    harmless: usize,
    /// It does not open, or cannot be read.
    refused: usize,
    /// It can be read, is not as it was, and the examination says so.
    found: usize,
    /// As that, and SQLite's own examination finds nothing.
    by_digest: usize,
    /// It was mended.
    mended: usize,
    /// A night of a mended one is as it was.
    kept: usize,
}

impl Seen {
    fn and(self, other: &Self) -> Self {
        Self {
            harmless: self.harmless + other.harmless,
            refused: self.refused + other.refused,
            found: self.found + other.found,
            by_digest: self.by_digest + other.by_digest,
            mended: self.mended + other.mended,
            kept: self.kept + other.kept,
        }
    }
}

#[test]
fn nothing_wrong_is_shown_without_a_word_after_the_examination() {
    let (harms, is_long) = harms();
    let folder = Folder::new();
    let diary = used_diary(&folder, is_long);
    let good = fs::read(&folder.diary).unwrap();
    let mut random = Rng::with_seed(27);
    // They are drawn one behind the other, so that they are the same on every machine.
    let cases: Vec<_> = (0..harms * 3 / 2)
        .map(|number| (number, Harm::next(number, &mut random, good.len())))
        .collect();
    let looked_at = each(&cases, |(number, harm)| {
        let mut seen = Seen::default();
        let folder = Folder::quick();
        fs::write(&folder.diary, &good).unwrap();
        harm.harm(&folder.diary, &good);
        let looked = catch_unwind(AssertUnwindSafe(|| look(&folder, &diary, &mut seen)));
        assert!(looked.is_ok(), "a panic after {harm:?}");
        // Mending takes longer than looking.
        if number % 10 == 4 || number % 10 == 5 {
            let before = fs::read(&folder.diary).unwrap();
            let outcome = catch_unwind(|| mend(&folder.diary, None, now(), &Keys::none()));
            let nights = outcome.unwrap_or_else(|_| panic!("a panic after {harm:?}")).unwrap();
            assert!(fs::read(&nights.kept).unwrap() == before, "{harm:?}: kept as it was");
            let after = Store::open(&folder.diary, Access::Read).unwrap();
            assert_eq!(after.check().unwrap().problems, Vec::new(), "{harm:?}");
            let after = after.load().unwrap().diary;
            seen.mended = 1;
            let as_it_was = after.nights().filter(|night| diary.night(night.date) == Some(night));
            seen.kept = as_it_was.count();
        }
        seen
    });
    let seen = looked_at.iter().fold(Seen::default(), Seen::and);
    let (mended, kept) = (seen.mended, seen.kept);
    report(&format!("{seen:?}"));
    assert!(seen.harmless > 0 && seen.refused > 0 && seen.found > 0, "{seen:?}");
    let all = mended * diary.nights().len();
    assert!(kept * 4 > all, "{kept} of {all} nights were mended");
}

/// Opens a file as the window does, and looks whether it tells what is wrong.
fn look(folder: &Folder, diary: &Diary, seen: &mut Seen) {
    let before = fs::read(&folder.diary).unwrap();
    let opened = Store::open(&folder.diary, Access::Write).and_then(|mut store| {
        let loaded = store.load()?;
        Ok((loaded, store.examine_if_due(now())?, store.check()?.problems))
    });
    assert!(fs::read(&folder.diary).unwrap() == before, "looking changes nothing");
    match opened {
        Err(error) => {
            let words = error.to_string();
            assert!(words.ends_with(&folder.diary.display().to_string()), "{words}");
            seen.refused += 1;
        }
        Ok((loaded, examination, problems)) => {
            if loaded.diary == *diary {
                seen.harmless += 1;
                return;
            }
            assert!(!problems.is_empty(), "the check finds nothing");
            let Examination::Damaged { problems: found, .. } = examination else {
                panic!("the examination at the start finds nothing: {problems:?}")
            };
            assert!(!found.is_empty());
            seen.found += 1;
            let of_content = |problem: &Problem| matches!(problem, Problem::ContentChanged);
            seen.by_digest += usize::from(problems.iter().all(of_content));
        }
    }
}

#[test]
fn an_index_out_of_step_with_its_table_is_named_and_mended_without_a_loss() {
    let folder = Folder::new();
    let diary = used_diary(&folder, false);
    take_an_entry_out_of_the_index(&folder.diary);
    let bytes = fs::read(&folder.diary).unwrap();
    let store = Store::open(&folder.diary, Access::Read).unwrap();
    let problems = store.check().unwrap().problems;
    let named = problems.iter().any(|problem| {
        matches!(problem, Problem::Structure(words) if words.contains("sqlite_autoindex_history"))
    });
    assert!(named, "{problems:?}");
    drop(store);
    let mended = mend(&folder.diary, None, now(), &Keys::none()).unwrap();
    assert_eq!(
        (mended.nights.read, mended.nights.total()),
        (diary.nights().len(), mended.nights.read)
    );
    assert_eq!(mended.nights.untold, 0);
    assert!(fs::read(&mended.kept).unwrap() == bytes);
    let store = Store::open(&folder.diary, Access::Read).unwrap();
    assert_eq!(store.check().unwrap().problems, Vec::new());
    assert!(store.load().unwrap().diary == diary);
}

/// Makes an index say one entry less than there are, as a lost write would.
fn take_an_entry_out_of_the_index(diary: &Path) {
    let root: i64 = Connection::open(diary)
        .unwrap()
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_history_change_1'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let at = (usize::try_from(root).unwrap() - 1) * 4096;
    let mut bytes = fs::read(diary).unwrap();
    let mut leaf = at;
    // Down to the first page at the foot.
    while bytes[leaf] == 2 {
        let cell = leaf + usize::from(u16::from_be_bytes([bytes[leaf + 12], bytes[leaf + 13]]));
        let child = u32::from_be_bytes(bytes[cell..cell + 4].try_into().unwrap());
        leaf = (usize::try_from(child).unwrap() - 1) * 4096;
    }
    assert_eq!(bytes[leaf], 10);
    // The last one stays where it is, and is no longer counted.
    let count = u16::from_be_bytes([bytes[leaf + 3], bytes[leaf + 4]]) - 1;
    bytes[leaf + 3..leaf + 5].copy_from_slice(&count.to_be_bytes());
    fs::write(diary, bytes).unwrap();
}

#[test]
fn a_diary_that_nothing_leads_into_any_more_is_read_from_its_pages() {
    let folder = Folder::new();
    let diary = used_diary(&folder, false);
    let file = fs::File::options().write(true).open(&folder.diary).unwrap();
    // The first page says where every table begins.
    file.write_all_at(&[0; 4096], 0).unwrap();
    let refused = Store::open(&folder.diary, Access::Write).unwrap_err();
    assert!(matches!(refused, StoreError::NotADiary { .. }), "{refused:?}");
    let mended = mend(&folder.diary, None, now(), &Keys::none()).unwrap();
    assert_eq!(mended.nights.read, diary.nights().len());
    assert_eq!((mended.nights.total(), mended.nights.untold), (mended.nights.read, 0));
    assert!(!mended.profile_lost && mended.other_lost == 0);
    let after = Store::open(&folder.diary, Access::Read).unwrap().load().unwrap().diary;
    assert!(after == diary, "nothing is lost with the first page");
}

#[test]
fn nights_of_which_nothing_tells_are_counted_at_most() {
    let folder = Folder::new();
    let mut diary = Diary::default();
    let first: NightDate = "2024-01-01".parse().unwrap();
    for day in 0..400 {
        let mut night = cramp_diary::diary::Night::unanswered(first.plus_days(day));
        let note = format!("what was noted in the night of {}", first.plus_days(day));
        night.note = cramp_diary::diary::text::Text::new(note).ok();
        diary.put_night(Arc::new(night));
    }
    folder.open().commit(fill("import", &diary)).unwrap();
    let connection = Connection::open(&folder.diary).unwrap();
    connection.execute_batch("DELETE FROM history_change; DELETE FROM history_step").unwrap();
    drop(connection);
    // A page at the foot of the table in the middle of it.
    let bytes = fs::read(&folder.diary).unwrap();
    let mark = b"in the night of 2024-06-15";
    let at = bytes.windows(mark.len()).position(|window| window == mark).unwrap();
    let page = at / 4096 * 4096;
    let file = fs::File::options().write(true).open(&folder.diary).unwrap();
    file.write_all_at(&[0xA5; 4096], page as u64).unwrap();

    let mended = mend(&folder.diary, None, now(), &Keys::none()).unwrap();
    let nights = &mended.nights;
    assert!(nights.read < 400 && nights.lost.is_empty() && nights.in_part.is_empty());
    assert_eq!(nights.read + nights.untold, 400, "one for each date of the gap, and no more");
}
