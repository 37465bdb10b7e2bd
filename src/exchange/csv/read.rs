//! A table as nights, or the first thing that is wrong with it.

use csv::StringRecord;

use super::{
    super::{
        fault::{Fault, ImportError, Problem, shown},
        imported::{Imported, Places},
        place::Position,
        text::text_of,
    },
    cell::quoted,
    columns::{COUNT, CRAMP, CRAMP_ROW, Column, DATE, NIGHT, NIGHT_ROW, NUMBER, ROW},
    rows::{At, CrampRow, NightRow, Rows, Wrong, count, number},
    source::{breaks_off, cell_start, delimiter, is_name, reader, row_start},
};
use crate::diary::{Cramp, Diary, Night, NightDate};

/// The nights that a table holds, with the place of each.
///
/// # Errors
/// [`ImportError`] names the first thing in it that is not valid.
pub fn parse(bytes: &[u8]) -> Result<Imported<'_>, ImportError> {
    let text = text_of(bytes)?;
    let Some(delimiter) = delimiter(text) else {
        let position = Position { line: 1, column: 1 };
        let fault = Fault { position, path: String::new(), problem: Problem::NotATable };
        return Err(Box::new(fault).into());
    };
    let mut table = Reading { text, delimiter, columns: Vec::new() };
    let (diary, places) = table.read().map_err(|wrong| Box::new(table.fault(wrong)))?;
    Ok(Imported { diary, text, places })
}

/// What stands in a column.
#[derive(Debug, Clone, Copy)]
enum Role {
    Row,
    Date,
    Count,
    Number,
    Night(&'static Column<Night>),
    Cramp(&'static Column<Cramp>),
}

impl Role {
    const fn heading(self) -> &'static str {
        match self {
            Self::Row => ROW,
            Self::Date => DATE,
            Self::Count => COUNT,
            Self::Number => NUMBER,
            Self::Night(column) => column.heading,
            Self::Cramp(column) => column.heading,
        }
    }

    fn of(name: &str) -> Option<Self> {
        [Self::Row, Self::Date, Self::Count, Self::Number]
            .into_iter()
            .chain(NIGHT.iter().map(Self::Night))
            .chain(CRAMP.iter().map(Self::Cramp))
            .find(|role| is_name(name, role.heading()))
    }
}

struct Reading<'a> {
    text: &'a str,
    delimiter: u8,
    columns: Vec<Role>,
}

/// A row with the offset at which it begins.
struct Row<'r> {
    cells: &'r StringRecord,
    start: usize,
}

impl Row<'_> {
    const fn at(&self, cell: usize) -> At {
        At { row: self.start, cell }
    }
}

impl<'a> Reading<'a> {
    fn read(&mut self) -> Result<(Diary, Places<'a>), Wrong> {
        let mut source = reader(self.text, self.delimiter);
        let mut cells = StringRecord::new();
        let mut rows = Rows::default();
        // The text was found to be UTF-8, and rows may be of any length: nothing else can fail.
        while source.read_record(&mut cells).is_ok_and(|is_row| is_row) {
            let begins = cells.position().map_or(0, csv::Position::byte);
            let begins = usize::try_from(begins).unwrap_or(usize::MAX);
            let row = Row { cells: &cells, start: row_start(self.text, begins) };
            let is_last = source.position().byte() == self.text.len() as u64;
            if is_last && breaks_off(self.text, row.start) {
                return Err((row.at(0), Problem::BrokenOff));
            }
            if self.columns.is_empty() {
                self.columns = columns(&row)?;
            } else if cells.iter().any(|cell| !cell.trim().is_empty()) {
                self.row(&row, &mut rows)?;
            }
        }
        // What breaks off in its first line holds nothing, and is no diary without nights.
        if rows.is_empty() && !self.text.ends_with(['\n', '\r']) {
            return Err((At { row: self.text.len(), cell: 0 }, Problem::BrokenOff));
        }
        rows.diary()
    }

    fn row(&self, row: &Row<'_>, rows: &mut Rows) -> Result<(), Wrong> {
        let (found, needed) = (row.cells.len(), self.columns.len());
        if found != needed {
            let is_cut = found < needed && !self.text.ends_with(['\n', '\r']) && self.is_last(row);
            let problem = if is_cut {
                Problem::BrokenOff
            } else {
                Problem::Value(format!(
                    "the row has {found} cells, and the first line names {needed} columns"
                ))
            };
            return Err((row.at(found.min(needed)), problem));
        }
        let date_at = self.columns.iter().position(|role| matches!(role, Role::Date));
        let date_at = date_at.unwrap_or_default();
        let date: NightDate = row
            .cells
            .get(date_at)
            .unwrap_or_default()
            .trim()
            .parse()
            .map_err(|error: crate::diary::date::DateError| wrong(row.at(date_at), &error))?;
        match self.kind(row)? {
            Kind::Night => {
                let night = self.night(row, date)?;
                rows.add_night(night, row.at(date_at), |row| {
                    Position::of(self.text.as_bytes(), row).line
                })
            }
            Kind::Cramp => rows.add_cramp(date, self.cramp(row)?, row.at(date_at)),
        }
    }

