//! Dates as people type them.

use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};

use super::DraftError;
use crate::diary::date::parse_date;

/// What comes first in a date of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// 14.3.2026.
    #[default]
    DayFirst,
    /// 3/14/2026.
    MonthFirst,
}

/// Where a date lies that is not told whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaning {
    /// It has come already: "9 nov" is the latest one.
    Past,
    /// It may be ahead: "9 nov" is the next one.
    Coming,
}

/// How dates are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadDate {
    /// The present date.
    pub today: NaiveDate,
    /// What comes first.
    pub order: DateOrder,
    /// Where a date lies that is not told whole.
    pub leaning: Leaning,
}

impl ReadDate {
    /// Understands a date: "2026-03-14", "14.3.2026", "14.3.26", "9 nov", "last friday",
    /// "3 days ago".
    ///
    /// # Errors
    /// [`DraftError::NoDate`], or [`DraftError::OtherWeekday`] where a date is told with a day
    /// of the week that it is not.
    pub fn date(self, text: &str) -> Result<NaiveDate, DraftError> {
        let text = text.trim().to_lowercase();
        if let Ok(date) = parse_date(&text) {
            return Ok(date);
        }
        let words: Vec<&str> =
            text.split(['.', '/', ' ', '-', ',']).filter(|word| !word.is_empty()).collect();
        if let Some(told) = told_from_today(&words) {
            return self.shifted(told).ok_or(DraftError::NoDate);
        }
        let named = words.split_first().and_then(|(first, rest)| Some((weekday(first)?, rest)));
        let Some((day, rest)) = named else { return self.of_words(&words) };
        let date = self.of_words(rest)?;
        if date.weekday() == day { Ok(date) } else { Err(DraftError::OtherWeekday(long_name(day))) }
    }

    /// As [`Self::date`], where the date must have come.
    ///
    /// # Errors
    /// As [`Self::date`], and [`DraftError::Future`].
    pub fn past(self, text: &str) -> Result<NaiveDate, DraftError> {
        let date = self.date(text)?;
        if date > self.today { Err(DraftError::Future) } else { Ok(date) }
    }

    /// The date that was told from today; in a year of four digits, as a diary keeps them.
    fn shifted(self, told: Told) -> Option<NaiveDate> {
        match told {
            Told::Days(days) => {
                let date = self.today.checked_add_signed(TimeDelta::try_days(days)?);
                date.filter(|date| (1000..=9999).contains(&date.year()))
            }
            Told::Weekday(day) => {
                self.weekday(day, if self.leaning == Leaning::Past { -6..1 } else { 0..7 })
            }
            Told::LastWeekday(day) => self.weekday(day, -7..0),
            Told::NextWeekday(day) => self.weekday(day, 1..8),
        }
    }

    fn weekday(self, day: Weekday, mut around: std::ops::Range<i64>) -> Option<NaiveDate> {
        around.find_map(|days| {
            let date = self.today.checked_add_signed(TimeDelta::days(days))?;
            (date.weekday() == day).then_some(date)
        })
    }

    /// Two or three words or numbers: a day, a month and perhaps a year.
    fn of_words(self, words: &[&str]) -> Result<NaiveDate, DraftError> {
        let (one, other, year) = match words {
            [one, other] => (*one, *other, None),
            [year, month, day] if year.len() == 4 && whole(year).is_some() => {
                return ymd(self.year(year), number_of_month(month), whole(day));
            }
            [one, other, year] => (*one, *other, Some(*year)),
            _ => return Err(DraftError::NoDate),
        };
        let (day, month) = match (month_by_name(one), month_by_name(other), self.order) {
            (Some(month), None, _) => (other, Some(month)),
            (None, Some(month), _) => (one, Some(month)),
            (None, None, DateOrder::DayFirst) => (one, whole(other)),
            (None, None, DateOrder::MonthFirst) => (other, whole(one)),
            (Some(_), Some(_), _) => return Err(DraftError::NoDate),
        };
        let day = whole(without_ordinal(day));
        match year {
            Some(year) => ymd(self.year(year), month, day),
            None => self.without_year(month, day).ok_or(DraftError::NoDate),
        }
    }

    /// The nearest such date on the side that the field leans to; the 29th of February may be
    /// some years away.
    fn without_year(self, month: Option<i64>, day: Option<i64>) -> Option<NaiveDate> {
        let this_year = i64::from(self.today.year());
        let fits = |date: &NaiveDate| match self.leaning {
            Leaning::Past => *date <= self.today,
            Leaning::Coming => *date >= self.today,
        };
        (0..=8).find_map(|years| {
            let year = match self.leaning {
                Leaning::Past => this_year - years,
                Leaning::Coming => this_year + years,
            };
            ymd(Some(year), month, day).ok().filter(fits)
        })
    }

