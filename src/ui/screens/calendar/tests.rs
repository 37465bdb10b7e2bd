//! The calendar over fifty years, laid out without a window.

use std::sync::Arc;

use egui::Key;
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use super::calendar_ui;
use crate::{
    app::{Action, Command, Effect, Phase, State, jobs::work, update},
    clock::Clock,
    diary::{Night, NightDate, text::Note},
    ui::{style, view::View, widgets::drafts::Drafts},
};

/// Applies an action, and does what it asks for at once.
fn apply(state: &mut State, action: Action) {
    for effect in update(state, action) {
        if let Effect::Job(job) = effect {
            apply(state, Action::Done(work(job)));
        }
    }
}

/// The list as it stands after Ctrl+F, over fifty years of nights of which one has a note.
fn fifty_years() -> Harness<'static, State> {
    let now = Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now();
    let mut state = State::new(now, None);
    state.phase = Phase::Open;
    let last: NightDate = "2026-03-20".parse().unwrap();
    for day in 0..18_250 {
        let mut night = Night::unanswered(last.plus_days(-day));
        night.note = (day == 9_000).then(|| Note::new("Found at last").unwrap());
        state.shown.put_night(Arc::new(night));
    }
    apply(&mut state, Action::Command(Command::Search));
    Harness::builder()
        .with_size(egui::vec2(700.0, 600.0))
        .with_context_setup(style::install)
        .build_ui_state(
            |ui, state: &mut State| {
                let mut drafts = Drafts::default();
                let mut view = View::new(state, &mut drafts);
                egui::ScrollArea::vertical().show(ui, |ui| {
                    calendar_ui(&mut view, ui);
                    crate::ui::focus::follow_focus(ui);
                });
                for action in view.actions {
                    apply(state, action);
                }
            },
            state,
        )
}

fn rows(harness: &Harness<'_, State>) -> usize {
    harness.get_all_by_label_contains("Night of").count()
}

fn focused(harness: &Harness<'_, State>) -> String {
    let mut nodes = harness.root().children_recursive();
    let focused = nodes.find(|node| node.accesskit_node().is_focused());
    focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn only_the_rows_in_sight_and_that_of_the_keyboard_are_made() {
    let mut harness = fifty_years();
    harness.run();
    harness.get_by_label("18250 nights with an entry");
    assert!((4..15).contains(&rows(&harness)), "{}", rows(&harness));
    for (key, night) in [
        (Key::ArrowDown, "Thu 19 to Fri 20 March"),
        (Key::ArrowDown, "Wed 18 to Thu 19 March"),
        (Key::PageDown, "Wed 11 to Thu 12 March"),
        (Key::End, "Thu 1 to Fri 2 April 1976"),
        (Key::ArrowDown, "Thu 1 to Fri 2 April 1976"),
        (Key::ArrowUp, "Fri 2 to Sat 3 April 1976"),
        (Key::Home, "Thu 19 to Fri 20 March"),
    ] {
        harness.key_press(key);
        harness.run();
        assert_eq!(focused(&harness), format!("Night of {night}: Not recorded"), "{key:?}");
        assert!(rows(&harness) < 15, "{key:?}: {}", rows(&harness));
    }
    harness.key_press(Key::End);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().night.to_string(), "1976-04-02");
}

#[test]
fn the_search_is_typed_at_once_and_finds_what_is_written() {
    let mut harness = fifty_years();
    harness.run();
    harness.get_by_label(super::search::LABEL);
    harness.event(egui::Event::Text("found LÁST".to_owned()));
    harness.run();
    harness.get_by_label("1 night with the words “found LÁST”");
    harness.get_by_label_contains("Not recorded. Found at last");
    harness.get_by_label("Clear").click();
    harness.run();
    harness.get_by_label("18250 nights with an entry");
}
