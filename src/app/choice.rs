//! A diary that was chosen in the place of the usual one is remembered.

use std::path::PathBuf;

use super::{
    action::Effect,
    jobs::Job,
    state::{Notice, State},
};

/// A diary that was chosen is open: the next start opens it too, where nobody names another.
pub(super) fn remember(state: &mut State) -> Vec<Effect> {
    match (state.choice.clone(), state.chosen.take()) {
        (Some(choice), Some(diary)) => vec![Effect::Job(Job::Choose { choice, diary })],
        (None, _) | (_, None) => Vec::new(),
    }
}

/// The next start is to open the usual diary again; this window keeps the one that is open.
pub(super) fn back_to_usual(state: &State) -> Vec<Effect> {
    let Some(choice) = state.choice.clone() else { return Vec::new() };
    let diary = choice.usual().to_owned();
    vec![Effect::Job(Job::Choose { choice, diary })]
}

/// Takes note of what came of it.
pub(super) fn chosen(state: &mut State, result: Result<PathBuf, String>) {
    state.notice = Some(match result {
        Ok(diary) => Notice::Done(format!("The next start opens this diary: {}", diary.display())),
        Err(sentence) => Notice::Failed(sentence),
    });
}
