//! Opening a diary file, and reading all of it.

use std::{
    cell::OnceCell,
    path::{Path, PathBuf},
    sync::Arc,
};

use rusqlite::Connection;

use super::{
    Access, DamagedPart, LeftCopy, Loaded, Overwrite, StoreError, backup,
    beside::{
        log_of, put_orphans_aside, put_stray_log_aside, remove_companions,
        remove_unfinished_copies, waiting,
    },
    commit::FailedWrite,
    connection::{self, Purpose, check_header, failed, failed_rows},
    contents,
    digest::ContentDigest,
    lock::WriterLock,
    migration::{self, MIGRATIONS, newest},
    place::{self, FileId, NewFile, OpenMark},
    sealed::{Seal, Sealed, starts_sealed},
    unlock::{Unlocking, connect_sealed},
    work::Limited,
};
use crate::diary::Diary;

/// One diary, opened.
#[derive(Debug)]
pub struct Store {
    /// `None` only where a file could not be opened again after a failed write.
    pub(super) connection: Option<Connection>,
    pub(super) place: Place,
    pub(super) access: Access,
    /// What the file holds, as its only writer knows it.
    pub(super) model: OnceCell<Model>,
    /// Set from a write that failed until the file was opened again and looked at.
    pub(super) failed_write: Option<FailedWrite>,
    /// Whether the file was not there before.
    pub(super) made: bool,
    /// The copies that could not be brought under the password when the diary was opened;
    /// `None`: there was nothing to bring.
    pub(super) finished: Option<Vec<LeftCopy>>,
    // Given up in this order, after the connection.
    pub(super) mark: Option<OpenMark>,
    pub(super) lock: Option<WriterLock>,
}

/// Where a diary is.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) path: PathBuf,
    /// `None`: in memory.
    pub(super) file: Option<FileId>,
    /// Of a diary with a password, which is in memory and is written whole.
    pub(super) sealed: Option<Sealed>,
}

impl Place {
    /// What seals the diary and its copies.
    pub(super) fn seal(&self) -> Option<Arc<Seal>> {
        self.sealed.as_ref().map(|sealed| Arc::clone(sealed.seal()))
    }
}

/// The diary with what is known of its file.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) diary: Diary,
    pub(super) revision: u64,
    pub(super) digest: ContentDigest,
}

impl Store {
    /// Opens a diary file.
    ///
    /// A file of an earlier version of this program is brought up to date by a writer; a copy
    /// of it, `<name>.before-upgrade-<version>`, is made first.
    ///
    /// # Errors
    /// Every [`StoreError`] of a file that is not there, is in use, is no diary, is newer, is
    /// damaged or cannot be written. The file is left as it is, byte for byte.
    pub fn open(path: &Path, access: Access) -> Result<Self, StoreError> {
        Self::open_with(path, access, None, MIGRATIONS)
    }

    /// An empty diary that is gone when it is dropped, for tests and trials.
    pub fn in_memory() -> Result<Self, StoreError> {
        let path = PathBuf::from("(in memory)");
        let connection = connection::open_in_memory()
            .and_then(|mut connection| {
                migration::migrate(&mut connection, MIGRATIONS)?;
                Ok(connection)
            })
            .map_err(|source| failed("make a diary in memory", source, &path))?;
        Ok(Self {
            connection: Some(connection),
            place: Place { path, file: None, sealed: None },
            access: Access::WriteOrCreate,
            model: OnceCell::new(),
            failed_write: None,
            made: true,
            finished: None,
            mark: None,
            lock: None,
        })
    }

    /// Reads everything that the file holds, as of one commit.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] names the row that this program cannot have written.
    pub fn load(&self) -> Result<Loaded, StoreError> {
        let _limited = Limited::by(&self.place.path);
        let (loaded, meta) = contents::read(self.connection()?)
            .map_err(|error| failed_rows("read the diary", error, &self.place.path))?;
        self.model.get_or_init(|| Model {
            diary: loaded.diary.clone(),
            revision: meta.revision,
            digest: meta.digest,
        });
        Ok(loaded)
    }

