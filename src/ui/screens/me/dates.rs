//! Which dates of a medication go together.

use chrono::NaiveDate;

use crate::{
    app::text::capital,
    diary::{Medication, draft::DraftError},
};

/// The dates of a medication, to hold a typed one against.
#[derive(Debug, Clone, Copy)]
pub(super) struct DateRules {
    started: Option<NaiveDate>,
    first_increase: Option<NaiveDate>,
    stopped: Option<NaiveDate>,
}

impl DateRules {
    /// Those of a medication.
    pub(super) fn of(medication: &Medication) -> Self {
        Self {
            started: medication.started,
            first_increase: medication.increased.iter().min().copied(),
            stopped: medication.stopped,
        }
    }

    /// Whether a start fits; a date that is not answered always does.
    pub(super) fn check_start(self, start: Option<NaiveDate>) -> Result<(), String> {
        let is_after =
            |other: Option<NaiveDate>| start.zip(other).is_some_and(|(start, other)| start > other);
        if is_after(self.stopped) {
            return Err("This is after the last day".to_owned());
        }
        if is_after(self.first_increase) {
            return Err("This is after an increase of the dose".to_owned());
        }
        Ok(())
    }

    /// Whether a stop or an increase fits.
    pub(super) fn check_later(self, date: Option<NaiveDate>) -> Result<(), String> {
        if date.zip(self.started).is_some_and(|(date, started)| date < started) {
            return Err(capital(&DraftError::BeforeStart.to_string()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::DateRules;
    use chrono::NaiveDate;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_stop_on_the_first_day_fits_and_one_before_it_does_not() {
        let rules = DateRules {
            started: Some(date("2026-03-10")),
            first_increase: Some(date("2026-03-20")),
            stopped: Some(date("2026-03-30")),
        };
        assert_eq!(rules.check_later(Some(date("2026-03-10"))), Ok(()));
        assert_eq!(
            rules.check_later(Some(date("2026-03-09"))),
            Err("This is before the start".to_owned())
        );
        assert_eq!(rules.check_later(None), Ok(()));
        assert_eq!(rules.check_start(Some(date("2026-03-20"))), Ok(()));
        assert!(rules.check_start(Some(date("2026-03-21"))).is_err());
        assert!(rules.check_start(Some(date("2026-03-31"))).is_err());
        assert_eq!(rules.check_start(None), Ok(()));
    }
}
