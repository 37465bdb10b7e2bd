//! The pages, the page for a browser, the message and the table say the same.

use std::collections::BTreeSet;

use cramp_diary::{
    demo,
    diary::{Diary, NightDate},
    report::{
        self, DateStyle, Notes, ReportFormat, ReportOptions, Summary,
        content::Content,
        layout::{
            find::NoFonts,
            scene::{MarkKind, Role},
        },
    },
};

use super::made::{self, ending, options, text, usual};

const LAST: &str = "2026-03-28";

fn diaries() -> Vec<(&'static str, Diary, ReportOptions)> {
    let last: NightDate = LAST.parse().unwrap();
    let weeks = options(ending(LAST, 56));
    let mut odd = usual(LAST, 60);
    odd.profile.name = Some(text("<b>Anna</b> & \"Söhne\", =1+1"));
    odd.profile.questions_for_doctor = Some(text("=SUM(A1:A9)\n\n</section><script>alert(1)"));
    let mut night = made::night(last, Vec::new());
    night.note = Some(text("one, \"two\"\nthree; four"));
    odd.put_night(night.into());
    vec![
        ("usual", usual(LAST, 120), weeks),
        ("demo", demo::half_year(last), ReportOptions { dates: DateStyle::Iso, ..weeks }),
        ("empty", Diary::default(), weeks),
        ("a year", usual(LAST, 400), options(ending(LAST, 365))),
        ("fifty years", usual(LAST, 400), options(ending(LAST, 18_263))),
        ("odd", odd, ReportOptions { notes: Notes::With, ..weeks }),
    ]
}

fn written(diary: &Diary, options: &ReportOptions, format: ReportFormat) -> String {
    String::from_utf8(report::write(diary, options, format, &mut NoFonts).unwrap()).unwrap()
}

/// Without breaks, marks of direction and the spaces around them.
fn plain(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{2068}' | '\u{2069}'))
        .collect();
    kept
}

/// The text of a page for a browser, without its markup.
fn html_text(html: &str) -> String {
    let (_, body) = html.split_once("<body>").unwrap();
    let mut text = String::new();
    for piece in body.split('<') {
        let (tag, said) = piece.split_once('>').unwrap_or(("", piece));
        // Blocks part words; what stands inside a line does not.
        if !matches!(tag, "bdi" | "/bdi") {
            text.push(' ');
        }
        text.push_str(said);
    }
    text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// The fields of a table in their order.
fn csv_fields(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = letters.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                row.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => row.last_mut().unwrap().push(c),
        }
    }
    rows.pop();
    rows
}

/// Everything printed on the pages, and what their figures say.
fn pdf_text(diary: &Diary, options: &ReportOptions) -> String {
    let document = report::document(diary, options, &mut NoFonts).unwrap();
    let mut text = String::new();
    let mut part = None;
    for mark in document.pages.iter().flatten() {
        if let MarkKind::Text { line, .. } = &mark.kind {
            if mark.part != part {
                text.push(' ');
            }
            part = mark.part;
            text.push_str(&line.text);
        }
    }
    for part in document.structure.top() {
        if let Role::Figure(words) = &document.structure.get(*part).unwrap().role {
            text.push(' ');
            text.push_str(words);
        }
    }
    text
}

/// Numbers as they are printed: "2.4", "02:13", "2026".
fn numbers(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ':'))
        .map(|number| number.trim_matches(['.', ':']).to_owned())
        .filter(|number| !number.is_empty())
        .collect()
}

#[test]
fn every_text_stands_in_every_form() {
    for (name, diary, options) in diaries() {
        let pdf = plain(&pdf_text(&diary, &options));
        let html = plain(&html_text(&written(&diary, &options, ReportFormat::Html)));
        let message = plain(&written(&diary, &options, ReportFormat::Text).replace("\n  ", " "));
        let csv: Vec<String> = csv_fields(&written(&diary, &options, ReportFormat::Csv))
            .into_iter()
            .flatten()
            .map(|field| plain(field.strip_prefix('\'').unwrap_or(&field)))
            .collect();
        let content = Content::of(&Summary::of(&diary, &options), &options);
        let mut told = 0;
        for said in content.texts().map(plain).filter(|said| said.chars().any(char::is_numeric)) {
            told += 1;
            assert!(pdf.contains(&said), "{name}, on the pages: {said}");
            assert!(html.contains(&said), "{name}, in the browser: {said}");
            assert!(message.contains(&said), "{name}, in the message: {said}");
            assert!(csv.iter().any(|field| field.contains(&said)), "{name}, in the table: {said}");
        }
        assert!(told > 10, "{name}");
    }
}

