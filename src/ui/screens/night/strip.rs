//! Two weeks of nights as marks: one Tab stop, in which the arrows go from night to night.

use chrono::Datelike as _;
use egui::{CornerRadius, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::{
    app::{Action, State},
    diary::{NightDate, Period},
    ui::{
        style::{Tokens, font, size, space, stroke, tokens},
        view::View,
        widgets::{
            legend::{Key, legend_ui},
            mark::Mark,
            roving::{Roving, Step},
        },
    },
};

const NIGHTS: u32 = 14;
/// Of the names of months, above the marks.
const MONTHS: f32 = 16.0;
/// Of a night: its mark, and under it its weekday and its day, in one line where there is room.
const HEIGHT: f32 = 48.0;
/// The same in two lines.
const HIGHER: f32 = 60.0;
/// The widest mark of a night.
const MARK: f32 = 24.0;
const WIDEST: f32 = 54.0;
/// Marks narrower than this have the day below its weekday.
const ROOM_FOR_BOTH: f32 = 46.0;
/// Marks narrower than this have the weekday's first letter alone.
const ROOM_FOR_WEEKDAY: f32 = 34.0;

/// Shows the strip.
///
/// An arrow goes to the night at once, as it does in a row of tabs: what is below the strip is
/// that night, and the same keys with Ctrl do the same from anywhere.
pub(super) fn strip_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let width = (ui.available_width() / NIGHTS as f32).min(WIDEST);
    let height = if width < ROOM_FOR_BOTH { HIGHER } else { HEIGHT };
    let size = Vec2::new(width * NIGHTS as f32, MONTHS + height);
    let (room, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut group = Roving::begin(ui, "strip", Some(state.night), Step::ROW);
    for step in group.steps() {
        let from = group.chosen().unwrap_or(state.night);
        let to = match step {
            Step::Left => from.plus_days(-1),
            Step::Right => from.plus_days(1),
            Step::Home => nights(state, from).first(),
            Step::End => nights(state, from).last(),
            Step::Up
            | Step::Down
            | Step::PageUp
            | Step::PageDown
            | Step::ShiftPageUp
            | Step::ShiftPageDown => continue,
        };
        group.go_to(to.min(state.tonight()));
    }
    // What the keys have chosen stands there in this very frame, or the focus would be lost.
    let shown = group.chosen().unwrap_or(state.night);
    let nights = nights(state, shown);
    for (position, night) in nights.iter().enumerate() {
        let left = room.left() + position as f32 * width;
        let corner = Pos2::new(left, room.top() + MONTHS);
        let rect = Rect::from_min_size(corner, Vec2::new(width, height));
        let response = group.item(ui, night, rect);
        night_ui(state, ui, night, night == shown, &response);
        if position == 0 || night.morning().day() == 1 {
            let last_of_month = (1..).take_while(|day| {
                let next = night.plus_days(*day);
                next <= nights.last() && next.morning().day() != 1
            });
            let room_for_name = (last_of_month.count() + 1) as f32 * width;
            month_ui(ui, night, Pos2::new(left, room.top()), room_for_name);
        }
    }
    if let Some(night) = group.end(ui)
        && night != state.night
    {
        view.act(Action::OpenNight(night));
    }
}

/// What the marks mean, in words.
pub(super) fn key_ui(ui: &mut Ui) {
    let paint = |mark: Mark| {
        move |painter: &Painter, square: Rect, tokens: &Tokens| {
            mark.paint(painter, square.shrink(space::HAIR), tokens);
        }
    };
    let keys = [
        ("Cramps, how many", paint(Mark::Cramps(2))),
        ("No cramps", paint(Mark::CrampFree)),
        ("Not recorded", paint(Mark::NotRecorded)),
    ];
    legend_ui(ui, keys.iter().map(|(words, paint)| -> Key<'_> { (words, paint) }));
}

/// The nights up to the last one; those around the shown one where that is older.
fn nights(state: &State, shown: NightDate) -> Period {
    let newest = Period::ending(state.last_night().max(shown), NIGHTS);
    if newest.contains(shown) {
        newest
    } else {
        Period::ending(shown.plus_days(i64::from(NIGHTS / 2)), NIGHTS)
    }
}

fn night_ui(state: &State, ui: &Ui, night: NightDate, is_shown: bool, response: &Response) {
    let mark = Mark::of(state.shown.night(night).map(|night| &**night));
    let dates = night.both_dates(state.now.today().year());
    let shown = if is_shown { ", shown" } else { "" };
    let name = format!("Night of {dates}, {}{shown}", mark.words());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, is_shown, &name));
    let tokens = tokens(ui.ctx());
    let rect = response.rect;
    frame_ui(ui, rect, is_shown, response, tokens);
    let color = if is_shown { tokens.text } else { tokens.weak_text };
    let galley = |text: String, font| ui.painter().layout_no_wrap(text, font, color);
    let letters = if rect.width() < ROOM_FOR_WEEKDAY { 1 } else { 3 };
    let weekday = night.morning().format("%a").to_string();
    let weekday = galley(weekday.chars().take(letters).collect(), font::small());
    let day = galley(night.morning().day().to_string(), font::small_strong());
    // Above the bar of the shown night.
    let foot = rect.bottom() - 4.0;
    let x = rect.center().x;
    let (line, both) = (day.size().y, weekday.size().x + space::TINY + day.size().x);
    let is_stacked = rect.width() < ROOM_FOR_BOTH;
    let words = if is_stacked { 2.0 * line - space::HAIR } else { line };
    // A line of text has a little air above its letters.
    let above = foot - words + space::HAIR - rect.top() - space::TINY;
    let side = (rect.width() - 8.0).min(MARK).min(above);
    let middle = Pos2::new(x, rect.top() + space::TINY + above.min(MARK) / 2.0);
    mark.paint(ui.painter(), Rect::from_center_size(middle, Vec2::splat(side)), tokens);
    if is_stacked {
        let above = Pos2::new(x - weekday.size().x / 2.0, foot - 2.0 * line + space::HAIR);
        ui.painter().galley(above, weekday, color);
        ui.painter().galley(Pos2::new(x - day.size().x / 2.0, foot - line), day, color);
    } else {
        let left = x - both / 2.0;
        ui.painter().galley(Pos2::new(left, foot - line), weekday, color);
        ui.painter().galley(Pos2::new(left + both - day.size().x, foot - line), day, color);
    }
    response.clone().on_hover_text(name);
}

/// The shown night stands on a raised ground with a bar below it: told by shape, not colour.
fn frame_ui(ui: &Ui, rect: Rect, is_shown: bool, response: &Response, tokens: &Tokens) {
    let inner = rect.shrink(1.0);
    let corner = CornerRadius::same(size::RADIUS);
    let painter = ui.painter();
    let ground = if is_shown { tokens.raised } else { tokens.background };
    painter.rect_filled(inner, corner, tokens.fills_on(ground).of(response));
    if is_shown {
        let bar = Rect::from_min_max(Pos2::new(inner.left(), inner.bottom() - 3.0), inner.max);
        let bar = bar.shrink2(Vec2::new(5.0, 0.0));
        painter.rect_filled(bar, 1.5, tokens.accent);
    }
    if is_shown {
        let line = Stroke::new(stroke::LINE, tokens.accent);
        painter.rect_stroke(inner, corner, line, StrokeKind::Inside);
    }
}

/// The month's name over its first night, as long as its nights have room for it.
fn month_ui(ui: &Ui, night: NightDate, at: Pos2, room: f32) {
    let tokens = tokens(ui.ctx());
    let font = font::small();
    let morning = night.morning();
    let name = ["%B %Y", "%B", "%b"].into_iter().find_map(|format| {
        let name = morning.format(format).to_string();
        let name = ui.painter().layout_no_wrap(name, font.clone(), tokens.weak_text);
        (name.size().x + space::SMALL <= room).then_some(name)
    });
    if let Some(name) = name {
        ui.painter().galley(at + Vec2::new(space::TINY, 0.0), name, tokens.weak_text);
    }
}
