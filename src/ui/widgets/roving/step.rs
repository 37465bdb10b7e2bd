//! The keys that move inside of a group.

use egui::{Event, Key};

/// A key that moves inside of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The left arrow.
    Left,
    /// The right arrow.
    Right,
    /// The up arrow.
    Up,
    /// The down arrow.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Page up with Shift.
    ShiftPageUp,
    /// Page down with Shift.
    ShiftPageDown,
}

impl Step {
    /// Of a row: up and down lead out of it.
    pub const ROW: &'static [Self] = &[Self::Left, Self::Right, Self::Home, Self::End];
    /// Of a list.
    pub const LIST: &'static [Self] =
        &[Self::Up, Self::Down, Self::Home, Self::End, Self::PageUp, Self::PageDown];
    /// Of things that stand in rows and columns, or anywhere.
    pub const PLANE: &'static [Self] =
        &[Self::Left, Self::Right, Self::Up, Self::Down, Self::Home, Self::End];
    /// Of a calendar.
    pub const CALENDAR: &'static [Self] = &[
        Self::Left,
        Self::Right,
        Self::Up,
        Self::Down,
        Self::Home,
        Self::End,
        Self::PageUp,
        Self::PageDown,
        Self::ShiftPageUp,
        Self::ShiftPageDown,
    ];

    /// The step of a key that was pressed.
    pub(super) fn of(event: &Event) -> Option<Self> {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
        if modifiers.alt || modifiers.ctrl || modifiers.command {
            return None;
        }
        match (key, modifiers.shift) {
            (Key::ArrowLeft, false) => Some(Self::Left),
            (Key::ArrowRight, false) => Some(Self::Right),
            (Key::ArrowUp, false) => Some(Self::Up),
            (Key::ArrowDown, false) => Some(Self::Down),
            (Key::Home, false) => Some(Self::Home),
            (Key::End, false) => Some(Self::End),
            (Key::PageUp, false) => Some(Self::PageUp),
            (Key::PageDown, false) => Some(Self::PageDown),
            (Key::PageUp, true) => Some(Self::ShiftPageUp),
            (Key::PageDown, true) => Some(Self::ShiftPageDown),
            _ => None,
        }
    }
}
