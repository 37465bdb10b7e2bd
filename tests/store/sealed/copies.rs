//! The copies of a diary with a password.

use std::{fs, path::PathBuf};

use cramp_diary::store::{
    Access, BACKUP_FOLDER, BACKUP_ID, BackupOrder, BackupPlace, BackupReason, Key, Keys, Overwrite,
    RecoveryKey, Store, StoreError, examine_backup, is_sealed, newest_sound, read_backup, restore,
    restore_after_backup,
};

use super::{
    FIRST, Folder, SECOND, SENTINEL, add_night, files_with, key, make_diary, noted, open, password,
    sealed,
};

const SUFFIX: &str = "2026-03-20-080000";

/// Where the backups of an open diary are.
fn place(store: &Store) -> BackupPlace {
    let preferences = store.load().unwrap().preferences;
    BackupPlace {
        diary: store.path().to_owned(),
        chosen: preferences.get(BACKUP_FOLDER).map(PathBuf::from),
        id: preferences.get(BACKUP_ID).map(|id| id.parse().unwrap()),
    }
}

#[test]
fn a_backup_has_the_password_of_the_diary_and_is_examined_while_it_is_unlocked() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let store = open(&diary, FIRST);
    let (place, keys) = (place(&store), store.keys());
    let order = BackupOrder {
        id: place.id.unwrap(),
        reason: BackupReason::FirstChange,
        at: "2026-03-09T08:00:00".parse().unwrap(),
        place: place.clone(),
    };
    assert!(matches!(order.carry_out(&Keys::none()), Err(StoreError::Locked { .. })));
    let made = order.carry_out(&keys).unwrap();
    assert!(is_sealed(&made.file.path));
    assert_eq!(made.contents.nights, 2);
    let listed = place.list().files;
    assert_eq!(listed.len(), 2);
    let (newest, report) = newest_sound(&listed, &keys).unwrap();
    assert_eq!((&newest.path, report.contents.nights), (&made.file.path, 2));
    assert!(newest_sound(&listed, &Keys::none()).is_none());
    let refused = examine_backup(&made.file.path, &Keys::none()).unwrap_err();
    assert!(matches!(refused, StoreError::LockedBackup { .. }), "{refused:?}");
    let (held, _report) = read_backup(&made.file.path, &diary, &keys).unwrap();
    assert_eq!(held, store.load().unwrap().diary);
    let copy = Store::open_with_key(&made.file.path, Access::Read, &key(FIRST)).unwrap();
    assert_eq!(copy.load().unwrap().diary, held);
}

#[test]
fn a_copy_that_was_asked_for_is_sealed_too() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let mut store = open(&diary, FIRST);
    let copy = folder.path("copy");
    let made = store.backup(&copy, Overwrite::No).unwrap();
    assert_eq!(made.bytes, copy.metadata().unwrap().len());
    assert!(matches!(store.backup(&copy, Overwrite::No), Err(StoreError::Exists { .. })));
    assert!(matches!(store.backup(&diary, Overwrite::Yes), Err(StoreError::OwnFile { .. })));
    assert_eq!(open(&copy, FIRST).load().unwrap(), store.load().unwrap());
}

