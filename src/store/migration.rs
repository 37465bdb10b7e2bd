//! The versions of the tables, and the way from each one to the newest.

use rusqlite::{Connection, TransactionBehavior};

use super::connection;

/// The mark of this program's files, "CrDi"; the first migration writes it.
pub(super) const APPLICATION_ID: u32 = u32::from_be_bytes(*b"CrDi");

/// One script a version: the first one makes the tables, each other one goes a version on.
pub(super) const MIGRATIONS: &[&str] = &[include_str!("../../migrations/0001_diary.sql")];

/// The newest version of the tables.
pub(super) fn newest(migrations: &[&str]) -> u32 {
    u32::try_from(migrations.len()).unwrap_or(u32::MAX)
}

/// The version of a file's tables; 0 is a file without any.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Whether a file has exactly the tables that the scripts up to a version make.
///
/// A file from elsewhere may hold triggers, views or columns that compute something; none of
/// that is ever run.
pub(super) fn has_tables_of(
    connection: &Connection,
    migrations: &[&str],
    version: u32,
) -> rusqlite::Result<bool> {
    let mut model = connection::open_in_memory()?;
    migrate(&mut model, migrations.get(..version as usize).unwrap_or(migrations))?;
    Ok(tables(connection)? == tables(&model)?)
}

/// Brings the tables up to the newest version, each step in a transaction of its own.
pub(super) fn migrate(connection: &mut Connection, migrations: &[&str]) -> rusqlite::Result<()> {
    let from = version(connection)?;
    for (script, version) in migrations.iter().zip(1_u32..).skip(from as usize) {
        let step = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        step.execute_batch(script)?;
        step.pragma_update(None, "user_version", version)?;
        step.execute(
            "UPDATE meta SET commit_seq = commit_seq + 1, app_version = ?",
            [env!("CARGO_PKG_VERSION")],
        )?;
        step.commit()?;
    }
    Ok(())
}

fn tables(connection: &Connection) -> rusqlite::Result<Vec<(String, String, Option<String>)>> {
    connection
        .prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")?
        .query_map([], |row| Ok((row.get("type")?, row.get("name")?, row.get("sql")?)))?
        .collect()
}
