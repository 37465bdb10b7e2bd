//! The figures of a chart as a table: the same values that are drawn.

use chrono::NaiveDate;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands in it.
    pub name: String,
    /// In which unit; empty where it has none.
    pub unit: &'static str,
}

/// What stands in a row under a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// A figure as it was computed, and how many decimals of it people read.
    Number(f64, usize),
    /// There is none.
    Missing,
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A count.
    pub fn count(count: impl Into<f64>) -> Self {
        Self::Number(count.into(), 0)
    }

    /// A figure that may not be had.
    pub fn figure(figure: Option<f64>, decimals: usize) -> Self {
        figure.map_or(Self::Missing, |figure| Self::Number(figure, decimals))
    }

    /// As people read it.
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Day(day) => day.format("%-d %b %Y").to_string(),
            Self::Number(figure, decimals) => {
                let text = format!("{figure:.decimals$}");
                match text.strip_prefix('-') {
                    // Nothing is less than nothing.
                    Some(size) if size.chars().all(|letter| matches!(letter, '0' | '.')) => {
                        size.to_owned()
                    }
                    Some(size) => format!("−{size}"),
                    None => text,
                }
            }
            Self::Missing => "–".to_owned(),
        }
    }

    /// Whether it stands at the right of its column.
    pub const fn is_figure(&self) -> bool {
        matches!(self, Self::Number(..))
    }
}

/// The figures of a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What the columns are.
    pub columns: Vec<Column>,
    /// Each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Without rows yet; each column by its name and unit.
    pub fn with_columns<'a>(columns: impl IntoIterator<Item = (&'a str, &'static str)>) -> Self {
        let column = |(name, unit): (&str, _)| Column { name: name.to_owned(), unit };
        Self { columns: columns.into_iter().map(column).collect(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl Into<Vec<Cell>>) {
        self.rows.push(cells.into());
    }

    /// A row in words: each column with its cell, without what is missing.
    pub fn row_words(&self, row: usize) -> String {
        let cells = self.rows.get(row).into_iter().flatten();
        let told: Vec<String> = self
            .columns
            .iter()
            .zip(cells)
            .filter(|(_, cell)| **cell != Cell::Missing && **cell != Cell::text(""))
            .map(|(column, cell)| format!("{} {}", column.heading(), cell.words()))
            .collect();
        told.join(", ")
    }
}

impl Column {
    /// Its name with its unit: "Recorded (nights)".
    pub fn heading(&self) -> String {
        if self.unit.is_empty() {
            self.name.clone()
        } else {
            format!("{} ({})", self.name, self.unit)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Table};

    #[test]
    fn a_figure_is_read_with_its_decimals_and_kept_as_it_is() {
        for (cell, words) in [
            (Cell::Number(2.449, 1), "2.4"),
            (Cell::Number(-0.04, 1), "0.0"),
            (Cell::Number(-0.4, 1), "−0.4"),
            (Cell::count(12_u32), "12"),
            (Cell::figure(None, 1), "–"),
            (Cell::Day("2026-03-03".parse().unwrap()), "3 Mar 2026"),
        ] {
            assert_eq!(cell.words(), words);
        }
    }

    #[test]
    fn a_row_is_told_with_its_columns_and_without_what_is_missing() {
        let mut table =
            Table::with_columns([("Week from", ""), ("Recorded", "nights"), ("Low", "")]);
        let from = Cell::Day("2026-03-03".parse().unwrap());
        table.row([from, Cell::count(4_u32), Cell::Missing]);
        assert_eq!(table.row_words(0), "Week from 3 Mar 2026, Recorded (nights) 4");
        assert_eq!(table.row_words(1), "");
    }
}
