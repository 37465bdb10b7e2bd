//! The figures of the chosen period and of the one before it: asked for beside the window, and
//! kept for the last few periods.

mod export;
pub mod limits;
mod turn;

use std::{collections::VecDeque, path::PathBuf, sync::Arc};

use crate::{
    chart::{Chart, ChartId},
    diary::{Diary, Period},
    store::{Overwrite, Request},
    trends::{self, Trends},
};

use super::{
    action::Effect,
    command::Place,
    jobs::Job,
    preferences::ClockStyle,
    range::{self, Range},
    state::{Notice, Phase, State},
    text::clock_in,
};

pub use export::{ChartFile, ExportError};
pub use turn::{Turn, Turns};

/// For how many periods the figures are kept, so that back and forth is at once.
const KEPT: usize = 8;

/// Which figures are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The revision of the diary that they are of.
    pub revision: u64,
    /// The nights.
    pub period: Period,
    /// How times are written in the charts.
    pub clock: ClockStyle,
}

/// The figures of a period, with those of the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Of what.
    pub of: Wanted,
    /// Their figures.
    pub trends: Trends,
    /// Those of the equally long period just before; `None` where the diary holds nothing of it.
    pub before: Option<Trends>,
    /// The charts of both.
    pub charts: Vec<Arc<Chart>>,
}

impl Figures {
    /// Works them out; `None` where a newer request has overtaken this one. It takes its time:
    /// never call it in a frame.
    pub fn work_out(diary: &Diary, of: Wanted, turn: &Turn) -> Option<Self> {
        let go_on = || (!turn.is_overtaken()).then_some(());
        go_on()?;
        let figures = trends::trends(diary, of.period);
        go_on()?;
        let before = limits::before(of.period, diary).map(|before| trends::trends(diary, before));
        go_on()?;
        let clock = |time| clock_in(of.clock, time);
        let charts = Chart::all(diary, &figures, before.as_ref(), &clock);
        let charts = charts.into_iter().map(Arc::new).collect();
        Some(Self { of, trends: figures, before, charts })
    }
}

/// What is shown of the trends.
#[derive(Debug, Clone, Default)]
pub struct TrendsView {
    /// The chosen period.
    pub range: Range,
    /// Those that were asked for last.
    asked: Option<Wanted>,
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
        if figures.of.revision != revision {
            return;
        }
        let was_asked = self.asked == Some(figures.of);
        self.kept.retain(|kept| kept.of.revision == revision && kept.of != figures.of);
        let place = if was_asked { 0 } else { self.kept.len().min(1) };
        self.kept.insert(place, figures);
        self.kept.truncate(KEPT);
    }

    /// Brings kept figures to the front; whether there were any.
    fn recall(&mut self, wanted: Wanted) -> bool {
        let place = self.kept.iter().position(|kept| kept.of == wanted);
        if let Some(figures) = place.and_then(|place| self.kept.remove(place)) {
            self.kept.push_front(figures);
        }
        place.is_some()
    }
}

impl State {
    /// The chosen nights.
    pub fn trends_period(&self) -> Option<Period> {
        self.trends.range.period(&self.shown, self.tonight())
    }

    /// The figures of the chosen period, if those of the present diary are there.
    pub fn figures(&self) -> Option<&Figures> {
        let wanted = self.wanted_figures()?;
        self.trends.last_shown().filter(|figures| figures.of == wanted)
    }

    /// Which figures are to be shown.
    pub fn wanted_figures(&self) -> Option<Wanted> {
        let (revision, clock) = (self.revision, self.preferences.clock);
        Some(Wanted { revision, period: self.trends_period()?, clock })
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
    let Some(wanted) = state.wanted_figures() else { return Vec::new() };
    if state.trends.asked == Some(wanted) {
        return Vec::new();
    }
    state.trends.asked = Some(wanted);
    // Whatever is being worked out for another period is not waited for any more.
    let turn = state.trends.turns.next();
    if state.trends.recall(wanted) {
        return Vec::new();
    }
    let diary = Box::new(state.shown.clone());
    vec![Effect::Job(Job::Trends { wanted, diary, turn })]
}

/// Starts writing a chart of those that are shown.
pub(super) fn save_chart(
    state: &mut State,
    what: (ChartId, ChartFile),
    path: PathBuf,
    overwrite: Overwrite,
) -> Vec<Effect> {
    let figures = state.figures();
    let found = figures.and_then(|figures| {
        let chart = figures.charts.iter().find(|chart| chart.id == what.0)?;
        Some((Arc::clone(chart), figures.of.period))
    });
    let Some((chart, period)) = found else {
        let words = "The chart was not saved, because its figures are still being worked out: \
                     save it again when they are there";
        state.notice = Some(Notice::Failed(words.to_owned()));
        return Vec::new();
    };
    let own = state.file.clone().unwrap_or_default();
    vec![Effect::Job(Job::Chart { what, chart, period, path, overwrite, own })]
}

#[cfg(test)]
mod tests;
