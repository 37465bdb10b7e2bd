//! What the calendar shows: a year, a month, or a list of those nights that a search finds.

mod reading;
mod span;

use chrono::{NaiveDate, Weekday};

use crate::diary::{Diary, NightDate, vocabulary::vocabulary};

use super::{
    action::Effect,
    command::Place,
    search::{Filter, Search},
    state::{Phase, State},
};

pub use reading::{Facts, Measure, Reading, STEPS, Tally};
pub use span::{Month, Year, plus_months, week_of, weeks};

vocabulary!(
    /// How the calendar shows its nights.
    Layout, "layout", {
        Year = "year",
        Month = "month",
        List = "list",
    }
);

/// Something that a person does in the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarAction {
    /// Another layout was chosen.
    ShowAs(Layout),
    /// It is to show something else of each night.
    Measure(Measure),
    /// A night was chosen, but not opened.
    Select(NightDate),
    /// Another text is looked for in the list of nights.
    Search(String),
    /// A filter of the list was chosen, or no longer is.
    Filter(Filter),
    /// Nothing is looked for any more.
    ClearSearch,
}

/// The calendar.
#[derive(Debug, Clone)]
pub struct CalendarView {
    /// A year, a month or a list.
    pub layout: Layout,
    /// What it shows of each night.
    pub measure: Measure,
    /// The chosen night. The shown year or month is the one that it is in.
    pub selected: NightDate,
    /// What is searched for in the list.
    pub search: Search,
}

impl CalendarView {
    /// The calendar with a night chosen.
    pub fn at(night: NightDate) -> Self {
        Self {
            layout: Layout::Month,
            measure: Measure::Cramps,
            selected: night,
            search: Search::default(),
        }
    }
}

/// The weekday on which the rows and columns of the calendar begin.
pub const fn week_start(state: &State) -> Weekday {
    state.preferences.week_start.day()
}

/// The nearest night that can be chosen: not one that lies ahead, and none of a past in which
/// nobody kept this diary.
pub fn selectable(night: NightDate, diary: &Diary, tonight: NightDate) -> NightDate {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).map_or(tonight, NightDate::from_morning);
    let first = diary.span().map_or(first, |span| span.first().min(first));
    night.max(first).min(tonight)
}

/// Does what a person did in the calendar.
pub(super) fn act(state: &mut State, action: CalendarAction) -> Vec<Effect> {
    let tonight = state.tonight();
    let calendar = &mut state.calendar;
    match action {
        CalendarAction::ShowAs(layout) => calendar.layout = layout,
        CalendarAction::Measure(measure) => calendar.measure = measure,
        CalendarAction::Select(night) => {
            calendar.selected = selectable(night, &state.shown, tonight);
        }
        CalendarAction::Search(text) => calendar.search.text = text,
        CalendarAction::Filter(filter) => calendar.search.filters.toggle(filter),
        CalendarAction::ClearSearch => calendar.search.clear(),
    }
    refresh(state)
}

/// Looks again for what is shown; gives what has to be read for it.
pub(super) fn refresh(state: &mut State) -> Vec<Effect> {
    if state.place != Place::Calendar || state.phase != Phase::Open {
        return Vec::new();
    }
    let job = state.calendar.search.refresh(&state.shown, state.revision);
    job.map(Effect::Job).into_iter().collect()
}
