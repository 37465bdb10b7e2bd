//! The legs with how many cramps each part had.

use egui::{Align2, Color32, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo};

use super::canvas::Canvas;
use crate::{
    body::{Counts, Part, drawing},
    ui::style::{Tokens, font, size, space, tokens},
};

/// The height of the legs.
const HEIGHT: f32 = 320.0;
/// Between the toes and the words below them: the figure of the toes.
const BELOW: f32 = 20.0;

/// Shows the legs with a figure on each part that had a cramp, and a shade that goes with it.
///
/// What is seen from both sides has its figure on the front, so that none is counted twice.
pub fn legs_counts_ui(ui: &mut Ui, counts: Counts<'_>) -> Response {
    let height = HEIGHT.min(ui.available_width() / drawing().width);
    let (rect, response) = ui.allocate_exact_size(Canvas::size(height, BELOW), Sense::hover());
    response.widget_info(|| {
        let words = format!("The legs with their cramps: {}", counts.words());
        WidgetInfo::labeled(egui::Role::Image, true, words)
    });
    let tokens = tokens(ui.ctx());
    let canvas = Canvas::new(rect, height);
    canvas.paint(ui.painter(), tokens, |part| part.figure.map(|_| shade(counts, part, tokens)));
    for part in drawing().parts() {
        let count = counts.of(part.spot.muscle, part.spot.leg);
        if let Some(at) = part.figure.filter(|_| count > 0) {
            figure(ui, canvas.on_screen(at), count, tokens);
        }
    }
    response
}

fn shade(counts: Counts<'_>, part: &Part, tokens: &Tokens) -> Color32 {
    tokens.leg_part_cramps(counts.step(part.spot.muscle, part.spot.leg))
}

/// Writes a figure on a ground of its own, so that it can be read on any shade.
fn figure(ui: &Ui, at: Pos2, count: u32, tokens: &Tokens) {
    let text = ui.painter().layout_no_wrap(count.to_string(), font::strong(), tokens.text);
    let room = (text.size() + Vec2::new(space::SMALL, 0.0)).max(Vec2::splat(size::MARK));
    let ground = Rect::from_center_size(at, room);
    ui.painter().rect_filled(ground, size::RADIUS, tokens.surface);
    let words = Align2::CENTER_CENTER.align_size_within_rect(text.size(), ground);
    ui.painter().galley(words.min, text, tokens.text);
}
