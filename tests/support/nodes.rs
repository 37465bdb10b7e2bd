//! What a screen reader knows of a window: every control with its name, its role and its place.

use egui::{
    Rect,
    accesskit::{Action, Role},
};
use egui_kittest::kittest::NodeT as _;

use super::open_window::OpenWindow;

/// A control as a screen reader knows it.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) name: String,
    pub(crate) role: Role,
    pub(crate) rect: Rect,
    /// By pointer, by key, or by the screen reader.
    pub(crate) can_be_pressed: bool,
}

/// Every control of a window that can be used.
pub(crate) fn known(window: &OpenWindow) -> Vec<Known> {
    window
        .root()
        .children_recursive()
        .filter_map(|node| {
            let known = node.accesskit_node();
            let can_be_pressed = known.data().supports_action(Action::Click);
            let can_be_used = can_be_pressed || known.data().supports_action(Action::Focus);
            // A scroll bar is known by what it scrolls, and every key and wheel does its work.
            let is_beside = matches!(known.role(), Role::Label | Role::TextRun | Role::ScrollBar);
            let is_there = !known.is_hidden() && !known.is_disabled();
            (can_be_used && !is_beside && is_there).then(|| Known {
                name: known.label().or_else(|| known.value()).unwrap_or_default(),
                role: known.role(),
                rect: node.rect(),
                can_be_pressed,
            })
        })
        .collect()
}

/// What a screen reader can tell of things besides their names.
pub(crate) fn descriptions(window: &OpenWindow) -> Vec<String> {
    let nodes = window.root().children_recursive();
    nodes.filter_map(|node| node.accesskit_node().description()).collect()
}
