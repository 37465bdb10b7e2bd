//! Cramps that begin while the diary is locked: the steps and the clock wait for no password.
//!
//! They are written into an empty diary in memory, with the moment at which each began, and
//! entered when the diary is open.

use crate::{
    app::{
        action::Effect,
        cramp_now::{self, CrampNow},
        edit::Edit,
        state::{Phase, State},
        update::edit_diary,
    },
    clock::Now,
    diary::{Change, Cramp, Diary, Edit as Swap, Step, night_time::DayChange, running::Beginning},
};

/// A cramp that waits to be entered.
#[derive(Debug, Clone)]
pub(super) struct Waiting {
    began: Now,
    cramp: Cramp,
    is_running: bool,
}

/// Begins a cramp in front of the lock, or goes back to the one that is going on.
pub(in crate::app) fn begin(state: &mut State) -> Vec<Effect> {
    if state.shown.running_cramp().is_some() {
        state.cramp_now = CrampNow::begun();
        return Vec::new();
    }
    let before = state.shown.running;
    let effects = cramp_now::begin(state);
    if state.shown.running != before {
        state.lock.begun.push(state.now);
    }
    effects
}

/// The diary is locked, and its window was opened on a cramp: it began when it was asked for.
pub(super) fn begin_asked_for(state: &mut State) {
    let asked_for = state.lock.cramp_asked_for.take();
    if !state.cramp_now.is_begun() {
        state.cramp_now = CrampNow::default();
        return;
    }
    let now = state.now;
    state.now = asked_for.unwrap_or(now);
    begin(state);
    state.now = now;
}

/// Takes out what waits.
pub(super) fn take(state: &mut State) -> Vec<Waiting> {
    let begun = std::mem::take(&mut state.lock.begun);
    if begun.is_empty() {
        return Vec::new();
    }
    // Its own beginning is not begun again by what is being read.
    state.cramp_now = CrampNow::default();
    let diary = std::mem::take(&mut state.shown);
    let of_nights = diary.nights().flat_map(|night| {
        let date = night.date;
        night.cramps().iter().enumerate().map(move |(position, cramp)| (date, position, cramp))
    });
    of_nights
        .zip(begun)
        .map(|((night, position, cramp), began)| {
            let is_running = diary
                .running
                .is_some_and(|running| (running.night, running.position) == (night, position));
            Waiting { began, cramp: cramp.clone(), is_running }
        })
        .collect()
}

/// Enters what has waited; a cramp that is going on has its screen again.
pub(super) fn enter(state: &mut State, waiting: Vec<Waiting>) -> Vec<Effect> {
    if waiting.is_empty() || state.phase != Phase::Open {
        return Vec::new();
    }
    let is_running = waiting.iter().any(|cramp| cramp.is_running);
    let day_change = state.preferences.day_change;
    let name = if waiting.len() == 1 { "enter a cramp" } else { "enter cramps" };
    let edit = Edit::new(name, move |diary, _now| changes(diary, &waiting, day_change));
    let effects = edit_diary(state, &edit);
    if is_running {
        state.cramp_now = CrampNow::begun();
        cramp_now::show_night(state);
        state.reassess();
    }
    effects
}

fn changes(diary: &Diary, waiting: &[Waiting], day_change: DayChange) -> Vec<Change> {
    let mut diary = diary.clone();
    let mut all = Vec::new();
    for Waiting { began, cramp, is_running } in waiting {
        let Now { instant, local, zone } = *began;
        let night = day_change.night_of(local);
        let before = diary.running;
        let Some(mut changes) = diary.begin_cramp(Beginning { instant, local, zone, night }) else {
            continue;
        };
        if !apply(&mut diary, &changes) {
            continue;
        }
        let Some(running) = diary.running else { continue };
        let answered = diary.night(running.night).and_then(|entry| {
            let mut night = (**entry).clone();
            let place = night.cramps.as_mut()?.get_mut(running.position)?;
            *place = Cramp { started: place.started, ..cramp.clone() };
            Some(Change::of_night(&diary, night))
        });
        let mut more: Vec<Change> = answered.into_iter().collect();
        if !is_running {
            // One of which nobody has said yet how it ended is asked about still.
            more.push(Change::Running(Swap { before: diary.running, after: before }));
        }
        if apply(&mut diary, &more) {
            changes.extend(more);
        }
        all.extend(changes);
    }
    all
}

fn apply(diary: &mut Diary, changes: &[Change]) -> bool {
    let step = Step { name: String::new(), changes: changes.to_vec() };
    diary.apply_step(&step).is_ok()
}