    /// A year of four digits, or one of two that is at most ten years ahead.
    fn year(self, text: &str) -> Option<i64> {
        let year = whole(text)?;
        let newest =
            i64::from(self.today.year()) + if self.leaning == Leaning::Past { 0 } else { 10 };
        match text.len() {
            4 => (1000..=9999).contains(&year).then_some(year),
            2 => {
                [2000, 1900].into_iter().map(|century| century + year).find(|year| *year <= newest)
            }
            _ => None,
        }
    }
}

/// A date that is told from today.
#[derive(Clone, Copy)]
enum Told {
    /// So many days later; earlier where negative.
    Days(i64),
    /// The nearest one on the side that the field leans to, today included.
    Weekday(Weekday),
    /// The latest one before today.
    LastWeekday(Weekday),
    /// The first one after today.
    NextWeekday(Weekday),
}

fn told_from_today(words: &[&str]) -> Option<Told> {
    let days = match words {
        ["today"] => 0,
        ["yesterday"] | ["a", "day", "ago"] => -1,
        ["tomorrow"] => 1,
        ["day", "before", "yesterday"] | ["the", "day", "before", "yesterday"] => -2,
        ["a", "week", "ago"] => -7,
        ["in", "a", "week"] => 7,
        [number, "day" | "days", "ago"] => -whole(number)?,
        [number, "week" | "weeks", "ago"] => whole(number)?.checked_mul(-7)?,
        ["in", number, "day" | "days"] => whole(number)?,
        ["in", number, "week" | "weeks"] => whole(number)?.checked_mul(7)?,
        ["last", name] => return weekday(name).map(Told::LastWeekday),
        ["next", name] => return weekday(name).map(Told::NextWeekday),
        [name] => return weekday(name).map(Told::Weekday),
        _ => return None,
    };
    Some(Told::Days(days))
}

fn ymd(year: Option<i64>, month: Option<i64>, day: Option<i64>) -> Result<NaiveDate, DraftError> {
    let date = || {
        let (month, day) = (u32::try_from(month?).ok()?, u32::try_from(day?).ok()?);
        NaiveDate::from_ymd_opt(i32::try_from(year?).ok()?, month, day)
    };
    date().ok_or(DraftError::NoDate)
}

/// Digits alone.
fn whole(text: &str) -> Option<i64> {
    let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits { text.parse().ok() } else { None }
}

/// "14" of "14th".
fn without_ordinal(day: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day)
}

fn number_of_month(text: &str) -> Option<i64> {
    whole(text).or_else(|| month_by_name(text))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// At least three letters of its name.
fn month_by_name(name: &str) -> Option<i64> {
    let position = MONTHS.iter().position(|month| name.len() >= 3 && month.starts_with(name))?;
    i64::try_from(position + 1).ok()
}

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "Monday"),
    (Weekday::Tue, "Tuesday"),
    (Weekday::Wed, "Wednesday"),
    (Weekday::Thu, "Thursday"),
    (Weekday::Fri, "Friday"),
    (Weekday::Sat, "Saturday"),
    (Weekday::Sun, "Sunday"),
];

/// At least three letters of its name.
fn weekday(name: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find_map(|(day, long)| {
        (name.len() >= 3 && long.to_lowercase().starts_with(name)).then_some(*day)
    })
}

