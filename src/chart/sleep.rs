//! Sleep over time: the time in bed and asleep, and the share of one in the other.

use super::{
    Chart, ChartId, Drawing,
    key::{Key, keys},
    pen::{Pen, stroke},
    scale::{Days, Scale, steps},
    scene::{Anchor, Area, Ink, Point, Scene, TextRole, TextSizes},
    table::{Cell, Table},
};
use crate::{
    diary::{
        Diary, NightDate, Period,
        written::{count, duration, number, short_date},
    },
    trends::{
        SleepMeans, Trends, sleep_means,
        words::{self, Said},
    },
};

/// The most points of a line.
const MOST_POINTS: usize = 60;
/// The heights of the two pictures.
const HOURS_HEIGHT: f32 = 150.0;
const SHARE_HEIGHT: f32 = 90.0;
/// In a picture of this width, the lines have their words beside them.
const WIDE: f32 = 560.0;
/// Room for those words.
const RIGHT: f32 = 64.0;
const GAP: f32 = 6.0;
const DOT: f32 = 3.5;

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SleepLines {
    period: Period,
    points: Vec<Means>,
    /// How many weeks a point is of.
    weeks: usize,
}

/// The means of some weeks.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Means {
    from: NightDate,
    to: NightDate,
    sleep: SleepMeans,
}

/// The chart of a period.
pub(super) fn chart(diary: &Diary, trends: &Trends) -> Chart {
    let said = words::sleep(trends);
    let period = Period::new(trends.from, trends.to).filter(|_| trends.sleep.nights > 0);
    let Some(period) = period else {
        let method = "With the times of going to bed and of getting up, the time asleep would \
                      stand here";
        return Chart::without_data(
            ChartId::Sleep,
            Said { plain: said.plain, method: method.to_owned() },
        );
    };
    let weeks = trends.weeks.len().div_ceil(MOST_POINTS).max(1);
    let point = |weeks: &[crate::trends::Week]| {
        let (from, to) = (weeks.first()?.from, weeks.last()?.to);
        Some(Means { from, to, sleep: sleep_means(diary, Period::new(from, to)?) })
    };
    let points: Vec<Means> = trends.weeks.chunks(weeks).filter_map(point).collect();
    let drawing = SleepLines { period, points, weeks };
    Chart {
        id: ChartId::Sleep,
        said,
        table: drawing.table(trends),
        drawing: if drawing.has_times() { Drawing::Sleep(drawing) } else { Drawing::Nothing },
    }
}

impl SleepLines {
    /// Whether there is a line to be drawn: of what was counted alone there is a table only.
    fn has_times(&self) -> bool {
        self.points.iter().any(|point| point.sleep.time_in_bed.is_some() || asleep(point).is_some())
    }

    fn table(&self, trends: &Trends) -> Table {
        let mut table = Table::with_columns([
            ("From", ""),
            ("To", ""),
            ("Nights with any", ""),
            ("Time in bed", "min"),
            ("Time asleep", "min"),
            ("Asleep of the time in bed", "%"),
            ("To fall asleep", "min"),
            ("Awake after falling asleep", "min"),
            ("Times awake", ""),
        ]);
        let whole = Means { from: trends.from, to: trends.to, sleep: trends.sleep };
        for Means { from, to, sleep: means } in std::iter::once(&whole).chain(&self.points) {
            table.row([
                Cell::Day(from.morning()),
                Cell::Day(to.morning()),
                Cell::count(means.nights),
                Cell::figure(means.time_in_bed, 0),
                Cell::figure(means.total_sleep_time, 0),
                Cell::figure(means.sleep_efficiency, 0),
                Cell::figure(means.sleep_onset_latency, 0),
                Cell::figure(means.wake_after_sleep_onset, 0),
                Cell::figure(means.awakenings, 1),
            ]);
        }
        table
    }

