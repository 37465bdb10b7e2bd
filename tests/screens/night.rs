//! A night is recorded: by mouse and by key, finished and unfinished, in one frame and in many.

use cramp_diary::{
    app::{Command, Place, preferences::Theme},
    diary::{
        Cramp,
        quantity::{CrampMinutes, Pain},
        vocabulary::{Muscle, Side},
    },
    guidance::Rule,
};
use egui::{Event, Key, Modifiers};

use crate::support::{
    diaries::{TODAY, emergency, night, severe_cramp, usual, with_cramp},
    open_window::{OpenWindow, saved},
    window::Window,
};

const LASTED: &str = "Lasted (min)";

#[track_caller]
fn saved_cramp(window: &OpenWindow) -> Cramp {
    let [cramp] = saved(window).cramps.unwrap().try_into().unwrap();
    cramp
}

fn fires(window: &OpenWindow, rule: Rule) -> bool {
    window.state().assessment.findings.iter().any(|finding| finding.rule == rule)
}

#[test]
fn a_night_without_cramps_takes_one_key_or_one_press() {
    for by_key in [true, false] {
        let mut window = Window::new().open();
        assert!(window.says("Not recorded"));
        if by_key {
            window.command(Command::NoCramps);
        } else {
            window.click("No cramps");
        }
        assert_eq!(saved(&window).cramps, Some(Vec::new()));
        assert!(window.says("Saved: recorded no cramps"));
        window.click("Take this answer back");
        assert_eq!(saved(&window).cramps, None);
    }
}

#[test]
fn no_cramps_never_takes_a_cramp_away() {
    let mut window = Window::new().diary(with_cramp(Cramp::default())).open();
    window.command(Command::NoCramps);
    assert_eq!(saved(&window).cramps().len(), 1);
    assert!(window.says("remove them first"));
}

#[test]
fn a_cramp_is_added_and_described_by_name() {
    for by_key in [true, false] {
        let mut window = Window::new().open();
        if by_key {
            window.command(Command::AddCramp);
        } else {
            window.click("Add a cramp");
        }
        assert_eq!(saved_cramp(&window), Cramp::default());
        window.click("Where: Calf");
        window.click("Which leg: Left");
        window.click("Pain: 8");
        window.click("What I tried: Stretching");
        window.click("Stretching: did it help?: Did not help");
        let known = Cramp { muscle: Some(Muscle::Calf), side: Some(Side::Left), ..severe_cramp() };
        assert_eq!(saved_cramp(&window), known);
        assert!(window.is_chosen("Where: Calf"));
        window.click("Where: Calf");
        assert_eq!(saved_cramp(&window), Cramp { muscle: None, ..known });
        window.click("Remove cramp 1");
        assert_eq!(saved(&window).cramps, None, "nobody said that there were none");
    }
}

#[test]
fn what_is_typed_is_saved_however_the_field_is_left() {
    type Leave = fn(&mut OpenWindow);
    let ways: [(&str, Leave); 8] = [
        ("Tab", |window| window.press(Key::Tab)),
        ("Enter", |window| window.press(Key::Enter)),
        ("Escape", |window| window.press(Key::Escape)),
        ("a pause", OpenWindow::pause),
        ("another field", |window| window.focus("Started at")),
        ("another place", |window| window.command(Command::Go(Place::Trends))),
        ("another night", |window| window.click("Night before")),
        ("the end", |window| assert!(window.close())),
    ];
    for (way, leave) in ways {
        let mut window = Window::new().diary(with_cramp(Cramp::default())).open();
        window.type_into(LASTED, "12");
        assert_eq!(saved_cramp(&window).minutes, None, "{way}");
        leave(&mut window);
        assert_eq!(saved_cramp(&window).minutes, CrampMinutes::new(12.0).ok(), "{way}");
    }
}

#[test]
fn what_is_typed_in_the_frame_of_a_shortcut_is_saved_too() {
    let mut window = Window::new().diary(with_cramp(Cramp::default())).open();
    window.focus(LASTED);
    let command = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
    let key = Event::Key {
        key: Key::Num2,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: command,
    };
    window.harness().input_mut().events.extend([Event::Text("12".to_owned()), key]);
    window.run();
    assert_eq!(window.state().place, Place::Calendar);
    assert_eq!(saved_cramp(&window).minutes, CrampMinutes::new(12.0).ok());
}

