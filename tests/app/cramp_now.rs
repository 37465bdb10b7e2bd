//! Cramp now without a window: what is entered, what takes the window, and what the rules say.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::{Europe::London, Tz};
use cramp_diary::{
    app::{
        Action, Command, CrampAction, CrampNow, Effect, Jobs, Notice, Runner, State, Takeover,
        begin::begin_in,
        cramp_edits::{edit_running, set_relief},
        cramp_now::Ending,
        update,
    },
    clock::{Clock, Now},
    diary::{
        Cramp, Night,
        quantity::{CrampMinutes, Pain},
        vocabulary::{Helped, Muscle, ReliefMeasure},
    },
    guidance::Rule,
    store::{Committed, Event, Request, Store, StoreError, StoreHandle},
};

use super::{fires, night};

fn moment(instant: &str, zone: Option<Tz>) -> Now {
    let instant: DateTime<Utc> = instant.parse().unwrap();
    let local =
        zone.map_or_else(|| instant.naive_utc(), |zone| instant.with_timezone(&zone).naive_local());
    Now { instant, local, zone }
}

/// At this moment of the night, by the clock of London.
fn runner_at(instant: &str) -> Runner {
    over(Store::in_memory().unwrap(), moment(instant, Some(London)), CrampNow::default())
}

fn over(store: Store, now: Now, cramp_now: CrampNow) -> Runner {
    let state = State { cramp_now, ..State::new(now, None) };
    let jobs = Jobs::AtOnce(Vec::new());
    let mut runner = Runner::new(state, Clock::Fixed(now), StoreHandle::inline(store), jobs);
    runner.poll();
    runner
}

fn act(runner: &mut Runner, action: CrampAction) {
    runner.apply(Action::Cramp(action));
    runner.poll();
}

fn press(runner: &mut Runner, command: Command) {
    runner.apply(Action::Command(command));
    runner.poll();
}

fn wait(runner: &mut Runner, seconds: i64) {
    let later = runner.state.now.plus(TimeDelta::seconds(seconds));
    runner.apply(Action::Tick(later));
}

/// The cramps of the night of Friday, 20 March 2026, as they are on the disk.
fn cramps(runner: &Runner) -> Vec<Cramp> {
    let night = runner.state.saved.night(night("2026-03-20"));
    night.map(|night| night.cramps().to_vec()).unwrap_or_default()
}

#[test]
fn from_start_to_back_in_bed_there_are_three_touches_and_nothing_is_invented() {
    let mut runner = runner_at("2026-03-20T03:12:40Z");
    press(&mut runner, Command::CrampNow);
    assert!(matches!(runner.state.takeover(), Some(Takeover::Running(..))));
    let started = Cramp { started: "03:12".parse().ok(), ..Cramp::default() };
    assert_eq!(cramps(&runner), std::slice::from_ref(&started));

    wait(&mut runner, 277);
    act(&mut runner, CrampAction::Stop);
    assert!(matches!(runner.state.takeover(), Some(Takeover::Stopped(..))));
    act(&mut runner, CrampAction::Done);
    assert!(matches!(runner.state.takeover(), Some(Takeover::Rest(..))));
    assert_eq!(cramps(&runner), [Cramp { minutes: CrampMinutes::new(4.7).ok(), ..started }]);
    assert_eq!(runner.state.saved.running, None);
    assert_eq!(runner.state.undo.as_deref(), Some("stop a cramp"));
    act(&mut runner, CrampAction::Leave);
    assert_eq!(runner.state.takeover(), None);
    assert_eq!(runner.state.night, night("2026-03-20"), "the window shows its night");
}

