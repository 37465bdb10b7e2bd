//! The nights as a list: those of a month, or all that a search finds.

use egui::{Label, RichText, Ui};

use crate::{
    app::{
        Action,
        calendar::{CalendarAction, Month},
        search::Words,
        text,
    },
    diary::NightDate,
    ui::{
        style::{space, strong_style},
        view::View,
        widgets::{
            roving::{Roving, Step},
            rows::rows_with_ui,
        },
    },
};

use super::{row, search};

/// Rows that Page Up and Page Down go over.
const PAGE: usize = 7;

/// Shows every night that the search finds, the newest first.
pub(super) fn list_ui(view: &mut View<'_>, ui: &mut Ui) {
    if view.state.shown.span().is_none() {
        return;
    }
    let goes_on = search::search_ui(view, ui);
    search::found_ui(view, ui);
    let words = Words::of(&view.state.calendar.search.text);
    let state = view.state;
    nights_ui(view, ui, state.calendar.search.found(), &words, goes_on);
}

/// Shows the nights of the shown month that have an entry, the newest first.
pub(super) fn month_list_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    if state.shown.span().is_none() {
        return;
    }
    let month = Month::of(state.calendar.selected);
    let nights: Vec<NightDate> =
        state.shown.nights_in(month.nights()).rev().map(|night| night.date).collect();
    let heading = if nights.is_empty() {
        format!("Nothing was entered for the nights of {}", month.name())
    } else {
        let count = i64::try_from(nights.len()).unwrap_or(i64::MAX);
        let words =
            format!("{} of {} with an entry", text::count(count, "night", "nights"), month.name());
        let silent = state.shown.nights_in(month.nights()).filter(|night| !night.is_recorded());
        // The tally beside the list counts those out.
        match silent.count() {
            0 => words,
            silent => format!("{words}; on {silent} of them cramps are not recorded"),
        }
    };
    ui.add(Label::new(RichText::new(heading).text_style(strong_style())).wrap());
    nights_ui(view, ui, &nights, &Words::default(), false);
}

/// Shows nights as one Tab stop; up and down lead from one to the next.
fn nights_ui(
    view: &mut View<'_>,
    ui: &mut Ui,
    nights: &[NightDate],
    words: &Words,
    takes_focus: bool,
) {
    // The newest night stands first.
    let chosen = view.state.calendar.selected;
    let selected = nights.binary_search_by(|night| chosen.cmp(night)).unwrap_or(0);
    let current = nights.get(selected).copied();
    let mut group = Roving::begin(ui, "rows", current, Step::LIST);
    let mut at = selected;
    for step in group.steps() {
        at = match step {
            Step::Up => at.saturating_sub(1),
            Step::Down => at + 1,
            Step::PageUp => at.saturating_sub(PAGE),
            Step::PageDown => at + PAGE,
            Step::Home => 0,
            Step::End => usize::MAX,
            Step::Left | Step::Right | Step::ShiftPageUp | Step::ShiftPageDown => at,
        }
        .min(nights.len().saturating_sub(1));
        nights.get(at).into_iter().for_each(|night| group.go_to(*night));
    }
    if takes_focus && let Some(night) = current {
        group.go_to(night);
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        rows_with_ui(
            ui,
            row::height(ui.available_width()),
            nights.len(),
            Some(at),
            |ui, position| {
                if let Some(night) = nights.get(position) {
                    row::row_ui(view, ui, &mut group, *night, words);
                }
            },
        );
    });
    if let Some(night) = group.end(ui) {
        view.act(Action::Calendar(CalendarAction::Select(night)));
    }
}
