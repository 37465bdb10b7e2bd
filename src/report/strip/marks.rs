//! The marks that the strip is drawn with, and the legend that explains them.

use crate::report::{
    layout::{
        flow::text_mark,
        fonts::Weight,
        scene::{Ink, Mark, MarkKind, PartId},
        table::Press,
        text::Style,
    },
    model::CrampMark,
    sections::LABEL,
    words::Wording,
};

/// Between the lines of a hatch.
const HATCH: f32 = 3.4;
/// The most letters that stand beside ticks; a number says more of them.
const MOST_LETTERS: usize = 5;

/// The figure while it is drawn, from its own top left corner.
pub(super) struct Drawing<'a> {
    pub(super) press: &'a Press,
    pub(super) part: PartId,
    pub(super) width: f32,
    pub(super) pitch: f32,
    pub(super) say: Wording,
    pub(super) marks: Vec<Mark>,
}

impl Drawing<'_> {
    /// Letters that fit into a row.
    pub(super) fn row_style(&self) -> Style {
        Style::new(Weight::Regular, (self.pitch * 1.02).min(LABEL.size))
    }

    pub(super) fn letter_style(&self) -> Style {
        Style::new(Weight::SemiBold, (self.pitch * 1.05).clamp(5.0, 7.0))
    }

    /// A date beside its row.
    pub(super) fn label(&mut self, style: Style, text: &str, base: f32) {
        let line = self.press.one_line(style, text);
        self.marks.push(text_mark(style, Ink::Text, Some(self.part), line, 0.0, base));
    }

    /// The baseline of letters in the middle of a row.
    pub(super) fn middle(&self, style: Style, y: f32) -> f32 {
        y + 0.5 * self.pitch + 0.35 * style.size
    }

    pub(super) fn tick(&mut self, cramp: &CrampMark, x: f32, y: f32) {
        let bottom = y + self.pitch - 0.3;
        if let Some(pain) = cramp.pain {
            let height = (self.pitch - 0.6) * (0.12 + 0.088 * f32::from(pain));
            self.mark(Ink::Cramp, MarkKind::Box([x - 0.7, bottom - height, 1.4, height]));
        } else {
            let (x0, x1, y0) = (x - 0.9, x + 0.9, bottom - 0.5 * self.pitch);
            self.strokes(0.5, Ink::Cramp, frame([x0, y0, x1, bottom]));
        }
    }

    pub(super) fn letters(&mut self, letters: &str, x: f32, y: f32) {
        if letters.is_empty() {
            return;
        }
        let style = self.letter_style();
        let line = self.press.one_line(style, &in_short(letters));
        let base = self.middle(style, y);
        self.marks.push(text_mark(style, Ink::Text, Some(self.part), line, x + 1.2, base));
    }

    pub(super) fn letters_width(&self, letters: &str) -> f32 {
        self.press.one_line(self.letter_style(), &in_short(letters)).width
    }

    pub(super) fn diamond(&mut self, x: f32, y: f32) {
        let (middle, r) = (y + 0.5 * self.pitch, (0.34 * self.pitch).min(2.2));
        let points = vec![[x, middle - r], [x + r, middle], [x, middle + r], [x - r, middle]];
        self.mark(Ink::Text, MarkKind::Outline(points));
    }

    pub(super) fn hatch(&mut self, left: f32, right: f32, y: f32) {
        self.hatch_between(left, right, y + 0.3, y + self.pitch - 0.3);
    }

    /// Slanted lines that stay within a rectangle.
    pub(super) fn hatch_between(&mut self, left: f32, right: f32, top: f32, bottom: f32) {
        let height = bottom - top;
        let mut lines = Vec::new();
        let mut foot = left - height + HATCH / 2.0;
        while foot < right {
            // The line rises from (foot, bottom) to (foot + height, top).
            let cut_left = (left - foot).max(0.0);
            let cut_right = (foot + height - right).max(0.0);
            if cut_left + cut_right < height {
                lines.push([
                    foot + cut_left,
                    bottom - cut_left,
                    foot + height - cut_right,
                    top + cut_right,
                ]);
            }
            foot += HATCH;
        }
        if !lines.is_empty() {
            self.strokes(0.35, Ink::Weak, lines);
        }
    }

    pub(super) fn centred(&mut self, style: Style, ink: Ink, text: &str, x: f32, base: f32) {
        let line = self.press.one_line(style, text);
        let left = x - line.width / 2.0;
        self.marks.push(text_mark(style, ink, Some(self.part), line, left, base));
    }

    pub(super) fn strokes(&mut self, width: f32, ink: Ink, lines: Vec<[f32; 4]>) {
        self.mark(ink, MarkKind::Strokes { width, lines });
    }

    pub(super) fn mark(&mut self, ink: Ink, kind: MarkKind) {
        self.marks.push(Mark { part: Some(self.part), ink, kind });
    }

    /// Samples with what they mean, in as many lines as they need; gives back their height.
    pub(super) fn legend(&mut self, items: &[(Sample, &str)]) -> f32 {
        let (mut x, mut y) = (0.0, 0.0);
        let pitch = std::mem::replace(&mut self.pitch, 6.4);
        for (sample, text) in items {
            let line = self.press.one_line(LABEL, text);
            let own = sample.width() + 2.5 + line.width;
            if x > 0.0 && x + own > self.width {
                x = 0.0;
                y += LABEL.leading + 0.6;
            }
            self.sample(*sample, x, y + 0.9);
            let at = x + sample.width() + 2.5;
            let base = y + LABEL.ascent();
            self.marks.push(text_mark(LABEL, Ink::Weak, Some(self.part), line, at, base));
            x += own + 8.0;
        }
        self.pitch = pitch;
        y + LABEL.leading + 2.0
    }

    pub(super) fn sample(&mut self, sample: Sample, x: f32, y: f32) {
        let (right, bottom) = (x + sample.width(), y + self.pitch);
        match sample {
            Sample::Tick => {
                for (pain, at) in [(2, 1.0), (8, 4.5)] {
                    self.tick(&CrampMark { at: None, pain: Some(pain), side: None }, x + at, y);
                }
            }
            Sample::Letters => self.letters("LRB?", x - 1.2, y),
            Sample::Sleep => {
                let bar = [x, y + 0.25 * self.pitch, sample.width(), 0.6 * self.pitch];
                self.mark(Ink::Sleep, MarkKind::Box(bar));
            }
            Sample::Dose => self.diamond(x + 2.0, y),
            Sample::Hatch => self.hatch_between(x, right, y + 0.6, bottom - 0.6),
            Sample::Bar => {
                let bar = [x, y + 1.0, sample.width(), self.pitch - 2.0];
                self.mark(Ink::Cramp, MarkKind::Box(bar));
            }
            Sample::Empty => {
                let (top, bottom) = (y + 1.0, bottom - 1.0);
                self.strokes(0.35, Ink::Weak, frame([x, top, right, bottom]));
            }
        }
    }
}

/// What the legend explains.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sample {
    Tick,
    Letters,
    Sleep,
    Dose,
    Hatch,
    Bar,
    Empty,
}

impl Sample {
    const fn width(self) -> f32 {
        match self {
            Self::Tick => 6.0,
            Self::Letters => 16.0,
            Self::Dose => 4.0,
            Self::Sleep | Self::Hatch | Self::Bar | Self::Empty => 14.0,
        }
    }
}

/// Letters as they are, or their number where there are too many.
fn in_short(letters: &str) -> String {
    let count = letters.chars().count();
    if count <= MOST_LETTERS { letters.to_owned() } else { format!("×{count}") }
}

/// The edges of a rectangle: left, top, right, bottom.
pub(super) fn frame([left, top, right, bottom]: [f32; 4]) -> Vec<[f32; 4]> {
    vec![
        [left, top, right, top],
        [right, top, right, bottom],
        [right, bottom, left, bottom],
        [left, bottom, left, top],
    ]
}
