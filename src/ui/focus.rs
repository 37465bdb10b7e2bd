//! The keyboard's place is always in sight.

use egui::{Align, Id, Memory, Response, Ui};

use super::style::space;

/// Scrolls to what has just got the focus: whoever moves by keys sees where they are.
pub(super) fn follow_focus(ui: &Ui) {
    let focused = ui.memory(Memory::focused);
    if ui.data(|data| data.get_temp::<Option<Id>>(followed())).flatten() == focused {
        return;
    }
    ui.data_mut(|data| data.insert_temp(followed(), focused));
    let response = focused.and_then(|focused| ui.ctx().read_response(focused));
    // To read it counts as one more look at the click that gave it the focus, and that click was
    // elsewhere: egui takes the focus away.
    if let Some(focused) = focused.filter(|focused| !ui.memory(|memory| memory.has_focus(*focused)))
    {
        ui.memory_mut(|memory| memory.request_focus(focused));
    }
    if let Some(response) = response.filter(|response| response.layer_id == ui.layer_id()) {
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

fn followed() -> Id {
    Id::unique("followed focus")
}
