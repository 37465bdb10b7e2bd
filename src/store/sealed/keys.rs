//! The keys of what is unlocked.

use std::{fmt, path::Path, sync::Arc};

use super::{
    super::{StoreError, place},
    container::Seal,
    key::Key,
    vault::{FileBytes, refused},
};

/// What opens the files of a diary with a password while it is unlocked: the diary itself, its
/// backups, and copies of which the key was asked for. Of a diary without a password it is empty.
///
/// Clones share what they hold; when the last one is dropped, it is wiped from memory.
#[derive(Clone, Default)]
pub struct Keys(Vec<Arc<Seal>>);

impl Keys {
    /// Those that open nothing, for a diary without a password.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Finds out whether a key opens a file; that takes its time, and a wrong one as long as the
    /// right one. A file without a password needs none.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`]; otherwise why the file cannot be read.
    pub fn unlock(path: &Path, key: &Key) -> Result<Self, StoreError> {
        let path = place::resolve_diary(path)?;
        let bytes = FileBytes::read(&path)?;
        if !bytes.is_sealed() {
            return Ok(Self::none());
        }
        let seal = Seal::unlock(&bytes.all, key).map_err(|refusal| refused(refusal, &path))?;
        Ok(Self::of(Arc::new(seal)))
    }

    /// Finds out whether a key opens the diary that these have opened. Its file is not asked: it
    /// may be out of reach, and one that somebody has put in its place tells only of itself. A
    /// wrong key takes as long as the right one.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`], with the path of the diary.
    pub fn are_opened_by(&self, key: &Key, path: &Path) -> Result<(), StoreError> {
        let path = || path.to_owned();
        let seal = self.first().ok_or_else(|| StoreError::Locked { path: path() })?;
        if seal.is_opened_by(key) { Ok(()) } else { Err(StoreError::WrongKey { path: path() }) }
    }

    /// These and others.
    #[must_use]
    pub fn and(mut self, others: &Self) -> Self {
        self.0.extend(others.0.iter().map(Arc::clone));
        self
    }

    /// Whether nothing is unlocked.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them opens a file, as far as can be told without reading all of it.
    pub fn opens(&self, path: &Path) -> bool {
        FileBytes::read(path).is_ok_and(|bytes| self.seal_of(&bytes.all).is_some())
    }

    pub(in super::super) fn of(seal: Arc<Seal>) -> Self {
        Self(vec![seal])
    }

    /// The one by which a file was sealed.
    pub(in super::super) fn seal_of(&self, sealed: &[u8]) -> Option<&Arc<Seal>> {
        self.0.iter().find(|seal| seal.fits(sealed))
    }

    /// The one that was unlocked first.
    pub(in super::super) fn first(&self) -> Option<&Arc<Seal>> {
        self.0.first()
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({} unlocked)", self.0.len())
    }
}

/// Whether they are the same ones, not whether they open the same.
impl PartialEq for Keys {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len()
            && self.0.iter().zip(&other.0).all(|(one, other)| Arc::ptr_eq(one, other))
    }
}

impl Eq for Keys {}
