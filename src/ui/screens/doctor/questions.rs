//! What I want to ask, and what a doctor may ask or check.

use egui::{Label, RichText, Ui};

use crate::{
    app::Edit,
    diary::text::Note,
    guidance::articles::{self, Place, Statement},
    ui::{
        style::semibold,
        view::View,
        widgets::{
            field::{Field, field_ui, written},
            section::section_ui,
            statement::statements_ui,
        },
    },
};

/// Shows the section.
pub(super) fn questions_ui(view: &mut View<'_>, ui: &mut Ui) {
    let profile = &view.state.shown.profile;
    let summary = if profile.questions_for_doctor.is_some() { "written" } else { "none written" };
    section_ui(ui, "My questions", summary, true, |ui| {
        let current = profile.questions_for_doctor.as_ref().map_or("", Note::as_str);
        let field = Field::note("What I want to ask").help("It stands in the summary");
        field_ui(view, ui, "questions", field, current, |typed| {
            let questions = written(typed)?;
            Ok(Edit::profile("change my questions", move |profile| {
                profile.questions_for_doctor.clone_from(&questions);
            }))
        });
        let heading = RichText::new("What a doctor may ask or check").family(semibold());
        ui.add(Label::new(heading).wrap());
        statements_ui(ui, doctors_part());
    });
}

/// What the articles say that a doctor does.
fn doctors_part() -> impl Iterator<Item = &'static Statement> {
    articles::all().iter().filter(|statement| statement.place == Place::Doctor)
}
