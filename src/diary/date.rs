//! Civil dates, clock times and periods of nights.

use std::{fmt, str::FromStr};

use chrono::{Datelike as _, NaiveDate, NaiveTime, TimeDelta, Timelike as _};
use serde::de::Error as _;

/// Raised when a text is no date or no clock time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Not of the form, or not in the calendar.
    #[error("\"{0}\" is not a date of the calendar; a date is written YYYY-MM-DD")]
    NoDate(String),
    /// Not of the form `HH:MM`, or past 23:59.
    #[error("\"{0}\" is not a clock time; a time is written HH:MM, from 00:00 to 23:59")]
    NoTime(String),
}

/// Reads a civil date of the form `YYYY-MM-DD` that exists in the calendar.
///
/// # Errors
/// [`DateError::NoDate`] where it does not.
pub fn parse_date(text: &str) -> Result<NaiveDate, DateError> {
    let error = || DateError::NoDate(text.chars().take(40).collect());
    // By hand: a diary of many years holds as many dates as rows, and reads them at each start.
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return Err(error());
    };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
        })
    };
    let year = number(&[y1, y2, y3, y4]).and_then(|year| i32::try_from(year).ok());
    year.zip(number(&[m1, m2]))
        .zip(number(&[d1, d2]))
        .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or_else(error)
}

/// Serde for plain civil dates, strict about their form.
pub(crate) mod civil {
    use chrono::NaiveDate;
    use serde::{Deserialize as _, Serializer, de::Error as _};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
    pub(crate) fn serialize<S: Serializer>(date: &NaiveDate, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(date)
    }

    pub(crate) fn deserialize<'de, D: serde::Deserializer<'de>>(
        d: D,
    ) -> Result<NaiveDate, D::Error> {
        super::parse_date(&String::deserialize(d)?).map_err(D::Error::custom)
    }
}

/// Serde for civil dates that may be unanswered.
pub(crate) mod civil_option {
    use chrono::NaiveDate;
    use serde::{Deserialize as _, Serializer, de::Error as _};

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        clippy::ref_option,
        reason = "serde calls it with a reference"
    )]
    pub(crate) fn serialize<S: Serializer>(
        date: &Option<NaiveDate>,
        s: S,
    ) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => s.collect_str(date),
            None => s.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: serde::Deserializer<'de>>(
        d: D,
    ) -> Result<Option<NaiveDate>, D::Error> {
        Option::<String>::deserialize(d)?
            .map(|text| super::parse_date(&text).map_err(D::Error::custom))
            .transpose()
    }
}

/// Serde for lists of civil dates.
pub(crate) mod civil_list {
    use chrono::NaiveDate;
    use serde::{Deserialize as _, Serializer};

    pub(crate) fn serialize<S: Serializer>(dates: &[NaiveDate], s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(dates.iter().map(ToString::to_string))
    }

    pub(crate) fn deserialize<'de, D: serde::Deserializer<'de>>(
        d: D,
    ) -> Result<Vec<NaiveDate>, D::Error> {
        // Each is read as a date of its own, so that a fault is told of that one.
        let dates = Vec::<CivilDate>::deserialize(d)?;
        Ok(dates.into_iter().map(|CivilDate(date)| date).collect())
    }

    struct CivilDate(NaiveDate);

    impl<'de> serde::Deserialize<'de> for CivilDate {
        fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
            super::civil::deserialize(d).map(Self)
        }
    }
}

/// A night, named by the civil date of the morning on which it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NightDate(NaiveDate);

impl NightDate {
    /// The night that ended on the morning of `date`.
    pub const fn from_morning(date: NaiveDate) -> Self {
        Self(date)
    }

    /// The civil date of the morning.
    pub const fn morning(self) -> NaiveDate {
        self.0
    }

    /// The civil date of the evening.
    pub fn evening(self) -> NaiveDate {
        self.0 - TimeDelta::days(1)
    }

    /// The night `days` later (earlier where negative).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0 + TimeDelta::days(days))
    }

    /// Nights from `earlier` to this one; negative where this one comes first.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// The night's name by both of its dates: "Sat 14 to Sun 15 March".
    ///
    /// The year stands with a date that is not of `this_year`.
    pub fn both_dates(self, this_year: i32) -> String {
        let (evening, morning) = (self.evening(), self.morning());
        let year = |date: NaiveDate| {
            if date.year() == this_year { String::new() } else { format!(" {}", date.year()) }
        };
        let first = if evening.year() != morning.year() {
            format!("{}{}", evening.format("%a %-d %B"), year(evening))
        } else if evening.month() == morning.month() {
            evening.format("%a %-d").to_string()
        } else {
            evening.format("%a %-d %B").to_string()
        };
        format!("{first} to {}{}", morning.format("%a %-d %B"), year(morning))
    }
}

impl fmt::Display for NightDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for NightDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        parse_date(text).map(Self)
    }
}

