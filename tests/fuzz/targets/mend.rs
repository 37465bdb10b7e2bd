//! A damaged diary of many pages, and what mending makes of it.
//!
//! The diaries of the other targets are so small that the pages are of another size than those of
//! a real one: mending reads nothing of them by itself.

use std::{fs, sync::OnceLock};

use cramp_diary::{
    diary::{Change, Diary, Night, NightDate, Step, text::Text},
    exchange::{OnConflict, json, plan},
    store::{Access, Keys, Overwrite, Store, mend},
};

use super::files::{is_valid, now};

/// A diary with every kind of entry, and with nights on many pages; and a copy from before these.
fn sound() -> &'static (Vec<u8>, Vec<u8>) {
    static SOUND: OnceLock<(Vec<u8>, Vec<u8>)> = OnceLock::new();
    SOUND.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, copy) = (folder.path().join("diary"), folder.path().join("copy"));
        let mut store = Store::open(&path, Access::WriteOrCreate).expect("a new diary");
        let entries = json::parse(include_bytes!("../seeds/diary.json")).expect("a file");
        let entries = plan(&Diary::default(), &entries, OnConflict::Keep).expect("it fits");
        store.commit(entries.step).expect("room for it");
        store.backup(&copy, Overwrite::No).expect("room for a copy");
        let held = store.load().expect("it can be read").diary;
        let first: NightDate = "2001-01-01".parse().expect("a date");
        let changes = (0..200).map(|day| {
            let mut night = Night::unanswered(first.plus_days(day));
            // Some of them go on on other pages.
            let note = "what was noted ".repeat(if day % 40 == 7 { 600 } else { 3 });
            night.note = Text::new(note).ok();
            Change::of_night(&held, night)
        });
        let step = Step { name: "add nights".to_owned(), changes: changes.collect() };
        store.commit(step).expect("room for them");
        store.forget_steps().expect("the steps would tell it all again");
        drop(store);
        (fs::read(&path).expect("the file"), fs::read(&copy).expect("the copy"))
    })
}

const PAGE: usize = 4096;

/// The file with harm done to it: the first byte of each says what, the second one on which page,
/// two more where on it.
fn harmed(sound: &[u8], mut rest: &[u8]) -> Vec<u8> {
    let mut file = sound.to_vec();
    let pages = file.len() / PAGE;
    while let [what, page, high, low, more @ ..] = rest {
        rest = more;
        let offset = usize::from(u16::from_be_bytes([*high, *low])) % PAGE;
        let (start, at) =
            (usize::from(*page) % pages * PAGE, usize::from(*page) % pages * PAGE + offset);
        match what % 8 {
            6 => file.iter_mut().skip(at / 512 * 512).take(512).for_each(|byte| *byte = 0),
            7 if what % 16 == 7 => {
                // Another page stands in its place, as a lost write leaves it.
                let from = offset % pages * PAGE;
                let other: Vec<u8> = file.iter().skip(from).take(PAGE).copied().collect();
                for (old, new) in file.iter_mut().skip(start).zip(other) {
                    *old = new;
                }
            }
            7 => file.truncate(at),
            _ => {
                let (bytes, after) = more.split_at(usize::from(what / 8).min(more.len()));
                for (old, new) in file.iter_mut().skip(at).zip(bytes) {
                    *old = *new;
                }
                rest = after;
            }
        }
    }
    file
}

/// Harm that is done to a diary; by the first byte there is a backup or not.
pub(crate) fn mending(bytes: &[u8]) {
    let (sound, copy) = sound();
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let file = harmed(sound, rest);
    let folder = tempfile::tempdir().expect("a folder");
    let (path, backup) = (folder.path().join("diary"), folder.path().join("copy"));
    fs::write(&path, &file).expect("room for a file");
    fs::write(&backup, copy).expect("room for a copy");
    let backup = first.is_multiple_of(2).then_some(backup.as_path());
    let mended = mend(&path, backup, now(), &Keys::none()).expect("any file can be mended");
    assert!(fs::read(&mended.kept).expect("it is kept") == file, "it is kept as it was");
    let store = Store::open(&path, Access::Write).expect("what was mended is opened");
    assert_eq!(store.check().expect("and read").problems, Vec::new());
    let after = store.load().expect("and read").diary;
    drop(store);
    is_valid(&path);
    let nights = &mended.nights;
    let told = nights.read + nights.from_backup.len() + nights.in_part.len();
    assert_eq!(after.nights().len(), told, "each night is told of once");
    if file == *sound {
        assert_eq!((nights.read, nights.total(), nights.untold), (told, told, 0));
    }
}
