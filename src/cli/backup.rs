//! `backup`: a consistent copy of the diary.

use serde::Serialize;

use crate::store::Access;

use super::{
    Context,
    args::BackupArgs,
    error::CliError,
    output::{ContentsJson, Output, contents},
};

#[derive(Serialize)]
struct Done {
    out: String,
    bytes: u64,
    revision: u64,
    contents: ContentsJson,
}

pub(super) fn run(arguments: &BackupArgs, context: &Context) -> Result<Output, CliError> {
    let BackupArgs { out } = arguments;
    let mut store = context.open(Access::Read)?;
    let backup = store.backup(&out.path, out.overwrite())?;
    let path = backup.path.display();
    let text = format!("A copy was written to {path}\n{}", contents(&backup.contents));
    let done = Done {
        out: path.to_string(),
        bytes: backup.bytes,
        revision: backup.revision,
        contents: backup.contents.into(),
    };
    Output::of_deed(&text, &done)
}
