//! What a frame painted, as far as its faults can be told from its texts.

use egui::{Rect, Shape, epaint::ClippedShape};

/// Texts that are shortened with an ellipsis, or run out of their panel on the left or right.
pub(crate) fn cut_texts(painted: &[ClippedShape], window: Rect) -> Vec<String> {
    texts(painted)
        .into_iter()
        .filter(|text| {
            let room = text.clip.intersect(window).expand(1.0);
            let is_in_sight = text.rect.intersects(room);
            let fits = room.left() <= text.rect.left() && text.rect.right() <= room.right();
            is_in_sight && (text.is_shortened || !fits)
        })
        .map(|text| text.words)
        .collect()
}

/// The words of every text.
pub(crate) fn painted_words(painted: &[ClippedShape]) -> Vec<String> {
    texts(painted).into_iter().map(|text| text.words).collect()
}

struct PaintedText {
    words: String,
    rect: Rect,
    clip: Rect,
    is_shortened: bool,
}

fn texts(painted: &[ClippedShape]) -> Vec<PaintedText> {
    let mut found = Vec::new();
    for shape in painted {
        collect(&shape.shape, shape.clip_rect, &mut found);
    }
    found
}

fn collect(shape: &Shape, clip: Rect, found: &mut Vec<PaintedText>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, clip, found)),
        Shape::Text(text) => found.push(PaintedText {
            words: text.galley.text().to_owned(),
            rect: text.visual_bounding_rect(),
            clip,
            is_shortened: text.galley.elided,
        }),
        Shape::Noop
        | Shape::Band(_)
        | Shape::Circle(_)
        | Shape::Ellipse(_)
        | Shape::LineSegment { .. }
        | Shape::Path(_)
        | Shape::Rect(_)
        | Shape::Mesh(_)
        | Shape::QuadraticBezier(_)
        | Shape::CubicBezier(_)
        | Shape::Callback(_) => {}
    }
}
