//! Which moment a time means that was typed for a night, and what is to be said about it.
//!
//! Two clock times are enough: the date follows from the night. Where it does not follow, as in
//! the hour that is repeated in autumn, it is said and never guessed in silence.

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

use crate::{
    clock::Now,
    diary::{
        ClockTime, NightDate,
        draft::{self, TypedTime},
        night_time::{DayChange, moments_of},
        text::capital,
    },
};

use super::{preferences::ClockStyle, text};

/// What a clock time is a time of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeOf {
    /// A night, from its evening on: a cramp, a dose.
    Night(NightDate),
    /// The end of a night: it is on the date of its morning.
    Morning(NightDate),
    /// The day before a night, until the person slept.
    DayBefore(NightDate),
    /// A date that is told apart from it: an appointment.
    Date(NaiveDate),
}

/// How times are read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReadTime {
    /// What it is a time of.
    pub of: TimeOf,
    /// The present moment.
    pub now: Now,
    /// When one night ends and the next begins.
    pub day_change: DayChange,
    /// The zone in which the night was spent.
    pub zone: Option<Tz>,
    /// How times are written.
    pub style: ClockStyle,
}

/// What is to be said about a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Its date follows from the night.
    Plain(NaiveDate),
    /// Something that the person should know: the clock showed it twice.
    Doubtful(String),
    /// The clock did not show it at all: is it right?
    Unlikely(String),
}

impl ReadTime {
    /// Understands a typed time.
    ///
    /// # Errors
    /// A sentence: it is no time, has not come yet, or is in another night.
    pub fn read(self, typed: &str) -> Result<ClockTime, String> {
        let read = draft::time(typed).map_err(|error| capital(&error.to_string()))?;
        let clock = match read {
            TypedTime::Clock(clock) => clock,
            TypedTime::Ago(elapsed) => self.told_from_now(self.now.plus(-elapsed).local)?,
        };
        if self.earliest(clock).is_some_and(|moment| moment > self.now.local) {
            return Err(match self.of {
                TimeOf::Night(_) => "This time of the night has not come yet".to_owned(),
                TimeOf::Morning(_) | TimeOf::DayBefore(_) | TimeOf::Date(_) => {
                    "This time has not come yet".to_owned()
                }
            });
        }
        Ok(clock)
    }

    /// What is to be said about a time of it.
    pub fn remark(self, clock: ClockTime) -> Option<Remark> {
        let date = match self.of {
            TimeOf::Night(night) => self.day_change.date_of(night, clock),
            TimeOf::Morning(night) => night.morning(),
            TimeOf::DayBefore(_) | TimeOf::Date(_) => return None,
        };
        let time = text::clock_in(self.style, clock);
        Some(match moments_of(date, clock, self.zone).len() {
            0 => Remark::Unlikely(format!(
                "The clock was put forward that night and skipped {time}. Is it right?"
            )),
            1 => Remark::Plain(date),
            _ => Remark::Doubtful(format!(
                "On {}, when the clock was put back: it showed {time} twice, and which of them \
                 it was is not recorded",
                text::date(date)
            )),
        })
    }

    /// The clock time of a moment that was told from now, where it belongs to what is asked.
    fn told_from_now(self, moment: NaiveDateTime) -> Result<ClockTime, String> {
        let belongs = match self.of {
            TimeOf::Night(night) => self.day_change.night_of(moment) == night,
            TimeOf::Morning(night) => moment.date() == night.morning(),
            TimeOf::DayBefore(night) => {
                moment.date() == night.evening() || self.day_change.night_of(moment) == night
            }
            TimeOf::Date(date) => moment.date() == date,
        };
        let clock = ClockTime::from(moment.time());
        if belongs {
            return Ok(clock);
        }
        let (when, what) = (text::date(moment.date()), text::clock_in(self.style, clock));
        Err(match self.of {
            TimeOf::Date(_) => format!("That is {what} on {when}, not on the date of this entry"),
            TimeOf::Night(_) | TimeOf::Morning(_) | TimeOf::DayBefore(_) => {
                format!("That is {what} on {when}, which is not in this night")
            }
        })
    }

    /// The first moment that it can be, where it must have come.
    fn earliest(self, clock: ClockTime) -> Option<NaiveDateTime> {
        let date = match self.of {
            TimeOf::Night(night) => self.day_change.date_of(night, clock),
            TimeOf::Morning(night) => night.morning(),
            TimeOf::DayBefore(night) => night.evening(),
            TimeOf::Date(_) => return None,
        };
        Some(date.and_time(clock.naive()))
    }
}

#[cfg(test)]
mod tests {
    use super::{ReadTime, Remark, TimeOf};
    use crate::{
        app::preferences::ClockStyle,
        clock::{Clock, Now},
        diary::{NightDate, night_time::DayChange},
    };

