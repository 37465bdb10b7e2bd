//! The summary as plain text, for a message to the practice.

use super::{
    content::{Block, Content, PROGRAM, SENTENCE, Section, Table, TableKind},
    words,
};

/// No line is longer, unless a single word is.
const WIDTH: usize = 72;

/// What stands in a cell that has nothing to say.
const NOTHING: &str = "–";

/// Writes the summary as text of lines that end with a line feed.
pub fn write(content: &Content) -> String {
    let mut text = Text::default();
    text.heading(content.title, '=');
    for block in &content.head {
        text.block(block);
    }
    for section in content.sections.iter().chain(&content.record) {
        text.section(section);
    }
    text.heading("Definitions and sources", '-');
    for definition in &content.definitions {
        text.paragraph(definition, "");
    }
    text.paragraph(&format!("{PROGRAM}. {SENTENCE}"), "");
    text.lines.join("\n") + "\n"
}

#[derive(Default)]
struct Text {
    lines: Vec<String>,
}

impl Text {
    fn section(&mut self, section: &Section) {
        self.heading(&section.title, '-');
        for block in &section.blocks {
            self.block(block);
        }
    }

    fn heading(&mut self, title: &str, under: char) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        let title = plain(title);
        self.lines.push(title.clone());
        self.lines.push(under.to_string().repeat(title.chars().count()));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(&paragraph.text, ""),
            Block::Figure(figure) => self.paragraph(&figure.words, ""),
            Block::Table(table) => self.table(table),
        }
    }

    /// A row a paragraph: its name, then what stands in it. Columns would not survive the letters
    /// of a mail program.
    fn table(&mut self, table: &Table) {
        if table.kind == TableKind::Numbers
            && let [_, now, _, before, ..] = table.columns.as_slice()
        {
            self.paragraph(&format!("First {now}, then {before}"), "");
        }
        for row in &table.rows {
            let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
            self.paragraph(&said(table, &cells), "- ");
        }
        // The first header of the places says how many cramps there are.
        if table.kind == TableKind::Places
            && let Some(all) = table.columns.first()
        {
            self.paragraph(&format!("Together: {all}"), "- ");
        }
    }

    /// A paragraph of short lines; those after the first stand as far in as its sign is wide.
    fn paragraph(&mut self, text: &str, sign: &str) {
        let indent = " ".repeat(sign.chars().count());
        let mut before = sign.to_owned();
        for line in plain(text).lines() {
            let mut written = before.clone();
            let mut empty = true;
            for word in line.split(' ').filter(|word| !word.is_empty()) {
                // What belongs together is not parted.
                let word = word.replace('\u{a0}', " ");
                let length = written.chars().count() + 1 + word.chars().count();
                if !empty && length > WIDTH {
                    self.lines.push(std::mem::replace(&mut written, indent.clone()));
                    empty = true;
                }
                if !empty {
                    written.push(' ');
                }
                written.push_str(&word);
                empty = false;
            }
            if !empty {
                self.lines.push(written);
            }
            before.clone_from(&indent);
        }
    }
}

/// A row in words; what is a dash on paper is left out.
fn said(table: &Table, cells: &[&str]) -> String {
    let counted = |value: &str, of: &str| {
        if of == NOTHING { value.to_owned() } else { format!("{value}, of {of}") }
    };
    match (table.kind, cells) {
        (TableKind::Warnings, [urgency, sign, nights, mornings, done]) => {
            let parts = [("nights (threshold)", nights), ("mornings", mornings), ("done", done)];
            let parts = parts.iter().filter(|(_, text)| **text != NOTHING);
            let parts: Vec<String> =
                parts.map(|(name, text)| format!("; {name}: {text}")).collect();
            format!("{urgency}: {sign}{}", parts.concat())
        }
        (TableKind::Numbers, [name, now, of_now, before, of_before]) => {
            format!("{name}: {}; then {}", counted(now, of_now), counted(before, of_before))
        }
        (TableKind::Facts | TableKind::Record, [name, text]) => format!("{name}: {text}"),
        _ => {
            let named = cells.iter().zip(&table.columns).skip(1);
            let parts: Vec<String> =
                named.map(|(text, column)| format!("{column}: {text}")).collect();
            let name = cells.first().copied().unwrap_or_default();
            format!("{name}: {}", parts.join("; "))
        }
    }
}

/// Without marks of direction and control characters, which a message may show as boxes.
fn plain(text: &str) -> String {
    words::without_marks(text)
        .chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .map(|c| if c.is_control() && c != '\n' { ' ' } else { c })
        .collect()
}
