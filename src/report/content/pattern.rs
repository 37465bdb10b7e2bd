//! The nights as a chart, and where and when the cramps were.

use chrono::NaiveDate;

use super::{Block, Cell, Figure, FigureKind, Number, Row, Section, Table, TableKind};
use crate::{
    body::Counts,
    diary::{text::capital, vocabulary::Side},
    report::{
        model::{Hours, Places, SpanRow, SpanUnit, Strip, Summary},
        options::{DateStyle, SectionKind},
        words::{self, Wording},
    },
};

/// The columns of the table of places.
const SIDES: [Option<Side>; 4] = [Some(Side::Left), Some(Side::Right), Some(Side::Both), None];

pub(super) fn strip(summary: &Summary, say: Wording) -> Section {
    let title = match &summary.strip {
        Strip::Nights(_) => "Night strip, 18:00 to 12:00".to_owned(),
        Strip::Spans(unit, _) => format!("The nights, {}", unit.words()),
    };
    let words = nights_in_words(summary, say);
    Section {
        kind: Some(SectionKind::Strip),
        title,
        blocks: vec![Block::Figure(Figure { kind: FigureKind::Strip, words })],
    }
}

/// What the strip shows.
fn nights_in_words(summary: &Summary, say: Wording) -> String {
    let of = say.period(summary.period);
    let (with, free, without, more) = match &summary.strip {
        Strip::Nights(rows) => {
            let dates = |counts: fn(&crate::report::model::NightRow) -> bool| {
                let rows = rows.iter().filter(|row| counts(row));
                rows.map(|row| row.night.morning()).collect::<Vec<NaiveDate>>()
            };
            let with = dates(|row| !row.cramps.is_empty());
            let without = dates(|row| !row.recorded);
            let free = rows.len() - with.len() - without.len();
            let listed = |days: &[NaiveDate]| {
                if days.is_empty() { String::new() } else { format!(" ({})", say.dates(days)) }
            };
            let with = format!("{} with a cramp{}", with.len(), listed(&with));
            (with, free.to_string(), format!("{}{}", without.len(), listed(&without)), None)
        }
        Strip::Spans(unit, rows) => {
            let sum = |count: fn(&SpanRow) -> u32| rows.iter().map(count).sum::<u32>();
            let (with, recorded) = (sum(|row| row.cramp_nights), sum(|row| row.recorded));
            let without = sum(|row| row.nights) - recorded;
            let listed: Vec<String> = rows
                .iter()
                .map(|row| format!("{}: {}", span_label(*unit, row, say), span_counts(row)))
                .collect();
            let free = (recorded - with).to_string();
            (format!("{with} with a cramp"), free, without.to_string(), Some(listed.join("; ")))
        }
    };
    let more = more
        .map(|rows| format!(". Cramp nights of recorded nights, and cramps: {rows}"))
        .unwrap_or_default();
    format!("Chart of the nights of {of}: {with}, {free} cramp-free, {without} not recorded{more}")
}

/// The name of a row of a strip of more nights.
pub fn span_label(unit: SpanUnit, row: &SpanRow, say: Wording) -> String {
    let from = row.from.morning();
    match (unit, say.dates) {
        (SpanUnit::Week, DateStyle::Iso) => from.to_string(),
        (SpanUnit::Month, DateStyle::Iso) => from.format("%Y-%m").to_string(),
        (SpanUnit::Years(_), _) | (_, DateStyle::Words) => unit.label(row),
    }
}

/// The counts at the end of such a row.
pub fn span_counts(row: &SpanRow) -> String {
    if row.recorded == 0 {
        "not recorded".to_owned()
    } else {
        let cramps = words::counted(row.cramps, "cramp", "cramps");
        format!("{} of {}, {cramps}", row.cramp_nights, row.recorded)
    }
}

pub(super) fn places(summary: &Summary) -> Section {
    let blocks = if summary.places.cramps == 0 {
        vec![Block::plain("No cramp was recorded")]
    } else {
        let counts = Counts(&summary.places.counts);
        let figure = |kind, words| Block::Figure(Figure { kind, words });
        let mut blocks = vec![
            Block::Table(table(&summary.places)),
            figure(FigureKind::Hours, hours_in_words(&summary.hours)),
        ];
        if counts.on_drawing() > 0 {
            let mut said = vec![format!("The legs with their cramps. {}", counts.words())];
            said.extend(counts.remarks());
            blocks.push(figure(FigureKind::Legs, said.join(". ")));
        }
        blocks
    };
    Section { kind: Some(SectionKind::Places), title: "Where and when".to_owned(), blocks }
}

fn table(places: &Places) -> Table {
    let all = words::counted(places.cramps, "cramp", "cramps");
    let columns = [all.as_str(), "left", "right", "both", "side not recorded", "all"];
    let count = |count: u32| {
        Cell::plain(count.to_string())
            .with(Some(Number::count(count, "cramps").over(places.cramps)))
    };
    let rows = places
        .muscles()
        .into_iter()
        .map(|muscle| {
            let name = match muscle {
                None => "Muscle not recorded".to_owned(),
                Some(_) => capital(words::muscle(muscle)),
            };
            let counts = SIDES.map(|side| places.of(muscle, side));
            let mut cells = vec![Cell::plain(name)];
            cells.extend(counts.map(count));
            cells.push(count(counts.iter().sum()));
            Row::new(cells)
        })
        .collect();
    Table { kind: TableKind::Places, columns: columns.map(str::to_owned).to_vec(), rows }
}

/// The bars of the hours: from 18 to 11, the rest of the day, and "not known".
pub fn bars(hours: &Hours) -> Vec<(String, u32)> {
    let of = |hour: usize| hours.by_hour.get(hour).copied().unwrap_or_default();
    let night = (18..24).chain(0..12).map(|hour| (format!("{hour:02}"), of(hour)));
    let day = (12..18).map(of).sum();
    night.chain([("12 to 17".to_owned(), day), ("not known".to_owned(), hours.unknown)]).collect()
}

fn hours_in_words(hours: &Hours) -> String {
    let said: Vec<String> = bars(hours)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(label, count)| format!("{label}: {count}"))
        .collect();
    format!("Bar chart of cramps by the hour in which they began. {}", said.join(", "))
}
