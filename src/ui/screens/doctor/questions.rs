//! What I want to ask, what may be worth asking, and what a doctor may ask or check.

use std::sync::Arc;

use egui::{Id, Label, RichText, Ui};

use crate::{
    app::{
        Edit, Range,
        questions::{self, Suggestion},
    },
    diary::text::Note,
    guidance::articles::{self, Place, Statement},
    ui::{
        style::{icon, semibold, space},
        view::View,
        widgets::{
            button::sentence_button,
            field::{Field, field_ui, written},
            section::section_ui,
            statement::{articles_ui, statements_ui},
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
        suggestions_ui(view, ui);
        let heading = RichText::new("What a doctor may ask or check").family(semibold());
        ui.add(Label::new(heading).wrap());
        statements_ui(ui, doctors_part());
        articles_ui(ui);
    });
}

/// Shows questions that the diary suggests; each is added with one press.
fn suggestions_ui(view: &mut View<'_>, ui: &mut Ui) {
    let suggestions = suggestions(view, ui);
    if suggestions.is_empty() {
        return;
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        let heading = RichText::new("Worth asking, from what you recorded").family(semibold());
        ui.add(Label::new(heading).wrap());
        let mut is_full = false;
        for suggestion in suggestions.iter() {
            let name = format!("Add the question: {}", suggestion.text);
            let response = sentence_button(ui, icon::PLUS, &suggestion.text);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            let edit = questions::add(&view.state.shown, suggestion);
            is_full |= edit.is_none();
            if response.clicked()
                && let Some(edit) = edit
            {
                view.edit_after_typing(ui, edit);
            }
        }
        if is_full {
            ui.add(Label::new("There is no room for another question: shorten yours first").wrap());
        }
    });
}

/// The suggestions, kept until the diary changes.
fn suggestions(view: &View<'_>, ui: &Ui) -> Arc<Vec<Suggestion>> {
    type Kept = (u64, chrono::NaiveDate, Arc<Vec<Suggestion>>);
    let id = Id::unique("suggested questions");
    let state = view.state;
    let today = state.now.today();
    if let Some((revision, day, kept)) = ui.data(|data| data.get_temp::<Kept>(id))
        && (revision, day) == (state.revision, today)
    {
        return kept;
    }
    let (findings, period) =
        (&state.assessment.findings, Range::EightWeeks.period(&state.shown, state.tonight()));
    let found = questions::suggestions(&state.shown, findings, period, today);
    let found = Arc::new(found);
    ui.data_mut(|data| data.insert_temp::<Kept>(id, (state.revision, today, Arc::clone(&found))));
    found
}

/// What the articles say that a doctor does.
fn doctors_part() -> impl Iterator<Item = &'static Statement> {
    articles::all().iter().filter(|statement| statement.place == Place::Doctor)
}
