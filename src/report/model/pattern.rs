//! The pattern of the nights: a row a night (or more), where the cramps were, and when.

use std::collections::BTreeMap;

use crate::{
    diary::{
        Diary, NightDate, Period,
        vocabulary::{Muscle, Side},
    },
    trends::night_rows::{SpanRow, SpanUnit, minutes_into_night, sleep_span, span_in_row, spans},
};

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
    /// From trying to sleep to the final awakening, where the answers fit together: what of it
    /// lies in the row.
    pub sleep: Vec<[u16; 2]>,
    /// Some of it does not.
    pub is_sleep_cut: bool,
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

pub(super) fn strip(diary: &Diary, period: Period) -> Strip {
    match spans(diary, period) {
        None => Strip::Nights(period.iter().map(|night| night_row(diary, night)).collect()),
        Some((unit, rows)) => Strip::Spans(unit, rows),
    }
}

fn night_row(diary: &Diary, date: NightDate) -> NightRow {
    let Some(night) = diary.night(date) else {
        return NightRow {
            night: date,
            recorded: false,
            sleep: Vec::new(),
            is_sleep_cut: false,
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
    let (sleep, is_sleep_cut) = sleep_span(night).map(span_in_row).unwrap_or_default();
    NightRow {
        night: date,
        recorded: night.is_recorded(),
        sleep,
        is_sleep_cut,
        cramps,
        doses: doses.iter().map(|dose| dose.time.and_then(minutes_into_night)).collect(),
    }
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
