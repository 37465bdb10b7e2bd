//! What did not get to the disk: what undo means then, and what else is tried again.

use chrono::TimeDelta;
use cramp_diary::{
    app::{
        Action, Command, Effect, Notice, Preferences, Reopen, State, jobs::Job, no_cramps,
        preferences::Theme, update,
    },
    diary::{Diary, Step},
    exchange::DiaryChoice,
    store::{Access, Committed, Event, Request, Store, StoreError},
};

use super::{fail, full, loaded, night, sent};

/// The store says that it has a step.
fn save(state: &mut State, step: &Step) {
    let undo = Some(step.name.clone());
    let committed = Committed { step: step.clone(), revision: 1, undo, redo: None };
    update(state, Action::Store(Event::Saved(Box::new(committed))));
}

/// A state with one night on the disk and another on its way to it.
fn one_saved_and_one_on_its_way() -> (State, Step) {
    let mut state = loaded();
    let first = sent(&update(&mut state, Action::Edit(no_cramps(night("2026-03-19")))));
    save(&mut state, &first);
    let second = sent(&update(&mut state, Action::Command(Command::NoCramps)));
    (state, second)
}

fn has(diary: &Diary, date: &str) -> bool {
    diary.night(night(date)).is_some()
}

#[test]
fn undo_behind_a_step_that_fails_takes_that_step_back_and_no_other() {
    // The store may know no such step, or may not be able to look.
    for answer in [None, Some(full())] {
        let (mut state, second) = one_saved_and_one_on_its_way();
        let effects = update(&mut state, Action::Command(Command::Undo));
        let [Effect::Store(undo @ Request::UndoStep(step))] = effects.as_slice() else {
            panic!("{effects:?}")
        };
        assert_eq!(*step, second, "the store is told which one");
        fail(&mut state, vec![Effect::Store(Request::Commit(second))], full);
        let event = match answer {
            None => Event::NothingToUndo,
            Some(error) => Event::Failed { request: Some(undo.clone()), error },
        };
        update(&mut state, Action::Store(event));
        assert!(!has(&state.shown, "2026-03-20"), "what was seen last is taken back");
        assert!(has(&state.shown, "2026-03-19") && has(&state.saved, "2026-03-19"));
        assert!(state.is_saved() && state.trouble.is_none());
        let words = "Undone before it was saved: record no cramps, night of Thu 19 to \
                     Fri 20 March";
        assert_eq!(state.notice, Some(Notice::Done(words.to_owned())));
    }
}

#[test]
fn two_undos_behind_a_step_that_fails_take_two_steps_back() {
    let (mut state, second) = one_saved_and_one_on_its_way();
    let first = state.saved.clone();
    update(&mut state, Action::Command(Command::Undo));
    let effects = update(&mut state, Action::Command(Command::Undo));
    assert!(matches!(effects.as_slice(), [Effect::Store(Request::Undo)]), "{effects:?}");
    fail(&mut state, vec![Effect::Store(Request::Commit(second))], full);
    update(&mut state, Action::Store(Event::NothingToUndo));
    assert_eq!(state.shown, first);
    let step = no_cramps(night("2026-03-19")).step(&Diary::default(), &state.now).unwrap();
    save(&mut state, &step.inverse());
    assert!(state.shown.is_empty() && state.is_saved());
}

#[test]
fn a_store_takes_back_the_step_that_is_meant_or_none() {
    let state = loaded();
    let mut store = Store::in_memory().unwrap();
    let first = no_cramps(night("2026-03-19")).step(&Diary::default(), &state.now).unwrap();
    store.commit(first.clone()).unwrap();
    let diary = store.load().unwrap().diary;
    let second = no_cramps(night("2026-03-20")).step(&diary, &state.now).unwrap();
    assert!(store.undo_step(&second).unwrap().is_none(), "it never got here");
    assert_eq!(store.load().unwrap().diary, diary);
    store.commit(second.clone()).unwrap();
    assert!(store.undo_step(&first).unwrap().is_none(), "it is not the newest");
    assert_eq!(store.undo_step(&second).unwrap().unwrap().step, second.inverse());
    assert!(store.undo_step(&first).unwrap().is_some());
    assert!(store.load().unwrap().diary.is_empty());
}

