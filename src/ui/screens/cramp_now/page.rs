//! A page of Cramp now: what scrolls, and the wide buttons that stand below it.

use egui::{Align, Id, Layout, Rect, ScrollArea, Ui, UiBuilder, Vec2, pos2};

use crate::ui::{
    focus::follow_focus,
    style::{
        cramp_now::{LOW_WINDOW, TWO_COLUMNS, WIDE_TARGET},
        size, space,
    },
    view::View,
};

/// What a page is of: where it changes, the new one is seen from its top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// A cramp that is going on.
    Running,
    /// The same, longer than an ordinary one.
    Long,
    /// The same, and it asks for emergency help.
    Emergency,
    /// One that has stopped.
    Stopped,
    /// The same, and it asked for emergency help.
    StoppedEmergency,
    /// All is said.
    Rest,
    /// One that was found running.
    Question,
}

/// Shows what scrolls, then what stands below it.
pub(super) fn page_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    page: Page,
    content: impl FnOnce(&mut View<'_>, &mut Ui),
    foot: impl FnOnce(&mut View<'_>, &mut Ui),
) {
    let room = ui.max_rect();
    let side = if room.width() < size::NARROW_WINDOW { space::LARGE } else { space::HUGE };
    let air = air(ui);
    // The bar has its room always: what stands above and below has the same edges.
    let width = room.width() - ui.spacing().scroll.allocated_width() - 2.0 * side;
    let width = width.min(size::CHART);
    let foot_top = room.bottom() - WIDE_TARGET - 2.0 * air;
    let above = Rect::from_min_max(room.min, pos2(room.right(), foot_top));
    let mut area = ScrollArea::vertical().auto_shrink(false);
    if has_changed(ui, page) {
        area = area.vertical_scroll_offset(0.0);
    }
    ui.scope_builder(UiBuilder::new().max_rect(above).id_salt("content"), |ui| {
        ui.set_clip_rect(above);
        area.show(ui, |ui| {
            column_ui(ui, room, width, |ui| {
                ui.add_space(air);
                content(view, ui);
                // What came last has left a space below itself.
                ui.add_space((air - ui.spacing().item_spacing.y).max(0.0));
            });
            if !is_focus_below(ui, foot_top) {
                follow_focus(ui);
            }
        });
    });
    let below = Rect::from_min_max(pos2(room.left(), foot_top + air), room.max);
    ui.scope_builder(UiBuilder::new().max_rect(below).id_salt("foot"), |ui| {
        column_ui(ui, room, width, |ui| foot(view, ui));
    });
}

/// Whether the window is low: its text is large, and what matters most must be in sight.
pub(super) fn is_low(ui: &Ui) -> bool {
    ui.ctx().content_rect().height() < LOW_WINDOW
}

/// Above and below what scrolls, and around the wide buttons.
fn air(ui: &Ui) -> f32 {
    if is_low(ui) { space::SMALL } else { space::LARGE }
}

fn has_changed(ui: &Ui, page: Page) -> bool {
    let id = Id::unique("page of Cramp now");
    let before = ui.data(|data| data.get_temp::<Page>(id));
    ui.data_mut(|data| data.insert_temp(id, page));
    before != Some(page)
}

/// Whether what has the focus stands at the foot, where nothing scrolls. What scrolls is clipped
/// there.
fn is_focus_below(ui: &Ui, foot_top: f32) -> bool {
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    focused.is_some_and(|response| {
        response.interact_rect.is_positive() && response.interact_rect.top() >= foot_top
    })
}

/// A column in the middle of the room.
fn column_ui(ui: &mut Ui, room: Rect, width: f32, content: impl FnOnce(&mut Ui)) {
    let left = room.left() + (room.width() - width) / 2.0;
    let rect = Rect::from_min_size(pos2(left, ui.cursor().top()), Vec2::new(width, 0.0));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_width(width);
        let apart = if is_low(ui) { space::SMALL } else { space::MEDIUM };
        ui.spacing_mut().item_spacing = Vec2::splat(apart);
        content(ui);
    });
    ui.advance_cursor_after_rect(shown.response.rect);
}

/// Shows two parts beside each other where there is room, else one under the other.
pub(super) fn side_by_side(
    view: &mut View<'_>,
    ui: &mut Ui,
    left: impl FnOnce(&mut View<'_>, &mut Ui),
    right: impl FnOnce(&mut View<'_>, &mut Ui),
) {
    if ui.available_width() < TWO_COLUMNS {
        left(view, ui);
        right(view, ui);
        return;
    }
    let gap = 2.0 * space::HUGE;
    let width = (ui.available_width() - gap) / 2.0;
    let top = ui.cursor().left_top();
    let mut column = |at: f32, salt: &str, content: &mut dyn FnMut(&mut Ui)| {
        let rect = Rect::from_min_size(pos2(at, top.y), Vec2::new(width, 0.0));
        let builder = UiBuilder::new().max_rect(rect).id_salt(salt);
        ui.scope_builder(builder.layout(Layout::top_down(Align::Min)), |ui| {
            ui.set_width(width);
            content(ui);
        })
        .response
        .rect
    };
    let (mut left, mut right) = (Some(left), Some(right));
    let one = column(top.x, "left", &mut |ui| {
        if let Some(left) = left.take() {
            left(view, ui);
        }
    });
    let other = column(top.x + width + gap, "right", &mut |ui| {
        if let Some(right) = right.take() {
            right(view, ui);
        }
    });
    ui.advance_cursor_after_rect(one.union(other));
}
