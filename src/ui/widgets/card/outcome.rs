//! The question what came of an appointment that has passed.

use egui::Ui;

use crate::{
    app::{Action, Part, text},
    diary::Appointment,
    ui::{style::icon, view::View, widgets::button::sentence_button},
};

/// Asks, and leads to where it is written down.
pub fn outcome_ui(view: &mut View<'_>, ui: &mut Ui, appointment: &Appointment) {
    let with = appointment.with.as_ref().map(|with| format!(" with {with}")).unwrap_or_default();
    let date = text::date(appointment.date);
    let question = format!("Your appointment of {date}{with}: what was said and agreed?");
    if sentence_button(ui, icon::DOCTOR, &question).clicked() {
        view.act(Action::Show(Part::Appointments));
    }
}
