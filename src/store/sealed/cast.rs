//! Setting, changing and removing the password of an open diary.
//!
//! The diary itself is the truth: while it is sealed its copies have to be, and what an
//! interrupted change left over is finished when it is opened the next time. So setting and
//! changing begin with the diary, and removing ends with it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use rusqlite::MAIN_DB;

use super::{
    container::Seal,
    copies::{Copies, Form},
    key::{Key, Password, RecoveryKey},
    keys::Keys,
    vault::{self, FileBytes, Replaced, not_sealed, read_back, refused},
};
use crate::store::{
    Overwrite, Store, StoreError,
    backups::Turn,
    beside::remove_companions,
    connection::{self, Purpose, failed},
    contents,
    place::{self, OpenMark},
};

/// A password that was set or changed.
#[derive(Debug)]
pub struct PasswordSet {
    /// Opens the diary when the password is forgotten. It is shown once, to be printed.
    pub recovery: RecoveryKey,
    /// Copies that are not under the new password.
    pub left: Vec<LeftCopy>,
}

/// A copy of the diary that could not be brought under a new password, or out of one.
#[derive(Debug)]
pub struct LeftCopy {
    /// The file, or the folder that could not be reached.
    pub path: PathBuf,
    /// Why.
    pub error: StoreError,
}

impl LeftCopy {
    pub(super) fn at(path: &Path, error: StoreError) -> Self {
        Self { path: path.to_owned(), error }
    }
}

impl Store {
    /// Whether the diary has a password.
    pub const fn is_sealed(&self) -> bool {
        self.place.sealed.is_some()
    }

    /// What opens the diary and its backups while it is open.
    pub fn keys(&self) -> Keys {
        let seal = self.place.sealed.as_ref().map(|sealed| Arc::clone(sealed.seal()));
        seal.map_or_else(Keys::none, Keys::of)
    }

    /// Encrypts the diary, and every copy of it that the program made. The readable files are
    /// overwritten before they are removed.
    ///
    /// # Errors
    /// [`StoreError::HasPassword`]; [`StoreError::Busy`] while the diary is being read, and
    /// [`StoreError::BackingUp`] while a backup is being made. The diary is as it was.
    pub fn set_password(&mut self, new: &Password) -> Result<PasswordSet, StoreError> {
        // No backup is made meanwhile: it would not have the password.
        let _turn = Turn::take(&self.place.path)?;
        self.ready()?;
        let path = self.place.path.clone();
        if self.is_sealed() {
            return Err(StoreError::HasPassword { path });
        }
        if self.place.file.is_none_or(OpenMark::is_shared) {
            return Err(StoreError::Busy { path });
        }
        let seal = Seal::new(new, Vec::new()).map_err(|error| not_sealed(error, &path))?;
        let seal = Arc::new(seal);
        let connection = self.connection.as_mut().ok_or(StoreError::Closed)?;
        let sql = |source| failed("encrypt the diary", source, &path);
        // Nobody reads the file while it is overwritten.
        connection.execute_batch("BEGIN EXCLUSIVE").map_err(sql)?;
        let made = connection.serialize(MAIN_DB).map_err(sql).and_then(|image| {
            let in_memory = connection::open_image(&image, Purpose::Write).map_err(sql)?;
            let new = verified(&image, &seal, &path)?;
            let sealed = vault::sealed_as(&new, &seal)
                .map_err(|source| place::failed("encrypt the diary", source, &path))?;
            Ok((new, sealed, in_memory))
        });
        let (new, (file, sealed), in_memory) = match made {
            Ok(made) => made,
            Err(error) => {
                if connection.execute_batch("ROLLBACK").is_err() {
                    self.open_anew_before_writing();
                }
                return Err(error);
            }
        };
        self.set_copies_pending(true);
        let mut left = Vec::new();
        match vault::replace_readable(new, &path) {
            Replaced::No(error) => {
                if self.reconnect().is_err() {
                    self.open_anew_before_writing();
                }
                return Err(error);
            }
            // From here on the password is set, whatever else fails.
            Replaced::Yes(readable) => left.extend(readable),
        }
        self.place.file = Some(file);
        self.place.sealed = Some(sealed);
        self.connection = Some(in_memory);
        self.mark = None;
        if let Err(error) = remove_companions(&path) {
            left.push(LeftCopy { path, error });
        }
        left.extend(self.copies().remake(&seal, &Form::Sealed(&seal)));
        self.set_copies_pending(!left.is_empty());
        Ok(PasswordSet { recovery: seal.recovery_key(), left })
    }

