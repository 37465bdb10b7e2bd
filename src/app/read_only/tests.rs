use std::collections::BTreeMap;

use super::WORDS;
use crate::{
    app::{Action, Command, CrampAction, Effect, Notice, Phase, Reopen, State, Takeover, update},
    clock::Clock,
    diary::Diary,
    store::{Access, Event, Key, Loaded, Password, Request, StoreError},
};

fn loaded() -> Loaded {
    Loaded {
        diary: Diary::default(),
        preferences: BTreeMap::new(),
        drafts: BTreeMap::new(),
        revision: 1,
        undo: Some("add a cramp".to_owned()),
        redo: None,
    }
}

fn refused_then_read(mut state: State) -> State {
    let refused = StoreError::ReadOnly { path: "/somewhere/diary".into() };
    let effects = update(&mut state, Action::Store(Event::OpenFailed(refused)));
    let [Effect::Open { access: Access::Read, .. }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    let effects = update(&mut state, Action::Store(Event::Loaded(Box::new(loaded()))));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Store(_))), "{effects:?}");
    assert_eq!(state.phase, Phase::Open);
    assert!(state.is_read_only());
    state
}

fn opened() -> State {
    let now = Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now();
    refused_then_read(State::new(now, Some("/somewhere/diary".into())))
}

#[test]
fn a_cramp_has_its_steps_and_clock_in_memory_and_the_places_show_none_of_it() {
    let mut state = opened();
    update(&mut state, Action::Command(Command::CrampNow));
    assert!(matches!(state.takeover(), Some(Takeover::Running(..))));
    assert_eq!(state.notice, Some(Notice::Refused(super::UNWRITTEN.to_owned())));
    let since = state.shown.running.unwrap().since;
    let screen = [CrampAction::Step(1), CrampAction::DoesNotStop, CrampAction::Stop];
    for action in screen.into_iter().chain([CrampAction::GoesOn]) {
        let effects = update(&mut state, Action::Cramp(action));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Store(_))), "{effects:?}");
        assert!(state.takeover().is_some(), "{action:?}");
    }
    let (_, cramp) = state.shown.running_cramp().unwrap();
    assert_eq!(cramp.did_not_stop, Some(true));
    update(&mut state, Action::Cramp(CrampAction::Leave));
    assert_eq!((state.takeover(), state.shown.is_empty()), (None, true));
    assert!(state.is_saved());
    update(&mut state, Action::Command(Command::NoCramps));
    assert_eq!(state.notice, Some(Notice::Refused(WORDS.to_owned())));
    // It goes on where it was.
    update(&mut state, Action::Command(Command::CrampNow));
    assert_eq!(state.shown.running.unwrap().since, since);
    update(&mut state, Action::Cramp(CrampAction::Stop));
    update(&mut state, Action::Cramp(CrampAction::Done));
    update(&mut state, Action::Cramp(CrampAction::Leave));
    assert!(state.shown.is_empty() && state.takeover().is_none());
}

#[test]
fn a_window_that_opens_on_a_cramp_shows_its_steps() {
    let now = Clock::fixed("2026-03-20T03:00:00".parse().unwrap()).now();
    let state = State::new(now, Some("/somewhere/diary".into())).on_a_cramp();
    let state = refused_then_read(state);
    assert!(matches!(state.takeover(), Some(Takeover::Running(..))));
    assert!(state.saved.is_empty());
}

