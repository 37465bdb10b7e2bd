//! Backups that are made by themselves, and what becomes of those that fail.

use std::{fs, path::PathBuf};

use chrono::TimeDelta;
use cramp_diary::{
    app::{Action, Command, Jobs, Notice, PathFor, Phase, Runner, State, no_cramps},
    clock::{Clock, Now},
    diary::Diary,
    store::{Access, BACKUP_FOLDER, Event, Examination, Store, StoreHandle},
};

use super::{clock, night};

/// A folder with a diary in it.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn diary(&self) -> PathBuf {
        self.path("diary")
    }

    fn open(&self, at: &str) -> Runner {
        let clock = clock(at);
        let state = State::new(clock.now(), Some(self.diary()));
        let store = Store::open(&self.diary(), Access::WriteOrCreate).unwrap();
        let jobs = Jobs::AtOnce(Vec::new());
        let mut runner = Runner::new(state, clock, StoreHandle::inline(store), jobs);
        runner.poll();
        assert_eq!(runner.state.phase, Phase::Open);
        runner
    }

    /// The moments and reasons of the backups in a folder.
    fn backups(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else { return Vec::new() };
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names.iter().map(|name| name.split_at(21).1.to_owned()).collect()
    }
}

fn record(runner: &mut Runner, date: &str) {
    runner.apply(Action::Edit(no_cramps(night(date))));
    runner.poll();
}

fn later(runner: &mut Runner, elapsed: TimeDelta) {
    let now: Now = runner.state.now.plus(elapsed);
    runner.apply(Action::Tick(now));
    runner.poll();
}

#[test]
fn the_first_change_of_each_day_is_followed_by_a_backup_that_holds_it() {
    let folder = Folder::new();
    let mut runner = folder.open("2026-03-20T08:00:00");
    assert!(folder.backups("diary-backups").is_empty(), "nothing was changed yet");
    record(&mut runner, "2026-03-20");
    record(&mut runner, "2026-03-19");
    let first = "00001-2026-03-20-080000-first-change.cramp-diary";
    assert_eq!(folder.backups("diary-backups"), [first]);
    // News of it would push away how the entry is undone.
    assert!(matches!(runner.state.notice, Some(Notice::Undoable(_))));
    drop(runner);
    let mut runner = folder.open("2026-03-20T21:00:00");
    record(&mut runner, "2026-03-18");
    assert_eq!(folder.backups("diary-backups").len(), 1, "also over a restart");
    // The window stays open over midnight.
    later(&mut runner, TimeDelta::hours(12));
    assert_eq!(folder.backups("diary-backups").len(), 1);
    record(&mut runner, "2026-03-21");
    let second = "00002-2026-03-21-090000-first-change.cramp-diary";
    assert_eq!(folder.backups("diary-backups"), [first, second]);
    let newest = &runner.state.backups.list.as_ref().unwrap()[0];
    let held = Store::open(&newest.path, Access::Read).unwrap().load().unwrap().diary;
    assert_eq!(held, runner.state.saved);
}

#[test]
fn a_backup_that_fails_is_said_once_tried_again_and_never_costs_an_entry() {
    let folder = Folder::new();
    let mut runner = folder.open("2026-03-20T08:00:00");
    let stick = folder.path("stick");
    fs::create_dir(&stick).unwrap();
    runner.apply(Action::PathChosen(PathFor::BackupFolder, stick.clone()));
    runner.poll();
    assert_eq!(folder.backups("stick"), ["00001-2026-03-20-080000-asked-for.cramp-diary"]);
    drop(runner);

    fs::rename(&stick, folder.path("in the drawer")).unwrap();
    let mut runner = folder.open("2026-03-21T08:00:00");
    record(&mut runner, "2026-03-21");
    assert!(runner.state.is_saved() && runner.state.saved.night(night("2026-03-21")).is_some());
    let failed = |runner: &Runner| {
        let says = |words: &str| words.starts_with("No backup was made: the folder for backups");
        runner.state.failures.iter().filter(|failure| says(&failure.words)).count()
    };
    assert_eq!(failed(&runner), 1);
    assert!(!stick.exists(), "no folder is made up on this disk");
    record(&mut runner, "2026-03-20");
    assert_eq!(failed(&runner), 1);
    assert!(matches!(runner.state.notice, Some(Notice::Undoable(_))), "it is not said again");

    // Back again: the next change makes it, and what was said is resolved.
    fs::rename(folder.path("in the drawer"), &stick).unwrap();
    later(&mut runner, TimeDelta::minutes(2));
    assert_eq!(folder.backups("stick").len(), 1, "nobody changed anything");
    record(&mut runner, "2026-03-19");
    assert_eq!(folder.backups("stick").len(), 2);
    assert_eq!(failed(&runner), 0);
    assert_eq!(runner.state.backups.failure, None);
}

