//! A copy is to be put in the place of the diary: what that means, and a last question.

use std::path::Path;

use egui::{Label, ScrollArea, Ui};

use crate::{
    app::{Action, Phase, Reopen, text::count},
    ui::{
        style::{icon, size},
        view::View,
        widgets::button::{plain_button, primary_button},
    },
};

use super::sheet::{Sheet, focus_first, sheet_ui};

/// Asks whether it is to be done.
pub(super) fn restore_ui(view: &mut View<'_>, ui: &Ui, from: &Path) {
    let title = "Put this copy in the place of your diary?";
    let is_topmost = !view.state.help;
    let sheet = Sheet { id: "restore", title, widest: size::FORM, is_topmost };
    let closed = sheet_ui(view, ui, sheet, |view, ui, room| {
        ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            ui.add(Label::new(format!("The copy: {}", from.display())).wrap());
            let before = if view.state.phase == Phase::Open {
                let nights = count(view.state.saved.nights().len(), "night", "nights");
                format!("Your present diary has {nights}. ")
            } else {
                String::new()
            };
            let calm = format!(
                "{before}The copy is examined first; where it is damaged, nothing is changed. \
                 The present file is kept beside it under another name, and can be put back."
            );
            ui.add(Label::new(calm).wrap());
            ui.horizontal_wrapped(|ui| {
                let keep = primary_button(ui, icon::CLOSE, "Leave it as it is");
                focus_first(ui, "restore", &keep);
                if keep.clicked() {
                    view.act(Action::ShowOverlay(None));
                }
                if plain_button(ui, icon::IMPORT, "Put the copy in its place").clicked() {
                    view.act(Action::Reopen(Reopen::Restored(from.to_owned())));
                }
            });
        });
    });
    if closed {
        view.act(Action::ShowOverlay(None));
    }
}
