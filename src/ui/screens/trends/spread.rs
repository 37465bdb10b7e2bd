//! How much pain there was, and how long cramps lasted: median, quartiles and the largest.

use egui::{Align2, Rect, RichText, Sense, Stroke, StrokeKind, Ui, Vec2, pos2};

use crate::{
    app::text,
    trends::{Distribution, Trends},
    ui::{
        style::{font, size, space, stroke, strong_style, tokens},
        widgets::bars::share,
    },
};

use super::panel::sentence_ui;

const HEIGHT: f32 = 46.0;

/// Shows both.
pub(super) fn spreads_ui(ui: &mut Ui, trends: &Trends) {
    let pain = Quantity { title: "Pain", unit: "of 10", most: Some(10.0) };
    pain.spread_ui(ui, &trends.pain, trends.cramps);
    let minutes = Quantity { title: "Length", unit: "min", most: None };
    ui.add_space(space::SMALL);
    minutes.spread_ui(ui, &trends.minutes, trends.cramps);
}

/// What is spread.
#[derive(Clone, Copy)]
struct Quantity {
    title: &'static str,
    unit: &'static str,
    /// The end of the scale; `None`: the largest value.
    most: Option<f64>,
}

impl Quantity {
    fn spread_ui(self, ui: &mut Ui, found: &Distribution, cramps: u32) {
        ui.label(RichText::new(self.title).text_style(strong_style()));
        let words = self.words(found, cramps);
        if let Distribution {
            median: Some(median),
            q1: Some(q1),
            q3: Some(q3),
            max: Some(max),
            ..
        } = *found
        {
            self.paint(ui, [q1, median, q3, max], &words);
        }
        sentence_ui(ui, &words);
    }

    /// "Median 5 of 10; half of them between 4 and 6; highest 8; known for 23 of 26 cramps".
    fn words(self, found: &Distribution, cramps: u32) -> String {
        let Distribution { n, median: Some(median), q1: Some(q1), q3: Some(q3), max: Some(max) } =
            *found
        else {
            return format!("{}: not recorded for these cramps", self.title);
        };
        let number = text::number;
        format!(
            "Median {} {}; the middle half from {} to {}; highest {}; known for {n} of {}",
            number(median),
            self.unit,
            number(q1),
            number(q3),
            number(max),
            text::count(cramps, "cramp", "cramps")
        )
    }

    fn paint(self, ui: &mut Ui, [q1, median, q3, max]: [f64; 4], words: &str) {
        let tokens = tokens(ui.ctx());
        let room = Vec2::new(ui.available_width(), HEIGHT);
        let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
        response.widget_info(|| {
            let name = format!("Chart of {}. {words}", self.title.to_lowercase());
            egui::WidgetInfo::labeled(egui::Role::Image, true, name)
        });
        let most = self.most.unwrap_or(max).max(1.0);
        let (left, right) = (rect.left() + space::SMALL, rect.right() - space::SMALL);
        let x = |value: f64| left + (right - left) * share(value, most);
        let middle = rect.top() + 16.0;
        let painter = ui.painter();
        let track = Stroke::new(stroke::LINE, tokens.outline);
        painter.line_segment([pos2(left, middle), pos2(right, middle)], track);
        let half = Rect::from_min_max(pos2(x(q1), middle - 9.0), pos2(x(q3), middle + 9.0));
        painter.rect_filled(half, size::SMALL_RADIUS, tokens.raised);
        let edge = Stroke::new(stroke::LINE, tokens.cramp);
        painter.rect_stroke(half, size::SMALL_RADIUS, edge, StrokeKind::Inside);
        let at = x(median);
        let stroke = Stroke::new(stroke::INTERVAL, tokens.cramp);
        painter.line_segment([pos2(at, middle - 12.0), pos2(at, middle + 12.0)], stroke);
        painter.circle_filled(pos2(x(max), middle), 4.0, tokens.cramp);
        let font = font::small();
        let foot = rect.bottom();
        let end = text::number(most);
        painter.text(pos2(left, foot), Align2::CENTER_BOTTOM, "0", font.clone(), tokens.weak_text);
        let at_end = pos2(rect.right(), foot);
        painter.text(at_end, Align2::RIGHT_BOTTOM, end, font, tokens.weak_text);
    }
}

#[cfg(test)]
mod tests {
    use super::Quantity;
    use crate::trends::Distribution;

    #[test]
    fn the_words_carry_how_many_cramps_are_known() {
        let pain = Quantity { title: "Pain", unit: "of 10", most: Some(10.0) };
        let known = Distribution {
            n: 23,
            median: Some(5.0),
            q1: Some(4.0),
            q3: Some(6.25),
            max: Some(8.0),
        };
        assert_eq!(
            pain.words(&known, 26),
            "Median 5 of 10; the middle half from 4 to 6.2; highest 8; known for 23 of 26 cramps"
        );
        let none = Distribution { n: 0, median: None, q1: None, q3: None, max: None };
        assert_eq!(pain.words(&none, 26), "Pain: not recorded for these cramps");
    }
}
