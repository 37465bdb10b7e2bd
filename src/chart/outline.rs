//! Shapes and letters as paths, for pictures that are drawn by the processor: of charts, and of
//! the pages of the summary.

use rustybuzz::ttf_parser::OutlineBuilder;
use vello_cpu::kurbo::{Affine, BezPath};

/// The outline of a glyph, in units of its typeface, with the height upwards.
#[derive(Debug, Default)]
pub struct Outline(BezPath);

impl Outline {
    /// The outline as it stands in a picture, with the height from the top: so many times as
    /// large, its origin at this place.
    pub fn placed(self, scale: f32, [left, foot]: [f32; 2]) -> BezPath {
        let scale = f64::from(scale);
        let mut path = self.0;
        path.apply_affine(Affine::new([scale, 0.0, 0.0, -scale, left.into(), foot.into()]));
        path
    }
}

/// A line through points.
pub fn path(points: &[[f32; 2]]) -> BezPath {
    let mut path = BezPath::new();
    for (position, [x, y]) in points.iter().enumerate() {
        let at = point(*x, *y);
        if position == 0 {
            path.move_to(at);
        } else {
            path.line_to(at);
        }
    }
    path
}

fn point(x: f32, y: f32) -> (f64, f64) {
    (x.into(), y.into())
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(point(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(point(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(point(x1, y1), point(x, y));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.curve_to(point(x1, y1), point(x2, y2), point(x, y));
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}
