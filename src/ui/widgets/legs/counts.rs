//! The legs with how many cramps each part had.

use egui::{
    Align2, Color32, CornerRadius, FontId, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo,
};

use super::canvas::{Canvas, mixed, plain};
use crate::{
    body::{Counts, Part, drawing},
    ui::style::{Tokens, semibold, tokens},
};

/// The height of the legs.
const HEIGHT: f32 = 320.0;
/// Between the toes and the words below them: the figure of the toes.
const BELOW: f32 = 20.0;
/// How much of the colour of a cramp each step of shade has.
const SHADES: [f32; 5] = [0.0, 0.3, 0.5, 0.75, 1.0];

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
    let step = usize::from(counts.step(part.spot.muscle, part.spot.leg));
    let share = SHADES.get(step).copied().unwrap_or(1.0);
    mixed(plain(tokens), tokens.cramp, share)
}

/// Writes a figure on a ground of its own, so that it can be read on any shade.
fn figure(ui: &Ui, at: Pos2, count: u32, tokens: &Tokens) {
    let font = FontId::new(14.0, semibold());
    let text = ui.painter().layout_no_wrap(count.to_string(), font, tokens.text);
    let size = (text.size() + Vec2::new(8.0, 0.0)).max(Vec2::splat(18.0));
    let ground = Rect::from_center_size(at, size);
    ui.painter().rect_filled(ground, CornerRadius::same(6), tokens.surface);
    let words = Align2::CENTER_CENTER.align_size_within_rect(text.size(), ground);
    ui.painter().galley(words.min, text, tokens.text);
}
