//! Ways into a field, and what keys do there before anything is typed.

use egui::{Key, Modifiers};

use super::{INTO_BED, clock, saved, sleep, undo_all};
use crate::support::{open_window::OpenWindow, window::Window};
use cramp_diary::app::Command;

fn focused(window: &OpenWindow) -> String {
    window.focused().map(|(control, _)| control.name).unwrap_or_default()
}

#[test]
fn tab_goes_on_from_what_was_pressed_with_the_pointer() {
    let mut window = sleep();
    assert_eq!(focused(&window), "", "a press alone is no place of the keyboard");
    window.press(Key::Tab);
    assert_eq!(focused(&window), INTO_BED);
    window.press(Key::Escape);
    window.click("Sleep, not answered");
    window.press(Key::Tab);
    assert_eq!(focused(&window), "The day before, not answered", "the sleep is folded");
    window.press_with(Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&window), "Sleep, not answered");
}

#[test]
fn whoever_comes_back_to_a_field_types_over_what_it_holds() {
    let mut window = sleep();
    window.type_into(INTO_BED, "2230");
    window.press(Key::Tab);
    window.press_with(Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&window), INTO_BED);
    window.type_text("2245");
    window.press(Key::Tab);
    assert_eq!(saved(&window).sleep.into_bed, clock("22:45"), "{:?}", window.value(INTO_BED));
}

#[test]
fn undo_in_a_field_where_nothing_is_typed_takes_back_the_last_change() {
    let mut window = sleep();
    window.type_into(INTO_BED, "2230");
    window.press(Key::Tab);
    assert_eq!(saved(&window).sleep.into_bed, clock("22:30"));
    window.command(Command::Undo);
    assert_eq!(saved(&window).sleep.into_bed, None);
    window.command(Command::Redo);
    assert_eq!(saved(&window).sleep.into_bed, clock("22:30"));
    window.type_text("2310");
    window.command(Command::Undo);
    assert_eq!(saved(&window).sleep.into_bed, clock("22:30"), "the letters were taken back");
}

#[test]
fn a_time_is_typed_over_what_a_cramp_that_is_gone_left_in_its_field() {
    let mut window = Window::new().open();
    let begin = |window: &mut OpenWindow, typed: &str| {
        window.command(Command::AddCramp);
        window.press(Key::Space);
        window.type_text(typed);
        window.press(Key::Tab);
    };
    begin(&mut window, "99x");
    assert_eq!(undo_all(&mut window), 2, "where it was, and the cramp");
    assert_eq!(saved(&window).cramps(), []);
    begin(&mut window, "315");
    assert_eq!(saved(&window).cramps().first().and_then(|cramp| cramp.started), clock("03:15"));
}
