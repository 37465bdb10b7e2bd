//! What a picture is made of: shapes in points, each with an ink that has a meaning.
//!
//! The window paints a scene in the colours of its theme, the writers of SVG and PNG in those of
//! paper; none of them knows what the shapes mean.

/// A point: from the left, from the top.
pub type Point = [f32; 2];

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Area {
    /// Its left edge.
    pub left: f32,
    /// Its top edge.
    pub top: f32,
    /// Its right edge.
    pub right: f32,
    /// Its bottom edge.
    pub bottom: f32,
}

impl Area {
    /// By its edges.
    pub const fn new(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self { left, top, right, bottom }
    }

    /// Around a point.
    pub fn around([x, y]: Point, width: f32, height: f32) -> Self {
        let (half, rise) = (width / 2.0, height / 2.0);
        Self { left: x - half, top: y - rise, right: x + half, bottom: y + rise }
    }

    /// How wide it is.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// How high it is.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Its middle.
    pub fn center(&self) -> Point {
        [f32::midpoint(self.left, self.right), f32::midpoint(self.top, self.bottom)]
    }

    /// Whether a point is in it.
    pub fn holds(&self, [x, y]: Point) -> bool {
        self.left <= x && x < self.right && self.top <= y && y < self.bottom
    }

    /// The same, moved.
    #[must_use]
    pub fn moved(self, x: f32, y: f32) -> Self {
        let Self { left, top, right, bottom } = self;
        Self { left: left + x, top: top + y, right: right + x, bottom: bottom + y }
    }
}

/// What something is drawn with; which colour that is, the theme says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// What is read.
    Text,
    /// What is read second: axes, units.
    Weak,
    /// Lines that help the eye and mean nothing.
    Grid,
    /// Lines around things.
    Outline,
    /// What stands out among its like.
    Accent,
    /// Cramps.
    Cramp,
    /// Text on the ink of cramps.
    OnCramp,
    /// Nights without cramps.
    Free,
    /// What nobody recorded.
    NotRecorded,
    /// Time asleep.
    Sleep,
    /// How sure an estimate is: a band behind other things.
    Band,
    /// What was worked out: an estimate, a line through the weeks.
    Trend,
    /// One of several kinds that have no order: 0 to 3.
    Series(u8),
    /// What the picture stands on.
    Ground,
    /// A leg where nothing was recorded of it.
    Skin,
    /// A step from none to many cramps: 0 to 4.
    Shade(u8),
}

/// How letters are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextRole {
    /// Axes, units and labels.
    Small,
    /// Small and heavy: counts and figures within the picture.
    Figure,
    /// What is read.
    Body,
    /// What is read first.
    Strong,
    /// The title over a picture that stands by itself.
    Title,
}

impl TextRole {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Small, Self::Figure, Self::Body, Self::Strong, Self::Title];

    /// The size of the letters in points.
    pub const fn size(self) -> f32 {
        match self {
            Self::Small | Self::Figure => 13.0,
            Self::Body | Self::Strong => 15.0,
            Self::Title => 18.0,
        }
    }

    /// Whether the letters are the heavier ones.
    pub const fn is_heavy(self) -> bool {
        matches!(self, Self::Figure | Self::Strong | Self::Title)
    }
}

/// Which point of a text stands where it is put; its middle is on that height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Left,
    /// Its middle.
    Middle,
    /// Its right end.
    Right,
}

/// How much room texts take: by the window's letters, or by the file of the typeface.
pub trait TextSizes {
    /// How wide one line of text is.
    fn width(&self, text: &str, role: TextRole) -> f32;

    /// How high a line is.
    fn height(&self, role: TextRole) -> f32;
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled rectangle with round corners.
    Rect {
        /// Where.
        area: Area,
        /// The radius of its corners.
        radius: f32,
    },
    /// A line through points.
    Lines {
        /// Its points.
        points: Vec<Point>,
        /// Its width.
        width: f32,
        /// Whether it is broken.
        is_dashed: bool,
    },
    /// A filled outline, the last point joined to the first; it may have bays.
    Polygon(Vec<Point>),
    /// A circle.
    Circle {
        /// Its middle.
        center: Point,
        /// Its radius.
        radius: f32,
        /// The width of a ring; `None`: filled.
        ring: Option<f32>,
    },
    /// A rectangle filled with slanting lines.
    Hatch(Area),
    /// One line of text.
    Text {
        /// Where.
        at: Point,
        /// Which point of it stands there.
        anchor: Anchor,
        /// How its letters are set.
        role: TextRole,
        /// The text.
        text: String,
    },
}

/// A shape with its ink.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What it is drawn with.
    pub ink: Ink,
    /// What is drawn.
    pub shape: Shape,
}

/// What is told where the pointer is, or the keyboard.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Where.
    pub area: Area,
    /// The figures that stand there, in words.
    pub words: String,
}

/// A picture, laid out for a width.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// What is drawn, the lowest first.
    pub marks: Vec<Mark>,
    /// What can be asked for, in the order in which the keyboard goes.
    pub hits: Vec<Hit>,
}

impl Scene {
    /// What is told of a point; of two things there, the smaller one.
    pub fn hit_at(&self, point: Point) -> Option<usize> {
        let room = |area: &Area| area.width() * area.height();
        self.hits
            .iter()
            .enumerate()
            .filter(|(_, hit)| hit.area.holds(point))
            .min_by(|(_, one), (_, other)| room(&one.area).total_cmp(&room(&other.area)))
            .map(|(position, _)| position)
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Hit, Scene};

    #[test]
    fn of_two_things_in_one_place_the_smaller_is_told() {
        let hit = |area, words: &str| Hit { area, words: words.to_owned() };
        let scene = Scene {
            hits: vec![
                hit(Area::new(0.0, 0.0, 100.0, 100.0), "week"),
                hit(Area::new(40.0, 0.0, 60.0, 20.0), "start"),
            ],
            ..Scene::default()
        };
        for (point, expected) in [
            ([10.0, 10.0], Some(0)),
            ([40.0, 10.0], Some(1)),
            ([60.0, 10.0], Some(0)),
            ([100.0, 10.0], None),
        ] {
            assert_eq!(scene.hit_at(point), expected, "{point:?}");
        }
    }
}
