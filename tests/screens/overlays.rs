//! What lies over the window: it has the keys to itself, Escape closes it, and the keyboard goes
//! back to where it was.

use std::collections::BTreeSet;

use cramp_diary::app::Command;
use egui::Key;

use crate::support::{diaries::usual, open_window::OpenWindow, window::Window};

/// Something that lies over the window.
struct Overlay {
    /// What a screen reader says of it and of nothing else.
    says: &'static str,
    open: fn(&mut OpenWindow),
}

/// Every one of them.
const OVERLAYS: &[Overlay] = &[
    Overlay { says: "Keys and help", open: |window| window.command(Command::Help) },
    Overlay { says: "What do you want to do?", open: |window| window.click("More") },
    Overlay { says: "What was done", open: |window| window.click("Everything is saved") },
];

/// Names of controls, as a screen reader says them.
fn names(window: &OpenWindow) -> BTreeSet<String> {
    window.controls().into_iter().map(|control| control.name).collect()
}

#[test]
fn escape_closes_every_overlay() {
    for overlay in OVERLAYS {
        let mut window = Window::new().diary(usual()).open();
        let before = (window.words(), names(&window));
        (overlay.open)(&mut window);
        assert_ne!(window.words(), before.0, "{}: nothing opened", overlay.says);
        assert!(window.says(overlay.says), "{:#?}", window.words());
        window.press(Key::Escape);
        assert_eq!(window.words(), before.0, "{}: something is left", overlay.says);
        assert_eq!(names(&window), before.1);
    }
}

#[test]
fn tab_stays_within_an_overlay() {
    for overlay in OVERLAYS {
        let mut window = Window::new().diary(usual()).open();
        (overlay.open)(&mut window);
        let walked: BTreeSet<_> =
            window.walk().into_iter().map(|(control, _)| control.name).collect();
        assert!(!walked.is_empty(), "{}: no control", overlay.says);
        for outside in ["No cramps", "Add a cramp", "Calendar", "Keys and help"] {
            assert!(!walked.contains(outside), "{}: {outside} lies under it", overlay.says);
        }
    }
}
