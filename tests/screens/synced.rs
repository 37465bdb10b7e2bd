//! A diary in a folder that another program synchronises.

use std::fs;

use cramp_diary::app::{Command, Place};

use crate::support::window::Window;

#[test]
fn a_second_version_of_the_diary_and_a_synchronised_folder_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.cramp");
    let mut window = Window::new().file(&file).open();
    window.command(Command::NoCramps);
    assert!(!window.says("Another version of this diary"));
    drop(window);
    let other = folder.path().join("diary (Ann's conflicted copy 2026-03-20).cramp");
    fs::copy(&file, &other).unwrap();
    fs::create_dir(folder.path().join(".stfolder")).unwrap();

    let mut window = Window::new().file(&file).open();
    window.run();
    let words = "Another version of this diary lies beside it";
    assert!(window.says(words), "{:?}", window.words());
    window.command(Command::Go(Place::Me));
    window.click_part("Diary file");
    assert!(window.says("The diary lies in a folder that another program synchronises"));
    assert!(window.says("conflicted copy"), "{:?}", window.words());
    assert!(other.exists());
}
