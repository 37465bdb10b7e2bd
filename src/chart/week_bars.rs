//! The weeks of a chart: put together where there are more than there is room for.

use crate::{
    diary::NightDate,
    trends::{Interval, Week, rates, trend_test::NIGHTS_OF_A_TREND_WEEK, words},
};

/// One bar: a week, or several in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WeekBar {
    /// Its first night.
    pub(super) from: NightDate,
    /// Its last night.
    pub(super) to: NightDate,
    /// Weeks that it holds.
    weeks: u32,
    /// Recorded nights.
    pub(super) recorded: u32,
    /// Nights with a cramp.
    pub(super) cramp_nights: u32,
}

impl WeekBar {
    /// The bars of some weeks: at most `most` of them, each but the last of as many weeks.
    pub(super) fn all(weeks: &[Week], most: usize) -> Vec<Self> {
        weeks.chunks(weeks_a_bar(weeks.len(), most)).filter_map(Self::of).collect()
    }

    fn of(weeks: &[Week]) -> Option<Self> {
        Some(Self {
            from: weeks.first()?.from,
            to: weeks.last()?.to,
            weeks: u32::try_from(weeks.len()).unwrap_or(u32::MAX),
            recorded: weeks.iter().map(|week| week.recorded).sum(),
            cramp_nights: weeks.iter().map(|week| week.cramp_nights).sum(),
        })
    }

    /// Its nights.
    pub(super) fn nights(&self) -> u32 {
        u32::try_from(self.to.days_since(self.from) + 1).unwrap_or_default()
    }

    /// Cramp nights a week, of the recorded nights, with the interval; `None` where none was
    /// recorded.
    pub(super) fn rate(&self) -> Option<Interval> {
        rates::cramp_nights_per_week(self.cramp_nights, self.recorded)
    }

    /// Whether so few nights were recorded that the trend leaves it out.
    pub(super) fn is_thin(&self) -> bool {
        self.recorded < NIGHTS_OF_A_TREND_WEEK * self.weeks
    }

    /// Whether nights were recorded and none of them with a cramp.
    pub(super) fn is_free(&self) -> bool {
        self.recorded > 0 && self.cramp_nights == 0
    }

    /// "3 Mar to 9 Mar 2026: 3 cramp nights in 6 recorded nights; 1 not recorded; 3.5 a week
    /// (95 % interval 1.3 to 5.7)".
    pub(super) fn words(&self) -> String {
        let counts = words::of_weeks(self.from, self.to, self.recorded, self.cramp_nights);
        self.rate().map_or_else(
            || counts.clone(),
            |Interval { estimate, low, high }| {
                format!("{counts}; {estimate:.1} a week (95 % interval {low:.1} to {high:.1})")
            },
        )
    }
}

/// How many weeks stand in one bar, so that there are at most `most`.
pub(super) fn weeks_a_bar(weeks: usize, most: usize) -> usize {
    weeks.div_ceil(most.max(1)).max(1)
}

#[cfg(test)]
mod tests {
    use super::WeekBar;
    use crate::trends::Week;

    fn weeks(counts: &[(u32, u32)]) -> Vec<Week> {
        let first: crate::diary::NightDate = "2026-03-03".parse().unwrap();
        (0_i64..)
            .zip(counts)
            .map(|(week, (recorded, cramp_nights))| Week {
                from: first.plus_days(7 * week),
                to: first.plus_days(7 * week + 6),
                recorded: *recorded,
                cramp_nights: *cramp_nights,
                cramps: *cramp_nights,
            })
            .collect()
    }

    #[test]
    fn a_bar_is_of_recorded_nights_only() {
        let bars = WeekBar::all(&weeks(&[(7, 2), (4, 2), (3, 0), (0, 0)]), 10);
        let rates: Vec<Option<f64>> =
            bars.iter().map(|bar| bar.rate().map(|rate| rate.estimate)).collect();
        assert_eq!(rates, [Some(2.0), Some(3.5), Some(0.0), None]);
        let thin: Vec<bool> = bars.iter().map(WeekBar::is_thin).collect();
        assert_eq!(thin, [false, false, true, true]);
        let words: Vec<String> = bars.iter().map(WeekBar::words).collect();
        assert_eq!(
            words,
            [
                "3 Mar to 9 Mar 2026: 2 cramp nights in 7 recorded nights; 2.0 a week (95 % \
                 interval 0.6 to 4.5)",
                "10 Mar to 16 Mar 2026: 2 cramp nights in 4 recorded nights; 3 not recorded; 3.5 \
                 a week (95 % interval 1.1 to 5.9)",
                "17 Mar to 23 Mar 2026: 0 cramp nights in 3 recorded nights; 4 not recorded; 0.0 \
                 a week (95 % interval 0.0 to 3.9)",
                "24 Mar to 30 Mar 2026: no night recorded",
            ]
        );
    }

    #[test]
    fn weeks_for_which_there_is_no_room_stand_together() {
        let bars = WeekBar::all(&weeks(&[(7, 2), (7, 4), (4, 1), (3, 1), (7, 0)]), 3);
        let found: Vec<_> =
            bars.iter().map(|bar| (bar.nights(), bar.recorded, bar.cramp_nights)).collect();
        assert_eq!(found, [(14, 14, 6), (14, 7, 2), (7, 7, 0)]);
        assert_eq!(bars[0].rate().map(|rate| rate.estimate), Some(3.0));
        assert!(bars[1].is_thin(), "7 recorded nights are fewer than 4 in each of 2 weeks");
        assert_eq!(WeekBar::all(&[], 0), []);
    }
}
