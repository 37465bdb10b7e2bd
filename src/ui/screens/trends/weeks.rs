//! Cramp nights a week, week by week, with what happened on the same axis.

use std::sync::Arc;

use egui::{
    Color32, Galley, Painter, Rect, Stroke, StrokeKind, Ui, Vec2, pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
};
use egui_plot::{Axis, AxisHints, Bar, BarChart, GridMark, HLine, PlotPoint, PlotTransform, Span};

use crate::{
    diary::{Diary, Period},
    trends::{Trends, words},
    ui::{
        style::{Tokens, font, space, stroke, tokens},
        widgets::{
            bars::share,
            legend::{Key, legend_ui},
            mark::hatch,
            rows::rows_ui,
            section::section_ui,
        },
    },
};

use super::{
    events::{Event, Placed, events, place},
    panel::{panel_ui, remark_ui, sentence_ui},
    plot::{LEFT, axis, still_plot},
    week_bars::{WeekBar, weeks_a_bar},
};

const HEIGHT: f32 = 220.0;
/// The least width of a bar with the space beside it.
const BAR: f32 = 13.0;
/// The height of a row of labels over the chart.
const LANE: f32 = 18.0;
/// The most rows of labels; a line for which there is no row stands without a label.
const LANES: usize = 6;
/// The height of the strip that shows how much was recorded.
const STRIP: f32 = 12.0;
/// The height of a week in words.
const ROW: f32 = 22.0;

/// Shows the chart with its sentence.
pub(super) fn weeks_ui(ui: &mut Ui, trends: &Trends, diary: &Diary) {
    panel_ui(ui, "Week by week", |ui| {
        sentence_ui(ui, &words::of_trend(&trends.trend));
        let Some(period) = Period::new(trends.from, trends.to) else { return };
        let most = bars_for(ui.available_width() - LEFT);
        let chart = Chart {
            trends,
            period,
            bars: WeekBar::all(&trends.weeks, most),
            events: events(diary, period),
        };
        chart.chart_ui(ui);
        let together = weeks_a_bar(trends.weeks.len(), most);
        if together > 1 {
            remark_ui(ui, &format!("Each bar is the weekly mean of {together} weeks"));
        }
        keys_ui(ui);
        chart.words_ui(ui);
    });
}

/// How many bars fit into a width.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a width is not negative, and `as` saturates"
)]
fn bars_for(width: f32) -> usize {
    (width / BAR).floor().max(4.0) as usize
}

struct Chart<'a> {
    trends: &'a Trends,
    period: Period,
    bars: Vec<WeekBar>,
    events: Vec<Event>,
}