    fn kind(&self, row: &Row<'_>) -> Result<Kind, Wrong> {
        let at = self.columns.iter().position(|role| matches!(role, Role::Row)).unwrap_or_default();
        let word = row.cells.get(at).unwrap_or_default().trim();
        if word.eq_ignore_ascii_case(NIGHT_ROW) {
            Ok(Kind::Night)
        } else if word.eq_ignore_ascii_case(CRAMP_ROW) {
            Ok(Kind::Cramp)
        } else {
            let words =
                format!("{} is not a known row; known are {NIGHT_ROW}, {CRAMP_ROW}", quoted(word));
            Err(wrong(row.at(at), &words))
        }
    }

    fn night(&self, row: &Row<'_>, date: NightDate) -> Result<NightRow, Wrong> {
        let night = Night::unanswered(date);
        let mut read = NightRow { night, count: None, count_at: row.at(0) };
        for (index, (role, cell)) in self.columns.iter().zip(row.cells).enumerate() {
            let at = row.at(index);
            match role {
                Role::Row | Role::Date => {}
                Role::Count => {
                    read.count = count(cell).map_err(|words| wrong(at, &words))?;
                    read.count_at = at;
                }
                Role::Night(column) => {
                    (column.read)(&mut read.night, cell).map_err(|words| wrong(at, &words))?;
                }
                Role::Number | Role::Cramp(_) => {
                    is_empty(cell, "cramp").map_err(|words| wrong(at, &words))?;
                }
            }
        }
        Ok(read)
    }

    fn cramp(&self, row: &Row<'_>) -> Result<CrampRow, Wrong> {
        let mut read = CrampRow { cramp: Cramp::default(), number: None, number_at: row.at(0) };
        for (index, (role, cell)) in self.columns.iter().zip(row.cells).enumerate() {
            let at = row.at(index);
            match role {
                Role::Row | Role::Date => {}
                Role::Number => {
                    read.number = number(cell).map_err(|words| wrong(at, &words))?;
                    read.number_at = at;
                }
                Role::Cramp(column) => {
                    (column.read)(&mut read.cramp, cell).map_err(|words| wrong(at, &words))?;
                }
                Role::Count | Role::Night(_) => {
                    is_empty(cell, "night").map_err(|words| wrong(at, &words))?;
                }
            }
        }
        Ok(read)
    }

    /// Whether nothing but the end comes after a row.
    fn is_last(&self, row: &Row<'_>) -> bool {
        cell_start(self.text, row.start, row.cells.len(), self.delimiter) == self.text.len()
    }

    /// What is wrong, with the line and the column of its cell.
    fn fault(&self, (at, problem): Wrong) -> Fault {
        let offset = cell_start(self.text, at.row, at.cell, self.delimiter);
        let position = Position::of(self.text.as_bytes(), offset);
        let is_of_a_cell = !matches!(problem, Problem::BrokenOff);
        let heading = self.columns.get(at.cell).filter(|_role| is_of_a_cell);
        let path = heading.map_or_else(String::new, |role| role.heading().to_owned());
        Fault { position, path, problem }
    }
}

enum Kind {
    Night,
    Cramp,
}

/// What stands in the columns that the first line names.
fn columns(row: &Row<'_>) -> Result<Vec<Role>, Wrong> {
    let mut columns: Vec<Role> = Vec::new();
    for (index, name) in row.cells.iter().enumerate() {
        let words = match Role::of(name) {
            Some(role) if columns.iter().any(|other| other.heading() == role.heading()) => {
                format!("the column \"{}\" is there twice", role.heading())
            }
            Some(role) => {
                columns.push(role);
                continue;
            }
            None => format!(
                "the table of a diary has no column \"{}\"; its columns may be left out or moved, \
                 but not renamed",
                shown(name, 60)
            ),
        };
        return Err(wrong(row.at(index), &words));
    }
    Ok(columns)
}

/// A cell that belongs to the other kind of row.
fn is_empty(cell: &str, other: &str) -> Result<(), String> {
    if cell.trim().is_empty() {
        Ok(())
    } else {
        Err(format!("{} stands in a column of the row of a {other}", quoted(cell)))
    }
}

fn wrong(at: At, words: &impl ToString) -> Wrong {
    (at, Problem::Value(shown(&words.to_string(), 400)))
}
