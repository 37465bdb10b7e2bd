//! The names of the periods: beside each other, or, where they would take rows, behind one button.

use std::borrow::Cow;

use egui::{Button, Key, Modifiers, Role, Ui, Vec2, WidgetInfo};

use crate::{
    app::Range,
    ui::{
        focus::steady_ui,
        style::{icon, size},
        widgets::choice::{led_options_ui, options_ui},
    },
};

/// What is chosen here.
const PERIOD: &str = "Period";

/// Shows the names; gives the one that was pressed.
pub(super) fn ranges_ui(
    ui: &mut Ui,
    shown: Range,
    ranges: &[(Range, Cow<'static, str>)],
) -> Option<Range> {
    if ui.available_width() < size::NARROW_WINDOW {
        steady_ui(ui, "periods", |ui| folded_ui(ui, shown, ranges))
    } else {
        options_ui(ui, PERIOD, Some(shown), ranges.iter().cloned()).flatten()
    }
}

/// A button that says what is chosen, and what can be chosen under it while it is open.
fn folded_ui(ui: &mut Ui, shown: Range, ranges: &[(Range, Cow<'static, str>)]) -> Option<Range> {
    let id = ui.make_persistent_id("are shown");
    let was_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let chosen = ranges.iter().find(|(range, _)| *range == shown);
    let (caret, words) = match chosen {
        // What is chosen stands under it then.
        _ if was_open => (icon::OPEN, PERIOD.to_owned()),
        Some((_, name)) => (icon::RIGHT, format!("{PERIOD}: {name}")),
        None => (icon::RIGHT, PERIOD.to_owned()),
    };
    let button = Button::new(format!("{caret}  {words}")).min_size(Vec2::splat(size::TARGET));
    let button = ui.add(button);
    button.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, was_open, &words));
    let is_open = was_open != button.clicked();
    ui.data_mut(|data| data.insert_temp(id, is_open));
    if !is_open {
        return None;
    }
    let taken = led_options_ui(ui, PERIOD, Some(shown), ranges.iter().cloned(), !was_open);
    // Whatever lies over the place has the key for itself.
    let is_on_top = ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    let is_left =
        is_on_top && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if is_left || taken.is_some() {
        ui.data_mut(|data| data.insert_temp(id, false));
        button.request_focus();
    }
    taken.flatten()
}
