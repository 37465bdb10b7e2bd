//! The forest: a row for each difference with its interval, and those that cannot be told yet.

use super::{
    super::{
        interval::interval,
        pen::{Pen, stroke},
        scale::Scale,
        scene::{Anchor, Area, Ink, Scene, TextRole, TextSizes},
    },
    Difference, Wanted,
};
use crate::{
    diary::text::capital,
    trends::{FactorComparison, factor_label, factors::CRAMP_NIGHTS_IN_ALL, words},
};

const ROW: f32 = 28.0;
const GAP: f32 = 8.0;
/// In a picture of this width, names and figures stand beside their row.
const WIDE: f32 = 760.0;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Forest {
    tested: Vec<Tested>,
    untested: Vec<Untested>,
}

/// One that could be tested.
#[derive(Debug, Clone, PartialEq)]
struct Tested {
    name: &'static str,
    difference: Difference,
    /// "8 of 12 with it, 9 of 30 without".
    counts: String,
    /// "37 more (4 more to 60 more)".
    figures: String,
    /// Everything in words.
    heard: String,
    /// What it can say.
    verdict: String,
}

/// One that could not.
#[derive(Debug, Clone, PartialEq)]
struct Untested {
    /// "Late caffeine: 4 of 9 with it, 15 of 41 without; needs 1 more night with it".
    words: String,
    /// What a comparison takes, and what there is of it.
    too_few: String,
}

impl Forest {
    pub(super) fn of(sorted: &[&FactorComparison]) -> Self {
        Self {
            tested: sorted.iter().filter_map(|found| Tested::of(found)).collect(),
            untested: sorted
                .iter()
                .filter(|found| Difference::of(found).is_none())
                .map(|found| Untested::of(found))
                .collect(),
        }
    }

    /// The end of the scale on either side: a full ten of nights in 100, at least 20.
    fn most(&self) -> f64 {
        let widest = self
            .tested
            .iter()
            .map(|found| found.difference.low.abs().max(found.difference.high.abs()))
            .fold(0.2, f64::max);
        // A rounding error is no reason for another ten.
        (widest * 10.0 - 1e-9).ceil() / 10.0
    }

    /// Lays it out.
    pub(in crate::chart) fn scene(&self, width: f32, text: &dyn TextSizes) -> Scene {
        let mut pen = Pen::new(width, text);
        let mut y = 0.0;
        if !self.tested.is_empty() {
            y = self.draw_tested(&mut pen);
        }
        if !self.untested.is_empty() {
            y = self.draw_untested(&mut pen, if y > 0.0 { y + 2.0 * GAP } else { 0.0 });
        }
        pen.finish(y)
    }

    fn draw_tested(&self, pen: &mut Pen<'_>) -> f32 {
        let width = pen.width();
        let line = pen.line_height(TextRole::Small);
        let widest = |role, of: fn(&Tested) -> &str| {
            self.tested.iter().map(|found| pen.width_of(of(found), role)).fold(0.0, f32::max)
        };
        let names = widest(TextRole::Strong, |found| found.name)
            .max(widest(TextRole::Small, |found| &found.counts))
            + 2.0 * GAP;
        let figures = widest(TextRole::Small, |found| &found.figures) + 2.0 * GAP;
        let is_wide = width >= WIDE && names + figures <= 0.65 * width;
        let (left, right) = if is_wide { (names, width - figures) } else { (12.0, width - 12.0) };
        let most = self.most();
        let x = Scale { from: -most, to: most, start: left, end: right };
        let mut y = head(pen, &x, most);
        for found in &self.tested {
            let top = y;
            if is_wide {
                let height = ROW + line;
                let middle = y + height / 2.0;
                let [first, second] = [middle - line / 2.0, middle + line / 2.0 + 1.0];
                pen.text(Ink::Text, TextRole::Strong, [0.0, first], Anchor::Left, found.name);
                let counts = found.counts.as_str();
                pen.text(Ink::Weak, TextRole::Small, [0.0, second], Anchor::Left, counts);
                row(pen, &x, found, y, height);
                let at = [right + 2.0 * GAP, middle];
                let figures = found.figures.as_str();
                pen.text(Ink::Text, TextRole::Small, at, Anchor::Left, figures);
                y += height;
            } else {
                y += 2.0;
                y += pen.paragraph(Ink::Text, TextRole::Strong, [0.0, y], width, found.name);
                row(pen, &x, found, y, ROW);
                y += ROW;
                let words = format!("{}; {}", found.figures, found.counts);
                y += pen.paragraph(Ink::Text, TextRole::Small, [0.0, y], width, &words);
            }
            y += pen.paragraph(Ink::Weak, TextRole::Small, [0.0, y], width, &found.verdict) + GAP;
            pen.hit(Area::new(0.0, top, width, y), found.heard.as_str());
            pen.lines(Ink::Grid, stroke::THIN, [[0.0, y], [width, y]]);
        }
        let note = "How many more or fewer cramp nights in 100 nights, with 95 % intervals; first \
                    stands what keeps farthest to one side of none";
        y + GAP + pen.paragraph(Ink::Weak, TextRole::Small, [0.0, y + GAP], width, note)
    }

