//! Faults of the disk under a sealed file.

use std::{fs, path::PathBuf};

use cramp_diary::store::{Access, Store, StoreError, is_sealed};

use super::{FIRST, Folder, SENTINEL, add_night, files_with, key, make_diary, noted, open, sealed};

#[test]
fn what_could_not_be_written_is_not_in_memory_either() {
    let folder = Folder::new();
    let (short, _recovery) = sealed(&folder);
    // The name of no new file beside this one fits the file system.
    let diary = folder.path(&"d".repeat(240));
    fs::rename(short, &diary).unwrap();
    let mut store = open(&diary, FIRST);
    let before = store.load().unwrap();
    let bytes = fs::read(&diary).unwrap();
    for _twice in 0..2 {
        let failed = store.commit(noted("2026-03-20", "x")).unwrap_err();
        assert!(matches!(failed, StoreError::Io { .. }), "{failed:?}");
        assert_eq!(store.load().unwrap(), before);
        let failed = store.undo().unwrap_err();
        assert!(matches!(failed, StoreError::Io { .. }), "{failed:?}");
        assert_eq!(store.load().unwrap(), before);
        let failed = store.set_draft("note", "x", chrono::DateTime::UNIX_EPOCH).unwrap_err();
        assert!(matches!(failed, StoreError::Io { .. }), "{failed:?}");
        assert_eq!(store.load().unwrap(), before);
    }
    assert_eq!(fs::read(&diary).unwrap(), bytes);
}

#[test]
fn a_file_that_somebody_else_wrote_is_not_overwritten() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let mut store = open(&diary, FIRST);
    let mine = fs::read(&diary).unwrap();
    let mut other = mine.clone();
    other.push(0);
    fs::write(&diary, &other).unwrap();
    let failed = store.commit(noted("2026-03-20", "x")).unwrap_err();
    assert!(matches!(failed, StoreError::ChangedElsewhere { .. }), "{failed:?}");
    assert_eq!(fs::read(&diary).unwrap(), other);
    drop(store);
    fs::write(&diary, &mine).unwrap();
    let mut store = open(&diary, FIRST);
    let elsewhere = folder.path("elsewhere");
    fs::copy(&diary, &elsewhere).unwrap();
    fs::rename(&elsewhere, &diary).unwrap();
    let failed = store.commit(noted("2026-03-20", "x")).unwrap_err();
    assert!(matches!(failed, StoreError::Moved { .. }), "{failed:?}");
    drop(store);
    add_night(&mut open(&diary, FIRST), "2026-03-21");
}

#[test]
fn a_file_that_was_only_touched_takes_what_is_saved_again() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let mut store = open(&diary, FIRST);
    let before = store.load().unwrap();
    let saved = fs::metadata(&diary).unwrap().modified().unwrap();
    let later = saved + std::time::Duration::from_mins(1);
    fs::File::options().write(true).open(&diary).unwrap().set_modified(later).unwrap();
    let failed = store.commit(noted("2026-03-20", "x")).unwrap_err();
    assert!(matches!(failed, StoreError::ChangedElsewhere { .. }), "{failed:?}");
    assert_eq!(store.load().unwrap(), before, "what was refused is not there");
    store.commit(noted("2026-03-20", "x")).unwrap();
    let shown = store.load().unwrap();
    drop(store);
    assert_eq!(open(&diary, FIRST).load().unwrap(), shown);
    assert_ne!(shown, before);
}

#[test]
fn what_an_interrupted_change_left_is_wiped_by_the_next_writer() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let mut store = Store::open(&diary, Access::Write).unwrap();
    store.commit(noted("2026-03-05", SENTINEL)).unwrap();
    drop(store);
    let readable = fs::read(&diary).unwrap();
    let mut store = Store::open(&diary, Access::Write).unwrap();
    store.set_password(&super::password(FIRST)).unwrap();
    drop(store);
    // As after a kill between the two names.
    let left = folder.path("diary.cramps.new-00000000000000000007");
    fs::write(&left, &readable).unwrap();
    let same = fs::File::open(&left).unwrap();
    let refused = Store::open_with_key(&diary, Access::Read, &key("wrong")).unwrap_err();
    assert!(matches!(refused, StoreError::WrongKey { .. }), "{refused:?}");
    assert!(left.exists(), "a reader changes nothing");
    // Also where only the wrong key is at hand.
    Store::open(&diary, Access::Write).unwrap_err();
    assert_eq!(files_with(folder.folder.path(), SENTINEL), Vec::<PathBuf>::new());
    assert!(!left.exists());
    let mut wiped = Vec::new();
    std::io::Read::read_to_end(&mut &same, &mut wiped).unwrap();
    assert_eq!(wiped, vec![0; readable.len()], "it was overwritten before");
    assert!(is_sealed(&diary));
}
