//! A diary with a password is locked: at the start, by key, and after a while without a touch.
//!
//! Where it is locked while it is open, the window shows the lock screen at once, over everything.
//! The values of the diary are let go of as soon as the store has answered all that it was asked:
//! what cannot be saved yet is never dropped, but waits behind the lock screen.

mod away;
mod cramps;
mod idle;
mod jobs;

use chrono::{DateTime, Utc};

use crate::{
    clock::Now,
    store::{Access, Event, Key, Keys, StoreError},
};

use super::{
    action::{Action, Effect},
    command::Command,
    jobs::Job,
    reopen,
    state::{Phase, State},
    summary,
    text::capital,
};

use away::Back;
pub(super) use cramps::begin as begin_cramp;
pub use idle::{is_due, locks_at};
pub(super) use jobs::filtered;

/// What is known of the lock of the diary.
#[derive(Debug, Default)]
pub struct Lock {
    /// The diary that is open, or waits for its key, has a password.
    pub is_sealed: bool,
    /// The lock screen stands over an open diary, of which something is still being saved.
    pub is_covering: bool,
    /// What became of the last try to open it.
    pub answer: Answer,
    /// The window is to lock at the end of the frame, when what was typed is entered.
    is_wanted: bool,
    /// What was tried last, in a word.
    way: Option<&'static str>,
    /// What was tried last, until it is known whether it opens the diary.
    tried: Option<Key>,
    /// What has opened the diary that is being read.
    pub(super) opened_by: Keys,
    /// When a key or the pointer was last moved.
    touched: Option<DateTime<Utc>>,
    /// Requests that the store has not answered.
    unanswered: usize,
    /// What is to be shown again.
    back: Option<Back>,
    /// When a cramp was asked for while it was not known yet that the diary is locked.
    pub(super) cramp_asked_for: Option<Now>,
    /// When the cramps began that wait to be entered, in the order of their nights.
    begun: Vec<Now>,
}

/// What became of a try to open a locked diary.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Answer {
    /// Nothing was tried.
    #[default]
    None,
    /// It is being tried.
    Opening,
    /// It did not open: a sentence.
    Refused(String),
}

/// Something about the lock.
#[derive(Debug)]
pub enum LockAction {
    /// What was typed is entered or kept: the window shows nothing but the lock from now on.
    Close,
    /// A key or the pointer was moved.
    Touched,
    /// This is to open the diary.
    Unlock(Key),
    /// What was typed can be no key: a sentence.
    Refuse(String),
    /// It is to be opened in another way: what came of the first one is no answer to that.
    OtherWay,
}

impl State {
    /// Whether nothing but the lock screen is shown.
    pub fn is_locked(&self) -> bool {
        self.phase == Phase::Locked || self.lock.is_covering
    }

    /// How many cramps wait until the diary is open to be entered.
    pub fn waiting_cramps(&self) -> usize {
        self.lock.begun.len()
    }
}

/// Whether the window is to apply [`LockAction::Close`] now.
pub fn is_wanted(state: &State) -> bool {
    state.lock.is_wanted
}

/// Why the diary cannot be locked; `None` where it can.
pub(super) fn why_not(state: &State) -> Option<&'static str> {
    if state.phase != Phase::Open {
        Some("The diary is not open")
    } else if state.demo {
        Some("This example lives in memory only and has no password")
    } else if !state.lock.is_sealed {
        Some("This diary has no password: set one in Me, under Password")
    } else {
        None
    }
}

/// Has the window lock as soon as what was typed is entered.
pub(super) fn want(state: &mut State) -> Vec<Effect> {
    state.lock.is_wanted = true;
    Vec::new()
}

/// Whether a command means something while the diary is locked.
pub(super) fn lets_through(state: &State, command: Command) -> bool {
    let is_of_the_look =
        matches!(command, Command::LargerText | Command::SmallerText | Command::Help);
    let is_cramp = command == Command::CrampNow && state.phase == Phase::Locked;
    !state.is_locked() || is_of_the_look || is_cramp
}

/// Does what concerns the lock.
pub(super) fn act(state: &mut State, action: LockAction) -> Vec<Effect> {
    match action {
        LockAction::Close => {
            state.lock.is_wanted = false;
            if why_not(state).is_none() {
                state.lock.is_covering = true;
                state.lock.answer = Answer::None;
                state.overlay = None;
                state.help = false;
            }
            Vec::new()
        }
        LockAction::Touched => {
            state.lock.touched = Some(state.now.instant);
            Vec::new()
        }
        LockAction::Unlock(key) => unlock(state, key),
        LockAction::Refuse(words) => {
            state.lock.answer = Answer::Refused(words);
            Vec::new()
        }
        LockAction::OtherWay => {
            if state.lock.answer != Answer::Opening {
                state.lock.answer = Answer::None;
            }
            Vec::new()
        }
    }
}

