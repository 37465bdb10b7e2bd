//! `assess`: the findings of the rules.

use std::fmt::Write as _;

use crate::guidance::{Assessment, Evidence, Finding, assess};

use super::{Context, args::AssessArgs, error::CliError, output::Output};

pub(super) fn run(arguments: AssessArgs, context: &Context) -> Result<Output, CliError> {
    let as_of = arguments.as_of.unwrap_or_else(|| context.clock.now().today());
    let diary = context.load()?;
    let assessment = assess(&diary, as_of);
    let mut text = text(&assessment);
    if arguments.as_of.is_none()
        && let Some(newest) = diary.nights().next_back().map(|night| night.date.morning())
        && newest > as_of
    {
        // In the evening the night that has begun has the date of tomorrow.
        let later = "What was entered for later nights is not counted: --as-of";
        // Writing to a text cannot fail.
        writeln!(text, "\n{later} {newest} counts it").ok();
    }
    Output::of_figures(&text, &assessment)
}

fn text(assessment: &Assessment) -> String {
    let Assessment { as_of, recorded_nights, window_nights, findings } = assessment;
    let mut text =
        format!("Up to {as_of}: {recorded_nights} of the last {window_nights} nights recorded\n");
    if let Some(silence) = assessment.silence() {
        text.push_str(&silence);
        text.push('\n');
    }
    for finding in findings {
        // Writing to a text cannot fail.
        finding_text(&mut text, finding).ok();
    }
    text
}

fn finding_text(text: &mut String, finding: &Finding) -> std::fmt::Result {
    let Finding { tier, title, recorded_nights, evidence, acknowledged, .. } = finding;
    writeln!(text, "\n{title} ({tier})\n  {}", finding.text.replace('\n', "\n  "))?;
    if let (Some(count), Some(threshold), Some(window)) =
        (finding.count, finding.threshold, finding.window_nights)
    {
        writeln!(
            text,
            "  {count} counted, {threshold} needed; {recorded_nights} of {window} nights recorded"
        )?;
    }
    for Evidence { date, what } in evidence {
        writeln!(text, "  {date} {}", what.word().replace('_', " "))?;
    }
    if let Some(done) = acknowledged {
        let action = done.action.map_or("acknowledged", |action| action.word()).replace('_', " ");
        writeln!(text, "  {action} on {}", done.date)?;
    }
    Ok(())
}
