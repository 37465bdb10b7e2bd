//! What is said of a folder that another program synchronises, or another machine has.

use std::path::{Path, PathBuf};

use crate::{
    app::{
        state::{Notice, State},
        text::count,
    },
    store::Synced,
};

/// Takes note of what was seen; a second version of the diary is said once.
pub(super) fn seen(state: &mut State, synced: Synced) {
    let is_new = synced.conflicts.iter().any(|path| !state.backups.synced.conflicts.contains(path));
    if is_new && let Some(words) = conflict_words(&synced.conflicts) {
        state.notice = Some(Notice::Failed(words));
    }
    state.backups.synced = synced;
}

/// What is said of other versions of the diary; `None` where there is none.
pub fn conflict_words(conflicts: &[PathBuf]) -> Option<String> {
    let first = conflicts.first()?;
    let others = match conflicts.len() {
        1 => String::new(),
        more => format!(" and {} beside it", count(more - 1, "other", "others")),
    };
    Some(format!(
        "Another version of this diary lies beside it, made by a program that synchronises the \
         folder. It may hold entries that are not here. Under Me, Diary file, Restore from a copy \
         shows how it differs before anything is replaced: {}{others}",
        first.display()
    ))
}

/// What is said of a diary in such a folder.
pub fn folder_words(folder: &Path) -> String {
    format!(
        "The diary lies in a folder that another program synchronises. Two computers that write \
         to it make two diaries of it, and an old one can come back. Keep the diary itself \
         outside, and only its backups there: {}",
        folder.display()
    )
}

/// What is said of a diary on a disk of another machine.
pub const REMOTE_WORDS: &str = "The diary lies on a disk of another machine. Where the connection \
    breaks, or two machines write at once, entries can be lost. Keep the diary itself on this \
    machine: save a copy of it here, choose that as the diary file, and let only backups go there";
