//! The place of a cramp is picked on the drawn legs: by pointer, by key, and by the lists.

use cramp_diary::{
    app::{Command, Place, preferences::Theme},
    body::Answer,
    diary::{
        Cramp, Diary, Night,
        vocabulary::{Muscle, Side},
    },
};
use egui::Key;

use super::every_place::SIZES;
use crate::support::{
    album,
    diaries::{TODAY, night, of_night, usual},
    open_window::OpenWindow,
    window::Window,
};

/// A diary with one cramp of which nothing is known.
fn one_cramp() -> Diary {
    let cramps = Some(vec![Cramp::default()]);
    of_night(Night { cramps, ..Night::unanswered(night(TODAY)) })
}

/// What the disk holds of the place of the cramp.
#[track_caller]
fn saved(window: &OpenWindow) -> Answer {
    let night = window.state().saved.night(night(TODAY)).unwrap();
    let [cramp] = night.cramps() else { panic!("{:?}", night.cramps()) };
    (cramp.muscle, cramp.side)
}

const fn calf(side: Side) -> Answer {
    (Some(Muscle::Calf), Some(side))
}

#[test]
fn one_touch_says_which_muscle_of_which_leg() {
    for (name, muscle, side) in [
        ("Left calf", Muscle::Calf, Side::Left),
        ("Right hamstring", Muscle::Hamstring, Side::Right),
        ("Left toes", Muscle::Toes, Side::Left),
        ("Right foot, back", Muscle::Foot, Side::Right),
        ("Left foot, front", Muscle::Foot, Side::Left),
        ("Right shin", Muscle::Shin, Side::Right),
        ("Left thigh", Muscle::Thigh, Side::Left),
        ("Right hip, front", Muscle::Hip, Side::Right),
        ("Left hip, back", Muscle::Hip, Side::Left),
    ] {
        for (width, height, percent) in [SIZES[0], SIZES[3]] {
            let window = Window::new().size(width, height).text_size(percent);
            let mut window = window.diary(one_cramp()).open();
            window.click(name);
            assert_eq!(saved(&window), (Some(muscle), Some(side)), "{name} at {percent} %");
            assert!(window.is_chosen(name));
        }
    }
}

#[test]
fn a_second_touch_takes_back_and_the_other_leg_is_added() {
    let mut window = Window::new().diary(one_cramp()).open();
    window.click("Left calf");
    window.click("Left calf");
    assert_eq!(saved(&window), (None, None));
    window.click("Left calf");
    window.click("Right calf");
    assert_eq!(saved(&window), calf(Side::Both));
    assert!(window.is_chosen("Left calf") && window.is_chosen("Right calf"));
    window.click("Left calf");
    assert_eq!(saved(&window), calf(Side::Right));
    window.click("Right shin");
    assert_eq!(saved(&window), (Some(Muscle::Shin), Some(Side::Right)));
    window.command(Command::Undo);
    assert_eq!(saved(&window), calf(Side::Right), "muscle and leg are one step");
}

#[test]
fn the_lists_and_the_legs_are_in_step() {
    let mut window = Window::new().diary(one_cramp()).open();
    window.click("Right hip, back");
    assert!(window.is_chosen("Where: Hip") && window.is_chosen("Which leg: Right"));
    assert!(window.is_chosen("Right hip, front"), "the same muscle from the other side");
    window.click("Which leg: Both");
    assert!(window.is_chosen("Left hip, back") && window.is_chosen("Right hip, back"));
    window.click("Where: Elsewhere");
    assert!(!window.is_chosen("Left hip, back"));
    assert_eq!(saved(&window), (Some(Muscle::Other), Some(Side::Both)));
    window.click("Where: Elsewhere");
    assert_eq!(saved(&window), (None, Some(Side::Both)), "the leg stays answered");
}

#[test]
fn the_legs_are_one_stop_of_tab_and_the_arrows_go_on_from_there() {
    for (width, height, percent) in [SIZES[0], SIZES[3]] {
        let window = Window::new().size(width, height).text_size(percent);
        let mut window = window.diary(one_cramp()).open();
        // The places of the last cramps are an answer of their own, named after its question.
        let is_part = |name: &&String| name.contains("calf") && !name.contains(": ");
        let parts = |names: &[String]| names.iter().filter(is_part).count();
        let stops: Vec<_> = window.walk().into_iter().map(|(control, _)| control.name).collect();
        assert_eq!(parts(&stops), 1, "{stops:#?}");
        window.focus("Left calf");
        for (key, name) in [
            (Key::ArrowUp, "Left hamstring"),
            (Key::ArrowLeft, "Left thigh"),
            (Key::ArrowLeft, "Right thigh"),
            (Key::ArrowLeft, "Right thigh"),
            (Key::ArrowDown, "Right shin"),
            (Key::ArrowDown, "Right foot, front"),
            (Key::ArrowDown, "Right toes"),
            (Key::ArrowDown, "Right toes"),
            (Key::ArrowRight, "Left toes"),
        ] {
            window.press(key);
            let (focused, rect) = window.focused().unwrap();
            assert_eq!(focused.name, name, "after {key:?} at {percent} %");
            assert!(window.rect().contains(rect.center()), "{name} is out of sight: {rect}");
        }
        assert_eq!(saved(&window), (None, None), "the arrows pick nothing");
        window.press(Key::Space);
        assert_eq!(saved(&window), (Some(Muscle::Toes), Some(Side::Left)));
        window.press(Key::ArrowLeft);
        window.press(Key::Enter);
        assert_eq!(saved(&window), (Some(Muscle::Toes), Some(Side::Both)));
        window.press(Key::Space);
        assert_eq!(saved(&window), (Some(Muscle::Toes), Some(Side::Left)));
    }
}

#[test]
fn every_part_can_be_hit() {
    for (width, height, percent) in SIZES {
        let window = Window::new().size(width, height).text_size(percent);
        let window = window.diary(one_cramp()).open();
        for name in ["Left toes", "Right foot, front", "Left calf", "Right hip, back"] {
            let rect = window.rect_of(name);
            assert!(rect.width() >= 24.0 && rect.height() >= 24.0, "{name}: {rect}");
        }
    }
}

/// With `CRAMP_DIARY_PICTURES=FOLDER`, the legs in use are put into a folder.
#[test]
fn pictures_of_the_legs() {
    let Some(folder) = album::folder() else { return };
    let write = |window: &mut OpenWindow, name: &str| {
        window.picture().save(folder.join(format!("legs-{name}.png"))).unwrap();
    };
    for theme in [Theme::Dark, Theme::Light] {
        for (width, height, percent) in SIZES {
            let kind = format!("{theme}-{width}x{height}-{percent}");
            let open = |diary| {
                Window::new()
                    .theme(theme)
                    .size(width, height)
                    .text_size(percent)
                    .diary(diary)
                    .open()
            };
            let mut window = open(one_cramp());
            window.focus("Left calf");
            write(&mut window, &format!("focused-{kind}"));
            window.press(Key::Space);
            window.press(Key::ArrowRight);
            window.press(Key::Space);
            window.press(Key::ArrowUp);
            write(&mut window, &format!("chosen-{kind}"));
            let window = Window::new().theme(theme).size(width, 3.0 * height).text_size(percent);
            let mut window = window.diary(usual()).open();
            window.command(Command::Go(Place::Trends));
            write(&mut window, &format!("trends-{kind}"));
        }
    }
}