    fn draw_untested(&self, pen: &mut Pen<'_>, top: f32) -> f32 {
        let width = pen.width();
        let title = "Not compared yet: too few nights";
        let mut y = top + pen.paragraph(Ink::Text, TextRole::Strong, [0.0, top], width, title);
        for found in &self.untested {
            let from = y;
            let words = found.words.as_str();
            y += pen.paragraph(Ink::Text, TextRole::Small, [0.0, y + 3.0], width, words) + 3.0;
            let heard = format!("{words}; {}", found.too_few);
            pen.hit(Area::new(0.0, from, width, y), heard);
        }
        y
    }
}

/// The ends of the scale over the rows; gives the bottom.
fn head(pen: &mut Pen<'_>, x: &Scale, most: f64) -> f32 {
    let line = pen.line_height(TextRole::Small);
    let middle = line / 2.0;
    let nights = 100.0 * most;
    let (fewer, more) = (format!("{nights:.0} fewer"), format!("{nights:.0} more"));
    pen.text(Ink::Weak, TextRole::Small, [x.start, middle], Anchor::Left, fewer);
    pen.text(Ink::Weak, TextRole::Small, [x.at(0.0), middle], Anchor::Middle, "none");
    pen.text(Ink::Weak, TextRole::Small, [x.end, middle], Anchor::Right, more);
    line + 2.0
}

fn row(pen: &mut Pen<'_>, x: &Scale, found: &Tested, top: f32, height: f32) {
    let middle = top + height / 2.0;
    let none = x.at(0.0);
    pen.lines(Ink::Grid, stroke::THIN, [[x.start, middle], [x.end, middle]]);
    pen.lines(Ink::Outline, stroke::LINE, [[none, top], [none, top + height]]);
    let Difference { estimate, low, high } = found.difference;
    interval(pen, Ink::Trend, x, middle, [low, estimate, high]);
}

impl Tested {
    fn of(found: &FactorComparison) -> Option<Self> {
        let difference = Difference::of(found)?;
        let comparison = words::of_factor(found);
        let note = comparison.note.map(|note| format!("; {note}")).unwrap_or_default();
        let interval = comparison.interval.clone().unwrap_or_default();
        let interval = interval.strip_prefix("Cramp nights in 100: ").unwrap_or(&interval);
        Some(Self {
            name: factor_label(found.factor),
            difference,
            counts: counts(found),
            figures: interval.replace("95 % interval: ", ""),
            heard: format!("{}: {}", factor_label(found.factor), comparison.paragraph()),
            verdict: capital(&format!("{}{note}", comparison.verdict.text())),
        })
    }
}

impl Untested {
    fn of(found: &FactorComparison) -> Self {
        let missing = Wanted::of(found).words().map_or_else(
            || format!("there are fewer than {CRAMP_NIGHTS_IN_ALL} cramp nights in all"),
            |nights| format!("needs {nights}"),
        );
        let note = words::of_factor(found).note.map(|note| format!("; {note}"));
        Self {
            words: format!(
                "{}: {}; {missing}{}",
                factor_label(found.factor),
                counts(found),
                note.unwrap_or_default()
            ),
            too_few: found.too_few.clone().unwrap_or_default(),
        }
    }
}

/// "8 of 12 with it, 9 of 30 without".
fn counts(found: &FactorComparison) -> String {
    let side = |cramp_nights: u32, recorded: u32, how: &str| {
        if recorded == 0 {
            format!("no night {how}")
        } else {
            format!("{cramp_nights} of {recorded} {how}")
        }
    };
    format!(
        "{}, {}",
        side(found.with.cramp_nights, found.with.recorded, "with it"),
        side(found.without.cramp_nights, found.without.recorded, "without")
    )
}
