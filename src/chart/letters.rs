//! The letters of the program's typeface, for pictures that are made without a window.

use rustybuzz::{Direction, Face, ShapePlan, UnicodeBuffer, script, ttf_parser::GlyphId};
use vello_cpu::kurbo::BezPath;

use super::{
    outline::Outline,
    scene::{TextRole, TextSizes},
};

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");

/// Both weights of the typeface that is built in.
pub struct Letters {
    regular: Typeface,
    semibold: Typeface,
}

struct Typeface {
    face: Face<'static>,
    plan: ShapePlan,
}

/// A glyph of a text: which one, and where its origin stands from the start of the text.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Placed {
    glyph: GlyphId,
    x: f32,
    y: f32,
}

impl Letters {
    /// Reads the typeface; `None` where it cannot be read, which a test excludes.
    pub fn load() -> Option<Self> {
        Some(Self { regular: Typeface::load(REGULAR)?, semibold: Typeface::load(SEMIBOLD)? })
    }

    const fn of(&self, role: TextRole) -> &Typeface {
        if role.is_heavy() { &self.semibold } else { &self.regular }
    }

    /// From the middle of a line down to the foot of its letters.
    pub fn baseline(&self, role: TextRole) -> f32 {
        let Typeface { face, .. } = self.of(role);
        let above = f32::from(face.ascender()) + f32::from(face.descender());
        self.em(role) * above / 2.0
    }

    /// The outlines of a text. Its first letter begins at `at`, on the foot of the line; what the
    /// typeface has no letter for is an empty box.
    pub fn outline(&self, text: &str, role: TextRole, at: [f32; 2]) -> BezPath {
        let Typeface { face, .. } = self.of(role);
        let scale = self.em(role);
        let [x, y] = at;
        let (placed, _) = self.of(role).shape(text);
        let mut outlines = BezPath::new();
        for Placed { glyph, x: right, y: up } in placed {
            let mut outline = Outline::default();
            face.outline_glyph(glyph, &mut outline);
            let origin = [right.mul_add(scale, x), up.mul_add(-scale, y)];
            outlines.extend(outline.placed(scale, origin));
        }
        outlines
    }

    /// The size of a unit of the typeface.
    fn em(&self, role: TextRole) -> f32 {
        role.size() / self.of(role).face.units_per_em() as f32
    }
}

impl TextSizes for Letters {
    fn width(&self, text: &str, role: TextRole) -> f32 {
        self.of(role).shape(text).1 * self.em(role)
    }

    fn height(&self, role: TextRole) -> f32 {
        let Typeface { face, .. } = self.of(role);
        let height = face.height() + face.line_gap();
        f32::from(height) * self.em(role)
    }
}

impl Typeface {
    fn load(data: &'static [u8]) -> Option<Self> {
        let face = Face::from_slice(data, 0)?;
        let plan = ShapePlan::new(&face, Direction::LeftToRight, Some(script::LATIN), None, &[]);
        Some(Self { face, plan })
    }

    /// The glyphs of a text from left to right, and its width, in units of the typeface.
    fn shape(&self, text: &str) -> (Vec<Placed>, f32) {
        let mut buffer = UnicodeBuffer::new();
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        buffer.push_str(text);
        let shaped = rustybuzz::shape_with_plan(&self.face, &self.plan, buffer);
        let mut x = 0.0;
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let placed = glyphs
            .map(|(info, position)| {
                let glyph = GlyphId(u16::try_from(info.glyph_id).unwrap_or_default());
                let at = x + position.x_offset as f32;
                x += position.x_advance as f32;
                Placed { glyph, x: at, y: position.y_offset as f32 }
            })
            .collect();
        (placed, x)
    }
}

#[cfg(test)]
mod tests {
    use super::Letters;
    use crate::chart::{TextRole, TextSizes as _};

    #[test]
    fn texts_are_measured_by_their_letters() {
        let letters = Letters::load().unwrap();
        let width = |text: &str, role| letters.width(text, role);
        assert!((width("", TextRole::Body) - 0.0).abs() < f32::EPSILON);
        let (small, body) =
            (width("Cramp nights", TextRole::Small), width("Cramp nights", TextRole::Body));
        assert!((body / small - 15.0 / 13.0).abs() < 1e-3, "{small} {body}");
        assert!(width("mm", TextRole::Body) > width("ii", TextRole::Body));
        // Figures of one width stand one above the other.
        assert!((width("111", TextRole::Figure) - width("888", TextRole::Figure)).abs() < 1e-3);
        let height = letters.height(TextRole::Body);
        assert!((15.0..24.0).contains(&height), "{height}");
        let foot = letters.baseline(TextRole::Body);
        assert!((3.0..8.0).contains(&foot), "{foot}");
    }
}
