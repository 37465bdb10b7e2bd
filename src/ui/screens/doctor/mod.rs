//! What is taken to the doctor: the cards, the summary, appointments and questions.

mod appointments;
mod done;
mod preview;
mod questions;
mod self_care;
mod summary;

use egui::{Label, RichText, Ui};

use crate::{
    app::{Action, Part, appointment::to_ask_about},
    guidance::articles::{self, Place, Statement},
    ui::{
        style::{icon, place_style, space},
        view::View,
        widgets::{
            button::plain_button,
            card::{cards_ui, outcome_ui},
            section::section_ui,
            statement::{articles_ui, statements_ui},
        },
    },
};

/// Shows the place.
pub(super) fn doctor_ui(view: &mut View<'_>, ui: &mut Ui) {
    ui.add(Label::new(RichText::new("Doctor").text_style(place_style())).wrap());
    if plain_button(ui, icon::PDF, "Go to the summary").clicked() {
        view.act(Action::Show(Part::Summary));
    }
    cards_ui(view, ui);
    if let Some(silence) = view.state.assessment.silence() {
        ui.add(Label::new(silence).wrap());
    }
    ui.spacing_mut().item_spacing.y = space::MEDIUM;
    if let Some((_, appointment)) = to_ask_about(&view.state.shown, view.state.now.today()) {
        outcome_ui(view, ui, appointment);
    }
    self_care::self_care_ui(view, ui);
    summary::summary_ui(view, ui);
    appointments::appointments_ui(view, ui);
    questions::questions_ui(view, ui);
    done::done_ui(view, ui);
    section_ui(ui, "About night cramps", "from the two articles", false, |ui| {
        articles_ui(ui);
        statements_ui(ui, about_cramps());
    });
}

/// What the articles say of cramps in general.
fn about_cramps() -> impl Iterator<Item = &'static Statement> {
    articles::all().iter().filter(|statement| statement.place == Place::About)
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::doctor_ui;
    use crate::{
        app::{Action, PathFor},
        report::ReportFormat,
        ui::screens::testing::{
            NARROW, apply, check_layout, harness, open_all, state_of, type_into,
        },
    };

    const DIARY: &str = r#"{"format": "cramp-diary", "version": 1,
        "appointments": [
            {"date": "2026-03-10", "with": "Dr Grey", "outcome": "Blood test"},
            {"date": "2026-04-02", "time": "09:40", "place": "Practice"},
            {"date": "2026-04-02"}],
        "acknowledgements": [
            {"rule": "frequent-cramps", "date": "2026-03-01", "action": "seen"},
            {"rule": "frequent-cramps", "date": "2026-03-01", "action": "seen"},
            {"rule": "a-rule-of-tomorrow", "date": "2026-03-02", "note": "kept"}],
        "profile": {"questions_for_doctor": "Why at night?"}}"#;

    #[test]
    fn everything_fits_at_twice_the_text_size_and_has_a_name_of_its_own() {
        for width in [NARROW, 720.0] {
            let mut harness = harness(state_of(DIARY), width, doctor_ui);
            open_all(&mut harness);
            check_layout(&harness, width);
        }
    }

    #[test]
    fn an_appointment_is_added_by_its_date_and_no_half_of_it() {
        let mut harness = harness(state_of(DIARY), 720.0, doctor_ui);
        open_all(&mut harness);
        let field = "Date of a new appointment";
        type_into(&mut harness, field, "14 5 20");
        assert_eq!(harness.state().state.shown.appointments.len(), 3);
        type_into(&mut harness, field, "14 x");
        harness.get_by_label_contains("Type a date");
        type_into(&mut harness, field, "14 5 2026");
        assert_eq!(harness.state().state.shown.appointments.len(), 3, "nobody asked for it");
        harness.get_by_label_contains("Not added yet: press Enter");
        harness.get_by_label("Add the appointment").click_accesskit();
        harness.run_ok();
        let appointments = &harness.state().state.shown.appointments;
        assert_eq!(appointments.len(), 4);
        let newest = appointments.values().next_back().unwrap();
        assert_eq!(newest.date.to_string(), "2026-05-14");
    }

    #[test]
    fn a_file_at_the_typed_place_is_asked_about() {
        let mut harness = harness(state_of(DIARY), 720.0, doctor_ui);
        type_into(&mut harness, "Or save it here", "/tmp/summary.pdf");
        assert!(harness.query_by_label("Replace that file").is_none());
        harness.state_mut().state.taken =
            Some((PathFor::Report(ReportFormat::Pdf), "/tmp/summary.pdf".into()));
        harness.run_ok();
        harness.get_by_label("Replace that file");
        type_into(&mut harness, "Or save it here", "/tmp/other.pdf");
        assert!(harness.query_by_label("Replace that file").is_none());
        type_into(&mut harness, "Or save it here", "/tmp/summary.pdf");
        apply(&mut harness, Action::KeepFile);
        assert!(harness.query_by_label("Replace that file").is_none());
    }
}
