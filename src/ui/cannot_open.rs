//! A diary file that will not open: why, where it is, and what can be done.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::{
    app::{
        Action, PathFor, Reopen,
        backups::{Found, holds, moment},
        text::capital,
    },
    exchange::DiaryChoice,
};

use super::{
    column::in_column,
    focus::follow_focus,
    overlay::MENDING,
    style::{icon, semibold, size, space},
    view::View,
    widgets::{
        button::{plain_button, primary_button},
        marked::marked_ui,
        path::path_ui,
    },
};

/// Shows it in the place of the diary.
pub(super) fn cannot_open_ui(view: &mut View<'_>, ui: &mut Ui, sentence: &str) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let room = ui.available_width();
        in_column(ui, room, size::FORM, |ui| {
            ui.spacing_mut().item_spacing.y = space::MEDIUM;
            let heading = RichText::new("The diary could not be opened").heading();
            marked_ui(ui, icon::WARNING, heading);
            let why = ui.add(Label::new(capital(sentence)).wrap());
            ui.ctx().accesskit_node_builder(why.id, |node| {
                node.set_live(egui::accesskit::Live::Assertive);
            });
            // Once is enough, for this and for the path.
            let calm = if sentence.contains("left as it is") {
                "Nothing can be entered until it opens"
            } else {
                "The file was left as it is. Nothing can be entered until it opens."
            };
            ui.add(Label::new(RichText::new(calm).weak()).wrap());
            let file = view.state.file.as_ref().map(|file| file.display().to_string());
            if let Some(file) = file.filter(|file| !sentence.contains(file)) {
                ui.add(Label::new(format!("The diary file: {file}")).wrap());
            }
            // Where the file came to harm, another try brings nothing: mending is what helps.
            let again = if can_mend(view) { plain_button } else { primary_button };
            if again(ui, icon::AGAIN, "Try again").clicked() {
                view.act(Action::Reopen(Reopen::TryAgain));
            }
            found_ui(view, ui);
            if view.state.can_restore || view.state.backups.found.is_some() {
                heading_ui(ui, "From a copy");
                let words = "A copy that you saved is put in the place of the file. The file is \
                             kept beside it under another name; nothing is destroyed.";
                ui.add(Label::new(words).wrap());
                if plain_button(ui, icon::IMPORT, "Restore from a copy…").clicked() {
                    view.act(Action::AskPath(PathFor::Restore));
                }
                path_ui(
                    view,
                    ui,
                    PathFor::Restore,
                    "Or type where the copy is",
                    "Restore this copy",
                );
            }
            heading_ui(ui, "Another diary");
            let words = match &view.state.choice {
                Some(_) => {
                    "Opens another diary file that you already have. The next start opens it too."
                }
                None => {
                    "Opens another diary file that you already have, this time only. The next \
                     start tries this one again."
                }
            };
            ui.add(Label::new(words).wrap());
            if plain_button(ui, icon::FOLDER, "Choose another diary file…").clicked() {
                view.act(Action::AskPath(PathFor::Diary));
            }
            path_ui(view, ui, PathFor::Diary, "Or type where it is", "Open this file");
            usual_ui(view, ui);
            ui.add_space(space::HUGE);
        });
        follow_focus(ui);
    });
}

/// Whether the file can be mended.
fn can_mend(view: &View<'_>) -> bool {
    view.state.backups.found.is_some() || view.state.can_restore
}

/// The newest good backup, and what mending the file would do.
fn found_ui(view: &mut View<'_>, ui: &mut Ui) {
    let found = view.state.backups.found.as_deref();
    if !can_mend(view) {
        return;
    }
    heading_ui(ui, "Mend it");
    let words = match found {
        Some(Found { file, contents }) => {
            let at = moment(file.at, view.state.preferences.clock);
            format!("The newest good backup is of {at} and holds {}. {MENDING}", holds(contents))
        }
        None if view.state.backups.is_finding => format!("Looking for backups… {MENDING}"),
        None => "No backup of this diary was found beside it. Everything that can still be read \
                 is put into a new file. The damaged file is kept beside it, as it is."
            .to_owned(),
    };
    ui.add(Label::new(words).wrap());
    if primary_button(ui, icon::CHECK, "Mend the diary").clicked() {
        view.act(Action::Mend);
    }
}

/// The way back from a diary that was chosen.
fn usual_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let usual = state.choice.as_ref().map(DiaryChoice::usual);
    let Some(usual) = usual.filter(|usual| state.file.as_deref() != Some(usual)) else { return };
    let words = format!("The usual diary is here: {}", usual.display());
    ui.add(Label::new(words).wrap());
    if plain_button(ui, icon::FOLDER, "Open the usual diary").clicked() {
        view.act(Action::Reopen(Reopen::Usual));
    }
}

fn heading_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(RichText::new(words).family(semibold())).wrap());
}
