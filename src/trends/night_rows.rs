//! The nights of a period in rows: where a clock time lies in the row of a night, and more nights
//! as one row where there would be too many. The window's chart and the paper draw the same rows.

use chrono::{Datelike as _, NaiveDate};

use crate::diary::{ClockTime, Diary, Night, NightDate, Period, sleep_times::sleep_times};

/// The most rows that can be read: eight weeks of nights.
const MOST_ROWS: i64 = 56;
/// The first minute of the wall clock that a night's row shows: 18:00.
const FIRST_MINUTE: u16 = 18 * 60;
/// Minutes that a night's row shows: to 12:00.
pub const SHOWN_MINUTES: u16 = 18 * 60;

/// How many nights a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanUnit {
    /// Seven nights, counted from the first of the period.
    Week,
    /// A month of the calendar.
    Month,
    /// This many years of the calendar.
    Years(i32),
}

/// Several nights as one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpanRow {
    /// The first night of it that lies in the period.
    pub from: NightDate,
    /// The last one.
    pub to: NightDate,
    /// Nights.
    pub nights: u32,
    /// Recorded nights.
    pub recorded: u32,
    /// Nights with a cramp.
    pub cramp_nights: u32,
    /// Cramps.
    pub cramps: u32,
}

/// Where a clock time lies in a night's row: minutes after 18:00; `None` between 12:00 and 18:00.
pub fn minutes_into_night(time: ClockTime) -> Option<u16> {
    let day = 24 * 60;
    let minutes = (time.minute_of_day() + day - FIRST_MINUTE) % day;
    (minutes <= SHOWN_MINUTES).then_some(minutes)
}

/// From trying to sleep to the final awakening, on the wall clock; `None` where the times of the
/// night contradict each other or one is not known.
pub fn sleep_span(night: &Night) -> Option<[ClockTime; 2]> {
    sleep_times(night).ok()?;
    Some([night.sleep.tried_to_sleep?, night.sleep.final_awakening?])
}

/// What of a stretch of less than a day lies in the row of its night, and whether some of it does
/// not: that between 12:00 and 18:00.
pub fn span_in_row([from, to]: [ClockTime; 2]) -> (Vec<[u16; 2]>, bool) {
    // The last minute of the row is noon; a time after it counts as one between noon and 18:00.
    let (first, last) = (minutes_into_night(from), minutes_into_night(to));
    let end = SHOWN_MINUTES;
    let (at, is_cut) = match (first, last) {
        (Some(first), Some(last)) if first <= last => (vec![[first, last]], false),
        // Over the whole afternoon.
        (Some(first), Some(last)) => (vec![[first, end], [0, last]], true),
        (Some(first), None) => (vec![[first, end]], true),
        (None, Some(last)) => (vec![[0, last]], true),
        (None, None) if from <= to => (Vec::new(), true),
        (None, None) => (vec![[0, end]], true),
    };
    (at.into_iter().filter(|[from, to]| from < to).collect(), is_cut)
}

/// The rows of a period of which not every night can have one, by the smallest unit with which
/// there are not too many; `None` where every night can.
pub fn spans(diary: &Diary, period: Period) -> Option<(SpanUnit, Vec<SpanRow>)> {
    if period.nights() <= MOST_ROWS {
        return None;
    }
    let unit = SpanUnit::of(period);
    let mut rows = Vec::new();
    let mut from = period.first();
    while from <= period.last() {
        let to = unit.last_of(from).min(period.last());
        rows.extend(Period::new(from, to).map(|span| SpanRow::of(diary, span)));
        from = to.plus_days(1);
    }
    Some((unit, rows))
}

impl SpanUnit {
    /// "a row a week".
    pub fn words(self) -> String {
        match self {
            Self::Week => "a row a week".to_owned(),
            Self::Month => "a row a month".to_owned(),
            Self::Years(1) => "a row a year".to_owned(),
            Self::Years(years) => format!("a row for {years} years"),
        }
    }

    /// What stands beside a row: "24 Jan 26", "Jan 2026", "2026", "2020–2024".
    pub fn label(self, row: &SpanRow) -> String {
        let (from, to) = (row.from.morning(), row.to.morning());
        match self {
            Self::Week => from.format("%-d %b %y").to_string(),
            Self::Month => from.format("%b %Y").to_string(),
            Self::Years(_) if from.year() == to.year() => from.year().to_string(),
            Self::Years(_) => format!("{}–{}", from.year(), to.year()),
        }
    }

    fn of(period: Period) -> Self {
        let (first, last) = (period.first().morning(), period.last().morning());
        let months = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
        if period.nights() <= 7 * MOST_ROWS {
            Self::Week
        } else if months(last) - months(first) < MOST_ROWS {
            Self::Month
        } else {
            let rows =
                |years: i32| last.year().div_euclid(years) - first.year().div_euclid(years) + 1;
            let years = [1, 2, 5, 10, 20, 50, 100]
                .into_iter()
                .find(|years| i64::from(rows(*years)) <= MOST_ROWS)
                .unwrap_or(1000);
            Self::Years(years)
        }
    }

    /// The last night of the unit that a night lies in.
    fn last_of(self, night: NightDate) -> NightDate {
        let date = night.morning();
        let day_before = |year: i32, month: u32| {
            NaiveDate::from_ymd_opt(year, month, 1)
                .map_or(night, |next| NightDate::from_morning(next).plus_days(-1))
        };
        match self {
            Self::Week => night.plus_days(6),
            Self::Month if date.month() == 12 => day_before(date.year() + 1, 1),
            Self::Month => day_before(date.year(), date.month() + 1),
            Self::Years(years) => day_before((date.year().div_euclid(years) + 1) * years, 1),
        }
    }
}

impl SpanRow {
    fn of(diary: &Diary, span: Period) -> Self {
        let mut row = Self {
            from: span.first(),
            to: span.last(),
            nights: u32::try_from(span.nights()).unwrap_or(u32::MAX),
            recorded: 0,
            cramp_nights: 0,
            cramps: 0,
        };
        for night in diary.nights_in(span) {
            row.recorded += u32::from(night.is_recorded());
            row.cramp_nights += u32::from(night.is_cramp_night());
            row.cramps += u32::try_from(night.cramps().len()).unwrap_or(u32::MAX);
        }
        row
    }
}
