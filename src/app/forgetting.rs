//! What was deleted and is still held: by the steps that undo could take back, and by backups.

use std::path::PathBuf;

use crate::{
    diary::Diary,
    store::{BackupPlace, Forgotten, Held, Keys, Request, held},
};

use super::{
    action::Effect,
    backups::BackupJob,
    jobs::Job,
    state::{Notice, Phase, State},
    text::{capital, count},
};

/// Something about what is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForgetAction {
    /// It is to be looked for.
    Look,
    /// The steps are to be forgotten: the person is asked first.
    Ask,
    /// They are not.
    Keep,
    /// They are.
    Forget,
}

/// What is known of it.
#[derive(Debug, Default)]
pub struct Forgetting {
    /// It is being looked for.
    pub is_looking: bool,
    /// The person is being asked.
    pub is_asking: bool,
    /// What was found, or a sentence says why not.
    pub found: Option<Result<Held, String>>,
}

/// What is to be looked through.
#[derive(Debug)]
pub struct Look {
    diary: PathBuf,
    place: BackupPlace,
    now: Box<Diary>,
    keys: Keys,
}

impl Look {
    /// Looks through all of it. It takes its time: never call it in a frame.
    pub(super) fn work(self) -> Result<Held, String> {
        let Self { diary, place, now, keys } = self;
        held(&diary, &place, &now, &keys).map_err(|error| capital(&error.to_string()))
    }
}

pub(super) fn act(state: &mut State, action: ForgetAction) -> Vec<Effect> {
    if state.phase != Phase::Open || state.demo {
        return Vec::new();
    }
    match action {
        ForgetAction::Look => look(state),
        ForgetAction::Ask => {
            state.forgetting.is_asking = true;
            Vec::new()
        }
        ForgetAction::Keep => {
            state.forgetting.is_asking = false;
            Vec::new()
        }
        ForgetAction::Forget => {
            state.forgetting.is_asking = false;
            if !state.is_on_disk() {
                let words = "Something is still being saved: try again in a moment";
                state.notice = Some(Notice::Refused(words.to_owned()));
                return Vec::new();
            }
            vec![Effect::Store(Request::ForgetSteps)]
        }
    }
}

fn look(state: &mut State) -> Vec<Effect> {
    let (Some(place), Some(diary)) = (super::backups::place(state), state.file.clone()) else {
        return Vec::new();
    };
    if std::mem::replace(&mut state.forgetting.is_looking, true) {
        return Vec::new();
    }
    let (now, keys) = (Box::new(state.saved.clone()), state.keys.clone());
    let look = Look { diary, place, now, keys };
    vec![Effect::Job(Job::Backups(BackupJob::LookForHeld(Box::new(look))))]
}

/// Takes in what was found.
pub(super) fn looked(state: &mut State, found: Result<Held, String>) -> Vec<Effect> {
    state.forgetting.is_looking = false;
    state.forgetting.found = Some(found);
    Vec::new()
}

/// The steps are forgotten.
pub(super) fn forgotten(state: &mut State, forgotten: Forgotten) -> Vec<Effect> {
    let Forgotten { steps, swept } = forgotten;
    state.undo = None;
    state.redo = None;
    let steps = count(steps, "step was forgotten", "steps were forgotten");
    state.notice = Some(match swept {
        Ok(()) => Notice::Done(format!("{steps}: nothing of before can be undone")),
        Err(error) => Notice::Failed(format!(
            "{steps}, but traces of them may be left in the file until this is done again: {error}"
        )),
    });
    state.forgetting.found = None;
    look(state)
}