fn unlock(state: &mut State, key: Key) -> Vec<Effect> {
    let Some(path) = state.file.clone() else { return Vec::new() };
    if !state.is_locked() || state.lock.answer == Answer::Opening {
        return Vec::new();
    }
    state.lock.answer = Answer::Opening;
    state.lock.way = Some(match key {
        Key::Password(_) => "password",
        Key::Recovery(_) => "recovery key",
    });
    if state.lock.is_covering {
        return vec![Effect::Job(Job::TryKey { path, key, keys: state.keys.clone() })];
    }
    state.lock.tried = Some(key.clone());
    vec![Effect::Unlock { path, access: state.access, key }]
}

/// What a diary is opened for behind its lock: one that is gone is not begun anew, and one that
/// could only be read before may be writable by now.
const REOPENED_FOR: Access = Access::Write;

/// What was tried last on a diary that did not open, where it was not the wrong key.
pub(super) fn tried(state: &mut State) -> Option<Key> {
    state.lock.tried.take()
}

/// Takes note of an answer of the store before it is looked at.
pub(super) fn answered(state: &mut State, action: &Action) {
    let Action::Store(event) = action else { return };
    let begins_anew = matches!(
        event,
        Event::Loaded(_) | Event::OpenFailed(_) | Event::Failed { request: None, .. }
    );
    let unanswered = &mut state.lock.unanswered;
    *unanswered = if begins_anew { 0 } else { unanswered.saturating_sub(1) };
}

/// Takes note of what the store is asked, and lets go of the diary behind the lock screen as
/// soon as nothing of it is on its way.
pub(super) fn settle(state: &mut State, effects: &mut Vec<Effect>) {
    let asked = effects.iter().filter(|effect| matches!(effect, Effect::Store(_))).count();
    state.lock.unanswered += asked;
    let can_go = state.lock.is_covering
        && state.phase == Phase::Open
        && state.lock.answer != Answer::Opening
        && state.lock.unanswered == 0
        && state.is_saved()
        && state.unkept.is_empty();
    if can_go {
        away::let_go(state);
        effects.push(Effect::Close);
        // A copy to print can be read by whoever finds it.
        effects.extend(summary::tidy(state));
    }
}

/// A diary could not be opened; whether that was for want of its key, or can be tried again with
/// it.
pub(super) fn open_failed(state: &mut State, error: &StoreError) -> bool {
    let was_locked = state.phase == Phase::Locked;
    let is_of_key = matches!(error, StoreError::Locked { .. } | StoreError::WrongKey { .. });
    // What can be put right only from a copy is told where that is offered.
    if !is_of_key && (!was_locked || reopen::can_restore(error)) {
        state.lock.answer = Answer::None;
        return false;
    }
    state.lock.tried = None;
    state.lock.opened_by = Keys::none();
    let was_tried = was_locked || matches!(error, StoreError::WrongKey { .. });
    state.lock.answer = if was_tried { refused(&state.lock, error) } else { Answer::None };
    state.phase = Phase::Locked;
    state.access = REOPENED_FOR;
    state.lock.is_sealed = true;
    state.keys = Keys::none();
    if !was_locked {
        cramps::begin_asked_for(state);
    }
    true
}

fn refused(lock: &Lock, error: &StoreError) -> Answer {
    let is_wrong = matches!(error, StoreError::WrongKey { .. });
    let Some(way) = lock.way.filter(|_| is_wrong) else {
        return Answer::Refused(capital(&error.to_string()));
    };
    Answer::Refused(format!(
        "This {way} does not open the diary. Look for a slip, for capitals and for another \
         keyboard layout, and try again"
    ))
}

/// What was behind a lock, or was begun before it, while the diary is being read.
pub(super) struct Unlocked {
    back: Option<Back>,
    cramps: Vec<cramps::Waiting>,
}

/// The diary is open, and about to be shown: takes out what is to be joined with it.
pub(super) fn unlocking(state: &mut State) -> Unlocked {
    let back = state.lock.back.take();
    let cramps = cramps::take(state);
    Unlocked { back, cramps }
}

/// The diary is shown: goes back to where its person was, and enters what has waited.
pub(super) fn unlocked(state: &mut State, unlocked: Unlocked) -> Vec<Effect> {
    is_sealed_now(state, !state.keys.is_empty());
    state.lock.answer = Answer::None;
    state.lock.tried = None;
    if let Some(back) = unlocked.back {
        back.take(state);
    }
    cramps::enter(state, unlocked.cramps)
}

/// The diary has a password now, or has none.
pub(super) fn is_sealed_now(state: &mut State, is_sealed: bool) {
    state.lock.is_sealed = is_sealed;
    state.lock.touched = Some(state.now.instant);
}

/// A key was tried on a diary that is open behind the lock screen.
pub(super) fn key_tried(state: &mut State, result: Result<(), StoreError>) -> Vec<Effect> {
    state.lock.answer = match result {
        Ok(()) => {
            state.lock.is_covering = false;
            state.lock.touched = Some(state.now.instant);
            Answer::None
        }
        Err(error) => refused(&state.lock, &error),
    };
    Vec::new()
}

/// A clock that was set back keeps nothing open for longer.
pub(super) fn clock_set_back(state: &mut State, by: chrono::TimeDelta) {
    if let Some(touched) = &mut state.lock.touched {
        *touched -= by;
    }
}
