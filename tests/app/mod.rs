//! What a person gets from the state machine, without a window.

mod backups;
mod clock_set;
mod cramp_now;
mod saving;

use chrono::TimeDelta;
use cramp_diary::{
    app::{Action, Command, Edit, Effect, Jobs, Notice, Place, Runner, State, no_cramps, update},
    clock::Clock,
    diary::{
        Change, ChangeError, Cramp, Diary, NightDate, Relief,
        quantity::{CrampMinutes, Pain},
        vocabulary::{Helped, ReliefMeasure},
    },
    guidance::Rule,
    store::{Access, Committed, Event, Request, Store, StoreError, StoreHandle},
};

fn clock(text: &str) -> Clock {
    Clock::fixed(text.parse().unwrap())
}

fn night(text: &str) -> NightDate {
    text.parse().unwrap()
}

fn runner_over(store: Store) -> Runner {
    let clock = clock("2026-03-20T08:00:00");
    let state = State::new(clock.now(), None);
    let mut runner =
        Runner::new(state, clock, StoreHandle::inline(store), Jobs::AtOnce(Vec::new()));
    runner.poll();
    runner
}

fn runner() -> Runner {
    runner_over(Store::in_memory().unwrap())
}

fn add_cramp_of(cramp: Cramp) -> Edit {
    Edit::night(night("2026-03-20"), "add a cramp", move |night| {
        night.cramps.get_or_insert_default().push(cramp.clone());
    })
}

/// Severe, longer than ten minutes, and the stretch did not help.
fn severe_cramp() -> Cramp {
    Cramp {
        minutes: CrampMinutes::new(12.0).ok(),
        pain: Pain::new(8).ok(),
        relief: Some(vec![Relief { measure: ReliefMeasure::Stretch, helped: Some(Helped::No) }]),
        ..Cramp::default()
    }
}

fn fires(state: &State, rule: Rule) -> bool {
    state.assessment.findings.iter().any(|finding| finding.rule == rule)
}

#[test]
fn one_key_records_a_night_without_cramps_and_one_takes_it_back() {
    let mut runner = runner();
    assert_eq!(runner.state.night, night("2026-03-20"));
    runner.apply(Action::Command(Command::NoCramps));
    runner.poll();
    assert!(runner.state.saved.night(night("2026-03-20")).unwrap().is_recorded());
    assert_eq!(runner.state.undo.as_deref(), Some("record no cramps"));
    runner.apply(Action::Command(Command::Undo));
    runner.poll();
    assert!(runner.state.saved.is_empty() && runner.state.shown.is_empty());
    let words = "Undone: record no cramps, night of Thu 19 to Fri 20 March";
    let undone = Notice::Done(words.to_owned());
    assert_eq!(runner.state.notice, Some(undone));
    runner.apply(Action::Command(Command::Redo));
    runner.poll();
    assert!(runner.state.saved.night(night("2026-03-20")).unwrap().is_recorded());
}

#[test]
fn a_key_never_takes_a_recorded_cramp_away() {
    let mut runner = runner();
    runner.apply(Action::Command(Command::AddCramp));
    runner.apply(Action::Command(Command::NoCramps));
    runner.poll();
    assert_eq!(runner.state.saved.night(night("2026-03-20")).unwrap().cramps().len(), 1);
    assert!(matches!(runner.state.notice, Some(Notice::Refused(_))));
}

#[test]
fn two_edits_of_one_frame_both_count() {
    let mut runner = runner();
    runner.apply(Action::Edit(add_cramp_of(Cramp::default())));
    runner.apply(Action::Edit(add_cramp_of(severe_cramp())));
    runner.poll();
    assert_eq!(runner.state.saved.night(night("2026-03-20")).unwrap().cramps().len(), 2);
    assert!(runner.state.is_saved());
}

#[test]
fn an_emergency_stands_while_it_is_typed_and_goes_when_the_text_does() {
    let mut runner = runner();
    runner.apply(Action::Preview(add_cramp_of(severe_cramp())));
    assert!(fires(&runner.state, Rule::CrampWillNotStop));
    assert!(runner.state.saved.is_empty(), "nothing is saved by typing");
    runner.apply(Action::EndPreview);
    assert!(!fires(&runner.state, Rule::CrampWillNotStop));
}

