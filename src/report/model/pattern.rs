//! The pattern of the nights: a row a night (or more), where the cramps were, and when.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use super::count;
use crate::diary::{
    ClockTime, Diary, Night, NightDate, Period,
    sleep_times::sleep_times,
    vocabulary::{Muscle, Side},
};

/// The most rows that a strip has.
const MOST_ROWS: usize = 56;

/// The first minute of the wall clock that a night's row shows: 18:00.
const FIRST_MINUTE: u16 = 18 * 60;
/// Minutes that a night's row shows: to 12:00.
const SHOWN_MINUTES: u16 = 18 * 60;

/// The nights of the period as rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Strip {
    /// A row a night.
    Nights(Vec<NightRow>),
    /// A row for more nights.
    Spans(SpanUnit, Vec<SpanRow>),
}

/// One night of the strip. Times are minutes after 18:00.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NightRow {
    /// Which night.
    pub night: NightDate,
    /// Whether it was answered if there were cramps.
    pub recorded: bool,
    /// From trying to sleep to the final awakening, where the answers fit together.
    pub sleep: Option<(u16, u16)>,
    /// Its cramps, the first one first, those without a time last.
    pub cramps: Vec<CrampMark>,
    /// Times of its doses; `None`: no time, or one outside the row.
    pub doses: Vec<Option<u16>>,
}

/// A cramp of the strip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrampMark {
    /// When it began; `None`: no time, or one outside the row.
    pub at: Option<u16>,
    /// Its pain, 0 to 10.
    pub pain: Option<u16>,
    /// In which leg.
    pub side: Option<Side>,
}

/// How many nights a row of the strip is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanUnit {
    /// Seven nights, counted from the first of the period.
    Week,
    /// A month of the calendar.
    Month,
    /// This many years of the calendar.
    Years(i32),
}

/// Several nights as one row of the strip.
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

pub(super) fn strip(diary: &Diary, period: Period) -> Strip {
    if usize::try_from(period.nights()).is_ok_and(|nights| nights <= MOST_ROWS) {
        return Strip::Nights(period.iter().map(|night| night_row(diary, night)).collect());
    }
    let unit = unit_for(period);
    let mut rows: Vec<SpanRow> = Vec::new();
    let mut from = period.first();
    while from <= period.last() {
        let to = last_of(unit, from).min(period.last());
        rows.extend(Period::new(from, to).map(|span| span_row(diary, span)));
        from = to.plus_days(1);
    }
    Strip::Spans(unit, rows)
}

/// The smallest unit with which the period has not too many rows.
fn unit_for(period: Period) -> SpanUnit {
    let (first, last) = (period.first().morning(), period.last().morning());
    let most = i64::try_from(MOST_ROWS).unwrap_or(i64::MAX);
    let months = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    if period.nights() <= 7 * most {
        SpanUnit::Week
    } else if months(last) - months(first) < most {
        SpanUnit::Month
    } else {
        let rows = |years: i32| last.year().div_euclid(years) - first.year().div_euclid(years) + 1;
        let years = [1, 2, 5, 10, 20, 50, 100]
            .into_iter()
            .find(|years| i64::from(rows(*years)) <= most)
            .unwrap_or(1000);
        SpanUnit::Years(years)
    }
}

/// The last night of the unit that a night lies in.
fn last_of(unit: SpanUnit, night: NightDate) -> NightDate {
    let date = night.morning();
    let day_before = |year: i32, month: u32| {
        NaiveDate::from_ymd_opt(year, month, 1)
            .map_or(night, |next| NightDate::from_morning(next).plus_days(-1))
    };
    match unit {
        SpanUnit::Week => night.plus_days(6),
        SpanUnit::Month if date.month() == 12 => day_before(date.year() + 1, 1),
        SpanUnit::Month => day_before(date.year(), date.month() + 1),
        SpanUnit::Years(years) => day_before((date.year().div_euclid(years) + 1) * years, 1),
    }
}

fn span_row(diary: &Diary, span: Period) -> SpanRow {
    let mut row = SpanRow {
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
        row.cramps += count(night.cramps().iter());
    }
    row
}

fn night_row(diary: &Diary, date: NightDate) -> NightRow {
    let Some(night) = diary.night(date) else {
        return NightRow {
            night: date,
            recorded: false,
            sleep: None,
            cramps: Vec::new(),
            doses: Vec::new(),
        };
    };
    let mut cramps: Vec<CrampMark> = night
        .cramps()
        .iter()
        .map(|cramp| CrampMark {
            at: cramp.started.and_then(minutes_into_night),
            pain: cramp.pain.map(crate::diary::quantity::Pain::get),
            side: cramp.side,
        })
        .collect();
    cramps.sort_by_key(|cramp| (cramp.at.is_none(), cramp.at));
    let doses = night.doses.as_deref().unwrap_or_default();
    NightRow {
        night: date,
        recorded: night.is_recorded(),
        sleep: asleep(night),
        cramps,
        doses: doses.iter().map(|dose| dose.time.and_then(minutes_into_night)).collect(),
    }
}

/// The bar of a night; none where its times contradict each other or leave the row.
fn asleep(night: &Night) -> Option<(u16, u16)> {
    sleep_times(night).ok()?;
    let from = minutes_into_night(night.sleep.tried_to_sleep?)?;
    let to = minutes_into_night(night.sleep.final_awakening?)?;
    (from < to).then_some((from, to))
}

/// Cramps by muscle and side; `None` stands for "not recorded".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// How many cramps of each muscle were on each side; what has none is left out.
    pub counts: BTreeMap<(Option<Muscle>, Option<Side>), u32>,
    /// All cramps.
    pub cramps: u32,
}

impl Places {
    /// Cramps of a muscle on a side.
    pub fn of(&self, muscle: Option<Muscle>, side: Option<Side>) -> u32 {
        self.counts.get(&(muscle, side)).copied().unwrap_or_default()
    }

    /// The muscles that have a cramp, in the order of the vocabulary, "not recorded" last.
    pub fn muscles(&self) -> Vec<Option<Muscle>> {
        let known = Muscle::ALL.iter().copied().map(Some);
        known
            .chain([None])
            .filter(|muscle| self.counts.keys().any(|(found, _)| found == muscle))
            .collect()
    }
}

pub(super) fn places(diary: &Diary, period: Period) -> Places {
    let mut places = Places::default();
    for cramp in diary.nights_in(period).flat_map(|night| night.cramps()) {
        *places.counts.entry((cramp.muscle, cramp.side)).or_default() += 1;
        places.cramps += 1;
    }
    places
}

/// Cramps by the hour of the wall clock in which they began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// By hour, 0 to 23.
    pub by_hour: [u32; 24],
    /// Cramps of which it is not known when they began.
    pub unknown: u32,
}

pub(super) fn hours(diary: &Diary, period: Period) -> Hours {
    let mut hours = Hours { by_hour: [0; 24], unknown: 0 };
    for cramp in diary.nights_in(period).flat_map(|night| night.cramps()) {
        let hour = cramp.started.map(|time| usize::from(time.hour()));
        match hour.and_then(|hour| hours.by_hour.get_mut(hour)) {
            Some(cramps) => *cramps += 1,
            None => hours.unknown += 1,
        }
    }
    hours
}
