//! One paragraph as clusters in reading order: which typeface each is set in, which way it runs,
//! and where it stands on its line.

use std::ops::Range;

use krilla::text::KrillaGlyph;
use unicode_bidi::{Level, ParagraphBidiInfo};
use unicode_script::{Script, UnicodeScript as _};

use super::{
    fonts::{FaceId, Fonts, Weight},
    text::{Line, Run},
};

/// A paragraph that is shaped. Lengths are those at size 1.
pub(super) struct Paragraph {
    /// What is printed, without marks of direction.
    pub(super) text: String,
    /// Its clusters in reading order.
    pub(super) clusters: Vec<Cluster>,
    /// Bytes of spaces at which no line may end.
    solid: Vec<usize>,
    glyphs: Vec<KrillaGlyph>,
    base: Level,
}

/// What cannot be parted: a letter with its marks, or a ligature.
#[derive(Debug, Clone)]
pub(super) struct Cluster {
    /// The bytes of the text.
    pub(super) range: Range<usize>,
    /// How wide it is.
    pub(super) advance: f32,
    glyphs: Range<usize>,
    face: FaceId,
    level: Level,
}

/// A stretch of text in one typeface, script and direction.
struct Item {
    range: Range<usize>,
    face: FaceId,
    script: Option<Script>,
    level: Level,
}

impl Paragraph {
    pub(super) fn shaped(fonts: &Fonts, weight: Weight, paragraph: &str) -> Self {
        let (text, levels, base) = visible(paragraph);
        // A no-break space is printed as a plain one, so that the text can be searched.
        let (text, levels, solid) = with_plain_spaces(&text, &levels);
        let mut glyphs = Vec::new();
        let mut clusters = Vec::new();
        for item in items(fonts, &text, &levels) {
            let piece = text.get(item.range.clone()).unwrap_or_default();
            let mut shaped = fonts.of(item.face, weight).shape(piece, item.level.is_rtl()).glyphs;
            for glyph in &mut shaped {
                glyph.text_range.start += item.range.start;
                glyph.text_range.end += item.range.start;
            }
            let first = clusters.len();
            let mut at = glyphs.len();
            for cluster in shaped.chunk_by(|one, next| one.text_range == next.text_range) {
                clusters.push(Cluster {
                    range: cluster.first().map_or(0..0, |glyph| glyph.text_range.clone()),
                    advance: cluster.iter().map(|glyph| glyph.x_advance).sum(),
                    glyphs: at..at + cluster.len(),
                    face: item.face,
                    level: item.level,
                });
                at += cluster.len();
            }
            glyphs.extend(shaped);
            if item.level.is_rtl() {
                // Shaping gives them from left to right.
                if let Some(own) = clusters.get_mut(first..) {
                    own.reverse();
                }
            }
        }
        Self { text, clusters, solid, glyphs, base }
    }

    /// The text of a cluster.
    pub(super) fn text_of(&self, cluster: &Cluster) -> &str {
        self.text.get(cluster.range.clone()).unwrap_or_default()
    }

    /// Whether a cluster is a space at which a line may end.
    pub(super) fn is_space(&self, cluster: &Cluster) -> bool {
        self.text_of(cluster) == " " && self.solid.binary_search(&cluster.range.start).is_err()
    }

    /// Clusters of a range as a line of their own.
    pub(super) fn cut(&self, range: Range<usize>, size: f32) -> Line {
        let clusters = self.clusters.get(range).unwrap_or_default();
        let from = clusters.first().map_or(0, |cluster| cluster.range.start);
        let to = clusters.last().map_or(from, |cluster| cluster.range.end);
        let text = self.text.get(from..to).unwrap_or_default().to_owned();
        let seen = from + text.trim_end_matches(' ').len();
        let trailing = clusters.iter().take_while(|cluster| cluster.range.start < seen).count();
        let (printed, spaces) = clusters.split_at(trailing);
        let width = printed.iter().map(|cluster| cluster.advance * size).sum();
        let levels: Vec<Level> = printed.iter().map(|cluster| cluster.level).collect();
        let mut order: Vec<&Cluster> = ParagraphBidiInfo::reorder_visual(&levels)
            .into_iter()
            .filter_map(|at| printed.get(at))
            .collect();
        // Spaces at the end hang over the edge; from right to left that is the other edge.
        if !self.base.is_rtl() {
            order.extend(spaces);
        }
        let mut x = 0.0;
        let mut runs: Vec<Run> = Vec::new();
        for group in order.chunk_by(|one, next| (one.face, one.level) == (next.face, next.level)) {
            let glyphs: Vec<KrillaGlyph> = group
                .iter()
                .flat_map(|cluster| self.glyphs.get(cluster.glyphs.clone()).unwrap_or_default())
                // A mark that the typeface lacks: an empty box would say nothing.
                .filter(|glyph| glyph.glyph_id.to_u32() != 0)
                .map(|glyph| {
                    let range = glyph.text_range.start - from..glyph.text_range.end - from;
                    KrillaGlyph { text_range: range, ..glyph.clone() }
                })
                .collect();
            let own: f32 = glyphs.iter().map(|glyph| glyph.x_advance * size).sum();
            runs.extend(group.first().map(|cluster| Run { face: cluster.face, x, glyphs }));
            x += own;
        }
        Line { text, runs, width, right_to_left: self.base.is_rtl() }
    }
}

