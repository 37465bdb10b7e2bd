//! Opening a diary with a password.

use std::{
    cell::OnceCell,
    path::{Path, PathBuf},
    sync::Arc,
};

use rusqlite::Connection;

use super::{
    Access, Key, Keys, Store, StoreError, backup,
    beside::remove_unfinished_copies,
    connection::{Purpose, failed},
    lock::WriterLock,
    migration::{self, MIGRATIONS, newest},
    open::{Place, connect, known_version},
    sealed::{FileBytes, Seal, can_be_written, open_content, refused, save},
};

/// What opens a diary with a password.
#[derive(Debug, Clone, Copy)]
pub(super) enum Unlocking<'k> {
    /// What the person gave.
    Key(&'k Key),
    /// What was unlocked before.
    Keys(&'k Keys),
}

impl Store {
    /// Opens a diary file that may have a password. One without needs no key, and is opened as
    /// [`Store::open`] does.
    ///
    /// A diary with a password that is opened to be read shows the commit of that moment, also
    /// when a window saves another one later.
    ///
    /// # Errors
    /// As [`Store::open`]; [`StoreError::WrongKey`] where the key does not open it, after as much
    /// time as the right one takes.
    pub fn open_with_key(path: &Path, access: Access, key: &Key) -> Result<Self, StoreError> {
        Self::open_with(path, access, Some(Unlocking::Key(key)), MIGRATIONS)
    }

    /// As [`Store::open_with_key`], with what is unlocked already; that takes no time.
    ///
    /// # Errors
    /// As [`Store::open`]; [`StoreError::Locked`] where none of the keys opens it.
    pub fn open_with_keys(path: &Path, access: Access, keys: &Keys) -> Result<Self, StoreError> {
        Self::open_with(path, access, Some(Unlocking::Keys(keys)), MIGRATIONS)
    }

    pub(super) fn open_sealed(
        path: PathBuf,
        access: Access,
        lock: Option<WriterLock>,
        unlocking: Option<Unlocking<'_>>,
        migrations: &[&str],
    ) -> Result<Self, StoreError> {
        let lock = match (access, lock) {
            (Access::Read, _) => None,
            (Access::Write | Access::WriteOrCreate, Some(lock)) => Some(lock),
            (Access::Write | Access::WriteOrCreate, None) => Some(WriterLock::take(&path)?),
        };
        if lock.is_some() {
            remove_unfinished_copies(&path);
        }
        let Some(unlocking) = unlocking else { return Err(StoreError::Locked { path }) };
        let bytes = FileBytes::read(&path)?;
        let seal = match unlocking {
            Unlocking::Key(key) => {
                let seal = Seal::unlock(&bytes.all, key);
                Arc::new(seal.map_err(|refusal| refused(refusal, &path))?)
            }
            Unlocking::Keys(keys) => {
                let seal = keys.seal_of(&bytes.all).map(Arc::clone);
                seal.ok_or_else(|| StoreError::Locked { path: path.clone() })?
            }
        };
        let sealed = Some(bytes.opened(seal));
        let mut place = Place { path, file: Some(bytes.file), sealed };
        drop(bytes);
        let connection = connect(&mut place, access, migrations)?;
        let mut store = Self {
            connection: Some(connection),
            place,
            access,
            model: OnceCell::new(),
            failed_write: None,
            made: false,
            finished: None,
            mark: None,
            lock,
        };
        if let Unlocking::Key(key) = unlocking
            && access != Access::Read
        {
            // What cannot be finished now keeps nobody out; the next opening tries again.
            store.finished = store.finish_password(key);
        }
        Ok(store)
    }
}

/// Opens the connection of a diary with a password: what its file holds now is read into memory.
pub(super) fn connect_sealed(
    place: &mut Place,
    access: Access,
    migrations: &[&str],
) -> Result<Connection, StoreError> {
    let path = place.path.clone();
    let Some(seal) = place.sealed.as_ref().map(|sealed| Arc::clone(sealed.seal())) else {
        return Err(StoreError::Closed);
    };
    let purpose = if access == Access::Read { Purpose::Read } else { Purpose::Write };
    let bytes = FileBytes::read(&path)?;
    let (mut connection, found) = connect_content(&seal, &bytes, purpose, migrations, &path)?;
    place.file = Some(bytes.file);
    place.sealed = Some(bytes.opened(Arc::clone(&seal)));
    drop(bytes);
    let known = newest(migrations);
    if access == Access::Read {
        return if found < known {
            Err(StoreError::Older { found, known, path })
        } else {
            Ok(connection)
        };
    }
    if !can_be_written(&path) {
        return Err(StoreError::ReadOnly { path });
    }
    if found < known {
        backup::keep_before_upgrade(&mut connection, Some(&seal), &path, found)?;
        migration::migrate(&mut connection, migrations)
            .map_err(|source| failed("open the diary", source, &path))?;
        save(&mut connection, place)?;
    }
    Ok(connection)
}

/// Opens what a sealed file of any version that this program knows holds, and tells which.
pub(super) fn connect_content(
    seal: &Seal,
    bytes: &FileBytes,
    purpose: Purpose,
    migrations: &[&str],
    path: &Path,
) -> Result<(Connection, u32), StoreError> {
    let connection = open_content(seal, bytes, purpose, newest(migrations), path)?;
    let found = known_version(&connection, migrations, path)?;
    Ok((connection, found))
}
