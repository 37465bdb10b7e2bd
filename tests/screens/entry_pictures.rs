//! Pictures of the night by hand: a new cramp, a full one, and the drinks.
//!
//! With `CRAMP_DIARY_PICTURES=FOLDER cargo test entry_pictures` they are put into a folder.

use std::path::Path;

use cramp_diary::app::{Command, preferences::Theme};

use super::every_place::SIZES;
use crate::support::{
    album,
    diaries::{full_cramp, usual, with_cramp},
    open_window::OpenWindow,
    window::Window,
};

#[test]
fn pictures_of_the_night_by_hand() {
    let Some(folder) = album::folder() else { return };
    let folder = folder.as_path();
    for theme in [Theme::Dark, Theme::Light] {
        for (width, height, percent) in SIZES {
            let kind = format!("{theme}-{width}x{height}-{percent}");
            let window = || Window::new().theme(theme).size(width, height).text_size(percent);
            let mut first = window().open();
            first.command(Command::AddCramp);
            write(&mut first, folder, &format!("first-cramp-{kind}"));
            let mut again = window().diary(usual()).open();
            again.command(Command::AddCramp);
            write(&mut again, folder, &format!("new-cramp-{kind}"));
            let mut drinks = window().diary(usual()).open();
            drinks.click_part("The day before");
            write(&mut drinks, folder, &format!("drinks-{kind}"));
        }
        for (width, percent) in [(1280.0, 100), (900.0, 200)] {
            let window = Window::new().theme(theme).size(width, 9_000.0).text_size(percent);
            let mut full = window.diary(with_cramp(full_cramp())).open();
            full.unfold();
            write(&mut full, folder, &format!("full-{theme}-{width}-{percent}"));
        }
    }
}

fn write(window: &mut OpenWindow, folder: &Path, name: &str) {
    window.picture().save(folder.join(format!("entry-{name}.png"))).unwrap();
}
