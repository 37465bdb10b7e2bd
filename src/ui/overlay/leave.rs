//! The window is to close although something is not saved.

use egui::{Label, ScrollArea, Ui};

use crate::{
    app::{Action, PathFor, text::count},
    exchange::ExportFormat,
    ui::{
        style::{icon, size},
        view::View,
        widgets::{
            button::{danger_button, plain_button, primary_button},
            path::path_ui,
        },
    },
};

use super::sheet::{Sheet, focus_first, sheet_ui};

/// Asks what is to become of it.
pub(super) fn leave_ui(view: &mut View<'_>, ui: &Ui) {
    if view.state.is_locked() {
        leave_locked_ui(view, ui);
        return;
    }
    let entries = count(view.state.unsaved.len(), "entry is", "entries are");
    let title = format!("{entries} not saved yet");
    let is_topmost = !view.state.help;
    let sheet = Sheet { id: "leave", title: &title, widest: size::FORM, is_topmost };
    let closed = sheet_ui(view, ui, sheet, |view, ui, room| {
        ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            if let Some(trouble) = &view.state.trouble {
                ui.add(Label::new(&trouble.words).wrap());
            }
            ui.horizontal_wrapped(|ui| {
                let save = primary_button(ui, icon::SAVE, "Save and close");
                focus_first(ui, "leave", &save);
                if save.clicked() {
                    view.act(Action::AskToLeave);
                }
                if plain_button(ui, icon::LEFT, "Stay here").clicked() {
                    view.act(Action::ShowOverlay(None));
                }
            });
            let words = "If it cannot be saved: write the whole diary, with what is not saved, to \
                         another place first. It can be imported later.";
            ui.add(Label::new(words).wrap());
            let all = PathFor::Export(ExportFormat::Json);
            if plain_button(ui, icon::EXPORT, "Export everything as JSON…").clicked() {
                view.act(Action::AskPath(all));
            }
            path_ui(view, ui, all, "Or export everything here", "Export it here");
            if danger_button(ui, "Close without saving").clicked() {
                view.act(Action::Leave);
            }
        });
    });
    if closed {
        view.act(Action::ShowOverlay(None));
    }
}

/// The same in front of the lock: nothing of what is behind it can be written elsewhere.
fn leave_locked_ui(view: &mut View<'_>, ui: &Ui) {
    let (title, words, lose) = match view.state.waiting_cramps() {
        0 => (
            "Something is not saved yet".to_owned(),
            "It is tried again by itself. Unlock the diary to see why, or to write it elsewhere.",
            "Close and lose it",
        ),
        1 => (
            "1 cramp is not in the diary yet".to_owned(),
            "It is kept in this window only, and lost when the window closes. Stay here and unlock \
             the diary: then the cramp is entered with its true start.",
            "Close and lose the cramp",
        ),
        waiting => (
            format!("{waiting} cramps are not in the diary yet"),
            "They are kept in this window only, and lost when the window closes. Stay here and \
             unlock the diary: then they are entered with their true starts.",
            "Close and lose the cramps",
        ),
    };
    let is_topmost = !view.state.help;
    let sheet = Sheet { id: "leave", title: &title, widest: size::FORM, is_topmost };
    let closed = sheet_ui(view, ui, sheet, |view, ui, room| {
        ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            ui.add(Label::new(words).wrap());
            ui.horizontal_wrapped(|ui| {
                let stay = primary_button(ui, icon::LEFT, "Stay here");
                focus_first(ui, "leave", &stay);
                if stay.clicked() {
                    view.act(Action::ShowOverlay(None));
                }
                if danger_button(ui, lose).clicked() {
                    view.act(Action::Leave);
                }
            });
        });
    });
    if closed {
        view.act(Action::ShowOverlay(None));
    }
}
