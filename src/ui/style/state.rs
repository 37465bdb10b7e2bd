//! How what can be pressed shows its state: one way for all of it.
//!
//! Under the pointer it has a soft fill, while it is pressed a stronger one, and where the
//! keyboard is, a ring around it (see [`crate::ui::focus`]). What is chosen is filled with the
//! accent and set in heavier letters; what is switched off is paler, and can still be read.

use std::sync::Arc;

use egui::{Button, Context, Key, Response, Stroke, Style, Theme, Ui, style::WidgetVisuals};

use super::{metrics::stroke, tokens, tokens::Fills};

/// How much is left of what is switched off: enough to read it by, 4.5:1.
pub const SWITCHED_OFF: f32 = 0.68;

/// Tells egui how its own widgets look in each state.
pub(super) fn install(ctx: &Context) {
    ctx.on_begin_pass("what is pressed", Arc::new(show_pressing));
}

/// Fills the next button as its state asks for: what egui does for plain ones.
pub fn filled<'a>(ui: &Ui, button: Button<'a>, fills: Fills) -> Button<'a> {
    let before = ui.ctx().read_response(ui.next_auto_id());
    button.fill(before.map_or(fills.rest, |response: Response| fills.of(&response)))
}

/// egui draws what has the keyboard's place as if it were pressed. Here it looks pressed only
/// while something is.
fn show_pressing(ui: &mut Ui) {
    let is_pressing = ui.input(|input| {
        input.pointer.any_down() || input.key_down(Key::Space) || input.key_down(Key::Enter)
    });
    let known = egui::Id::unique("something is pressed");
    if ui.data(|data| data.get_temp::<bool>(known)) == Some(is_pressing) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(known, is_pressing));
    for (theme, tokens) in [(Theme::Dark, &tokens::DARK), (Theme::Light, &tokens::LIGHT)] {
        ui.ctx().style_mut_of(theme, |style| {
            let Style { visuals, .. } = style;
            let rest = visuals.widgets.inactive;
            visuals.widgets.active = if is_pressing { pressed(rest, tokens) } else { rest };
        });
    }
    ui.set_style(ui.ctx().global_style());
}

/// What is under the pointer.
pub(super) fn hovered(rest: WidgetVisuals, tokens: &tokens::Tokens) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: tokens.weak_text,
        weak_bg_fill: tokens.hover,
        bg_stroke: Stroke::new(stroke::THIN, tokens.text),
        ..rest
    }
}

fn pressed(rest: WidgetVisuals, tokens: &tokens::Tokens) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: tokens.weak_text,
        weak_bg_fill: tokens.pressed,
        bg_stroke: Stroke::new(stroke::CHOSEN, tokens.text),
        ..rest
    }
}
