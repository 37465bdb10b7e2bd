//! Pictures of every place, for people to look at.
//!
//! With `CRAMP_DIARY_PICTURES=FOLDER cargo test pictures` they are put into a folder. Without it
//! two small ones are drawn, to know that they could be.

use std::{env, path::Path};

use cramp_diary::{
    app::{Command, Place, preferences::Theme},
    diary::Diary,
};

use super::every_place::SIZES;
use crate::support::{
    diaries::{emergency, usual},
    open_window::OpenWindow,
    window::Window,
};

#[test]
fn pictures_of_every_place() {
    match env::var_os("CRAMP_DIARY_PICTURES") {
        Some(folder) => write_all(Path::new(&folder)),
        None => draw_two(),
    }
}

fn draw_two() {
    let draw = |theme| {
        let mut window = Window::new().theme(theme).size(480.0, 400.0).diary(usual()).open();
        window.picture()
    };
    for theme in [Theme::Dark, Theme::Light] {
        let picture = draw(theme);
        assert_eq!((picture.width(), picture.height()), (480, 400));
        assert!(picture.pixels().all(|pixel| pixel.0[3] == 255), "something was not painted");
        let background = *picture.get_pixel(470, 390);
        let painted = picture.pixels().filter(|pixel| **pixel != background).count();
        assert!(painted > 10_000, "{theme}: {painted} pixels are not background");
        assert!(picture == draw(theme), "{theme}: another picture of the same window");
    }
    assert!(draw(Theme::Dark) != draw(Theme::Light));
}

fn write_all(folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    for theme in [Theme::Dark, Theme::Light] {
        for (width, height, percent) in SIZES {
            for (content, diary) in [("empty", Diary::default()), ("usual", usual())] {
                let window = Window::new().theme(theme).size(width, height).text_size(percent);
                let mut window = window.diary(diary).open();
                let kind = format!("{content}-{theme}-{width}x{height}-{percent}");
                for place in Place::ALL {
                    window.command(Command::Go(place));
                    write(&mut window, folder, &format!("{}-{kind}", place.name()));
                }
                window.command(Command::Help);
                write(&mut window, folder, &format!("Help-{kind}"));
            }
        }
    }
    for (width, height, percent) in SIZES {
        let window = Window::new().size(width, height).text_size(percent).diary(emergency());
        let mut window = window.open();
        for place in Place::ALL {
            window.command(Command::Go(place));
            let kind = format!("emergency-{width}x{height}-{percent}");
            write(&mut window, folder, &format!("{}-{kind}", place.name()));
        }
    }
    for (width, height, percent) in [(900.0, 4_000.0, 100), (900.0, 8_000.0, 200)] {
        let window = Window::new().size(width, height).text_size(percent);
        let mut window = window.diary(usual()).open();
        for place in Place::ALL {
            window.command(Command::Go(place));
            window.unfold();
            write(&mut window, folder, &format!("{}-unfolded-{percent}", place.name()));
        }
    }
}

fn write(window: &mut OpenWindow, folder: &Path, name: &str) {
    let file = folder.join(format!("{}.png", name.to_lowercase()));
    window.picture().save(file).unwrap();
}
