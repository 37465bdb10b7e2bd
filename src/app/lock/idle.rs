//! When the diary is locked by itself.

use chrono::{DateTime, TimeDelta, Utc};

use crate::app::{cramp_now::Takeover, state::State};

/// A cramp that is going on keeps its screen for so long, whatever is preferred: its person walks
/// it off and looks at the clock.
const WHILE_A_CRAMP_RUNS: TimeDelta = TimeDelta::hours(1);

/// When the diary is locked by itself, if nothing is touched until then.
pub fn locks_at(state: &State) -> Option<DateTime<Utc>> {
    if state.is_locked() || super::why_not(state).is_some() {
        return None;
    }
    let pause = TimeDelta::minutes(state.preferences.auto_lock.minutes()?);
    let pause = match state.takeover() {
        Some(Takeover::Running(..)) => pause.max(WHILE_A_CRAMP_RUNS),
        _other => pause,
    };
    Some(state.lock.touched? + pause)
}

/// Whether that moment has come.
pub fn is_due(state: &State) -> bool {
    locks_at(state).is_some_and(|at| at <= state.now.instant)
}