fn requests(effects: Vec<Effect>) -> Vec<Request> {
    effects
        .into_iter()
        .map(|effect| {
            let Effect::Store(request) = effect else { panic!("{effect:?}") };
            request
        })
        .collect()
}

#[test]
fn a_preference_that_could_not_be_kept_is_tried_again_by_itself_the_newest_value_alone() {
    let mut state = loaded();
    let choose = |state: &mut State, theme| {
        let preferences = Preferences { theme, ..state.preferences };
        update(state, Action::SetPreferences(preferences))
    };
    let effects = choose(&mut state, Theme::Dark);
    fail(&mut state, effects, full);
    assert_eq!(state.preferences.theme, Theme::Dark, "it counts all the same");
    let said =
        |state: &State| state.failures.iter().any(|known| known.words.contains("tried again"));
    assert!(said(&state), "{:?}", state.failures);
    let effects = choose(&mut state, Theme::Light);
    fail(&mut state, effects, full);

    let mut now = state.now;
    for pause in [2, 5, 15, 60, 60] {
        assert_eq!(state.next_try(), Some(now.plus(TimeDelta::seconds(pause)).instant));
        let early = now.plus(TimeDelta::milliseconds(pause * 1000 - 1));
        assert!(update(&mut state, Action::Tick(early)).is_empty(), "before {pause} s");
        now = now.plus(TimeDelta::seconds(pause));
        let effects = update(&mut state, Action::Tick(now));
        let light = Request::SetPreference { key: "theme".into(), value: Some("light".into()) };
        let [Effect::Store(request)] = effects.as_slice() else { panic!("{effects:?}") };
        assert_eq!(*request, light);
        assert!(update(&mut state, Action::Tick(now)).is_empty(), "it is on its way");
        fail(&mut state, effects, full);
    }
    assert_eq!(state.failures.len(), 1, "it is said once");
    update(&mut state, Action::Store(Event::PreferenceSaved { key: "theme".to_owned() }));
    assert!(state.unkept.is_empty() && state.next_try().is_none() && !said(&state));
    assert_eq!(state.notice, Some(Notice::Done("Everything is kept now".to_owned())));
}

#[test]
fn what_could_not_be_kept_goes_with_the_next_entry_that_is_saved() {
    let mut state = loaded();
    let preferences = Preferences { theme: Theme::Dark, ..state.preferences };
    let effects = update(&mut state, Action::SetPreferences(preferences));
    let wanted = requests(effects);
    fail(&mut state, wanted.iter().cloned().map(Effect::Store).collect(), full);
    let step = sent(&update(&mut state, Action::Command(Command::NoCramps)));
    let committed = Committed { step, revision: 1, undo: None, redo: None };
    let effects = update(&mut state, Action::Store(Event::Saved(Box::new(committed))));
    assert_eq!(requests(effects), wanted);
}

#[test]
fn a_diary_that_was_chosen_opens_at_the_next_start_once_it_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let choice = DiaryChoice::beside(place("usual"));
    let mut state = loaded();
    let damaged = |path| StoreError::Empty { path };
    state.file = Some(place("usual"));
    state.choice = Some(choice.clone());
    update(&mut state, Action::Store(Event::OpenFailed(damaged(place("usual")))));

    let effects = update(&mut state, Action::Reopen(Reopen::File(place("other"))));
    assert!(matches!(effects.as_slice(), [Effect::Open { access: Access::Write, .. }]));
    let missing = StoreError::Missing { path: place("other") };
    let effects = update(&mut state, Action::Store(Event::OpenFailed(missing)));
    assert!(effects.is_empty(), "one that does not open is not remembered");
    let effects = update(&mut state, Action::Reopen(Reopen::TryAgain));
    assert!(
        matches!(effects.as_slice(), [Effect::Open { access: Access::Write, .. }]),
        "a mistyped place is not made into a new diary: {effects:?}"
    );
    let opened = Store::in_memory().unwrap().load().unwrap();
    let effects = update(&mut state, Action::Store(Event::Loaded(Box::new(opened))));
    let chosen = effects.iter().find_map(|effect| {
        let Effect::Job(Job::Choose { choice, diary }) = effect else { return None };
        Some((choice, diary))
    });
    let (into, diary) = chosen.unwrap();
    assert_eq!((into, diary), (&choice, &place("other")));
}
