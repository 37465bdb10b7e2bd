//! The diary file: where it is, copies of it, and files in the form for exchange.

use egui::{Label, RichText, Ui};

use crate::{
    app::{Action, PathFor, State, backups},
    exchange::csv,
    ui::{
        style::{icon, semibold},
        view::View,
        widgets::{button::plain_button, path::path_ui, section::section_ui},
    },
};

use super::backups::backups_ui;

/// Shows the section.
pub(super) fn file_ui(view: &mut View<'_>, ui: &mut Ui) {
    let summary = summary(view.state);
    section_ui(ui, "Diary file", &summary, false, |ui| {
        let place = match &view.state.file {
            _ if view.state.demo => "Made up: this diary is an example that lives in memory only \
                                     and is gone when the window is closed"
                .to_owned(),
            Some(file) => format!("Your diary is this file, and nowhere else: {}", file.display()),
            None => "This diary has no file of its own".to_owned(),
        };
        ui.add(Label::new(place).wrap());
        super::chosen::chosen_ui(view, ui);
        backups_ui(view, ui);
        heading_ui(ui, "A copy");
        let words = "A copy is a whole diary: keep one on another disk. It is read back and \
                     compared before it counts as saved.";
        ui.add(Label::new(words).wrap());
        if plain_button(ui, icon::SAVE, "Save a copy…").clicked() {
            view.act(Action::AskPath(PathFor::Backup));
        }
        path_ui(view, ui, PathFor::Backup, "Or save the copy here", "Save the copy here");
        restore_ui(view, ui);
        heading_ui(ui, "For other programs");
        let words = "The whole diary as JSON, which other programs can read. Anybody who has the \
                     file can read it too.";
        ui.add(Label::new(words).wrap());
        if plain_button(ui, icon::EXPORT, "Export as JSON…").clicked() {
            view.act(Action::AskPath(PathFor::Export));
        }
        path_ui(view, ui, PathFor::Export, "Or export it here", "Export it here");
        heading_ui(ui, "For a spreadsheet");
        let words =
            format!("The nights and their cramps as a table (CSV). Not in it: {}.", csv::LEFT_OUT);
        ui.add(Label::new(words).wrap());
        if plain_button(ui, icon::EXPORT, "Export as CSV…").clicked() {
            view.act(Action::AskPath(PathFor::Table));
        }
        path_ui(view, ui, PathFor::Table, "Or save the table here", "Save the table here");
        heading_ui(ui, "From another diary");
        let words = "Takes in a JSON or CSV file of this program. What is answered here already \
                     stays; only what is missing is filled in, and all of it can be undone in one \
                     step.";
        ui.add(Label::new(words).wrap());
        if plain_button(ui, icon::IMPORT, "Import a file…").clicked() {
            view.act(Action::AskPath(PathFor::Import));
        }
        path_ui(view, ui, PathFor::Import, "Or import this file", "Import this file");
    });
}

/// What is seen of the section while it is closed.
fn summary(state: &State) -> String {
    if state.demo {
        "made up".to_owned()
    } else if state.backups.damage.is_some() {
        "damaged".to_owned()
    } else if state.backups.failure.is_some() {
        "on this computer, no backup could be made".to_owned()
    } else {
        format!("on this computer, {}", backups::summary(state))
    }
}

/// A copy in the place of the diary, and the diary of before back again.
fn restore_ui(view: &mut View<'_>, ui: &mut Ui) {
    if view.state.demo || view.state.file.is_none() {
        return;
    }
    heading_ui(ui, "Back to a copy");
    let words = "Puts a copy in the place of this diary, after a question. The present diary is \
                 kept beside it and can be put back.";
    ui.add(Label::new(words).wrap());
    if plain_button(ui, icon::IMPORT, "Restore from a copy…").clicked() {
        view.act(Action::AskPath(PathFor::Restore));
    }
    path_ui(view, ui, PathFor::Restore, "Or the copy is here", "Restore this copy");
    if let Some(before) = &view.state.before_restore {
        let words = format!("The diary of before is kept: {}", before.display());
        ui.add(Label::new(words).wrap());
        if plain_button(ui, icon::UNDO, "Put the diary of before back").clicked() {
            view.act(Action::PathChosen(PathFor::Restore, before.clone()));
        }
    }
}

pub(super) fn heading_ui(ui: &mut Ui, words: &str) {
    ui.add(Label::new(RichText::new(words).family(semibold())).wrap());
}
