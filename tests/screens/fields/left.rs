//! What is typed and not entered outlives the program: it is offered back in its field.

use cramp_diary::{
    app::{Action, Command, Edit, Place},
    store::{Access, Store},
};
use egui::Key;
use tempfile::TempDir;

use super::{INTO_BED, apply, clock, saved};
use crate::support::{open_window::OpenWindow, window::Window};

/// A folder that is gone after the test, with a diary in it.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn open(&self) -> OpenWindow {
        Window::new().file(self.0.path().join("diary.sqlite")).open()
    }

    /// Opens the diary, with the sleep of the last night unfolded.
    fn open_sleep(&self) -> OpenWindow {
        let mut window = self.open();
        window.click_part("Sleep, ");
        window
    }

    /// How many texts the file keeps that are not entered.
    fn left(&self) -> usize {
        let store = Store::open(&self.0.path().join("diary.sqlite"), Access::Read).unwrap();
        store.load().unwrap().drafts.len()
    }
}

const FOUND: &str = "Not entered yet: typed on Fri 20 March 2026, 08:00";

#[test]
fn a_text_that_made_no_sense_is_there_after_a_crash() {
    let folder = Folder::new();
    let mut window = folder.open_sleep();
    window.type_into(INTO_BED, "half past");
    assert_eq!(folder.left(), 0, "not after each letter");
    window.pause();
    assert_eq!(folder.left(), 1);
    assert!(window.state().undo.is_none(), "it is no step of the history");
    // The window goes without a word, as with the power.
    drop(window);

    let mut window = folder.open_sleep();
    assert_eq!(window.value(INTO_BED), "half past");
    assert!(window.says(FOUND) && window.says("Type a time"), "{:?}", window.words());
    window.type_into(INTO_BED, "22:30");
    assert!(!window.says("Not entered yet"));
    window.press(Key::Tab);
    assert_eq!(saved(&window).sleep.into_bed, clock("22:30"));
    assert_eq!(folder.left(), 0, "it was entered");
    drop(window);
    assert_eq!(folder.open_sleep().value(INTO_BED), "22:30");
}

#[test]
fn a_text_is_kept_while_somebody_goes_on_typing() {
    let folder = Folder::new();
    let mut window = folder.open_sleep();
    window.focus(INTO_BED);
    // A letter each half second: there is never a pause.
    for letter in "some words".chars() {
        window.type_text(&letter.to_string());
        for _ in 0..8 {
            window.harness().step();
        }
    }
    assert_eq!(folder.left(), 1);
    drop(window);
    let kept = folder.open_sleep().value(INTO_BED);
    assert!(kept.len() > 3 && "some words".starts_with(&kept), "{kept}");
}

#[test]
fn what_was_found_is_never_entered_by_itself() {
    let folder = Folder::new();
    let mut window = folder.open_sleep();
    window.type_into("Out of bed", "7:00");
    window.press(Key::Tab);
    window.type_into(INTO_BED, "12:00");
    window.pause();
    assert!(window.says("Is it right?"));
    drop(window);

    let mut window = folder.open_sleep();
    assert_eq!(window.value(INTO_BED), "12:00");
    assert!(window.says("Is it right?") && window.says(FOUND));
    window.focus(INTO_BED);
    window.press(Key::Tab);
    window.command(Command::Go(Place::Trends));
    window.command(Command::Go(Place::Night));
    assert_eq!(saved(&window).sleep.into_bed, None);
    assert_eq!(folder.left(), 1);
    window.click(&format!("Yes, that is right: {INTO_BED}"));
    assert_eq!(saved(&window).sleep.into_bed, clock("12:00"));
    assert_eq!(folder.left(), 0);
}

#[test]
fn what_was_found_can_be_thrown_away() {
    let folder = Folder::new();
    let mut window = folder.open_sleep();
    window.type_into(INTO_BED, "half past");
    window.pause();
    drop(window);
    let mut window = folder.open_sleep();
    window.click(&format!("Throw it away: {INTO_BED}"));
    assert_eq!(window.value(INTO_BED), "");
    assert!(!window.says("Not entered yet") && !window.says("Type a time"));
    assert_eq!(folder.left(), 0);
}

#[test]
fn a_text_that_is_emptied_is_forgotten() {
    let folder = Folder::new();
    let mut window = folder.open_sleep();
    window.type_into(INTO_BED, "half past");
    window.pause();
    window.type_into(INTO_BED, "");
    window.pause();
    assert_eq!(folder.left(), 0);
    assert!(window.state().saved.is_empty());
}

