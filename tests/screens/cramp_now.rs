//! Cramp now as a person uses it in the dark: by touch, by key and by ear.

use std::{collections::BTreeSet, path::Path, time::Duration};

use chrono_tz::Europe::London;
use cramp_diary::{
    app::{Command, CrampNow, begin::begin_in, preferences::Theme},
    clock::Now,
    diary::{
        Cramp, Diary,
        quantity::{CrampMinutes, Pain},
        text::Text,
        vocabulary::{Helped, Muscle, ReliefMeasure, Side},
    },
    store::{Access, Store},
};
use egui::{Key, Modifiers, ViewportId};

use super::every_place::SIZES;
use crate::support::{
    diaries::{TODAY, night},
    open_window::{Control, OpenWindow},
    painted::cut_texts,
    window::Window,
};

const START: &str = "2026-03-20T03:12:00Z";

/// A moment by the clock of London.
pub(super) fn moment(instant: &str) -> Now {
    let instant: chrono::DateTime<chrono::Utc> = instant.parse().unwrap();
    Now { instant, local: instant.with_timezone(&London).naive_local(), zone: Some(London) }
}

fn window() -> Window {
    Window::new().at(START, London)
}

/// A window on whose screen a cramp has begun.
fn begun() -> OpenWindow {
    let mut window = window().open();
    window.command(Command::CrampNow);
    window
}

/// The one cramp that is on the disk.
fn cramp(window: &OpenWindow) -> Cramp {
    let state = window.state();
    assert!(state.is_saved());
    let cramps = state.saved.night(night(TODAY)).unwrap().cramps().to_vec();
    assert_eq!(cramps.len(), 1);
    cramps.into_iter().next().unwrap()
}

pub(super) fn started() -> Cramp {
    Cramp { started: "03:12".parse().ok(), ..Cramp::default() }
}

#[test]
fn three_touches_from_the_start_to_back_in_bed() {
    let mut window = window().open();
    window.click("Cramp now");
    assert_eq!(cramp(&window), started());
    window.click("It has stopped");
    window.click("Done");
    assert!(window.says("It is written down"));
    assert_eq!(cramp(&window), Cramp { minutes: CrampMinutes::new(0.0).ok(), ..started() });
    assert_eq!(window.state().saved.running, None);
}

#[test]
fn three_keys_do_too() {
    let mut window = begun();
    window.press(Key::Enter);
    window.press(Key::Num1);
    window.press(Key::Num0);
    assert_eq!(cramp(&window).pain, Pain::new(10).ok(), "a 1 and a 0 are ten");
    window.press(Key::Num7);
    window.press(Key::Enter);
    assert!(window.says("It is written down"));
    assert!(window.says("A cramp at 03:12, less than a minute, pain 7 of 10"));
    window.press(Key::Escape);
    assert!(window.says("Night of"));
}

#[test]
fn leg_and_muscle_are_two_touches_and_each_is_on_the_disk_at_once() {
    let mut window = begun();
    window.click("Which leg: Left");
    assert_eq!(cramp(&window), Cramp { side: Some(Side::Left), ..started() });
    window.click("Which muscle: Calf");
    assert_eq!(cramp(&window).muscle, Some(Muscle::Calf));
    window.click("Which leg: Left");
    assert_eq!(cramp(&window).side, None, "a second touch takes it back");
    window.click("It has stopped");
    window.click("What helped: Stretching");
    let relief = cramp(&window).relief.unwrap();
    assert_eq!(relief.len(), 1);
    assert_eq!(relief[0].measure, ReliefMeasure::Stretch);
    assert_eq!(relief[0].helped, Some(Helped::Yes));
    window.click("What helped: Stretching");
    assert_eq!(cramp(&window).relief, None);
    window.click("It is still going on");
    assert_eq!(cramp(&window).minutes, None);
    assert!(window.says("Cramp since 03:12"));
}

