//! Where values stand: scales, their marks, and the days along the foot of a chart.

use chrono::{Datelike as _, Months, NaiveDate, TimeDelta};

use super::{
    pen::{Pen, stroke},
    scene::{Anchor, Ink, TextRole},
};
use crate::diary::Period;

/// Values from one end to the other, and where those ends stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The value at the start.
    pub from: f64,
    /// The value at the end.
    pub to: f64,
    /// Where the start stands.
    pub start: f32,
    /// Where the end stands.
    pub end: f32,
}

impl Scale {
    /// Where a value stands; what lies beyond an end stands at that end.
    #[expect(clippy::cast_possible_truncation, reason = "a share is drawn, where six digits do")]
    pub fn at(&self, value: f64) -> f32 {
        let length = self.to - self.from;
        let share = if length == 0.0 { 0.0 } else { (value - self.from) / length };
        self.start + (self.end - self.start) * share.clamp(0.0, 1.0) as f32
    }

    /// Whether a value lies between the ends.
    pub fn holds(&self, value: f64) -> bool {
        self.from.min(self.to) <= value && value <= self.from.max(self.to)
    }
}

/// Round values from 0 to an end, about as many as wanted.
pub fn steps(end: f64, wanted: u32) -> Vec<f64> {
    let least = end / f64::from(wanted.max(1));
    if !(least > 0.0 && least.is_finite()) {
        return vec![0.0];
    }
    let power = 10_f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .map(|step| step * power)
        .into_iter()
        .find(|step| *step >= least * 0.999)
        .unwrap_or(least);
    let mut values = Vec::new();
    let mut value = 0.0;
    while value <= end * 1.000_001 {
        values.push(value);
        value = step * (values.len() as f64);
    }
    values
}

/// The days of a period along the foot of a chart. A night stands on the day of its morning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Days {
    /// The days.
    pub period: Period,
    /// Where the first day begins.
    pub left: f32,
    /// Where the last day ends.
    pub right: f32,
}

/// From one label to the next.
#[derive(Debug, Clone, Copy)]
enum Step {
    Days(i64),
    Months(u32),
}

const STEPS: [Step; 12] = [
    Step::Days(1),
    Step::Days(7),
    Step::Days(14),
    Step::Days(28),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Months(12),
    Step::Months(24),
    Step::Months(60),
    Step::Months(120),
    Step::Months(240),
];

impl Days {
    /// Where a day begins.
    pub fn x(&self, day: NaiveDate) -> f32 {
        self.night(day) * self.a_night() + self.left
    }

    /// How wide a night is.
    pub fn a_night(&self) -> f32 {
        (self.right - self.left) / self.period.nights().max(1) as f32
    }

    fn night(&self, day: NaiveDate) -> f32 {
        (day - self.period.first().morning()).num_days() as f32
    }

    /// Writes dates below `top`, as many as there is room for, each with a small line; gives how
    /// much room they take.
    pub fn draw(&self, pen: &mut Pen<'_>, top: f32) -> f32 {
        const TICK: f32 = 4.0;
        let height = pen.line_height(TextRole::Small);
        for (day, label) in self.labels(pen) {
            let x = self.x(day);
            pen.lines(Ink::Outline, stroke::THIN, [[x, top], [x, top + TICK]]);
            // The first and the last label do not reach beyond the picture.
            let half = pen.width_of(&label, TextRole::Small) / 2.0;
            let middle = x.min(pen.width() - half).max(half);
            let at = [middle, top + TICK + height / 2.0];
            pen.text(Ink::Weak, TextRole::Small, at, Anchor::Middle, label);
        }
        TICK + height
    }

    fn labels(&self, pen: &Pen<'_>) -> Vec<(NaiveDate, String)> {
        const GAP: f32 = 12.0;
        let fits = |labels: &[(NaiveDate, String)]| {
            labels.windows(2).all(|pair| {
                let [(one, label), (next, other)] = pair else { return true };
                let half = |label: &str| pen.width_of(label, TextRole::Small) / 2.0;
                let room = self.x(*next) - self.x(*one);
                half(label) + half(other) + GAP <= room
            })
        };
        STEPS
            .into_iter()
            // Without this, each of 18,000 days would be measured.
            .filter(|step| self.a_night() * step.nights() >= GAP)
            .map(|step| self.labels_of(step))
            .find(|labels| fits(labels))
            .unwrap_or_default()
    }

