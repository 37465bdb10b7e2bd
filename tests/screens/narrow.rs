//! What stands in one line where there is room, in a window of 450 x 300 points.

use cramp_diary::{
    app::{Action, Command, Edit, PathFor, Place, preferences::Theme},
    diary::{Diary, text::Note},
    exchange::ExportFormat,
};
use egui::Key;

use crate::support::{
    diaries::{TODAY, night, usual},
    open_window::OpenWindow,
    painted::{cut_texts, painted_words},
    window::Window,
};

/// A night whose name is as long as any.
const LONG_NAMED: &str = "2025-10-01";

fn narrow(diary: Diary) -> OpenWindow {
    sized(diary, 200)
}

/// In 900 x 600 pixels.
fn sized(diary: Diary, percent: u16) -> OpenWindow {
    let mut window = Window::new().diary(diary).open();
    window.wear(Theme::Dark, (900.0, 600.0), percent);
    window
}

fn trends(percent: u16) -> OpenWindow {
    let mut window = sized(usual(), percent);
    window.command(Command::Go(Place::Trends));
    window
}

fn focused(window: &OpenWindow) -> String {
    window.focused().map(|(control, _)| control.name).unwrap_or_default()
}

fn names(window: &OpenWindow) -> Vec<String> {
    window.controls().into_iter().map(|control| control.name).collect()
}

fn nights(window: &OpenWindow) -> i64 {
    let trends = window.state().current_trends().unwrap();
    trends.to.days_since(trends.from) + 1
}

#[test]
fn the_periods_are_one_row_in_a_narrow_window_and_beside_each_other_in_a_wide_one() {
    let mut window = trends(100);
    assert!(names(&window).contains(&"Period: A year".to_owned()), "{:#?}", names(&window));
    window.click("Period: A year");
    assert_eq!(nights(&window), 364);

    let mut window = trends(200);
    assert!((window.rect().width() - 450.0).abs() < 1.0, "{}", window.rect());
    let of_period = |window: &OpenWindow| -> Vec<String> {
        names(window).into_iter().filter(|name| name.starts_with("Period")).collect()
    };
    assert_eq!(of_period(&window), ["Period: 8 weeks"]);
    let button = window.rect_of("Period: 8 weeks");
    assert!(button.height() < 48.0 && button.height() >= 40.0, "{button}");
    window.click("Period: 8 weeks");
    assert_eq!(of_period(&window).len(), 10, "{:#?}", of_period(&window));
    window.click("Period: A year");
    assert_eq!(nights(&window), 364);
    assert_eq!(of_period(&window), ["Period: A year"]);
    for long in ["Since my last appointment", "Custom"] {
        window.click_part("Period");
        window.click(&format!("Period: {long}"));
        let button = window.rect_of(&format!("Period: {long}"));
        assert!(button.height() < 48.0, "{long}: {button}");
        assert!(button.right() <= window.rect().right(), "{long}: {button}");
    }
    assert!(window.says("From the morning of"), "{:#?}", window.words());
}

#[test]
fn the_folded_periods_are_chosen_by_key_and_closed_by_escape() {
    let mut window = trends(200);
    let stops = window.walk().into_iter().map(|(control, _)| control.name);
    assert_eq!(stops.filter(|name| name.starts_with("Period")).count(), 1);
    window.focus("Period: 8 weeks");
    window.press(Key::Enter);
    assert!(window.is_chosen("Period: 8 weeks"));
    assert_eq!(focused(&window), "Period: 8 weeks", "the keyboard comes to what is chosen");
    window.press(Key::ArrowRight);
    assert_eq!(focused(&window), "Period: 12 weeks");
    window.press(Key::Escape);
    assert_eq!(focused(&window), "Period: 8 weeks");
    assert!(!names(&window).contains(&"Period: 12 weeks".to_owned()));
    assert_eq!((window.state().place, nights(&window)), (Place::Trends, 56));

    window.press(Key::Space);
    window.press(Key::ArrowLeft);
    assert_eq!(focused(&window), "Period: 4 weeks");
    window.press(Key::Enter);
    assert_eq!(nights(&window), 28);
    assert_eq!(focused(&window), "Period: 4 weeks");
    assert!(!names(&window).contains(&"Period: 8 weeks".to_owned()), "it is folded again");
    // What lies over the place has the key for itself.
    window.press(Key::Enter);
    window.press(Key::F1);
    window.press(Key::Escape);
    assert!(!window.state().help);
    assert!(names(&window).contains(&"Period: 8 weeks".to_owned()), "it is still open");
}

