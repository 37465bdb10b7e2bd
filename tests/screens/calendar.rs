//! The calendar: walked by keys, searched by words, and a way back to every night.

use std::sync::Arc;

use cramp_diary::{
    app::{
        Command, Place,
        calendar::{Layout, Measure},
    },
    diary::{
        Cramp, Diary, Night, Sign,
        text::Note,
        vocabulary::{Muscle, Side, SignKind},
    },
};
use egui::{Key, Modifiers};

use crate::support::{
    diaries::{night, usual},
    open_window::OpenWindow,
    painted::{cut_texts, painted_words},
    window::Window,
};

fn calendar(window: Window) -> OpenWindow {
    let mut window = window.open();
    window.command(Command::Go(Place::Calendar));
    window
}

fn selected(window: &OpenWindow) -> String {
    window.state().calendar.selected.to_string()
}

/// The name of what has the focus.
fn focused(window: &OpenWindow) -> String {
    window.focused().map_or_else(String::new, |(control, _)| control.name)
}

/// Presses Tab until something of this name has the focus.
#[track_caller]
fn tab_to(window: &mut OpenWindow, name: &str) {
    for _ in 0..30 {
        if focused(window).contains(name) {
            return;
        }
        window.press(Key::Tab);
    }
    panic!("Tab does not come to {name:?}: {:#?}", window.controls());
}

/// Nights with what the filters ask for, up to the day of the tests.
fn few() -> Diary {
    let cramp = Cramp {
        side: Some(Side::Left),
        muscle: Some(Muscle::Calf),
        note: Note::new("Wadenkrämpfe bis drei").ok(),
        ..Cramp::default()
    };
    let redness = Sign {
        sign: SignKind::Redness,
        side: Some(Side::Left),
        lasting: None,
        pain: None,
        known_to_doctor: None,
    };
    let free = |date| Night { cramps: Some(Vec::new()), ..Night::unanswered(night(date)) };
    let mut diary = Diary::default();
    for night in [
        Night { cramps: Some(vec![cramp]), ..Night::unanswered(night("2026-03-10")) },
        free("2026-03-12"),
        Night { note: Note::new("Away").ok(), ..Night::unanswered(night("2026-03-13")) },
        Night { signs: Some(vec![redness]), ..free("2026-03-14") },
    ] {
        diary.put_night(Arc::new(night));
    }
    diary
}

fn found(window: &OpenWindow) -> Vec<String> {
    window.state().calendar.search.found().iter().map(ToString::to_string).collect()
}

#[test]
fn keys_walk_over_the_ends_of_months_and_years() {
    let shift = Modifiers::SHIFT;
    let none = Modifiers::NONE;
    for (layout, today, walk) in [
        (
            "Month",
            "2026-03-02",
            &[
                (none, Key::ArrowLeft, "2026-03-01"),
                (none, Key::ArrowLeft, "2026-02-28"),
                (none, Key::ArrowUp, "2026-02-21"),
                (none, Key::Home, "2026-02-16"),
                (none, Key::End, "2026-02-22"),
                (none, Key::PageUp, "2026-01-22"),
                (none, Key::PageUp, "2025-12-22"),
                (shift, Key::PageUp, "2024-12-22"),
                (none, Key::ArrowDown, "2024-12-29"),
                (none, Key::ArrowDown, "2025-01-05"),
                (shift, Key::PageDown, "2026-01-05"),
                (none, Key::PageDown, "2026-02-05"),
                // Nothing can be chosen that lies ahead.
                (none, Key::PageDown, "2026-03-02"),
                (none, Key::ArrowRight, "2026-03-02"),
            ][..],
        ),
        (
            "Year",
            "2026-01-06",
            &[
                (none, Key::ArrowUp, "2026-01-05"),
                (none, Key::ArrowLeft, "2025-12-29"),
                (none, Key::ArrowDown, "2025-12-30"),
                (none, Key::End, "2026-01-04"),
                (none, Key::Home, "2025-12-29"),
                (none, Key::PageUp, "2025-11-29"),
                (shift, Key::PageUp, "2024-11-29"),
                (none, Key::ArrowRight, "2024-12-06"),
                (shift, Key::PageDown, "2025-12-06"),
                (shift, Key::PageDown, "2026-01-06"),
            ],
        ),
    ] {
        let mut window = calendar(Window::new().today(today));
        window.click(&format!("Show as: {layout}"));
        tab_to(&mut window, "Night of");
        assert_eq!(selected(&window), today);
        for (modifiers, key, night) in walk.iter().copied() {
            window.press_with(modifiers, key);
            assert_eq!(selected(&window), night, "{layout}, {key:?}");
            assert!(focused(&window).starts_with("Night of"), "{layout}, {key:?}");
            let (control, rect) = window.focused().unwrap();
            assert!(window.rect().contains(rect.center()), "{layout}, {control:?}: {rect}");
        }
        window.press(Key::Enter);
        assert_eq!(window.state().place, Place::Night);
        assert_eq!(window.state().night.to_string(), walk.last().unwrap().2);
    }
}

