//! Preferences and typed texts that the file could not keep: each is tried again by itself, the
//! newest of its kind, at the pauses at which a step is.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::store::{Request, StoreError};

use super::{
    action::Effect,
    failures::About,
    saving::pause_before,
    state::{Notice, State},
    text::capital,
};

/// What a request is about; a newer one takes the place of an older one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slot {
    /// A preference.
    Preference(String),
    /// A text that is being typed.
    Draft(String),
}

/// What could not be kept, and when it is tried again.
#[derive(Debug, Clone, Default)]
pub struct Unkept {
    requests: BTreeMap<Slot, Request>,
    tries: usize,
    pub(super) next_try: Option<DateTime<Utc>>,
}

impl Unkept {
    /// Whether everything is kept.
    pub fn is_empty(&self) -> bool {
        self.requests.is_empty()
    }

    /// When it is tried again by itself; `None` while it is being tried.
    pub const fn next_try(&self) -> Option<DateTime<Utc>> {
        self.next_try
    }
}

/// What a request is about, where it is none of the diary's.
fn slot(request: &Request) -> Option<Slot> {
    match request {
        Request::SetPreference { key, .. } => Some(Slot::Preference(key.clone())),
        Request::SetDraft { key, .. } | Request::ClearDraft { key } => {
            Some(Slot::Draft(key.clone()))
        }
        Request::Commit(_)
        | Request::Undo
        | Request::UndoStep(_)
        | Request::Redo
        | Request::SetPassword { .. }
        | Request::ChangePassword { .. }
        | Request::RemovePassword { .. }
        | Request::TellRecoveryKey { .. }
        | Request::ForgetSteps
        | Request::Examine { .. }
        | Request::Backup { .. } => None,
    }
}

/// Takes note of a request that failed; whether it is one of these.
pub(super) fn failed(state: &mut State, request: &Request, error: &StoreError) -> bool {
    let Some(slot) = slot(request) else { return false };
    let what = match slot {
        Slot::Preference(_) => "What you chose counts in this window, and is",
        Slot::Draft(_) => "What you typed stands in its field, and is",
    };
    let words = format!("{what} tried again by itself. {}", capital(&error.to_string()));
    let unkept = &mut state.unkept;
    unkept.requests.insert(slot, request.clone());
    unkept.next_try = Some(state.now.instant + pause_before(unkept.tries));
    state.notice = Some(Notice::Failed(words));
    true
}

/// Takes note of what is kept now.
pub(super) fn kept(state: &mut State, slot: &Slot) {
    let was_unkept = state.failures.iter().any(|failure| failure.about == About::Kept);
    state.unkept.requests.remove(slot);
    if !state.unkept.is_empty() {
        return;
    }
    state.unkept = Unkept::default();
    if was_unkept {
        state.failures.retain(|failure| failure.about != About::Kept);
        if matches!(state.notice, Some(Notice::Failed(_)) | None) {
            state.notice = Some(Notice::Done("Everything is kept now".to_owned()));
        }
    }
}

/// Sends it again.
pub(super) fn retry(state: &mut State) -> Vec<Effect> {
    state.unkept.next_try = None;
    state.unkept.requests.values().cloned().map(Effect::Store).collect()
}

/// Sends it again when its pause is over.
pub(super) fn retry_when_due(state: &mut State) -> Vec<Effect> {
    if state.unkept.next_try.is_none_or(|next| next > state.now.instant) {
        return Vec::new();
    }
    state.unkept.tries += 1;
    retry(state)
}
