//! Copies that follow the password: in places that were chosen earlier, those that were out of
//! reach when it was set, and those that are being made meanwhile.

use std::{fs, path::PathBuf, thread};

use cramp_diary::store::{
    Access, BACKUP_FOLDER, BACKUP_ID, BackupOrder, BackupPlace, BackupReason, Key, Keys, Overwrite,
    Store, is_sealed, restore,
};

use super::{FIRST, Folder, SECOND, SENTINEL, files_with, key, make_diary, noted, open, password};

/// A diary with the sentinel, and a folder that is chosen for its backups with one in it.
fn with_chosen_folder(folder: &Folder) -> (Store, PathBuf) {
    let diary = make_diary(folder);
    choose_folder(folder, Store::open(&diary, Access::Write).unwrap())
}

fn choose_folder(folder: &Folder, mut store: Store) -> (Store, PathBuf) {
    store.commit(noted("2026-03-05", SENTINEL)).unwrap();
    let chosen = folder.path("stick");
    fs::create_dir(&chosen).unwrap();
    store.set_preference(BACKUP_FOLDER, chosen.to_str()).unwrap();
    let at = "2026-03-06T08:00:00".parse().unwrap();
    store.back_up_before(BackupReason::AskedFor, at).unwrap();
    (store, chosen)
}

fn readable(folder: &Folder) -> Vec<PathBuf> {
    files_with(folder.folder.path(), SENTINEL)
}

#[test]
fn backups_in_a_place_that_was_chosen_earlier_follow_the_password() {
    let folder = Folder::new();
    let (mut store, first) = with_chosen_folder(&folder);
    let second = folder.path("disk");
    fs::create_dir(&second).unwrap();
    store.set_preference(BACKUP_FOLDER, second.to_str()).unwrap();
    let at = "2026-03-07T08:00:00".parse().unwrap();
    store.back_up_before(BackupReason::AskedFor, at).unwrap();
    store.set_preference(BACKUP_FOLDER, None).unwrap();
    assert_eq!(files_with(&first, SENTINEL).len(), 1);
    assert_eq!(files_with(&second, SENTINEL).len(), 1);

    let set = store.set_password(&password(FIRST)).unwrap();
    assert!(set.left.is_empty(), "{:?}", set.left);
    assert_eq!(readable(&folder), Vec::<PathBuf>::new());
    let changed = store.change_password(&key(FIRST), &password(SECOND)).unwrap();
    assert!(changed.left.is_empty(), "{:?}", changed.left);
    let keys = store.keys();
    for backup in
        [&first, &second].map(|folder| fs::read_dir(folder).unwrap()).into_iter().flatten()
    {
        let backup = backup.unwrap().path();
        assert!(is_sealed(&backup) && keys.opens(&backup), "{}", backup.display());
    }
    assert!(store.remove_password(&key(SECOND)).unwrap().is_empty());
    assert_eq!(files_with(&first, SENTINEL).len(), 1);
    assert_eq!(files_with(&second, SENTINEL).len(), 1);
}

#[test]
fn a_place_that_is_out_of_reach_is_named_and_treated_by_the_next_opening_with_either_key() {
    for with_recovery in [false, true] {
        let folder = Folder::new();
        let (mut store, chosen) = with_chosen_folder(&folder);
        store.set_preference(BACKUP_FOLDER, None).unwrap();
        let away = folder.path("away");
        fs::rename(&chosen, &away).unwrap();
        let set = store.set_password(&password(FIRST)).unwrap();
        let left: Vec<_> = set.left.iter().map(|left| left.path.clone()).collect();
        assert_eq!(left, std::slice::from_ref(&chosen));
        let diary = store.path().to_owned();
        drop(store);
        let right = if with_recovery { Key::Recovery(set.recovery) } else { key(FIRST) };
        let finished = || {
            let mut store = Store::open_with_key(&diary, Access::Write, &right).unwrap();
            let left = store.take_finished()?;
            Some(left.into_iter().map(|left| left.path).collect::<Vec<_>>())
        };
        assert_eq!(finished(), Some(vec![chosen.clone()]), "it is named as long as it is away");
        fs::rename(&away, &chosen).unwrap();
        assert_eq!(readable(&folder).len(), 1, "it was out of reach");

        assert_eq!(finished(), Some(Vec::new()));
        assert_eq!(readable(&folder), Vec::<PathBuf>::new());
        assert_eq!(finished(), None, "there is nothing left to do");
        open(&diary, FIRST);
    }
}

