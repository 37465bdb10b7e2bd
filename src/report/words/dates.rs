//! Dates, in words or in the form that needs no language.

use chrono::{Datelike as _, NaiveDate, TimeDelta};

use super::solid;
use crate::{
    diary::{NightDate, Period},
    report::options::DateStyle,
};

/// How a summary writes its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording {
    /// In words or not.
    pub dates: DateStyle,
    /// The year that is not said with every date.
    pub year: i32,
}

impl Wording {
    /// A day with its year: "3 Mar 2026".
    pub fn date(self, date: NaiveDate) -> String {
        match self.dates {
            DateStyle::Words => solid(&format!("{} {}", date.format("%-d %b"), date.year())),
            DateStyle::Iso => date.to_string(),
        }
    }

    /// A day, with its year where that is not the usual one.
    pub fn short_date(self, date: NaiveDate) -> String {
        match self.dates {
            DateStyle::Words if date.year() == self.year => {
                solid(&date.format("%-d %b").to_string())
            }
            DateStyle::Words | DateStyle::Iso => self.date(date),
        }
    }

    /// The mornings of a period: "1 Feb to 28 Mar 2026".
    pub fn period(self, period: Period) -> String {
        let (first, last) = (period.first().morning(), period.last().morning());
        if first == last {
            self.date(last)
        } else {
            let of_last = Self { year: last.year(), ..self };
            format!("{} to {}", of_last.short_date(first), self.date(last))
        }
    }

    /// A night by both of its dates, each on one line: "Sat 14 to Sun 15 March".
    pub fn night(self, night: NightDate) -> String {
        match self.dates {
            DateStyle::Words => {
                solid(&night.both_dates(self.year)).replacen("\u{a0}to\u{a0}", " to\u{a0}", 1)
            }
            DateStyle::Iso => format!("{} to\u{a0}{}", night.evening(), night.morning()),
        }
    }

    /// Days in few words: "3, 5, 9 to 12 Mar, 2 Apr"; they are sorted.
    pub fn dates(self, days: &[NaiveDate]) -> String {
        let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        for day in days {
            match runs.last_mut() {
                Some((_, last)) if *last + TimeDelta::days(1) == *day => *last = *day,
                _ => runs.push((*day, *day)),
            }
        }
        match self.dates {
            DateStyle::Words => self.in_words(&runs),
            DateStyle::Iso => by_month(&runs),
        }
    }

    fn in_words(self, runs: &[(NaiveDate, NaiveDate)]) -> String {
        let mut text = String::new();
        for (position, (first, last)) in runs.iter().enumerate() {
            if position > 0 {
                text.push_str(", ");
            }
            let next = runs.get(position + 1);
            text.push_str(&solid(&self.run(*first, *last, next)));
        }
        text
    }

    /// Days that follow each other.
    fn run(
        self,
        first: NaiveDate,
        last: NaiveDate,
        next: Option<&(NaiveDate, NaiveDate)>,
    ) -> String {
        // The month is said once, after the last of its days.
        let month_follows =
            next.is_some_and(|(next, end)| same_month(first, *next) && same_month(*next, *end));
        let end =
            if month_follows { last.format("%-d").to_string() } else { self.short_date(last) };
        if first == last {
            end
        } else if same_month(first, last) {
            format!("{} to {end}", first.format("%-d"))
        } else {
            format!("{} to {end}", self.short_date(first))
        }
    }
}

fn same_month(a: NaiveDate, b: NaiveDate) -> bool {
    (a.year(), a.month()) == (b.year(), b.month())
}

/// "2026-03: 02, 05 to 08, 2026-04-01": several days of a month stand after it.
fn by_month(runs: &[(NaiveDate, NaiveDate)]) -> String {
    let alike = |one: &(NaiveDate, NaiveDate), next: &(NaiveDate, NaiveDate)| {
        same_month(one.0, one.1) && same_month(one.0, next.0) && same_month(next.0, next.1)
    };
    let said = |(first, last): &(NaiveDate, NaiveDate), form: &str| {
        if first == last {
            first.format(form).to_string()
        } else {
            solid(&format!("{} to {}", first.format(form), last.format(form)))
        }
    };
    let months = runs.chunk_by(alike).map(|runs| match runs {
        [(first, _), _, ..] => {
            let days: Vec<String> = runs.iter().map(|run| said(run, "%d")).collect();
            solid(&format!("{}: ", first.format("%Y-%m"))) + &days.join(", ")
        }
        _ => runs.iter().map(|run| said(run, "%Y-%m-%d")).collect(),
    });
    months.collect::<Vec<String>>().join(", ")
}
