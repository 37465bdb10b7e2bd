//! What a commit does, and what it does where it fails.

use super::{FailedWrite, Write};
use crate::{
    diary::{Change, Diary, Edit, Night, NightDate, Step, text::Text},
    store::{
        Access, Loaded, Store, StoreError,
        history::{self, HistoryEdit, KEPT_BYTES},
    },
};

fn night(day: i64, note: &str) -> Step {
    let first: NightDate = "2026-03-01".parse().unwrap();
    let mut night = Night::unanswered(first.plus_days(day));
    night.note = Some(Text::new(note).unwrap());
    let changes = vec![Change::of_night(&Diary::default(), night)];
    Step { name: format!("add {day}"), changes }
}

fn open(folder: &tempfile::TempDir) -> Store {
    Store::open(&folder.path().join("diary"), Access::WriteOrCreate).unwrap()
}

#[test]
fn on_a_full_disk_nothing_is_lost_and_saving_works_again_once_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    store.commit(night(0, "before")).unwrap();
    let before = store.load().unwrap();
    let limit = |store: &Store, pages: u32| {
        let connection = store.connection().unwrap();
        let pages: u32 = connection
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| row.get(0))
            .unwrap();
        pages
    };
    let long = "x".repeat(9000);
    let mut day = 0;
    let refused = loop {
        day += 1;
        // Each failure opens the file anew; the limit is one of the connection.
        limit(&store, 60);
        match store.commit(night(day, &long)) {
            Ok(_) => assert!(day < 60, "the limit is not in force"),
            Err(error) => break error,
        }
    };
    assert!(matches!(refused, StoreError::Full { .. }), "{refused:?}");
    let full = store.load().unwrap();
    assert_eq!(i64::try_from(full.diary.nights().len()), Ok(day));
    assert_eq!(full.revision, before.revision + day.cast_unsigned() - 1);
    // The same step, kept by the window and tried again.
    store.commit(night(day, &long)).unwrap();
    let report = store.check().unwrap();
    assert_eq!(i64::try_from(report.contents.nights), Ok(day + 1));
    assert_eq!(report.problems, vec![]);
}

/// A disk may take a write that it could not confirm. The person was told that it was not
/// saved, and tries again.
#[test]
fn a_write_that_failed_but_is_on_the_disk_is_taken_back_before_the_next_one() {
    for undo in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let mut store = open(&folder);
        store.commit(night(0, "before")).unwrap();
        let told = store.load().unwrap();
        let base = told.revision;
        let write = if undo {
            let undone = store.undo().unwrap().unwrap();
            Write { step: undone.step, history: HistoryEdit::MarkUndone { seq: 1 } }
        } else {
            let step = store.commit(night(1, "after")).unwrap().step;
            Write { step, history: HistoryEdit::Record { seq: 2 } }
        };
        store.failed_write = Some(FailedWrite { base, write: Some(write.clone()) });
        store.set_preference("look", Some("dark")).unwrap();
        let Loaded { diary, undo, redo, .. } = store.load().unwrap();
        assert_eq!((diary, undo, redo), (told.diary, told.undo, told.redo));
        store.commit(write.step).unwrap();
        assert_eq!(store.check().unwrap().problems, vec![]);
    }
}

#[test]
fn a_write_that_failed_and_is_not_on_the_disk_is_not_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    let committed = store.commit(night(0, "before")).unwrap();
    let write = Write { step: night(1, "after"), history: HistoryEdit::Record { seq: 2 } };
    let base = committed.revision;
    store.failed_write = Some(FailedWrite { base, write: Some(write) });
    store.commit(night(1, "again")).unwrap();
    assert_eq!(store.load().unwrap().diary.nights().len(), 2);
}

#[test]
fn one_night_changes_only_its_own_rows() {
    let mut store = Store::in_memory().unwrap();
    for day in 0..30 {
        store.commit(night(day, "before")).unwrap();
    }
    let before = store.load().unwrap().diary;
    let changed = Change::of_night(&before, {
        let mut night = (**before.nights().next().unwrap()).clone();
        night.note = None;
        night
    });
    let rows = |store: &Store| store.connection().unwrap().total_changes();
    let count = rows(&store);
    store.commit(Step { name: "edit".to_owned(), changes: vec![changed] }).unwrap();
    // The night out and in, the step, its change, and the one row about the file.
    assert_eq!(rows(&store) - count, 5);
}

#[test]
fn a_settings_change_keeps_the_others() {
    let mut store = Store::in_memory().unwrap();
    let mut before = Diary::default().settings;
    for (threshold, value) in
        [(crate::diary::Threshold::SignDays, 3), (crate::diary::Threshold::LateHours, 8)]
    {
        let mut after = before.clone();
        after.set(threshold, Some(value)).unwrap();
        let change = Change::Settings(Edit { before, after: after.clone() });
        store.commit(Step { name: "set".to_owned(), changes: vec![change] }).unwrap();
        before = after;
    }
    assert_eq!(store.load().unwrap().diary.settings, before);
}

/// Each change holds the night before and after it: long notes fill the history of a diary that is
/// small.
#[test]
fn the_history_stays_within_its_size_and_keeps_the_newest_steps() {
    let mut store = Store::in_memory().unwrap();
    let long = "x".repeat(10_000);
    let mut diary = Diary::default();
    let mut made = 0;
    let bytes = |store: &Store| -> i64 {
        let sum = "SELECT sum(octet_length(change)) AS bytes FROM history_change";
        store.connection().unwrap().query_row(sum, [], |row| row.get("bytes")).unwrap()
    };
    // Many nights in one step, as an import has them: some steps are as large as the bound.
    for nights in [50, 100, 200, 300, 300] {
        let changes = (made..made + nights)
            .map(|day| night(day, &long).changes.remove(0))
            .collect::<Vec<_>>();
        made += nights;
        let step = Step { name: format!("import {nights}"), changes };
        diary.apply_step(&step).unwrap();
        store.commit(step).unwrap();
        assert!(bytes(&store) <= KEPT_BYTES, "{} bytes after {made} nights", bytes(&store));
    }
    let kept = history::undo_steps(store.connection().unwrap()).unwrap();
    assert_eq!(kept, 3, "200, 300 and 300 nights of 10 kB each fit into 8 MB");
    let changes = (made..made + 1000).map(|day| night(day, &long).changes.remove(0)).collect();
    store.commit(Step { name: "import 1000".to_owned(), changes }).unwrap();
    assert!(bytes(&store) > KEPT_BYTES);
    assert_eq!(store.undo().unwrap().unwrap().step.changes.len(), 1000, "the newest is kept");
    assert!(store.undo().unwrap().is_none());
    assert_eq!(store.load().unwrap().diary, diary, "the entries themselves are all there");
}
