//! A picture of each card, of the doctor's place and of the preview, in both themes.

use cramp_diary::{
    app::{Command, Place, preferences::Theme},
    demo::fifty_years,
    guidance::Rule,
};

use super::{doctor_cards::window_of_card, doctor_summary::at_preview, every_place::SIZES};
use crate::support::{album, diaries::usual, window::Window};

#[test]
fn pictures_of_the_cards() {
    let Some(folder) = album::folder() else { return };
    for theme in [Theme::Dark, Theme::Light] {
        for rule in Rule::ALL {
            let (name, over_a_night) =
                (format!("card-{rule}-{theme}"), format!("card-{rule}-in-night"));
            if !album::wants(&name) && !album::wants(&over_a_night) {
                continue;
            }
            let mut window = window_of_card(*rule, Window::new().theme(theme).size(900.0, 640.0));
            album::keep(&mut window, &folder, &name);
            window.command(Command::Go(Place::Night));
            if theme == Theme::Dark {
                album::keep(&mut window, &folder, &over_a_night);
            }
        }
    }
}

#[test]
fn pictures_of_the_preview() {
    let Some(folder) = album::folder() else { return };
    for (name, diary) in [("usual", usual()), ("50-years", fifty_years(1))] {
        for theme in [Theme::Dark, Theme::Light] {
            for (width, height, percent) in SIZES {
                let file = format!("doctor-preview-{name}-{theme}-{width}x{height}-{percent}");
                if album::wants(&file) {
                    let window = Window::new().theme(theme).size(width, height).text_size(percent);
                    let mut window = at_preview(window.diary(diary.clone()));
                    album::keep(&mut window, &folder, &file);
                }
            }
        }
    }
}
