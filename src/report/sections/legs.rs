//! The drawn legs with how many cramps each part had.

use super::LABEL;
use crate::{
    body::{Counts, DrawnLeg, Point, drawing},
    report::layout::{
        flow::{Slice, text_mark},
        fonts::Weight,
        scene::{Ink, Mark, MarkKind, PartId, Role},
        table::Press,
        text::Style,
    },
};

/// How high the legs are at the most, without the words around them.
const HEIGHT: f32 = 116.0;
/// Lower than this, figures would not fit on the parts.
const LEAST_HEIGHT: f32 = 88.0;
/// Words stand this far from the legs.
const APART: f32 = 2.0;
/// Between the toes and the words below them: the figure of the toes.
const BELOW: f32 = 8.0;
/// The lines around the legs.
const EDGE: f32 = 0.6;
/// The names of the views.
const VIEW: Style = Style::new(Weight::SemiBold, LABEL.size);

/// How wide the legs may be.
pub fn width(press: &Press) -> f32 {
    drawing().width * HEIGHT * press.scale
}

/// The legs as a figure with what it shows in words, about as high as what stands beside them.
pub fn legs(press: &mut Press, words: &str, counts: Counts<'_>, beside: f32) -> Slice {
    let part = press.structure.add(Role::Figure(words.to_owned()));
    let above = press.style(VIEW).leading + APART;
    let below = BELOW + press.style(LABEL).leading;
    let tallest = HEIGHT * press.scale;
    let scale = (beside - above - below).clamp(LEAST_HEIGHT * press.scale, tallest);
    // In the middle of the room that is kept for them.
    let indent = drawing().width * (tallest - scale) / 2.0;
    let figure = Figure { press, part, above, indent, scale, counts };
    let mut marks: Vec<Mark> = Vec::new();
    for leg in &drawing().legs {
        marks.extend(figure.leg(leg));
    }
    marks.extend(figure.words());
    marks.extend(figure.figures());
    Slice { height: above + scale + below, marks, ..Slice::default() }
}

struct Figure<'a> {
    press: &'a Press,
    part: PartId,
    /// The height of the words above the legs.
    above: f32,
    /// What is left free on either side.
    indent: f32,
    /// The height of the legs.
    scale: f32,
    counts: Counts<'a>,
}

impl Figure<'_> {
    fn leg(&self, leg: &DrawnLeg) -> Vec<Mark> {
        let mut marks = vec![self.mark(Ink::Skin, MarkKind::Outline(self.placed(&leg.skin)))];
        for part in leg.parts.iter().filter(|part| part.figure.is_some()) {
            let ink = Ink::Shade(self.counts.step(part.spot.muscle, part.spot.leg));
            marks.push(self.mark(ink, MarkKind::Outline(self.placed(&part.outline))));
        }
        for (width, line) in
            [(EDGE, &leg.edge)].into_iter().chain(leg.creases.iter().map(|line| (EDGE / 2.0, line)))
        {
            let points = self.placed(line);
            let lines = points.windows(2).filter_map(|ends| match ends {
                [[x0, y0], [x1, y1]] => Some([*x0, *y0, *x1, *y1]),
                _ => None,
            });
            marks.push(self.mark(Ink::Weak, MarkKind::Strokes { width, lines: lines.collect() }));
        }
        marks
    }

    /// "Front" and "Back" above, "Left" and "Right" below.
    fn words(&self) -> Vec<Mark> {
        let below = self.above + self.scale + BELOW + self.press.style(LABEL).ascent();
        let mut marks = Vec::new();
        for view in drawing().legs.chunks(2) {
            let [one, other] = view else { continue };
            let middle = self.across(f32::midpoint(one.middle(), other.middle()));
            let ascent = self.press.style(VIEW).ascent();
            marks.push(self.centred(VIEW, Ink::Text, one.face.title(), [middle, ascent]));
            marks.extend(view.iter().map(|leg| {
                let at = [self.across(leg.middle()), below];
                self.centred(LABEL, Ink::Weak, leg.leg.title(), at)
            }));
        }
        marks
    }

    /// A figure on each part that had a cramp, on white, so that it can be read on any shade.
    fn figures(&self) -> Vec<Mark> {
        let style = self.press.style(LABEL);
        let mut marks = Vec::new();
        for part in drawing().parts() {
            let count = self.counts.of(part.spot.muscle, part.spot.leg);
            let Some(at) = part.figure.filter(|_| count > 0) else { continue };
            let [x, y] = self.place(at);
            let baseline = y + 0.35 * style.size;
            let text = self.centred(LABEL, Ink::Text, &count.to_string(), [x, baseline]);
            let [left, top, right, _] = text.bounds();
            let ground = [left - 1.0, top - 0.8, right - left + 2.0, baseline - top + 1.6];
            marks.extend([self.mark(Ink::Paper, MarkKind::Box(ground)), text]);
        }
        marks
    }

    fn centred(&self, style: Style, ink: Ink, text: &str, [x, y]: Point) -> Mark {
        let style = self.press.style(style);
        let line = self.press.one_line(style, text);
        let left = x - line.width / 2.0;
        text_mark(style, ink, Some(self.part), line, left, y)
    }

    fn mark(&self, ink: Ink, kind: MarkKind) -> Mark {
        Mark { part: Some(self.part), ink, kind }
    }

    fn placed(&self, line: &[Point]) -> Vec<Point> {
        line.iter().map(|point| self.place(*point)).collect()
    }

    fn place(&self, [x, y]: Point) -> Point {
        [self.across(x), self.above + y * self.scale]
    }

    fn across(&self, x: f32) -> f32 {
        self.indent + x * self.scale
    }
}