    /// Lays it out.
    pub(super) fn scene(&self, width: f32, text: &dyn TextSizes) -> Scene {
        let mut pen = Pen::new(width, text);
        let line = pen.line_height(TextRole::Small);
        let is_wide = width >= WIDE;
        let left = pen.width_of("100 %", TextRole::Small) + GAP;
        let right = if is_wide { width - RIGHT } else { width - DOT };
        let days = Days { period: self.period, left, right };
        let has_share = self.points.iter().any(|point| share(point).is_some());

        let top = line + GAP;
        let bottom = top + HOURS_HEIGHT;
        pen.text(Ink::Weak, TextRole::Small, [0.0, line / 2.0], Anchor::Left, "Hours");
        let most = self.most_hours();
        let y = Scale { from: 0.0, to: most, start: bottom, end: top };
        for value in steps(most, 5) {
            grid(&mut pen, &days, y.at(value), format!("{value:.0}"));
        }
        self.line(&mut pen, &days, y, Ink::Series(0), in_bed);
        self.line(&mut pen, &days, y, Ink::Series(1), asleep);
        if is_wide {
            let ends = [(in_bed as Measure, "In bed"), (asleep, "Asleep")];
            let mut labels: Vec<(f32, &str)> = ends
                .into_iter()
                .filter_map(|(measure, words)| Some((y.at(self.last(measure)?), words)))
                .collect();
            labels.sort_by(|(one, _), (other, _)| one.total_cmp(other));
            let mut lowest = f32::MIN;
            for (at, words) in labels {
                lowest = at.max(lowest + line);
                let at = [right + GAP + DOT, lowest];
                pen.text(Ink::Text, TextRole::Small, at, Anchor::Left, words);
            }
        }
        let mut foot = bottom;
        if has_share {
            foot = self.share(&mut pen, &days, bottom + line);
        }
        for point in &self.points {
            let (from, to) = ends(&days, point);
            pen.hit(Area::new(from, top, to, foot), point.words());
        }
        foot += days.draw(&mut pen, foot) + GAP;
        foot += self.keys(&mut pen, foot);
        pen.finish(foot)
    }

    /// The second picture; gives its bottom.
    fn share(&self, pen: &mut Pen<'_>, days: &Days, above: f32) -> f32 {
        let line = pen.line_height(TextRole::Small);
        let title = "Asleep, of the time in bed";
        pen.text(Ink::Weak, TextRole::Small, [0.0, above + line / 2.0], Anchor::Left, title);
        // The number of the topmost line stands half above it.
        let top = above + 1.5 * line + GAP;
        let bottom = top + SHARE_HEIGHT;
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
        if pen.width() < WIDE {
            shown.push(("In bed", |pen, area| sample(pen, Ink::Series(0), area)));
            shown.push(("Asleep", |pen, area| sample(pen, Ink::Series(1), area)));
        }
        keys(pen, [0.0, top], &shown)
    }
}

/// Where a point begins and ends.
fn ends(days: &Days, point: &Means) -> (f32, f32) {
    let nights = point.to.days_since(point.from) + 1;
    let from = days.x(point.from.morning());
    (from, from + days.a_night() * nights as f32)
}

/// One of the measures of a point.
type Measure = fn(&Means) -> Option<f64>;

fn in_bed(point: &Means) -> Option<f64> {
    point.sleep.time_in_bed.map(|minutes| minutes / 60.0)
}

fn asleep(point: &Means) -> Option<f64> {
    point.sleep.total_sleep_time.map(|minutes| minutes / 60.0)
}

const fn share(point: &Means) -> Option<f64> {
    point.sleep.sleep_efficiency
}

