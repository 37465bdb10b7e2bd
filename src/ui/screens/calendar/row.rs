//! A night of the list.

use std::sync::Arc;

use egui::{
    CornerRadius, FontFamily, FontId, Galley, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use crate::{
    app::Action,
    diary::NightDate,
    ui::{
        style::{semibold, size, tokens},
        view::View,
        widgets::mark::Mark,
    },
};

use super::row_text::RowText;

/// The height of every row, in points.
pub(super) const HEIGHT: f32 = 74.0;

const MARK: f32 = 28.0;
const TEXT_LEFT: f32 = 52.0;

/// Shows a night; a click opens it.
pub(super) fn row_ui(view: &mut View<'_>, ui: &mut Ui, date: NightDate) {
    let state = view.state;
    let night = state.shown.night(date).map(|night| &**night);
    let year = chrono::Datelike::year(&state.now.today());
    let text = RowText::of(date, night, year, &state.calendar.search.text);
    let size = Vec2::new(ui.available_width(), HEIGHT);
    let (rect, response) =
        ui.push_id(date, |ui| ui.allocate_exact_size(size, Sense::click())).inner;
    let is_shown = date == state.night;
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Button, true, is_shown, text.name())
    });
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        view.act(Action::OpenNight(date));
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let tokens = tokens(ui.ctx());
    let corner = CornerRadius::same(size::RADIUS);
    ui.painter().rect_filled(rect, corner, tokens.surface);
    if response.has_focus() || response.hovered() || is_shown {
        let width = if response.has_focus() { 3.0 } else { 1.0 };
        let stroke = Stroke::new(width, tokens.accent);
        ui.painter().rect_stroke(rect, corner, stroke, StrokeKind::Inside);
    }
    let middle = Pos2::new(rect.left() + TEXT_LEFT / 2.0, rect.center().y);
    let square = Rect::from_center_size(middle, Vec2::splat(MARK));
    Mark::of(night).paint(ui.painter(), square, tokens);
    let width = rect.width() - TEXT_LEFT - 8.0;
    let regular = FontFamily::Proportional;
    let lines = [
        (&text.dates, FontId::new(15.0, semibold()), tokens.text),
        (&text.cramps, FontId::new(13.0, regular.clone()), tokens.text),
        (&text.more, FontId::new(13.0, regular), tokens.weak_text),
    ];
    let lines: Vec<Arc<Galley>> = lines
        .into_iter()
        .filter(|(text, ..)| !text.is_empty())
        .map(|(text, font, color)| line(ui, text, width, TextFormat::simple(font, color)))
        .collect();
    let height: f32 = lines.iter().map(|line| line.size().y).sum();
    let mut at = Pos2::new(rect.left() + TEXT_LEFT, rect.center().y - height / 2.0);
    for line in lines {
        let below = line.size().y;
        ui.painter().galley(at, line, tokens.text);
        at.y += below;
    }
}

/// A line that ends with "…" where there is no more room.
fn line(ui: &Ui, text: &str, width: f32, format: TextFormat) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}
