//! The backups that the program makes by itself: what there is, where, and the way back to one.

use egui::{Frame, Label, RichText, Ui, Vec2};

use crate::{
    app::{
        Action, PathFor,
        backups::{
            LookedAt, REMOTE_WORDS, conflict_words, folder_words, holds, kilobytes, moment, place,
            reason,
        },
        text::{capital, count, told_apart},
    },
    store::BackupFile,
    ui::{
        overlay::MENDING,
        style::{icon, semibold, size, space, tokens},
        view::View,
        widgets::{
            button::{plain_button, primary_button},
            marked::marked_ui,
            path::path_ui,
            section::entry_ui,
        },
    },
};

use super::file::heading_ui;

/// So many are shown before the others are asked for.
const SHOWN: usize = 5;

/// Shows them; nothing of a diary that has no file.
pub(super) fn backups_ui(view: &mut View<'_>, ui: &mut Ui) {
    let Some(place) = place(view.state) else { return };
    damage_ui(view, ui);
    heading_ui(ui, "Backups");
    let words = "Made automatically: at the first change of each day, and before a file is \
                 imported, a copy is put back, the password changes or a newer version of this \
                 program converts the diary. Each is read back before it counts. Some of the \
                 last days, weeks and months stay, and one of each year.";
    ui.add(Label::new(words).wrap());
    ui.add(Label::new(format!("New ones go here: {}", place.folder().display())).wrap());
    trouble_ui(view, ui);
    list_ui(view, ui);
    let running = view.state.backups.running.is_some();
    ui.add_enabled_ui(!running, |ui| {
        if plain_button(ui, icon::SAVE, "Back up now").clicked() {
            view.act(Action::BackUp);
        }
    });
    place_ui(view, ui);
}

fn damage_ui(view: &mut View<'_>, ui: &mut Ui) {
    let Some(damage) = &view.state.backups.damage else { return };
    warning_ui(ui, &damage.words);
    ui.add(Label::new(MENDING).wrap());
    if primary_button(ui, icon::CHECK, "Mend the diary").clicked() {
        view.act(Action::Mend);
    }
}

/// What keeps backups from being made, or from being seen.
fn trouble_ui(view: &View<'_>, ui: &mut Ui) {
    let backups = &view.state.backups;
    if let Some(words) = conflict_words(&backups.synced.conflicts) {
        warning_ui(ui, &words);
    }
    if backups.synced.is_remote {
        warning_ui(ui, REMOTE_WORDS);
    }
    if let Some(folder) = &backups.synced.folder {
        warning_ui(ui, &folder_words(folder));
    }
    if let Some((words, _at)) = &backups.failure {
        warning_ui(ui, words);
        let words = "Your entries are saved all the same. It is tried again with your next entry, \
                     or in an hour.";
        ui.add(Label::new(words).wrap());
    } else if let Some(words) = &backups.unreachable {
        warning_ui(ui, words);
    }
}

fn list_ui(view: &mut View<'_>, ui: &mut Ui) {
    let list = match &view.state.backups.list {
        None => return drop(ui.add(Label::new("They are being looked for").wrap())),
        Some(list) if list.is_empty() => {
            return drop(ui.add(Label::new("There is none yet").wrap()));
        }
        Some(list) => list,
    };
    let clock = view.state.preferences.clock;
    let titles = told_apart(list.iter().map(|backup| moment(backup.at, clock)));
    let mut rows = list.iter().zip(&titles);
    for (backup, title) in rows.by_ref().take(SHOWN) {
        backup_ui(view, ui, backup, title);
    }
    let older = list.len().saturating_sub(SHOWN);
    if older > 0 {
        let title = count(older, "older backup", "older backups");
        ui.push_id("older backups", |ui| {
            entry_ui(ui, &title, "", false, |ui| {
                for (backup, title) in rows {
                    backup_ui(view, ui, backup, title);
                }
            });
        });
    }
}

