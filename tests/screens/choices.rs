//! Choices by key: one stop of Tab, arrows within, digits, and the answer taken back.

use cramp_diary::{
    app::{Command, Place},
    diary::{
        Cramp, Diary, Night,
        quantity::Pain,
        vocabulary::{Muscle, Side},
    },
};
use egui::Key;

use crate::support::{
    diaries::{TODAY, night, of_night},
    open_window::OpenWindow,
    window::Window,
};

/// The name of the only choice of a kind, up to its option.
const SIDE: &str = "Which leg";

fn with_cramp() -> Diary {
    let cramps = Some(vec![Cramp::default()]);
    of_night(Night { cramps, ..Night::unanswered(night(TODAY)) })
}

fn cramp(window: &OpenWindow) -> Cramp {
    window.state().saved.night(night(TODAY)).unwrap().cramps()[0].clone()
}

fn focused(window: &OpenWindow) -> String {
    window.focused().map(|(control, _)| control.name).unwrap_or_default()
}

/// The label of the choice of pain, as the screen has it.
fn pain_option(window: &OpenWindow, score: &str) -> String {
    let names = window.controls().into_iter().map(|control| control.name);
    names
        .filter(|name| name.starts_with("Pain"))
        .find(|name| name.rsplit(": ").next().is_some_and(|words| words == score))
        .unwrap()
}

#[test]
fn the_options_of_a_choice_are_one_stop_of_tab_with_arrows_among_them() {
    let mut window = Window::new().diary(with_cramp()).open();
    let names: Vec<_> = window.walk().into_iter().map(|(control, _)| control.name).collect();
    let stops = names.iter().filter(|name| name.starts_with(SIDE)).count();
    assert_eq!(stops, 1, "{names:#?}");

    window.focus(&format!("{SIDE}: Left"));
    for (key, expected) in [
        (Key::ArrowRight, "Right"),
        (Key::ArrowRight, "Both"),
        (Key::ArrowRight, "Both"),
        (Key::ArrowLeft, "Right"),
        (Key::ArrowDown, "Right"),
        (Key::Home, "Left"),
        (Key::End, "Both"),
    ] {
        window.press(key);
        assert_eq!(focused(&window), format!("{SIDE}: {expected}"), "{key:?}");
        assert_eq!(cramp(&window).side, None, "arrows answer nothing");
    }
    window.press(Key::Tab);
    assert!(!focused(&window).starts_with(SIDE));
    window.press_with(egui::Modifiers::SHIFT, Key::Tab);
    assert!(focused(&window).starts_with(SIDE), "{}", focused(&window));
}

#[test]
fn space_and_enter_take_an_answer_and_take_it_back() {
    for key in [Key::Space, Key::Enter] {
        let mut window = Window::new().diary(with_cramp()).open();
        window.focus("Where: Calf");
        window.press(key);
        assert_eq!(cramp(&window).muscle, Some(Muscle::Calf));
        assert_eq!(focused(&window), "Where: Calf", "the keyboard stays where it is");
        window.press(key);
        assert_eq!(cramp(&window).muscle, None);
    }
}

#[test]
fn tab_comes_to_the_answer_that_is_given() {
    let mut window = Window::new().diary(with_cramp()).open();
    window.click(&format!("{SIDE}: Both"));
    assert_eq!(cramp(&window).side, Some(Side::Both));
    let names: Vec<_> = window.walk().into_iter().map(|(control, _)| control.name).collect();
    let stops: Vec<_> = names.iter().filter(|name| name.starts_with(SIDE)).collect();
    assert_eq!(stops, [&format!("{SIDE}: Both")]);
}

#[test]
fn digits_pick_the_option_of_their_number_and_never_take_it_back() {
    for (typed, score) in [("7", 7), ("1", 1), ("10", 10), ("0", 0), ("19", 9)] {
        let mut window = Window::new().diary(with_cramp()).open();
        let zero = pain_option(&window, "0");
        window.focus(&zero);
        window.type_text(typed);
        assert_eq!(cramp(&window).pain, Pain::new(score).ok(), "{typed}");
        assert_eq!(focused(&window), pain_option(&window, &score.to_string()));
    }
    let mut window = Window::new().diary(with_cramp()).open();
    let zero = pain_option(&window, "0");
    window.focus(&zero);
    window.press(Key::Num7);
    window.pause();
    window.type_text("7");
    assert_eq!(cramp(&window).pain, Pain::new(7).ok(), "the same digit again");
}

#[test]
fn a_choice_that_has_always_one_answer_keeps_it() {
    let mut window = Window::new().open();
    window.command(Command::Go(Place::Me));
    window.unfold();
    window.click("Colours: Light");
    window.click("Colours: Light");
    assert!(window.is_chosen("Colours: Light"));
}

#[test]
fn what_a_field_has_answered_is_where_tab_comes_to() {
    const QUICK: &str = "How many minutes";
    for (typed, expected) in [("10", "10"), ("2", "2"), ("0.5", "under 1"), ("12", "more")] {
        let mut window = Window::new().diary(with_cramp()).open();
        window.type_into("Lasted (min)", typed);
        window.press(Key::Tab);
        assert_eq!(cramp(&window).minutes.map(|minutes| minutes.to_string()), Some(typed.into()));
        assert_eq!(focused(&window), format!("{QUICK}: {expected}"), "{typed} minutes");
        assert!(window.is_chosen(&format!("{QUICK}: {expected}")));
        // It came there by itself and answered nothing.
        window.press(if expected == "under 1" { Key::ArrowRight } else { Key::ArrowLeft });
        assert_ne!(focused(&window), format!("{QUICK}: {expected}"));
        assert_eq!(cramp(&window).minutes.map(|minutes| minutes.to_string()), Some(typed.into()));
    }
}

#[test]
fn a_long_name_has_the_whole_width() {
    let mut window = Window::new().open();
    window.command(Command::Go(Place::Me));
    assert!(window.rect_of("Name").width() > 600.0, "{}", window.rect_of("Name"));
}
