//! Changes on their way to the disk, and what happens when they do not get there.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    diary::Step,
    store::{Committed, Request, StoreError},
};

use super::{
    action::Effect,
    deeds::{self, Deed, DeedKind},
    read_only::{self, Unwritten},
    state::{Notice, Phase, State},
    text::capital,
};

/// A change that is on its way to the disk. The store answers in the order of the requests.
#[derive(Debug, Clone, PartialEq)]
pub enum Sent {
    /// A step that is shown already.
    Step(Step),
    /// The newest step is to be taken back; with it, where it is on its way as well.
    Undo(Option<Step>),
    /// A step is to be made again.
    Redo,
}

/// Why something is not saved, and when it is tried again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What happened and what to do.
    pub words: String,
    /// How often it was tried again by itself.
    pub tries: usize,
    /// When it is tried again by itself; `None` while it is being tried.
    pub next_try: Option<DateTime<Utc>>,
}

/// Seconds before each try; the last one goes on.
const PAUSES: [i64; 4] = [2, 5, 15, 60];

/// How long to wait after so many tries.
pub(super) fn pause_before(tries: usize) -> TimeDelta {
    let last = PAUSES.len() - 1;
    TimeDelta::seconds(PAUSES.get(tries.min(last)).copied().unwrap_or(60))
}

/// Shows a step and sends it to the store. Behind what could not be saved it waits its turn: it
/// may build on that.
pub(super) fn send(state: &mut State, step: Step) -> Vec<Effect> {
    if state.is_read_only() && state.unwritten != Unwritten::Shown {
        read_only::refuse(state);
        return Vec::new();
    }
    if let Err(error) = state.shown.apply_step(&step) {
        state.notice = Some(Notice::Failed(capital(&error.to_string())));
        return Vec::new();
    }
    if state.is_read_only() {
        // The screen of a cramp goes on; it says itself that nothing is written down.
        return Vec::new();
    }
    if state.phase == Phase::Locked {
        // It is entered when the diary is open: see `lock`.
        return Vec::new();
    }
    state.notice = Some(Notice::Undoable(deeds::done(&step, state.now.local)));
    if !state.unsaved.is_empty() {
        state.unsaved.push_back(step);
        return retry(state);
    }
    state.on_the_way.push_back(Sent::Step(step.clone()));
    vec![Effect::Store(Request::Commit(step))]
}

/// Takes the newest step back: in the store, or here where it never got there.
///
/// A step that is on its way may not arrive: then it is taken back here, and not the one before
/// it in the store.
pub(super) fn undo(state: &mut State) -> Vec<Effect> {
    if let Some(step) = state.unsaved.pop_back() {
        undone_before_saved(state, &step);
        return Vec::new();
    }
    let step = newest_on_the_way(state).cloned();
    state.on_the_way.push_back(Sent::Undo(step.clone()));
    vec![Effect::Store(step.map_or(Request::Undo, Request::UndoStep))]
}

/// The newest step on its way that no undo behind it takes back.
fn newest_on_the_way(state: &State) -> Option<&Step> {
    let mut undone = 0_usize;
    for sent in state.on_the_way.iter().rev() {
        match sent {
            Sent::Undo(_) => undone += 1,
            Sent::Redo => return None,
            Sent::Step(_) if undone > 0 => undone -= 1,
            Sent::Step(step) => return Some(step),
        }
    }
    None
}

fn undone_before_saved(state: &mut State, step: &Step) {
    let words = deeds::named(step, state.now.local);
    state.notice = Some(Notice::Done(format!("Undone before it was saved: {words}")));
    state.night = deeds::night_of(step).unwrap_or(state.night);
    settle(state);
    show_again(state);
}

/// Takes a step back here that did not get to the disk; whether there was such a one.
fn undo_here(state: &mut State, step: Option<&Step>) -> bool {
    if step.is_none() || state.unsaved.back() != step {
        return false;
    }
    if let Some(step) = state.unsaved.pop_back() {
        undone_before_saved(state, &step);
    }
    true
}

/// Asks the store to make the step again that was taken back last.
pub(super) fn redo(state: &mut State) -> Vec<Effect> {
    state.on_the_way.push_back(Sent::Redo);
    vec![Effect::Store(Request::Redo)]
}

/// Sends again what could not be saved, in its order; nothing while something is on its way.
pub(super) fn retry(state: &mut State) -> Vec<Effect> {
    if !state.on_the_way.is_empty() {
        return Vec::new();
    }
    if let Some(trouble) = &mut state.trouble {
        trouble.next_try = None;
    }
    let steps: Vec<Step> = state.unsaved.drain(..).collect();
    state.on_the_way.extend(steps.iter().cloned().map(Sent::Step));
    steps.into_iter().map(|step| Effect::Store(Request::Commit(step))).collect()
}

/// Sends what could not be saved to a diary that was opened again.
pub(super) fn after_reopening(state: &mut State) -> Vec<Effect> {
    if state.unsaved.is_empty() {
        return Vec::new();
    }
    show_again(state);
    retry(state)
}