#[test]
fn the_screen_waits_until_the_start_is_on_the_disk_or_could_not_be_put_there() {
    let now = moment("2026-03-20T03:12:00Z", None);
    let mut state = State::new(now, None);
    let loaded = Store::in_memory().unwrap().load().unwrap();
    update(&mut state, Action::Store(Event::Loaded(Box::new(loaded))));
    let effects = update(&mut state, Action::Command(Command::CrampNow));
    let [Effect::Store(Request::Commit(step))] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(step.changes.len(), 2, "the cramp and that it runs are one step");
    assert_eq!((state.takeover(), state.cramp_in_the_background()), (None, None));

    let mut refused = State::new(now, None);
    let loaded = Store::in_memory().unwrap().load().unwrap();
    update(&mut refused, Action::Store(Event::Loaded(Box::new(loaded))));
    update(&mut refused, Action::Command(Command::CrampNow));
    let error = StoreError::Full { path: "/diary".into() };
    let request = Some(Request::Commit(step.clone()));
    update(&mut refused, Action::Store(Event::Failed { request, error }));
    assert!(matches!(refused.takeover(), Some(Takeover::Running(..))));
    assert!(matches!(refused.notice, Some(Notice::Failed(_))) && !refused.is_saved());

    let committed =
        Committed { step: step.clone(), revision: 1, undo: Some("x".to_owned()), redo: None };
    update(&mut state, Action::Store(Event::Saved(Box::new(committed))));
    assert!(matches!(state.takeover(), Some(Takeover::Running(..))));
}

#[test]
fn the_command_leads_back_to_the_cramp_that_is_going_on() {
    let mut runner = runner_at("2026-03-20T03:12:00Z");
    press(&mut runner, Command::CrampNow);
    press(&mut runner, Command::CrampNow);
    assert_eq!(cramps(&runner).len(), 1, "a second press begins no second cramp");
    act(&mut runner, CrampAction::Leave);
    assert_eq!(runner.state.takeover(), None);
    let (running, _, is_doubtful) = runner.state.cramp_in_the_background().unwrap();
    assert_eq!((running.clock.to_string().as_str(), is_doubtful), ("03:12", false));
    press(&mut runner, Command::CrampNow);
    assert!(matches!(runner.state.takeover(), Some(Takeover::Running(..))));
    for other in [Command::NoCramps, Command::AddCramp, Command::Help, Command::Summary] {
        press(&mut runner, other);
    }
    assert!(matches!(runner.state.takeover(), Some(Takeover::Running(..))));
    assert_eq!((cramps(&runner).len(), runner.state.help), (1, false));
}

#[test]
fn undo_takes_a_start_back_and_a_stop() {
    let mut runner = runner_at("2026-03-20T03:12:00Z");
    press(&mut runner, Command::CrampNow);
    wait(&mut runner, 60);
    act(&mut runner, CrampAction::Stop);
    press(&mut runner, Command::Undo);
    assert!(matches!(runner.state.takeover(), Some(Takeover::Running(..))));
    assert_eq!(cramps(&runner)[0].minutes, None);
    press(&mut runner, Command::Undo);
    assert_eq!(runner.state.takeover(), None);
    assert!(runner.state.saved.is_empty());
}

#[test]
fn a_cramp_that_comes_back_has_been_going_on_all_the_time() {
    let mut runner = runner_at("2026-03-20T03:12:00Z");
    press(&mut runner, Command::CrampNow);
    wait(&mut runner, 60);
    act(&mut runner, CrampAction::Stop);
    wait(&mut runner, 60);
    act(&mut runner, CrampAction::GoesOn);
    assert_eq!(cramps(&runner)[0].minutes, None);
    assert_eq!(runner.state.elapsed(), Some(TimeDelta::minutes(2)));
    wait(&mut runner, 60);
    act(&mut runner, CrampAction::Stop);
    assert_eq!(cramps(&runner)[0].minutes, CrampMinutes::new(3.0).ok());
}

