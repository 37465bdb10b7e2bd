//! Floor 1: how often cramps come and how that changes. Pure functions of a diary and a period.
//!
//! Every figure is of recorded nights only (the sleep measures excepted), with its
//! denominator; what cannot be had is `None`, never zero.

pub mod before_after;
mod factor_words;
pub mod factors;
pub mod figures;
pub mod night_rows;
mod probability;
pub mod quantiles;
pub mod rates;
mod sleep;
pub mod trend_test;
pub mod two_by_two;
mod weeks;
pub mod words;

pub use factor_words::factor_label;
pub use sleep::sleep_means;

pub use figures::{
    BeforeAfter, Distribution, Factor, FactorComparison, Interval, NightCounts, RateInterval,
    SideCounts, SleepMeans, TrendTest, Trends, Week,
};

use std::collections::BTreeMap;

use crate::diary::{
    Cramp, Diary, Period,
    quantity::CrampMinutes,
    vocabulary::{Muscle, Side},
};

/// All figures of a period.
pub fn trends(diary: &Diary, period: Period) -> Trends {
    let weeks = weeks::weeks(diary, period);
    let sum = |count: fn(&Week) -> u32| weeks.iter().map(count).sum();
    let recorded_nights = sum(|week| week.recorded);
    let cramp_nights = sum(|week| week.cramp_nights);
    let cramp_count = sum(|week| week.cramps);

    let cramps_per_week = rates::cramps_per_week(cramp_count, recorded_nights, &weeks);
    let dispersion = cramps_per_week.and_then(|rate| rate.dispersion);
    let cramps = Cramps::of(diary, period);
    Trends {
        from: period.first(),
        to: period.last(),
        nights: u32::try_from(period.nights()).unwrap_or(u32::MAX),
        recorded_nights,
        cramp_nights,
        cramps: cramp_count,
        cramp_nights_per_week: rates::cramp_nights_per_week(cramp_nights, recorded_nights),
        cramps_per_week,
        trend: trend_test::trend_test(&weeks),
        weeks,
        by_muscle: cramps.by_muscle,
        by_side: cramps.by_side,
        by_place: cramps.by_place,
        by_hour: cramps.by_hour,
        pain: quantiles::distribution(cramps.pain),
        minutes: quantiles::distribution(cramps.minutes),
        sleep: sleep::sleep_means(diary, period),
        medications: before_after::before_and_after(diary, period.last(), dispersion),
        factors: factors::compare_factors(diary, period),
    }
}

/// What was answered of the cramps of a period.
#[derive(Default)]
struct Cramps {
    by_muscle: BTreeMap<Muscle, u32>,
    by_side: BTreeMap<Side, u32>,
    by_place: BTreeMap<(Option<Muscle>, Option<Side>), u32>,
    by_hour: [u32; 24],
    pain: Vec<f64>,
    minutes: Vec<f64>,
}

impl Cramps {
    fn of(diary: &Diary, period: Period) -> Self {
        let mut cramps = Self::default();
        for cramp in diary.nights_in(period).flat_map(|night| night.cramps()) {
            cramps.add(cramp);
        }
        cramps
    }

    fn add(&mut self, cramp: &Cramp) {
        if let Some(muscle) = cramp.muscle {
            *self.by_muscle.entry(muscle).or_default() += 1;
        }
        if let Some(side) = cramp.side {
            *self.by_side.entry(side).or_default() += 1;
        }
        *self.by_place.entry((cramp.muscle, cramp.side)).or_default() += 1;
        if let Some(started) = cramp.started
            && let Some(hour) = self.by_hour.get_mut(usize::from(started.hour()))
        {
            *hour += 1;
        }
        self.pain.extend(cramp.pain.map(|pain| f64::from(pain.get())));
        self.minutes.extend(cramp.minutes.map(CrampMinutes::get));
    }
}