#[test]
fn a_restore_keeps_the_password_of_the_diary() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let mut store = open(&diary, FIRST);
    let then = store.load().unwrap().diary;
    let copy = folder.path("copy");
    store.backup(&copy, Overwrite::No).unwrap();
    add_night(&mut store, "2026-03-10");
    let now = store.load().unwrap().diary;
    let keys = store.keys();
    let refused = restore(&diary, &copy, SUFFIX, &keys).unwrap_err();
    assert!(matches!(refused, StoreError::InUse { .. }), "{refused:?}");
    drop(store);
    let refused = restore(&diary, &copy, SUFFIX, &Keys::none()).unwrap_err();
    assert!(matches!(refused, StoreError::LockedBackup { .. }), "{refused:?}");
    let kept = restore(&diary, &copy, SUFFIX, &keys).unwrap().kept.unwrap();
    assert_eq!(open(&diary, FIRST).load().unwrap().diary, then);
    assert_eq!(open(&kept, FIRST).load().unwrap().diary, now);
    // The other way, with a backup of the diary of before.
    let store = open(&diary, FIRST);
    let place = place(&store);
    drop(store);
    let before = BackupOrder {
        id: place.id.unwrap(),
        reason: BackupReason::BeforeRestore,
        at: "2026-03-21T08:00:00".parse().unwrap(),
        place,
    };
    let kept = restore_after_backup(&diary, &kept, "x", &before, &keys).unwrap().kept.unwrap();
    assert!(kept.parent().unwrap().ends_with("diary.cramps-backups"), "{kept:?}");
    assert_eq!(open(&diary, FIRST).load().unwrap().diary, now);
    assert_eq!(open(&kept, FIRST).load().unwrap().diary, then);
    assert_eq!(files_with(folder.folder.path(), SENTINEL), Vec::<PathBuf>::new());
}

#[test]
fn a_copy_with_another_password_or_without_one_comes_under_that_of_the_diary() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let other = Folder::new();
    let (others, _recovery) = sealed(&other);
    open(&others, FIRST).change_password(&key(FIRST), &password(SECOND)).unwrap();
    add_night(&mut open(&others, SECOND), "2026-04-01");
    let wanted = open(&others, SECOND).load().unwrap().diary;
    let keys = Keys::unlock(&diary, &key(FIRST)).unwrap();
    let refused = restore(&diary, &others, SUFFIX, &keys).unwrap_err();
    assert!(matches!(refused, StoreError::LockedBackup { .. }), "{refused:?}");
    assert!(matches!(
        Keys::unlock(&others, &key(FIRST)),
        Err(StoreError::WrongKey { path }) if path == others.canonicalize().unwrap()
    ));
    let both = keys.clone().and(&Keys::unlock(&others, &key(SECOND)).unwrap());
    restore(&diary, &others, SUFFIX, &both).unwrap();
    assert_eq!(open(&diary, FIRST).load().unwrap().diary, wanted);

    let plain = Folder::new();
    let readable = make_diary(&plain);
    let wanted = Store::open(&readable, Access::Read).unwrap().load().unwrap().diary;
    let refused = restore(&diary, &readable, "y", &Keys::none()).unwrap_err();
    assert!(matches!(refused, StoreError::Locked { .. }), "{refused:?}");
    restore(&diary, &readable, "y", &keys).unwrap();
    assert_eq!(open(&diary, FIRST).load().unwrap().diary, wanted);
}

#[test]
fn a_sealed_copy_never_becomes_readable_by_a_restore() {
    let folder = Folder::new();
    let (diary, _recovery) = sealed(&folder);
    let keys = Keys::unlock(&diary, &key(FIRST)).unwrap();
    let wanted = open(&diary, FIRST).load().unwrap();
    // Where there is no diary, and where there is a readable one.
    let other = Folder::new();
    let restored = restore(&other.diary, &diary, SUFFIX, &keys).unwrap();
    assert_eq!(restored.kept, None);
    assert_eq!(open(&other.diary, FIRST).load().unwrap(), wanted);
    let other = Folder::new();
    let readable = make_diary(&other);
    let kept = restore(&readable, &diary, SUFFIX, &keys).unwrap().kept.unwrap();
    assert!(!is_sealed(&kept));
    assert_eq!(open(&readable, FIRST).load().unwrap(), wanted);
    assert!(is_sealed(&kept), "the copies follow the diary when it is opened");
    assert_eq!(open(&kept, FIRST).load().unwrap().diary.nights().len(), 1);
}

