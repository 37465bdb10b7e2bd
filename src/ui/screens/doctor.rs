//! The place "Doctor".

use egui::Ui;

use crate::ui::view::View;

/// Shows the place.
pub(super) fn doctor_ui(_view: &mut View<'_>, ui: &mut Ui) {
    ui.heading("Doctor");
}