#[test]
fn no_form_has_a_number_that_the_others_lack() {
    for (name, diary, options) in diaries() {
        let content = Content::of(&Summary::of(&diary, &options), &options);
        let mut said: BTreeSet<String> = content.texts().flat_map(numbers).collect();
        said.extend(numbers(report::content::PROGRAM));
        let html = written(&diary, &options, ReportFormat::Html);
        // What the drawings are labelled with is part of the figures.
        let outside: String = html
            .split("<svg")
            .map(|piece| piece.split_once("</svg>").map_or(piece, |(_, after)| after))
            .collect();
        assert_eq!(numbers(&html_text(&outside)), said, "{name}");
        let message = written(&diary, &options, ReportFormat::Text);
        assert_eq!(numbers(&message), said, "{name}");
        let rows = csv_fields(&written(&diary, &options, ReportFormat::Csv));
        let texts: String = rows
            .iter()
            .flat_map(|row| [row[0].as_str(), " ", &row[1], " ", &row[2], " ", &row[3], " "])
            .collect();
        assert_eq!(numbers(&texts), said, "{name}");
    }
}

#[test]
fn a_row_of_the_table_takes_its_number_apart() {
    let (_, diary, options) = diaries().swap_remove(0);
    let rows = csv_fields(&written(&diary, &options, ReportFormat::Csv));
    assert_eq!(
        rows[0],
        ["section", "row", "column", "text", "value", "low", "high", "counted over", "unit"]
    );
    let summary = Summary::of(&diary, &options);
    let rate = summary.numbers.rows[0].now.unwrap();
    let (low, high) = rate.interval.unwrap();
    let row = rows
        .iter()
        .find(|row| row[1] == "Cramp nights a week" && row[2] == "1 Feb to 28 Mar 2026")
        .unwrap();
    assert_eq!(row[0], "The numbers");
    assert_eq!(
        row[4..8],
        [
            format!("{:.1}", rate.value),
            format!("{low:.1}"),
            format!("{high:.1}"),
            rate.n.to_string()
        ]
    );
    assert!(rows.iter().all(|row| row.len() == 9));
    // A spreadsheet would take these for formulas.
    for field in rows.iter().flatten().filter(|field| field.parse::<f64>().is_err()) {
        assert!(!field.trim_start().starts_with(['=', '+', '-', '@']), "{field}");
    }
}

#[test]
fn the_message_keeps_to_its_width() {
    for (name, diary, options) in diaries() {
        for line in written(&diary, &options, ReportFormat::Text).lines() {
            let one_word = !line.trim_start().trim_start_matches("- ").contains(' ');
            let length = line.chars().count();
            assert!(length <= 72 || one_word, "{name}, {length}: {line}");
            assert_eq!(line.trim_end(), line, "{name}");
        }
    }
}

#[test]
fn the_page_for_a_browser_stands_alone_and_can_be_listened_to() {
    for (name, diary, options) in diaries() {
        let html = written(&diary, &options, ReportFormat::Html);
        assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"), "{name}");
        for absent in ["<script", "http:", "https:", "url(", "src=", "href=", "@import", "<link"] {
            assert!(!html.contains(absent), "{name}: {absent}");
        }
        assert_eq!(html.matches("<h1>").count(), 1, "{name}");
        // Each header says what it is the header of, and each cell has both of its headers.
        assert_eq!(html.matches("<th").count(), {
            let scoped = html.matches("<th scope=\"col\"").count()
                + html.matches("<th scope=\"row\"").count();
            scoped + html.matches("<thead>").count()
        });
        let drawings = html.matches("<svg ").count();
        assert_eq!(html.matches("role=\"img\" aria-labelledby=").count(), drawings, "{name}");
        assert_eq!(html.matches("<desc id=").count(), drawings, "{name}");
        assert_eq!(html.matches("<figcaption>").count(), drawings, "{name}");
        for element in ["section", "table", "tr", "td", "th", "figure", "svg", "p", "bdi", "main"] {
            let opened = html.matches(&format!("<{element}>")).count()
                + html.matches(&format!("<{element} ")).count();
            assert_eq!(opened, html.matches(&format!("</{element}>")).count(), "{name} {element}");
        }
        if let Some(folder) = crate::support::album::folder() {
            std::fs::write(folder.join(format!("summary-{name}.html")), &html).unwrap();
        }
    }
}

#[test]
fn the_same_diary_gives_the_same_bytes_in_every_form() {
    let (_, diary, options) = diaries().swap_remove(0);
    for format in ReportFormat::ALL {
        let bytes = || report::write(&diary, &options, *format, &mut NoFonts).unwrap();
        assert_eq!(bytes(), bytes(), "{format}");
    }
}
