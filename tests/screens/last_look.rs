//! What is shown before a diary is open looks as the diary did last.

use std::fs;

use cramp_diary::{
    app::{
        Command, Preferences,
        preferences::{TextSize, Theme},
    },
    exchange::LastLook,
    store::StoreError,
};

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
