//! The diary file is damaged: what is known, and what can be done about it.

use egui::{Label, ScrollArea, Ui};

use crate::{
    app::{Action, text::capital},
    ui::{
        style::{icon, size},
        view::View,
        widgets::button::{plain_button, primary_button},
    },
};

use super::sheet::{Sheet, focus_first, sheet_ui};

/// What mending does.
pub(in crate::ui) const MENDING: &str = "Everything that can still be read is put into a new \
    file, together with the newest good backup where there is one. The damaged file is kept beside \
    it, as it is.";

/// Says it, and offers to mend it.
pub(super) fn damage_ui(view: &mut View<'_>, ui: &Ui) {
    let title = "Your diary file is damaged";
    let is_topmost = !view.state.help;
    let sheet = Sheet { id: "damage", title, widest: size::FORM, is_topmost };
    let closed = sheet_ui(view, ui, sheet, |view, ui, room| {
        ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            if let Some(damage) = &view.state.backups.damage {
                // The title says the beginning already.
                let words = damage.words.strip_prefix(title).unwrap_or(&damage.words);
                ui.add(Label::new(capital(words.trim_start_matches(": "))).wrap());
            }
            ui.add(Label::new(MENDING).wrap());
            ui.horizontal_wrapped(|ui| {
                let mend = primary_button(ui, icon::CHECK, "Mend the diary");
                focus_first(ui, "damage", &mend);
                if mend.clicked() {
                    view.act(Action::Mend);
                }
                if plain_button(ui, icon::CLOSE, "Not now").clicked() {
                    view.act(Action::ShowOverlay(None));
                }
            });
            let words = "It can be mended later too: Me, Diary file.";
            ui.add(Label::new(words).wrap());
        });
    });
    if closed {
        view.act(Action::ShowOverlay(None));
    }
}
