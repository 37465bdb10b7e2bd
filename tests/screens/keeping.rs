//! What was entered stays: over undo, over a restart, and where the disk will not have it.

use std::fs;

use cramp_diary::{
    app::{Command, Leaving, Notice, Phase, Place, preferences::Theme, text::capital},
    diary::{Cramp, Night},
    store::{Access, Store, StoreError},
};
use egui::Key;
use tempfile::TempDir;

use crate::support::{
    diaries::{TODAY, night},
    open_window::OpenWindow,
    window::Window,
};

/// A folder that is gone after the test, with the place of a diary in it.
struct Folder {
    folder: TempDir,
}

impl Folder {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn open(&self) -> OpenWindow {
        Window::new().file(self.file("diary.sqlite")).open()
    }

    fn file(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// What the file holds of the night that is shown first.
    fn night(&self) -> Option<Night> {
        let store = Store::open(&self.file("diary.sqlite"), Access::Read).unwrap();
        store.load().unwrap().diary.night(night(TODAY)).map(|night| (**night).clone())
    }
}

#[test]
fn undo_and_redo_go_on_after_a_restart() {
    let folder = Folder::new();
    let mut window = folder.open();
    window.command(Command::NoCramps);
    assert_eq!(window.state().undo.as_deref(), Some("record no cramps"));
    drop(window);

    let mut window = folder.open();
    assert!(window.says("This night was without cramps"));
    window.command(Command::Undo);
    assert!(window.state().saved.is_empty());
    assert!(window.says("Undone: record no cramps"));
    drop(window);

    let mut window = folder.open();
    assert!(window.state().shown.is_empty());
    window.command(Command::Redo);
    assert_eq!(folder.night().unwrap().cramps, Some(Vec::new()));
    window.command(Command::Undo);
    window.click("Redo: record no cramps");
    assert_eq!(folder.night().unwrap().cramps, Some(Vec::new()));
}

#[test]
fn text_that_was_being_typed_is_there_after_the_window_was_closed() {
    let folder = Folder::new();
    let mut window = folder.open();
    window.command(Command::AddCramp);
    let more = "More about this cramp, not answered";
    window.click(more);
    window.type_into("Note on this cramp", "went up the stairs");
    assert!(window.close());
    drop(window);
    let mut window = folder.open();
    window.click("More about this cramp, note");
    assert_eq!(window.value("Note on this cramp"), "went up the stairs");
}

#[test]
fn how_the_window_looks_is_kept() {
    let folder = Folder::new();
    let mut window = folder.open();
    window.command(Command::LargerText);
    window.command(Command::LargerText);
    window.command(Command::SmallerText);
    assert_eq!(window.state().preferences.text_size.percent(), 125);
    drop(window);
    let window = folder.open();
    assert_eq!(window.state().preferences.text_size.percent(), 125);
    assert_eq!(window.state().preferences.theme, Theme::Dark);
    assert!((window.rect().width() - 1280.0 / 1.25).abs() < 1.0, "{}", window.rect());
}

#[test]
fn an_entry_that_cannot_be_saved_is_kept_said_and_saved_later() {
    let folder = Folder::new();
    let mut window = folder.open();
    window.command(Command::AddCramp);
    fs::rename(folder.file("diary.sqlite"), folder.file("away")).unwrap();

    window.click("Where: Calf");
    window.click("Pain: 4");
    let shown = |window: &OpenWindow| window.state().shown_night().cramps()[0].clone();
    let entered = shown(&window);
    assert_eq!((entered.muscle.is_some(), entered.pain.is_some()), (true, true));
    assert!(!window.state().is_saved());
    assert!(window.says("kept here and tried again"), "{:?}", window.state().notice);
    window.click("Try to save again");
    assert!(!window.state().is_saved() && window.says("kept here and tried again"));
    assert_eq!(shown(&window), entered);
    assert!(!window.close(), "it does not close over an entry that is not saved");
    assert!(window.says("2 entries are not saved yet"));
    window.press(Key::Escape);
    assert!(!window.says("2 entries are not saved yet"));

    fs::rename(folder.file("away"), folder.file("diary.sqlite")).unwrap();
    window.click("Try to save again");
    assert!(window.state().is_saved(), "{:?}", window.state().notice);
    assert!(window.says("Everything is saved now") && !window.says("Your entr"));
    assert_eq!(folder.night().unwrap().cramps, Some(vec![entered]));
}

#[test]
fn only_a_deliberate_press_closes_the_window_over_what_could_not_be_saved() {
    let folder = Folder::new();
    let mut window = folder.open();
    fs::rename(folder.file("diary.sqlite"), folder.file("away")).unwrap();
    window.command(Command::AddCramp);
    assert!(!window.close());
    assert!(!window.close(), "a second press in haste loses nothing");
    window.click("Close without saving");
    assert_eq!(window.state().leaving, Leaving::Told);
    fs::rename(folder.file("away"), folder.file("diary.sqlite")).unwrap();
    drop(window);
    assert_eq!(folder.night(), None);
}

#[test]
fn the_next_entry_takes_the_one_along_that_could_not_be_saved() {
    let folder = Folder::new();
    let mut window = folder.open();
    fs::rename(folder.file("diary.sqlite"), folder.file("away")).unwrap();
    window.command(Command::AddCramp);
    assert!(!window.state().is_saved());
    fs::rename(folder.file("away"), folder.file("diary.sqlite")).unwrap();
    window.command(Command::AddCramp);
    assert!(window.state().is_saved());
    assert_eq!(folder.night().unwrap().cramps, Some(vec![Cramp::default(); 2]));
    assert_eq!(
        window.state().notice,
        Some(Notice::Undoable("added a cramp, night of Thu 19 to Fri 20 March".to_owned()))
    );
}

#[test]
fn a_diary_that_cannot_be_opened_says_why_and_takes_nothing_in() {
    let path = "/home/ann/diary.sqlite";
    let error = StoreError::NotADiary { path: path.into() };
    let told = error.to_string();
    let mut window = Window::new().open_refused(error);
    assert_eq!(window.state().phase, Phase::CannotOpen(told.clone()));
    let sentence = capital(&told);
    assert!(window.says("The diary could not be opened"));
    assert!(window.says(&sentence) && sentence.ends_with(path));
    window.command(Command::AddCramp);
    window.command(Command::NoCramps);
    assert!(window.state().shown.is_empty() && window.state().is_saved());
    for place in Place::ALL {
        window.command(Command::Go(place));
        assert!(window.says(&sentence), "{place:?}");
    }
    assert!(window.says("Try again") && window.says("Choose another diary file…"));
    assert!(!window.says("Restore from a copy…"), "the file may belong to another program");
    window.press(Key::F1);
    assert!(window.says("Keys and help"));
}
