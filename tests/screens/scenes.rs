//! States of the window worth a picture, and overlays that Escape closes: a line each.

use cramp_diary::{
    app::{Command, Place},
    diary::{Cramp, Diary, Night},
    store::StoreError,
};
use egui::Key;

use crate::support::{
    diaries::{TODAY, emergency, night, of_night, usual},
    open_window::OpenWindow,
};

/// What the window is opened on.
#[derive(Clone, Copy)]
pub(super) enum Content {
    /// A diary.
    Diary(fn() -> Diary),
    /// One that cannot be opened.
    Refused(fn() -> StoreError),
}

/// A state, and how a person gets there.
pub(super) struct Scene {
    pub(super) name: &'static str,
    pub(super) content: Content,
    pub(super) set_up: fn(&mut OpenWindow),
}

const fn scene(name: &'static str, diary: fn() -> Diary, set_up: fn(&mut OpenWindow)) -> Scene {
    Scene { name, content: Content::Diary(diary), set_up }
}

/// Every state that has a picture.
pub(super) const SCENES: &[Scene] = &[
    scene("help", usual, |window| window.command(Command::Help)),
    scene("focus-on-a-button", usual, |window| window.focus("Add a cramp")),
    scene("focus-on-a-card", emergency, |window| {
        window.focus("Show me the nights: Get emergency help: a severe cramp that does not stop");
    }),
    scene("focus-on-a-choice", one_cramp, |window| {
        window.click("Which leg: Left");
        window.focus("Which leg: Left");
    }),
    scene("focus-in-a-field", one_cramp, |window| window.focus("Lasted (minutes)")),
    scene("pointer-on-a-button", usual, |window| window.point_at("Add a cramp")),
    scene("pointer-on-a-choice", one_cramp, |window| window.point_at("Which leg: Right")),
    scene("invalid-field", one_cramp, |window| {
        window.type_into("Lasted (minutes)", "abc");
        window.press(Key::Tab);
    }),
    scene("undo-notice", Diary::default, |window| window.command(Command::NoCramps)),
    scene("night-running-cramp", Diary::default, |window| {
        window.command(Command::CrampNow);
        window.press(Key::Escape);
    }),
    scene("night-drinks-added", Diary::default, |window| {
        window.click("The day before, not answered");
        window.click("Add a drink, with its caffeine in mg: Filter coffee, 240 ml, 95 mg");
    }),
    scene("me-unfolded", usual, |window| {
        window.command(Command::Go(Place::Me));
        window.unfold();
    }),
    Scene {
        name: "cannot-open",
        content: Content::Refused(|| StoreError::InUse { path: "/home/ann/diary.sqlite".into() }),
        set_up: |_| {},
    },
];

/// One cramp last night of which nothing else is known.
fn one_cramp() -> Diary {
    let cramps = Some(vec![Cramp::default()]);
    of_night(Night { cramps, ..Night::unanswered(night(TODAY)) })
}
