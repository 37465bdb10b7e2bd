//! The two weights of the typeface: shaping, measuring and what they have no glyph for.

use std::ops::Range;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Face, ShapePlan, UnicodeBuffer, script, ttf_parser::OutlineBuilder};

use crate::report::ReportError;

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
const SEMIBOLD: &[u8] =
    include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// For reading.
    Regular,
    /// For headings and what matters.
    SemiBold,
}

/// The typeface in both weights.
pub struct Fonts {
    regular: Typeface,
    semibold: Typeface,
}

impl Fonts {
    /// Reads the typeface that is built in.
    ///
    /// # Errors
    /// [`ReportError::Typeface`] where it cannot be read.
    pub fn load() -> Result<Self, ReportError> {
        Ok(Self { regular: Typeface::load(REGULAR)?, semibold: Typeface::load(SEMIBOLD)? })
    }

    /// One of the weights.
    pub const fn of(&self, weight: Weight) -> &Typeface {
        match weight {
            Weight::Regular => &self.regular,
            Weight::SemiBold => &self.semibold,
        }
    }
}

/// One weight of the typeface.
pub struct Typeface {
    face: Face<'static>,
    plan: ShapePlan,
    font: Font,
}

/// A text with its glyphs in reading order. Lengths are those at size 1.
#[derive(Debug, Clone)]
pub struct Shaped {
    /// The text that is printed.
    pub text: String,
    /// Its glyphs; each knows the bytes of the text that it stands for.
    pub glyphs: Vec<KrillaGlyph>,
}

impl Typeface {
    fn load(data: &'static [u8]) -> Result<Self, ReportError> {
        let face = Face::from_slice(data, 0).ok_or(ReportError::Typeface)?;
        let font = Font::new(data.into(), 0).ok_or(ReportError::Typeface)?;
        let plan = ShapePlan::new(&face, Direction::LeftToRight, Some(script::LATIN), None, &[]);
        Ok(Self { face, plan, font })
    }

    /// The font as the PDF writer knows it.
    pub fn font(&self) -> Font {
        self.font.clone()
    }

    /// Hands the outline of a glyph to a builder; the em is 1.
    pub fn outline(&self, glyph: GlyphId, builder: &mut dyn OutlineBuilder) {
        let Ok(glyph) = u16::try_from(glyph.to_u32()) else { return };
        let mut in_ems = InEms { builder, em: 1.0 / self.font.units_per_em() };
        self.face.outline_glyph(rustybuzz::ttf_parser::GlyphId(glyph), &mut in_ems);
    }

    /// Shapes a text from left to right.
    pub fn shape(&self, text: &str) -> Shaped {
        let mut buffer = UnicodeBuffer::new();
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        buffer.push_str(text);
        let output = rustybuzz::shape_with_plan(&self.face, &self.plan, buffer);
        let starts: Vec<usize> =
            output.glyph_infos().iter().map(|info| byte(info.cluster)).collect();
        let per_em = self.font.units_per_em();
        #[expect(clippy::cast_precision_loss, reason = "font units are small")]
        let em = |units: i32| units as f32 / per_em;
        let glyphs = output
            .glyph_infos()
            .iter()
            .zip(output.glyph_positions())
            .enumerate()
            .map(|(index, (info, position))| {
                let start = byte(info.cluster);
                // Several glyphs of one cluster all stand for its whole text.
                let end = starts
                    .iter()
                    .skip(index)
                    .copied()
                    .find(|next| *next > start)
                    .unwrap_or(text.len());
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    em(position.x_advance),
                    em(position.x_offset),
                    em(position.y_offset),
                    em(position.y_advance),
                    start..end,
                    None,
                )
            })
            .collect();
        Shaped { text: text.to_owned(), glyphs }
    }

    /// The parts of a text for which there is no glyph, neighbours joined.
    pub fn missing(&self, text: &str) -> Vec<Range<usize>> {
        let mut missing: Vec<Range<usize>> = Vec::new();
        // The typeface has all of ASCII, and most texts are nothing else.
        if text.is_ascii() {
            return missing;
        }
        for glyph in self.shape(text).glyphs {
            if glyph.glyph_id.to_u32() != 0 {
                continue;
            }
            match missing.last_mut() {
                Some(last) if last.end >= glyph.text_range.start => {
                    last.end = last.end.max(glyph.text_range.end);
                }
                _ => missing.push(glyph.text_range),
            }
        }
        missing
    }
}

/// Outlines of which the em is 1.
struct InEms<'a> {
    builder: &'a mut dyn OutlineBuilder,
    em: f32,
}

impl OutlineBuilder for InEms<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.builder.move_to(x * self.em, y * self.em);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.builder.line_to(x * self.em, y * self.em);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let em = self.em;
        self.builder.quad_to(x1 * em, y1 * em, x * em, y * em);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let em = self.em;
        self.builder.curve_to(x1 * em, y1 * em, x2 * em, y2 * em, x * em, y * em);
    }

    fn close(&mut self) {
        self.builder.close();
    }
}

fn byte(cluster: u32) -> usize {
    usize::try_from(cluster).unwrap_or(usize::MAX)
}
