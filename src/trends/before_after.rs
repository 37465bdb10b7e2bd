//! Cramps before and after the start of a medication.

use chrono::NaiveDate;

use super::{
    figures::{BeforeAfter, SideCounts},
    probability::{beta_lower, binomial_tails},
    rates::{is_overdispersed, widened},
};
use crate::diary::{Diary, Medication, NightDate, Period};

/// Nights of a side.
pub const SIDE_NIGHTS: i64 = 28;
/// Recorded nights that a side needs.
pub const RECORDED_A_SIDE: u32 = 14;

/// A ratio of two rates with its 95 % interval and the p of the test that they are one.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct RateRatio {
    /// Cramps a night after, over cramps a night before; `None` with no cramp before.
    pub ratio: Option<f64>,
    /// The lower bound.
    pub low: Option<f64>,
    /// The upper bound; `None` with no cramp before.
    pub high: Option<f64>,
    /// Two-sided p.
    pub p: Option<f64>,
}

impl RateRatio {
    /// The same ratio where the cramps of a diary vary more than chance would have it: the
    /// interval wider on the log scale, and no p.
    ///
    /// A ratio of 0, or without a number, has no place on that scale: the bound on its open
    /// side cannot be had then.
    #[must_use]
    fn widened(self, dispersion: f64) -> Self {
        let Self { ratio, low, high, .. } = self;
        match ratio {
            Some(ratio) if ratio > 0.0 => Self {
                ratio: Some(ratio),
                low: low.map(|low| widened(ratio, low, dispersion)),
                high: high.map(|high| widened(ratio, high, dispersion)),
                p: None,
            },
            Some(_) => Self { ratio, low, high: None, p: None },
            None => Self::default(),
        }
    }
}

/// The ratio of two Poisson rates by the exact conditional test: given all cramps, those
/// after are binomial with the share of the nights after.
///
/// Przyborowski J, Wilenski H, "Homogeneity of results in testing samples from Poisson
/// series", Biometrika 1940;31:313-323. Central two-sided p: twice the smaller tail. The
/// interval is that of Clopper CJ, Pearson ES, Biometrika 1934;26:404-413, for the binomial
/// share, so that it leaves out 1 just where p is under 0.05. Nothing can be had of sides
/// without nights or without any cramp.
pub fn rate_ratio(after: SideCounts, before: SideCounts) -> RateRatio {
    let cramps = u64::from(after.cramps) + u64::from(before.cramps);
    if cramps == 0 || after.recorded == 0 || before.recorded == 0 {
        return RateRatio::default();
    }
    let (cramps_after, cramps_before) = (f64::from(after.cramps), f64::from(before.cramps));
    let (nights_after, nights_before) = (f64::from(after.recorded), f64::from(before.recorded));

    let share = nights_after / (nights_after + nights_before);
    let p = binomial_tails(u64::from(after.cramps), cramps, share)
        .map(|(at_most, at_least)| (2.0 * at_most.min(at_least)).min(1.0));

    // Odds of a cramp to fall after, per night; the upper bound from the other tail, so that
    // a share near 1 is not rounded.
    let nights = nights_before / nights_after;
    let low = if after.cramps == 0 {
        Some(0.0)
    } else {
        beta_lower(cramps_after, cramps_before + 1.0).map(|share| share / (1.0 - share) * nights)
    };
    if before.cramps == 0 {
        return RateRatio { ratio: None, low, high: None, p };
    }
    let high = beta_lower(cramps_before, cramps_after + 1.0)
        .map(|share_before| (1.0 - share_before) / share_before * nights);
    RateRatio { ratio: Some(cramps_after / cramps_before * nights), low, high, p }
}

/// Before and after each medication that was started up to the night `to`, over the whole
/// diary up to it, in the order of the diary.
///
/// `dispersion` is that of the period shown; where it is too large, intervals are widened
/// and p is left out.
pub fn before_and_after(diary: &Diary, to: NightDate, dispersion: Option<f64>) -> Vec<BeforeAfter> {
    let starts: Vec<NaiveDate> =
        diary.medications.values().filter_map(|medication| medication.started).collect();
    let mut found = Vec::new();
    for medication in diary.medications.values() {
        let Some(since) = medication.started.filter(|since| *since <= to.morning()) else {
            continue;
        };
        let (before, after) = sides(medication, since, &starts, to);
        found.push(compare(
            medication.name.as_str(),
            since,
            counts(diary, before),
            counts(diary, after),
            dispersion,
        ));
    }
    found
}

/// The nights before and after a start; `None` where nothing of a side is left.
fn sides(
    medication: &Medication,
    since: NaiveDate,
    starts: &[NaiveDate],
    to: NightDate,
) -> (Option<Period>, Option<Period>) {
    // The night of which the morning is the start belongs to the time before it: a dose of
    // that day is first felt in the night that follows.
    let start = NightDate::from_morning(since);
    let earlier = starts.iter().filter(|other| **other < since).max();
    let later = starts.iter().filter(|other| **other > since).min();

    let first_before = start.plus_days(1 - SIDE_NIGHTS);
    let first_before = earlier.map_or(first_before, |other| {
        NightDate::from_morning(*other).plus_days(1).max(first_before)
    });
    let last_after = [later, medication.stopped.as_ref()]
        .into_iter()
        .flatten()
        .map(|end| NightDate::from_morning(*end))
        .chain([start.plus_days(SIDE_NIGHTS), to])
        .min();

    let before = Period::new(first_before, start);
    let after = last_after.and_then(|last| Period::new(start.plus_days(1), last));
    (before, after)
}

