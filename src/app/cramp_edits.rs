//! The edits of a cramp that is going on, each one step that can be undone.

use std::sync::Arc;

use crate::{
    clock::Now,
    diary::{
        Change, Cramp, Diary, Edit as Swap, Night, Relief, RunningCramp,
        night_time::DayChange,
        quantity::CrampMinutes,
        running::Beginning,
        vocabulary::{Helped, ReliefMeasure},
    },
};

use super::{cramp_now::Ending, edit::Edit};

/// The edit that begins a cramp at the present moment.
pub fn start(day_change: DayChange) -> Edit {
    Edit::new("start a cramp", move |diary, now| {
        let Now { instant, local, zone } = *now;
        let night = day_change.night_of(local);
        diary.begin_cramp(Beginning { instant, local, zone, night }).unwrap_or_default()
    })
}

/// Edits the cramp that is going on.
pub fn edit_running(name: &'static str, edit: impl Fn(&mut Cramp) + Send + Sync + 'static) -> Edit {
    Edit::new(name, move |diary, _now| {
        diary.running_cramp().map_or_else(Vec::new, |(running, _)| {
            change_cramp(diary, running, |cramp| edit(cramp)).into_iter().collect()
        })
    })
}

/// Edits a cramp that has stopped.
pub fn edit_stopped(
    ended: RunningCramp,
    name: &'static str,
    edit: impl Fn(&mut Cramp) + Send + Sync + 'static,
) -> Edit {
    Edit::new(name, move |diary, _now| {
        change_cramp(diary, ended, |cramp| edit(cramp)).into_iter().collect()
    })
}

/// Says whether a measure helped; `None` takes the answer back, and that it was tried.
pub fn set_relief(cramp: &mut Cramp, measure: ReliefMeasure, helped: Option<Helped>) {
    let relief = cramp.relief.get_or_insert_default();
    match (helped, relief.iter().position(|relief| relief.measure == measure)) {
        (Some(_), Some(position)) => {
            if let Some(known) = relief.get_mut(position) {
                known.helped = helped;
            }
        }
        (Some(_), None) => relief.push(Relief { measure, helped }),
        (None, Some(position)) => drop(relief.remove(position)),
        (None, None) => {}
    }
    // To take the last one back does not say that nothing was tried.
    if cramp.relief().is_empty() {
        cramp.relief = None;
    }
}

/// It has stopped: its length is the time that has really gone by.
pub(super) fn stop() -> Edit {
    Edit::new("stop a cramp", |diary, now| {
        let Some((running, cramp)) = diary.running_cramp() else { return Vec::new() };
        end_with(diary, running, running.minutes(cramp, now.instant))
    })
}

/// It ended so, as its person says.
pub fn end(ending: Ending) -> Edit {
    Edit::new("say how a cramp ended", move |diary, _now| {
        let Some((running, cramp)) = diary.running_cramp() else { return Vec::new() };
        let minutes = match ending {
            Ending::After(minutes) => Some(minutes),
            Ending::At(clock) => {
                running.first_time(cramp, clock).and_then(|end| running.minutes(cramp, end))
            }
            Ending::Unknown => None,
        };
        end_with(diary, running, minutes)
    })
}

fn end_with(diary: &Diary, running: RunningCramp, minutes: Option<CrampMinutes>) -> Vec<Change> {
    let night = change_cramp(diary, running, |cramp| cramp.minutes = minutes);
    let over = Change::Running(Swap { before: Some(running), after: None });
    night.into_iter().chain([over]).collect()
}

/// The cramp that was stopped is going on, since the same moment as before.
pub(super) fn go_on_again(ended: RunningCramp) -> Edit {
    Edit::new("keep a cramp running", move |diary, _now| {
        let night = change_cramp(diary, ended, |cramp| cramp.minutes = None);
        let running = Swap { before: diary.running, after: Some(ended) };
        night.into_iter().chain([Change::Running(running)]).collect()
    })
}

/// There was no cramp.
pub(super) fn remove() -> Edit {
    Edit::new("remove a cramp", |diary, _now| {
        let Some((running, _)) = diary.running_cramp() else { return Vec::new() };
        let (date, position) = (running.night, running.position);
        let Some(before) = diary.night(date) else { return Vec::new() };
        let mut night = (**before).clone();
        if let Some(cramps) = night.cramps.as_mut().filter(|cramps| position < cramps.len()) {
            cramps.remove(position);
        }
        // Removing a mistaken cramp does not say that the night had none.
        if night.cramps().is_empty() {
            night.cramps = None;
        }
        let nothing = Night { time_zone: night.time_zone, ..Night::unanswered(date) };
        let after = (night != nothing).then(|| Arc::new(night));
        vec![
            Change::Night(date, Swap { before: Some(Arc::clone(before)), after }),
            Change::Running(Swap { before: Some(running), after: None }),
        ]
    })
}

fn change_cramp(
    diary: &Diary,
    place: RunningCramp,
    edit: impl FnOnce(&mut Cramp),
) -> Option<Change> {
    let mut night = (**diary.night(place.night)?).clone();
    edit(night.cramps.as_mut()?.get_mut(place.position)?);
    Some(Change::of_night(diary, night))
}
