//! What a computation of trends gives.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::diary::{
    NightDate,
    vocabulary::{Muscle, Side, vocabulary},
};

/// An estimate with its 95 % interval, per week.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The estimate.
    pub estimate: f64,
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// A rate of cramps with its interval and how much the weeks vary.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RateInterval {
    /// Cramps a week.
    pub estimate: f64,
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
    /// Pearson chi-squared over its degrees of freedom; above 1.5 the interval was widened.
    pub dispersion: Option<f64>,
}

/// Seven nights, counted from the first of the period; the last week may be short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Week {
    /// Its first night.
    pub from: NightDate,
    /// Its last night.
    pub to: NightDate,
    /// Recorded nights.
    pub recorded: u32,
    /// Nights with a cramp.
    pub cramp_nights: u32,
    /// Cramps.
    pub cramps: u32,
}

/// Whether cramp nights became more or fewer: Mann-Kendall and Theil-Sen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrendTest {
    /// Weeks with enough recorded nights.
    pub weeks_used: u32,
    /// Kendall's S.
    pub s: Option<i64>,
    /// Two-sided p.
    pub p: Option<f64>,
    /// Change in cramp nights a week, per week.
    pub slope_per_week: Option<f64>,
    /// The 95 % interval of the change, for the words; not part of the JSON.
    #[serde(skip)]
    pub slope_interval: Option<(f64, f64)>,
    /// What is missing, where the test could not be made.
    pub too_few: Option<String>,
}

/// The spread of a quantity over the cramps for which it is known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Distribution {
    /// Cramps for which it is known.
    pub n: u32,
    /// The median.
    pub median: Option<f64>,
    /// The lower quartile.
    pub q1: Option<f64>,
    /// The upper quartile.
    pub q3: Option<f64>,
    /// The largest.
    pub max: Option<f64>,
}

/// Means of the sleep measures, each over the nights that have it; minutes but for the last two.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SleepMeans {
    /// Nights that have any of the six.
    pub nights: u32,
    /// Minutes.
    pub time_in_bed: Option<f64>,
    /// Minutes.
    pub total_sleep_time: Option<f64>,
    /// Per cent of the time in bed.
    pub sleep_efficiency: Option<f64>,
    /// Minutes to fall asleep.
    pub sleep_onset_latency: Option<f64>,
    /// Minutes awake after sleep onset.
    pub wake_after_sleep_onset: Option<f64>,
    /// How often the person woke up.
    pub awakenings: Option<f64>,
}

/// Counts of one side of a comparison of rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct SideCounts {
    /// Recorded nights.
    pub recorded: u32,
    /// Nights with a cramp.
    pub cramp_nights: u32,
    /// Cramps.
    pub cramps: u32,
}

/// Cramps before and after the start of a medication.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BeforeAfter {
    /// As the person calls it.
    pub name: String,
    /// The day of the start.
    pub since: NaiveDate,
    /// Up to 28 nights up to and including the morning of the start.
    pub before: SideCounts,
    /// Up to 28 nights from the morning after.
    pub after: SideCounts,
    /// Cramps per recorded night after, over before.
    pub rate_ratio: Option<f64>,
    /// The lower bound.
    pub low: Option<f64>,
    /// The upper bound.
    pub high: Option<f64>,
    /// Two-sided p of the exact conditional test.
    pub p: Option<f64>,
    /// What is missing, where the comparison could not be made.
    pub too_few: Option<String>,
}

vocabulary!(
    /// What may go with cramp nights.
    Factor, "factor", {
        LateCaffeine = "late_caffeine",
        LateAlcohol = "late_alcohol",
        LowFluid = "low_fluid",
        HardExercise = "hard_exercise",
        ExerciseWithoutWarmUp = "exercise_without_warm_up",
        HotOrSweaty = "hot_or_sweaty",
        LongSitting = "long_sitting",
        LongStanding = "long_standing",
        UnsupportiveShoes = "unsupportive_shoes",
        Electrolytes = "electrolytes",
        Stretch = "stretch",
        Massage = "massage",
        Heat = "heat",
        Bike = "bike",
        Walk = "walk",
        WarmBath = "warm_bath",
        LooseBedding = "loose_bedding",
        FeetRaised = "feet_raised",
        FeetFlexed = "feet_flexed",
        PillowUnderKnees = "pillow_under_knees",
    }
);