impl serde::Serialize for NightDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        civil::serialize(&self.0, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for NightDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        civil::deserialize(deserializer).map(Self)
    }
}

/// A wall-clock time to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    minute_of_day: u16,
}

impl ClockTime {
    /// The clock time `hour:minute`, where there is one.
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        NaiveTime::from_hms_opt(hour, minute, 0).map(Self::from)
    }

    /// 0 to 23.
    pub const fn hour(self) -> u16 {
        self.minute_of_day / 60
    }

    /// 0 to 59.
    pub const fn minute(self) -> u16 {
        self.minute_of_day % 60
    }

    /// Minutes since midnight on the face of the clock.
    pub const fn minute_of_day(self) -> u16 {
        self.minute_of_day
    }

    /// The time as chrono's type.
    pub fn naive(self) -> NaiveTime {
        NaiveTime::MIN + TimeDelta::minutes(i64::from(self.minute_of_day))
    }
}

impl From<NaiveTime> for ClockTime {
    /// Seconds are dropped.
    fn from(time: NaiveTime) -> Self {
        let minute = time.hour() * 60 + time.minute();
        Self { minute_of_day: u16::try_from(minute).unwrap_or_default() }
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

impl FromStr for ClockTime {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let error = || DateError::NoTime(text.chars().take(40).collect());
        let &[h1, h2, b':', m1, m2] = text.as_bytes() else {
            return Err(error());
        };
        let number = |tens: u8, ones: u8| {
            (tens.is_ascii_digit() && ones.is_ascii_digit())
                .then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
        };
        number(h1, h2)
            .zip(number(m1, m2))
            .and_then(|(hour, minute)| Self::new(hour, minute))
            .ok_or_else(error)
    }
}

impl serde::Serialize for ClockTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for ClockTime {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// A run of nights, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    first: NightDate,
    last: NightDate,
}

impl Period {
    /// The nights from `first` to `last`; `None` where `first` comes after `last`.
    pub fn new(first: NightDate, last: NightDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The `nights` nights that end with `last`; at least that one.
    pub fn ending(last: NightDate, nights: u32) -> Self {
        Self { first: last.plus_days(1 - i64::from(nights.max(1))), last }
    }

    /// The first night.
    pub const fn first(self) -> NightDate {
        self.first
    }

    /// The last night.
    pub const fn last(self) -> NightDate {
        self.last
    }

    /// How many nights it has; at least 1.
    pub fn nights(self) -> i64 {
        self.last.days_since(self.first) + 1
    }

    /// Whether a night is part of it.
    pub fn contains(self, night: NightDate) -> bool {
        self.first <= night && night <= self.last
    }

    /// The equally long period just before this one.
    #[must_use]
    pub fn before(self) -> Self {
        let nights = self.nights();
        Self { first: self.first.plus_days(-nights), last: self.last.plus_days(-nights) }
    }

    /// Every night of it, the first one first.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = NightDate> {
        (0..self.nights()).map(move |day| self.first.plus_days(day))
    }
}

#[cfg(test)]
mod tests {
    use super::{ClockTime, NightDate, Period, parse_date};

    fn night(text: &str) -> NightDate {
        text.parse().unwrap()
    }

    #[test]
    fn only_dates_of_the_calendar_are_dates() {
        for good in ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(parse_date(good).unwrap().to_string(), good);
        }
        for bad in [
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-1-01",
            "24-01-01",
            "2024-01-01 ",
            "+2024-01-1",
            "2024/01/01",
            "",
            "２０２４-01-01",
        ] {
            assert!(parse_date(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_clock_time_has_two_digits_each() {
        for good in ["00:00", "09:05", "23:59"] {
            assert_eq!(good.parse::<ClockTime>().unwrap().to_string(), good);
        }
        for bad in ["24:00", "9:05", "12:60", "12-30", "12:3a", "", "12:30:00", "1２:0"] {
            assert!(bad.parse::<ClockTime>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_night_is_named_by_both_of_its_dates() {
        assert_eq!(night("2026-03-15").both_dates(2026), "Sat 14 to Sun 15 March");
        assert_eq!(night("2026-03-01").both_dates(2026), "Sat 28 February to Sun 1 March");
        assert_eq!(night("2026-03-15").both_dates(2027), "Sat 14 to Sun 15 March 2026");
        assert_eq!(night("2027-01-01").both_dates(2027), "Thu 31 December 2026 to Fri 1 January");
    }

    #[test]
    fn a_period_has_both_of_its_ends() {
        let period = Period::ending(night("2026-03-28"), 28);
        assert_eq!(period.first(), night("2026-03-01"));
        assert_eq!(period.iter().count(), 28);
        assert!(period.contains(night("2026-03-28")) && !period.contains(night("2026-03-29")));
        assert_eq!(period.before().last(), night("2026-02-28"));
        assert!(Period::new(night("2026-03-02"), night("2026-03-01")).is_none());
    }
}
