//! Before and after each medication: two rates with their intervals, and the ratio in words.

use super::{
    Chart, ChartId, Drawing,
    interval::interval,
    pen::{Pen, stroke},
    scale::{Scale, steps},
    scene::{Anchor, Area, Ink, Scene, TextRole, TextSizes},
    table::{Cell, Table},
};
use crate::{
    diary::{
        text::capital,
        written::{count, date},
    },
    trends::{
        BeforeAfter, RateInterval, SideCounts, Trends, rates,
        words::{self, Said, Verdict},
    },
};

const ROW: f32 = 26.0;
const GAP: f32 = 8.0;
/// In a picture of this width, the figures stand beside their row.
const WIDE: f32 = 620.0;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Medications {
    medications: Vec<Medication>,
    /// The intervals were widened.
    is_widened: bool,
}

/// One medication.
#[derive(Debug, Clone, PartialEq)]
struct Medication {
    title: String,
    sides: [Side; 2],
    /// The ratio with its interval, what it can say, or what is missing.
    words: Vec<String>,
}

/// One side of a start.
#[derive(Debug, Clone, PartialEq)]
struct Side {
    name: &'static str,
    rate: Option<RateInterval>,
    /// "2.5 a week (1.4 to 4.1): 10 cramps on 28 recorded nights".
    words: String,
}

/// The chart of a period.
pub(super) fn chart(trends: &Trends) -> Chart {
    let id = ChartId::Medications;
    if trends.medications.is_empty() {
        let plain = "No medication was started up to the end of this period";
        let method = "With a medication and the day on which it was started, entered under Me, \
                      the nights before and after would stand here";
        return Chart::without_data(id, Said { plain: plain.to_owned(), method: method.into() });
    }
    let medications: Vec<Medication> =
        latest_first(trends).map(|found| Medication::of(found, trends)).collect();
    let is_empty =
        |medication: &Medication| medication.sides.iter().all(|side| side.rate.is_none());
    let nothing = medications.iter().all(is_empty);
    Chart {
        id,
        said: said(trends),
        table: table(trends),
        drawing: if nothing {
            Drawing::Nothing
        } else {
            Drawing::Medications(Medications { medications, is_widened: is_widened(trends) })
        },
    }
}

/// The one that was started last stands first.
fn latest_first(trends: &Trends) -> impl Iterator<Item = &BeforeAfter> {
    let mut sorted: Vec<&BeforeAfter> = trends.medications.iter().collect();
    sorted.sort_by_key(|found| std::cmp::Reverse(found.since));
    sorted.into_iter()
}

/// What is said of all of them together; each has its own words beside its rows.
fn said(trends: &Trends) -> Said {
    if let [found] = trends.medications.as_slice() {
        return words::medication(found);
    }
    let of = |verdict: Verdict| -> Vec<String> {
        latest_first(trends)
            .filter(|found| Verdict::of_medication(found) == verdict)
            .map(|found| told_apart(found, trends))
            .collect()
    };
    let told = [
        (Verdict::MoreOften, "more cramps than chance alone would explain after"),
        (Verdict::LessOften, "fewer cramps than chance alone would explain after"),
        (Verdict::CouldBeChance, "a difference that could be chance after"),
        (Verdict::NoCramps, "no cramp on either side of"),
        (Verdict::TooFew, "too few nights to tell about"),
    ]
    .into_iter()
    .map(|(verdict, how)| (of(verdict), how))
    .filter(|(names, _)| !names.is_empty())
    .map(|(names, how)| format!("{how} {}", in_short(&names)))
    .collect::<Vec<_>>();
    let stands_out = trends
        .medications
        .iter()
        .map(Verdict::of_medication)
        .any(|verdict| matches!(verdict, Verdict::MoreOften | Verdict::LessOften));
    let caution = if stands_out { "; it may still be something else that changed" } else { "" };
    Said {
        plain: format!("{}{caution}", capital(&told.join("; "))),
        method: format!(
            "Each of up to 28 nights before and after the start, over the whole diary up to the \
             end of the period; cramps a week with Garwood's 95 % interval, their ratio by the \
             exact conditional test{}; of many that are compared, one in twenty stands out by \
             chance alone",
            if is_widened(trends) { WIDENED } else { "" }
        ),
    }
}

