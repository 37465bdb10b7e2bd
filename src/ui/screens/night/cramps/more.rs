//! The rest of a cramp, folded: no emergency rule looks at it.

use egui::Ui;

use crate::{
    app::glance,
    diary::{
        draft,
        quantity::{SorenessHours, WholeMinutes},
        text::Note,
    },
    ui::{
        view::View,
        widgets::{
            choice::{YES_NO, entry_choice_ui},
            field::{Field, Meaning, NumberField, field_ui, number_ui, optional, written},
            section::entry_ui,
        },
    },
};

use super::row::CrampRow;

impl CrampRow<'_> {
    pub(super) fn more_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let title = if self.total > 1 {
            format!("More about cramp {}", self.position + 1)
        } else {
            "More about this cramp".to_owned()
        };
        ui.push_id("more", |ui| {
            entry_ui(ui, &title, &glance::more_of_cramp(self.cramp), false, |ui| {
                self.sleep_ui(view, ui);
                self.muscle_ui(view, ui);
                self.after_ui(view, ui);
            });
        });
    }

    fn sleep_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let entry = self.entry();
        if let Some(woke) = entry_choice_ui(ui, "It woke me", &entry, self.cramp.woke, YES_NO) {
            view.edit(self.edit("say whether a cramp woke you", move |cramp| cramp.woke = woke));
        }
        let awake = self.cramp.minutes_awake.map(|minutes| minutes.to_string()).unwrap_or_default();
        let range = (WholeMinutes::MIN, WholeMinutes::MAX);
        let field = NumberField::minutes("Awake because of it", range).entry(&entry);
        number_ui(view, ui, (self.date, "awake"), field, &awake, |typed| {
            let minutes = optional(typed, draft::whole_minutes)?;
            let edit =
                self.edit("set the minutes awake", move |cramp| cramp.minutes_awake = minutes);
            Ok(Meaning::Fine(edit))
        });
    }

    fn muscle_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let entry = self.entry();
        let hard = self.cramp.visible_tightening;
        if let Some(answer) =
            entry_choice_ui(ui, "The muscle was hard or knotted", &entry, hard, YES_NO)
        {
            view.edit(
                self.edit("describe a cramp", move |cramp| cramp.visible_tightening = answer),
            );
        }
        let stiff = self.cramp.hard_to_move;
        if let Some(answer) = entry_choice_ui(ui, "The leg was hard to move", &entry, stiff, YES_NO)
        {
            view.edit(self.edit("describe a cramp", move |cramp| cramp.hard_to_move = answer));
        }
    }

    fn after_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let entry = self.entry();
        let sore = self.cramp.soreness_hours.map(|hours| hours.to_string()).unwrap_or_default();
        let range = (SorenessHours::MIN, SorenessHours::MAX);
        let field = NumberField::hours("Sore after it", range).entry(&entry);
        number_ui(view, ui, (self.date, "sore"), field, &sore, |typed| {
            let hours = optional(typed, |typed| draft::hours(typed, SorenessHours::new))?;
            let edit = self.edit("set the soreness", move |cramp| cramp.soreness_hours = hours);
            Ok(Meaning::Fine(edit))
        });
        let note = self.cramp.note.as_ref().map_or("", Note::as_str);
        let field = Field::note("Note on this cramp").of(&entry);
        field_ui(view, ui, (self.date, "note"), field, note, |typed| {
            let note = written(typed)?;
            Ok(self.edit("change the note on a cramp", move |cramp| cramp.note.clone_from(&note)))
        });
    }
}
