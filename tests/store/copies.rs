//! Backups and what becomes of the diary of before when one is put back.

use std::fs;

use cramp_diary::store::{Access, DamagedPart, Keys, Overwrite, Store, StoreError, restore};

use rusqlite::Connection;

use super::{Folder, access::leave_hot_journal, add_night, make_diary};

#[test]
fn a_backup_is_a_diary_of_its_own() {
    let folder = Folder::new();
    let mut store = folder.open();
    add_night(&mut store, "2026-03-01");
    store.set_preference("look", Some("dark")).unwrap();
    let backup = store.backup(&folder.path("copy"), Overwrite::No).unwrap();
    assert_eq!(backup.bytes, fs::metadata(&backup.path).unwrap().len());
    assert_eq!((backup.contents.nights, backup.contents.recorded_nights), (1, 1));

    add_night(&mut store, "2026-03-02");
    let mut copy = Store::open(&backup.path, Access::Write).unwrap();
    let loaded = copy.load().unwrap();
    assert_eq!((loaded.revision, loaded.diary.nights().len()), (backup.revision, 1));
    assert_eq!(loaded.preferences["look"], "dark");
    assert!(copy.undo().unwrap().is_some(), "its steps can be taken back too");
}

#[test]
fn a_backup_replaces_a_file_only_where_it_may() {
    let folder = Folder::new();
    let mut store = folder.open();
    let out = folder.path("copy");
    fs::write(&out, "a letter").unwrap();
    let error = store.backup(&out, Overwrite::No).unwrap_err();
    assert!(matches!(error, StoreError::Exists { .. }), "{error:?}");
    assert_eq!(fs::read_to_string(&out).unwrap(), "a letter");
    store.backup(&out, Overwrite::Yes).unwrap();
    assert!(Store::open(&out, Access::Read).is_ok());
    assert_eq!(folder.names(), ["copy", "diary.cramps", "diary.cramps.lock"], "nothing left over");
}

#[test]
fn a_backup_never_goes_where_the_diary_is() {
    let folder = Folder::new();
    let mut store = folder.open();
    add_night(&mut store, "2026-03-01");
    for added in ["", "-journal", "-wal", "-shm", ".lock", ".new-17", ".new-17-journal"] {
        let name = &format!("diary.cramps{added}");
        let error = store.backup(&folder.path(name), Overwrite::Yes).unwrap_err();
        assert!(matches!(error, StoreError::OwnFile { .. }), "{name}: {error:?}");
    }
    let error = store.backup(&folder.path("no/such/copy"), Overwrite::Yes).unwrap_err();
    assert!(matches!(error, StoreError::Io { .. }), "{error:?}");
    let error = store.backup(folder.folder.path(), Overwrite::Yes).unwrap_err();
    assert!(matches!(error, StoreError::NotAFile { .. }), "{error:?}");
    assert_eq!(store.load().unwrap().diary.nights().len(), 1);
}

#[test]
fn a_restore_keeps_the_diary_of_before_beside_it() {
    let folder = Folder::new();
    let mut store = folder.open();
    add_night(&mut store, "2026-03-01");
    store.backup(&folder.path("copy"), Overwrite::No).unwrap();
    add_night(&mut store, "2026-03-02");
    let today = store.load().unwrap();
    drop(store);

    let copy = fs::read(folder.path("copy")).unwrap();
    for (number, name) in ["", "-2"].into_iter().enumerate() {
        let restored =
            restore(&folder.diary, &folder.path("copy"), "20260320-101112", &Keys::none()).unwrap();
        let kept = folder.path(&format!("diary.cramps.before-restore-20260320-101112{name}"));
        assert_eq!(restored.kept.as_ref(), Some(&kept));
        assert_eq!(restored.contents.nights, 1);
        let kept = Store::open(&kept, Access::Read).unwrap().load().unwrap();
        let nights = kept.diary.nights().len();
        assert_eq!(nights, if number == 0 { 2 } else { 1 });
        if number == 0 {
            assert_eq!(kept, today);
        }
    }
    assert_eq!(fs::read(folder.path("copy")).unwrap(), copy, "the backup is as it was");
    let loaded = Store::open(&folder.diary, Access::Write).unwrap().load().unwrap();
    assert_eq!(loaded.diary.nights().len(), 1);
}

#[test]
fn a_restore_makes_a_diary_where_there_is_none() {
    let folder = Folder::new();
    let backup = make_diary(&folder);
    let new = folder.path("new/folder/diary");
    let restored = restore(&new, &backup, "x", &Keys::none()).unwrap();
    assert_eq!((restored.kept, restored.contents.cramps), (None, 1));
    assert!(Store::open(&new, Access::Write).is_ok());
}

