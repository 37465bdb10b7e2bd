//! What is done for the legs and kept as a line in the note of a night: a press adds the line,
//! another one takes it away.

use egui::{Label, RichText, Ui, Vec2};

use crate::{
    app::self_care::{no_room, note},
    diary::{NightDate, NotedHabit, text::capital},
    ui::{style::space, view::View},
};

use super::{choice::option_button, field::key_in_night};

/// The name of the field in which the note is typed.
pub const NOTE_FIELD: &str = "Anything else about this night";

/// Shows every one of them, of a night.
pub fn noted_habits_ui(view: &mut View<'_>, ui: &mut Ui, night: NightDate) {
    // A line in the diary's note would take the place of what stands in the field.
    let is_free = !waits(view, night);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.add(Label::new("Also done for the legs").wrap());
        let buttons_ui = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::TINY);
            for habit in NotedHabit::ALL {
                let words = capital(habit.word());
                button_ui(view, ui, night, *habit, (&words, &format!("The day before: {words}")));
            }
        };
        ui.add_enabled_ui(is_free, |ui| ui.horizontal_wrapped(buttons_ui));
        let why = "What you press is kept as a line in the note of this night";
        ui.add(Label::new(RichText::new(why).small().weak()).wrap());
        let full = NotedHabit::ALL.iter().find_map(|habit| reason(view, night, *habit));
        full_ui(ui, full);
    });
}

/// Shows the control of one, with its words and its name for a screen reader.
pub fn noted_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    night: NightDate,
    habit: NotedHabit,
    (words, name): (&str, &str),
) {
    let is_free = !waits(view, night);
    ui.add_enabled_ui(is_free, |ui| button_ui(view, ui, night, habit, (words, name)));
    full_ui(ui, reason(view, night, habit));
}

fn button_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    night: NightDate,
    habit: NotedHabit,
    (words, name): (&str, &str),
) {
    let entry = view.state.shown.night(night);
    let done = habit.is_in(entry.and_then(|entry| entry.note.as_ref()));
    if option_button(ui, done, words, name).clicked() {
        view.edit_after_typing(ui, note(night, habit, !done));
    }
}

/// Whether the field of the note holds a text that the diary cannot take.
fn waits(view: &View<'_>, night: NightDate) -> bool {
    view.drafts.is_wrong(&key_in_night(night, NOTE_FIELD))
}

fn reason(view: &View<'_>, night: NightDate, habit: NotedHabit) -> Option<String> {
    if waits(view, night) {
        let words = "What is typed into the note of this night is not saved yet: put that right \
                     under Note first";
        return Some(words.to_owned());
    }
    no_room(view.state.shown.night(night).map(|entry| &**entry), habit)
}

/// Says why nothing can be added.
fn full_ui(ui: &mut Ui, reason: Option<String>) {
    if let Some(reason) = reason {
        ui.add(Label::new(reason).wrap());
    }
}