#[test]
fn every_copy_follows_the_diary_into_a_password_and_out_of_it() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let mut store = Store::open(&diary, Access::Write).unwrap();
    store.commit(noted("2026-03-05", SENTINEL)).unwrap();
    let chosen = folder.path("chosen");
    fs::create_dir(&chosen).unwrap();
    let at = |day: u32| format!("2026-03-0{day}T08:00:00").parse().unwrap();
    store.back_up_before(BackupReason::AskedFor, at(6)).unwrap();
    store.set_preference(BACKUP_FOLDER, Some(chosen.to_str().unwrap())).unwrap();
    store.back_up_before(BackupReason::AskedFor, at(7)).unwrap();
    drop(store);
    // What upgrades, restores and damage leave there, whole or not.
    let whole = fs::read(&diary).unwrap();
    let kept =
        ["before-upgrade-1", "before-restore-2026-03-06-080000", "damaged-2026-03-07-080000"]
            .map(|added| folder.path(&format!("diary.cramps.{added}")));
    for (path, length) in kept.iter().zip([whole.len(), whole.len(), whole.len() / 2]) {
        fs::write(path, &whole[..length]).unwrap();
    }
    let orphan = folder.path("diary.cramps-journal.orphan");
    fs::write(&orphan, SENTINEL).unwrap();
    let own = folder.path("exported.json");
    fs::write(&own, SENTINEL).unwrap();
    let before = fs::read(&kept[2]).unwrap();
    let age = kept[0].metadata().unwrap().modified().unwrap();

    let mut store = Store::open(&diary, Access::Write).unwrap();
    assert!(store.set_password(&password(FIRST)).unwrap().left.is_empty());
    assert_eq!(files_with(folder.folder.path(), SENTINEL), std::slice::from_ref(&own));
    assert_eq!(kept[0].metadata().unwrap().modified().unwrap(), age);
    let listed = place(&store).list().files;
    assert_eq!(listed.len(), 4, "{listed:?}");
    for file in &listed {
        assert!(is_sealed(&file.path), "{file:?}");
        assert!(examine_backup(&file.path, &store.keys()).is_ok(), "{file:?}");
    }
    let second = store.change_password(&key(FIRST), &password(SECOND)).unwrap();
    assert!(second.left.is_empty(), "{:?}", second.left);
    for file in &listed {
        assert!(Keys::unlock(&file.path, &key(FIRST)).is_err(), "{file:?}");
        assert!(Keys::unlock(&file.path, &Key::Recovery(second.recovery.clone())).is_ok());
        assert!(examine_backup(&file.path, &store.keys()).is_ok(), "{file:?}");
    }
    assert!(store.remove_password(&key(SECOND)).unwrap().is_empty());
    for file in &listed {
        assert!(examine_backup(&file.path, &Keys::none()).is_ok(), "{file:?}");
    }
    assert_eq!(fs::read(&kept[2]).unwrap(), before, "also what is damaged comes back as it was");
    assert_eq!(fs::read(&orphan).unwrap(), SENTINEL.as_bytes());
}

#[test]
fn a_copy_that_cannot_follow_is_named_and_follows_later() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let chosen = folder.path("stick");
    fs::create_dir(&chosen).unwrap();
    let mut store = Store::open(&diary, Access::Write).unwrap();
    store.set_preference(BACKUP_FOLDER, Some(chosen.to_str().unwrap())).unwrap();
    let at = "2026-03-07T08:00:00".parse().unwrap();
    let backup = store.back_up_before(BackupReason::AskedFor, at).unwrap().file.path;
    // The stick is pulled out.
    let away = folder.path("drawer");
    fs::rename(&chosen, &away).unwrap();
    let left = store.set_password(&password(FIRST)).unwrap().left;
    let [gone] = &left[..] else { panic!("{left:?}") };
    assert_eq!(gone.path, chosen);
    assert!(matches!(gone.error, StoreError::BackupFolder { .. }), "{gone:?}");
    drop(store);
    fs::rename(&away, &chosen).unwrap();
    assert!(!is_sealed(&backup));
    drop(open(&diary, FIRST));
    assert!(is_sealed(&backup));
    Keys::unlock(&backup, &key(FIRST)).unwrap();

    // So it is with a change: the copy opens with the old key until it has the new one.
    fs::rename(&chosen, &away).unwrap();
    let mut store = open(&diary, FIRST);
    let left = store.change_password(&key(FIRST), &password(SECOND)).unwrap().left;
    assert_eq!(left.len(), 1, "{left:?}");
    drop(store);
    drop(open(&diary, SECOND));
    fs::rename(&away, &chosen).unwrap();
    Keys::unlock(&backup, &key(FIRST)).unwrap();
    drop(open(&diary, SECOND));
    Keys::unlock(&backup, &key(SECOND)).unwrap();
    assert!(Keys::unlock(&backup, &key(FIRST)).is_err());
    let size = diary.metadata().unwrap().len();
    drop(open(&diary, SECOND));
    assert_eq!(diary.metadata().unwrap().len(), size, "what is done is not done again");
}

