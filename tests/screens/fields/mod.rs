//! Fields for times, dates and numbers: typed, stepped, picked, wrong, and asked about.

mod aside;
mod dates;
mod left;
mod pictures;
mod steps;
mod times;
mod ways;

use cramp_diary::{
    app::{Action, Command},
    diary::ClockTime,
};

use crate::support::{
    open_window::{OpenWindow, saved},
    window::Window,
};

const INTO_BED: &str = "Into bed";
const OUT_OF_BED: &str = "Out of bed";
const LATENCY: &str = "To fall asleep (min)";

/// A window with the sleep of the last night open.
fn sleep() -> OpenWindow {
    sleep_of(Window::new())
}

fn sleep_of(window: Window) -> OpenWindow {
    let mut window = window.open();
    window.click("Sleep, not answered");
    window
}

fn clock(text: &str) -> Option<ClockTime> {
    text.parse().ok()
}

/// Undoes a step, also while the keys of undo belong to a text.
fn undo(window: &mut OpenWindow) {
    apply(window, Action::Command(Command::Undo));
}

/// How many steps can be undone.
fn undo_all(window: &mut OpenWindow) -> usize {
    let mut steps = 0;
    while window.state().undo.is_some() {
        undo(window);
        steps += 1;
    }
    steps
}

fn apply(window: &mut OpenWindow, action: Action) {
    window.harness().state_mut().apply(action);
    window.run();
}
