//! The warning signs: which rules fire, on which dates, and what was done about them.

use chrono::Datelike as _;

use super::{BODY, HEADING, LABEL, TABLE, TABLE_STRONG};
use crate::{
    guidance::{EvidenceKind, Rule, Tier, finding::RECENT_NIGHTS},
    report::{
        layout::{
            flow::Slice,
            scene::{Ink, Role},
            table::{Cell, Column, Grid, Press},
        },
        model::{Action, Counted, DatesOf, Summary, Warning, When},
        words,
    },
};

/// The most acknowledgements of one rule that are listed.
const LISTED_ACTIONS: usize = 3;

/// The section over a width.
pub fn warnings(press: &mut Press, summary: &Summary, width: f32) -> Vec<Slice> {
    let mut slices = press.heading(2, HEADING, "Warning signs of the last 28 nights", width);
    if summary.warnings.is_empty() {
        let none = format!(
            "No listed warning sign was recorded (nights recorded: {} of the last {RECENT_NIGHTS})",
            summary.recorded_recently
        );
        slices.extend(press.paragraph(BODY, Ink::Text, &none, width));
        return slices;
    }
    let part = press.structure.add(Role::Table);
    let columns = [
        Column::left(0.085),
        Column::left(0.335),
        Column::left(0.125),
        Column::left(0.27),
        Column::left(0.185),
    ];
    let grid = Grid::new(part, width, &columns);
    let headers =
        ["Urgency", "Sign", "Nights (threshold)", "Mornings on which it counted", "What was done"];
    slices.extend(press.header_row(&grid, LABEL, &headers));
    let year = summary.period.last().morning().year();
    let mut said: Vec<&DatesOf> = Vec::new();
    for warning in &summary.warnings {
        let style = if warning.tier == Tier::Note { TABLE } else { TABLE_STRONG };
        let ink = if warning.tier == Tier::Emergency { Ink::Emergency } else { Ink::Text };
        let cells = vec![
            Cell::new(style, words::tier(warning.tier)).in_ink(ink),
            Cell::new(style, statement(warning)).heads_row().in_ink(ink),
            Cell::new(TABLE, counted(warning)),
            Cell::new(TABLE, dates(warning, &said, year)),
            Cell::new(TABLE, done(warning, year)),
        ];
        slices.extend(press.row(&grid, cells));
        said.extend(warning.dates.iter().filter(|dates| dates.what == EvidenceKind::Cramp));
    }
    slices
}

/// What was recorded, in a line.
fn statement(warning: &Warning) -> String {
    let about = match warning.medications.as_slice() {
        [] => String::new(),
        names => format!(": {}", names.join(", ")),
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
fn dates(warning: &Warning, said: &[&DatesOf], year: i32) -> String {
    let alone = warning.dates.len() == 1;
    let parts: Vec<String> = warning
        .dates
        .iter()
        .map(|of| {
            if said.contains(&of) {
                return "cramps as above".to_owned();
            }
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
fn done(warning: &Warning, year: i32) -> String {
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
