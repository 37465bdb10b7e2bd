//! Contacts with harmful substances.

use egui::{Label, Ui};

use crate::{
    app::{
        Edit,
        text::{self, Label as _, count},
    },
    diary::{EntryId, Exposure, Threshold, draft, text::Note, vocabulary::Substance},
    ui::{
        style::icon,
        view::View,
        widgets::{
            button::plain_button,
            choice::vocabulary_ui,
            field::{Field, field_ui, sentence, written},
            section::{entry_ui, section_ui},
        },
    },
};

/// Shows the section.
pub(super) fn exposures_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let today = state.now.today();
    let exposures = &state.shown.exposures;
    let summary = match i64::try_from(exposures.len()).unwrap_or(i64::MAX) {
        0 => "none entered".to_owned(),
        entries => count(entries, "entry", "entries"),
    };
    let newest = exposures.iter().next_back().map(|(id, _)| *id);
    section_ui(ui, "Harmful substances", &summary, false, |ui| {
        let days = state.shown.settings.get(Threshold::ExposureDays);
        let words = format!(
            "Cramps within {days} days after a contact with one of these need help at once: \
             article A says so"
        );
        ui.add(Label::new(words).wrap());
        for (id, exposure) in exposures {
            ui.push_id(id, |ui| {
                let title = exposure.substance.title();
                let date = text::typed_date(exposure.date);
                entry_ui(ui, &title, &date, Some(*id) == newest, |ui| {
                    Row { id: *id, exposure }.row_ui(view, ui);
                });
            });
        }
        ui.add(Label::new("I was in contact today, or on a day that I can set then, with").wrap());
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

#[derive(Clone, Copy)]
struct Row<'a> {
    id: EntryId,
    exposure: &'a Exposure,
}

impl Row<'_> {
    fn row_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let today = view.state.now.today();
        let substance = Some(self.exposure.substance);
        if let Some(Some(substance)) = vocabulary_ui(ui, "Contact with", substance, Substance::ALL)
        {
            view.edit(self.edit(move |exposure| exposure.substance = substance));
        }
        let date = text::typed_date(self.exposure.date);
        field_ui(view, ui, "date", Field::date("Day of the contact"), &date, |typed| {
            let date =
                draft::past_date(typed, today).map_err(|error| sentence(&error.to_string()))?;
            Ok(self.edit(move |exposure| exposure.date = date))
        });
        let note = self.exposure.note.as_ref().map_or("", Note::as_str);
        field_ui(view, ui, "note", Field::note("Note on the contact"), note, |typed| {
            let note = written(typed)?;
            Ok(self.edit(move |exposure| exposure.note.clone_from(&note)))
        });
        let what = self.exposure.substance.label();
        let name = format!("Remove {what}, {}", text::typed_date(self.exposure.date));
        if plain_button(ui, icon::TRASH, &name).clicked() {
            view.edit(Edit::remove::<Exposure>(self.id, "remove a contact with a substance"));
        }
    }

    fn edit(self, edit: impl Fn(&mut Exposure) + Send + Sync + 'static) -> Edit {
        Edit::entry(self.id, "change a contact with a substance", edit)
    }
}