/// The line of news says how to get back, whole, and so does the button beside it.
#[track_caller]
fn assert_way_back(window: &OpenWindow, ends: &str) {
    let cut = cut_texts(window.painted(), window.rect());
    let whole = |words: &String| words.contains(ends) && !cut.contains(words);
    let painted = painted_words(window.painted());
    assert!(painted.iter().any(whole), "{ends}: {painted:#?}");
    let button = window.rect_of("Undo");
    assert!(window.rect().contains_rect(button), "{button}");
    let undo = |words: &String| words.ends_with("Undo");
    assert!(painted.iter().any(undo) && !cut.iter().any(undo), "{cut:#?}");
}

#[test]
fn the_way_back_is_whole_in_every_notice() {
    const ENDS: &str = "Ctrl+Z takes it back";
    let into = [PathFor::Backup, PathFor::Export(ExportFormat::Json)];
    for problems in [0, 1, into.len()] {
        let mut window = narrow(Diary::default());
        for what in &into[..problems] {
            let path = "/no such folder/file".into();
            window.harness().state_mut().apply(Action::PathTyped(*what, path));
            window.run();
        }
        assert_eq!(window.state().failures.len(), problems);
        for date in [LONG_NAMED, TODAY] {
            window.harness().state_mut().apply(Action::OpenNight(night(date)));
            window.run();
            window.command(Command::NoCramps);
            assert_way_back(&window, ENDS);
        }
        let long = "Hydroxychloroquine sulphate, ".repeat(4);
        for name in [
            "change a contact with a substance".to_owned(),
            "take over what was done about a card; the night before".to_owned(),
            format!("add a dose of {long}; {long}"),
            format!("add a dose of {}", "x".repeat(120)),
        ] {
            let edit = Edit::night(night(LONG_NAMED), name.clone(), {
                let note = Note::new(name.as_str()).ok();
                move |night| night.note.clone_from(&note)
            });
            window.harness().state_mut().apply(Action::Edit(edit));
            window.run();
            assert!(window.says("Saved: "), "{name}");
            let button = window.rect_of("Undo");
            assert!(window.rect().contains_rect(button), "{name}: {button}");
        }
    }
}

#[test]
fn what_stands_on_top_of_a_night_ends_with_its_column() {
    // Pixels of windows between the narrowest and the usual one.
    for (width, percent) in [900.0, 1000.0]
        .into_iter()
        .flat_map(|width| [100, 125, 150, 175, 200].map(|percent| (width, percent)))
    {
        for (theme, date) in [(Theme::Dark, TODAY), (Theme::Light, LONG_NAMED)] {
            let mut window = sized(usual(), percent);
            window.wear(theme, (width, 600.0), percent);
            window.harness().state_mut().apply(Action::OpenNight(night(date)));
            window.run();
            let mut names = names(&window).into_iter();
            let note = names.rfind(|name| name.starts_with("Note")).unwrap();
            let column = window.rect_of(&note).x_range().expand(5.0);
            assert!(column.max <= window.rect().right(), "{column:?}");
            for name in [
                "Night before",
                "Last night",
                "Night after",
                "No cramps",
                "Add a cramp",
                "Cramp now",
            ] {
                let rect = window.rect_of(name).x_range();
                let is_within = column.min <= rect.min && rect.max <= column.max;
                assert!(is_within, "{name} of {date} at {width}, {percent} %: {rect:?} {column:?}");
            }
            let cut = cut_texts(window.painted(), window.rect()).into_iter();
            let cut: Vec<_> = cut.filter(|text| !window.is_whole_elsewhere(text)).collect();
            assert_eq!(cut, [""; 0], "{date} at {width}, {percent} %");
        }
    }
}
