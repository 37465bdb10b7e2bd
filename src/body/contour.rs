//! The sides of a leg, and the parts between them.

use super::{
    curve::{Curve, Point, flatten, joined, shifted, through},
    shapes::{Band, Shapes},
};

/// Between the edge of a leg and its parts.
const INSET: f32 = 5.0;
/// The same at the toes and the heel, which are smaller.
const FINE_INSET: f32 = 3.4;
/// How much of a side is rounded off at a corner of a part.
const ROUNDING: f32 = 11.0;
/// The same at the toes and the heel, which are smaller.
const FINE_ROUNDING: f32 = 4.0;
/// Straight pieces of the side of a part.
const STEPS: u8 = 32;

/// The flattened lines down both sides of a leg and under its foot.
pub(super) struct Contour {
    outer: Vec<Point>,
    inner: Vec<Point>,
    under: Vec<Point>,
    lifted: Vec<Point>,
}

impl Contour {
    pub(super) fn of(shapes: &Shapes) -> Self {
        let (outer, inner) = (through(shapes.outer), through(shapes.inner));
        let under = under(outer.last().copied().unwrap_or_default(), shapes.under);
        let lifted = shifted(&under, FINE_INSET);
        Self { outer, inner, under, lifted }
    }

    /// All around the leg but for the line between it and the body.
    pub(super) fn edge(&self) -> Vec<Point> {
        let mut edge = self.outer.clone();
        edge.extend(self.under.iter().skip(1));
        edge.extend(self.inner.iter().rev().skip(1));
        edge
    }

    /// The whole leg; above the crotch it reaches to the middle of the body.
    pub(super) fn skin(&self, waist: Point) -> Vec<Point> {
        let mut skin = self.edge();
        skin.push(waist);
        skin
    }

    /// A part that reaches from side to side.
    pub(super) fn band(&self, band: &Band) -> Vec<Point> {
        let (top, mut bottom) = (self.across(band.top), self.across(band.bottom));
        bottom.reverse();
        let outer = self.side(1.0, end(&top), start(&bottom));
        let inner = self.side(0.0, end(&bottom), start(&top));
        joined(&[top, outer, bottom, inner], ROUNDING)
    }

    /// The part from an upper edge down to the under side.
    pub(super) fn last(&self, band: &Band) -> Vec<Point> {
        let top = self.across(band.top);
        let outer = vec![end(&top), start(&self.lifted)];
        let inner = vec![end(&self.lifted), start(&top)];
        joined(&[top, outer, self.lifted.clone(), inner], FINE_ROUNDING)
    }

    /// A smooth line through knots that count across from the inner side to the outer one.
    fn across(&self, knots: &[Point]) -> Vec<Point> {
        through(knots).into_iter().map(|knot| self.between(knot)).collect()
    }

    fn between(&self, [across, y]: Point) -> Point {
        let inner = x_at(&self.inner, y) + INSET;
        let outer = x_at(&self.outer, y) - INSET;
        [inner + across * (outer - inner), y]
    }

    fn side(&self, across: f32, [_, from]: Point, [_, to]: Point) -> Vec<Point> {
        (0..=STEPS)
            .map(|step| from + (to - from) * f32::from(step) / f32::from(STEPS))
            .map(|y| self.between([across, y]))
            .collect()
    }
}

fn under(from: Point, curves: &[[Point; 3]]) -> Vec<Point> {
    let mut from = from;
    let curves = curves.iter().map(|[first_pull, last_pull, to]| {
        let curve = Curve { from, first_pull: *first_pull, last_pull: *last_pull, to: *to };
        from = *to;
        curve
    });
    flatten(curves)
}

/// How far out a line down the leg is at a height; beyond its ends, as far as at the end.
fn x_at(line: &[Point], y: f32) -> f32 {
    let between = line.windows(2).find_map(|pair| match pair {
        [[x0, y0], [x1, y1]] if *y0 <= y && y < *y1 => Some(x0 + (x1 - x0) * (y - y0) / (y1 - y0)),
        _ => None,
    });
    between.unwrap_or_else(|| if y < start(line)[1] { start(line)[0] } else { end(line)[0] })
}

fn start(line: &[Point]) -> Point {
    line.first().copied().unwrap_or_default()
}

fn end(line: &[Point]) -> Point {
    line.last().copied().unwrap_or_default()
}
