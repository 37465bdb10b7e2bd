//! The password: what having none means, and how one is set, changed and removed.

use egui::{Id, Label, RichText, Ui, accesskit::Live};

use crate::{
    app::{
        Action, Command, Overlay, Part, Preferences, State,
        password::{Doing, PasswordAction},
        preferences::AutoLock,
        text::{Label as _, capital, count},
    },
    store::{Key, Password, SHORTEST_PASSWORD},
    ui::{
        style::{icon, tokens},
        view::View,
        widgets::{
            button::{danger_button, plain_button, primary_button},
            choice::vocabulary_ui,
            marked::marked_ui,
            secret::{Holds, SecretField, secret_ui},
            section::{entry_ui, section_ui},
        },
    },
};

/// Shows the section.
pub(super) fn password_ui(view: &mut View<'_>, ui: &mut Ui) {
    let summary = summary(view.state);
    section_ui(ui, Part::Password.title(), &summary, false, |ui| {
        if view.state.demo || view.state.file.is_none() {
            let words = "This diary lives in memory only and is gone when the window is closed: \
                         it needs no password";
            ui.add(Label::new(words).wrap());
            return;
        }
        if let Some(doing) = view.state.password.doing {
            let shown = marked_ui(ui, icon::CLOCK, under_way(doing));
            ui.ctx().accesskit_node_builder(shown.id, |node| node.set_live(Live::Polite));
        }
        if view.state.lock.is_sealed {
            sealed_ui(view, ui);
        } else {
            readable_ui(view, ui);
        }
        left_ui(view, ui);
    });
}

/// What is seen of the section while it is closed.
fn summary(state: &State) -> String {
    match (state.lock.is_sealed, state.preferences.auto_lock) {
        (false, _) => "none: anybody who uses this account can read the diary".to_owned(),
        (true, AutoLock::Off) => "set, locked by key alone".to_owned(),
        (true, auto_lock) => format!("set, locked after {} without a touch", auto_lock.label()),
    }
}

const fn under_way(doing: Doing) -> &'static str {
    match doing {
        Doing::Set => "The diary and its backups are being encrypted",
        Doing::Change => "The diary and its backups get the new password",
        Doing::Remove => "The password is being removed from the diary and its backups",
        Doing::Tell => "The recovery key is being looked up",
    }
}

/// A diary without a password.
fn readable_ui(view: &mut View<'_>, ui: &mut Ui) {
    let words = "This diary is not encrypted, as is usual: anybody who can use this computer \
                 account can read it. A password encrypts the diary and its backups.";
    ui.add(Label::new(words).wrap());
    backups_ui(view, ui, "is encrypted with it", "are encrypted with it");
    let words = "Next you get a recovery key to print. Without the password and without that key, \
                 nobody can open the diary.";
    ui.add(Label::new(words).wrap());
    let new = new_ui(view, ui);
    if acts_ui(view, ui, Doing::Set, "Set the password", new.is_entered) {
        act(view, Doing::Set, |view| new.read(view).map(PasswordAction::Set));
    }
}

/// A diary with one.
fn sealed_ui(view: &mut View<'_>, ui: &mut Ui) {
    let words = if view.state.password.left.is_empty() {
        "The diary and its backups are encrypted with your password"
    } else {
        "The diary is encrypted with your password"
    };
    ui.add(Label::new(words).wrap());
    if view.state.password.recovery.is_some() {
        let words = "The recovery key is not written down yet. It is shown until the diary is \
                     locked or closed.";
        marked_ui(ui, icon::WARNING, words);
        if primary_button(ui, icon::RIGHT, "Show the recovery key").clicked() {
            view.act(Action::ShowOverlay(Some(Overlay::RecoveryKey)));
        }
    }
    let chord = Command::Lock.chord().label();
    if plain_button(ui, icon::LOCK, &format!("Lock now ({chord})")).clicked() {
        view.act(Action::Command(Command::Lock));
    }
    let preferences = view.state.preferences;
    let label = "Lock by itself, without a touch, after";
    if let Some(Some(auto_lock)) =
        vocabulary_ui(ui, label, Some(preferences.auto_lock), AutoLock::ALL)
    {
        view.act(Action::SetPreferences(Preferences { auto_lock, ..preferences }));
    }
    ui.push_id("change the password", |ui| {
        entry_ui(ui, "Change the password", "", false, |ui| {
            backups_ui(view, ui, "gets the new password", "get the new password");
            let words = "A new recovery key is made; the old one no longer opens the diary. A \
                         copy that you saved elsewhere keeps its old password and key.";
            ui.add(Label::new(words).wrap());
            let old_id = of(view, "password until now");
            let label = "Present password, or recovery key";
            secret_ui(view, ui, old_id, label, Holds::RecoveryKey);
            let new = new_ui(view, ui);
            if acts_ui(view, ui, Doing::Change, "Change it", new.is_entered) {
                act(view, Doing::Change, |view| {
                    let old = key(view, old_id)?;
                    let new = new.read(view)?;
                    Ok(PasswordAction::Change { old, new })
                });
            }
        });
    });
    ui.push_id("show the recovery key", |ui| {
        entry_ui(ui, "Recovery key", "", false, |ui| {
            let id = of(view, "password for the recovery key");
            let label = "Password, to see the recovery key again";
            let field = secret_ui(view, ui, id, label, Holds::Password);
            if acts_ui(view, ui, Doing::Tell, "Show the recovery key again", field.is_entered) {
                act(view, Doing::Tell, |view| key(view, id).map(PasswordAction::Tell));
            }
        });
    });
    ui.push_id("remove the password", |ui| {
        entry_ui(ui, "Remove the password", "", false, |ui| {
            let words = "Anybody who can use this computer account can read the diary then";
            ui.add(Label::new(words).wrap());
            backups_ui(view, ui, "can be read too", "can be read too");
            let id = of(view, "password to be removed");
            let label = "Password to be removed, or recovery key";
            let field = secret_ui(view, ui, id, label, Holds::RecoveryKey);
            if acts_ui(view, ui, Doing::Remove, "Remove it", field.is_entered) {
                act(view, Doing::Remove, |view| key(view, id).map(PasswordAction::Remove));
            }
        });
    });
}

