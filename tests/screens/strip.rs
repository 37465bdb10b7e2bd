//! The strip of the last nights: one Tab stop, and the arrows go from night to night.

use cramp_diary::app::Command;
use egui::{Key, Modifiers};

use crate::support::{diaries::usual, open_window::OpenWindow, window::Window};

/// What a column leaves free at its right, in points, also in the smallest window.
const MARGIN: f32 = 8.0;
/// The room of the bar to scroll by, in points.
const SCROLL_BAR: f32 = 12.0;

/// The name of what has the focus.
fn focused(window: &OpenWindow) -> String {
    window.focused().map_or_else(String::new, |(control, _)| control.name)
}

/// The window with the keyboard in the strip.
fn in_strip(window: Window) -> OpenWindow {
    let mut window = window.open();
    for _ in 0..20 {
        if focused(&window).starts_with("Night of") {
            return window;
        }
        window.press(Key::Tab);
    }
    panic!("Tab does not come to the strip: {:?}", focused(&window));
}

fn shown(window: &OpenWindow) -> String {
    window.state().night.to_string()
}

#[test]
fn arrows_go_from_night_to_night_over_the_month_and_beyond_the_strip() {
    let mut window = in_strip(Window::new().today("2026-03-05"));
    assert_eq!(focused(&window), "Night of Wed 4 to Thu 5 March, not recorded, shown");
    for (key, night) in [
        (Key::ArrowLeft, "2026-03-04"),
        (Key::Home, "2026-02-20"),
        (Key::ArrowLeft, "2026-02-19"),
        (Key::ArrowLeft, "2026-02-18"),
        (Key::ArrowRight, "2026-02-19"),
        (Key::ArrowRight, "2026-02-20"),
        (Key::End, "2026-03-05"),
        // Nothing lies ahead of the night that goes on.
        (Key::ArrowRight, "2026-03-05"),
    ] {
        window.press(key);
        assert_eq!(shown(&window), night, "{key:?}");
        assert!(focused(&window).ends_with("shown"), "{key:?}: {:?}", focused(&window));
    }
}

#[test]
fn the_keyboard_stays_in_the_strip_whatever_leads_to_another_night() {
    let mut window = in_strip(Window::new().diary(usual()));
    window.command(Command::NightBefore);
    assert!(focused(&window).starts_with("Night of Wed 18 to Thu 19 March"));
    for _ in 0..30 {
        window.command(Command::NightBefore);
    }
    assert_eq!(shown(&window), "2026-02-17");
    assert!(focused(&window).starts_with("Night of Mon 16 to Tue 17 February"));
    window.command(Command::Today);
    assert_eq!(shown(&window), "2026-03-20");
}

#[test]
fn the_strip_is_one_stop_on_the_way_to_the_large_buttons() {
    let mut window = in_strip(Window::new());
    let mut stops = Vec::new();
    while !stops.iter().any(|stop| stop == "No cramps") && stops.len() < 10 {
        window.press(Key::Tab);
        stops.push(focused(&window));
    }
    let strip = stops.iter().filter(|stop| stop.starts_with("Night of")).count();
    assert_eq!((strip, stops.last().map(String::as_str)), (0, Some("No cramps")), "{stops:?}");
    assert!(stops.len() <= 4, "{stops:?}");
    // Back again to the same night.
    for _ in 0..stops.len() {
        window.press_with(Modifiers::SHIFT, Key::Tab);
    }
    assert_eq!(focused(&window), "Night of Thu 19 to Fri 20 March, not recorded, shown");
}

#[test]
fn a_night_is_gone_to_by_pointer_and_told_with_its_cramps() {
    let mut window = Window::new().diary(usual()).open();
    let nights = window.words().into_iter().filter(|words| {
        words.starts_with("Night of")
            && ["cramp", "cramps", "recorded", "shown"].iter().any(|end| words.ends_with(end))
    });
    let nights: Vec<String> = nights.collect();
    assert_eq!(nights.len(), 14, "{nights:#?}");
    window.click(&nights[3]);
    assert_eq!(shown(&window), "2026-03-10");
}

#[test]
fn the_head_of_a_night_ends_where_its_column_ends() {
    for (size, percent) in [((1280.0, 800.0), 100), ((900.0, 600.0), 100), ((900.0, 600.0), 200)] {
        let window = Window::new().size(size.0, size.1).text_size(percent).open();
        let (next, answer) = (window.rect_of("Night after"), window.rect_of("Cramp now"));
        let end = window.rect().right() - SCROLL_BAR - MARGIN;
        assert!(next.right() <= answer.right() + 0.5, "{size:?} {percent} %: {next} {answer}");
        assert!(answer.right() <= end, "{size:?} {percent} %: {answer} before {end}");
    }
}
