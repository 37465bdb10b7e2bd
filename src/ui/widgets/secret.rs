//! A field for a password: what is typed there stands in one place in memory, which is wiped.
//!
//! A text field of egui keeps copies of its text: for undo, for the letters that it lays out, and
//! for screen readers. Here it is given bullets alone, and what is typed goes past it.

use std::{any::TypeId, fmt, ops::Range};

use egui::{
    Align2, Id, Key, Label, Response, TextBuffer, TextEdit, Ui, Vec2, epaint::text::CharIndex,
};
use zeroize::{Zeroize as _, Zeroizing};

use crate::ui::{
    style::{size, space},
    view::View,
};

use super::choice::option_button;

/// No text is longer, in letters.
const LONGEST: usize = 256;
/// What stands for a letter.
const BULLET: char = '•';

/// A text that is typed and not shown.
pub struct Secret {
    text: Zeroizing<String>,
    bullets: String,
    is_shown: bool,
    /// In this frame.
    is_seen: bool,
}

impl Default for Secret {
    fn default() -> Self {
        // Room for all of it: where a text grows, what it was before is left behind.
        let text = Zeroizing::new(String::with_capacity(4 * LONGEST));
        Self { text, bullets: String::new(), is_shown: false, is_seen: true }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl Secret {
    /// What was typed. Copies of it are to be wiped.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Forgets it.
    pub fn wipe(&mut self) {
        self.text.zeroize();
        self.bullets.clear();
        self.is_shown = false;
    }

    /// Takes note that its field is there.
    pub(super) const fn see(&mut self) {
        self.is_seen = true;
    }

    /// Whether its field was there in this frame; asked once a frame.
    pub(super) const fn was_seen(&mut self) -> bool {
        std::mem::replace(&mut self.is_seen, false)
    }

    fn place(&self, index: CharIndex) -> usize {
        self.text.char_indices().nth(index.0).map_or(self.text.len(), |(place, _)| place)
    }
}

impl TextBuffer for Secret {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        if self.is_shown { &self.text } else { &self.bullets }
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        let mut place = self.place(char_index);
        let room = LONGEST.saturating_sub(self.text.chars().count());
        let mut inserted = 0;
        for letter in text.chars().filter(|letter| !letter.is_control()).take(room) {
            self.text.insert(place, letter);
            self.bullets.push(BULLET);
            place += letter.len_utf8();
            inserted += 1;
        }
        inserted
    }

    fn delete_char_range(&mut self, char_range: Range<CharIndex>) {
        let (start, end) = (self.place(char_range.start), self.place(char_range.end));
        if start >= end {
            return;
        }
        self.text.drain(start..end);
        let left = self.text.chars().count();
        self.bullets = std::iter::repeat_n(BULLET, left).collect();
    }

    // Undo and redo know nothing of it.
    fn replace_with(&mut self, _text: &str) {}

    fn take(&mut self) -> String {
        let bullets = std::mem::take(&mut self.bullets);
        self.wipe();
        bullets
    }

    fn type_id(&self) -> TypeId {
        TypeId::of::<Self>()
    }
}

/// What became of a field in a frame.
pub struct SecretField {
    /// The box that is typed into.
    pub response: Response,
    /// Enter was pressed in it.
    pub is_entered: bool,
}

/// What is typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A password.
    Password,
    /// A recovery key, or a password in its place: the field is wide, and goes on in more lines.
    RecoveryKey,
    /// A group of a recovery key: too little of it to be hidden, so it is shown from the start.
    Group,
}

/// Shows a label, the field under it, and the switch that shows what is typed.
pub fn secret_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    id: Id,
    label: &str,
    holds: Holds,
) -> SecretField {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        let name = ui.add(Label::new(label).wrap());
        ui.horizontal_wrapped(|ui| {
            // The ring of the focus has room where the switch goes below the field.
            ui.spacing_mut().item_spacing.y = space::SMALL;
            let secret = view.drafts.secret(id);
            secret.is_shown |= holds == Holds::Group;
            let is_shown = secret.is_shown;
            let (width, edit) = match holds {
                Holds::Password => (size::LINE_FIELD, TextEdit::singleline(secret)),
                Holds::Group => (size::SHORT_FIELD, TextEdit::singleline(secret)),
                // Enter opens the lock, and Tab goes on: neither is a letter of a key.
                Holds::RecoveryKey => {
                    (size::FORM, TextEdit::multiline(secret).desired_rows(1).return_key(None))
                }
            };
            let width = width.min(ui.available_width());
            let edit = edit
                .id(id)
                .password(!is_shown)
                .align(Align2::LEFT_CENTER)
                .desired_width(width)
                .min_size(Vec2::new(0.0, size::TARGET));
            let response = ui.add(edit).labelled_by(name.id);
            if is_shown && let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
                state.clear_undoer();
                state.store(ui.ctx(), id);
            }
            // In a field of more than one line Enter leaves the keyboard where it is.
            let is_left = match holds {
                Holds::RecoveryKey => response.has_focus(),
                Holds::Password | Holds::Group => response.lost_focus(),
            };
            let is_entered = is_left && ui.input(|input| input.key_pressed(Key::Enter));
            if holds == Holds::Group {
                return SecretField { response, is_entered };
            }
            let switch = option_button(ui, is_shown, "Show", &format!("Show: {label}"));
            if switch.clicked() {
                view.drafts.secret(id).is_shown = !is_shown;
            }
            SecretField { response, is_entered }
        })
        .inner
    })
    .inner
}

#[cfg(test)]
mod tests {
    use egui::{TextBuffer as _, epaint::text::CharIndex};

    use super::{LONGEST, Secret};

    #[test]
    fn what_egui_sees_is_as_long_and_says_nothing() {
        let mut secret = Secret::default();
        assert_eq!(secret.insert_text("wörd\n", CharIndex(0)), 4);
        assert_eq!(secret.insert_text("ß", CharIndex(2)), 1);
        assert_eq!((secret.text(), secret.as_str()), ("wößrd", "•••••"));
        secret.delete_char_range(CharIndex(1)..CharIndex(3));
        assert_eq!((secret.text(), secret.as_str()), ("wrd", "•••"));
        secret.replace_with("••••");
        assert_eq!(secret.text(), "wrd", "undo brings nothing back");
        assert_eq!(format!("{secret:?}"), "Secret(..)");
        assert_eq!(secret.take(), "•••");
        assert!(secret.is_empty());
    }

    #[test]
    fn it_never_grows_out_of_its_place_in_memory() {
        let mut secret = Secret::default();
        let place = secret.text().as_ptr();
        let inserted = secret.insert_text(&"€".repeat(2 * LONGEST), CharIndex(0));
        assert_eq!(inserted, LONGEST);
        assert_eq!(secret.text().as_ptr(), place);
        secret.is_shown = true;
        assert_eq!(secret.as_str(), secret.text());
        secret.wipe();
        assert_eq!((secret.text(), secret.as_str()), ("", ""));
    }
}
