//! Cramps by the hour of the night in which they began, per recorded night.

use super::{
    Chart, ChartId, Drawing, Said,
    columns::{Column, Columns},
    pen::{Pen, stroke},
    scale::{Scale, steps},
    scene::{Anchor, Ink, Scene, TextRole, TextSizes},
    table::{Cell, Table},
};
use crate::trends::{Trends, rates};

/// The hours of the chart: 18:00 to noon.
const FIRST: usize = 18;
const HOURS: usize = 18;
const HEIGHT: f32 = 150.0;
/// Rates are told of so many nights.
const NIGHTS: f64 = 100.0;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hours {
    /// The hours of a whole day from 18:00 on.
    hours: Vec<Hour>,
    recorded: u32,
    rest: String,
}

/// One hour.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Hour {
    hour: usize,
    cramps: u32,
    /// In 100 recorded nights, with its interval.
    rate: f64,
    low: f64,
    high: f64,
}

/// The chart of a period.
pub(super) fn chart(trends: &Trends, said: Said) -> Chart {
    let known: u32 = trends.by_hour.iter().sum();
    if known == 0 || trends.recorded_nights == 0 {
        return Chart::without_data(ChartId::Hours, said);
    }
    let recorded = f64::from(trends.recorded_nights);
    let hours: Vec<Hour> = trends
        .by_hour
        .iter()
        .copied()
        .enumerate()
        .cycle()
        .skip(FIRST)
        .take(24)
        .map(|(hour, cramps)| {
            let (low, high) = rates::garwood(cramps).unwrap_or((0.0, f64::INFINITY));
            let rate = |cramps: f64| NIGHTS * cramps / recorded;
            Hour { hour, cramps, rate: rate(f64::from(cramps)), low: rate(low), high: rate(high) }
        })
        .collect();
    let night: u32 = hours.iter().take(HOURS).map(|hour| hour.cramps).sum();
    let drawing = Hours {
        recorded: trends.recorded_nights,
        rest: rest_words(night, known, trends.cramps),
        hours,
    };
    Chart { id: ChartId::Hours, said, table: drawing.table(), drawing: Drawing::Hours(drawing) }
}

/// What the picture does not show: cramps of the afternoon, and those without a start.
fn rest_words(night: u32, known: u32, cramps: u32) -> String {
    let count = |count: u32| format!("{count} {}", if count == 1 { "cramp" } else { "cramps" });
    let afternoon = match known.saturating_sub(night) {
        0 => String::new(),
        some => format!("; {some} between 12:00 and 18:00"),
    };
    let unknown = match cramps.saturating_sub(known) {
        0 => String::new(),
        some => format!("; {some} without a recorded start"),
    };
    format!("{} between 18:00 and 12:00{afternoon}{unknown}", count(night))
}

impl Hour {
    fn from(self) -> String {
        format!("{:02}:00", self.hour)
    }

    fn to(self) -> String {
        format!("{:02}:00", (self.hour + 1) % 24)
    }
}

impl Hours {
    fn table(&self) -> Table {
        let mut table = Table::with_columns([
            ("From", ""),
            ("To", ""),
            ("Cramps", ""),
            ("Recorded nights", ""),
            ("Cramps in 100 nights", ""),
            ("95 % from", ""),
            ("95 % to", ""),
        ]);
        for hour in &self.hours {
            table.row([
                Cell::Text(hour.from()),
                Cell::Text(hour.to()),
                Cell::count(hour.cramps),
                Cell::count(self.recorded),
                Cell::Number(hour.rate, 1),
                Cell::Number(hour.low, 1),
                Cell::Number(hour.high, 1),
            ]);
        }
        table
    }

    /// Lays it out.
    pub(super) fn scene(&self, width: f32, text: &dyn TextSizes) -> Scene {
        let mut pen = Pen::new(width, text);
        let role = TextRole::Small;
        let shown: Vec<Hour> = self.hours.iter().copied().take(HOURS).collect();
        let most = shown.iter().map(|hour| hour.rate).fold(0.0, f64::max);
        let marks = steps(most, 4);
        let decimals = usize::from(most < 3.0);
        let label = |value: f64| format!("{value:.decimals$}");
        let figures =
            marks.iter().map(|mark| pen.width_of(&label(*mark), role)).fold(0.0, f32::max);
        let title = "Cramps in 100 recorded nights; their number over each bar";
        let mut top = pen.paragraph(Ink::Weak, role, [0.0, 0.0], width, title);
        top += pen.line_height(TextRole::Figure) + 2.0;
        let bottom = top + HEIGHT;
        let y = Scale { from: 0.0, to: most, start: bottom, end: top };
        let columns = Columns { left: figures + 8.0, right: width, count: HOURS, y };
        for mark in &marks {
            let at = y.at(*mark);
            pen.lines(Ink::Grid, stroke::THIN, [[columns.left, at], [columns.right, at]]);
            let end = [columns.left - 6.0, at];
            pen.text(Ink::Weak, role, end, Anchor::Right, label(*mark));
        }
        let bars: Vec<Column> = shown.iter().map(|hour| self.column(*hour)).collect();
        columns.draw(&mut pen, Ink::Cramp, &bars);
        let clock = |position: usize| format!("{:02}:00", (FIRST + position) % 24);
        let labels: Vec<(f64, String)> =
            (0..=HOURS).map(|position| (position as f64, clock(position))).collect();
        let mut foot = bottom + columns.labels(&mut pen, &labels) + 4.0;
        foot += pen.paragraph(Ink::Weak, role, [0.0, foot], width, &self.rest);
        pen.finish(foot)
    }

    fn column(&self, hour: Hour) -> Column {
        let Hour { cramps, rate, low, high, .. } = hour;
        let count = if cramps == 1 { "cramp" } else { "cramps" };
        Column {
            value: rate,
            figure: if cramps == 0 { String::new() } else { cramps.to_string() },
            words: format!(
                "{} to {}: {cramps} {count} in {} recorded nights; {rate:.1} in 100 nights (95 % \
                 interval {low:.1} to {high:.1})",
                hour.from(),
                hour.to(),
                self.recorded
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rest_words;

    #[test]
    fn what_the_picture_leaves_out_is_said() {
        assert_eq!(
            rest_words(10, 21, 25),
            "10 cramps between 18:00 and 12:00; 11 between 12:00 and 18:00; 4 without a recorded \
             start"
        );
        assert_eq!(rest_words(1, 1, 1), "1 cramp between 18:00 and 12:00");
    }
}
