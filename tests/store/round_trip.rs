//! What goes in comes out, also after a restart, and every step can be taken back.

use std::sync::Arc;

use cramp_diary::{
    diary::{Change, Cramp, Diary, Edit, EntryId, Night, Step},
    store::{Access, Store, StoreError},
};
use proptest::prelude::*;

use super::{Folder, fill};
use crate::support::strategies;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_diary_comes_back_as_it_was(diary in strategies::diary()) {
        let folder = Folder::new();
        let committed = folder.open().commit(fill("import", &diary)).unwrap();
        let reader = Store::open(&folder.diary, Access::Read).unwrap();
        let loaded = reader.load().unwrap();
        prop_assert_eq!(&loaded.diary, &diary);
        prop_assert_eq!(loaded.revision, committed.revision);
        prop_assert_eq!(reader.check().unwrap().problems, vec![]);
    }

    #[test]
    fn any_change_and_its_inverse_leave_the_diary_as_it_was(
        before in strategies::diary(),
        after in strategies::diary(),
    ) {
        let folder = Folder::new();
        let mut store = folder.open();
        store.commit(fill("import", &before)).unwrap();
        let step = turn("replace", &before, &after);
        store.commit(step.clone()).unwrap();
        prop_assert_eq!(&store.load().unwrap().diary, &after);
        drop(store);

        let mut store = folder.open();
        prop_assert_eq!(&store.load().unwrap().diary, &after);
        let nothing_to_do = step.changes.iter().all(Change::is_empty);
        if !nothing_to_do {
            store.undo().unwrap();
            prop_assert_eq!(&store.load().unwrap().diary, &before);
            store.redo().unwrap();
            prop_assert_eq!(&store.load().unwrap().diary, &after);
        }
        prop_assert_eq!(store.check().unwrap().problems, vec![]);
    }

    #[test]
    fn a_long_use_with_restarts_is_as_the_same_use_in_memory(
        actions in proptest::collection::vec(action(), 1..25),
    ) {
        let folder = Folder::new();
        let mut store = folder.open();
        let mut model = Model::default();
        for action in actions {
            match action {
                Action::Night(night) => {
                    let change = Change::of_night(&model.diary, *night);
                    model.commit(&mut store, change);
                }
                Action::Remove => {
                    let newest = model.diary.nights().next_back().cloned();
                    if let Some(night) = newest {
                        let edit = Edit { before: Some(night.clone()), after: None };
                        model.commit(&mut store, Change::Night(night.date, edit));
                    }
                }
                Action::Undo => model.undo(&mut store),
                Action::Redo => model.redo(&mut store),
                Action::Restart => {
                    drop(store);
                    store = folder.open();
                }
            }
            let loaded = store.load().unwrap();
            prop_assert_eq!(&loaded.diary, &model.diary);
            prop_assert_eq!(loaded.undo.is_some(), !model.done.is_empty());
            prop_assert_eq!(loaded.redo.is_some(), !model.undone.is_empty());
        }
        prop_assert_eq!(store.check().unwrap().problems, vec![]);
    }
}

#[derive(Debug, Clone)]
enum Action {
    Night(Box<Night>),
    Remove,
    Undo,
    Redo,
    Restart,
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        4 => strategies::night().prop_map(|night| Action::Night(Box::new(night))),
        1 => Just(Action::Remove),
        3 => Just(Action::Undo),
        2 => Just(Action::Redo),
        1 => Just(Action::Restart),
    ]
}

