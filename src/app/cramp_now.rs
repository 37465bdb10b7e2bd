//! Cramp now: a cramp that is going on, from its first second to the way back to bed.

use chrono::TimeDelta;

use crate::{
    clock::Now,
    diary::{
        Change, ClockTime, Cramp, Diary, Edit as Swap, Night, RunningCramp,
        night_time::DayChange,
        quantity::CrampMinutes,
        running::{Beginning, in_minutes},
        vocabulary::{Helped, ReliefMeasure},
    },
    guidance::{LONG_CRAMP_MINUTES, steps::CRAMP_STEPS},
};

use super::{
    action::Effect,
    command::{Command, Place},
    edit::Edit,
    saving::Sent,
    state::{Notice, Phase, State},
    update::edit_diary,
};

/// What a person chose to see of a cramp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Wanted {
    /// The places of the window.
    #[default]
    Places,
    /// The screen of a cramp that is going on.
    Screen,
    /// What is asked when one has stopped.
    Stopped(RunningCramp),
    /// What stands there when all is said: dark still.
    Rest(RunningCramp),
    /// The question how one ended that was found running.
    Question,
}

/// The part of the state that is about a cramp that is going on.
/// Default: the places are shown, and no cramp was found running.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CrampNow {
    wanted: Wanted,
    /// Found running when the diary was opened: nobody knows yet whether it still is.
    is_doubtful: bool,
    /// Which of the articles' steps is shown, from 0.
    pub step: usize,
}

/// What takes the whole window instead of the places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Takeover<'a> {
    /// The diary is being opened, and what follows is dark.
    Opening,
    /// A cramp is going on.
    Running(RunningCramp, &'a Cramp),
    /// One has stopped.
    Stopped(RunningCramp, &'a Cramp),
    /// All is said.
    Rest(RunningCramp, &'a Cramp),
    /// One was found running.
    Question(RunningCramp, &'a Cramp),
}

/// How a cramp that was found running ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ending {
    /// After so long.
    After(CrampMinutes),
    /// At this time.
    At(ClockTime),
    /// Nobody knows: its length stays unanswered.
    Unknown,
}

/// What a person does about a cramp that is going on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CrampAction {
    /// See the places; the cramp goes on.
    Leave,
    /// See another of the articles' steps.
    Step(usize),
    /// It has stopped.
    Stop,
    /// It is not stopping.
    DoesNotStop,
    /// It has not stopped after all.
    GoesOn,
    /// All is said.
    Done,
    /// It was found running, and still is.
    StillRunning,
    /// It was found running, and ended.
    Ended(Ending),
    /// There was no cramp.
    Mistake,
    /// The one that was found running is over, and another one has begun.
    BeginAnother,
}

impl CrampNow {
    /// The screen is to be shown as soon as the diary is open: a cramp has just begun.
    pub fn begun() -> Self {
        Self { wanted: Wanted::Screen, ..Self::default() }
    }

    /// A cramp was found running, and the person is to be asked as soon as the diary is open.
    pub fn found() -> Self {
        Self { wanted: Wanted::Question, ..Self::default() }
    }
}

impl State {
    /// What takes the whole window, if anything does.
    ///
    /// The screen of a cramp comes once its start is on the disk, or could not be put there.
    pub fn takeover(&self) -> Option<Takeover<'_>> {
        let wanted = self.cramp_now.wanted;
        match (&self.phase, wanted) {
            (Phase::CannotOpen(_), _) | (_, Wanted::Places) => return None,
            (Phase::Opening, _) => return Some(Takeover::Opening),
            (Phase::Open, _) => {}
        }
        if let Some((running, cramp)) = self.shown.running_cramp() {
            return match wanted {
                Wanted::Question => Some(Takeover::Question(running, cramp)),
                Wanted::Places | Wanted::Screen | Wanted::Stopped(_) | Wanted::Rest(_) => {
                    let running = Takeover::Running(running, cramp);
                    (!self.is_start_on_its_way()).then_some(running)
                }
            };
        }
        match wanted {
            Wanted::Stopped(ended) => Some(Takeover::Stopped(ended, self.shown.cramp_at(ended)?)),
            Wanted::Rest(ended) => Some(Takeover::Rest(ended, self.shown.cramp_at(ended)?)),
            Wanted::Places | Wanted::Screen | Wanted::Question => None,
        }
    }

    /// The cramp that is going on while the places are shown, and whether nobody knows if it
    /// still is.
    pub fn cramp_in_the_background(&self) -> Option<(RunningCramp, &Cramp, bool)> {
        if self.takeover().is_some() || self.is_start_on_its_way() {
            return None;
        }
        let (running, cramp) = self.shown.running_cramp()?;
        Some((running, cramp, self.cramp_now.is_doubtful))
    }

    fn is_start_on_its_way(&self) -> bool {
        let begun = self.shown.running.map(|running| running.since);
        begun.is_some()
            && self.saved.running.map(|running| running.since) != begun
            && self.on_the_way.iter().any(|sent| match sent {
                Sent::Step(step) => {
                    step.changes.iter().any(|change| matches!(change, Change::Running(_)))
                }
                Sent::Undo | Sent::Redo => false,
            })
    }

    /// How long the cramp has been going on; `None` where there is none, or where nobody knows
    /// whether it still is.
    pub fn elapsed(&self) -> Option<TimeDelta> {
        self.elapsed_at(&self.now)
    }

    fn elapsed_at(&self, now: &Now) -> Option<TimeDelta> {
        let (running, cramp) = self.shown.running_cramp()?;
        (!self.cramp_now.is_doubtful).then(|| running.elapsed(cramp, now.instant))
    }
}

