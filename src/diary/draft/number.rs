//! Numbers as people type them.

use super::DraftError;
use crate::diary::quantity::OutOfRange;

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

/// The number of a text that repeats the unit of its field: "95" of "95 mg".
pub fn without_unit<'a>(text: &'a str, unit: &str) -> &'a str {
    let text = text.trim();
    let end = text.len().saturating_sub(unit.len());
    match text.split_at_checked(end) {
        Some((number, last)) if !unit.is_empty() && last.eq_ignore_ascii_case(unit) => {
            number.trim_end()
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{real, whole, without_unit};
    use crate::diary::{
        draft::DraftError,
        quantity::{CrampMinutes, Pain},
    };

    #[test]
    fn numbers_take_a_point_or_a_comma() {
        assert_eq!(real("2,5", CrampMinutes::new).map(CrampMinutes::get), Ok(2.5));
        assert_eq!(real("x", CrampMinutes::new), Err(DraftError::NoNumber));
        assert_eq!(whole("7", Pain::new).map(Pain::get), Ok(7));
        assert!(matches!(whole("11", Pain::new), Err(DraftError::OutOfRange(_))));
        assert_eq!(whole("7.5", Pain::new), Err(DraftError::NoWholeNumber));
        assert_eq!(whole("2,000", Pain::new), Err(DraftError::NoWholeNumber));
    }

    #[test]
    fn the_unit_of_the_field_may_be_typed_too() {
        for (text, unit, number) in [
            ("95 mg", "mg", "95"),
            (" 95MG ", "mg", "95"),
            ("95", "mg", "95"),
            ("95 ml", "mg", "95 ml"),
            ("95", "", "95"),
            ("mg", "mg", ""),
            ("é", "mg", "é"),
        ] {
            assert_eq!(without_unit(text, unit), number, "{text}");
        }
    }
}