    /// Gives the diary and its copies another password and another recovery key; neither the old
    /// password nor the old recovery key opens them any more.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`] where `old` does not open the diary. The diary is as it was.
    pub fn change_password(
        &mut self,
        old: &Key,
        new: &Password,
    ) -> Result<PasswordSet, StoreError> {
        let _turn = Turn::take(&self.place.path)?;
        let seal = self.verified_seal(old)?;
        let path = self.place.path.clone();
        let former = seal.identities().cloned().collect();
        let changed = Seal::new(new, former).map_err(|error| not_sealed(error, &path))?;
        let clean = changed.without_former(new).map_err(|error| not_sealed(error, &path))?;
        self.set_copies_pending(true);
        let changed = Arc::new(changed);
        let saved = self.save_with(Arc::clone(&changed));
        let mut left = Vec::new();
        if let Err(error) = saved {
            let now = self.place.sealed.as_ref().map(|sealed| Arc::ptr_eq(sealed.seal(), &changed));
            if now != Some(true) {
                return Err(error);
            }
            left.push(LeftCopy { path, error });
        }
        // From here on the password is another one, whatever else fails.
        let recovery = clean.recovery_key();
        left.extend(self.finish_copies(clean));
        Ok(PasswordSet { recovery, left })
    }

    /// Takes the password off the diary and its copies; gives back those that still have it.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`] where `key` does not open the diary. The diary is as it was.
    pub fn remove_password(&mut self, key: &Key) -> Result<Vec<LeftCopy>, StoreError> {
        let _turn = Turn::take(&self.place.path)?;
        let seal = self.verified_seal(key)?;
        let path = self.place.path.clone();
        let connection = self.connection.as_mut().ok_or(StoreError::Closed)?;
        let image = connection
            .serialize(MAIN_DB)
            .map_err(|source| failed("decrypt the diary", source, &path))?;
        let mut new = vault::write(&image, &path)?;
        if *read_back(new.path(), None)? != *image {
            return Err(StoreError::CopyDiffers { path });
        }
        drop(image);
        let (file, _sealed) = vault::sealed_as(&new, &seal)
            .map_err(|source| place::failed("decrypt the diary", source, &path))?;
        self.set_copies_pending(true);
        let mut left = self.copies().remake(&seal, &Form::Readable);
        let put = new.place_at(&path, Overwrite::Yes);
        if !new.is_placed() {
            // The diary keeps its password, and its copies get theirs back before that is said.
            vault::wipe(new.path()).ok();
            self.seal_copies(&seal);
            return Err(put.err().unwrap_or(StoreError::Busy { path }));
        }
        // From here on there is no password, whatever else fails.
        self.place.file = Some(file);
        self.place.sealed = None;
        self.connection = None;
        let opened = OpenMark::set(file, || Ok(())).and_then(|mark| {
            self.mark = Some(mark);
            self.reconnect()
        });
        if opened.is_err() {
            self.open_anew_before_writing();
        }
        left.extend(put.and(opened).err().map(|error| LeftCopy { path, error }));
        self.set_copies_pending(false);
        Ok(left)
    }

    /// The recovery key of the diary, to be printed again.
    ///
    /// # Errors
    /// [`StoreError::WrongKey`] where `key` does not open the diary.
    pub fn recovery_key(&mut self, key: &Key) -> Result<RecoveryKey, StoreError> {
        self.verified_seal(key).map(|seal| seal.recovery_key())
    }

    /// The copies that an interrupted or incomplete change of the password had left over and that
    /// opening the diary could not bring under it either; `None` where there were none to bring.
    pub const fn take_finished(&mut self) -> Option<Vec<LeftCopy>> {
        self.finished.take()
    }

