//! Medications, their changes, and the cramps before and after their start.

use chrono::Datelike as _;

use super::{BODY, HEADING, LABEL, TABLE, TABLE_STRONG};
use crate::{
    report::{
        layout::{
            flow::Slice,
            scene::{Ink, Role},
            table::{Cell, Column, Grid, Press},
        },
        model::{MedicationRow, Summary},
        words,
    },
    trends::{BeforeAfter, SideCounts, words::Verdict},
};

/// The section over a width.
pub fn medications(press: &mut Press, summary: &Summary, width: f32) -> Vec<Slice> {
    let mut slices = press.heading(2, HEADING, "Medications and changes", width);
    let medications = &summary.medications;
    if medications.taken.is_empty() && medications.stopped_before.is_empty() {
        slices.extend(press.paragraph(BODY, Ink::Text, "No medication was recorded", width));
        return slices;
    }
    if !medications.taken.is_empty() {
        let year = summary.period.last().morning().year();
        let part = press.structure.add(Role::Table);
        let grid = Grid::new(
            part,
            width,
            &[
                Column::left(0.21),
                Column::left(0.075),
                Column::left(0.22),
                Column::left(0.115),
                Column::left(0.115),
                Column::left(0.265),
            ],
        );
        let headers = [
            "Name and dose",
            "Class",
            "Started, increased, stopped",
            "28 nights before",
            "28 nights after",
            "Rate after over before (95 % interval)",
        ];
        slices.extend(press.header_row(&grid, LABEL, &headers));
        for row in &medications.taken {
            let cells = vec![
                Cell::new(TABLE_STRONG, name(row)).heads_row(),
                Cell::new(TABLE, words::class(row.class)),
                Cell::new(TABLE, changes(row, year)),
                Cell::new(TABLE, counted(row, |counts| side(&counts.before))),
                Cell::new(TABLE, counted(row, |counts| side(&counts.after))),
                Cell::new(TABLE, counted(row, ratio)),
            ];
            slices.extend(press.row(&grid, cells));
        }
    }
    if !medications.stopped_before.is_empty() {
        let earlier: Vec<String> = medications.stopped_before.iter().map(in_short).collect();
        let text = format!("Stopped before this period: {}", earlier.join("; "));
        slices.extend(press.paragraph(TABLE, Ink::Text, &text, width));
    }
    slices
}

fn name(row: &MedicationRow) -> String {
    let dose = row.dose.as_deref();
    let suspected = row.suspected.then_some("suspected by the person");
    let parts: Vec<&str> =
        [Some(row.name.as_str()), dose, suspected].into_iter().flatten().collect();
    parts.join(", ")
}

fn changes(row: &MedicationRow, year: i32) -> String {
    let mut parts = vec![row.started.map_or_else(
        || "start not recorded".to_owned(),
        |started| format!("started {}", words::date(started)),
    )];
    if !row.increased.is_empty() {
        parts.push(format!("increased {}", words::dates(&row.increased, year)));
    }
    parts.extend(row.stopped.map(|stopped| format!("stopped {}", words::date(stopped))));
    super::capital(&parts.join(", "))
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
    let verdict = super::capital(Verdict::of_medication(counts).text());
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

fn in_short(row: &MedicationRow) -> String {
    let dose = row.dose.as_ref().map(|dose| format!(" {dose}")).unwrap_or_default();
    let from = row.started.map_or_else(|| "start not recorded".to_owned(), words::date);
    let to = row.stopped.map(words::date).unwrap_or_default();
    format!("{}{dose} ({from} to {to})", row.name)
}
