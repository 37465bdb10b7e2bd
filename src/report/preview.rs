//! A page as a picture: the very marks and glyphs that the PDF holds, drawn by the processor.

use std::collections::BTreeMap;

use krilla::text::GlyphId;
use rustybuzz::ttf_parser::OutlineBuilder;
use vello_cpu::{
    Pixmap, RenderContext, Resources,
    color::{AlphaColor, Srgb},
    kurbo::{Affine, BezPath, Rect, Stroke},
};

use super::layout::{
    fonts::{FaceId, Fonts, Weight},
    scene::{Document, Ink, Mark, MarkKind},
    text::{Line, Style},
};

/// A picture of a page, without anything that shines through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// Red, green, blue and 255 for each pixel, row by row from the top.
    pub rgba: Vec<u8>,
}

/// Draws a page of a document, counted from 0; `scale` is how many pixels a point has.
///
/// `None` where there is no such page, or a picture of it would be too large.
pub fn picture(document: &Document, page: usize, scale: f32) -> Option<Picture> {
    let marks = document.pages.get(page)?;
    let (width, height) = (pixels(document.width * scale)?, pixels(document.height * scale)?);
    let mut easel = Easel {
        context: RenderContext::new(width, height),
        fonts: &document.fonts,
        letters: BTreeMap::new(),
        scale: Affine::scale(f64::from(scale)),
    };
    easel.context.set_transform(easel.scale);
    easel.ink(Ink::Paper);
    // Beyond the edges: the last pixels may be parts of points.
    let (right, bottom) = (f64::from(document.width) + 1.0, f64::from(document.height) + 1.0);
    easel.context.fill_rect(&Rect::new(0.0, 0.0, right, bottom));
    for mark in marks {
        easel.draw(mark);
    }
    easel.context.flush();
    let mut pixmap = Pixmap::new(width, height);
    easel.context.render(&mut pixmap, &mut Resources::new());
    let rgba = pixmap.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b, 255]).collect();
    Some(Picture { width, height, rgba })
}

/// A length in pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be from 1 to 8,192"
)]
fn pixels(length: f32) -> Option<u16> {
    let length = length.ceil();
    (1.0..=8192.0).contains(&length).then_some(length as u16)
}

struct Easel<'a> {
    context: RenderContext,
    fonts: &'a Fonts,
    /// Outlines of glyphs at size 1 that were drawn once.
    letters: BTreeMap<(FaceId, bool, u32), BezPath>,
    scale: Affine,
}

impl Easel<'_> {
    fn ink(&mut self, ink: Ink) {
        let [red, green, blue] = ink.rgb();
        self.context.set_paint(AlphaColor::<Srgb>::from_rgba8(red, green, blue, 255));
    }

    fn draw(&mut self, mark: &Mark) {
        self.ink(mark.ink);
        match &mark.kind {
            MarkKind::Text { x, y, style, line } => self.line([*x, *y], *style, line),
            MarkKind::Box([x, y, width, height]) => {
                let [x, y, width, height] = [*x, *y, *width, *height].map(f64::from);
                self.context.fill_rect(&Rect::new(x, y, x + width, y + height));
            }
            MarkKind::Outline(points) => {
                let mut path = BezPath::new();
                for (position, point) in points.iter().enumerate() {
                    let point = place(*point);
                    if position == 0 { path.move_to(point) } else { path.line_to(point) }
                }
                path.close_path();
                self.context.fill_path(&path);
            }
            MarkKind::Strokes { width, lines } => {
                let mut path = BezPath::new();
                for [x0, y0, x1, y1] in lines {
                    path.move_to(place([*x0, *y0]));
                    path.line_to(place([*x1, *y1]));
                }
                self.context.set_stroke(Stroke::new(f64::from(*width)));
                self.context.stroke_path(&path);
            }
        }
    }

    fn line(&mut self, [x, y]: [f32; 2], style: Style, line: &Line) {
        for run in &line.runs {
            let mut at = x + run.x;
            for glyph in &run.glyphs {
                let origin =
                    place([at + glyph.x_offset * style.size, y - glyph.y_offset * style.size]);
                let size = f64::from(style.size);
                let own = Affine::translate(origin) * Affine::scale_non_uniform(size, -size);
                self.context.set_transform(self.scale * own);
                let path =
                    letter(&mut self.letters, self.fonts, (run.face, style.weight), glyph.glyph_id);
                self.context.fill_path(path);
                at += glyph.x_advance * style.size;
            }
        }
        self.context.set_transform(self.scale);
    }
}

fn letter<'a>(
    letters: &'a mut BTreeMap<(FaceId, bool, u32), BezPath>,
    fonts: &Fonts,
    (face, weight): (FaceId, Weight),
    glyph: GlyphId,
) -> &'a BezPath {
    letters.entry((face, weight == Weight::SemiBold, glyph.to_u32())).or_insert_with(|| {
        let mut pen = Pen(BezPath::new());
        let per_em = fonts.of(face, weight).outline(glyph, &mut pen);
        pen.0.apply_affine(Affine::scale(1.0 / f64::from(per_em)));
        pen.0
    })
}

/// Takes down the outline of a glyph.
struct Pen(BezPath);

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(place([x, y]));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(place([x, y]));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(place([x1, y1]), place([x, y]));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.curve_to(place([x1, y1]), place([x2, y2]), place([x, y]));
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}

fn place([x, y]: [f32; 2]) -> (f64, f64) {
    (f64::from(x), f64::from(y))
}
