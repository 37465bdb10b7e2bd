//! What the year and the month have in common: the way by keys, the way from one to the next, and
//! what stands around them.

use chrono::Weekday;
use egui::{Label, Painter, Rect, RichText, Ui};

use crate::{
    app::{
        Action, State,
        calendar::{
            CalendarAction, Facts, Layout, Measure, Month, Reading, Tally, Year, plus_months,
            selectable, week_of, week_start,
        },
    },
    diary::{NightDate, Period},
    ui::{
        style::{Tokens, icon, strong_style},
        view::View,
        widgets::{
            bar::is_low,
            button::{icon_button, plain_button},
            choice::options_ui,
            legend::{Key, legend_ui},
            roving::{Roving, Step},
        },
    },
};

use super::cell;

/// How the weeks of a grid lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weeks {
    /// Beside each other.
    Across,
    /// Below each other.
    Down,
}

/// Begins a grid of nights and follows the keys; gives the night that is chosen now.
pub(super) fn begin(state: &State, ui: &Ui, weeks: Weeks) -> (Roving<NightDate>, NightDate) {
    let selected = state.calendar.selected;
    let mut group = Roving::begin(ui, "nights", Some(selected), Step::CALENDAR);
    for step in group.steps() {
        let from = group.chosen().unwrap_or(selected);
        let to = target(from, step, weeks, week_start(state));
        group.go_to(selectable(to, &state.shown, state.tonight()));
    }
    let selected = group.chosen().unwrap_or(selected);
    (group, selected)
}

/// Ends a grid: a chosen night is kept.
pub(super) fn end(view: &mut View<'_>, ui: &Ui, group: Roving<NightDate>) {
    if let Some(night) = group.end(ui) {
        view.act(Action::Calendar(CalendarAction::Select(night)));
    }
}

/// The night to which a key leads.
fn target(from: NightDate, step: Step, weeks: Weeks, start: Weekday) -> NightDate {
    let (beside, below) = match weeks {
        Weeks::Across => (7, 1),
        Weeks::Down => (1, 7),
    };
    match step {
        Step::Left => from.plus_days(-beside),
        Step::Right => from.plus_days(beside),
        Step::Up => from.plus_days(-below),
        Step::Down => from.plus_days(below),
        Step::Home => week_of(from, start).first(),
        Step::End => week_of(from, start).last(),
        Step::PageUp => plus_months(from, -1),
        Step::PageDown => plus_months(from, 1),
        Step::ShiftPageUp => plus_months(from, -12),
        Step::ShiftPageDown => plus_months(from, 12),
    }
}

/// The nights that a layout shows, and what they are called.
pub(super) fn shown(layout: Layout, selected: NightDate) -> (Period, String) {
    match layout {
        Layout::Year => (Year::of(selected).nights(), Year::of(selected).name()),
        Layout::Month | Layout::List => (Month::of(selected).nights(), Month::of(selected).name()),
    }
}

/// Shows the way to the month or year before and after, and which one it is.
fn heading_ui(view: &mut View<'_>, ui: &mut Ui, layout: Layout) {
    let state = view.state;
    let selected = state.calendar.selected;
    let (unit, months) = match layout {
        Layout::Year => ("Year", 12),
        Layout::Month | Layout::List => ("Month", 1),
    };
    let (nights, name) = shown(layout, selected);
    let has_more = nights.last() < state.tonight();
    let mut go = |night| view.act(Action::Calendar(CalendarAction::Select(night)));
    ui.horizontal_wrapped(|ui| {
        if icon_button(ui, icon::LEFT, &format!("{unit} before")).clicked() {
            go(plus_months(selected, -months));
        }
        let after = ui
            .add_enabled_ui(has_more, |ui| icon_button(ui, icon::RIGHT, &format!("{unit} after")));
        if after.inner.clicked() {
            go(plus_months(selected, months));
        }
        let this = format!("This {}", unit.to_lowercase());
        let is_now = nights.contains(state.last_night());
        let now = ui.add_enabled_ui(!is_now, |ui| plain_button(ui, icon::CALENDAR, &this));
        if now.inner.clicked() {
            go(state.last_night());
        }
        ui.add(Label::new(RichText::new(name).heading()));
    });
}

