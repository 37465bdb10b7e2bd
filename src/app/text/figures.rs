//! How counts, numbers, dates, times and amounts are written for people.

use std::fmt::Display;

use chrono::NaiveDate;

use crate::{
    app::preferences::{ClockStyle, Volume},
    diary::{ClockTime, quantity::Millilitres},
};

/// "1 cramp", "2 cramps".
pub fn count<N: Copy + Display + PartialEq + From<u8>>(number: N, one: &str, many: &str) -> String {
    let word = if number == N::from(1) { one } else { many };
    format!("{number} {word}")
}

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

/// Minutes as "45 min" or "7 h 30 min".
pub fn duration(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// A number without needless digits: "3", "2.5".
pub fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), ToOwned::to_owned)
}

/// A date as people write it: "Tue 3 March 2026".
pub fn date(date: NaiveDate) -> String {
    date.format("%a %-d %B %Y").to_string()
}

/// A date as it stands in a field, where it can be typed over: "3 March 2026".
pub fn typed_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// A date where there is little room: "3 Mar".
pub fn short_date(date: NaiveDate) -> String {
    date.format("%-d %b").to_string()
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
    use super::{clock_in, count, duration, number, told_apart, volume_in};
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
    fn numbers_are_written_for_people() {
        assert_eq!(count(1, "cramp", "cramps"), "1 cramp");
        assert_eq!(count(0, "cramp", "cramps"), "0 cramps");
        assert_eq!(duration(59), "59 min");
        assert_eq!(duration(60), "1 h");
        assert_eq!(duration(450), "7 h 30 min");
        assert_eq!(number(3.0), "3");
        assert_eq!(number(2.449), "2.4");
        assert_eq!(SleepQuality::VeryGood.title(), "Very good");
    }
}
