//! Doses taken, and a note on them.

use egui::{Label, RichText, Ui};

use crate::{
    app::{Edit, glance, recent, same::Part, typed_time::TimeOf},
    diary::{
        ClockTime, Dose, Night,
        text::{Note, ShortText},
    },
    ui::{
        style::{icon, semibold},
        view::View,
        widgets::{
            button::plain_button,
            field::{ClockField, Field, Meaning, adding_ui, clock_ui, field_ui, written},
            section::section_ui,
        },
    },
};

use super::same::same_ui;

/// Shows the section.
pub(super) fn medication_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let doses = night.doses.as_deref().unwrap_or_default();
    let preferences = &view.state.preferences;
    let mut summary = glance::doses(night.doses.as_deref(), preferences);
    if night.medication_note.is_some() {
        summary.push_str(", a note");
    }
    section_ui(ui, "Medication", &summary, false, |ui| {
        same_ui(view, ui, night, Part::Doses);
        for (position, dose) in doses.iter().enumerate() {
            ui.push_id(position, |ui| dose_ui(view, ui, night, position, dose));
        }
        ui.horizontal_wrapped(|ui| {
            add_ui(view, ui, night);
        });
        another_ui(view, ui, night);
        let date = night.date;
        let note = night.medication_note.as_ref().map_or("", Note::as_str);
        let field = Field::note("Note on medication");
        field_ui(view, ui, (date, "medication note"), field, note, |typed| {
            let note = written(typed)?;
            Ok(Edit::night(date, "change the note on medication", move |night| {
                night.medication_note.clone_from(&note);
            }))
        });
    });
}

/// A button for each medication of the person, and one for none.
fn add_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let date = night.date;
    let state = view.state;
    for medication in recent::taken(&state.shown, date) {
        let dose = Dose {
            name: medication.name.clone(),
            amount: medication.dose.clone(),
            time: recent::dose_time(&state.shown, date, &medication.name),
        };
        let words = glance::dose(&dose, &state.preferences);
        if plain_button(ui, icon::PLUS, &format!("Took {words}")).clicked() {
            view.edit(Edit::night(date, format!("add a dose of {}", dose.name), move |night| {
                night.doses.get_or_insert_default().push(dose.clone());
            }));
        }
    }
    if night.doses.is_none() && plain_button(ui, icon::RING, "Took none").clicked() {
        view.edit(Edit::night(date, "record that no dose was taken", |night| {
            night.doses.get_or_insert_default();
        }));
    }
}

/// A dose of something that is no medication of the list.
fn another_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let date = night.date;
    let another = "Another medication taken";
    // "Another" than the doses above it, and than the person's own medications.
    let is_first = night.doses.as_deref().unwrap_or_default().is_empty()
        && recent::taken(&view.state.shown, date).is_empty();
    let label = if is_first { "Medication taken" } else { another };
    let field = Field::line(label).known_as(another);
    adding_ui(view, ui, (date, "another"), field, "Add this dose", |typed| {
        let name = written(typed)?;
        Ok(Edit::night(date, "add a dose", move |night| {
            if let Some(name) = name.clone() {
                let dose = Dose { name, amount: None, time: None };
                night.doses.get_or_insert_default().push(dose);
            }
        }))
    });
}

fn dose_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night, position: usize, dose: &Dose) {
    let date = night.date;
    let edit = move |change: Box<dyn Fn(&mut Dose) + Send + Sync>| {
        Edit::night(date, "change a dose", move |night| {
            if let Some(dose) = night.doses.as_mut().and_then(|doses| doses.get_mut(position)) {
                change(dose);
            }
        })
    };
    let of = format!("dose {} of {}", position + 1, dose.name);
    ui.add(Label::new(RichText::new(dose.name.as_str()).family(semibold())).wrap());
    ui.horizontal_wrapped(|ui| {
        let amount = dose.amount.as_ref().map_or("", ShortText::as_str);
        field_ui(view, ui, (date, "amount"), Field::short("Amount").of(&of), amount, |typed| {
            let amount = written(typed)?;
            Ok(edit(Box::new(move |dose| dose.amount.clone_from(&amount))))
        });
        let field = ClockField::new("At", TimeOf::DayBefore(date)).entry(&of);
        let field = field.first(ClockTime::new(22, 0));
        clock_ui(view, ui, (date, "time"), field, dose.time, |time| {
            Ok(Meaning::Fine(edit(Box::new(move |dose| dose.time = time))))
        });
        let name = format!("Remove dose {} of {}", position + 1, dose.name);
        if plain_button(ui, icon::TRASH, &name).clicked() {
            view.edit(Edit::night(date, "remove a dose", move |night| {
                if let Some(doses) = night.doses.as_mut().filter(|list| position < list.len()) {
                    doses.remove(position);
                }
                if night.doses.as_ref().is_some_and(Vec::is_empty) {
                    night.doses = None;
                }
            }));
        }
    });
}
