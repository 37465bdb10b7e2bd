//! The figures in plain sentences: always the counts first, then what they can say.
//!
//! No sentence says that one thing leads to another, and none ends with a full stop;
//! [`Comparison::paragraph`] puts the stops in.

use super::{
    factor_words::phrases,
    figures::{BeforeAfter, Factor, FactorComparison, SideCounts, TrendTest, Trends},
    rates::is_overdispersed,
};
use crate::diary::text::capital;

/// Under this a p or q value is more than chance alone would explain.
const UNLIKELY_BY_CHANCE: f64 = 0.05;

/// What a comparison can say, and no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Too few nights, or too few cramp nights.
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
    /// Of the time before and after a medication: whether the interval leaves out 1.
    pub fn of_medication(found: &BeforeAfter) -> Self {
        if found.too_few.is_some() {
            if has_no_cramp(found) { Self::NoCramps } else { Self::TooFew }
        } else if found.low.is_some_and(|low| low > 1.0) {
            Self::MoreOften
        } else if found.high.is_some_and(|high| high < 1.0) {
            Self::LessOften
        } else {
            Self::CouldBeChance
        }
    }

    /// Of a factor: by its q, because of twenty factors one would stand out by chance.
    pub fn of_factor(found: &FactorComparison) -> Self {
        match (found.risk_difference, found.q) {
            (Some(difference), Some(q)) if q < UNLIKELY_BY_CHANCE => {
                if difference > 0.0 {
                    Self::MoreOften
                } else {
                    Self::LessOften
                }
            }
            (Some(_), Some(_)) => Self::CouldBeChance,
            _ => Self::TooFew,
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

/// A comparison in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The counts, with their denominators.
    pub counts: String,
    /// The difference with its interval, where it can be had.
    pub interval: Option<String>,
    /// What it can say.
    pub verdict: Verdict,
    /// What to bear in mind.
    pub note: Option<&'static str>,
}

impl Comparison {
    /// Everything, as sentences one after the other.
    pub fn paragraph(&self) -> String {
        let Self { counts, interval, verdict, note } = self;
        [Some(counts.as_str()), interval.as_deref(), Some(verdict.text()), *note]
            .into_iter()
            .flatten()
            .map(sentence)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// How many nights had a cramp, of how many: "A cramp on 9 of 24 recorded nights; 4 not recorded".
pub fn of_nights(trends: &Trends) -> String {
    let Trends { nights, recorded_nights, cramp_nights, .. } = trends;
    let missing = nights.saturating_sub(*recorded_nights);
    let recorded = format!("A cramp on {cramp_nights} of {}", recorded(*recorded_nights));
    if missing == 0 { recorded } else { format!("{recorded}; {missing} not recorded") }
}

/// Cramp nights a week with their interval; `None` where no night was recorded.
pub fn of_cramp_nights(trends: &Trends) -> Option<String> {
    let rate = trends.cramp_nights_per_week?;
    Some(format!(
        "{:.1} cramp nights a week (95 % interval {:.1} to {:.1})",
        rate.estimate, rate.low, rate.high
    ))
}

/// Cramps a week with their interval, and whether that was widened; `None` where no night
/// was recorded.
pub fn of_cramps(trends: &Trends) -> Option<String> {
    let rate = trends.cramps_per_week?;
    let widened = if is_overdispersed(rate.dispersion) {
        "; the interval is wider because the weeks differ more than chance would have it"
    } else {
        ""
    };
    Some(format!(
        "{:.1} cramps a week (95 % interval {:.1} to {:.1}){widened}",
        rate.estimate, rate.low, rate.high
    ))
}

/// Whether cramp nights became more or fewer over the weeks.
pub fn of_trend(trend: &TrendTest) -> String {
    let (Some(p), Some(slope)) = (trend.p, trend.slope_per_week) else {
        let missing = trend.too_few.as_deref().map(|missing| format!(": {missing}"));
        return format!("Too few weeks to tell a change{}", missing.unwrap_or_default());
    };
    let weeks = trend.weeks_used;
    if p >= UNLIKELY_BY_CHANCE {
        return format!("No clear change over {weeks} weeks; what there is could be chance");
    }
    // S decides the direction: the median slope of many alike weeks may be 0.
    let direction = if trend.s.is_some_and(|s| s > 0) { "more" } else { "fewer" };
    format!(
        "Cramp nights became {direction} over {weeks} weeks, by about {}, which is more than chance \
         alone would explain; it may still be something else that changed",
        pace(slope.abs())
    )
}

/// Cramps before and after a medication.
pub fn of_medication(found: &BeforeAfter) -> Comparison {
    let BeforeAfter { name, before, after, rate_ratio, low, high, .. } = found;
    let side = |side: &SideCounts| {
        let cramps = if side.cramps == 1 { "cramp" } else { "cramps" };
        format!("{} {cramps} on {}", side.cramps, recorded(side.recorded))
    };
    let interval = match (rate_ratio, low, high) {
        (Some(ratio), Some(low), Some(high)) => Some(format!(
            "{} times as many cramps a night (95 % interval {} to {})",
            figure(*ratio),
            figure(*low),
            figure(*high)
        )),
        (None, Some(low), None) => Some(format!(
            "With no cramp before, at least {} times as many cramps a night (95 % interval)",
            figure(*low)
        )),
        _ => None,
    };
    Comparison {
        counts: format!("{} after {name} was started; {} before", side(after), side(before)),
        interval,
        verdict: Verdict::of_medication(found),
        note: None,
    }
}

/// Cramp nights with a factor and without it.
pub fn of_factor(found: &FactorComparison) -> Comparison {
    let FactorComparison { factor, with, without, risk_difference, low, high, .. } = found;
    let (phrase_with, phrase_without) = phrases(*factor);
    let nights = if with.recorded == 1 { "night" } else { "nights" };
    let counts_with = if with.recorded == 0 {
        format!("No night {phrase_with} was recorded")
    } else {
        format!(
            "On {} of {} {nights} {phrase_with} a cramp was recorded",
            with.cramp_nights, with.recorded
        )
    };
    let counts_without = if without.recorded == 0 {
        format!("none {phrase_without}")
    } else {
        let (of, all) = (without.cramp_nights, without.recorded);
        let repeat = if with.recorded == 0 { "a cramp " } else { "" };
        format!("{repeat}on {of} of {all} {phrase_without}")
    };
    let interval = risk_difference.zip(low.zip(*high)).map(|(difference, (low, high))| {
        format!(
            "Cramp nights in 100: {} (95 % interval: {} to {})",
            more_or_fewer(difference),
            more_or_fewer(low),
            more_or_fewer(high)
        )
    });
    Comparison {
        counts: format!("{counts_with}; {counts_without}"),
        interval,
        verdict: Verdict::of_factor(found),
        note: matches!(factor, Factor::Heat | Factor::Massage | Factor::Stretch)
            .then_some("often used because of cramps"),
    }
}

fn has_no_cramp(found: &BeforeAfter) -> bool {
    let enough = super::before_after::RECORDED_A_SIDE;
    found.before.recorded >= enough
        && found.after.recorded >= enough
        && found.before.cramps + found.after.cramps == 0
}

fn recorded(nights: u32) -> String {
    if nights == 1 { "1 recorded night".to_owned() } else { format!("{nights} recorded nights") }
}

/// A ratio or slope for people: about two digits, and finer near 1, so that an interval that
/// leaves out 1 is seen to leave it out.
fn figure(value: f64) -> String {
    match value {
        _ if value <= 0.0 => "0".to_owned(),
        _ if value < 1.995 => format!("{value:.2}"),
        _ if value < 9.95 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// How fast cramp nights a week change; a slow change is told from year to year.
fn pace(change_per_week: f64) -> String {
    const WEEKS_A_YEAR: f64 = 365.25 / 7.0;
    if change_per_week < 0.045 {
        format!("{} a week from one year to the next", figure(WEEKS_A_YEAR * change_per_week))
    } else {
        format!("{} a week every week", figure(change_per_week))
    }
}

/// A difference of shares as nights in a hundred.
fn more_or_fewer(difference: f64) -> String {
    let nights = (100.0 * difference).round();
    if nights < 0.0 {
        format!("{:.0} fewer", nights.abs())
    } else {
        format!("{:.0} more", nights.abs())
    }
}

fn sentence(text: &str) -> String {
    format!("{}.", capital(text))
}

#[cfg(test)]
mod tests;
