//! How often: proportions and rates a week with their 95 % intervals.

use super::{
    figures::{Interval, RateInterval, Week},
    probability::{chi_squared_lower, chi_squared_upper, normal_95},
};

/// Above this dispersion the weeks vary more than chance would have it.
pub const OVERDISPERSED: f64 = 1.5;
/// Weeks with a recorded night that the dispersion needs.
pub const DISPERSION_WEEKS: usize = 8;

const NIGHTS_A_WEEK: f64 = 7.0;

/// The 95 % score interval of a proportion, between 0 and 1; `None` of nothing.
///
/// Wilson EB, "Probable inference, the law of succession, and statistical inference",
/// Journal of the American Statistical Association 1927;22:209-212, without continuity
/// correction.
pub fn wilson(successes: u32, trials: u32) -> Option<(f64, f64)> {
    if trials == 0 || successes > trials {
        return None;
    }
    let (k, n, z) = (f64::from(successes), f64::from(trials), normal_95());
    let centre = k + z * z / 2.0;
    let arm = z * (k * (n - k) / n + z * z / 4.0).sqrt();
    let whole = n + z * z;
    // At the ends the bound is the end itself, which the formula meets but for rounding.
    let low = if successes == 0 { 0.0 } else { (centre - arm) / whole };
    let high = if successes == trials { 1.0 } else { (centre + arm) / whole };
    Some((low, high))
}

/// The exact 95 % interval of a Poisson count.
///
/// Garwood F, "Fiducial limits for the Poisson distribution", Biometrika 1936;28:437-442,
/// by way of chi-squared quantiles.
pub fn garwood(count: u32) -> Option<(f64, f64)> {
    let twice = 2.0 * f64::from(count);
    let low = if count == 0 { 0.0 } else { chi_squared_lower(twice)? / 2.0 };
    let high = chi_squared_upper(twice + 2.0)? / 2.0;
    Some((low, high))
}

/// How much the cramps of the weeks vary about their common rate: Pearson's chi-squared of
/// the weekly counts against rate x recorded nights, over weeks - 1; about 1 where only
/// chance is at work.
///
/// Of the weeks with a recorded night; `None` where there are fewer than
/// [`DISPERSION_WEEKS`] of them, or no cramp at all. The estimate of
/// "Generalized Linear Models" (`McCullagh` P, Nelder JA, 2nd edition 1989), section 6.2.4.
pub fn dispersion(weeks: &[Week]) -> Option<f64> {
    // The least common multiple of 1 to 7 keeps the sum whole, so that a dispersion of
    // exactly 1.5 is not widened by a rounding error.
    const COMMON: i128 = 420;
    let mut used = 0_usize;
    let (mut nights, mut cramps, mut squares) = (0_i128, 0_i128, 0_i128);
    for week in weeks.iter().filter(|week| week.recorded > 0) {
        used += 1;
        nights += i128::from(week.recorded);
        cramps += i128::from(week.cramps);
        squares += i128::from(week.cramps).pow(2) * COMMON / i128::from(week.recorded);
    }
    if used < DISPERSION_WEEKS || cramps == 0 {
        return None;
    }
    // With the rate C/N, the sum of (c - nC/N)^2 / (nC/N) is (N/C) x sum of c^2/n, less C.
    let freedom = i128::try_from(used).ok()? - 1;
    let numerator = nights * squares - COMMON * cramps * cramps;
    let denominator = COMMON * cramps * freedom;
    Some(numerator as f64 / denominator as f64)
}

/// Whether the weeks vary so much that intervals must be widened.
pub fn is_overdispersed(dispersion: Option<f64>) -> bool {
    dispersion.is_some_and(|dispersion| dispersion > OVERDISPERSED)
}

/// A bound moved away from its estimate by the square root of the dispersion, on the log
/// scale. A bound of 0 stays 0; the estimate must be above 0.
pub fn widened(estimate: f64, bound: f64, dispersion: f64) -> f64 {
    estimate * (bound / estimate).powf(dispersion.sqrt())
}

/// Cramp nights a week: 7 x the proportion of recorded nights, with Wilson's interval.
pub fn cramp_nights_per_week(cramp_nights: u32, recorded: u32) -> Option<Interval> {
    let (low, high) = wilson(cramp_nights, recorded)?;
    Some(Interval {
        estimate: NIGHTS_A_WEEK * f64::from(cramp_nights) / f64::from(recorded),
        low: NIGHTS_A_WEEK * low,
        high: NIGHTS_A_WEEK * high,
    })
}

