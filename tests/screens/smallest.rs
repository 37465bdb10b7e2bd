//! What must be in sight at every size of the window, also where text is largest.

use chrono_tz::Europe::London;
use cramp_diary::{
    app::{Command, Place},
    guidance::steps::CRAMP_STEPS,
    ui::style::whole_dates,
};

use super::every_place::SIZES;
use crate::support::{
    diaries::{emergencies, usual},
    window::Window,
};

#[test]
fn the_clock_and_every_step_are_whole_in_the_smallest_window() {
    for (width, height, percent) in SIZES {
        let window = Window::new().size(width, height).text_size(percent);
        let mut shown = window.at("2026-03-20T03:12:00Z", London).open();
        shown.command(Command::CrampNow);
        for step in CRAMP_STEPS {
            let foot = shown.rect_of("It has stopped").top();
            let parts = [
                shown.rect_of_words("Running for less than a minute"),
                shown.rect_of_words(step.title),
                shown.rect_of_words(step.text),
                shown.rect_of("Next step"),
            ];
            for part in parts {
                let is_whole = shown.rect().top() <= part.top() && part.bottom() <= foot;
                assert!(is_whole, "{} at {width}x{height}, {percent} %: {part:?}", step.title);
            }
            shown.click("Next step");
        }
    }
}

#[test]
fn which_night_it_is_stays_in_sight_wherever_it_is_scrolled_to() {
    for (width, height, percent) in SIZES {
        let window = Window::new().size(width, height).text_size(percent);
        let mut window = window.diary(usual()).open();
        let name = format!("Night of {}", window.state().night.both_dates(2026));
        window.click_part("Note");
        window.focus("Anything else about this night");
        let shown = window.rect_of_words(&whole_dates(&name));
        assert!(window.rect().contains_rect(shown), "{name}: {shown:?}");
    }
}

#[test]
fn an_emergency_without_a_number_leads_to_its_field() {
    let mut diary = emergencies();
    diary.profile.emergency_number = None;
    for (width, height, percent) in [(1280.0, 800.0, 100), (900.0, 600.0, 200)] {
        let window = Window::new().size(width, height).text_size(percent);
        let mut window = window.diary(diary.clone()).open();
        window.click("Set my emergency number");
        for _ in 0..3 {
            window.run();
        }
        assert_eq!(window.state().place, Place::Me);
        let focused = window.focused().map(|(control, _)| control.name);
        assert_eq!(focused.as_deref(), Some("Emergency number"));
    }
    assert!(!Window::new().diary(emergencies()).open().says("Set my emergency number"));
}
