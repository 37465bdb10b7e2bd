//! The day before: what was drunk, and what the legs did.

use egui::Ui;

use crate::{
    app::{Edit, text},
    diary::{
        ClockTime, DayBefore, Night, draft,
        quantity::{AlcoholGrams, CaffeineMg, Millilitres},
        vocabulary::Exercise,
    },
    ui::{
        view::View,
        widgets::{
            choice::{YES_NO, choice_ui, vocabulary_ui},
            field::{Field, field_ui, optional},
            section::section_ui,
        },
    },
};

use super::answered;

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
    let before = &night.before;
    let summary = answered(&[
        before.fluid_ml.is_some(),
        before.caffeine_mg.is_some(),
        before.last_caffeine.is_some(),
        before.alcohol_g.is_some(),
        before.last_alcohol.is_some(),
        before.exercise.is_some(),
        before.warmed_up.is_some(),
        before.cooled_down.is_some(),
        before.hot_or_sweaty.is_some(),
        before.long_sitting.is_some(),
        before.long_standing.is_some(),
        before.unsupportive_shoes.is_some(),
        before.electrolytes.is_some(),
    ]);
    section_ui(ui, "The day before", &summary, false, |ui| {
        drinks_ui(view, ui, night);
        exercise_ui(view, ui, night);
        for (label, answer) in QUESTIONS {
            question_ui(view, ui, night, label, answer);
        }
    });
}

fn drinks_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let (date, before) = (night.date, &night.before);
    let fluid = before.fluid_ml.map(|amount| amount.to_string()).unwrap_or_default();
    let field = Field::short("Drunk in all (ml)");
    field_ui(view, ui, "fluid", field, &fluid, |typed| {
        let amount = optional(typed, |typed| draft::whole(typed, Millilitres::new))?;
        Ok(Edit::night(date, "set the fluids", move |night| night.before.fluid_ml = amount))
    });
    ui.horizontal_wrapped(|ui| {
        let caffeine = before.caffeine_mg.map(|amount| amount.to_string()).unwrap_or_default();
        let field = Field::short("Caffeine (mg)").help("A cup of coffee has about 95");
        field_ui(view, ui, "caffeine", field, &caffeine, |typed| {
            let amount = optional(typed, |typed| draft::whole(typed, CaffeineMg::new))?;
            Ok(Edit::night(date, "set the caffeine", move |night| {
                night.before.caffeine_mg = amount;
            }))
        });
        clock_ui(view, ui, night, "Last caffeine at", before.last_caffeine, |before| {
            &mut before.last_caffeine
        });
    });
    ui.horizontal_wrapped(|ui| {
        let alcohol = before.alcohol_g.map(|amount| text::number(amount.get())).unwrap_or_default();
        let field =
            Field::short("Alcohol (grams)").help("A glass of wine or beer has about 10 to 20");
        field_ui(view, ui, "alcohol", field, &alcohol, |typed| {
            let amount = optional(typed, |typed| draft::real(typed, AlcoholGrams::new))?;
            Ok(Edit::night(date, "set the alcohol", move |night| night.before.alcohol_g = amount))
        });
        clock_ui(view, ui, night, "Last alcohol at", before.last_alcohol, |before| {
            &mut before.last_alcohol
        });
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

fn clock_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    night: &Night,
    label: &'static str,
    current: Option<ClockTime>,
    place: fn(&mut DayBefore) -> &mut Option<ClockTime>,
) {
    let date = night.date;
    let typed = current.map(text::clock).unwrap_or_default();
    field_ui(view, ui, label, Field::short(label), &typed, |typed| {
        let time = optional(typed, draft::clock)?;
        Ok(Edit::night(date, "set the time of a drink", move |night| {
            *place(&mut night.before) = time;
        }))
    });
}
