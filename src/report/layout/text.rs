//! Text in lines: what can be printed, and where lines break.

use std::ops::Range;

use krilla::text::KrillaGlyph;
use unicode_script::{Script, UnicodeScript as _};

use super::{
    fonts::{FaceId, Fonts, Weight},
    shape::Paragraph,
};

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
    /// What is printed, in reading order.
    pub text: String,
    /// Its glyphs, from left to right.
    pub runs: Vec<Run>,
    /// How wide it is, without a space at its end.
    pub width: f32,
    /// Whether it is read from right to left, and so begins at the right edge.
    pub right_to_left: bool,
}

/// Glyphs of one typeface that stand beside each other.
#[derive(Debug, Clone)]
pub struct Run {
    /// Their typeface.
    pub face: FaceId,
    /// Their left end, from that of the line.
    pub x: f32,
    /// The glyphs, from left to right; each knows the bytes of the line that it stands for.
    pub glyphs: Vec<KrillaGlyph>,
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
    let lines: Vec<String> = plain.split('\n').map(|line| mark_missing(fonts, line)).collect();
    lines.join("\n")
}

/// Joiners and the like: without a glyph, and nothing is lost with them. Marks that embed or
/// override a direction would turn around what stands beside them.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{200b}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{206a}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

fn mark_missing(fonts: &Fonts, line: &str) -> String {
    // The own typeface has all of ASCII, and most texts are nothing else.
    if line.is_ascii() {
        return line.to_owned();
    }
    let missing =
        missing(fonts, line).into_iter().fold(Vec::new(), |mut joined: Vec<Range<usize>>, next| {
            match joined.last_mut() {
                // What stands between two missing words belongs to the same text.
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

/// The parts of a line that no typeface has letters for, neighbours joined.
fn missing(fonts: &Fonts, line: &str) -> Vec<Range<usize>> {
    let mut missing: Vec<Range<usize>> = Vec::new();
    let mut add = |range: Range<usize>| match missing.last_mut() {
        Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
        _ => missing.push(range),
    };
    // A mark may be missing alone and be there with its letter: only shaping tells.
    let mut letters = line.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let mut end = at + c.len_utf8();
        let mut has_mark = false;
        while let Some((_, mark)) = letters.next_if(|(_, next)| is_mark(*next)) {
            end += mark.len_utf8();
            has_mark = true;
        }
        let face = match fonts.face_for(c) {
            None if !is_joiner(c) => {
                add(at..end);
                continue;
            }
            face => face.unwrap_or(FaceId::OWN),
        };
        if has_mark && face == FaceId::OWN {
            let piece = line.get(at..end).unwrap_or_default();
            let shaped = fonts.of(face, Weight::Regular).shape(piece, false);
            if shaped.glyphs.iter().any(|glyph| glyph.glyph_id.to_u32() == 0) {
                add(at..end);
            }
        }
    }
    missing
}

/// A mark that is set with the letter before it.
fn is_mark(c: char) -> bool {
    c.script() == Script::Inherited && !is_joiner(c)
}

/// Has no glyph of its own, but says how letters join, or which way they run.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}'..='\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}')
}

fn between(line: &str, from: usize, to: usize) -> bool {
    line.get(from..to).is_some_and(|gap| !gap.chars().any(char::is_alphanumeric))
}

/// Breaks a printable text into lines of at most `width`.
pub fn wrap(fonts: &Fonts, style: Style, text: &str, width: f32) -> Vec<Line> {
    text.split('\n').flat_map(|paragraph| wrap_paragraph(fonts, style, paragraph, width)).collect()
}

/// One line, however wide.
pub fn line(fonts: &Fonts, style: Style, text: &str) -> Line {
    wrap_paragraph(fonts, style, &text.replace('\n', " "), f32::INFINITY)
        .into_iter()
        .next()
        .unwrap_or_else(Line::empty)
}

impl Line {
    const fn empty() -> Self {
        Self { text: String::new(), runs: Vec::new(), width: 0.0, right_to_left: false }
    }
}

fn wrap_paragraph(fonts: &Fonts, style: Style, text: &str, width: f32) -> Vec<Line> {
    let paragraph = Paragraph::shaped(fonts, style.weight, text);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < paragraph.clusters.len() {
        let end = line_end(&paragraph, start, width / style.size);
        lines.push(paragraph.cut(start..end, style.size));
        start = end;
    }
    if lines.is_empty() {
        lines.push(Line::empty());
    }
    lines
}

/// The cluster after the last one of the line that starts with cluster `start`.
fn line_end(paragraph: &Paragraph, start: usize, width: f32) -> usize {
    let mut used = 0.0;
    let mut last_break = None;
    for (index, cluster) in paragraph.clusters.iter().enumerate().skip(start) {
        let space = paragraph.is_space(cluster);
        // A space may hang over the edge: nothing of it is seen.
        if !space && used + cluster.advance > width && index > start {
            return last_break.unwrap_or(index);
        }
        used += cluster.advance;
        if space || breaks_after(paragraph, index) {
            last_break = Some(index + 1);
        }
    }
    paragraph.clusters.len()
}

/// Whether a line may end after a cluster that is no space.
fn breaks_after(paragraph: &Paragraph, index: usize) -> bool {
    let piece = |index: Option<usize>| {
        let cluster = index.and_then(|index| paragraph.clusters.get(index));
        cluster.map_or("", |cluster| paragraph.text_of(cluster))
    };
    let letter = |piece: &str| !piece.is_empty() && piece.chars().all(char::is_alphabetic);
    let (own, next) = (piece(Some(index)), piece(Some(index + 1)));
    match own {
        "-" | "/" => letter(piece(index.checked_sub(1))) && letter(next),
        _ => {
            let ends = own.chars().next_back();
            let begins = next.chars().next();
            ends.zip(begins).is_some_and(|(ends, begins)| breaks_between(ends, begins))
        }
    }
}

/// Scripts without spaces: a line may end after nearly every letter, but no line begins with
/// what closes or goes on, and none ends with what opens (JIS X 4051, in short).
fn breaks_between(ends: char, begins: char) -> bool {
    const OPENING: &str = "（［｛「『【〔〈《";
    const CLOSING: &str =
        "）］｝」』】〕〉》、。，．・：；？！ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ";
    let without_spaces = |c: char| {
        matches!(
            c.script(),
            Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo | Script::Yi
        ) || OPENING.contains(c)
            || CLOSING.contains(c)
    };
    (without_spaces(ends) || without_spaces(begins))
        && !OPENING.contains(ends)
        && !CLOSING.contains(begins)
        && ends != ' '
        && !begins.is_ascii_punctuation()
        && !ends.is_ascii_punctuation()
}

#[cfg(test)]
mod tests {
    use super::{OTHER_SCRIPT, OTHER_SYMBOL, Style, printable, wrap};
    use crate::report::layout::{
        find::NoFonts,
        fonts::{Fonts, Weight},
    };

    const BODY: Style = Style::new(Weight::Regular, 8.0);

    #[test]
    fn lines_hold_the_whole_text_and_keep_to_their_width() {
        let fonts = Fonts::for_texts([], &mut NoFonts).unwrap();
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
        let fonts = Fonts::for_texts([], &mut NoFonts).unwrap();
        let whole = wrap(&fonts, BODY, "28 Mar", 500.0)[0].width;
        let lines = wrap(&fonts, BODY, "on 28\u{a0}Mar", whole + 2.0);
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["on ", "28 Mar"]);
    }

    #[test]
    fn what_has_no_glyph_is_said_to_be_missing() {
        let fonts = Fonts::for_texts([], &mut NoFonts).unwrap();
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