/// What the store is to behave like.
#[derive(Default)]
struct Model {
    diary: Diary,
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl Model {
    fn commit(&mut self, store: &mut Store, change: Change) {
        let step = Step { name: "edit".to_owned(), changes: vec![change] };
        let committed = store.commit(step.clone()).unwrap();
        if step.changes[0].is_empty() {
            return;
        }
        self.diary.apply_step(&committed.step).unwrap();
        self.done.push(step);
        self.undone.clear();
    }

    fn undo(&mut self, store: &mut Store) {
        let undone = store.undo().unwrap();
        assert_eq!(undone.is_some(), !self.done.is_empty());
        if let Some(undone) = undone {
            self.diary.apply_step(&undone.step).unwrap();
            self.undone.extend(self.done.pop());
        }
    }

    fn redo(&mut self, store: &mut Store) {
        let redone = store.redo().unwrap();
        assert_eq!(redone.is_some(), !self.undone.is_empty());
        if let Some(redone) = redone {
            self.diary.apply_step(&redone.step).unwrap();
            self.done.extend(self.undone.pop());
        }
    }
}

/// The step that turns one diary into another.
fn turn(name: &str, before: &Diary, after: &Diary) -> Step {
    let mut changes = fill(name, after).changes;
    for change in &mut changes {
        match change {
            Change::Night(date, edit) => edit.before = before.night(*date).cloned(),
            Change::Medication(id, edit) => edit.before = before.medications.get(*id).cloned(),
            Change::Exposure(id, edit) => edit.before = before.exposures.get(*id).cloned(),
            Change::Acknowledgement(id, edit) => {
                edit.before = before.acknowledgements.get(*id).cloned();
            }
            Change::Appointment(id, edit) => edit.before = before.appointments.get(*id).cloned(),
            Change::Profile(edit) => edit.before = before.profile.clone(),
            Change::Settings(edit) => edit.before = before.settings.clone(),
            Change::Running(edit) => edit.before = before.running,
            Change::AddedFluid(date, edit) => edit.before = before.added_fluid.get(date).copied(),
        }
    }
    let gone = fill(name, before).inverse().changes.into_iter().filter(|change| match change {
        Change::Night(date, _) => after.night(*date).is_none(),
        Change::Medication(id, _) => after.medications.get(*id).is_none(),
        Change::Exposure(id, _) => after.exposures.get(*id).is_none(),
        Change::Acknowledgement(id, _) => after.acknowledgements.get(*id).is_none(),
        Change::Appointment(id, _) => after.appointments.get(*id).is_none(),
        Change::AddedFluid(date, _) => !after.added_fluid.contains_key(date),
        Change::Profile(_) | Change::Settings(_) | Change::Running(_) => false,
    });
    changes.extend(gone);
    Step { name: name.to_owned(), changes }
}

fn cramp_free(diary: &Diary, date: &str) -> Change {
    let mut night = Night::unanswered(date.parse().unwrap());
    night.cramps = Some(Vec::new());
    Change::of_night(diary, night)
}

fn step(name: &str, change: Change) -> Step {
    Step { name: name.to_owned(), changes: vec![change] }
}

#[test]
fn a_step_that_was_overtaken_is_refused_and_changes_nothing() {
    let mut store = Store::in_memory().unwrap();
    let change = cramp_free(&Diary::default(), "2026-03-01");
    store.commit(step("add a night", change.clone())).unwrap();
    let before = store.load().unwrap();
    let refused = store.commit(step("add it again", change));
    assert!(matches!(refused, Err(StoreError::Change(_))));
    assert_eq!(store.load().unwrap(), before);
}

#[test]
fn a_step_that_changes_nothing_is_not_kept() {
    let mut store = Store::in_memory().unwrap();
    let added = store.commit(step("add a night", cramp_free(&Diary::default(), "2026-03-01")));
    let revision = added.unwrap().revision;
    let diary = store.load().unwrap().diary;
    let same = store.commit(step("nothing", cramp_free(&diary, "2026-03-01"))).unwrap();
    assert_eq!((same.revision, same.undo.as_deref()), (revision, Some("add a night")));
    assert!(same.step.changes.is_empty());
}

#[test]
fn undo_and_redo_name_the_step_and_survive_a_restart() {
    let folder = Folder::new();
    let mut store = folder.open();
    store.commit(step("first", cramp_free(&Diary::default(), "2026-03-01"))).unwrap();
    let second = store.commit(step("second", cramp_free(&Diary::default(), "2026-03-02"))).unwrap();
    assert_eq!((second.undo.as_deref(), second.redo.as_deref()), (Some("second"), None));
    drop(store);

    let mut store = folder.open();
    let undone = store.undo().unwrap().unwrap();
    assert_eq!(undone.step, second.step.inverse());
    assert_eq!((undone.undo.as_deref(), undone.redo.as_deref()), (Some("first"), Some("second")));
    drop(store);

    let mut store = folder.open();
    let loaded = store.load().unwrap();
    assert_eq!((loaded.undo.as_deref(), loaded.redo.as_deref()), (Some("first"), Some("second")));
    // A new step takes the place of what could have been made again.
    store.commit(step("third", cramp_free(&loaded.diary, "2026-03-03"))).unwrap();
    assert_eq!(store.redo().unwrap(), None);
    assert_eq!(store.load().unwrap().undo.as_deref(), Some("third"));
}

#[test]
fn five_hundred_steps_can_be_taken_back_and_no_more() {
    let mut store = Store::in_memory().unwrap();
    let first = "2026-03-01".parse::<cramp_diary::diary::NightDate>().unwrap();
    for day in 0..510 {
        let diary = Diary::default();
        let date = first.plus_days(day).to_string();
        store.commit(step("add a night", cramp_free(&diary, &date))).unwrap();
    }
    assert_eq!(store.check().unwrap().undo_steps, 500);
    let mut undone = 0;
    while store.undo().unwrap().is_some() {
        undone += 1;
    }
    assert_eq!((undone, store.load().unwrap().diary.nights().len()), (500, 10));
}

#[test]
fn an_import_of_fifty_years_is_one_step() {
    let folder = Folder::new();
    let mut store = folder.open();
    let first = "1976-03-01".parse::<cramp_diary::diary::NightDate>().unwrap();
    let mut diary = Diary::default();
    for day in 0..18_250 {
        let mut night = Night::unanswered(first.plus_days(day));
        night.cramps = Some(vec![Cramp::default(); usize::from(day % 3 == 0)]);
        diary.put_night(Arc::new(night));
    }
    let imported = store.commit(fill("import", &diary)).unwrap();
    assert_eq!(imported.revision, store.load().unwrap().revision);
    drop(store);

    let mut store = folder.open();
    assert_eq!(store.load().unwrap().diary, diary);
    store.undo().unwrap().unwrap();
    assert!(store.load().unwrap().diary.is_empty());
    store.redo().unwrap().unwrap();
    assert_eq!(store.load().unwrap().diary, diary);
    assert_eq!(store.check().unwrap().problems, vec![]);
}

#[test]
fn a_value_that_no_table_takes_is_refused_with_the_whole_step() {
    let mut store = Store::in_memory().unwrap();
    let diary = Diary::default();
    let far = "9999-12-31".parse::<cramp_diary::diary::NightDate>().unwrap().plus_days(1);
    let changes =
        vec![cramp_free(&diary, "2026-03-01"), Change::of_night(&diary, Night::unanswered(far))];
    let refused = store.commit(Step { name: "far".to_owned(), changes });
    assert!(matches!(refused, Err(StoreError::Unfit { .. })), "{refused:?}");
    assert!(store.load().unwrap().diary.is_empty());
    assert_eq!(store.check().unwrap().undo_steps, 0);
}

#[test]
fn preferences_and_drafts_are_kept_until_they_are_taken_out() {
    let folder = Folder::new();
    let mut store = folder.open();
    let at = "2026-03-01T02:13:04.567Z".parse().unwrap();
    store.set_preference("units", Some("cups")).unwrap();
    store.set_preference("look", Some("dark")).unwrap();
    store.set_preference("look", Some("light")).unwrap();
    store.set_draft("night/2026-03-01/note", "first wo", at).unwrap();
    let newest = store.set_draft("night/2026-03-01/note", "first words", at).unwrap();
    drop(store);

    let mut store = folder.open();
    let loaded = store.load().unwrap();
    assert_eq!(loaded.preferences["look"], "light");
    let draft = &loaded.drafts["night/2026-03-01/note"];
    assert_eq!((draft.body.as_str(), draft.at, draft.base), ("first words", at, newest - 1));
    assert_eq!(loaded.undo, None, "a preference is no step");
    store.set_preference("units", None).unwrap();
    store.clear_draft("night/2026-03-01/note").unwrap();
    let loaded = store.load().unwrap();
    assert_eq!((loaded.preferences.len(), loaded.drafts.len()), (1, 0));
    assert_eq!(loaded.revision, newest + 2);
}

#[test]
fn an_entry_taken_out_and_put_back_keeps_its_number() {
    let mut store = Store::in_memory().unwrap();
    let name = cramp_diary::diary::text::Text::new("Furosemide").unwrap();
    let medication = cramp_diary::diary::Medication::named(name);
    let add = Edit { before: None, after: Some(medication) };
    let id = EntryId(7);
    store.commit(step("add", Change::Medication(id, add.clone()))).unwrap();
    let remove = Change::Medication(id, add).inverse();
    store.commit(step("remove", remove)).unwrap();
    assert!(store.load().unwrap().diary.medications.is_empty());
    store.undo().unwrap();
    assert!(store.load().unwrap().diary.medications.get(id).is_some());
}
