//! The legs on the screen: where each point of the drawing stands, and how areas are filled.

use std::sync::LazyLock;

use earcut::Earcut;
use egui::{Align2, Color32, Mesh, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2};

use crate::{
    body::{DrawnLeg, Part, Point, drawing},
    ui::style::{Tokens, font, space, stroke},
};

/// The height of each of the two lines of words above the legs, and of the one below them.
const LINE: f32 = 20.0;
/// Words beside each other keep this apart.
const APART: f32 = space::TINY;

/// The corners of the triangles that fill a leg, as numbers of the points of its outlines.
struct Filling {
    skin: Vec<u32>,
    parts: Vec<Vec<u32>>,
}

/// The legs in a rectangle of the screen.
pub(super) struct Canvas {
    top_left: Pos2,
    /// The height of the legs in points of the screen.
    scale: f32,
    /// The top of the words below the legs.
    words: f32,
}

impl Canvas {
    /// How much room legs of a height take, with the words around them and with something
    /// between the toes and the words below them.
    pub(super) fn size(height: f32, below: f32) -> Vec2 {
        Vec2::new(drawing().width * height, height + 3.0 * LINE + below)
    }

    /// Legs of a height in a rectangle of that size.
    pub(super) fn new(rect: Rect, height: f32) -> Self {
        Self {
            top_left: pos2(rect.left(), rect.top() + 2.0 * LINE),
            scale: height,
            words: rect.bottom() - LINE + APART,
        }
    }

    /// Where a point of the drawing stands.
    pub(super) fn on_screen(&self, [x, y]: Point) -> Pos2 {
        self.top_left + Vec2::new(x, y) * self.scale
    }

    /// Which point of the drawing stands there.
    pub(super) fn in_drawing(&self, at: Pos2) -> Point {
        let Vec2 { x, y } = (at - self.top_left) / self.scale;
        [x, y]
    }

    /// A length of the screen in that of the drawing.
    pub(super) fn length(&self, points: f32) -> f32 {
        points / self.scale
    }

    /// The rectangle of a part.
    pub(super) fn rect_of(&self, part: &Part) -> Rect {
        let [left, top, right, bottom] = part.bounds;
        Rect::from_min_max(self.on_screen([left, top]), self.on_screen([right, bottom]))
    }

    /// Draws both legs from both sides with their names; `color` gives that of each part.
    pub(super) fn paint(
        &self,
        painter: &Painter,
        tokens: &Tokens,
        color: impl Fn(&Part) -> Option<Color32>,
    ) {
        for (leg, filling) in drawing().legs.iter().zip(fillings()) {
            self.fill(painter, &leg.skin, &filling.skin, tokens.raised);
            for (part, triangles) in leg.parts.iter().zip(&filling.parts) {
                if let Some(color) = color(part) {
                    self.fill(painter, &part.outline, triangles, color);
                }
            }
            let fine = Stroke::new(stroke::THIN, tokens.outline);
            for crease in &leg.creases {
                painter.add(Shape::line(self.line(crease), fine));
            }
            let edge = Stroke::new(stroke::LINE, tokens.outline);
            painter.add(Shape::line(self.line(&leg.edge), edge));
        }
        self.words(painter, tokens);
    }

    /// Draws a line around a part.
    pub(super) fn outline(&self, painter: &Painter, part: &Part, stroke: Stroke) {
        painter.add(Shape::closed_line(self.line(&part.outline), stroke));
    }

    fn line(&self, points: &[Point]) -> Vec<Pos2> {
        points.iter().map(|point| self.on_screen(*point)).collect()
    }

    /// "Front" and "Back" above, and below them and below the legs "Left" and "Right": one of the
    /// two is in sight wherever a low window is scrolled to.
    fn words(&self, painter: &Painter, tokens: &Tokens) {
        let above = self.top_left.y - APART;
        for view in drawing().legs.chunks(2) {
            let [one, other] = view else { continue };
            let middle = f32::midpoint(one.middle(), other.middle());
            let at = pos2(self.on_screen([middle, 0.0]).x, above - LINE);
            let (font, name) = (font::small_strong(), one.face.title());
            painter.text(at, Align2::CENTER_BOTTOM, name, font, tokens.text);
            for leg in view {
                let x = self.on_screen([leg.middle(), 0.0]).x;
                let (font, name) = (font::small(), leg.leg.title());
                let color = tokens.weak_text;
                let (high, low) = (Align2::CENTER_BOTTOM, Align2::CENTER_TOP);
                painter.text(pos2(x, above), high, name, font.clone(), color);
                painter.text(pos2(x, self.words), low, name, font, color);
            }
        }
    }

    /// Fills an outline with soft edges.
    fn fill(&self, painter: &Painter, outline: &[Point], triangles: &[u32], color: Color32) {
        let points = self.line(outline);
        let half = 0.5 / painter.pixels_per_point();
        let outward = outward(&points);
        let mut mesh = Mesh::default();
        for (point, away) in points.iter().zip(&outward) {
            mesh.colored_vertex(*point - half * *away, color);
        }
        for (point, away) in points.iter().zip(&outward) {
            mesh.colored_vertex(*point + half * *away, Color32::TRANSPARENT);
        }
        mesh.indices.extend(triangles);
        let count = u32::try_from(points.len()).unwrap_or_default();
        for index in 0..count {
            let next = (index + 1) % count;
            mesh.add_triangle(index, next, index + count);
            mesh.add_triangle(next, next + count, index + count);
        }
        painter.add(Shape::mesh(mesh));
    }
}

/// The triangles of every leg; they depend on the drawing alone, and are worked out once.
fn fillings() -> &'static [Filling] {
    static FILLINGS: LazyLock<Vec<Filling>> =
        LazyLock::new(|| drawing().legs.iter().map(filling).collect());
    &FILLINGS
}

fn filling(leg: &DrawnLeg) -> Filling {
    let mut cutter = Earcut::new();
    let mut triangles = |outline: &[Point]| {
        let mut corners = Vec::new();
        cutter.earcut(outline.iter().copied(), &[], &mut corners);
        corners
    };
    Filling {
        skin: triangles(&leg.skin),
        parts: leg.parts.iter().map(|part| triangles(&part.outline)).collect(),
    }
}

/// At each corner of a closed outline, the way out of it.
fn outward(points: &[Pos2]) -> Vec<Vec2> {
    let next = points.iter().cycle().skip(1);
    let edges: Vec<Vec2> = points.iter().zip(next).map(|(one, next)| *next - *one).collect();
    let area: f32 = points
        .iter()
        .zip(points.iter().cycle().skip(1))
        .map(|(one, next)| one.x * next.y - next.x * one.y)
        .sum();
    let before = edges.iter().cycle().skip(edges.len().saturating_sub(1));
    before
        .zip(&edges)
        .map(|(before, after)| {
            let along = before.normalized() + after.normalized();
            let away = Vec2::new(along.y, -along.x).normalized();
            if area > 0.0 { away } else { -away }
        })
        .collect()
}
