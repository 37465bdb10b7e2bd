//! The table of numbers: this period beside the equal one before it.

use super::{HEADING, LABEL, TABLE, TABLE_STRONG};
use crate::report::{
    layout::{
        flow::Slice,
        scene::{Ink, Role},
        table::{Cell, Column, Grid, Press},
    },
    model::{Figure, NumberRow, Summary},
    words,
};

/// The section over a width.
pub fn numbers(press: &mut Press, summary: &Summary, width: f32) -> Vec<Slice> {
    let mut slices = press.heading(2, HEADING, "The numbers", width);
    let part = press.structure.add(Role::Table);
    let grid = Grid::new(
        part,
        width,
        &[
            Column::left(0.32),
            Column::left(0.2),
            Column::left(0.14),
            Column::left(0.2),
            Column::left(0.14),
        ],
    );
    let numbers = &summary.numbers;
    let now = words::period(summary.period);
    let before = words::period(numbers.before);
    let headers = ["Measure", now.as_str(), "of", before.as_str(), "of"];
    slices.extend(press.header_row(&grid, LABEL, &headers));
    let recorded = |nights: u32| words::plainly_counted(nights, "night", "nights");
    let of = recorded(summary.nights);
    let first = vec![
        Cell::new(TABLE, "Nights recorded").heads_row(),
        Cell::new(TABLE_STRONG, recorded(summary.recorded_nights)),
        Cell::new(LABEL, of.clone()).in_ink(Ink::Weak),
        Cell::new(TABLE, recorded(numbers.recorded_before)),
        Cell::new(LABEL, of).in_ink(Ink::Weak),
    ];
    slices.extend(press.row(&grid, first));
    for row in &numbers.rows {
        let cells = cells(row);
        slices.extend(press.row(&grid, cells));
    }
    slices
}

fn cells(row: &NumberRow) -> Vec<Cell> {
    let value = |figure: Option<&Figure>, style| match figure {
        Some(figure) => Cell::new(style, words::figure(row.quantity, figure)),
        None => Cell::new(LABEL, "not recorded").in_ink(Ink::Weak),
    };
    let over = |figure: Option<&Figure>| {
        let text = figure.map_or_else(|| "–".to_owned(), words::denominator);
        Cell::new(LABEL, text).in_ink(Ink::Weak)
    };
    vec![
        Cell::new(TABLE, words::quantity(row.quantity)).heads_row(),
        value(row.now.as_ref(), TABLE_STRONG),
        over(row.now.as_ref()),
        value(row.before.as_ref(), TABLE),
        over(row.before.as_ref()),
    ]
}
