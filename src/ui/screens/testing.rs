//! Lays a place out without a window, with every section open, and looks at what came of it.

use std::{collections::BTreeMap, sync::Arc};

use egui::{Role, Ui};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use crate::{
    app::{Action, Phase, State, update},
    clock::Clock,
    diary::{Diary, Night},
    exchange::{self, OnConflict},
    ui::{style, view::View, widgets::drafts::Drafts},
};

/// What a window of 900 at a text size of 200 % leaves for a place, in points.
pub(super) const NARROW: f32 = 382.0;

/// A place with its state.
pub(super) struct Shown {
    pub(super) state: State,
    drafts: Drafts,
}

/// A state with an open diary, read from the text of an interchange file.
pub(super) fn state_of(json: &str) -> State {
    let now = Clock::fixed("2026-03-20T09:00:00".parse().unwrap()).now();
    let mut state = State::new(now, Some("/home/ann/diary.sqlite".into()));
    let imported = exchange::json::parse(json.as_bytes()).unwrap();
    let plan = exchange::plan(&Diary::default(), &imported, OnConflict::Keep).unwrap();
    state.shown.apply_step(&plan.step).unwrap();
    let mut night = Night::unanswered("2026-03-19".parse().unwrap());
    night.cramps = Some(Vec::new());
    state.shown.put_night(Arc::new(night));
    state.phase = Phase::Open;
    state
}

/// Lays a place out in a column of this width; actions are applied to the state.
pub(super) fn harness(
    state: State,
    width: f32,
    place: impl Fn(&mut View<'_>, &mut Ui) + 'static,
) -> Harness<'static, Shown> {
    let mut harness = Harness::builder()
        .with_size([width, 20_000.0])
        .with_max_steps(20)
        .with_context_setup(style::install)
        .build_ui_state(
            move |ui, shown: &mut Shown| {
                let mut view = View::new(&shown.state, &mut shown.drafts);
                place(&mut view, ui);
                let mut actions = view.actions;
                actions.extend(shown.drafts.end_frame(ui.input(|input| input.time)));
                for action in actions {
                    update(&mut shown.state, action);
                }
            },
            Shown { state, drafts: Drafts::default() },
        );
    harness.run_ok();
    harness
}

/// Opens every section, and the sections inside of them.
pub(super) fn open_all(harness: &mut Harness<'static, Shown>) {
    for _depth in 0..3 {
        let closed = |node: &egui_kittest::Node<'_>| {
            node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::False)
        };
        for header in harness.get_all_by_role(Role::DisclosureTriangle) {
            if closed(&header) {
                header.click_accesskit();
            }
        }
        harness.run_ok();
    }
}

/// Nothing reaches over the edge, and no two controls have the same name.
pub(super) fn check_layout(harness: &Harness<'static, Shown>, width: f32) {
    let mut names: BTreeMap<String, Role> = BTreeMap::new();
    for node in harness.root().children_recursive() {
        let accesskit = node.accesskit_node();
        let (role, name) = (accesskit.role(), accesskit.label().unwrap_or_default());
        let words = accesskit.value().unwrap_or_default();
        // The text of a field may be longer than the field: it moves along while it is typed.
        let is_laid_out = !matches!(role, Role::Window | Role::TextRun);
        if accesskit.raw_bounds().is_some() && is_laid_out {
            let rect = node.rect();
            assert!(rect.right() <= width + 0.5, "{role:?} {name:?} {words:?} at {rect}");
        }
        assert!(!words.contains("ID clash"), "{words}");
        let is_control = matches!(
            role,
            Role::Button
                | Role::CheckBox
                | Role::DisclosureTriangle
                | Role::TextInput
                | Role::MultilineTextInput
        );
        if is_control {
            assert!(!name.trim().is_empty(), "{role:?} without a name at {}", node.rect());
            let other = names.insert(name.clone(), role);
            assert_eq!(other, None, "two controls are called {name:?}");
        }
    }
    assert!(names.len() > 20, "only {} controls were found", names.len());
}

/// Types a text into the field of this name and leaves it.
pub(super) fn type_into(harness: &mut Harness<'static, Shown>, name: &str, text: &str) {
    harness.get_by_label(name).focus();
    harness.run_ok();
    harness.key_combination_modifiers(egui::Modifiers::COMMAND, &[egui::Key::A]);
    harness.get_by_label(name).type_text(text);
    harness.run_ok();
    harness.key_press(egui::Key::Tab);
    harness.run_ok();
}

/// Applies an action from outside of the place.
pub(super) fn apply(harness: &mut Harness<'static, Shown>, action: Action) {
    update(&mut harness.state_mut().state, action);
    harness.run_ok();
}
