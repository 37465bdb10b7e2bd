//! The clock of the machine is set, the zone changes and the summer ends while the window is
//! open: entries keep their nights, and nothing is lost, doubled or made up.

use chrono::TimeDelta;
use chrono_tz::{
    America::New_York,
    Europe::{Berlin, London},
    Tz,
};
use cramp_diary::{
    app::{
        Action, Command, CrampAction, CrampNow, Effect, Jobs, Notice, Runner, State, Takeover,
        no_cramps, update,
    },
    clock::{Clock, Now},
    diary::{ClockTime, Diary, NightDate, quantity::CrampMinutes},
    store::{Event, Request, Store, StoreError, StoreHandle},
};

use super::night;

fn moment(instant: &str, zone: Tz) -> Now {
    let instant: chrono::DateTime<chrono::Utc> = instant.parse().unwrap();
    Now { instant, local: instant.with_timezone(&zone).naive_local(), zone: Some(zone) }
}

fn runner_at(instant: &str, zone: Tz) -> Runner {
    let now = moment(instant, zone);
    let state = State { cramp_now: CrampNow::default(), ..State::new(now, None) };
    let store = StoreHandle::inline(Store::in_memory().unwrap());
    let mut runner = Runner::new(state, Clock::Fixed(now), store, Jobs::AtOnce(Vec::new()));
    runner.poll();
    runner
}

fn press(runner: &mut Runner, command: Command) {
    runner.apply(Action::Command(command));
    runner.poll();
}

fn set_clock(runner: &mut Runner, instant: &str, zone: Tz) {
    runner.apply(Action::Tick(moment(instant, zone)));
    runner.poll();
}

/// The only night that the disk holds.
fn only_night(runner: &Runner) -> NightDate {
    let dates: Vec<NightDate> = runner.state.saved.nights().map(|night| night.date).collect();
    let [date] = dates[..] else { panic!("{dates:?}") };
    date
}

#[test]
fn until_the_evening_the_window_opens_at_the_night_that_ended() {
    for (moment, shown) in [
        ("2026-03-20T00:10:00Z", "2026-03-20"),
        ("2026-03-20T08:00:00Z", "2026-03-20"),
        ("2026-03-20T17:59:00Z", "2026-03-20"),
        ("2026-03-20T18:00:00Z", "2026-03-21"),
        ("2026-03-20T23:59:00Z", "2026-03-21"),
    ] {
        assert_eq!(runner_at(moment, London).state.night, night(shown), "{moment}");
    }
}

#[test]
fn a_clock_that_went_back_before_the_window_opened_is_spoken_of() {
    for (now, is_told) in [
        ("2025-03-20T08:00:00Z", true),
        ("2026-03-18T08:00:00Z", true),
        ("2026-03-19T08:00:00Z", false),
        ("2026-03-20T08:00:00Z", false),
    ] {
        let mut store = Store::in_memory().unwrap();
        let edit = no_cramps(night("2026-03-20"));
        store.commit(edit.step(&Diary::default(), &moment(now, London)).unwrap()).unwrap();
        let state =
            State { cramp_now: CrampNow::default(), ..State::new(moment(now, London), None) };
        let clock = Clock::Fixed(moment(now, London));
        let jobs = Jobs::AtOnce(Vec::new());
        let mut runner = Runner::new(state, clock, StoreHandle::inline(store), jobs);
        runner.poll();
        let told: Vec<&str> =
            runner.state.failures.iter().map(|failure| failure.words.as_str()).collect();
        let [words] = told[..] else {
            assert!(!is_told && told.is_empty(), "{now}: {told:?}");
            continue;
        };
        assert!(is_told, "{now}: {words}");
        assert!(words.contains("up to Thu 19 to Fri 20 March"), "{words}");
    }
}

#[test]
fn a_clock_that_goes_back_a_year_moves_no_entry_and_is_spoken_of() {
    let mut runner = runner_at("2026-03-20T08:00:00Z", London);
    press(&mut runner, Command::AddCramp);
    set_clock(&mut runner, "2025-03-20T08:00:00Z", London);
    assert_eq!(runner.state.night, night("2026-03-20"), "what is entered stays of its night");
    let Some(Notice::Failed(words)) = &runner.state.notice else {
        panic!("{:?}", runner.state.notice)
    };
    assert!(words.contains("from Fri 20 March 2026 to Thu 20 March 2025"), "{words}");
    assert!(runner.state.failures.iter().any(|failure| failure.words == *words), "it stays");

    press(&mut runner, Command::AddCramp);
    assert_eq!(only_night(&runner), night("2026-03-20"));
    assert_eq!(runner.state.saved.night(night("2026-03-20")).unwrap().cramps().len(), 2);
    press(&mut runner, Command::Undo);
    assert_eq!(runner.state.saved.night(night("2026-03-20")).unwrap().cramps().len(), 1);
    set_clock(&mut runner, "2026-03-20T08:05:00Z", London);
    assert_eq!(only_night(&runner), night("2026-03-20"));
    assert_eq!(runner.state.night, night("2026-03-20"));
}

