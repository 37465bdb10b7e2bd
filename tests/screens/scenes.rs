//! States of the window worth a picture, and overlays that Escape closes: a line each.

use cramp_diary::{
    app::{Command, Place, text},
    diary::{Appointment, Cramp, Diary, Night, text::Text},
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
    scene("focus-in-a-field", one_cramp, |window| window.focus("Lasted (min)")),
    scene("pointer-on-a-button", usual, |window| window.point_at("Add a cramp")),
    scene("pointer-on-a-choice", one_cramp, |window| window.point_at("Which leg: Right")),
    scene("invalid-field", one_cramp, |window| {
        window.type_into("Lasted (min)", "abc");
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
    scene("me-end", usual, |window| {
        window.command(Command::Go(Place::Me));
        window.unfold();
        window.focus("Import this file");
    }),
    scene("me-export", usual, |window| {
        window.command(Command::Go(Place::Me));
        window.click_part("Diary file");
        window.click("Export the diary as: FHIR");
        window.focus("Export it here");
    }),
    scene("doctor-self-care", usual, |window| {
        window.command(Command::Go(Place::Doctor));
        window.click_part("What the articles suggest");
        window.focus("Done last night: Massage the legs at bedtime");
    }),
    scene("doctor-self-care-end", usual, |window| {
        window.command(Command::Go(Place::Doctor));
        window.click_part("What the articles suggest");
        window.focus("Log it under The day before: Not long in one position");
    }),
    scene("doctor-questions", usual, |window| {
        window.command(Command::Go(Place::Doctor));
        window.focus("What I want to ask");
    }),
    scene("doctor-outcome", appointments, |window| {
        window.command(Command::Go(Place::Doctor));
        window.focus(&outcome_asked());
    }),
    scene("doctor-outcome-asked", appointments, |window| {
        window.command(Command::Go(Place::Doctor));
        window.click(&outcome_asked());
    }),
    scene("night-outcome", appointments, |window| window.focus(&outcome_asked())),
    scene("doctor-summary-choices", usual, |window| {
        window.command(Command::Go(Place::Doctor));
        window.click("Sections: Night strip");
        window.click("Dates: 2026-03-03");
    }),
    scene("doctor-summary-forms", usual, |window| {
        window.command(Command::Go(Place::Doctor));
        window.focus("Open to print…");
    }),
    scene("doctor-end", usual, |window| {
        window.command(Command::Go(Place::Doctor));
        window.unfold();
        focus_part(window, "About night cramps");
    }),
    scene("trends-middle", usual, |window| {
        window.command(Command::Go(Place::Trends));
        focus_part(window, "The same in numbers: Sleep over the weeks");
    }),
    scene("trends-numbers", usual, |window| {
        window.command(Command::Go(Place::Trends));
        window.click_part("The same in numbers: Cramp nights, week by week");
    }),
    scene("trends-nights", usual, |window| {
        window.command(Command::Go(Place::Trends));
        focus_part(window, "The same in numbers: Night by night");
    }),
    scene("trends-end", usual, |window| {
        window.command(Command::Go(Place::Trends));
        focus_part(window, "Save: What goes with cramp nights");
    }),
    Scene {
        name: "cannot-open",
        content: Content::Refused(|| StoreError::InUse { path: "/home/ann/diary.sqlite".into() }),
        set_up: |_| {},
    },
];

/// The usual diary of a person who was at the doctor's ten days ago, and goes again.
fn appointments() -> Diary {
    let mut diary = usual();
    let at = |date: &str, with: &str| Appointment {
        date: date.parse().unwrap(),
        time: "09:40".parse().ok(),
        with: Text::new(with).ok(),
        place: Text::new("Health centre, first floor").ok(),
        outcome: None,
    };
    diary.appointments =
        [at(SEEN_ON, "Dr Grey"), at("2026-04-14", "Dr Grey")].into_iter().collect();
    diary
}

/// Puts the focus on the section of this title, whatever it says of what it holds.
fn focus_part(window: &mut OpenWindow, title: &str) {
    let mut names = window.controls().into_iter().map(|control| control.name);
    let name = names.find(|name| name.starts_with(title)).unwrap();
    window.focus(&name);
}

const SEEN_ON: &str = "2026-03-10";

fn outcome_asked() -> String {
    let date = text::date(SEEN_ON.parse().unwrap());
    format!("Your appointment of {date} with Dr Grey: what was said and agreed?")
}

/// One cramp last night of which nothing else is known.
fn one_cramp() -> Diary {
    let cramps = Some(vec![Cramp::default()]);
    of_night(Night { cramps, ..Night::unanswered(night(TODAY)) })
}
