//! Cramp now: a cramp that is going on, from its first second to the way back to bed.

use chrono::TimeDelta;

use crate::{
    clock::Now,
    diary::{
        Change, ClockTime, Cramp, Diary, RunningCramp, quantity::CrampMinutes, running::in_minutes,
    },
    guidance::{LONG_CRAMP_MINUTES, steps::CRAMP_STEPS},
};

use super::{
    action::Effect,
    command::{Command, Place},
    cramp_edits::{edit_running, end, go_on_again, remove, start, stop},
    edit::Edit,
    lock,
    read_only::{self, Unwritten},
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
    /// It has stopped, said in the diary: what else there is to say is asked there.
    StopInDiary,
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

    /// Whether the screen is to be shown.
    pub(super) fn is_begun(self) -> bool {
        self.wanted == Wanted::Screen
    }

    /// A cramp was found running, and the person is to be asked as soon as the diary is open.
    pub fn found() -> Self {
        Self { wanted: Wanted::Question, ..Self::default() }
    }
}

impl State {
    /// The window opens on a cramp that begins at this moment.
    #[must_use]
    pub fn on_a_cramp(mut self) -> Self {
        self.cramp_now = CrampNow::begun();
        self.lock.cramp_asked_for = Some(self.now);
        self
    }

    /// What takes the whole window, if anything does.
    ///
    /// The screen of a cramp comes once its start is on the disk, or could not be put there.
    pub fn takeover(&self) -> Option<Takeover<'_>> {
        let wanted = self.cramp_now.wanted;
        match (&self.phase, wanted) {
            (Phase::CannotOpen(_), _) | (_, Wanted::Places) => return None,
            (Phase::Opening, _) => return Some(Takeover::Opening),
            // In front of the lock there are only those that began there.
            (Phase::Open | Phase::Locked, _) => {}
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
                Sent::Undo(_) | Sent::Redo => false,
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
    if state.is_read_only() {
        let is_wanted = state.cramp_now.is_begun();
        state.cramp_now = CrampNow::default();
        state.unwritten = Unwritten::None;
        return if is_wanted { read_only::begin_cramp(state) } else { Vec::new() };
    }
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
        state.lock.cramp_asked_for = Some(state.now);
        return Vec::new();
    }
    if state.phase == Phase::Locked {
        return lock::begin_cramp(state);
    }
    if state.phase != Phase::Open {
        return Vec::new();
    }
    if state.is_read_only() {
        return read_only::begin_cramp(state);
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
            | Command::Lock
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
        CrampAction::StopInDiary => {
            // One that was found running is not ended by the time at which it was found.
            if state.cramp_now.is_doubtful { Vec::new() } else { edit_diary(state, &stop()) }
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
    // Where this is undone, nobody knows again if the cramp is going on.
    let is_doubtful = state.cramp_now.is_doubtful;
    state.cramp_now = CrampNow { is_doubtful, ..CrampNow::default() };
    edit_diary(state, edit)
}

/// The window shows the night of the cramp when the person comes back to it.
pub(super) fn show_night(state: &mut State) {
    if let Some(running) = state.shown.running {
        state.night = running.night;
        state.place = Place::Night;
    }
}

pub(super) fn begin(state: &mut State) -> Vec<Effect> {
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