fn long_name(day: Weekday) -> &'static str {
    WEEKDAYS.iter().find_map(|(other, name)| (*other == day).then_some(*name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeDelta};
    use proptest::prelude::*;

    use super::{DateOrder, DraftError, Leaning, ReadDate};

    /// On Friday 20 March 2026.
    const fn read(order: DateOrder, leaning: Leaning) -> ReadDate {
        ReadDate { today: NaiveDate::from_ymd_opt(2026, 3, 20).unwrap(), order, leaning }
    }

    const DAY_FIRST: ReadDate = read(DateOrder::DayFirst, Leaning::Past);
    const MONTH_FIRST: ReadDate = read(DateOrder::MonthFirst, Leaning::Past);
    const COMING: ReadDate = read(DateOrder::DayFirst, Leaning::Coming);

    fn check(reading: ReadDate, table: &[(&str, &str)]) {
        for (typed, date) in table {
            let found = reading.date(typed).map(|date| date.to_string());
            assert_eq!(found, Ok((*date).to_owned()), "{typed}");
        }
    }

    #[test]
    fn dates_are_understood_as_people_type_them() {
        check(
            DAY_FIRST,
            &[
                ("2026-03-14", "2026-03-14"),
                ("2026 3 14", "2026-03-14"),
                ("14.3.2026", "2026-03-14"),
                ("14/03/2026", "2026-03-14"),
                ("14.3.26", "2026-03-14"),
                ("14.3.50", "1950-03-14"),
                ("14.3.27", "1927-03-14"),
                ("14 March 2026", "2026-03-14"),
                ("14 mar 2026", "2026-03-14"),
                ("March 14, 2026", "2026-03-14"),
                ("14th March 2026", "2026-03-14"),
                ("Sat 14 March 2026", "2026-03-14"),
                ("9.11.", "2025-11-09"),
                ("9 nov", "2025-11-09"),
                ("nov 9", "2025-11-09"),
                ("20.3.", "2026-03-20"),
                ("21.3.", "2025-03-21"),
                ("29 feb", "2024-02-29"),
                ("3.4.2025", "2025-04-03"),
                ("29.2.2000", "2000-02-29"),
            ],
        );
        for nonsense in [
            "",
            "31.2.2026",
            "29.2.2026",
            "14 ma 2026",
            "2026-02-29",
            "3/14/2026",
            "14",
            "14.3.126",
            "14.13.",
            "0.3.",
            "march",
            "march may",
            "next",
            "x days ago",
            "1 2 3 4",
            "99999999999999999999 days ago",
            "999999999999 weeks ago",
            "1112113 days ago",
            "last week",
        ] {
            assert_eq!(DAY_FIRST.date(nonsense), Err(DraftError::NoDate), "{nonsense}");
        }
        assert_eq!(
            DAY_FIRST.date("Sun 14 March 2026"),
            Err(DraftError::OtherWeekday("Sunday")),
            "it was a Saturday"
        );
    }

    #[test]
    fn the_american_order_is_taken_only_where_it_is_preferred() {
        check(
            MONTH_FIRST,
            &[
                ("3/14/2026", "2026-03-14"),
                ("3/4/2025", "2025-03-04"),
                ("11/9", "2025-11-09"),
                ("14 March 2026", "2026-03-14"),
                ("2026-03-04", "2026-03-04"),
            ],
        );
        assert_eq!(MONTH_FIRST.date("14/3/2026"), Err(DraftError::NoDate));
    }

    #[test]
    fn dates_can_be_told_from_today() {
        check(
            DAY_FIRST,
            &[
                ("today", "2026-03-20"),
                ("Yesterday", "2026-03-19"),
                ("day before yesterday", "2026-03-18"),
                ("3 days ago", "2026-03-17"),
                ("1 day ago", "2026-03-19"),
                ("2 weeks ago", "2026-03-06"),
                ("a week ago", "2026-03-13"),
                ("friday", "2026-03-20"),
                ("last friday", "2026-03-13"),
                ("last Thu", "2026-03-19"),
                ("sat", "2026-03-14"),
                ("tomorrow", "2026-03-21"),
            ],
        );
        check(
            COMING,
            &[
                ("friday", "2026-03-20"),
                ("next friday", "2026-03-27"),
                ("sat", "2026-03-21"),
                ("in 3 days", "2026-03-23"),
                ("in 2 weeks", "2026-04-03"),
                ("9.11.", "2026-11-09"),
                ("19.3.", "2027-03-19"),
                ("14.3.27", "2027-03-14"),
                ("29 feb", "2028-02-29"),
            ],
        );
        assert_eq!(DAY_FIRST.past("tomorrow"), Err(DraftError::Future));
        assert_eq!(DAY_FIRST.past("21.3.2026"), Err(DraftError::Future));
        assert_eq!(DAY_FIRST.past("20.3.2026"), Ok(DAY_FIRST.today));
    }

    proptest! {
        #[test]
        fn a_date_that_was_written_is_read_as_itself(days in 0_i64..80_000) {
            let date = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + TimeDelta::days(days);
            for reading in [DAY_FIRST, MONTH_FIRST, COMING] {
                let figures = match reading.order {
                    DateOrder::DayFirst => "%-d.%-m.%Y",
                    DateOrder::MonthFirst => "%-m/%-d/%Y",
                };
                for form in ["%Y-%m-%d", "%-d %B %Y", "%a %-d %B %Y", "%-d %b %Y", figures] {
                    let text = date.format(form).to_string();
                    prop_assert_eq!(reading.date(&text), Ok(date), "{}", text);
                }
            }
        }

        #[test]
        fn no_text_is_too_strange(text in ".{0,20}") {
            let _told: Result<NaiveDate, DraftError> = DAY_FIRST.date(&text);
        }
    }
}
