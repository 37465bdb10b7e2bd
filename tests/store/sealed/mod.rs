//! A diary with a password.

mod copies;
mod damage;
mod faults;
mod follow;

use std::{
    fs,
    path::{Path, PathBuf},
};

use cramp_diary::{
    diary::{Change, Diary, Night, Step, text::Text},
    store::{
        Access, BackupReason, Key, Keys, Overwrite, Password, RecoveryKey, Store, StoreError,
        is_sealed,
    },
};

use super::{Folder, add_night, make_diary};
use crate::support::files::holds_words;

/// A word that stands in the diary, and in no other file.
const SENTINEL: &str = "Quagmire-sentinel";

const FIRST: &str = "the first password";
const SECOND: &str = "another password";

fn password(text: &str) -> Password {
    Password::new(text).unwrap()
}

fn key(text: &str) -> Key {
    Key::Password(password(text))
}

fn open(path: &Path, text: &str) -> Store {
    Store::open_with_key(path, Access::Write, &key(text)).unwrap()
}

/// The step that adds a night with a note.
fn noted(date: &str, note: &str) -> Step {
    let mut night = Night::unanswered(date.parse().unwrap());
    night.note = Some(Text::new(note).unwrap());
    let changes = vec![Change::of_night(&Diary::default(), night)];
    Step { name: format!("note {date}"), changes }
}

/// A diary with the sentinel in it and with copies of every kind, which got its first password.
fn sealed(folder: &Folder) -> (PathBuf, RecoveryKey) {
    let diary = make_diary(folder);
    let mut store = Store::open(&diary, Access::Write).unwrap();
    store.commit(noted("2026-03-05", SENTINEL)).unwrap();
    let at = "2026-03-06T08:00:00".parse().unwrap();
    store.back_up_before(BackupReason::BeforePassword, at).unwrap();
    let set = store.set_password(&password(FIRST)).unwrap();
    assert!(set.left.is_empty(), "{:?}", set.left);
    (diary, set.recovery)
}

/// Every file below a folder that holds a word somewhere.
fn files_with(folder: &Path, word: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, word));
        } else {
            let bytes = fs::read(&path).unwrap();
            if holds_words(&bytes, word) {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn a_password_opens_the_diary_and_nothing_else_does() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let mut store = Store::open(&diary, Access::Write).unwrap();
    store.commit(noted("2026-03-05", SENTINEL)).unwrap();
    let before = store.load().unwrap();
    assert!(!is_sealed(&diary) && store.keys().is_empty());
    let recovery = store.set_password(&password(FIRST)).unwrap().recovery;
    assert_eq!(store.load().unwrap(), before, "it stays open");
    assert_eq!(store.commit(noted("2026-03-06", "x")).unwrap().revision, before.revision + 1);
    let before = store.load().unwrap();
    drop(store);

    assert!(is_sealed(&diary));
    for access in [Access::Read, Access::Write, Access::WriteOrCreate] {
        let refused = Store::open(&diary, access).unwrap_err();
        assert!(matches!(refused, StoreError::Locked { .. }), "{refused:?}");
        let wrong = Store::open_with_key(&diary, access, &key(SECOND)).unwrap_err();
        assert!(matches!(wrong, StoreError::WrongKey { .. }), "{wrong:?}");
        for right in [key(FIRST), Key::Recovery(recovery.clone())] {
            let store = Store::open_with_key(&diary, access, &right).unwrap();
            assert_eq!(store.load().unwrap(), before);
            assert_eq!(store.check().unwrap().problems, []);
        }
    }
    let other = Folder::new();
    let (_diary, others) = sealed(&other);
    let wrong = Store::open_with_key(&diary, Access::Read, &Key::Recovery(others)).unwrap_err();
    assert!(matches!(wrong, StoreError::WrongKey { .. }), "{wrong:?}");
}

#[test]
fn what_was_done_can_be_undone_after_a_restart() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let mut store = open(&diary, FIRST);
    add_night(&mut store, "2026-03-10");
    store.set_preference("look", Some("dark")).unwrap();
    store.set_draft("note", "half a sent", chrono::DateTime::UNIX_EPOCH).unwrap();
    let with = store.load().unwrap();
    drop(store);

    let mut store = open(&diary, FIRST);
    assert_eq!(store.load().unwrap(), with);
    assert_eq!(store.undo().unwrap().unwrap().undo.as_deref(), Some("note 2026-03-05"));
    drop(store);
    let mut store = open(&diary, FIRST);
    let without = store.load().unwrap();
    assert_eq!(without.redo.as_deref(), Some("add 2026-03-10"));
    assert_eq!(without.diary.nights().len() + 1, with.diary.nights().len());
    store.redo().unwrap();
    drop(store);
    let again = open(&diary, FIRST).load().unwrap();
    assert_eq!((again.diary, again.drafts), (with.diary, with.drafts));
    assert_eq!(again.preferences["look"], "dark");
}

