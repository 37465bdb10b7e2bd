//! The line through the weeks of a chart, where the test for a trend could be made.

use super::scale::Days;
use crate::trends::{Trends, quantiles, rates, trend_test::NIGHTS_OF_A_TREND_WEEK};

/// The line of Theil and Sen: its slope is the median of all, and half of the weeks lie on
/// either side of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    /// Cramp nights a week in the week at position 0.
    start: f64,
    /// Its change from week to week.
    slope: f64,
    /// The positions of the first and the last week that were used.
    used: [f64; 2],
    /// Whether chance alone may explain it.
    pub(super) is_chance: bool,
}

impl Line {
    /// Only where the test could be made.
    pub(super) fn of(trends: &Trends) -> Option<Self> {
        let slope = trends.trend.slope_per_week?;
        let p = trends.trend.p?;
        let used: Vec<(f64, f64)> = trends
            .weeks
            .iter()
            .enumerate()
            .filter(|(_, week)| week.recorded >= NIGHTS_OF_A_TREND_WEEK)
            .filter_map(|(position, week)| {
                let rate = rates::cramp_nights_per_week(week.cramp_nights, week.recorded)?;
                Some((position as f64, rate.estimate))
            })
            .collect();
        let mut starts: Vec<f64> =
            used.iter().map(|(position, rate)| rate - slope * position).collect();
        starts.sort_by(f64::total_cmp);
        Some(Self {
            start: quantiles::quantile(&starts, 0.5)?,
            slope,
            used: [used.first()?.0, used.last()?.0],
            is_chance: p >= 0.05,
        })
    }

    /// Its value at a position among the weeks.
    pub(super) fn at(&self, week: f64) -> f64 {
        self.start + self.slope * week
    }

    /// Its value at a position where it can be drawn.
    pub(super) fn drawn_at(&self, week: f64) -> Option<f64> {
        const NIGHTS_A_WEEK: f64 = 7.0;
        let [from, to] = self.drawn(NIGHTS_A_WEEK)?;
        (from..=to).contains(&week).then(|| self.at(week))
    }

    /// Where a position among the weeks stands: in the middle of that week.
    #[expect(clippy::cast_possible_truncation, reason = "a place is drawn, where six digits do")]
    pub(super) fn x(days: &Days, week: f64) -> f32 {
        days.left + days.a_night() * (7.0 * (week + 0.5)) as f32
    }

    /// The larger of its two ends.
    pub(super) fn highest(&self) -> f64 {
        self.used.map(|week| self.at(week)).into_iter().fold(0.0, f64::max)
    }

    /// From which position to which it is drawn: over the weeks that were used, and no further
    /// than it stays between 0 and the end of the scale, so that what is drawn keeps its slope.
    pub(super) fn drawn(&self, upper: f64) -> Option<[f64; 2]> {
        let [first, last] = self.used;
        if self.slope == 0.0 {
            return (0.0..=upper).contains(&self.start).then_some(self.used);
        }
        let [one, other] = [0.0, upper].map(|value| (value - self.start) / self.slope);
        let [from, to] = [one.min(other).max(first), one.max(other).min(last)];
        (from <= to).then_some([from, to])
    }
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn a_line_that_leaves_the_scale_is_cut_and_keeps_its_slope() {
        let line = |start, slope| Line { start, slope, used: [1.0, 9.0], is_chance: false };
        for (start, slope, upper, drawn) in [
            (2.0, 0.1, 4.0, Some([1.0, 9.0])),
            (2.0, 0.0, 4.0, Some([1.0, 9.0])),
            // Falls to none at the fifth position, and would go on below it.
            (5.0, -1.0, 7.0, Some([1.0, 5.0])),
            // Would begin below none.
            (-2.0, 1.0, 7.0, Some([2.0, 9.0])),
            // Would end above every night of the week.
            (1.0, 1.0, 7.0, Some([1.0, 6.0])),
            (-3.0, -1.0, 7.0, None),
            (8.0, 0.0, 7.0, None),
        ] {
            assert_eq!(line(start, slope).drawn(upper), drawn, "{start} {slope}");
        }
        let values = [0.0, 1.0, 4.0, 6.0].map(|week| line(5.0, -1.0).drawn_at(week));
        assert_eq!(values, [None, Some(4.0), Some(1.0), None]);
        assert!((line(5.0, -1.0).highest() - 4.0).abs() < 1e-9);
    }
}
