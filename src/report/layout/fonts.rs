//! The typefaces of a document: the program's own in two weights, and those of the desktop for
//! letters that it lacks.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
use rustybuzz::{
    Direction, Face, ShapePlan, UnicodeBuffer, Variation, script,
    ttf_parser::{self, Permissions},
};
use vello_cpu::kurbo::BezPath;

use super::find::{FindFont, FontFile};
use crate::{chart::outline::Outline, report::ReportError};

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

/// Which typeface of a document; the first one is the program's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FaceId(usize);

impl FaceId {
    /// The program's own typeface.
    pub const OWN: Self = Self(0);
}

/// The typefaces that a document is set in.
pub struct Fonts {
    own: Both,
    others: Vec<Both>,
    /// Which of the others has a letter that the own one lacks.
    lent: BTreeMap<char, FaceId>,
}

/// A typeface in both weights.
struct Both {
    regular: Typeface,
    semibold: Typeface,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fonts").field("lent", &self.lent).finish_non_exhaustive()
    }
}

impl Fonts {
    /// Reads the typeface that is built in, and finds others for the letters of these texts that
    /// it lacks.
    ///
    /// The same texts and the same fonts of the desktop give the same typefaces.
    ///
    /// # Errors
    /// [`ReportError::Typeface`] where the built-in one cannot be read.
    pub fn for_texts<'a>(
        texts: impl IntoIterator<Item = &'a str>,
        desktop: &mut dyn FindFont,
    ) -> Result<Self, ReportError> {
        let own = Both {
            regular: Typeface::own(REGULAR).ok_or(ReportError::Typeface)?,
            semibold: Typeface::own(SEMIBOLD).ok_or(ReportError::Typeface)?,
        };
        let mut fonts = Self { own, others: Vec::new(), lent: BTreeMap::new() };
        let foreign: BTreeSet<char> = texts
            .into_iter()
            .filter(|text| !text.is_ascii())
            .flat_map(str::chars)
            .filter(|c| !c.is_ascii() && !c.is_control() && !fonts.own.regular.covers(*c))
            .collect();
        for letter in &foreign {
            fonts.borrow(*letter, &foreign, desktop);
        }
        Ok(fonts)
    }

    /// The typeface that has a letter; `None`: no typeface has it.
    pub fn face_for(&self, letter: char) -> Option<FaceId> {
        if letter.is_ascii() || self.own.regular.covers(letter) {
            Some(FaceId::OWN)
        } else {
            self.lent.get(&letter).copied()
        }
    }

    /// A typeface in a weight.
    pub fn of(&self, face: FaceId, weight: Weight) -> &Typeface {
        let both = face.0.checked_sub(1).and_then(|at| self.others.get(at)).unwrap_or(&self.own);
        match weight {
            Weight::Regular => &both.regular,
            Weight::SemiBold => &both.semibold,
        }
    }

    /// Takes a typeface of the desktop that has a letter, if there is one.
    fn borrow(&mut self, letter: char, all: &BTreeSet<char>, desktop: &mut dyn FindFont) {
        if self.lent.contains_key(&letter) {
            return;
        }
        let has = |both: &Both| both.regular.covers(letter) && both.semibold.covers(letter);
        let known = self.others.iter().position(has);
        let place = known.or_else(|| {
            let mut find = |weight| {
                let file = desktop.find(letter, weight, all)?;
                Typeface::found(file).filter(|face| face.covers(letter))
            };
            let regular = find(Weight::Regular)?;
            let semibold = find(Weight::SemiBold).unwrap_or_else(|| regular.clone());
            self.others.push(Both { regular, semibold });
            Some(self.others.len() - 1)
        });
        if let Some(place) = place {
            self.lent.insert(letter, FaceId(place + 1));
        }
    }
}

/// One weight of a typeface.
#[derive(Clone)]
pub struct Typeface {
    source: Source,
    font: Font,
}

