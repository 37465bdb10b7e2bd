//! Everything that a file holds, read and written through the types of the diary.

use std::collections::BTreeMap;

use chrono::DateTime;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::{
    DamagedPart, Draft, Loaded, added_fluid_rows,
    digest::ContentDigest,
    history,
    lock::Backups,
    night_rows,
    person_rows::{self, EntryRows},
    running_rows,
    tables::{DRAFT, PREFERENCE, RowError, read_all},
};
use crate::diary::{Change, Diary, Edit, EntryId};

/// The preference that holds the mark of a diary's backups.
pub const BACKUP_ID: &str = "backup_id";

/// The preference that holds the folder that was chosen for backups.
pub const BACKUP_FOLDER: &str = "backup_folder";

/// The preference that holds the folders that were chosen before, as a JSON list.
const EARLIER_BACKUP_FOLDERS: &str = "backup_folders_before";

/// What the file says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meta {
    /// Counts the commits.
    pub(super) revision: u64,
    /// Of the entries that were saved.
    pub(super) digest: ContentDigest,
}

/// Reads what the file says of itself.
pub(super) fn read_meta(connection: &Connection) -> Result<Meta, RowError> {
    let damaged = |column| {
        let row = "1".to_owned();
        RowError::Damaged(DamagedPart::Value { table: "meta", column, row })
    };
    let (commit_seq, digest): (i64, Vec<u8>) = connection
        .prepare_cached("SELECT commit_seq, content_digest FROM meta")?
        .query_row([], |row| Ok((row.get("commit_seq")?, row.get("content_digest")?)))
        .optional()?
        .ok_or_else(|| damaged("id"))?;
    Ok(Meta {
        revision: u64::try_from(commit_seq).map_err(|_negative| damaged("commit_seq"))?,
        digest: ContentDigest(
            digest.try_into().map_err(|_wrong_length| damaged("content_digest"))?,
        ),
    })
}

/// Writes what the file says of itself.
pub(super) fn write_meta(connection: &Connection, meta: Meta) -> Result<(), RowError> {
    connection
        .prepare_cached("UPDATE meta SET commit_seq = ?, content_digest = ?, app_version = ?")?
        .execute(params![to_integer(meta.revision), meta.digest.0, env!("CARGO_PKG_VERSION"),])?;
    Ok(())
}

/// Reads everything, in one transaction: one state, whoever else is writing.
pub(super) fn read(connection: &Connection) -> Result<(Loaded, Meta), RowError> {
    let transaction = connection.unchecked_transaction()?;
    let meta = read_meta(connection)?;
    let loaded = Loaded {
        diary: read_diary(connection)?,
        preferences: read_preferences(connection)?,
        drafts: read_drafts(connection)?,
        revision: meta.revision,
        undo: history::next_undo(connection)?.map(|step| step.name),
        redo: history::next_redo(connection)?.map(|step| step.name),
    };
    transaction.commit()?;
    Ok((loaded, meta))
}

/// Reads the diary.
pub(super) fn read_diary(connection: &Connection) -> Result<Diary, RowError> {
    let mut diary = Diary::default();
    person_rows::read(connection, &mut diary)?;
    diary.running = running_rows::read(connection)?;
    diary.added_fluid = added_fluid_rows::read(connection)?;
    for night in night_rows::read(connection)? {
        diary.put_night(night);
    }
    Ok(diary)
}

/// Makes a change that was found to fit the diary.
pub(super) fn write(connection: &Connection, change: &Change) -> Result<(), RowError> {
    match change {
        Change::Night(date, edit) => {
            if edit.before.is_some() {
                night_rows::delete(connection, *date)?;
            }
            edit.after.as_ref().map_or(Ok(()), |night| night_rows::insert(connection, night))
        }
        Change::Medication(id, edit) => write_entry(connection, *id, edit),
        Change::Exposure(id, edit) => write_entry(connection, *id, edit),
        Change::Acknowledgement(id, edit) => write_entry(connection, *id, edit),
        Change::Appointment(id, edit) => write_entry(connection, *id, edit),
        Change::Profile(edit) => person_rows::replace_profile(connection, &edit.after),
        Change::Settings(edit) => person_rows::replace_settings(connection, &edit.after),
        Change::Running(edit) => running_rows::replace(connection, edit.after.as_ref()),
        Change::AddedFluid(date, edit) => added_fluid_rows::replace(connection, *date, edit.after),
    }
}

