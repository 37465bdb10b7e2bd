//! An estimate as a dot on its interval.

use super::{
    pen::{Pen, stroke},
    scale::Scale,
    scene::Ink,
};

const DOT: f32 = 6.0;
/// Half of the line across an end.
const END: f32 = 5.0;
const ARROW: f32 = 5.0;

/// Draws an estimate with its bounds on a height; a bound beyond the scale is an arrow.
pub(super) fn interval(
    pen: &mut Pen<'_>,
    ink: Ink,
    x: &Scale,
    y: f32,
    [low, estimate, high]: [f64; 3],
) {
    let [from, to] = [x.at(low), x.at(high)];
    pen.lines(ink, stroke::INTERVAL / 2.0, [[from, y], [to, y]]);
    for (bound, at, tip) in [(low, from, -ARROW), (high, to, ARROW)] {
        if x.holds(bound) {
            pen.lines(ink, stroke::INTERVAL / 2.0, [[at, y - END], [at, y + END]]);
        } else {
            pen.polygon(ink, [[at, y], [at - tip, y - END], [at - tip, y + END]]);
        }
    }
    pen.dot(ink, [x.at(estimate), y], DOT);
}