#[test]
fn it_is_not_stopping_fires_with_no_further_question_and_can_stop_later() {
    let mut runner = runner_at("2026-03-20T03:12:00Z");
    press(&mut runner, Command::CrampNow);
    assert!(!fires(&runner.state, Rule::CrampWillNotStop));
    act(&mut runner, CrampAction::DoesNotStop);
    assert!(fires(&runner.state, Rule::CrampWillNotStop));
    assert_eq!(cramps(&runner)[0].did_not_stop, Some(true));
    assert_eq!(cramps(&runner)[0].pain, None);
    assert!(matches!(runner.state.takeover(), Some(Takeover::Running(..))));
    wait(&mut runner, 1_200);
    act(&mut runner, CrampAction::Stop);
    let cramp = cramps(&runner).remove(0);
    assert_eq!((cramp.minutes, cramp.did_not_stop), (CrampMinutes::new(20.0).ok(), Some(true)));
    assert!(fires(&runner.state, Rule::CrampWillNotStop), "it stays until it is acknowledged");
}

#[test]
fn the_rules_see_a_running_cramp_as_long_as_it_is_and_nothing_of_that_is_saved() {
    let mut runner = runner_at("2026-03-20T03:12:00Z");
    press(&mut runner, Command::CrampNow);
    wait(&mut runner, 600);
    assert!(!fires(&runner.state, Rule::LongCramp), "ten minutes are not more than ten");
    wait(&mut runner, 1);
    assert!(fires(&runner.state, Rule::LongCramp));
    assert!(!fires(&runner.state, Rule::CrampWillNotStop));
    runner.apply(Action::Edit(edit_running("say", |cramp| {
        cramp.pain = Pain::new(8).ok();
        set_relief(cramp, ReliefMeasure::Stretch, Some(Helped::No));
    })));
    runner.poll();
    assert!(fires(&runner.state, Rule::CrampWillNotStop));
    assert!(!fires(&runner.state, Rule::LongCramp));
    assert_eq!(cramps(&runner)[0].minutes, None);
}

#[test]
fn the_length_is_real_time_and_the_night_that_of_the_start() {
    let cases = [
        // Over the clock changes of London, midnight and noon.
        ("2026-03-29T00:55:00Z", "2026-03-29"),
        ("2026-10-25T00:55:00Z", "2026-10-25"),
        ("2026-03-19T23:55:00Z", "2026-03-20"),
        ("2026-03-20T11:55:00Z", "2026-03-20"),
    ];
    for (start, of) in cases {
        let mut runner = runner_at(start);
        press(&mut runner, Command::CrampNow);
        wait(&mut runner, 600);
        runner.apply(Action::Edit(edit_running("set the muscle", |cramp| {
            cramp.muscle = Some(Muscle::Calf);
        })));
        act(&mut runner, CrampAction::Stop);
        let cramps = runner.state.saved.night(night(of)).unwrap().cramps().to_vec();
        assert_eq!(cramps.len(), 1, "{start}");
        assert_eq!(cramps[0].minutes, CrampMinutes::new(10.0).ok(), "{start}");
        assert_eq!(cramps[0].muscle, Some(Muscle::Calf));
        assert_eq!(runner.state.saved.nights().len(), 1);
    }
}

/// A diary with a cramp that began at 03:12 and was left running, found at seven.
fn found() -> Runner {
    let mut store = Store::in_memory().unwrap();
    let begun = begin_in(&mut store, &moment("2026-03-20T03:12:00Z", Some(London))).unwrap();
    assert_eq!(begun, CrampNow::begun());
    over(store, moment("2026-03-20T07:00:00Z", Some(London)), CrampNow::default())
}

#[test]
fn a_cramp_that_was_found_running_is_asked_about_and_never_ended_by_guess() {
    let mut runner = found();
    assert!(matches!(runner.state.takeover(), Some(Takeover::Question(..))));
    assert_eq!(runner.state.elapsed(), None, "nobody knows");
    assert!(!fires(&runner.state, Rule::LongCramp), "no hours of cramp are made up");
    act(&mut runner, CrampAction::Leave);
    let (_, _, is_doubtful) = runner.state.cramp_in_the_background().unwrap();
    assert!(is_doubtful);
    assert_eq!(cramps(&runner)[0].minutes, None);
    press(&mut runner, Command::CrampNow);
    assert!(matches!(runner.state.takeover(), Some(Takeover::Question(..))));
    assert_eq!(cramps(&runner).len(), 1);
}

