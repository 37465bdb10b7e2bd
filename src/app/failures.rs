//! What went wrong stays until it is resolved or was closed by the person.

use crate::store::{Event, Request};

use super::{
    action::{Action, Effect},
    backups::BackupNews,
    jobs::JobDone,
    path_for::PathFor,
    state::{Notice, State},
};

/// How many stand at most; the oldest leaves first.
const MOST: usize = 20;

/// What a failure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A file that was to be written or read: it is resolved when that works.
    File(PathFor),
    /// A backup that the program makes by itself: it is resolved by the next one.
    Backup,
    /// A preference or a typed text that the file could not keep: it is resolved when it can.
    Kept,
    /// Anything else: the person closes it.
    Other,
}

/// Something that went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What it is about.
    pub about: About,
    /// A sentence that says what happened and what to do.
    pub words: String,
}

/// What the news of an action are about.
pub(super) fn about(action: &Action) -> About {
    if let Action::Done(JobDone::Written(what, _) | JobDone::Taken(what, _)) = action {
        About::File(*what)
    } else if let Action::Done(JobDone::Read(..)) = action {
        About::File(PathFor::Import)
    } else if let Action::Done(JobDone::Restored(_)) = action {
        About::File(PathFor::Restore)
    } else if let Action::Done(JobDone::Backups(BackupNews::Made(..))) = action {
        About::Backup
    } else if let Action::Store(
        Event::BackedUp(_) | Event::Failed { request: Some(Request::Backup { .. }), .. },
    ) = action
    {
        About::File(PathFor::Backup)
    } else if let Action::Store(Event::Failed {
        request:
            Some(
                Request::SetPreference { .. }
                | Request::SetDraft { .. }
                | Request::ClearDraft { .. },
            ),
        ..
    }) = action
    {
        About::Kept
    } else {
        About::Other
    }
}

/// Keeps a failure that an action has left, and lets go of what it has resolved.
pub(super) fn keep(state: &mut State, about: About) {
    match &state.notice {
        Some(Notice::Failed(words)) => {
            let failure = Failure { about, words: words.clone() };
            if state.failures.iter().all(|known| known.words != failure.words) {
                state.failures.retain(|known| about == About::Other || known.about != about);
                state.failures.push(failure);
            }
            let over = state.failures.len().saturating_sub(MOST);
            state.failures.drain(..over);
        }
        Some(Notice::Done(_)) if about != About::Other => {
            state.failures.retain(|known| known.about != about);
        }
        Some(Notice::Done(_) | Notice::Undoable(_) | Notice::Refused(_)) | None => {}
    }
}

/// The newest line of news was read.
pub(super) fn close_line(state: &mut State) -> Vec<Effect> {
    state.notice = None;
    Vec::new()
}

/// The person has read what went wrong.
pub(super) fn close(state: &mut State, words: &str) -> Vec<Effect> {
    state.failures.retain(|failure| failure.words != words);
    if matches!(&state.notice, Some(Notice::Failed(shown)) if shown == words) {
        state.notice = None;
    }
    Vec::new()
}
