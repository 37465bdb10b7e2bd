//! A key of a chart: shapes with their words, in rows. Only for what no label can stand beside.

use super::{
    pen::Pen,
    scene::{Anchor, Area, Ink, Point, TextRole},
};

/// Words, and how that which they mean is drawn in a square.
pub(super) type Key<'a> = (&'a str, fn(&mut Pen<'_>, Area));

/// The square in which the shape stands.
const SQUARE: f32 = 20.0;
const GAP: f32 = 6.0;
const BETWEEN: f32 = 16.0;

/// Draws keys in rows from a point on; a shape is never torn from its words. Gives their height.
pub(super) fn keys(pen: &mut Pen<'_>, [left, top]: Point, keys: &[Key<'_>]) -> f32 {
    let right = pen.width();
    let line = pen.line_height(TextRole::Small);
    let mut x = left;
    let mut y = top;
    let mut row = SQUARE;
    for (words, paint) in keys {
        let width = pen.width_of(words, TextRole::Small);
        if x > left && x + SQUARE + GAP + width > right {
            x = left;
            y += row + 2.0;
            row = SQUARE;
        }
        paint(pen, Area::new(x, y, x + SQUARE, y + SQUARE));
        let words_left = x + SQUARE + GAP;
        let room = right - words_left;
        if width <= room {
            let at = [words_left, y + SQUARE / 2.0];
            pen.text(Ink::Text, TextRole::Small, at, Anchor::Left, *words);
        } else {
            let at = [words_left, y + (SQUARE - line) / 2.0];
            row = SQUARE.max(pen.paragraph(Ink::Text, TextRole::Small, at, room, words));
        }
        x += SQUARE + GAP + width + BETWEEN;
    }
    if keys.is_empty() { 0.0 } else { y + row - top }
}