#[test]
fn a_changed_password_replaces_both_keys() {
    let folder = Folder::new();
    let (diary, first) = sealed(&folder);
    let mut store = open(&diary, FIRST);
    let before = store.load().unwrap();
    let refused = store.change_password(&key(SECOND), &password("a third one")).unwrap_err();
    assert!(matches!(refused, StoreError::WrongKey { .. }), "{refused:?}");
    let second = store.change_password(&key(FIRST), &password(SECOND)).unwrap();
    assert!(second.left.is_empty(), "{:?}", second.left);
    assert_ne!(second.recovery, first);
    assert_eq!(store.recovery_key(&key(SECOND)).unwrap(), second.recovery);
    add_night(&mut store, "2026-03-10");
    drop(store);
    for old in [key(FIRST), Key::Recovery(first)] {
        let refused = Store::open_with_key(&diary, Access::Read, &old).unwrap_err();
        assert!(matches!(refused, StoreError::WrongKey { .. }), "{refused:?}");
    }
    // Whoever has lost the password sets a new one with the recovery key.
    let recovery = Key::Recovery(second.recovery);
    let mut store = Store::open_with_key(&diary, Access::Write, &recovery).unwrap();
    assert_eq!(store.load().unwrap().diary.nights().len(), before.diary.nights().len() + 1);
    store.change_password(&recovery, &password(FIRST)).unwrap();
    drop(store);
    assert!(Store::open_with_key(&diary, Access::Read, &recovery).is_err());
    assert!(Store::open_with_key(&diary, Access::Read, &key(SECOND)).is_err());
    open(&diary, FIRST);
}

#[test]
fn a_removed_password_leaves_a_diary_as_it_was_without() {
    let folder = Folder::new();
    let (diary, recovery) = sealed(&folder);
    let mut store = open(&diary, FIRST);
    let before = store.load().unwrap();
    let refused = store.remove_password(&key(SECOND)).unwrap_err();
    assert!(matches!(refused, StoreError::WrongKey { .. }), "{refused:?}");
    let left = store.remove_password(&Key::Recovery(recovery)).unwrap();
    assert!(left.is_empty(), "{left:?}");
    assert!(!store.is_sealed() && store.keys().is_empty());
    assert_eq!(store.load().unwrap(), before);
    add_night(&mut store, "2026-03-10");
    let refused = store.remove_password(&key(FIRST)).unwrap_err();
    assert!(matches!(refused, StoreError::NoPassword { .. }), "{refused:?}");
    drop(store);
    let store = Store::open(&diary, Access::Write).unwrap();
    assert_eq!(store.load().unwrap().diary.nights().len(), before.diary.nights().len() + 1);
    assert_eq!(store.check().unwrap().problems, []);
    // A key is no hindrance where none is needed.
    drop(store);
    open(&diary, FIRST);
}

#[test]
fn nothing_of_it_can_be_read_in_any_file_of_the_folder() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    assert_eq!(files_with(folder.folder.path(), SENTINEL), Vec::<PathBuf>::new());
    assert_eq!(files_with(folder.folder.path(), "SQLite format"), Vec::<PathBuf>::new());
    let mut store = open(&diary, FIRST);
    store.commit(noted("2026-03-07", &format!("{SENTINEL} again"))).unwrap();
    store.backup(&folder.path("copy"), Overwrite::No).unwrap();
    let at = "2026-03-08T08:00:00".parse().unwrap();
    store.back_up_before(BackupReason::AskedFor, at).unwrap();
    store.change_password(&key(FIRST), &password(SECOND)).unwrap();
    drop(store);
    assert_eq!(files_with(folder.folder.path(), SENTINEL), Vec::<PathBuf>::new());
    for name in folder.names() {
        assert!(!name.contains(".new-") && !name.ends_with("-journal"), "{name}");
    }
    open(&diary, SECOND).remove_password(&key(SECOND)).unwrap();
    // The diary and the two backups; the copy is the person's own and keeps its password.
    assert_eq!(files_with(folder.folder.path(), SENTINEL).len(), 3);
}

