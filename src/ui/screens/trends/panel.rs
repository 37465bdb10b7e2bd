//! What the charts stand on.

use egui::{CornerRadius, Frame, Label, Margin, RichText, Ui};

use crate::ui::style::{size, space, tokens};

/// A room of this width has two panels beside each other.
const WIDE: f32 = 760.0;
/// In a room of less than this a panel has less space around what it holds.
const NARROW: f32 = 440.0;

/// Shows a chart with its heading.
pub(super) fn panel_ui(ui: &mut Ui, title: &str, content: impl FnOnce(&mut Ui)) {
    let inner = if ui.available_width() < NARROW { 12 } else { 20 };
    Frame::new()
        .fill(tokens(ui.ctx()).surface)
        .corner_radius(CornerRadius::same(size::CARD_RADIUS))
        .inner_margin(Margin::same(inner))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::SMALL;
            ui.add(Label::new(RichText::new(title).heading()).wrap());
            content(ui);
        });
}

/// Shows two columns of panels beside each other, or below each other where there is no room.
pub(super) fn pair_ui(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    if ui.available_width() < WIDE {
        left(ui);
        right(ui);
        return;
    }
    let width = (ui.available_width() - space::LARGE) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::LARGE;
        for side in [Box::new(left) as Box<dyn FnOnce(&mut Ui)>, Box::new(right)] {
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.x = space::SMALL;
                side(ui);
            });
        }
    });
}

/// A sentence under a chart.
pub(super) fn sentence_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(words).wrap());
}

/// A sentence of less weight.
pub(super) fn remark_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(RichText::new(words).small().weak()).wrap());
}
