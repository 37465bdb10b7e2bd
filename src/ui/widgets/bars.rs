//! Horizontal bars, each with its name before it and its figure after it.

use egui::{Align2, Color32, FontId, Rect, Response, Sense, Ui, Vec2, pos2};

use crate::ui::style::{font, size, space, tokens};

const ROW: f32 = 28.0;
const THICK: f32 = 16.0;

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// How long it is, from 0.
    pub value: f64,
    /// The figure in words.
    pub figure: String,
}

/// Which part of the end of a scale a value is, from -1 to 1; none of a scale without length.
#[expect(clippy::cast_possible_truncation, reason = "a share is drawn, where six digits do")]
pub fn share(value: f64, end: f64) -> f32 {
    if end > 0.0 { (value / end).clamp(-1.0, 1.0) as f32 } else { 0.0 }
}

/// Shows bars below each other, the longest as long as there is room.
///
/// `name` is what a screen reader says of all of them.
pub fn bars_ui(ui: &mut Ui, bars: &[Bar], color: Color32, name: &str) -> Response {
    let tokens = tokens(ui.ctx());
    let room = Vec2::new(ui.available_width().min(size::BARS), ROW * bars.len() as f32);
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name));
    let regular = font::body();
    let width_of = |text: &str, font: &FontId| {
        ui.painter().layout_no_wrap(text.to_owned(), font.clone(), tokens.text).size().x
    };
    let strong = font::strong();
    let widest = |widths: &mut dyn Iterator<Item = f32>| widths.fold(0.0, f32::max);
    let names = widest(&mut bars.iter().map(|bar| width_of(&bar.name, &regular)));
    let figures = widest(&mut bars.iter().map(|bar| width_of(&bar.figure, &strong)));
    let left = rect.left() + names + space::MEDIUM;
    let room = (rect.right() - left - figures - space::SMALL).max(space::SMALL);
    let longest = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    for (row, bar) in bars.iter().enumerate() {
        let middle = rect.top() + ROW * (row as f32 + 0.5);
        // A count that is not nothing can be seen.
        let length =
            if bar.value > 0.0 { (room * share(bar.value, longest)).max(2.0) } else { 0.0 };
        let shape = Rect::from_min_size(pos2(left, middle - THICK / 2.0), Vec2::new(length, THICK));
        let painter = ui.painter();
        let name_at = pos2(rect.left(), middle);
        painter.text(name_at, Align2::LEFT_CENTER, &bar.name, regular.clone(), tokens.text);
        painter.rect_filled(shape, size::SMALL_RADIUS, color);
        let figure_at = pos2(left + length + space::SMALL, middle);
        painter.text(figure_at, Align2::LEFT_CENTER, &bar.figure, strong.clone(), tokens.text);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_never_leaves_its_scale() {
        for (value, end, part) in
            [(0.0, 4.0, 0.0), (1.0, 4.0, 0.25), (-5.0, 4.0, -1.0), (9.0, 4.0, 1.0), (0.0, 0.0, 0.0)]
        {
            let found = share(value, end);
            assert!((found - part).abs() < 1e-6, "{value} of {end}: {found}");
        }
    }
}
