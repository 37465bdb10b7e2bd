//! Clock times as people type them, and times that are told from now.

use chrono::TimeDelta;

use super::{DraftError, duration};
use crate::diary::date::ClockTime;

/// A time as it was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedTime {
    /// By the clock.
    Clock(ClockTime),
    /// So long before now.
    Ago(TimeDelta),
}

/// Understands a clock time or a time that is told from now: "3:15", "noon", "15 min ago".
///
/// # Errors
/// [`DraftError::NoTime`].
pub fn time(text: &str) -> Result<TypedTime, DraftError> {
    let text = text.trim().to_lowercase();
    let long_ago = match text.as_str() {
        "now" | "just now" => Some(0.0),
        _ => text.strip_suffix("ago").and_then(|long| duration::named(long).ok()),
    };
    match long_ago.map(whole_minutes) {
        Some(Some(minutes)) => Ok(TypedTime::Ago(TimeDelta::minutes(minutes))),
        Some(None) => Err(DraftError::NoTime),
        None => clock(&text).map(TypedTime::Clock),
    }
}

/// Understands a clock time: "3:15", "315", "3 15", "3.15 am", "3pm", "22h45", "midnight".
///
/// # Errors
/// [`DraftError::NoTime`].
pub fn clock(text: &str) -> Result<ClockTime, DraftError> {
    let text = text.trim().to_lowercase();
    let (digits, half) = match text.as_str() {
        "midnight" => ("0:00", None),
        "noon" | "midday" => ("12:00", None),
        text => HALVES
            .iter()
            .find_map(|(ending, half)| Some((text.strip_suffix(ending)?, Some(*half))))
            .unwrap_or((text, None)),
    };
    let digits = digits.strip_suffix("o'clock").unwrap_or(digits);
    let mut parts = digits.split([':', '.', ' ', 'h']).filter(|part| !part.is_empty());
    let (hour, minute) = match (parts.next(), parts.next(), parts.next()) {
        (Some(hour), Some(minute), None) if minute.len() == 2 && hour.len() <= 2 => (hour, minute),
        (Some(hour), None, None) if hour.len() <= 2 => (hour, "00"),
        (Some(both), None, None) if both.is_ascii() && both.len() <= 4 => {
            both.split_at(both.len() - 2)
        }
        _ => return Err(DraftError::NoTime),
    };
    let number = |part: &str| {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        if digits { part.parse::<u32>().ok() } else { None }
    };
    let hour = number(hour).ok_or(DraftError::NoTime)?;
    let minute = number(minute).ok_or(DraftError::NoTime)?;
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return Err(DraftError::NoTime),
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
    };
    ClockTime::new(hour, minute).ok_or(DraftError::NoTime)
}

/// A half of the day on a clock of twelve hours.
#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

const HALVES: [(&str, Half); 6] = [
    ("a.m.", Half::Morning),
    ("p.m.", Half::Afternoon),
    ("a.m", Half::Morning),
    ("p.m", Half::Afternoon),
    ("am", Half::Morning),
    ("pm", Half::Afternoon),
];

/// The whole minutes of a length of at most 100 years.
#[expect(clippy::cast_possible_truncation, reason = "the length is bounded just before")]
fn whole_minutes(minutes: f64) -> Option<i64> {
    (0.0..=52_596_000.0).contains(&minutes).then_some(minutes.round() as i64)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::{TypedTime, clock, time};
    use crate::diary::{date::ClockTime, draft::DraftError};

    #[test]
    fn times_are_understood_as_people_type_them() {
        for (typed, time) in [
            ("3:15", "03:15"),
            ("315", "03:15"),
            ("0315", "03:15"),
            ("3 15", "03:15"),
            ("3.15", "03:15"),
            ("3.15 am", "03:15"),
            ("3:15 A.M.", "03:15"),
            ("3.15pm", "15:15"),
            ("3pm", "15:00"),
            ("3 p.m.", "15:00"),
            ("15:04", "15:04"),
            ("12 am", "00:00"),
            ("12:30 pm", "12:30"),
            ("22h45", "22:45"),
            ("22h", "22:00"),
            ("7", "07:00"),
            ("7 o'clock", "07:00"),
            (" 23 59 ", "23:59"),
            ("0", "00:00"),
            ("3:", "03:00"),
            ("Midnight", "00:00"),
            ("noon", "12:00"),
            ("midday", "12:00"),
        ] {
            assert_eq!(clock(typed).map(|time| time.to_string()), Ok(time.to_owned()), "{typed}");
        }
        for nonsense in [
            "",
            "24",
            "25",
            "24:00",
            "3:5",
            "3:60",
            "13 pm",
            "15:04 pm",
            "0 am",
            "abc",
            "12345",
            "-3",
            "ä1",
            "1:2:30",
            "am",
            "3.15 xm",
            "ago",
            "٣:15",
            "003:15",
            "h",
            "half past",
        ] {
            assert_eq!(clock(nonsense), Err(DraftError::NoTime), "{nonsense}");
            assert_eq!(time(nonsense), Err(DraftError::NoTime), "{nonsense}");
        }
    }

    #[test]
    fn times_can_be_told_from_now() {
        for (typed, minutes) in [
            ("now", 0),
            ("Just now", 0),
            ("15 min ago", 15),
            ("15 minutes ago", 15),
            ("15min ago", 15),
            ("2 h ago", 120),
            ("2 hours ago", 120),
            ("an hour ago", 60),
            ("half an hour ago", 30),
            ("1 h 30 ago", 90),
            ("1:30 ago", 90),
            ("1.5 h ago", 90),
            ("90 s ago", 2),
        ] {
            let ago = TypedTime::Ago(TimeDelta::minutes(minutes));
            assert_eq!(time(typed), Ok(ago), "{typed}");
            assert_eq!(clock(typed), Err(DraftError::NoTime), "{typed} is no time of a clock");
        }
        for nonsense in ["15 ago", "-5 min ago", "ago", "min ago", "99999999 h ago", "in 5 min"] {
            assert_eq!(time(nonsense), Err(DraftError::NoTime), "{nonsense}");
        }
    }

    proptest! {
        #[test]
        fn a_time_that_was_written_is_read_as_itself(hour in 0_u32..24, minute in 0_u32..60) {
            let expected = ClockTime::new(hour, minute).unwrap();
            let twelve = expected.naive().format("%-I:%M %P").to_string();
            for text in [expected.to_string(), twelve, format!("{hour}{minute:02}")] {
                prop_assert_eq!(clock(&text), Ok(expected));
                prop_assert_eq!(time(&text), Ok(TypedTime::Clock(expected)));
            }
        }

        #[test]
        fn no_text_is_too_strange(text in ".{0,20}") {
            let _told: Result<TypedTime, DraftError> = time(&text);
        }
    }
}