impl Chart<'_> {
    fn chart_ui(&self, ui: &mut Ui) {
        let tokens = tokens(ui.ctx());
        let left = ui.cursor().left() + LEFT;
        let width = ui.available_width() - LEFT;
        let labels = self.labels(ui, left, width, tokens);
        let lanes =
            labels.iter().map(|(_, placed, _)| placed.lane + 1).max().unwrap_or(0).min(LANES);
        let top = ui.cursor().top();
        ui.add_space(LANE * lanes as f32);
        let (nights, bars) = (self.period.nights() as f64, self.plot_bars(tokens));
        let (upper, interval) = (self.upper(), self.trends.cramp_nights_per_week);
        let marks = self.marks(width);
        let plot = still_plot("weeks", HEIGHT)
            .custom_x_axes(vec![axis(ui, AxisHints::new_x()).formatter(self.date_of_mark())])
            .custom_y_axes(vec![
                axis(ui, AxisHints::new_y())
                    .min_thickness(LEFT)
                    .formatter(|mark, _range| format!("{:.0}", mark.value)),
            ])
            .x_grid_spacer(move |_input| marks.clone())
            .y_grid_spacer(move |_input| whole_numbers(upper))
            .show_grid([false, true])
            .grid_color(tokens.grid());
        let shown = plot.show(ui, |plot| {
            plot.set_plot_bounds_x(0.0..=nights);
            plot.set_plot_bounds_y(0.0..=upper);
            if let Some(interval) = interval {
                let band = Span::new("", interval.low..=interval.high).axis(Axis::Y);
                plot.span(band.fill(tokens.band()));
            }
            plot.bar_chart(BarChart::new("weeks", bars).allow_hover(false));
            if let Some(interval) = interval {
                let line = HLine::new("", interval.estimate).allow_hover(false);
                plot.hline(line.stroke(Stroke::new(stroke::CHOSEN, tokens.estimate)));
            }
        });
        let response = shown.response.accessible_name(self.name());
        self.overlay(ui.painter(), &shown.transform, tokens);
        lines(ui.painter(), top, shown.transform.frame().bottom(), &labels, tokens);
        self.strip_ui(ui, &shown.transform, tokens);
        let hovered = response.hover_pos().and_then(|at| self.bar_at(&shown.transform, at.x));
        if let Some(bar) = hovered {
            response.on_hover_ui_at_pointer(|ui| {
                ui.label(bar.words());
            });
        }
    }

    /// What a screen reader says of the chart.
    fn name(&self) -> String {
        let rate = words::of_cramp_nights(self.trends).unwrap_or_default();
        let trend = words::of_trend(&self.trends.trend);
        format!("Chart of cramp nights a week, week by week. {rate}. {trend}")
    }

    /// The top of the scale: a whole number, at most the seven nights of a week.
    fn upper(&self) -> f64 {
        let highest = self.bars.iter().filter_map(WeekBar::rate).fold(0.0, f64::max);
        let interval = self.trends.cramp_nights_per_week.map_or(0.0, |interval| interval.high);
        (highest.max(interval) + 0.2).ceil().clamp(3.0, 7.0)
    }

    fn start_of(&self, bar: &WeekBar) -> f64 {
        bar.from.days_since(self.period.first()) as f64
    }

    fn plot_bars(&self, tokens: &Tokens) -> Vec<Bar> {
        let bar = |week: &WeekBar| {
            let nights = f64::from(week.nights());
            let middle = self.start_of(week) + nights / 2.0;
            let fill = if week.is_thin() { Color32::TRANSPARENT } else { tokens.cramp };
            Some(
                Bar::new(middle, week.rate().filter(|rate| *rate > 0.0)?)
                    .width(nights * 0.76)
                    .fill(fill)
                    .stroke(Stroke::new(stroke::LINE, tokens.cramp)),
            )
        };
        self.bars.iter().filter_map(bar).collect()
    }

    /// The bars that have a date under them: as many as there is room for.
    fn marks(&self, width: f32) -> Vec<GridMark> {
        let label = if self.is_long() { 68.0 } else { 56.0 };
        let wide = width / self.bars.len().max(1) as f32;
        let most = self.bars.len().max(1);
        let every = (1..most).find(|every| wide * *every as f32 >= label).unwrap_or(most);
        let step_size = self.bars.first().map_or(7.0, |bar| f64::from(bar.nights())) * every as f64;
        let middle = |bar: &WeekBar| self.start_of(bar) + f64::from(bar.nights()) / 2.0;
        self.bars
            .iter()
            .step_by(every)
            .map(|bar| GridMark { value: middle(bar), step_size })
            .collect()
    }

    /// Whether a date needs its year.
    fn is_long(&self) -> bool {
        self.period.nights() > 366
    }

    fn date_of_mark(&self) -> impl Fn(GridMark, &std::ops::RangeInclusive<f64>) -> String + use<> {
        let format = if self.is_long() { "%b %Y" } else { "%-d %b" };
        let middles: Vec<(f64, String)> = self
            .bars
            .iter()
            .map(|bar| {
                let middle = self.start_of(bar) + f64::from(bar.nights()) / 2.0;
                (middle, bar.from.morning().format(format).to_string())
            })
            .collect();
        move |mark, _range| {
            let near = |(middle, _): &&(f64, String)| (middle - mark.value).abs() < 0.25;
            middles.iter().find(near).map_or_else(String::new, |(_, date)| date.clone())
        }
    }

    fn bar_at(&self, transform: &PlotTransform, x: f32) -> Option<&WeekBar> {
        let night = transform.value_from_position(pos2(x, 0.0)).x;
        self.bars.iter().find(|bar| {
            let start = self.start_of(bar);
            start <= night && night < start + f64::from(bar.nights())
        })
    }

    /// Where a bar stands in the window.
    fn rect_of(&self, bar: &WeekBar, transform: &PlotTransform, value: f64) -> Rect {
        let (start, nights) = (self.start_of(bar), f64::from(bar.nights()));
        transform.rect_from_values(
            &PlotPoint::new(start + nights * 0.12, 0.0),
            &PlotPoint::new(start + nights * 0.88, value),
        )
    }

    /// A ring where there was no cramp, hatching where too little or nothing was recorded.
    fn overlay(&self, painter: &Painter, transform: &PlotTransform, tokens: &Tokens) {
        for bar in &self.bars {
            match bar.rate() {
                None => {
                    let full = self.rect_of(bar, transform, transform.bounds().max()[1]);
                    hatch(painter, full, tokens.not_recorded);
                }
                Some(rate) if rate > 0.0 => {
                    if bar.is_thin() {
                        hatch(painter, self.rect_of(bar, transform, rate), tokens.cramp);
                    }
                }
                Some(_none) if bar.is_thin() => {
                    let foot = self.rect_of(bar, transform, 0.0);
                    hatch(painter, foot.with_min_y(foot.bottom() - 10.0), tokens.cramp_free);
                }
                Some(_none) => {
                    let foot = self.rect_of(bar, transform, 0.0).center_bottom();
                    let radius = 4.0;
                    let stroke = Stroke::new(stroke::CHOSEN, tokens.cramp_free);
                    painter.circle_stroke(foot - Vec2::new(0.0, radius + 2.0), radius, stroke);
                }
            }
        }
    }

    /// Under each bar, how many of its nights were recorded.
    fn strip_ui(&self, ui: &mut Ui, transform: &PlotTransform, tokens: &Tokens) {
        let (_, row) = ui.allocate_space(Vec2::new(ui.available_width(), STRIP));
        for bar in &self.bars {
            let x = self.rect_of(bar, transform, 0.0).x_range();
            let cell = Rect::from_x_y_ranges(x, row.y_range());
            let height = STRIP * share(f64::from(bar.recorded), f64::from(bar.nights()));
            let filled = Rect::from_min_max(pos2(cell.left(), cell.bottom() - height), cell.max);
            ui.painter().rect_filled(filled, 0.0, tokens.weak_text);
            let stroke = Stroke::new(stroke::THIN, tokens.outline);
            ui.painter().rect_stroke(cell, 0.0, stroke, StrokeKind::Inside);
        }
    }

    /// The labels of the events, each with the place of its line.
    fn labels(
        &self,
        ui: &Ui,
        left: f32,
        width: f32,
        tokens: &Tokens,
    ) -> Vec<(f32, Placed, Arc<Galley>)> {
        let nights = self.period.nights() as f32;
        let first = self.period.first().morning();
        let widest = (width * 0.48).min(220.0);
        let lines: Vec<(f32, Arc<Galley>)> = self
            .events
            .iter()
            .map(|event| {
                // What was started on a day counts from the night after that morning.
                let night = (event.day - first).num_days() + 1;
                let x = left + width * night as f32 / nights;
                (x, label(ui, &event.what, widest, tokens.text))
            })
            .collect();
        let widths: Vec<(f32, f32)> = lines.iter().map(|(x, label)| (*x, label.size().x)).collect();
        place(&widths, left + width, space::TINY)
            .into_iter()
            .zip(lines)
            .map(|(placed, (x, label))| (x, placed, label))
            .collect()
    }

    /// The chart in words, folded.
    fn words_ui(&self, ui: &mut Ui) {
        let lines: Vec<String> = self
            .events
            .iter()
            .map(Event::words)
            .chain(self.bars.iter().rev().map(WeekBar::words))
            .collect();
        let summary = format!("{} lines", lines.len());
        section_ui(ui, "The same in words", &summary, false, |ui| {
            ui.spacing_mut().item_spacing.y = space::TINY;
            if ui.available_width() < 460.0 {
                // A line may need two rows here, so that rows of one height will not do.
                for line in &lines {
                    sentence_ui(ui, line);
                }
                return;
            }
            rows_ui(ui, ROW, lines.len(), |ui, row| {
                if let Some(line) = lines.get(row) {
                    ui.label(line);
                }
            });
        });
    }
}