    /// Closes the diary; one that was not there before and holds nothing is gone again.
    ///
    /// # Errors
    /// [`StoreError::Io`] where it could not be removed.
    pub fn close_if_unused(self) -> Result<(), StoreError> {
        let unused = self.made
            && self.place.file.is_some_and(|file| place::is_same(&self.place.path, file))
            && self.load().is_ok_and(|loaded| {
                loaded.diary.is_empty()
                    && loaded.preferences.is_empty()
                    && loaded.drafts.is_empty()
                    && loaded.undo.is_none()
                    && loaded.redo.is_none()
            });
        let Self { connection, place, mark: _mark, lock: _lock, .. } = self;
        drop(connection);
        if unused {
            std::fs::remove_file(&place.path)
                .map_err(|source| place::failed("remove the empty diary", source, &place.path))?;
            remove_companions(&place.path)?;
        }
        Ok(())
    }

    /// The path by which the diary was opened, without links in it.
    pub fn path(&self) -> &Path {
        &self.place.path
    }

    pub(super) fn connection(&self) -> Result<&Connection, StoreError> {
        self.connection.as_ref().ok_or(StoreError::Closed)
    }

    /// Opens the file at the place of the diary anew.
    pub(super) fn reconnect(&mut self) -> Result<(), StoreError> {
        self.connection = None;
        self.connection = Some(connect(&mut self.place, self.access, MIGRATIONS)?);
        Ok(())
    }

    pub(super) fn open_with(
        path: &Path,
        access: Access,
        unlocking: Option<Unlocking<'_>>,
        migrations: &[&str],
    ) -> Result<Self, StoreError> {
        let newest = newest(migrations);
        if access == Access::WriteOrCreate {
            place::make_folder(path)?;
        }
        let path = place::resolve_diary(path)?;
        let mut made = false;
        let (file, lock) = match place::examine(&path)? {
            Some(file) => (file, None),
            None if access == Access::WriteOrCreate => {
                let lock = WriterLock::take(&path).map_err(none_can_be_made)?;
                // Somebody else may have made it in the meantime.
                let file = if let Some(file) = place::examine(&path)? {
                    file
                } else {
                    made = true;
                    create(&path, migrations).map_err(none_can_be_made)?
                };
                (file, Some(lock))
            }
            None => return Err(StoreError::Missing { path }),
        };
        if starts_sealed(&path, file)? {
            return Self::open_sealed(path, access, lock, unlocking, migrations);
        }
        // What is no diary is found out before a lock is made beside it.
        let (mark, stray) = mark_open(&path, file, newest)?;
        let mut lock = match (access, lock) {
            (Access::Read, _) => None,
            (Access::Write | Access::WriteOrCreate, Some(lock)) => Some(lock),
            (Access::Write | Access::WriteOrCreate, None) => Some(WriterLock::take(&path)?),
        };
        if !place::is_same(&path, file) {
            return Err(StoreError::Busy { path });
        }
        if lock.is_some() {
            remove_unfinished_copies(&path);
        }
        match (stray, &lock) {
            (Some(_log), Some(_writer)) => put_stray_log_aside(&path)?,
            (Some(log), None) => return Err(StoreError::Stray { path: log }),
            (None, _) => {}
        }
        if let Some(lock) = lock.as_mut().filter(|_writer| !waiting(&path).is_empty()) {
            lock.set_interrupted();
        }
        let mut place = Place { path, file: Some(file), sealed: None };
        let connection = connect(&mut place, access, migrations)?;
        Ok(Self {
            connection: Some(connection),
            place,
            access,
            model: OnceCell::new(),
            failed_write: None,
            made,
            finished: None,
            mark: Some(mark),
            lock,
        })
    }
}

