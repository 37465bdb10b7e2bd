//! The one figure that matters, with its interval and its nights.

use egui::{Label, RichText, Ui};

use crate::{
    app::text,
    trends::{Trends, words},
    ui::style::{figure_style, space},
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
        remark_ui(ui, &period(trends));
    });
}

/// "182 nights, from Wed 20 May 2026 to Tue 17 November 2026".
fn period(trends: &Trends) -> String {
    let nights = text::count(trends.nights, "night", "nights");
    let (from, to) = (trends.from.morning(), trends.to.morning());
    format!("{nights}, with mornings from {} to {}", text::date(from), text::date(to))
}
