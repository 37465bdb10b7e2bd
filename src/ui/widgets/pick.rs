//! Options that are one stop of the Tab key: arrows move inside of them, Space or Enter presses
//! one, and typing the start of one chooses it.

use std::sync::Arc;

use egui::{
    Event, EventFilter, Galley, Id, Key, Label, Modifiers, Pos2, Rect, Response, Role, Sense,
    Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText,
};

use crate::{
    app::text,
    ui::style::{semibold, size, space, tokens},
};

/// What the options of a group are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One of them is the answer; what is typed chooses it.
    Answers,
    /// Each does something when it is pressed.
    Buttons,
}

/// One option of a group.
#[derive(Debug, Clone)]
pub struct PickOption {
    /// What stands on it.
    pub text: String,
    /// What a screen reader says.
    pub name: String,
}

/// What was done to a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picked {
    /// An option was pressed: pressing the chosen one takes the answer back.
    Pressed(usize),
    /// An option was typed: it is meant, also where it is chosen already.
    Typed(usize),
}

/// Shows a label with the options of one answer; gives the new answer when there is one.
pub fn pick_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &str,
    entry: &str,
    current: Option<T>,
    options: impl IntoIterator<Item = (T, impl AsRef<str>)>,
) -> Option<Option<T>> {
    let (values, options): (Vec<T>, Vec<PickOption>) = options
        .into_iter()
        .map(|(value, text)| (value, option_of(label, entry, text.as_ref())))
        .unzip();
    let chosen = current.and_then(|current| values.iter().position(|value| *value == current));
    let picked = labelled(ui, label, |ui| {
        let id = ui.make_persistent_id(("pick", label));
        flow_ui(ui, id, Kind::Answers, &options, chosen)
    });
    answer(picked, current, |position| values.get(position).copied())
}

/// Shows the words of a vocabulary as the options of one answer.
pub fn vocabulary_pick_ui<T: text::Label>(
    ui: &mut Ui,
    label: &str,
    entry: &str,
    current: Option<T>,
    words: &[T],
) -> Option<Option<T>> {
    pick_ui(ui, label, entry, current, words.iter().map(|word| (*word, word.title())))
}

/// Shows a label above a group.
pub fn labelled<R>(ui: &mut Ui, label: &str, group: impl FnOnce(&mut Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.add(Label::new(label).wrap());
        group(ui)
    })
    .inner
}

/// The option of a group with this label, named for a screen reader.
pub fn option_of(label: &str, entry: &str, text: &str) -> PickOption {
    let of = if entry.is_empty() { String::new() } else { format!(", {entry}") };
    PickOption { text: text.to_owned(), name: format!("{label}{of}: {text}") }
}

/// The answer that a group gives: the chosen option pressed again takes it back.
pub fn answer<T: Copy + PartialEq>(
    picked: Option<Picked>,
    current: Option<T>,
    value: impl Fn(usize) -> Option<T>,
) -> Option<Option<T>> {
    match picked? {
        Picked::Pressed(position) => {
            let value = value(position)?;
            Some((current != Some(value)).then_some(value))
        }
        Picked::Typed(position) => {
            let value = value(position)?;
            (current != Some(value)).then_some(Some(value))
        }
    }
}

/// Shows the options one after the other, in as many lines as they need.
pub fn flow_ui(
    ui: &mut Ui,
    id: Id,
    kind: Kind,
    options: &[PickOption],
    chosen: Option<usize>,
) -> Option<Picked> {
    let mut keys = Keys::of(ui, id, options.len(), chosen);
    if kind == Kind::Answers {
        keys.typed(ui, |typed, at| begins_with(options, typed, at));
    }
    let mut picked = keys.picked;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::TINY);
        for (position, option) in options.iter().enumerate() {
            let padding = ui.spacing().button_padding;
            let most = (ui.available_rect_before_wrap().width().max(ui.available_width())
                - 2.0 * padding.x)
                .max(size::TARGET);
            // As wide as when it is chosen: nothing moves when it is.
            let heavy = galley(ui, &option.text, true, most);
            let room = (heavy.size() + 2.0 * padding).max(Vec2::splat(size::TARGET));
            let (_, rect) = ui.allocate_space(room);
            let is_chosen = chosen == Some(position);
            let shown = if is_chosen { heavy } else { galley(ui, &option.text, false, most) };
            let response = keys.option_ui(ui, kind, rect, position, option, (is_chosen, shown));
            if response.clicked() {
                picked = Some(Picked::Pressed(position));
            }
        }
    });
    picked
}

/// Gives the focus to the stop of a group that is about to be shown.
pub fn focus_group(ui: &Ui, id: Id, chosen: Option<usize>) {
    ui.memory_mut(|memory| memory.request_focus(option_id(id, chosen.unwrap_or_default())));
}

/// The text of an option, laid out.
pub(super) fn galley(ui: &Ui, text: &str, heavy: bool, width: f32) -> Arc<Galley> {
    let mut rich = egui::RichText::new(text);
    if heavy {
        rich = rich.family(semibold());
    }
    let text = WidgetText::from(rich);
    text.into_galley(ui, Some(TextWrapMode::Wrap), width, TextStyle::Button)
}

/// The keys of a group: where its stop is, and what they did.
pub(super) struct Keys {
    id: Id,
    total: usize,
    /// The option that Tab comes to.
    stop: usize,
    focused: Option<usize>,
    pub(super) picked: Option<Picked>,
}

