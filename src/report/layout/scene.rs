//! What stands where on the pages, and what it means to a reader of the structure.

use std::sync::Arc;

use super::{
    fonts::Fonts,
    text::{Line, Style},
};

/// Everything that is printed, with its structure.
#[derive(Debug)]
pub struct Document {
    /// Width of a page.
    pub width: f32,
    /// Height of a page.
    pub height: f32,
    /// The pages; what is printed first is read first.
    pub pages: Vec<Vec<Mark>>,
    /// What the marks mean.
    pub structure: Structure,
    /// The typefaces that its lines are set in.
    pub fonts: Arc<Fonts>,
}

/// One printed thing.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The part of the structure that it belongs to; `None`: decoration, or a running foot.
    pub part: Option<PartId>,
    /// What is printed.
    pub ink: Ink,
    /// What it is.
    pub kind: MarkKind,
}

/// What a mark is. Coordinates are from the top left.
#[derive(Debug, Clone)]
pub enum MarkKind {
    /// A line of text, from the left end of its baseline.
    Text {
        /// Left end.
        x: f32,
        /// Baseline.
        y: f32,
        /// How it is set.
        style: Style,
        /// The line.
        line: Line,
    },
    /// A filled rectangle: left, top, width, height.
    Box([f32; 4]),
    /// A filled outline.
    Outline(Vec<[f32; 2]>),
    /// Strokes from point to point: x, y, x, y.
    Strokes {
        /// How thick.
        width: f32,
        /// From where to where.
        lines: Vec<[f32; 4]>,
    },
}

/// The inks; each differs from the others in grey, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Text.
    Text,
    /// What matters less.
    Weak,
    /// Rules and frames.
    Rule,
    /// Bars of sleep.
    Sleep,
    /// A cramp.
    Cramp,
    /// An emergency.
    Emergency,
    /// What is not printed on.
    Paper,
    /// The ground of the drawn legs.
    Skin,
    /// A part of the drawn legs: 0 without a cramp, 4 with the most of them.
    Shade(u8),
}

impl Ink {
    /// Its colour: red, green, blue.
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Text => [0x1B, 0x1F, 0x2C],
            Self::Weak => [0x46, 0x4C, 0x5D],
            Self::Rule => [0xB4, 0xB8, 0xC2],
            Self::Sleep => [0xDC, 0xDF, 0xE6],
            Self::Emergency => [0x8C, 0x12, 0x20],
            Self::Paper => [0xFF, 0xFF, 0xFF],
            Self::Skin => [0xF4, 0xF1, 0xEC],
            Self::Shade(0) => [0xE3, 0xDE, 0xD5],
            Self::Shade(1) => [0xE3, 0xBE, 0xB0],
            Self::Shade(2) => [0xD4, 0x97, 0x82],
            Self::Shade(3) => [0xC0, 0x68, 0x4F],
            Self::Cramp | Self::Shade(_) => [0xA8, 0x32, 0x16],
        }
    }
}

impl Mark {
    /// Moves it.
    #[must_use]
    pub fn moved(mut self, dx: f32, dy: f32) -> Self {
        match &mut self.kind {
            MarkKind::Text { x, y, .. } | MarkKind::Box([x, y, _, _]) => {
                *x += dx;
                *y += dy;
            }
            MarkKind::Outline(points) => {
                for [x, y] in points {
                    *x += dx;
                    *y += dy;
                }
            }
            MarkKind::Strokes { lines, .. } => {
                for [x0, y0, x1, y1] in lines {
                    *x0 += dx;
                    *x1 += dx;
                    *y0 += dy;
                    *y1 += dy;
                }
            }
        }
        self
    }

    /// What it covers: left, top, right, bottom. Of a text, from the height of its capitals
    /// to the depth of its descenders.
    pub fn bounds(&self) -> [f32; 4] {
        let around = |points: &[[f32; 2]], margin: f32| {
            let edge = |axis: usize, pick: fn(f32, f32) -> f32| {
                points.iter().filter_map(|point| point.get(axis)).copied().reduce(pick)
            };
            [
                edge(0, f32::min).unwrap_or_default() - margin,
                edge(1, f32::min).unwrap_or_default() - margin,
                edge(0, f32::max).unwrap_or_default() + margin,
                edge(1, f32::max).unwrap_or_default() + margin,
            ]
        };
        match &self.kind {
            MarkKind::Text { x, y, style, line } => {
                [*x, y - 0.7 * style.size, x + line.width, y + 0.22 * style.size]
            }
            MarkKind::Box([x, y, width, height]) => [*x, *y, x + width, y + height],
            MarkKind::Outline(points) => around(points, 0.0),
            MarkKind::Strokes { width, lines } => {
                let ends: Vec<[f32; 2]> =
                    lines.iter().flat_map(|[x0, y0, x1, y1]| [[*x0, *y0], [*x1, *y1]]).collect();
                around(&ends, width / 2.0)
            }
        }
    }
}

/// The number of a part of the structure: what is read first has the lower one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartId(usize);

/// What a part of the structure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// A heading of level 1 or 2.
    Heading(u16),
    /// A paragraph.
    Paragraph,
    /// A table; its parts are rows.
    Table,
    /// A row; its parts are cells.
    Row,
    /// A cell that names its column.
    ColumnHeader,
    /// A cell that names its row.
    RowHeader,
    /// Any other cell.
    Cell,
    /// A picture, with what it shows in words.
    Figure(String),
}

/// One part of the structure.
#[derive(Debug)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// The parts in it, in reading order.
    pub parts: Vec<PartId>,
}

/// The structure in reading order.
#[derive(Debug, Default)]
pub struct Structure {
    parts: Vec<Part>,
    top: Vec<PartId>,
}

impl Structure {
    /// Adds a part at the end of the document.
    pub fn add(&mut self, role: Role) -> PartId {
        let id = self.push(role);
        self.top.push(id);
        id
    }

    /// Adds a part at the end of another.
    pub fn add_to(&mut self, parent: PartId, role: Role) -> PartId {
        let id = self.push(role);
        if let Some(part) = self.parts.get_mut(parent.0) {
            part.parts.push(id);
        }
        id
    }

    /// The parts that are in no other, in reading order.
    pub fn top(&self) -> &[PartId] {
        &self.top
    }

    /// A part.
    pub fn get(&self, id: PartId) -> Option<&Part> {
        self.parts.get(id.0)
    }

    fn push(&mut self, role: Role) -> PartId {
        let id = PartId(self.parts.len());
        self.parts.push(Part { role, parts: Vec::new() });
        id
    }
}