/// Whether a cramp that lasts so long is longer than an ordinary one.
pub fn is_long(elapsed: TimeDelta) -> bool {
    in_minutes(elapsed).is_none_or(|minutes| minutes.get() > LONG_CRAMP_MINUTES)
}

/// Whether the rules may see another cramp at another moment than at the one before.
pub(super) fn grows_long(state: &State, now: &Now) -> bool {
    state.elapsed().map(is_long) != state.elapsed_at(now).map(is_long)
}

/// Lets the rules see the cramp as long as it is by now.
pub(super) fn go_on(state: &State, diary: &mut Diary) {
    let Some(minutes) = state.elapsed().and_then(in_minutes) else { return };
    let Some((running, _)) = diary.running_cramp() else { return };
    let (date, position) = (running.night, running.position);
    let Some(mut night) = diary.night(date).map(|night| (**night).clone()) else { return };
    if let Some(cramp) = night.cramps.as_mut().and_then(|cramps| cramps.get_mut(position)) {
        cramp.minutes.get_or_insert(minutes);
    }
    diary.put_night(std::sync::Arc::new(night));
}

/// Takes note of what an opened diary holds.
pub(super) fn loaded(state: &mut State) -> Vec<Effect> {
    let is_running = state.shown.running_cramp().is_some();
    match (state.cramp_now.wanted, is_running) {
        // It was begun before the window was there, or could not be and is now.
        (Wanted::Screen, true) => show_night(state),
        (Wanted::Screen, false) => return begin(state),
        (_, true) => state.cramp_now = CrampNow { is_doubtful: true, ..CrampNow::found() },
        (_, false) => state.cramp_now = CrampNow::default(),
    }
    Vec::new()
}

/// Does the command: begins a cramp, or goes back to the one that is going on.
pub(super) fn now(state: &mut State) -> Vec<Effect> {
    if state.phase == Phase::Opening {
        state.cramp_now = CrampNow::begun();
        return Vec::new();
    }
    if state.phase != Phase::Open {
        return Vec::new();
    }
    if state.shown.running_cramp().is_none() {
        return begin(state);
    }
    state.cramp_now.wanted =
        if state.cramp_now.is_doubtful { Wanted::Question } else { Wanted::Screen };
    Vec::new()
}

