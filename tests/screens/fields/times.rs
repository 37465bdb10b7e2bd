//! Clock times and lengths: as people say them, in the night that they are of.

use cramp_diary::{
    app::{
        Action,
        preferences::{ClockStyle, Preferences},
    },
    diary::{Night, quantity::WholeMinutes},
};
use egui::Key;

use super::{INTO_BED, LATENCY, OUT_OF_BED, apply, clock, saved, sleep, undo};
use crate::support::{
    diaries::{night, of_night},
    window::Window,
};

#[test]
fn times_are_typed_as_people_say_them() {
    for (typed, time) in [
        ("2245", "22:45"),
        ("10.45 pm", "22:45"),
        ("22 45", "22:45"),
        ("midnight", "00:00"),
        ("9 h ago", "23:00"),
    ] {
        let mut window = sleep();
        window.type_into(INTO_BED, typed);
        assert!(window.says(&format!("{time} on ")), "{typed}: {:?}", window.words());
        window.press(Key::Tab);
        assert_eq!(saved(&window).sleep.into_bed, clock(time), "{typed}");
        assert_eq!(window.value(INTO_BED), time);
    }
}

#[test]
fn a_time_that_was_told_from_now_must_be_of_the_shown_night() {
    let mut window = sleep();
    window.type_into(INTO_BED, "30 h ago");
    window.press(Key::Tab);
    assert_eq!(saved(&window).sleep.into_bed, None);
    assert!(window.says("That is 02:00 on Thu 19 March 2026, which is not in this night"));
    assert_eq!(window.value(INTO_BED), "30 h ago", "what was typed stays");
    window.type_into(OUT_OF_BED, "9:30");
    window.press(Key::Tab);
    assert!(window.says("This time has not come yet"));
}

#[test]
fn a_clock_of_twelve_hours_is_shown_and_understood() {
    let mut window = sleep();
    let preferences = Preferences { clock: ClockStyle::Twelve, ..window.state().preferences };
    apply(&mut window, Action::SetPreferences(preferences));
    window.type_into(INTO_BED, "10:45 pm");
    window.press(Key::Tab);
    assert_eq!(saved(&window).sleep.into_bed, clock("22:45"));
    assert_eq!(window.value(INTO_BED), "10:45 pm");
    window.focus(INTO_BED);
    window.press(Key::ArrowUp);
    assert_eq!(window.value(INTO_BED), "10:46 pm");
}

#[test]
fn lengths_are_understood_with_their_units() {
    for (typed, minutes) in [("1 h 30", 90), ("1:30", 90), ("half an hour", 30), ("20 min", 20)] {
        let mut window = sleep();
        window.type_into(LATENCY, typed);
        window.press(Key::Tab);
        let saved = saved(&window).sleep.minutes_to_fall_asleep;
        assert_eq!(saved, WholeMinutes::new(minutes).ok(), "{typed}");
    }
    let mut window = sleep();
    window.type_into(LATENCY, "1441");
    window.press(Key::Tab);
    assert_eq!(saved(&window).sleep.minutes_to_fall_asleep, None);
    assert!(window.says("Minutes must be a whole number from 0 to 1440"));
}

#[test]
fn a_likely_slip_is_asked_about_and_entered_when_it_is_confirmed() {
    let mut window = sleep();
    window.type_into(OUT_OF_BED, "7:00");
    window.press(Key::Tab);
    window.type_into(INTO_BED, "11:00");
    window.press(Key::Tab);
    let question = "With this you were in bed for 20 h. Is it right?";
    // Eleven in the morning has not come yet: the evening before is meant.
    assert!(window.says("This time of the night has not come yet"), "{:?}", window.words());
    window.type_into(INTO_BED, "12:00");
    window.press(Key::Tab);
    assert!(window.says("With this you were in bed for 19 h. Is it right?"));
    assert!(!window.says(question));
    assert_eq!(saved(&window).sleep.into_bed, None, "nothing is entered yet");
    window.click(&format!("Change it: {INTO_BED}"));
    assert_eq!(window.focused().unwrap().0.name, INTO_BED);
    window.type_text("23:00");
    window.press(Key::Tab);
    assert_eq!(saved(&window).sleep.into_bed, clock("23:00"), "the selected text was replaced");
    window.type_into(INTO_BED, "12:00");
    window.press(Key::Tab);
    window.click(&format!("Yes, that is right: {INTO_BED}"));
    assert_eq!(saved(&window).sleep.into_bed, clock("12:00"));
    assert!(!window.says("Is it right?"));
    assert!(window.says("Time in bed: 19 h"));
}

#[test]
fn a_question_goes_when_the_answer_comes_from_elsewhere() {
    let mut window = sleep();
    window.type_into(INTO_BED, "23:00");
    window.press(Key::Tab);
    window.type_into(OUT_OF_BED, "7:00");
    window.press(Key::Tab);
    window.type_into(INTO_BED, "12:00");
    window.press(Key::Tab);
    assert!(window.says("Is it right?"));
    undo(&mut window);
    assert!(window.says("Is it right?"), "another answer was undone");
    undo(&mut window);
    assert!(!window.says("Is it right?"));
    assert_eq!(window.value(INTO_BED), "");
}

#[test]
fn the_times_that_follow_stand_there_while_they_are_typed() {
    let mut window = sleep();
    assert!(window.says("Time in bed: needs when you got into bed and when you got out of bed"));
    for (field, text) in [
        (INTO_BED, "22:45"),
        ("Tried to sleep", "23:10"),
        (LATENCY, "20"),
        ("Woke up (times)", "2"),
        ("Awake in all (min)", "25"),
        ("Woke for good", "640"),
    ] {
        // In one line of Tab, without another key.
        if field == INTO_BED {
            window.focus(field);
        }
        assert_eq!(window.focused().unwrap().0.name, field);
        window.type_text(text);
        window.press(Key::Tab);
    }
    assert!(window.says("Asleep: 6 h 45 min"));
    window.type_text("705");
    assert!(window.says("Time in bed: 8 h 20 min"), "before it is entered");
    assert!(window.says("Share of the time in bed asleep: 81 %"));
    assert_eq!(saved(&window).sleep.out_of_bed, None);
    window.press(Key::Tab);
    assert_eq!(saved(&window).sleep.out_of_bed, clock("07:05"));
}

#[test]
fn the_hour_that_is_repeated_in_autumn_is_said() {
    let mut entry = Night::unanswered(night("2026-10-25"));
    entry.time_zone = Some("Europe/London".parse().unwrap());
    entry.sleep.into_bed = clock("01:30");
    let mut window = Window::new().today("2026-10-25").diary(of_night(entry)).open();
    window.click("Sleep, into bed 01:30");
    assert!(window.says("it showed 01:30 twice"), "{:?}", window.words());
}
