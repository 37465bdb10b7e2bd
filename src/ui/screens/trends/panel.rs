//! What the charts stand on.

use egui::{Frame, Label, RichText, Ui};

use crate::ui::{
    style::{size, space, tokens, whole_dates},
    view::View,
};

/// A room of this width has two panels beside each other.
const WIDE: f32 = 760.0;
/// In a room of less than this a panel has less space around what it holds.
const NARROW: f32 = 440.0;

/// Shows a chart with its heading.
pub(super) fn panel_ui(ui: &mut Ui, title: &str, content: impl FnOnce(&mut Ui)) {
    let inner = if ui.available_width() < NARROW { space::MEDIUM } else { space::LARGE };
    Frame::new()
        .fill(tokens(ui.ctx()).surface)
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(inner)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::SMALL;
            ui.add(Label::new(RichText::new(title).heading()).wrap());
            content(ui);
        });
}

/// Shows two columns of panels beside each other, or below each other where there is no room.
pub(super) fn pair_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    left: impl FnOnce(&mut View<'_>, &mut Ui),
    right: impl FnOnce(&mut View<'_>, &mut Ui),
) {
    let gap = space::LARGE;
    let room = ui.available_width();
    if room < WIDE {
        left(view, ui);
        right(view, ui);
        return;
    }
    let width = ((room - gap) / 2.0).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.x = space::SMALL;
            left(view, ui);
        });
        ui.vertical(|ui| {
            ui.set_width(room - gap - width);
            ui.spacing_mut().item_spacing.x = space::SMALL;
            right(view, ui);
        });
    });
}

/// A sentence under a chart.
pub(super) fn sentence_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(whole_dates(words)).wrap());
}

/// A sentence of less weight.
pub(super) fn remark_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(RichText::new(whole_dates(words)).small().weak()).wrap());
}
