//! Where a cramp was: the places of the last cramps with one touch, and the lists.

use egui::{Label, Ui};

use crate::{
    app::{
        recent::{self, CrampPlace},
        text::Label as _,
    },
    diary::vocabulary::{Muscle, Side},
    ui::{
        style::space,
        view::View,
        widgets::choice::{entry_choice_ui, led_options_ui},
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
            ("Where, as lately", known)
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
        view.edit(self.edit("set where a cramp was", move |cramp| {
            cramp.side = place.map(|place| place.side);
            cramp.muscle = place.map(|place| place.muscle);
        }));
        place.is_some() && self.cramp.started.is_none()
    }

    /// The muscle and the leg, by list.
    pub(super) fn where_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let entry = self.entry();
        let muscles = Muscle::ALL.iter().map(|muscle| (*muscle, muscle.title()));
        let muscle = entry_choice_ui(ui, "Where", &entry, self.cramp.muscle, muscles);
        if let Some(muscle) = muscle {
            view.edit(self.edit("set the muscle", move |cramp| cramp.muscle = muscle));
        }
        let sides = Side::ALL.iter().map(|side| (*side, side.title()));
        let side = entry_choice_ui(ui, "Which leg", &entry, self.cramp.side, sides);
        if let Some(side) = side {
            view.edit(self.edit("set the leg", move |cramp| cramp.side = side));
        }
    }
}