#[test]
fn the_steps_of_the_articles_come_one_at_a_time_and_round_again() {
    let mut window = begun();
    let titles: Vec<&str> =
        cramp_diary::guidance::steps::CRAMP_STEPS.iter().map(|step| step.title).collect();
    for (position, title) in titles.iter().enumerate() {
        assert!(window.says(title) && window.says(&format!("What to try, {}", position + 1)));
        let shown = titles.iter().filter(|title| window.says(title)).count();
        assert_eq!(shown, 1, "one at a time");
        window.click("Next step");
    }
    assert!(window.says(titles[0]));
    let can_go_back = |window: &OpenWindow| {
        let controls = window.controls();
        controls.iter().any(|control| control.name == "Previous step")
    };
    assert!(!can_go_back(&window), "before the first step there is none");
    window.click("Next step");
    assert!(can_go_back(&window));
    window.focus("Previous step");
    window.press(Key::Enter);
    assert!(window.says(titles[0]) && !can_go_back(&window));
    assert_eq!(window.focused().unwrap().0.name, "Next step", "the keyboard has its place");
}

#[test]
fn it_is_not_stopping_shows_whom_to_call_at_once() {
    let mut diary = Diary::default();
    diary.profile.emergency_number = Some(Text::new("112").unwrap());
    diary.profile.emergency_contact = Some(Text::new("Ben, 0151 496 0000").unwrap());
    for (diary, told) in [
        (diary, ["Call 112", "Your contact: Ben, 0151 496 0000"]),
        (Diary::default(), ["Call your emergency number", "112, 999, 911, 000, 111 or 119"]),
    ] {
        let mut window = window().diary(diary).open();
        window.command(Command::CrampNow);
        assert!(!window.says("Get emergency help"));
        window.click("It is not stopping");
        assert!(window.says("Get emergency help: a severe cramp that does not stop"));
        for words in told {
            assert!(window.says(words), "{words}: {:#?}", window.words());
        }
        assert_eq!(cramp(&window), Cramp { did_not_stop: Some(true), ..started() });
        window.click("It has stopped");
        assert!(cramp(&window).minutes.is_some());
        assert!(window.says("Get emergency help"), "it stays while the rule says so");
    }
}

#[test]
fn what_was_answered_before_does_not_keep_the_emergency_card_away() {
    let mut window = begun();
    window.press(Key::Escape);
    window.click("Pain: 3");
    window.command(Command::CrampNow);
    window.click("It is not stopping");
    assert!(window.says("Get emergency help"));
    assert_eq!(cramp(&window).pain, Pain::new(3).ok(), "and nothing is taken back");
}

#[test]
fn leaving_the_screen_keeps_the_cramp_running_and_a_band_leads_back() {
    let mut window = begun();
    window.press(Key::Escape);
    assert!(window.says("A cramp has been running since 03:12"));
    assert_eq!(cramp(&window), started());
    assert!(window.state().saved.running.is_some());
    window.command(Command::Go(cramp_diary::app::Place::Trends));
    assert!(window.says("A cramp has been running since 03:12"));
    window.click("Back to Cramp now");
    assert!(window.says("Cramp since 03:12"));
    window.click("To the diary; the cramp goes on (Esc)");
    window.command(Command::CrampNow);
    assert!(window.says("Cramp since 03:12"));
    window.click("Undo: start a cramp");
    assert!(window.state().saved.is_empty());
    assert!(!window.says("A cramp is running"));
}

