//! Where a cramp was: the places of the last cramps with one touch, and the lists.

use egui::{Label, Ui};

use crate::{
    app::recent::{self, CrampPlace},
    ui::{
        style::space,
        view::View,
        widgets::{choice::led_options_ui, legs::legs_picker_ui},
    },
};

use super::row::CrampRow;

impl CrampRow<'_> {
    /// The places of the last cramps, the newest first. Whether one was picked and leads on to
    /// the time, which is asked next and not answered yet.
    pub(super) fn quick_places_ui(self, view: &mut View<'_>, ui: &mut Ui, is_new: bool) -> bool {
        let known = recent::places(&view.state.shown, self.date, self.position);
        let (label, places) = if known.is_empty() {
            ("Where cramps are most frequent", CrampPlace::FREQUENT.to_vec())
        } else {
            ("Places of your last cramps", known)
        };
        let entry = self.entry();
        let of = if entry.is_empty() { String::new() } else { format!(", {entry}") };
        let here = self.cramp.side.zip(self.cramp.muscle);
        let here = here.map(|(side, muscle)| CrampPlace { side, muscle });
        let options = places.into_iter().map(|place| (place, place.words()));
        let picked = ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            ui.add(Label::new(label).wrap());
            led_options_ui(ui, &format!("{label}{of}"), here, options, is_new)
        });
        let Some(place) = picked.inner else { return false };
        view.edit(self.edit("say where a cramp was", move |cramp| {
            cramp.side = place.map(|place| place.side);
            cramp.muscle = place.map(|place| place.muscle);
        }));
        place.is_some() && self.cramp.started.is_none()
    }

    /// The muscle and the leg, on the drawn legs and by list.
    pub(super) fn where_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let current = (self.cramp.muscle, self.cramp.side);
        if let Some(place) = legs_picker_ui(ui, &self.entry(), current) {
            view.edit(self.edit("say where a cramp was", move |cramp| {
                (cramp.muscle, cramp.side) = place;
            }));
        }
    }
}
