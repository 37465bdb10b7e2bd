//! Choices of one among several; pressing the chosen one again takes the answer back.
//!
//! The options of a choice are one stop of the Tab key. Arrows, Home and End move among them,
//! Space and Enter take the answer or take it back, and digits take the option of that number.

mod digits;

use egui::{Atom, Button, Label, Response, RichText, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

use crate::{
    app::text,
    ui::style::{font, icon, semibold, size, space, state::filled, stroke, tokens},
};

pub(super) use digits::BELONG;
pub(in crate::ui) use digits::typed_option;

use super::roving::{Roving, Step};

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
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.add(Label::new(label).wrap());
        options_ui(ui, &format!("{label}{of}"), current, options)
    })
    .inner
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

/// The options alone, where what is chosen is plain without a label; `name` is for a screen
/// reader.
pub fn options_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    current: Option<T>,
    options: impl IntoIterator<Item = (T, impl AsRef<str>)>,
) -> Option<Option<T>> {
    led_options_ui(ui, name, current, options, false)
}

/// As [`options_ui`]; where something has `led` here, the keyboard comes along.
pub fn led_options_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    current: Option<T>,
    options: impl IntoIterator<Item = (T, impl AsRef<str>)>,
    led: bool,
) -> Option<Option<T>> {
    let options: Vec<_> = options.into_iter().collect();
    if options.is_empty() {
        return None;
    }
    let words: Vec<&str> = options.iter().map(|(_, words)| words.as_ref()).collect();
    let count = words.len();
    let chosen = options.iter().position(|(value, _)| current == Some(*value));
    let room = ui.available_rect_before_wrap();
    let builder = UiBuilder::new()
        // The keyboard stays on an option although its answer brings a line or a card above it.
        .scope_id(ui.make_persistent_id(("choice", name)))
        // As high as a row: what stands in it is centred in its height.
        .max_rect(room.with_max_y(room.top() + ui.spacing().interact_size.y))
        .accessibility_role(Role::RadioGroup)
        .accessibility_label(name)
        .layout(egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true));
    let taken = ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::TINY);
        let mut group = Roving::begin(ui, "options", None, Step::PLANE);
        group.rest_at(chosen);
        group.walk();
        if led {
            group.go_to(chosen.unwrap_or_default());
        }
        let typed = if group.has_focus() {
            typed_option(ui, ui.make_persistent_id("digits"), &words, BELONG)
        } else {
            None
        };
        let mut taken = typed.filter(|typed| chosen != Some(*typed)).map(Some);
        if let Some(typed) = typed {
            group.go_to(typed);
        }
        for (position, words) in words.iter().enumerate() {
            let is_chosen = chosen == Some(position);
            let response = radio_button(ui, is_chosen, words, group.sense(position));
            group.add(position, &response);
            tell(ui, &response, &format!("{name}: {words}"), is_chosen, (position, count));
            if response.clicked() {
                taken = Some((!is_chosen).then_some(position));
            }
        }
        group.end(ui);
        taken
    });
    let value = |position: usize| options.get(position).map(|(value, _)| *value);
    taken.inner.map(|position| position.and_then(value))
}

/// Says what an option is, and which one of how many.
pub(super) fn tell(
    ui: &Ui,
    response: &Response,
    name: &str,
    chosen: bool,
    (position, count): (usize, usize),
) {
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, chosen, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_position_in_set(position + 1);
        node.set_size_of_set(count);
    });
}

/// One option of several that exclude each other: chosen by its fill and its heavier letters.
fn radio_button(ui: &mut Ui, chosen: bool, words: &str, sense: Sense) -> Response {
    let width = widest(ui, words) + 2.0 * ui.spacing().button_padding.x;
    let tokens = tokens(ui.ctx());
    let text = RichText::new(words);
    let button = if chosen {
        let button = Button::new(text.color(tokens.on_accent).family(semibold()));
        filled(ui, button, tokens.chosen())
    } else {
        Button::new(text)
    };
    // As wide as when it is chosen: nothing moves when an answer is taken.
    let width = width.min(ui.available_width()).max(size::TARGET);
    ui.add(button.sense(sense).min_size(Vec2::new(width, size::TARGET)))
}

/// One option of several that may stand beside each other: a box, with a check where it is
/// chosen. Each is a stop of the Tab key.
pub fn option_button(ui: &mut Ui, chosen: bool, text: &str, name: &str) -> Response {
    let tokens = tokens(ui.ctx());
    let check = Atom::paint(Vec2::splat(size::CHECK), move |ui, args| {
        let painter = ui.painter();
        let color = if chosen { tokens.on_accent } else { tokens.outline };
        let line = egui::Stroke::new(stroke::LINE, color);
        let inside = egui::StrokeKind::Inside;
        painter.rect_stroke(args.rect, size::SMALL_RADIUS, line, inside);
        if chosen {
            let middle = egui::Align2::CENTER_CENTER;
            painter.text(args.rect.center(), middle, icon::CHECK, font::small(), color);
        }
    });
    let width = widest(ui, text) + size::CHECK + space::SMALL + 2.0 * ui.spacing().button_padding.x;
    let words = RichText::new(text);
    let button = if chosen {
        let button = Button::new((check, words.color(tokens.on_accent).family(semibold())));
        filled(ui, button, tokens.chosen())
    } else {
        Button::new((check, words))
    };
    let width = width.min(ui.available_width());
    let button = button.gap(space::SMALL).min_size(Vec2::new(width, size::TARGET));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), chosen, name));
    response
}

/// The width of words in the heavier letters.
fn widest(ui: &Ui, words: &str) -> f32 {
    ui.painter()
        .layout_no_wrap(words.to_owned(), font::strong(), egui::Color32::PLACEHOLDER)
        .size()
        .x
}