/// Recorded nights with or without a factor, and how many of them were cramp nights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct NightCounts {
    /// Recorded nights.
    pub recorded: u32,
    /// Nights with a cramp.
    pub cramp_nights: u32,
}

/// Cramp nights with a factor against cramp nights without it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactorComparison {
    /// The factor.
    pub factor: Factor,
    /// Nights with it.
    pub with: NightCounts,
    /// Nights without it.
    pub without: NightCounts,
    /// Share of cramp nights with it, less the share without.
    pub risk_difference: Option<f64>,
    /// The lower bound (Newcombe's hybrid score interval).
    pub low: Option<f64>,
    /// The upper bound.
    pub high: Option<f64>,
    /// Fisher's exact two-sided p.
    pub p: Option<f64>,
    /// Benjamini-Hochberg q over all factors that could be tested.
    pub q: Option<f64>,
    /// What is missing, where it could not be tested.
    pub too_few: Option<String>,
}

/// All figures of a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trends {
    /// The first night.
    pub from: NightDate,
    /// The last night.
    pub to: NightDate,
    /// Nights of the period.
    pub nights: u32,
    /// Nights of which it was answered if there were cramps.
    pub recorded_nights: u32,
    /// Nights with a cramp.
    pub cramp_nights: u32,
    /// Cramps.
    pub cramps: u32,
    /// Wilson interval of the proportion, times 7; in JSON, each of its figures is null where
    /// no night was recorded.
    #[serde(serialize_with = "nulls::interval")]
    pub cramp_nights_per_week: Option<Interval>,
    /// Garwood interval, times 7; widened where the weeks vary more than chance would have it.
    #[serde(serialize_with = "nulls::rate")]
    pub cramps_per_week: Option<RateInterval>,
    /// The weeks of the period.
    pub weeks: Vec<Week>,
    /// The change over the weeks.
    pub trend: TrendTest,
    /// Cramps by muscle, where it is known.
    pub by_muscle: BTreeMap<Muscle, u32>,
    /// Cramps by side, where it is known.
    pub by_side: BTreeMap<Side, u32>,
    /// Cramps by muscle and side together, `None` where one is not known; the two above are its
    /// sums, so it is not part of the JSON.
    #[serde(skip)]
    pub by_place: BTreeMap<(Option<Muscle>, Option<Side>), u32>,
    /// Cramps by the hour of the wall clock in which they began, where it is known.
    pub by_hour: [u32; 24],
    /// Pain, 0 to 10.
    pub pain: Distribution,
    /// Lengths of cramps in minutes.
    pub minutes: Distribution,
    /// The sleep measures.
    pub sleep: SleepMeans,
    /// Before and after each medication, over the whole diary up to `to`.
    pub medications: Vec<BeforeAfter>,
    /// Every factor that was answered on a night of the period.
    pub factors: Vec<FactorComparison>,
}

/// Serde for intervals that cannot be had: the object stays, its figures are null, so that
/// a script finds the same keys in every document.
mod nulls {
    use serde::{Serialize as _, Serializer, ser::SerializeStruct as _};

    use super::{Interval, RateInterval};

    #[expect(clippy::ref_option, reason = "serde calls it with a reference")]
    pub(super) fn interval<S: Serializer>(
        interval: &Option<Interval>,
        s: S,
    ) -> Result<S::Ok, S::Error> {
        if let Some(interval) = interval {
            return interval.serialize(s);
        }
        nulls(s, "Interval", &["estimate", "low", "high"])
    }

    #[expect(clippy::ref_option, reason = "serde calls it with a reference")]
    pub(super) fn rate<S: Serializer>(
        rate: &Option<RateInterval>,
        s: S,
    ) -> Result<S::Ok, S::Error> {
        if let Some(rate) = rate {
            return rate.serialize(s);
        }
        nulls(s, "RateInterval", &["estimate", "low", "high", "dispersion"])
    }

    fn nulls<S: Serializer>(
        s: S,
        name: &'static str,
        keys: &[&'static str],
    ) -> Result<S::Ok, S::Error> {
        let mut figures = s.serialize_struct(name, keys.len())?;
        for key in keys {
            figures.serialize_field(key, &None::<f64>)?;
        }
        figures.end()
    }
}