/// Sends again what could not be saved when its pause is over.
pub(super) fn retry_when_due(state: &mut State) -> Vec<Effect> {
    let now = state.now.instant;
    match &mut state.trouble {
        Some(trouble) if trouble.next_try.is_some_and(|next| next <= now) => {
            trouble.tries += 1;
            retry(state)
        }
        _ => Vec::new(),
    }
}

/// Takes note of what the disk holds now; whether the shown diary changed by that.
pub(super) fn saved(state: &mut State, committed: Committed) -> bool {
    let Committed { step, undo, redo, .. } = committed;
    state.undo = undo;
    state.redo = redo;
    let sent = state.on_the_way.pop_front();
    if let Err(error) = state.saved.apply_step(&step) {
        state.notice = Some(Notice::Failed(capital(&error.to_string())));
        return false;
    }
    let kind = match sent {
        Some(Sent::Step(_)) => DeedKind::Saved,
        Some(Sent::Redo) => DeedKind::MadeAgain,
        Some(Sent::Undo(_)) | None => DeedKind::Undone,
    };
    let words = match kind {
        DeedKind::Saved => deeds::done(&step, state.now.local),
        DeedKind::Undone | DeedKind::MadeAgain => deeds::named(&step, state.now.local),
    };
    let night = deeds::night_of(&step);
    state.deeds.add(Deed { kind, at: state.now.local, words: words.clone(), night });
    settle(state);
    state.notice = match kind {
        // What is shown has the step already.
        DeedKind::Saved => return false,
        DeedKind::Undone => Some(Notice::Done(format!("Undone: {words}"))),
        DeedKind::MadeAgain => Some(Notice::Done(format!("Made again: {words}"))),
    };
    // What was undone is shown, also where it is of another night.
    state.night = night.unwrap_or(state.night);
    show_again(state);
    true
}

/// There was nothing to undo or to make again in the store; whether the shown diary changed by
/// what was done here instead.
pub(super) fn nothing_to_do(state: &mut State) -> bool {
    if let Some(Sent::Undo(step)) = state.on_the_way.pop_front()
        && undo_here(state, step.as_ref())
    {
        return true;
    }
    settle(state);
    false
}

/// Keeps what could not be saved; whether the shown diary changed by that.
pub(super) fn failed(state: &mut State, request: Option<&Request>, error: &StoreError) -> bool {
    let sentence = capital(&error.to_string());
    let has_ended = request.is_none();
    let sent = match request {
        Some(Request::Commit(_) | Request::Undo | Request::UndoStep(_) | Request::Redo) => {
            state.on_the_way.pop_front()
        }
        // The store has ended: nothing that is on its way will be answered.
        None => {
            let lost = std::mem::take(&mut state.on_the_way);
            state.unsaved.extend(lost.into_iter().filter_map(|sent| match sent {
                Sent::Step(step) => Some(step),
                Sent::Undo(_) | Sent::Redo => None,
            }));
            None
        }
        Some(_) => None,
    };
    if let Some(Sent::Undo(step)) = &sent
        && undo_here(state, step.as_ref())
    {
        return true;
    }
    let is_kept = match sent {
        // What does not fit because something before it is missing may fit later.
        Some(Sent::Step(step)) if !is_unfit(error) || !state.unsaved.is_empty() => {
            state.unsaved.push_back(step);
            true
        }
        Some(Sent::Step(_)) => {
            show_again(state);
            state.notice = Some(Notice::Failed(sentence));
            settle(state);
            return true;
        }
        Some(Sent::Undo(_) | Sent::Redo) | None => has_ended && !state.unsaved.is_empty(),
    };
    if is_kept {
        let tries = state.trouble.as_ref().map_or(0, |trouble| trouble.tries);
        let words = match &state.trouble {
            // The reason of the first is the reason of all that build on it.
            Some(trouble) if is_unfit(error) => trouble.words.clone(),
            _ => sentence,
        };
        state.trouble = Some(Trouble { words, tries, next_try: None });
        if matches!(state.notice, Some(Notice::Undoable(_))) {
            state.notice = None;
        }
    } else {
        state.notice = Some(Notice::Failed(sentence));
    }
    settle(state);
    false
}

const fn is_unfit(error: &StoreError) -> bool {
    matches!(error, StoreError::Change(_))
}

/// Ends the trouble when nothing is left of it; otherwise sets the time of the next try as soon
/// as everything has come back.
fn settle(state: &mut State) {
    if !state.on_the_way.is_empty() {
        return;
    }
    if state.unsaved.is_empty() {
        if state.trouble.take().is_some() && state.notice.is_none() {
            state.notice = Some(Notice::Done("Everything is saved now".to_owned()));
        }
        return;
    }
    let now = state.now.instant;
    if let Some(trouble) = &mut state.trouble {
        trouble.next_try = Some(now + pause_before(trouble.tries));
    }
}

/// What is on the disk, with what is not there yet.
fn show_again(state: &mut State) {
    state.shown = state.saved.clone();
    let sent = state.on_the_way.iter().filter_map(|sent| match sent {
        Sent::Step(step) => Some(step),
        Sent::Undo(_) | Sent::Redo => None,
    });
    for step in state.unsaved.iter().chain(sent) {
        if let Err(error) = state.shown.apply_step(step) {
            state.notice = Some(Notice::Failed(capital(&error.to_string())));
        }
    }
}
