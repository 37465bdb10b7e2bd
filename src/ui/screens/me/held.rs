//! What was deleted and is still held somewhere: which backups, how many steps of undo.

use egui::{Label, Ui};

use crate::{
    app::{
        Action,
        backups::moment,
        forgetting::ForgetAction,
        text::{count, told_apart},
    },
    store::Held,
    ui::{
        style::icon,
        view::View,
        widgets::button::{danger_button, plain_button},
    },
};

use super::file::heading_ui;

/// Shows it; nothing of a diary that has no file.
pub(super) fn held_ui(view: &mut View<'_>, ui: &mut Ui) {
    if view.state.demo || view.state.file.is_none() {
        return;
    }
    heading_ui(ui, "What you deleted");
    let words = "What you change or delete is gone from your entries at once. Undo can bring it \
                 back, so the file keeps it for a while; backups keep it as long as they exist.";
    ui.add(Label::new(words).wrap());
    let forgetting = &view.state.forgetting;
    match &forgetting.found {
        Some(Ok(held)) => found_ui(view, ui, held),
        Some(Err(sentence)) => drop(ui.add(Label::new(sentence).wrap())),
        None if forgetting.is_looking => {
            ui.add(Label::new("The backups are being looked through").wrap());
        }
        None => {}
    }
    ui.add_enabled_ui(!forgetting.is_looking, |ui| {
        if plain_button(ui, icon::INFO, "Look what still holds it").clicked() {
            view.act(Action::Forget(ForgetAction::Look));
        }
    });
    if !forgetting.is_asking {
        if plain_button(ui, icon::TRASH, "Forget what was undone…").clicked() {
            view.act(Action::Forget(ForgetAction::Ask));
        }
        return;
    }
    let words = "All steps are forgotten, and what they held is wiped from the file. Your entries \
                 stay as they are. Nothing that you did until now can be undone after that, and \
                 this cannot be undone either.";
    ui.add(Label::new(words).wrap());
    ui.horizontal_wrapped(|ui| {
        if danger_button(ui, "Forget all steps").clicked() {
            view.act(Action::Forget(ForgetAction::Forget));
        }
        if plain_button(ui, icon::CLOSE, "Keep them").clicked() {
            view.act(Action::Forget(ForgetAction::Keep));
        }
    });
}

fn found_ui(view: &View<'_>, ui: &mut Ui, held: &Held) {
    let steps = match held.steps {
        0 => "Undo holds nothing".to_owned(),
        some => {
            let steps = count(
                some,
                "step that can be undone or redone",
                "steps that can be undone or redone",
            );
            format!("The diary file holds {steps}, with what was there before")
        }
    };
    ui.add(Label::new(steps).wrap());
    let clock = view.state.preferences.clock;
    let titles = told_apart(held.backups.iter().map(|backup| moment(backup.file.at, clock)));
    let backups = match held.backups.len() {
        0 => "No backup holds anything that was changed or deleted since".to_owned(),
        some => {
            let backups = count(some, "backup holds", "backups hold");
            format!("{backups} something that was changed or deleted since:")
        }
    };
    ui.add(Label::new(backups).wrap());
    for (backup, title) in held.backups.iter().zip(&titles) {
        let words = format!("{title}: {}", backup.words());
        ui.add(Label::new(words).wrap());
    }
    if held.unreadable > 0 {
        let words = count(held.unreadable, "backup", "backups");
        ui.add(Label::new(format!("{words} could not be read, and may hold more")).wrap());
    }
    if !held.backups.is_empty() {
        let words = "A backup is a file in the folder that is named above: delete the files that \
                     you do not want any more, and empty the wastebasket after that.";
        ui.add(Label::new(words).wrap());
    }
}
