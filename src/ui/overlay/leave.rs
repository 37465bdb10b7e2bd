//! The window is to close although something is not saved.

use egui::{Label, ScrollArea, Ui};

use crate::{
    app::{Action, PathFor, text::count},
    exchange::ExportFormat,
    ui::{
        style::{icon, size},
        view::View,
        widgets::{
            button::{plain_button, primary_button},
            path::path_ui,
        },
    },
};

use super::sheet::{Sheet, focus_first, sheet_ui};

/// Asks what is to become of it.
pub(super) fn leave_ui(view: &mut View<'_>, ui: &Ui) {
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
            if plain_button(ui, icon::CLOSE, "Close without saving").clicked() {
                view.act(Action::Leave);
            }
        });
    });
    if closed {
        view.act(Action::ShowOverlay(None));
    }
}