    /// Brings the copies under the diary's password that an interrupted or incomplete change
    /// left over; gives back those that stay as they are.
    pub(in crate::store) fn finish_password(&mut self, key: &Key) -> Option<Vec<LeftCopy>> {
        let sealed = self.place.sealed.as_ref()?;
        let pending = self.lock.as_ref().is_some_and(|lock| lock.note().copies_pending);
        if !pending && !sealed.seal().has_former() {
            return None;
        }
        let seal = Arc::clone(sealed.seal());
        // A recovery key does not open what only an earlier one opened: that waits for the
        // password. What anybody can read does not wait.
        let password = match key {
            Key::Password(password) => Some(password),
            Key::Recovery(_) => None,
        };
        let (Some(password), true) = (password, seal.has_former()) else {
            return Some(self.seal_copies(&seal));
        };
        let copies = self.copies();
        if copies.are_unreachable() && copies.all_newest_of(&seal) {
            return Some(copies.out_of_reach());
        }
        Some(match seal.without_former(password) {
            Ok(clean) => self.finish_copies(clean),
            Err(error) => {
                let path = &self.place.path;
                vec![LeftCopy::at(path, not_sealed(error, path))]
            }
        })
    }

    /// Brings the copies under this seal; gives back those that stay as they are.
    fn seal_copies(&mut self, seal: &Arc<Seal>) -> Vec<LeftCopy> {
        let left = self.copies().remake(seal, &Form::Sealed(seal));
        self.set_copies_pending(!left.is_empty());
        left
    }

    /// Re-makes the copies; where that is done with all of them, the former keys are forgotten.
    fn finish_copies(&mut self, clean: Seal) -> Vec<LeftCopy> {
        let Some(sealed) = &self.place.sealed else { return Vec::new() };
        let opener = Arc::clone(sealed.seal());
        let mut left = self.copies().remake(&opener, &Form::Sealed(&clean));
        if left.is_empty()
            && let Err(error) = self.save_with(Arc::new(clean))
        {
            left.push(LeftCopy { path: self.place.path.clone(), error });
        }
        self.set_copies_pending(!left.is_empty());
        left
    }

    /// Writes the sealed diary with another seal, and reads it back before it takes its place.
    fn save_with(&mut self, seal: Arc<Seal>) -> Result<(), StoreError> {
        let path = self.place.path.clone();
        let connection = self.connection.as_mut().ok_or(StoreError::Closed)?;
        let image = connection
            .serialize(MAIN_DB)
            .map_err(|source| failed("encrypt the diary", source, &path))?;
        let new = verified(&image, &seal, &path)?;
        drop(image);
        vault::put_in_place(new, &mut self.place, seal)
    }

    /// The seal of the diary, once a key was found to open its file.
    fn verified_seal(&mut self, key: &Key) -> Result<Arc<Seal>, StoreError> {
        self.ready()?;
        let path = &self.place.path;
        let Some(sealed) = &self.place.sealed else {
            return Err(StoreError::NoPassword { path: path.clone() });
        };
        let bytes = FileBytes::read(path)?.all;
        let found = Seal::unlock(&bytes, key).map_err(|refusal| refused(refusal, path))?;
        // A recovery key does not tell the keys from before it.
        Ok(if found.has_former() { Arc::new(found) } else { Arc::clone(sealed.seal()) })
    }

    fn copies(&self) -> Copies {
        let backups = self.connection.as_ref().map(contents::backups).unwrap_or_default();
        let earlier = self.lock.as_ref().map_or(&[][..], |lock| lock.note().earlier_places());
        Copies::of(&self.place.path, &backups, earlier)
    }

    fn set_copies_pending(&mut self, pending: bool) {
        if let Some(lock) = &mut self.lock {
            lock.set_copies_pending(pending);
        }
    }
}

/// A sealed file of this content for `target` that was read back.
fn verified(content: &[u8], seal: &Seal, target: &Path) -> Result<place::NewFile, StoreError> {
    let bytes = seal.seal(content).map_err(|error| not_sealed(error, target))?;
    let new = vault::write(&bytes, target)?;
    if **read_back(new.path(), Some(seal))? == *content {
        Ok(new)
    } else {
        Err(StoreError::CopyDiffers { path: target.to_owned() })
    }
}