    fn labels_of(&self, step: Step) -> Vec<(NaiveDate, String)> {
        let (first, last) = (self.period.first().morning(), self.period.last().morning());
        let needs_year = first.year() != last.year();
        let format = match step {
            Step::Days(_) if needs_year => "%-d %b %y",
            Step::Days(_) => "%-d %b",
            Step::Months(months) if months >= 12 => "%Y",
            Step::Months(_) => "%b %Y",
        };
        std::iter::successors(step.first(first), |day| step.next(*day))
            .take_while(|day| *day <= last)
            .map(|day| (day, day.format(format).to_string()))
            .collect()
    }
}

impl Step {
    /// About how many nights it is.
    fn nights(self) -> f32 {
        match self {
            Self::Days(days) => days as f32,
            Self::Months(months) => 30.0 * months as f32,
        }
    }

    /// The first labelled day: that of the period itself, or the first of a month after which
    /// the months are told.
    fn first(self, first: NaiveDate) -> Option<NaiveDate> {
        let Self::Months(months) = self else { return Some(first) };
        let mut day = first.with_day(1)?;
        let is_round = |day: NaiveDate| {
            let years = u32::try_from(day.year()).unwrap_or_default();
            (12 * years + day.month0()).is_multiple_of(months)
        };
        while day < first || !is_round(day) {
            day = day.checked_add_months(Months::new(1))?;
        }
        Some(day)
    }

    fn next(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => day.checked_add_signed(TimeDelta::days(days)),
            Self::Months(months) => day.checked_add_months(Months::new(months)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Days, Scale, Step, steps};
    use crate::diary::Period;

    #[test]
    fn a_value_beyond_an_end_stands_at_that_end() {
        let scale = Scale { from: 0.0, to: 4.0, start: 100.0, end: 0.0 };
        for (value, at) in [(0.0, 100.0), (1.0, 75.0), (4.0, 0.0), (-1.0, 100.0), (9.0, 0.0)] {
            assert!((scale.at(value) - at).abs() < 1e-4, "{value}");
        }
        let none = Scale { from: 2.0, to: 2.0, start: 10.0, end: 90.0 };
        assert!((none.at(2.0) - 10.0).abs() < 1e-4);
    }

    #[test]
    fn the_marks_of_a_scale_are_round() {
        for (end, wanted, values) in [
            (7.0, 7, vec![0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]),
            (7.0, 4, vec![0.0, 2.0, 4.0, 6.0]),
            (45.0, 5, vec![0.0, 10.0, 20.0, 30.0, 40.0]),
            (0.0, 5, vec![0.0]),
            (f64::NAN, 5, vec![0.0]),
        ] {
            assert_eq!(steps(end, wanted), values, "{end} in {wanted}");
        }
        let small = steps(0.35, 4);
        assert_eq!(small.len(), 4);
        assert!((small[3] - 0.3).abs() < 1e-9, "{small:?}");
    }

    #[test]
    fn days_are_labelled_from_the_first_and_long_periods_from_round_months() {
        let days = |first: &str, last: &str| {
            let period = Period::new(first.parse().unwrap(), last.parse().unwrap()).unwrap();
            Days { period, left: 0.0, right: 1000.0 }
        };
        let labels = |days: Days, step| {
            days.labels_of(step).into_iter().map(|(_, label)| label).collect::<Vec<_>>()
        };
        let weeks = labels(days("2026-03-03", "2026-03-30"), Step::Days(14));
        assert_eq!(weeks, ["3 Mar", "17 Mar"]);
        let weeks = labels(days("2025-12-20", "2026-01-10"), Step::Days(14));
        assert_eq!(weeks, ["20 Dec 25", "3 Jan 26"]);
        let months = labels(days("2025-11-17", "2026-08-01"), Step::Months(3));
        assert_eq!(months, ["Jan 2026", "Apr 2026", "Jul 2026"]);
        let years = labels(days("1976-11-20", "2026-11-19"), Step::Months(120));
        assert_eq!(years, ["1980", "1990", "2000", "2010", "2020"]);
    }
}
