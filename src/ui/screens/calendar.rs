//! The place "Calendar".

use egui::Ui;

use crate::ui::view::View;

/// Shows the place.
pub(super) fn calendar_ui(_view: &mut View<'_>, ui: &mut Ui) {
    ui.heading("Calendar");
}
