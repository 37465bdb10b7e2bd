//! Scenes as egui paints them: laid out once for a width and a look, and moved to their place.

use std::sync::Arc;

use earcut::Earcut;
use egui::{
    Align2, Color32, FontId, Id, Mesh, Painter, Pos2, Rangef, Rect, Shape, Stroke, Theme, Ui, Vec2,
    pos2,
};

use crate::{
    chart::{
        Anchor, Area, Chart, Mark, Point, Scene, Shape as Drawn, TextRole, TextSizes, pen::hatching,
    },
    ui::style::{ink, stroke, tokens},
};

/// The dashes of a broken line, and the gaps between them.
const DASH: (f32, f32) = (6.0, 4.0);

/// For what a chart was laid out: theme, width and pixels of a point; those two as their bits.
type Look = (Theme, u32, u32);

/// A chart as it was laid out.
#[derive(Debug)]
pub(super) struct Laid {
    chart: Arc<Chart>,
    look: Look,
    pub(super) scene: Scene,
    items: Vec<Placed>,
}

/// An item, with the highest and the lowest points that it can reach.
#[derive(Debug)]
struct Placed {
    rows: Rangef,
    item: Item,
}

#[derive(Debug)]
enum Item {
    Shape(Shape),
    /// Texts are laid out in each frame, which egui remembers: their letters may move in its
    /// atlas.
    Text(Text),
}

#[derive(Debug)]
struct Text {
    at: Vec2,
    align: Align2,
    font: FontId,
    color: Color32,
    words: String,
}

/// The scene of a chart for the room that there is; kept from one frame to the next.
pub(super) fn laid(ui: &Ui, id: Id, chart: &Arc<Chart>) -> Arc<Laid> {
    let width = ui.available_width().floor();
    let look = (ui.ctx().theme(), width.to_bits(), ui.ctx().pixels_per_point().to_bits());
    let kept = ui.data(|data| data.get_temp::<Arc<Laid>>(id));
    let is_same = |laid: &Arc<Laid>| Arc::ptr_eq(&laid.chart, chart) && laid.look == look;
    if let Some(laid) = kept.filter(is_same) {
        return laid;
    }
    let scene = chart.scene(width, &Window(ui));
    let tokens = tokens(ui.ctx());
    let mut items = Vec::with_capacity(scene.marks.len());
    for mark in &scene.marks {
        add(&mut items, mark, ink::color(tokens, mark.ink));
    }
    let laid = Arc::new(Laid { chart: Arc::clone(chart), look, scene, items });
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&laid)));
    laid
}

/// The room that texts take in the window.
struct Window<'a>(&'a Ui);

impl TextSizes for Window<'_> {
    fn width(&self, text: &str, role: TextRole) -> f32 {
        let letters = ink::letters(role);
        let painter = self.0.painter();
        painter.layout_no_wrap(text.to_owned(), letters, Color32::PLACEHOLDER).size().x
    }

    fn height(&self, role: TextRole) -> f32 {
        self.0.ctx().fonts_mut(|fonts| fonts.row_height(&ink::letters(role)))
    }
}

impl Laid {
    /// Paints it into a rectangle.
    pub(super) fn paint(&self, painter: &Painter, rect: Rect) {
        let by = rect.min.to_vec2();
        // A long list is mostly out of sight.
        let seen = painter.clip_rect().translate(-by).y_range();
        for Placed { item, .. } in self.items.iter().filter(|it| it.rows.intersects(seen)) {
            match item {
                Item::Shape(shape) => {
                    let mut shape = shape.clone();
                    shape.translate(by);
                    painter.add(shape);
                }
                Item::Text(Text { at, align, font, color, words }) => {
                    let at = rect.min + *at;
                    painter.text(at, *align, words, font.clone(), *color);
                }
            }
        }
    }
}

fn add(items: &mut Vec<Placed>, Mark { shape, .. }: &Mark, color: Color32) {
    let mut push = |shape: Shape| {
        items.push(Placed {
            rows: shape.visual_bounding_rect().y_range(),
            item: Item::Shape(shape),
        });
    };
    match shape {
        Drawn::Rect { area, radius } => push(Shape::rect_filled(rect_of(*area), *radius, color)),
        Drawn::Lines { points, width, is_dashed } => {
            let points: Vec<Pos2> = points.iter().copied().map(Pos2::from).collect();
            let line = Stroke::new(*width, color);
            if *is_dashed {
                let (dash, gap) = DASH;
                Shape::dashed_line(&points, line, dash, gap).into_iter().for_each(push);
            } else {
                push(Shape::line(points, line));
            }
        }
        Drawn::Polygon(points) => {
            push(filling(points, color));
            // The triangles have hard edges, this line has soft ones.
            let edge = Stroke::new(stroke::THIN, color);
            push(Shape::closed_line(points.iter().copied().map(Pos2::from).collect(), edge));
        }
        Drawn::Circle { center, radius, ring } => {
            let center = Pos2::from(*center);
            push(ring.map_or_else(
                || Shape::circle_filled(center, *radius, color),
                |width| Shape::circle_stroke(center, *radius, Stroke::new(width, color)),
            ));
        }
        Drawn::Hatch(area) => {
            let line = Stroke::new(stroke::THIN, color);
            for ends in hatching(*area) {
                push(Shape::line_segment(ends.map(Pos2::from), line));
            }
            let kind = egui::StrokeKind::Inside;
            push(Shape::rect_stroke(rect_of(*area), 0.0, line, kind));
        }
        Drawn::Text { at: [x, y], anchor, role, text } => {
            let align = match anchor {
                Anchor::Left => Align2::LEFT_CENTER,
                Anchor::Middle => Align2::CENTER_CENTER,
                Anchor::Right => Align2::RIGHT_CENTER,
            };
            let font = ink::letters(*role);
            let rows = Rangef::new(*y, *y).expand(font.size);
            let (at, words) = (Vec2::new(*x, *y), text.clone());
            items.push(Placed { rows, item: Item::Text(Text { at, align, font, color, words }) });
        }
    }
}

/// The triangles of an outline that may have bays.
fn filling(points: &[Point], color: Color32) -> Shape {
    let mut corners: Vec<u32> = Vec::new();
    Earcut::new().earcut(points.iter().copied(), &[], &mut corners);
    let mut mesh = Mesh::default();
    for point in points {
        mesh.colored_vertex(Pos2::from(*point), color);
    }
    mesh.indices = corners;
    Shape::mesh(mesh)
}

/// A rectangle of a scene.
pub(super) fn rect_of(area: Area) -> Rect {
    Rect::from_min_max(pos2(area.left, area.top), pos2(area.right, area.bottom))
}
