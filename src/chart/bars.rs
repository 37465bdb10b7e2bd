//! Horizontal bars, each with its name before it and its figure after it.

use super::{
    pen::Pen,
    scene::{Anchor, Area, Ink, Point, TextRole},
};

const ROW: f32 = 28.0;
const THICK: f32 = 16.0;
const GAP: f32 = 8.0;
/// No bar needs more to be compared with the others.
const WIDEST: f32 = 560.0;

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bar {
    /// What it is of.
    pub(super) name: String,
    /// How long it is, from 0.
    pub(super) value: f64,
    /// The figure in words.
    pub(super) figure: String,
    /// What is told of it.
    pub(super) words: String,
}

/// Draws bars below each other, the longest as long as there is room; gives their height.
pub(super) fn bars(pen: &mut Pen<'_>, ink: Ink, [left, top]: Point, bars: &[Bar]) -> f32 {
    let widest = |widths: &mut dyn Iterator<Item = f32>| widths.fold(0.0, f32::max);
    let names = widest(&mut bars.iter().map(|bar| pen.width_of(&bar.name, TextRole::Body)));
    let figures = widest(&mut bars.iter().map(|bar| pen.width_of(&bar.figure, TextRole::Strong)));
    let start = left + names + GAP;
    let right = pen.width().min(left + WIDEST);
    let room = (right - start - figures - GAP).max(GAP);
    let longest = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    let mut y = top;
    for bar in bars {
        let middle = y + ROW / 2.0;
        pen.text(Ink::Text, TextRole::Body, [left, middle], Anchor::Left, bar.name.as_str());
        let length = length(bar.value, longest, room);
        let half = THICK / 2.0;
        pen.bar(ink, Area::new(start, middle - half, start + length, middle + half));
        let at = [start + length + GAP, middle];
        pen.text(Ink::Text, TextRole::Strong, at, Anchor::Left, bar.figure.as_str());
        pen.hit(Area::new(left, y, right, y + ROW), bar.words.as_str());
        y += ROW;
    }
    y - top
}

/// How long a bar is; a count that is not nothing can be seen.
#[expect(clippy::cast_possible_truncation, reason = "a length is drawn, where six digits do")]
fn length(value: f64, longest: f64, room: f32) -> f32 {
    if value > 0.0 { (room * (value / longest) as f32).max(2.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn a_bar_is_as_long_as_its_value_and_what_is_not_nothing_is_seen() {
        for (value, longest, expected) in
            [(4.0, 4.0, 100.0), (1.0, 4.0, 25.0), (0.0, 4.0, 0.0), (1.0, 1e6, 2.0), (0.0, 0.0, 0.0)]
        {
            let found = length(value, longest, 100.0);
            assert!((found - expected).abs() < 1e-4, "{value} of {longest}: {found}");
        }
    }
}
