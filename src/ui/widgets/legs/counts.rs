//! The legs with how many cramps each part had.

use egui::{Align2, Color32, CornerRadius, FontId, Rect, Response, Sense, Ui, Vec2, WidgetInfo};

use super::canvas::{Canvas, mixed, plain};
use crate::{
    body::{Counts, Face, Part, drawing},
    diary::vocabulary::Muscle,
    ui::style::{Tokens, semibold, tokens},
};

/// The height of the legs.
const HEIGHT: f32 = 320.0;
/// How much of the colour of a cramp each step of shade has.
const SHADES: [f32; 5] = [0.0, 0.3, 0.5, 0.75, 1.0];

/// Shows the legs with a figure on each part that had a cramp, and a shade that goes with it.
///
/// What is seen from both sides has its figure on the front, so that none is counted twice.
pub fn legs_counts_ui(ui: &mut Ui, counts: Counts<'_>) -> Response {
    let height = HEIGHT.min(ui.available_width() / drawing().width);
    let (rect, response) = ui.allocate_exact_size(Canvas::size(height), Sense::hover());
    response.widget_info(|| {
        let words = format!("The legs with their cramps: {}", counts.words());
        WidgetInfo::labeled(egui::Role::Image, true, words)
    });
    let tokens = tokens(ui.ctx());
    let canvas = Canvas::new(rect);
    canvas
        .paint(ui.painter(), tokens, |part| is_counted(part).then(|| shade(counts, part, tokens)));
    for part in drawing().parts().filter(|part| is_counted(part)) {
        let count = counts.of(part.spot.muscle, part.spot.leg);
        if count > 0 {
            figure(ui, &canvas, part, count, tokens);
        }
    }
    response
}

/// Whether a part carries the figure of its muscle.
fn is_counted(part: &Part) -> bool {
    part.spot.face == Face::Front || !matches!(part.spot.muscle, Muscle::Hip | Muscle::Foot)
}

fn shade(counts: Counts<'_>, part: &Part, tokens: &Tokens) -> Color32 {
    let step = usize::from(counts.step(part.spot.muscle, part.spot.leg));
    let share = SHADES.get(step).copied().unwrap_or(1.0);
    mixed(plain(tokens), tokens.cramp, share)
}

/// Writes a figure on a ground of its own, so that it can be read on any shade.
fn figure(ui: &Ui, canvas: &Canvas, part: &Part, count: u32, tokens: &Tokens) {
    let font = FontId::new(14.0, semibold());
    let text = ui.painter().layout_no_wrap(count.to_string(), font, tokens.text);
    let rect = canvas.rect_of(part);
    // Toes are smaller than their figure: it hangs below them.
    let at = match part.spot.muscle {
        Muscle::Toes => rect.center_bottom(),
        _ => rect.center(),
    };
    let size = (text.size() + Vec2::new(8.0, 0.0)).max(Vec2::splat(18.0));
    let ground = Rect::from_center_size(at, size);
    ui.painter().rect_filled(ground, CornerRadius::same(6), tokens.surface);
    let words = Align2::CENTER_CENTER.align_size_within_rect(text.size(), ground);
    ui.painter().galley(words.min, text, tokens.text);
}