    fn night(date: &str) -> NightDate {
        date.parse().unwrap()
    }

    fn at(now: &str, of: TimeOf) -> ReadTime {
        let now = Clock::fixed(now.parse().unwrap()).now();
        let (day_change, style) = (DayChange::default(), ClockStyle::TwentyFour);
        ReadTime { of, now, day_change, zone: now.zone, style }
    }

    #[test]
    fn a_time_of_a_night_is_one_that_has_come() {
        let tonight = night("2026-03-20");
        for (now, typed, read) in [
            ("2026-03-20T08:00:00", "3:15", Ok("03:15")),
            ("2026-03-20T08:00:00", "23:50", Ok("23:50")),
            ("2026-03-20T08:00:00", "8:00", Ok("08:00")),
            ("2026-03-20T08:00:00", "8:01", Err("This time of the night has not come yet")),
            ("2026-03-20T08:00:00", "15 min ago", Ok("07:45")),
            ("2026-03-20T08:00:00", "now", Ok("08:00")),
            ("2026-03-20T00:05:00", "15 min ago", Ok("23:50")),
            ("2026-03-19T12:10:00", "10 min ago", Ok("12:00")),
            (
                "2026-03-20T12:05:00",
                "now",
                Err("That is 12:05 on Fri 20 March 2026, which is not in this night"),
            ),
            (
                "2026-03-19T12:10:00",
                "11 min ago",
                Err("That is 11:59 on Thu 19 March 2026, which is not in this night"),
            ),
            ("2026-03-20T08:00:00", "x", Err("Type a time like 3:15, 315 or 3.15 am")),
        ] {
            let found = at(now, TimeOf::Night(tonight)).read(typed).map(|time| time.to_string());
            assert_eq!(found, read.map(str::to_owned).map_err(str::to_owned), "{typed} at {now}");
        }
    }

    #[test]
    fn the_end_of_a_night_is_on_the_date_of_its_morning() {
        let morning = |now: &str| at(now, TimeOf::Morning(night("2026-03-20")));
        assert!(morning("2026-03-20T14:00:00").read("13:30").is_ok(), "slept until after noon");
        assert!(morning("2026-03-20T08:00:00").read("13:30").is_err(), "it has not come");
        assert!(morning("2026-03-20T08:00:00").read("10 h ago").is_err(), "on the evening before");
    }

    #[test]
    fn the_day_before_and_appointments_have_their_own_dates() {
        let before = |now: &str| at(now, TimeOf::DayBefore(night("2026-03-20")));
        assert!(before("2026-03-20T08:00:00").read("10:00").is_ok());
        assert!(before("2026-03-19T09:00:00").read("10:00").is_err(), "it has not come");
        assert!(before("2026-03-19T09:00:00").read("an hour ago").is_ok());
        assert!(before("2026-03-21T09:00:00").read("an hour ago").is_err());
        let ahead = TimeOf::Date("2026-05-01".parse().unwrap());
        assert!(at("2026-03-20T08:00:00", ahead).read("15:00").is_ok());
        assert!(at("2026-03-20T08:00:00", ahead).read("now").is_err());
    }

    #[test]
    fn the_hour_that_is_repeated_or_skipped_is_said() {
        let in_london = |date: &str, clock: &str| {
            let zone = Some(chrono_tz::Europe::London);
            let now: Now = Clock::fixed("2026-12-01T08:00:00".parse().unwrap()).now();
            let of = TimeOf::Night(night(date));
            let reading = ReadTime { now, zone, ..at("2026-12-01T08:00:00", of) };
            reading.remark(clock.parse().unwrap()).unwrap()
        };
        assert!(matches!(in_london("2026-10-25", "01:30"), Remark::Doubtful(_)));
        assert!(matches!(in_london("2026-10-25", "02:00"), Remark::Plain(_)));
        assert!(matches!(in_london("2026-03-29", "01:30"), Remark::Unlikely(_)));
        assert_eq!(in_london("2026-03-29", "23:30"), Remark::Plain("2026-03-28".parse().unwrap()));
    }

    #[test]
    fn elapsed_time_is_real_where_the_clock_was_put_back() {
        let zone = Some(chrono_tz::Europe::London);
        // 01:30 for the second time.
        let instant = "2026-10-25T01:30:00Z".parse().unwrap();
        let now = Now { instant, local: "2026-10-25T01:30:00".parse().unwrap(), zone };
        let of = TimeOf::Night(night("2026-10-25"));
        let reading = ReadTime { now, zone, ..at("2026-12-01T08:00:00", of) };
        assert_eq!(reading.read("an hour ago").unwrap().to_string(), "01:30");
        assert_eq!(reading.read("2 h ago").unwrap().to_string(), "00:30");
    }
}
