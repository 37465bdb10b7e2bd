//! The place "Me".

use egui::Ui;

use crate::ui::view::View;

/// Shows the place.
pub(super) fn me_ui(_view: &mut View<'_>, ui: &mut Ui) {
    ui.heading("Me");
}
