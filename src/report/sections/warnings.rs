//! The warning signs: which rules fire, on which dates, and what was done about them.

use chrono::Datelike as _;

use super::{BODY, HEADING, LABEL, TABLE, TABLE_STRONG};
use crate::{
    guidance::{EvidenceKind, Tier},
    report::{
        layout::{
            flow::Slice,
            scene::{Ink, Role},
            table::{Cell, Column, Grid, Press},
        },
        model::{Action, Summary, Warning, When},
        words,
    },
};

/// The most acknowledgements of one rule that are listed.
const LISTED_ACTIONS: usize = 3;

/// The section over a width.
pub fn warnings(press: &mut Press, summary: &Summary, width: f32) -> Vec<Slice> {
    let mut slices = press.heading(2, HEADING, "Warning signs", width);
    if summary.warnings.is_empty() {
        let none = format!(
            "No listed warning sign was recorded (nights recorded: {} of {})",
            summary.recorded_nights, summary.nights
        );
        slices.extend(press.paragraph(BODY, Ink::Text, &none, width));
        return slices;
    }
    let part = press.structure.add(Role::Table);
    let grid =
        Grid::new(part, width, &[Column::left(0.44), Column::left(0.36), Column::left(0.20)]);
    let headers = ["Sign", "Mornings on which it counted", "What was done"];
    slices.extend(press.header_row(&grid, LABEL, &headers));
    let year = summary.period.last().morning().year();
    for warning in &summary.warnings {
        let urgent = warning.tier == Tier::Emergency;
        let style = if warning.tier == Tier::Note { TABLE } else { TABLE_STRONG };
        let ink = if urgent { Ink::Emergency } else { Ink::Text };
        let cells = vec![
            Cell::new(style, statement(warning)).heads_row().in_ink(ink),
            Cell::new(TABLE, dates(warning, year)),
            Cell::new(TABLE, done(warning, year)),
        ];
        slices.extend(press.row(&grid, cells));
    }
    slices
}

/// What was recorded, in a line.
pub fn statement(warning: &Warning) -> String {
    let mut text = format!("{}: {}", words::tier(warning.tier), words::rule(warning.rule));
    if !warning.medications.is_empty() {
        text.push_str(&format!(" ({})", warning.medications.join(", ")));
    }
    if warning.when == When::Earlier {
        text.push_str(", earlier in the period");
    }
    if let Some(counted) = warning.counted {
        let (one, more) = words::counted_by(warning.rule);
        text.push_str(&format!(
            ", {}; {}",
            words::counted(counted.count, one, more),
            words::solid(&format!(
                "{} of {} nights recorded, threshold {}",
                warning.recorded_nights, counted.window_nights, counted.threshold
            ))
        ));
    }
    text
}

/// The dates of what counted; what it was stands with them where there is more than one kind.
pub fn dates(warning: &Warning, year: i32) -> String {
    let alone = warning.dates.len() == 1;
    let parts: Vec<String> = warning
        .dates
        .iter()
        .map(|of| {
            let days = words::dates(&of.dates, year);
            if alone && of.what == EvidenceKind::Cramp {
                days
            } else {
                format!("{} {days}", words::evidence(of.what))
            }
        })
        .collect();
    if parts.is_empty() { "–".to_owned() } else { super::capital(&parts.join("; ")) }
}

/// What was done about it.
pub fn done(warning: &Warning, year: i32) -> String {
    let Some((newest, _)) = warning.actions.split_first() else {
        return "Nothing recorded".to_owned();
    };
    let said = |action: &Action| {
        format!("{} {}", words::action(action.action), words::short_date(action.date, year))
    };
    let mut parts: Vec<String> = warning.actions.iter().take(LISTED_ACTIONS).map(said).collect();
    let more = warning.actions.len().saturating_sub(LISTED_ACTIONS);
    if more > 0 {
        parts.push(format!("{more} more before"));
    }
    if warning.new_since {
        parts.push(format!("more recorded since {}", words::short_date(newest.date, year)));
    }
    super::capital(&parts.join("; "))
}