impl Means {
    /// "3 Mar to 9 Mar 2026: in bed 7 h 50 min, asleep 6 h 30 min, ...; 6 nights".
    fn words(&self) -> String {
        let Self { from, to, sleep: means } = self;
        let to = to.morning().format("%-d %b %Y");
        let when = format!("{} to {to}", short_date(from.morning()));
        if means.nights == 0 {
            return format!("{when}: no sleep recorded");
        }
        let parts = [
            means.time_in_bed.map(|value| format!("in bed {}", minutes(value))),
            means.total_sleep_time.map(|value| format!("asleep {}", minutes(value))),
            means.sleep_efficiency.map(|value| format!("{value:.0} % of the time in bed")),
            means.sleep_onset_latency.map(|value| format!("{} to fall asleep", minutes(value))),
            means.wake_after_sleep_onset.map(|value| format!("{} awake after", minutes(value))),
            means.awakenings.map(|value| format!("{} times awake", number(value))),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let nights = count(means.nights, "night", "nights");
        format!("{when}: {}; means of {nights}", parts.join(", "))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the minutes of a night; `as` saturates")]
fn minutes(value: f64) -> String {
    duration(value.round() as i64)
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{chart, share};
    use crate::{
        chart::{
            Cell, Drawing, Ink, Shape,
            testing::{Even, of_ink},
        },
        diary::{Diary, Night, NightDate, Period},
        trends::trends,
    };

    /// Three weeks: sleep in the first and the third, none in the second.
    fn diary() -> Diary {
        let first: NightDate = "2026-03-01".parse().unwrap();
        let mut diary = Diary::default();
        for day in (0..7).chain(14..21) {
            let out = if day < 7 { "07:00" } else { "06:00" };
            let mut night: Night = serde_json::from_str(&format!(
                r#"{{"date": "2026-03-01", "sleep": {{"into_bed": "23:00", "tried_to_sleep":
                    "23:00", "minutes_to_fall_asleep": 30, "minutes_awake": 30,
                    "final_awakening": "{out}", "out_of_bed": "{out}"}}}}"#
            ))
            .unwrap();
            night.date = first.plus_days(day);
            diary.put_night(Arc::new(night));
        }
        diary
    }

    fn period() -> Period {
        Period::new("2026-03-01".parse().unwrap(), "2026-03-21".parse().unwrap()).unwrap()
    }

    #[test]
    fn a_week_without_sleep_is_a_gap_and_not_zero() {
        let diary = diary();
        let chart = chart(&diary, &trends(&diary, period()));
        let cells = |row: usize| chart.table.rows[row][2..6].to_vec();
        let number = |value: f64| Cell::Number(value, 0);
        assert_eq!(cells(1), [number(7.0), number(480.0), number(420.0), number(87.5)]);
        assert_eq!(cells(2), [number(0.0), Cell::Missing, Cell::Missing, Cell::Missing]);
        assert_eq!(cells(3)[1], number(420.0));
        let scene = chart.scene(700.0, &Even);
        // Two dots and no line: nothing joins what lies on either side of the gap.
        let of = |ink| of_ink(&scene, ink).cloned().collect::<Vec<Shape>>();
        assert_eq!(of(Ink::Series(0)).len(), 2);
        assert!(of(Ink::Series(0)).iter().all(|shape| matches!(shape, Shape::Circle { .. })));
        assert_eq!(scene.hits.len(), 3);
        assert_eq!(scene.hits[1].words, "8 Mar to 14 Mar 2026: no sleep recorded");
        assert_eq!(
            scene.hits[0].words,
            "1 Mar to 7 Mar 2026: in bed 8 h, asleep 7 h, 88 % of the time in bed, 30 min to fall \
             asleep, 30 min awake after; means of 7 nights"
        );
    }

    #[test]
    fn a_long_period_has_no_more_points_than_can_be_seen() {
        let diary = diary();
        let long = Period::new("1976-01-01".parse().unwrap(), period().last()).unwrap();
        let chart = chart(&diary, &trends(&diary, long));
        let Drawing::Sleep(lines) = &chart.drawing else { panic!("there is sleep to draw") };
        assert!(lines.points.len() <= super::MOST_POINTS);
        assert_eq!(lines.points.last().unwrap().to, long.last());
        assert_eq!(lines.points.iter().filter(|point| share(point).is_some()).count(), 1);
    }

    #[test]
    fn what_was_counted_alone_is_a_table_without_a_picture() {
        let mut diary = Diary::default();
        let night = r#"{"date": "2026-03-01", "sleep": {"awakenings": 2}}"#;
        diary.put_night(Arc::new(serde_json::from_str(night).unwrap()));
        let counted = chart(&diary, &trends(&diary, period()));
        assert!(!counted.has_data());
        assert_eq!(counted.table.rows[1][8], Cell::Number(2.0, 1));
        let nothing = Diary::default();
        assert!(chart(&nothing, &trends(&nothing, period())).table.rows.is_empty());
    }
}
