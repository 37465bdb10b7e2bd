//! The times that follow from the items of the Consensus Sleep Diary.
//!
//! Carney CE and others, "The Consensus Sleep Diary", Sleep 2012;35:287-302: time in bed,
//! total sleep time and sleep efficiency, here in real elapsed minutes, so that the nights
//! of the clock change come out right.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{
    date::{ClockTime, NightDate},
    night::{Night, Sleep},
    night_time::{latest_not_after, moments_of},
    quantity::WholeMinutes,
};

/// What follows from a night's sleep items; `None` where an item for it is missing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct SleepTimes {
    /// From getting into bed to getting out of it, in minutes.
    pub time_in_bed: Option<i64>,
    /// From trying to sleep to the final awakening, less the minutes awake.
    pub total_sleep_time: Option<i64>,
    /// Total sleep time as a percentage of the time in bed.
    pub efficiency: Option<f64>,
}

/// Why a night's times cannot stand together; none of them is derived then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SleepProblem {
    /// The times in their order take more than 24 hours.
    #[error("the times are out of order: together they would take more than a day")]
    LongerThanADay,
    /// The clock skipped one of the times that night.
    #[error("the clock was put forward that night and skipped {0}")]
    SkippedTime(ClockTime),
    /// More minutes awake than the night had.
    #[error("the minutes awake are more than the time between the clock times")]
    MinutesDoNotFit,
}

/// Derives the times of a night.
///
/// # Errors
/// [`SleepProblem`] where the answers contradict each other.
pub fn sleep_times(night: &Night) -> Result<SleepTimes, SleepProblem> {
    let moments = Moments::of(night.date, &night.sleep, night.time_zone)?;
    let latency = night.sleep.minutes_to_fall_asleep.map(minutes);
    let awake = night.sleep.minutes_awake.map(minutes);
    moments.check_minutes(latency, awake)?;

    let between = |from: Option<DateTime<Utc>>, to: Option<DateTime<Utc>>| {
        from.zip(to).map(|(from, to)| (to - from).num_minutes())
    };
    let time_in_bed = between(moments.into_bed, moments.out_of_bed);
    let total_sleep_time = between(moments.tried_to_sleep, moments.final_awakening)
        .zip(latency.zip(awake))
        .map(|(asleep_or_awake, (latency, awake))| {
            asleep_or_awake - latency.num_minutes() - awake.num_minutes()
        });
    #[expect(clippy::cast_precision_loss, reason = "minutes of one day are small")]
    let efficiency = total_sleep_time
        .zip(time_in_bed)
        .filter(|(_, in_bed)| *in_bed > 0)
        .map(|(asleep, in_bed)| 100.0 * asleep as f64 / in_bed as f64);
    Ok(SleepTimes { time_in_bed, total_sleep_time, efficiency })
}

/// The four clock times as moments, each at its latest not after the next one.
struct Moments {
    into_bed: Option<DateTime<Utc>>,
    tried_to_sleep: Option<DateTime<Utc>>,
    final_awakening: Option<DateTime<Utc>>,
    out_of_bed: Option<DateTime<Utc>>,
}

impl Moments {
    fn of(night: NightDate, sleep: &Sleep, zone: Option<Tz>) -> Result<Self, SleepProblem> {
        let mut next: Option<DateTime<Utc>> = None;
        let mut last: Option<DateTime<Utc>> = None;
        let mut place = |clock: Option<ClockTime>| -> Result<Option<DateTime<Utc>>, SleepProblem> {
            let Some(clock) = clock else { return Ok(None) };
            let found = match next {
                // The last time that is known is on the date of the morning.
                None => moments_of(night.morning(), clock, zone).into_iter().max(),
                Some(bound) => latest_not_after(clock, bound, zone),
            };
            let moment = found.ok_or(SleepProblem::SkippedTime(clock))?;
            if *last.get_or_insert(moment) - moment > TimeDelta::hours(24) {
                return Err(SleepProblem::LongerThanADay);
            }
            next = Some(moment);
            Ok(Some(moment))
        };
        let out_of_bed = place(sleep.out_of_bed)?;
        let final_awakening = place(sleep.final_awakening)?;
        let tried_to_sleep = place(sleep.tried_to_sleep)?;
        let into_bed = place(sleep.into_bed)?;
        Ok(Self { into_bed, tried_to_sleep, final_awakening, out_of_bed })
    }

