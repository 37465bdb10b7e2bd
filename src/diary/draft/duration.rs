//! Lengths of time as people type them.

use super::{DraftError, real};
use crate::diary::quantity::{OutOfRange, WholeMinutes};

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// 60 minutes.
    Hours,
    /// 60 seconds.
    Minutes,
    /// Seconds.
    Seconds,
}

impl Unit {
    /// Minutes in one of it.
    pub const fn minutes(self) -> f64 {
        match self {
            Self::Hours => 60.0,
            Self::Minutes => 1.0,
            Self::Seconds => 1.0 / 60.0,
        }
    }

    fn named(word: &str) -> Option<Self> {
        match word {
            "h" | "hr" | "hrs" | "hour" | "hours" => Some(Self::Hours),
            "m" | "min" | "mins" | "minute" | "minutes" => Some(Self::Minutes),
            "s" | "sec" | "secs" | "second" | "seconds" => Some(Self::Seconds),
            _ => None,
        }
    }

    /// What a number without a unit means behind one with this unit: "1 h 30", "1 min 30".
    const fn below(self) -> Option<Self> {
        match self {
            Self::Hours => Some(Self::Minutes),
            Self::Minutes => Some(Self::Seconds),
            Self::Seconds => None,
        }
    }
}

/// Understands a length in minutes and puts it into its quantity: "90", "1:30", "1 h 30",
/// "half an hour", "90 s". A number alone is minutes.
///
/// # Errors
/// [`DraftError::NoLength`] or [`DraftError::OutOfRange`].
pub fn minutes<T>(
    text: &str,
    quantity: impl Fn(f64) -> Result<T, OutOfRange>,
) -> Result<T, DraftError> {
    Ok(quantity(length(text, Unit::Minutes)?)?)
}

/// As [`minutes`], for a field that holds whole minutes.
///
/// # Errors
/// As [`minutes`], and [`DraftError::NoWholeNumber`] for parts of a minute.
pub fn whole_minutes(text: &str) -> Result<WholeMinutes, DraftError> {
    let minutes = length(text, Unit::Minutes)?;
    if minutes.fract() != 0.0 {
        return Err(DraftError::NoWholeNumber);
    }
    #[expect(clippy::cast_possible_truncation, reason = "`as` saturates; the range is far smaller")]
    let whole = minutes as i64;
    Ok(WholeMinutes::new(whole)?)
}

/// Understands a length in hours and puts it into its quantity: "2", "1.5", "90 min", "1 h 30".
/// A number alone is hours.
///
/// # Errors
/// As [`minutes`].
pub fn hours<T>(
    text: &str,
    quantity: impl Fn(f64) -> Result<T, OutOfRange>,
) -> Result<T, DraftError> {
    Ok(quantity(rounded(length(text, Unit::Hours)? / 60.0))?)
}

/// Understands a length, in minutes to the hundredth; a number alone has the given unit.
///
/// # Errors
/// [`DraftError::NoLength`].
pub fn length(text: &str, alone: Unit) -> Result<f64, DraftError> {
    let text = text.trim();
    match real(text, Ok) {
        Ok(number) if is_plain(text) => Ok(rounded(number * alone.minutes())),
        _ => named(text),
    }
}

/// As [`length`], but the text must say which unit it is in.
pub(super) fn named(text: &str) -> Result<f64, DraftError> {
    let text = text.trim().to_lowercase();
    let minutes = phrase(&text).or_else(|| colon(&text)).or_else(|| in_units(&text));
    minutes.map(rounded).ok_or(DraftError::NoLength)
}

/// Digits with at most one point or comma.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

fn rounded(minutes: f64) -> f64 {
    (minutes * 100.0).round() / 100.0
}

/// Lengths that have a name.
fn phrase(text: &str) -> Option<f64> {
    match text {
        "a minute" => Some(1.0),
        "half a minute" => Some(0.5),
        "a quarter of an hour" | "quarter of an hour" => Some(15.0),
        "half an hour" | "half hour" | "a half hour" => Some(30.0),
        "three quarters of an hour" => Some(45.0),
        "an hour" => Some(60.0),
        "an hour and a half" => Some(90.0),
        _ => None,
    }
}

/// "1:30" is hours and minutes.
fn colon(text: &str) -> Option<f64> {
    let (hours, minutes) = text.split_once(':')?;
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if hours.is_empty() || hours.len() > 3 || minutes.len() != 2 {
        return None;
    }
    if !is_digits(hours) || !is_digits(minutes) {
        return None;
    }
    let (hours, minutes): (f64, f64) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60.0).then_some(hours * 60.0 + minutes)
}

