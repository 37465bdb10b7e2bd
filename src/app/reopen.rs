//! A diary file that is opened again: after it would not open, or from a copy.

use std::path::PathBuf;

use crate::store::{Access, BackupReason, Keys, Restored, StoreError};

use super::{
    action::Effect,
    backups,
    lock::Lock,
    state::{Notice, Phase, State},
    text::count,
};

/// How the diary file is to be opened again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reopen {
    /// The same file.
    TryAgain,
    /// Another one, which must be there.
    File(PathBuf),
    /// The usual one, in the place of one that was chosen.
    Usual,
    /// The same file, after this copy was put in its place.
    Restored(PathBuf),
}

/// Opens the diary file again. An open diary with something unsaved stays as it is.
pub(super) fn reopen(state: &mut State, how: Reopen) -> Vec<Effect> {
    state.overlay = None;
    let Some(file) = state.file.clone() else { return Vec::new() };
    let is_another = matches!(how, Reopen::File(_) | Reopen::Usual);
    if is_another && state.waiting_cramps() > 0 {
        let words = "A cramp waits here until this diary is open: open this one first";
        state.notice = Some(Notice::Refused(words.to_owned()));
        return Vec::new();
    }
    if state.phase == Phase::Opening || !state.is_on_disk() {
        let words = "The diary is still being saved: try again when everything is saved";
        state.notice = Some(Notice::Refused(words.to_owned()));
        return Vec::new();
    }
    let was_open = state.phase == Phase::Open && !state.is_read_only();
    match how {
        // An open diary is never given up for another one.
        Reopen::TryAgain | Reopen::File(_) | Reopen::Usual if was_open => Vec::new(),
        Reopen::TryAgain => {
            // What could only be read may be writable by now; it is there.
            if state.access == Access::Read {
                state.access = Access::Write;
            }
            open(state, file)
        }
        Reopen::File(path) => {
            state.access = Access::Write;
            state.chosen = Some(path.clone());
            open(state, path)
        }
        Reopen::Usual => {
            let Some(choice) = &state.choice else { return Vec::new() };
            let usual = choice.usual().to_owned();
            state.access = Access::WriteOrCreate;
            state.chosen = Some(usual.clone());
            open(state, usual)
        }
        Reopen::Restored(from) => {
            let (before, mut effects) = backups::before(state, BackupReason::BeforeRestore);
            state.phase = Phase::Opening;
            let suffix = state.now.local.format("%Y-%m-%d-%H%M%S").to_string();
            effects.push(Effect::Restore { diary: file, from, suffix, before });
            effects
        }
    }
}

fn open(state: &mut State, path: PathBuf) -> Vec<Effect> {
    state.phase = Phase::Opening;
    if state.file.as_ref() != Some(&path) {
        state.lock = Lock::default();
        state.keys = Keys::none();
    }
    state.file = Some(path.clone());
    vec![Effect::Open { path, access: state.access }]
}

/// Takes note of what came of a restore, and opens what stands there now.
pub(super) fn restored(state: &mut State, result: Result<Restored, String>) -> Vec<Effect> {
    state.notice = Some(match result {
        Ok(Restored { kept, contents, .. }) => {
            let nights = count(contents.nights, "night", "nights");
            let before = kept.as_ref().map_or_else(String::new, |kept| {
                format!(". The diary of before is kept: {}", kept.display())
            });
            state.before_restore = kept;
            Notice::Done(format!("The copy was put in place; it holds {nights}{before}"))
        }
        Err(sentence) => Notice::Failed(sentence),
    });
    let Some(path) = state.file.clone() else { return Vec::new() };
    vec![Effect::Open { path, access: Access::WriteOrCreate }]
}

/// Why a diary does not open. Of a damaged one, what helps depends on what is found beside it:
/// that is offered under these words.
pub(super) fn why_not(error: &StoreError) -> String {
    if let StoreError::Damaged { part, path } = error {
        format!("the diary is damaged ({part}); it was left as it is: {}", path.display())
    } else {
        error.to_string()
    }
}

/// Whether a copy in the place of a diary helps against what keeps it from being opened.
///
/// Not where somebody else has it open, where a newer version wrote it, where nothing can be
/// written, or where the file belongs to something else.
pub(super) const fn can_restore(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Damaged { .. } | StoreError::Empty { .. } | StoreError::Sqlite { .. }
    )
}
