//! The window does not close over what is not saved without a word.

use super::{
    action::Effect,
    overlay::Overlay,
    saving,
    state::{Leaving, State},
    unkept,
};

/// The window was asked to close: it does once everything is saved, and asks where something
/// cannot be.
pub(super) fn ask(state: &mut State) -> Vec<Effect> {
    if matches!(state.leaving, Leaving::No | Leaving::WhenSaved) {
        state.leaving = Leaving::WhenSaved;
    }
    let mut effects = saving::retry(state);
    effects.extend(unkept::retry(state));
    effects
}

/// The window is to close, whatever is not saved.
pub(super) fn now(state: &mut State) -> Vec<Effect> {
    state.leaving = Leaving::Now;
    Vec::new()
}

/// Whether the window is to be told to close now; it is told once.
pub fn closes(state: &mut State) -> bool {
    let closes = match state.leaving {
        Leaving::No | Leaving::Told => false,
        Leaving::Now => true,
        Leaving::WhenSaved => state.is_saved(),
    };
    if closes {
        state.leaving = Leaving::Told;
    } else if state.leaving == Leaving::WhenSaved
        && (!state.unsaved.is_empty() || state.waiting_cramps() > 0)
    {
        state.leaving = Leaving::No;
        state.overlay = Some(Overlay::Leave);
    }
    closes
}
