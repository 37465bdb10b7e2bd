//! `trends`: the figures of a period.

use std::{
    collections::BTreeMap,
    fmt::{self, Display, Write as _},
};

use crate::trends::{
    SleepMeans, Trends, factor_label, trends,
    words::{self, Said},
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

/// The sentences that stand under the charts in the window, with the counts that are drawn there.
fn write_all(text: &mut String, figures: &Trends) -> fmt::Result {
    let Trends { from, to, nights, recorded_nights, .. } = figures;
    writeln!(text, "Nights from {from} to {to}: {recorded_nights} of {nights} recorded")?;
    said(text, "Cramp nights", &words::weeks(figures))?;
    said(text, "Cramps", &words::cramps(figures))?;
    said(text, "Change", &words::trend(figures))?;
    said(text, "Where", &words::places(figures))?;
    counts(text, "By muscle", &figures.by_muscle)?;
    counts(text, "By leg", &figures.by_side)?;
    said(text, "When", &words::hours(figures, |time| time.to_string()))?;
    said(text, "Length", &words::lengths(figures))?;
    said(text, "Pain", &words::pain(figures))?;
    said(text, "Sleep", &words::sleep(figures))?;
    sleep(text, &figures.sleep)?;
    for found in &figures.medications {
        said(text, &format!("{}, started {}", found.name, found.since), &words::medication(found))?;
    }
    said(text, "What goes with cramp nights", &words::factors(figures))?;
    for found in &figures.factors {
        said(text, factor_label(found.factor), &words::factor(figures, found))?;
    }
    writeln!(text, "None of this says what leads to what")
}

fn said(text: &mut String, of: &str, said: &Said) -> fmt::Result {
    writeln!(text, "{of}: {}", said.paragraph())
}

fn counts<K: Display>(text: &mut String, what: &str, counts: &BTreeMap<K, u32>) -> fmt::Result {
    let parts: Vec<_> = counts.iter().map(|(place, count)| format!("{place} {count}")).collect();
    if parts.is_empty() { Ok(()) } else { writeln!(text, "{what}: {}", parts.join(", ")) }
}

/// Each mean of the sleep.
fn sleep(text: &mut String, sleep: &SleepMeans) -> fmt::Result {
    if sleep.nights == 0 {
        return Ok(());
    }
    let figure = |value: Option<f64>, decimals: usize, unit: &str| {
        value.map_or_else(|| "not recorded".to_owned(), |value| format!("{value:.decimals$}{unit}"))
    };
    writeln!(
        text,
        "Means of the sleep: in bed {}, asleep {}, asleep of the time in bed {}, to fall asleep {}, \
         awake after falling asleep {}, times awake {}",
        figure(sleep.time_in_bed, 0, " min"),
        figure(sleep.total_sleep_time, 0, " min"),
        figure(sleep.sleep_efficiency, 0, " %"),
        figure(sleep.sleep_onset_latency, 0, " min"),
        figure(sleep.wake_after_sleep_onset, 0, " min"),
        figure(sleep.awakenings, 1, ""),
    )
}
