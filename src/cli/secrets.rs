//! Where passwords come from: a file that only its owner reads, or the keyboard. Never the words
//! of the command or the environment, which other programs can read.

use std::{
    ffi::OsString,
    fs::OpenOptions,
    io::{self, Read as _},
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use rustix::fs::OFlags;
use zeroize::Zeroizing;

use crate::store::{Access, Key, Keys, Password, Store, StoreError, is_sealed};

use super::{
    error::{CliError, SecretFileError},
    terminal::Terminal,
};

/// The environment variable that names the file with the password.
pub const PASSWORD_VARIABLE: &str = "CRAMP_DIARY_PASSWORD_FILE";

/// No password file needs more.
const LONGEST_LINE: u64 = 4096;

/// Where the passwords of one call come from.
#[derive(Debug)]
pub(super) struct Secrets {
    /// The file of [`PASSWORD_VARIABLE`].
    file: Option<PathBuf>,
}

impl Secrets {
    pub(super) fn from(variable: Option<OsString>) -> Self {
        Self { file: variable.filter(|value| !value.is_empty()).map(PathBuf::from) }
    }

    /// Opens a diary; the password is asked for where it has one.
    pub(super) fn open(&self, diary: &Path, access: Access) -> Result<Store, CliError> {
        match Store::open(diary, access) {
            Err(StoreError::Locked { path }) => {
                Ok(Store::open_with_key(&path, access, &self.key("the diary")?)?)
            }
            opened => Ok(opened?),
        }
    }

    /// What opens the diary, a copy of it, or both. A copy may have a password of its own.
    pub(super) fn keys(
        &self,
        diary: &Path,
        copy: &Path,
        of_copy: Option<&Path>,
    ) -> Result<Keys, CliError> {
        let mut keys = Keys::none();
        let mut known = None;
        if is_sealed(diary) {
            let key = self.key("the diary")?;
            match Keys::unlock(diary, &key) {
                Ok(unlocked) => keys = unlocked,
                // What is damaged is what a copy is put back for.
                Err(StoreError::Damaged { .. }) => {}
                Err(error) => return Err(error.into()),
            }
            known = Some(key);
        }
        if !is_sealed(copy) || keys.opens(copy) {
            return Ok(keys);
        }
        let key = match (of_copy, known) {
            (Some(file), _) => read(file).and_then(|line| key(&line))?,
            (None, Some(known)) => match Keys::unlock(copy, &known) {
                Ok(unlocked) => return Ok(keys.and(&unlocked)),
                Err(StoreError::WrongKey { .. }) if self.file.is_none() => ask_key("the copy")?,
                Err(StoreError::WrongKey { path }) => {
                    return Err(StoreError::LockedBackup { path }.into());
                }
                Err(error) => return Err(error.into()),
            },
            (None, None) => self.key("the copy")?,
        };
        Ok(keys.and(&Keys::unlock(copy, &key)?))
    }

    /// The password or the recovery key of a file.
    pub(super) fn key(&self, of: &str) -> Result<Key, CliError> {
        match &self.file {
            Some(file) => read(file).and_then(|line| key(&line)),
            None => ask_key(of),
        }
    }
}

/// A password that is to be set: the first line of a file, or typed twice.
pub(super) fn new_password(file: Option<&Path>) -> Result<Password, CliError> {
    let Some(file) = file else {
        let mut terminal = Terminal::open().ok_or(CliError::NoNewPassword)?;
        let first = terminal.ask("New password: ")?;
        let password = Password::chosen(&first)?;
        let again = terminal.ask("The same once more: ")?;
        return if Password::new(&again) == Ok(password.clone()) {
            Ok(password)
        } else {
            Err(CliError::NotTheSame)
        };
    };
    Ok(Password::chosen(&read(file)?)?)
}

fn ask_key(of: &str) -> Result<Key, CliError> {
    let mut terminal = Terminal::open().ok_or(CliError::NoPassword)?;
    key(&terminal.ask(&format!("Password or recovery key of {of}: "))?)
}

fn key(text: &str) -> Result<Key, CliError> {
    Ok(Key::read(text)?)
}

/// The first line of a file that only its owner can read, without its end.
fn read(path: &Path) -> Result<Zeroizing<String>, CliError> {
    let refused = |source| CliError::SecretFile { source, path: path.to_owned() };
    // A pipe is opened without waiting for somebody at its other end.
    let flags = OFlags::NONBLOCK.bits().cast_signed();
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(path)
        .map_err(|error| refused(error.into()))?;
    let metadata = file.metadata().map_err(|error| refused(error.into()))?;
    if !metadata.is_file() {
        return Err(refused(io::Error::other("it is no ordinary file").into()));
    }
    if metadata.mode() & 0o077 != 0 {
        return Err(refused(SecretFileError::Open));
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(LONGEST_LINE).unwrap_or(0)));
    file.take(LONGEST_LINE).read_to_end(&mut bytes).map_err(|error| refused(error.into()))?;
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    match str::from_utf8(line) {
        Ok(line) => Ok(Zeroizing::new(line.to_owned())),
        Err(_other) => Err(refused(SecretFileError::NoText)),
    }
}
