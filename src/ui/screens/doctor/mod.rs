//! What is taken to the doctor: the cards, the summary, appointments and questions.

mod appointments;
mod done;
mod questions;
mod summary;

use egui::{Label, RichText, Ui};

use crate::{
    guidance::articles::{self, Place, Statement},
    ui::{
        style::{place_style, space},
        view::View,
        widgets::{card::cards_ui, section::section_ui, statement::statements_ui},
    },
};

/// Shows the place.
pub(super) fn doctor_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.add(Label::new(RichText::new("Doctor").text_style(place_style())).wrap());
    cards_ui(view, ui);
    if let Some(silence) = view.state.assessment.silence() {
        ui.add(Label::new(silence).wrap());
    }
    ui.spacing_mut().item_spacing.y = space::MEDIUM;
    summary::summary_ui(view, ui);
    appointments::appointments_ui(view, ui);
    questions::questions_ui(view, ui);
    done::done_ui(view, ui);
    section_ui(ui, "About night cramps", "from the two articles", false, |ui| {
        statements_ui(ui, about_cramps());
    });
}

/// What the articles say of cramps in general.
fn about_cramps() -> impl Iterator<Item = &'static Statement> {
    articles::all().iter().filter(|statement| statement.place == Place::About)
}
