//! A chart as PNG: drawn by the processor alone, with the program's own letters.

use thiserror::Error;
use vello_cpu::{
    Pixmap, RenderContext, Resources,
    color::{AlphaColor, Srgb},
    kurbo::{Affine, BezPath, Circle, Rect, RoundedRect, Shape as _, Stroke},
};

use super::{
    Chart,
    letters::Letters,
    outline::path,
    palette::{Paint, on_paper},
    pen::hatching,
    scene::{Anchor, Area, Ink, Mark, Scene, Shape, TextSizes as _},
    sheet,
};
use crate::diary::Period;

/// Curves are drawn this exactly, in points.
const TOLERANCE: f64 = 0.1;

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum PngError {
    /// It would have more pixels than a picture can have.
    #[error("The picture would be too large: choose a shorter period or a smaller size.")]
    TooLarge,
    /// It could not be packed.
    #[error("The picture could not be written as PNG: save it as SVG instead. ({0})")]
    Packing(String),
}

/// Draws a chart in the colours of paper, with its title, period and sentences; `scale` is how
/// many pixels a point has.
///
/// # Errors
/// [`PngError`] where it cannot be drawn.
pub fn write(
    chart: &Chart,
    period: Period,
    width: f32,
    scale: f32,
    letters: &Letters,
) -> Result<Vec<u8>, PngError> {
    let scene = sheet::scene(chart, period, width, letters);
    draw(&scene, scale, letters)?.into_png().map_err(|error| PngError::Packing(error.to_string()))
}

fn draw(scene: &Scene, scale: f32, letters: &Letters) -> Result<Pixmap, PngError> {
    let (width, height) = (pixels(scene.width * scale)?, pixels(scene.height * scale)?);
    let mut easel = Easel { context: RenderContext::new(width, height), letters };
    easel.context.set_transform(Affine::scale(f64::from(scale)));
    easel.ink(Ink::Ground);
    // Beyond the edges: the last pixels may be parts of points.
    let whole = Area::new(0.0, 0.0, scene.width + 1.0, scene.height + 1.0);
    easel.context.fill_rect(&rect(whole));
    for mark in &scene.marks {
        easel.draw(mark);
    }
    easel.context.flush();
    let mut pixmap = Pixmap::new(width, height);
    easel.context.render(&mut pixmap, &mut Resources::new());
    Ok(pixmap)
}

/// A length in pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be from 1 to 16,384"
)]
fn pixels(length: f32) -> Result<u16, PngError> {
    let length = length.ceil();
    if (1.0..=16_384.0).contains(&length) { Ok(length as u16) } else { Err(PngError::TooLarge) }
}

struct Easel<'a> {
    context: RenderContext,
    letters: &'a Letters,
}

impl Easel<'_> {
    fn ink(&mut self, ink: Ink) {
        let Paint { rgb: [red, green, blue], alpha } = on_paper(ink);
        self.context.set_paint(AlphaColor::<Srgb>::from_rgba8(red, green, blue, alpha));
    }

    fn line(&mut self, path: &BezPath, width: f32, dashes: Option<[f64; 2]>) {
        let mut stroke = Stroke::new(f64::from(width));
        if let Some(dashes) = dashes {
            stroke = stroke.with_dashes(0.0, dashes);
        }
        self.context.set_stroke(stroke);
        self.context.stroke_path(path);
    }

    fn draw(&mut self, mark: &Mark) {
        self.ink(mark.ink);
        match &mark.shape {
            Shape::Rect { area, radius } => {
                let shape = RoundedRect::from_rect(rect(*area), f64::from(*radius));
                self.context.fill_path(&shape.to_path(TOLERANCE));
            }
            Shape::Lines { points, width, is_dashed } => {
                self.line(&path(points), *width, is_dashed.then_some([6.0, 4.0]));
            }
            Shape::Polygon(points) => {
                let mut path = path(points);
                path.close_path();
                self.context.fill_path(&path);
            }
            Shape::Circle { center: [x, y], radius, ring } => {
                let center = (f64::from(*x), f64::from(*y));
                let circle = Circle::new(center, f64::from(*radius)).to_path(TOLERANCE);
                match ring {
                    Some(width) => self.line(&circle, *width, None),
                    None => self.context.fill_path(&circle),
                }
            }
            Shape::Hatch(area) => {
                let mut lines = BezPath::new();
                for ends in hatching(*area) {
                    lines.extend(path(&ends));
                }
                lines.extend(rect(*area).to_path(TOLERANCE));
                self.line(&lines, 1.0, None);
            }
            Shape::Text { at: [x, y], anchor, role, text } => {
                let width = self.letters.width(text, *role);
                let left = match anchor {
                    Anchor::Left => *x,
                    Anchor::Middle => x - width / 2.0,
                    Anchor::Right => x - width,
                };
                let foot = y + self.letters.baseline(*role);
                let outline = self.letters.outline(text, *role, [left, foot]);
                self.context.fill_path(&outline);
            }
        }
    }
}

fn rect(area: Area) -> Rect {
    let Area { left, top, right, bottom } = area;
    Rect::new(left.into(), top.into(), right.into(), bottom.into())
}
