//! The versions of the tables, and the way from each one to the newest.

use rusqlite::{Connection, TransactionBehavior};

use super::connection;

/// The mark of this program's files, the letters `CrDi`; the first migration writes it.
pub(super) const APPLICATION_ID: u32 = u32::from_be_bytes(*b"CrDi");

/// One script a version: the first one makes the tables, each other one goes a version on.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_diary.sql"),
    include_str!("../../migrations/0002_running_cramp.sql"),
    include_str!("../../migrations/0003_added_fluid.sql"),
];

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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{MIGRATIONS, has_tables_of, migrate, newest, version};
    use crate::{
        diary::{Change, Diary, Night, Step},
        store::{Access, Keys, Store, StoreError, connection, restore::restore_with},
    };

    const NEXT: &str = "ALTER TABLE exposure ADD COLUMN place TEXT";

    #[test]
    fn the_newest_version_is_known() {
        assert_eq!(newest(MIGRATIONS), 3, "a new version needs a file of this one as a fixture");
    }

    #[test]
    fn a_fresh_file_is_as_one_that_went_step_by_step() {
        let scripts = [MIGRATIONS[0], MIGRATIONS[1], MIGRATIONS[2], NEXT];
        let mut stepwise = connection::open_in_memory().unwrap();
        for count in 0..=scripts.len() {
            migrate(&mut stepwise, &scripts[..count]).unwrap();
            assert_eq!(version(&stepwise).unwrap() as usize, count);
        }
        assert!(has_tables_of(&stepwise, &scripts, 4).unwrap());
        assert!(!has_tables_of(&stepwise, &scripts, 3).unwrap());
    }

    #[test]
    fn an_older_diary_is_copied_and_then_brought_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary");
        let mut night = Night::unanswered("2026-03-01".parse().unwrap());
        night.cramps = Some(Vec::new());
        let changes = vec![Change::of_night(&Diary::default(), night)];
        let mut store = Store::open(&path, Access::WriteOrCreate).unwrap();
        store.commit(Step { name: "add".to_owned(), changes }).unwrap();
        let before = store.load().unwrap();
        drop(store);

        let scripts = [MIGRATIONS[0], MIGRATIONS[1], MIGRATIONS[2], NEXT];
        let open = |access| Store::open_with(&path, access, None, &scripts);
        let refused = open(Access::Read).unwrap_err();
        assert!(matches!(refused, StoreError::Older { found: 3, known: 4, .. }), "{refused:?}");
        for _twice in 0..2 {
            let loaded = open(Access::Write).unwrap().load().unwrap();
            assert_eq!(loaded.diary, before.diary);
            assert_eq!(loaded.revision, before.revision + 1);
        }
        let kept = folder.path().join("diary.before-upgrade-3");
        assert_eq!(Store::open(&kept, Access::Read).unwrap().load().unwrap(), before);
        let names = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(names, 4, "the diary, its journal and lock, and one copy");
        let older_program = Store::open(&path, Access::Write).unwrap_err();
        assert!(matches!(older_program, StoreError::Newer { found: 4, known: 3, .. }));
    }

    #[test]
    fn an_older_backup_is_brought_up_to_date_when_it_is_put_back() {
        let folder = tempfile::tempdir().unwrap();
        let (old, diary) = (folder.path().join("old"), folder.path().join("diary"));
        let mut store = Store::open(&old, Access::WriteOrCreate).unwrap();
        store.set_preference("look", Some("dark")).unwrap();
        drop(store);
        let before = fs::read(&old).unwrap();
        let scripts = [MIGRATIONS[0], MIGRATIONS[1], MIGRATIONS[2], NEXT];
        restore_with(&diary, &old, "x", None, &Keys::none(), &scripts).unwrap();
        assert_eq!(fs::read(&old).unwrap(), before);
        let store = Store::open_with(&diary, Access::Read, None, &scripts).unwrap();
        assert_eq!(store.load().unwrap().preferences["look"], "dark");
        assert_eq!(store.check().unwrap().schema_version, 4);
    }

    #[test]
    fn a_step_that_fails_leaves_the_version_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary");
        drop(Store::open(&path, Access::WriteOrCreate).unwrap());
        let before = fs::read(&path).unwrap();
        let scripts =
            [MIGRATIONS[0], MIGRATIONS[1], MIGRATIONS[2], "DROP TABLE dose; DROP TABLE nothing;"];
        assert!(Store::open_with(&path, Access::Write, None, &scripts).is_err());
        assert_eq!(fs::read(&path).unwrap(), before);
        assert!(Store::open(&path, Access::Write).is_ok());
    }
}
