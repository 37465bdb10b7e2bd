//! One answer as the text of a cell.

use chrono_tz::Tz;

use super::safe::{tamed, untamed};
use crate::diary::{
    date::{ClockTime, DateError},
    quantity::{
        AlcoholGrams, Awakenings, CaffeineMg, CrampMinutes, Millilitres, OutOfRange, Pain,
        SorenessHours, Tiredness, WholeMinutes,
    },
    text::Text,
    vocabulary::{Exercise, Muscle, Side, SleepQuality, UnknownWord},
};

/// An answer that has a form as a cell.
pub(super) trait Cell: Sized {
    /// Whether a cell of nothing but spaces is an answer.
    const SPACES_COUNT: bool = false;

    /// The cell.
    fn write(&self) -> String;

    /// The answer of a cell that is not empty; what is wrong with it, in words.
    fn read(cell: &str) -> Result<Self, String>;
}

impl<const MIN: usize, const MAX: usize> Cell for Text<MIN, MAX> {
    const SPACES_COUNT: bool = true;

    fn write(&self) -> String {
        tamed(self.as_str())
    }

    fn read(cell: &str) -> Result<Self, String> {
        Self::new(untamed(cell)).map_err(|error| error.to_string())
    }
}

impl Cell for bool {
    fn write(&self) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }

    fn read(cell: &str) -> Result<Self, String> {
        match cell.trim().to_lowercase().as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(format!("{} is not yes or no", quoted(cell))),
        }
    }
}

impl Cell for ClockTime {
    fn write(&self) -> String {
        self.to_string()
    }

    /// Spreadsheets leave the first zero out, or add seconds.
    fn read(cell: &str) -> Result<Self, String> {
        let cell = cell.trim();
        let minutes = match cell.len() {
            7 | 8 => cell.strip_suffix(":00").unwrap_or(cell),
            _ => cell,
        };
        let padded = if minutes.len() == 4 { format!("0{minutes}") } else { minutes.to_owned() };
        padded.parse().map_err(|error: DateError| match error {
            DateError::NoTime(_) | DateError::NoDate(_) => {
                DateError::NoTime(cell.chars().take(40).collect()).to_string()
            }
        })
    }
}

impl Cell for Tz {
    fn write(&self) -> String {
        self.name().to_owned()
    }

    fn read(cell: &str) -> Result<Self, String> {
        cell.trim().parse().map_err(|_unknown| {
            format!("{} is not a known time zone; a zone is named like Europe/London", quoted(cell))
        })
    }
}

macro_rules! words {
    ($($name:ty),+) => {
        $(impl Cell for $name {
            fn write(&self) -> String {
                spaced(self.word())
            }

            fn read(cell: &str) -> Result<Self, String> {
                word(cell)
            }
        })+
    };
}
words!(Exercise, Muscle, Side, SleepQuality);

macro_rules! whole_numbers {
    ($($name:ty),+) => {
        $(impl Cell for $name {
            fn write(&self) -> String {
                self.to_string()
            }

            fn read(cell: &str) -> Result<Self, String> {
                whole(cell, Self::new)
            }
        })+
    };
}
whole_numbers!(Awakenings, CaffeineMg, Millilitres, Pain, Tiredness, WholeMinutes);

macro_rules! real_numbers {
    ($($name:ty),+) => {
        $(impl Cell for $name {
            fn write(&self) -> String {
                self.to_string()
            }

            fn read(cell: &str) -> Result<Self, String> {
                let number = real(cell)?;
                Self::new(number).map_err(|error| error.to_string())
            }
        })+
    };
}
real_numbers!(AlcoholGrams, CrampMinutes, SorenessHours);

/// The words of a choice.
pub(super) fn spaced(word: &str) -> String {
    word.replace('_', " ")
}

/// The choice that has these words.
pub(super) fn word<T: std::str::FromStr<Err = UnknownWord>>(cell: &str) -> Result<T, String> {
    let words = cell.trim().to_lowercase().replace(' ', "_");
    words.parse().map_err(|error: UnknownWord| error.to_string())
}

/// A whole number of a range.
pub(super) fn whole<T>(
    cell: &str,
    accept: impl FnOnce(i64) -> Result<T, OutOfRange>,
) -> Result<T, String> {
    let number = cell.trim().parse().map_err(|_none| {
        format!("{} is not a whole number, which is written like 12", quoted(cell))
    })?;
    accept(number).map_err(|error| error.to_string())
}

/// A number with a point, or with a comma where that cannot part thousands.
fn real(cell: &str) -> Result<f64, String> {
    let cell = cell.trim();
    let is_plain = cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let parts_thousands = cell.split_once(',').is_some_and(|(_, after)| after.len() == 3);
    let number = (is_plain && !parts_thousands).then(|| cell.replace(',', ".").parse().ok());
    number
        .flatten()
        .ok_or_else(|| format!("{} is not a number, which is written like 2.5", quoted(cell)))
}

/// A cell as a message shows it.
pub(super) fn quoted(cell: &str) -> String {
    format!("\"{}\"", super::super::fault::shown(cell, 40))
}

#[cfg(test)]
mod tests {
    use super::Cell as _;
    use crate::diary::{
        date::ClockTime,
        quantity::{CrampMinutes, Pain},
        vocabulary::SleepQuality,
    };

    #[test]
    fn what_spreadsheets_make_of_a_cell_is_read() {
        for (cell, time) in [
            ("02:13", Some("02:13")),
            ("2:13", Some("02:13")),
            ("02:13:00", Some("02:13")),
            ("2:13:00 ", Some("02:13")),
            ("02:13:30", None),
            ("24:00", None),
            ("213", None),
        ] {
            let read = ClockTime::read(cell).map(|time| time.write());
            assert_eq!(read.ok().as_deref(), time, "{cell}");
        }
        for (cell, number) in [
            ("2.5", Some(2.5)),
            ("2,5", Some(2.5)),
            ("1440", Some(1440.0)),
            ("1,440", None),
            ("1e3", None),
            ("inf", None),
            ("-1", None),
            ("1441", None),
            ("1.2.3", None),
        ] {
            assert_eq!(CrampMinutes::read(cell).map(CrampMinutes::get).ok(), number, "{cell}");
        }
        assert_eq!(Pain::read(" 7 ").map(Pain::get), Ok(7));
        assert!(Pain::read("7.5").is_err());
        assert_eq!(bool::read("YES"), Ok(true));
        assert!(bool::read("1").is_err());
        assert_eq!(SleepQuality::read("Very good"), Ok(SleepQuality::VeryGood));
    }
}
