//! A cramp that is going on, in the file: also in one that was made before there was such a thing.

use std::{fs, path::Path};

use cramp_diary::{
    diary::{
        Change, Cramp, Diary, Edit, Night, RunningCramp, Step,
        running::{Beginning, Editor},
    },
    exchange::{self, OnConflict},
    store::{Access, Problem, Store, StoreError},
};

use super::Folder;

/// The step that begins a cramp at this moment of a plain clock.
fn begin(diary: &Diary, instant: &str) -> Step {
    let instant: chrono::DateTime<chrono::Utc> = instant.parse().unwrap();
    let beginning = Beginning {
        instant,
        local: instant.naive_utc(),
        zone: Some(chrono_tz::Europe::London),
        night: instant.date_naive().to_string().parse().unwrap(),
    };
    let changes = diary.begin_cramp(beginning).unwrap();
    Step { name: "start a cramp".to_owned(), changes }
}

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/store/fixtures").join(name)
}

#[test]
fn a_diary_of_the_first_version_is_brought_up_to_date_and_a_copy_of_it_kept() {
    let folder = Folder::new();
    fs::copy(fixture("version-1.sqlite"), &folder.diary).unwrap();
    let before = fs::read(&folder.diary).unwrap();
    let refused = Store::open(&folder.diary, Access::Read).unwrap_err();
    assert!(matches!(refused, StoreError::Older { found: 1, known: 3, .. }), "{refused:?}");
    assert_eq!(fs::read(&folder.diary).unwrap(), before, "a reader changes nothing");

    let mut store = folder.open();
    let loaded = store.load().unwrap();
    assert_eq!(loaded.undo.as_deref(), Some("import a file"));
    let text = fs::read(fixture("version-1.json")).unwrap();
    let imported = exchange::json::parse(&text).unwrap();
    let plan = exchange::plan(&loaded.diary, &imported, OnConflict::Replace).unwrap();
    assert!(plan.step.changes.is_empty(), "it holds what it held: {:?}", plan.step);
    assert_eq!(loaded.diary.nights().len(), 2);
    let report = store.check().unwrap();
    assert_eq!((report.schema_version, report.problems), (3, Vec::new()));
    let kept = folder.path("diary.cramps.before-upgrade-1");
    assert_eq!(fs::read(kept).unwrap().len(), before.len());

    store.commit(begin(&loaded.diary, "2026-03-15T03:12:00Z")).unwrap();
    drop(store);
    let diary = folder.open().load().unwrap().diary;
    assert!(diary.running_cramp().is_some());
}

#[test]
fn a_start_is_one_step_and_comes_back_as_it_was_saved() {
    let folder = Folder::new();
    let mut store = folder.open();
    let step = begin(&Diary::default(), "2026-03-15T03:12:00.123456Z");
    let committed = store.commit(step).unwrap();
    assert_eq!(committed.undo.as_deref(), Some("start a cramp"));
    drop(store);

    let mut store = folder.open();
    let loaded = store.load().unwrap();
    let (running, cramp) = loaded.diary.running_cramp().unwrap();
    assert_eq!(running.since.timestamp_subsec_micros(), 123_000);
    assert_eq!(running.zone, Some(chrono_tz::Europe::London));
    assert_eq!(cramp.started.unwrap().to_string(), "03:12");
    assert_eq!(store.check().unwrap().problems, Vec::new());

    store.undo().unwrap().unwrap();
    assert!(store.load().unwrap().diary.is_empty(), "the night and the running cramp both go");
    store.redo().unwrap().unwrap();
    assert_eq!(store.load().unwrap().diary, loaded.diary);
    assert_eq!(store.check().unwrap().problems, Vec::new());
}

