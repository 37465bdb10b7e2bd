//! `restore`: puts a copy back.

use serde::Serialize;

use crate::store::restore;

use super::{
    Context,
    args::RestoreArgs,
    error::CliError,
    output::{ContentsJson, Output, contents},
};

#[derive(Serialize)]
struct Done {
    kept: Option<String>,
    revision: u64,
    contents: ContentsJson,
}

pub(super) fn run(arguments: &RestoreArgs, context: &Context) -> Result<Output, CliError> {
    let RestoreArgs { file, password_file } = arguments;
    let keys = context.secrets.keys(context.place.path(), file, password_file.as_deref())?;
    let suffix = context.clock.now().local.format("%Y-%m-%d-%H%M%S").to_string();
    let restored = restore(context.place.path(), file, &suffix, &keys)?;
    let kept = restored.kept.map(|path| path.display().to_string());
    let before = kept
        .as_ref()
        .map(|kept| format!("The diary of before is kept as {kept}\n"))
        .unwrap_or_default();
    let text = format!("The copy was put back\n{}{before}", contents(&restored.contents));
    let done = Done { kept, revision: restored.revision, contents: restored.contents.into() };
    Output::of_deed(&text, &done)
}
