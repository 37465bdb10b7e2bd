//! The numbers that the articles leave open: their ranges, defaults and grounds.
//!
//! The articles say "frequent", "regularly", "repeated" without a number. Every number
//! that the rules and figures put in their place stands here once, with its ground, and
//! is shown wherever it decides something.

use std::collections::BTreeMap;

use serde::{de::Error as _, ser::SerializeMap as _};

use super::{quantity::whole_number, vocabulary::vocabulary};

vocabulary!(
    /// A number that a person may change.
    Threshold, "threshold", {
        FrequentCrampNights = "frequent_cramp_nights",
        RepeatedCrampNights = "repeated_cramp_nights",
        SeverePain = "severe_pain",
        SevereNights = "severe_nights",
        SleepLossNights = "sleep_loss_nights",
        SleepLossMinutes = "sleep_loss_minutes",
        WokenNights = "woken_nights",
        TiredScore = "tired_score",
        TiredDays = "tired_days",
        LimitedDays = "limited_days",
        PersistentBlocks = "persistent_blocks",
        MedicationDays = "medication_days",
        ExposureDays = "exposure_days",
        SignDays = "sign_days",
        LateHours = "late_hours",
        FluidGoalMl = "fluid_goal_ml",
    }
);

/// Where no publication gives a number.
const OUR_CHOICE: &str = "Our choice: nothing published gives a number";

impl Threshold {
    /// The value where the person set none.
    pub const fn default_value(self) -> u16 {
        match self {
            Self::FrequentCrampNights => 5,
            Self::RepeatedCrampNights | Self::SevereNights | Self::LimitedDays | Self::SignDays => {
                2
            }
            Self::SeverePain => 7,
            Self::SleepLossNights | Self::WokenNights | Self::TiredScore | Self::TiredDays => 4,
            Self::SleepLossMinutes => 20,
            Self::PersistentBlocks => 3,
            Self::MedicationDays => 90,
            Self::ExposureDays => 30,
            Self::LateHours => 6,
            Self::FluidGoalMl => 1500,
        }
    }

    /// The smallest and the largest value that may be set.
    pub const fn range(self) -> (u16, u16) {
        match self {
            Self::FrequentCrampNights => (2, 28),
            Self::RepeatedCrampNights => (2, 7),
            Self::SeverePain => (5, 10),
            Self::SevereNights | Self::LimitedDays => (1, 14),
            Self::SleepLossNights | Self::WokenNights | Self::LateHours => (2, 12),
            Self::SleepLossMinutes => (5, 120),
            Self::TiredScore => (1, 10),
            Self::TiredDays => (2, 14),
            Self::PersistentBlocks => (2, 6),
            // Of the emergency rules only the exposure window can be changed, and only lengthened.
            Self::MedicationDays | Self::ExposureDays => (30, 365),
            Self::SignDays => (1, 4),
            Self::FluidGoalMl => (500, 5000),
        }
    }

    /// Where the default comes from, in a sentence for the person.
    pub const fn ground(self) -> &'static str {
        match self {
            Self::FrequentCrampNights => {
                "The US health survey NHANES calls leg cramps on 5 to 15 days a month \"often\"; \
                 about 6 in 100 people have them that often (Grandner and Winkelman 2017)"
            }
            Self::RepeatedCrampNights => {
                "The lowest number of cramps with which a published trial let people take part \
                 (Tan 2024); a line only, not a card"
            }
            Self::SeverePain | Self::SevereNights => {
                "The trial NCT05547750 calls a pain of 7 to 10 \"intolerable\"; the two nights \
                 are our choice"
            }
            Self::SleepLossNights | Self::WokenNights => {
                "Once a week is our choice; a stricter 3 nights a week is what DSM-5 asks for \
                 insomnia"
            }
            Self::SleepLossMinutes => {
                "20 minutes awake is a common limit in sleep research (Lineberger 2006)"
            }
            Self::TiredScore
            | Self::TiredDays
            | Self::LimitedDays
            | Self::PersistentBlocks
            | Self::ExposureDays
            | Self::SignDays => OUR_CHOICE,
            Self::MedicationDays => {
                "Garrison 2012 compared the year before and after a start; reports on statins \
                 speak of weeks to months"
            }
            Self::LateHours => "Sleep research on caffeine uses about 6 hours before bed",
            Self::FluidGoalMl => {
                "Our choice, in the middle of common advice; your doctor may have told you another"
            }
        }
    }

    fn accept(self, value: i64) -> Result<u16, ThresholdError> {
        let (min, max) = self.range();
        u16::try_from(value)
            .ok()
            .filter(|value| (min..=max).contains(value))
            .ok_or(ThresholdError { threshold: self })
    }
}

