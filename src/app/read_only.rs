//! A diary whose file can be read and not be written: it is open to be read, and says so.
//!
//! Its store was opened with [`Access::Read`], so no request could write through it. Here every
//! deed that would need to is refused before anything that is shown changes, so that nothing
//! seems to be entered that is not. Only the screen of a cramp goes on in memory, and says so.

use std::path::PathBuf;

use crate::{
    diary::Diary,
    store::{Access, Request, StoreError},
};

use super::{
    action::{Action, Effect},
    command::Command,
    cramp_now::{self, CrampNow},
    forgetting::ForgetAction,
    path_for::PathFor,
    reopen::Reopen,
    state::{Notice, Phase, State},
    update,
};

/// What stands over the diary all the time, and is the answer to every deed that would write.
pub const WORDS: &str = "Open to be read: the diary file or its folder is read-only, so nothing can \
                         be saved here. Save a copy elsewhere and open that, or allow writing there \
                         and try again";

/// What stands over the screen of a cramp.
const UNWRITTEN: &str = "Nothing is written down: the diary file or its folder is read-only. Note this cramp \
     elsewhere, and enter it when the diary can be written";

/// What is said of a preference.
const UNTIL_CLOSED: &str = "This setting holds until the window closes: the diary is open to be read, and nothing can be \
     saved";

impl State {
    /// Whether the diary is open, and cannot be written.
    pub fn is_read_only(&self) -> bool {
        self.phase == Phase::Open && self.access == Access::Read
    }
}

/// A diary that cannot be opened to be written is opened to be read.
pub(super) fn open_failed(state: &mut State, error: &StoreError) -> Option<Vec<Effect>> {
    let path = state.file.clone().filter(|_| !state.demo)?;
    // A cramp that waits to be written down is kept, and said to wait, where it was begun.
    if state.waiting_cramps() > 0 {
        return None;
    }
    let is_reading = state.access == Access::Read;
    if matches!(error, StoreError::ReadOnly { .. }) && !is_reading {
        state.access = Access::Read;
        let key = super::lock::tried(state).filter(|_| state.phase == Phase::Locked);
        if let Some(key) = key {
            return Some(vec![Effect::Unlock { path, access: Access::Read, key }]);
        }
        state.phase = Phase::Opening;
        return Some(vec![Effect::Open { path, access: Access::Read }]);
    }
    if matches!(error, StoreError::Older { .. }) && is_reading {
        // Its tables are brought up to date by whoever may write.
        state.phase = Phase::CannotOpen(format!(
            "the diary was written by an earlier version of this program and can be converted \
             only where something can be written; copy it to another folder and open it there: {}",
            path.display()
        ));
        state.access = Access::Write;
        return Some(Vec::new());
    }
    None
}

/// A cramp in a diary that cannot be written: what helps does not wait for a disk. It is there for
/// as long as the window is, and its screen says so.
#[derive(Debug, Default, PartialEq)]
pub enum Unwritten {
    /// There is none.
    #[default]
    None,
    /// What is shown has it, and its screen stands over the places.
    Shown,
    /// Its screen was left: the diary with it.
    Aside(Box<Diary>),
}

/// Shows the steps and the clock of a cramp that cannot be written down.
pub(super) fn begin_cramp(state: &mut State) -> Vec<Effect> {
    if let Unwritten::Aside(diary) = std::mem::take(&mut state.unwritten) {
        state.shown = *diary;
    }
    state.unwritten = Unwritten::Shown;
    let effects = if state.shown.running_cramp().is_some() {
        state.cramp_now = CrampNow::begun();
        update::changed(state, Vec::new())
    } else {
        cramp_now::begin(state)
    };
    state.notice = Some(Notice::Refused(UNWRITTEN.to_owned()));
    effects
}

/// Where the screen of a cramp was left, the places show what is in the file, and nothing else.
fn leave_cramp(state: &mut State) -> Vec<Effect> {
    if state.unwritten != Unwritten::Shown || state.takeover().is_some() {
        return Vec::new();
    }
    let shown = std::mem::replace(&mut state.shown, state.saved.clone());
    let goes_on = shown.running_cramp().is_some();
    state.unwritten = if goes_on { Unwritten::Aside(Box::new(shown)) } else { Unwritten::None };
    state.cramp_now = CrampNow::default();
    state.notice = None;
    update::changed(state, Vec::new())
}

/// Whether an action cannot be done because nothing can be written; then it was refused.
pub(super) fn refuses(state: &mut State, action: &Action) -> bool {
    if !state.is_read_only() || !needs_to_write(action) {
        return false;
    }
    if state.unwritten == Unwritten::Shown && matches!(action, Action::Edit(_) | Action::Cramp(_)) {
        return false;
    }
    if let Action::Password(_) = action {
        state.password.doing = None;
    }
    refuse(state);
    true
}

/// Says why not.
pub(super) fn refuse(state: &mut State) {
    state.preview = None;
    state.reassess();
    state.notice = Some(Notice::Refused(WORDS.to_owned()));
}

const fn needs_to_write(action: &Action) -> bool {
    matches!(
        action,
        Action::Edit(_)
            | Action::KeepText(..)
            | Action::SetDrinks(_)
            | Action::BackUp
            | Action::BackUpBesideDiary
            | Action::Mend
            | Action::Password(_)
            | Action::Forget(ForgetAction::Ask | ForgetAction::Forget)
            | Action::Cramp(_)
            | Action::Reopen(Reopen::Restored(_))
            | Action::Command(
                Command::Undo | Command::Redo | Command::AddCramp | Command::NoCramps
            )
            | Action::PathChosen(PathFor::Import | PathFor::Restore | PathFor::BackupFolder, _)
            | Action::PathTyped(PathFor::Import | PathFor::Restore | PathFor::BackupFolder, _)
    )
}

/// Takes out what would write all the same: what the window does by itself, and preferences.
pub(super) fn without_writing(state: &mut State, effects: &mut Vec<Effect>) {
    if !state.is_read_only() {
        return;
    }
    effects.extend(leave_cramp(state));
    let mut has_preference = false;
    effects.retain(|effect| match effect {
        Effect::Store(request) => {
            has_preference |= matches!(request, Request::SetPreference { .. });
            matches!(request, Request::Backup { .. })
        }
        Effect::Hold { .. } | Effect::Restore { .. } | Effect::Mend { .. } => false,
        Effect::Job(_) | Effect::Open { .. } | Effect::Unlock { .. } | Effect::Close => true,
    });
    if has_preference && state.notice.is_none() {
        state.notice = Some(Notice::Refused(UNTIL_CLOSED.to_owned()));
    }
}

/// A copy was saved: the person can go on with it.
pub(super) fn copied(state: &mut State, copy: PathBuf) {
    if state.is_read_only() {
        state.copy_to_open = Some(copy);
    }
}

#[cfg(test)]
mod tests;
