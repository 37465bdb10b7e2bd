//! A connection to a diary file, set up so that saved means saved.

use std::{os::unix::ffi::OsStrExt as _, path::Path, time::Duration};

use rusqlite::{
    Connection, ErrorCode, MAIN_DB, OpenFlags,
    config::DbConfig,
    ffi,
    limits::Limit,
    types::{ToSqlOutput, ValueRef},
};

use super::{
    DamagedPart, FileKind, StoreError, migration::APPLICATION_ID, tables::RowError,
    work::keep_within_limits,
};

/// What a connection may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Read only; what an interrupted writer left unfinished may still be put right.
    Read,
    /// Read and write.
    Write,
    /// Make a file that is thrown away unless it becomes complete: no journal beside it.
    Make,
}

/// How long a connection waits for another program that is reading or saving.
const PATIENCE: Duration = Duration::from_secs(4);

/// The largest text or row that is read or written. One night with a hundred cramps and full
/// notes, before and after, comes to about 12 MB.
const LARGEST_ROW: i32 = 128 << 20;

/// Opens an existing file.
///
/// The journal is truncated and synced with every commit (TRUNCATE, EXTRA): in replays of
/// power cuts no commit was lost, and between commits the diary is one file that can be
/// copied. The file is locked only while a transaction runs, so that a reader can join.
pub(super) fn open(path: &Path, purpose: Purpose) -> rusqlite::Result<Connection> {
    // Without write access SQLite falls back to reading by itself.
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut connection = Connection::open_with_flags(path, flags)?;
    set_up(&mut connection, purpose)?;
    Ok(connection)
}

/// Opens a database that is gone when it is dropped.
pub(super) fn open_in_memory() -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    set_up(&mut connection, Purpose::Write)?;
    Ok(connection)
}

/// Opens a database in memory that holds what a file of these bytes holds.
pub(super) fn open_image(image: &[u8], purpose: Purpose) -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    connection.deserialize_read_exact(MAIN_DB, image, image.len(), false)?;
    set_up(&mut connection, purpose)?;
    // There is no journal beside what has no place on the disk.
    connection.pragma_update_and_check(None, "journal_mode", "MEMORY", |_row| Ok(()))?;
    Ok(connection)
}

fn set_up(connection: &mut Connection, purpose: Purpose) -> rusqlite::Result<()> {
    keep_within_limits(connection)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LARGEST_ROW)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update_and_check(None, "mmap_size", 0, |_row| Ok(())).or_else(no_row)?;
    connection.pragma_update_and_check(None, "secure_delete", true, |_row| Ok(()))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    connection.set_prepared_statement_cache_capacity(64);
    match purpose {
        Purpose::Read => connection.pragma_update(None, "query_only", true),
        Purpose::Write => {
            connection.pragma_update_and_check(None, "journal_mode", "TRUNCATE", |_row| Ok(()))
        }
        Purpose::Make => {
            connection.pragma_update_and_check(None, "journal_mode", "MEMORY", |_row| Ok(()))
        }
    }
}

/// A database in memory has no `mmap_size` to answer with.
fn no_row(error: rusqlite::Error) -> rusqlite::Result<()> {
    if error == rusqlite::Error::QueryReturnedNoRows { Ok(()) } else { Err(error) }
}

/// Runs `VACUUM INTO` an empty file: a complete copy of one committed state.
pub(super) fn copy_into(connection: &Connection, target: &Path) -> rusqlite::Result<()> {
    let query_only: bool = connection.query_row("PRAGMA query_only", [], |row| row.get(0))?;
    // The copy is attached while it is written, and is not the file that must not be changed.
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    connection.pragma_update(None, "query_only", false)?;
    let name = ToSqlOutput::Borrowed(ValueRef::Text(target.as_os_str().as_bytes()));
    let copied = connection.execute("VACUUM INTO ?", [name]);
    connection.pragma_update(None, "query_only", query_only)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    copied.map(|_rows| ())
}

/// Looks at the first 100 bytes of a file, before SQLite does.
///
/// # Errors
/// What is no diary of this program or of a later version of it.
pub(super) fn check_header(start: &[u8], newest: u32, path: &Path) -> Result<(), StoreError> {
    let path = path.to_owned();
    if start.is_empty() {
        return Err(StoreError::Empty { path });
    }
    let number = |at: usize| {
        start.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map(i32::from_be_bytes)
    };
    let (Some(version), Some(application), Some(_whole_header)) =
        (number(60), number(68), number(96))
    else {
        return Err(StoreError::NotADiary { path });
    };
    if !start.starts_with(b"SQLite format 3\0") || application.cast_unsigned() != APPLICATION_ID {
        return Err(StoreError::NotADiary { path });
    }
    match u32::try_from(version) {
        Ok(0) => Err(StoreError::Damaged { part: DamagedPart::Tables, path }),
        Ok(known) if known <= newest => Ok(()),
        _ => Err(StoreError::Newer { found: version, known: newest, path }),
    }
}

