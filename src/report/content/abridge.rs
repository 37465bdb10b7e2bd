//! A section cut to a place on the first page; what is cut stands whole in the appendix.

use super::{Block, Cell, Paragraph, Row, Section, Table, TableKind, Tone};

/// What stands where a text was cut.
const CUT: &str = "… [see appendix]";

/// How much of a section there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Characters of a paragraph.
    pub paragraph: usize,
    /// Line breaks of a paragraph.
    pub lines: usize,
    /// Characters of a cell.
    pub cell: usize,
    /// Rows of a table; an emergency is never left out.
    pub rows: usize,
}

/// A section within limits; `None` where it is within them as it is.
pub fn abridged(section: &Section, limits: Limits) -> Option<Section> {
    let mut cut = false;
    let mut blocks = Vec::new();
    for block in &section.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let text = shortened(&paragraph.text, limits.paragraph, limits.lines);
                cut |= text.is_some();
                blocks.push(Block::Paragraph(Paragraph {
                    text: text.unwrap_or_else(|| paragraph.text.clone()),
                    ..paragraph.clone()
                }));
            }
            Block::Table(table) => {
                let (short, left_out, shortened) = shorter(table, limits);
                cut |= shortened || left_out > 0;
                blocks.push(Block::Table(short));
                if left_out > 0 {
                    blocks.push(Block::plain(more(table.kind, left_out)));
                }
            }
            Block::Figure(_) => blocks.push(block.clone()),
        }
    }
    cut.then(|| Section { blocks, ..section.clone() })
}

fn more(kind: TableKind, rows: usize) -> String {
    let (one, many) = match kind {
        TableKind::Warnings => ("warning sign", "warning signs"),
        TableKind::Medications => ("medication", "medications"),
        TableKind::Numbers | TableKind::Places | TableKind::Facts | TableKind::Record => {
            ("row", "rows")
        }
    };
    format!("{rows} more {} in the appendix", if rows == 1 { one } else { many })
}

/// The table, how many of its rows were left out, and whether a cell was cut.
fn shorter(table: &Table, limits: Limits) -> (Table, usize, bool) {
    let mut cut = false;
    let is_emergency = |row: &&Row| row.cells.iter().any(|cell| cell.tone == Tone::Emergency);
    let most = limits.rows.max(table.rows.iter().filter(is_emergency).count());
    let rows = table.rows.iter().take(most).map(|row| {
        let cells = row.cells.iter().map(|cell| match shortened(&cell.text, limits.cell, 1) {
            Some(text) => {
                cut = true;
                Cell { text, ..cell.clone() }
            }
            None => cell.clone(),
        });
        Row { cells: cells.collect(), ..row.clone() }
    });
    let rows: Vec<Row> = rows.collect();
    let left_out = table.rows.len() - rows.len();
    (Table { rows, ..table.clone() }, left_out, cut)
}

/// A text cut at a space near its limit; `None` where it is short enough.
fn shortened(text: &str, most: usize, lines: usize) -> Option<String> {
    let by_lines = text.match_indices('\n').nth(lines.saturating_sub(1)).map(|(at, _)| at);
    let by_length = text.char_indices().nth(most).map(|(at, _)| at);
    let end = by_lines.into_iter().chain(by_length).min()?;
    let kept = text.get(..end).unwrap_or_default();
    let at_space = kept.rfind(' ').filter(|at| *at > kept.len() / 2);
    let kept = at_space.and_then(|at| kept.get(..at)).unwrap_or(kept);
    let kept = kept.trim_end_matches([' ', ',', ';', ':', '(', '\n']);
    // What was opened in what is kept is closed.
    let opened = kept.matches('\u{2068}').count() - kept.matches('\u{2069}').count();
    Some(format!("{kept}{}{CUT}", "\u{2069}".repeat(opened)))
}

#[cfg(test)]
mod tests {
    use super::{CUT, Limits, abridged, shortened};
    use crate::report::content::{Block, Cell, Row, Section, Table, TableKind, Tone};

    #[test]
    fn a_text_is_cut_at_a_space_and_says_so() {
        assert_eq!(shortened("one two three", 13, 9), None);
        assert_eq!(shortened("one two three", 12, 9), Some(format!("one two{CUT}")));
        assert_eq!(shortened("onetwothree", 4, 9), Some(format!("onet{CUT}")));
        assert_eq!(shortened("one, (two) three", 6, 9), Some(format!("one{CUT}")));
        assert_eq!(shortened("a\nb\nc", 40, 2), Some(format!("a\nb{CUT}")));
        assert_eq!(
            shortened("\u{2068}אבגדהוז\u{2069}", 4, 2),
            Some(format!("\u{2068}אבג\u{2069}{CUT}"))
        );
    }

    #[test]
    fn rows_that_are_left_out_are_counted() {
        let row = |text: &str| Row::new(vec![Cell::strong(text), Cell::plain("x")]);
        let rows = ["a", "b", "c"].map(row).to_vec();
        let table = Table { kind: TableKind::Facts, columns: Vec::new(), rows };
        let section =
            Section { kind: None, title: "Facts".to_owned(), blocks: vec![Block::Table(table)] };
        let limits = |rows| Limits { paragraph: 99, lines: 9, cell: 9, rows };
        assert_eq!(abridged(&section, limits(3)), None);
        let short = abridged(&section, limits(2)).unwrap();
        let [Block::Table(table), more] = short.blocks.as_slice() else { panic!("{short:?}") };
        assert_eq!(table.rows.len(), 2);
        assert_eq!(*more, Block::plain("1 more row in the appendix"));
    }

    #[test]
    fn no_emergency_is_left_out() {
        let row = |tone: Tone| Row::new(vec![Cell::plain("x").in_tone(tone)]);
        let rows = [Tone::Emergency, Tone::Emergency, Tone::Strong, Tone::Plain].map(row).to_vec();
        let table = Table { kind: TableKind::Warnings, columns: Vec::new(), rows };
        let section =
            Section { kind: None, title: "Signs".to_owned(), blocks: vec![Block::Table(table)] };
        let short =
            abridged(&section, Limits { paragraph: 9, lines: 9, cell: 9, rows: 1 }).unwrap();
        let [Block::Table(table), more] = short.blocks.as_slice() else { panic!("{short:?}") };
        assert_eq!(table.rows.len(), 2);
        assert_eq!(*more, Block::plain("2 more warning signs in the appendix"));
    }
}
