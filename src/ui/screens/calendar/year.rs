//! A year: a week a column, a weekday a row, a night a square.

use chrono::Datelike as _;
use egui::{Align2, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2};

use crate::{
    app::{
        State,
        calendar::{Layout, Year, week_of, week_start, weeks},
    },
    diary::{NightDate, Period},
    ui::{
        style::{font, size, space, stroke, tokens},
        view::View,
        widgets::roving::Roving,
    },
};

use super::{
    cell,
    grid::{self, Weeks},
};

/// From one square to the next: room for two figures at least, and for no more than a finger.
const STEP: std::ops::RangeInclusive<f32> = 19.0..=size::TARGET;
/// From one square to the next, where half of the room is enough for a year.
const COMFORT: f32 = 28.0;
const GAP: f32 = 3.0;
/// Of the weekdays.
const LEFT: f32 = 34.0;
/// Of the months.
const ABOVE: f32 = 20.0;
/// Of a window's height, what stands above and below the squares and is to be seen with them.
const AROUND: f32 = 320.0;

/// Shows the year of the chosen night with its legend.
pub(super) fn year_ui(view: &mut View<'_>, ui: &mut Ui) {
    grid::above_ui(view, ui, Layout::Year);
    let (mut group, selected) = grid::begin(view.state, ui, Weeks::Across);
    let Fit { parts, step } = fit(ui, ui.available_width(), Year::of(selected), view.state);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::MEDIUM;
        for band in bands(Year::of(selected), parts, view.state) {
            band_ui(view, ui, &mut group, selected, band, step);
        }
    });
    grid::end(view, ui, group);
    grid::below_ui(view, ui, Layout::Year, selected);
}

/// Whether the shown year has good squares in a room of this width.
pub(super) fn is_at_ease(view: &View<'_>, ui: &Ui, room: f32) -> bool {
    let year = Year::of(view.state.calendar.selected);
    fit(ui, room, year, view.state).step >= COMFORT
}

/// How a year lies in its room.
#[derive(Debug, Clone, Copy)]
struct Fit {
    /// Into how many parts it is stacked.
    parts: u32,
    /// From one square to the next.
    step: f32,
}

/// The largest squares that the window shows at once; where it is too low for any that can be
/// read, the fewest parts that make such ones.
fn fit(ui: &Ui, room: f32, year: Year, state: &State) -> Fit {
    let tall = ui.ctx().content_rect().height() - AROUND;
    let start = week_start(state);
    let by_width = |parts: u32| {
        let most = bands(year, parts, state).map(|band| weeks(band, start).len()).max();
        ((room - LEFT) / most.unwrap_or(1) as f32).floor()
    };
    let by_height = |parts: u32| {
        let bands = bands(year, parts, state).count() as f32;
        ((tall - (bands - 1.0) * space::MEDIUM - bands * ABOVE) / (7.0 * bands)).floor()
    };
    let mut best = Fit { parts: 12, step: by_width(12) };
    let all_parts = [1, 2, 3, 4, 6];
    if let Some(parts) = all_parts.into_iter().find(|parts| by_width(*parts) >= *STEP.start()) {
        best = Fit { parts, step: by_width(parts) };
    }
    let mut seen = *STEP.start() - 1.0;
    for parts in all_parts {
        let step = by_width(parts).min(by_height(parts)).min(*STEP.end());
        if step > seen {
            (best, seen) = (Fit { parts, step }, step);
        }
    }
    Fit { step: best.step.min(*STEP.end()), ..best }
}

/// The parts of a year; of what lies ahead there is nothing to see.
fn bands(year: Year, parts: u32, state: &State) -> impl Iterator<Item = Period> {
    let tonight = state.tonight();
    year.bands(parts).filter_map(move |band| Period::new(band.first(), band.last().min(tonight)))
}

/// Some months of a year, side by side.
fn band_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    group: &mut Roving<NightDate>,
    selected: NightDate,
    band: Period,
    step: f32,
) {
    let start = week_start(view.state);
    let weeks = weeks(band, start);
    let size = Vec2::new(LEFT + weeks.len() as f32 * step, ABOVE + 7.0 * step);
    let (room, _) = ui.allocate_exact_size(size, Sense::hover());
    let origin = room.min + Vec2::new(LEFT, ABOVE);
    weekdays_ui(ui, view, room, step);
    let mut outlined = Vec::new();
    for (column, week) in weeks.into_iter().enumerate() {
        for (row, night) in week.into_iter().enumerate() {
            let Some(night) = night else { continue };
            let corner = origin + Vec2::new(column as f32, row as f32) * step;
            let rect = Rect::from_min_size(corner, Vec2::splat(step - GAP));
            if night.morning().day() == 1 {
                month_ui(ui, night, Pos2::new(corner.x, room.top()));
            }
            border_ui(ui, night, band, row == 6, Rect::from_min_size(corner, Vec2::splat(step)));
            let response = night_ui(view, ui, group, night, night == selected, rect);
            if night == selected || response.hovered() {
                outlined.push((rect, night == selected, response));
            }
        }
    }
    // Over the squares, of which the later ones would lie on it.
    for (rect, is_selected, response) in outlined {
        cell::outline(ui, rect, size::SMALL_RADIUS, is_selected, &response);
    }
}

fn night_ui(
    view: &mut View<'_>,
    ui: &Ui,
    group: &mut Roving<NightDate>,
    night: NightDate,
    is_selected: bool,
    rect: Rect,
) -> Response {
    // The gap belongs to the square: between two of them nothing is lost.
    let response = group.item(ui, night, rect.expand(GAP / 2.0));
    let facts = cell::facts(view.state, night);
    if ui.is_rect_visible(rect) {
        let measure = view.state.calendar.measure;
        let reading = facts.reading(measure);
        cell::paint(ui.painter(), rect, tokens(ui.ctx()), measure, reading);
    }
    grid::pressed(view, night, facts, is_selected, &response);
    response
}

fn weekdays_ui(ui: &Ui, view: &View<'_>, room: Rect, step: f32) {
    let week = week_of(view.state.calendar.selected, week_start(view.state));
    let font = font::small();
    let color = tokens(ui.ctx()).weak_text;
    for (row, day) in week.iter().enumerate() {
        let middle = room.top() + ABOVE + (row as f32 + 0.5) * step - GAP / 2.0;
        let at = Pos2::new(room.left() + LEFT - space::SMALL, middle);
        let name = day.morning().format("%a").to_string();
        ui.painter().text(at, Align2::RIGHT_CENTER, name, font.clone(), color);
    }
}

fn month_ui(ui: &Ui, night: NightDate, at: Pos2) {
    let name = night.morning().format("%b").to_string();
    let font = font::small();
    ui.painter().text(at, Align2::LEFT_TOP, name, font, tokens(ui.ctx()).text);
}

/// A line between two months, through the gaps.
fn border_ui(ui: &Ui, night: NightDate, band: Period, is_end_of_week: bool, rect: Rect) {
    let stroke = Stroke::new(stroke::THIN, tokens(ui.ctx()).weak_text);
    let rect = rect.translate(Vec2::splat(-GAP / 2.0));
    let is_other = |days| {
        let next = night.plus_days(days);
        band.contains(next) && next.morning().month() != night.morning().month()
    };
    if is_other(7) {
        ui.painter().line_segment([rect.right_top(), rect.right_bottom()], stroke);
    }
    if is_other(1) && !is_end_of_week {
        ui.painter().line_segment([rect.left_bottom(), rect.right_bottom()], stroke);
    }
}