/// Its name, with the day of the start where the same name was started more than once.
fn told_apart(found: &BeforeAfter, trends: &Trends) -> String {
    let same = |other: &&BeforeAfter| other.name.to_lowercase() == found.name.to_lowercase();
    if trends.medications.iter().filter(same).count() < 2 {
        return found.name.clone();
    }
    format!("{} (started {})", found.name, date(found.since))
}

/// A few by name; more of them by their number.
fn in_short(names: &[String]) -> String {
    const NAMED: usize = 4;
    if names.len() <= NAMED { names.join(", ") } else { format!("{} starts", names.len()) }
}

fn is_widened(trends: &Trends) -> bool {
    rates::is_overdispersed(trends.cramps_per_week.and_then(|rate| rate.dispersion))
}

/// Why the intervals are wider than the counts alone would have them.
const WIDENED: &str =
    ", widened because the weeks of the period differ more than chance would have it";

impl Medication {
    fn of(found: &BeforeAfter, trends: &Trends) -> Self {
        let dispersion = trends.cramps_per_week.and_then(|rate| rate.dispersion);
        let comparison = words::of_medication(found);
        let mut told = Vec::new();
        if let Some(interval) = comparison.interval {
            told.push(format!("{interval}: {}", comparison.verdict.text()));
        } else {
            told.push(capital(comparison.verdict.text()));
        }
        told.extend(found.too_few.as_deref().map(capital));
        Self {
            title: format!("{}, started {}", found.name, date(found.since)),
            sides: [
                Side::of("Before", found.before, dispersion),
                Side::of("After", found.after, dispersion),
            ],
            words: told,
        }
    }

    fn heard(&self, side: &Side) -> String {
        format!("{}. {}: {}", self.title, side.name, side.words)
    }
}

impl Side {
    fn of(name: &'static str, side: SideCounts, dispersion: Option<f64>) -> Self {
        let rate = rate(side, dispersion);
        let words = rate.map_or_else(
            || "no night recorded".to_owned(),
            |RateInterval { estimate, low, high, .. }| {
                format!(
                    "{estimate:.1} a week ({low:.1} to {high:.1}): {} on {}",
                    count(side.cramps, "cramp", "cramps"),
                    count(side.recorded, "recorded night", "recorded nights")
                )
            },
        );
        Self { name, rate, words }
    }
}

/// Cramps a week; the interval as wide as that of the ratio beside it: widened where the weeks
/// of the period differ more than chance would have it.
fn rate(side: SideCounts, dispersion: Option<f64>) -> Option<RateInterval> {
    let rate = rates::cramps_per_week(side.cramps, side.recorded, &[])?;
    let widened = |bound| match dispersion {
        Some(factor) if rates::is_overdispersed(dispersion) && rate.estimate > 0.0 => {
            rates::widened(rate.estimate, bound, factor)
        }
        _ => bound,
    };
    Some(RateInterval { low: widened(rate.low), high: widened(rate.high), ..rate })
}

fn table(trends: &Trends) -> Table {
    let dispersion = trends.cramps_per_week.and_then(|rate| rate.dispersion);
    let mut table = Table::with_columns([
        ("Medication", ""),
        ("Started", ""),
        ("Recorded before", "nights"),
        ("Cramps before", ""),
        ("Before", "a week"),
        ("Before, 95 % from", ""),
        ("Before, 95 % to", ""),
        ("Recorded after", "nights"),
        ("Cramps after", ""),
        ("After", "a week"),
        ("After, 95 % from", ""),
        ("After, 95 % to", ""),
        ("Ratio", ""),
        ("Ratio, 95 % from", ""),
        ("Ratio, 95 % to", ""),
        ("p", ""),
        ("What is missing", ""),
    ]);
    for found in latest_first(trends) {
        let mut row = vec![Cell::text(&found.name), Cell::Day(found.since)];
        for side in [found.before, found.after] {
            let rate = rate(side, dispersion);
            row.extend([
                Cell::count(side.recorded),
                if side.recorded == 0 { Cell::Missing } else { Cell::count(side.cramps) },
                Cell::figure(rate.map(|rate| rate.estimate), 1),
                Cell::figure(rate.map(|rate| rate.low), 1),
                Cell::figure(rate.map(|rate| rate.high), 1),
            ]);
        }
        row.extend([
            Cell::figure(found.rate_ratio, 2),
            Cell::figure(found.low, 2),
            Cell::figure(found.high, 2),
            Cell::figure(found.p, 4),
            found.too_few.as_deref().map_or(Cell::Missing, Cell::text),
        ]);
        table.row(row);
    }
    table
}

