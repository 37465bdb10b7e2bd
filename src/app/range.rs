//! The periods that charts and summary may be of.

use std::{borrow::Cow, collections::BTreeMap, str::FromStr};

use chrono::NaiveDate;

use crate::diary::{Diary, NightDate, Period};

use super::text;

/// What the chosen period is called among the preferences of the diary file.
pub(super) const KEY: &str = "trends_period";

/// A period by its name, or by its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Range {
    /// The last 2 weeks.
    TwoWeeks,
    /// The last 4 weeks.
    FourWeeks,
    /// The last 8 weeks.
    #[default]
    EightWeeks,
    /// The last 12 weeks.
    TwelveWeeks,
    /// The last 26 weeks.
    HalfYear,
    /// The last 52 weeks.
    Year,
    /// From the first night of the diary.
    All,
    /// From the night after the last appointment.
    SinceAppointment,
    /// From one night to another one, as they were chosen: the last one may come first, until it
    /// is put right.
    Custom {
        /// The first night.
        first: NightDate,
        /// The last night.
        last: NightDate,
    },
}

impl Range {
    /// Those that have a name, in the order in which they are offered.
    pub const PRESETS: [Self; 8] = [
        Self::TwoWeeks,
        Self::FourWeeks,
        Self::EightWeeks,
        Self::TwelveWeeks,
        Self::HalfYear,
        Self::Year,
        Self::All,
        Self::SinceAppointment,
    ];

    /// Its name, or its dates: "3 March 2026 to 9 March 2026".
    pub fn name(self) -> Cow<'static, str> {
        match self {
            Self::TwoWeeks => "2 weeks",
            Self::FourWeeks => "4 weeks",
            Self::EightWeeks => "8 weeks",
            Self::TwelveWeeks => "12 weeks",
            Self::HalfYear => "6 months",
            Self::Year => "A year",
            Self::All => "All",
            Self::SinceAppointment => "Since my last appointment",
            Self::Custom { first, last } => {
                let date = |night: NightDate| text::typed_date(night.morning());
                return format!("{} to {}", date(first), date(last)).into();
            }
        }
        .into()
    }

    /// What it is in a sentence: "the last 8 weeks".
    pub fn told(self) -> Cow<'static, str> {
        match self {
            Self::TwoWeeks => "the last 2 weeks",
            Self::FourWeeks => "the last 4 weeks",
            Self::EightWeeks => "the last 8 weeks",
            Self::TwelveWeeks => "the last 12 weeks",
            Self::HalfYear => "the last 6 months",
            Self::Year => "the last year",
            Self::All => "the whole diary",
            Self::SinceAppointment => "the nights since the last appointment",
            Self::Custom { .. } => return format!("the nights of {}", self.name()).into(),
        }
        .into()
    }

    /// Whether its dates were chosen one by one.
    pub const fn is_custom(self) -> bool {
        matches!(self, Self::Custom { .. })
    }

    /// The nights of it; all but those with dates of their own end with the newest night of the
    /// diary that is not after `tonight`.
    ///
    /// `None` where there are none: an empty diary, no appointment before the newest night, or a
    /// last night that comes before the first one.
    pub fn period(self, diary: &Diary, tonight: NightDate) -> Option<Period> {
        let span = diary.span()?;
        let last = newest(diary, tonight)?;
        let weeks = |weeks: u32| Some(Period::ending(last, weeks * 7));
        match self {
            Self::TwoWeeks => weeks(2),
            Self::FourWeeks => weeks(4),
            Self::EightWeeks => weeks(8),
            Self::TwelveWeeks => weeks(12),
            Self::HalfYear => weeks(26),
            Self::Year => weeks(52),
            Self::All => Period::new(span.first(), last),
            Self::SinceAppointment => {
                let appointment = last_appointment(diary, last)?;
                Period::new(NightDate::from_morning(appointment).plus_days(1), last)
            }
            Self::Custom { first, last } => Period::new(first, last),
        }
    }

    /// As it was kept; the usual one where nothing that can be understood was.
    pub(super) fn from_stored(stored: &BTreeMap<String, String>) -> Self {
        stored.get(KEY).and_then(|kept| kept.parse().ok()).unwrap_or_default()
    }

    /// As it is kept.
    pub(super) fn to_stored(self) -> String {
        match (self, self.word()) {
            (Self::Custom { first, last }, _) => format!("{first}/{last}"),
            (_, word) => word.unwrap_or_default().to_owned(),
        }
    }

    const fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::TwoWeeks => "2_weeks",
            Self::FourWeeks => "4_weeks",
            Self::EightWeeks => "8_weeks",
            Self::TwelveWeeks => "12_weeks",
            Self::HalfYear => "26_weeks",
            Self::Year => "52_weeks",
            Self::All => "all",
            Self::SinceAppointment => "since_appointment",
            Self::Custom { .. } => return None,
        })
    }
}

