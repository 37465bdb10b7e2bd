//! A picture of each card, of the doctor's place and of the preview, in both themes.

use cramp_diary::{
    app::{Command, Place, preferences::Theme},
    guidance::Rule,
};

use super::doctor_cards::window_of_card;
use crate::support::{album, window::Window};

#[test]
fn pictures_of_the_cards() {
    let Some(folder) = album::folder() else { return };
    for theme in [Theme::Dark, Theme::Light] {
        for rule in Rule::ALL {
            let mut window = window_of_card(*rule, Window::new().theme(theme).size(900.0, 640.0));
            let picture = window.picture();
            picture.save(folder.join(format!("card-{rule}-{theme}.png"))).unwrap();
            window.command(Command::Go(Place::Night));
            if theme == Theme::Dark {
                let file = format!("card-{rule}-in-night.png");
                window.picture().save(folder.join(file)).unwrap();
            }
        }
    }
}
