//! A file that is to be taken in: read, laid beside the diary, and preceded by a backup.

use std::path::Path;

use crate::{
    diary::Diary,
    exchange::{self, OnConflict, Plan},
    store::{BackupOrder, Keys},
};

use super::{backups::make, jobs::JobDone};

/// Reads a file. Where it holds something new, a backup is made before it is taken in.
pub(super) fn read(path: &Path, diary: &Diary, before: Option<(BackupOrder, Keys)>) -> JobDone {
    let plan = plan(path, diary);
    let brings_something = plan.as_ref().is_ok_and(|plan| !plan.is_empty());
    let backup =
        before.filter(|_| brings_something).map(|(order, keys)| Box::new(make(&order, &keys)));
    JobDone::Read(plan, backup)
}

/// What is already answered stays; the file fills what is not.
fn plan(path: &Path, diary: &Diary) -> Result<Box<Plan>, String> {
    let bytes = std::fs::read(path).map_err(|error| {
        format!("The file could not be read ({error}); choose another: {}", path.display())
    })?;
    let imported = exchange::json::parse(&bytes).map_err(|error| error.to_string())?;
    exchange::plan(diary, &imported, OnConflict::Keep)
        .map(Box::new)
        .map_err(|error| error.to_string())
}
