//! A diary whose file can be read and not be written: it is open to be read, and says so.
//!
//! Its store was opened with [`Access::Read`], so no request could write through it. Here every
//! deed that would need to is refused before anything that is shown changes, so that nothing
//! seems to be entered that is not.

use std::path::PathBuf;

use crate::store::{Access, Request, StoreError};

use super::{
    action::{Action, Effect},
    command::Command,
    forgetting::ForgetAction,
    path_for::PathFor,
    reopen::Reopen,
    state::{Notice, Phase, State},
};

/// What stands over the diary all the time, and is the answer to every deed that would write.
pub const WORDS: &str = "Open to be read: the diary file or its folder is read-only, so nothing can \
                         be saved here. Save a copy elsewhere and open that, or allow writing there \
                         and try again";

/// What is said of a preference.
const UNTIL_CLOSED: &str =
    "This counts until the window closes: the diary is open to be read, and nothing can be saved";

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

/// Whether an action cannot be done because nothing can be written; then it was refused.
pub(super) fn refuses(state: &mut State, action: &Action) -> bool {
    if !state.is_read_only() || !needs_to_write(action) {
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
                Command::Undo
                    | Command::Redo
                    | Command::AddCramp
                    | Command::NoCramps
                    | Command::CrampNow
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
mod tests {
    use std::collections::BTreeMap;

    use super::WORDS;
    use crate::{
        app::{Action, Command, Effect, Notice, Phase, State, update},
        clock::Clock,
        diary::Diary,
        store::{Access, Event, Loaded, Request, StoreError},
    };

    fn opened() -> State {
        let now = Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now();
        let mut state = State::new(now, Some("/somewhere/diary".into()));
        let refused = StoreError::ReadOnly { path: "/somewhere/diary".into() };
        let effects = update(&mut state, Action::Store(Event::OpenFailed(refused)));
        let [Effect::Open { access: Access::Read, .. }] = effects.as_slice() else {
            panic!("{effects:?}")
        };
        let loaded = Loaded {
            diary: Diary::default(),
            preferences: BTreeMap::new(),
            drafts: BTreeMap::new(),
            revision: 1,
            undo: Some("add a cramp".to_owned()),
            redo: None,
        };
        let effects = update(&mut state, Action::Store(Event::Loaded(Box::new(loaded))));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Store(_))), "{effects:?}");
        assert_eq!(state.phase, Phase::Open);
        assert!(state.is_read_only());
        state
    }

    #[test]
    fn every_deed_is_refused_with_the_same_words_and_changes_nothing_that_is_shown() {
        let mut state = opened();
        for command in [Command::AddCramp, Command::NoCramps, Command::Undo, Command::CrampNow] {
            state.notice = None;
            let effects = update(&mut state, Action::Command(command));
            assert!(effects.is_empty(), "{command:?}: {effects:?}");
            assert_eq!(state.notice, Some(Notice::Refused(WORDS.to_owned())), "{command:?}");
        }
        assert!(state.shown.is_empty() && state.is_saved());
        let out = "/elsewhere/copy".into();
        let effects = update(&mut state, Action::PathTyped(crate::app::PathFor::Backup, out));
        assert!(
            matches!(effects.as_slice(), [Effect::Store(Request::Backup { .. })]),
            "{effects:?}"
        );
    }
}
