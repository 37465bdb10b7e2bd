//! How much pain there was, and how long cramps lasted: how many of each, with the median and
//! the middle half over them.

use super::{
    Chart, ChartId, Drawing,
    columns::{Column, Columns},
    pen::{Pen, stroke},
    scale::Scale,
    scene::{Anchor, Area, Ink, Scene, TextRole, TextSizes},
    table::{Cell, Table},
};
use crate::{
    diary::{
        Cramp, Diary, Period,
        quantity::CrampMinutes,
        written::{count as counted, number},
    },
    trends::{Distribution, Trends, words::Said},
};

const HEIGHT: f32 = 110.0;
/// Where one column of lengths ends and the next one begins, in minutes. They are wider where
/// lengths are rare, as on a logarithmic scale; the last one holds all that is longer.
const EDGES: [f64; 10] = [0.0, 1.0, 2.0, 3.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0];

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spread {
    quantity: Quantity,
    counts: Vec<u32>,
    median: f64,
    q1: f64,
    q3: f64,
    max: f64,
    known: u32,
    cramps: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quantity {
    Pain,
    Minutes,
}

/// How much pain there was.
pub(super) fn pain(diary: &Diary, trends: &Trends, said: Said) -> Chart {
    let values = cramps(diary, trends).filter_map(|cramp| cramp.pain);
    let values = values.map(|pain| f64::from(pain.get()));
    chart(Quantity::Pain, values, &trends.pain, trends.cramps, said)
}

/// How long cramps lasted.
pub(super) fn lengths(diary: &Diary, trends: &Trends, said: Said) -> Chart {
    let values = cramps(diary, trends).filter_map(|cramp| cramp.minutes).map(CrampMinutes::get);
    chart(Quantity::Minutes, values, &trends.minutes, trends.cramps, said)
}

fn cramps<'a>(diary: &'a Diary, trends: &Trends) -> impl Iterator<Item = &'a Cramp> {
    let period = Period::new(trends.from, trends.to);
    let nights = period.into_iter().flat_map(|period| diary.nights_in(period));
    nights.flat_map(|night| night.cramps())
}

fn chart(
    quantity: Quantity,
    values: impl Iterator<Item = f64>,
    found: &Distribution,
    cramps: u32,
    said: Said,
) -> Chart {
    let id = quantity.id();
    let Distribution { n, median: Some(median), q1: Some(q1), q3: Some(q3), max: Some(max) } =
        *found
    else {
        return Chart::without_data(id, said);
    };
    let mut counts = vec![0; quantity.columns(max)];
    for value in values {
        if let Some(count) = counts.get_mut(quantity.column(value)) {
            *count += 1;
        }
    }
    let drawing = Spread { quantity, counts, median, q1, q3, max, known: n, cramps };
    Chart { id, said, table: drawing.table(), drawing: Drawing::Spread(drawing) }
}

impl Quantity {
    const fn id(self) -> ChartId {
        match self {
            Self::Pain => ChartId::Pain,
            Self::Minutes => ChartId::Lengths,
        }
    }

    const fn unit(self) -> &'static str {
        match self {
            Self::Pain => "of 10",
            Self::Minutes => "min",
        }
    }

    /// How many columns there are, where this is the largest value.
    fn columns(self, max: f64) -> usize {
        match self {
            Self::Pain => 11,
            Self::Minutes => (self.column(max) + 1).max(4),
        }
    }

    /// The column of a value. A length on an edge belongs to the column that it begins.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pain is 0 to 10, and `as` saturates"
    )]
    fn column(self, value: f64) -> usize {
        match self {
            Self::Pain => value as usize,
            Self::Minutes => EDGES.iter().rposition(|edge| *edge <= value).unwrap_or_default(),
        }
    }

    /// Where a value stands among the columns.
    fn position(self, value: f64) -> f64 {
        match self {
            Self::Pain => value + 0.5,
            Self::Minutes => {
                let column = self.column(value);
                let edge = |position: usize| EDGES.get(position).copied();
                let from = edge(column).unwrap_or_default();
                let share = edge(column + 1).map_or(0.5, |to| (value - from) / (to - from));
                column as f64 + share
            }
        }
    }

    /// What a column holds: "5 to under 10 min", "pain 7".
    fn words(self, column: usize) -> String {
        let edge = |position: usize| EDGES.get(position).copied().unwrap_or_default();
        match self {
            Self::Pain => format!("Pain {column} of 10"),
            Self::Minutes if column == 0 => "Under 1 min".to_owned(),
            Self::Minutes if column + 1 == EDGES.len() => format!("{} min or more", edge(column)),
            Self::Minutes => format!("{} to under {} min", edge(column), edge(column + 1)),
        }
    }

    /// What stands under the columns, and where.
    fn labels(self, columns: usize) -> Vec<(f64, String)> {
        match self {
            Self::Pain => {
                (0_u8..=10).map(|pain| (f64::from(pain) + 0.5, pain.to_string())).collect()
            }
            Self::Minutes => EDGES
                .iter()
                .enumerate()
                .take(columns + 1)
                .map(|(position, edge)| (position as f64, edge.to_string()))
                .collect(),
        }
    }
}

