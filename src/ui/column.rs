//! The column in which a place stands, and what keeps it still.

use egui::{Frame, Margin, Panel, ScrollArea, Ui, UiBuilder, Vec2};

use crate::{
    app::{Action, Place},
    diary::NightDate,
};

use super::{
    alarm::take_to_top,
    focus::follow_focus,
    screens::{night_head_ui, night_name_ui, place_ui},
    style::{size, space},
    view::{Standing, View},
    widgets::section::{want, want_nothing},
};

/// The place itself, in a column of a width that can be read.
pub(super) fn column_ui(view: &mut View<'_>, ui: &mut Ui) {
    let widest = match view.state.place {
        Place::Night | Place::Doctor | Place::Me => size::FORM,
        Place::Calendar | Place::Trends => size::CHART,
    };
    if view.state.place == Place::Night {
        standing_head_ui(view, ui, widest);
    }
    // The bar has its room from the first frame on: nothing moves when it is needed. Where nothing
    // scrolls there is none: a bar of the whole height says nothing.
    let room = ui.available_width() - ui.spacing().scroll.allocated_width();
    let mut area = ScrollArea::vertical().id_salt(view.state.place).auto_shrink(false);
    if view.state.place == Place::Night && take_to_top(ui) {
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        let wanted = view.state.wanted;
        if let Some(part) = wanted {
            want(ui, part.title());
        }
        in_column(ui, room, widest, |ui| {
            place_ui(view, ui);
            ui.add_space(space::HUGE);
        });
        if wanted.is_some() {
            want_nothing(ui);
            view.act(Action::Shown);
        }
        hold_still(view, ui);
        follow_focus(ui);
    });
}

/// What stands still above a night: which one it is is always in sight.
fn standing_head_ui(view: &mut View<'_>, ui: &mut Ui, widest: f32) {
    let is_tall = ui.available_height() >= TALL_WINDOW;
    view.standing = if is_tall { Standing::All } else { Standing::Name };
    let room = ui.available_width() - ui.spacing().scroll.allocated_width();
    // A line and some air: what is scrolled away is cut off there, and not at the buttons.
    let (above, below) =
        if is_tall { (space::SMALL, space::SMALL) } else { (space::TINY, space::HAIR) };
    let margin = Margin { bottom: Margin::from(below).bottom, ..Margin::ZERO };
    let head = if is_tall {
        Panel::top("head").default_size(HEAD_HEIGHT)
    } else {
        Panel::top("short head").default_size(SHORT_HEAD_HEIGHT)
    };
    let head = head.frame(Frame::NONE.inner_margin(margin)).show_separator_line(true);
    head.show(ui, |ui| {
        column_at(ui, above, (room, widest), |ui| {
            if is_tall { night_head_ui(view, ui) } else { night_name_ui(view, ui) }
        });
    });
}

/// Lays out a column in the middle of the room.
pub(super) fn in_column(ui: &mut Ui, room: f32, widest: f32, content: impl FnOnce(&mut Ui)) {
    column_at(ui, space::LARGE, (room, widest), content);
}

/// The same, with so much air above it.
fn column_at(ui: &mut Ui, air: f32, (room, widest): (f32, f32), content: impl FnOnce(&mut Ui)) {
    let side = if room < size::NARROW_WINDOW { space::SMALL } else { space::HUGE };
    let width = (room - 2.0 * side).min(widest);
    let left = ((room - width) / 2.0).max(side);
    let top = ui.cursor().top() + air;
    let rect = egui::Rect::from_min_size(
        egui::pos2(ui.min_rect().left() + left, top),
        Vec2::new(width, 0.0),
    );
    // The keyboard keeps its place although a bar comes or goes above the column.
    let id = ui.make_persistent_id("column");
    let content = ui.scope_builder(UiBuilder::new().max_rect(rect).scope_id(id), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = space::LARGE;
        content(ui);
    });
    ui.advance_cursor_after_rect(content.response.rect);
}

/// Keeps what is being filled in where it is when a card comes or goes above it: a press that is
/// on its way must not land on something else.
fn hold_still(view: &View<'_>, ui: &Ui) {
    let Some(held) = view.held else { return };
    let id = egui::Id::unique("held part");
    // Where it would stand if nothing were scrolled.
    let place = held - ui.min_rect().top() + ui.clip_rect().top();
    let (frame, now) = (ui.ctx().cumulative_pass_nr(), ui.input(|input| input.time));
    let before = ui.data(|data| data.get_temp::<Held>(id));
    // After another place, it has just come up.
    let before = before.filter(|before| before.frame + 1 >= frame);
    let since = before.map_or(now, |before| before.since);
    let held_now = Held { night: view.state.night, place, since, frame };
    ui.data_mut(|data| data.insert_temp(id, held_now));
    let Some(before) = before.filter(|before| before.night == view.state.night) else { return };
    let moved = place - before.place;
    let pointer = ui.input(|input| input.pointer.latest_pos());
    let is_above = pointer.is_some_and(|pointer| pointer.y < held - moved);
    // A place that has just come up is shown from its top, with the cards that come a moment
    // later: nobody has aimed at anything yet.
    let is_aimed_at = !is_above && now - since >= FIRST_LOOK;
    if moved.abs() > 0.5 && (ui.ctx().text_edit_focused() || is_aimed_at) {
        let up = Vec2::new(0.0, -moved);
        ui.scroll_with_delta_animation(up, egui::style::ScrollAnimation::none());
    }
}

/// Where the held part stood.
#[derive(Debug, Clone, Copy)]
struct Held {
    night: NightDate,
    place: f32,
    /// When the place came up, in seconds.
    since: f64,
    /// When this was so.
    frame: u64,
}

/// How long a place has been seen before a press can be on its way, in seconds.
const FIRST_LOOK: f64 = 0.5;

/// The height of a night's head where its name takes one line: the first frame shows all of it.
const HEAD_HEIGHT: f32 = 148.0;

/// The height of the line that stands above a night in a low window.
const SHORT_HEAD_HEIGHT: f32 = 26.0;

/// Windows lower than this, in points, scroll the head of a night with the rest: its name alone
/// stands.
const TALL_WINDOW: f32 = 540.0;
