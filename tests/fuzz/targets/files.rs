//! Files of the diary itself: opened, read, examined, mended, and put back as a backup.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDateTime;
use cramp_diary::{
    exchange::json,
    store::{Access, Keys, Problem, Store, mend, read_backup, restore},
};

/// A diary in pages of 512 bytes, with a row in every table.
const SOUND: &[u8] = include_bytes!("../seeds/diary.sqlite");

/// The diary with parts of it overwritten: each part is its offset in two bytes, its length in
/// one, and its bytes. What begins as SQLite's files do is a whole file.
fn file_of(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"SQLite format 3\0") {
        return bytes.to_vec();
    }
    let mut file = SOUND.to_vec();
    let mut rest = bytes;
    while let [high, low, length, more @ ..] = rest {
        let (part, after) = more.split_at(usize::from(length % 32).min(more.len()));
        let at = usize::from(u16::from_be_bytes([*high, *low]));
        for (old, new) in file.iter_mut().skip(at).zip(part) {
            *old = *new;
        }
        rest = after;
    }
    file
}

fn now() -> NaiveDateTime {
    "2026-03-20T08:15:02".parse().expect("a moment")
}

/// A file in a folder of its own.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("room for a file");
    path
}

/// What was read is a diary that the interchange format takes.
fn is_valid(path: &Path) {
    let Ok(loaded) = Store::open(path, Access::Read).and_then(|store| store.load()) else { return };
    let written = json::write(&loaded.diary, None);
    let again = json::read(written.as_bytes()).expect("what was read can be exported");
    assert_eq!(json::write(&again, None), written);
}

/// A file that stands where the diary should.
pub(crate) fn diary(bytes: &[u8]) {
    let file = file_of(bytes);
    let folder = tempfile::tempdir().expect("a folder");
    let path = put(folder.path(), "diary", &file);
    if let Ok(store) = Store::open(&path, Access::Read) {
        store.load().ok();
        store.check().ok();
    }
    assert!(fs::read(&path).expect("the file") == file, "a reader changes nothing");
    is_valid(&path);
    if let Ok(mut store) = Store::open(&path, Access::Write) {
        store.load().ok();
        store.examine_if_due(now()).ok();
        store.undo().ok();
        store.redo().ok();
    }
    let written = fs::read(&path).expect("the file");
    if let Ok(mended) = mend(&path, None, now(), &Keys::none()) {
        assert!(fs::read(&mended.kept).expect("it is kept") == written, "it is kept as it was");
        let store = Store::open(&path, Access::Write).expect("what was mended is opened");
        assert_eq!(store.check().expect("and read").problems, Vec::new());
        drop(store);
        is_valid(&path);
    }
}

/// A file that is named as a backup.
pub(crate) fn backup(bytes: &[u8]) {
    let file = file_of(bytes);
    let folder = tempfile::tempdir().expect("a folder");
    let from = put(folder.path(), "backup", &file);
    let path = put(folder.path(), "diary", SOUND);
    let previewed = read_backup(&from, &path, &Keys::none());
    let restored = restore(&path, &from, "2026-03-20-081502", &Keys::none());
    assert!(fs::read(&from).expect("the file") == file, "a backup is never changed");
    match (previewed, restored) {
        (Ok((diary, _report)), Ok(restored)) => {
            let store = Store::open(&path, Access::Write).expect("what was put back is opened");
            let problems = store.check().expect("and read").problems;
            // A step that cannot be taken back any more keeps no entry from being whole.
            assert!(problems.iter().all(|one| matches!(one, Problem::Step(_))), "{problems:?}");
            assert!(store.load().expect("and read").diary == diary, "it is what was previewed");
            let kept = restored.kept.expect("the diary of before is kept");
            assert!(fs::read(kept).expect("it is kept") == SOUND);
        }
        (previewed, Err(_)) => {
            drop(previewed);
            assert!(fs::read(&path).expect("the diary") == SOUND, "a refusal changes nothing");
        }
        (Err(error), Ok(_)) => panic!("put back although the preview refused it: {error}"),
    }
}
