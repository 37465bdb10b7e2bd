//! The measures of the sleep as lines, in pictures below each other.

use super::{
    super::{
        key::{Key, keys},
        pen::{Pen, stroke},
        scale::{Days, Scale, steps},
        scene::{Anchor, Area, Ink, Point, Scene, TextRole, TextSizes},
    },
    Means, SleepLines,
};
use crate::diary::written::number;

/// The heights of the pictures: of the hours, of the share, and of each other measure.
const HOURS_HEIGHT: f32 = 150.0;
const SHARE_HEIGHT: f32 = 90.0;
const OTHER_HEIGHT: f32 = 60.0;
/// In a picture of this width, the lines have their words beside them.
const WIDE: f32 = 560.0;
/// Room for those words.
const RIGHT: f32 = 64.0;
const GAP: f32 = 6.0;
const DOT: f32 = 3.5;

/// One of the measures of a point.
type Measure = fn(&Means) -> Option<f64>;

/// Those that have a small picture of their own.
const OTHERS: [(&str, Measure); 3] = [
    ("Minutes to fall asleep", |point| point.sleep.sleep_onset_latency),
    ("Minutes awake after falling asleep", |point| point.sleep.wake_after_sleep_onset),
    ("Times awake", |point| point.sleep.awakenings),
];

impl SleepLines {
    /// Lays it out: a picture for each measure that a night of the period has.
    pub(in crate::chart) fn scene(&self, width: f32, text: &dyn TextSizes) -> Scene {
        let mut pen = Pen::new(width, text);
        let line = pen.line_height(TextRole::Small);
        let left = pen.width_of("100 %", TextRole::Small) + GAP;
        let right = if width >= WIDE { width - RIGHT } else { width - DOT };
        let days = Days { period: self.period, left, right };
        let mut foot = 0.0;
        if self.has_times() {
            foot = self.hours(&mut pen, &days, foot) + line;
        }
        if self.has(share) {
            foot = self.share(&mut pen, &days, foot) + line;
        }
        for (title, measure) in OTHERS.into_iter().filter(|(_, measure)| self.has(*measure)) {
            foot = self.other(&mut pen, &days, foot, (title, measure)) + line;
        }
        foot -= line;
        for point in &self.points {
            let (from, to) = ends(&days, point);
            pen.hit(Area::new(from, line, to, foot), point.words());
        }
        foot += days.draw(&mut pen, foot) + GAP;
        foot += self.keys(&mut pen, foot);
        pen.finish(foot)
    }

    fn has(&self, measure: Measure) -> bool {
        self.points.iter().any(|point| measure(point).is_some())
    }

    fn has_times(&self) -> bool {
        self.has(in_bed) || self.has(asleep)
    }

    /// The time in bed and asleep; gives the bottom, as the others do.
    fn hours(&self, pen: &mut Pen<'_>, days: &Days, above: f32) -> f32 {
        let (top, bottom) = frame(pen, "Hours", above, HOURS_HEIGHT);
        let most = self.most_hours();
        let y = Scale { from: 0.0, to: most, start: bottom, end: top };
        for value in steps(most, 5) {
            grid(pen, days, y.at(value), format!("{value:.0}"));
        }
        self.line(pen, days, y, Ink::Series(0), in_bed);
        self.line(pen, days, y, Ink::Series(1), asleep);
        if pen.width() >= WIDE {
            let line = pen.line_height(TextRole::Small);
            let ends = [(in_bed as Measure, "In bed"), (asleep, "Asleep")];
            let mut labels: Vec<(f32, &str)> = ends
                .into_iter()
                .filter_map(|(measure, words)| Some((y.at(self.last(measure)?), words)))
                .collect();
            labels.sort_by(|(one, _), (other, _)| one.total_cmp(other));
            let mut lowest = f32::MIN;
            for (at, words) in labels {
                lowest = at.max(lowest + line);
                let at = [days.right + GAP + DOT, lowest];
                pen.text(Ink::Text, TextRole::Small, at, Anchor::Left, words);
            }
        }
        bottom
    }

    fn share(&self, pen: &mut Pen<'_>, days: &Days, above: f32) -> f32 {
        let (top, bottom) = frame(pen, "Asleep, of the time in bed", above, SHARE_HEIGHT);
        let lowest = self.points.iter().filter_map(share).fold(70.0, f64::min);
        let from = (lowest / 10.0).floor().max(0.0) * 10.0;
        let y = Scale { from, to: 100.0, start: bottom, end: top };
        let steps = [0.0, 20.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0];
        let wide = 100.0 - from > 50.0;
        for value in steps.into_iter().filter(|value| y.holds(*value)) {
            let is_even = value.rem_euclid(20.0) < 1.0;
            if is_even || !wide {
                grid(pen, days, y.at(value), format!("{value:.0} %"));
            }
        }
        self.line(pen, days, y, Ink::Series(2), share);
        bottom
    }

