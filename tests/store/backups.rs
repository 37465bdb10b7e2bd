//! Backups that the program makes by itself: what lies in their folder, whatever happens.

use std::{
    fs::{self, File},
    os::unix::fs::{PermissionsExt as _, symlink},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use chrono::NaiveDate;
use cramp_diary::{
    clock::Clock,
    store::{
        Access, BACKUP_FOLDER, BACKUP_ID, BackupId, BackupOrder, BackupPlace, BackupReason, Keys,
        Overwrite, Store, StoreError, examine_backup, newest_sound, noted_place, read_backup,
        restore, restore_after_backup,
    },
};

use super::{Folder, add_night, make_diary};
use crate::support::files::names_in;

fn order(folder: &Folder, chosen: Option<PathBuf>, at: &str) -> BackupOrder {
    let id: BackupId = "00ff12ab".parse().unwrap();
    BackupOrder {
        place: BackupPlace { diary: folder.diary.clone(), chosen, id: Some(id) },
        id,
        reason: BackupReason::FirstChange,
        at: at.parse().unwrap(),
    }
}

#[test]
fn a_backup_is_a_closed_diary_of_its_own_for_its_owner_alone() {
    let folder = Folder::new();
    let mut store = folder.open();
    add_night(&mut store, "2026-03-01");
    let backup = order(&folder, None, "2026-03-02T08:15:02").carry_out(&Keys::none()).unwrap();
    let place = folder.path("diary.cramps-backups");
    let name = "cramp-diary-00ff12ab-00001-2026-03-02-081502-first-change.cramp-diary";
    assert_eq!(names_in(&place), [name], "nothing else, and nothing left over");
    assert_eq!(backup.file.path, place.canonicalize().unwrap().join(name));
    assert_eq!(backup.file.bytes, fs::metadata(&backup.file.path).unwrap().len());
    assert_eq!((backup.contents.nights, backup.contents.cramps), (1, 0));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&place), mode(&backup.file.path)), (0o700, 0o600));
    // The diary goes on, and is not the backup.
    add_night(&mut store, "2026-03-02");
    assert_eq!(examine_backup(&backup.file.path, &Keys::none()).unwrap().contents.nights, 1);
    let loaded = Store::open(&backup.file.path, Access::Read).unwrap().load().unwrap();
    assert_eq!(loaded.undo.as_deref(), Some("add 2026-03-01"), "its steps are in it too");
    assert_eq!(folder.names().len(), 4, "the diary, its lock and journal, the folder");
}

#[test]
fn what_is_no_file_is_no_backup_and_nothing_is_written_through_it() {
    let folder = Folder::new();
    make_diary(&folder);
    let first = order(&folder, None, "2026-03-02T08:00:00");
    first.carry_out(&Keys::none()).unwrap();
    let outside = folder.path("a letter");
    fs::write(&outside, "mine").unwrap();
    // One stands where the next backup goes.
    let called = |number: u32, day: u32| {
        let name = format!(
            "cramp-diary-00ff12ab-{number:05}-2026-03-{day:02}-080000-first-change.cramp-diary"
        );
        first.place.folder().join(name)
    };
    symlink(&outside, called(2, 3)).unwrap();
    symlink("../../nowhere", called(3, 3)).unwrap();
    fs::create_dir(called(4, 3)).unwrap();
    fs::create_dir(called(u32::MAX, 3)).unwrap();
    let made: Vec<_> = (3..=60)
        .map(|day| {
            let at = format!("{}T08:00:00", NaiveDate::from_yo_opt(2026, 59 + day).unwrap());
            order(&folder, None, &at).carry_out(&Keys::none()).unwrap().file.path
        })
        .collect();
    assert_eq!(fs::read_to_string(&outside).unwrap(), "mine");
    assert!(!folder.path("nowhere").exists());
    let listed = first.place.list().files;
    assert!(listed.len() < made.len(), "they are thinned");
    for file in &listed {
        assert!(file.path.symlink_metadata().unwrap().is_file(), "{}", file.path.display());
        examine_backup(&file.path, &Keys::none()).unwrap();
    }
    assert!(listed.iter().any(|file| Some(&file.path) == made.last()));
    for planted in [called(2, 3), called(3, 3), called(4, 3)] {
        assert!(!planted.symlink_metadata().unwrap().is_file(), "what is not ours is left alone");
    }
}