/// Whether a command means something while a cramp takes the window.
pub(super) fn lets_through(state: &State, command: Command) -> bool {
    let is_of_the_screen = matches!(
        command,
        Command::CrampNow
            | Command::Undo
            | Command::Redo
            | Command::LargerText
            | Command::SmallerText
    );
    is_of_the_screen || state.takeover().is_none()
}

/// Does what a person did.
pub(super) fn act(state: &mut State, action: CrampAction) -> Vec<Effect> {
    match action {
        CrampAction::Leave => {
            state.cramp_now.wanted = Wanted::Places;
            Vec::new()
        }
        CrampAction::Step(step) => {
            state.cramp_now.step = step.min(CRAMP_STEPS.len().saturating_sub(1));
            Vec::new()
        }
        CrampAction::Stop => {
            let Some((running, _)) = state.shown.running_cramp() else { return Vec::new() };
            state.cramp_now.wanted = Wanted::Stopped(running);
            edit_diary(state, &stop())
        }
        CrampAction::DoesNotStop => edit_diary(
            state,
            &edit_running("say that a cramp does not stop", |cramp| {
                cramp.did_not_stop = Some(true);
            }),
        ),
        CrampAction::GoesOn => {
            let (Wanted::Stopped(ended) | Wanted::Rest(ended)) = state.cramp_now.wanted else {
                return Vec::new();
            };
            state.cramp_now.wanted = Wanted::Screen;
            edit_diary(state, &go_on_again(ended))
        }
        CrampAction::Done => {
            if let Wanted::Stopped(ended) = state.cramp_now.wanted {
                state.cramp_now.wanted = Wanted::Rest(ended);
            }
            Vec::new()
        }
        CrampAction::StillRunning => {
            state.cramp_now.is_doubtful = false;
            state.cramp_now.wanted = Wanted::Screen;
            show_night(state);
            state.reassess();
            Vec::new()
        }
        CrampAction::Ended(ending) => over(state, &end(ending)),
        CrampAction::Mistake => over(state, &remove()),
        CrampAction::BeginAnother => begin(state),
    }
}

fn over(state: &mut State, edit: &Edit) -> Vec<Effect> {
    show_night(state);
    state.cramp_now = CrampNow::default();
    edit_diary(state, edit)
}

/// The window shows the night of the cramp when the person comes back to it.
fn show_night(state: &mut State) {
    if let Some(running) = state.shown.running {
        state.night = running.night;
        state.place = Place::Night;
    }
}

fn begin(state: &mut State) -> Vec<Effect> {
    let before = state.shown.running;
    let effects = edit_diary(state, &start(state.preferences.day_change));
    if state.shown.running == before {
        let words = "This night holds 100 cramps already: remove one first";
        state.notice = Some(Notice::Failed(words.to_owned()));
        return effects;
    }
    state.cramp_now = CrampNow::begun();
    show_night(state);
    state.reassess();
    effects
}

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
        (Some(_), None) => relief.push(crate::diary::Relief { measure, helped }),
        (None, Some(position)) => drop(relief.remove(position)),
        (None, None) => {}
    }
    // To take the last one back does not say that nothing was tried.
    if cramp.relief().is_empty() {
        cramp.relief = None;
    }
}

/// It has stopped: its length is the time that has really gone by.
fn stop() -> Edit {
    Edit::new("stop a cramp", |diary, now| {
        let Some((running, cramp)) = diary.running_cramp() else { return Vec::new() };
        end_with(diary, running, running.minutes(cramp, now.instant))
    })
}

fn end(ending: Ending) -> Edit {
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
fn go_on_again(ended: RunningCramp) -> Edit {
    Edit::new("keep a cramp running", move |diary, _now| {
        let night = change_cramp(diary, ended, |cramp| cramp.minutes = None);
        let running = Swap { before: diary.running, after: Some(ended) };
        night.into_iter().chain([Change::Running(running)]).collect()
    })
}

/// There was no cramp.
fn remove() -> Edit {
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
        let after = (night != nothing).then(|| std::sync::Arc::new(night));
        vec![
            Change::Night(date, Swap { before: Some(std::sync::Arc::clone(before)), after }),
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