/// Opens the connection of a file whose header was found good.
pub(super) fn connect(
    place: &mut Place,
    access: Access,
    migrations: &[&str],
) -> Result<Connection, StoreError> {
    if place.sealed.is_some() {
        return connect_sealed(place, access, migrations);
    }
    let Place { path, .. } = place;
    let sql = |source| failed("open the diary", source, path);
    let known = newest(migrations);
    if access == Access::Read {
        let (connection, found) = connect_known(path, Purpose::Read, migrations)?;
        if found < known {
            return Err(StoreError::Older { found, known, path: path.clone() });
        }
        return Ok(connection);
    }
    let (mut connection, found) = connect_known(path, Purpose::Write, migrations)?;
    if connection.is_readonly("main").map_err(sql)? {
        return Err(StoreError::ReadOnly { path: path.clone() });
    }
    if found < known {
        backup::keep_before_upgrade(&mut connection, None, path, found)?;
        migration::migrate(&mut connection, migrations).map_err(sql)?;
    }
    Ok(connection)
}

/// Opens a connection to a file of any version that this program knows, and tells which.
pub(super) fn connect_known(
    path: &Path,
    purpose: Purpose,
    migrations: &[&str],
) -> Result<(Connection, u32), StoreError> {
    let connection =
        connection::open(path, purpose).map_err(|source| failed("open the diary", source, path))?;
    let found = known_version(&connection, migrations, path)?;
    Ok((connection, found))
}

pub(super) fn known_version(
    connection: &Connection,
    migrations: &[&str],
    path: &Path,
) -> Result<u32, StoreError> {
    let _limited = Limited::by(path);
    let sql = |source| failed("open the diary", source, path);
    let (found, known) = (migration::version(connection).map_err(sql)?, newest(migrations));
    if found > known {
        let found = i32::try_from(found).unwrap_or(i32::MAX);
        return Err(StoreError::Newer { found, known, path: path.to_owned() });
    }
    if !migration::has_tables_of(connection, migrations, found).map_err(sql)? {
        return Err(StoreError::Damaged { part: DamagedPart::Tables, path: path.to_owned() });
    }
    Ok(found)
}

/// Checks the header of a file, unless this process has it open and so has checked it; with a
/// log that stands beside the file and does not belong to it.
pub(super) fn mark_open(
    path: &Path,
    file: FileId,
    newest: u32,
) -> Result<(OpenMark, Option<PathBuf>), StoreError> {
    let mut stray = None;
    let mark = OpenMark::set(file, || {
        let start = place::read_start::<100>(path)?;
        if !connection::uses_log(&start) {
            stray = log_of(path);
        }
        check_header(&start, newest, path)
    })?;
    Ok((mark, stray))
}

/// The same error in words for a place where there is no diary that could be read.
fn none_can_be_made(error: StoreError) -> StoreError {
    if let StoreError::ReadOnly { path } = error {
        StoreError::CannotBeMade { path }
    } else {
        error
    }
}

/// Makes an empty diary. It appears whole or not at all.
fn create(path: &Path, migrations: &[&str]) -> Result<FileId, StoreError> {
    let new = empty_beside(path, migrations)?;
    put_orphans_aside(path)?;
    new.put_in_place(path, Overwrite::No)?;
    place::examine(path)?.ok_or_else(|| StoreError::Moved { path: path.to_owned() })
}

/// A file in the folder of a diary that holds a diary without entries; it is gone when it is
/// dropped, unless it is put in its place.
pub(super) fn empty_beside(path: &Path, migrations: &[&str]) -> Result<NewFile, StoreError> {
    let new = NewFile::for_target(path)?;
    connection::open(new.path(), Purpose::Make)
        .and_then(|mut connection| {
            migration::migrate(&mut connection, migrations)?;
            connection.close().map_err(|(_connection, error)| error)
        })
        .map_err(|source| failed("make the diary", source, path))?;
    Ok(new)
}
