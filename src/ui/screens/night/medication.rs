//! Doses taken, and a note on them.

use egui::Ui;

use crate::{
    app::{
        Edit,
        text::{self, count},
    },
    diary::{
        Dose, Night, draft,
        text::{Name, Note, ShortText},
    },
    ui::{
        style::icon,
        view::View,
        widgets::{
            button::plain_button,
            field::{Field, field_ui, optional, written},
            section::section_ui,
        },
    },
};

/// Shows the section.
pub(super) fn medication_ui(view: &mut View<'_>, ui: &mut Ui, night: &Night) {
    let doses = night.doses.as_deref().unwrap_or_default();
    let summary = match doses.len() {
        0 if night.medication_note.is_some() => "a note".to_owned(),
        0 if night.doses.is_some() => "none taken".to_owned(),
        0 => "not answered".to_owned(),
        doses => count(doses, "dose", "doses"),
    };
    section_ui(ui, "Medication", &summary, false, |ui| {
        for (position, dose) in doses.iter().enumerate() {
            ui.push_id(position, |ui| dose_ui(view, ui, night, position, dose));
        }
        ui.horizontal_wrapped(|ui| {
            add_ui(view, ui, night);
        });
        let date = night.date;
        let note = night.medication_note.as_ref().map_or("", Note::as_str);
        field_ui(view, ui, "medication note", Field::note("Note on medication"), note, |typed| {
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
    let mut names: Vec<Name> = Vec::new();
    for medication in view.state.shown.medications.values() {
        let is_taken = medication.stopped.is_none_or(|stopped| stopped >= date.evening());
        if is_taken && !names.contains(&medication.name) {
            names.push(medication.name.clone());
        }
    }
    for name in names {
        if plain_button(ui, icon::PLUS, &format!("Took {name}")).clicked() {
            view.edit(Edit::night(date, "add a dose", move |night| {
                let dose = Dose { name: name.clone(), amount: None, time: None };
                night.doses.get_or_insert_default().push(dose);
            }));
        }
    }
    let field = Field::line("Another medicine taken").help("Type its name and leave the field");
    field_ui(view, ui, "another", field.adding(), "", |typed| {
        let name = written(typed)?;
        Ok(Edit::night(date, "add a dose", move |night| {
            if let Some(name) = name.clone() {
                let dose = Dose { name, amount: None, time: None };
                let doses = night.doses.get_or_insert_default();
                doses.push(dose);
            }
        }))
    });
    if night.doses.is_none() && plain_button(ui, icon::RING, "Took none").clicked() {
        view.edit(Edit::night(date, "record that no dose was taken", |night| {
            night.doses.get_or_insert_default();
        }));
    }
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
    ui.label(dose.name.as_str());
    ui.horizontal_wrapped(|ui| {
        let amount = dose.amount.as_ref().map_or("", ShortText::as_str);
        field_ui(view, ui, "amount", Field::short("Amount"), amount, |typed| {
            let amount = written(typed)?;
            Ok(edit(Box::new(move |dose| dose.amount.clone_from(&amount))))
        });
        let time = dose.time.map(text::clock).unwrap_or_default();
        field_ui(view, ui, "time", Field::short("At"), &time, |typed| {
            let time = optional(typed, draft::clock)?;
            Ok(edit(Box::new(move |dose| dose.time = time)))
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
