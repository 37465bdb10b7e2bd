//! How the program looks and counts days for this person; not part of the diary's content.

mod auto_lock;
mod locale;
mod text_size;
mod units;

use std::{collections::BTreeMap, str::FromStr};

use crate::{
    diary::{draft::DateOrder, night_time::DayChange, vocabulary::vocabulary},
    report::Paper,
};

pub use auto_lock::AutoLock;
pub use locale::usual_here;
pub use text_size::TextSize;
pub use units::{ClockStyle, DrinkRegion, Motion, Volume, WeekStart};

vocabulary!(
    /// Which colours.
    Theme, "theme", {
        System = "system",
        Light = "light",
        Dark = "dark",
    }
);

vocabulary!(
    /// Whether the program has introduced itself.
    FirstStart, "first start", {
        /// It will, once, where the diary is empty.
        ToCome = "to_come",
        /// It has, or it was told not to.
        Done = "done",
    }
);

vocabulary!(
    /// What a preference is called in the diary file.
    PreferenceKey, "preference", {
        Theme = "theme",
        TextSize = "text_size",
        DayChangeHour = "day_change_hour",
        Paper = "paper",
        Clock = "clock",
        WeekStart = "week_start",
        Volume = "volume",
        Drinks = "drinks",
        Motion = "motion",
        FirstStart = "first_start",
        AutoLock = "auto_lock",
    }
);

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
    /// How the time of day is written.
    pub clock: ClockStyle,
    /// The day with which a week begins in the calendar.
    pub week_start: WeekStart,
    /// The unit of fluids.
    pub volume: Volume,
    /// By whose standard drink alcohol is counted.
    pub drinks: DrinkRegion,
    /// Whether anything moves by itself.
    pub motion: Motion,
    /// Whether the program has introduced itself.
    pub first_start: FirstStart,
    /// When a diary with a password is locked by itself.
    pub auto_lock: AutoLock,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_size: TextSize::default(),
            day_change: DayChange::default(),
            paper: Paper::A4,
            clock: ClockStyle::TwentyFour,
            week_start: WeekStart::Monday,
            volume: Volume::Millilitres,
            drinks: DrinkRegion::Europe,
            motion: Motion::Desktop,
            first_start: FirstStart::ToCome,
            auto_lock: AutoLock::AfterFifteen,
        }
    }
}

impl Preferences {
    /// What comes first in a date that is typed in numbers.
    pub const fn date_order(&self) -> DateOrder {
        match self.drinks {
            DrinkRegion::Us => DateOrder::MonthFirst,
            DrinkRegion::Uk
            | DrinkRegion::Europe
            | DrinkRegion::AustraliaNewZealand
            | DrinkRegion::Japan => DateOrder::DayFirst,
        }
    }

    /// Reads what was kept; what was not, or cannot be understood, is as `usual`.
    pub fn from_stored(stored: &BTreeMap<String, String>, usual: Self) -> Self {
        let text = |key: PreferenceKey| stored.get(key.word()).map(String::as_str);
        Self {
            theme: kept(text(PreferenceKey::Theme), usual.theme),
            text_size: text(PreferenceKey::TextSize)
                .and_then(|percent| percent.parse().ok())
                .map_or(usual.text_size, TextSize::nearest),
            day_change: text(PreferenceKey::DayChangeHour)
                .and_then(|hour| hour.parse().ok())
                .and_then(DayChange::at_hour)
                .unwrap_or(usual.day_change),
            paper: kept(text(PreferenceKey::Paper), usual.paper),
            clock: kept(text(PreferenceKey::Clock), usual.clock),
            week_start: kept(text(PreferenceKey::WeekStart), usual.week_start),
            volume: kept(text(PreferenceKey::Volume), usual.volume),
            drinks: kept(text(PreferenceKey::Drinks), usual.drinks),
            motion: kept(text(PreferenceKey::Motion), usual.motion),
            first_start: kept(text(PreferenceKey::FirstStart), usual.first_start),
            auto_lock: kept(text(PreferenceKey::AutoLock), usual.auto_lock),
        }
    }

    /// Each preference as it is kept.
    pub fn to_stored(self) -> [(PreferenceKey, String); PreferenceKey::ALL.len()] {
        [
            (PreferenceKey::Theme, self.theme.to_string()),
            (PreferenceKey::TextSize, self.text_size.percent().to_string()),
            (PreferenceKey::DayChangeHour, self.day_change.hour().to_string()),
            (PreferenceKey::Paper, self.paper.to_string()),
            (PreferenceKey::Clock, self.clock.to_string()),
            (PreferenceKey::WeekStart, self.week_start.to_string()),
            (PreferenceKey::Volume, self.volume.to_string()),
            (PreferenceKey::Drinks, self.drinks.to_string()),
            (PreferenceKey::Motion, self.motion.to_string()),
            (PreferenceKey::FirstStart, self.first_start.to_string()),
            (PreferenceKey::AutoLock, self.auto_lock.to_string()),
        ]
    }
}

fn kept<T: FromStr>(stored: Option<&str>, usual: T) -> T {
    stored.and_then(|word| word.parse().ok()).unwrap_or(usual)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{
        AutoLock, ClockStyle, DrinkRegion, FirstStart, Motion, Preferences, TextSize, Theme,
        Volume, WeekStart,
    };
    use crate::{diary::night_time::DayChange, report::Paper};

    #[test]
    fn preferences_come_back_as_they_were_kept() {
        let preferences = Preferences {
            theme: Theme::Dark,
            text_size: TextSize::nearest(150),
            day_change: DayChange::at_hour(18).unwrap(),
            paper: Paper::Letter,
            clock: ClockStyle::Twelve,
            week_start: WeekStart::Saturday,
            volume: Volume::Glasses,
            drinks: DrinkRegion::Japan,
            motion: Motion::Reduced,
            first_start: FirstStart::Done,
            auto_lock: AutoLock::AfterTwo,
        };
        let stored: BTreeMap<_, _> =
            preferences.to_stored().map(|(key, value)| (key.to_string(), value)).into();
        let usual = Preferences::default();
        assert_eq!(Preferences::from_stored(&stored, usual), preferences);
        let nonsense = BTreeMap::from([("theme".to_owned(), "plaid".to_owned())]);
        assert_eq!(Preferences::from_stored(&nonsense, usual), usual);
        let here = Preferences { volume: Volume::FluidOunces, ..usual };
        assert_eq!(Preferences::from_stored(&BTreeMap::new(), here), here);
    }
}
