//! Contacts with harmful substances.

use egui::{Label, Ui};

use crate::{
    app::{
        Edit,
        text::{self, Label as _, count, told_apart},
    },
    diary::{EntryId, Exposure, Threshold, text::Note, vocabulary::Substance},
    ui::{
        style::icon,
        view::View,
        widgets::{
            button::plain_button,
            choice::entry_choice_ui,
            field::{DateField, Field, date_ui, field_ui, written},
            section::{entry_ui, section_ui},
        },
    },
};

/// Shows the section.
pub(super) fn exposures_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let today = state.now.today();
    let exposures = &state.shown.exposures;
    let summary = match exposures.len() {
        0 => "none entered".to_owned(),
        entries => count(entries, "entry", "entries"),
    };
    let newest = exposures.iter().next_back().map(|(id, _)| *id);
    section_ui(ui, "Harmful substances", &summary, false, |ui| {
        let days = state.shown.settings.get(Threshold::ExposureDays);
        let words = format!(
            "Article A asks people with cramps after contact with one of these to get help at \
             once. This diary looks at the {days} days after the contact."
        );
        ui.add(Label::new(words).wrap());
        let titles = told_apart(exposures.values().map(title));
        for ((id, exposure), title) in exposures.iter().zip(&titles) {
            ui.push_id(id, |ui| {
                entry_ui(ui, title, "", Some(*id) == newest, |ui| {
                    Row { id: *id, title, exposure }.row_ui(view, ui);
                });
            });
        }
        ui.add(Label::new("Add a contact: it is dated today, and the date can be changed").wrap());
        ui.horizontal_wrapped(|ui| {
            for substance in Substance::ALL {
                let name = format!("Add {}", substance.label());
                if plain_button(ui, icon::PLUS, &name).clicked() {
                    let exposure = Exposure { date: today, substance: *substance, note: None };
                    view.edit(Edit::add("add a contact with a substance", exposure));
                }
            }
        });
    });
}

fn title(exposure: &Exposure) -> String {
    format!("{}, {}", exposure.substance.title(), text::typed_date(exposure.date))
}

#[derive(Clone, Copy)]
struct Row<'a> {
    id: EntryId,
    title: &'a str,
    exposure: &'a Exposure,
}

impl Row<'_> {
    fn row_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let substance = Some(self.exposure.substance);
        let words = Substance::ALL.iter().map(|substance| (*substance, substance.title()));
        if let Some(Some(substance)) =
            entry_choice_ui(ui, "Contact with", self.title, substance, words)
        {
            view.edit(self.edit(move |exposure| exposure.substance = substance));
        }
        let field = DateField::past("Day of the contact").entry(self.title);
        date_ui(view, ui, "date", field, Some(self.exposure.date), |date| {
            let date = date.ok_or("A contact needs its day")?;
            Ok(self.edit(move |exposure| exposure.date = date))
        });
        let note = self.exposure.note.as_ref().map_or("", Note::as_str);
        let field = Field::note("Note on the contact").of(self.title);
        field_ui(view, ui, "note", field, note, |typed| {
            let note = written(typed)?;
            Ok(self.edit(move |exposure| exposure.note.clone_from(&note)))
        });
        if plain_button(ui, icon::TRASH, &format!("Remove {}", self.title)).clicked() {
            view.edit(Edit::remove::<Exposure>(self.id, "remove a contact with a substance"));
        }
    }

    fn edit(self, edit: impl Fn(&mut Exposure) + Send + Sync + 'static) -> Edit {
        Edit::entry(self.id, "change a contact with a substance", edit)
    }
}