/// Cramps a week: 7 x cramps over recorded nights, with Garwood's interval, widened where
/// the dispersion of the weeks is above [`OVERDISPERSED`].
pub fn cramps_per_week(cramps: u32, recorded: u32, weeks: &[Week]) -> Option<RateInterval> {
    if recorded == 0 {
        return None;
    }
    let weekly = |count: f64| NIGHTS_A_WEEK * count / f64::from(recorded);
    let (low, high) = garwood(cramps)?;
    let (estimate, low, high) = (weekly(f64::from(cramps)), weekly(low), weekly(high));
    let dispersion = dispersion(weeks);
    Some(match dispersion {
        Some(factor) if is_overdispersed(dispersion) => RateInterval {
            estimate,
            low: widened(estimate, low, factor),
            high: widened(estimate, high, factor),
            dispersion,
        },
        _ => RateInterval { estimate, low, high, dispersion },
    })
}

#[cfg(test)]
mod tests {
    use super::{cramps_per_week, dispersion, garwood, wilson};
    use crate::trends::Week;

    fn weeks(counts: &[(u32, u32)]) -> Vec<Week> {
        let date = "2026-01-01".parse().unwrap();
        counts
            .iter()
            .map(|&(recorded, cramps)| Week {
                from: date,
                to: date,
                recorded,
                cramp_nights: 0,
                cramps,
            })
            .collect()
    }

    #[track_caller]
    fn assert_close(got: f64, want: f64) {
        assert!((got - want).abs() < 1e-13, "{got} is not {want}");
    }

    #[test]
    fn the_ends_of_a_proportion_are_exact() {
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(3, 2), None);
        assert_eq!(wilson(0, 14).map(|(low, _)| low), Some(0.0));
        assert_eq!(wilson(14, 14).map(|(_, high)| high), Some(1.0));
        assert_eq!(garwood(0).map(|(low, _)| low), Some(0.0));
    }

    #[test]
    fn dispersion_needs_eight_weeks_with_a_recorded_night_and_a_cramp() {
        let seven = [(7, 1), (7, 3), (0, 0), (7, 1), (7, 3), (7, 1), (7, 3), (7, 2)];
        assert_eq!(dispersion(&weeks(&seven)), None);
        let mut eight = seven.to_vec();
        eight.push((3, 0));
        assert!(dispersion(&weeks(&eight)).is_some());
        assert_eq!(dispersion(&weeks(&[(7, 0); 9])), None);
    }

    #[test]
    fn dispersion_is_pearsons_statistic() {
        let counts = [(7, 5), (3, 0), (7, 9), (6, 1), (1, 2), (7, 0), (5, 4), (4, 3), (2, 0)];
        let (nights, cramps) = counts.iter().fold((0, 0), |(n, c), week| (n + week.0, c + week.1));
        let rate = f64::from(cramps) / f64::from(nights);
        let chi: f64 = counts
            .iter()
            .map(|&(n, c)| (f64::from(c) - rate * f64::from(n)).powi(2) / (rate * f64::from(n)))
            .sum();
        let got = dispersion(&weeks(&counts)).unwrap();
        assert!((got - chi / 8.0).abs() < 1e-13, "{got}");
    }

    #[test]
    fn exactly_one_and_a_half_is_not_widened_and_the_next_is() {
        // Nine weeks of 7 nights and 2 cramps a week on average: the sum of (c - 2)^2 / 2
        // is 12 = 8 x 1.5 where the squares add up to 24.
        let at = weeks(&[(7, 4), (7, 4), (7, 4), (7, 0), (7, 0), (7, 0), (7, 2), (7, 2), (7, 2)]);
        let rate = cramps_per_week(18, 63, &at).unwrap();
        assert_eq!(rate.dispersion, Some(1.5));
        let (low, high) = garwood(18).unwrap();
        assert_close(rate.low, low / 9.0);
        assert_close(rate.high, high / 9.0);
        let over = weeks(&[(7, 4), (7, 4), (7, 4), (7, 0), (7, 0), (7, 0), (7, 3), (7, 1), (7, 2)]);
        let rate = cramps_per_week(18, 63, &over).unwrap();
        assert_eq!(rate.dispersion, Some(1.625));
        let arm = 1.625_f64.sqrt();
        assert_close((rate.low / 2.0).ln(), arm * (low / 18.0).ln());
        assert_close((rate.high / 2.0).ln(), arm * (high / 18.0).ln());
    }
}
