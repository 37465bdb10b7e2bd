//! Cramp nights a week, week by week, with what happened on the same axis.

use super::{
    Chart, ChartId, Drawing,
    events::{Event, events},
    key::{Key, keys},
    lanes::Lanes,
    pen::{Pen, stroke},
    scale::{Days, Scale},
    scene::{Area, Ink, Scene, TextRole, TextSizes},
    table::{Cell, Table},
    trend_line::Line,
    week_bars::{WeekBar, weeks_a_bar},
    week_plot::{GAP, Plot, STRIP, bars_for, beside},
};
use crate::{
    diary::{Diary, Period},
    trends::{Interval, Trends, Week, rates, words},
};

/// The height of the bars.
const HEIGHT: f32 = 200.0;
/// Room for the figures at the left.
const LEFT: f32 = 24.0;
/// In a picture of this width, the lines have their words beside them.
const WIDE: f32 = 560.0;
/// The words of a line that may be chance, which are the widest.
const MAY_BE_CHANCE: &str = "Trend, may be chance";

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CrampNights {
    period: Period,
    weeks: Vec<Week>,
    rate: Option<Interval>,
    before: Option<Interval>,
    line: Option<Line>,
    events: Vec<Event>,
}

/// The chart of a period.
pub(super) fn chart(diary: &Diary, trends: &Trends, before: Option<&Trends>) -> Chart {
    let said = words::cramp_nights(trends);
    let Some(period) = Period::new(trends.from, trends.to).filter(|_| trends.recorded_nights > 0)
    else {
        return Chart::without_data(ChartId::CrampNights, said);
    };
    let drawing = CrampNights {
        period,
        weeks: trends.weeks.clone(),
        rate: trends.cramp_nights_per_week,
        before: before.and_then(|before| before.cramp_nights_per_week),
        line: Line::of(trends),
        events: events(diary, period),
    };
    Chart {
        id: ChartId::CrampNights,
        said,
        table: drawing.table(trends, before),
        drawing: Drawing::CrampNights(drawing),
    }
}

impl CrampNights {
    fn table(&self, trends: &Trends, before: Option<&Trends>) -> Table {
        let mut table = Table::with_columns([
            ("What", ""),
            ("From", ""),
            ("To", ""),
            ("Nights", ""),
            ("Recorded", "nights"),
            ("Cramp nights", ""),
            ("Cramp nights a week", ""),
            ("95 % from", ""),
            ("95 % to", ""),
            ("Trend", ""),
            ("What happened", ""),
        ]);
        let mut add = |what: &str, week: &Week, trend: Option<f64>, happened: String| {
            let rate = rates::cramp_nights_per_week(week.cramp_nights, week.recorded);
            let nights = week.to.days_since(week.from) + 1;
            table.row([
                Cell::text(what),
                Cell::Day(week.from.morning()),
                Cell::Day(week.to.morning()),
                Cell::count(u32::try_from(nights).unwrap_or_default()),
                Cell::count(week.recorded),
                Cell::count(week.cramp_nights),
                Cell::figure(rate.map(|rate| rate.estimate), 1),
                Cell::figure(rate.map(|rate| rate.low), 1),
                Cell::figure(rate.map(|rate| rate.high), 1),
                Cell::figure(trend, 1),
                Cell::Text(happened),
            ]);
        };
        add("Whole period", &whole(trends), None, String::new());
        if let Some(before) = before {
            add("Period before", &whole(before), None, String::new());
        }
        for (position, week) in self.weeks.iter().enumerate() {
            let days = week.from.morning()..=week.to.morning();
            let happened: Vec<String> = self
                .events
                .iter()
                .filter(|event| days.contains(&event.day))
                .map(Event::words)
                .collect();
            let trend = self.line.and_then(|line| line.drawn_at(position as f64));
            add("Week", week, trend, happened.join("; "));
        }
        table
    }

