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

    /// Draws them with their foot; gives whether their counts stand over them. Where there is no
    /// room for one of them they are all told instead of written: a count that is missing would
    /// be read as none.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, ink: Ink, columns: &[Column]) -> bool {
        let places = self.places(pen, columns);
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
            if let Some(x) = places.as_ref().and_then(|places| places.get(position)) {
                let (at, figure) = ([*x, top - line / 2.0], column.figure.as_str());
                pen.text(Ink::Text, TextRole::Figure, at, Anchor::Middle, figure);
            }
            let hit = Area::new(left, self.y.end - line, left + step, bottom);
            pen.hit(hit, column.words.as_str());
        }
        pen.lines(Ink::Outline, stroke::THIN, [[self.left, bottom], [self.right, bottom]]);
        places.is_some()
    }

    /// The middle of each count, moved aside where a higher neighbour stands in its way; `None`
    /// where one of them would touch what stands beside it.
    fn places(&self, pen: &Pen<'_>, columns: &[Column]) -> Option<Vec<f32>> {
        const ROOM: f32 = 1.0;
        let step = self.x(1.0) - self.left;
        let line = pen.line_height(TextRole::Figure);
        let top = |column: &Column| self.y.at(column.value);
        // How far a count reaches towards a neighbour, from the middle of its own column.
        let reach = |own: &Column, neighbour: Option<&Column>| match neighbour {
            None => step / 2.0,
            Some(other) if !other.figure.is_empty() && (top(other) - top(own)).abs() < line => {
                step / 2.0
            }
            Some(other) if top(other) < top(own) => 0.6 * step,
            Some(_) => step,
        };
        let mut before = None;
        let mut after = columns.iter().skip(1);
        columns
            .iter()
            .enumerate()
            .map(|(position, column)| {
                let (left, right) = (reach(column, before), reach(column, after.next()));
                before = Some(column);
                let half = pen.width_of(&column.figure, TextRole::Figure) / 2.0 + ROOM;
                let fits = column.figure.is_empty() || 2.0 * half <= left + right;
                let middle = self.x(position as f64) + step / 2.0;
                fits.then(|| middle + 0.0_f32.max(half - left) - 0.0_f32.max(half - right))
            })
            .collect()
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

#[cfg(test)]
mod tests {
    use super::{Column, Columns};
    use crate::chart::{
        pen::Pen,
        scale::Scale,
        scene::{Ink, Shape},
        testing::Even,
    };

    /// The counts over some columns with where they begin and end, from left to right.
    fn drawn(counts: &[u32], step: f32) -> (bool, Vec<(String, f32, f32)>) {
        let most = counts.iter().copied().max().map_or(1.0, f64::from);
        let y = Scale { from: 0.0, to: most, start: 130.0, end: 20.0 };
        let right = step * counts.len() as f32;
        let mut pen = Pen::new(right, &Even);
        let columns: Vec<Column> = counts
            .iter()
            .map(|count| Column {
                value: f64::from(*count),
                figure: if *count == 0 { String::new() } else { count.to_string() },
                words: String::new(),
            })
            .collect();
        let place = Columns { left: 0.0, right, count: counts.len(), y };
        let are_there = place.draw(&mut pen, Ink::Cramp, &columns);
        let figures = pen.finish(130.0).marks.into_iter().filter_map(|mark| {
            let Shape::Text { at, text, role, .. } = mark.shape else { return None };
            let half = text.chars().count() as f32 * role.size() * 0.55 / 2.0;
            (!text.is_empty()).then(|| (text, at[0] - half, at[0] + half))
        });
        (are_there, figures.collect())
    }

    #[test]
    fn a_count_that_is_wider_than_its_column_stands_aside_of_a_higher_neighbour() {
        let counts = [0, 15, 277, 1165, 1785, 3820, 1786, 972, 194, 0];
        let (are_there, figures) = drawn(&counts, 28.0);
        assert!(are_there);
        let words: Vec<&str> = figures.iter().map(|(words, ..)| words.as_str()).collect();
        assert_eq!(words, ["15", "277", "1165", "1785", "3820", "1786", "972", "194"]);
        // The highest column is the sixth, with a tenth of its room free at either side.
        let (from, to) = (5.1 * 28.0, 5.9 * 28.0);
        assert!(figures[3].2 <= from && figures[5].1 >= to, "{figures:?}");
    }

    #[test]
    fn either_every_count_is_written_or_none() {
        let (are_there, figures) = drawn(&[7, 1784, 1785, 1786, 3], 28.0);
        assert!(!are_there);
        assert_eq!(figures, []);
    }
}
