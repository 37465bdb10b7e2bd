//! A chart in the window: its sentences, its picture, and its table twin.
//!
//! The picture is one stop of the Tab key. From there, the arrows, Home and End go through what
//! can be told of it, as the pointer does; a screen reader says each. Its name is the title of
//! the chart, its description the sentences.

mod paint;
mod table;

use std::sync::Arc;

use egui::{
    Id, Label, PopupAnchor, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Tooltip, Ui,
    Vec2, WidgetInfo, accesskit::Live,
};

use crate::{
    chart::{Chart, Hit},
    ui::style::{size, stroke, tokens, whole_dates},
};

use self::paint::{Laid, laid, rect_of};
use super::roving::{Step, take_steps};

/// Shows a chart with its words; one without data says what is missing.
pub fn chart_ui(ui: &mut Ui, chart: &Arc<Chart>) {
    let id = Id::unique(("chart", chart.id));
    ui.push_id(id, |ui| {
        ui.add(Label::new(whole_dates(&chart.said.plain)).wrap());
        if chart.has_data() {
            picture_ui(ui, id, chart);
        }
        let method = RichText::new(whole_dates(&chart.said.method)).small().weak();
        ui.add(Label::new(method).wrap());
        table::table_ui(ui, id, chart);
    });
}

fn picture_ui(ui: &mut Ui, id: Id, chart: &Arc<Chart>) {
    let laid = laid(ui, id, chart);
    let size = Vec2::new(laid.scene.width, laid.scene.height.max(size::TARGET));
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, id, Sense::click());
    let pointed = pointed(&response, &laid, rect);
    let kept = go(ui, &response, &laid, pointed);
    let asked = pointed.or_else(|| kept.filter(|_| response.has_focus()));
    let hit = asked.and_then(|position| laid.scene.hits.get(position));
    describe(ui, &response, chart, hit);
    if !ui.is_rect_visible(rect) {
        return;
    }
    laid.paint(ui.painter(), rect);
    if let Some(hit) = hit {
        let area = rect_of(hit.area).translate(rect.min.to_vec2());
        let line = Stroke::new(stroke::CHOSEN, tokens(ui.ctx()).accent);
        ui.painter().rect_stroke(area, size::SMALL_RADIUS, line, StrokeKind::Outside);
        tell(ui, &response, hit, if pointed.is_some() { None } else { Some(area) });
    }
}

/// What the pointer is on.
fn pointed(response: &Response, laid: &Laid, rect: Rect) -> Option<usize> {
    let at = response.hover_pos()? - rect.min;
    laid.scene.hit_at([at.x, at.y])
}

/// Where the keyboard is among what can be told; what was clicked is where it goes on from.
fn go(ui: &Ui, response: &Response, laid: &Laid, pointed: Option<usize>) -> Option<usize> {
    let id = response.id.with("asked");
    let before = ui.data(|data| data.get_temp::<usize>(id));
    let mut asked = before;
    if response.clicked() {
        response.request_focus();
        asked = pointed.or(asked);
    }
    let last = laid.scene.hits.len().checked_sub(1)?;
    if response.has_focus() {
        for step in take_steps(ui.ctx(), response.id, Step::ROW) {
            asked = Some(match (step, asked) {
                (Step::Home, _) | (Step::Right, None) => 0,
                (Step::Left, Some(asked)) => asked.saturating_sub(1),
                (Step::Right, Some(asked)) => asked + 1,
                _ => last,
            });
        }
    }
    let asked = asked.map(|asked| asked.min(last));
    if let Some(asked) = asked.filter(|_| asked != before) {
        ui.data_mut(|data| data.insert_temp(id, asked));
    }
    asked
}

/// What a screen reader knows of the picture.
fn describe(ui: &Ui, response: &Response, chart: &Chart, hit: Option<&Hit>) {
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Image, true, format!("Chart: {}", chart.title()))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(chart.said.paragraph());
        if let Some(hit) = hit {
            node.set_value(hit.words.as_str());
        }
    });
}

/// Tells the figures of a place: at the pointer, or beside the place itself.
fn tell(ui: &Ui, response: &Response, hit: &Hit, area: Option<Rect>) {
    let anchor = area.map_or(PopupAnchor::Pointer, PopupAnchor::from);
    let is_by_key = area.is_some();
    let id = response.id.with("told");
    Tooltip::always_open(ui.ctx().clone(), response.layer_id, id, anchor).show(|ui| {
        let label = ui.add(Label::new(whole_dates(&hit.words)).wrap().selectable(false));
        if is_by_key {
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
        }
    });
}
