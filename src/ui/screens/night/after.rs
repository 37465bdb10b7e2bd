//! The day after the night.

use egui::Ui;

use crate::{
    app::{Edit, glance},
    diary::{DayAfter, Night, quantity::Tiredness},
    ui::{
        view::View,
        widgets::{
            choice::{YES_NO, choice_ui},
            scale::scale_ui,
            section::section_ui,
        },
    },
};

type Answer = fn(&mut DayAfter) -> &mut Option<bool>;

const QUESTIONS: [(&str, Answer); 3] = [
    ("Cramps cost me sleep", |after| &mut after.lost_sleep_to_cramps),
    ("Cramps limited what I do", |after| &mut after.limited_activities),
    ("Cramps limited my exercise", |after| &mut after.limited_exercise),
];

/// What some scores of tiredness mean.
const TIRED_WORDS: [(usize, &str); 4] =
    [(0, "not at all"), (3, "a little"), (6, "very"), (10, "as tired as can be")];

/// Shows the section.
pub(super) fn after_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let after = &night.after;
    let summary = glance::day_after(after);
    section_ui(ui, "The day after", &summary, false, |ui| {
        let date = night.date;
        let current = after.tired.map(Tiredness::get);
        if let Some(tired) = scale_ui(ui, "Tired in the day", "", current, &TIRED_WORDS) {
            let tired = tired.and_then(|tired| Tiredness::new(tired).ok());
            view.edit(Edit::night(date, "set the tiredness", move |night| {
                night.after.tired = tired;
            }));
        }
        for (label, answer) in QUESTIONS {
            let current = *answer(&mut after.clone());
            if let Some(new) = choice_ui(ui, label, current, YES_NO) {
                view.edit(Edit::night(date, "describe the day after", move |night| {
                    *answer(&mut night.after) = new;
                }));
            }
        }
    });
}
