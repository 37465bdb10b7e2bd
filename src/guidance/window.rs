//! The recent nights, and what the words of the rules mean on each of them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    finding::{Evidence, EvidenceKind, RECENT_NIGHTS},
    signs::{JoinedSign, joined},
};
use crate::diary::{Cramp, Diary, Night, NightDate, Period, Settings, Threshold};

/// The nights d with `as_of - 28 < d <= as_of` that have an entry.
///
/// Nothing after `as_of` is ever looked at.
#[derive(Debug)]
pub(super) struct RecentNights<'a> {
    pub(super) diary: &'a Diary,
    pub(super) as_of: NightDate,
    /// How many of the 28 are recorded.
    pub(super) recorded: u32,
    nights: Vec<RecentNight<'a>>,
}

impl<'a> RecentNights<'a> {
    /// Looks at the 28 nights up to and including the morning `as_of`.
    pub(super) fn new(diary: &'a Diary, as_of: NaiveDate) -> Self {
        let as_of = NightDate::from_morning(as_of);
        let nights: Vec<_> = diary
            .nights_in(Period::ending(as_of, RECENT_NIGHTS))
            .map(|night| RecentNight::new(night, &diary.settings))
            .collect();
        let recorded = size(nights.iter().filter(|recent| recent.night.is_recorded()).count());
        Self { diary, as_of, recorded, nights }
    }

    /// Every recent night with an entry, recorded or not, the first one first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &RecentNight<'a>> {
        self.nights.iter()
    }

    /// The recent nights with at least one cramp.
    pub(super) fn cramp_nights(&self) -> impl Iterator<Item = &RecentNight<'a>> {
        self.nights.iter().filter(|recent| recent.night.is_cramp_night())
    }

    /// The recent nights with a cramp of this kind.
    pub(super) fn nights_with_cramp(&self, is_meant: impl Fn(&Cramp) -> bool) -> Vec<NightDate> {
        self.nights
            .iter()
            .filter(|recent| recent.night.cramps().iter().any(&is_meant))
            .map(|recent| recent.night.date)
            .collect()
    }

    /// The value in force of a threshold.
    pub(super) fn threshold(&self, threshold: Threshold) -> u32 {
        u32::from(self.diary.settings.get(threshold))
    }
}

/// A recent night. What was not answered is none of these.
#[derive(Debug)]
pub(super) struct RecentNight<'a> {
    pub(super) night: &'a Night,
    /// The signs that are evidence, each once.
    pub(super) signs: Vec<JoinedSign>,
    /// Cramps took sleep, by the person's word or by the minutes awake added up.
    pub(super) is_sleep_loss: bool,
    /// The day after was tired.
    pub(super) is_tired: bool,
    /// Cramps limited activities or exercise on the day after.
    pub(super) is_limited: bool,
}

impl<'a> RecentNight<'a> {
    fn new(night: &'a Night, settings: &Settings) -> Self {
        let after = &night.after;
        // A cramp whose minutes were not answered adds nothing: no count is ever scaled up.
        let minutes_awake: u32 = night
            .cramps()
            .iter()
            .filter_map(|cramp| cramp.minutes_awake)
            .map(|minutes| u32::from(minutes.get()))
            .sum();
        Self {
            night,
            signs: joined(night),
            is_sleep_loss: after.lost_sleep_to_cramps == Some(true)
                || minutes_awake >= u32::from(settings.get(Threshold::SleepLossMinutes)),
            is_tired: after
                .tired
                .is_some_and(|tired| tired.get() >= settings.get(Threshold::TiredScore)),
            is_limited: after.limited_activities == Some(true)
                || after.limited_exercise == Some(true),
        }
    }

    /// The night's name.
    pub(super) fn date(&self) -> NightDate {
        self.night.date
    }
}

/// How many nights of a period are recorded.
pub(super) fn recorded_in(diary: &Diary, period: Period) -> u32 {
    size(diary.nights_in(period).filter(|night| night.is_recorded()).count())
}

/// The cramp nights of a period, the first one first.
pub(super) fn cramp_nights_in(diary: &Diary, period: Period) -> Vec<NightDate> {
    diary.nights_in(period).filter(|night| night.is_cramp_night()).map(|night| night.date).collect()
}

/// The same piece of evidence on each of some nights.
pub(super) fn on_nights(
    nights: impl IntoIterator<Item = NightDate>,
    what: EvidenceKind,
) -> BTreeSet<Evidence> {
    nights.into_iter().map(|night| Evidence { date: night.morning(), what }).collect()
}

/// The length of a list as a count.
pub(super) fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
