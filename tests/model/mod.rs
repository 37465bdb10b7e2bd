//! A long life of a diary: entries made, edited, taken out, undone and redone, files imported,
//! copies made and put back, programs that end and programs that are killed, clocks that jump.
//! After each of them the file holds what a diary in memory holds that lived the same life.
//!
//! The life is drawn from a fixed seed, so that a failure can be looked at.
//! `CRAMP_DIARY_OPERATIONS=100000` makes it long.

use std::{
    collections::VecDeque,
    env, fs,
    io::{Write as _, stderr},
    path::PathBuf,
    sync::Arc,
};

use chrono::{NaiveDateTime, TimeDelta};
use cramp_diary::{
    diary::{Change, Diary, Edit, EntryId, Night, NightDate, Step, text::Text},
    exchange::{self, OnConflict, json},
    store::{Access, BackupReason, Keys, Overwrite, Problem, Store, restore},
};
use fastrand::Rng;
use proptest::{
    strategy::{Strategy, ValueTree as _},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use crate::{store::Folder, support::strategies};

/// Sets how many operations there are.
const OPERATIONS: &str = "CRAMP_DIARY_OPERATIONS";
const USUAL_OPERATIONS: usize = 2_000;

/// What can be taken back in the end, whatever came before.
const DEPTH: usize = 100;

/// How many steps the program keeps.
const KEPT_STEPS: usize = 500;

/// Nights come from these dates, so that they meet again and again.
const DATES: i64 = 40;

/// What the file is to behave like.
#[derive(Debug, Clone, Default)]
struct Model {
    diary: Diary,
    done: VecDeque<Step>,
    undone: Vec<Step>,
    drafts: std::collections::BTreeMap<String, String>,
}

/// A diary, the life that it leads, and what it must be.
struct Life {
    folder: Folder,
    store: Option<Store>,
    model: Model,
    copy: Option<(PathBuf, Model)>,
    random: Rng,
    runner: TestRunner,
    now: NaiveDateTime,
    counted: std::collections::BTreeMap<&'static str, usize>,
}

impl Life {
    fn new() -> Self {
        let folder = Folder::quick();
        let store = Some(folder.open());
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[66; 32]);
        let now = "2026-03-20T08:15:02".parse().unwrap();
        Self {
            folder,
            store,
            model: Model::default(),
            copy: None,
            random: Rng::with_seed(66),
            runner: TestRunner::new_with_rng(Config::default(), rng),
            now,
            counted: std::collections::BTreeMap::new(),
        }
    }

    fn store(&mut self) -> &mut Store {
        self.store.as_mut().unwrap()
    }

    fn drawn<T>(&mut self, from: impl Strategy<Value = T>) -> T {
        from.new_tree(&mut self.runner).unwrap().current()
    }

    fn date(&mut self) -> NightDate {
        "2026-02-01".parse::<NightDate>().unwrap().plus_days(self.random.i64(0..DATES))
    }

    fn night(&mut self) -> Night {
        let date = self.date();
        Night { date, ..self.drawn(strategies::night()) }
    }

    fn commit(&mut self, name: &str, changes: Vec<Change>) {
        let step = Step { name: name.to_owned(), changes };
        let committed = self.store().commit(step).unwrap();
        // What changes nothing is no step.
        if committed.step.changes.is_empty() {
            return;
        }
        self.model.diary.apply_step(&committed.step).unwrap();
        self.model.done.push_back(committed.step);
        self.model.undone.clear();
        if self.model.done.len() > KEPT_STEPS {
            self.model.done.pop_front();
        }
    }

    fn undo(&mut self) {
        let undone = self.store().undo().unwrap();
        assert_eq!(undone.is_some(), !self.model.done.is_empty());
        if let Some(undone) = undone {
            self.model.diary.apply_step(&undone.step).unwrap();
            self.model.undone.extend(self.model.done.pop_back());
        }
    }

    fn redo(&mut self) {
        let redone = self.store().redo().unwrap();
        assert_eq!(redone.is_some(), !self.model.undone.is_empty());
        if let Some(redone) = redone {
            self.model.diary.apply_step(&redone.step).unwrap();
            self.model.done.extend(self.model.undone.pop());
        }
    }

    fn edit_night(&mut self) {
        let night = self.night();
        let change = Change::of_night(&self.model.diary, night);
        self.commit("edit a night", vec![change]);
    }

    fn remove_night(&mut self) {
        let date = self.date();
        if let Some(night) = self.model.diary.night(date).cloned() {
            let edit = Edit { before: Some(night), after: None };
            self.commit("take a night out", vec![Change::Night(date, edit)]);
        }
    }

    /// A medication, an exposure or an appointment is added, changed or taken out.
    fn edit_entry(&mut self) {
        let id = EntryId(self.random.i64(1..6));
        let is_gone = self.random.u8(..3) == 0;
        let diary = self.model.diary.clone();
        let change = match self.random.u8(..4) {
            0 => {
                let after = (!is_gone).then(|| self.drawn(strategies::medication()));
                Change::Medication(id, Edit { before: diary.medications.get(id).cloned(), after })
            }
            1 => {
                let after = (!is_gone).then(|| self.drawn(strategies::exposure()));
                Change::Exposure(id, Edit { before: diary.exposures.get(id).cloned(), after })
            }
            2 => {
                let after = (!is_gone).then(|| self.drawn(strategies::appointment()));
                Change::Appointment(id, Edit { before: diary.appointments.get(id).cloned(), after })
            }
            _ => {
                let after = self.drawn(strategies::settings());
                Change::Settings(Edit { before: diary.settings, after })
            }
        };
        self.commit("edit an entry", vec![change]);
    }

    fn import(&mut self) {
        let mut incoming = Diary::default();
        for _ in 0..self.random.usize(1..6) {
            let night = self.night();
            incoming.put_night(Arc::new(night));
        }
        let text = json::write(&incoming, None);
        let imported = json::parse(text.as_bytes()).unwrap();
        let mode = if self.random.bool() { OnConflict::Keep } else { OnConflict::Replace };
        let plan = exchange::plan(&self.model.diary, &imported, mode).unwrap();
        if !self.model.diary.is_empty() && self.random.u8(..8) == 0 {
            self.back_up();
        }
        self.commit("import", plan.step.changes);
    }

    fn copy_out(&mut self) {
        let path = self.folder.path("copy");
        self.store().backup(&path, Overwrite::Yes).unwrap();
        self.copy = Some((path, self.model.clone()));
    }

    /// Among the backups, at whatever the clock shows: the newest one is there afterwards.
    fn back_up(&mut self) {
        let now = self.now;
        let made = self.store().back_up_before(BackupReason::BeforeImport, now).unwrap();
        let copied = Store::open(&made.file.path, Access::Read).unwrap().load().unwrap().diary;
        assert!(copied == self.model.diary);
    }

    fn put_back(&mut self) {
        let Some((path, model)) = self.copy.clone() else { return };
        self.store = None;
        let restored = restore(&self.folder.diary, &path, "x", &Keys::none()).unwrap();
        // One for each would fill the disk in a long life.
        fs::remove_file(restored.kept.unwrap()).unwrap();
        self.model = model;
        self.reopen();
    }

    fn reopen(&mut self) {
        self.store = None;
        self.store = Some(self.folder.open());
    }

    /// What a kill leaves: the files as they are at this moment, and no orderly end.
    fn crash(&mut self) {
        let killed = Folder::quick();
        for entry in fs::read_dir(self.folder.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, killed.folder.path().join(path.file_name().unwrap())).unwrap();
            }
        }
        let backups = "diary.cramps-backups";
        if self.folder.path(backups).exists() {
            fs::rename(self.folder.path(backups), killed.path(backups)).unwrap();
        }
        if let Some((path, _)) = &mut self.copy {
            *path = killed.path("copy");
        }
        self.store = None;
        self.folder = killed;
        let now = self.now;
        self.reopen();
        self.store().examine_if_due(now).unwrap();
    }

    fn type_something(&mut self) {
        let key = format!("night/{}/note", self.random.u8(..4));
        if self.random.bool() {
            let body: Text<1, 200> = self.drawn(strategies::text());
            let at = self.now.and_utc();
            self.store().set_draft(&key, body.as_str(), at).unwrap();
            self.model.drafts.insert(key, body.as_str().to_owned());
        } else {
            self.store().clear_draft(&key).unwrap();
            self.model.drafts.remove(&key);
        }
    }

    fn jump(&mut self) {
        let days = [-730, -1, 1, 40, 3650][self.random.usize(..5)];
        let near = "2026-03-20T08:15:02".parse::<NaiveDateTime>().unwrap();
        self.now = near + TimeDelta::days(days) + TimeDelta::seconds(self.random.i64(0..86_400));
    }

    fn live(&mut self) {
        type Deed = (&'static str, fn(&mut Life));
        let deed: Deed = match self.random.u8(..100) {
            0..34 => ("edit a night", Self::edit_night),
            34..40 => ("take a night out", Self::remove_night),
            40..52 => ("edit an entry", Self::edit_entry),
            52..66 => ("undo", Self::undo),
            66..76 => ("redo", Self::redo),
            76..80 => ("import", Self::import),
            80..83 => ("copy", Self::copy_out),
            83..85 => ("put back", Self::put_back),
            85..89 => ("reopen", Self::reopen),
            89..92 => ("crash", Self::crash),
            92..97 => ("type", Self::type_something),
            _ => ("clock", Self::jump),
        };
        *self.counted.entry(deed.0).or_default() += 1;
        deed.1(self);
    }

    #[track_caller]
    fn is_as_the_model(&mut self, is_examined: bool, at: usize) {
        let loaded = self.store().load().unwrap();
        assert!(loaded.diary == self.model.diary, "operation {at}: the entries differ");
        assert_eq!(loaded.undo.is_some(), !self.model.done.is_empty(), "{at}");
        assert_eq!(loaded.redo.is_some(), !self.model.undone.is_empty(), "{at}");
        let drafts: Vec<_> =
            loaded.drafts.iter().map(|(key, draft)| (key.as_str(), draft.body.as_str())).collect();
        let expected: Vec<_> =
            self.model.drafts.iter().map(|(key, body)| (key.as_str(), body.as_str())).collect();
        assert_eq!(drafts, expected, "{at}");
        if is_examined {
            // The digest of the file is that of its entries.
            let report = self.store().check().unwrap();
            assert_eq!(report.problems, Vec::<Problem>::new(), "{at}");
            assert_eq!(report.undo_steps, self.model.done.len(), "{at}");
        }
    }
}

#[test]
fn a_long_life_on_the_disk_is_as_the_same_life_in_memory() {
    let asked = env::var(OPERATIONS).ok().and_then(|number| number.parse().ok());
    let operations: usize = asked.unwrap_or(USUAL_OPERATIONS);
    let mut life = Life::new();
    for at in 0..operations {
        life.live();
        life.is_as_the_model(at % 20 == 0, at);
    }
    while life.model.done.len() < DEPTH {
        life.edit_night();
    }
    // All that can be taken back is taken back after a restart, step by step.
    life.reopen();
    let depth = life.model.done.len();
    for at in 0..depth {
        if at % 40 == 20 {
            life.reopen();
        }
        life.undo();
        life.is_as_the_model(at % 40 == 0, operations + at);
    }
    assert!(life.model.done.is_empty());
    for at in 0..depth {
        life.redo();
        life.is_as_the_model(at % 40 == 0, operations + depth + at);
    }
    if asked.is_some() {
        // On the real standard error: the test runner keeps what is printed to itself.
        let deeds = &life.counted;
        writeln!(stderr(), "{operations} operations: {deeds:?}; {depth} taken back").unwrap();
    }
    assert!(depth >= DEPTH && life.counted.len() == 12, "{:?}", life.counted);
}
