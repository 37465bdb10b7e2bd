//! Options that are numbers, picked by typing them.

use egui::{Event, Id, Ui};

/// How long after a digit another one belongs to the same number, in seconds.
pub(in crate::ui::widgets) const BELONG: f64 = 1.0;

/// The option whose number has been typed in this frame: "1", and "10" where a 0 follows within
/// so many seconds.
pub(in crate::ui) fn typed_option(ui: &Ui, id: Id, options: &[&str], within: f64) -> Option<usize> {
    let typed = ui.input(|input| digits(&input.events));
    if typed.is_empty() {
        return None;
    }
    let now = ui.input(|input| input.time);
    let before = ui.data(|data| data.get_temp::<(f64, String)>(id));
    let before = before.filter(|(at, _)| now - at <= within).map(|(_, digits)| digits);
    let together = format!("{}{typed}", before.unwrap_or_default());
    let find = |typed: &str| options.iter().position(|words| *words == typed);
    let (typed, option) = find(&together)
        .map(|option| (together, option))
        .or_else(|| find(&typed).map(|option| (typed, option)))?;
    ui.data_mut(|data| data.insert_temp(id, (now, typed)));
    Some(option)
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
