//! What was being done beside the window when the diary was locked.

use crate::app::{
    backups::BackupNews,
    jobs::JobDone,
    path_for::PathFor,
    state::{Notice, Phase, State},
    summary::SummaryDone,
};

/// Lets through what may be taken in while the diary is locked: nothing that was made of it.
///
/// A file that was being written is whole, and that is said after the lock; a question for a path,
/// and a file that was to be taken in, are for the diary that is no longer here.
pub(in crate::app) fn filtered(state: &mut State, done: JobDone) -> Option<JobDone> {
    if state.phase != Phase::Locked {
        return Some(done);
    }
    match done {
        JobDone::Path(PathFor::Diary, _)
        | JobDone::Path(_, None)
        | JobDone::NoDialog
        | JobDone::Written(..)
        | JobDone::Chosen(_)
        | JobDone::Desktop(_)
        | JobDone::LookNoted
        | JobDone::Restored(_)
        | JobDone::KeyTried(_)
        | JobDone::Summary(SummaryDone::Opened(_))
        | JobDone::Backups(BackupNews::Found(..) | BackupNews::Mended(_)) => Some(done),
        JobDone::Path(what, Some(_)) | JobDone::Taken(what, _) => {
            state.asking = None;
            not_done(state, what);
            None
        }
        JobDone::Read(..) => {
            not_done(state, PathFor::Import);
            None
        }
        JobDone::Backups(BackupNews::Made(_, Err(sentence))) => {
            state.notice = Some(Notice::Failed(format!("No backup was made: {sentence}")));
            None
        }
        JobDone::Trends(_)
        | JobDone::Index(_)
        | JobDone::Summary(
            SummaryDone::LaidOut(..) | SummaryDone::Drawn(_) | SummaryDone::Tidied,
        )
        | JobDone::Backups(
            BackupNews::Listed(..)
            | BackupNews::Held(_)
            | BackupNews::Made(_, Ok(_))
            | BackupNews::LookedAt(..)
            | BackupNews::Compared(..),
        ) => None,
    }
}

fn not_done(state: &mut State, what: PathFor) {
    let words = format!("Not done, because the diary was locked meanwhile: {}", what.question());
    state.notice = Some(Notice::Failed(words));
}
