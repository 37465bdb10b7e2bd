//! One folder or file a place. A screen reads the state and hands over actions.

mod calendar;
mod cramp_now;
mod doctor;
mod lock;
mod me;
mod night;
#[cfg(test)]
mod testing;
mod trends;

pub(super) use cramp_now::{band_ui as cramp_band_ui, takeover_ui};
pub(super) use lock::lock_ui;
pub(super) use me::{colours_and_size_ui, histories_ui, units_ui};
pub(super) use night::{head_ui as night_head_ui, short_name_ui as night_name_ui};

use egui::Ui;

use crate::{app::Place, ui::view::View};

/// Shows the chosen place.
pub(super) fn place_ui(view: &mut View<'_>, ui: &mut Ui) {
    match view.state.place {
        Place::Night => night::night_ui(view, ui),
        Place::Calendar => calendar::calendar_ui(view, ui),
        Place::Trends => trends::trends_ui(view, ui),
        Place::Doctor => doctor::doctor_ui(view, ui),
        Place::Me => me::me_ui(view, ui),
    }
}
