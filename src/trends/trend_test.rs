//! Whether cramp nights became more or fewer over the weeks.

use std::cmp::Ordering;

use super::{
    figures::{Interval, TrendTest, Week},
    probability::{normal_95, normal_two_sided},
};

/// Weeks that the test needs.
pub const TREND_WEEKS: usize = 8;
/// Recorded nights that make a week count.
pub const NIGHTS_OF_A_TREND_WEEK: u32 = 4;

/// What the Mann-Kendall test gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannKendall {
    /// Kendall's S: rising pairs less falling pairs.
    pub s: i64,
    /// Its variance where there is no trend.
    pub variance: f64,
    /// Two-sided p, with continuity correction; 1 where S is 0.
    pub p: f64,
}

/// The Mann-Kendall test for a trend of values in their order, with the correction for ties
/// and the continuity correction.
///
/// Mann HB, "Nonparametric tests against trend", Econometrica 1945;13:245-259; Kendall MG,
/// "Rank correlation methods", 4th edition 1975.
pub fn mann_kendall(values: &[f64]) -> MannKendall {
    let mut s = 0_i64;
    for (position, later) in values.iter().enumerate() {
        for earlier in values.iter().take(position) {
            s += i64::from(later > earlier) - i64::from(later < earlier);
        }
    }
    // Eighteen times the variance, which is a whole number.
    let term = |count: usize| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        count.saturating_mul(count - 1).saturating_mul(2 * count + 5)
    };
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let ties: i64 = sorted
        .chunk_by(|a, b| a.partial_cmp(b).is_some_and(Ordering::is_eq))
        .map(|tied| term(tied.len()))
        .sum();
    let variance = (term(values.len()) - ties) as f64 / 18.0;
    let p = if s == 0 { 1.0 } else { normal_two_sided((s.abs() - 1) as f64 / variance.sqrt()) };
    MannKendall { s, variance, p }
}

/// The median of the slopes between all pairs of points (week, value), the earlier week
/// first, with its 95 % interval; `None` where there is no pair, or the weeks do not rise.
///
/// Theil H, "A rank-invariant method of linear and polynomial regression analysis",
/// Proceedings KNAW 1950;53:386-392; Sen PK, "Estimates of the regression coefficient based
/// on Kendall's tau", Journal of the American Statistical Association 1968;63:1379-1389, which
/// gives the interval too: the slopes as many places on either side of the median as 1.96
/// standard deviations of Kendall's S, of which `variance` is the variance.
pub fn theil_sen(points: &[(u32, f64)], variance: f64) -> Option<Interval> {
    if !points.is_sorted_by(|earlier, later| earlier.0 < later.0) {
        return None;
    }
    let mut slopes = Vec::with_capacity(points.len() * points.len().saturating_sub(1) / 2);
    for (count, (week, value)) in points.iter().enumerate() {
        let week = f64::from(*week);
        slopes.extend(
            points
                .iter()
                .take(count)
                .map(|(earlier, before)| (value - before) / (week - f64::from(*earlier))),
        );
    }
    median(&mut slopes, normal_95() * variance.sqrt() / 2.0)
}

/// The test on the weeks of a period that have [`NIGHTS_OF_A_TREND_WEEK`] recorded nights.
pub fn trend_test(weeks: &[Week]) -> TrendTest {
    // Seven times a proportion as one division: equal proportions give equal values, so
    // that 2 of 4 and 3 of 6 tie.
    let points: Vec<(u32, f64)> = (0..)
        .zip(weeks)
        .filter(|(_, week)| week.recorded >= NIGHTS_OF_A_TREND_WEEK)
        .map(|(position, week)| {
            (position, f64::from(7 * week.cramp_nights) / f64::from(week.recorded))
        })
        .collect();
    let weeks_used = u32::try_from(points.len()).unwrap_or(u32::MAX);
    if points.len() < TREND_WEEKS {
        let too_few = format!(
            "needs {TREND_WEEKS} weeks with at least {NIGHTS_OF_A_TREND_WEEK} recorded nights; {}",
            if weeks_used == 1 {
                "there is 1".to_owned()
            } else {
                format!("there are {weeks_used}")
            }
        );
        return TrendTest {
            weeks_used,
            s: None,
            p: None,
            slope_per_week: None,
            slope_interval: None,
            too_few: Some(too_few),
        };
    }
    let values: Vec<f64> = points.iter().map(|(_, value)| *value).collect();
    let MannKendall { s, p, variance } = mann_kendall(&values);
    let slope = theil_sen(&points, variance);
    TrendTest {
        weeks_used,
        s: Some(s),
        p: Some(p),
        slope_per_week: slope.map(|slope| slope.estimate),
        slope_interval: slope.map(|slope| (slope.low, slope.high)),
        too_few: None,
    }
}

