//! The place "Trends".

use egui::Ui;

use crate::ui::view::View;

/// Shows the place.
pub(super) fn trends_ui(_view: &mut View<'_>, ui: &mut Ui) {
    ui.heading("Trends");
}