impl Keys {
    /// Moves with the arrows, where the focus is inside.
    pub(super) fn of(ui: &Ui, id: Id, total: usize, chosen: Option<usize>) -> Self {
        let focused = ui.memory(egui::Memory::focused);
        let focused = (0..total).find(|position| focused == Some(option_id(id, *position)));
        let stop = focused.or(chosen).unwrap_or_default();
        let mut keys = Self { id, total, stop, focused, picked: None };
        if let Some(at) = focused {
            let arrows = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..Default::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(option_id(id, at), arrows));
            let last = total.saturating_sub(1);
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if pressed(Key::ArrowRight) || pressed(Key::ArrowDown) {
                keys.go(ui, (at + 1).min(last));
            } else if pressed(Key::ArrowLeft) || pressed(Key::ArrowUp) {
                keys.go(ui, at.saturating_sub(1));
            } else if pressed(Key::Home) {
                keys.go(ui, 0);
            } else if pressed(Key::End) {
                keys.go(ui, last);
            }
        }
        keys
    }

    /// Takes what is typed while the focus is inside; `meant` says which option it means.
    pub(super) fn typed(&mut self, ui: &Ui, meant: impl Fn(&str, usize) -> Option<usize>) {
        let Some(at) = self.focused else { return };
        let typed: Vec<String> = ui.input(|input| {
            let texts = input.events.iter().filter_map(|event| {
                if let Event::Text(text) = event { Some(text.trim().to_lowercase()) } else { None }
            });
            texts.filter(|text| !text.is_empty()).collect()
        });
        for text in typed {
            if let Some(position) = meant(&text, self.focused.unwrap_or(at)) {
                self.go(ui, position);
                self.picked = Some(Picked::Typed(position));
            }
        }
    }

    fn go(&mut self, ui: &Ui, position: usize) {
        if position < self.total && self.focused != Some(position) {
            self.stop = position;
            self.focused = Some(position);
            ui.memory_mut(|memory| memory.request_focus(option_id(self.id, position)));
            ui.ctx().request_repaint();
        }
    }

    /// Shows one option in its place.
    pub(super) fn option_ui(
        &self,
        ui: &Ui,
        kind: Kind,
        rect: Rect,
        position: usize,
        option: &PickOption,
        (is_chosen, text): (bool, Arc<Galley>),
    ) -> Response {
        let sense = if position == self.stop { Sense::click() } else { Sense::CLICK };
        let id = option_id(self.id, position);
        let response = ui.interact(rect, id, sense);
        if ui.is_rect_visible(rect) {
            paint(ui, &response, is_chosen, text);
        }
        let enabled = ui.is_enabled();
        response.widget_info(|| match kind {
            Kind::Answers => {
                WidgetInfo::selected(Role::RadioButton, enabled, is_chosen, &option.name)
            }
            Kind::Buttons => WidgetInfo::labeled(Role::Button, enabled, &option.name),
        });
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_position_in_set(position + 1);
            node.set_size_of_set(self.total);
        });
        response
    }
}

fn option_id(group: Id, position: usize) -> Id {
    group.with(("option", position))
}

/// Chosen or not by more than its colour: the letters are heavier too.
fn paint(ui: &Ui, response: &Response, is_chosen: bool, text: Arc<Galley>) {
    let tokens = tokens(ui.ctx());
    let visuals = ui.style().interact(response);
    let (fill, color) = if is_chosen {
        (tokens.accent, tokens.on_accent)
    } else {
        (visuals.weak_bg_fill, visuals.text_color())
    };
    let rect = response.rect;
    let painter = ui.painter();
    painter.rect(rect, visuals.corner_radius, fill, visuals.bg_stroke, StrokeKind::Inside);
    if is_chosen && response.has_focus() {
        // The ring is of the colour of what is chosen: a second one stands inside of it.
        let ring = Stroke::new(2.0, tokens.on_accent);
        painter.rect_stroke(rect.shrink(3.0), visuals.corner_radius, ring, StrokeKind::Inside);
    }
    let at = rect.center() - text.size() / 2.0;
    painter.galley(Pos2::new(at.x.round(), at.y.round()), text, color);
}

/// The next option, after the one at `at`, that begins with what was typed.
fn begins_with(options: &[PickOption], typed: &str, at: usize) -> Option<usize> {
    let total = options.len();
    (1..=total).map(|step| (at + step) % total).find(|position| {
        options.get(*position).is_some_and(|option| option.text.to_lowercase().starts_with(typed))
    })
}

#[cfg(test)]
mod tests {
    use super::{PickOption, Picked, answer, begins_with};

    #[test]
    fn what_is_typed_means_the_next_option_that_begins_so() {
        let options = ["Calf", "Foot", "Toes", "Front of thigh"]
            .map(|text| PickOption { text: text.to_owned(), name: text.to_owned() });
        for (typed, at, meant) in [
            ("c", 0, Some(0)),
            ("f", 0, Some(1)),
            ("f", 1, Some(3)),
            ("f", 3, Some(1)),
            ("x", 0, None),
        ] {
            assert_eq!(begins_with(&options, typed, at), meant, "{typed} at {at}");
        }
    }

    #[test]
    fn pressing_takes_back_and_typing_does_not() {
        let value = |position| [10, 20].get(position).copied();
        assert_eq!(answer(Some(Picked::Pressed(0)), None, value), Some(Some(10)));
        assert_eq!(answer(Some(Picked::Pressed(0)), Some(10), value), Some(None));
        assert_eq!(answer(Some(Picked::Typed(0)), Some(10), value), None);
        assert_eq!(answer(Some(Picked::Typed(1)), Some(10), value), Some(Some(20)));
        assert_eq!(answer(Some(Picked::Pressed(2)), Some(10), value), None);
        assert_eq!(answer(None, Some(10), value), None);
    }
}
