//! Changes on their way to the disk, and what happens when they do not get there.

use crate::{
    diary::{Change, Step},
    store::{Committed, Request, StoreError},
};

use super::{
    action::Effect,
    state::{Notice, State},
    text::capital,
};

/// A change that is on its way to the disk. The store answers in the order of the requests.
#[derive(Debug, Clone, PartialEq)]
pub enum Sent {
    /// A step that is shown already.
    Step(Step),
    /// The newest step is to be taken back.
    Undo,
    /// A step is to be made again.
    Redo,
}

/// Shows a step and sends it to the store.
pub(super) fn send(state: &mut State, step: Step) -> Vec<Effect> {
    if let Err(error) = state.shown.apply_step(&step) {
        state.notice = Some(Notice::Failed(error.to_string()));
        return Vec::new();
    }
    state.notice = Some(Notice::Undoable(step.name.clone()));
    state.on_the_way.push_back(Sent::Step(step.clone()));
    vec![Effect::Store(Request::Commit(step))]
}

/// Asks the store to take the newest step back.
pub(super) fn undo(state: &mut State) -> Vec<Effect> {
    state.on_the_way.push_back(Sent::Undo);
    vec![Effect::Store(Request::Undo)]
}

/// Asks the store to make the step again that was taken back last.
pub(super) fn redo(state: &mut State) -> Vec<Effect> {
    state.on_the_way.push_back(Sent::Redo);
    vec![Effect::Store(Request::Redo)]
}

/// Sends again what could not be saved.
pub(super) fn retry(state: &mut State) -> Vec<Effect> {
    let steps: Vec<Step> = state.unsaved.drain(..).collect();
    state.on_the_way.extend(steps.iter().cloned().map(Sent::Step));
    steps.into_iter().map(|step| Effect::Store(Request::Commit(step))).collect()
}

/// Takes note of what the disk holds now; whether the shown diary changed by that.
pub(super) fn saved(state: &mut State, committed: Committed) -> bool {
    let Committed { step, undo, redo, .. } = committed;
    state.undo = undo;
    state.redo = redo;
    let sent = state.on_the_way.pop_front();
    if let Err(error) = state.saved.apply_step(&step) {
        state.notice = Some(Notice::Failed(error.to_string()));
        return false;
    }
    let words = match sent {
        // What is shown has the step already.
        Some(Sent::Step(_)) => return false,
        Some(Sent::Redo) => format!("Made again: {}", step.name),
        Some(Sent::Undo) | None => format!("Undone: {}", step.name),
    };
    state.notice = Some(Notice::Done(words));
    // What was undone is shown, also where it is of another night.
    if let [Change::Night(night, _)] = step.changes.as_slice() {
        state.night = *night;
    }
    show_again(state);
    true
}

/// There was nothing to undo or to make again.
pub(super) fn nothing_to_do(state: &mut State) {
    state.on_the_way.pop_front();
}

/// Keeps what could not be saved; whether the shown diary changed by that.
pub(super) fn failed(state: &mut State, request: Option<Request>, error: &StoreError) -> bool {
    let sentence = capital(&error.to_string());
    if matches!(request, Some(Request::Commit(_) | Request::Undo | Request::Redo)) {
        state.on_the_way.pop_front();
    }
    let Some(Request::Commit(step)) = request else {
        state.notice = Some(Notice::Failed(sentence));
        return false;
    };
    if matches!(error, StoreError::Change(_)) {
        state.notice = Some(Notice::Failed(sentence));
        show_again(state);
        return true;
    }
    state.notice = Some(Notice::Failed(format!("Your entry is kept here. {sentence}")));
    state.unsaved.push_back(step);
    false
}

/// What is on the disk, with what is not there yet.
fn show_again(state: &mut State) {
    state.shown = state.saved.clone();
    let sent = state.on_the_way.iter().filter_map(|sent| match sent {
        Sent::Step(step) => Some(step),
        Sent::Undo | Sent::Redo => None,
    });
    for step in state.unsaved.iter().chain(sent) {
        if let Err(error) = state.shown.apply_step(step) {
            state.notice = Some(Notice::Failed(error.to_string()));
        }
    }
}