/// Numbers with their units, the larger units first: "1 h 30", "1h30", "2 min 30 s".
fn in_units(text: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut last: Option<Unit> = None;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (number, behind) =
            split_at_end(rest, |letter| letter.is_ascii_digit() || matches!(letter, '.' | ','));
        let (word, behind) = split_at_end(behind.trim_start(), char::is_alphabetic);
        let number: f64 = number.replace(',', ".").parse().ok()?;
        let unit = match (word, last) {
            ("", Some(unit)) if behind.is_empty() && number < 60.0 => unit.below()?,
            ("", _) => return None,
            (word, _) => Unit::named(word)?,
        };
        if last.is_some_and(|last| last >= unit) {
            return None;
        }
        total += number * unit.minutes();
        last = Some(unit);
        let behind = behind.trim_start();
        rest = behind.strip_prefix("and ").unwrap_or(behind).trim_start();
    }
    last.map(|_| total)
}

fn split_at_end(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|letter: char| !belongs(letter)).unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Unit, hours, length, minutes, whole_minutes};
    use crate::diary::{
        draft::DraftError,
        quantity::{CrampMinutes, SorenessHours, WholeMinutes},
    };

    #[test]
    fn lengths_are_understood_as_people_type_them() {
        for (typed, expected) in [
            ("90", 90.0),
            ("2.5", 2.5),
            ("2,5", 2.5),
            ("1:30", 90.0),
            ("0:05", 5.0),
            ("1 h 30", 90.0),
            ("1h30", 90.0),
            ("1 h 30 min", 90.0),
            ("1 hour and 30 minutes", 90.0),
            ("1.5 h", 90.0),
            ("2 hours", 120.0),
            ("5 min", 5.0),
            ("5m", 5.0),
            ("90 s", 1.5),
            ("90 sec", 1.5),
            ("90 seconds", 1.5),
            ("1 min 30", 1.5),
            ("100 s", 1.67),
            ("half an hour", 30.0),
            ("A quarter of an hour", 15.0),
            ("an hour and a half", 90.0),
            ("a minute", 1.0),
            ("24 h", 1440.0),
        ] {
            let read = minutes(typed, CrampMinutes::new).map(CrampMinutes::get);
            assert_eq!(read, Ok(expected), "{typed}");
        }
        for nonsense in [
            "",
            "x",
            "-5",
            "1:60",
            "1:5",
            "h",
            "30 min 1 h",
            "1 h 1 h",
            "1 h 90",
            "5 ml",
            "1..5",
            "1e3 s",
            "inf",
            "nan",
            "5 min x",
            "1 s 30",
            "half",
        ] {
            assert_eq!(
                minutes(nonsense, CrampMinutes::new),
                Err(DraftError::NoLength),
                "{nonsense}"
            );
        }
        for beyond in ["1441", "24:01", "25 h"] {
            let read = minutes(beyond, CrampMinutes::new);
            assert!(matches!(read, Err(DraftError::OutOfRange(_))), "{beyond}: {read:?}");
        }
    }

    #[test]
    fn whole_minutes_and_hours_have_their_own_rules() {
        assert_eq!(whole_minutes("1 h 5").map(WholeMinutes::get), Ok(65));
        assert_eq!(whole_minutes("90 s"), Err(DraftError::NoWholeNumber));
        assert!(matches!(whole_minutes("1441"), Err(DraftError::OutOfRange(_))));
        assert_eq!(whole_minutes("1440").map(WholeMinutes::get), Ok(1440));
        for (typed, expected) in [("2", 2.0), ("1.5", 1.5), ("90 min", 1.5), ("1:30", 1.5)] {
            let read = hours(typed, SorenessHours::new).map(SorenessHours::get);
            assert_eq!(read, Ok(expected), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_length_that_was_written_is_read_as_itself(whole in 0_i64..=1440) {
            let (hour, minute) = (whole / 60, whole % 60);
            let expected = whole as f64;
            for text in [
                format!("{whole}"),
                format!("{whole} min"),
                format!("{hour}:{minute:02}"),
                format!("{hour} h {minute} min"),
                format!("{hour}h{minute}"),
            ] {
                prop_assert_eq!(length(&text, Unit::Minutes), Ok(expected));
            }
        }

        #[test]
        fn no_text_is_too_strange(text in ".{0,20}") {
            if let Ok(minutes) = length(&text, Unit::Minutes) {
                prop_assert!(minutes >= 0.0);
            }
        }
    }
}
