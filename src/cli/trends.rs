//! `trends`: the figures of a period.

use std::{
    collections::BTreeMap,
    fmt::{self, Display, Write as _},
};

use crate::trends::{
    BeforeAfter, Distribution, FactorComparison, SleepMeans, TrendTest, Trends, trends,
};

use super::{Context, args::PeriodArgs, error::CliError, output::Output};

pub(super) fn run(arguments: PeriodArgs, context: &Context) -> Result<Output, CliError> {
    let period = arguments.checked()?;
    let diary = context.load()?;
    let figures = trends(&diary, period.of_diary(&diary)?);
    let mut text = String::new();
    // Writing to a text cannot fail.
    write_all(&mut text, &figures).ok();
    Output::of_figures(&text, &figures)
}

fn write_all(text: &mut String, figures: &Trends) -> fmt::Result {
    let Trends { from, to, nights, recorded_nights, cramp_nights, cramps, .. } = figures;
    writeln!(text, "Nights from {from} to {to}: {recorded_nights} of {nights} recorded")?;
    write!(text, "Cramp nights: {cramp_nights} of {recorded_nights} recorded nights")?;
    if let Some(rate) = &figures.cramp_nights_per_week {
        write!(text, ", {:.1} a week ({:.1} to {:.1})", rate.estimate, rate.low, rate.high)?;
    }
    write!(text, "\nCramps: {cramps} in {recorded_nights} recorded nights")?;
    if let Some(rate) = &figures.cramps_per_week {
        write!(text, ", {:.1} a week ({:.1} to {:.1})", rate.estimate, rate.low, rate.high)?;
    }
    text.push('\n');
    trend(text, &figures.trend)?;
    distribution(text, "Pain", &figures.pain)?;
    distribution(text, "Minutes", &figures.minutes)?;
    counts(text, "Where", &figures.by_muscle)?;
    counts(text, "Side", &figures.by_side)?;
    sleep(text, &figures.sleep)?;
    for medication in &figures.medications {
        before_after(text, medication)?;
    }
    for factor in &figures.factors {
        comparison(text, factor)?;
    }
    writeln!(text, "Figures in brackets are 95% intervals; none of this says what leads to what")
}

fn trend(text: &mut String, trend: &TrendTest) -> fmt::Result {
    let TrendTest { weeks_used, p, slope_per_week, too_few, .. } = trend;
    match (p, slope_per_week, too_few) {
        (_, _, Some(too_few)) => writeln!(text, "Change over the weeks: {too_few}"),
        (Some(p), Some(slope), None) => writeln!(
            text,
            "Change over {weeks_used} weeks: {slope:+.2} cramp nights a week, each week (p {p:.2})"
        ),
        _ => Ok(()),
    }
}

fn distribution(text: &mut String, what: &str, figures: &Distribution) -> fmt::Result {
    let Distribution { n, median, q1, q3, max } = figures;
    match (median, q1, q3, max) {
        (Some(median), Some(q1), Some(q3), Some(max)) => writeln!(
            text,
            "{what}, known of {n} cramps: median {median:.1}, middle half {q1:.1} to {q3:.1}, highest {max:.1}"
        ),
        _ => writeln!(text, "{what}: not recorded"),
    }
}

fn counts<K: Display>(text: &mut String, what: &str, counts: &BTreeMap<K, u32>) -> fmt::Result {
    let parts: Vec<_> = counts.iter().map(|(place, count)| format!("{place} {count}")).collect();
    if parts.is_empty() { Ok(()) } else { writeln!(text, "{what}: {}", parts.join(", ")) }
}

fn sleep(text: &mut String, sleep: &SleepMeans) -> fmt::Result {
    if sleep.nights == 0 {
        return writeln!(text, "Sleep: not recorded");
    }
    let minutes = |value: Option<f64>| {
        value.map_or_else(|| "not known".to_owned(), |value| format!("{value:.0} min"))
    };
    writeln!(
        text,
        "Sleep, means over the nights that have each ({} nights have any): in bed {}, asleep {}, \
         efficiency {}, to fall asleep {}, awake {}, awakenings {}",
        sleep.nights,
        minutes(sleep.time_in_bed),
        minutes(sleep.total_sleep_time),
        sleep
            .sleep_efficiency
            .map_or_else(|| "not known".to_owned(), |value| format!("{value:.0}%")),
        minutes(sleep.sleep_onset_latency),
        minutes(sleep.wake_after_sleep_onset),
        sleep.awakenings.map_or_else(|| "not known".to_owned(), |value| format!("{value:.1}")),
    )
}

fn before_after(text: &mut String, figures: &BeforeAfter) -> fmt::Result {
    let BeforeAfter { name, since, before, after, rate_ratio, low, high, too_few, .. } = figures;
    write!(
        text,
        "{name} since {since}: {} cramps in {} recorded nights before, {} in {} after",
        before.cramps, before.recorded, after.cramps, after.recorded
    )?;
    if let (Some(ratio), Some(low), Some(high)) = (rate_ratio, low, high) {
        write!(text, "; {ratio:.1} times the rate ({low:.1} to {high:.1})")?;
    }
    finish(text, too_few.as_deref())
}

fn comparison(text: &mut String, figures: &FactorComparison) -> fmt::Result {
    let FactorComparison { factor, with, without, risk_difference, low, high, q, too_few, .. } =
        figures;
    write!(
        text,
        "{}: {} cramp nights of {} with it, {} of {} without",
        factor.word().replace('_', " "),
        with.cramp_nights,
        with.recorded,
        without.cramp_nights,
        without.recorded
    )?;
    if let (Some(difference), Some(low), Some(high)) = (risk_difference, low, high) {
        let points = |share: &f64| share * 100.0;
        write!(
            text,
            "; {:+.0} points of 100 ({:+.0} to {:+.0})",
            points(difference),
            points(low),
            points(high)
        )?;
    }
    if let Some(q) = q {
        write!(text, ", q {q:.2}")?;
    }
    finish(text, too_few.as_deref())
}

fn finish(text: &mut String, too_few: Option<&str>) -> fmt::Result {
    match too_few {
        Some(too_few) => writeln!(text, "; {too_few}"),
        None => writeln!(text),
    }
}