/// The container of a sealed diary with another content in it.
fn with_content(sealed: &[u8], recovery: &RecoveryKey, content: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let start = (0..sealed.len())
        .rfind(|at| sealed[*at..].starts_with(b"age-encryption.org/v1\n"))
        .unwrap();
    let identity: age::x25519::Identity = recovery.whole().parse().unwrap();
    let mut whole = sealed[..start].to_vec();
    let recipient = identity.to_public();
    let mut writer = age::Encryptor::with_recipients(std::iter::once(&recipient as _))
        .unwrap()
        .wrap_output(&mut whole)
        .unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap();
    whole
}

#[test]
fn an_older_diary_that_may_only_be_read_is_refused_and_nothing_of_it_is_touched() {
    const OLDER: [(u32, &[u8]); 2] = [
        (1, include_bytes!("../fixtures/version-1.sqlite")),
        (2, include_bytes!("../fixtures/version-2.sqlite")),
    ];
    let folder = Folder::new();
    let (diary, recovery) = sealed(&folder);
    let container = fs::read(&diary).unwrap();
    let plain = folder.path("plain");
    for (version, content) in OLDER {
        fs::write(&diary, with_content(&container, &recovery, content)).unwrap();
        fs::write(&plain, content).unwrap();
        let names = folder.names();
        for path in [&diary, &plain] {
            let before = (fs::read(path).unwrap(), path.metadata().unwrap().modified().unwrap());
            let refused = Store::open_with_key(path, Access::Read, &key(FIRST)).unwrap_err();
            let StoreError::Older { found, known: 3, .. } = refused else { panic!("{refused:?}") };
            assert_eq!(found, version);
            assert!(refused.to_string().contains("open it in the window once to convert it"));
            let after = (fs::read(path).unwrap(), path.metadata().unwrap().modified().unwrap());
            assert_eq!(after, before, "{}", path.display());
        }
        assert_eq!(folder.names(), names, "nothing was made beside them");
    }
}

#[test]
fn an_older_diary_with_a_password_is_brought_up_to_date_and_kept() {
    const OLDER: &[u8] = include_bytes!("../fixtures/version-1.sqlite");
    let folder = Folder::new();
    let (diary, recovery) = sealed(&folder);
    let older = with_content(&fs::read(&diary).unwrap(), &recovery, OLDER);
    fs::write(&diary, &older).unwrap();

    let copy = folder.path("copy");
    fs::write(&copy, &older).unwrap();
    let refused = Store::open_with_key(&diary, Access::Read, &key(FIRST)).unwrap_err();
    assert!(matches!(refused, StoreError::Older { .. }), "{refused:?}");
    let store = open(&diary, FIRST);
    assert_eq!(store.check().unwrap().problems, []);
    let migrated = store.load().unwrap().diary;
    let keys = store.keys();
    drop(store);
    assert_eq!(open(&diary, FIRST).load().unwrap().diary, migrated);
    let kept = folder.path("diary.cramps.before-upgrade-1");
    assert!(is_sealed(&kept));
    assert_eq!(read_backup(&kept, &diary, &keys).unwrap().0, migrated);
    restore(&folder.path("new"), &copy, "x", &keys).unwrap();
    assert_eq!(open(&folder.path("new"), FIRST).load().unwrap().diary, migrated);
}
