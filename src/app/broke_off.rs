//! That the program broke off last time by a fault of its own is told at the next start.

use crate::exchange::{BreakNote, BrokeOff};

use super::{
    failures::{About, Failure},
    state::{Notice, State},
};

/// The state of a window that tells of the last one where that broke off. The news stands among
/// what went wrong until the person closes it.
///
/// Reads, and moves aside, one small file.
#[must_use]
pub fn told(state: State, note: &BreakNote) -> State {
    let Some(BrokeOff { at, file }) = note.take() else { return state };
    let words = format!(
        "Last time the program stopped because of a fault of its own. What was saved is in the \
         diary, and what was being typed is offered where it belongs. To have the fault mended, \
         report its place, {at}; it stands in a file that says nothing about you: {}",
        file.display()
    );
    let mut failures = state.failures;
    failures.push(Failure { about: About::Other, words: words.clone() });
    State { failures, notice: Some(Notice::Failed(words)), ..state }
}