    /// A measure by itself.
    fn other(
        &self,
        pen: &mut Pen<'_>,
        days: &Days,
        above: f32,
        (title, measure): (&str, Measure),
    ) -> f32 {
        let (top, bottom) = frame(pen, title, above, OTHER_HEIGHT);
        let most = self.points.iter().filter_map(measure).fold(1.0, f64::max);
        // A line stands over the highest point as well.
        let step = steps(most, 2).get(1).copied().unwrap_or(most);
        let to = step * (most / step).ceil();
        let y = Scale { from: 0.0, to, start: bottom, end: top };
        for value in steps(to, 2) {
            grid(pen, days, y.at(value), number(value));
        }
        self.line(pen, days, y, Ink::Series(3), measure);
        bottom
    }

    /// The top of the scale of hours.
    fn most_hours(&self) -> f64 {
        let values = self.points.iter().flat_map(|point| [in_bed(point), asleep(point)]);
        values.flatten().fold(8.0, f64::max).ceil()
    }

    fn last(&self, measure: Measure) -> Option<f64> {
        self.points.iter().rev().find_map(measure)
    }

    /// A line through the points that have the value; it does not reach over those without.
    fn line(&self, pen: &mut Pen<'_>, days: &Days, y: Scale, ink: Ink, measure: Measure) {
        let mut run: Vec<Point> = Vec::new();
        for point in &self.points {
            let Some(value) = measure(point) else {
                draw_run(pen, ink, &std::mem::take(&mut run));
                continue;
            };
            let (from, to) = ends(days, point);
            run.push([f32::midpoint(from, to), y.at(value)]);
        }
        draw_run(pen, ink, &run);
    }

    fn keys(&self, pen: &mut Pen<'_>, top: f32) -> f32 {
        let mean = match self.weeks {
            1 => "Each point: the mean of a week".to_owned(),
            weeks => format!("Each point: the mean of {weeks} weeks"),
        };
        let mut shown: Vec<Key<'_>> =
            vec![(&mean, |pen, area| pen.dot(Ink::Weak, area.center(), DOT))];
        if pen.width() < WIDE && self.has_times() {
            shown.push(("In bed", |pen, area| sample(pen, Ink::Series(0), area)));
            shown.push(("Asleep", |pen, area| sample(pen, Ink::Series(1), area)));
        }
        keys(pen, [0.0, top], &shown)
    }
}

/// Writes the title of a picture; gives its top and its bottom.
fn frame(pen: &mut Pen<'_>, title: &str, above: f32, height: f32) -> (f32, f32) {
    let line = pen.line_height(TextRole::Small);
    let at = [0.0, above + line / 2.0];
    pen.text(Ink::Weak, TextRole::Small, at, Anchor::Left, title);
    // The number of the topmost line stands half above it.
    let top = above + 1.5 * line + GAP;
    (top, top + height)
}

/// Where a point begins and ends.
fn ends(days: &Days, point: &Means) -> (f32, f32) {
    let nights = point.to.days_since(point.from) + 1;
    let from = days.x(point.from.morning());
    (from, from + days.a_night() * nights as f32)
}

fn in_bed(point: &Means) -> Option<f64> {
    point.sleep.time_in_bed.map(|minutes| minutes / 60.0)
}

fn asleep(point: &Means) -> Option<f64> {
    point.sleep.total_sleep_time.map(|minutes| minutes / 60.0)
}

pub(super) const fn share(point: &Means) -> Option<f64> {
    point.sleep.sleep_efficiency
}

fn draw_run(pen: &mut Pen<'_>, ink: Ink, run: &[Point]) {
    if run.len() > 1 {
        pen.lines(ink, stroke::BOLD, run);
    }
    // Between many points the line says enough; one by itself is seen as a dot.
    if run.len() < 30 {
        for point in run {
            pen.dot(ink, *point, DOT);
        }
    }
}

fn grid(pen: &mut Pen<'_>, days: &Days, y: f32, label: String) {
    pen.lines(Ink::Grid, stroke::THIN, [[days.left, y], [days.right, y]]);
    pen.text(Ink::Weak, TextRole::Small, [days.left - GAP, y], Anchor::Right, label);
}

fn sample(pen: &mut Pen<'_>, ink: Ink, area: Area) {
    let [x, y] = area.center();
    pen.lines(ink, stroke::BOLD, [[area.left, y], [area.right, y]]);
    pen.dot(ink, [x, y], DOT);
}
