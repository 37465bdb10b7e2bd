//! The clock of the machine was set to another day, while the window is open or before.

use chrono::{Datelike as _, TimeDelta};

use crate::{
    clock::Now,
    diary::{Period, written},
};

use super::{
    lock,
    state::{Notice, State},
};

/// From here on a person is told that the days went on: a machine that slept over a night is
/// nothing to speak of.
const LONG: TimeDelta = TimeDelta::hours(36);

/// Goes to the new moment: the window follows the days as they pass, but not a clock that is set
/// back. What is being entered stays of the night that it was begun for.
pub(super) fn go_to(state: &mut State, now: Now) {
    let before = state.now;
    let showed_last_night = state.night == state.last_night();
    state.now = now;
    if now.instant < before.instant {
        keep_pauses(state, before.instant - now.instant);
    }
    if now.today() < before.today() {
        state.notice = Some(Notice::Failed(format!(
            "The clock of this machine went back from {} to {}. Everything entered keeps its \
             night; if this date is wrong, set the clock right, and see which night is shown \
             before you enter more",
            written::date(before.today()),
            written::date(now.today()),
        )));
        return;
    }
    if now.today() > before.today() && showed_last_night {
        state.night = state.last_night();
    }
    if now.instant - before.instant > LONG {
        state.notice = Some(Notice::Done(format!(
            "Today is {} by the clock of this machine: see that this is right before you enter \
             more",
            written::date(now.today()),
        )));
    }
}

/// The diary was opened: says so where it holds nights that have not come yet by this clock.
pub(super) fn opened(state: &mut State) {
    // A journey to the west may bring a day twice.
    let latest = state.tonight().plus_days(1);
    let newest = state.saved.span().map(Period::last);
    let Some(newest) = newest.filter(|newest| *newest > latest) else { return };
    state.notice = Some(Notice::Failed(format!(
        "The clock of this machine says {}, but the diary has entries up to {}. \
         They are all there; if the date is wrong, set the clock right before you enter more",
        written::date(state.now.today()),
        newest.both_dates(state.now.today().year()),
    )));
}

/// What waits to be saved again waits no longer for a clock that was set back.
fn keep_pauses(state: &mut State, back: TimeDelta) {
    lock::clock_set_back(state, back);
    let saving = state.trouble.as_mut().and_then(|trouble| trouble.next_try.as_mut());
    for next in saving.into_iter().chain(state.unkept.next_try.as_mut()) {
        *next -= back;
    }
}
