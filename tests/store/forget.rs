//! What was deleted is gone from the bytes of the file once its steps are forgotten, and is told to
//! be where it still is.

use std::{fs, path::PathBuf};

use cramp_diary::{
    diary::{Change, Night, Step, text::Text},
    store::{
        Access, BACKUP_ID, BackupPlace, BackupReason, Key, Password, Store, gone_since, read_backup,
    },
};

use super::{Folder, make_diary};
use crate::support::files::{files_below, holds_words};

const SENTINEL: &str = "Quagmire-sentinel";

/// A note of each of so many nights, then each of them without it.
fn write_and_delete(store: &mut Store, nights: i64) {
    let first: cramp_diary::diary::NightDate = "2025-01-01".parse().unwrap();
    for number in 0..nights {
        for note in [Some(format!("{SENTINEL} {number} {}", "x".repeat(700))), None] {
            let diary = store.load().unwrap().diary;
            let mut night = Night::unanswered(first.plus_days(number));
            night.cramps = Some(Vec::new());
            night.note = note.map(|note| Text::new(note).unwrap());
            let changes = vec![Change::of_night(&diary, night)];
            store.commit(Step { name: "note".to_owned(), changes }).unwrap();
        }
    }
}

fn holding(folder: &Folder) -> Vec<String> {
    let mut found: Vec<String> = files_below([folder.folder.path().to_owned()])
        .into_iter()
        .filter(|file| holds_words(&fs::read(file).unwrap(), SENTINEL))
        .map(|file| file.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    found.sort();
    found
}

#[test]
fn what_was_deleted_is_gone_from_the_file_once_its_steps_are_forgotten() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let mut store = Store::open(&diary, Access::Write).unwrap();
    write_and_delete(&mut store, 40);
    let before = store.load().unwrap();
    assert_eq!(before.undo.as_deref(), Some("note"));
    assert_eq!(holding(&folder), ["diary.cramps"], "undo could bring it back");

    let kept = store.kept_steps().unwrap();
    let forgotten = store.forget_steps().unwrap();
    assert!(kept > 80 && forgotten.steps == kept, "{kept}");
    forgotten.swept.unwrap();
    assert_eq!(holding(&folder), [""; 0]);
    let after = store.load().unwrap();
    assert_eq!((after.diary, after.undo, after.redo), (before.diary, None, None));
    assert!(store.undo().unwrap().is_none());
    assert_eq!(store.check().unwrap().problems, Vec::new());
    // It goes on as before, and once more costs nothing.
    write_and_delete(&mut store, 1);
    assert_eq!(store.undo().unwrap().unwrap().undo.as_deref(), Some("note"));
    store.forget_steps().unwrap().swept.unwrap();
    let revision = store.load().unwrap().revision;
    assert_eq!(store.forget_steps().unwrap().steps, 0);
    drop(store);
    let store = Store::open(&diary, Access::Write).unwrap();
    assert_eq!(store.load().unwrap().revision, revision);
    assert_eq!(store.check().unwrap().problems, Vec::new());
}

#[test]
fn a_diary_with_a_password_forgets_too() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let mut store = Store::open(&diary, Access::Write).unwrap();
    let password = Password::new("the first password").unwrap();
    store.set_password(&password).unwrap();
    write_and_delete(&mut store, 3);
    store.forget_steps().unwrap().swept.unwrap();
    store.remove_password(&Key::Password(password)).unwrap();
    drop(store);
    assert_eq!(holding(&folder), [""; 0]);
    assert!(Store::open(&diary, Access::Write).unwrap().undo().unwrap().is_none());
}

#[test]
fn a_backup_that_holds_what_was_deleted_is_told_from_one_that_does_not() {
    let folder = Folder::new();
    let diary = make_diary(&folder);
    let mut store = Store::open(&diary, Access::Write).unwrap();
    let held = |store: &Store| -> Vec<(usize, usize)> {
        let Some(id) = store.load().unwrap().preferences.get(BACKUP_ID).cloned() else {
            return Vec::new();
        };
        let id = Some(id.parse().unwrap());
        let place = BackupPlace { diary: diary.clone(), chosen: None, id };
        let now = store.load().unwrap().diary;
        let files: Vec<PathBuf> = place.list().files.into_iter().map(|file| file.path).collect();
        files
            .iter()
            .map(|file| {
                let (copy, report) = read_backup(file, &diary, &store.keys()).unwrap();
                (gone_since(&copy, &now), report.undo_steps)
            })
            .collect()
    };
    write_and_delete(&mut store, 1);
    store.forget_steps().unwrap();
    store.back_up_before(BackupReason::AskedFor, "2026-03-01T08:00:00".parse().unwrap()).unwrap();
    assert_eq!(held(&store), [(0, 0)]);
    write_and_delete(&mut store, 2);
    store.back_up_before(BackupReason::AskedFor, "2026-03-02T08:00:00".parse().unwrap()).unwrap();
    // Its entries are those of the diary, and its steps hold what was there before.
    assert_eq!(held(&store), [(0, 4), (0, 0)]);
    store.undo().unwrap();
    assert_eq!(held(&store), [(1, 4), (0, 0)]);
}
