//! A sheet over the window: its heading, a way to close it, and the focus that it gives back.

use egui::{Align, Align2, Frame, Id, Label, Layout, Margin, Memory, Response, RichText, Ui, Vec2};

use crate::ui::{
    focus::follow_focus,
    style::{icon, size, space, tokens},
    view::View,
    widgets::button::icon_button,
};

/// The height of the buttons at the foot of a sheet, with the space over them.
pub(super) const FOOT: f32 = size::TARGET + space::LARGE;

/// What a sheet is.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui) struct Sheet<'a> {
    /// Tells it from others.
    pub(in crate::ui) id: &'static str,
    /// Its heading.
    pub(in crate::ui) title: &'a str,
    /// How wide it gets, in points.
    pub(in crate::ui) widest: f32,
    /// Nothing lies over it: Esc closes this one.
    pub(in crate::ui) is_topmost: bool,
}

/// Shows a sheet in the middle of the window; whether it was closed. `content` has the room that
/// is left, in points.
pub(in crate::ui) fn sheet_ui(
    view: &mut View<'_>,
    ui: &Ui,
    sheet: Sheet<'_>,
    content: impl FnOnce(&mut View<'_>, &mut Ui, f32),
) -> bool {
    show(view, ui, sheet, Align2::CENTER_CENTER, content)
}

/// The same at the top of the window: what stands first in it keeps its place while the rest gets
/// shorter.
pub(super) fn sheet_at_top_ui(
    view: &mut View<'_>,
    ui: &Ui,
    sheet: Sheet<'_>,
    content: impl FnOnce(&mut View<'_>, &mut Ui, f32),
) -> bool {
    show(view, ui, sheet, Align2::CENTER_TOP, content)
}

fn show(
    view: &mut View<'_>,
    ui: &Ui,
    sheet: Sheet<'_>,
    place: Align2,
    content: impl FnOnce(&mut View<'_>, &mut Ui, f32),
) -> bool {
    let room = ui.ctx().content_rect().size();
    let is_low = room.y < size::LOW_WINDOW;
    // A low window leaves no room for air around a sheet.
    let (margin, air) =
        if is_low { (space::SMALL, space::SMALL) } else { (space::LARGE, space::HUGE) };
    let around = 2.0 * margin + air;
    let width = (room.x - around).min(sheet.widest);
    let height = room.y - around;
    let frame =
        Frame::popup(ui.style()).fill(tokens(ui.ctx()).surface).inner_margin(Margin::from(margin));
    let id = Id::unique(sheet.id);
    let from_edge = if place == Align2::CENTER_TOP { air / 2.0 } else { 0.0 };
    let area = egui::Modal::default_area(id).anchor(place, Vec2::new(0.0, from_edge));
    let modal = egui::Modal::new(id).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(egui::accesskit::Role::Dialog);
            node.set_label(sheet.title);
        });
        ui.set_width(width);
        // The area would offer no more than its usual height.
        ui.set_max_height(height);
        let top = ui.cursor().top();
        let closed = heading_ui(ui, sheet.title, width);
        let used = ui.cursor().top() - top;
        content(view, ui, (height - used).max(size::TARGET));
        closed
    });
    let leaves = sheet.is_topmost && modal.should_close();
    modal.inner || leaves
}

fn heading_ui(ui: &mut Ui, title: &str, width: f32) -> bool {
    ui.horizontal(|ui| {
        let words = Vec2::new(width - size::TARGET - space::SMALL, size::TARGET);
        ui.allocate_ui_with_layout(words, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(words);
            ui.add(Label::new(RichText::new(title).heading()).wrap());
        });
        let close = icon_button(ui, icon::CLOSE, "Close");
        ui.data_mut(|data| data.insert_temp(close_button(), close.id));
        close.clicked()
    })
    .inner
}

/// Follows the focus within what scrolls in a sheet, and not to what stands still beside it.
pub(in crate::ui) fn follow_inside(ui: &Ui) {
    let focused = ui.memory(Memory::focused);
    let still = ui.data(|data| data.get_temp::<Vec<Id>>(still())).unwrap_or_default();
    if focused.is_none_or(|focused| !still.contains(&focused)) {
        follow_focus(ui);
    }
}

/// These controls stand still beside what scrolls.
pub(in crate::ui) fn stand_still(ui: &Ui, controls: Vec<Id>) {
    ui.data_mut(|data| data.insert_temp(still(), controls));
}

fn still() -> Id {
    Id::unique("stands still in a sheet")
}

/// Gives a control of a sheet the focus when the sheet, or this step of it, is new.
pub(in crate::ui) fn focus_first(ui: &Ui, step: impl std::hash::Hash, response: &Response) {
    if is_new(ui, step) {
        response.request_focus();
    }
}

/// Whether a sheet, or this step of it, was not there before.
fn is_new(ui: &Ui, step: impl std::hash::Hash) -> bool {
    let id = Id::unique("focused first");
    let step = Id::unique(("step of a sheet", egui::util::hash(step)));
    let is_new = ui.data(|data| data.get_temp::<Id>(id)) != Some(step);
    if is_new {
        ui.data_mut(|data| data.insert_temp(id, step));
    }
    is_new
}

/// Gives the button that closes a sheet the focus when the sheet is new: Enter changes nothing.
pub(in crate::ui) fn focus_close(ui: &Ui, step: impl std::hash::Hash) {
    let close = ui.data(|data| data.get_temp::<Id>(close_button()));
    if is_new(ui, step)
        && let Some(close) = close
    {
        ui.memory_mut(|memory| memory.request_focus(close));
    }
}

fn close_button() -> Id {
    Id::unique("closes a sheet")
}

/// The focus of a window that something came over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// It is to be given back when that has gone.
    Kept(Option<Id>),
    /// That has gone: only in the next frame does the window take the focus again.
    Due(Option<Id>),
}

/// Remembers what had the focus before something came over the window, and gives it back when
/// that has gone. Call it each frame, before anything is drawn.
pub(in crate::ui) fn keep_focus(ui: &Ui, level: &'static str, is_shown: bool) {
    let id = Id::unique(("focus before", level));
    let focused = ui.memory(Memory::focused);
    match ui.data(|data| data.get_temp::<Before>(id)) {
        None | Some(Before::Due(_)) if is_shown => {
            ui.data_mut(|data| data.insert_temp(id, Before::Kept(focused)));
        }
        Some(Before::Kept(before)) if !is_shown => {
            ui.data_mut(|data| {
                data.insert_temp(id, Before::Due(before));
                data.remove::<Id>(Id::unique("focused first"));
            });
            ui.ctx().request_repaint();
        }
        Some(Before::Due(before)) => {
            ui.data_mut(|data| data.remove::<Before>(id));
            // What was done may have led somewhere else.
            if let (Some(before), None) = (before, focused) {
                ui.memory_mut(|memory| memory.request_focus(before));
            }
        }
        None | Some(Before::Kept(_)) => {}
    }
}
