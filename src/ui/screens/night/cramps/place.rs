//! Where a cramp was: the places of the last cramps with one touch, and the lists.

use egui::Ui;

use crate::{
    app::recent::{self, CrampPlace},
    diary::vocabulary::{Muscle, Side},
    ui::{
        view::View,
        widgets::pick::{
            Kind, PickOption, Picked, flow_ui, focus_group, labelled, option_of, vocabulary_pick_ui,
        },
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
        let options: Vec<PickOption> =
            places.iter().map(|place| option_of(label, &entry, &place.words())).collect();
        let here = self.cramp.side.zip(self.cramp.muscle);
        let here = here.map(|(side, muscle)| CrampPlace { side, muscle });
        let chosen = places.iter().position(|place| here == Some(*place));
        let picked = labelled(ui, label, |ui| {
            let id = ui.make_persistent_id("quick places");
            if is_new {
                focus_group(ui, id, chosen);
            }
            flow_ui(ui, id, Kind::Answers, &options, chosen)
        });
        let Some(Picked::Pressed(position) | Picked::Typed(position)) = picked else {
            return false;
        };
        let Some(place) = places.get(position).copied() else { return false };
        let is_taken_back = picked == Some(Picked::Pressed(position)) && chosen == Some(position);
        let place = (!is_taken_back).then_some(place);
        view.edit(self.edit("set where a cramp was", move |cramp| {
            cramp.side = place.map(|place| place.side);
            cramp.muscle = place.map(|place| place.muscle);
        }));
        matches!(picked, Some(Picked::Pressed(_)))
            && place.is_some()
            && self.cramp.started.is_none()
    }

    /// The muscle and the leg, by list.
    pub(super) fn where_ui(self, view: &mut View<'_>, ui: &mut Ui) {
        let entry = self.entry();
        let muscle = vocabulary_pick_ui(ui, "Where", &entry, self.cramp.muscle, Muscle::ALL);
        if let Some(muscle) = muscle {
            view.edit(self.edit("set the muscle", move |cramp| cramp.muscle = muscle));
        }
        let side = vocabulary_pick_ui(ui, "Which leg", &entry, self.cramp.side, Side::ALL);
        if let Some(side) = side {
            view.edit(self.edit("set the leg", move |cramp| cramp.side = side));
        }
    }
}
