//! What is left of the state while the diary is locked: nothing of what it holds.

use crate::{
    app::{
        calendar::CalendarView,
        cramp_now::CrampNow,
        search::Search,
        state::{Phase, State},
    },
    diary::RunningCramp,
};

use super::Lock;

/// What was shown, to be shown again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Back {
    cramp_now: CrampNow,
    running: Option<RunningCramp>,
}

impl Back {
    /// Goes back to the screen of a cramp, where it is the same one.
    pub(super) fn take(self, state: &mut State) {
        if state.shown.running == self.running {
            state.cramp_now = self.cramp_now;
        }
    }
}

/// Lets go of the diary and of everything that was made of it. What stays: where the window was,
/// how it looks, and what went wrong.
pub(super) fn let_go(state: &mut State) {
    let now = state.now;
    let was = std::mem::replace(state, State::new(now, None));
    let back = Back { cramp_now: was.cramp_now, running: was.shown.running };
    *state = State {
        phase: Phase::Locked,
        access: super::REOPENED_FOR,
        choice: was.choice,
        // What is still being worked out of the diary of before is told from what comes later.
        revision: was.revision + 1,
        failures: was.failures,
        place: was.place,
        night: was.night,
        preferences: was.preferences,
        usual: was.usual,
        look: was.look,
        desktop_motion: was.desktop_motion,
        asking: was.asking,
        folder: was.folder,
        leaving: was.leaving,
        before_restore: was.before_restore,
        calendar: CalendarView { search: Search::default(), ..was.calendar },
        report: was.report,
        lock: Lock { is_sealed: true, back: Some(back), ..Lock::default() },
        ..State::new(now, was.file)
    };
}
