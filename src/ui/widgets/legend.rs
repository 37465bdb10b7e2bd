//! A key of a chart: what is drawn, and what it means in words.

use egui::{Painter, Rect, Sense, Ui, Vec2};

use crate::ui::style::{Tokens, font, size, space, tokens};

/// Words, and how that which they mean is drawn in a square.
pub type Key<'a> = (&'a str, &'a dyn Fn(&Painter, Rect, &Tokens));

/// Shows keys in rows; each is drawn in a square before its words and never torn from them.
pub fn legend_ui<'a>(ui: &mut Ui, keys: impl IntoIterator<Item = Key<'a>>) {
    let tokens = tokens(ui.ctx());
    ui.scope(|ui| {
        // Rows are as high as what stands in them: nothing here can be pressed.
        ui.spacing_mut().interact_size.y = size::MARK;
        rows_ui(ui, keys, tokens);
    });
}

fn rows_ui<'a>(ui: &mut Ui, keys: impl IntoIterator<Item = Key<'a>>, tokens: &Tokens) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(space::LARGE, space::TINY);
        for (words, paint) in keys {
            let font = font::small();
            let room = ui.max_rect().width() - size::MARK - space::SMALL;
            let words_shape = ui.painter().layout(words.to_owned(), font, tokens.text, room);
            let width = size::MARK + space::SMALL + words_shape.size().x;
            let room = Vec2::new(width, words_shape.size().y.max(size::MARK));
            let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
            let square = Rect::from_min_size(rect.left_top(), Vec2::splat(size::MARK));
            paint(ui.painter(), square, tokens);
            let left = rect.left() + size::MARK + space::SMALL;
            let top = rect.center().y - words_shape.size().y / 2.0;
            ui.painter().galley(egui::pos2(left, top), words_shape, tokens.text);
        }
    });
}
