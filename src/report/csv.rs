//! The summary as a table for a spreadsheet: a row for each thing that is said, with its number.

use super::content::{Block, Cell, Content, Number, PROGRAM, SENTENCE, Section, Table, TableKind};
use super::words;

/// The columns. `text` is what is printed; the others take its number apart.
const COLUMNS: [&str; 9] =
    ["section", "row", "column", "text", "value", "low", "high", "counted over", "unit"];

/// Writes the summary as CSV (RFC 4180, UTF-8 with the mark that spreadsheets look for).
pub fn write(content: &Content) -> String {
    let mut csv = Csv { text: "\u{feff}".to_owned() };
    csv.line(COLUMNS.map(str::to_owned));
    for block in &content.head {
        csv.block(content.title, block);
    }
    for section in content.sections.iter().chain(&content.record) {
        csv.section(section);
    }
    for text in &content.definitions {
        csv.said(["Definitions and sources", "", ""], text, None);
    }
    csv.said([PROGRAM, "", ""], SENTENCE, None);
    csv.text
}

struct Csv {
    text: String,
}

impl Csv {
    fn section(&mut self, section: &Section) {
        for block in &section.blocks {
            self.block(&section.title, block);
        }
    }

    fn block(&mut self, section: &str, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => {
                self.said([section, "", ""], &paragraph.text, paragraph.number.as_ref());
            }
            Block::Figure(figure) => self.said([section, "chart", ""], &figure.words, None),
            Block::Table(table) => self.table(section, table),
        }
    }

    fn table(&mut self, section: &str, table: &Table) {
        // Its first header says how many cramps there are.
        if table.kind == TableKind::Places
            && let Some(all) = table.columns.first()
        {
            self.said([section, "", ""], all, None);
        }
        for row in &table.rows {
            let name = row.cells.get(row.head).map_or("", |cell| cell.text.as_str());
            let column_of = |column: usize| table.columns.get(column).map_or("", String::as_str);
            let mut before = "";
            for (column, cell) in row.cells.iter().enumerate() {
                let header = column_of(column);
                if column != row.head {
                    // "of" alone would not say of what.
                    let header = if header == "of" {
                        format!("{before}: counted over")
                    } else {
                        header.to_owned()
                    };
                    let Cell { text, number, .. } = cell;
                    self.said([section, name, &header], text, number.as_ref());
                }
                before = header;
            }
        }
    }

    fn said(&mut self, [section, row, column]: [&str; 3], text: &str, number: Option<&Number>) {
        let (low, high) = number.and_then(|number| number.interval.clone()).unzip();
        let over = number.and_then(|number| number.over).map(|over| over.to_string());
        self.line([
            section.to_owned(),
            row.to_owned(),
            column.to_owned(),
            text.to_owned(),
            number.map(|number| number.value.clone()).unwrap_or_default(),
            low.unwrap_or_default(),
            high.unwrap_or_default(),
            over.unwrap_or_default(),
            number.map(|number| number.unit.to_owned()).unwrap_or_default(),
        ]);
    }

    fn line(&mut self, fields: [String; 9]) {
        let fields = fields.map(|field| quoted(&field));
        self.text.push_str(&fields.join(","));
        self.text.push_str("\r\n");
    }
}

/// A field that a spreadsheet takes as a text or a number, never as a formula.
fn quoted(field: &str) -> String {
    let field = words::without_marks(field).replace('\u{a0}', " ");
    let is_number = field.parse::<f64>().is_ok();
    // A tab or a line break at the head hides the sign from the eye, not from the spreadsheet;
    // the full-width signs are taken for the plain ones by some.
    let first = field.trim_start().chars().next();
    let is_formula = matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
        || field.starts_with(['\t', '\r', '\n']);
    let field = if is_formula && !is_number { format!("'{field}") } else { field };
    if field.contains(['"', ',', ';', '\n', '\r', '\t', '\'']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_field_is_a_formula() {
        for (field, written) in [
            ("plain", "plain"),
            ("a, \"b\"", "\"a, \"\"b\"\"\""),
            ("-1.5", "-1.5"),
            ("=1+1", "\"'=1+1\""),
            ("  @SUM(A1)", "\"'  @SUM(A1)\""),
            ("-cmd", "\"'-cmd\""),
            ("\t=1", "\"'\t=1\""),
            ("＝1", "\"'＝1\""),
            ("one\ntwo", "\"one\ntwo\""),
        ] {
            assert_eq!(quoted(field), written);
        }
    }
}
