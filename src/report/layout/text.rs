//! Text in lines: what can be printed, and where lines break.

use std::ops::Range;

use krilla::text::KrillaGlyph;

use super::fonts::{Fonts, Shaped, Typeface, Weight};

/// What stands for text that the typeface has no letters for.
pub const OTHER_SCRIPT: &str = "[text in another script: see the diary file]";
/// What stands for a symbol that the typeface does not have.
pub const OTHER_SYMBOL: &str = "[symbol]";

/// No text is made smaller than this.
const SMALLEST: f32 = 6.0;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// How heavy.
    pub weight: Weight,
    /// The size of the letters.
    pub size: f32,
    /// From one baseline to the next.
    pub leading: f32,
}

impl Style {
    /// A style with a leading that fits its size.
    pub const fn new(weight: Weight, size: f32) -> Self {
        Self { weight, size, leading: size * 1.2 }
    }

    /// The same, smaller by a factor, but never too small to be read.
    #[must_use]
    pub fn scaled(self, factor: f32) -> Self {
        let size = (self.size * factor).max(SMALLEST.min(self.size));
        Self { size, leading: self.leading * size / self.size, ..self }
    }

    /// From the top of a line to its baseline.
    pub fn ascent(self) -> f32 {
        f32::midpoint(self.leading, self.size * 0.68)
    }
}

/// One line of text.
#[derive(Debug, Clone)]
pub struct Line {
    /// What is printed.
    pub text: String,
    /// Its glyphs.
    pub glyphs: Vec<KrillaGlyph>,
    /// How wide it is, without a space at its end.
    pub width: f32,
}

/// A text that can be printed: no control characters, no letters without a glyph.
///
/// Line breaks stay; every other kind of space is a plain or a no-break one.
pub fn printable(fonts: &Fonts, text: &str) -> String {
    let plain: String = text
        .replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some(' '),
            '\u{a0}' | '\u{202f}' | '\u{2007}' => Some('\u{a0}'),
            _ if c.is_whitespace() => Some(' '),
            _ if c.is_control() || is_invisible(c) => None,
            _ => Some(c),
        })
        .collect();
    let lines: Vec<String> =
        plain.split('\n').map(|line| mark_missing(fonts.of(Weight::Regular), line)).collect();
    lines.join("\n")
}

/// Marks of direction, joiners and the like: without a glyph, and nothing is lost with them.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

fn mark_missing(face: &Typeface, line: &str) -> String {
    let mut missing = face.missing(line);
    // What stands between two missing words belongs to the same text.
    missing = missing.into_iter().fold(Vec::new(), |mut joined: Vec<Range<usize>>, next| {
        match joined.last_mut() {
            Some(last) if between(line, last.end, next.start) => last.end = next.end,
            _ => joined.push(next),
        }
        joined
    });
    let mut marked = String::new();
    let mut done = 0;
    for range in missing {
        let text = line.get(range.clone()).unwrap_or_default();
        let mark = if text.chars().any(char::is_alphabetic) { OTHER_SCRIPT } else { OTHER_SYMBOL };
        marked.push_str(line.get(done..range.start).unwrap_or_default());
        marked.push_str(mark);
        done = range.end;
    }
    marked.push_str(line.get(done..).unwrap_or_default());
    marked
}

fn between(line: &str, from: usize, to: usize) -> bool {
    line.get(from..to).is_some_and(|gap| !gap.chars().any(char::is_alphanumeric))
}

/// Breaks a printable text into lines of at most `width`.
pub fn wrap(fonts: &Fonts, style: Style, text: &str, width: f32) -> Vec<Line> {
    let face = fonts.of(style.weight);
    text.split('\n').flat_map(|paragraph| wrap_paragraph(face, style, paragraph, width)).collect()
}

/// One line, however wide.
pub fn line(fonts: &Fonts, style: Style, text: &str) -> Line {
    wrap_paragraph(fonts.of(style.weight), style, &text.replace('\n', " "), f32::INFINITY)
        .into_iter()
        .next()
        .unwrap_or(Line { text: String::new(), glyphs: Vec::new(), width: 0.0 })
}

fn wrap_paragraph(face: &Typeface, style: Style, paragraph: &str, width: f32) -> Vec<Line> {
    // A no-break space is printed as a plain one, so that the text can be searched.
    let mut solid: Vec<usize> = Vec::new();
    let mut text = String::with_capacity(paragraph.len());
    for c in paragraph.chars() {
        if c == '\u{a0}' {
            solid.push(text.len());
            text.push(' ');
        } else {
            text.push(c);
        }
    }
    let shaped = face.shape(&text);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < shaped.glyphs.len() {
        let end = line_end(&shaped, &solid, start, width / style.size);
        lines.push(cut(&shaped, start..end, style.size));
        start = end;
    }
    if lines.is_empty() {
        lines.push(Line { text: String::new(), glyphs: Vec::new(), width: 0.0 });
    }
    lines
}