#[test]
fn the_window_follows_the_days_and_says_so_where_many_went_by() {
    let mut runner = runner_at("2026-03-20T22:00:00Z", London);
    set_clock(&mut runner, "2026-03-21T08:00:00Z", London);
    assert_eq!((runner.state.night, &runner.state.notice), (night("2026-03-21"), &None));
    set_clock(&mut runner, "2026-03-25T08:00:00Z", London);
    assert_eq!(runner.state.night, night("2026-03-25"));
    let Some(Notice::Done(words)) = &runner.state.notice else {
        panic!("{:?}", runner.state.notice)
    };
    assert!(words.starts_with("Today is Wed 25 March 2026"), "{words}");
}

#[test]
fn a_night_that_a_person_went_to_stays_when_the_day_changes() {
    let mut runner = runner_at("2026-03-20T23:50:00Z", London);
    runner.apply(Action::OpenNight(night("2026-03-17")));
    set_clock(&mut runner, "2026-03-21T00:10:00Z", London);
    press(&mut runner, Command::NoCramps);
    assert_eq!(only_night(&runner), night("2026-03-17"));
}

#[test]
fn a_journey_over_zones_changes_no_length() {
    let mut runner = runner_at("2026-03-20T03:00:00Z", London);
    press(&mut runner, Command::CrampNow);
    // Five hours back on the wall, four minutes on in the world.
    set_clock(&mut runner, "2026-03-20T03:04:00Z", New_York);
    runner.apply(Action::Cramp(CrampAction::Stop));
    runner.poll();
    let entry = runner.state.saved.night(only_night(&runner)).unwrap();
    let [cramp] = entry.cramps() else { panic!("{:?}", entry.cramps()) };
    assert_eq!(cramp.started, ClockTime::new(3, 0));
    assert_eq!(cramp.minutes, CrampMinutes::new(4.0).ok());
    assert_eq!(entry.time_zone, Some(London));
}

#[test]
fn a_cramp_over_a_clock_change_lasts_as_long_as_it_did() {
    for (begun, stopped, started) in [
        // 01:58 is followed by 03:00 in Berlin, and 02:58 by 02:00.
        ("2026-03-29T00:58:00Z", "2026-03-29T01:03:00Z", (1, 58)),
        ("2026-10-25T00:58:00Z", "2026-10-25T01:03:00Z", (2, 58)),
    ] {
        let mut runner = runner_at(begun, Berlin);
        press(&mut runner, Command::CrampNow);
        set_clock(&mut runner, stopped, Berlin);
        runner.apply(Action::Cramp(CrampAction::Stop));
        runner.poll();
        let entry = runner.state.saved.night(only_night(&runner)).unwrap();
        let [cramp] = entry.cramps() else { panic!("{:?}", entry.cramps()) };
        assert_eq!(cramp.started, ClockTime::new(started.0, started.1), "{begun}");
        assert_eq!(cramp.minutes, CrampMinutes::new(5.0).ok(), "{begun}");
    }
}

#[test]
fn a_clock_set_back_behind_the_start_of_a_cramp_makes_up_no_length() {
    let mut runner = runner_at("2026-03-20T03:00:00Z", London);
    press(&mut runner, Command::CrampNow);
    set_clock(&mut runner, "2025-03-20T03:04:00Z", London);
    assert!(matches!(runner.state.takeover(), Some(Takeover::Running(..))), "it still runs");
    runner.apply(Action::Cramp(CrampAction::Stop));
    runner.poll();
    let entry = runner.state.saved.night(night("2026-03-20")).unwrap();
    let [cramp] = entry.cramps() else { panic!("{:?}", entry.cramps()) };
    assert_eq!((cramp.started, cramp.minutes), (ClockTime::new(3, 0), None));
    assert_eq!(runner.state.saved.running, None);
}

#[test]
fn what_could_not_be_saved_is_tried_again_though_the_clock_went_back() {
    let now = moment("2026-03-20T08:00:00Z", London);
    let mut state = State::new(now, None);
    let loaded = Store::in_memory().unwrap().load().unwrap();
    update(&mut state, Action::Store(Event::Loaded(Box::new(loaded))));
    let effects = update(&mut state, Action::Edit(no_cramps(night("2026-03-20"))));
    let [Effect::Store(Request::Commit(step))] = &effects[..] else { panic!("{effects:?}") };
    let error = StoreError::Full { path: "/diary".into() };
    let request = Some(Request::Commit(step.clone()));
    update(&mut state, Action::Store(Event::Failed { request, error }));
    let back = now.instant - TimeDelta::days(365);
    let set = |seconds| {
        let instant = back + TimeDelta::seconds(seconds);
        Now { instant, local: instant.naive_utc(), zone: now.zone }
    };
    assert!(update(&mut state, Action::Tick(set(0))).is_empty());
    assert!(
        !update(&mut state, Action::Tick(set(60))).is_empty(),
        "a minute later it is sent again"
    );
}
