//! Options that are one stop of the Tab key, with arrows among them.

use egui::{Event, EventFilter, Id, Key, Modifiers, Response, Sense, Ui, accesskit::Action};

/// How long after a digit another one belongs to the same number, in seconds.
const DIGITS_BELONG: f64 = 1.0;

/// What was done with the options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Taken {
    /// This one was pressed: it is taken, or taken back.
    Pressed(usize),
    /// The digits of this one were typed: it is taken.
    Typed(usize),
}

impl Taken {
    /// The option in question.
    pub(super) const fn option(self) -> usize {
        match self {
            Self::Pressed(option) | Self::Typed(option) => option,
        }
    }

    /// Whether it is taken back, where `chosen` was the answer before.
    pub(super) fn is_taken_back(self, chosen: Option<usize>) -> bool {
        self == Self::Pressed(self.option()) && chosen == Some(self.option())
    }
}

/// The options of one choice in this frame.
pub(super) struct Group {
    id: Id,
    chosen: Option<usize>,
    /// The one that Tab comes to.
    stop: usize,
    count: usize,
    options: Vec<Id>,
    pressed: Option<usize>,
    /// The one that has the keyboard's place.
    focused: Option<usize>,
}

impl Group {
    /// Tab comes to the option where the keyboard was last, else to the chosen one, else to the
    /// first.
    pub(super) fn new(ui: &Ui, chosen: Option<usize>, count: usize) -> Self {
        let id = ui.unique_id().with("the keyboard's option");
        let held = ui.data(|data| data.get_temp::<(Id, usize)>(id));
        let focused = ui.memory(egui::Memory::focused);
        let held = held.filter(|(option, position)| focused == Some(*option) && *position < count);
        let stop = held.map(|(_, position)| position).or(chosen).unwrap_or(0);
        Self { id, chosen, stop, count, options: Vec::new(), pressed: None, focused: None }
    }

    /// Whether an option is the one that Tab comes to; each can be pressed.
    pub(super) fn sense(&self, position: usize) -> Sense {
        if position == self.stop { Sense::click() } else { Sense::CLICK }
    }

    /// Takes in what was done with an option.
    pub(super) fn see(&mut self, ui: &Ui, position: usize, response: &Response) {
        let option = response.id;
        self.options.push(option);
        ui.ctx().accesskit_node_builder(option, |node| {
            // A screen reader may go to each of them.
            node.add_action(Action::Focus);
            node.set_position_in_set(position + 1);
            node.set_size_of_set(self.count);
        });
        if response.clicked() {
            self.pressed = Some(position);
        }
        if response.has_focus() {
            self.focused = Some(position);
            let arrows = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(option, arrows));
        }
        if ui.input(|input| input.has_accesskit_action_request(option, Action::Focus)) {
            self.go_to(ui, position);
        }
    }

    /// Moves among the options as the keys ask for; gives what was taken.
    pub(super) fn end(self, ui: &Ui, words: &[&str]) -> Option<Taken> {
        if let Some(focused) = self.focused.filter(|_| self.pressed.is_none()) {
            let to = ui.input_mut(|input| {
                let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
                if pressed(Key::ArrowRight) || pressed(Key::ArrowDown) {
                    Some((focused + 1) % self.count)
                } else if pressed(Key::ArrowLeft) || pressed(Key::ArrowUp) {
                    Some((focused + self.count - 1) % self.count)
                } else if pressed(Key::Home) {
                    Some(0)
                } else if pressed(Key::End) {
                    Some(self.count - 1)
                } else {
                    None
                }
            });
            if let Some(to) = to {
                self.go_to(ui, to);
                return None;
            }
            if let Some(typed) = self.typed(ui, words) {
                self.go_to(ui, typed);
                return (self.chosen != Some(typed)).then_some(Taken::Typed(typed));
            }
            self.hold(ui, focused);
        }
        self.pressed.map(Taken::Pressed)
    }

    /// The option whose number has been typed: "1", and "10" where a 0 follows at once.
    fn typed(&self, ui: &Ui, words: &[&str]) -> Option<usize> {
        let digits = ui.input(|input| digits(&input.events));
        if digits.is_empty() {
            return None;
        }
        let now = ui.input(|input| input.time);
        let id = self.id.with("digits");
        let before = ui.data(|data| data.get_temp::<(f64, String)>(id));
        let before = before.filter(|(at, _)| now - at <= DIGITS_BELONG).map(|(_, digits)| digits);
        let together = format!("{}{digits}", before.unwrap_or_default());
        let find = |typed: &str| words.iter().position(|words| *words == typed);
        let (typed, option) = find(&together)
            .map(|option| (together, option))
            .or_else(|| find(&digits).map(|option| (digits, option)))?;
        ui.data_mut(|data| data.insert_temp(id, (now, typed)));
        Some(option)
    }

    fn go_to(&self, ui: &Ui, position: usize) {
        if let Some(option) = self.options.get(position) {
            ui.memory_mut(|memory| memory.request_focus(*option));
            self.hold(ui, position);
        }
    }

    fn hold(&self, ui: &Ui, position: usize) {
        if let Some(option) = self.options.get(position) {
            ui.data_mut(|data| data.insert_temp(self.id, (*option, position)));
        }
    }
}

/// The digits of a frame: as text, or as keys where nothing gives text for them.
fn digits(events: &[Event]) -> String {
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let mut texts = String::new();
    let mut keys = String::new();
    for event in events {
        if let Event::Text(text) = event
            && is_number(text)
        {
            texts.push_str(text);
        } else if let Event::Key { key, pressed: true, modifiers, .. } = event
            && modifiers.is_none()
            && is_number(key.symbol_or_name())
        {
            keys.push_str(key.symbol_or_name());
        }
    }
    if texts.is_empty() { keys } else { texts }
}
