//! A page as pixels, for a window: the very marks that the PDF is written from, drawn by the
//! processor alone.

use vello_cpu::{
    Pixmap, RenderContext, Resources,
    color::{AlphaColor, Srgb},
    kurbo::{Affine, BezPath, Rect, Stroke},
};

use super::layout::{
    fonts::Fonts,
    scene::{Document, Ink, Mark, MarkKind},
};
use crate::chart::outline::path;

/// A page as pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// Red, green, blue and 255 of each pixel, row after row.
    pub rgba: Vec<u8>,
}

/// Draws a page of a document, counted from 0; `scale` is how many pixels a point has.
///
/// `None` where there is no such page, or a picture of it would be too large.
pub fn picture(document: &Document, page: usize, scale: f32) -> Option<Picture> {
    let marks = document.pages.get(page)?;
    let (width, height) = (pixels(document.width * scale)?, pixels(document.height * scale)?);
    let mut easel = Easel { context: RenderContext::new(width, height), fonts: &document.fonts };
    easel.context.set_transform(Affine::scale(f64::from(scale)));
    easel.ink(Ink::Paper);
    // Beyond the edges: the last pixels may be parts of points.
    let (right, bottom) = (document.width + 1.0, document.height + 1.0);
    easel.context.fill_rect(&Rect::new(0.0, 0.0, right.into(), bottom.into()));
    for mark in marks {
        easel.draw(mark);
    }
    easel.context.flush();
    let mut pixmap = Pixmap::new(width, height);
    easel.context.render(&mut pixmap, &mut Resources::new());
    // Everything is opaque: what is premultiplied is what was painted.
    Some(Picture { width, height, rgba: pixmap.data_as_u8_slice().to_vec() })
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
}

impl Easel<'_> {
    fn ink(&mut self, ink: Ink) {
        let [red, green, blue] = ink.rgb();
        self.context.set_paint(AlphaColor::<Srgb>::from_rgba8(red, green, blue, 255));
    }

    fn draw(&mut self, mark: &Mark) {
        self.ink(mark.ink);
        match &mark.kind {
            MarkKind::Text { x, y, style, line } => {
                let mut outlines = BezPath::new();
                let size = style.size;
                for run in &line.runs {
                    let face = self.fonts.of(run.face, style.weight);
                    let mut left = x + run.x;
                    for glyph in &run.glyphs {
                        let at = [left + glyph.x_offset * size, y - glyph.y_offset * size];
                        outlines
                            .extend(face.outline(glyph.glyph_id, size, at).into_iter().flatten());
                        left += glyph.x_advance * size;
                    }
                }
                self.context.fill_path(&outlines);
            }
            MarkKind::Box([x, y, width, height]) => {
                let [left, top] = [f64::from(*x), f64::from(*y)];
                let [right, bottom] = [f64::from(x + width), f64::from(y + height)];
                self.context.fill_rect(&Rect::new(left, top, right, bottom));
            }
            MarkKind::Outline(points) => {
                let mut path = path(points);
                path.close_path();
                self.context.fill_path(&path);
            }
            MarkKind::Strokes { width, lines } => {
                let mut strokes = BezPath::new();
                for [x0, y0, x1, y1] in lines {
                    strokes.extend(path(&[[*x0, *y0], [*x1, *y1]]));
                }
                self.context.set_stroke(Stroke::new(f64::from(*width)));
                self.context.stroke_path(&strokes);
            }
        }
    }
}
