//! The nights as a list: those of a month, or all that a search finds.

use egui::{Label, RichText, TextEdit, Ui, Vec2};

use crate::{
    app::{Action, Place, text},
    diary::NightDate,
    ui::{
        style::{icon, size, space, strong_style},
        view::View,
        widgets::{
            button::{plain_button, primary_button},
            field::focus_ring,
            rows::rows_ui,
        },
    },
};

use super::row;

/// Shows every night that the search finds, the newest first.
pub(super) fn list_ui(view: &mut View<'_>, ui: &mut Ui) {
    if view.state.shown.span().is_none() {
        empty_ui(view, ui);
        return;
    }
    search_ui(view, ui);
    let found = view.state.calendar.search.found();
    ui.add(Label::new(found_words(found.len(), view.state.calendar.search.is_on())).wrap());
    nights_ui(view, ui, found);
}

/// Shows the nights of the shown month that have an entry, the newest first.
pub(super) fn month_list_ui(view: &mut View<'_>, ui: &mut Ui) {
    let state = view.state;
    if state.shown.span().is_none() {
        empty_ui(view, ui);
        return;
    }
    let month = state.calendar.month;
    let nights: Vec<NightDate> =
        state.shown.nights_in(month.nights()).rev().map(|night| night.date).collect();
    let heading = if nights.is_empty() {
        format!("Nothing was entered for the nights of {}", month.name())
    } else {
        let nights = text::count(many(nights.len()), "night", "nights");
        format!("{nights} of {} with an entry", month.name())
    };
    ui.add(Label::new(RichText::new(heading).text_style(strong_style())).wrap());
    nights_ui(view, ui, &nights);
}

fn nights_ui(view: &mut View<'_>, ui: &mut Ui, nights: &[NightDate]) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        rows_ui(ui, row::HEIGHT, nights.len(), |ui, position| {
            if let Some(night) = nights.get(position) {
                row::row_ui(view, ui, *night);
            }
        });
    });
}

fn search_ui(view: &mut View<'_>, ui: &mut Ui) {
    let search = &view.state.calendar.search;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TINY;
        let label = ui.label("Look for words in notes, muscles, signs and medication");
        ui.horizontal(|ui| {
            let clear = 110.0;
            let width = (ui.available_width() - clear).min(420.0);
            let mut text = search.text.clone();
            let edit = TextEdit::singleline(&mut text)
                .id_salt("search")
                .desired_width(width)
                .min_size(Vec2::new(0.0, size::TARGET))
                .align(egui::Align2::LEFT_CENTER);
            let response = ui.add(edit).labelled_by(label.id);
            focus_ring(ui, &response);
            if response.changed() {
                view.act(Action::Search(text));
            }
            let seen = response.id.with("asked");
            if ui.data(|data| data.get_temp::<u64>(seen)).unwrap_or_default() != search.asked {
                ui.data_mut(|data| data.insert_temp(seen, search.asked));
                response.request_focus();
                response.scroll_to_me(None);
            }
            if search.is_on() && plain_button(ui, icon::CLOSE, "Clear").clicked() {
                view.act(Action::Search(String::new()));
            }
        });
    });
}

/// What stands here before anything was entered.
fn empty_ui(view: &mut View<'_>, ui: &mut Ui) {
    let words = "Every night that you record will stand here: with its cramps, its notes, and a \
                 way back to it";
    ui.add(Label::new(words).wrap());
    if primary_button(ui, icon::NIGHT, "Record last night").clicked() {
        view.act(Action::OpenNight(view.state.last_night()));
        view.act(Action::Go(Place::Night));
    }
}

fn found_words(found: usize, searched: bool) -> String {
    match (found, searched) {
        (0, true) => "No night holds all of these words".to_owned(),
        (found, true) => {
            text::count(many(found), "night holds these words", "nights hold these words")
        }
        (found, false) => text::count(many(found), "night with an entry", "nights with an entry"),
    }
}

fn many(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use egui_kittest::{Harness, kittest::Queryable as _};

    use super::{found_words, list_ui};
    use crate::{
        app::{Action, Command, State, update},
        clock::Clock,
        diary::{Night, NightDate, text::Note},
        ui::{style, view::View, widgets::drafts::Drafts},
    };

    /// The list as it stands after Ctrl+F, over fifty years of nights of which one has a note.
    fn fifty_years() -> Harness<'static, State> {
        let now = Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now();
        let mut state = State::new(now, None);
        let last: NightDate = "2026-03-20".parse().unwrap();
        for day in 0..18_250 {
            let mut night = Night::unanswered(last.plus_days(-day));
            night.note = (day == 9_000).then(|| Note::new("Found at last").unwrap());
            state.shown.put_night(Arc::new(night));
        }
        update(&mut state, Action::Command(Command::Search));
        Harness::builder()
            .with_size(egui::vec2(700.0, 600.0))
            .with_context_setup(style::install)
            .build_ui_state(
                |ui, state: &mut State| {
                    let mut drafts = Drafts::default();
                    let mut view = View::new(state, &mut drafts);
                    egui::ScrollArea::vertical().show(ui, |ui| list_ui(&mut view, ui));
                    for action in view.actions {
                        update(state, action);
                    }
                },
                state,
            )
    }

    #[test]
    fn only_the_rows_in_sight_are_made() {
        let harness = fifty_years();
        harness.get_by_label("18250 nights with an entry");
        let rows = harness.get_all_by_label_contains("Night of").count();
        assert!((5..15).contains(&rows), "{rows}");
    }

    #[test]
    fn the_search_is_typed_at_once_and_finds_what_is_written() {
        let mut harness = fifty_years();
        harness.run();
        harness.get_by_label("Look for words in notes, muscles, signs and medication");
        harness.event(egui::Event::Text("found LAST".to_owned()));
        harness.run();
        harness.get_by_label("1 night holds these words");
        harness.get_by_label_contains("Not recorded. Found at last");
        harness.get_by_label("Clear").click();
        harness.run();
        harness.get_by_label("18250 nights with an entry");
    }

    #[test]
    fn the_count_says_what_was_counted() {
        assert_eq!(found_words(0, true), "No night holds all of these words");
        assert_eq!(found_words(1, true), "1 night holds these words");
        assert_eq!(found_words(2, true), "2 nights hold these words");
        assert_eq!(found_words(182, false), "182 nights with an entry");
    }
}
