//! Dates: typed, and picked from a month by keyboard and by pointer.

use cramp_diary::{
    app::{Action, Command, Edit, Place},
    diary::{Exposure, text::Name, vocabulary::Substance},
};
use egui::{Key, accesskit::Role};
use egui_kittest::kittest::Queryable as _;

use super::{apply, undo};
use crate::support::{open_window::OpenWindow, window::Window};

/// A window on the person, with a contact of 3 March.
fn contact() -> OpenWindow {
    let mut window = Window::new().open();
    let date = "2026-03-03".parse().unwrap();
    let contact = Exposure { date, substance: Substance::Lead, note: None };
    apply(&mut window, Action::Edit(Edit::add("add a contact", contact)));
    window.command(Command::Go(Place::Me));
    window.click("Harmful substances, 1 entry");
    window
}

const CONTACT: &str = "Day of the contact, Lead, 3 March 2026";

fn saved_contact(window: &OpenWindow) -> String {
    window.state().saved.exposures.values().next().unwrap().date.to_string()
}

#[test]
fn dates_are_typed_as_people_say_them() {
    for (typed, date) in [
        ("yesterday", "2026-03-19"),
        ("last friday", "2026-03-13"),
        ("9.11.", "2025-11-09"),
        ("14.2.26", "2026-02-14"),
        ("3 days ago", "2026-03-17"),
    ] {
        let mut window = contact();
        window.type_into(CONTACT, typed);
        window.press(Key::Enter);
        assert_eq!(saved_contact(&window), date, "{typed}");
    }
    let mut window = contact();
    window.type_into(CONTACT, "tomorrow");
    window.press(Key::Tab);
    assert_eq!(saved_contact(&window), "2026-03-03");
    assert!(window.says("This date has not come yet"));
    assert_eq!(window.value(CONTACT), "tomorrow");
}

#[test]
fn a_day_is_picked_from_a_month_by_keyboard() {
    let mut window = contact();
    window.focus(&format!("{CONTACT}: pick a day"));
    window.press(Key::Space);
    assert_eq!(window.focused().unwrap().0.name, "Day of the contact: Tue 3 March 2026");
    window.press(Key::ArrowRight);
    window.press(Key::ArrowDown);
    assert_eq!(window.focused().unwrap().0.name, "Day of the contact: Wed 11 March 2026");
    window.press(Key::PageUp);
    assert!(window.says("February 2026"));
    window.press(Key::Enter);
    assert_eq!(saved_contact(&window), "2026-02-11");
    let name = window.focused().unwrap().0.name;
    assert_eq!(name, "Day of the contact, Lead, 11 February 2026: pick a day");
    assert!(!window.says("Previous month"), "it is closed");
}

#[test]
fn escape_leaves_a_month_and_gives_the_focus_back() {
    let mut window = contact();
    let button = format!("{CONTACT}: pick a day");
    window.focus(&button);
    window.press(Key::Space);
    window.press(Key::ArrowLeft);
    window.press(Key::Escape);
    assert_eq!(window.focused().unwrap().0.name, button);
    assert!(!window.says("Previous month"));
    assert_eq!(saved_contact(&window), "2026-03-03");
}

#[test]
fn a_day_is_picked_with_the_pointer_and_none_that_has_not_come() {
    let mut window = contact();
    window.click(&format!("{CONTACT}: pick a day"));
    assert!(!window.says("Next month"), "April has not come");
    window.click("Previous month: February 2026");
    let day = |window: &mut OpenWindow, name: &str| {
        window.harness().get_by_role_and_label(Role::Button, name).click();
        window.run();
    };
    window.click("Next month: March 2026");
    day(&mut window, "Sat 21 March 2026");
    assert_eq!(saved_contact(&window), "2026-03-03");
    day(&mut window, "Fri 20 March 2026");
    assert_eq!(saved_contact(&window), "2026-03-20");
    undo(&mut window);
    assert_eq!(saved_contact(&window), "2026-03-03");
}

#[test]
fn what_is_added_is_added_when_it_is_asked_for() {
    let mut window = Window::new().open();
    window.command(Command::Go(Place::Me));
    window.click("Medications, none entered");
    let names = |window: &OpenWindow| -> Vec<Name> {
        window.state().saved.medications.values().map(|one| one.name.clone()).collect()
    };
    let field = "Name of another medication";
    window.type_into(field, "Simvas");
    window.press(Key::Tab);
    window.pause();
    assert!(names(&window).is_empty(), "half a name is no medication");
    assert!(window.says("Not added yet: press Enter in the field, or \"Add the medication\""));
    window.focus(field);
    window.press(Key::End);
    window.type_text("tatin");
    window.press(Key::Enter);
    assert_eq!(names(&window), [Name::new("Simvastatin").unwrap()]);
    assert_eq!(window.value(field), "");
    window.type_into(field, "Ramipril");
    window.click("Add the medication");
    assert_eq!(names(&window).len(), 2);
}