#[test]
fn each_answer_about_a_cramp_that_was_found_running_is_kept_as_it_was_given() {
    let minutes = |minutes| CrampMinutes::new(minutes).ok();
    let cases = [
        (Ending::After(CrampMinutes::new(5.0).unwrap()), minutes(5.0)),
        (Ending::At("03:20".parse().unwrap()), minutes(8.0)),
        (Ending::Unknown, None),
    ];
    for (ending, expected) in cases {
        let mut runner = found();
        act(&mut runner, CrampAction::Ended(ending));
        assert_eq!(cramps(&runner)[0].minutes, expected, "{ending:?}");
        assert_eq!((runner.state.saved.running, runner.state.takeover()), (None, None));
        press(&mut runner, Command::Undo);
        assert!(runner.state.saved.running.is_some(), "{ending:?} can be undone");
    }
    let mut runner = found();
    act(&mut runner, CrampAction::StillRunning);
    assert!(matches!(runner.state.takeover(), Some(Takeover::Running(..))));
    assert_eq!(runner.state.elapsed(), Some(TimeDelta::minutes(228)));
    let mut runner = found();
    act(&mut runner, CrampAction::Mistake);
    assert!(runner.state.saved.is_empty(), "no cramp-free night is made of it either");
}

#[test]
fn another_cramp_may_begin_although_nobody_said_how_the_last_one_ended() {
    let mut runner = found();
    act(&mut runner, CrampAction::BeginAnother);
    let cramps = cramps(&runner);
    let starts: Vec<_> = cramps.iter().filter_map(|cramp| cramp.started).collect();
    assert_eq!(starts.iter().map(ToString::to_string).collect::<Vec<_>>(), ["03:12", "07:00"]);
    assert!(cramps.iter().all(|cramp| cramp.minutes.is_none()));
    let Some(Takeover::Running(running, _)) = runner.state.takeover() else { panic!() };
    assert_eq!(running.position, 1);
}

#[test]
fn a_night_edited_in_the_diary_does_not_lose_the_cramp_that_is_going_on() {
    let mut runner = runner_at("2026-03-20T03:12:00Z");
    press(&mut runner, Command::AddCramp);
    press(&mut runner, Command::CrampNow);
    act(&mut runner, CrampAction::Leave);
    let remove_first = cramp_diary::app::Edit::night(night("2026-03-20"), "remove", |night| {
        night.cramps.as_mut().unwrap().remove(0);
    });
    runner.apply(Action::Edit(remove_first));
    wait(&mut runner, 60);
    act(&mut runner, CrampAction::Stop);
    assert_eq!(cramps(&runner).len(), 1);
    assert_eq!(cramps(&runner)[0].minutes, CrampMinutes::new(1.0).ok());
}

#[test]
fn a_night_that_holds_no_more_says_so() {
    let mut store = Store::in_memory().unwrap();
    let now = moment("2026-03-20T03:12:00Z", Some(London));
    let mut full = Night::unanswered(night("2026-03-20"));
    full.cramps = Some(vec![Cramp::default(); 100]);
    let step = cramp_diary::app::adopt::adopt(&crate::support::diaries::of_night(full), "fill");
    store.commit(step).unwrap();
    let begun = begin_in(&mut store, &now).unwrap();
    let runner = over(store, now, begun);
    assert_eq!(runner.state.takeover(), None);
    let Some(Notice::Failed(words)) = &runner.state.notice else { panic!("nothing was said") };
    assert!(words.contains("100 cramps"), "{words}");
}
