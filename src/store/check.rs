//! Examining a whole file.

use std::{path::Path, thread};

use rusqlite::{Connection, ErrorCode, ffi};

use super::{
    CheckReport, Contents, DamagedPart, Problem, Store, StoreError,
    connection::{self, Purpose, failed_rows},
    contents,
    contents::Meta,
    digest::ContentDigest,
    history, migration,
    sealed::{self, Seal},
    tables::RowError,
    work::Limited,
};

impl Store {
    /// Examines the whole file: its structure, that every value fits its field, and that the
    /// entries are those that were saved.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where the file cannot be read at all; what can be read and is
    /// wrong all the same stands in the report.
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        let _limited = Limited::by(&self.place.path);
        examine(self.connection()?)
            .map_err(|error| failed_rows("examine the diary", error, &self.place.path))
    }
}

/// Examines a file, as of one commit.
pub(super) fn examine(connection: &Connection) -> Result<CheckReport, RowError> {
    let transaction = connection.unchecked_transaction()?;
    let structure = structure(connection)?;
    let mut report = entries(connection)?;
    transaction.commit()?;
    report.problems.splice(0..0, structure);
    Ok(report)
}

/// As [`examine`], of a copy that nobody else knows of yet: its structure is examined beside its
/// entries, which takes half the time.
pub(super) fn examine_copy(path: &Path, seal: Option<&Seal>) -> Result<CheckReport, RowError> {
    thread::scope(|scope| {
        let examiner = thread::Builder::new().name("diary-check".to_owned());
        let structure = examiner.spawn_scoped(scope, || structure(&open_copy(path, seal)?));
        let copy = open_copy(path, seal)?;
        let mut report = entries(&copy)?;
        // A machine that gives no thread, or takes it away, has the work done here.
        let structure = match structure.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(found)) => found?,
            Ok(Err(_)) | Err(_) => self::structure(&copy)?,
        };
        report.problems.splice(0..0, structure);
        Ok(report)
    })
}

/// Opens a copy that was just written.
pub(super) fn open_copy(path: &Path, seal: Option<&Seal>) -> Result<Connection, RowError> {
    let Some(seal) = seal else { return Ok(connection::open(path, Purpose::Read)?) };
    let content = sealed::read_back(path, Some(seal)).map_err(|_error| {
        // What went wrong with a copy is told as one thing: it is not what was written.
        RowError::Damaged(DamagedPart::Seal)
    })?;
    Ok(connection::open_image(&content, Purpose::Read)?)
}

/// What is wrong with the entries of a file and its steps, without its structure.
fn entries(connection: &Connection) -> Result<CheckReport, RowError> {
    let Meta { revision, digest } = contents::read_meta(connection)?;
    let diary = contents::read_diary(connection)?;
    let mut problems = Vec::new();
    if digest_of(&diary)? != digest {
        problems.push(Problem::ContentChanged);
    }
    problems.extend(history::unreadable_steps(connection)?.into_iter().map(Problem::Step));
    Ok(CheckReport {
        schema_version: migration::version(connection)?,
        revision,
        contents: Contents::of(&diary),
        undo_steps: history::undo_steps(connection)?,
        problems,
    })
}

/// Whether all that was found wrong are steps that cannot be taken back: the entries are whole.
pub(super) fn entries_are_sound(report: &CheckReport) -> bool {
    report.problems.iter().all(|problem| matches!(problem, Problem::Step(_)))
}

/// Whether the entries of a file are those that were saved.
pub(super) fn holds_what_was_saved(connection: &Connection) -> Result<bool, RowError> {
    let transaction = connection.unchecked_transaction()?;
    let saved = contents::read_meta(connection)?.digest;
    let found = digest_of(&contents::read_diary(connection)?)?;
    transaction.commit()?;
    Ok(saved == found)
}

/// As [`structure`], in a fraction of the time: what an index holds is not compared.
pub(super) fn quick_structure(connection: &Connection) -> Result<Vec<Problem>, RowError> {
    let mut statement = connection.prepare("PRAGMA quick_check")?;
    let findings = statement.query_map([], |row| row.get("quick_check"))?;
    let findings = findings.collect::<rusqlite::Result<Vec<String>>>()?;
    findings.into_iter().filter(|finding| finding != "ok").map(problem).collect()
}

/// What SQLite finds wrong with the structure of a file.
pub(super) fn structure(connection: &Connection) -> Result<Vec<Problem>, RowError> {
    let mut problems = Vec::new();
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let finding: String = row.get("integrity_check")?;
        if finding != "ok" {
            problems.push(problem(finding)?);
        }
    }
    if !problems.is_empty() {
        // The rows of pages that stand for others many times over are not to be counted.
        return Ok(problems);
    }
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        problems.push(Problem::Orphan { table: row.get("table")? });
    }
    Ok(problems)
}

/// What SQLite found. A page that the disk did not give is no damaged one: it may give it the next
/// time, and nothing is said of the file.
fn problem(finding: String) -> Result<Problem, RowError> {
    let failed = finding
        .split_once("error code")
        .and_then(|(_, code)| code.trim_start_matches([' ', '=']).split(' ').next()?.parse().ok())
        .map(ffi::Error::new)
        .filter(|error| error.code == ErrorCode::SystemIoFailure);
    match failed {
        Some(error) => Err(rusqlite::Error::SqliteFailure(error, None).into()),
        None => Ok(Problem::Structure(finding)),
    }
}

pub(super) fn digest_of(diary: &crate::diary::Diary) -> Result<ContentDigest, RowError> {
    ContentDigest::of(diary)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)).into())
}

#[cfg(test)]
mod tests {
    use rusqlite::ErrorCode;

    use super::problem;
    use crate::store::{Problem, tables::RowError};

    #[test]
    fn a_page_that_the_disk_did_not_give_is_told_from_a_damaged_one() {
        for finding in [
            "Tree 4 page 7: unable to get the page. error code=266",
            "Tree 4 page 7: btreeInitPage() returns error code 10",
            "Tree 4 page 7: unable to get the page. error code=8458",
        ] {
            let Err(RowError::Sql(error)) = problem(finding.to_owned()) else {
                panic!("{finding}")
            };
            assert_eq!(error.sqlite_error_code(), Some(ErrorCode::SystemIoFailure), "{finding}");
        }
        for finding in [
            "Tree 4 page 7: btreeInitPage() returns error code 11",
            "Tree 4 page 7 cell 3: Extends off end of page",
            "row 3 missing from index night_date",
        ] {
            let Ok(found) = problem(finding.to_owned()) else { panic!("{finding}") };
            assert_eq!(found, Problem::Structure(finding.to_owned()));
        }
    }
}
