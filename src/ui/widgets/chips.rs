//! Options of which any may be chosen together, all of them one stop of the Tab key.

use egui::{Button, Response, RichText, Ui, Vec2, WidgetInfo};

use crate::ui::style::{icon, semibold, size, space, state::filled, tokens};

use super::roving::{ItemKey, Roving, Step};

/// Shows options of which any may be chosen together; gives the one that was pressed.
pub fn chips_ui<T: ItemKey>(ui: &mut Ui, name: &str, options: &[(T, &str, bool)]) -> Option<T> {
    let mut group = Roving::begin(ui, name, None, Step::PLANE);
    group.walk();
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::TINY);
        for (value, text, is_chosen) in options {
            let response = chip_ui(ui, &mut group, *value, *is_chosen, text);
            response.widget_info(|| {
                let name = format!("{name}: {text}");
                WidgetInfo::selected(egui::Role::CheckBox, true, *is_chosen, name)
            });
            if response.clicked() {
                pressed = Some(*value);
            }
        }
    });
    group.end(ui);
    pressed
}

fn chip_ui<T: ItemKey>(
    ui: &mut Ui,
    group: &mut Roving<T>,
    value: T,
    is_chosen: bool,
    words: &str,
) -> Response {
    let tokens = tokens(ui.ctx());
    let sign = if is_chosen { icon::CHECK } else { icon::PLUS };
    let text = RichText::new(format!("{sign}  {words}"));
    let button = if is_chosen {
        let button = Button::new(text.color(tokens.on_accent).family(semibold()));
        filled(ui, button, tokens.chosen())
    } else {
        Button::new(text)
    };
    let response = ui.add(button.sense(group.sense(value)).min_size(Vec2::splat(size::TARGET)));
    group.add(value, &response);
    response
}
