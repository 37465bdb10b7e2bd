//! The day before: what was drunk, and what the legs did.

use egui::Ui;

use crate::{
    app::{Edit, glance, same::Part},
    diary::{DayBefore, Night, vocabulary::Exercise},
    ui::{
        view::View,
        widgets::{
            choice::{YES_NO, choice_ui, vocabulary_ui},
            noted::noted_habits_ui,
            section::section_ui,
        },
    },
};

use super::{drinks::drinks_ui, same::same_ui};

type Answer = fn(&mut DayBefore) -> &mut Option<bool>;

/// Yes-or-no questions of the day before.
const QUESTIONS: [(&str, Answer); 5] = [
    ("Hot day, or sweated much", |before| &mut before.hot_or_sweaty),
    ("Sat for long", |before| &mut before.long_sitting),
    ("Stood for long", |before| &mut before.long_standing),
    ("Worn-out or unsupportive shoes", |before| &mut before.unsupportive_shoes),
    ("Electrolyte drink or mineral-rich food", |before| &mut before.electrolytes),
];

/// Shows the section.
pub(super) fn before_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let added = view.state.shown.added_fluid.get(&night.date).copied();
    let summary = glance::day_before(&night.before, added, &view.state.preferences);
    section_ui(ui, "The day before", &summary, false, |ui| {
        same_ui(view, ui, night, Part::DayBefore);
        drinks_ui(view, ui, night);
        exercise_ui(view, ui, night);
        for (label, answer) in QUESTIONS {
            question_ui(view, ui, night, label, answer);
        }
        noted_habits_ui(view, ui, night.date);
    });
}

fn exercise_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let (date, before) = (night.date, &night.before);
    if let Some(exercise) = vocabulary_ui(ui, "Exercise", before.exercise, Exercise::ALL) {
        view.edit(Edit::night(date, "set the exercise", move |night| {
            night.before.exercise = exercise;
        }));
    }
    if before.exercise.is_some_and(|exercise| exercise != Exercise::None) {
        question_ui(view, ui, night, "Warmed up before it", |before| &mut before.warmed_up);
        question_ui(view, ui, night, "Cooled down after it", |before| &mut before.cooled_down);
    }
}

fn question_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night, label: &str, answer: Answer) {
    let current = *answer(&mut night.before.clone());
    if let Some(new) = choice_ui(ui, label, current, YES_NO) {
        view.edit(Edit::night(night.date, "describe the day before", move |night| {
            *answer(&mut night.before) = new;
        }));
    }
}
