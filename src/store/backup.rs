//! Copies of the diary that were read back before they get their name.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::{
    Backup, CheckReport, DamagedPart, Overwrite, Problem, Store, StoreError,
    beside::{BEFORE_UPGRADE, belongs_to_diary, beside, remove_abandoned, waiting},
    check::{self, entries_are_sound, examine_copy, holds_what_was_saved},
    connection::{self, failed, failed_rows},
    place::{self, NewFile},
    sealed::{Seal, sealed_file},
};

impl Store {
    /// Writes a copy of the diary as of its last commit.
    ///
    /// The copy is written under another name, read back whole and compared with what the
    /// diary says was saved; only then, and on the disk, does it get its name.
    ///
    /// # Errors
    /// [`StoreError::Exists`] without [`Overwrite::Yes`]; [`StoreError::OwnFile`] for the diary
    /// itself. Whatever stood at the place still stands there.
    pub fn backup(&mut self, out: &Path, overwrite: Overwrite) -> Result<Backup, StoreError> {
        let out = place::resolve_target(out)?;
        self.check_target(&out, overwrite)?;
        let (new, report) = {
            let seal = self.place.seal();
            let connection = self.connection.as_mut().ok_or(StoreError::Closed)?;
            verified_copy(connection, seal.as_deref(), &self.place.path, &out)?
        };
        remove_abandoned(new.path());
        let bytes = new.path().metadata().map(|metadata| metadata.len());
        let bytes = bytes.map_err(|source| place::failed("write", source, &out))?;
        new.put_in_place(&out, overwrite)?;
        let CheckReport { revision, contents, .. } = report;
        Ok(Backup { path: out, bytes, revision, contents })
    }

    fn check_target(&self, out: &Path, overwrite: Overwrite) -> Result<(), StoreError> {
        let there = place::examine(out)?;
        if belongs_to_diary(out, &self.place.path) || there.is_some() && there == self.place.file {
            return Err(StoreError::OwnFile { path: out.to_owned() });
        }
        if there.is_some() && overwrite == Overwrite::No {
            return Err(StoreError::Exists { path: out.to_owned() });
        }
        if let Some(added) = waiting(out).first() {
            return Err(StoreError::Stray { path: beside(out, added) });
        }
        Ok(())
    }
}

/// Copies a diary to a new file for `target` and reads the copy back.
pub(super) fn verified_copy(
    diary: &mut Connection,
    seal: Option<&Seal>,
    diary_path: &Path,
    target: &Path,
) -> Result<(NewFile, CheckReport), StoreError> {
    let new = copy(diary, seal, target)?;
    let report = examine_copy(new.path(), seal)
        .map_err(|error| failed_rows("read the copy", error, target))?;
    if entries_are_sound(&report) {
        return Ok((new, report));
    }
    // Either the copy went wrong, or it is a true copy of a diary that did.
    let sound = holds_what_was_saved(diary)
        .map_err(|error| failed_rows("examine the diary", error, diary_path))?;
    if sound {
        Err(StoreError::CopyDiffers { path: target.to_owned() })
    } else {
        let part = DamagedPart::Content;
        Err(StoreError::Damaged { part, path: diary_path.to_owned() })
    }
}

/// Keeps a copy of a diary of an earlier version, before its tables are changed.
pub(super) fn keep_before_upgrade(
    diary: &mut Connection,
    seal: Option<&Seal>,
    diary_path: &Path,
    version: u32,
) -> Result<PathBuf, StoreError> {
    let mut kept = beside(diary_path, &format!("{BEFORE_UPGRADE}{version}"));
    let new = copy(diary, seal, diary_path)?;
    let problems = check::open_copy(new.path(), seal)
        .and_then(|copy| check::structure(&copy))
        .map_err(|error| failed_rows("read the copy", error, &kept))?;
    if problems.iter().any(|problem| matches!(problem, Problem::Structure(_))) {
        return Err(StoreError::CopyDiffers { path: kept });
    }
    kept = place::free_name(&kept)?;
    new.put_in_place(&kept, Overwrite::No)?;
    Ok(kept)
}

/// Copies a diary to a new file for `target`, sealed where there is a seal.
pub(super) fn copy(
    diary: &mut Connection,
    seal: Option<&Seal>,
    target: &Path,
) -> Result<NewFile, StoreError> {
    if let Some(seal) = seal {
        return sealed_file(diary, seal, target);
    }
    let new = NewFile::for_target(target)?;
    connection::copy_into(diary, new.path())
        .map_err(|source| failed("write the copy", source, target))?;
    Ok(new)
}
