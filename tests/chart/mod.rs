//! The charts of the trends: what is drawn, what is written to files, and that both and the
//! tables are of the same figures.

mod files;
mod layout;
mod window;

use std::sync::LazyLock;

use cramp_diary::{
    chart::{Cell, Chart, Column, letters::Letters},
    demo,
    diary::{ClockTime, Diary, Period},
    trends::{Trends, trends, words::Said},
};

use crate::support::said::{assert_fit, assert_no_claim, assert_said};

/// A diary with the figures of a period and the charts of them.
pub(crate) struct Made {
    name: &'static str,
    period: Period,
    trends: Trends,
    charts: Vec<Chart>,
}

impl Made {
    fn new(name: &'static str, diary: &Diary, period: Period) -> Self {
        let trends = trends(diary, period);
        let before = self::trends(diary, period.before());
        let clock = |time: ClockTime| time.to_string();
        let charts = Chart::all(diary, &trends, Some(&before), &clock);
        Self { name, period, trends, charts }
    }

    /// A usual half-year, its last weeks, and fifty years; made once.
    fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<Made>> = LazyLock::new(Made::make);
        &ALL
    }

    fn make() -> Vec<Self> {
        let usual = crate::support::diaries::usual();
        let years = demo::fifty_years(1);
        let last = |diary: &Diary| diary.span().unwrap().last();
        vec![
            Self::new("8 weeks", &usual, Period::ending(last(&usual), 56)),
            Self::new("half a year", &usual, usual.span().unwrap()),
            Self::new("2 nights", &usual, Period::ending(last(&usual), 2)),
            Self::new("a year of 50", &years, Period::ending(last(&years), 365)),
            Self::new("50 years", &years, years.span().unwrap()),
        ]
    }
}

#[test]
fn every_chart_is_there_with_its_sentences() {
    let mut nothing = Diary::default();
    let night = "2026-03-20".parse().unwrap();
    nothing.put_night(cramp_diary::diary::Night::unanswered(night).into());
    let nothing = Made::new("nothing", &nothing, Period::ending(night, 14));
    let count = nothing.charts.len();
    let letters = Letters::load().unwrap();
    for made in Made::all().iter().chain([&nothing]) {
        assert_eq!(made.charts.len(), count, "{}", made.name);
        for chart in &made.charts {
            let Said { plain, method } = &chart.said;
            let name = format!("{:?} of {}", chart.id, made.name);
            if chart.has_data() {
                assert_said(&chart.said);
            } else {
                assert_fit(plain);
                assert_fit(method);
            }
            let hits = chart.scene(900.0, &letters).hits.into_iter().map(|hit| hit.words);
            let heads = chart.table.columns.iter().map(Column::heading);
            let cells = chart.table.rows.iter().flatten().map(Cell::words);
            hits.chain(heads).chain(cells).for_each(|words| assert_no_claim(&words));
            // What cannot be drawn yet may have counts.
            assert!(!chart.has_data() || !chart.table.rows.is_empty(), "{name}");
            for row in &chart.table.rows {
                assert_eq!(row.len(), chart.table.columns.len(), "{name}: {row:?}");
            }
        }
    }
}
