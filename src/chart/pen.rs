//! Puts a scene together.

use super::scene::{Anchor, Area, Hit, Ink, Mark, Point, Scene, Shape, TextRole, TextSizes};

/// The widths of lines, as everywhere in the program.
pub mod stroke {
    /// Grids, axes and outlines.
    pub const THIN: f32 = 1.0;
    /// Lines that are read.
    pub const LINE: f32 = 1.5;
    /// Rings and estimates.
    pub const BOLD: f32 = 2.0;
    /// An interval.
    pub const INTERVAL: f32 = 4.0;
}

/// The corner of a bar.
pub const CORNER: f32 = 3.0;

/// Draws a scene of a width.
pub struct Pen<'a> {
    /// How much room texts take.
    pub text: &'a dyn TextSizes,
    scene: Scene,
}

impl<'a> Pen<'a> {
    /// With nothing drawn yet.
    pub fn new(width: f32, text: &'a dyn TextSizes) -> Self {
        Self { text, scene: Scene { width, ..Scene::default() } }
    }

    /// The width of the picture.
    pub const fn width(&self) -> f32 {
        self.scene.width
    }

    /// The picture, of this height.
    pub fn finish(mut self, height: f32) -> Scene {
        self.scene.height = height.ceil();
        self.scene
    }

    /// How wide a text is.
    pub fn width_of(&self, text: &str, role: TextRole) -> f32 {
        self.text.width(text, role)
    }

    /// How high a line of text is.
    pub fn line_height(&self, role: TextRole) -> f32 {
        self.text.height(role)
    }

    fn draw(&mut self, ink: Ink, shape: Shape) {
        self.scene.marks.push(Mark { ink, shape });
    }

    /// A filled rectangle.
    pub fn rect(&mut self, ink: Ink, area: Area) {
        self.draw(ink, Shape::Rect { area, radius: 0.0 });
    }

    /// A filled rectangle with round corners.
    pub fn bar(&mut self, ink: Ink, area: Area) {
        self.round(ink, area, CORNER);
    }

    /// A filled rectangle with corners of a radius.
    pub fn round(&mut self, ink: Ink, area: Area, radius: f32) {
        self.draw(ink, Shape::Rect { area, radius });
    }

    /// A line around a rectangle.
    pub fn frame(&mut self, ink: Ink, width: f32, area: Area) {
        let Area { left, top, right, bottom } = area;
        let corners = [[left, top], [right, top], [right, bottom], [left, bottom], [left, top]];
        self.lines(ink, width, corners);
    }

    /// A line through points.
    pub fn lines(&mut self, ink: Ink, width: f32, points: impl Into<Vec<Point>>) {
        self.draw(ink, Shape::Lines { points: points.into(), width, is_dashed: false });
    }

    /// A broken line through points.
    pub fn dashes(&mut self, ink: Ink, width: f32, points: impl Into<Vec<Point>>) {
        self.draw(ink, Shape::Lines { points: points.into(), width, is_dashed: true });
    }

    /// A filled outline.
    pub fn polygon(&mut self, ink: Ink, points: impl Into<Vec<Point>>) {
        self.draw(ink, Shape::Polygon(points.into()));
    }

    /// A filled circle.
    pub fn dot(&mut self, ink: Ink, center: Point, radius: f32) {
        self.draw(ink, Shape::Circle { center, radius, ring: None });
    }

    /// A ring; its line lies on the radius.
    pub fn ring(&mut self, ink: Ink, center: Point, radius: f32) {
        self.draw(ink, Shape::Circle { center, radius, ring: Some(stroke::BOLD) });
    }

    /// A hatched rectangle with a line around it.
    pub fn hatch(&mut self, ink: Ink, area: Area) {
        self.draw(ink, Shape::Hatch(area));
    }

    /// One line of text.
    pub fn text(
        &mut self,
        ink: Ink,
        role: TextRole,
        at: Point,
        anchor: Anchor,
        text: impl Into<String>,
    ) {
        self.draw(ink, Shape::Text { at, anchor, role, text: text.into() });
    }

    /// A text in lines of at most a width; gives how high they are together.
    pub fn paragraph(
        &mut self,
        ink: Ink,
        role: TextRole,
        [left, top]: Point,
        width: f32,
        text: &str,
    ) -> f32 {
        let step = self.line_height(role);
        let mut y = top + step / 2.0;
        let lines = wrap(self.text, role, text, width);
        let height = step * lines.len() as f32;
        for line in lines {
            self.text(ink, role, [left, y], Anchor::Left, line);
            y += step;
        }
        height
    }

