//! Changes on their way to the disk, and what happens when they do not get there.

use crate::{
    diary::Step,
    store::{Committed, Request, StoreError},
};

use super::{
    action::Effect,
    state::{Notice, State},
};

/// Shows a step and sends it to the store.
pub(super) fn send(state: &mut State, step: Step) -> Vec<Effect> {
    if let Err(error) = state.shown.apply_step(&step) {
        state.notice = Some(Notice::Failed(error.to_string()));
        return Vec::new();
    }
    state.notice = Some(Notice::Undoable(step.name.clone()));
    state.on_the_way.push_back(step.clone());
    vec![Effect::Store(Request::Commit(step))]
}

/// Sends again what could not be saved.
pub(super) fn retry(state: &mut State) -> Vec<Effect> {
    let steps: Vec<Step> = state.unsaved.drain(..).collect();
    state.on_the_way.extend(steps.iter().cloned());
    steps.into_iter().map(|step| Effect::Store(Request::Commit(step))).collect()
}

/// Takes note of what the disk holds now; whether the shown diary changed by that.
pub(super) fn saved(state: &mut State, committed: Committed) -> bool {
    let Committed { step, undo, redo, .. } = committed;
    state.undo = undo;
    state.redo = redo;
    if let Err(error) = state.saved.apply_step(&step) {
        state.notice = Some(Notice::Failed(error.to_string()));
        return false;
    }
    if state.on_the_way.front() == Some(&step) {
        state.on_the_way.pop_front();
        return false;
    }
    // An undo, a redo: what is shown is made anew from what the disk holds.
    state.notice = Some(Notice::Done(format!("Undone or made again: {}", step.name)));
    show_again(state);
    true
}

/// Keeps what could not be saved; whether the shown diary changed by that.
pub(super) fn failed(state: &mut State, request: Option<Request>, error: &StoreError) -> bool {
    let sentence = error.to_string();
    let Some(Request::Commit(step)) = request else {
        state.notice = Some(Notice::Failed(sentence));
        return false;
    };
    if state.on_the_way.front() == Some(&step) {
        state.on_the_way.pop_front();
    }
    if matches!(error, StoreError::Change(_)) {
        state.notice = Some(Notice::Failed(sentence));
        show_again(state);
        return true;
    }
    state.notice = Some(Notice::Failed(format!(
        "Not saved yet: your entry is kept here and can be saved again. {sentence}"
    )));
    state.unsaved.push_back(step);
    false
}

/// What is on the disk, with what is not there yet.
fn show_again(state: &mut State) {
    state.shown = state.saved.clone();
    for step in state.unsaved.iter().chain(&state.on_the_way) {
        if let Err(error) = state.shown.apply_step(step) {
            state.notice = Some(Notice::Failed(error.to_string()));
        }
    }
}