#[derive(Clone)]
enum Source {
    Own(Arc<(Face<'static>, ShapePlan)>),
    Found(FontFile),
}

/// A text with its glyphs from left to right. Lengths are those at size 1.
#[derive(Debug, Clone)]
pub struct Shaped {
    /// Its glyphs; each knows the bytes of the text that it stands for.
    pub glyphs: Vec<KrillaGlyph>,
}

impl Typeface {
    fn own(data: &'static [u8]) -> Option<Self> {
        let face = Face::from_slice(data, 0)?;
        let font = Font::new(data.into(), 0)?;
        let plan = ShapePlan::new(&face, Direction::LeftToRight, Some(script::LATIN), None, &[]);
        Some(Self { source: Source::Own(Arc::new((face, plan))), font })
    }

    /// A typeface of the desktop; `None` where it cannot be read, may not be embedded, or is one
    /// of coloured pictures.
    fn found(file: FontFile) -> Option<Self> {
        let face = file.face()?;
        let tables = [b"COLR", b"CBDT", b"sbix", b"SVG "];
        let is_coloured = tables
            .iter()
            .any(|name| face.raw_face().table(ttf_parser::Tag::from_bytes(name)).is_some());
        // A font without a word on it restricts nothing.
        let may_be_embedded = face.tables().os2.is_none()
            || (face.permissions() != Some(Permissions::Restricted)
                && face.is_subsetting_allowed()
                && face.is_outline_embedding_allowed());
        if is_coloured || !may_be_embedded {
            return None;
        }
        let coordinates: Vec<(Tag, f32)> =
            file.variations.iter().map(|(name, value)| (Tag::new(name), *value)).collect();
        let font = Font::new_variable(file.data.clone().into(), file.index, &coordinates)?;
        Some(Self { source: Source::Found(file), font })
    }

    /// The font as the PDF writer knows it.
    pub fn font(&self) -> Font {
        self.font.clone()
    }

    /// Whether it has a glyph for a letter, drawn in lines.
    fn covers(&self, letter: char) -> bool {
        match &self.source {
            Source::Own(own) => own.0.glyph_index(letter).is_some(),
            Source::Found(file) => file.face().is_some_and(|face| {
                face.glyph_index(letter).is_some_and(|glyph| {
                    glyph.0 != 0
                        && (letter.is_whitespace() || face.glyph_bounding_box(glyph).is_some())
                })
            }),
        }
    }

    /// The outline of a glyph as it stands on a page: of letters of this size, its origin at this
    /// place. `None` where it has none.
    pub fn outline(&self, glyph: GlyphId, size: f32, at: [f32; 2]) -> Option<BezPath> {
        let glyph = u16::try_from(glyph.to_u32()).map(ttf_parser::GlyphId).ok()?;
        let mut outline = Outline::default();
        match &self.source {
            Source::Own(own) => own.0.outline_glyph(glyph, &mut outline),
            Source::Found(file) => file.face()?.outline_glyph(glyph, &mut outline),
        }?;
        Some(outline.placed(size / self.font.units_per_em(), at))
    }

    /// Shapes a text of one script that runs in one direction.
    pub fn shape(&self, text: &str, right_to_left: bool) -> Shaped {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        let output = match &self.source {
            Source::Own(own) if !right_to_left => {
                buffer.set_direction(Direction::LeftToRight);
                buffer.set_script(script::LATIN);
                rustybuzz::shape_with_plan(&own.0, &own.1, buffer)
            }
            Source::Own(own) => {
                buffer.set_direction(Direction::RightToLeft);
                rustybuzz::shape(&own.0, &[], buffer)
            }
            Source::Found(file) => {
                let Some(face) = file.face() else { return Shaped { glyphs: Vec::new() } };
                buffer.guess_segment_properties();
                buffer.set_direction(if right_to_left {
                    Direction::RightToLeft
                } else {
                    Direction::LeftToRight
                });
                rustybuzz::shape(&face, &[], buffer)
            }
        };
        let per_em = self.font.units_per_em();
        #[expect(clippy::cast_precision_loss, reason = "font units are small")]
        let em = |units: i32| units as f32 / per_em;
        let mut starts: Vec<usize> =
            output.glyph_infos().iter().map(|info| byte(info.cluster)).collect();
        let clusters = starts.clone();
        starts.sort_unstable();
        let end_of = |start: usize| {
            // Several glyphs of one cluster all stand for its whole text.
            let next = starts.partition_point(|other| *other <= start);
            starts.get(next).copied().unwrap_or(text.len())
        };
        let glyphs = output
            .glyph_infos()
            .iter()
            .zip(output.glyph_positions())
            .zip(clusters)
            .map(|((info, position), start)| {
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    em(position.x_advance),
                    em(position.x_offset),
                    em(position.y_offset),
                    em(position.y_advance),
                    start..end_of(start),
                    None,
                )
            })
            .collect();
        Shaped { glyphs }
    }
}

impl FontFile {
    fn face(&self) -> Option<Face<'_>> {
        let mut face = Face::from_slice((*self.data).as_ref(), self.index)?;
        let variations: Vec<Variation> = self
            .variations
            .iter()
            .map(|(name, value)| Variation {
                tag: ttf_parser::Tag::from_bytes(name),
                value: *value,
            })
            .collect();
        face.set_variations(&variations);
        Some(face)
    }
}

fn byte(cluster: u32) -> usize {
    usize::try_from(cluster).unwrap_or(usize::MAX)
}
