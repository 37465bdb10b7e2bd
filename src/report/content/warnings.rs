//! The warning signs: which rules fire, on which dates, and what was done about them.

use super::{Block, Cell, Number, Row, Section, Table, TableKind, Tone};
use crate::{
    diary::text::capital,
    guidance::{EvidenceKind, Rule, Tier, finding::RECENT_NIGHTS},
    report::{
        model::{Action, Counted, DatesOf, Summary, Warning, When},
        options::SectionKind,
        words::{self, Wording},
    },
};

/// The most acknowledgements of one rule that are listed.
const LISTED_ACTIONS: usize = 3;

pub(super) fn warnings(summary: &Summary, say: Wording) -> Section {
    let block = if summary.warnings.is_empty() {
        Block::plain(format!(
            "No listed warning sign was recorded (nights recorded: {} of the last {RECENT_NIGHTS})",
            summary.recorded_recently
        ))
    } else {
        Block::Table(table(summary, say))
    };
    Section {
        kind: Some(SectionKind::Warnings),
        title: "Warning signs of the last 28 nights".to_owned(),
        blocks: vec![block],
    }
}

fn table(summary: &Summary, say: Wording) -> Table {
    let columns =
        ["Urgency", "Sign", "Nights (threshold)", "Mornings on which it counted", "What was done"];
    let mut said: Vec<&DatesOf> = Vec::new();
    let mut rows = Vec::new();
    for warning in &summary.warnings {
        let tone = match warning.tier {
            Tier::Emergency => Tone::Emergency,
            Tier::Routine => Tone::Strong,
            Tier::Note => Tone::Plain,
        };
        let number = warning
            .counted
            .map(|counted| Number::count(counted.count, "").over(warning.recorded_nights));
        let cells = vec![
            Cell::plain(words::tier(warning.tier)).in_tone(tone),
            Cell::plain(statement(warning)).in_tone(tone),
            Cell::plain(counted(warning)).with(number),
            Cell::plain(dates(warning, &said, say)),
            Cell::plain(done(warning, say)),
        ];
        rows.push(Row { head: 1, cells });
        said.extend(warning.dates.iter().filter(|dates| dates.what == EvidenceKind::Cramp));
    }
    Table { kind: TableKind::Warnings, columns: columns.map(str::to_owned).to_vec(), rows }
}

/// What was recorded, in a line.
fn statement(warning: &Warning) -> String {
    let about = match warning.medications.as_slice() {
        [] => String::new(),
        names => {
            let names: Vec<String> = names.iter().map(|name| words::own_text(name)).collect();
            format!(": {}", names.join(", "))
        }
    };
    let when = match warning.when {
        When::AtTheEnd => "",
        When::Earlier => ", earlier in the period",
    };
    format!("{}{about}{when}", words::rule(warning.rule))
}

/// The count with what it was counted over, and the threshold that it met.
fn counted(warning: &Warning) -> String {
    let Some(Counted { count, threshold, window_nights }) = warning.counted else {
        return "–".to_owned();
    };
    if warning.rule == Rule::PersistentCramps {
        let blocks = words::counted(count, "block", "blocks");
        return words::solid(&format!("{blocks} of 28 ({threshold})"));
    }
    format!(
        "{} ({})",
        words::solid(&format!("{count} of {}", warning.recorded_nights)),
        words::solid(&format!("{threshold} in {window_nights}"))
    )
}

/// The dates of what counted; what it was stands with them where there is more than one kind.
/// The nights of `said` are not listed again.
fn dates(warning: &Warning, said: &[&DatesOf], say: Wording) -> String {
    let alone = warning.dates.len() == 1;
    let parts: Vec<String> = warning
        .dates
        .iter()
        .map(|of| {
            if said.contains(&of) {
                return "cramps as above".to_owned();
            }
            let days = say.dates(&of.dates);
            if alone && of.what == EvidenceKind::Cramp {
                days
            } else {
                format!("{} {days}", words::evidence(of.what))
            }
        })
        .collect();
    if parts.is_empty() { "–".to_owned() } else { capital(&parts.join("; ")) }
}

/// What was done about it.
fn done(warning: &Warning, say: Wording) -> String {
    let Some((newest, _)) = warning.actions.split_first() else {
        return "Nothing recorded".to_owned();
    };
    let said = |action: &Action| {
        format!("{} {}", words::action(action.action), say.short_date(action.date))
    };
    let mut parts: Vec<String> = warning.actions.iter().take(LISTED_ACTIONS).map(said).collect();
    let more = warning.actions.len().saturating_sub(LISTED_ACTIONS);
    if more > 0 {
        parts.push(format!("{more} more before"));
    }
    if warning.new_since {
        parts.push(format!("more recorded since {}", say.short_date(newest.date)));
    }
    capital(&parts.join("; "))
}
