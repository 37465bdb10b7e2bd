//! Made-up diaries, for `--demo` and for benchmarks: the same seed gives the same diary.
//!
//! Nobody's nights: every figure is drawn at random around plausible values.

mod diarist;
mod fifty_years;
mod half_year;

pub use fifty_years::{FIFTY_YEARS, fifty_years};
pub use half_year::{HALF_YEAR, half_year};
