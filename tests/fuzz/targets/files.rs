//! Files of the diary itself: opened, read, examined, mended, and put back as a backup.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDateTime;
use cramp_diary::{
    exchange::json,
    store::{Access, Key, Keys, Problem, Store, mend, read_backup, restore},
};

/// A diary in pages of 512 bytes, with a row in every table.
const SOUND: &[u8] = include_bytes!("../seeds/diary.sqlite");

/// The same with a password.
const SEALED: &[u8] = include_bytes!("../seeds/sealed.cramp");
const RECOVERY_KEY: &str =
    "PDH2 83CA 9R3V MUYL NYXV UYUR QC4V Q3WX NSEP UA6N QQJV VV4S J24S RX5N TY";

/// A file with parts of it overwritten: each part is its offset in two bytes, its length in one,
/// and its bytes.
fn overwritten(file: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut file = file.to_vec();
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

/// The diary with parts of it overwritten. What begins as SQLite's files do is a whole file.
fn file_of(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"SQLite format 3\0") {
        return bytes.to_vec();
    }
    overwritten(SOUND, bytes)
}

pub(super) fn now() -> NaiveDateTime {
    "2026-03-20T08:15:02".parse().expect("a moment")
}

/// A file in a folder of its own.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, bytes).expect("room for a file");
    path
}

/// What was read is a diary that the interchange format takes.
pub(super) fn is_valid(path: &Path) {
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

/// A diary with a password, of which parts are overwritten; its first byte says how much is cut
/// off its end. What begins as such a file does is a whole file.
pub(crate) fn sealed(bytes: &[u8]) {
    let file = match bytes {
        bytes if bytes.starts_with(b"cramp-diary sealed") => bytes.to_vec(),
        [cut, parts @ ..] => {
            let mut file = overwritten(SEALED, parts);
            file.truncate(file.len() - usize::from(*cut));
            file
        }
        [] => SEALED.to_vec(),
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = put(folder.path(), "diary", &file);
    let key = Key::read(RECOVERY_KEY).expect("a recovery key");
    let read = Store::open_with_key(&path, Access::Read, &key).and_then(|store| store.load());
    assert!(fs::read(&path).expect("the file") == file, "a reader changes nothing");
    if let Ok(read) = read {
        // Nothing of the content can be another one and pass for it.
        let sound = put(folder.path(), "sound", SEALED);
        let store = Store::open_with_key(&sound, Access::Read, &key).expect("the sound one");
        assert!(read.diary == store.load().expect("the sound one").diary);
    }
    let is_refused = Store::open_with_key(&path, Access::Write, &key).is_err();
    assert!(!is_refused || fs::read(&path).expect("the file") == file, "it is left alone");
    // Without a key, and as a backup of another diary.
    assert!(Store::open(&path, Access::Read).is_err(), "no key, no diary");
    let other = put(folder.path(), "other", SOUND);
    let keys = Keys::unlock(&path, &key).unwrap_or_default();
    if restore(&other, &path, "2026-03-20-081502", &keys).is_err() {
        assert!(fs::read(&other).expect("the diary") == SOUND, "a refusal changes nothing");
    }
    if is_refused && let Ok(mended) = mend(&path, None, now(), &keys) {
        assert!(fs::read(&mended.kept).expect("it is kept") == file, "it is kept as it was");
        let store = Store::open_with_key(&path, Access::Write, &key).expect("it opens again");
        assert_eq!(store.check().expect("and is read").problems, Vec::new());
    }
}
