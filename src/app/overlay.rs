//! What lies over the window and wants an answer first; one at a time.

use std::path::PathBuf;

use super::{action::Effect, state::State};

/// What lies over the window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overlay {
    /// Everything that can be done, to be searched by typing.
    Palette,
    /// What was done, and what went wrong.
    Deeds,
    /// The program introduces itself.
    FirstStart(FirstStep),
    /// The window is to be closed although something is not saved.
    Leave,
    /// The diary file is damaged.
    Damage,
    /// This copy is to be put in the place of the diary.
    Restore(PathBuf),
    /// The recovery key is to be written down.
    RecoveryKey,
}

/// The steps of the first start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstStep {
    /// What the program is and is not.
    What,
    /// Units and look.
    Units,
    /// Name, medications and whom to call.
    Person,
}

/// Shows something over the window, or nothing.
pub(super) fn show(state: &mut State, overlay: Option<Overlay>) -> Vec<Effect> {
    state.overlay = overlay;
    state.help = false;
    Vec::new()
}

/// Shows or closes the help, over what lies over the window.
pub(super) fn show_help(state: &mut State, shown: bool) -> Vec<Effect> {
    state.help = shown;
    Vec::new()
}

impl FirstStep {
    /// In their order.
    pub const ALL: [Self; 3] = [Self::What, Self::Units, Self::Person];

    /// Its number, from 1.
    pub const fn number(self) -> usize {
        match self {
            Self::What => 1,
            Self::Units => 2,
            Self::Person => 3,
        }
    }

    /// The next one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    /// The one before.
    pub fn before(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }
}
