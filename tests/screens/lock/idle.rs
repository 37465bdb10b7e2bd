//! The lock that comes by itself, on a clock that the test moves.

use std::cell::Cell;

use chrono::TimeDelta;
use cramp_diary::{
    app::{
        Command, Phase, Takeover,
        lock::locks_at,
        preferences::{AutoLock, Preferences},
    },
    clock::{Clock, Now},
};
use egui::Key;

use super::{PASSWORD, Sealed, unlock};
use crate::support::{open_window::OpenWindow, window::Window};

thread_local! {
    static NOW: Cell<Option<Now>> = const { Cell::new(None) };
}

fn now() -> Now {
    NOW.get().unwrap()
}

/// Lets time go by, and draws what comes of it.
fn wait(window: &mut OpenWindow, seconds: i64) {
    NOW.set(Some(now().plus(TimeDelta::seconds(seconds))));
    window.run();
}

fn open(sealed: &Sealed) -> OpenWindow {
    NOW.set(Some(Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now()));
    let mut window = sealed.locked_in(Window::new().told(now));
    unlock(&mut window, PASSWORD);
    assert_eq!(window.state().phase, Phase::Open);
    window
}

fn prefer(window: &mut OpenWindow, auto_lock: AutoLock) {
    let preferences = Preferences { auto_lock, ..window.state().preferences };
    let action = cramp_diary::app::Action::SetPreferences(preferences);
    window.harness().state_mut().apply(action);
    window.run();
}

#[test]
fn after_a_quarter_of_an_hour_without_a_touch_it_is_locked() {
    let sealed = Sealed::new();
    let mut window = open(&sealed);
    wait(&mut window, 15 * 60 - 1);
    assert!(!window.state().is_locked());
    // A key begins the time anew, and so does the pointer.
    window.press(Key::Tab);
    wait(&mut window, 15 * 60 - 1);
    assert!(!window.state().is_locked());
    window.point_at("Add a cramp");
    wait(&mut window, 15 * 60 - 1);
    assert!(!window.state().is_locked());
    wait(&mut window, 1);
    assert!(window.state().is_locked());
    super::assert_nothing_of_the_person(&window);
}

#[test]
fn as_long_as_was_preferred_and_kept() {
    let sealed = Sealed::new();
    for (auto_lock, minutes) in [(AutoLock::AfterTwo, 2), (AutoLock::AfterSixty, 60)] {
        let mut window = open(&sealed);
        prefer(&mut window, auto_lock);
        drop(window);
        let mut window = open(&sealed);
        assert_eq!(window.state().preferences.auto_lock, auto_lock);
        wait(&mut window, minutes * 60 - 1);
        assert!(!window.state().is_locked(), "{minutes}");
        wait(&mut window, 1);
        assert!(window.state().is_locked(), "{minutes}");
    }
    let mut window = open(&sealed);
    prefer(&mut window, AutoLock::Off);
    wait(&mut window, 24 * 3600);
    assert!(!window.state().is_locked());
}

#[test]
fn it_waits_with_one_look_at_the_clock() {
    let sealed = Sealed::new();
    let window = open(&sealed);
    let state = window.state();
    assert_eq!(locks_at(state).unwrap() - state.now.instant, TimeDelta::minutes(15));
    let mut readable = Window::new().open();
    readable.press(Key::Tab);
    assert_eq!(locks_at(readable.state()), None, "without a password nothing is waited for");
}

#[test]
fn a_clock_that_is_set_back_keeps_nothing_open() {
    let sealed = Sealed::new();
    let mut window = open(&sealed);
    wait(&mut window, 10 * 60);
    wait(&mut window, -3600);
    wait(&mut window, 5 * 60 - 1);
    assert!(!window.state().is_locked());
    wait(&mut window, 1);
    assert!(window.state().is_locked());
}

#[test]
fn a_cramp_that_runs_keeps_its_screen_for_an_hour_and_comes_back() {
    let sealed = Sealed::new();
    let mut window = open(&sealed);
    window.command(Command::CrampNow);
    wait(&mut window, 3600 - 1);
    assert!(matches!(window.state().takeover(), Some(Takeover::Running(..))));
    wait(&mut window, 1);
    assert!(window.state().is_locked() && window.says("The diary is locked"));
    assert!(!window.says("running"), "that one is going on is behind the lock");
    unlock(&mut window, PASSWORD);
    assert!(matches!(window.state().takeover(), Some(Takeover::Running(..))));
    window.command(Command::Lock);
    assert!(window.state().is_locked(), "the key locks at any time");
}