impl Spread {
    fn table(&self) -> Table {
        let mut table =
            Table::with_columns([("What", ""), ("Value", self.quantity.unit()), ("Cramps", "")]);
        for (column, count) in self.counts.iter().enumerate() {
            let words = self.quantity.words(column);
            table.row([Cell::Text(words), Cell::Missing, Cell::count(*count)]);
        }
        for (name, value) in [
            ("Lower quartile", self.q1),
            ("Median", self.median),
            ("Upper quartile", self.q3),
            ("Largest", self.max),
        ] {
            table.row([Cell::text(name), Cell::Number(value, 1), Cell::count(self.known)]);
        }
        let unknown = self.cramps.saturating_sub(self.known);
        table.row([Cell::text("Not recorded"), Cell::Missing, Cell::count(unknown)]);
        table
    }

    /// Lays it out.
    pub(super) fn scene(&self, width: f32, text: &dyn TextSizes) -> Scene {
        let mut pen = Pen::new(width, text);
        let line = pen.line_height(TextRole::Figure);
        let box_top = line + 2.0;
        let box_middle = box_top + 10.0;
        let top = box_top + 20.0 + line + 4.0;
        let bottom = top + HEIGHT;
        let most = self.counts.iter().max().copied().unwrap_or_default();
        let y = Scale { from: 0.0, to: f64::from(most), start: bottom, end: top };
        let columns = Columns { left: 6.0, right: width - 6.0, count: self.counts.len(), y };
        let bars: Vec<Column> = self
            .counts
            .iter()
            .enumerate()
            .map(|(column, count)| Column {
                value: f64::from(*count),
                figure: if *count == 0 { String::new() } else { count.to_string() },
                words: format!(
                    "{}: {count} of {}",
                    self.quantity.words(column),
                    self.known_words()
                ),
            })
            .collect();
        let has_counts = columns.draw(&mut pen, Ink::Cramp, &bars);
        self.draw_box(&mut pen, &columns, box_middle);
        let labels = self.quantity.labels(self.counts.len());
        let foot = bottom + columns.labels(&mut pen, &labels);
        let unit = match self.quantity {
            Quantity::Pain => "Pain, 0 to 10",
            Quantity::Minutes => "Minutes",
        };
        let height_is = if has_counts {
            "how many cramps over each bar"
        } else {
            "the higher, the more cramps"
        };
        let role = TextRole::Small;
        let height =
            pen.paragraph(Ink::Weak, role, [0.0, foot], width, &format!("{unit}; {height_is}"));
        pen.finish(foot + height)
    }

    fn known_words(&self) -> String {
        counted(self.known, "cramp", "cramps")
    }

    /// The middle half as a bar, the median as a line through it.
    fn draw_box(&self, pen: &mut Pen<'_>, columns: &Columns, middle: f32) {
        let x = |value| columns.x(self.quantity.position(value));
        let (q1, median, q3) = (x(self.q1), x(self.median), x(self.q3));
        let half = Area::new(q1.min(q3 - 2.0), middle - 5.0, q3, middle + 5.0);
        pen.round(Ink::Band, half, 3.0);
        pen.frame(Ink::Trend, stroke::LINE, half);
        pen.lines(Ink::Trend, stroke::INTERVAL, [[median, middle - 9.0], [median, middle + 9.0]]);
        let unit = self.quantity.unit();
        let words = format!("Median {} {unit}", number(self.median));
        let role = TextRole::Figure;
        let half_width = pen.width_of(&words, role) / 2.0;
        let at = median.min(pen.width() - half_width).max(half_width);
        let y = middle - 10.0 - pen.line_height(role) / 2.0;
        pen.text(Ink::Text, role, [at, y], Anchor::Middle, words.as_str());
        let told = format!(
            "{words}; the middle half from {} to {}; the largest {}; of {}",
            number(self.q1),
            number(self.q3),
            number(self.max),
            self.known_words()
        );
        let area = Area::new(columns.left, middle - 9.0, columns.right, middle + 9.0);
        pen.hit(area, told);
    }
}

#[cfg(test)]
mod tests {
    use super::Quantity;

    #[test]
    fn a_length_on_an_edge_belongs_to_the_column_that_it_begins() {
        for (minutes, column, position) in [
            (0.0, 0, 0.0),
            (0.5, 0, 0.5),
            (1.0, 1, 1.0),
            (4.0, 3, 3.5),
            (5.0, 4, 4.0),
            (119.0, 8, 8.98),
            (120.0, 9, 9.5),
            (900.0, 9, 9.5),
        ] {
            assert_eq!(Quantity::Minutes.column(minutes), column, "{minutes}");
            let found = Quantity::Minutes.position(minutes);
            assert!((found - position).abs() < 0.01, "{minutes}: {found}");
        }
        assert_eq!(Quantity::Minutes.words(0), "Under 1 min");
        assert_eq!(Quantity::Minutes.words(3), "3 to under 5 min");
        assert_eq!(Quantity::Minutes.words(9), "120 min or more");
    }

    #[test]
    fn pain_stands_on_its_number_and_every_number_is_there() {
        assert_eq!(Quantity::Pain.columns(3.0), 11);
        assert_eq!(Quantity::Pain.column(10.0), 10);
        assert!((Quantity::Pain.position(4.5) - 5.0).abs() < 1e-9);
    }
}
