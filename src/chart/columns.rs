//! Columns side by side with their counts over them: hours, pain, lengths.

use super::{
    pen::{Pen, stroke},
    scale::Scale,
    scene::{Anchor, Area, Ink, TextRole},
};

/// One column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    /// How high it is.
    pub(super) value: f64,
    /// What stands over it; empty where it is nothing.
    pub(super) figure: String,
    /// What is told of it.
    pub(super) words: String,
}

/// Where columns stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    /// Where the first one begins.
    pub(super) left: f32,
    /// Where the last one ends.
    pub(super) right: f32,
    /// How many there are.
    pub(super) count: usize,
    /// Values to heights.
    pub(super) y: Scale,
}

impl Columns {
    /// Where a position among the columns stands: 0 at the left of the first one.
    #[expect(clippy::cast_possible_truncation, reason = "a place is drawn, where six digits do")]
    pub(super) fn x(&self, position: f64) -> f32 {
        let count = self.count.max(1) as f64;
        self.left + (self.right - self.left) * (position / count) as f32
    }

    /// Draws them with their foot.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, ink: Ink, columns: &[Column]) {
        let step = self.x(1.0) - self.left;
        let line = pen.line_height(TextRole::Figure);
        let bottom = self.y.start;
        for (position, column) in columns.iter().enumerate() {
            let left = self.x(position as f64);
            let (from, to) = (left + 0.1 * step, left + 0.9 * step);
            let top = self.y.at(column.value);
            if column.value > 0.0 {
                pen.rect(ink, Area::new(from, top.min(bottom - 2.0), to, bottom));
            }
            // Counts that would touch each other are told instead of written.
            if pen.width_of(&column.figure, TextRole::Figure) + 2.0 <= step {
                let at = [left + step / 2.0, top - line / 2.0];
                let figure = column.figure.as_str();
                pen.text(Ink::Text, TextRole::Figure, at, Anchor::Middle, figure);
            }
            let hit = Area::new(left, self.y.end - line, left + step, bottom);
            pen.hit(hit, column.words.as_str());
        }
        pen.lines(Ink::Outline, stroke::THIN, [[self.left, bottom], [self.right, bottom]]);
    }

    /// Writes labels under positions, as many as there is room for: each, each second, and so on;
    /// gives their height.
    pub(super) fn labels(&self, pen: &mut Pen<'_>, labels: &[(f64, String)]) -> f32 {
        const TICK: f32 = 4.0;
        const GAP: f32 = 8.0;
        let line = pen.line_height(TextRole::Small);
        // The first and the last label do not reach beyond the picture.
        let place = |pen: &Pen<'_>, (position, label): &(f64, String)| {
            let half = pen.width_of(label, TextRole::Small) / 2.0;
            let middle = self.x(*position).min(pen.width() - half).max(half);
            (middle, half)
        };
        let most = labels.len().max(1);
        let is_apart = |every: &usize| {
            let shown: Vec<(f32, f32)> =
                labels.iter().step_by(*every).map(|label| place(pen, label)).collect();
            shown.windows(2).all(|pair| match pair {
                [(one, half), (next, other)] => next - one >= half + other + GAP,
                _ => true,
            })
        };
        // Thirds keep the clock's round hours, and the other steps the round numbers.
        let every = [1, 2, 3, 6, 9].into_iter().find(is_apart).unwrap_or(most);
        let top = self.y.start;
        for label in labels.iter().step_by(every) {
            let (position, words) = label;
            let x = self.x(*position);
            pen.lines(Ink::Outline, stroke::THIN, [[x, top], [x, top + TICK]]);
            let at = [place(pen, label).0, top + TICK + line / 2.0];
            pen.text(Ink::Weak, TextRole::Small, at, Anchor::Middle, words.as_str());
        }
        TICK + line
    }
}
