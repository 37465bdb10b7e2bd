//! Buttons: one primary one a screen, large ones for a night, small ones beside things.

use egui::{Button, Response, RichText, Stroke, TextStyle, TextWrapMode, Ui, Vec2, WidgetText};

use crate::ui::style::{
    font,
    icon::{Icon, TRASH},
    semibold, size,
    state::filled,
    stroke, tokens,
};

/// The button that is meant to be pressed first.
pub fn primary_button(ui: &mut Ui, icon: Icon, text: &str) -> Response {
    let tokens = tokens(ui.ctx());
    let label = RichText::new(format!("{icon}  {text}")).color(tokens.on_accent).family(semibold());
    let button = Button::new(label).min_size(Vec2::splat(size::TARGET));
    let button = filled(ui, button, tokens.chosen());
    named(ui.add(button), text)
}

/// Any other button.
pub fn plain_button(ui: &mut Ui, icon: Icon, text: &str) -> Response {
    let button = Button::new(format!("{icon}  {text}")).min_size(Vec2::splat(size::TARGET));
    named(ui.add(button), text)
}

/// A button that takes something away for good: it looks like no other.
pub fn danger_button(ui: &mut Ui, text: &str) -> Response {
    let color = tokens(ui.ctx()).error;
    let label = RichText::new(format!("{TRASH}  {text}")).color(color).family(semibold());
    let button = Button::new(label).stroke(Stroke::new(stroke::CHOSEN, color));
    named(ui.add(button.min_size(Vec2::splat(size::TARGET))), text)
}

/// A button of a sentence, as wide as there is room; it goes on in the next line.
pub fn sentence_button(ui: &mut Ui, icon: Icon, text: &str) -> Response {
    let size = Vec2::new(ui.available_width(), size::TARGET);
    let button = Button::new(format!("{icon}  {text}")).wrap().min_size(size);
    named(ui.add(button), text)
}

/// A button with an icon alone; `name` is its name and its tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    // Lower where the window is: see the rail.
    let height = ui.spacing().interact_size.y.min(size::TARGET);
    let button = Button::new(icon.to_string()).min_size(Vec2::new(size::TARGET, height));
    named(ui.add(button), name).on_hover_text(name)
}

/// One of the large buttons of a night.
pub fn large_button(ui: &mut Ui, icon: Icon, text: &str, width: f32, primary: bool) -> Response {
    let tokens = tokens(ui.ctx());
    let label = large_label(icon, text);
    let size = Vec2::new(width, size::LARGE_TARGET);
    let button = if primary {
        let button = Button::new(label.color(tokens.on_accent));
        filled(ui, button, tokens.chosen())
    } else {
        Button::new(label)
    };
    named(ui.add(button.min_size(size)), text)
}

/// How wide a large button is at least.
pub fn large_width(ui: &Ui, icon: Icon, text: &str) -> f32 {
    let label = WidgetText::from(large_label(icon, text));
    let extend = Some(TextWrapMode::Extend);
    let label = label.into_galley(ui, extend, f32::INFINITY, TextStyle::Button);
    label.size().x + 2.0 * ui.spacing().button_padding.x
}

fn large_label(icon: Icon, text: &str) -> RichText {
    RichText::new(format!("{icon}  {text}")).font(font::section())
}

/// Gives a button the name that a screen reader says: without its icon.
fn named(response: Response, name: &str) -> Response {
    let is_enabled = response.enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, is_enabled, name));
    response
}