impl Medications {
    /// Lays it out.
    pub(super) fn scene(&self, width: f32, text: &dyn TextSizes) -> Scene {
        let mut pen = Pen::new(width, text);
        let sides = || self.medications.iter().flat_map(|medication| &medication.sides);
        let widest = |pen: &Pen<'_>, role, of: fn(&Side) -> &str| {
            sides().map(|side| pen.width_of(of(side), role)).fold(0.0, f32::max)
        };
        let left = widest(&pen, TextRole::Small, |side| side.name) + GAP;
        let beside = widest(&pen, TextRole::Small, |side| &side.words) + 2.0 * GAP;
        let is_wide = width >= WIDE && beside <= width / 2.0;
        let right = if is_wide { width - beside } else { width - 4.0 };
        // The widest interval has its room, unless it would press all others into a corner.
        let high = sides().filter_map(|side| side.rate).map(|rate| rate.high);
        let estimate = sides().filter_map(|side| side.rate).map(|rate| rate.estimate);
        let most = high.fold(1.0, f64::max).min(4.0 * estimate.fold(1.0, f64::max)).ceil();
        let x = Scale { from: 0.0, to: most, start: left, end: right };
        let mut y = 0.0;
        for medication in &self.medications {
            y = draw(&mut pen, medication, &x, y, is_wide) + 2.0 * GAP;
        }
        let line = pen.line_height(TextRole::Small);
        for value in steps(most, 6) {
            let at = [x.at(value), y + line / 2.0];
            let anchor = if x.at(value) + 8.0 > width { Anchor::Right } else { Anchor::Middle };
            pen.text(Ink::Weak, TextRole::Small, at, anchor, axis_figure(value));
        }
        y += line;
        let widened = if self.is_widened { WIDENED } else { "" };
        let note = format!("Cramps in seven recorded nights, with their 95 % intervals{widened}");
        y += pen.paragraph(Ink::Weak, TextRole::Small, [0.0, y], width, &note);
        pen.finish(y)
    }
}

/// Draws one medication; gives its bottom.
fn draw(pen: &mut Pen<'_>, medication: &Medication, x: &Scale, top: f32, is_wide: bool) -> f32 {
    let width = pen.width();
    let title = &medication.title;
    let mut y = top + pen.paragraph(Ink::Text, TextRole::Strong, [0.0, top], width, title);
    let line = pen.line_height(TextRole::Small);
    for side in &medication.sides {
        let row = y;
        let middle = y + ROW / 2.0;
        pen.text(Ink::Text, TextRole::Small, [0.0, middle], Anchor::Left, side.name);
        for value in steps(x.to, 6) {
            let at = x.at(value);
            pen.lines(Ink::Grid, stroke::THIN, [[at, y], [at, y + ROW]]);
        }
        if let Some(rate) = side.rate {
            interval(pen, Ink::Cramp, x, middle, [rate.low, rate.estimate, rate.high]);
        } else {
            let area = Area::new(x.start, middle - 6.0, x.end, middle + 6.0);
            pen.hatch(Ink::NotRecorded, area);
        }
        y += ROW;
        if is_wide {
            let at = [x.end + 2.0 * GAP, middle];
            pen.text(Ink::Text, TextRole::Small, at, Anchor::Left, side.words.as_str());
        } else {
            let (at, room) = ([x.start, y], width - x.start);
            y += pen.paragraph(Ink::Text, TextRole::Small, at, room, &side.words);
        }
        pen.hit(Area::new(0.0, row, width, y), medication.heard(side));
    }
    let from = y;
    for words in &medication.words {
        y += pen.paragraph(Ink::Text, TextRole::Small, [0.0, y + 2.0], width, words) + 2.0;
    }
    let told = format!("{}. {}", medication.title, medication.words.join(". "));
    pen.hit(Area::new(0.0, from, width, y.max(from + line)), told);
    y
}

fn axis_figure(value: f64) -> String {
    crate::diary::written::number(value)
}

#[cfg(test)]
mod tests;
