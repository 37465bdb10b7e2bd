//! What is typed and not entered outlives what happens to its field: an undo, a cramp that goes.

use cramp_diary::app::{Action, Command, Place};
use egui::{Event, Key, Modifiers};

use super::{INTO_BED, apply, saved, sleep, undo, undo_all};
use crate::support::{open_window::OpenWindow, window::Window};

const NOTE: &str = "Anything else about this night";
const STARTED: &str = "Started at";
const LASTED: &str = "Lasted (min)";
const ASIDE: &str = "It was put aside";

/// Pastes a text over what a field holds.
fn paste(window: &mut OpenWindow, field: &str, text: &str) {
    window.focus(field);
    window.press_with(Modifiers::COMMAND, Key::A);
    window.harness().event(Event::Paste(text.to_owned()));
    window.run();
}

#[test]
fn an_undo_takes_no_words_away_that_are_not_saved() {
    let mut window = Window::new().open();
    window.click("Note, not answered");
    window.type_into(NOTE, "A calm night");
    window.press(Key::Tab);
    let long = "a word and ".repeat(1_000);
    paste(&mut window, NOTE, &long);
    window.pause();
    assert_eq!(saved(&window).note.unwrap().as_str(), "A calm night", "too long to be kept");
    undo(&mut window);
    assert_eq!(saved(&window).note, None);
    assert_eq!(window.value(NOTE), "", "what the diary holds");
    assert!(window.says("\"a word and a word") && window.says(ASIDE), "{:?}", window.words());
    // What is typed after it does not take its place.
    window.type_into(NOTE, "Another night");
    window.press(Key::Tab);
    undo(&mut window);
    window.click(&format!("Use it instead: {NOTE}"));
    assert_eq!(window.value(NOTE), long);
    assert!(!window.says(ASIDE));
}

#[test]
fn a_wrong_number_is_offered_after_an_undo_and_answered_by_a_quick_pick() {
    let mut window = Window::new().open();
    window.command(Command::AddCramp);
    window.type_into(LASTED, "7");
    window.press(Key::Tab);
    window.type_into(LASTED, "abc");
    window.press(Key::Tab);
    undo(&mut window);
    assert_eq!(window.value(LASTED), "");
    assert!(window.says("\"abc\"") && window.says(ASIDE), "{:?}", window.words());
    window.click(&format!("Throw it away: {LASTED}"));
    assert!(!window.says("\"abc\""));

    window.type_into(LASTED, "abc");
    window.press(Key::Tab);
    window.click("Pain: 4");
    window.click("How many minutes: 5");
    assert_eq!(window.value(LASTED), "5");
    assert!(!window.says("abc"), "{:?}", window.words());
}

#[test]
fn what_was_typed_for_a_cramp_does_not_stand_in_the_next_one() {
    let mut window = Window::new().open();
    window.command(Command::AddCramp);
    window.type_into(STARTED, "99x");
    window.press(Key::Tab);
    window.pause();
    assert!(window.says("Type a time"));
    undo_all(&mut window);
    assert!(window.says("\"99x\" in \"Started at\""), "{:?}", window.words());
    window.command(Command::AddCramp);
    assert_eq!(window.value(STARTED), "");
    assert!(!window.says("Type a time"));
    assert!(window.says("\"99x\"") && window.says(ASIDE), "{:?}", window.words());
    window.click(&format!("Use it instead: {STARTED}"));
    assert_eq!(window.value(STARTED), "99x");
}

#[test]
fn the_foot_says_what_is_not_entered_and_leads_there() {
    for (width, height, percent) in [(1280.0, 800.0, 100), (900.0, 600.0, 200)] {
        let mut window = Window::new().size(width, height).text_size(percent).open();
        window.click("Sleep, not answered");
        window.type_into(INTO_BED, "half past");
        window.press(Key::Tab);
        window.pause();
        let words = "Saved, except one text that is not entered yet";
        assert!(window.says(words), "{:?}", window.words());
        window.command(Command::Go(Place::Calendar));
        assert!(!window.says("Everything is saved"));
        for name in [words, "Go to it"] {
            assert!(window.rect().contains_rect(window.rect_of(name)), "{percent} %: {name}");
        }
        window.click("Go to it");
        window.run();
        assert_eq!(window.focused().unwrap().0.name, INTO_BED);
        // Also beside what was done last.
        window.command(Command::AddCramp);
        for name in ["1 not entered", "Undo"] {
            assert!(window.rect().contains_rect(window.rect_of(name)), "{percent} %: {name}");
        }
        assert!(!window.rect_of("1 not entered").intersects(window.rect_of("Undo")));
        window.click("1 not entered");
        window.run();
        window.type_into(INTO_BED, "22:30");
        window.press(Key::Tab);
        apply(&mut window, Action::CloseNotice);
        assert!(!window.says("not entered"), "{percent} %: {:?}", window.words());
    }
}

#[test]
fn the_foot_waits_for_a_pause_in_typing() {
    let mut window = sleep();
    window.type_into(INTO_BED, "22:3");
    assert!(!window.says("not entered"), "{:?}", window.words());
    window.type_text("0");
    window.press(Key::Tab);
    window.pause();
    assert!(!window.says("not entered"), "{:?}", window.words());
}