#[test]
fn nonsense_stays_where_it_was_typed_with_what_is_wrong_and_is_not_saved() {
    let known = Cramp { minutes: CrampMinutes::new(3.0).ok(), ..Cramp::default() };
    for nonsense in ["abc", "-1", "1441"] {
        let mut window = Window::new().diary(with_cramp(known.clone())).open();
        let unwronged = window.words();
        window.type_into(LASTED, nonsense);
        window.press(Key::Tab);
        assert_eq!(window.value(LASTED), nonsense);
        assert_eq!(saved_cramp(&window), known);
        let wrong: Vec<_> =
            window.words().into_iter().filter(|words| !unwronged.contains(words)).collect();
        assert!(
            wrong.iter().any(|words| words.contains("0 to 1440") || words.contains("a length")),
            "{wrong:?}"
        );
        window.command(Command::Go(Place::Me));
        window.command(Command::Go(Place::Night));
        assert_eq!(window.value(LASTED), nonsense, "it is still there after a look elsewhere");
        window.type_into(LASTED, "4.5");
        window.press(Key::Tab);
        assert_eq!(saved_cramp(&window).minutes, CrampMinutes::new(4.5).ok());
    }
}

#[test]
fn the_emergency_card_stands_while_the_minutes_are_still_being_typed() {
    let mut window = Window::new().diary(with_cramp(severe_cramp())).open();
    assert!(!fires(&window, Rule::CrampWillNotStop));
    window.type_into(LASTED, "1");
    assert!(!fires(&window, Rule::CrampWillNotStop));
    window.type_text("2");
    assert_eq!(saved_cramp(&window).minutes, None, "nothing has been saved yet");
    assert!(fires(&window, Rule::CrampWillNotStop));
    assert!(window.says(&Rule::CrampWillNotStop.title()));
    assert!(window.says("Call your emergency number"));
    window.press(Key::Backspace);
    assert!(!window.says(&Rule::CrampWillNotStop.title()), "one minute is no emergency");
}

#[test]
fn an_emergency_is_told_in_every_place_until_help_was_got() {
    let mut window = Window::new().diary(emergency()).open();
    let alarm = "Emergency: a severe cramp that does not stop";
    for place in Place::ALL {
        window.command(Command::Go(place));
        assert!(window.says(alarm), "{place:?}: {:?}", window.words());
    }
    window.command(Command::Go(Place::Night));
    window.click(&format!("I got help: {}", Rule::CrampWillNotStop.title()));
    window.command(Command::Go(Place::Trends));
    assert!(!window.says("Emergency:"));
}

#[test]
fn two_answers_of_one_frame_both_count() {
    let mut window = Window::new().diary(with_cramp(Cramp::default())).open();
    window.click_in_one_frame(&["Where: Foot", "Which leg: Both", "Pain: 4"]);
    let cramp = saved_cramp(&window);
    assert_eq!(
        (cramp.muscle, cramp.side, cramp.pain),
        (Some(Muscle::Foot), Some(Side::Both), Pain::new(4).ok())
    );
}

#[test]
fn the_window_opens_on_the_night_that_ended_this_morning() {
    let mornings = [
        ("2026-01-01", "Wed 31 December 2025 to Thu 1 January"),
        ("2028-02-29", "Mon 28 to Tue 29 February"),
        ("2026-12-31", "Wed 30 to Thu 31 December"),
    ];
    for (today, name) in mornings {
        let window = Window::new().today(today).open();
        assert_eq!(window.state().night, night(today));
        assert!(window.says(name), "{today}: {:?}", window.words());
    }
}

