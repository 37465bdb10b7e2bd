//! The table of numbers: this period beside the equal one before it.

use super::{Block, Cell, Number, Row, Section, Table, TableKind};
use crate::report::{
    model::{Figure, NumberRow, Quantity, Summary},
    options::SectionKind,
    words::{self, Wording},
};

pub(super) fn numbers(summary: &Summary, say: Wording) -> Section {
    let numbers = &summary.numbers;
    let columns = [
        "Measure".to_owned(),
        say.period(summary.period),
        "of".to_owned(),
        say.period(numbers.before),
    ];
    let nights = |count: u32| words::plainly_counted(count, "night", "nights");
    let of = nights(summary.nights);
    let number = |count| Some(Number::count(count, "nights").over(summary.nights));
    let recorded = Row::new(vec![
        Cell::plain("Nights recorded"),
        Cell::strong(nights(summary.recorded_nights)).with(number(summary.recorded_nights)),
        Cell::weak(of.clone()),
        Cell::plain(nights(numbers.recorded_before)).with(number(numbers.recorded_before)),
        Cell::weak(of),
    ]);
    let rows = [recorded].into_iter().chain(numbers.rows.iter().map(row)).collect();
    Section {
        kind: Some(SectionKind::Numbers),
        title: "The numbers".to_owned(),
        blocks: vec![Block::Table(Table {
            kind: TableKind::Numbers,
            columns: columns.into_iter().chain(["of".to_owned()]).collect(),
            rows,
        })],
    }
}

fn row(row: &NumberRow) -> Row {
    let value = |figure: Option<&Figure>, said: fn(String) -> Cell| match figure {
        Some(figure) => {
            said(words::figure(row.quantity, figure)).with(Some(number(row.quantity, figure)))
        }
        None => Cell::weak("not recorded"),
    };
    let over = |figure: Option<&Figure>| {
        Cell::weak(figure.map_or_else(|| "–".to_owned(), words::denominator))
    };
    Row::new(vec![
        Cell::plain(words::quantity(row.quantity)),
        value(row.now.as_ref(), Cell::strong),
        over(row.now.as_ref()),
        value(row.before.as_ref(), Cell::plain),
        over(row.before.as_ref()),
    ])
}

/// With the digits that are printed; sleep is printed in hours and minutes, and is in whole
/// minutes here.
fn number(quantity: Quantity, figure: &Figure) -> Number {
    let value = match quantity {
        Quantity::CrampNightsAWeek | Quantity::CrampsPerCrampNight => {
            format!("{:.1}", figure.value)
        }
        Quantity::TotalSleepTime | Quantity::SleepEfficiency => format!("{:.0}", figure.value),
        Quantity::LongestMinutes
        | Quantity::MedianMinutes
        | Quantity::HighestPain
        | Quantity::MedianPain
        | Quantity::WokenNights
        | Quantity::MinutesAwake => words::number(figure.value),
    };
    let interval = figure.interval.map(|(low, high)| (format!("{low:.1}"), format!("{high:.1}")));
    let unit = match quantity {
        Quantity::CrampNightsAWeek => "nights a week",
        Quantity::CrampsPerCrampNight => "cramps a cramp night",
        Quantity::HighestPain | Quantity::MedianPain => "0 to 10",
        Quantity::SleepEfficiency => "%",
        Quantity::WokenNights => "nights",
        Quantity::LongestMinutes
        | Quantity::MedianMinutes
        | Quantity::MinutesAwake
        | Quantity::TotalSleepTime => "min",
    };
    Number { value, interval, over: Some(figure.n), unit }
}
