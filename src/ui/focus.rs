//! The keyboard's place is always in sight: scrolled to, and with a ring around it.

use std::sync::Arc;

use egui::{
    Align, AsIdSalt, Context, CornerRadius, Id, Key, Memory, Rect, Response, Stroke, StrokeKind,
    Ui, UiBuilder,
};

use super::style::{size, space, stroke};

/// How far a ring reaches beyond what it goes around.
const REACH: f32 = stroke::RING_GAP + stroke::FOCUS;
// A ring that lay on its neighbour would be around both.
const _: () = assert!(REACH < space::TINY, "a ring ends before the next control");

/// Draws the ring from now on, around whatever has the keyboard's place; Tab goes on from what was
/// pressed with the pointer.
pub(super) fn install(ctx: &Context) {
    ctx.on_begin_pass("Tab after a press", Arc::new(|ui: &mut Ui| go_on_from_press(ui)));
    ctx.on_end_pass("what was pressed", Arc::new(|ui: &mut Ui| note_press(ui)));
    ctx.on_end_pass("the keyboard's ring", Arc::new(|ui: &mut Ui| ring_ui(ui)));
}

/// A press with the pointer gives no focus, but it is where a person is: without this, Tab would
/// begin at the rail again.
fn go_on_from_press(ui: &Ui) {
    if !ui.input(|input| input.key_pressed(Key::Tab)) || ui.memory(Memory::focused).is_some() {
        return;
    }
    let Some(pressed) = ui.data(|data| data.get_temp::<Option<Id>>(pressed())).flatten() else {
        return;
    };
    let can_have_it = ui.ctx().read_response(pressed).is_some_and(|response| {
        let is_free = ui.memory(|memory| memory.allows_interaction(response.layer_id));
        is_free && response.enabled() && response.sense.is_focusable()
    });
    if can_have_it {
        ui.memory_mut(|memory| memory.request_focus(pressed));
    }
}

/// Takes note of what is pressed, until something has the keyboard's place.
fn note_press(ui: &Ui) {
    let clicked = ui.ctx().interaction_snapshot(|snapshot| snapshot.clicked);
    if clicked.is_some() || ui.memory(Memory::focused).is_some() {
        ui.data_mut(|data| data.insert_temp(pressed(), clicked));
    }
}

fn pressed() -> Id {
    Id::unique("what was pressed")
}

/// A ring in the accent with a line in the colour of the background within it: one of the two
/// shows on every ground, be it the accent itself or an emergency card.
fn ring_ui(ui: &Ui) {
    let Some(focused) = ui.memory(Memory::focused).and_then(|id| look_at(ui.ctx(), id)) else {
        return;
    };
    if ui.data(|data| data.get_temp(shaped())) == Some(focused.id) {
        return;
    }
    let Some(room) = room_for_ring(focused.rect, focused.interact_rect) else { return };
    // Those of the whole window: Cramp now has colours of its own.
    let (color, ground) = (ui.visuals().hyperlink_color, ui.visuals().panel_fill);
    let painter = ui.ctx().layer_painter(focused.layer_id).with_clip_rect(room);
    let ring = |reach: f32, line: Stroke| {
        let corner = CornerRadius::from(f32::from(size::RADIUS) + reach);
        painter.rect_stroke(focused.rect.expand(reach), corner, line, StrokeKind::Outside);
    };
    ring(0.0, Stroke::new(stroke::RING_GAP, ground));
    ring(stroke::RING_GAP, Stroke::new(stroke::FOCUS, color));
}

/// Leaves the ring around a widget to the widget: it is not a rectangle.
pub(super) fn rings_itself(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.insert_temp(shaped(), id));
}

fn shaped() -> Id {
    Id::unique("what rings itself")
}

/// Where a ring may be drawn: beyond the edges of the widget, but not over what covers it.
fn room_for_ring(widget: Rect, seen: Rect) -> Option<Rect> {
    if !seen.is_positive() {
        return None;
    }
    let beyond = |edge: f32, seen: f32, out: f32| {
        if (edge - seen).abs() < 0.5 { edge + out } else { seen }
    };
    Some(Rect::from_min_max(
        egui::pos2(
            beyond(widget.left(), seen.left(), -REACH),
            beyond(widget.top(), seen.top(), -REACH),
        ),
        egui::pos2(
            beyond(widget.right(), seen.right(), REACH),
            beyond(widget.bottom(), seen.bottom(), REACH),
        ),
    ))
}

/// Shows a part whose controls keep their ids, and with them the keyboard's place, whatever comes
/// or goes above it: egui counts what stands in a `Ui`, and a card or a bar more would make every
/// control below it a new one.
pub(super) fn steady_ui<R>(
    ui: &mut Ui,
    key: impl AsIdSalt,
    content: impl FnOnce(&mut Ui) -> R,
) -> R {
    let id = ui.make_persistent_id(key);
    ui.scope_builder(UiBuilder::new().scope_id(id), content).inner
}

/// Scrolls to what has just got the focus: whoever moves by keys sees where they are.
pub(super) fn follow_focus(ui: &Ui) {
    let focused = ui.memory(Memory::focused);
    if ui.data(|data| data.get_temp::<Option<Id>>(followed())).flatten() == focused {
        return;
    }
    let response = focused.and_then(|focused| look_at(ui.ctx(), focused));
    // What lies over the window follows its own.
    if response.as_ref().is_some_and(|response| response.layer_id != ui.layer_id()) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(followed(), focused));
    if let Some(response) = response {
        ui.scroll_to_rect(response.rect.expand(space::LARGE), None);
    }
}

/// Gives something the focus and brings it to the top, with what follows it in sight.
pub(super) fn bring_to_top(ui: &Ui, response: &Response) {
    response.scroll_to_me(Some(Align::TOP));
    response.request_focus();
    // Otherwise the focus would be followed only as far as its own edge.
    ui.data_mut(|data| data.insert_temp(followed(), Some(response.id)));
}

/// Brings something to the top in which something has just been given the focus.
pub(super) fn keep_at_top(ui: &Ui, response: &Response) {
    response.scroll_to_me(Some(Align::TOP));
    let focused = ui.memory(Memory::focused);
    ui.data_mut(|data| data.insert_temp(followed(), focused));
}

/// What has the keyboard's place, as it was laid out.
///
/// To read it counts for egui as one more look at the click of this frame. Where that click gave
/// it the focus, it was a click elsewhere, and egui would take the focus away again.
fn look_at(ctx: &Context, focused: Id) -> Option<Response> {
    let response = ctx.read_response(focused);
    if !ctx.memory(|memory| memory.has_focus(focused)) {
        ctx.memory_mut(|memory| memory.request_focus(focused));
    }
    response
}

fn followed() -> Id {
    Id::unique("followed focus")
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2};

    use super::{REACH, room_for_ring};

    #[test]
    fn a_ring_reaches_out_except_where_its_widget_is_covered() {
        let widget = Rect::from_min_max(pos2(10.0, 20.0), pos2(110.0, 60.0));
        assert_eq!(room_for_ring(widget, widget), Some(widget.expand(REACH)));
        let covered = widget.with_min_y(30.0);
        let room = room_for_ring(widget, covered).unwrap();
        assert_eq!(room, widget.expand(REACH).with_min_y(30.0));
        assert_eq!(room_for_ring(widget, Rect::NOTHING), None);
    }
}
