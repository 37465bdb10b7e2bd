//! The one figure that matters, with its interval and its nights, and the period before it.

use egui::{Label, RichText, Ui};

use crate::{
    app::{Range, text, trends::Figures, trends::limits},
    diary::Diary,
    trends::{Trends, words},
    ui::style::{figure_style, font, space, strong_style},
};

use super::panel::{panel_ui, remark_ui, sentence_ui};

/// Shows the figure.
pub(super) fn overview_ui(ui: &mut Ui, trends: &Trends) {
    panel_ui(ui, "Cramp nights a week", |ui| {
        let Some(rate) = trends.cramp_nights_per_week else {
            sentence_ui(ui, &words::of_nights(trends));
            remark_ui(ui, &period(trends));
            return;
        };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::MEDIUM;
            let figure = RichText::new(format!("{:.1}", rate.estimate)).text_style(figure_style());
            let response = ui.add(Label::new(figure));
            response.widget_info(|| {
                let name = words::of_cramp_nights(trends).unwrap_or_default();
                egui::WidgetInfo::labeled(egui::Role::Label, true, name)
            });
            let interval = format!("95 % interval {:.1} to {:.1}", rate.low, rate.high);
            ui.add(Label::new(interval).wrap());
        });
        sentence_ui(ui, &words::of_nights(trends));
        if let Some(cramps) = words::of_cramps(trends) {
            sentence_ui(ui, &cramps);
        }
        if let Some(doubt) = words::of_wide_rates(trends) {
            sentence_ui(ui, &doubt);
        }
        remark_ui(ui, &period(trends));
    });
}

/// Shows the main figures beside those of the period before.
pub(super) fn beside_ui(ui: &mut Ui, range: Range, figures: &Figures, diary: &Diary) {
    panel_ui(ui, "Beside the period before", |ui| {
        let Some(before) = &figures.before else {
            sentence_ui(ui, &limits::nothing_before(range, diary));
            return;
        };
        let this = &figures.trends;
        row_ui(ui, "", &BESIDE.map(str::to_owned));
        for (name, figure) in FIGURES {
            row_ui(ui, name, &[figure(this), figure(before)]);
        }
        sentence_ui(ui, &limits::beside(this, before, diary));
        remark_ui(ui, &format!("The one before: {}. In brackets: 95 % intervals", period(before)));
    });
}

/// What the two columns are.
const BESIDE: [&str; 2] = ["This period", "The one before"];

/// A figure in words.
type Figure = fn(&Trends) -> String;

/// The main figures.
const FIGURES: [(&str, Figure); 5] = [
    ("Nights recorded", |trends| format!("{} of {}", trends.recorded_nights, trends.nights)),
    ("Cramp nights a week", |trends| {
        let rate = trends.cramp_nights_per_week;
        rate.map_or_else(missing, |rate| with_interval(rate.estimate, rate.low, rate.high))
    }),
    ("Cramps a week", |trends| {
        let rate = trends.cramps_per_week;
        rate.map_or_else(missing, |rate| with_interval(rate.estimate, rate.low, rate.high))
    }),
    ("Median pain, of 10", |trends| median(trends.pain.median, trends.pain.n, "")),
    ("Median length", |trends| median(trends.minutes.median, trends.minutes.n, " min")),
];

fn with_interval(estimate: f64, low: f64, high: f64) -> String {
    format!("{estimate:.1} ({low:.1} to {high:.1})")
}

fn median(median: Option<f64>, n: u32, unit: &str) -> String {
    let of = text::count(n, "cramp", "cramps");
    median.map_or_else(missing, |median| format!("{}{unit}, from {of}", text::number(median)))
}

fn missing() -> String {
    "not recorded".to_owned()
}

/// A row of the table: a name with a value of either period.
fn row_ui(ui: &mut Ui, name: &str, values: &[String; 2]) {
    let is_head = name.is_empty();
    let width = ((ui.available_width() - 2.0 * space::SMALL) / 3.0).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        cell_ui(ui, width, |ui| {
            ui.add(Label::new(name).wrap());
        });
        for (column, value) in BESIDE.into_iter().zip(values) {
            cell_ui(ui, width, |ui| {
                let words = RichText::new(value);
                let words = if is_head { words.font(font::small()) } else { words };
                let words = if is_head { words } else { words.text_style(strong_style()) };
                let label = ui.add(Label::new(words).wrap());
                let heard =
                    if is_head { value.clone() } else { format!("{name}, {column}: {value}") };
                label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &heard));
            });
        }
    });
}

fn cell_ui(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        content(ui);
    });
}

/// "182 nights, from Wed 20 May 2026 to Tue 17 November 2026".
fn period(trends: &Trends) -> String {
    let nights = text::count(trends.nights, "night", "nights");
    let (from, to) = (trends.from.morning(), trends.to.morning());
    format!("{nights}, with mornings from {} to {}", text::date(from), text::date(to))
}