#[test]
fn a_place_without_a_diary_is_no_diary_to_be_read_and_one_is_made_there_later() {
    let now = Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now();
    let mut state = State::new(now, Some("/somewhere/diary".into()));
    state.access = Access::WriteOrCreate;
    let refused = StoreError::CannotBeMade { path: "/somewhere/diary".into() };
    update(&mut state, Action::Store(Event::OpenFailed(refused)));
    let Phase::CannotOpen(words) = &state.phase else { panic!("{:?}", state.phase) };
    assert!(words.contains("none can be made because its folder is read-only"), "{words}");
    let effects = update(&mut state, Action::Reopen(Reopen::TryAgain));
    let [Effect::Open { access: Access::WriteOrCreate, .. }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
}

/// With a password: what is behind the lock is opened to be written first, however it was
/// opened before, and a cramp that waits there is never let go.
#[test]
fn behind_the_lock_it_is_written_again_once_that_is_possible_and_a_cramp_waits_for_it() {
    let now = Clock::fixed("2026-03-20T03:00:00".parse().unwrap()).now();
    let path = std::path::PathBuf::from("/somewhere/diary");
    let read_only = || StoreError::ReadOnly { path: "/somewhere/diary".into() };
    let key = || Key::Password(Password::new("the first password").unwrap());
    let unlock = |state: &mut State| {
        update(state, Action::Lock(crate::app::lock::LockAction::Unlock(key())))
    };
    let mut state = State::new(now, Some(path.clone()));
    update(&mut state, Action::Store(Event::OpenFailed(read_only())));
    let locked = StoreError::Locked { path };
    update(&mut state, Action::Store(Event::OpenFailed(locked)));
    assert_eq!(state.phase, Phase::Locked);
    // Nothing waits: it is opened to be read with the same key.
    let effects = unlock(&mut state);
    assert!(
        matches!(effects.as_slice(), [Effect::Unlock { access: Access::Write, .. }]),
        "{effects:?}"
    );
    let effects = update(&mut state, Action::Store(Event::OpenFailed(read_only())));
    assert!(
        matches!(effects.as_slice(), [Effect::Unlock { access: Access::Read, .. }]),
        "{effects:?}"
    );
    let wrong = StoreError::WrongKey { path: "/somewhere/diary".into() };
    update(&mut state, Action::Store(Event::OpenFailed(wrong)));

    update(&mut state, Action::Command(Command::CrampNow));
    assert_eq!(state.waiting_cramps(), 1);
    unlock(&mut state);
    let effects = update(&mut state, Action::Store(Event::OpenFailed(read_only())));
    assert!(effects.is_empty(), "{effects:?}");
    assert_eq!((&state.phase, state.waiting_cramps()), (&Phase::Locked, 1));
    assert!(!state.is_saved(), "the window does not close over it");
    let effects = unlock(&mut state);
    assert!(
        matches!(effects.as_slice(), [Effect::Unlock { access: Access::Write, .. }]),
        "{effects:?}"
    );
    let effects = update(&mut state, Action::Store(Event::Loaded(Box::new(loaded()))));
    let commits =
        effects.iter().filter(|effect| matches!(effect, Effect::Store(Request::Commit(_)))).count();
    assert_eq!((commits, state.waiting_cramps()), (1, 0));
    assert!(state.shown.running_cramp().is_some() && !state.is_read_only());
}

#[test]
fn every_deed_is_refused_with_the_same_words_and_changes_nothing_that_is_shown() {
    let mut state = opened();
    for command in [Command::AddCramp, Command::NoCramps, Command::Undo] {
        state.notice = None;
        let effects = update(&mut state, Action::Command(command));
        assert!(effects.is_empty(), "{command:?}: {effects:?}");
        assert_eq!(state.notice, Some(Notice::Refused(WORDS.to_owned())), "{command:?}");
    }
    assert!(state.shown.is_empty() && state.is_saved());
    let out = "/elsewhere/copy".into();
    let effects = update(&mut state, Action::PathTyped(crate::app::PathFor::Backup, out));
    assert!(matches!(effects.as_slice(), [Effect::Store(Request::Backup { .. })]), "{effects:?}");
}

/// Its tables are brought up to date by whoever may write; nobody else touches it.
#[test]
fn an_older_diary_behind_a_lock_says_where_it_can_be_converted() {
    let now = Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now();
    let path = std::path::PathBuf::from("/somewhere/diary");
    let mut state = State::new(now, Some(path.clone()));
    let failed = |state: &mut State, error| update(state, Action::Store(Event::OpenFailed(error)));
    failed(&mut state, StoreError::ReadOnly { path: path.clone() });
    failed(&mut state, StoreError::Locked { path: path.clone() });
    let key = Key::Password(Password::new("the first password").unwrap());
    update(&mut state, Action::Lock(crate::app::lock::LockAction::Unlock(key)));
    failed(&mut state, StoreError::ReadOnly { path: path.clone() });
    let effects = failed(&mut state, StoreError::Older { found: 2, known: 3, path });
    assert!(effects.is_empty(), "{effects:?}");
    let Phase::CannotOpen(words) = &state.phase else { panic!("{:?}", state.phase) };
    assert!(words.contains("copy it to another folder and open it there"), "{words}");
    assert!(!state.can_restore, "no other file takes its place");
    let effects = update(&mut state, Action::Reopen(Reopen::TryAgain));
    let [Effect::Open { access: Access::Write, .. }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
}
