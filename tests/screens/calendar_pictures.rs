//! Pictures of the calendar in its layouts and measures, written beside those of every place.

use std::path::Path;

use cramp_diary::{
    app::{Command, Place, preferences::Theme},
    demo::fifty_years,
    diary::{Diary, Night, NightDate},
};
use egui::Key;

use crate::support::{album, diaries::usual, open_window::OpenWindow, window::Window};

/// Pixels and per cent.
const SIZES: [(f32, f32, u16); 4] =
    [(1280.0, 800.0, 100), (900.0, 600.0, 100), (900.0, 600.0, 200), (2560.0, 1440.0, 100)];

const LAYOUTS: [&str; 3] = ["Year", "Month", "List"];

#[test]
fn pictures_of_the_calendar() {
    let Some(folder) = album::folder() else {
        let mut window = calendar(Window::new().size(900.0, 600.0), "Year");
        let empty = window.picture();
        let mut window = calendar(Window::new().size(900.0, 600.0).diary(usual()), "Year");
        assert!(window.picture() != empty);
        return;
    };
    let folder = folder.as_path();
    for theme in [Theme::Dark, Theme::Light] {
        for (width, height, percent) in SIZES {
            let kind = format!("{theme}-{width}x{height}-{percent}");
            let window = || Window::new().theme(theme).size(width, height).text_size(percent);
            for layout in LAYOUTS {
                write(folder, &format!("{layout}-usual-{kind}"), || {
                    calendar(window().diary(usual()), layout)
                });
            }
            write(folder, &format!("year-empty-{kind}"), || calendar(window(), "Year"));
        }
        let window = || Window::new().theme(theme).size(900.0, 1_600.0).text_size(200);
        for layout in LAYOUTS {
            write(folder, &format!("{layout}-tall-{theme}-200"), || {
                calendar(window().diary(usual()), layout)
            });
        }
        let window = || Window::new().theme(theme).diary(latin());
        for measure in ["Cramps", "Worst pain", "Time asleep"] {
            let of_measure = |layout| {
                let mut open = calendar(window(), "Year");
                open.click("Year before");
                open.click(&format!("Of each night: {measure}"));
                open.click(&format!("Show as: {layout}"));
                open
            };
            write(folder, &format!("year-{measure}-{theme}"), || of_measure("Year"));
            write(folder, &format!("month-{measure}-{theme}"), || of_measure("Month"));
        }
        let searched = |words: &str| {
            let mut open = calendar(window(), "List");
            open.command(Command::Search);
            open.type_text(words);
            open
        };
        write(folder, &format!("list-found-{theme}"), || {
            let mut open = searched("cold FLOOR");
            open.press(Key::ArrowDown);
            open
        });
        write(folder, &format!("list-in-vain-{theme}"), || {
            let mut open = searched("nowhere");
            open.click("Only nights: Not recorded");
            open
        });
    }
}

/// Fifty years without letters that the window has from the desktop only.
fn latin() -> Diary {
    let mut diary = fifty_years(1);
    let is_latin = |night: &Night| {
        let note = night.note.as_ref().map_or("", |note| note.as_str());
        note.chars().all(|letter| letter < '\u{500}')
    };
    let others: Vec<NightDate> =
        diary.nights().filter(|night| !is_latin(night)).map(|night| night.date).collect();
    for night in others {
        diary.remove_night(night);
    }
    diary
}

fn calendar(window: Window, layout: &str) -> OpenWindow {
    let mut window = window.open();
    window.command(Command::Go(Place::Calendar));
    window.click(&format!("Show as: {layout}"));
    window
}

fn write(folder: &Path, name: &str, open: impl FnOnce() -> OpenWindow) {
    let name = format!("calendar-{name}").to_lowercase().replace(' ', "-");
    if album::wants(&name) {
        album::keep(&mut open(), folder, &name);
    }
}
