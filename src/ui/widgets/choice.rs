//! Choices of one among several; pressing the chosen one again takes the answer back.

use egui::{Button, Label, RichText, Ui, Vec2};

use crate::{
    app::text,
    ui::style::{size, space, tokens},
};

/// Yes or no, in this order everywhere.
pub const YES_NO: [(bool, &str); 2] = [(true, "Yes"), (false, "No")];

/// Shows a label with its options; gives the new answer when one was pressed.
pub fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    current: Option<T>,
    options: impl IntoIterator<Item = (T, impl AsRef<str>)>,
) -> Option<Option<T>> {
    entry_choice_ui(ui, label, "", current, options)
}

/// As [`choice_ui`], in an entry of a list: a screen reader says in which one.
pub fn entry_choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    entry: &str,
    current: Option<T>,
    options: impl IntoIterator<Item = (T, impl AsRef<str>)>,
) -> Option<Option<T>> {
    let of = if entry.is_empty() { String::new() } else { format!(", {entry}") };
    let mut chosen = None;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.add(Label::new(label).wrap());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::TINY);
            for (value, text) in options {
                let is_chosen = current == Some(value);
                let name = format!("{label}{of}: {}", text.as_ref());
                if option_button(ui, is_chosen, text.as_ref(), &name).clicked() {
                    chosen = Some((!is_chosen).then_some(value));
                }
            }
        });
    });
    chosen
}

/// Shows the words of a vocabulary as options.
pub fn vocabulary_ui<T: text::Label>(
    ui: &mut Ui,
    label: &str,
    current: Option<T>,
    words: &[T],
) -> Option<Option<T>> {
    choice_ui(ui, label, current, words.iter().map(|word| (*word, word.title())))
}

/// One option: chosen or not by more than its colour.
pub fn option_button(ui: &mut Ui, chosen: bool, text: &str, name: &str) -> egui::Response {
    let tokens = tokens(ui.ctx());
    let text = if chosen {
        RichText::new(text).color(tokens.on_accent).family(crate::ui::style::semibold())
    } else {
        RichText::new(text)
    };
    let mut button = Button::new(text).selected(chosen).min_size(Vec2::splat(size::TARGET));
    if chosen {
        button = button.fill(tokens.accent);
    }
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, chosen, name));
    response
}
