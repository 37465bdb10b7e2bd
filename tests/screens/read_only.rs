//! A diary that can be read and not be written, in the window.

use std::{fs, path::Path};

use cramp_diary::{
    app::{Action, Command, Notice, PathFor, Phase, Place, preferences::Theme, read_only::WORDS},
    store::{Access, Store, StoreError},
};

use super::every_place::SIZES;
use crate::{
    store::{add_night, make_diary},
    support::{album, open_window::OpenWindow, window::Window},
};

/// The window on a diary that was refused to a writer.
fn open(diary: &Path) -> OpenWindow {
    let refused = StoreError::ReadOnly { path: diary.to_owned() };
    Window::new().file(diary).open_refused(refused)
}

fn diary_in(folder: &tempfile::TempDir) -> std::path::PathBuf {
    let diary = folder.path().join("diary");
    let mut store = Store::open(&diary, Access::WriteOrCreate).unwrap();
    add_night(&mut store, "2026-03-18");
    add_night(&mut store, "2026-03-19");
    diary
}

#[test]
fn it_is_open_to_be_read_and_every_deed_is_refused_with_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    let diary = diary_in(&folder);
    let bytes = fs::read(&diary).unwrap();
    let names = crate::support::files::names_in(folder.path());
    let mut window = open(&diary);
    assert_eq!(window.state().phase, Phase::Open);
    assert!(window.says(WORDS), "{:?}", window.words());
    assert_eq!(window.state().shown.nights().len(), 2);
    for place in Place::ALL {
        window.command(Command::Go(place));
        assert!(window.says(WORDS), "{place:?}");
    }
    window.command(Command::Go(Place::Night));
    for command in [Command::NoCramps, Command::AddCramp, Command::Undo] {
        window.command(command);
        assert_eq!(window.state().shown.nights().len(), 2, "{command:?}");
        assert!(window.state().is_saved());
    }
    window.unfold();
    window.type_into("Anything else about this night", "something that is not kept");
    window.pause();
    assert_eq!(window.state().notice, Some(Notice::Refused(WORDS.to_owned())));
    window.command(Command::Go(Place::Me));
    drop(window);
    assert_eq!(fs::read(&diary).unwrap(), bytes);
    assert_eq!(crate::support::files::names_in(folder.path()), names);
}

#[test]
fn a_cramp_has_its_steps_and_says_that_nothing_is_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let diary = diary_in(&folder);
    let bytes = fs::read(&diary).unwrap();
    let refused = StoreError::ReadOnly { path: diary.clone() };
    let mut window = Window::new().file(&diary).open_refused_on_a_cramp(refused);
    assert!(window.says("Nothing is written down"), "{:?}", window.words());
    assert!(window.says("It is not written down") && window.says("What to try, 1 of"));
    window.click("Next step");
    window.click("Which leg: Left");
    window.click("It is not stopping");
    assert!(window.says("Call your emergency number"), "{:?}", window.words());
    window.press(egui::Key::Escape);
    assert!(window.says(WORDS), "{:?}", window.words());
    assert_eq!(window.state().shown.nights().len(), 2);
    window.command(Command::CrampNow);
    window.click("It has stopped");
    window.click("Done");
    assert!(window.says("It is not written down"));
    window.click("Open the diary");
    assert_eq!(window.state().shown.nights().len(), 2);
    drop(window);
    assert_eq!(fs::read(&diary).unwrap(), bytes);
}

#[test]
fn a_copy_can_be_saved_and_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let diary = diary_in(&folder);
    let bytes = fs::read(&diary).unwrap();
    let copy = folder.path().join("copy");
    let mut window = open(&diary);
    window.harness().state_mut().apply(Action::PathTyped(PathFor::Backup, copy.clone()));
    window.run();
    assert!(window.says("A copy of the diary was saved and checked"), "{:?}", window.words());
    window.click("Open the copy");
    window.run();
    assert!(!window.says(WORDS), "{:?}", window.words());
    assert_eq!(window.state().file.as_ref(), Some(&copy));
    window.command(Command::NoCramps);
    assert!(window.state().is_saved());
    drop(window);
    assert_eq!(fs::read(&diary).unwrap(), bytes);
    assert_eq!(Store::open(&copy, Access::Read).unwrap().load().unwrap().diary.nights().len(), 3);
}

#[test]
fn it_is_tried_again_once_something_can_be_written() {
    let folder = crate::store::Folder::new();
    let diary = make_diary(&folder);
    let mut window = open(&diary);
    assert!(window.says(WORDS));
    window.click("Try again");
    window.run();
    assert!(!window.says(WORDS), "{:?}", window.words());
    let before = window.state().shown.nights().len();
    window.command(Command::NoCramps);
    assert_eq!(window.state().saved.nights().len(), before + 1);
}

#[test]
fn pictures_of_a_diary_that_can_only_be_read() {
    let Some(album) = album::folder().filter(|_| album::wants("read-only")) else { return };
    let folder = tempfile::tempdir().unwrap();
    let diary = diary_in(&folder);
    for theme in [Theme::Light, Theme::Dark] {
        for (width, height, percent) in SIZES {
            let mut window = open(&diary);
            window.wear(theme, (width, height), percent);
            window.run();
            album::keep(&mut window, &album, &format!("read-only-{theme:?}-{width}-{percent}"));
        }
    }
}
