//! A bar over every place: words that wrap, and beside them the button that leads on.

use egui::{Align, Context, Layout, Margin, TextStyle, TextWrapMode, Ui, Vec2, WidgetText};

use crate::ui::style::{size, space};

/// Whether the window is so low that bars take as little of it as they can.
pub fn is_low(ctx: &Context) -> bool {
    ctx.content_rect().height() < size::LOW_WINDOW
}

/// Around what stands in a bar.
pub fn margin(ctx: &Context) -> Margin {
    Margin::from(if is_low(ctx) {
        Vec2::new(space::MEDIUM, space::TINY)
    } else {
        Vec2::new(space::LARGE, space::SMALL)
    })
}

/// Shows the words on the left and the button on the right; `button` has its words and the least
/// height that it gets.
pub fn bar_ui<R>(
    ui: &mut Ui,
    name: &str,
    words: impl FnOnce(&mut Ui),
    button: impl FnOnce(&mut Ui, &str, f32) -> R,
) -> R {
    let is_low = is_low(ui.ctx());
    ui.horizontal(|ui| {
        if is_low {
            ui.spacing_mut().button_padding = Vec2::new(space::SMALL, space::HAIR);
        }
        let width = ui.available_width() - button_width(ui, name) - ui.spacing().item_spacing.x;
        let height = if is_low { size::LOW_TARGET } else { size::TARGET };
        // A single line stands beside the middle of the button.
        let room = Vec2::new(width.max(0.0), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(room);
            words(ui);
        });
        button(ui, name, height)
    })
    .inner
}

fn button_width(ui: &Ui, words: &str) -> f32 {
    let extend = Some(TextWrapMode::Extend);
    let text = WidgetText::from(words).into_galley(ui, extend, f32::INFINITY, TextStyle::Button);
    text.size().x + 2.0 * ui.spacing().button_padding.x
}
