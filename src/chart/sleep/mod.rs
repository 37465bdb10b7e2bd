//! Sleep over time: the time in bed and asleep, the share of one in the other, and what was awake.

mod lines;

use super::{
    Chart, ChartId, Drawing,
    table::{Cell, Table},
};
use crate::{
    diary::{
        Diary, NightDate, Period,
        written::{count, duration, number, short_date},
    },
    trends::{
        SleepMeans, Trends, sleep_means,
        words::{self, Said},
    },
};

/// The most points of a line.
const MOST_POINTS: usize = 60;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SleepLines {
    period: Period,
    points: Vec<Means>,
    /// How many weeks a point is of.
    weeks: usize,
}

/// The means of some weeks.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Means {
    from: NightDate,
    to: NightDate,
    sleep: SleepMeans,
}

/// The chart of a period.
pub(super) fn chart(diary: &Diary, trends: &Trends) -> Chart {
    let said = words::sleep(trends);
    let period = Period::new(trends.from, trends.to).filter(|_| trends.sleep.nights > 0);
    let Some(period) = period else {
        let method = "With the times of going to bed and of getting up, the time asleep would \
                      stand here";
        return Chart::without_data(
            ChartId::Sleep,
            Said { plain: said.plain, method: method.to_owned() },
        );
    };
    let weeks = trends.weeks.len().div_ceil(MOST_POINTS).max(1);
    let point = |weeks: &[crate::trends::Week]| {
        let (from, to) = (weeks.first()?.from, weeks.last()?.to);
        Some(Means { from, to, sleep: sleep_means(diary, Period::new(from, to)?) })
    };
    let points: Vec<Means> = trends.weeks.chunks(weeks).filter_map(point).collect();
    let drawing = SleepLines { period, points, weeks };
    Chart {
        id: ChartId::Sleep,
        said,
        table: drawing.table(trends),
        drawing: Drawing::Sleep(drawing),
    }
}

impl SleepLines {
    fn table(&self, trends: &Trends) -> Table {
        let mut table = Table::with_columns([
            ("From", ""),
            ("To", ""),
            ("Nights with any", ""),
            ("Time in bed", "min"),
            ("Time asleep", "min"),
            ("Share of the time in bed asleep", "%"),
            ("To fall asleep", "min"),
            ("Awake after falling asleep", "min"),
            ("Times awake", ""),
        ]);
        let whole = Means { from: trends.from, to: trends.to, sleep: trends.sleep };
        for Means { from, to, sleep: means } in std::iter::once(&whole).chain(&self.points) {
            table.row([
                Cell::Day(from.morning()),
                Cell::Day(to.morning()),
                Cell::count(means.nights),
                Cell::figure(means.time_in_bed, 0),
                Cell::figure(means.total_sleep_time, 0),
                Cell::figure(means.sleep_efficiency, 0),
                Cell::figure(means.sleep_onset_latency, 0),
                Cell::figure(means.wake_after_sleep_onset, 0),
                Cell::figure(means.awakenings, 1),
            ]);
        }
        table
    }
}

impl Means {
    /// "3 Mar to 9 Mar 2026: in bed 7 h 50 min, asleep 6 h 30 min, ...; 6 nights".
    fn words(&self) -> String {
        let Self { from, to, sleep: means } = self;
        let to = to.morning().format("%-d %b %Y");
        let when = format!("{} to {to}", short_date(from.morning()));
        if means.nights == 0 {
            return format!("{when}: no sleep recorded");
        }
        let parts = [
            means.time_in_bed.map(|value| format!("in bed {}", minutes(value))),
            means.total_sleep_time.map(|value| format!("asleep {}", minutes(value))),
            means.sleep_efficiency.map(|value| format!("{value:.0} % of the time in bed")),
            means.sleep_onset_latency.map(|value| format!("{} to fall asleep", minutes(value))),
            means.wake_after_sleep_onset.map(|value| format!("{} awake after", minutes(value))),
            means.awakenings.map(|value| format!("{} times awake", number(value))),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let nights = count(means.nights, "night", "nights");
        format!("{when}: {}; means of {nights}", parts.join(", "))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the minutes of a night; `as` saturates")]
fn minutes(value: f64) -> String {
    duration(value.round() as i64)
}

#[cfg(test)]
mod tests;