#[test]
fn backups_are_listed_the_newest_first_with_what_was_kept_before() {
    let folder = Folder::new();
    make_diary(&folder);
    let place = order(&folder, None, "2026-03-02T08:15:02").place;
    assert!(place.list().files.is_empty() && place.list().unreachable.is_none());
    for day in 2..=4 {
        order(&folder, None, &format!("2026-03-0{day}T08:00:00")).carry_out(&Keys::none()).unwrap();
    }
    let from = place.list().files[0].path.clone();
    restore(&folder.diary, &from, "2026-03-03-120000", &Keys::none()).unwrap();
    fs::write(place.folder().join("a letter"), "mine").unwrap();
    let listed: Vec<_> = place
        .list()
        .files
        .iter()
        .map(|file| (file.at.unwrap().to_string(), file.reason.word()))
        .collect();
    let expected = [
        ("2026-03-04 08:00:00", "first-change"),
        ("2026-03-03 12:00:00", "before-restore"),
        ("2026-03-03 08:00:00", "first-change"),
        ("2026-03-02 08:00:00", "first-change"),
    ];
    assert_eq!(listed, expected.map(|(at, reason)| (at.to_owned(), reason)));
}

#[test]
fn earlier_ones_are_thinned_and_nothing_else_is_touched() {
    let folder = Folder::new();
    make_diary(&folder);
    let other = "cramp-diary-11111111-00001-2026-03-01-080000-first-change.cramp-diary";
    let chosen = folder.path("stick");
    fs::create_dir(&chosen).unwrap();
    fs::write(chosen.join(other), "of another diary").unwrap();
    fs::write(chosen.join("photo.jpg"), "mine").unwrap();
    for day in 1..=20 {
        let at = format!("2026-03-{day:02}T08:00:00");
        order(&folder, Some(chosen.clone()), &at).carry_out(&Keys::none()).unwrap();
    }
    let listed = order(&folder, Some(chosen.clone()), "2026-03-20T09:00:00").place.list().files;
    // Seven days, and the Sundays of the two weeks before.
    let days: Vec<_> =
        listed.iter().map(|file| file.at.unwrap().format("%d").to_string()).collect();
    assert_eq!(days, ["20", "19", "18", "17", "16", "15", "14", "08", "01"]);
    assert!(chosen.join(other).exists() && chosen.join("photo.jpg").exists());
    assert!(!folder.path("diary.cramps-backups").exists());
    let newest = listed[0].path.file_name().unwrap().to_str().unwrap();
    assert!(newest.contains("-00020-"), "{newest}");
}

#[test]
fn a_disk_that_is_not_there_is_said_and_never_made_up() {
    let folder = Folder::new();
    make_diary(&folder);
    let chosen = folder.path("not/connected");
    let order = order(&folder, Some(chosen.clone()), "2026-03-02T08:15:02");
    let error = order.carry_out(&Keys::none()).unwrap_err();
    assert!(matches!(error, StoreError::BackupFolder { .. }), "{error:?}");
    assert!(!chosen.exists());
    assert!(matches!(order.place.list().unreachable, Some(StoreError::BackupFolder { .. })));
    assert_eq!(folder.names(), ["diary.cramps", "diary.cramps-journal", "diary.cramps.lock"]);
}

#[test]
fn no_backup_is_made_of_a_damaged_diary_and_the_earlier_ones_stay() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    for day in 1..=8 {
        order(&folder, None, &format!("2026-03-0{day}T08:00:00")).carry_out(&Keys::none()).unwrap();
    }
    let place = order(&folder, None, "2026-03-09T08:00:00").place.folder();
    let before = names_in(&place);
    let bytes = fs::read(&diary).unwrap();
    let word = b"a note of the night";
    let starts = bytes.windows(word.len()).position(|window| window == word).unwrap();
    let mut damaged = bytes;
    damaged[starts] = b'A';
    fs::write(&diary, damaged).unwrap();
    let error = order(&folder, None, "2026-03-09T08:00:00").carry_out(&Keys::none()).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
    assert_eq!(names_in(&place), before);
}

#[test]
fn what_a_killed_run_left_is_removed_when_it_is_old_and_its_own() {
    let folder = Folder::new();
    make_diary(&folder);
    let place = folder.path("diary.cramps-backups");
    fs::create_dir(&place).unwrap();
    let age = |path: &Path, minutes: u64| {
        let then = SystemTime::from(Clock::System.now().instant) - Duration::from_mins(minutes);
        File::options().write(true).open(path).unwrap().set_modified(then).unwrap();
    };
    let own = "cramp-diary-00ff12ab-00001-2026-03-02-081502-first-change.cramp-diary.new-";
    for (folder, name, minutes, stays) in [
        (&place, &format!("{own}12345678901234567890") as &str, 90, false),
        (&place, &format!("{own}12345678901234567890-journal"), 90, false),
        (&place, &format!("{own}12345678901234567891"), 5, true),
        (&place, "letter.new-1", 90, true),
        (&place, "letter.new-1234567890123456789x", 90, true),
        (&folder.folder.path().to_owned(), "X.new-00000000000000000001", 90, false),
        (&folder.folder.path().to_owned(), "X.new-00000000000000000002", 5, true),
    ] {
        let path = folder.join(name);
        fs::write(&path, "half of a copy").unwrap();
        age(&path, minutes);
        let mut store = Store::open(&self::folder_diary(&path), Access::Read).unwrap();
        store.backup(&folder.join("copy"), Overwrite::Yes).unwrap();
        assert_eq!(path.exists(), stays, "{name}");
    }
}

