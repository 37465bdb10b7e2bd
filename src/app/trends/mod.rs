//! The figures of the chosen period and of the one before it: asked for beside the window, and
//! kept for the last few periods.

pub mod limits;
mod turn;

use std::{collections::VecDeque, sync::Arc};

use crate::{
    diary::{Diary, Period},
    store::Request,
    trends::{self, Trends},
};

use super::{
    action::Effect,
    command::Place,
    jobs::Job,
    range::{self, Range},
    state::{Phase, State},
};

pub use turn::{Turn, Turns};

/// For how many periods the figures are kept, so that back and forth is at once.
const KEPT: usize = 8;

/// The figures of a period, with those of the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// The revision of the diary that they are of.
    pub revision: u64,
    /// The nights.
    pub period: Period,
    /// Their figures.
    pub trends: Trends,
    /// Those of the equally long period just before; `None` where the diary holds nothing of it.
    pub before: Option<Trends>,
}

impl Figures {
    /// Works them out; `None` where a newer request has overtaken this one. It takes its time:
    /// never call it in a frame.
    pub fn work_out(diary: &Diary, revision: u64, period: Period, turn: &Turn) -> Option<Self> {
        let wanted = || (!turn.is_overtaken()).then_some(());
        wanted()?;
        let figures = trends::trends(diary, period);
        wanted()?;
        let before = limits::before(period, diary).map(|before| trends::trends(diary, before));
        wanted()?;
        Some(Self { revision, period, trends: figures, before })
    }
}

/// What is shown of the trends.
#[derive(Debug, Clone, Default)]
pub struct TrendsView {
    /// The chosen period.
    pub range: Range,
    /// The revision and period that were asked for last.
    asked: Option<(u64, Period)>,
    /// Of the last few periods; the first are those that were shown last.
    kept: VecDeque<Arc<Figures>>,
    turns: Turns,
}

impl TrendsView {
    /// What was shown last: of another period or revision, while newer figures are under way.
    pub fn last_shown(&self) -> Option<&Figures> {
        self.kept.front().map(|figures| &**figures)
    }

    /// Takes in figures that were worked out. Of a diary that has changed since they are of no
    /// use.
    pub(super) fn take_in(&mut self, figures: Arc<Figures>, revision: u64) {
        if figures.revision != revision {
            return;
        }
        let was_asked = self.asked == Some((revision, figures.period));
        self.kept.retain(|kept| kept.revision == revision && kept.period != figures.period);
        let place = if was_asked { 0 } else { self.kept.len().min(1) };
        self.kept.insert(place, figures);
        self.kept.truncate(KEPT);
    }

    /// Brings kept figures to the front; whether there were any.
    fn recall(&mut self, revision: u64, period: Period) -> bool {
        let place = self.kept.iter().position(|kept| is_of(kept, revision, period));
        if let Some(figures) = place.and_then(|place| self.kept.remove(place)) {
            self.kept.push_front(figures);
        }
        place.is_some()
    }
}

fn is_of(figures: &Figures, revision: u64, period: Period) -> bool {
    figures.revision == revision && figures.period == period
}

impl State {
    /// The chosen nights.
    pub fn trends_period(&self) -> Option<Period> {
        self.trends.range.period(&self.shown, self.tonight())
    }

    /// The figures of the chosen period, if those of the present diary are there.
    pub fn figures(&self) -> Option<&Figures> {
        let period = self.trends_period()?;
        self.trends.last_shown().filter(|figures| is_of(figures, self.revision, period))
    }

    /// As [`Self::figures`], without those of the period before.
    pub fn current_trends(&self) -> Option<&Trends> {
        self.figures().map(|figures| &figures.trends)
    }
}

/// Takes on another period and has it kept.
pub(super) fn choose(state: &mut State, range: Range) -> Vec<Effect> {
    let mut effects = Vec::new();
    if state.trends.range != range && state.phase == Phase::Open {
        let value = Some(range.to_stored());
        effects.push(Effect::Store(Request::SetPreference { key: range::KEY.to_owned(), value }));
    }
    state.trends.range = range;
    effects.extend(refresh(state));
    effects
}

/// Asks for the figures where they are shown and not there yet.
pub(super) fn refresh(state: &mut State) -> Vec<Effect> {
    if state.place != Place::Trends || state.phase != Phase::Open {
        return Vec::new();
    }
    let Some(period) = state.trends_period() else {
        return Vec::new();
    };
    let wanted = (state.revision, period);
    if state.trends.asked == Some(wanted) {
        return Vec::new();
    }
    state.trends.asked = Some(wanted);
    // Whatever is being worked out for another period is not waited for any more.
    let turn = state.trends.turns.next();
    if state.trends.recall(state.revision, period) {
        return Vec::new();
    }
    let diary = Box::new(state.shown.clone());
    vec![Effect::Job(Job::Trends { revision: state.revision, period, diary, turn })]
}

#[cfg(test)]
mod tests;
