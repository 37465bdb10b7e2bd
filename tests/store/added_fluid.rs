//! The fluid of drinks that were added one by one, in the file: also in one that was made before
//! there was such a thing.

use std::{fs, path::Path};

use cramp_diary::{
    diary::{Change, Diary, Edit, NightDate, Step, quantity::Millilitres},
    exchange,
    store::{Access, Store, StoreError},
};

use super::Folder;

fn night() -> NightDate {
    "2026-03-20".parse().unwrap()
}

fn ml(amount: i64) -> Option<Millilitres> {
    Millilitres::new(amount).ok()
}

fn add(before: Option<Millilitres>, after: Option<Millilitres>) -> Step {
    let changes = vec![Change::AddedFluid(night(), Edit { before, after })];
    Step { name: "add glass of water (200 ml)".to_owned(), changes }
}

fn added(store: &Store) -> Option<Millilitres> {
    store.load().unwrap().diary.added_fluid.get(&night()).copied()
}

#[test]
fn a_diary_of_the_second_version_is_brought_up_to_date_and_a_copy_of_it_kept() {
    let folder = Folder::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/store/fixtures");
    fs::copy(fixture.join("version-2.sqlite"), &folder.diary).unwrap();
    let refused = Store::open(&folder.diary, Access::Read).unwrap_err();
    assert!(matches!(refused, StoreError::Older { found: 2, known: 3, .. }), "{refused:?}");
    let mut store = folder.open();
    let loaded = store.load().unwrap();
    assert_eq!(loaded.diary.nights().len(), 3);
    assert!(loaded.diary.running_cramp().is_some() && loaded.diary.added_fluid.is_empty());
    let report = store.check().unwrap();
    assert_eq!((report.schema_version, report.problems), (3, Vec::new()));
    let kept = fs::read(folder.path("diary.cramps.before-upgrade-2")).unwrap();
    let older: [u8; 4] = kept.get(60..64).unwrap().try_into().unwrap();
    assert_eq!(u32::from_be_bytes(older), 2, "the version of its tables");
    store.commit(add(None, ml(200))).unwrap();
    drop(store);
    assert_eq!(added(&folder.open()), ml(200));
}

#[test]
fn what_was_added_is_undone_made_again_and_checked_like_any_entry() {
    let folder = Folder::new();
    let mut store = folder.open();
    store.commit(add(None, ml(200))).unwrap();
    store.commit(add(ml(200), ml(440))).unwrap();
    let stale = store.commit(add(ml(200), ml(400)));
    assert!(matches!(stale, Err(StoreError::Change(_))), "{stale:?}");
    drop(store);
    let mut store = folder.open();
    assert_eq!(added(&store), ml(440));
    for (step, left) in [(true, ml(200)), (true, None), (false, ml(200)), (false, ml(440))] {
        if step { store.undo() } else { store.redo() }.unwrap().unwrap();
        assert_eq!(added(&store), left);
        assert_eq!(store.check().unwrap().problems, Vec::new());
    }
}

#[test]
fn no_file_that_goes_out_holds_it() {
    let mut diary = Diary::default();
    let empty = exchange::json::write(&diary, None);
    diary.apply_step(&add(None, ml(200))).unwrap();
    assert!(!diary.is_empty());
    assert_eq!(exchange::json::write(&diary, None), empty);
}