#[test]
fn an_answer_that_has_changed_since_is_not_replaced() {
    let folder = Folder::new();
    let mut window = folder.open_sleep();
    window.type_into(INTO_BED, "half past");
    window.pause();
    drop(window);
    // It is answered elsewhere: from a file, or by another program.
    let mut store = Store::open(&folder.0.path().join("diary.sqlite"), Access::Write).unwrap();
    let now = cramp_diary::clock::Clock::fixed("2026-03-20T09:00:00".parse().unwrap()).now();
    let night = crate::support::diaries::night(crate::support::diaries::TODAY);
    let edit = Edit::night(night, "set", |night| night.sleep.into_bed = clock("23:15"));
    let step = edit.step(&store.load().unwrap().diary, &now).unwrap();
    store.commit(step).unwrap();
    drop(store);

    let mut window = folder.open_sleep();
    assert_eq!(window.value(INTO_BED), "23:15");
    let offered = "Not entered yet: \"half past\", typed on Fri 20 March 2026, 08:00. The answer \
                   has changed since";
    assert!(window.says(offered), "{:?}", window.words());
    window.click(&format!("Use it instead: {INTO_BED}"));
    assert_eq!(window.value(INTO_BED), "half past");
    assert!(!window.says("The answer has changed since"));
    assert_eq!(saved(&window).sleep.into_bed, clock("23:15"), "it makes no sense");
}

#[test]
fn what_was_to_be_added_is_found_again() {
    let folder = Folder::new();
    let mut window = folder.open();
    window.command(Command::Go(Place::Me));
    window.click("Medications, none entered");
    let field = "Name of another medication";
    window.type_into(field, "Simvastatin");
    window.press(Key::Tab);
    window.pause();
    assert!(window.state().saved.medications.is_empty());
    drop(window);
    let mut window = folder.open();
    assert!(window.says("Typed, and not entered yet"), "{:?}", window.words());
    assert!(window.says("\"Simvastatin\" in \"Name of another medication\", Me"));
    window.click("Go to Me");
    window.run();
    assert_eq!(window.value(field), "Simvastatin");
    window.click("Add the medication");
    assert_eq!(window.state().saved.medications.len(), 1);
    assert_eq!(folder.left(), 0);
    window.command(Command::Go(Place::Night));
    assert!(!window.says("Typed, and not entered yet"));
}

#[test]
fn a_text_of_another_night_leads_there() {
    let folder = Folder::new();
    let mut window = folder.open();
    window.command(Command::NightBefore);
    window.click("Sleep, not answered");
    window.type_into(INTO_BED, "half past");
    window.pause();
    drop(window);
    let mut window = folder.open();
    assert!(window.says("\"half past\" in \"Into bed\", night of Wed 18 to Thu 19 March"));
    window.click("Open the night of Wed 18 to Thu 19 March");
    window.run();
    assert!(!window.says("Typed, and not entered yet"), "it stands in its field");
    assert_eq!(window.value(INTO_BED), "half past");
}

#[test]
fn what_cannot_be_found_again_can_be_thrown_away() {
    let folder = Folder::new();
    let mut window = folder.open();
    let text = cramp_diary::app::drafts::TypedText { text: "x".to_owned(), was: String::new() };
    apply(&mut window, Action::KeepText("Me/A field of another version".to_owned(), text));
    drop(window);
    let mut window = folder.open();
    window.click("Throw \"x\" away");
    assert_eq!(folder.left(), 0);
    assert!(!window.says("Typed, and not entered yet"));
}

#[test]
fn the_way_to_a_text_opens_the_section_that_holds_its_field() {
    let folder = Folder::new();
    let mut window = folder.open();
    window.command(Command::AddCramp);
    window.click("More about this cramp, not answered");
    window.type_into("Awake because of it (min)", "half the night");
    window.pause();
    drop(window);

    let mut window = folder.open();
    assert!(window.says("\"half the night\" in \"Awake because of it (min)\""));
    assert!(!window.says("It woke me: Yes"), "its section is closed");
    window.click("Go to \"Awake because of it (min)\"");
    window.run();
    assert_eq!(window.focused().unwrap().0.name, "Awake because of it (min)");
    assert_eq!(window.value("Awake because of it (min)"), "half the night");
    assert!(!window.says("Typed, and not entered yet"), "it is in sight");
    assert!(!window.says("Into bed"), "no other section was opened");

    // From another night it is one press as well.
    drop(window);
    let mut window = folder.open();
    window.command(Command::NightBefore);
    window.click("Open the night of Thu 19 to Fri 20 March");
    window.run();
    assert_eq!(window.focused().unwrap().0.name, "Awake because of it (min)");
}
