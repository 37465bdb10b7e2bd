//! `check`: examines the diary and says what it holds.

use serde::Serialize;

use crate::store::{Access, CheckReport};

use super::{
    Context,
    error::CliError,
    output::{ContentsJson, Output, contents, counted},
};

#[derive(Serialize)]
struct Sound {
    schema_version: u32,
    revision: u64,
    undo_steps: usize,
    contents: ContentsJson,
}

pub(super) fn run(context: &Context) -> Result<Output, CliError> {
    let path = context.place.path();
    let CheckReport { schema_version, revision, contents: held, undo_steps, problems } =
        context.open(Access::Read)?.check()?;
    let others = problems.len().saturating_sub(1);
    if let Some(first) = problems.into_iter().next() {
        return Err(CliError::Damaged { first, others, path: path.to_owned() });
    }
    let text = format!(
        "The diary is sound\n{}Version {schema_version} of its tables, {}, {}\n",
        contents(&held),
        counted(usize::try_from(revision).unwrap_or(usize::MAX), "commit", "commits"),
        counted(undo_steps, "step that can be undone", "steps that can be undone"),
    );
    Output::of_figures(
        &text,
        &Sound { schema_version, revision, undo_steps, contents: held.into() },
    )
}
