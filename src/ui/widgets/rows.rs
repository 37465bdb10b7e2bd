//! Rows of one height, of which only those are made that can be seen.

use egui::{Pos2, Rect, Ui, UiBuilder, Vec2};

/// Rows that are made beyond the edges, so that the keyboard can reach them.
const BEYOND: usize = 2;

/// Shows `total` rows of a height; `row` shows one of them.
///
/// They scroll with what they stand in: a list within a page has no scroll bar of its own, in
/// which a wheel would be caught.
pub fn rows_ui(ui: &mut Ui, height: f32, total: usize, row: impl FnMut(&mut Ui, usize)) {
    rows_with_ui(ui, height, total, None, row);
}

/// As [`rows_ui`]; one row is made wherever it stands: that at which the keyboard is.
pub fn rows_with_ui(
    ui: &mut Ui,
    height: f32,
    total: usize,
    kept: Option<usize>,
    mut row: impl FnMut(&mut Ui, usize),
) {
    let gap = ui.spacing().item_spacing.y;
    let step = height + gap;
    let seen = ui.clip_rect();
    let all = Vec2::new(ui.available_width(), (step * total as f32 - gap).max(0.0));
    let (_, rect) = ui.allocate_space(all);
    let first = rows_above(seen.top() - rect.top(), step).saturating_sub(BEYOND);
    let last = (rows_above(seen.bottom() - rect.top(), step) + 1 + BEYOND).min(total);
    let mut make = |first: usize, last: usize| {
        let top = Pos2::new(rect.left(), rect.top() + step * first as f32);
        let bottom = Pos2::new(rect.right(), rect.top() + step * last as f32);
        let room = Rect::from_min_max(top, bottom);
        let mut shown = ui.new_child(UiBuilder::new().id_salt(first).max_rect(room));
        for position in first..last {
            row(&mut shown, position);
        }
    };
    let outside = kept.filter(|kept| *kept < total && !(first..last).contains(kept));
    if let Some(above) = outside.filter(|kept| *kept < first) {
        make(above, above + 1);
    }
    if first < last {
        make(first, last);
    }
    if let Some(below) = outside.filter(|kept| *kept >= first) {
        make(below, below + 1);
    }
}

/// Whole rows in a distance from the top of the first one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the distance is not negative, and `as` saturates"
)]
fn rows_above(distance: f32, step: f32) -> usize {
    (distance / step).floor().max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::rows_above;

    #[test]
    fn the_first_row_is_the_one_that_the_edge_cuts() {
        for (distance, rows) in [(-5.0, 0), (0.0, 0), (59.9, 0), (60.0, 1), (1_200_000.0, 20_000)] {
            assert_eq!(rows_above(distance, 60.0), rows, "{distance}");
        }
    }
}
