//! The text of a table: how its cells are parted, and where each of them stands.

use csv::{Reader, ReaderBuilder, StringRecord};

use super::columns::{DATE, ROW};

/// What cells are parted by, as spreadsheets save them in one country or another.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The longest first line that is looked at: ours is a fraction of it.
const LONGEST_HEADER: usize = 64 << 10;

const QUOTE: char = '"';

/// Whether a file says in its first line that it is a table of nights.
pub(in super::super) fn is_table(bytes: &[u8]) -> bool {
    let bytes = bytes.get(..LONGEST_HEADER).unwrap_or(bytes);
    let start = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    delimiter(start.strip_prefix('\u{feff}').unwrap_or(start)).is_some()
}

/// What the cells of a table of nights are parted by; `None` where it is no such table.
pub(super) fn delimiter(text: &str) -> Option<u8> {
    let end = text.floor_char_boundary(LONGEST_HEADER);
    let start = text.get(..end)?;
    DELIMITERS.into_iter().find(|delimiter| {
        let mut names = StringRecord::new();
        let is_read = reader(start, *delimiter).read_record(&mut names).is_ok();
        is_read && [ROW, DATE].iter().all(|name| names.iter().any(|cell| is_name(cell, name)))
    })
}

/// Whether a cell of the first line is the name of a column.
pub(super) fn is_name(cell: &str, heading: &str) -> bool {
    cell.trim().eq_ignore_ascii_case(heading)
}

/// Reads rows, of however many cells.
pub(super) fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Where a row begins, of which the reader counts the empty lines before it as a part.
pub(super) fn row_start(text: &str, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or_default();
    offset + rest.len() - rest.trim_start_matches(['\r', '\n']).len()
}

/// Where the cell of a row begins, counted from 0; the end of the row where it has fewer.
pub(super) fn cell_start(text: &str, row: usize, cell: usize, delimiter: u8) -> usize {
    let rest = text.get(row..).unwrap_or_default();
    let mut before = 0;
    let mut is_quoted = false;
    for (at, letter) in rest.char_indices() {
        if before == cell {
            return row + at;
        }
        match letter {
            QUOTE => is_quoted = !is_quoted,
            '\r' | '\n' if !is_quoted => return row + at,
            _ if letter == char::from(delimiter) && !is_quoted => before += 1,
            _ => {}
        }
    }
    text.len()
}

/// Whether the last row of a file ends within a quoted cell.
pub(super) fn breaks_off(text: &str, last_row: usize) -> bool {
    let rest = text.get(last_row..).unwrap_or_default();
    rest.matches(QUOTE).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::{breaks_off, cell_start, delimiter, is_table, row_start};

    #[test]
    fn a_table_of_nights_is_told_by_its_first_line() {
        let names = "Row,Night (date of its morning)";
        for (text, found) in [
            (names.to_owned(), Some(b',')),
            (names.replace(',', ";"), Some(b';')),
            (names.replace(',', "\t"), Some(b'\t')),
            ("\"Night (date of its morning)\",Note,\" row \"\r\nx".to_owned(), Some(b',')),
            ("Row,Date".to_owned(), None),
            ("{\"Row\": \"Night (date of its morning)\"}".to_owned(), None),
            (String::new(), None),
        ] {
            assert_eq!(delimiter(&text), found, "{text}");
            assert_eq!(is_table(format!("\u{feff}{text}").as_bytes()), found.is_some(), "{text}");
        }
        assert!(is_table(&[names.as_bytes(), b"\n\xff"].concat()));
        assert!(!is_table(&vec![b'x'; 1 << 20]));
    }

    #[test]
    fn a_cell_is_found_where_it_begins() {
        let text = "\r\na,\"b,\n\"\"c\",d\r\ne";
        let row = row_start(text, 0);
        let starts = [0, 1, 2, 3].map(|cell| cell_start(text, row, cell, b','));
        assert_eq!(starts, [2, 4, 13, 14]);
        assert_eq!(cell_start(text, 16, 5, b','), text.len());
        assert!(!breaks_off(text, row));
        assert!(breaks_off("a,\"b\"\"", 0));
    }
}