/// The glyph after the last one of the line that starts with glyph `start`.
fn line_end(shaped: &Shaped, solid: &[usize], start: usize, width: f32) -> usize {
    let mut used = 0.0;
    let mut last_break = None;
    for (index, glyph) in shaped.glyphs.iter().enumerate().skip(start) {
        let piece = shaped.text.get(glyph.text_range.clone()).unwrap_or_default();
        let space = piece == " " && solid.binary_search(&glyph.text_range.start).is_err();
        // A space may hang over the edge: nothing of it is seen.
        if !space && used + glyph.x_advance > width && index > start {
            return last_break.unwrap_or_else(|| cluster_start(shaped, index, start));
        }
        used += glyph.x_advance;
        if space || is_hyphen(shaped, index) {
            last_break = Some(index + 1);
        }
    }
    shaped.glyphs.len()
}

/// The first glyph of the cluster that a glyph is part of, but not the first of the line.
fn cluster_start(shaped: &Shaped, index: usize, start: usize) -> usize {
    let begin = shaped.glyphs.get(index).map(|glyph| glyph.text_range.start);
    let first = (start..index)
        .rev()
        .take_while(|at| shaped.glyphs.get(*at).map(|glyph| glyph.text_range.start) == begin)
        .last()
        .unwrap_or(index);
    if first > start { first } else { index }
}

/// A hyphen between two letters: a line may end after it.
fn is_hyphen(shaped: &Shaped, index: usize) -> bool {
    let letter = |index: Option<usize>| {
        index
            .and_then(|index| shaped.glyphs.get(index))
            .and_then(|glyph| shaped.text.get(glyph.text_range.clone()))
            .is_some_and(|piece| piece.chars().all(char::is_alphabetic))
    };
    let piece = shaped
        .glyphs
        .get(index)
        .and_then(|glyph| shaped.text.get(glyph.text_range.clone()))
        .unwrap_or_default();
    matches!(piece, "-" | "/") && letter(index.checked_sub(1)) && letter(Some(index + 1))
}

/// The glyphs of a range as a line of their own.
fn cut(shaped: &Shaped, range: Range<usize>, size: f32) -> Line {
    let mut glyphs = shaped.glyphs.get(range).unwrap_or_default().to_vec();
    let from = glyphs.iter().map(|glyph| glyph.text_range.start).min().unwrap_or_default();
    let to = glyphs.iter().map(|glyph| glyph.text_range.end).max().unwrap_or_default();
    let text = shaped.text.get(from..to).unwrap_or_default().to_owned();
    let trailing = text.len() - text.trim_end_matches(' ').len();
    let seen = text.len() - trailing;
    for glyph in &mut glyphs {
        glyph.text_range = glyph.text_range.start - from..glyph.text_range.end - from;
    }
    let width: f32 = glyphs
        .iter()
        .filter(|glyph| glyph.text_range.start < seen)
        .map(|glyph| glyph.x_advance * size)
        .sum();
    Line { text, glyphs, width }
}

#[cfg(test)]
mod tests {
    use super::{OTHER_SCRIPT, OTHER_SYMBOL, Style, printable, wrap};
    use crate::report::layout::fonts::{Fonts, Weight};

    const BODY: Style = Style::new(Weight::Regular, 8.0);

    #[test]
    fn lines_hold_the_whole_text_and_keep_to_their_width() {
        let fonts = Fonts::load().unwrap();
        let long = "a".repeat(300);
        for text in ["one two three four five six seven eight", long.as_str(), "", "  x  "] {
            for width in [12.0, 40.0, 200.0] {
                let lines = wrap(&fonts, BODY, text, width);
                let joined: String = lines.iter().map(|line| line.text.as_str()).collect();
                assert_eq!(joined, text);
                assert!(lines.iter().all(|line| line.width <= width), "{text} in {width}");
            }
        }
    }

    #[test]
    fn a_no_break_space_holds_and_is_printed_as_a_plain_one() {
        let fonts = Fonts::load().unwrap();
        let whole = wrap(&fonts, BODY, "28 Mar", 500.0)[0].width;
        let lines = wrap(&fonts, BODY, "on 28\u{a0}Mar", whole + 2.0);
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["on ", "28 Mar"]);
    }

    #[test]
    fn what_has_no_glyph_is_said_to_be_missing() {
        let fonts = Fonts::load().unwrap();
        let script = |before: &str, after: &str| format!("{before}{OTHER_SCRIPT}{after}");
        for (given, expected) in [
            ("Krämpfe, Łódź, čtvrtek", "Krämpfe, Łódź, čtvrtek".to_owned()),
            ("e\u{301}t\u{e9}", "e\u{301}t\u{e9}".to_owned()),
            ("脚がつった。痛い", script("", "")),
            ("calf (وربلة الساق) left", script("calf (", ") left")),
            ("ok 😀 ok", format!("ok {OTHER_SYMBOL} ok")),
            ("a\u{202e}b\u{feff}c\u{7}d", "abcd".to_owned()),
            ("a\r\nb\tc", "a\nb c".to_owned()),
        ] {
            assert_eq!(printable(&fonts, given), expected);
        }
    }
}