#[test]
fn a_double_click_and_a_held_key_end_nothing() {
    let mut window = window().open();
    window.click_in_one_frame(&["Cramp now", "Add a cramp"]);
    assert_eq!(window.state().saved.night(night(TODAY)).unwrap().cramps().len(), 2);
    let mut window = begun();
    let space = |pressed, modifiers| egui::Event::Key {
        key: Key::Space,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    window.harness().event(space(true, Modifiers::COMMAND));
    window.run();
    // Control was let go first: the desktop repeats the space bar alone.
    window.harness().event(space(true, Modifiers::NONE));
    window.run();
    assert_eq!(cramp(&window).minutes, None, "a key that is still held down");
    window.harness().event(space(false, Modifiers::NONE));
    window.run();
    window.harness().event(space(true, Modifiers::NONE));
    window.run();
    assert!(cramp(&window).minutes.is_some(), "one that is pressed");
}

#[test]
fn the_clock_asks_for_one_frame_a_second_and_the_band_for_none_before_ten_minutes() {
    let delay = |window: &mut OpenWindow| {
        window.harness().step();
        window.harness().step();
        window.harness().output().viewport_output[&ViewportId::ROOT].repaint_delay
    };
    let mut window = begun();
    let clock = "Running for less than a minute";
    assert!(window.is_live(clock), "the clock is told, but only every minute");
    let found = delay(&mut window);
    assert!(found > Duration::from_millis(900) && found <= Duration::from_secs(1), "{found:?}");
    window.press(Key::Escape);
    let found = delay(&mut window);
    assert!(found > Duration::from_mins(9), "{found:?}");
}

fn is_of_the_legs(control: &Control) -> bool {
    cramp_diary::body::drawing().parts().any(|part| part.spot.name() == control.name)
}

#[test]
fn the_wide_buttons_are_large_and_nothing_of_a_screen_is_cut_or_without_a_name() {
    let mut faults = Vec::new();
    for (width, height, percent) in SIZES {
        let size = || window().theme(Theme::Light).size(width, height).text_size(percent);
        let mut look = |name: &str, window: &mut OpenWindow| {
            let cut = cut_texts(window.painted(), window.rect());
            faults.extend(cut.into_iter().map(|text| format!("{name}: cut: {text}")));
            let unnamed = window.harness().unnamed_widgets();
            faults.extend(unnamed.into_iter().map(|control| format!("{name}: no name: {control}")));
            let all: BTreeSet<_> = window.controls().into_iter().collect();
            let walked = window.walk();
            let reached: BTreeSet<_> = walked.iter().map(|(control, _)| control.clone()).collect();
            // The drawn legs are one stop, with arrows from there; the lists say the same.
            let missed: Vec<_> =
                all.difference(&reached).filter(|control| !is_of_the_legs(control)).collect();
            assert!(missed.is_empty(), "{name} at {width}x{height}, {percent} %: {missed:#?}");
            let room = window.rect().expand(1.0);
            for (control, rect) in walked {
                let is_seen = room.contains_rect(rect);
                assert!(is_seen, "{name} {width}x{height} {percent} %: {control:?} at {rect}");
                let least = if is_of_the_legs(&control) { 24.0 } else { 40.0 };
                assert!(rect.height() >= least, "{name}: {control:?} is {} high", rect.height());
            }
        };
        let mut shown = size().open();
        shown.command(Command::CrampNow);
        for wide in ["It has stopped", "It is not stopping"] {
            let rect = shown.rect_of(wide);
            assert!(rect.height() >= 96.0 && rect.width() > 190.0, "{wide}: {rect}");
            assert!(shown.rect().contains_rect(rect), "{wide}: {rect}");
        }
        // What to do is seen without scrolling, above the buttons.
        let title = cramp_diary::guidance::steps::CRAMP_STEPS[0].title;
        let title = shown.rect_of_words(title);
        let buttons = shown.rect_of("It has stopped").top();
        assert!(title.bottom() < buttons, "{width}x{height}, {percent} %: {title}, {buttons}");
        look("running", &mut shown);
        shown.click("It is not stopping");
        look("not stopping", &mut shown);
        shown.click("It has stopped");
        look("stopped", &mut shown);
        shown.click("Done");
        look("rest", &mut shown);
        let folder = tempfile::tempdir().unwrap();
        let file = left_running(folder.path());
        let at = "2026-03-20T07:30:00Z";
        let mut shown = size().at(at, London).file(file).open();
        look("question", &mut shown);
        shown.click("It is still going on");
        look("long", &mut shown);
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// A file with a cramp that began at 03:12 and that nobody ended.
pub(super) fn left_running(folder: &Path) -> std::path::PathBuf {
    let file = folder.join("diary.sqlite");
    let mut store = Store::open(&file, Access::WriteOrCreate).unwrap();
    assert_eq!(begin_in(&mut store, &moment(START)).unwrap(), CrampNow::begun());
    file
}

/// What the file holds.
pub(super) fn on_disk(file: &Path) -> Diary {
    Store::open(file, Access::Read).unwrap().load().unwrap().diary
}

#[test]
fn the_drawn_legs_set_leg_and_muscle_where_there_is_room() {
    let mut window = begun();
    window.click("Left calf");
    assert_eq!(
        (cramp(&window).side, cramp(&window).muscle),
        (Some(Side::Left), Some(Muscle::Calf))
    );
    assert!(window.is_chosen("Which leg: Left") && window.is_chosen("Which muscle: Calf"));
    window.click("Right calf");
    assert_eq!(cramp(&window).side, Some(Side::Both));
    window.command(Command::Undo);
    assert_eq!(cramp(&window).side, Some(Side::Left));
    let mut small = self::window().size(900.0, 600.0).open();
    small.command(Command::CrampNow);
    assert!(!small.controls().iter().any(is_of_the_legs), "the lists come first");
}

#[test]
fn after_ten_minutes_the_screen_tells_what_the_rules_say_and_asks_what_they_leave_open() {
    let folder = tempfile::tempdir().unwrap();
    let file = left_running(folder.path());
    let mut window = Window::new().at("2026-03-20T03:22:01Z", London).file(&file).open();
    window.click("It is still going on");
    assert!(window.says("It has gone on for more than 10 minutes"));
    assert!(window.says("Running for 10 minutes"));
    assert!(!window.says("Get emergency help"));
    window.click("Pain from 0 to 10: 8");
    assert!(!window.says("Get emergency help"));
    window.click("Massage: Did not help");
    assert!(window.says("Get emergency help"));
    assert_eq!(cramp(&window).minutes, None, "its length is not written before it ends");
}

#[test]
fn a_start_that_cannot_be_saved_is_said_on_the_screen_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.sqlite");
    let mut window = window().file(&file).open();
    std::fs::rename(&file, folder.path().join("away")).unwrap();
    window.command(Command::CrampNow);
    assert!(window.says("Cramp since 03:12") && window.says("Your entry is kept here"));
    std::fs::rename(folder.path().join("away"), &file).unwrap();
    window.click("Try to save again");
    assert!(on_disk(&file).running.is_some());
    assert!(!window.says("Your entry is kept here"));
}

#[test]
fn the_screen_is_dark_from_the_first_frame_on() {
    use eframe::App as _;
    let folder = tempfile::tempdir().unwrap();
    let window = Window::new().theme(Theme::Light).at(START, London);
    let mut window = window.file(folder.path().join("d")).open();
    let visuals = egui::Visuals::light();
    let is_dark = |window: &mut OpenWindow| {
        let [red, green, blue, _] = window.harness().state().clear_color(&visuals);
        red < 0.1 && green < 0.1 && blue < 0.1
    };
    assert!(!is_dark(&mut window));
    window.command(Command::CrampNow);
    assert!(is_dark(&mut window));
}

#[test]
fn nothing_of_the_screen_must_be_scrolled_to_in_a_window_of_the_usual_size() {
    let mut window = begun();
    for _ in cramp_diary::guidance::steps::CRAMP_STEPS {
        let buttons = window.rect_of("It has stopped").top();
        for control in window.controls() {
            let rect = window.rect_of(&control.name);
            let is_in_sight = rect.bottom() <= buttons || rect.top() >= buttons;
            assert!(is_in_sight, "{control:?} at {rect}, and the buttons at {buttons}");
        }
        window.click("Next step");
    }
}

#[test]
fn what_matters_first_is_in_sight_in_the_smallest_window_with_the_largest_text() {
    let small = || window().size(900.0, 600.0).text_size(200);
    let above = |window: &OpenWindow, what: egui::Rect, button: &str| {
        let buttons = window.rect_of(button).top();
        assert!(what.top() >= 0.0 && what.bottom() <= buttons, "{what}, buttons at {buttons}");
    };
    let mut shown = small().open();
    shown.command(Command::CrampNow);
    let step = cramp_diary::guidance::steps::CRAMP_STEPS[0].text;
    above(&shown, shown.rect_of_words(step), "It has stopped");
    shown.click("It has stopped");
    let pain = "Pain: 0 none, 3 mild, 6 strong, 10 the worst you can imagine: 0";
    above(&shown, shown.rect_of(pain), "Done");

    let folder = tempfile::tempdir().unwrap();
    let file = left_running(folder.path());
    let mut shown = small().at("2026-03-20T03:24:07Z", London).file(file).open();
    above(&shown, shown.rect_of("It stopped after minutes: 5"), "Ask me later");
    shown.type_into("Or type the minutes (min)", "900");
    shown.press(Key::Enter);
    let wrong = "That has not come yet: it would end after this moment";
    above(&shown, shown.rect_of_words(wrong), "Ask me later");
    shown.click("It is still going on");
    let clock = shown.rect_of_words("Running for 12 minutes");
    above(&shown, clock, "It has stopped");
    let [next, back] = ["Next step", "Previous step"].map(|way| shown.rect_of(way).top());
    assert!((next - back).abs() < 1.0, "both ways stand with the step: {next}, {back}");
}
