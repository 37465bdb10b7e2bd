//! Buttons for what is often wanted: one stop of the Tab key, with arrows among them.

use egui::{Button, Label, Role, Ui, Vec2, WidgetInfo};

use crate::ui::style::{size, space};

use super::roving::{Roving, Step};

/// Shows a label with its buttons; gives the position of the one that was pressed.
pub fn quick_buttons_ui(ui: &mut Ui, label: &str, buttons: &[String]) -> Option<usize> {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.add(Label::new(label).wrap());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::TINY);
            let mut group = Roving::begin(ui, ("quick", label), None, Step::PLANE);
            group.walk();
            let mut pressed = None;
            for (position, words) in buttons.iter().enumerate() {
                let button = Button::new(words)
                    .sense(group.sense(position))
                    .min_size(Vec2::splat(size::TARGET));
                let response = ui.add(button);
                group.add(position, &response);
                let is_enabled = response.enabled();
                response.widget_info(|| {
                    WidgetInfo::labeled(Role::Button, is_enabled, format!("{label}: {words}"))
                });
                if response.clicked() {
                    pressed = Some(position);
                }
            }
            group.end(ui);
            pressed
        })
        .inner
    })
    .inner
}
