//! How the window looks is noted beside the usual diary too: the screens that come before a diary
//! is open, or in its place, are as easy to read for this person as the others.

use std::{collections::BTreeMap, path::PathBuf};

use crate::exchange::LastLook;

use super::{
    action::Effect,
    jobs::{Job, JobDone},
    preferences::{PreferenceKey, Preferences},
    state::State,
};

/// What is noted: nothing that says anything about the person.
const NOTED: [PreferenceKey; 3] =
    [PreferenceKey::Theme, PreferenceKey::TextSize, PreferenceKey::Motion];

/// Where the look is noted, and as what.
#[derive(Debug, Default)]
pub struct LookNote {
    place: Option<LastLook>,
    noted: BTreeMap<String, String>,
    is_on_its_way: bool,
}

/// The state before a diary is open, looking as it did last; it is noted there again. Where
/// nothing is noted, it looks as is usual.
///
/// Reads one small file.
#[must_use]
pub fn as_last(state: State, place: LastLook) -> State {
    let mut words = place.read();
    words.retain(|name, _| NOTED.iter().any(|key| key.word() == name));
    let preferences = Preferences::from_stored(&words, state.preferences);
    let usual = Preferences::from_stored(&words, state.usual);
    let look = LookNote { place: Some(place), noted: words_of(preferences), is_on_its_way: false };
    State { preferences, usual, look, ..state }
}

/// Has the look noted where it has changed. That it could not be noted is no news for anybody:
/// the diary has it.
pub(super) fn note(state: &mut State) -> Vec<Effect> {
    let (Some(place), Some(own)) = (state.look.place.clone(), state.file.clone()) else {
        return Vec::new();
    };
    let words = words_of(state.preferences);
    // Of two notes on their way, the older one might come last.
    if state.look.is_on_its_way || state.look.noted == words {
        return Vec::new();
    }
    state.look.is_on_its_way = true;
    state.look.noted.clone_from(&words);
    vec![Effect::Job(Job::NoteLook(Noting { place, words, own }))]
}

/// One note is done, written or not.
pub(super) fn noted(state: &mut State) -> Vec<Effect> {
    state.look.is_on_its_way = false;
    note(state)
}

/// A note to be written.
#[derive(Debug)]
pub struct Noting {
    place: LastLook,
    words: BTreeMap<String, String>,
    /// The diary file, which is never written over.
    own: PathBuf,
}

/// Writes a note.
pub(super) fn write(Noting { place, words, own }: &Noting) -> JobDone {
    // Where it cannot be written, the next start looks as the one before.
    place.write(words, own).ok();
    JobDone::LookNoted
}

fn words_of(preferences: Preferences) -> BTreeMap<String, String> {
    let stored = preferences.to_stored().into_iter().filter(|(key, _)| NOTED.contains(key));
    stored.map(|(key, word)| (key.to_string(), word)).collect()
}
