//! Pictures of fields in each of their states, for people to look at: see the pictures of every
//! place. Without a folder for them, they are only drawn.

use cramp_diary::{
    app::{Action, Command, Place, drafts::TypedText, preferences::Theme},
    diary::{Exposure, Night, vocabulary::Substance},
};
use egui::Key;

use super::{INTO_BED, LATENCY, OUT_OF_BED, apply};
use crate::support::{
    album,
    diaries::{TODAY, night, of_night},
    open_window::OpenWindow,
    window::Window,
};

const CONTACT: &str = "Day of the contact, Lead, 3 March 2026";

/// Shows one state of fields after the other, each with its name.
fn each_state(window: impl Fn() -> Window, mut look: impl FnMut(&str, &mut OpenWindow)) {
    let mut shown = window().open();
    let left = TypedText { text: "half past".to_owned(), was: String::new() };
    apply(&mut shown, Action::KeepText(format!("night 2026-03-19/{INTO_BED}"), left.clone()));
    look("left-elsewhere", &mut shown);
    apply(&mut shown, Action::KeepText(format!("night {TODAY}/{INTO_BED}"), left));
    shown.click("Sleep, not answered");
    shown.type_into(LATENCY, "1441");
    shown.press(Key::Tab);
    shown.type_into(OUT_OF_BED, "7:00");
    shown.press(Key::Tab);
    shown.type_into("Tried to sleep", "12:00");
    shown.press(Key::Tab);
    shown.type_into("Woke for good", "640");
    look("sleep-wrong", &mut shown);

    let mut entry = Night::unanswered(night(TODAY));
    entry.sleep.into_bed = "22:45".parse().ok();
    entry.sleep.tried_to_sleep = "23:10".parse().ok();
    entry.sleep.out_of_bed = "07:05".parse().ok();
    let mut shown = window().diary(of_night(entry)).open();
    shown.click("Sleep, in bed 8 h 20 min");
    look("sleep-answered", &mut shown);

    let mut shown = window().open();
    let date = "2026-03-03".parse().unwrap();
    let contact = Exposure { date, substance: Substance::Lead, note: None };
    let add = cramp_diary::app::Edit::add("add a contact", contact);
    apply(&mut shown, Action::Edit(add));
    shown.command(Command::Go(Place::Me));
    shown.click("Harmful substances, 1 entry");
    shown.focus(&format!("{CONTACT}: pick a day"));
    shown.press(Key::Space);
    shown.press(Key::ArrowRight);
    look("month", &mut shown);
}

#[test]
fn pictures_of_fields() {
    let Some(folder) = album::folder() else {
        each_state(Window::new, |name, window| {
            assert!(window.picture().width() > 0, "{name}");
        });
        return;
    };
    for theme in [Theme::Dark, Theme::Light] {
        for (width, height, percent) in
            [(1280.0, 1400.0, 100), (900.0, 600.0, 200), (900.0, 3200.0, 200)]
        {
            let window = || Window::new().theme(theme).size(width, height).text_size(percent);
            each_state(window, |name, window| {
                let name = format!("fields-{name}-{theme}-{width}x{height}-{percent}.png");
                window.picture().save(folder.join(name)).unwrap();
            });
        }
    }
}