/// The diary of the folder of a test, from a file in it or in the folder of its backups.
fn folder_diary(path: &Path) -> PathBuf {
    let folder = path.parent().unwrap();
    let here = folder.join("diary.cramps");
    if here.exists() { here } else { folder.parent().unwrap().join("diary.cramps") }
}

#[test]
fn the_newest_that_is_sound_is_found_behind_damaged_ones() {
    let folder = Folder::new();
    let mut store = folder.open();
    for day in 1..=3 {
        add_night(&mut store, &format!("2026-03-0{day}"));
        order(&folder, None, &format!("2026-03-0{day}T08:00:00")).carry_out(&Keys::none()).unwrap();
    }
    let listed = order(&folder, None, "2026-03-04T08:00:00").place.list().files;
    fs::write(&listed[0].path, "").unwrap();
    let half = fs::read(&listed[1].path).unwrap();
    fs::write(&listed[1].path, &half[..half.len() / 2]).unwrap();
    let (newest, report) = newest_sound(&listed, &Keys::none()).unwrap();
    assert_eq!(newest, &listed[2]);
    assert_eq!(report.contents.nights, 1);
    let (diary, _report) = read_backup(&newest.path, &folder.diary, &Keys::none()).unwrap();
    assert_eq!(diary.nights().len(), 1);
    assert!(matches!(
        examine_backup(&listed[0].path, &Keys::none()),
        Err(StoreError::Empty { .. })
    ));
    assert!(newest_sound(&listed[..2], &Keys::none()).is_none());
}

#[test]
fn a_restore_after_a_backup_keeps_the_diary_of_before_among_the_backups() {
    let folder = Folder::new();
    let mut store = folder.open();
    add_night(&mut store, "2026-03-01");
    let first = order(&folder, None, "2026-03-01T08:00:00").carry_out(&Keys::none()).unwrap();
    add_night(&mut store, "2026-03-02");
    let today = store.load().unwrap();
    drop(store);

    let mut before = order(&folder, None, "2026-03-02T09:00:00");
    before.reason = BackupReason::BeforeRestore;
    let restored =
        restore_after_backup(&folder.diary, &first.file.path, "x", &before, &Keys::none()).unwrap();
    let kept = restored.kept.unwrap();
    assert_eq!(kept.parent().unwrap(), before.place.folder().canonicalize().unwrap());
    assert_eq!(Store::open(&kept, Access::Read).unwrap().load().unwrap(), today);
    assert!(!folder.names().iter().any(|name| name.contains("before-restore")));
    // And back again.
    restore_after_backup(&folder.diary, &kept, "x", &before, &Keys::none()).unwrap();
    assert_eq!(folder.open().load().unwrap(), today);

    // Where there is no place for a backup, it is kept beside the diary.
    before.place.chosen = Some(folder.path("gone"));
    let kept = restore_after_backup(&folder.diary, &first.file.path, "x", &before, &Keys::none())
        .unwrap()
        .kept;
    assert_eq!(
        kept.unwrap(),
        folder.diary.canonicalize().unwrap().with_file_name("diary.cramps.before-restore-x")
    );
}

#[test]
fn the_place_of_the_backups_is_known_without_the_diary() {
    let folder = Folder::new();
    let mut store = folder.open();
    add_night(&mut store, "2026-03-01");
    let backup = store
        .back_up_before(BackupReason::BeforeImport, "2026-03-01T08:00:00".parse().unwrap())
        .unwrap();
    let id = store.load().unwrap().preferences[BACKUP_ID].clone();
    let in_backup = Store::open(&backup.file.path, Access::Read).unwrap().load().unwrap();
    assert_eq!(in_backup.preferences[BACKUP_ID], id, "a restored diary finds its backups");
    let chosen = folder.path("stick");
    fs::create_dir(&chosen).unwrap();
    store.set_preference(BACKUP_FOLDER, chosen.to_str()).unwrap();
    drop(store);
    fs::write(&folder.diary, "nothing of it is left").unwrap();
    let place = noted_place(&folder.diary);
    assert_eq!(place.chosen, Some(chosen));
    assert_eq!(place.id, Some(id.parse().unwrap()));
    assert_eq!(place.list().files.len(), 1);
}