#[test]
fn a_cramp_of_this_evening_counts_at_once() {
    let evening = clock("2026-03-20T23:30:00");
    let state = State::new(evening.now(), None);
    let store = StoreHandle::inline(Store::in_memory().unwrap());
    let mut runner = Runner::new(state, evening, store, Jobs::AtOnce(Vec::new()));
    runner.poll();
    runner.apply(Action::OpenNight(night("2026-03-21")));
    assert_eq!(runner.state.night, night("2026-03-21"), "tonight ends tomorrow morning");
    let edit = Edit::night(night("2026-03-21"), "add a cramp", |night| {
        night.cramps.get_or_insert_default().push(severe_cramp());
    });
    runner.apply(Action::Edit(edit));
    assert!(fires(&runner.state, Rule::CrampWillNotStop));
}

#[test]
fn a_night_that_has_not_begun_cannot_be_opened() {
    let mut runner = runner();
    runner.apply(Action::OpenNight(night("2026-04-01")));
    assert_eq!(runner.state.night, night("2026-03-20"));
}

#[test]
fn the_day_moves_on_with_the_clock_and_takes_the_shown_night_along() {
    let mut runner = runner();
    runner.apply(Action::Tick(clock("2026-03-21T07:00:00").now()));
    assert_eq!(runner.state.night, night("2026-03-21"));
    runner.apply(Action::OpenNight(night("2026-03-01")));
    runner.apply(Action::Tick(clock("2026-03-22T07:00:00").now()));
    assert_eq!(runner.state.night, night("2026-03-01"), "a night that was chosen stays");
}

#[test]
fn undo_reaches_back_over_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary");
    let mut first = runner_over(Store::open(&path, Access::WriteOrCreate).unwrap());
    first.apply(Action::Edit(no_cramps(night("2026-03-19"))));
    first.poll();
    drop(first);
    let mut second = runner_over(Store::open(&path, Access::WriteOrCreate).unwrap());
    assert!(second.state.saved.night(night("2026-03-19")).is_some());
    second.apply(Action::Command(Command::Undo));
    second.poll();
    assert!(second.state.saved.is_empty());
}

/// The one step that an action sends to the store.
fn sent(effects: &[Effect]) -> cramp_diary::diary::Step {
    match effects {
        [Effect::Store(Request::Commit(step))] => step.clone(),
        other => panic!("one commit was expected, not {other:?}"),
    }
}

#[test]
fn what_could_not_be_saved_is_kept_said_and_sent_again_before_the_next_entry() {
    let clock = clock("2026-03-20T08:00:00");
    let mut state = State::new(clock.now(), None);
    let loaded = Store::in_memory().unwrap().load().unwrap();
    update(&mut state, Action::Store(Event::Loaded(Box::new(loaded))));
    let step = sent(&update(&mut state, Action::Command(Command::NoCramps)));
    let full = StoreError::Full { path: "/diary".into() };
    let failed = Event::Failed { request: Some(Request::Commit(step.clone())), error: full };
    update(&mut state, Action::Store(failed));

    let trouble = state.trouble.clone().expect("nothing was said");
    assert!(trouble.words.contains("disk is full"), "{trouble:?}");
    assert_eq!(state.notice, None, "nothing is said to be saved");
    assert!(state.shown.night(night("2026-03-20")).unwrap().is_recorded(), "the entry is kept");
    assert!(state.saved.is_empty() && !state.is_saved());

    let effects = update(&mut state, Action::Edit(no_cramps(night("2026-03-19"))));
    let [Effect::Store(Request::Commit(again)), Effect::Store(Request::Commit(next))] =
        effects.as_slice()
    else {
        panic!("both are sent, the older one first: {effects:?}")
    };
    assert_eq!(*again, step);
    for (revision, step) in [(1, again), (2, next)] {
        let committed = Committed { step: step.clone(), revision, undo: None, redo: None };
        update(&mut state, Action::Store(Event::Saved(Box::new(committed))));
    }
    assert!(state.is_saved());
    assert_eq!(state.saved, state.shown);
    assert_eq!(state.saved.nights().len(), 2);
}

#[test]
fn figures_are_asked_for_once_and_again_after_a_change() {
    let mut runner = runner();
    runner.apply(Action::Command(Command::NoCramps));
    runner.poll();
    runner.apply(Action::Go(Place::Trends));
    runner.poll();
    let figures = runner.state.current_trends().unwrap();
    assert_eq!((figures.recorded_nights, figures.nights), (1, 56));
    runner.apply(Action::Edit(no_cramps(night("2026-03-19"))));
    runner.poll();
    assert_eq!(runner.state.current_trends().unwrap().recorded_nights, 2);
}

#[test]
fn the_made_up_half_year_shows_several_cards_and_no_emergency() {
    let last = night("2026-03-20");
    let diary = cramp_diary::demo::half_year(last);
    let findings = cramp_diary::guidance::assess(&diary, last.morning()).findings;
    assert!(findings.len() >= 4, "{findings:?}");
    let emergency = cramp_diary::guidance::Tier::Emergency;
    assert!(findings.iter().all(|finding| finding.tier != emergency));
}

