//! The lock screen: the way in, and nothing of what is behind it.

use egui::{
    CentralPanel, Frame, Id, Label, RichText, ScrollArea, Ui, ViewportCommand, accesskit::Live,
};

use crate::{
    app::{
        Action, Command, Notice, PathFor,
        lock::{Answer, LockAction},
        text::{self, capital, count},
    },
    store::{Key, Password, RecoveryKey},
    ui::{
        column::in_column,
        focus::follow_focus,
        style::{icon, place_style, size, space, tokens},
        view::View,
        widgets::{
            button::{plain_button, primary_button},
            marked::marked_ui,
            path::path_ui,
            secret::{Holds, secret_ui},
            section::section_ui,
        },
    },
};

/// By what a diary is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Way {
    #[default]
    Password,
    RecoveryKey,
}

impl Way {
    const fn label(self) -> &'static str {
        match self {
            Self::Password => "Password",
            Self::RecoveryKey => "Recovery key",
        }
    }

    const fn holds(self) -> Holds {
        match self {
            Self::Password => Holds::Password,
            Self::RecoveryKey => Holds::RecoveryKey,
        }
    }

    const fn other(self) -> (Self, &'static str) {
        match self {
            Self::Password => (Self::RecoveryKey, "Use the recovery key instead"),
            Self::RecoveryKey => (Self::Password, "Use the password instead"),
        }
    }

    /// Reads what was typed, or says what is wrong with it.
    fn read(self, typed: &str) -> Result<Key, String> {
        match self {
            Self::Password => {
                Password::new(typed).map(Key::Password).map_err(|error| error.to_string())
            }
            Self::RecoveryKey => {
                RecoveryKey::parse(typed).map(Key::Recovery).map_err(|error| error.to_string())
            }
        }
    }
}

/// Shows the lock screen in place of everything else.
pub(in crate::ui) fn lock_ui(view: &mut View<'_>, ui: &mut Ui) {
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
        ScrollArea::vertical().id_salt("lock").auto_shrink(false).show(ui, |ui| {
            let room = ui.available_width();
            in_column(ui, room, size::FORM, |ui| {
                ui.spacing_mut().item_spacing.y = space::MEDIUM;
                let heading = RichText::new("The diary is locked").text_style(place_style());
                ui.add(Label::new(heading).wrap());
                if view.state.lock.is_covering {
                    let words = "Something is still being saved";
                    let saving = marked_ui(ui, icon::SAVE, words);
                    ui.ctx().accesskit_node_builder(saving.id, |node| node.set_live(Live::Polite));
                }
                way_in_ui(view, ui);
                if !view.state.lock.is_covering {
                    ui.separator();
                    cramp_ui(view, ui);
                    another_ui(view, ui);
                }
                if plain_button(ui, icon::CLOSE, "Close the window").clicked() {
                    ui.ctx().send_viewport_cmd(ViewportCommand::Close);
                }
                ui.add_space(space::HUGE);
            });
            follow_focus(ui);
        });
    });
}

/// The field, what came of it, and the button.
fn way_in_ui(view: &mut View<'_>, ui: &mut Ui) {
    let known = Id::unique("the way into a locked diary");
    let way: Way = ui.data(|data| data.get_temp(known)).unwrap_or_default();
    let id = Id::unique(("what opens a locked diary", way.label()));
    if way == Way::RecoveryKey {
        let words = "Type the groups of the key in their order. Capitals and spaces do not matter.";
        ui.add(Label::new(words).wrap());
    }
    let field = secret_ui(view, ui, id, way.label(), way.holds());
    // The field is new too where something else had the window meanwhile.
    let frame = ui.ctx().cumulative_frame_nr();
    let is_new = ui.data_mut(|data| {
        let shown: &mut Option<(Id, u64)> = data.get_temp_mut_or_default(known);
        let before = shown.replace((id, frame));
        before.is_none_or(|(field, at)| field != id || at + 1 < frame)
    });
    if is_new || field.is_entered {
        field.response.request_focus();
    }
    let answer = &view.state.lock.answer;
    if let Answer::Refused(words) = answer {
        let shown = RichText::new(words).color(tokens(ui.ctx()).error);
        let response = marked_ui(ui, icon::WARNING, shown);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Assertive));
    }
    let is_opening = *answer == Answer::Opening;
    let mut is_asked = field.is_entered;
    ui.horizontal_wrapped(|ui| {
        if is_opening {
            let opening = ui.add(Label::new(format!("{}  Opening", icon::CLOCK)));
            ui.ctx().accesskit_node_builder(opening.id, |node| node.set_live(Live::Polite));
        } else {
            is_asked |= primary_button(ui, icon::RIGHT, "Unlock").clicked();
        }
        let (other, words) = way.other();
        if plain_button(ui, icon::LOCK, words).clicked() {
            ui.data_mut(|data| data.insert_temp(known, other));
            view.act(Action::Lock(LockAction::OtherWay));
        }
    });
    if is_asked && !is_opening {
        // The next key goes where this one went.
        field.response.request_focus();
        let read = way.read(view.drafts.secret(id).text());
        view.act(Action::Lock(match read {
            Ok(key) => LockAction::Unlock(key),
            Err(words) => LockAction::Refuse(capital(&words)),
        }));
    }
}

/// A cramp waits for no password.
fn cramp_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    let running = state.shown.running_cramp();
    let button = match running {
        Some((running, cramp)) => {
            let clock = state.preferences.clock;
            let started = text::clock_in(clock, cramp.started.unwrap_or(running.clock));
            let words = format!("A cramp has been running since {started}");
            marked_ui(ui, icon::CRAMP, words);
            "Back to Cramp now"
        }
        None => "I have a cramp now",
    };
    if plain_button(ui, icon::CRAMP, button).clicked() {
        view.act(Action::Command(Command::CrampNow));
    }
    let waiting = state.waiting_cramps();
    if waiting == 0 {
        let words = "The steps and the clock need no password. Until you unlock the diary, the \
                     cramp is in this window only: it is not saved, and lost if the window is \
                     closed. Once you unlock it, the cramp is entered with its true start.";
        ui.add(Label::new(RichText::new(words).weak()).wrap());
    } else {
        let words = format!(
            "{} in this window only, and not saved. Unlock the diary before you close the window: \
             then what waits is entered with its true start.",
            count(waiting, "cramp is", "cramps are")
        );
        marked_ui(ui, icon::WARNING, words);
    }
}

/// Another diary; never a new one.
fn another_ui(view: &mut View<'_>, ui: &mut Ui) {
    section_ui(ui, "Another diary", "", false, |ui| {
        let words = "Opens another diary file that you already have. This one stays locked.";
        ui.add(Label::new(words).wrap());
        if plain_button(ui, icon::FOLDER, "Choose another diary file…").clicked() {
            view.act(Action::AskPath(PathFor::Diary));
        }
        path_ui(view, ui, PathFor::Diary, "Or type where it is", "Open this file");
        if let Some(Notice::Refused(words) | Notice::Failed(words)) = &view.state.notice {
            let told = ui.add(Label::new(words).wrap());
            ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
        }
    });
}
