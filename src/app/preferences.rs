//! How the program looks and counts days for this person; not part of the diary's content.

use std::collections::BTreeMap;

use crate::{
    diary::{night_time::DayChange, vocabulary::vocabulary},
    report::Paper,
};

vocabulary!(
    /// Which colours.
    Theme, "theme", {
        System = "system",
        Light = "light",
        Dark = "dark",
    }
);

vocabulary!(
    /// What a preference is called in the diary file.
    PreferenceKey, "preference", {
        Theme = "theme",
        TextSize = "text_size",
        DayChangeHour = "day_change_hour",
        Paper = "paper",
    }
);

/// The text size in per cent of the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextSize(u16);

impl TextSize {
    /// The sizes on offer.
    pub const STEPS: [u16; 6] = [80, 100, 125, 150, 175, 200];

    /// The size on offer that is nearest.
    pub fn nearest(percent: u16) -> Self {
        let nearest = Self::STEPS.into_iter().min_by_key(|step| step.abs_diff(percent));
        Self(nearest.unwrap_or(100))
    }

    /// Per cent.
    pub const fn percent(self) -> u16 {
        self.0
    }

    /// The factor by which everything is drawn larger.
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// The next larger size on offer.
    #[must_use]
    pub fn larger(self) -> Self {
        Self(Self::STEPS.into_iter().find(|step| *step > self.0).unwrap_or(self.0))
    }

    /// The next smaller size on offer.
    #[must_use]
    pub fn smaller(self) -> Self {
        Self(Self::STEPS.into_iter().rev().find(|step| *step < self.0).unwrap_or(self.0))
    }
}

impl Default for TextSize {
    fn default() -> Self {
        Self(100)
    }
}

/// All preferences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preferences {
    /// Which colours.
    pub theme: Theme,
    /// How large the text is.
    pub text_size: TextSize,
    /// When one night ends and the next one begins.
    pub day_change: DayChange,
    /// The doctor's page.
    pub paper: Paper,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_size: TextSize::default(),
            day_change: DayChange::default(),
            paper: Paper::A4,
        }
    }
}

impl Preferences {
    /// Reads what was kept; what cannot be understood has its default.
    pub fn from_stored(stored: &BTreeMap<String, String>) -> Self {
        let default = Self::default();
        let text = |key: PreferenceKey| stored.get(key.word()).map(String::as_str);
        Self {
            theme: text(PreferenceKey::Theme)
                .and_then(|word| word.parse().ok())
                .unwrap_or(default.theme),
            text_size: text(PreferenceKey::TextSize)
                .and_then(|percent| percent.parse().ok())
                .map_or(default.text_size, TextSize::nearest),
            day_change: text(PreferenceKey::DayChangeHour)
                .and_then(|hour| hour.parse().ok())
                .and_then(DayChange::at_hour)
                .unwrap_or(default.day_change),
            paper: text(PreferenceKey::Paper)
                .and_then(|word| word.parse().ok())
                .unwrap_or(default.paper),
        }
    }

    /// Each preference as it is kept.
    pub fn to_stored(self) -> [(PreferenceKey, String); 4] {
        [
            (PreferenceKey::Theme, self.theme.to_string()),
            (PreferenceKey::TextSize, self.text_size.percent().to_string()),
            (PreferenceKey::DayChangeHour, self.day_change.hour().to_string()),
            (PreferenceKey::Paper, self.paper.to_string()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Preferences, TextSize, Theme};
    use crate::{diary::night_time::DayChange, report::Paper};

    #[test]
    fn preferences_come_back_as_they_were_kept() {
        let preferences = Preferences {
            theme: Theme::Dark,
            text_size: TextSize::nearest(150),
            day_change: DayChange::at_hour(18).unwrap(),
            paper: Paper::Letter,
        };
        let stored: BTreeMap<_, _> =
            preferences.to_stored().map(|(key, value)| (key.to_string(), value)).into();
        assert_eq!(Preferences::from_stored(&stored), preferences);
        let nonsense = BTreeMap::from([("theme".to_owned(), "plaid".to_owned())]);
        assert_eq!(Preferences::from_stored(&nonsense), Preferences::default());
    }
}
