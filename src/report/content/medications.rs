//! Medications, their changes, and the cramps before and after their start.

use super::{Block, Cell, Number, Row, Section, Table, TableKind};
use crate::{
    diary::text::capital,
    report::{
        model::{MedicationRow, Summary},
        options::SectionKind,
        words::{self, Wording},
    },
    trends::{BeforeAfter, SideCounts, words::Verdict},
};

pub(super) fn medications(summary: &Summary, say: Wording) -> Section {
    let medications = &summary.medications;
    let mut blocks = Vec::new();
    if !medications.taken.is_empty() {
        let rows = medications.taken.iter().map(|row| cells(row, say)).collect();
        let columns = [
            "Name and dose",
            "Class",
            "Started, increased, stopped",
            "28 nights before",
            "28 nights after",
            "Rate after over before (95 % interval)",
        ];
        let columns = columns.map(str::to_owned).to_vec();
        blocks.push(Block::Table(Table { kind: TableKind::Medications, columns, rows }));
    }
    if !medications.stopped_before.is_empty() {
        let earlier: Vec<String> =
            medications.stopped_before.iter().map(|row| in_short(row, say)).collect();
        blocks.push(Block::plain(format!("Stopped before this period: {}", earlier.join("; "))));
    }
    if blocks.is_empty() {
        blocks.push(Block::plain("No medication was recorded"));
    }
    Section {
        kind: Some(SectionKind::Medications),
        title: "Medications and changes".to_owned(),
        blocks,
    }
}

fn cells(row: &MedicationRow, say: Wording) -> Row {
    let number = |side: fn(&BeforeAfter) -> &SideCounts| {
        let counts = row.counts.as_ref().map(side)?;
        Some(Number::count(counts.cramps, "cramps").over(counts.recorded))
    };
    Row::new(vec![
        Cell::strong(name(row)),
        Cell::plain(words::class(row.class)),
        Cell::plain(changes(row, say)),
        Cell::plain(counted(row, |counts| side(&counts.before)))
            .with(number(|counts| &counts.before)),
        Cell::plain(counted(row, |counts| side(&counts.after)))
            .with(number(|counts| &counts.after)),
        Cell::plain(counted(row, ratio)).with(row.counts.as_ref().and_then(ratio_number)),
    ])
}

/// The rate with its interval, where both ends are known.
fn ratio_number(counts: &BeforeAfter) -> Option<Number> {
    let [value, low, high] = [counts.rate_ratio?, counts.low?, counts.high?].map(words::rate);
    Some(Number { value, interval: Some((low, high)), over: None, unit: "ratio" })
}

fn name(row: &MedicationRow) -> String {
    let mut parts = vec![words::own_text(&row.name)];
    parts.extend(row.dose.as_deref().map(words::own_text));
    parts.extend(row.suspected.then(|| "suspected by the person".to_owned()));
    parts.join(", ")
}

fn changes(row: &MedicationRow, say: Wording) -> String {
    let mut parts = vec![row.started.map_or_else(
        || "start not recorded".to_owned(),
        |started| format!("started {}", say.date(started)),
    )];
    if !row.increased.is_empty() {
        parts.push(format!("increased {}", say.dates(&row.increased)));
    }
    parts.extend(row.stopped.map(|stopped| format!("stopped {}", say.date(stopped))));
    capital(&parts.join(", "))
}

/// What the counts say; a dash where the start is not known.
fn counted(row: &MedicationRow, say: impl Fn(&BeforeAfter) -> String) -> String {
    row.counts.as_ref().map_or_else(|| "–".to_owned(), say)
}

/// Cramps of how many recorded nights.
fn side(counts: &SideCounts) -> String {
    format!("{} in {}", counts.cramps, words::counted(counts.recorded, "night", "nights"))
}

fn ratio(counts: &BeforeAfter) -> String {
    let verdict = capital(Verdict::of_medication(counts).text());
    match (counts.rate_ratio, counts.low, counts.high) {
        (Some(ratio), Some(low), Some(high)) => {
            let [ratio, low, high] = [ratio, low, high].map(words::rate);
            let numbers = words::solid(&format!("{ratio} ({low} to {high})"));
            format!("{numbers}. {verdict}")
        }
        (None, Some(low), None) => {
            format!(
                "No cramp before; {}. {verdict}",
                words::solid(&format!("at least {}", words::rate(low)))
            )
        }
        _ => verdict,
    }
}

fn in_short(row: &MedicationRow, say: Wording) -> String {
    let dose = row.dose.as_deref().map(|dose| format!(" {}", words::own_text(dose)));
    let from = row.started.map_or_else(|| "start not recorded".to_owned(), |date| say.date(date));
    let to = row.stopped.map(|date| say.date(date)).unwrap_or_default();
    format!("{}{} ({from} to {to})", words::own_text(&row.name), dose.unwrap_or_default())
}
