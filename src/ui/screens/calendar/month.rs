//! A month: a week a row, a night a cell.

use egui::{Align2, Color32, CornerRadius, Rect, Sense, Ui, Vec2};

use crate::{
    app::calendar::{Layout, Month, week_of, week_start, weeks},
    diary::NightDate,
    ui::{
        style::{font, size, space, tokens},
        view::View,
        widgets::{bar::is_low, roving::Roving},
    },
};

use super::{
    cell,
    grid::{self, Weeks},
};

const CELL_HEIGHT: f32 = 66.0;
/// In a low window the mark stands beside the number of the day, not below it.
const LOW_CELL_HEIGHT: f32 = size::TARGET;
const WEEKDAYS: f32 = 20.0;
const MARK: f32 = 30.0;
const LOW_MARK: f32 = 22.0;

/// Shows the month of the chosen night with its legend.
pub(super) fn month_ui(view: &mut View<'_>, ui: &mut Ui) {
    grid::above_ui(view, ui, Layout::Month);
    let (mut group, selected) = grid::begin(view.state, ui, Weeks::Down);
    grid_ui(view, ui, &mut group, selected);
    grid::end(view, ui, group);
    grid::below_ui(view, ui, Layout::Month, selected);
}

fn grid_ui(view: &mut View<'_>, ui: &mut Ui, group: &mut Roving<NightDate>, selected: NightDate) {
    let gap = space::TINY;
    let start = week_start(view.state);
    let width = ((ui.available_width() + gap) / 7.0).floor() - gap;
    let weeks = weeks(Month::of(selected).nights(), start);
    let height = if is_low(ui.ctx()) { LOW_CELL_HEIGHT } else { CELL_HEIGHT };
    let step = Vec2::new(width + gap, height + gap);
    let size = Vec2::new(7.0 * step.x - gap, WEEKDAYS + weeks.len() as f32 * step.y - gap);
    let (room, _) = ui.allocate_exact_size(size, Sense::hover());
    for (column, day) in week_of(selected, start).iter().enumerate() {
        let left = room.left() + column as f32 * step.x;
        let rect = Rect::from_min_size(egui::pos2(left, room.top()), Vec2::new(width, WEEKDAYS));
        let font = font::small();
        let name = day.morning().format("%a").to_string();
        let color = tokens(ui.ctx()).weak_text;
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, name, font, color);
    }
    for (row, week) in weeks.into_iter().enumerate() {
        for (column, night) in week.into_iter().enumerate() {
            let Some(night) = night else { continue };
            let corner = room.min
                + Vec2::new(0.0, WEEKDAYS)
                + Vec2::new(column as f32 * step.x, row as f32 * step.y);
            let rect = Rect::from_min_size(corner, Vec2::new(width, height));
            if night <= view.state.tonight() {
                night_ui(view, ui, group, night, night == selected, rect);
            } else {
                // It lies ahead: a number alone.
                day_number(ui, rect, night, tokens(ui.ctx()).weak_text);
            }
        }
    }
}

fn night_ui(
    view: &mut View<'_>,
    ui: &Ui,
    group: &mut Roving<NightDate>,
    night: NightDate,
    is_selected: bool,
    rect: Rect,
) {
    let response = group.item(ui, night, rect);
    let tokens = tokens(ui.ctx());
    let fill = if is_selected { tokens.raised } else { tokens.surface };
    ui.painter().rect_filled(rect, CornerRadius::same(size::RADIUS), fill);
    // Inside of the cell: the gap is narrow, and the next cells lie on it.
    // In a low window it keeps off the number and the mark, which stand near the edges.
    let inset = if is_low(ui.ctx()) { 2 } else { 3 };
    let edge = rect.shrink(f32::from(inset));
    cell::outline(ui, edge, size::RADIUS - inset, is_selected, &response);
    day_number(ui, rect, night, tokens.text);
    let facts = cell::facts(view.state, night);
    let measure = view.state.calendar.measure;
    let mark = mark(rect, is_low(ui.ctx()));
    cell::paint(ui.painter(), mark, tokens, measure, facts.reading(measure));
    grid::pressed(view, night, facts, is_selected, &response);
}

/// Where the mark of a night stands in its cell.
fn mark(cell: Rect, is_beside: bool) -> Rect {
    if is_beside {
        let middle = cell.right_center() - Vec2::new(space::HAIR + LOW_MARK / 2.0, 0.0);
        return Rect::from_center_size(middle, Vec2::splat(LOW_MARK));
    }
    let middle = cell.center() + Vec2::new(0.0, 6.0);
    Rect::from_center_size(middle, Vec2::splat(MARK.min(cell.width() - 12.0)))
}

fn day_number(ui: &Ui, rect: Rect, night: NightDate, color: Color32) {
    let day = night.morning().format("%-d").to_string();
    let left = if is_low(ui.ctx()) { space::TINY } else { space::SMALL };
    let corner = rect.left_top() + Vec2::new(left, 5.0);
    ui.painter().text(corner, Align2::LEFT_TOP, day, font::small_strong(), color);
}