    /// What is told of a part of the picture.
    pub fn hit(&mut self, area: Area, words: impl Into<String>) {
        self.scene.hits.push(Hit { area, words: words.into() });
    }

    /// Lets the keyboard go through the hits from left to right.
    pub fn sort_hits(&mut self) {
        let middle = |hit: &Hit| hit.area.center()[0];
        self.scene.hits.sort_by(|one, other| middle(one).total_cmp(&middle(other)));
    }

    /// Everything of another scene, moved.
    pub fn scene(&mut self, other: Scene, x: f32, y: f32) {
        let moved = other
            .marks
            .into_iter()
            .map(|Mark { ink, shape }| Mark { ink, shape: moved(shape, x, y) });
        self.scene.marks.extend(moved);
        let moved =
            other.hits.into_iter().map(|Hit { area, words }| Hit { area: area.moved(x, y), words });
        self.scene.hits.extend(moved);
    }
}

fn moved(shape: Shape, x: f32, y: f32) -> Shape {
    let all = |points: Vec<Point>| points.into_iter().map(|[a, b]| [a + x, b + y]).collect();
    match shape {
        Shape::Rect { area, radius } => Shape::Rect { area: area.moved(x, y), radius },
        Shape::Lines { points, width, is_dashed } => {
            Shape::Lines { points: all(points), width, is_dashed }
        }
        Shape::Polygon(points) => Shape::Polygon(all(points)),
        Shape::Circle { center: [a, b], radius, ring } => {
            Shape::Circle { center: [a + x, b + y], radius, ring }
        }
        Shape::Hatch(area) => Shape::Hatch(area.moved(x, y)),
        Shape::Text { at: [a, b], anchor, role, text } => {
            Shape::Text { at: [a + x, b + y], anchor, role, text }
        }
    }
}

/// Breaks a text into lines of at most a width; a word that is wider is broken itself.
pub fn wrap(sizes: &dyn TextSizes, role: TextRole, text: &str, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if sizes.width(&longer, role) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if line.chars().count() > 1 && sizes.width(&line, role) > width {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The hatching of a rectangle: slanting lines, from its lower left to its upper right.
pub fn hatching(area: Area) -> Vec<[Point; 2]> {
    const GAP: f32 = 5.0;
    let (width, height) = (area.width(), area.height());
    let mut lines = Vec::new();
    let mut offset = GAP;
    while offset <= width + height {
        let low = [area.left + (offset - height).max(0.0), area.top + offset.min(height)];
        let high = [area.left + offset.min(width), area.top + (offset - width).max(0.0)];
        lines.push([low, high]);
        offset += GAP;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{TextRole, TextSizes, hatching, wrap};
    use crate::chart::scene::Area;

    /// Every letter is 1 wide.
    struct Even;

    impl TextSizes for Even {
        fn width(&self, text: &str, _role: TextRole) -> f32 {
            text.chars().count() as f32
        }

        fn height(&self, _role: TextRole) -> f32 {
            1.0
        }
    }

    #[test]
    fn lines_break_between_words_and_within_those_that_are_too_long() {
        for (text, lines) in [
            ("", vec![]),
            ("two words", vec!["two", "words"]),
            ("a bc d", vec!["a bc d"]),
            ("Furosemide", vec!["Furose", "mide"]),
            ("a Furosemide b", vec!["a", "Furose", "mide b"]),
        ] {
            assert_eq!(wrap(&Even, TextRole::Small, text, 6.0), lines, "{text}");
        }
        // However narrow, nothing is lost and it comes to an end.
        assert_eq!(wrap(&Even, TextRole::Small, "abc", 0.0), ["a", "b", "c"]);
    }

    #[test]
    fn hatching_stays_in_its_rectangle() {
        let area = Area::new(10.0, 20.0, 33.0, 31.0);
        let lines = hatching(area);
        assert_eq!(lines.len(), 6);
        for [x, y] in lines.into_iter().flatten() {
            assert!((10.0..=33.0).contains(&x) && (20.0..=31.0).contains(&y), "{x} {y}");
        }
    }
}