/// Raised where a text is no period that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no period that was kept")]
pub struct NoRange;

impl FromStr for Range {
    type Err = NoRange;

    fn from_str(kept: &str) -> Result<Self, NoRange> {
        if let Some(preset) = Self::PRESETS.into_iter().find(|range| range.word() == Some(kept)) {
            return Ok(preset);
        }
        let (first, last) = kept.split_once('/').ok_or(NoRange)?;
        let night = |text: &str| text.parse::<NightDate>().map_err(|_no_date| NoRange);
        Ok(Self::Custom { first: night(first)?, last: night(last)? })
    }
}

/// The newest night of the diary that is not after `tonight`; where all are, the last of them.
pub(super) fn newest(diary: &Diary, tonight: NightDate) -> Option<NightDate> {
    let mut dates = diary.nights().rev().map(|night| night.date);
    dates.find(|date| *date <= tonight).or_else(|| Some(diary.span()?.last()))
}

/// The newest appointment that lies before a night.
pub(super) fn last_appointment(diary: &Diary, before: NightDate) -> Option<NaiveDate> {
    diary
        .appointments
        .values()
        .map(|appointment| appointment.date)
        .filter(|date| *date < before.morning())
        .max()
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, sync::Arc};

    use super::{KEY, Range};
    use crate::diary::{Appointment, Diary, Night, NightDate};

    fn night(morning: &str) -> NightDate {
        morning.parse().unwrap()
    }

    fn of_nights(mornings: &[&str]) -> Diary {
        let mut diary = Diary::default();
        for morning in mornings {
            diary.put_night(Arc::new(Night::unanswered(night(morning))));
        }
        diary
    }

    #[test]
    fn a_range_ends_with_the_newest_night_and_says_when_it_is_empty() {
        let tonight = night("2026-03-20");
        assert_eq!(Range::FourWeeks.period(&Diary::default(), tonight), None);
        let mut diary = of_nights(&["2026-01-01", "2026-03-18"]);
        let four = Range::FourWeeks.period(&diary, tonight).unwrap();
        assert_eq!(four.last().to_string(), "2026-03-18");
        assert_eq!(four.nights(), 28);
        assert_eq!(Range::All.period(&diary, tonight).unwrap().first().to_string(), "2026-01-01");
        assert_eq!(Range::SinceAppointment.period(&diary, tonight), None);
        let id = diary.appointments.next_id();
        let appointment = Appointment {
            date: "2026-03-10".parse().unwrap(),
            time: None,
            with: None,
            place: None,
            outcome: None,
        };
        diary.appointments.put(id, Some(appointment));
        let since = Range::SinceAppointment.period(&diary, tonight).unwrap();
        assert_eq!(since.first().to_string(), "2026-03-11");
    }

    #[test]
    fn chosen_dates_are_taken_as_they_are_unless_they_are_the_wrong_way_round() {
        let diary = of_nights(&["2026-01-01", "2026-03-18"]);
        let custom = |first, last| {
            Range::Custom { first: night(first), last: night(last) }
                .period(&diary, night("2026-03-20"))
                .map(|period| (period.first().to_string(), period.last().to_string()))
        };
        let dates = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        assert_eq!(custom("2025-06-01", "2026-03-25"), dates("2025-06-01", "2026-03-25"));
        assert_eq!(custom("2026-02-02", "2026-02-02"), dates("2026-02-02", "2026-02-02"));
        assert_eq!(custom("2026-02-02", "2026-02-01"), None);
    }

    #[test]
    fn a_range_comes_back_as_it_was_kept() {
        let custom = Range::Custom { first: night("2026-01-05"), last: night("2026-02-01") };
        for range in Range::PRESETS.into_iter().chain([custom]) {
            let stored = BTreeMap::from([(KEY.to_owned(), range.to_stored())]);
            assert_eq!(Range::from_stored(&stored), range);
        }
        for nonsense in ["", "/", "2026-01-05", "2026-01-05/2026-02-30", "3_weeks"] {
            let stored = BTreeMap::from([(KEY.to_owned(), nonsense.to_owned())]);
            assert_eq!(Range::from_stored(&stored), Range::EightWeeks, "{nonsense}");
        }
        assert_eq!(custom.name(), "5 January 2026 to 1 February 2026");
    }
}
