//! The periods that charts and summary may be of.

use chrono::NaiveDate;

use crate::diary::{Diary, NightDate, Period};

/// A period by its name.
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
}

impl Range {
    /// In the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::TwoWeeks,
        Self::FourWeeks,
        Self::EightWeeks,
        Self::TwelveWeeks,
        Self::HalfYear,
        Self::Year,
        Self::All,
        Self::SinceAppointment,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TwoWeeks => "2 weeks",
            Self::FourWeeks => "4 weeks",
            Self::EightWeeks => "8 weeks",
            Self::TwelveWeeks => "12 weeks",
            Self::HalfYear => "6 months",
            Self::Year => "A year",
            Self::All => "All",
            Self::SinceAppointment => "Since my last appointment",
        }
    }

    /// The nights of it, up to the newest night of the diary that is not after `tonight`.
    ///
    /// `None` where there are none: an empty diary, or no appointment before the newest night.
    pub fn period(self, diary: &Diary, tonight: NightDate) -> Option<Period> {
        let span = diary.span()?;
        let last = diary
            .nights()
            .rev()
            .map(|night| night.date)
            .find(|date| *date <= tonight)
            .unwrap_or_else(|| span.last());
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
        }
    }
}

/// The newest appointment that lies before a night.
fn last_appointment(diary: &Diary, before: NightDate) -> Option<NaiveDate> {
    diary
        .appointments
        .values()
        .map(|appointment| appointment.date)
        .filter(|date| *date < before.morning())
        .max()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Range;
    use crate::diary::{Appointment, Diary, Night, NightDate};

    #[test]
    fn a_range_ends_with_the_newest_night_and_says_when_it_is_empty() {
        let tonight: NightDate = "2026-03-20".parse().unwrap();
        let mut diary = Diary::default();
        assert_eq!(Range::FourWeeks.period(&diary, tonight), None);
        for date in ["2026-01-01", "2026-03-18"] {
            diary.put_night(Arc::new(Night::unanswered(date.parse().unwrap())));
        }
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
}
