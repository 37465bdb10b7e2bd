//! Headings, paragraphs and tables as slices.

use std::{rc::Rc, sync::Arc};

use super::{
    flow::{Slice, keep_together, repeat_above, text_mark},
    fonts::Fonts,
    scene::{Ink, Mark, MarkKind, PartId, Role, Structure},
    text::{Line, Style, line, printable, wrap},
};

/// The most lines of a row that are kept on one page.
const KEPT_LINES: usize = 14;
/// The most lines of the name of a row that goes on overleaf; fewer than are kept together.
const NAMED_LINES: usize = 3;
/// Between the columns of a table.
const GUTTER: f32 = 5.0;
/// How thick rules are.
const RULE: f32 = 0.4;

/// On which side of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its share of the width.
    pub share: f32,
    /// Where its cells stand.
    pub align: Align,
}

impl Column {
    /// A column of texts.
    pub const fn left(share: f32) -> Self {
        Self { share, align: Align::Left }
    }

    /// A column of numbers.
    pub const fn right(share: f32) -> Self {
        Self { share, align: Align::Right }
    }
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// What it is: a header or a cell.
    pub role: Role,
    /// How it is set.
    pub style: Style,
    /// In which ink.
    pub ink: Ink,
}

impl Cell {
    /// A cell that is not a header.
    pub fn new(style: Style, text: impl Into<String>) -> Self {
        Self { text: text.into(), role: Role::Cell, style, ink: Ink::Text }
    }

    /// The same as a header of its row.
    #[must_use]
    pub fn heads_row(self) -> Self {
        Self { role: Role::RowHeader, ..self }
    }

    /// The same in another ink.
    #[must_use]
    pub fn in_ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }
}

/// Where a table stands and how it is divided.
#[derive(Debug, Clone)]
struct Grid {
    /// The table.
    part: PartId,
    /// Left edge and width of each column, and where its cells stand.
    columns: Vec<(f32, f32, Align)>,
    width: f32,
}

impl Grid {
    /// A table over a width.
    fn new(part: PartId, width: f32, columns: &[Column]) -> Self {
        let shares: f32 = columns.iter().map(|column| column.share).sum();
        let gutters = GUTTER * f32::from(u16::try_from(columns.len()).unwrap_or(1).max(1) - 1);
        let mut x = 0.0;
        let placed = columns
            .iter()
            .map(|column| {
                let own = (width - gutters) * column.share / shares;
                let left = x;
                x += own + GUTTER;
                (left, own, column.align)
            })
            .collect();
        Self { part, columns: placed, width }
    }
}

/// Sets texts with the typeface and writes down what they mean.
pub struct Press {
    /// The typefaces.
    pub fonts: Arc<Fonts>,
    /// What was set so far means this.
    pub structure: Structure,
    /// How much smaller than usual texts are set, so that a page is enough.
    pub scale: f32,
}

impl Press {
    /// A paragraph, broken into lines.
    pub fn paragraph(&mut self, style: Style, ink: Ink, text: &str, width: f32) -> Vec<Slice> {
        let part = self.structure.add(Role::Paragraph);
        self.lines(part, style, ink, text, width)
    }

    /// The lines of a text as a part that is already there.
    pub fn lines(
        &self,
        part: PartId,
        style: Style,
        ink: Ink,
        text: &str,
        width: f32,
    ) -> Vec<Slice> {
        let style = style.scaled(self.scale);
        wrap(&self.fonts, style, &printable(&self.fonts, text), width)
            .into_iter()
            .map(|line| {
                let x = if line.right_to_left { width - line.width } else { 0.0 };
                let mark = text_mark(style, ink, Some(part), line, x, style.ascent());
                Slice { height: style.leading, marks: vec![mark], ..Slice::default() }
            })
            .collect()
    }

    /// A heading; it stays with what follows.
    pub fn heading(&mut self, level: u16, style: Style, text: &str, width: f32) -> Vec<Slice> {
        let part = self.structure.add(Role::Heading(level));
        let mut slices = self.lines(part, style, Ink::Text, text, width);
        slices.push(Slice::gap(1.5));
        for slice in &mut slices {
            slice.keep = true;
        }
        slices
    }

    /// A style as texts are set in it.
    pub fn style(&self, style: Style) -> Style {
        style.scaled(self.scale)
    }

    /// A text on one line, however long; in its own size, which [`Press::style`] gives.
    pub fn one_line(&self, style: Style, text: &str) -> Line {
        line(&self.fonts, style, &printable(&self.fonts, text))
    }