/// Raised when a threshold is set outside its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{threshold} must be a whole number from {min} to {max}", min = .threshold.range().0, max = .threshold.range().1)]
pub struct ThresholdError {
    /// Which one.
    pub threshold: Threshold,
}

/// The thresholds that the person changed; every other one has its default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    changed: BTreeMap<Threshold, u16>,
}

impl Settings {
    /// The value in force.
    pub fn get(&self, threshold: Threshold) -> u16 {
        self.changed(threshold).unwrap_or_else(|| threshold.default_value())
    }

    /// The value that the person set, if any.
    pub fn changed(&self, threshold: Threshold) -> Option<u16> {
        self.changed.get(&threshold).copied()
    }

    /// Sets a value, or goes back to the default.
    ///
    /// # Errors
    /// [`ThresholdError`] where the value is out of range; nothing is changed then.
    pub fn set(&mut self, threshold: Threshold, value: Option<i64>) -> Result<(), ThresholdError> {
        let Some(value) = value else {
            self.changed.remove(&threshold);
            return Ok(());
        };
        self.changed.insert(threshold, threshold.accept(value)?);
        Ok(())
    }

    /// What was changed, in the order of [`Threshold::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Threshold, u16)> {
        self.changed.iter().map(|(threshold, value)| (*threshold, *value))
    }

    /// Whether everything has its default.
    pub fn is_default(&self) -> bool {
        self.changed.is_empty()
    }
}

impl serde::Serialize for Settings {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.changed.len()))?;
        for (threshold, value) in self.iter() {
            map.serialize_entry(threshold.word(), &value)?;
        }
        map.end()
    }
}

impl<'de> serde::Deserialize<'de> for Settings {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ValueOf(Threshold);

        impl<'de> serde::de::DeserializeSeed<'de> for ValueOf {
            type Value = u16;

            fn deserialize<D: serde::Deserializer<'de>>(self, d: D) -> Result<u16, D::Error> {
                self.0.accept(whole_number(d)?).map_err(D::Error::custom)
            }
        }

        struct SettingsVisitor;

        impl<'de> serde::de::Visitor<'de> for SettingsVisitor {
            type Value = Settings;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("the thresholds that were changed")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Settings, A::Error> {
                let mut settings = Settings::default();
                while let Some(threshold) = map.next_key::<Threshold>()? {
                    if settings.changed(threshold).is_some() {
                        return Err(A::Error::custom(format_args!(
                            "duplicate field `{threshold}`"
                        )));
                    }
                    let value = map.next_value_seed(ValueOf(threshold))?;
                    settings.changed.insert(threshold, value);
                }
                Ok(settings)
            }
        }

        deserializer.deserialize_map(SettingsVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::{Settings, Threshold};

    #[test]
    fn every_default_lies_in_its_range() {
        for threshold in Threshold::ALL {
            let (min, max) = threshold.range();
            assert!((min..=max).contains(&threshold.default_value()), "{threshold}");
        }
    }

    #[test]
    fn a_threshold_cannot_leave_its_range() {
        let mut settings = Settings::default();
        assert!(settings.set(Threshold::ExposureDays, Some(29)).is_err());
        assert!(settings.is_default());
        assert!(settings.set(Threshold::ExposureDays, Some(365)).is_ok());
        assert_eq!(settings.get(Threshold::ExposureDays), 365);
        assert!(settings.set(Threshold::ExposureDays, None).is_ok());
        assert_eq!(settings.get(Threshold::ExposureDays), 30);
    }

    #[test]
    fn a_file_with_a_repeated_or_empty_threshold_is_refused() {
        let read = |json| serde_json::from_str::<Settings>(json);
        assert_eq!(read("{\"sign_days\": 3}").unwrap().get(Threshold::SignDays), 3);
        assert!(read("{\"sign_days\": 3, \"sign_days\": 3}").is_err());
        assert!(read("{\"sign_days\": null}").is_err());
        assert!(read("{\"sign_days\": 5}").is_err());
        assert!(read("{\"sign_dayz\": 3}").is_err());
    }
}