/// The text without marks of direction, a level a byte, and the level of the whole.
fn visible(paragraph: &str) -> (String, Vec<Level>, Level) {
    let turns = |c: char| crate::report::words::is_right_to_left(c) || is_direction(c);
    if paragraph.is_ascii() || !paragraph.chars().any(turns) {
        return (paragraph.to_owned(), vec![Level::ltr(); paragraph.len()], Level::ltr());
    }
    let info = ParagraphBidiInfo::new(paragraph, None);
    let mut text = String::with_capacity(paragraph.len());
    let mut levels = Vec::with_capacity(paragraph.len());
    for (at, c) in paragraph.char_indices().filter(|(_, c)| !is_direction(*c)) {
        text.push(c);
        let level = info.levels.get(at).copied().unwrap_or(info.paragraph_level);
        levels.extend(std::iter::repeat_n(level, c.len_utf8()));
    }
    (text, levels, info.paragraph_level)
}

/// A mark that only says which way the text runs.
const fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

fn with_plain_spaces(text: &str, levels: &[Level]) -> (String, Vec<Level>, Vec<usize>) {
    let mut solid = Vec::new();
    let mut plain = String::with_capacity(text.len());
    let mut kept = Vec::with_capacity(levels.len());
    for (at, c) in text.char_indices() {
        let level = levels.get(at).copied().unwrap_or_else(Level::ltr);
        let c = if c == '\u{a0}' {
            solid.push(plain.len());
            ' '
        } else {
            c
        };
        plain.push(c);
        kept.extend(std::iter::repeat_n(level, c.len_utf8()));
    }
    (plain, kept, solid)
}

fn items(fonts: &Fonts, text: &str, levels: &[Level]) -> Vec<Item> {
    let level_at = |at: usize| levels.get(at).copied().unwrap_or_else(Level::ltr);
    if text.is_ascii() && levels.iter().all(Level::is_ltr) {
        let whole =
            Item { range: 0..text.len(), face: FaceId::OWN, script: None, level: level_at(0) };
        return vec![whole];
    }
    let mut items: Vec<Item> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let level = level_at(at);
        let joins = c.script() == Script::Inherited;
        let face = fonts.face_for(c).unwrap_or(FaceId::OWN);
        match items.last_mut() {
            // A mark goes with its letter.
            Some(last) if joins => last.range.end = end,
            Some(last) if last.level == level && last.face == face && last.admits(c) => {
                last.range.end = end;
            }
            _ => items.push(Item { range: at..end, face, script: None, level }),
        }
        if let Some(last) = items.last_mut().filter(|last| last.face != FaceId::OWN) {
            last.script = last.script.or_else(|| script_of(c));
        }
    }
    items
}

impl Item {
    /// Whether a letter is of its script; the own typeface is set in one way throughout.
    fn admits(&self, c: char) -> bool {
        match (self.script, script_of(c)) {
            (Some(own), Some(other)) => own == other,
            _ => true,
        }
    }
}

fn script_of(c: char) -> Option<Script> {
    const COMMON: [Script; 3] = [Script::Common, Script::Inherited, Script::Unknown];
    // Kana are written with Han letters, and shaped in the same way.
    const HAN: [Script; 3] = [Script::Han, Script::Hiragana, Script::Katakana];
    let script = c.script();
    if HAN.contains(&script) {
        Some(Script::Han)
    } else {
        Some(script).filter(|script| !COMMON.contains(script))
    }
}
