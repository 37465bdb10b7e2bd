//! Steps: by key, by wheel and by button; a burst of them is one edit.

use cramp_diary::diary::{Night, quantity::WholeMinutes};
use egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, Vec2, accesskit::Role,
};
use egui_kittest::kittest::Queryable as _;

use super::{INTO_BED, LATENCY, clock, saved, sleep, sleep_of, undo_all};
use crate::support::{
    diaries::{night, of_night},
    open_window::OpenWindow,
    window::Window,
};

/// Turns the wheel by so many notches over a field.
fn turn_wheel(window: &mut OpenWindow, field: &str, notches: f32) {
    let place = window.rect_of(field).center();
    let harness = window.harness();
    harness.event(Event::PointerMoved(place));
    harness.run();
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: Vec2::new(0.0, notches),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run();
}

#[test]
fn a_burst_of_steps_is_one_edit() {
    let mut window = sleep();
    window.type_into(INTO_BED, "22:45");
    window.press(Key::Tab);
    window.focus(INTO_BED);
    for _ in 0..10 {
        window.press(Key::ArrowUp);
    }
    window.press(Key::PageDown);
    window.press_with(Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(window.value(INTO_BED), "22:00");
    assert_eq!(saved(&window).sleep.into_bed, clock("22:45"), "nobody has paused yet");
    window.pause();
    assert_eq!(saved(&window).sleep.into_bed, clock("22:00"));
    window.press(Key::Escape);
    assert_eq!(undo_all(&mut window), 2, "the typed time and the steps");
}

#[test]
fn an_empty_field_steps_from_a_usual_value_and_only_when_asked() {
    let mut before = Night::unanswered(night("2026-03-18"));
    before.sleep.into_bed = clock("21:50");
    let mut window = sleep_of(Window::new().diary(of_night(before)));
    assert_eq!(window.value(INTO_BED), "");
    window.focus(INTO_BED);
    window.press(Key::ArrowDown);
    assert_eq!(window.value(INTO_BED), "21:50", "as two nights ago");
    window.press(Key::Tab);
    window.press(Key::ArrowDown);
    assert_eq!(window.value("Tried to sleep"), "21:50", "as into bed");
}

#[test]
fn the_wheel_turns_a_field_only_under_the_pointer_and_with_the_focus() {
    let mut window = sleep();
    window.type_into(LATENCY, "20");
    window.press(Key::Tab);
    let before = window.rect_of(LATENCY);
    turn_wheel(&mut window, LATENCY, -1.0);
    assert_eq!(window.value(LATENCY), "20", "without the focus the page scrolls");
    assert!(window.rect_of(LATENCY).top() < before.top() - 1.0, "the page has scrolled");
    window.focus(LATENCY);
    let before = window.rect_of(LATENCY);
    turn_wheel(&mut window, LATENCY, -1.0);
    assert_eq!(window.value(LATENCY), "15");
    turn_wheel(&mut window, LATENCY, 2.0);
    assert_eq!(window.value(LATENCY), "25");
    assert!((window.rect_of(LATENCY).top() - before.top()).abs() < 0.5, "the page stands still");
    window.focus(INTO_BED);
    turn_wheel(&mut window, LATENCY, 1.0);
    assert_eq!(window.value(LATENCY), "25", "another field has the focus");
}

#[test]
fn the_buttons_beside_a_field_step_it_too() {
    let mut window = sleep();
    window.type_into(LATENCY, "20");
    window.press(Key::Tab);
    let more = format!("{LATENCY}: 5 more");
    window.harness().get_by_role_and_label(Role::Button, &more).scroll_to_me();
    window.run();
    for _ in 0..3 {
        window.harness().get_by_role_and_label(Role::Button, &more).click();
        window.run();
    }
    window.pause();
    assert_eq!(saved(&window).sleep.minutes_to_fall_asleep, WholeMinutes::new(35).ok());
    assert!(window.harness().get_by_label(LATENCY).is_focused());
    assert_eq!(undo_all(&mut window), 2);
}