    /// The minutes must fit between the times that are known, whichever those are.
    fn check_minutes(
        &self,
        latency: Option<TimeDelta>,
        awake: Option<TimeDelta>,
    ) -> Result<(), SleepProblem> {
        let start = self.tried_to_sleep.or(self.into_bed);
        let end = self.final_awakening.or(self.out_of_bed);
        let needed = latency.unwrap_or_default() + awake.unwrap_or_default();
        match start.zip(end) {
            Some((start, end)) if end - start < needed => Err(SleepProblem::MinutesDoNotFit),
            _ => Ok(()),
        }
    }
}

fn minutes(count: WholeMinutes) -> TimeDelta {
    TimeDelta::minutes(i64::from(count.get()))
}

#[cfg(test)]
mod tests {
    use super::{SleepProblem, SleepTimes, sleep_times};
    use crate::diary::{Night, NightDate, Sleep, quantity::WholeMinutes};

    fn night(date: &str, zone: Option<&str>, clocks: [&str; 4], minutes: [i64; 2]) -> Night {
        let date: NightDate = date.parse().unwrap();
        let clock = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        let [into_bed, tried_to_sleep, final_awakening, out_of_bed] = clocks.map(clock);
        let [latency, awake] = minutes.map(|count| WholeMinutes::new(count).ok());
        let sleep = Sleep {
            into_bed,
            tried_to_sleep,
            minutes_to_fall_asleep: latency,
            minutes_awake: awake,
            final_awakening,
            out_of_bed,
            ..Sleep::default()
        };
        let time_zone = zone.map(|name| name.parse().unwrap());
        Night { time_zone, sleep, ..Night::unanswered(date) }
    }

    const USUAL: [&str; 4] = ["22:45", "23:10", "06:40", "07:05"];

    #[test]
    fn the_published_items_give_the_reference_values_over_both_clock_changes() {
        for (date, in_bed, asleep, efficiency) in [
            ("2026-02-10", 500, 405, 81.00),
            ("2026-03-29", 440, 345, 78.41),
            ("2026-10-25", 560, 465, 83.04),
        ] {
            let times = sleep_times(&night(date, Some("Europe/London"), USUAL, [20, 25])).unwrap();
            assert_eq!(times.time_in_bed, Some(in_bed), "{date}");
            assert_eq!(times.total_sleep_time, Some(asleep), "{date}");
            assert!((times.efficiency.unwrap() - efficiency).abs() < 0.005, "{date}");
        }
        let plain = sleep_times(&night("2026-03-29", None, USUAL, [20, 25])).unwrap();
        assert_eq!(plain.time_in_bed, Some(500));
    }

    #[test]
    fn contradictions_leave_every_derived_value_empty() {
        let out_of_order = ["23:20", "23:10", "06:40", "07:05"];
        assert_eq!(
            sleep_times(&night("2026-02-10", None, out_of_order, [20, 25])),
            Err(SleepProblem::LongerThanADay)
        );
        assert_eq!(
            sleep_times(&night("2026-02-10", None, USUAL, [200, 251])),
            Err(SleepProblem::MinutesDoNotFit)
        );
        assert_eq!(
            sleep_times(&night("2026-02-10", None, USUAL, [200, 250])).unwrap().total_sleep_time,
            Some(0)
        );
        let skipped = ["22:45", "23:10", "06:40", "01:30"];
        assert_eq!(
            sleep_times(&night("2026-03-29", Some("Europe/London"), skipped, [0, 0])),
            Err(SleepProblem::SkippedTime("01:30".parse().unwrap()))
        );
    }

    #[test]
    fn a_missing_item_takes_only_what_needs_it() {
        let times =
            sleep_times(&night("2026-02-10", None, ["22:45", "", "06:40", "07:05"], [20, 25]));
        assert_eq!(times, Ok(SleepTimes { time_in_bed: Some(500), ..SleepTimes::default() }));
        assert_eq!(
            sleep_times(&Night::unanswered("2026-02-10".parse().unwrap())),
            Ok(SleepTimes::default())
        );
    }
}
