//! How the plots of this place look and behave.

use egui::{Rangef, Sense, Ui, Vec2};
use egui_plot::{AxisHints, Plot};

use crate::ui::style::{font, tokens};

/// A plot that stands still: it takes neither the wheel nor the pointer from the page.
pub(super) fn still_plot<'a>(id: &'static str, height: f32) -> Plot<'a> {
    Plot::new(id)
        .height(height)
        .sense(Sense::hover())
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .label_formatter(|_position| None)
        .show_background(false)
        .set_margin_fraction(Vec2::ZERO)
}

/// An axis with the look of the house.
pub(super) fn axis<'a>(ui: &Ui, axis: AxisHints<'a>) -> AxisHints<'a> {
    axis.tick_label_font(font::small())
        .tick_label_color(tokens(ui.ctx()).weak_text)
        // Which labels there is room for is decided where the marks are made.
        .label_spacing(Rangef::new(1.0, 2.0))
}