/// A field, until something was done with what was typed there.
fn of(view: &View<'_>, field: &str) -> Id {
    Id::unique((field, view.state.password.times))
}

/// A new password, typed twice.
struct New {
    first: Id,
    again: Id,
    is_entered: bool,
}

impl New {
    fn read(&self, view: &mut View<'_>) -> Result<Password, String> {
        let password = Password::chosen(view.drafts.secret(self.first).text());
        let password = password.map_err(|error| error.to_string())?;
        let again = Password::new(view.drafts.secret(self.again).text());
        if again.as_ref() == Ok(&password) {
            Ok(password)
        } else {
            Err("the two are not the same; type the new password again".to_owned())
        }
    }
}

fn new_ui(view: &mut View<'_>, ui: &mut Ui) -> New {
    let (first, again) = (of(view, "new password"), of(view, "new password again"));
    secret_ui(view, ui, first, "New password", Holds::Password);
    let letters = view.drafts.secret(first).text().chars().count();
    let hint = ui.add(Label::new(RichText::new(hint(letters)).small().weak()).wrap());
    ui.ctx().accesskit_node_builder(hint.id, |node| node.set_live(Live::Polite));
    let label = "New password, once more";
    let SecretField { is_entered, .. } = secret_ui(view, ui, again, label, Holds::Password);
    New { first, again, is_entered }
}

/// How long a password is, and what that is worth: length counts, no letter is asked for.
fn hint(letters: usize) -> String {
    match letters {
        0 => format!("At least {SHORTEST_PASSWORD} letters. Three or four words are good"),
        few if few < SHORTEST_PASSWORD => {
            let more = SHORTEST_PASSWORD - few;
            format!("Too short: {} to go", count(more, "letter", "letters"))
        }
        8..12 => "Short: one word more makes it much harder to guess".to_owned(),
        12..16 => "Good".to_owned(),
        _many => "Strong".to_owned(),
    }
}

fn key(view: &mut View<'_>, id: Id) -> Result<Key, String> {
    Key::read(view.drafts.secret(id).text()).map_err(|error| error.to_string())
}

/// What kept it from being done the last time, and the button; whether it is to be done.
fn acts_ui(view: &View<'_>, ui: &mut Ui, doing: Doing, words: &str, is_entered: bool) -> bool {
    if let Some((refused, why)) = &view.state.password.refused
        && *refused == doing
    {
        warning_ui(ui, why);
    }
    let is_free = view.state.password.doing.is_none();
    let button = ui.add_enabled_ui(is_free, |ui| match doing {
        Doing::Set | Doing::Change => primary_button(ui, icon::CHECK, words),
        Doing::Tell => plain_button(ui, icon::RIGHT, words),
        Doing::Remove => danger_button(ui, words),
    });
    is_free && (button.inner.clicked() || is_entered)
}

/// Reads what was typed, and has it done.
fn act(
    view: &mut View<'_>,
    doing: Doing,
    read: impl FnOnce(&mut View<'_>) -> Result<PasswordAction, String>,
) {
    let action = read(view).unwrap_or_else(|words| PasswordAction::Refuse(doing, capital(&words)));
    view.act(Action::Password(action));
}

/// What happens to the backups.
fn backups_ui(view: &View<'_>, ui: &mut Ui, one: &str, many: &str) {
    let backups = view.state.backups.list.as_ref().map_or(0, Vec::len);
    let words = match backups {
        0 => "There is no backup of the diary yet".to_owned(),
        1 => format!("The backup of the diary {one}"),
        more => format!("The {more} backups of the diary {many}"),
    };
    let words = format!(
        "{words}. Files that you exported or saved at places of your own stay as they are."
    );
    ui.add(Label::new(words).wrap());
}

/// Copies that are not as the diary is.
fn left_ui(view: &View<'_>, ui: &mut Ui) {
    let left = &view.state.password.left;
    if left.is_empty() {
        return;
    }
    let copies = count(left.len(), "copy is", "copies are");
    let how = if view.state.lock.is_sealed {
        "not under the password of the diary"
    } else {
        "still under the password of before"
    };
    warning_ui(ui, &format!("{copies} {how}"));
    for (path, why) in left {
        ui.add(Label::new(format!("•  {}. {why}", path.display())).wrap());
    }
}

fn warning_ui(ui: &mut Ui, words: &str) {
    let text = RichText::new(words).color(tokens(ui.ctx()).error);
    let shown = marked_ui(ui, icon::WARNING, text);
    ui.ctx().accesskit_node_builder(shown.id, |node| node.set_live(Live::Assertive));
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn a_hint_goes_by_the_length_alone() {
        for (letters, words) in [
            (0, "At least 8 letters. Three or four words are good"),
            (7, "Too short: 1 letter to go"),
            (8, "Short: one word more makes it much harder to guess"),
            (11, "Short: one word more makes it much harder to guess"),
            (12, "Good"),
            (15, "Good"),
            (16, "Strong"),
        ] {
            assert_eq!(hint(letters), words, "{letters}");
        }
    }
}