/// Lets a person choose what is shown of each night.
pub(super) fn measure_ui(view: &mut View<'_>, ui: &mut Ui) {
    let measures = Measure::ALL.iter().map(|measure| (*measure, measure.title()));
    let measure = Some(view.state.calendar.measure);
    if let Some(Some(measure)) = options_ui(ui, "Of each night", measure, measures) {
        view.act(Action::Calendar(CalendarAction::Measure(measure)));
    }
}

/// What stands over the nights: which ones they are, and where there is room for it what they
/// come to.
pub(super) fn above_ui(view: &mut View<'_>, ui: &mut Ui, layout: Layout) {
    heading_ui(view, ui, layout);
    if !is_low(ui.ctx()) {
        tally_ui(view.state, ui, layout);
    }
}

/// What stands under them.
pub(super) fn below_ui(view: &mut View<'_>, ui: &mut Ui, layout: Layout, selected: NightDate) {
    if is_low(ui.ctx()) {
        tally_ui(view.state, ui, layout);
    }
    // Marks are read before keys are learnt: where little has room below, it is the legend.
    legend(ui, view.state.calendar.measure);
    selected_ui(view.state, ui, selected);
    if is_low(ui.ctx()) {
        measure_ui(view, ui);
    }
}

/// Says in a sentence what the shown nights come to.
fn tally_ui(state: &State, ui: &mut Ui, layout: Layout) {
    let (nights, name) = shown(layout, state.calendar.selected);
    let words = Tally::of(nights, &state.shown, state.tonight());
    let words = words.words(state.calendar.measure, &name);
    ui.add(Label::new(RichText::new(words).text_style(strong_style())).wrap());
}

/// Says in words what the chosen night is, and how to go on by keys.
fn selected_ui(state: &State, ui: &mut Ui, selected: NightDate) {
    let words = cell::name(state, selected, cell::facts(state, selected));
    ui.add(Label::new(RichText::new(words).text_style(strong_style())).wrap());
    let keys = "Arrows go on by day and week, Page Up and Page Down by month, with Shift by year; \
                Enter opens the night. A night stands on the day of its morning";
    ui.add(Label::new(RichText::new(keys).small().weak()).wrap());
}

/// Shows what each kind of cell means.
fn legend(ui: &mut Ui, measure: Measure) {
    let paint = |reading: Reading| {
        move |painter: &Painter, rect: Rect, tokens: &Tokens| {
            cell::paint(painter, rect.shrink(1.0), tokens, measure, reading);
        }
    };
    let samples = samples(measure).map(paint);
    let (not_recorded, cramp_free, unknown) =
        (paint(Reading::NotRecorded), paint(Reading::CrampFree), paint(Reading::Unknown));
    let mut keys: Vec<Key<'_>> = measure
        .steps()
        .into_iter()
        .zip(&samples)
        .map(|(words, paint)| -> Key<'_> { (words, paint) })
        .collect();
    match measure {
        Measure::Cramps => keys.push(("No cramps", &cramp_free)),
        Measure::Pain => {
            keys.push(("Cramps, pain not recorded", &unknown));
            keys.push(("No cramps", &cramp_free));
        }
        Measure::Sleep => keys.push(("Not enough recorded to tell", &unknown)),
    }
    keys.push(("Not recorded", &not_recorded));
    legend_ui(ui, keys);
}

/// The first value of each step.
fn samples(measure: Measure) -> [Reading; crate::app::calendar::STEPS] {
    let values: [i64; crate::app::calendar::STEPS] = match measure {
        Measure::Cramps => [1, 2, 3, 4, 5],
        Measure::Pain => [1, 3, 5, 7, 9],
        Measure::Sleep => [240, 300, 360, 420, 480],
    };
    let mut step = 0;
    values.map(|value| {
        let reading = Reading::Value { step, value };
        step += 1;
        reading
    })
}

/// Takes in a cell that was laid out: a press opens its night.
pub(super) fn pressed(
    view: &mut View<'_>,
    night: NightDate,
    facts: Facts,
    is_selected: bool,
    response: &egui::Response,
) {
    cell::tell(view.state, night, facts, is_selected, response);
    if response.clicked() {
        view.act(Action::OpenNight(night));
    }
}