#[test]
fn keys_go_from_night_to_night_but_not_into_the_future() {
    let mut window = Window::new().open();
    window.command(Command::NightBefore);
    assert_eq!(window.state().night, night("2026-03-19"));
    assert!(window.says("Night of Wed 18 to Thu 19 March"));
    window.command(Command::AddCramp);
    assert!(window.state().saved.night(night("2026-03-19")).unwrap().is_cramp_night());
    window.command(Command::NightAfter);
    window.command(Command::NightAfter);
    assert_eq!(window.state().night, night(TODAY), "at eight in the morning");
    window.command(Command::NightBefore);
    window.command(Command::Today);
    assert_eq!(window.state().night, night(TODAY));
}

#[test]
fn while_text_is_typed_the_keys_of_texts_belong_to_the_text() {
    let mut window = Window::new().open();
    window.command(Command::NoCramps);
    window.command(Command::AddCramp);
    assert_eq!(saved(&window).cramps().len(), 1);
    window.focus(LASTED);
    window.command(Command::NightBefore);
    assert_eq!(window.state().night, night(TODAY));
    window.type_text("1");
    window.command(Command::Undo);
    assert_eq!(saved(&window).cramps().len(), 1, "the diary was not touched");
}

#[test]
fn a_quick_pick_takes_the_place_of_a_text_that_made_no_sense() {
    let mut window = Window::new().diary(with_cramp(Cramp::default())).open();
    window.type_into(LASTED, "abc");
    window.press(Key::Tab);
    assert_eq!(window.value(LASTED), "abc");
    window.click("How many minutes: 2");
    assert_eq!(saved_cramp(&window).minutes, CrampMinutes::new(2.0).ok());
    assert_eq!(window.value(LASTED), "2", "the field shows what is saved");
}

#[test]
fn a_cramp_cannot_begin_later_than_now() {
    let mut window = Window::new().diary(with_cramp(Cramp::default())).open();
    window.type_into("Started at", "11:59");
    window.press(Key::Tab);
    assert_eq!(saved_cramp(&window).started, None);
    assert!(window.says("This time of the night has not come yet"));
}

#[test]
fn what_is_being_filled_in_stays_where_it_is_when_a_card_comes() {
    let cramp = Cramp { minutes: None, ..severe_cramp() };
    let mut window = Window::new().diary(with_cramp(cramp)).open();
    window.focus(LASTED);
    let before = window.rect_of(LASTED);
    window.type_text("12");
    window.run();
    assert!(fires(&window, Rule::CrampWillNotStop), "the card stands above");
    let after = window.rect_of(LASTED);
    assert!((after.top() - before.top()).abs() < 2.0, "moved from {before:?} to {after:?}");
    assert!(window.says("Emergency: a severe cramp that does not stop"));
}

#[test]
fn what_is_undone_is_shown_also_where_it_is_of_another_night() {
    let mut window = Window::new().open();
    window.command(Command::NoCramps);
    window.command(Command::NightBefore);
    window.command(Command::Undo);
    assert_eq!(window.state().night, night(TODAY));
    assert!(!saved(&window).is_recorded());
}

#[test]
fn an_emergency_is_in_sight_from_the_first_at_every_size() {
    for (width, height, percent) in super::every_place::SIZES {
        let window = Window::new().size(width, height).text_size(percent);
        let mut window = window.diary(emergency()).open();
        let room = window.rect();
        let is_in_sight = |window: &OpenWindow, when: &str| {
            let words =
                "a severe cramp goes on and on, although the muscle was stretched or rubbed";
            let card = window.rect_of_words(words);
            assert!(room.contains_rect(card), "{width}x{height}, {percent} %, {when}: {card}");
        };
        is_in_sight(&window, "when the window opens");
        window.command(Command::Go(Place::Trends));
        window.click("Show what to do");
        is_in_sight(&window, "from another place");
    }
}

#[test]
fn a_night_is_shown_from_its_top_after_the_text_became_larger_elsewhere() {
    let mut window = Window::new().diary(usual()).open();
    window.command(Command::Go(Place::Me));
    window.wear(Theme::Dark, (900.0, 600.0), 200);
    window.command(Command::Go(Place::Night));
    let shown = window.controls().into_iter().find(|control| control.name.ends_with(", shown"));
    let night = window.rect_of(&shown.unwrap().name);
    assert!(window.rect().contains_rect(night), "{night}");
}
