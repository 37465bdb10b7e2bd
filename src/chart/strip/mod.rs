//! The night strip: a row a night from 18:00 to 12:00, or a row of counts for more nights.

mod nights;
mod rows;
mod spans;

use super::{
    Chart, ChartId, Drawing,
    scene::{Scene, TextSizes},
    table::{Cell, Table},
};
use crate::{
    diary::{ClockTime, Diary, Period, written::count},
    trends::{Trends, night_rows::SpanRow, words::Said},
};

use rows::{NightRow, NightRows, Rows};

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NightStrip(Rows);

/// The chart of a period.
pub(super) fn chart(diary: &Diary, trends: &Trends, clock: &dyn Fn(ClockTime) -> String) -> Chart {
    let id = ChartId::NightStrip;
    let has_entries = |period: Period| diary.nights_in(period).next().is_some();
    let period = Period::new(trends.from, trends.to).filter(|period| has_entries(*period));
    let Some(period) = period else {
        let method = "Each night would stand here with its sleep, its cramps and its doses";
        let plain = plain(trends);
        return Chart::without_data(id, Said { plain, method: method.to_owned() });
    };
    let rows = Rows::of(diary, period, clock);
    let method = method(&rows, trends);
    Chart {
        id,
        said: Said { plain: plain(trends), method },
        table: match &rows {
            Rows::Nights(nights) => table_of_nights(&nights.rows),
            Rows::Spans(_, rows) => table_of_spans(rows),
        },
        drawing: Drawing::NightStrip(NightStrip(rows)),
    }
}

/// What stands in a row, and of how many nights it is.
fn method(rows: &Rows, trends: &Trends) -> String {
    let n = count(trends.recorded_nights, "recorded night", "recorded nights");
    let n = format!("{n} of {}", trends.nights);
    match rows {
        Rows::Nights(NightRows { hours, .. }) => format!(
            "{n}; a row a night, from {}; a tick for each cramp, taller for more pain, with the \
             letter of its leg; a night that nobody recorded is hatched and counts nowhere; \
             nothing is estimated, so there is no interval",
            hours.night()
        ),
        Rows::Spans(unit, _) => format!(
            "{n}; {}: nights with a cramp, nights without, and nights that nobody recorded, which \
             are hatched and count nowhere; counts without an interval; a period of up to 8 weeks \
             has a row a night",
            unit.words()
        ),
    }
}

/// "24 of 28 nights recorded: 9 with a cramp, 15 without".
fn plain(trends: &Trends) -> String {
    let Trends { nights, recorded_nights, cramp_nights, .. } = trends;
    let of = format!("{recorded_nights} of {} recorded", count(*nights, "night", "nights"));
    match recorded_nights {
        0 => of,
        recorded => {
            format!(
                "{of}: {cramp_nights} with a cramp, {} without",
                recorded.saturating_sub(*cramp_nights)
            )
        }
    }
}

impl NightStrip {
    /// Lays it out.
    pub(super) fn scene(&self, width: f32, text: &dyn TextSizes) -> Scene {
        match &self.0 {
            Rows::Nights(nights) => nights::scene(nights, width, text),
            Rows::Spans(unit, rows) => spans::scene(*unit, rows, width, text),
        }
    }
}

fn table_of_nights(rows: &[NightRow]) -> Table {
    let mut table = Table::with_columns([
        ("Night to", ""),
        ("Recorded", ""),
        ("Cramps", ""),
        ("Worst pain", "of 10"),
        ("Each cramp", ""),
        ("Tried to sleep", ""),
        ("Woke up", ""),
        ("Doses", ""),
    ]);
    for row in rows {
        let cramps = u32::try_from(row.cramps.len()).unwrap_or(u32::MAX);
        let worst = row.cramps.iter().filter_map(|cramp| cramp.pain).max();
        let time = |at: usize| {
            let words = row.sleep.as_ref().and_then(|sleep| sleep.words.get(at));
            words.map_or(Cell::Missing, Cell::text)
        };
        table.row([
            Cell::Day(row.night.morning()),
            Cell::text(if row.recorded { "yes" } else { "no" }),
            if row.recorded { Cell::count(cramps) } else { Cell::Missing },
            Cell::figure(worst.map(f64::from), 0),
            Cell::Text(row.cramps_in_words()),
            time(0),
            time(1),
            Cell::Text(row.doses_in_words()),
        ]);
    }
    table
}

fn table_of_spans(rows: &[SpanRow]) -> Table {
    let mut table = Table::with_columns([
        ("From", ""),
        ("To", ""),
        ("Nights", ""),
        ("Recorded", "nights"),
        ("Cramp nights", ""),
        ("Cramps", ""),
    ]);
    for row in rows {
        let counted =
            |count: u32| if row.recorded == 0 { Cell::Missing } else { Cell::count(count) };
        table.row([
            Cell::Day(row.from.morning()),
            Cell::Day(row.to.morning()),
            Cell::count(row.nights),
            Cell::count(row.recorded),
            counted(row.cramp_nights),
            counted(row.cramps),
        ]);
    }
    table
}

#[cfg(test)]
mod tests;
