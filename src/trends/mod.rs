//! Floor 1: how often cramps come and how that changes. Pure functions of a diary and a period.
//!
//! Every figure is of recorded nights only, with its denominator; what cannot be had is
//! `None`, never zero.

pub mod figures;

pub use figures::{
    BeforeAfter, Distribution, Factor, FactorComparison, Interval, RateInterval, SideCounts,
    SleepMeans, TrendTest, Trends, Week,
};

use crate::diary::{Diary, Period};

/// All figures of a period.
pub fn trends(_diary: &Diary, period: Period) -> Trends {
    Trends::empty(period)
}