/// The median and the values `arm` places away from it on either side, without sorting
/// everything: 50 years have three million pairs of weeks.
fn median(values: &mut [f64], arm: f64) -> Option<Interval> {
    if values.is_empty() {
        return None;
    }
    let (count, middle) = (values.len(), values.len() / 2);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "places in a slice; `as` stops at 0"
    )]
    let place = |place: f64| place.round_ties_even() as usize;
    let half = count as f64 / 2.0;
    let low = place(half - arm).saturating_sub(1);
    let high = place(half + arm).min(count - 1);

    let (below, upper, above) = values.select_nth_unstable_by(middle, f64::total_cmp);
    let upper = *upper;
    let estimate = if count % 2 == 1 {
        upper
    } else {
        f64::midpoint(below.iter().copied().max_by(f64::total_cmp)?, upper)
    };
    Some(Interval {
        estimate,
        low: nth(below, Some(low)).unwrap_or(upper),
        high: nth(above, high.checked_sub(middle + 1)).unwrap_or(upper),
    })
}

/// The value at a place of sorted values; `None` where there is no such place.
fn nth(values: &mut [f64], place: Option<usize>) -> Option<f64> {
    let place = place.filter(|place| *place < values.len())?;
    let (_, value, _) = values.select_nth_unstable_by(place, f64::total_cmp);
    Some(*value)
}

#[cfg(test)]
mod tests {
    use super::{MannKendall, mann_kendall, theil_sen, trend_test};
    use crate::trends::Week;

    fn weeks(counts: &[(u32, u32)]) -> Vec<Week> {
        let date = "2026-01-01".parse().unwrap();
        counts
            .iter()
            .map(|&(recorded, cramp_nights)| Week {
                from: date,
                to: date,
                recorded,
                cramp_nights,
                cramps: cramp_nights,
            })
            .collect()
    }

    #[test]
    fn weeks_that_are_all_alike_have_no_trend() {
        let test = mann_kendall(&[2.0; 9]);
        assert_eq!(test, MannKendall { s: 0, variance: 0.0, p: 1.0 });
        let test =
            trend_test(&weeks(&[(4, 2), (6, 3), (4, 2), (6, 3), (4, 2), (6, 3), (4, 2), (6, 3)]));
        assert_eq!((test.s, test.p, test.slope_per_week), (Some(0), Some(1.0), Some(0.0)));
    }

    #[test]
    fn a_week_needs_four_recorded_nights_and_the_test_eight_weeks() {
        let mut counts = vec![(7, 1), (3, 3), (4, 1), (7, 2), (7, 3), (7, 3), (7, 4), (7, 5)];
        let test = trend_test(&weeks(&counts));
        assert_eq!(test.weeks_used, 7);
        assert_eq!((test.s, test.p, test.slope_per_week), (None, None, None));
        assert_eq!(
            test.too_few.as_deref(),
            Some("needs 8 weeks with at least 4 recorded nights; there are 7")
        );
        counts.push((4, 3));
        assert_eq!(trend_test(&weeks(&counts)).too_few, None);
    }

    #[test]
    fn a_week_without_enough_nights_keeps_its_place_in_the_slope() {
        // One cramp night a week more each week, with a gap after the fourth.
        let counts: Vec<_> = (0..8)
            .map(|count| (7, count))
            .map(|(n, c)| if c == 4 { (0, 0) } else { (n, c) })
            .collect();
        let mut counts = counts;
        counts.push((7, 7));
        let test = trend_test(&weeks(&counts));
        assert_eq!((test.weeks_used, test.slope_per_week), (8, Some(1.0)));
    }

    #[test]
    fn the_median_slope_of_an_even_and_an_odd_number_of_pairs() {
        let median = |points| theil_sen(points, 0.0).map(|slope| slope.estimate);
        assert_eq!(median(&[(0, 1.0)]), None);
        assert_eq!(median(&[(0, 0.0), (1, 2.0), (2, 2.0)]), Some(1.0));
        assert_eq!(
            median(&[(0, 0.0), (1, 2.0), (3, 2.0), (4, 4.0)]),
            Some(f64::midpoint(2.0 / 3.0, 1.0))
        );
        assert_eq!(median(&[(1, 0.0), (1, 2.0)]), None);
    }

    #[test]
    fn the_interval_of_a_slope_ends_at_slopes_that_are_there() {
        // Slopes 2, 1 and 0; one place on either side of the middle is all there is.
        let slope = theil_sen(&[(0, 0.0), (1, 2.0), (2, 2.0)], 3.0).unwrap();
        assert_eq!((slope.low, slope.estimate, slope.high), (0.0, 1.0, 2.0));
        let slope = theil_sen(&[(0, 0.0), (1, 2.0)], 1.0).unwrap();
        assert_eq!((slope.low, slope.estimate, slope.high), (2.0, 2.0, 2.0));
    }
}