    /// A table: its headers, which stand again on every page that it reaches, and its rows.
    pub fn table(
        &mut self,
        columns: &[Column],
        headers: Vec<Cell>,
        rows: Vec<Vec<Cell>>,
        width: f32,
    ) -> Vec<Slice> {
        let part = self.structure.add(Role::Table);
        let grid = Grid::new(part, width, columns);
        let mut slices = if headers.is_empty() { Vec::new() } else { self.row(&grid, headers) };
        for slice in &mut slices {
            slice.keep = true;
        }
        let mut rows: Vec<Slice> =
            rows.into_iter().flat_map(|cells| self.row(&grid, cells)).collect();
        if !slices.is_empty() {
            repeat_above(&slices, &mut rows);
        }
        slices.extend(rows);
        slices
    }

    /// A row of a table with a rule under it.
    fn row(&mut self, grid: &Grid, cells: Vec<Cell>) -> Vec<Slice> {
        let row = self.structure.add_to(grid.part, Role::Row);
        let cells: Vec<Cell> = cells
            .into_iter()
            .map(|cell| Cell { style: cell.style.scaled(self.scale), ..cell })
            .collect();
        let leading = cells.iter().map(|cell| cell.style.leading).fold(0.0, f32::max);
        let ascent = cells.iter().map(|cell| cell.style.ascent()).fold(0.0, f32::max);
        let mut slices: Vec<Slice> = Vec::new();
        let header = cells.first().filter(|cell| cell.role == Role::RowHeader).cloned();
        let mut named = 0;
        for (cell, (x, width, align)) in cells.into_iter().zip(&grid.columns) {
            let text = printable(&self.fonts, &cell.text);
            let lines = wrap(&self.fonts, cell.style, &text, *width);
            if cell.role == Role::RowHeader {
                named = lines.len();
            }
            let part = self.structure.add_to(row, cell.role);
            for (index, line) in lines.into_iter().enumerate() {
                if slices.len() <= index {
                    slices.push(Slice::gap(leading));
                }
                let left = match align {
                    Align::Left if !line.right_to_left => *x,
                    Align::Left | Align::Right => x + width - line.width,
                };
                if let Some(slice) = slices.get_mut(index) {
                    let mark = text_mark(cell.style, cell.ink, Some(part), line, left, ascent);
                    slice.marks.push(mark);
                }
            }
        }
        if slices.len() <= KEPT_LINES {
            keep_together(&mut slices);
        } else if let Some((cell, column)) = header.as_ref().zip(grid.columns.first()) {
            let (marks, lines) = self.name_again(cell, *column, ascent);
            let marks = Rc::new(marks);
            for slice in slices.iter_mut().skip(named) {
                slice.goes_on = Some(Rc::clone(&marks));
            }
            // The name is not torn, and there is room for it beside what goes on.
            let before = slices.len().saturating_sub(lines);
            keep_together(slices.get_mut(before..).unwrap_or_default());
            for slice in slices.iter_mut().take(named) {
                slice.keep = true;
            }
        }
        if let Some(last) = slices.last_mut() {
            last.height += 2.0;
            let y = last.height - 0.8;
            last.marks.push(rule(0.0, grid.width, y));
        }
        slices
    }
}

impl Press {
    /// The name of a row that goes on overleaf, and its lines. Who listens to the page is in that
    /// row still: for the ear it is decoration.
    fn name_again(
        &self,
        cell: &Cell,
        column: (f32, f32, Align),
        ascent: f32,
    ) -> (Vec<Mark>, usize) {
        let (x, width, _) = column;
        let wrapped = |text: &str| wrap(&self.fonts, cell.style, text, width);
        let text = printable(&self.fonts, &cell.text);
        let mut lines = wrapped(&format!("{text}, continued"));
        if lines.len() > NAMED_LINES {
            // Of a long name the beginning will do.
            lines.truncate(NAMED_LINES - 1);
            lines.extend(wrapped("continued").into_iter().take(1));
        }
        let count = lines.len();
        let mut y = ascent;
        let mark = |line: Line| {
            let left = if line.right_to_left { x + width - line.width } else { x };
            let mark = text_mark(cell.style, cell.ink, None, line, left, y);
            y += cell.style.leading;
            mark
        };
        (lines.into_iter().map(mark).collect(), count)
    }
}

/// A thin rule.
pub fn rule(from: f32, to: f32, y: f32) -> Mark {
    Mark {
        part: None,
        ink: Ink::Rule,
        kind: MarkKind::Strokes { width: RULE, lines: vec![[from, y, to, y]] },
    }
}