#[test]
fn without_a_change_it_is_tried_again_after_an_hour() {
    let folder = Folder::new();
    let stick = folder.path("stick");
    let mut store = Store::open(&folder.diary(), Access::WriteOrCreate).unwrap();
    store.set_preference(BACKUP_FOLDER, stick.to_str()).unwrap();
    drop(store);
    let mut runner = folder.open("2026-03-20T08:00:00");
    assert!(runner.state.backups.unreachable.is_some());
    record(&mut runner, "2026-03-20");
    assert!(runner.state.backups.failure.is_some());
    fs::create_dir(&stick).unwrap();
    later(&mut runner, TimeDelta::minutes(59));
    assert!(folder.backups("stick").is_empty());
    let next = runner.state.backups.next_try().unwrap();
    assert_eq!(next, runner.state.now.instant + TimeDelta::minutes(1));
    later(&mut runner, TimeDelta::minutes(1));
    assert_eq!(folder.backups("stick").len(), 1);
    assert_eq!(runner.state.backups.next_try(), None);
}

#[test]
fn an_import_is_preceded_by_a_backup_where_it_brings_something() {
    let folder = Folder::new();
    let mut runner = folder.open("2026-03-20T08:00:00");
    record(&mut runner, "2026-03-20");
    let file = folder.path("file.json");
    let json = |date: &str| {
        format!(
            r#"{{"format": "cramp-diary", "version": 1, "nights": [{{"date": "{date}", "cramps": []}}]}}"#
        )
    };
    let first = "00001-2026-03-20-080000-first-change.cramp-diary";
    // Of a day the newest one stays.
    let second = "00002-2026-03-20-080000-before-import.cramp-diary";
    for (date, nights, backup) in [("2026-03-20", 1, first), ("2026-03-01", 2, second)] {
        fs::write(&file, json(date)).unwrap();
        runner.apply(Action::PathChosen(PathFor::Import, file.clone()));
        runner.poll();
        assert_eq!(runner.state.saved.nights().len(), nights, "{:?}", runner.state.notice);
        assert_eq!(folder.backups("diary-backups"), [backup], "{date}");
    }
    let before = &runner.state.backups.list.as_ref().unwrap()[0].path;
    let before = Store::open(before, Access::Read).unwrap().load().unwrap();
    assert_eq!(before.diary.nights().len(), 1);
    // What was imported is in the next one.
    record(&mut runner, "2026-03-19");
    let third = "00003-2026-03-20-080000-first-change.cramp-diary";
    assert_eq!(folder.backups("diary-backups"), [second, third]);
}

#[test]
fn the_first_import_into_a_diary_without_a_backup_is_preceded_by_one() {
    let folder = Folder::new();
    let mut store = Store::open(&folder.diary(), Access::WriteOrCreate).unwrap();
    let now = clock("2026-03-19T08:00:00").now();
    let step = no_cramps(night("2026-03-19")).step(&Diary::default(), &now).unwrap();
    store.commit(step).unwrap();
    drop(store);
    let mut runner = folder.open("2026-03-20T08:00:00");
    let file = folder.path("file.json");
    let json = r#"{"format": "cramp-diary", "version": 1, "nights": [{"date": "2026-03-01"}]}"#;
    fs::write(&file, json).unwrap();
    runner.apply(Action::PathChosen(PathFor::Import, file));
    runner.poll();
    assert_eq!(runner.state.saved.nights().len(), 2);
    let before = "00001-2026-03-20-080000-before-import.cramp-diary";
    assert_eq!(folder.backups("diary-backups")[0], before);
}

#[test]
fn an_example_and_a_diary_without_a_file_have_no_backups() {
    let store = StoreHandle::inline(Store::in_memory().unwrap());
    let clock: Clock = clock("2026-03-20T08:00:00");
    let mut state = State::new(clock.now(), None);
    state.demo = true;
    let mut runner = Runner::new(state, clock, store, Jobs::AtOnce(Vec::new()));
    runner.poll();
    runner.apply(Action::Command(Command::NoCramps));
    runner.apply(Action::BackUp);
    runner.poll();
    assert!(runner.state.is_saved() && runner.state.failures.is_empty());
    assert_eq!(runner.state.backups.list, None);
    assert_eq!(runner.state.backups.running, None);
}

#[test]
fn an_earlier_file_in_the_place_of_the_diary_is_said_and_stays_said() {
    let folder = Folder::new();
    let mut runner = folder.open("2026-03-20T08:00:00");
    runner.apply(Action::Store(Event::Examined(Examination::Earlier)));
    let said = |runner: &Runner| {
        let says = |words: &str| words.starts_with("The diary file is an earlier one");
        runner.state.failures.iter().any(|failure| says(&failure.words))
    };
    assert!(said(&runner));
    record(&mut runner, "2026-03-20");
    assert!(said(&runner) && runner.state.is_saved(), "whoever was told may go on");
    assert_eq!(runner.state.backups.damage, None);
}
