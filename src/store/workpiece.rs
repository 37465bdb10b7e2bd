//! A diary that is being made: in a file that is not complete yet, or in memory where it is to be
//! sealed, so that nothing of it is ever readable on the disk.

use std::{path::Path, sync::Arc};

use rusqlite::Connection;

use super::{
    StoreError,
    connection::{self, Purpose, failed},
    migration::{MIGRATIONS, migrate},
    open::empty_beside,
    place::NewFile,
    restore::OpenedBackup,
    sealed::{Seal, sealed_file},
};

/// A diary that is being made.
pub(super) enum Workpiece {
    /// In a file beside its place.
    File(NewFile, Connection),
    /// In memory, with what is to seal it.
    Memory(Connection, Arc<Seal>),
}

impl Workpiece {
    /// One without entries.
    pub(super) fn empty(diary: &Path, seal: Option<Arc<Seal>>) -> Result<Self, StoreError> {
        match seal {
            None => Self::in_file(empty_beside(diary, MIGRATIONS)?, diary),
            Some(seal) => connection::open_in_memory()
                .and_then(|mut connection| {
                    migrate(&mut connection, MIGRATIONS)?;
                    Ok(Self::Memory(connection, seal))
                })
                .map_err(|source| failed("make the diary", source, diary)),
        }
    }

    /// One that begins with what a backup holds.
    pub(super) fn of_backup(
        backup: OpenedBackup,
        from: &Path,
        diary: &Path,
        seal: Option<Arc<Seal>>,
    ) -> Result<Self, StoreError> {
        match seal {
            None => Self::in_file(backup.copy(None, from, diary, MIGRATIONS)?.0, diary),
            Some(seal) => Ok(Self::Memory(backup.in_memory(from, MIGRATIONS)?.0, seal)),
        }
    }

    fn in_file(new: NewFile, diary: &Path) -> Result<Self, StoreError> {
        let connection = connection::open(new.path(), Purpose::Make)
            .map_err(|source| failed("make the diary", source, diary))?;
        Ok(Self::File(new, connection))
    }

    pub(super) const fn connection(&mut self) -> &mut Connection {
        match self {
            Self::File(_, connection) | Self::Memory(connection, _) => connection,
        }
    }

    /// The file that is to take the place of the diary.
    pub(super) fn finish(self, diary: &Path) -> Result<NewFile, StoreError> {
        match self {
            Self::File(new, connection) => connection
                .close()
                .map(|()| new)
                .map_err(|(_connection, source)| failed("make the diary", source, diary)),
            Self::Memory(mut connection, seal) => sealed_file(&mut connection, &seal, diary),
        }
    }
}
