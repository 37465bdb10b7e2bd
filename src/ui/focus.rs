//! The keyboard's place is always in sight.

use egui::{Align, Id, Memory, Response, Ui};

use super::style::space;

/// Scrolls to what has just got the focus: whoever moves by keys sees where they are.
pub(super) fn follow_focus(ui: &Ui) {
    let focused = ui.memory(Memory::focused);
    if ui.data(|data| data.get_temp::<Option<Id>>(followed())).flatten() == focused {
        return;
    }
    let response = focused.and_then(|focused| ui.ctx().read_response(focused));
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

fn followed() -> Id {
    Id::unique("followed focus")
}
