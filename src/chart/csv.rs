//! The figures of a chart as text, for a file or the clipboard.

use super::table::{Cell, Table};

/// A table as CSV (RFC 4180): a row of names with units, then the figures as they were computed
/// and days as year, month and day. What is missing is empty.
///
/// No cell is taken for a formula by a spreadsheet: a text that begins like one has an apostrophe
/// before it.
pub fn write(table: &Table) -> String {
    lines(table, ",", "\r\n", value, quoted)
}

/// A table as people read it, with tabs between the columns: for the clipboard. A minus is the one
/// that a spreadsheet takes for a number.
pub fn tabbed(table: &Table) -> String {
    let words = |cell: &Cell| match cell {
        Cell::Number(..) => cell.words().replace('−', "-"),
        Cell::Text(_) | Cell::Day(_) | Cell::Missing => cell.words(),
    };
    lines(table, "\t", "\n", words, |text| text.replace(['\t', '\n', '\r'], " "))
}

fn lines(
    table: &Table,
    between: &str,
    end: &str,
    words: impl Fn(&Cell) -> String,
    safe: impl Fn(&str) -> String,
) -> String {
    let heads = table.columns.iter().map(|column| safe(&tamed(&column.heading()))).collect();
    let rows = table.rows.iter().map(|row| {
        let cell = |cell: &Cell| match cell {
            Cell::Text(_) => safe(&tamed(&words(cell))),
            Cell::Day(_) | Cell::Number(..) => safe(&words(cell)),
            Cell::Missing => String::new(),
        };
        row.iter().map(cell).collect::<Vec<_>>()
    });
    let mut text = String::new();
    for cells in std::iter::once(heads).chain(rows) {
        let cells: Vec<String> = cells;
        text.push_str(&cells.join(between));
        text.push_str(end);
    }
    text
}

fn value(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Day(day) => day.to_string(),
        Cell::Number(figure, _) => figure.to_string(),
        Cell::Missing => String::new(),
    }
}

/// A text that no spreadsheet runs.
pub fn tamed(text: &str) -> String {
    let first = text.trim_start().chars().next();
    let is_formula = first.is_some_and(|first| "=+-@＝＋－＠".contains(first))
        || text.starts_with(['\t', '\r', '\n']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

/// A cell of CSV, in quotes where it needs them.
pub fn quoted(text: &str) -> String {
    if text.contains(['"', ',', ';', '\t', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{tabbed, write};
    use crate::chart::table::{Cell, Table};

    fn table() -> Table {
        let mut table = Table::with_columns([("From", ""), ("Rate", "a week"), ("What", "")]);
        let day = |text: &str| Cell::Day(text.parse().unwrap());
        let third = 7.0 / 3.0;
        table.row([day("2026-03-03"), Cell::Number(third, 1), Cell::text("Started \"A\", B")]);
        table.row([day("2026-03-10"), Cell::Missing, Cell::text("=1+1")]);
        table.row([day("2026-03-17"), Cell::Number(-0.5, 2), Cell::text(" @SUM(A1)")]);
        table
    }

    #[test]
    fn a_file_has_the_figures_as_they_were_computed() {
        assert_eq!(
            write(&table()),
            "From,Rate (a week),What\r\n\
             2026-03-03,2.3333333333333335,\"Started \"\"A\"\", B\"\r\n\
             2026-03-10,,'=1+1\r\n\
             2026-03-17,-0.5,' @SUM(A1)\r\n"
        );
    }

    #[test]
    fn the_clipboard_has_them_as_people_read_them() {
        assert_eq!(
            tabbed(&table()),
            "From\tRate (a week)\tWhat\n\
             3 Mar 2026\t2.3\tStarted \"A\", B\n\
             10 Mar 2026\t\t'=1+1\n\
             17 Mar 2026\t-0.50\t' @SUM(A1)\n"
        );
    }
}
