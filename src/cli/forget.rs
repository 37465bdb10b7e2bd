//! `forget-undo`: what undo could bring back is wiped from the file; says which backups hold more.

use std::fmt::Write as _;

use serde::Serialize;

use crate::store::{Access, Forgotten, HeldBy, held, noted_place};

use super::{
    Context,
    error::CliError,
    output::{Output, counted},
};

#[derive(Serialize)]
struct Done {
    steps: usize,
    /// Backups that hold something which was changed or deleted since.
    backups: Vec<HeldJson>,
    unreadable_backups: usize,
}

#[derive(Serialize)]
struct HeldJson {
    path: String,
    entries: usize,
    steps: usize,
}

pub(super) fn run(context: &Context) -> Result<Output, CliError> {
    let mut store = context.open(Access::Write)?;
    let diary = store.load()?.diary;
    let Forgotten { steps, swept } = store.forget_steps()?;
    let (path, keys) = (store.path().to_owned(), store.keys());
    drop(store);
    let found = held(&path, &noted_place(&path), &diary, &keys)?;
    let mut text = format!(
        "{} forgotten\n",
        counted(steps, "step that could be undone is", "steps that could be undone are")
    );
    for backup in &found.backups {
        // Writing to a text cannot fail.
        writeln!(text, "A backup holds {}: {}", backup.words(), backup.file.path.display()).ok();
    }
    if found.unreadable > 0 {
        let backups = counted(found.unreadable, "backup", "backups");
        writeln!(text, "{backups} could not be read, and may hold more").ok();
    }
    let backups = found.backups.into_iter().map(|HeldBy { file, entries, steps }| HeldJson {
        path: file.path.display().to_string(),
        entries,
        steps,
    });
    let done = Done { steps, backups: backups.collect(), unreadable_backups: found.unreadable };
    let left = swept.err().map(|error| {
        format!("the steps are forgotten, but traces may be left; do this again: {error}")
    });
    Ok(Output { left, ..Output::of_deed(&text, &done)? })
}