#[test]
fn its_files_are_for_their_owner_alone() {
    use std::os::unix::fs::MetadataExt as _;
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let mut store = open(&diary, FIRST);
    store.backup(&folder.path("copy"), Overwrite::No).unwrap();
    add_night(&mut store, "2026-03-10");
    let mut seen = 0;
    let backups = fs::read_dir(folder.path("diary.cramps-backups")).unwrap();
    for entry in fs::read_dir(folder.folder.path()).unwrap().chain(backups) {
        let metadata = entry.unwrap().metadata().unwrap();
        if metadata.is_file() {
            assert_eq!(metadata.mode() & 0o777, 0o600);
            seen += 1;
        }
    }
    assert_eq!(seen, 4, "the diary, its lock, the copy and a backup");
}

#[test]
fn readers_stand_beside_the_writer_and_a_second_writer_does_not() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let mut store = open(&diary, FIRST);
    let refused = Store::open_with_key(&diary, Access::Write, &key(FIRST)).unwrap_err();
    assert!(matches!(refused, StoreError::InUse { .. }), "{refused:?}");
    let refused = Store::open(&diary, Access::Write).unwrap_err();
    assert!(matches!(refused, StoreError::InUse { .. }), "who has it open comes first");
    let reader = Store::open_with_keys(&diary, Access::Read, &store.keys()).unwrap();
    let before = reader.load().unwrap();
    add_night(&mut store, "2026-03-10");
    assert_eq!(reader.load().unwrap(), before, "one moment");
    let reader = Store::open_with_keys(&diary, Access::Read, &store.keys()).unwrap();
    assert_eq!(reader.load().unwrap(), store.load().unwrap());
    let mut reader = reader;
    let refused = reader.set_preference("look", None).unwrap_err();
    assert!(matches!(refused, StoreError::ReadOnly { .. }), "{refused:?}");
    let refused = Store::open_with_keys(&diary, Access::Read, &Keys::none()).unwrap_err();
    assert!(matches!(refused, StoreError::Locked { .. }), "{refused:?}");
}

#[test]
fn a_password_is_set_only_where_nobody_reads() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let mut store = Store::open(&diary, Access::Write).unwrap();
    let reader = Store::open(&diary, Access::Read).unwrap();
    let before = fs::read(&diary).unwrap();
    let refused = store.set_password(&password(FIRST)).unwrap_err();
    assert!(matches!(refused, StoreError::Busy { .. }), "{refused:?}");
    drop(reader);
    assert_eq!(fs::read(&diary).unwrap(), before);
    store.set_password(&password(FIRST)).unwrap();
    let refused = store.set_password(&password(FIRST)).unwrap_err();
    assert!(matches!(refused, StoreError::HasPassword { .. }), "{refused:?}");
}

#[test]
fn the_program_age_can_open_it_too() {
    use age::secrecy::SecretString;
    let folder = Folder::new();
    let (diary, recovery) = sealed(&folder);
    let bytes = fs::read(&diary).unwrap();
    let starts: Vec<usize> = (0..bytes.len())
        .filter(|at| bytes[*at..].starts_with(b"age-encryption.org/v1\n"))
        .collect();
    let [first, second] = starts[..] else { panic!("{starts:?}") };
    let passphrase = age::scrypt::Identity::new(SecretString::from(FIRST.to_owned()));
    let keys = age::decrypt(&passphrase, &bytes[first..second]).unwrap();
    let keys = String::from_utf8(keys).unwrap();
    assert_eq!(keys, format!("{}\n", recovery.whole()));
    let identity: age::x25519::Identity = recovery.whole().parse().unwrap();
    let content = age::decrypt(&identity, &bytes[second..]).unwrap();
    let plain = folder.path("plain");
    fs::write(&plain, content).unwrap();
    let loaded = Store::open(&plain, Access::Read).unwrap().load().unwrap();
    assert_eq!(loaded, open(&diary, FIRST).load().unwrap());
}
