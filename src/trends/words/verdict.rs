//! What a comparison can say, and no more.

use super::UNLIKELY_BY_CHANCE;
use crate::trends::{
    before_after::RECORDED_A_SIDE,
    figures::{BeforeAfter, FactorComparison},
};

/// An interval of a ratio is wide where its upper bound is this many times its lower one: it
/// may as well be half as many as twice as many.
const WIDE_RATIO: f64 = 4.0;
/// An interval of a difference is wide where its bounds are so far from each other, as a share
/// of all nights: it may as well be 20 cramp nights in 100 more as 20 fewer.
const WIDE_DIFFERENCE: f64 = 0.4;

/// What a comparison can say, and no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Too few nights, or too few cramp nights: no interval can be had, or one that leaves open
    /// that there is no difference and is so wide that there may as well be a large one.
    TooFew,
    /// No cramp was recorded on either side.
    NoCramps,
    /// Nothing rules out that there is no difference.
    CouldBeChance,
    /// More cramps than chance alone would explain.
    MoreOften,
    /// Fewer cramps than chance alone would explain.
    LessOften,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::TooFew, Self::NoCramps, Self::CouldBeChance, Self::MoreOften, Self::LessOften];

    /// Of the time before and after a medication: whether the interval leaves out 1.
    pub fn of_medication(found: &BeforeAfter) -> Self {
        let (low, high) = (found.low, found.high);
        if found.too_few.is_some() {
            if has_no_cramp(found) { Self::NoCramps } else { Self::TooFew }
        } else if low.is_some_and(|low| low > 1.0) {
            Self::MoreOften
        } else if high.is_some_and(|high| high < 1.0) {
            Self::LessOften
        } else if low.zip(high).is_none_or(|(low, high)| high >= WIDE_RATIO * low) {
            Self::TooFew
        } else {
            Self::CouldBeChance
        }
    }

    /// Of a factor: by its q, because of twenty factors one would stand out by chance.
    pub fn of_factor(found: &FactorComparison) -> Self {
        let FactorComparison { risk_difference, low, high, q, .. } = found;
        let (Some(difference), Some(low), Some(high), Some(q)) =
            (*risk_difference, *low, *high, *q)
        else {
            return Self::TooFew;
        };
        if q < UNLIKELY_BY_CHANCE {
            if difference > 0.0 { Self::MoreOften } else { Self::LessOften }
        } else if low <= 0.0 && high >= 0.0 && high - low >= WIDE_DIFFERENCE {
            Self::TooFew
        } else {
            Self::CouldBeChance
        }
    }

    /// The sentence.
    pub const fn text(self) -> &'static str {
        match self {
            Self::TooFew => "too few nights to tell",
            Self::NoCramps => "no cramp was recorded on either side",
            Self::CouldBeChance => "this could be chance",
            Self::MoreOften => {
                "more often than chance alone would explain; it may still be something else that \
                 changed"
            }
            Self::LessOften => {
                "less often than chance alone would explain; it may still be something else that \
                 changed"
            }
        }
    }
}

fn has_no_cramp(found: &BeforeAfter) -> bool {
    found.before.recorded >= RECORDED_A_SIDE
        && found.after.recorded >= RECORDED_A_SIDE
        && found.before.cramps + found.after.cramps == 0
}
