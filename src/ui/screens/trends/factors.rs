//! What goes with cramp nights: a forest of differences, each with its counts in words.

use egui::{Align2, RichText, Sense, Stroke, Ui, Vec2, pos2};

use crate::{
    app::text,
    trends::{FactorComparison, Trends, factor_label, words},
    ui::{
        style::{font, size, space, stroke, strong_style, tokens},
        widgets::{bars::share, section::section_ui},
    },
};

use super::panel::{aside_ui, panel_ui, remark_ui, sentence_ui};

const HEIGHT: f32 = 28.0;

/// Shows every factor that was answered.
pub(super) fn factors_ui(ui: &mut Ui, trends: &Trends) {
    panel_ui(ui, "What goes with cramp nights", |ui| {
        let (tested, too_few): (Vec<_>, Vec<_>) =
            trends.factors.iter().partition(|found| Difference::of(found).is_some());
        if trends.factors.is_empty() {
            let words = "With answers on the day before and on bedtime, what goes with cramp \
                         nights would stand here";
            sentence_ui(ui, words);
            return;
        }
        if tested.is_empty() {
            sentence_ui(ui, "Too few nights to compare anything in this period yet");
        } else {
            remark_ui(ui, "How many more or fewer cramp nights in 100 nights; with its interval");
        }
        let most = scale(&tested);
        for found in tested {
            if let Some(difference) = Difference::of(found) {
                factor_ui(ui, found, difference, most);
            }
        }
        if !too_few.is_empty() {
            too_few_ui(ui, &too_few);
        }
    });
}

/// A difference of shares with its interval.
#[derive(Clone, Copy)]
struct Difference {
    estimate: f64,
    low: f64,
    high: f64,
}

impl Difference {
    fn of(found: &FactorComparison) -> Option<Self> {
        Some(Self { estimate: found.risk_difference?, low: found.low?, high: found.high? })
    }
}

/// The end of the scale on either side: a full ten of nights in 100, at least 20.
fn scale(tested: &[&FactorComparison]) -> f64 {
    let widest = tested
        .iter()
        .filter_map(|found| Difference::of(found))
        .map(|difference| difference.low.abs().max(difference.high.abs()))
        .fold(0.2, f64::max);
    (widest * 10.0).ceil() / 10.0
}

fn factor_ui(ui: &mut Ui, found: &FactorComparison, difference: Difference, most: f64) {
    let title = factor_label(found.factor);
    let comparison = words::of_factor(found);
    let paragraph = comparison.paragraph();
    aside_ui(
        ui,
        |ui| {
            ui.label(RichText::new(title).text_style(strong_style()));
            forest_ui(ui, difference, most, &format!("{title}. {paragraph}"));
        },
        |ui| sentence_ui(ui, &paragraph),
    );
    ui.add_space(space::SMALL);
}

/// The difference as a dot on its interval; no difference is the line in the middle.
fn forest_ui(ui: &mut Ui, difference: Difference, most: f64, name: &str) {
    let tokens = tokens(ui.ctx());
    let room = Vec2::new(ui.available_width().min(size::BARS), HEIGHT);
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name));
    let painter = ui.painter();
    let font = font::small();
    let middle = rect.center().y;
    let color = tokens.weak_text;
    let fewer = format!("{:.0} fewer", 100.0 * most);
    let more = format!("{:.0} more", 100.0 * most);
    let fewer = painter.text(rect.left_center(), Align2::LEFT_CENTER, fewer, font.clone(), color);
    let more = painter.text(rect.right_center(), Align2::RIGHT_CENTER, more, font, color);
    // The same room on both sides, so that the middle lines of all factors stand in a row.
    let ends = fewer.width().max(more.width()) + space::SMALL;
    let (left, right) = (rect.left() + ends, rect.right() - ends);
    let half = (right - left) / 2.0;
    let x = |value: f64| left + half + half * share(value, most);
    let thin = Stroke::new(stroke::THIN, tokens.outline);
    painter.line_segment([pos2(left, middle), pos2(right, middle)], thin);
    let zero = x(0.0);
    painter.line_segment([pos2(zero, rect.top()), pos2(zero, rect.bottom())], thin);
    let thick = Stroke::new(stroke::INTERVAL, tokens.estimate);
    let (low, high) = (x(difference.low), x(difference.high));
    painter.line_segment([pos2(low, middle), pos2(high, middle)], thick);
    painter.circle_filled(pos2(x(difference.estimate), middle), 7.0, tokens.estimate);
}

/// What cannot be told yet, with what is missing.
fn too_few_ui(ui: &mut Ui, too_few: &[&FactorComparison]) {
    let summary = text::count(too_few.len(), "line", "lines");
    section_ui(ui, "Too few nights to tell", &summary, false, |ui| {
        for found in too_few {
            let title = factor_label(found.factor);
            ui.label(RichText::new(title).text_style(strong_style()));
            sentence_ui(ui, &words::of_factor(found).counts);
            if let Some(missing) = &found.too_few {
                remark_ui(ui, &text::capital(missing));
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::scale;
    use crate::trends::{Factor, FactorComparison, NightCounts};

    fn found(low: f64, high: f64) -> FactorComparison {
        FactorComparison {
            factor: Factor::LateCaffeine,
            with: NightCounts::default(),
            without: NightCounts::default(),
            risk_difference: Some(0.0),
            low: Some(low),
            high: Some(high),
            p: None,
            q: None,
            too_few: None,
        }
    }

    #[test]
    fn the_scale_holds_every_interval() {
        for (low, high, end) in
            [(-0.1, 0.15, 0.2), (-0.26, 0.1, 0.3), (-0.2, 0.6, 0.6), (-1.0, 1.0, 1.0)]
        {
            let scale = scale(&[&found(0.0, 0.1), &found(low, high)]);
            assert!((scale - end).abs() < 1e-9, "{low} {high}: {scale}");
        }
    }
}