    /// Lays it out.
    pub(super) fn scene(&self, width: f32, text: &dyn TextSizes) -> Scene {
        let mut pen = Pen::new(width, text);
        let words = pen.width_of(MAY_BE_CHANCE, TextRole::Small) + GAP;
        let right = if width >= WIDE { width - words } else { width };
        let days = Days { period: self.period, left: LEFT, right };
        let bars = WeekBar::all(&self.weeks, bars_for(right - LEFT));
        let lanes = Lanes::new(&pen, &days, &self.events);
        let head = pen.line_height(TextRole::Small) / 2.0;
        let top = if self.events.is_empty() { head } else { lanes.height() + GAP };
        let bottom = top + HEIGHT;
        let y = Scale { from: 0.0, to: self.upper(&bars), start: bottom, end: top };
        let plot = Plot { days, bars: &bars, y, is_wide: width >= WIDE };
        plot.draw_scale(&mut pen);
        if let Some(rate) = self.rate {
            let band = Area::new(LEFT, plot.y.at(rate.high), right, plot.y.at(rate.low));
            pen.rect(Ink::Band, band);
        }
        plot.draw_bars(&mut pen);
        self.draw_lines(&mut pen, &plot);
        lanes.draw(&mut pen, 0.0, bottom);
        plot.draw_strip(&mut pen, bottom + GAP);
        for bar in &bars {
            let (left, right) = plot.ends(bar);
            pen.hit(Area::new(left, top, right, bottom + GAP + STRIP), bar.words());
        }
        pen.sort_hits();
        let mut foot = bottom + GAP + STRIP;
        foot += days.draw(&mut pen, foot) + GAP;
        foot += self.draw_keys(&mut pen, &plot, foot) + GAP;
        foot += lanes.list(&mut pen, [0.0, foot]);
        pen.finish(foot)
    }

    /// The top of the scale: a whole number over all that is drawn, at most the seven nights of a
    /// week.
    fn upper(&self, bars: &[WeekBar]) -> f64 {
        let rates = bars.iter().filter_map(WeekBar::rate).map(|rate| rate.estimate);
        let period = self.rate.map(|rate| rate.high);
        let before = self.before.map(|rate| rate.estimate);
        let line = self.line.map(|line| line.highest());
        let highest = rates.chain(period).chain(before).chain(line).fold(0.0, f64::max);
        (highest + 0.2).ceil().clamp(3.0, 7.0)
    }

    /// The period's own rate, that of the period before, and the line through the weeks, each
    /// with its words beside it where there is room.
    fn draw_lines(&self, pen: &mut Pen<'_>, plot: &Plot<'_>) {
        let (left, right) = (plot.days.left, plot.days.right);
        let mut labels = Vec::new();
        if let Some(before) = self.before {
            let y = plot.y.at(before.estimate);
            pen.dashes(Ink::Weak, stroke::LINE, [[left, y], [right, y]]);
            labels.push((y, Ink::Weak, format!("Before {:.1}", before.estimate)));
        }
        if let Some(rate) = self.rate {
            // The edges of the band, which the bars cover.
            for bound in [rate.low, rate.high] {
                let y = plot.y.at(bound);
                pen.lines(Ink::Trend, stroke::THIN, [[left, y], [right, y]]);
            }
            let y = plot.y.at(rate.estimate);
            pen.lines(Ink::Trend, stroke::BOLD, [[left, y], [right, y]]);
            labels.push((y, Ink::Text, format!("Period {:.1}", rate.estimate)));
        }
        let ends = self.line.and_then(|line| Some((line, line.drawn(plot.y.to)?)));
        if let Some((line, ends)) = ends {
            let ends = ends.map(|week| [Line::x(&plot.days, week), plot.y.at(line.at(week))]);
            pen.lines(Ink::Ground, stroke::INTERVAL, ends);
            if line.is_chance {
                pen.dashes(Ink::Text, stroke::BOLD, ends);
            } else {
                pen.lines(Ink::Text, stroke::BOLD, ends);
            }
            let words = if line.is_chance { MAY_BE_CHANCE } else { "Trend" };
            labels.push((ends[1][1], Ink::Text, words.to_owned()));
        }
        if plot.is_wide {
            beside(pen, right + GAP, labels);
        }
    }