/// One backup: when, why, what it holds, whether it is good, and the way back to it.
fn backup_ui(view: &mut View<'_>, ui: &mut Ui, backup: &BackupFile, title: &str) {
    let tokens = tokens(ui.ctx());
    let margin = Vec2::new(space::MEDIUM, space::SMALL);
    let frame = Frame::new().fill(tokens.raised).corner_radius(size::RADIUS).inner_margin(margin);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::TINY;
        ui.add(Label::new(RichText::new(title).family(semibold())).wrap());
        let why = capital(reason(backup.reason));
        let (mark, found, is_good) = match view.state.backups.looked_at.get(&backup.path) {
            Some(LookedAt::Sound(contents)) => {
                (icon::CHECK, format!("Checked: {}", holds(contents)), true)
            }
            Some(LookedAt::Damaged(sentence)) => {
                (icon::WARNING, format!("Not usable. {sentence}"), false)
            }
            Some(LookedAt::Looking) | None => (icon::CLOCK, "Being checked".to_owned(), true),
        };
        ui.add(Label::new(format!("{why}, {}", kilobytes(backup.bytes))).wrap());
        let color = if is_good { tokens.text } else { tokens.error };
        marked_ui(ui, mark, RichText::new(found).color(color));
        if is_good && plain_button(ui, icon::IMPORT, &format!("Restore {title}…")).clicked() {
            view.act(Action::PathChosen(PathFor::Restore, backup.path.clone()));
        }
    });
}

/// Another disk, or a folder that a program synchronises: only closed files are put there.
fn place_ui(view: &mut View<'_>, ui: &mut Ui) {
    let words = "A backup on another disk, or in a folder that is synchronised, is still \
                 there when this computer is lost or broken. Anybody who has it can read it.";
    ui.add(Label::new(words).wrap());
    if plain_button(ui, icon::FOLDER, "Choose the place for backups…").clicked() {
        view.act(Action::AskPath(PathFor::BackupFolder));
    }
    path_ui(view, ui, PathFor::BackupFolder, "Or type where the folder is", "Use this folder");
    if view.state.backups.chosen.is_some()
        && plain_button(ui, icon::UNDO, "Keep them beside the diary again").clicked()
    {
        view.act(Action::BackUpBesideDiary);
    }
}

fn warning_ui(ui: &mut Ui, words: &str) {
    marked_ui(ui, icon::WARNING, RichText::new(words).color(tokens(ui.ctx()).error));
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use crate::{
        app::{
            State,
            backups::{Damage, LookedAt},
        },
        store::{BackupFile, BackupReason, Contents},
        ui::screens::{
            me::me_ui,
            testing::{NARROW, check_layout, harness, open_all, state_of},
        },
    };

    fn with_backups() -> State {
        let mut state =
            state_of(r#"{"format": "cramp-diary", "version": 1, "profile": {"name": "Ann"}}"#);
        let file = |number: u32| BackupFile {
            path: PathBuf::from(format!("/media/ann/a disk with a long name/backup-{number}")),
            bytes: 120_000,
            at: format!("2026-03-{:02}T08:00:00", number / 2 + 1).parse().ok(),
            reason: BackupReason::ALL[number as usize % BackupReason::ALL.len()],
        };
        let list: Vec<_> = (0..9).rev().map(file).collect();
        let contents = Contents::of(&state.shown);
        let sentence = "The backup is damaged; name another: /media/ann/a disk/backup-8".to_owned();
        let looked_at = [LookedAt::Damaged(sentence), LookedAt::Sound(contents), LookedAt::Looking];
        for (backup, found) in list.iter().zip(looked_at) {
            state.backups.looked_at.insert(backup.path.clone(), found);
        }
        state.backups.list = Some(list);
        state.backups.chosen = Some("/media/ann/a disk with a long name".into());
        let words = "No backup was made: the folder for backups is not there".to_owned();
        state.backups.failure = Some((words, state.now.instant));
        let words = "Your diary file is damaged: the structure of the file is damaged".to_owned();
        state.backups.damage = Some(Damage { words, kept: None });
        state
    }

    #[test]
    fn all_of_it_fits_at_twice_the_text_size_and_has_a_name_of_its_own() {
        for width in [NARROW, 720.0] {
            let mut harness = harness(with_backups(), width, me_ui);
            open_all(&mut harness);
            check_layout(&harness, width);
        }
    }
}
