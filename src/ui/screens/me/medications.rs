//! Medications: each with its class, its dates, and whether it is suspected.

use egui::{Label, RichText, Ui};

use crate::{
    app::{
        Edit,
        text::{self, Label as _, count, told_apart},
    },
    diary::{
        EntryId, Medication,
        text::{Name, Note, ShortText},
        vocabulary::MedicationClass,
    },
    guidance::medicines,
    ui::{
        style::{icon, size},
        view::View,
        widgets::{
            button::{icon_button, plain_button},
            choice::{YES_NO, choice_ui, vocabulary_ui},
            field::{DateField, Field, adding_date_ui, adding_ui, date_ui, field_ui, written},
            section::{entry_ui, section_ui},
        },
    },
};

use super::dates::DateRules;

/// Shows the section.
pub(super) fn medications_ui(view: &mut View<'_>, ui: &mut Ui) {
    let medications = &view.state.shown.medications;
    let summary = match medications.len() {
        0 => "none entered".to_owned(),
        entries => count(entries, "entry", "entries"),
    };
    let newest = medications.iter().next_back().map(|(id, _)| *id);
    section_ui(ui, "Medications", &summary, false, |ui| {
        let safety = "Talk to your doctor first: never stop, start or adjust a medication on \
                      your own. This list is a record, not advice.";
        ui.add(Label::new(safety).wrap());
        let names = medications.values().map(|medication| medication.name.to_string());
        let titles = told_apart(names);
        for ((id, medication), title) in medications.iter().zip(&titles) {
            ui.push_id(id, |ui| {
                entry_ui(ui, title, &glance(medication), Some(*id) == newest, |ui| {
                    Row { id: *id, title, medication }.row_ui(view, ui);
                });
            });
        }
        let field = Field::line("Name of another medication").help("As printed on the pack");
        adding_ui(view, ui, "new", field, "Add the medication", |typed| {
            let name: Option<Name> = written(typed.trim())?;
            let medication = name.map(Medication::named);
            Ok(match medication {
                Some(medication) => Edit::add("add a medication", medication),
                None => Edit::new("add a medication", |_diary, _now| Vec::new()),
            })
        });
    });
}

/// Since when and until when, in a few words.
fn glance(medication: &Medication) -> String {
    let since = medication.started.map(|date| format!("since {}", text::typed_date(date)));
    let until = medication.stopped.map(|date| format!("until {}", text::typed_date(date)));
    let class = medicines::class_of(medication)
        .filter(|class| *class != MedicationClass::Other)
        .map(|class| class.label().to_owned());
    let known: Vec<String> = match (since, until) {
        (Some(_), Some(until)) => vec![until],
        (since, until) => class.into_iter().chain(since).chain(until).collect(),
    };
    if known.is_empty() { "no dates".to_owned() } else { known.join(", ") }
}

#[derive(Clone, Copy)]
struct Row<'a> {
    id: EntryId,
    title: &'a str,
    medication: &'a Medication,
}

