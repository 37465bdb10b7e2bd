//! What is shown before a diary is open looks as the diary did last.

use std::fs;

use cramp_diary::{
    app::{
        Action, Command, Part, Phase, Preferences,
        preferences::{TextSize, Theme},
    },
    exchange::LastLook,
    store::{StoreError, is_sealed},
};

use super::lock::{PASSWORD, unlock};
use crate::support::{diaries::usual, open_window::OpenWindow, window::Window};

fn look(window: &OpenWindow) -> (Theme, u16) {
    let Preferences { theme, text_size, .. } = window.state().preferences;
    (theme, text_size.percent())
}

fn refused() -> StoreError {
    StoreError::Empty { path: "/home/ann/diary".into() }
}

#[test]
fn a_diary_that_cannot_be_opened_is_told_of_in_the_size_that_its_person_reads() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary");
    let last = LastLook::beside(&diary);
    // Nothing is noted yet: as is usual.
    let window = Window::new().looking_as(last.clone()).open_refused(refused());
    assert_eq!(look(&window), (Theme::Dark, 100));
    let mut window = Window::new().file(&diary).looking_as(last.clone()).text_size(175).open();
    window.command(Command::LargerText);
    drop(window);
    let mut window = Window::new().file(&diary).looking_as(last.clone()).open_refused(refused());
    assert_eq!(look(&window), (Theme::Dark, 200));
    assert!((window.harness().ctx.zoom_factor() - 2.0).abs() < 1e-6);
    // What is chosen there counts at the next start too.
    window.command(Command::SmallerText);
    let window = Window::new().looking_as(last).open_refused(refused());
    assert_eq!(look(&window), (Theme::Dark, 175));
}

#[test]
fn the_lock_of_a_diary_is_in_the_size_and_the_colours_that_its_person_reads() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary");
    let last = LastLook::beside(&diary);
    let window = Window::new().file(&diary).looking_as(last.clone()).theme(Theme::Dark);
    let mut window = window.text_size(200).open();
    window.harness().state_mut().apply(Action::Show(Part::Password));
    window.run();
    window.type_into("New password", PASSWORD);
    window.type_into("New password, once more", PASSWORD);
    window.click("Set the password");
    assert!(is_sealed(&diary));
    drop(window);

    // The diary itself cannot say how it looks before it is opened.
    let locked = || StoreError::Locked { path: diary.clone() };
    let unlike = || Window::new().theme(Theme::Light).text_size(100).file(&diary);
    let mut window = unlike().looking_as(last).open_refused(locked());
    assert_eq!(window.state().phase, Phase::Locked);
    assert!(window.says("The diary is locked"), "{:#?}", window.words());
    assert_eq!(look(&window), (Theme::Dark, 200));
    let ctx = &window.harness().ctx;
    assert!((ctx.zoom_factor() - 2.0).abs() < 1e-6);
    assert!(ctx.global_style().visuals.dark_mode);
    unlock(&mut window, PASSWORD);
    assert_eq!((window.state().phase.clone(), look(&window)), (Phase::Open, (Theme::Dark, 200)));
    // Without the note it would look as a new window does.
    let window = unlike().open_refused(locked());
    assert_eq!(look(&window), (Theme::Light, 100));
}

#[test]
fn what_the_diary_says_wins_and_is_noted_when_it_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary");
    let last = LastLook::beside(&diary);
    fs::write(last.path(), "theme=light\ntext_size=200\nfirst_start=done\n").unwrap();
    let window = Window::new().file(&diary).looking_as(last.clone()).text_size(125).open();
    assert_eq!(look(&window), (Theme::Dark, 125));
    let noted = fs::read_to_string(last.path()).unwrap();
    assert_eq!(noted, "motion=desktop\ntext_size=125\ntheme=dark\n");
}

#[test]
fn a_note_that_makes_no_sense_or_cannot_be_written_stops_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary");
    let last = LastLook::beside(&diary);
    fs::write(last.path(), "text_size=huge\ntheme\n\u{0}").unwrap();
    let window = Window::new().looking_as(last.clone()).open_refused(refused());
    assert_eq!(look(&window), (Theme::Dark, 100));
    fs::remove_file(last.path()).unwrap();
    fs::create_dir(last.path()).unwrap();
    let mut window = Window::new().file(&diary).diary(usual()).looking_as(last).open();
    window.command(Command::LargerText);
    let state = window.state();
    assert_eq!(state.preferences.text_size, TextSize::nearest(125));
    assert!(state.is_saved() && state.failures.is_empty() && state.notice.is_none());
}
