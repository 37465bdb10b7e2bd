//! A page of Cramp now: what scrolls, and the wide buttons that stand below it.

use egui::{Rect, ScrollArea, Ui, UiBuilder, Vec2, pos2};

use crate::ui::{
    focus::follow_focus,
    style::{cramp_now::WIDE_TARGET, space},
    view::View,
};

/// The widest that a page gets, in points.
const WIDEST: f32 = 1080.0;

/// Pages narrower than this, in points, have one column.
pub(super) const TWO_COLUMNS: f32 = 760.0;

/// Shows what scrolls, then what stands below it.
pub(super) fn page_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    content: impl FnOnce(&mut View<'_>, &mut Ui),
    foot: impl FnOnce(&mut View<'_>, &mut Ui),
) {
    let room = ui.max_rect();
    let side = if room.width() < 620.0 { space::LARGE } else { space::HUGE };
    let foot_top = room.bottom() - WIDE_TARGET - 2.0 * space::LARGE;
    let above = Rect::from_min_max(room.min, pos2(room.right(), foot_top));
    ui.scope_builder(UiBuilder::new().max_rect(above).id_salt("content"), |ui| {
        ui.set_clip_rect(above);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            column_ui(ui, side, |ui| {
                ui.add_space(space::LARGE);
                content(view, ui);
                ui.add_space(space::LARGE);
            });
            follow_focus(ui);
        });
    });
    let below = Rect::from_min_max(pos2(room.left(), foot_top + space::LARGE), room.max);
    ui.scope_builder(UiBuilder::new().max_rect(below).id_salt("foot"), |ui| {
        column_ui(ui, side, |ui| foot(view, ui));
    });
}

/// A column in the middle of the room.
fn column_ui(ui: &mut Ui, side: f32, content: impl FnOnce(&mut Ui)) {
    let room = ui.available_width();
    let width = (room - 2.0 * side).min(WIDEST);
    let left = ui.min_rect().left() + (room - width) / 2.0;
    let rect = Rect::from_min_size(pos2(left, ui.cursor().top()), Vec2::new(width, 0.0));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = Vec2::splat(space::MEDIUM);
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
    ui.spacing_mut().item_spacing.x = space::HUGE;
    ui.columns_const(|[one, other]| {
        for column in [&mut *one, &mut *other] {
            column.spacing_mut().item_spacing = Vec2::splat(space::MEDIUM);
        }
        left(view, one);
        right(view, other);
    });
}
