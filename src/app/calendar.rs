//! What the calendar shows: a month of nights, or a list of those that a search finds.

use chrono::{Datelike as _, Months, NaiveDate};

use crate::diary::{Diary, NightDate, Period, vocabulary::vocabulary};

use super::search::Search;

/// Nights of a week.
const WEEK: i64 = 7;

vocabulary!(
    /// How the calendar shows its nights.
    Layout, "layout", {
        Month = "month",
        List = "list",
    }
);

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

    /// The month after this one; the same one at the end of the calendar.
    #[must_use]
    pub fn next(self) -> Self {
        Self { first: self.first.checked_add_months(Months::new(1)).unwrap_or(self.first) }
    }

    /// The month before this one; the same one at the beginning of the calendar.
    #[must_use]
    pub fn previous(self) -> Self {
        Self { first: self.first.checked_sub_months(Months::new(1)).unwrap_or(self.first) }
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

    /// Its weeks as rows, Monday first; `None` where the day is of another month.
    pub fn weeks(self) -> Vec<[Option<NightDate>; 7]> {
        let nights = self.nights();
        let monday =
            nights.first().plus_days(-i64::from(self.first.weekday().num_days_from_monday()));
        let rows = (nights.last().days_since(monday) / WEEK) + 1;
        (0..rows)
            .map(|row| {
                std::array::from_fn(|day| {
                    let day = i64::try_from(day).unwrap_or_default();
                    Some(monday.plus_days(row * WEEK + day)).filter(|night| nights.contains(*night))
                })
            })
            .collect()
    }
}

/// How many of some nights were recorded, and how many had a cramp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Nights that have begun.
    pub nights: u32,
    /// Nights of which it was answered if there were cramps.
    pub recorded: u32,
    /// Nights with a cramp.
    pub cramp_nights: u32,
}

impl Tally {
    /// Counts the nights of a month, as far as they are not after `tonight`.
    pub fn of(month: Month, diary: &Diary, tonight: NightDate) -> Self {
        let mut tally = Self::default();
        for date in month.nights().iter().filter(|date| *date <= tonight) {
            let night = diary.night(date);
            tally.nights += 1;
            tally.recorded += u32::from(night.is_some_and(|night| night.is_recorded()));
            tally.cramp_nights += u32::from(night.is_some_and(|night| night.is_cramp_night()));
        }
        tally
    }
}

/// The calendar.
#[derive(Debug, Clone)]
pub struct CalendarView {
    /// A month or a list.
    pub layout: Layout,
    /// The shown month.
    pub month: Month,
    /// What is searched for in the list.
    pub search: Search,
}

impl CalendarView {
    /// The calendar with the month of a night.
    pub fn at(night: NightDate) -> Self {
        Self { layout: Layout::Month, month: Month::of(night), search: Search::default() }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Month, Tally};
    use crate::diary::{Cramp, Diary, Night, NightDate};

    fn night(text: &str) -> NightDate {
        text.parse().unwrap()
    }

    /// The rows of a month as the days of its mornings; 0 is a day of another month.
    fn rows(text: &str) -> Vec<[u32; 7]> {
        let day = |night: Option<NightDate>| {
            night.map_or(0, |night| chrono::Datelike::day(&night.morning()))
        };
        Month::of(night(text)).weeks().into_iter().map(|week| week.map(day)).collect()
    }

    #[test]
    fn a_month_has_its_weeks_as_rows_with_monday_first() {
        // 1 June 2026 is a Monday, 1 March 2026 a Sunday, and February 2027 has four weeks.
        assert_eq!(rows("2026-06-15")[0], [1, 2, 3, 4, 5, 6, 7]);
        let march = rows("2026-03-31");
        assert_eq!(march.first(), Some(&[0, 0, 0, 0, 0, 0, 1]));
        assert_eq!(march.last(), Some(&[30, 31, 0, 0, 0, 0, 0]));
        assert_eq!(march.len(), 6);
        assert_eq!(rows("2027-02-01").len(), 4);
        assert_eq!(rows("2024-02-29")[4], [26, 27, 28, 29, 0, 0, 0]);
    }

    #[test]
    fn the_months_before_and_after_cross_the_year() {
        let january = Month::of(night("2026-01-31"));
        assert_eq!(january.next().name(), "February 2026");
        assert_eq!(january.previous().name(), "December 2025");
        assert_eq!(january.nights().nights(), 31);
    }

    #[test]
    fn nights_that_have_not_begun_are_not_counted() {
        let mut diary = Diary::default();
        for (date, cramps) in [
            ("2026-03-01", Some(vec![Cramp::default()])),
            ("2026-03-02", Some(Vec::new())),
            ("2026-03-03", None),
            ("2026-03-05", Some(Vec::new())),
        ] {
            diary.put_night(Arc::new(Night { cramps, ..Night::unanswered(night(date)) }));
        }
        let month = Month::of(night("2026-03-10"));
        assert_eq!(
            Tally::of(month, &diary, night("2026-03-04")),
            Tally { nights: 4, recorded: 2, cramp_nights: 1 }
        );
        assert_eq!(Tally::of(month, &diary, night("2026-02-28")), Tally::default());
    }
}
