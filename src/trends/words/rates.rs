//! How often cramps come, and whether that changes, in words.

use super::{
    Said, UNLIKELY_BY_CHANCE,
    written::{lower, pace, probability, recorded, signed},
};
use crate::{
    diary::{
        NightDate,
        text::capital,
        written::{count, number, short_date},
    },
    trends::{
        figures::{Interval, RateInterval, TrendTest, Trends},
        rates::is_overdispersed,
        trend_test::NIGHTS_OF_A_TREND_WEEK,
    },
};

/// A change over all the weeks that an interval must rule out in one direction at least, in
/// cramp nights a week, to be of any use.
const LARGE_CHANGE: f64 = 2.0;
/// An interval of a rate is wide where its bounds are so far from each other, a week: two nights
/// in five.
const WIDE_RATE: f64 = 2.8;
/// An interval of a count is wide where, besides, its upper bound is this many times its lower one:
/// of many cramps a week, a few more or less are known well enough.
const WIDE_COUNT: f64 = 4.0;
/// What an interval says that is too wide to be of use.
const TOO_FEW: &str = "too few nights to tell how often they come";

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

/// What is to be borne in mind of the rates of a period where one of their intervals is wide.
pub fn of_wide_rates(trends: &Trends) -> Option<String> {
    let is_wide = trends.cramp_nights_per_week.is_some_and(|rate| has_wide_nights(&rate))
        || trends.cramps_per_week.is_some_and(|rate| has_wide_count(&rate));
    is_wide.then(|| capital(TOO_FEW))
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

/// Some nights of the chart of weeks: "3 Mar to 9 Mar 2026: 3 cramp nights in 6 recorded nights;
/// 1 not recorded".
pub fn of_weeks(from: NightDate, to: NightDate, recorded_nights: u32, cramp_nights: u32) -> String {
    let when = format!("{} to {}", short_date(from.morning()), to.morning().format("%-d %b %Y"));
    if recorded_nights == 0 {
        return format!("{when}: no night recorded");
    }
    let cramps = count(cramp_nights, "cramp night", "cramp nights");
    let missing = match to.days_since(from) + 1 - i64::from(recorded_nights) {
        ..=0 => String::new(),
        missing => format!("; {missing} not recorded"),
    };
    format!("{when}: {cramps} in {}{missing}", recorded(recorded_nights))
}

/// Whether cramp nights became more or fewer over the weeks.
pub fn of_trend(trend: &TrendTest) -> String {
    let (Some(p), Some(slope)) = (trend.p, trend.slope_per_week) else {
        let missing = trend.too_few.as_deref().map(|missing| format!(": {missing}"));
        return format!("Too few weeks to tell a change{}", missing.unwrap_or_default());
    };
    let weeks = trend.weeks_used;
    if p >= UNLIKELY_BY_CHANCE {
        let over_all = |slope: f64| slope * f64::from(weeks);
        let is_wide = trend.slope_interval.is_some_and(|(low, high)| {
            over_all(low) <= -LARGE_CHANGE && over_all(high) >= LARGE_CHANGE
        });
        return if is_wide {
            format!("Too few nights to tell a change over {weeks} weeks")
        } else {
            format!("No clear change over {weeks} weeks; what there is could be chance")
        };
    }
    // S decides the direction: the median slope of many alike weeks may be 0.
    let direction = if trend.s.is_some_and(|s| s > 0) { "more frequent" } else { "fewer" };
    format!(
        "Cramp nights became {direction} over {weeks} weeks, by about {}, which is more than chance \
         alone would explain; it may still be something else that changed",
        pace(slope.abs())
    )
}

/// The chart of cramp nights: how many there were a week, and whether that changed.
pub fn cramp_nights(trends: &Trends) -> Said {
    let Some(rate) = trends.cramp_nights_per_week else { return nothing(trends) };
    let (weeks, trend) = (weeks(trends), trend(trends));
    Said {
        plain: format!(
            "About {:.1} cramp nights a week{}; {}",
            rate.estimate,
            doubt(", from ", has_wide_nights(&rate)),
            lower(&trend.plain)
        ),
        method: format!("{}; {}", weeks.method, trend.method),
    }
}

/// Cramp nights a week.
pub fn weeks(trends: &Trends) -> Said {
    let Some(rate) = trends.cramp_nights_per_week else { return nothing(trends) };
    Said {
        plain: format!(
            "About {:.1} cramp nights a week: {}{}",
            rate.estimate,
            counts(trends),
            doubt("; ", has_wide_nights(&rate))
        ),
        method: format!(
            "{} of {}; 7 × the share of cramp nights, 95 % interval {:.1} to {:.1} (Wilson)",
            recorded(trends.recorded_nights),
            trends.nights,
            rate.low,
            rate.high
        ),
    }
}

/// How many cramps a week.
pub fn cramps(trends: &Trends) -> Said {
    let Some(rate) = trends.cramps_per_week else { return nothing(trends) };
    let dispersion = match rate.dispersion {
        None => String::new(),
        Some(dispersion) if is_overdispersed(rate.dispersion) => format!(
            ", widened because the weeks differ more than chance would have it (dispersion {})",
            number(dispersion)
        ),
        Some(dispersion) => format!("; dispersion of the weeks {}", number(dispersion)),
    };
    Said {
        plain: format!(
            "About {:.1} cramps a week: {} on {}{}",
            rate.estimate,
            count(trends.cramps, "cramp", "cramps"),
            recorded(trends.recorded_nights),
            doubt("; ", has_wide_count(&rate))
        ),
        method: format!(
            "{} of {}; 7 × cramps per recorded night, 95 % interval {:.1} to {:.1} (exact \
             Poisson){dispersion}",
            recorded(trends.recorded_nights),
            trends.nights,
            rate.low,
            rate.high
        ),
    }
}

/// The change over the weeks.
pub fn trend(trends: &Trends) -> Said {
    let TrendTest { weeks_used, s, p, slope_per_week, slope_interval, .. } = &trends.trend;
    let weeks = format!(
        "{} with at least {NIGHTS_OF_A_TREND_WEEK} recorded nights",
        count(*weeks_used, "week", "weeks")
    );
    let method = match (s, p, slope_per_week) {
        (Some(s), Some(p), Some(slope)) => {
            let interval = slope_interval
                .map(|(low, high)| format!(", 95 % interval {} to {}", signed(low), signed(high)))
                .unwrap_or_default();
            let s = s.to_string().replace('-', "\u{2212}");
            format!(
                "{weeks}; Mann-Kendall test with ties: S = {s}, {}; Theil-Sen slope {} cramp \
                 nights a week, per week{interval}",
                probability('p', *p),
                signed(*slope)
            )
        }
        _ => format!("{weeks}; no test was made, and no interval can be had"),
    };
    Said { plain: of_trend(&trends.trend), method }
}

fn has_wide_nights(rate: &Interval) -> bool {
    rate.high - rate.low >= WIDE_RATE
}

fn has_wide_count(rate: &RateInterval) -> bool {
    rate.high - rate.low >= WIDE_RATE && rate.high >= WIDE_COUNT * rate.low
}

/// What a wide interval adds to a sentence.
fn doubt(between: &str, is_wide: bool) -> String {
    if is_wide { format!("{between}{TOO_FEW}") } else { String::new() }
}

/// "A cramp on 24 of 70 recorded nights, 14 not recorded".
fn counts(trends: &Trends) -> String {
    let Trends { nights, recorded_nights, cramp_nights, .. } = trends;
    let missing = match nights.saturating_sub(*recorded_nights) {
        0 => String::new(),
        missing => format!(", {missing} not recorded"),
    };
    format!("a cramp on {cramp_nights} of {}{missing}", recorded(*recorded_nights))
}

/// What is said where no night was recorded.
fn nothing(trends: &Trends) -> Said {
    Said {
        plain: "No night of this period was recorded: too few nights to tell".to_owned(),
        method: format!("0 recorded nights of {}; no interval can be had", trends.nights),
    }
}