/// Keeps a preference, or forgets it.
pub(super) fn write_preference(
    connection: &Connection,
    key: &str,
    value: Option<&str>,
) -> Result<(), RowError> {
    connection.prepare_cached("DELETE FROM preference WHERE key = ?")?.execute([key])?;
    if let Some(value) = value {
        connection.prepare_cached(PREFERENCE.insert)?.execute([key, value])?;
    }
    Ok(())
}

/// Whether there is a draft of a field.
pub(super) fn has_draft(connection: &Connection, key: &str) -> Result<bool, RowError> {
    let mut found = connection.prepare_cached("SELECT 1 FROM draft WHERE key = ?")?;
    Ok(found.exists([key])?)
}

/// Keeps a draft, or forgets it.
pub(super) fn write_draft(
    connection: &Connection,
    key: &str,
    draft: Option<&Draft>,
) -> Result<(), RowError> {
    connection.prepare_cached("DELETE FROM draft WHERE key = ?")?.execute([key])?;
    if let Some(Draft { body, at, base }) = draft {
        connection.prepare_cached(DRAFT.insert)?.execute(params![
            key,
            body,
            at.timestamp_millis(),
            to_integer(*base),
        ])?;
    }
    Ok(())
}

fn write_entry<T: EntryRows>(
    connection: &Connection,
    id: EntryId,
    edit: &Edit<Option<T>>,
) -> Result<(), RowError> {
    if edit.before.is_some() {
        connection.prepare_cached(T::DELETE)?.execute([id.0])?;
    }
    edit.after.as_ref().map_or(Ok(()), |entry| entry.insert(connection, id))
}

/// What the preferences say of the backups; nothing where they cannot be read.
pub(super) fn backups(connection: &Connection) -> Backups {
    let of = |key| {
        connection
            .prepare_cached("SELECT value FROM preference WHERE key = ?")
            .and_then(|mut statement| statement.query_row([key], |row| row.get("value")))
            .ok()
    };
    let earlier: Option<String> = of(EARLIER_BACKUP_FOLDERS);
    Backups {
        id: of(BACKUP_ID),
        folder: of(BACKUP_FOLDER),
        earlier: earlier
            .and_then(|folders| serde_json::from_str(&folders).ok())
            .unwrap_or_default(),
    }
}

/// Takes note of the folder for backups that is about to be another one.
pub(super) fn note_earlier_folder(
    connection: &Connection,
    next: Option<&str>,
) -> Result<(), RowError> {
    let Backups { folder, mut earlier, .. } = backups(connection);
    let Some(folder) = folder.filter(|folder| Some(folder.as_str()) != next) else { return Ok(()) };
    earlier.retain(|known| *known != folder);
    earlier.push(folder);
    let text = serde_json::to_string(&earlier)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    write_preference(connection, EARLIER_BACKUP_FOLDERS, Some(&text))
}

pub(super) fn read_preferences(
    connection: &Connection,
) -> Result<BTreeMap<String, String>, RowError> {
    let preferences = read_all(connection, &PREFERENCE, |fields| {
        Ok((fields.text("key")?.to_owned(), fields.text("value")?.to_owned()))
    })?;
    Ok(preferences.into_iter().collect())
}

pub(super) fn read_drafts(connection: &Connection) -> Result<BTreeMap<String, Draft>, RowError> {
    let drafts = read_all(connection, &DRAFT, |fields| {
        let key = fields.text("key")?.to_owned();
        let body = fields.text("body")?.to_owned();
        let at = DateTime::from_timestamp_millis(fields.integer("at_ms")?)
            .ok_or_else(|| fields.damaged("at_ms"))?;
        let base = fields.integer("base")?;
        let base = u64::try_from(base).map_err(|_negative| fields.damaged("base"))?;
        Ok((key, Draft { body, at, base }))
    })?;
    Ok(drafts.into_iter().collect())
}

/// A revision as SQLite's type; the counter would have to run for ages to leave its range.
fn to_integer(revision: u64) -> i64 {
    i64::try_from(revision).unwrap_or(i64::MAX)
}
