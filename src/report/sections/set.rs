//! What is said, set in type: each section as slices over a width.

use super::{BODY, HEADING, LABEL, STRONG, TABLE, TABLE_STRONG, TITLE, places};
use crate::report::{
    content::{self, Block, Content, Paragraph, Section, Table, TableKind, Tone},
    layout::{
        flow::Slice,
        scene::{Ink, Role},
        table::{Cell, Column, Press, rule},
        text::Style,
    },
    model::Summary,
};

/// The head of the first page over a width.
pub fn head(press: &mut Press, content: &Content, width: f32) -> Vec<Slice> {
    let mut slices = press.heading(1, TITLE, content.title, width);
    for block in &content.head {
        slices.extend(plain_block(press, block, width));
    }
    if let Some(last) = slices.last_mut() {
        last.height += 4.0;
        let y = last.height - 1.5;
        last.marks.push(rule(0.0, width, y));
    }
    slices.push(Slice::gap(4.0));
    slices
}

/// A section without figures over a width.
pub fn section(press: &mut Press, section: &Section, width: f32) -> Vec<Slice> {
    let mut slices = press.heading(2, HEADING, &section.title, width);
    for block in &section.blocks {
        slices.extend(plain_block(press, block, width));
    }
    slices
}

/// The table over the bars, and the legs beside both.
pub fn places_and_figures(
    press: &mut Press,
    section: &Section,
    summary: &Summary,
    width: f32,
) -> Vec<Slice> {
    let mut slices = press.heading(2, HEADING, &section.title, width);
    let has_figure = section.blocks.iter().any(|block| matches!(block, Block::Figure(_)));
    if has_figure {
        slices.push(places::figures(press, &section.blocks, summary, width));
    } else {
        slices.extend(section.blocks.iter().flat_map(|block| plain_block(press, block, width)));
    }
    slices
}

fn plain_block(press: &mut Press, block: &Block, width: f32) -> Vec<Slice> {
    match block {
        Block::Paragraph(paragraph) => self::paragraph(press, paragraph, width),
        Block::Table(table) => self::table(press, table, width),
        // Figures are drawn where they stand.
        Block::Figure(_) => Vec::new(),
    }
}

fn paragraph(press: &mut Press, paragraph: &Paragraph, width: f32) -> Vec<Slice> {
    let (style, ink) = match paragraph.tone {
        Tone::Plain => (BODY, Ink::Text),
        Tone::Strong => (STRONG, Ink::Text),
        Tone::Weak => (BODY, Ink::Weak),
        Tone::Emergency => (STRONG, Ink::Emergency),
    };
    press.paragraph(style, ink, &paragraph.text, width)
}

/// A table over a width.
pub(super) fn table(press: &mut Press, table: &Table, width: f32) -> Vec<Slice> {
    let headers = table.columns.iter().map(|text| Cell {
        text: text.clone(),
        role: Role::ColumnHeader,
        style: LABEL,
        ink: Ink::Weak,
    });
    let headers = headers.collect();
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().enumerate().map(|(column, cell)| {
            let set = self::cell(cell);
            if column == row.head { set.heads_row() } else { set }
        });
        cells.collect()
    });
    let rows = rows.collect();
    press.table(columns(table.kind), headers, rows, width)
}

fn cell(cell: &content::Cell) -> Cell {
    let (style, ink): (Style, Ink) = match cell.tone {
        Tone::Plain => (TABLE, Ink::Text),
        Tone::Strong => (TABLE_STRONG, Ink::Text),
        Tone::Weak => (LABEL, Ink::Weak),
        Tone::Emergency => (TABLE_STRONG, Ink::Emergency),
    };
    Cell::new(style, cell.text.clone()).in_ink(ink)
}

const fn columns(kind: TableKind) -> &'static [Column] {
    match kind {
        TableKind::Warnings => {
            const {
                &[
                    Column::left(0.085),
                    Column::left(0.335),
                    Column::left(0.125),
                    Column::left(0.27),
                    Column::left(0.185),
                ]
            }
        }
        TableKind::Numbers => {
            const {
                &[
                    Column::left(0.32),
                    Column::left(0.2),
                    Column::left(0.14),
                    Column::left(0.2),
                    Column::left(0.14),
                ]
            }
        }
        TableKind::Places => {
            const {
                &[
                    Column::left(0.33),
                    Column::right(0.11),
                    Column::right(0.12),
                    Column::right(0.11),
                    Column::right(0.22),
                    Column::right(0.11),
                ]
            }
        }
        TableKind::Medications => {
            const {
                &[
                    Column::left(0.21),
                    Column::left(0.075),
                    Column::left(0.22),
                    Column::left(0.115),
                    Column::left(0.115),
                    Column::left(0.265),
                ]
            }
        }
        TableKind::Facts => const { &[Column::left(0.19), Column::left(0.81)] },
        TableKind::Record => const { &[Column::left(0.22), Column::left(0.78)] },
    }
}
