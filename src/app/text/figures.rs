//! How counts, numbers, dates, times and amounts are written for people.

use chrono::NaiveDate;

use crate::{
    app::preferences::{ClockStyle, Volume},
    diary::{
        ClockTime,
        quantity::Millilitres,
        written::{count, number},
    },
};

/// What a night says of its cramps: "2 cramps", "no cramps", "not recorded".
pub fn cramps(count_of_night: Option<usize>) -> String {
    match count_of_night {
        None => "not recorded".to_owned(),
        Some(0) => "no cramps".to_owned(),
        Some(cramps) => count(cramps, "cramp", "cramps"),
    }
}

/// Titles with a number behind those that stood there before, so that no two are the same.
pub fn told_apart(titles: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for title in titles {
        let mut apart = title.clone();
        let mut number = 2;
        while told.contains(&apart) {
            apart = format!("{title} ({number})");
            number += 1;
        }
        told.push(apart);
    }
    told
}

/// A date as it stands in a field, where it can be typed over: "3 March 2026".
pub fn typed_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// A clock time in the style of a person: "15:05" or "3:05 pm".
///
/// Both can be typed back into a field. Midnight is 12:00 am and noon 12:00 pm, as on the clocks
/// of those who use them.
pub fn clock_in(style: ClockStyle, time: ClockTime) -> String {
    match style {
        ClockStyle::TwentyFour => time.to_string(),
        ClockStyle::Twelve => {
            let half = if time.hour() < 12 { "am" } else { "pm" };
            let hour = match time.hour() % 12 {
                0 => 12,
                hour => hour,
            };
            format!("{hour}:{:02} {half}", time.minute())
        }
    }
}

/// An amount of fluid in the unit of a person: "1500 ml", "50.7 fl oz", "1 glass", "7.5 glasses".
pub fn volume_in(volume: Volume, amount: Millilitres) -> String {
    let shown = volume.shown(f64::from(amount.get()));
    let unit = match volume {
        Volume::Millilitres => "ml",
        Volume::FluidOunces => "fl oz",
        Volume::Glasses if shown.total_cmp(&1.0).is_eq() => "glass",
        Volume::Glasses => "glasses",
    };
    format!("{} {unit}", number(shown))
}

#[cfg(test)]
mod tests {
    use super::{clock_in, told_apart, volume_in};
    use crate::{
        app::{
            preferences::{ClockStyle, Volume},
            text::Label as _,
        },
        diary::{quantity::Millilitres, vocabulary::SleepQuality},
    };

    #[test]
    fn a_time_is_written_in_the_style_of_the_person() {
        for (time, expected) in [
            ("00:00", "12:00 am"),
            ("00:59", "12:59 am"),
            ("03:05", "3:05 am"),
            ("12:00", "12:00 pm"),
            ("13:00", "1:00 pm"),
            ("23:59", "11:59 pm"),
        ] {
            let clock = time.parse().unwrap();
            assert_eq!(clock_in(ClockStyle::Twelve, clock), expected);
            assert_eq!(clock_in(ClockStyle::TwentyFour, clock), time);
        }
    }

    #[test]
    fn an_amount_is_written_in_the_unit_of_the_person() {
        for (volume, amount, expected) in [
            (Volume::Millilitres, 1500, "1500 ml"),
            (Volume::FluidOunces, 1500, "50.7 fl oz"),
            (Volume::Glasses, 200, "1 glass"),
            (Volume::Glasses, 1500, "7.5 glasses"),
            (Volume::Glasses, 0, "0 glasses"),
        ] {
            assert_eq!(volume_in(volume, Millilitres::new(amount).unwrap()), expected);
        }
    }

    #[test]
    fn titles_are_told_apart() {
        let titles = ["lead", "lead", "lead (2)", "lead"].map(str::to_owned);
        assert_eq!(told_apart(titles), ["lead", "lead (2)", "lead (2) (2)", "lead (3)"]);
    }

    #[test]
    fn a_word_stands_at_the_start_of_a_line() {
        assert_eq!(SleepQuality::VeryGood.title(), "Very good");
    }
}