/// Others make backups all the time, with the keys that they have: none is left that the diary's
/// own key does not open.
#[test]
fn a_backup_that_is_begun_while_the_password_changes_is_not_under_another_one() {
    let folder = Folder::new();
    let (mut store, chosen) = with_chosen_folder(&folder);
    let preferences = store.load().unwrap().preferences;
    let place = BackupPlace {
        diary: store.path().to_owned(),
        chosen: Some(chosen.clone()),
        id: preferences.get(BACKUP_ID).map(|id| id.parse().unwrap()),
    };
    let backup = |keys: &Keys, minute: u32| {
        let at = "2026-03-08T08:00:00".parse::<chrono::NaiveDateTime>().unwrap();
        let at = at + chrono::TimeDelta::minutes(i64::from(minute));
        let (id, reason) = (place.id.unwrap(), BackupReason::AskedFor);
        BackupOrder { place: place.clone(), id, reason, at }.carry_out(keys).is_ok()
    };
    let mut refused = 0;
    for round in 0..3 {
        let keys = store.keys();
        let before = keys.clone();
        refused += thread::scope(|scope| {
            let backup = &backup;
            let others =
                scope.spawn(move || (0..8).filter(|n| !backup(&before, round * 8 + n)).count());
            let change = match round {
                0 => store.set_password(&password(FIRST)),
                1 => store.change_password(&key(FIRST), &password(SECOND)),
                _ => store.change_password(&key(SECOND), &password(FIRST)),
            };
            // One of them may be in its way for a moment.
            let left = change.map(|set| set.left).unwrap_or_default();
            assert!(left.is_empty(), "{left:?}");
            others.join().unwrap()
        });
        let keys = store.keys();
        for backup in fs::read_dir(&chosen).unwrap() {
            let backup = backup.unwrap().path();
            assert!(is_sealed(&backup) && keys.opens(&backup), "{round}: {}", backup.display());
        }
    }
    assert!(refused > 0, "no backup was asked for after the change");
    assert_eq!(readable(&folder), Vec::<PathBuf>::new());
}

/// A copy that was put back does not know of the places that were chosen since it was made.
#[test]
fn backups_in_a_place_that_a_copy_does_not_know_of_follow_the_password() {
    for has_mark in [false, true] {
        let folder = Folder::new();
        let diary = make_diary(&folder);
        let copy = folder.path("copy");
        let mut store = Store::open(&diary, Access::Write).unwrap();
        let at = "2026-03-06T08:00:00".parse().unwrap();
        if has_mark {
            store.back_up_before(BackupReason::AskedFor, at).unwrap();
        }
        store.backup(&copy, Overwrite::No).unwrap();
        let (store, chosen) = choose_folder(&folder, store);
        assert_eq!(files_with(&chosen, SENTINEL).len(), 1);
        drop(store);
        restore(&diary, &copy, "x", &Keys::none()).unwrap();

        let mut store = Store::open(&diary, Access::Write).unwrap();
        store.back_up_before(BackupReason::BeforePassword, at).unwrap();
        let set = store.set_password(&password(FIRST)).unwrap();
        assert!(set.left.is_empty(), "{:?}", set.left);
        assert_eq!(readable(&folder), Vec::<PathBuf>::new(), "{has_mark}");
        let backup = fs::read_dir(&chosen).unwrap().next().unwrap().unwrap().path();
        assert!(is_sealed(&backup) && store.keys().opens(&backup));
    }
}