    /// What the shapes mean: of those that stand there, and that have no words beside them.
    fn draw_keys(&self, pen: &mut Pen<'_>, plot: &Plot<'_>, top: f32) -> f32 {
        let bars = plot.bars;
        let has = |is: &dyn Fn(&WeekBar) -> bool| bars.iter().any(is);
        let together = weeks_a_bar(self.weeks.len(), bars_for(plot.days.right - LEFT));
        let bar_words = if together > 1 {
            format!("Cramp nights a week, mean of {together} weeks")
        } else {
            "Cramp nights a week, from those recorded".to_owned()
        };
        let mut shown: Vec<Key<'_>> = vec![(&bar_words, |pen, area| {
            pen.bar(Ink::Cramp, slim(area));
        })];
        if has(&|bar| bar.is_thin() && bar.cramp_nights > 0) {
            shown.push(("Fewer than 4 nights a week recorded", |pen, area| {
                pen.hatch(Ink::Cramp, slim(area));
            }));
        }
        if has(&|bar| !bar.is_thin() && bar.is_free()) {
            shown.push(("No cramps", |pen, area| pen.ring(Ink::Free, area.center(), 4.0)));
        }
        if has(&|bar| bar.is_thin() && bar.is_free()) {
            shown.push(("No cramps in fewer than 4 nights a week recorded", |pen, area| {
                pen.hatch(Ink::Free, slim(area));
            }));
        }
        if has(&|bar| bar.recorded == 0) {
            shown.push(("Not recorded", |pen, area| pen.hatch(Ink::NotRecorded, slim(area))));
        }
        shown.push(("The period with its 95 % interval", |pen, area| {
            pen.rect(Ink::Band, area);
            for y in [area.top, area.bottom] {
                pen.lines(Ink::Trend, stroke::THIN, [[area.left, y], [area.right, y]]);
            }
            across(pen, Ink::Trend, area);
        }));
        if !plot.is_wide {
            if self.before.is_some() {
                shown.push(("The period before", |pen, Area { left, right, top, bottom }| {
                    let y = f32::midpoint(top, bottom);
                    pen.dashes(Ink::Weak, stroke::LINE, [[left, y], [right, y]]);
                }));
            }
            match &self.line {
                Some(line) if line.is_chance => shown.push((MAY_BE_CHANCE, |pen, area| {
                    let [_, y] = area.center();
                    pen.dashes(Ink::Text, stroke::BOLD, [[area.left, y], [area.right, y]]);
                })),
                Some(_) => shown.push(("Trend", |pen, area| across(pen, Ink::Text, area))),
                None => {}
            }
        }
        shown.push(("Nights recorded, under each bar", |pen, area| {
            let cell = Area::around(area.center(), 14.0, STRIP);
            pen.rect(Ink::Weak, Area { top: area.center()[1], ..cell });
            pen.frame(Ink::Outline, stroke::THIN, cell);
        }));
        keys(pen, [0.0, top], &shown)
    }
}

/// A period as if it were one week.
fn whole(trends: &Trends) -> Week {
    Week {
        from: trends.from,
        to: trends.to,
        recorded: trends.recorded_nights,
        cramp_nights: trends.cramp_nights,
        cramps: trends.cramps,
    }
}

/// A bar in a square of the key.
fn slim(area: Area) -> Area {
    Area::around(area.center(), 10.0, 18.0)
}

/// A line across a square of the key.
fn across(pen: &mut Pen<'_>, ink: Ink, area: Area) {
    let [_, y] = area.center();
    pen.lines(ink, stroke::BOLD, [[area.left, y], [area.right, y]]);
}

#[cfg(test)]
mod tests;
