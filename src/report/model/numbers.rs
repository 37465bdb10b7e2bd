//! The numbers of a period beside those of the equal one before it.

use std::ops::AddAssign as _;

use crate::{
    diary::{Cramp, Diary, Night, Period, sleep_times::sleep_times},
    trends::Trends,
};

/// What a number measures; its unit and how it is written follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// Nights with a cramp, per week.
    CrampNightsAWeek,
    /// Cramps on a cramp night, on average.
    CrampsPerCrampNight,
    /// Minutes of the longest cramp.
    LongestMinutes,
    /// Median minutes of a cramp.
    MedianMinutes,
    /// The highest pain.
    HighestPain,
    /// The median pain.
    MedianPain,
    /// Nights on which a cramp woke the person.
    WokenNights,
    /// Median minutes awake because of cramps, on nights that have it.
    MinutesAwake,
    /// Mean total sleep time in minutes.
    TotalSleepTime,
    /// Mean sleep efficiency, per cent of the time in bed.
    SleepEfficiency,
}

/// What a number was counted over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Nights.
    Nights,
    /// Nights with a cramp.
    CrampNights,
    /// Cramps.
    Cramps,
}

/// A number with what it was counted over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The number.
    pub value: f64,
    /// Its 95 % interval, where it has one.
    pub interval: Option<(f64, f64)>,
    /// How many it was counted over.
    pub n: u32,
    /// How many of what.
    pub of: Unit,
}

/// A quantity in both periods; `None`: not recorded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberRow {
    /// What it measures.
    pub quantity: Quantity,
    /// In the period.
    pub now: Option<Figure>,
    /// In the equal period before.
    pub before: Option<Figure>,
}

/// The table of numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers {
    /// The equal period before.
    pub before: Period,
    /// Recorded nights of the period before.
    pub recorded_before: u32,
    /// The rows, in the order in which they are shown.
    pub rows: Vec<NumberRow>,
}

/// The table of a period.
pub(super) fn numbers(diary: &Diary, period: Period, now: &Trends, before: &Trends) -> Numbers {
    let (own_now, own_before) = (Own::of(diary, period), Own::of(diary, period.before()));
    let rows = [
        Quantity::CrampNightsAWeek,
        Quantity::CrampsPerCrampNight,
        Quantity::LongestMinutes,
        Quantity::MedianMinutes,
        Quantity::HighestPain,
        Quantity::MedianPain,
        Quantity::WokenNights,
        Quantity::MinutesAwake,
        Quantity::TotalSleepTime,
        Quantity::SleepEfficiency,
    ]
    .map(|quantity| NumberRow {
        quantity,
        now: figure(quantity, now, &own_now),
        before: figure(quantity, before, &own_before),
    });
    Numbers { before: period.before(), recorded_before: own_before.recorded, rows: rows.to_vec() }
}

fn figure(quantity: Quantity, trends: &Trends, own: &Own) -> Option<Figure> {
    let plain = |value: f64, n: u32, of: Unit| Figure { value, interval: None, n, of };
    let of_cramps = |value: Option<f64>, n: u32| Some(plain(value?, n, Unit::Cramps));
    let of_nights = |value: Option<f64>, n: u32| Some(plain(value?, n, Unit::Nights));
    match quantity {
        Quantity::CrampNightsAWeek => trends.cramp_nights_per_week.map(|rate| Figure {
            value: rate.estimate,
            interval: Some((rate.low, rate.high)),
            n: trends.recorded_nights,
            of: Unit::Nights,
        }),
        Quantity::CrampsPerCrampNight => (trends.cramp_nights > 0).then(|| {
            let mean = f64::from(trends.cramps) / f64::from(trends.cramp_nights);
            plain(mean, trends.cramp_nights, Unit::CrampNights)
        }),
        Quantity::LongestMinutes => of_cramps(trends.minutes.max, trends.minutes.n),
        Quantity::MedianMinutes => of_cramps(trends.minutes.median, trends.minutes.n),
        Quantity::HighestPain => of_cramps(trends.pain.max, trends.pain.n),
        Quantity::MedianPain => of_cramps(trends.pain.median, trends.pain.n),
        Quantity::WokenNights => (own.woken_answered > 0)
            .then(|| plain(f64::from(own.woken), own.woken_answered, Unit::CrampNights)),
        Quantity::MinutesAwake => own.minutes_awake(),
        Quantity::TotalSleepTime => of_nights(trends.sleep.total_sleep_time, own.total_sleep),
        Quantity::SleepEfficiency => of_nights(trends.sleep.sleep_efficiency, own.efficiency),
    }
}

/// What the figures of the trends do not hold.
#[derive(Default)]
struct Own {
    recorded: u32,
    woken: u32,
    woken_answered: u32,
    awake: Vec<u32>,
    total_sleep: u32,
    efficiency: u32,
}

impl Own {
    fn of(diary: &Diary, period: Period) -> Self {
        let mut own = Self::default();
        for night in diary.nights_in(period) {
            own.add(night);
        }
        own.awake.sort_unstable();
        own
    }

    fn add(&mut self, night: &Night) {
        let one_if = |counts: bool| u32::from(counts);
        let woke = |answer: fn(&Cramp) -> bool| night.cramps().iter().any(answer);
        self.recorded.add_assign(one_if(night.is_recorded()));
        self.woken.add_assign(one_if(woke(|cramp| cramp.woke == Some(true))));
        self.woken_answered.add_assign(one_if(woke(|cramp| cramp.woke.is_some())));
        let awake: Vec<u32> = night
            .cramps()
            .iter()
            .filter_map(|cramp| cramp.minutes_awake)
            .map(|minutes| u32::from(minutes.get()))
            .collect();
        if !awake.is_empty() {
            self.awake.push(awake.iter().sum());
        }
        if let Ok(times) = sleep_times(night) {
            self.total_sleep.add_assign(one_if(times.total_sleep_time.is_some()));
            self.efficiency.add_assign(one_if(times.efficiency.is_some()));
        }
    }

    fn minutes_awake(&self) -> Option<Figure> {
        let n = self.awake.len();
        let upper = self.awake.get(n / 2).copied()?;
        let lower = self.awake.get(n.checked_sub(1)? / 2).copied()?;
        Some(Figure {
            value: f64::midpoint(f64::from(lower), f64::from(upper)),
            interval: None,
            n: u32::try_from(n).unwrap_or(u32::MAX),
            of: Unit::CrampNights,
        })
    }
}