#[test]
fn a_grid_is_one_tab_stop_with_every_night_a_named_control() {
    for layout in ["Year", "Month"] {
        let mut window = calendar(Window::new().diary(usual()));
        window.click(&format!("Show as: {layout}"));
        let named = window.words().into_iter().filter(|words| words.starts_with("Night of"));
        let nights = if layout == "Year" { 79 } else { 20 };
        assert!(named.count() > nights, "{layout}");
        let stops: Vec<String> =
            window.walk().into_iter().map(|(control, _)| control.name).collect();
        let in_grid = stops.iter().filter(|stop| stop.starts_with("Night of")).count();
        // The list of the nights of the month stands beside the grid.
        assert_eq!(in_grid, 2, "{stops:#?}");
    }
}

#[test]
fn the_squares_of_a_year_take_the_room_that_there_is() {
    for (pixels, months, least) in [
        // A young year beside the nights of its month, and a whole one over them.
        ((1280.0, 800.0), "March", 39.0),
        ((1280.0, 800.0), "the year before", 29.0),
        ((2560.0, 1440.0), "the year before", 33.0),
        ((900.0, 600.0), "March", 33.0),
        ((480.0, 400.0), "the year before", 18.5),
    ] {
        let window = Window::new().size(pixels.0, pixels.1).diary(usual());
        let mut window = calendar(window);
        window.click("Show as: Year");
        if months != "March" {
            window.click("Year before");
        }
        let nights =
            window.controls().into_iter().filter(|night| night.name.starts_with("Night of"));
        let rects = nights.map(|night| window.rect_of(&night.name));
        // The list beside or below has rows.
        let squares = rects.filter(|rect| (rect.width() - rect.height()).abs() < 0.5);
        let sides: Vec<f32> = squares.map(|rect| rect.width()).collect();
        let smallest = sides.iter().copied().fold(f32::MAX, f32::min);
        let largest = sides.iter().copied().fold(0.0, f32::max);
        assert!(sides.len() > 70, "{pixels:?}: {}", sides.len());
        assert!(smallest >= least, "{months} in {pixels:?}: {smallest}");
        assert!(largest <= 41.0, "{months} in {pixels:?}: {largest}");
    }
}

#[test]
fn the_chosen_night_is_kept_from_layout_to_layout_and_told_in_words() {
    let mut window = calendar(Window::new().diary(few()).today("2026-03-16"));
    assert_eq!(window.state().calendar.layout, Layout::Month);
    tab_to(&mut window, "Night of");
    for _ in 0..6 {
        window.press(Key::ArrowLeft);
    }
    for layout in [Layout::Year, Layout::Month, Layout::List] {
        window.click(&format!("Show as: {}", cramp_diary::diary::text::capital(layout.word())));
        assert_eq!(window.state().calendar.layout, layout);
        assert_eq!(selected(&window), "2026-03-10");
        assert!(window.says("Night of Mon 9 to Tue 10 March: 1 cramp"), "{:#?}", window.words());
    }
}

#[test]
fn layouts_and_measures_are_chosen_by_arrows() {
    let mut window = calendar(Window::new().diary(usual()));
    tab_to(&mut window, "Show as: Month");
    window.press(Key::ArrowLeft);
    window.press(Key::Space);
    assert_eq!(window.state().calendar.layout, Layout::Year);
    window.press(Key::Tab);
    assert_eq!(focused(&window), "Of each night: Cramps");
    assert!(window.says("Cramps on"));
    window.press(Key::ArrowRight);
    window.press(Key::Space);
    assert_eq!(window.state().calendar.measure, Measure::Pain);
    assert!(window.says("Pain recorded on") && window.says("Cramps, pain not recorded"));
    window.press(Key::ArrowRight);
    window.press(Key::Space);
    assert_eq!(window.state().calendar.measure, Measure::Sleep);
    assert!(window.says("Time asleep known for") && window.says("Under 5 h asleep"));
    assert!(window.says("Not recorded"));
}

#[test]
fn the_calendar_opens_on_the_night_that_was_shown_and_escape_leads_back() {
    let mut window = Window::new().diary(usual()).open();
    for _ in 0..30 {
        window.command(Command::NightBefore);
    }
    window.command(Command::Go(Place::Calendar));
    assert_eq!(selected(&window), "2026-02-18");
    tab_to(&mut window, "Night of");
    window.press(Key::ArrowUp);
    window.press(Key::Escape);
    assert_eq!(window.state().place, Place::Night);
    assert_eq!(window.state().night, night("2026-02-18"));
    window.command(Command::Go(Place::Calendar));
    window.command(Command::Help);
    window.press(Key::Escape);
    assert_eq!((window.state().place, window.state().help), (Place::Calendar, false));
}

#[test]
fn a_year_is_told_with_what_it_was_counted_of() {
    let mut window = calendar(Window::new().diary(few()).today("2026-03-16"));
    window.click("Show as: Year");
    assert!(window.says("Cramps on 1 of 3 recorded nights; 72 not recorded"));
    window.click("Year before");
    assert!(window.says("No night of 2025 was recorded"));
    window.click("Year after");
    assert_eq!(selected(&window), "2026-03-16");
    window.click("Night of Mon 9 to Tue 10 March: 1 cramp");
    assert_eq!((window.state().place, window.state().night), (Place::Night, night("2026-03-10")));
}

