//! What a person types into a field, turned into a value of the diary or a sentence.
//!
//! Nothing here knows what time it is: what is told from now on ("15 min ago", "yesterday")
//! comes back as it was told, or takes the present date as an argument.

mod clock;
mod date;
mod duration;
mod number;

pub use clock::{TypedTime, clock, time};
pub use date::{DateOrder, Leaning, ReadDate};
pub use duration::{Unit, hours, length, minutes, whole_minutes};
pub use number::{real, whole, without_unit};

use super::quantity::OutOfRange;

/// Raised when what was typed cannot be understood.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DraftError {
    /// No clock time.
    #[error("type a time like 3:15, 315 or 3.15 am")]
    NoTime,
    /// No date.
    #[error("type a date like 14 3 2026, 14 March or yesterday")]
    NoDate,
    /// A date with the name of another day of the week.
    #[error("this date is not a {0}")]
    OtherWeekday(&'static str),
    /// No length of time.
    #[error("type a length like 90, 1:30, 90 s or 1 h 30")]
    NoLength,
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
