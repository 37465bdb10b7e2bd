//! Pictures of Cramp now: no pixel of it is blue or comes near white.

use chrono_tz::Europe::London;
use cramp_diary::{
    app::{Command, CrampNow, begin::begin_in, preferences::Theme},
    diary::{Diary, text::Text},
    store::{Access, Store},
    ui::style::cramp_now::{MOST_BLUE, MOST_GREEN},
};
use image::RgbaImage;

use super::every_place::SIZES;
use crate::support::{album, open_window::OpenWindow, window::Window};

/// When the cramp of the pictures began.
const START: &str = "2026-03-20T03:12:00Z";

/// Shows one state of Cramp now after the other, each with its name.
fn each_state(window: impl Fn() -> Window, mut look: impl FnMut(&str, &mut OpenWindow)) {
    let begun = |at: &str| {
        let mut window = window().diary(person()).at(at, London).open();
        window.command(Command::CrampNow);
        window
    };
    let mut shown = begun(START);
    look("running", &mut shown);
    shown.click("Next step");
    shown.click("Which leg: Left");
    look("answered", &mut shown);
    shown.click("It is not stopping");
    look("not-stopping", &mut shown);
    shown.click("It has stopped");
    look("stopped-after-not-stopping", &mut shown);

    let mut shown = begun(START);
    shown.click("It has stopped");
    look("stopped", &mut shown);
    shown.click("What helped: Stretching");
    shown.click("Pain: 0 none, 3 mild, 6 strong, 10 the worst you can imagine: 6");
    look("stopped-answered", &mut shown);
    shown.click("Done");
    look("rest", &mut shown);

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary");
    let mut store = Store::open(&file, Access::WriteOrCreate).unwrap();
    let begun = begin_in(&mut store, &super::cramp_now::moment(START)).unwrap();
    assert_eq!(begun, CrampNow::begun());
    drop(store);
    let mut shown = window().file(&file).at("2026-03-20T03:24:07Z", London).open();
    look("question", &mut shown);
    shown.type_into("Or type the minutes (min)", "900");
    shown.press(egui::Key::Enter);
    look("question-wrong", &mut shown);
    shown.click("It is still going on");
    look("long", &mut shown);
    shown.click("Pain from 0 to 10: 8");
    shown.click("Stretching: Did not help");
    look("long-emergency", &mut shown);
}

/// Somebody with a number and a contact for emergencies.
fn person() -> Diary {
    let mut diary = Diary::default();
    diary.profile.emergency_number = Some(Text::new("112").unwrap());
    diary.profile.emergency_contact = Some(Text::new("Ben, next door, 0151 496 0000").unwrap());
    diary
}

#[test]
fn no_pixel_of_cramp_now_is_blue_or_comes_near_white() {
    let folder = album::folder();
    let sizes = if folder.is_some() { SIZES.to_vec() } else { vec![(480.0, 400.0, 100)] };
    for theme in [Theme::Light, Theme::Dark] {
        for (width, height, percent) in &sizes {
            let window = || Window::new().theme(theme).size(*width, *height).text_size(*percent);
            each_state(window, |name, shown| {
                let picture = shown.picture();
                if let Some(folder) = &folder
                    && theme == Theme::Light
                {
                    let name = format!("cramp-now-{name}-{width}x{height}-{percent}");
                    album::write(&picture, folder, &name);
                }
                check(&picture, &format!("{name}, {theme}, {width}x{height}, {percent} %"));
            });
        }
    }
}

fn check(picture: &RgbaImage, name: &str) {
    for (x, y, pixel) in picture.enumerate_pixels() {
        let [_, green, blue, alpha] = pixel.0;
        assert_eq!(alpha, 255, "{name}: nothing was painted at {x}, {y}");
        assert!(blue <= MOST_BLUE && green <= MOST_GREEN, "{name}: {pixel:?} at {x}, {y}");
    }
}

#[test]
fn pictures_of_the_band() {
    let Some(folder) = album::folder() else { return };
    for theme in [Theme::Light, Theme::Dark] {
        for (width, height, percent) in SIZES {
            let window = Window::new().theme(theme).size(width, height).text_size(percent);
            let mut window = window.at(START, London).open();
            window.command(Command::CrampNow);
            window.press(egui::Key::Escape);
            let name = format!("cramp-now-band-{theme}-{width}x{height}-{percent}");
            album::keep(&mut window, &folder, &name);
        }
    }
}
