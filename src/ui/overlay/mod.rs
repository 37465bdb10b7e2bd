//! What lies over the window and wants an answer first.

mod damage;
mod deeds;
mod first_start;
mod leave;
mod palette;
mod recovery_key;
mod restore;
mod sheet;

use egui::Ui;

use crate::app::Overlay;

use super::view::View;

pub(super) use damage::MENDING;
pub(super) use sheet::{Sheet, keep_focus, sheet_ui};

/// Shows what lies over the window, but for the help.
pub(super) fn overlay_ui(view: &mut View<'_>, ui: &Ui) {
    match &view.state.overlay {
        None => {}
        Some(Overlay::Palette) => palette::palette_ui(view, ui),
        Some(Overlay::Deeds) => deeds::deeds_ui(view, ui),
        Some(Overlay::FirstStart(step)) => first_start::first_start_ui(view, ui, *step),
        Some(Overlay::Damage) => damage::damage_ui(view, ui),
        Some(Overlay::Leave) => leave::leave_ui(view, ui),
        Some(Overlay::RecoveryKey) => recovery_key::recovery_key_ui(view, ui),
        Some(Overlay::Restore(from)) => restore::restore_ui(view, ui, from),
    }
}
