//! The diary file: where it is, copies of it, and files in the form for exchange.

use egui::{Id, Label, RichText, Ui};

use crate::{
    app::{Action, PathFor, State, backups},
    exchange::ExportFormat,
    ui::{
        style::{icon, semibold},
        view::View,
        widgets::{button::plain_button, choice::options_ui, path::path_ui, section::section_ui},
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
        super::held::held_ui(view, ui);
        heading_ui(ui, "For other programs");
        export_ui(view, ui);
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
    } else if state.file.is_none() {
        "no file of its own".to_owned()
    } else if state.backups.damage.is_some() {
        "damaged".to_owned()
    } else {
        let machine = if state.backups.synced.is_remote { "another" } else { "this" };
        let backups = match &state.backups.failure {
            Some(_) => "no backup could be made".to_owned(),
            None => backups::summary(state),
        };
        format!("on {machine} computer, {backups}")
    }
}

/// The whole diary in the form that is chosen.
fn export_ui(view: &mut View<'_>, ui: &mut Ui) {
    let id = Id::unique("form in which the diary goes out");
    let mut format = ui.data(|data| data.get_temp(id)).unwrap_or(ExportFormat::Json);
    let formats = ExportFormat::ALL.iter().map(|format| (*format, in_words(*format).0));
    if let Some(Some(chosen)) = options_ui(ui, "Export the diary as", Some(format), formats) {
        format = chosen;
        ui.data_mut(|data| data.insert_temp(id, format));
    }
    let (name, what) = in_words(format);
    ui.add(Label::new(what).wrap());
    let export = PathFor::Export(format);
    if plain_button(ui, icon::EXPORT, &format!("Export as {name}…")).clicked() {
        view.act(Action::AskPath(export));
    }
    path_ui(view, ui, export, "Or export it here", "Export it here");
}

/// What a form is called, and who can do something with it.
const fn in_words(format: ExportFormat) -> (&'static str, &'static str) {
    match format {
        ExportFormat::Json => (
            "JSON",
            "The whole diary in this program's own form, which can be imported again. Anybody who \
             has the file can read it.",
        ),
        ExportFormat::Csv => (
            "CSV",
            "A table of the nights and their cramps, for a spreadsheet. It can be imported again. \
             Not in it: what you said of yourself, thresholds, medications, exposures, \
             appointments and what was done about warnings. Anybody who has the file can read it.",
        ),
        ExportFormat::Fhir => (
            "FHIR",
            "For software that can read it, such as that of a clinic (HL7 FHIR R4): nights, \
             cramps, sleep, signs and medications, without your notes. It cannot be imported \
             again. Anybody who has the file can read it.",
        ),
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
    path_ui(view, ui, PathFor::Restore, "Or type where the copy is", "Restore this copy");
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
