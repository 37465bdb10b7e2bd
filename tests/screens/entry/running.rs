//! A cramp that is going on, in its row of the night.

use chrono_tz::Europe::London;
use cramp_diary::{
    app::Command,
    diary::{
        Cramp,
        quantity::{CrampMinutes, Pain},
    },
};
use egui::Key;

use super::saved;
use crate::support::{diaries::TODAY, open_window::OpenWindow, window::Window};

const RUNNING: &str = "Cramp 1, running since 03:12";

/// A window on the night of a cramp that is going on since 3:12.
fn in_the_diary() -> OpenWindow {
    let mut window = Window::new().at("2026-03-20T03:12:00Z", London).open();
    window.command(Command::CrampNow);
    window.press(Key::Escape);
    window
}

fn cramp(window: &OpenWindow) -> Cramp {
    saved(window, TODAY).cramps.unwrap().remove(0)
}

#[test]
fn its_row_says_since_when_it_runs_and_leads_back() {
    let mut window = in_the_diary();
    assert!(window.says(RUNNING), "{:?}", window.words());
    assert!(window.says("It is running. Its length is counted until you say"));
    window.click("Pain: 6");
    assert!(window.says("Cramp 1, running since 03:12, pain 6 of 10"));
    window.click("Open Cramp now");
    assert!(window.says("Cramp since 03:12. Its start is written down"));
    assert_eq!(cramp(&window).pain, Pain::new(6).ok());
}

#[test]
fn it_is_ended_in_its_row_and_the_diary_stays() {
    let mut window = in_the_diary();
    window.click("It has stopped");
    assert!(window.says("Night of") && !window.says("Answer what you like"));
    assert_eq!(cramp(&window).minutes, CrampMinutes::new(0.0).ok(), "the clock stands still");
    assert_eq!(window.state().saved.running, None);
    assert!(window.says("Cramp 1, 03:12, 0 min") && !window.says("It is running"));
    window.command(Command::Undo);
    assert!(window.says(RUNNING));
}

#[test]
fn one_that_was_found_running_is_never_ended_by_guess() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.sqlite");
    let at = |instant| Window::new().file(file.clone()).at(instant, London).open();
    let mut window = at("2026-03-20T03:12:00Z");
    window.command(Command::CrampNow);
    drop(window);
    let mut window = at("2026-03-20T07:12:00Z");
    window.click("Ask me later");
    assert!(window.says("Cramp 1, began at 03:12, its end is not known yet"));
    assert!(!window.says("It has stopped"));
    window.click("Say how this cramp ended");
    assert!(window.says("was still running: how did it end?"));
}