/// Whether a file says in its first bytes that it is written with a log beside it (WAL).
pub(super) fn uses_log(start: &[u8]) -> bool {
    start.get(18..20).is_some_and(|versions| versions.contains(&2))
}

/// What an error of SQLite means for the person.
pub(super) fn failed(doing: &'static str, source: rusqlite::Error, path: &Path) -> StoreError {
    let path = path.to_owned();
    let Some(&ffi::Error { code, extended_code }) = source.sqlite_error() else {
        return StoreError::Sqlite { doing, source, path };
    };
    let is = |wanted: ErrorCode| code == wanted;
    if is(ErrorCode::DatabaseBusy) || is(ErrorCode::DatabaseLocked) {
        StoreError::Busy { path }
    } else if is(ErrorCode::DatabaseCorrupt)
        || is(ErrorCode::NotADatabase)
        // Nothing but the limit of its work interrupts a call.
        || is(ErrorCode::OperationInterrupted)
    {
        StoreError::Damaged { part: DamagedPart::Structure, path }
    } else if is(ErrorCode::DiskFull) {
        StoreError::Full { path }
    } else if is(ErrorCode::TooBig) {
        StoreError::TooLarge { path }
    } else if is(ErrorCode::ConstraintViolation) {
        StoreError::Unfit { source, path }
    } else if extended_code == ffi::SQLITE_CANTOPEN_SYMLINK {
        StoreError::NotAFile { kind: FileKind::SymbolicLink, path }
    } else if extended_code == ffi::SQLITE_READONLY_DBMOVED {
        StoreError::Moved { path }
    } else if extended_code == ffi::SQLITE_READONLY_ROLLBACK {
        StoreError::Interrupted { path }
    } else if is(ErrorCode::ReadOnly) {
        StoreError::ReadOnly { path }
    } else {
        StoreError::Sqlite { doing, source, path }
    }
}

/// What an error of reading or writing rows means for the person.
pub(super) fn failed_rows(doing: &'static str, error: RowError, path: &Path) -> StoreError {
    match error {
        RowError::Damaged(part) => StoreError::Damaged { part, path: path.to_owned() },
        RowError::Sql(source) => failed(doing, source, path),
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, config::DbConfig, limits::Limit, types::Value};

    use crate::store::{Access, Store};

    fn pragma(connection: &Connection, name: &str) -> Value {
        connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn sqlite_is_one_without_known_faults() {
        // 3.51.3 put right a loss of data that had been there since 3.7.0.
        assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
    }

    #[test]
    fn the_set_up_is_in_force() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary");
        let writer = Store::open(&path, Access::WriteOrCreate).unwrap();
        let reader = Store::open(&path, Access::Read).unwrap();
        for (store, journal_mode, query_only) in [(&writer, "truncate", 0), (&reader, "delete", 1)]
        {
            let connection = store.connection().unwrap();
            for (name, value) in [
                ("journal_mode", Value::from(journal_mode.to_owned())),
                ("query_only", Value::from(query_only)),
                ("synchronous", Value::from(3)),
                ("locking_mode", Value::from("normal".to_owned())),
                ("foreign_keys", Value::from(1)),
                ("trusted_schema", Value::from(0)),
                ("cell_size_check", Value::from(1)),
                ("mmap_size", Value::from(0)),
                ("secure_delete", Value::from(1)),
                ("temp_store", Value::from(2)),
                ("busy_timeout", Value::from(4000)),
            ] {
                assert_eq!(pragma(connection, name), value, "{name}");
            }
            let on = |config| connection.db_config(config).unwrap();
            assert!(on(DbConfig::SQLITE_DBCONFIG_DEFENSIVE));
            assert!(!on(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER));
            assert!(!on(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW));
            assert_eq!(connection.limit(Limit::SQLITE_LIMIT_ATTACHED).unwrap(), 0);
        }
        assert_eq!(
            pragma(writer.connection().unwrap(), "application_id"),
            Value::from(0x4372_4469)
        );
        assert_eq!(pragma(writer.connection().unwrap(), "user_version"), Value::from(3));
    }

    #[test]
    fn a_deleted_text_is_gone_from_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary");
        let mut store = Store::open(&path, Access::WriteOrCreate).unwrap();
        let secret = "something very private";
        let holds_it = || {
            let bytes = std::fs::read(&path).unwrap();
            bytes.windows(secret.len()).any(|window| window == secret.as_bytes())
        };
        store.set_draft("note", secret, chrono::DateTime::UNIX_EPOCH).unwrap();
        drop(store);
        assert!(holds_it());
        let mut store = Store::open(&path, Access::Write).unwrap();
        store.clear_draft("note").unwrap();
        drop(store);
        assert!(!holds_it());
    }
}
