//! Which nights a subcommand is about.

use crate::diary::{Diary, Period};

use super::{args::PeriodArgs, error::CliError};

/// The nights of a summary where the person gives none.
const SUMMARY_NIGHTS: u32 = 56;

impl PeriodArgs {
    /// Refuses a period that ends before it begins, before anything is opened.
    pub(super) fn checked(self) -> Result<Self, CliError> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => Err(CliError::Reversed { from, to }),
            _ => Ok(self),
        }
    }

    /// From the first night of the diary to the newest one, where nothing else is given.
    ///
    /// A diary without a night has no period but one that is given whole.
    pub(super) fn of_diary(self, diary: &Diary) -> Result<Period, CliError> {
        let span = diary.span();
        let from = self.from.or_else(|| span.map(Period::first));
        let to = self.to.or_else(|| span.map(Period::last));
        let (Some(from), Some(to)) = (from, to) else { return Err(CliError::NoNight) };
        Period::new(from, to).ok_or_else(|| match (self.from, self.to) {
            (Some(from), None) => CliError::FromAfterNewest { from, newest: to },
            (None, Some(to)) => CliError::ToBeforeFirst { to, first: from },
            _ => CliError::Reversed { from, to },
        })
    }

    /// The 8 weeks up to the newest recorded night, or up to the end that is given.
    pub(super) fn of_summary(self, diary: &Diary) -> Result<Period, CliError> {
        let newest = self.to.or_else(|| diary.newest_recorded());
        let to = newest.ok_or(CliError::NoNight)?;
        match self.from {
            None => Ok(Period::ending(to, SUMMARY_NIGHTS)),
            Some(from) => {
                Period::new(from, to).ok_or(CliError::FromAfterRecorded { from, newest: to })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::PeriodArgs;
    use crate::diary::{Diary, Night, NightDate};

    fn period(from: &str, to: &str) -> PeriodArgs {
        let date = |text: &str| (!text.is_empty()).then(|| text.parse::<NightDate>().unwrap());
        PeriodArgs { from: date(from), to: date(to) }
    }

    /// Nights from 1 January to 31 March; the last recorded one is that of 20 March.
    fn diary() -> Diary {
        let mut diary = Diary::default();
        for (date, recorded) in [("2026-01-01", true), ("2026-03-20", true), ("2026-03-31", false)]
        {
            let mut night = Night::unanswered(date.parse().unwrap());
            night.cramps = recorded.then(Vec::new);
            diary.put_night(Arc::new(night));
        }
        diary
    }

    #[test]
    fn what_is_not_given_comes_from_the_diary() {
        for (from, to, figures, summary) in [
            ("", "", "2026-01-01 2026-03-31", "2026-01-24 2026-03-20"),
            ("2026-02-01", "", "2026-02-01 2026-03-31", "2026-02-01 2026-03-20"),
            ("", "2026-02-01", "2026-01-01 2026-02-01", "2025-12-08 2026-02-01"),
            ("2025-01-01", "2027-01-01", "2025-01-01 2027-01-01", "2025-01-01 2027-01-01"),
            ("2026-03-31", "", "2026-03-31 2026-03-31", "2"),
            ("2026-04-01", "", "2", "2"),
            ("", "2025-12-31", "2", "2025-11-06 2025-12-31"),
        ] {
            let shown = |period: Result<crate::diary::Period, super::CliError>| match period {
                Ok(period) => format!("{} {}", period.first(), period.last()),
                Err(error) => error.status().to_string(),
            };
            assert_eq!(shown(period(from, to).of_diary(&diary())), figures, "{from} {to}");
            assert_eq!(shown(period(from, to).of_summary(&diary())), summary, "{from} {to}");
        }
    }

    #[test]
    fn a_diary_without_nights_has_no_period_of_its_own() {
        let empty = Diary::default();
        assert_eq!(period("", "").of_diary(&empty).unwrap_err().status(), 1);
        assert_eq!(period("2026-01-01", "").of_diary(&empty).unwrap_err().status(), 1);
        assert_eq!(period("", "2026-01-01").of_diary(&empty).unwrap_err().status(), 1);
        assert!(period("2026-01-01", "2026-01-01").of_diary(&empty).is_ok());
        assert_eq!(period("", "").of_summary(&empty).unwrap_err().status(), 1);
        assert!(period("", "2026-01-01").of_summary(&empty).is_ok());
    }

    #[test]
    fn a_reversed_period_is_refused_before_the_diary_is_opened() {
        assert_eq!(period("2026-01-02", "2026-01-01").checked().unwrap_err().status(), 2);
        assert!(period("2026-01-01", "2026-01-01").checked().is_ok());
    }
}
