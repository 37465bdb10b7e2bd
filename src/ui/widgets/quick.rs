//! Buttons for what is often wanted: one stop of the Tab key, with arrows among them.

use egui::{Button, Label, Role, TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText};

use crate::ui::style::{size, space};

use super::roving::{Roving, Step};

/// Shows a label with its buttons; gives the position of the one that was pressed.
///
/// Where no two of them would fit beside each other, their words break after the first comma.
pub fn quick_buttons_ui(ui: &mut Ui, label: &str, buttons: &[String]) -> Option<usize> {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.add(Label::new(label).wrap());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::TINY);
            let mut group = Roving::begin(ui, ("quick", label), None, Step::PLANE);
            group.walk();
            let mut pressed = None;
            let column = column(ui, buttons);
            for (position, words) in buttons.iter().enumerate() {
                let button = match column {
                    Some(width) => {
                        Button::new(broken(words)).min_size(Vec2::new(width, size::TARGET))
                    }
                    None => Button::new(words).min_size(Vec2::splat(size::TARGET)),
                };
                let button = button.sense(group.sense(position));
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

/// The width of one of two columns, where the buttons would otherwise stand below each other and
/// their words fit when they are broken.
fn column(ui: &Ui, buttons: &[String]) -> Option<f32> {
    let column = ((ui.available_width() - space::TINY) / 2.0).floor();
    let around = 2.0 * ui.spacing().button_padding.x;
    let fits = |words: String| {
        let extend = Some(TextWrapMode::Extend);
        let words = WidgetText::from(words);
        let words = words.into_galley(ui, extend, f32::INFINITY, TextStyle::Button);
        words.size().x + around <= column
    };
    let (whole, apart) = (buttons.iter().cloned(), buttons.iter().map(|words| broken(words)));
    (!whole.into_iter().all(&fits) && apart.into_iter().all(&fits) && column < size::AMOUNT)
        .then_some(column)
}

/// Words in two lines.
fn broken(words: &str) -> String {
    words.replacen(", ", "\n", 1)
}
