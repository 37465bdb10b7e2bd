//! What a person types into a field, turned into a value of the diary or a sentence.

use chrono::{Datelike as _, NaiveDate};

use super::{
    date::{ClockTime, parse_date},
    quantity::OutOfRange,
};

/// Raised when what was typed cannot be understood.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DraftError {
    /// No clock time.
    #[error("type a time like 3:15, 315 or 3.15 am")]
    NoTime,
    /// No date.
    #[error("type a date like 14 3 2026 or 2026-03-14")]
    NoDate,
    /// No number.
    #[error("type a number")]
    NoNumber,
    /// No whole number.
    #[error("type a whole number")]
    NoWholeNumber,
    /// A number that the field does not hold.
    #[error(transparent)]
    OutOfRange(#[from] OutOfRange),
    /// A date that has not come yet.
    #[error("this date has not come yet")]
    Future,
    /// A stop before the start.
    #[error("this is before the start")]
    BeforeStart,
}

/// Understands a clock time: "3:15", "315", "3.15 am", "3 pm", "22h45".
///
/// # Errors
/// [`DraftError::NoTime`].
pub fn clock(text: &str) -> Result<ClockTime, DraftError> {
    let text = text.trim().to_lowercase();
    let (digits, half) = ["am", "a.m.", "pm", "p.m."]
        .iter()
        .find_map(|half| text.strip_suffix(half).map(|digits| (digits.trim(), Some(*half))))
        .unwrap_or((text.as_str(), None));
    let mut parts = digits.split([':', '.', ' ', 'h']).filter(|part| !part.is_empty());
    let (hour, minute) = match (parts.next(), parts.next(), parts.next()) {
        (Some(hour), Some(minute), None) if minute.len() == 2 => (hour, minute),
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
    let hour = match half.map(|half| half.starts_with('p')) {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return Err(DraftError::NoTime),
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    ClockTime::new(hour, minute).ok_or(DraftError::NoTime)
}

/// Understands a date: "2026-03-14", or day, month and year in this order.
///
/// # Errors
/// [`DraftError::NoDate`].
pub fn date(text: &str) -> Result<NaiveDate, DraftError> {
    if let Ok(date) = parse_date(text.trim()) {
        return Ok(date);
    }
    let mut parts = text.split(['.', '/', ' ', '-']).filter(|part| !part.is_empty());
    let (Some(day), Some(month), Some(year), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(DraftError::NoDate);
    };
    let month = month.parse().ok().or_else(|| month_by_name(month));
    let year: Option<i32> = year.parse().ok().filter(|year| (1000..=9999).contains(year));
    day.parse()
        .ok()
        .zip(month)
        .zip(year)
        .and_then(|((day, month), year)| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or(DraftError::NoDate)
}

/// Understands a date that is not after `today`.
///
/// # Errors
/// [`DraftError::NoDate`] or [`DraftError::Future`].
pub fn past_date(text: &str, today: NaiveDate) -> Result<NaiveDate, DraftError> {
    let date = date(text)?;
    if date > today { Err(DraftError::Future) } else { Ok(date) }
}

/// Understands a whole number and puts it into its quantity.
///
/// # Errors
/// [`DraftError::NoWholeNumber`] or [`DraftError::OutOfRange`].
pub fn whole<T>(
    text: &str,
    quantity: impl Fn(i64) -> Result<T, OutOfRange>,
) -> Result<T, DraftError> {
    let number = text.trim().parse().map_err(|_not_whole| DraftError::NoWholeNumber)?;
    Ok(quantity(number)?)
}

/// Understands a number with a point or a comma and puts it into its quantity.
///
/// # Errors
/// [`DraftError::NoNumber`] or [`DraftError::OutOfRange`].
pub fn real<T>(
    text: &str,
    quantity: impl Fn(f64) -> Result<T, OutOfRange>,
) -> Result<T, DraftError> {
    let number = text.trim().replace(',', ".").parse().map_err(|_not_real| DraftError::NoNumber)?;
    Ok(quantity(number)?)
}

fn month_by_name(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    if name.chars().count() < 3 {
        return None;
    }
    (1..=12).find(|month| {
        NaiveDate::from_ymd_opt(2000, *month, 1).is_some_and(|date| {
            debug_assert_eq!(date.month(), *month);
            date.format("%B").to_string().to_lowercase().starts_with(&name)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{DraftError, clock, date, past_date, real, whole};
    use crate::diary::quantity::{CrampMinutes, Pain};

    #[test]
    fn times_are_understood_as_people_type_them() {
        for (typed, time) in [
            ("3:15", "03:15"),
            ("315", "03:15"),
            ("0315", "03:15"),
            ("3.15 am", "03:15"),
            ("3.15pm", "15:15"),
            ("12 am", "00:00"),
            ("12:30 pm", "12:30"),
            ("22h45", "22:45"),
            ("7", "07:00"),
            (" 23 59 ", "23:59"),
        ] {
            assert_eq!(clock(typed).map(|time| time.to_string()), Ok(time.to_owned()), "{typed}");
        }
        for nonsense in ["", "25", "3:5", "3:60", "13 pm", "0 am", "abc", "12345", "-3", "ä1", "3:"]
        {
            if nonsense == "3:" {
                assert_eq!(clock(nonsense).unwrap().to_string(), "03:00");
            } else {
                assert_eq!(clock(nonsense), Err(DraftError::NoTime), "{nonsense}");
            }
        }
    }

    #[test]
    fn dates_are_understood_as_people_type_them() {
        for typed in ["2026-03-14", "14.3.2026", "14/03/2026", "14 March 2026", "14 mar 2026"] {
            assert_eq!(date(typed).map(|date| date.to_string()), Ok("2026-03-14".to_owned()));
        }
        for nonsense in ["", "31.2.2026", "14.3.26", "14 ma 2026", "2026-02-29", "today"] {
            assert_eq!(date(nonsense), Err(DraftError::NoDate), "{nonsense}");
        }
        let today = date("2026-03-14").unwrap();
        assert_eq!(past_date("15.3.2026", today), Err(DraftError::Future));
        assert_eq!(past_date("14.3.2026", today), Ok(today));
    }

    #[test]
    fn numbers_take_a_point_or_a_comma() {
        assert_eq!(real("2,5", CrampMinutes::new).map(CrampMinutes::get), Ok(2.5));
        assert_eq!(real("x", CrampMinutes::new), Err(DraftError::NoNumber));
        assert_eq!(whole("7", Pain::new).map(Pain::get), Ok(7));
        assert!(matches!(whole("11", Pain::new), Err(DraftError::OutOfRange(_))));
        assert_eq!(whole("7.5", Pain::new), Err(DraftError::NoWholeNumber));
    }
}
