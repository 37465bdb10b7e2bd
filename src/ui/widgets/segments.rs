//! Options that stand side by side, each group of them one Tab stop: one of several, or any.

use egui::{Button, Response, RichText, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use crate::ui::style::{icon, semibold, size, space, tokens};

use super::roving::{ItemKey, Roving, Step};

/// Shows options of which always one is chosen; gives another one when it was chosen.
///
/// An arrow chooses at once. `name` says for a screen reader what is chosen: "Show as".
pub fn segments_ui<T: ItemKey>(
    ui: &mut Ui,
    name: &str,
    current: T,
    options: &[(T, &str)],
) -> Option<T> {
    let mut group = Roving::begin(ui, name, Some(current), Step::PLANE);
    group.walk();
    let chosen = group.chosen().unwrap_or(current);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::TINY);
        for (value, text) in options {
            let is_chosen = *value == chosen;
            let response = option_ui(ui, &mut group, *value, is_chosen, RichText::new(*text));
            response.widget_info(|| {
                let name = format!("{name}: {text}");
                WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, name)
            });
        }
    });
    group.end(ui).filter(|chosen| *chosen != current)
}

/// Shows options of which any may be chosen together; gives the one that was pressed.
pub fn chips_ui<T: ItemKey>(ui: &mut Ui, name: &str, options: &[(T, &str, bool)]) -> Option<T> {
    let mut group = Roving::begin(ui, name, None, Step::PLANE);
    group.walk();
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::TINY);
        for (value, text, is_chosen) in options {
            let sign = if *is_chosen { icon::CHECK } else { icon::PLUS };
            let shown = RichText::new(format!("{sign}  {text}"));
            let response = option_ui(ui, &mut group, *value, *is_chosen, shown);
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

fn option_ui<T: ItemKey>(
    ui: &mut Ui,
    group: &mut Roving<T>,
    value: T,
    is_chosen: bool,
    text: RichText,
) -> Response {
    let tokens = tokens(ui.ctx());
    let text = if is_chosen { text.color(tokens.on_accent).family(semibold()) } else { text };
    let mut button =
        Button::new(text).sense(group.sense(value)).min_size(Vec2::splat(size::TARGET));
    if is_chosen {
        button = button.fill(tokens.accent);
    }
    let response = ui.add(button);
    group.add(value, &response);
    if response.has_focus() {
        // In the colour of text: on the accent a ring of its own colour would not be seen.
        let ring = response.rect.shrink(3.0);
        let color = if is_chosen { tokens.on_accent } else { tokens.accent };
        let corner = f32::from(size::RADIUS) - 3.0;
        ui.painter().rect_stroke(ring, corner, Stroke::new(2.0, color), StrokeKind::Inside);
    }
    response
}