#[test]
fn nights_without_a_word_on_cramps_are_told_apart_from_those_that_are_counted() {
    let window = calendar(Window::new().diary(few()).today("2026-03-16"));
    assert!(window.says("Cramps on 1 of 3 recorded nights"));
    let words = "4 nights of March 2026 with an entry; on 1 of them cramps are not recorded";
    assert!(window.says(words), "{:#?}", window.words());
}

#[test]
fn what_the_marks_mean_is_in_sight_with_them() {
    let mut window = calendar(Window::new().size(1280.0, 800.0).diary(usual()));
    for layout in ["Year", "Month"] {
        window.click(&format!("Show as: {layout}"));
        window.click(&format!("{layout} before"));
        let below = window.rect_of("Everything is saved").top();
        for words in ["5 or more", "No cramps"] {
            let legend = window.rect_of_words(words);
            assert!(legend.bottom() < below, "{layout}: {words} at {legend:?}, {below}");
        }
    }
}

#[test]
fn the_words_of_a_usual_night_are_whole_in_its_row() {
    for (width, height, percent) in [(1280.0, 800.0, 100), (900.0, 600.0, 200)] {
        let window = Window::new().size(width, height).text_size(percent).diary(usual());
        let mut window = calendar(window);
        tab_to(&mut window, "Furosemide");
        let painted = painted_words(window.painted());
        assert!(painted.iter().any(|words| words.contains("Furosemide")), "{painted:#?}");
        let cut = cut_texts(window.painted(), window.rect());
        assert!(cut.is_empty(), "{width} x {height} at {percent} %: {cut:#?}");
    }
}

#[test]
fn words_are_found_without_their_accents_and_the_way_goes_on_by_keys() {
    let mut window = Window::new().diary(few()).open();
    window.command(Command::Search);
    window.type_text("KRAMPF");
    assert_eq!(found(&window), ["2026-03-10"]);
    assert!(window.says("1 night with the words “KRAMPF”"));
    assert!(window.says("1 cramp, left calf. Wadenkrämpfe bis drei"));
    window.type_text(" calf");
    assert_eq!(found(&window), ["2026-03-10"]);
    window.press(Key::ArrowDown);
    assert!(focused(&window).starts_with("Night of Mon 9 to Tue 10 March"));
    window.press(Key::Enter);
    assert_eq!((window.state().place, window.state().night), (Place::Night, night("2026-03-10")));
}

#[test]
fn a_search_in_vain_says_so_and_can_be_taken_back() {
    let mut window = Window::new().diary(few()).open();
    window.command(Command::Search);
    window.type_text("nowhere");
    assert_eq!(found(&window), [""; 0]);
    assert!(window.says("No night was found with the words “nowhere”"));
    window.click("Show every night");
    assert_eq!(found(&window).len(), 4);
    window.command(Command::Search);
    window.type_text("away");
    // Ctrl+F begins anew.
    window.command(Command::Search);
    window.type_text("nowhere");
    assert_eq!(window.state().calendar.search.text, "nowhere");
    window.press(Key::Escape);
    assert_eq!((window.state().place, found(&window).len()), (Place::Calendar, 4));
    window.press(Key::Escape);
    assert_eq!(window.state().place, Place::Night);
}

#[test]
fn filters_narrow_the_list_by_press_and_by_key() {
    let mut window = Window::new().diary(few()).open();
    window.command(Command::Search);
    window.click("Only nights: With cramps");
    assert_eq!(found(&window), ["2026-03-10"]);
    assert!(window.is_chosen("Only nights: With cramps"));
    window.click("Only nights: Not recorded");
    assert_eq!(found(&window), ["2026-03-13", "2026-03-11", "2026-03-10"]);
    assert!(window.says("3 nights with cramps or not recorded"));
    window.click("Only nights: With cramps");
    window.click("Only nights: Not recorded");
    tab_to(&mut window, "Only nights");
    for _ in 0..4 {
        window.press(Key::ArrowRight);
    }
    assert_eq!(focused(&window), "Only nights: Emergency sign");
    window.press(Key::Space);
    assert_eq!(found(&window), ["2026-03-14"]);
    window.press(Key::ArrowLeft);
    window.press(Key::Space);
    assert_eq!(found(&window), [""; 0]);
    assert!(window.says("No night was found with a note, with an emergency sign"));
}

#[test]
fn an_empty_diary_says_what_will_stand_here_and_how_it_begins() {
    for layout in ["Year", "Month", "List"] {
        let mut window = calendar(Window::new());
        window.click(&format!("Show as: {layout}"));
        assert!(window.says("Every night that you record will stand here"));
        window.click("Record last night");
        assert_eq!(window.state().place, Place::Night);
        assert_eq!(window.state().night, window.state().last_night());
    }
}
