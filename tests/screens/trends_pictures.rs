//! Pictures of the trends from their top to their foot, written beside those of every place.

use std::path::Path;

use cramp_diary::{
    app::{Command, Place, preferences::Theme},
    demo::fifty_years,
    diary::Diary,
};

use crate::support::{album, diaries::usual, open_window::OpenWindow, window::Window};

/// Pixels and per cent; high enough for all of it.
const SIZES: [(f32, f32, u16); 3] =
    [(1280.0, 4_200.0, 100), (900.0, 11_000.0, 200), (2560.0, 3_600.0, 100)];

#[test]
fn pictures_of_the_trends() {
    let Some(folder) = album::folder() else {
        let mut window = trends(Window::new().size(900.0, 600.0).diary(usual()));
        let eight = window.picture();
        window.click("Period: Custom");
        assert!(window.picture() != eight);
        return;
    };
    let folder = folder.as_path();
    for theme in [Theme::Dark, Theme::Light] {
        for (width, height, percent) in SIZES {
            let kind = format!("{theme}-{width}-{percent}");
            let window = |diary: Diary| {
                let window = Window::new().theme(theme).size(width, height).text_size(percent);
                trends(window.diary(diary))
            };
            let mut open = window(usual());
            write(&mut open, folder, &format!("usual-{kind}"));
            open.click("Period: A year");
            write(&mut open, folder, &format!("year-{kind}"));
            open.click("Period: Custom");
            write(&mut open, folder, &format!("custom-{kind}"));
            let mut open = window(fifty_years(1));
            open.click("Period: All");
            write(&mut open, folder, &format!("50-years-{kind}"));
        }
    }
}

fn trends(window: Window) -> OpenWindow {
    let mut window = window.open();
    window.command(Command::Go(Place::Trends));
    window
}

fn write(window: &mut OpenWindow, folder: &Path, name: &str) {
    let wanted = std::env::var("CRAMP_DIARY_PICTURES_OF").unwrap_or_default();
    let name = format!("trends-{name}").to_lowercase();
    if name.contains(&wanted) {
        window.picture().save(folder.join(format!("{name}.png"))).unwrap();
    }
}