/// A state whose store answers as the test says.
fn loaded() -> State {
    let clock = clock("2026-03-20T08:00:00");
    let mut state = State::new(clock.now(), None);
    let loaded = Store::in_memory().unwrap().load().unwrap();
    update(&mut state, Action::Store(Event::Loaded(Box::new(loaded))));
    state
}

fn fail(state: &mut State, effects: Vec<Effect>, error: impl Fn() -> StoreError) {
    for effect in effects {
        let Effect::Store(request) = effect else { panic!("{effect:?}") };
        let failed = Event::Failed { request: Some(request), error: error() };
        update(state, Action::Store(failed));
    }
}

fn full() -> StoreError {
    StoreError::Full { path: "/diary".into() }
}

#[test]
fn what_could_not_be_saved_is_tried_again_by_itself_with_growing_pauses() {
    let mut state = loaded();
    let effects = update(&mut state, Action::Command(Command::NoCramps));
    fail(&mut state, effects, full);
    let mut now = state.now;
    for pause in [2, 5, 15, 60, 60] {
        let early = now.plus(TimeDelta::milliseconds(pause * 1000 - 1));
        assert!(update(&mut state, Action::Tick(early)).is_empty(), "before {pause} s");
        now = now.plus(TimeDelta::seconds(pause));
        let effects = update(&mut state, Action::Tick(now));
        assert_eq!(effects.len(), 1, "after {pause} s");
        assert!(update(&mut state, Action::Tick(now)).is_empty(), "it is on its way");
        fail(&mut state, effects, full);
    }
    let step = sent(&update(&mut state, Action::RetrySave));
    let committed = Committed { step, revision: 1, undo: None, redo: None };
    update(&mut state, Action::Store(Event::Saved(Box::new(committed))));
    assert!(state.is_saved() && state.trouble.is_none());
    assert_eq!(state.notice, Some(Notice::Done("Everything is saved now".to_owned())));
}

#[test]
fn an_entry_that_builds_on_one_that_failed_is_kept_too_and_both_come_in_their_order() {
    let mut state = loaded();
    let mut effects = update(&mut state, Action::Command(Command::AddCramp));
    effects.extend(update(&mut state, Action::Command(Command::AddCramp)));
    let mut errors = [full(), StoreError::Change(stale())].into_iter();
    for effect in effects {
        let Effect::Store(request) = effect else { panic!("{effect:?}") };
        let error = errors.next().unwrap();
        update(&mut state, Action::Store(Event::Failed { request: Some(request), error }));
    }
    assert_eq!(state.unsaved.len(), 2, "neither is lost");
    assert_eq!(state.shown_night().cramps().len(), 2);
    assert!(state.trouble.as_ref().unwrap().words.contains("disk is full"));
    let effects = update(&mut state, Action::RetrySave);
    let counts: Vec<usize> = effects
        .iter()
        .map(|effect| {
            let Effect::Store(Request::Commit(step)) = effect else { panic!("{effect:?}") };
            let Change::Night(_, swap) = &step.changes[0] else { panic!("{step:?}") };
            swap.after.as_ref().unwrap().cramps().len()
        })
        .collect();
    assert_eq!(counts, [1, 2]);
}

/// What the store says of a step that meets another diary than it was made for.
fn stale() -> ChangeError {
    let step = no_cramps(night("2026-03-19")).step(&Diary::default(), &loaded().now).unwrap();
    let mut diary = Diary::default();
    diary.apply_step(&step).unwrap();
    diary.apply_step(&step).unwrap_err()
}

#[test]
fn what_is_not_saved_can_be_undone_before_it_is() {
    let mut state = loaded();
    let effects = update(&mut state, Action::Command(Command::AddCramp));
    fail(&mut state, effects, full);
    let effects = update(&mut state, Action::Command(Command::Undo));
    assert!(effects.is_empty(), "{effects:?}");
    assert!(state.shown.is_empty() && state.is_saved() && state.trouble.is_none());
}

#[test]
fn a_command_that_cannot_be_done_says_why() {
    let mut state = loaded();
    for (command, words) in [
        (Command::Undo, "There is nothing to undo"),
        (Command::Redo, "There is nothing to make again"),
        (Command::NightAfter, "The next night has not begun"),
    ] {
        assert!(update(&mut state, Action::Command(command)).is_empty());
        assert_eq!(state.notice, Some(Notice::Refused(words.to_owned())));
    }
    assert!(state.failures.is_empty(), "nothing went wrong");
}
