//! The last 14 nights as marks, each a way to its night.

use egui::{Align2, CornerRadius, FontId, Rect, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::{
    app::Action,
    diary::{NightDate, Period},
    ui::{
        style::{semibold, size, tokens},
        view::View,
        widgets::mark::Mark,
    },
};

const NIGHTS: u32 = 14;
const HEIGHT: f32 = 64.0;

/// Shows the strip; it ends with the last night, or with the shown one where that is newer.
pub(super) fn strip_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let last = state.last_night().max(state.night);
    let width = (ui.available_width() / NIGHTS as f32).min(54.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for night in Period::ending(last, NIGHTS).iter() {
            if mark_ui(view, ui, night, width).clicked() {
                view.act(Action::OpenNight(night));
            }
        }
    });
}

fn mark_ui(view: &View<'_>, ui: &mut Ui, night: NightDate, width: f32) -> egui::Response {
    let state = view.state;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::click());
    let mark = Mark::of(state.shown.night(night).map(|night| &**night));
    let name = night.both_dates(chrono::Datelike::year(&state.now.today()));
    let is_shown = night == state.night;
    response.widget_info(|| {
        let name = format!("{name}: {}", mark.words());
        egui::WidgetInfo::selected(egui::Role::Button, true, is_shown, name)
    });
    let tokens = tokens(ui.ctx());
    let painter = ui.painter();
    let corner = CornerRadius::same(size::RADIUS);
    if is_shown {
        painter.rect_filled(rect.shrink(1.0), corner, tokens.raised);
        let stroke = Stroke::new(2.0, tokens.accent);
        painter.rect_stroke(rect.shrink(1.0), corner, stroke, StrokeKind::Inside);
    } else if response.hovered() || response.has_focus() {
        let stroke = Stroke::new(if response.has_focus() { 2.5 } else { 1.0 }, tokens.accent);
        painter.rect_stroke(rect.shrink(1.0), corner, stroke, StrokeKind::Inside);
    }
    let side = (width - 8.0).min(26.0);
    let middle = Rect::from_center_size(rect.center() - Vec2::new(0.0, 9.0), Vec2::splat(side));
    mark.paint(painter, middle, tokens);
    let day = night.morning().format("%-d").to_string();
    let color = if is_shown { tokens.text } else { tokens.weak_text };
    let below = rect.center_bottom() - Vec2::new(0.0, 12.0);
    painter.text(below, Align2::CENTER_CENTER, day, FontId::new(13.0, semibold()), color);
    response.on_hover_text(format!("Night of {name}: {}", mark.words()))
}
