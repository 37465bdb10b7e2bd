//! What is heard of a page: its text in reading order, with the alternative text of its pictures.

use std::collections::BTreeMap;

use super::layout::scene::{Document, MarkKind, PartId, Role};

/// The text of a page, a line for each paragraph, heading, row of a table and picture.
pub fn text_of_page(document: &Document, page: usize) -> String {
    let Some(marks) = document.pages.get(page) else { return String::new() };
    let mut printed: BTreeMap<PartId, Vec<&str>> = BTreeMap::new();
    let mut foot: Vec<&str> = Vec::new();
    for mark in marks {
        let text = match &mark.kind {
            MarkKind::Text { line, .. } => line.text.trim(),
            MarkKind::Box(_) | MarkKind::Outline(_) | MarkKind::Strokes { .. } => "",
        };
        match mark.part {
            // A picture is on the page although no letter of it is.
            Some(part) => printed.entry(part).or_default().push(text),
            None if !text.is_empty() => foot.push(text),
            None => {}
        }
    }
    let mut reader = Reader { document, printed, lines: Vec::new() };
    for part in document.structure.top() {
        reader.read(*part);
    }
    let mut lines = reader.lines;
    lines.extend(foot.into_iter().map(str::to_owned));
    // What keeps words on one line is heard as a space.
    lines.join("\n").replace('\u{a0}', " ")
}

struct Reader<'a> {
    document: &'a Document,
    printed: BTreeMap<PartId, Vec<&'a str>>,
    lines: Vec<String>,
}

impl Reader<'_> {
    /// Reads a part with everything in it.
    fn read(&mut self, part: PartId) {
        let Some(found) = self.document.structure.get(part) else { return };
        match &found.role {
            Role::Figure(alternative) => {
                if self.is_here(part) {
                    self.lines.push(alternative.clone());
                }
            }
            Role::Row => {
                let cells: Vec<String> = found.parts.iter().map(|cell| self.words(*cell)).collect();
                let cells: Vec<String> =
                    cells.into_iter().filter(|cell| !cell.is_empty()).collect();
                self.push(cells.join("; "));
            }
            Role::Heading(_)
            | Role::Paragraph
            | Role::Table
            | Role::ColumnHeader
            | Role::RowHeader
            | Role::Cell => {
                let words = self.printed.get(&part).map(|lines| joined(lines)).unwrap_or_default();
                self.push(words);
                for inner in &found.parts {
                    self.read(*inner);
                }
            }
        }
    }

    /// The text of a part and of all that is in it, in one.
    fn words(&self, part: PartId) -> String {
        let own = self.printed.get(&part).map(|lines| joined(lines)).unwrap_or_default();
        let inner = self.document.structure.get(part).map_or(&[][..], |found| &found.parts);
        let inner = inner.iter().map(|inner| self.words(*inner));
        [own].into_iter().chain(inner).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Whether anything of a part is printed on the page.
    fn is_here(&self, part: PartId) -> bool {
        self.printed.contains_key(&part)
            || self
                .document
                .structure
                .get(part)
                .is_some_and(|found| found.parts.iter().any(|inner| self.is_here(*inner)))
    }

    fn push(&mut self, line: String) {
        if !line.is_empty() {
            self.lines.push(line);
        }
    }
}

fn joined(lines: &[&str]) -> String {
    let lines: Vec<&str> = lines.iter().copied().filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}
