//! Cramps by the hour of the night in which they began, per recorded night.

use super::{
    Chart, ChartId, Drawing,
    columns::{Column, Columns},
    pen::{Pen, stroke},
    scale::{Scale, steps},
    scene::{Anchor, Ink, Scene, TextRole, TextSizes},
    table::{Cell, Table},
};
use crate::{
    diary::{ClockTime, written::count},
    trends::{Trends, words::Said},
};

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
}

/// One hour.
#[derive(Debug, Clone, PartialEq)]
struct Hour {
    /// When it begins and ends, as the person writes it.
    from: String,
    to: String,
    cramps: u32,
    /// In 100 recorded nights.
    rate: f64,
}

/// The chart of a period.
pub(super) fn chart(trends: &Trends, said: Said, clock: &dyn Fn(ClockTime) -> String) -> Chart {
    let known: u32 = trends.by_hour.iter().sum();
    if known == 0 || trends.recorded_nights == 0 {
        return Chart::without_data(ChartId::Hours, said);
    }
    let recorded = trends.recorded_nights;
    let at = |hour: u32| ClockTime::new(hour % 24, 0).map(clock).unwrap_or_default();
    let hours = (0..24)
        .zip(trends.by_hour)
        .cycle()
        .skip(FIRST)
        .take(24)
        .map(|(hour, cramps)| Hour {
            from: at(hour),
            to: at(hour + 1),
            cramps,
            rate: NIGHTS * f64::from(cramps) / f64::from(recorded),
        })
        .collect();
    let drawing = Hours { hours, recorded };
    Chart { id: ChartId::Hours, said, table: drawing.table(), drawing: Drawing::Hours(drawing) }
}

impl Hours {
    fn table(&self) -> Table {
        let mut table = Table::with_columns([
            ("From", ""),
            ("To", ""),
            ("Cramps", ""),
            ("Recorded nights", ""),
            ("Cramps in 100 nights", ""),
        ]);
        for hour in &self.hours {
            table.row([
                Cell::text(hour.from.as_str()),
                Cell::text(hour.to.as_str()),
                Cell::count(hour.cramps),
                Cell::count(self.recorded),
                Cell::Number(hour.rate, 1),
            ]);
        }
        table
    }

    /// Lays it out.
    pub(super) fn scene(&self, width: f32, text: &dyn TextSizes) -> Scene {
        let mut pen = Pen::new(width, text);
        let role = TextRole::Small;
        let shown = self.hours.get(..HOURS).unwrap_or_default();
        let most = shown.iter().map(|hour| hour.rate).fold(0.0, f64::max);
        // No bar stands out above the last line.
        let step = steps(most, 4).get(1).copied().unwrap_or(most);
        let top_rate = if step > 0.0 { step * (most / step - 1e-6).ceil() } else { most };
        let marks = steps(top_rate, 4);
        let decimals = usize::from(most < 3.0);
        let label = |value: f64| format!("{value:.decimals$}");
        let figures =
            marks.iter().map(|mark| pen.width_of(&label(*mark), role)).fold(0.0, f32::max);
        let title = "Cramps in 100 recorded nights";
        let mut top = pen.paragraph(Ink::Weak, role, [0.0, 0.0], width, title);
        top += pen.line_height(TextRole::Figure) + 2.0;
        let bottom = top + HEIGHT;
        let y = Scale { from: 0.0, to: top_rate, start: bottom, end: top };
        // Room for half of the last label.
        let half = shown.last().map_or(0.0, |hour| pen.width_of(&hour.to, role) / 2.0);
        let columns = Columns { left: figures + 8.0, right: width - half, count: HOURS, y };
        for mark in &marks {
            let at = y.at(*mark);
            pen.lines(Ink::Grid, stroke::THIN, [[columns.left, at], [columns.right, at]]);
            let end = [columns.left - 6.0, at];
            pen.text(Ink::Weak, role, end, Anchor::Right, label(*mark));
        }
        let bars: Vec<Column> = shown.iter().map(|hour| self.column(hour)).collect();
        columns.draw(&mut pen, Ink::Cramp, &bars);
        let ends = shown.last().map(|hour| (HOURS as f64, hour.to.clone()));
        let labels: Vec<(f64, String)> = (0_u8..)
            .map(f64::from)
            .zip(shown.iter().map(|hour| hour.from.clone()))
            .chain(ends)
            .collect();
        let foot = bottom + columns.labels(&mut pen, &labels);
        pen.finish(foot)
    }

    fn column(&self, hour: &Hour) -> Column {
        let Hour { from, to, cramps, rate } = hour;
        let counted = count(*cramps, "cramp", "cramps");
        let nights = count(self.recorded, "recorded night", "recorded nights");
        Column {
            value: *rate,
            figure: if *cramps == 0 { String::new() } else { over_bar(*rate) },
            words: format!("{from} to {to}: {counted} in {nights}; {rate:.1} in 100 nights"),
        }
    }
}

/// A rate as it stands over its bar, as the axis has it: short ones exact to a tenth.
fn over_bar(rate: f64) -> String {
    if rate < 10.0 { format!("{rate:.1}") } else { format!("{rate:.0}") }
}