impl Row<'_> {
    fn row_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        self.what_ui(view, ui);
        self.class_ui(view, ui);
        self.dates_ui(view, ui);
        self.increases_ui(view, ui);
        let title = self.title;
        let label = format!("I suspect that {title} has to do with my cramps");
        if let Some(suspected) = choice_ui(ui, &label, self.medication.suspected, YES_NO) {
            view.edit(self.edit(move |medication| medication.suspected = suspected));
        }
        let note = self.medication.note.as_ref().map_or("", Note::as_str);
        let label = format!("Note on {title}");
        field_ui(view, ui, "note", Field::note(&label), note, |typed| {
            let note = written(typed)?;
            Ok(self.edit(move |medication| medication.note.clone_from(&note)))
        });
        if plain_button(ui, icon::TRASH, &format!("Remove {title} from the list")).clicked() {
            view.edit(Edit::remove::<Medication>(self.id, "remove a medication"));
        }
    }

    fn edit(self, edit: impl Fn(&mut Medication) + Send + Sync + 'static) -> Edit {
        Edit::entry(self.id, "change a medication", edit)
    }

    fn what_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            let name = self.medication.name.as_str();
            field_ui(view, ui, "name", Field::line("Name").of(self.title), name, |typed| {
                let name = Name::new(typed).map_err(|error| text::capital(&error.to_string()))?;
                Ok(self.edit(move |medication| medication.name = name.clone()))
            });
            let dose = self.medication.dose.as_ref().map_or("", ShortText::as_str);
            let field = Field { width: size::DOSE, ..Field::line("Dose") }.of(self.title);
            field_ui(view, ui, "dose", field, dose, |typed| {
                let dose = written(typed)?;
                Ok(self.edit(move |medication| medication.dose.clone_from(&dose)))
            });
        });
    }

    fn class_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let medication = self.medication;
        let label = format!("What kind of medication {} is", self.title);
        // What was recognised is what counts: it is shown as chosen until another one is.
        let recognised = medicines::recognise(medication.name.as_str());
        let shown = medicines::class_of(medication);
        let set = vocabulary_ui(ui, &label, shown, MedicationClass::ALL);
        let set = set.map(|class| match (medication.class, class) {
            // Pressing it again confirms what was only recognised, or takes back what was set.
            (None, None) => recognised,
            (_, class) => class,
        });
        if let Some(class) = set {
            view.edit(self.edit(move |medication| medication.class = class));
        }
        let words = match (medication.class, recognised) {
            (None, Some(class)) => format!(
                "Recognised as {} from its name; choose another kind if that is wrong",
                with_article(class)
            ),
            (Some(_), Some(class)) => format!(
                "Set by you; from its name it would be {}. Press the chosen one again to go \
                 back to that",
                with_article(class)
            ),
            (None, None) => "Not recognised from its name; the leaflet or a pharmacist can tell \
                             you the kind"
                .to_owned(),
            (Some(_), None) => "Set by you".to_owned(),
        };
        ui.add(Label::new(RichText::new(words).small().weak()).wrap());
    }

    fn dates_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let rules = DateRules::of(self.medication);
        ui.horizontal_wrapped(|ui| {
            let field = DateField::past("Started on").help("The first day of taking it");
            let field = field.entry(self.title);
            date_ui(view, ui, "started", field, self.medication.started, |date| {
                rules.check_start(date)?;
                Ok(self.edit(move |medication| medication.started = date))
            });
            let field = DateField::past("Stopped on").help("The last day of taking it");
            let field = field.entry(self.title);
            date_ui(view, ui, "stopped", field, self.medication.stopped, |date| {
                rules.check_later(date)?;
                Ok(self.edit(move |medication| medication.stopped = date))
            });
        });
    }

    fn increases_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let title = self.title;
        for date in &self.medication.increased {
            let date = *date;
            ui.horizontal_wrapped(|ui| {
                ui.label(format!("Dose increased on {}", text::date(date)));
                let name = format!("Remove the increase of {title} on {}", text::date(date));
                if icon_button(ui, icon::TRASH, &name).clicked() {
                    view.edit(self.edit(move |medication| {
                        medication.increased.retain(|increase| *increase != date);
                    }));
                }
            });
        }
        let rules = DateRules::of(self.medication);
        let field = DateField::past("Dose increased on").entry(title);
        let button = format!("Add the increase of {title}");
        adding_date_ui(view, ui, "increase", field, &button, |date| {
            rules.check_later(date)?;
            Ok(self.edit(move |medication| {
                medication.increased.extend(date);
                medication.increased.sort_unstable();
                medication.increased.dedup();
            }))
        });
    }
}

/// The class inside a sentence.
const fn with_article(class: MedicationClass) -> &'static str {
    match class {
        MedicationClass::Diuretic => "a diuretic (water pill)",
        MedicationClass::Statin => "a statin",
        MedicationClass::Asthma => "an asthma medication",
        MedicationClass::Other => "another kind",
    }
}
