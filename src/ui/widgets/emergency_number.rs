//! The numbers that are called in an emergency, by country, each set with one press.

use egui::Ui;

use crate::{
    app::{Edit, emergency_number::numbers},
    diary::text::PhoneNumber,
    ui::view::View,
};

use super::quick::quick_buttons_ui;

/// The name of the field for any other number.
pub const EMERGENCY_NUMBER: &str = "Emergency number";

/// Shows them, that of the person's own region first.
pub fn emergency_numbers_ui(view: &mut View<'_>, ui: &mut Ui) {
    let offered = numbers(view.state.preferences.drinks);
    let words: Vec<String> =
        offered.iter().map(|offered| format!("{}, {}", offered.number, offered.place)).collect();
    let pressed = quick_buttons_ui(ui, "The emergency number of my country", &words);
    let number = pressed
        .and_then(|position| offered.get(position))
        .and_then(|offered| PhoneNumber::new(offered.number).ok());
    if let Some(number) = number {
        view.edit(Edit::profile("set the emergency number", move |profile| {
            profile.emergency_number = Some(number.clone());
        }));
    }
}
