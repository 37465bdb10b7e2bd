//! Months, years and weeks of the calendar.

use chrono::{Datelike as _, Months, NaiveDate, Weekday};

use crate::diary::{NightDate, Period};

/// Nights of a week.
const WEEK: i64 = 7;

/// A month of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    first: NaiveDate,
}

impl Month {
    /// The month of the night's morning.
    pub fn of(night: NightDate) -> Self {
        let morning = night.morning();
        Self { first: morning.with_day(1).unwrap_or(morning) }
    }

    /// "March 2026".
    pub fn name(self) -> String {
        self.first.format("%B %Y").to_string()
    }

    /// The nights whose mornings are of this month.
    pub fn nights(self) -> Period {
        let days = i64::from(self.first.num_days_in_month());
        let first = NightDate::from_morning(self.first);
        Period::ending(first.plus_days(days - 1), u32::try_from(days).unwrap_or(1))
    }
}

/// A year of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year {
    first: NaiveDate,
}

impl Year {
    /// The year of the night's morning.
    pub fn of(night: NightDate) -> Self {
        let first = night.morning().with_day(1).and_then(|day| day.with_month(1));
        Self { first: first.unwrap_or_else(|| night.morning()) }
    }

    /// "2026".
    pub fn name(self) -> String {
        self.first.format("%Y").to_string()
    }

    /// The nights whose mornings are of this year.
    pub fn nights(self) -> Period {
        self.bands(1).next().unwrap_or_else(|| Month::of(self.first_night()).nights())
    }

    /// The year in so many parts of whole months; `parts` divides twelve.
    pub fn bands(self, parts: u32) -> impl Iterator<Item = Period> {
        let months = 12 / i32::try_from(parts.clamp(1, 12)).unwrap_or(1);
        let first = self.first_night();
        (0..12).step_by(usize::try_from(months).unwrap_or(1)).filter_map(move |month| {
            let first = plus_months(first, month);
            let last = plus_months(first, months).plus_days(-1);
            Period::new(first, last)
        })
    }

    const fn first_night(self) -> NightDate {
        NightDate::from_morning(self.first)
    }
}

/// The same day so many months later (earlier where negative); the last day of a month that is
/// too short for it. The same night at the end of the calendar.
pub fn plus_months(night: NightDate, months: i32) -> NightDate {
    let by = Months::new(months.unsigned_abs());
    let morning = night.morning();
    let moved =
        if months < 0 { morning.checked_sub_months(by) } else { morning.checked_add_months(by) };
    NightDate::from_morning(moved.unwrap_or(morning))
}

/// The week of a night.
pub fn week_of(night: NightDate, start: Weekday) -> Period {
    let into_week = night.morning().weekday().days_since(start);
    Period::ending(night.plus_days(6 - i64::from(into_week)), 7)
}

/// The weeks of some nights; `None` where the day is not one of them.
pub fn weeks(nights: Period, start: Weekday) -> Vec<[Option<NightDate>; 7]> {
    let first = week_of(nights.first(), start).first();
    let weeks = nights.last().days_since(first) / WEEK + 1;
    (0..weeks)
        .map(|week| {
            std::array::from_fn(|day| {
                let day = i64::try_from(day).unwrap_or_default();
                Some(first.plus_days(week * WEEK + day)).filter(|night| nights.contains(*night))
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike as _, Weekday};

    use super::{Month, Year, plus_months, week_of, weeks};
    use crate::diary::{NightDate, Period};

    fn night(text: &str) -> NightDate {
        text.parse().unwrap()
    }

    /// Weeks as the days of their mornings; 0 is a day of another month.
    fn days(nights: Period, start: Weekday) -> Vec<[u32; 7]> {
        let day = |night: Option<NightDate>| night.map_or(0, |night| night.morning().day());
        weeks(nights, start).into_iter().map(|week| week.map(day)).collect()
    }

    #[test]
    fn a_month_has_its_weeks_as_rows_from_any_weekday_on() {
        // 1 June 2026 is a Monday, 1 March 2026 a Sunday, and February 2027 has four weeks.
        let month = |text, start| days(Month::of(night(text)).nights(), start);
        assert_eq!(month("2026-06-15", Weekday::Mon)[0], [1, 2, 3, 4, 5, 6, 7]);
        let march = month("2026-03-31", Weekday::Mon);
        assert_eq!(march.first(), Some(&[0, 0, 0, 0, 0, 0, 1]));
        assert_eq!(march.last(), Some(&[30, 31, 0, 0, 0, 0, 0]));
        assert_eq!(march.len(), 6);
        assert_eq!(month("2026-03-31", Weekday::Sun)[0], [1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(month("2026-03-31", Weekday::Sat)[0], [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(month("2027-02-01", Weekday::Mon).len(), 4);
        assert_eq!(month("2024-02-29", Weekday::Mon)[4], [26, 27, 28, 29, 0, 0, 0]);
    }

    #[test]
    fn a_year_has_all_its_nights_however_it_is_parted() {
        for (text, nights) in [("2026-03-15", 365), ("2024-12-31", 366)] {
            let year = Year::of(night(text));
            assert_eq!(year.nights().nights(), nights);
            assert_eq!(year.name(), text[..4]);
            for parts in [1, 2, 3, 4, 6] {
                let bands: Vec<Period> = year.bands(parts).collect();
                assert_eq!(bands.len(), usize::try_from(parts).unwrap());
                assert_eq!(bands.iter().map(|band| band.nights()).sum::<i64>(), nights);
                assert!(bands.windows(2).all(|two| two[1].first() == two[0].last().plus_days(1)));
            }
        }
        // 54 weeks: a leap year that begins on a Sunday, in weeks from Monday on.
        assert_eq!(weeks(Year::of(night("2012-05-01")).nights(), Weekday::Mon).len(), 54);
    }

    #[test]
    fn months_on_and_back_keep_the_day_where_there_is_one() {
        for (from, months, to) in [
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-01-31", -1, "2025-12-31"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2026-03-15", -12, "2025-03-15"),
            ("2026-12-31", 2, "2027-02-28"),
        ] {
            assert_eq!(plus_months(night(from), months), night(to), "{from} {months}");
        }
    }

    #[test]
    fn a_week_begins_where_the_person_says() {
        // A Sunday.
        for (start, first) in [
            (Weekday::Mon, "2026-03-09"),
            (Weekday::Sun, "2026-03-15"),
            (Weekday::Sat, "2026-03-14"),
        ] {
            let week = week_of(night("2026-03-15"), start);
            assert_eq!((week.first(), week.nights()), (night(first), 7));
        }
    }
}