fn counts(diary: &Diary, nights: Option<Period>) -> SideCounts {
    let mut counts = SideCounts::default();
    let Some(nights) = nights else { return counts };
    for night in diary.nights_in(nights).filter(|night| night.is_recorded()) {
        counts.recorded += 1;
        counts.cramp_nights += u32::from(night.is_cramp_night());
        counts.cramps += u32::try_from(night.cramps().len()).unwrap_or(u32::MAX);
    }
    counts
}

fn compare(
    name: &str,
    since: NaiveDate,
    before: SideCounts,
    after: SideCounts,
    dispersion: Option<f64>,
) -> BeforeAfter {
    let too_few = if before.recorded < RECORDED_A_SIDE || after.recorded < RECORDED_A_SIDE {
        Some(format!(
            "needs {RECORDED_A_SIDE} recorded nights on each side of the start; there are {} \
             before and {} after",
            before.recorded, after.recorded
        ))
    } else if before.cramps == 0 && after.cramps == 0 {
        Some("needs a cramp on one side of the start; none was recorded on either".to_owned())
    } else {
        None
    };
    let RateRatio { ratio, low, high, p } = match (&too_few, dispersion) {
        (Some(_), _) => RateRatio::default(),
        (None, Some(factor)) if is_overdispersed(dispersion) => {
            rate_ratio(after, before).widened(factor)
        }
        (None, _) => rate_ratio(after, before),
    };
    BeforeAfter {
        name: name.to_owned(),
        since,
        before,
        after,
        rate_ratio: ratio,
        low,
        high,
        p,
        too_few,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{RateRatio, compare, rate_ratio};
    use crate::trends::SideCounts;

    fn side(cramps: u32, recorded: u32) -> SideCounts {
        SideCounts { recorded, cramp_nights: cramps.min(recorded), cramps }
    }

    #[test]
    fn what_cannot_be_had_is_left_out() {
        let none_before = rate_ratio(side(5, 14), side(0, 14));
        assert_eq!((none_before.ratio, none_before.high), (None, None));
        assert!(none_before.low.is_some_and(|low| low > 0.0));
        assert!((none_before.p.unwrap() - 0.0625).abs() < 1e-10);
        assert_eq!(rate_ratio(side(0, 28), side(0, 28)), RateRatio::default());
        assert_eq!(rate_ratio(side(0, 0), side(3, 28)), RateRatio::default());
    }

    #[test]
    fn too_much_variation_widens_the_interval_and_takes_p_away() {
        let plain = rate_ratio(side(12, 20), side(5, 24));
        let wide = plain.widened(4.0);
        let (ratio, low) = (plain.ratio.unwrap(), plain.low.unwrap());
        assert!((wide.low.unwrap() - low * low / ratio).abs() < 1e-12);
        assert_eq!((wide.ratio, wide.p), (plain.ratio, None));

        let none_after = rate_ratio(side(0, 28), side(4, 28)).widened(4.0);
        let expected = RateRatio { ratio: Some(0.0), low: Some(0.0), high: None, p: None };
        assert_eq!(none_after, expected);
        assert_eq!(rate_ratio(side(4, 28), side(0, 28)).widened(4.0), RateRatio::default());
    }

    #[test]
    fn each_side_needs_fourteen_recorded_nights() {
        let since = "2026-01-12".parse().unwrap();
        for (before, after, enough) in [(14, 14, true), (13, 28, false), (28, 13, false)] {
            let found = compare("Furosemide", since, side(3, before), side(6, after), None);
            assert_eq!(found.too_few.is_none(), enough, "{before} {after}");
            assert_eq!(found.rate_ratio.is_some(), enough, "{before} {after}");
        }
        let found = compare("Furosemide", since, side(3, 13), side(6, 28), None);
        assert_eq!(
            found.too_few.as_deref(),
            Some(
                "needs 14 recorded nights on each side of the start; there are 13 before and 28 after"
            )
        );
    }

    #[test]
    fn the_largest_counts_of_a_diary_stay_within_reach() {
        // A hundred cramps in each of 28 nights.
        let all = rate_ratio(side(2800, 28), side(2800, 28));
        assert_eq!(all.ratio, Some(1.0));
        assert!((all.low.unwrap() * all.high.unwrap() - 1.0).abs() < 1e-9);
        assert_eq!(all.p, Some(1.0));
        let one_side = rate_ratio(side(2800, 28), side(1, 28));
        assert!(one_side.p.unwrap() < 1e-100 && one_side.low.unwrap() > 1.0);
    }

    proptest! {
        // Of the same weeks again, the dispersion is a little smaller: one more week less one.
        #[test]
        fn twice_the_nights_narrow_a_widened_interval_too(
            (before, after) in (1_u32..120, 1_u32..120),
            (nights_before, nights_after) in (14_u32..=28, 14_u32..=28),
            dispersion in 1.51_f64..20.0,
            weeks in 8_u32..60,
        ) {
            let ratio = |times: u32, dispersion| {
                let after = side(times * after, times * nights_after);
                let before = side(times * before, times * nights_before);
                rate_ratio(after, before).widened(dispersion)
            };
            let once = ratio(1, dispersion);
            let smaller = f64::from(2 * weeks - 2) / f64::from(2 * weeks - 1);
            let twice = ratio(2, dispersion * smaller);
            prop_assert!(twice.low > once.low && twice.high < once.high, "{once:?} {twice:?}");
        }
    }
}
