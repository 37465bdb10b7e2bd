//! The summary as a page for a browser: one file, without a script and without a link to
//! anywhere, for the screen, for paper and for who listens.

mod svg;

use super::{
    ReportError, ReportOptions,
    content::{
        self, Block, Content, Figure, FigureKind, PROGRAM, Paragraph, Row, SENTENCE, Section,
        Table, TableKind, Tone,
    },
    layout::find::FindFont,
    model::Summary,
};

const STYLE: &str = include_str!("html/style.css");

/// Writes the summary as HTML.
///
/// # Errors
/// [`ReportError::Typeface`] where the typeface that figures are measured with cannot be read.
pub fn write(
    summary: &Summary,
    content: &Content,
    options: &ReportOptions,
    desktop: &mut dyn FindFont,
) -> Result<String, ReportError> {
    let mut figures = svg::Figures::new(summary, content, content::wording(options), desktop)?;
    let mut page = Page { html: String::new(), figures: &mut figures, headings: 0 };
    page.push("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.push("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.push("<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.element("title", "", content.title);
    page.push("<style>\n");
    page.push(STYLE);
    page.push("</style>\n</head>\n<body>\n<header>\n");
    page.element("h1", "", content.title);
    for block in &content.head {
        page.block(block, "");
    }
    page.push("</header>\n<main>\n");
    for section in &content.sections {
        page.section(section);
    }
    for section in &content.record {
        page.section(section);
    }
    page.push("</main>\n<footer>\n");
    for text in &content.definitions {
        page.element("p", "", text);
    }
    page.element("p", "", &format!("{PROGRAM}. {SENTENCE}"));
    page.push("</footer>\n</body>\n</html>\n");
    Ok(page.html)
}

struct Page<'a, 'b> {
    html: String,
    figures: &'a mut svg::Figures<'b>,
    headings: usize,
}

impl Page<'_, '_> {
    fn push(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// An element with a text of its own; `attributes` begin with a space where there are any.
    fn element(&mut self, name: &str, attributes: &str, text: &str) {
        self.push(&format!("<{name}{attributes}>{}</{name}>\n", escaped(text)));
    }

    fn section(&mut self, section: &Section) {
        self.headings += 1;
        let heading = format!("section-{}", self.headings);
        self.push(&format!("<section aria-labelledby=\"{heading}\">\n"));
        self.element("h2", &format!(" id=\"{heading}\""), &section.title);
        for block in &section.blocks {
            self.block(block, &heading);
        }
        self.push("</section>\n");
    }

    fn block(&mut self, block: &Block, heading: &str) {
        match block {
            Block::Paragraph(Paragraph { tone, text, .. }) => {
                // The lines of a person's own text stay lines.
                for line in text.lines().filter(|line| !line.trim().is_empty()) {
                    self.element("p", &format!(" dir=\"auto\"{}", class(*tone)), line);
                }
            }
            Block::Table(table) => self.table(table, heading),
            Block::Figure(figure) => self.figure(figure),
        }
    }

    fn table(&mut self, table: &Table, heading: &str) {
        let kind = match table.kind {
            TableKind::Warnings => "warnings",
            TableKind::Numbers => "numbers",
            TableKind::Places => "places",
            TableKind::Medications => "medications",
            TableKind::Facts => "facts",
            TableKind::Record => "record",
        };
        let opening = format!("<table class=\"{kind}\" aria-labelledby=\"{heading}\">\n");
        // On a narrow screen the table moves, not the page.
        self.push("<div class=\"wide\">\n");
        self.push(&opening);
        if !table.columns.is_empty() {
            self.push("<thead>\n<tr>\n");
            for text in &table.columns {
                self.element("th", " scope=\"col\"", text);
            }
            self.push("</tr>\n</thead>\n");
        }
        self.push("<tbody>\n");
        for row in &table.rows {
            self.row(row);
        }
        self.push("</tbody>\n</table>\n</div>\n");
    }

    fn row(&mut self, row: &Row) {
        self.push("<tr>\n");
        for (column, cell) in row.cells.iter().enumerate() {
            let class = class(cell.tone);
            if column == row.head {
                self.element("th", &format!(" scope=\"row\"{class}"), &cell.text);
            } else {
                self.element("td", &class, &cell.text);
            }
        }
        self.push("</tr>\n");
    }

    fn figure(&mut self, figure: &Figure) {
        let kind = match figure.kind {
            FigureKind::Strip => "strip",
            FigureKind::Hours => "hours",
            FigureKind::Legs => "legs",
        };
        self.push(&format!("<figure class=\"{kind}\">\n"));
        let drawing = self.figures.draw(figure);
        self.push(&drawing);
        self.element("figcaption", "", &figure.words);
        self.push("</figure>\n");
    }
}

fn class(tone: Tone) -> String {
    match tone {
        Tone::Plain => String::new(),
        Tone::Strong => " class=\"strong\"".to_owned(),
        Tone::Weak => " class=\"weak\"".to_owned(),
        Tone::Emergency => " class=\"emergency\"".to_owned(),
    }
}

/// A text as part of a page: nothing of it is markup, a line break is one, and what runs its own
/// way is kept to itself.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\u{a0}' => html.push_str("&nbsp;"),
            '\u{2068}' => html.push_str("<bdi>"),
            '\u{2069}' => html.push_str("</bdi>"),
            '\n' => html.push_str("<br>\n"),
            // Marks of direction of the person's own could reach beyond their text.
            '\u{202a}'..='\u{202e}' | '\u{2066}' | '\u{2067}' | '\u{feff}' => {}
            _ if c.is_control() || is_noncharacter(c) => html.push(' '),
            _ => html.push(c),
        }
    }
    html
}

/// What stands in no text of the web.
const fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || matches!(c as u32 & 0xFFFE, 0xFFFE)
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escaped("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
        assert_eq!(escaped("</bdi><script>"), "&lt;/bdi&gt;&lt;script&gt;");
        assert_eq!(escaped("\u{2068}דנה\u{2069}, born"), "<bdi>דנה</bdi>, born");
        assert_eq!(escaped("one\ntwo\u{7}\u{202e}"), "one<br>\ntwo ");
    }
}
