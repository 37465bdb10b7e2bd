//! How a night is drawn: a filled mark with the count, a ring, or a hatched square.

use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2};

use crate::{
    app::text,
    diary::Night,
    ui::style::{Tokens, font, stroke},
};

/// What is known of a night, as far as its mark shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// So many cramps.
    Cramps(usize),
    /// None.
    CrampFree,
    /// Nobody answered.
    NotRecorded,
}

impl Mark {
    /// The mark of an entry.
    pub fn of(night: Option<&Night>) -> Self {
        match night.and_then(|night| night.cramps.as_ref()).map(Vec::len) {
            None => Self::NotRecorded,
            Some(0) => Self::CrampFree,
            Some(cramps) => Self::Cramps(cramps),
        }
    }

    /// In words.
    pub fn words(self) -> String {
        text::cramps(match self {
            Self::Cramps(cramps) => Some(cramps),
            Self::CrampFree => Some(0),
            Self::NotRecorded => None,
        })
    }

    /// Draws the mark in the middle of a square.
    pub fn paint(self, painter: &Painter, rect: Rect, tokens: &Tokens) {
        let radius = rect.width().min(rect.height()) * 0.5;
        match self {
            Self::Cramps(cramps) => {
                painter.circle_filled(rect.center(), radius, tokens.cramp);
                let font = font::in_mark(radius);
                let count = cramps.to_string();
                painter.text(rect.center(), Align2::CENTER_CENTER, count, font, tokens.on_cramp);
            }
            Self::CrampFree => {
                let stroke = Stroke::new(stroke::RING, tokens.cramp_free);
                painter.circle_stroke(rect.center(), radius - 2.0, stroke);
            }
            Self::NotRecorded => {
                let side = Vec2::splat(radius * 1.5);
                hatch(painter, Rect::from_center_size(rect.center(), side), tokens.not_recorded);
            }
        }
    }
}

/// Fills a rectangle with slanting lines.
pub fn hatch(painter: &Painter, rect: Rect, color: Color32) {
    let stroke = Stroke::new(stroke::THIN, color);
    let gap = 5.0;
    // The lines end under the outline: their round ends would stand out beyond it.
    let outline = rect;
    let rect = rect.shrink(stroke.width);
    let end = rect.width() + rect.height();
    let mut offset = gap;
    while offset <= end {
        let start = Pos2::new(
            rect.left() + (offset - rect.height()).max(0.0),
            rect.top() + offset.min(rect.height()),
        );
        let end_point = Pos2::new(
            rect.left() + offset.min(rect.width()),
            rect.top() + (offset - rect.width()).max(0.0),
        );
        painter.add(Shape::line_segment([start, end_point], stroke));
        offset += gap;
    }
    painter.rect_stroke(outline, 2.0, stroke, egui::StrokeKind::Inside);
}
