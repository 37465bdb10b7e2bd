//! Where the bars of cramp nights stand, and what is drawn around them.

use super::{
    pen::{Pen, stroke},
    scale::{Days, Scale},
    scene::{Anchor, Area, Ink, TextRole},
    week_bars::WeekBar,
};

/// The least width of a bar with the space beside it.
const BAR: f32 = 13.0;
/// The height of the strip that shows how much was recorded.
pub(super) const STRIP: f32 = 12.0;
/// Between the parts of the chart.
pub(super) const GAP: f32 = 6.0;

/// Where the bars stand.
pub(super) struct Plot<'a> {
    pub(super) days: Days,
    pub(super) bars: &'a [WeekBar],
    pub(super) y: Scale,
    /// Words stand beside the lines.
    pub(super) is_wide: bool,
}

impl Plot<'_> {
    pub(super) fn draw_scale(&self, pen: &mut Pen<'_>) {
        for value in (0_u8..=7).map(f64::from).filter(|value| self.y.holds(*value)) {
            let y = self.y.at(value);
            pen.lines(Ink::Grid, stroke::THIN, [[self.days.left, y], [self.days.right, y]]);
            let at = [self.days.left - GAP, y];
            pen.text(Ink::Weak, TextRole::Small, at, Anchor::Right, format!("{value:.0}"));
        }
    }

    /// Where the nights of a bar begin and end.
    pub(super) fn ends(&self, bar: &WeekBar) -> (f32, f32) {
        let left = self.days.x(bar.from.morning());
        (left, left + self.days.a_night() * bar.nights() as f32)
    }

    /// Where a bar stands that is as high as a value.
    fn area(&self, bar: &WeekBar, value: f64) -> Area {
        let (left, right) = self.ends(bar);
        let side = 0.12 * (right - left);
        Area::new(left + side, self.y.at(value), right - side, self.y.start)
    }

    /// A ring where there was no cramp, hatching where too little or nothing was recorded.
    pub(super) fn draw_bars(&self, pen: &mut Pen<'_>) {
        for bar in self.bars {
            let area = |value| self.area(bar, value);
            match bar.rate().map(|rate| rate.estimate) {
                None => pen.hatch(Ink::NotRecorded, area(self.y.to)),
                Some(rate) if rate > 0.0 && bar.is_thin() => pen.hatch(Ink::Cramp, area(rate)),
                Some(rate) if rate > 0.0 => pen.rect(Ink::Cramp, area(rate)),
                Some(_none) => {
                    let [x, y] = [area(0.0).center()[0], self.y.start];
                    if bar.is_thin() {
                        pen.hatch(Ink::Free, Area { top: y - 10.0, ..area(0.0) });
                    } else {
                        pen.ring(Ink::Free, [x, y - 6.0], 4.0);
                    }
                }
            }
        }
    }

    /// Under each bar, how many of its nights were recorded.
    pub(super) fn draw_strip(&self, pen: &mut Pen<'_>, top: f32) {
        for bar in self.bars {
            let cell = Area { top, bottom: top + STRIP, ..self.area(bar, 0.0) };
            let share = bar.recorded as f32 / bar.nights().max(1) as f32;
            pen.rect(Ink::Weak, Area { top: cell.bottom - STRIP * share, ..cell });
            pen.frame(Ink::Outline, stroke::THIN, cell);
        }
        if self.is_wide {
            let at = [self.days.right + GAP, top + STRIP / 2.0];
            pen.text(Ink::Weak, TextRole::Small, at, Anchor::Left, "Nights recorded");
        }
    }
}

/// How many bars fit into a width.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width is not negative, and `as` saturates"
)]
pub(super) fn bars_for(width: f32) -> usize {
    (width / BAR).floor().max(4.0) as usize
}

/// Writes labels at the right of a chart, each at its height and none over another.
pub(super) fn beside(pen: &mut Pen<'_>, left: f32, mut labels: Vec<(f32, Ink, String)>) {
    let line = pen.line_height(TextRole::Small);
    labels.sort_by(|(one, ..), (other, ..)| one.total_cmp(other));
    let mut lowest = f32::MIN;
    // Those that would meet move apart around their common middle.
    let mut placed: Vec<(f32, Ink, String)> = Vec::new();
    for (y, ink, words) in labels {
        let at = y.max(lowest + line);
        lowest = at;
        placed.push((at, ink, words));
    }
    for (y, ink, words) in placed {
        pen.text(ink, TextRole::Small, [left, y], Anchor::Left, words);
    }
}