#[test]
fn a_restore_waits_for_nobody_and_disturbs_nobody() {
    let folder = Folder::new();
    let mut store = folder.open();
    add_night(&mut store, "2026-03-01");
    store.backup(&folder.path("copy"), Overwrite::No).unwrap();
    let error = restore(&folder.diary, &folder.path("copy"), "x", &Keys::none()).unwrap_err();
    assert!(matches!(error, StoreError::InUse { .. }), "{error:?}");
    let error = restore(&folder.diary, &folder.diary, "x", &Keys::none()).unwrap_err();
    assert!(matches!(error, StoreError::OwnFile { .. }), "{error:?}");
    add_night(&mut store, "2026-03-02");
}

#[test]
fn a_backup_that_is_none_is_refused_before_anything_is_touched() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let before = fs::read(&diary).unwrap();
    let good = folder.path("good");
    Store::open(&diary, Access::Read).unwrap().backup(&good, Overwrite::No).unwrap();
    let good = fs::read(good).unwrap();

    let silent = {
        let mut bytes = good.clone();
        let word = b"a note of the night";
        let starts: Vec<_> = (0..bytes.len() - word.len())
            .filter(|start| bytes[*start..].starts_with(word))
            .collect();
        for start in starts {
            bytes[start] = b'A';
        }
        bytes
    };
    let newer = {
        let mut bytes = good.clone();
        bytes[63] = 9;
        bytes
    };
    let names = folder.names();
    for (name, bytes) in [
        ("empty", Vec::new()),
        ("text", b"my backup".repeat(50)),
        ("cut", good[..good.len() / 2].to_vec()),
        ("silent", silent),
        ("newer", newer),
    ] {
        let path = folder.path(name);
        fs::write(&path, &bytes).unwrap();
        let error = restore(&diary, &path, "x", &Keys::none()).unwrap_err();
        let expected = match name {
            "empty" => matches!(error, StoreError::Empty { .. }),
            "text" => matches!(error, StoreError::NotADiary { .. }),
            "silent" => {
                matches!(error, StoreError::DamagedBackup { part: DamagedPart::Content, .. })
            }
            "newer" => matches!(error, StoreError::Newer { found: 9, .. }),
            _ => matches!(error, StoreError::DamagedBackup { .. }),
        };
        assert!(expected, "{name}: {error:?}");
        assert_eq!(fs::read(&diary).unwrap(), before);
        assert_eq!(fs::read(&path).unwrap(), bytes);
        fs::remove_file(&path).unwrap();
        assert_eq!(folder.names(), names, "{name}: nothing left over");
    }
    let error = restore(&diary, &folder.path("none"), "x", &Keys::none()).unwrap_err();
    assert!(matches!(error, StoreError::NoBackup { .. }), "{error:?}");
    assert!(restore(&folder.path("new/one"), &folder.path("none"), "x", &Keys::none()).is_err());
    assert!(!folder.path("new").exists(), "not even a folder is made");
}

#[test]
fn a_damaged_diary_can_be_replaced_and_is_kept_as_it_is() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let copy = folder.path("copy");
    Store::open(&diary, Access::Read).unwrap().backup(&copy, Overwrite::No).unwrap();
    let journal = folder.path("diary.cramps-journal");
    let damaged = vec![7; 5000];
    fs::write(&diary, &damaged).unwrap();
    fs::write(&journal, b"what a killed program left").unwrap();

    let restored = restore(&diary, &copy, "x", &Keys::none()).unwrap();
    assert_eq!(fs::read(restored.kept.unwrap()).unwrap(), damaged);
    assert_eq!(
        fs::read(folder.path("diary.cramps.before-restore-x-journal")).unwrap(),
        b"what a killed program left"
    );
    let loaded = Store::open(&diary, Access::Write).unwrap().load().unwrap();
    assert_eq!(loaded.diary.nights().len(), 1);
}

#[test]
fn a_journal_without_its_diary_is_not_played_into_a_new_one() {
    let folder = Folder::new();
    let journal = folder.path("diary.cramps-journal");
    fs::write(&journal, b"what a deleted diary left").unwrap();
    let mut store = folder.open();
    add_night(&mut store, "2026-03-01");
    let aside = folder.path("diary.cramps-journal.orphan");
    assert_eq!(fs::read(aside).unwrap(), b"what a deleted diary left");
    assert_eq!(fs::metadata(journal).unwrap().len(), 0);
}

#[test]
fn what_was_left_unfinished_is_put_right_before_it_is_kept() {
    let folder = Folder::new();
    let whole = make_diary(&folder);
    let content = Store::open(&whole, Access::Read).unwrap().load().unwrap();
    let killed = folder.path("killed");
    leave_hot_journal(&whole, &killed);

    let kept = restore(&killed, &whole, "x", &Keys::none()).unwrap().kept.unwrap();
    // The kept file is whole by itself: there was no moment at which it needed its journal
    // and did not have it.
    assert!(!folder.names().contains(&"killed.before-restore-x-journal".to_owned()));
    assert_eq!(Store::open(&kept, Access::Read).unwrap().load().unwrap(), content);
    assert_eq!(Store::open(&killed, Access::Write).unwrap().load().unwrap(), content);
}