fn whole_numbers(upper: f64) -> Vec<GridMark> {
    (0_u8..=7)
        .map(f64::from)
        .filter(|value| *value <= upper)
        .map(|value| GridMark { value, step_size: 1.0 })
        .collect()
}

/// The label of an event, on one line.
fn label(ui: &Ui, what: &str, widest: f32, color: Color32) -> Arc<Galley> {
    let format = TextFormat::simple(font::small(), color);
    let mut job = LayoutJob::single_section(what.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(widest);
    ui.painter().layout_job(job)
}

/// Draws the events: a line each through the chart, and its label over it.
fn lines(
    painter: &Painter,
    top: f32,
    bottom: f32,
    labels: &[(f32, Placed, Arc<Galley>)],
    tokens: &Tokens,
) {
    for (x, placed, label) in labels {
        let from = top + LANE * placed.lane.min(LANES) as f32;
        painter.line_segment(
            [pos2(*x, from), pos2(*x, bottom)],
            Stroke::new(stroke::LINE, tokens.text),
        );
        if placed.lane < LANES {
            let at = pos2(placed.left, from);
            painter.galley(at, Arc::clone(label), tokens.text);
        }
    }
}

/// What the chart draws, in words.
fn keys_ui(ui: &mut Ui) {
    let bar = |rect: Rect| Rect::from_center_size(rect.center(), Vec2::new(10.0, 18.0));
    legend_ui(
        ui,
        [
            ("Cramp nights a week", &|painter, rect, tokens| {
                painter.rect_filled(bar(rect), 0.0, tokens.cramp);
            }),
            ("Fewer than 4 nights recorded", &|painter, rect, tokens| {
                hatch(painter, bar(rect), tokens.cramp);
            }),
            ("No cramps", &|painter, rect, tokens| {
                let stroke = Stroke::new(stroke::CHOSEN, tokens.cramp_free);
                painter.circle_stroke(rect.center(), 4.0, stroke);
            }),
            ("Not recorded", &|painter, rect, tokens| {
                hatch(painter, bar(rect), tokens.not_recorded);
            }),
            ("The whole period, with its 95 % interval", &|painter, rect, tokens| {
                painter.rect_filled(rect, 0.0, tokens.band());
                let stroke = Stroke::new(stroke::CHOSEN, tokens.estimate);
                painter.line_segment([rect.left_center(), rect.right_center()], stroke);
            }),
            ("Under each bar, how many of its nights were recorded", &|painter, rect, tokens| {
                let cell = Rect::from_center_size(rect.center(), Vec2::new(14.0, STRIP));
                let filled = cell.with_min_y(cell.center().y);
                painter.rect_filled(filled, 0.0, tokens.weak_text);
                let stroke = Stroke::new(stroke::THIN, tokens.outline);
                painter.rect_stroke(cell, 0.0, stroke, StrokeKind::Inside);
            }),
        ] as [Key<'_>; 6],
    );
}
