//! Which night a moment belongs to, and which moment a clock time of a night is.
//!
//! A night runs from noon to noon unless the person's day changes at another hour. Two
//! clock times are enough: their dates follow from the night.

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;

use super::date::{ClockTime, NightDate};

/// The hour at which one night ends and the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayChange(u8);

impl Default for DayChange {
    /// Noon.
    fn default() -> Self {
        Self(12)
    }
}

impl DayChange {
    /// At this full hour, 0 to 23.
    pub fn at_hour(hour: u8) -> Option<Self> {
        (hour < 24).then_some(Self(hour))
    }

    /// 0 to 23.
    pub const fn hour(self) -> u8 {
        self.0
    }

    /// The night to which a wall-clock moment belongs.
    ///
    /// With the change at noon, 02:13 belongs to the night that ends that morning and 23:50
    /// to the one that ends the next. A change before noon puts the evening's side longer.
    pub fn night_of(self, moment: NaiveDateTime) -> NightDate {
        let date = moment.date();
        if ClockTime::from(moment.time()).hour() < u16::from(self.0) {
            NightDate::from_morning(date)
        } else {
            NightDate::from_morning(date + TimeDelta::days(1))
        }
    }

    /// The civil date on which a clock time of a night falls.
    pub fn date_of(self, night: NightDate, clock: ClockTime) -> NaiveDate {
        if clock.hour() < u16::from(self.0) { night.morning() } else { night.evening() }
    }
}

/// Every moment at which the wall clock of a zone showed this time on this date: none in
/// the hour that is skipped in spring, two in the one that is repeated in autumn. Without
/// a zone the clock is taken as it stands.
pub fn moments_of(date: NaiveDate, clock: ClockTime, zone: Option<Tz>) -> Vec<DateTime<Utc>> {
    let wall = date.and_time(clock.naive());
    let Some(zone) = zone else {
        return vec![wall.and_utc()];
    };
    let found = zone.from_local_datetime(&wall);
    let mut moments: Vec<_> = found
        .earliest()
        .into_iter()
        .chain(found.latest())
        .map(|moment| moment.with_timezone(&Utc))
        .collect();
    moments.dedup();
    moments
}

/// The latest moment, not after `bound`, at which the wall clock showed this time.
///
/// `None` where the clock of the zone skipped it on every day near.
pub fn latest_not_after(
    clock: ClockTime,
    bound: DateTime<Utc>,
    zone: Option<Tz>,
) -> Option<DateTime<Utc>> {
    let local =
        zone.map_or_else(|| bound.naive_utc(), |zone| bound.with_timezone(&zone).naive_local());
    // A day after the local date: some zones have turned the clock back across midnight.
    (-2..=1)
        .flat_map(|days| moments_of(local.date() + TimeDelta::days(days), clock, zone))
        .filter(|moment| *moment <= bound)
        .max()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use chrono_tz::Europe::London;

    use super::{DayChange, latest_not_after, moments_of};
    use crate::diary::date::{ClockTime, NightDate};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn clock(text: &str) -> ClockTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_night_runs_from_noon_to_noon() {
        let noon = DayChange::default();
        let of = |day: &str, time: &str| {
            noon.night_of(date(day).and_time(clock(time).naive())).to_string()
        };
        assert_eq!(of("2026-03-14", "12:00"), "2026-03-15");
        assert_eq!(of("2026-03-14", "23:59"), "2026-03-15");
        assert_eq!(of("2026-03-15", "00:00"), "2026-03-15");
        assert_eq!(of("2026-03-15", "11:59"), "2026-03-15");
        let night = NightDate::from_morning(date("2026-03-15"));
        assert_eq!(noon.date_of(night, clock("12:00")), date("2026-03-14"));
        assert_eq!(noon.date_of(night, clock("11:59")), date("2026-03-15"));
    }

    #[test]
    fn a_shift_worker_may_move_the_change_of_day() {
        let evening = DayChange::at_hour(18).unwrap();
        let of = |day: &str, time: &str| {
            evening.night_of(date(day).and_time(clock(time).naive())).to_string()
        };
        assert_eq!(of("2026-03-15", "14:00"), "2026-03-15");
        assert_eq!(of("2026-03-15", "18:00"), "2026-03-16");
    }

    #[test]
    fn the_skipped_hour_has_no_moment_and_the_repeated_one_two() {
        assert!(moments_of(date("2026-03-29"), clock("01:30"), Some(London)).is_empty());
        assert_eq!(moments_of(date("2026-10-25"), clock("01:30"), Some(London)).len(), 2);
        assert_eq!(moments_of(date("2026-10-25"), clock("01:30"), None).len(), 1);
    }

    #[test]
    fn an_earlier_time_is_at_its_latest_moment() {
        let morning = moments_of(date("2026-10-25"), clock("07:00"), Some(London))[0];
        let repeated = latest_not_after(clock("01:30"), morning, Some(London)).unwrap();
        assert_eq!((morning - repeated).num_minutes(), 5 * 60 + 30);
        let evening = latest_not_after(clock("23:00"), morning, Some(London)).unwrap();
        assert_eq!((morning - evening).num_minutes(), 9 * 60);
    }
}