/// Leaves a diary in SQLite's other way of writing, with a preference that is only in its log.
fn leave_log(path: &std::path::Path, left: &std::path::Path) {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0").unwrap();
    connection.execute("INSERT INTO preference VALUES ('look', 'logged')", []).unwrap();
    fs::copy(path, left).unwrap();
    fs::copy(with(path, "-wal"), with(left, "-wal")).unwrap();
}

fn with(path: &std::path::Path, added: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(added);
    name.into()
}

#[test]
fn a_log_that_does_not_belong_to_a_diary_is_never_played_into_it() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let copy = folder.path("copy");
    Store::open(&diary, Access::Read).unwrap().backup(&copy, Overwrite::No).unwrap();
    let content = Store::open(&copy, Access::Read).unwrap().load().unwrap();
    let other = folder.path("other");
    fs::copy(&diary, &other).unwrap();
    leave_log(&other, &folder.path("left"));
    let log = fs::read(folder.path("left-wal")).unwrap();
    let stray = with(&diary, "-wal");

    fs::write(&stray, &log).unwrap();
    let error = Store::open(&diary, Access::Read).unwrap_err();
    assert!(matches!(error, StoreError::Stray { .. }), "{error:?}");
    assert_eq!(Store::open(&diary, Access::Write).unwrap().load().unwrap(), content);
    assert_eq!(fs::read(with(&stray, ".orphan")).unwrap(), log);

    fs::write(&stray, &log).unwrap();
    let kept = restore(&diary, &copy, "x", &Keys::none()).unwrap().kept.unwrap();
    assert_eq!(fs::read(with(&stray, ".orphan-2")).unwrap(), log);
    fs::remove_file(&diary).unwrap();
    fs::write(&stray, &log).unwrap();
    restore(&diary, &copy, "x", &Keys::none()).unwrap();
    assert_eq!(fs::read(with(&stray, ".orphan-3")).unwrap(), log);
    for path in [kept, diary] {
        assert_eq!(Store::open(&path, Access::Read).unwrap().load().unwrap(), content);
    }
    fs::write(with(&copy, "-wal"), &log).unwrap();
    let mut store = folder.open();
    for error in [
        restore(&folder.path("new"), &copy, "x", &Keys::none()).unwrap_err(),
        store.backup(&copy, Overwrite::Yes).unwrap_err(),
    ] {
        assert!(matches!(error, StoreError::Stray { .. }), "{error:?}");
    }
}

#[test]
fn a_diary_that_was_given_a_log_is_one_file_again_once_it_is_written() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let left = folder.path("left");
    leave_log(&diary, &left);
    let copy = folder.path("copy");
    fs::copy(&left, &copy).unwrap();
    fs::copy(with(&left, "-wal"), with(&copy, "-wal")).unwrap();

    let loaded = Store::open(&left, Access::Write).unwrap().load().unwrap();
    assert_eq!(loaded.preferences["look"], "logged");
    assert_eq!(fs::read(&left).unwrap()[18..20], [1, 1]);
    assert!(!with(&left, "-wal").exists());

    let kept = restore(&copy, &left, "x", &Keys::none()).unwrap().kept.unwrap();
    let kept = Store::open(&kept, Access::Read).unwrap().load().unwrap();
    assert_eq!(kept.preferences["look"], "logged", "its log was put into it first");
    assert!(!with(&copy, "-wal").exists());
}

#[test]
fn unfinished_copies_of_a_killed_program_are_removed_and_nothing_else() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let before = folder.names();
    let others = [
        "diary.cramps.new-",
        "diary.cramps.new-1x",
        "diary.cramps.new-1-wal",
        "copy.new-1",
        "diary.cramps2.new-1",
    ];
    let leave = || {
        for number in 0..1000 {
            fs::write(folder.path(&format!("diary.cramps.new-{number}")), "private").unwrap();
        }
        fs::write(folder.path("diary.cramps.new-7-journal"), "private").unwrap();
    };
    leave();
    let copy = folder.path("copy");
    Store::open(&diary, Access::Read).unwrap().backup(&copy, Overwrite::No).unwrap();
    for name in others {
        fs::write(folder.path(name), "a letter").unwrap();
    }
    drop(folder.open());
    let mut expected = before;
    expected.extend(others.map(str::to_owned));
    expected.push("copy".to_owned());
    expected.sort();
    assert_eq!(folder.names(), expected);

    leave();
    restore(&diary, &copy, "x", &Keys::none()).unwrap();
    expected.push("diary.cramps.before-restore-x".to_owned());
    expected.sort();
    assert_eq!(folder.names(), expected);
}

#[test]
fn a_diary_that_was_made_for_nothing_is_gone_again() {
    let folder = Folder::new();
    folder.open().close_if_unused().unwrap();
    assert_eq!(folder.names(), ["diary.cramps.lock"]);
    let mut store = folder.open();
    add_night(&mut store, "2026-03-01");
    store.close_if_unused().unwrap();
    folder.open().close_if_unused().unwrap();
    let loaded = Store::open(&folder.diary, Access::Read).unwrap().load().unwrap();
    assert_eq!(loaded.diary.nights().len(), 1);
}
