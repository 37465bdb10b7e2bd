//! The program introduces itself once, over an empty diary.

use super::{
    action::Effect,
    command::Place,
    overlay::{FirstStep, Overlay},
    preferences::{FirstStart, Preferences},
    state::State,
    update::set_preferences,
};

/// Begins the introduction where it has not been: not over an example, nor over a diary in
/// which there is, or was, something.
pub(super) fn begin(state: &mut State) {
    let is_new = state.before_restore.is_none()
        && state.saved.is_empty()
        && state.undo.is_none()
        && state.redo.is_none();
    if is_new && !state.demo && state.preferences.first_start == FirstStart::ToCome {
        state.overlay = Some(Overlay::FirstStart(FirstStep::What));
    }
}

/// Ends the introduction, at its end or in its midst: it does not come by itself again.
pub(super) fn end(state: &mut State) -> Vec<Effect> {
    if matches!(state.overlay, Some(Overlay::FirstStart(_))) {
        state.overlay = None;
    }
    state.place = Place::Night;
    let first_start = FirstStart::Done;
    set_preferences(state, Preferences { first_start, ..state.preferences })
}
