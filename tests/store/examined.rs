//! When a diary is examined, and what is found then.

use std::{fs, path::Path};

use cramp_diary::store::{Examination, Keys, mend};

use super::{
    Folder, add_night,
    damage::{diary_of, forget_the_past, loaded, now},
};

#[test]
fn damage_is_found_at_the_start_and_the_file_kept_before_it_is_written_to() {
    let folder = Folder::new();
    diary_of(&folder, 300);
    change_a_letter(&folder.diary);
    let bytes = fs::read(&folder.diary).unwrap();

    let mut store = folder.open();
    let examination = store.examine_if_due(now()).unwrap();
    let Examination::Damaged { problems, kept: Ok(kept) } = examination else {
        panic!("{examination:?}")
    };
    assert!(!problems.is_empty());
    assert_eq!(fs::read(&kept).unwrap(), bytes);
    add_night(&mut store, "2026-03-20");
    drop(store);
    assert_eq!(fs::read(&kept).unwrap(), bytes);
    // The next start says it again and keeps no second copy.
    let again = folder.open().examine_if_due(now()).unwrap();
    assert!(matches!(again, Examination::Damaged { kept: Ok(same), .. } if same == kept));
    mend(&folder.diary, None, "2026-03-20T09:00:00".parse().unwrap(), &Keys::none()).unwrap();
    assert!(matches!(folder.open().examine_if_due(now()).unwrap(), Examination::NotDue));
    assert_eq!(loaded(&folder).nights().len(), 301);
}

/// Changes a letter of a note, which no look at the structure of the file shows.
fn change_a_letter(diary: &Path) {
    forget_the_past(diary);
    let mut bytes = fs::read(diary).unwrap();
    let word = b"what was noted";
    let at = bytes.windows(word.len()).position(|window| window == word).unwrap();
    bytes[at] = b'W';
    fs::write(diary, bytes).unwrap();
}

#[test]
fn a_changed_letter_is_found_that_no_structure_shows() {
    let folder = Folder::new();
    diary_of(&folder, 3);
    change_a_letter(&folder.diary);
    let found = folder.open().examine_if_due(now()).unwrap();
    assert!(matches!(found, Examination::Damaged { .. }), "{found:?}");
}

#[test]
fn a_diary_is_examined_after_a_kill_and_not_after_an_orderly_end() {
    let folder = Folder::new();
    let mut store = folder.open();
    add_night(&mut store, "2026-03-01");
    assert!(matches!(store.examine_if_due(now()).unwrap(), Examination::Sound));
    assert!(matches!(store.examine_if_due(now()).unwrap(), Examination::Sound), "it is open");
    drop(store);
    let due = |folder: &Folder| {
        let examined = folder.open().examine_if_due(now()).unwrap();
        matches!(examined, Examination::Sound)
    };
    assert!(!due(&folder));
    // Reading and closing is no reason either.
    folder.open().load().unwrap();
    assert!(!due(&folder));
    let note = folder.path("diary.cramps.lock");
    let mut store = folder.open();
    add_night(&mut store, "2026-03-02");
    let while_open = fs::read(&note).unwrap();
    drop(store);
    // As a killed program leaves it.
    fs::write(&note, while_open).unwrap();
    assert!(due(&folder));
    assert!(!due(&folder));
    // A diary that came without its note.
    fs::remove_file(&note).unwrap();
    assert!(due(&folder));
}