#[test]
fn a_start_that_does_not_fit_leaves_neither_half_of_it() {
    let folder = Folder::new();
    let mut store = folder.open();
    let mut step = begin(&Diary::default(), "2026-03-15T03:12:00Z");
    let Some(Change::Running(edit)) = step.changes.last_mut() else { panic!("{step:?}") };
    edit.before = edit.after.map(|running| RunningCramp { position: 7, ..running });
    assert!(matches!(store.commit(step), Err(StoreError::Change(_))));
    drop(store);
    assert!(folder.open().load().unwrap().diary.is_empty());
}

#[test]
fn an_export_is_the_same_whether_a_cramp_is_going_on_or_not() {
    let mut diary = Diary::default();
    diary.apply_step(&begin(&Diary::default(), "2026-03-15T03:12:00Z")).unwrap();
    let running = exchange::json::write(&diary, None);
    diary.running = None;
    assert_eq!(running, exchange::json::write(&diary, None));
    assert!(!running.contains("running"));
}

#[test]
fn an_import_never_loses_a_cramp_that_is_going_on() {
    let mut diary = Diary::default();
    diary.apply_step(&begin(&Diary::default(), "2026-03-15T03:12:00Z")).unwrap();
    let file = |cramps: &str| {
        format!(
            "{{\"format\": \"cramp-diary\", \"version\": 1, \"nights\": [{{\"date\": \
             \"2026-03-15\", \"cramps\": {cramps}, \"note\": \"of the file\"}}]}}"
        )
    };
    let after = |cramps: &str, on_conflict| {
        let text = file(cramps);
        let imported = exchange::json::parse(text.as_bytes()).unwrap();
        let plan = exchange::plan(&diary, &imported, on_conflict).unwrap();
        let mut after = diary.clone();
        after.apply_step(&plan.step).unwrap();
        let mut back = after.clone();
        back.apply_step(&plan.step.inverse()).unwrap();
        assert_eq!(back, diary);
        after
    };
    let kept = after("[]", OnConflict::Keep);
    assert_eq!(kept.running, diary.running);
    let moved = r#"[{"started": "01:00"}, {"started": "03:12", "woke": true}]"#;
    let moved = after(moved, OnConflict::Replace);
    assert_eq!(moved.running_cramp().map(|(running, _)| running.position), Some(1));
    // Whoever replaces the cramps of the night by others has no longer this one.
    let replaced = after(r#"[{"started": "01:00"}]"#, OnConflict::Replace);
    assert_eq!(replaced.running, None);
    assert_eq!(replaced.night("2026-03-15".parse().unwrap()).unwrap().cramps()[0].minutes, None);
}

#[test]
fn a_running_cramp_that_something_else_changed_is_found_out() {
    let folder = Folder::new();
    let mut store = folder.open();
    store.commit(begin(&Diary::default(), "2026-03-15T03:12:00Z")).unwrap();
    drop(store);
    let other = rusqlite::Connection::open(&folder.diary).unwrap();
    other.execute("UPDATE running_cramp SET since_ms = since_ms - 60000", []).unwrap();
    drop(other);
    assert_eq!(folder.open().check().unwrap().problems, [Problem::ContentChanged]);
}

#[test]
fn a_night_that_is_edited_while_it_runs_keeps_its_row() {
    let folder = Folder::new();
    let mut store = folder.open();
    store.commit(begin(&Diary::default(), "2026-03-15T03:12:00Z")).unwrap();
    let diary = store.load().unwrap().diary;
    let before = diary.night("2026-03-15".parse().unwrap()).cloned();
    let mut night: Night = (**before.as_ref().unwrap()).clone();
    night.cramps.as_mut().unwrap().insert(0, Cramp::default());
    let after = Some(std::sync::Arc::new(night.clone()));
    let mut changes = vec![Change::Night(night.date, Edit { before, after })];
    diary.follow_running_cramp(&mut changes, Editor::Person);
    store.commit(Step { name: "add a cramp".to_owned(), changes }).unwrap();
    drop(store);
    let diary = folder.open().load().unwrap().diary;
    assert_eq!(diary.running_cramp().map(|(running, _)| running.position), Some(1));
}
