//! The person: profile, history, medications, thresholds, look and file.

mod about;
mod dates;
mod exposures;
mod file;
mod history;
mod look;
mod medications;
mod person;
mod thresholds;

use egui::{Label, RichText, Ui};

use crate::ui::{
    style::{place_style, space},
    view::View,
};

/// Shows the place.
pub(super) fn me_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.add(Label::new(RichText::new("Me").text_style(place_style())).wrap());
    ui.spacing_mut().item_spacing.y = space::MEDIUM;
    person::person_ui(view, ui);
    history::history_ui(view, ui);
    medications::medications_ui(view, ui);
    exposures::exposures_ui(view, ui);
    thresholds::thresholds_ui(view, ui);
    look::look_ui(view, ui);
    file::file_ui(view, ui);
    about::about_ui(view, ui);
}

/// "3 of 7 answered" of a section.
fn answered(answers: &[bool]) -> String {
    match answers.iter().filter(|answer| **answer).count() {
        0 => "not answered".to_owned(),
        some => format!("{some} of {} answered", answers.len()),
    }
}
