//! A file that goes out: complete on the disk before it stands in its place.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    time::Duration,
};

use rustix::{
    fs::{CWD, RenameFlags, renameat_with},
    io::Errno,
};

use crate::store::{Overwrite, belongs_to_diary};

/// Raised when a file could not be written; what stood in its place still does.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// There is a file already, and it was not to be replaced.
    #[error("there is a file at this place already; name another or use --force: {path}")]
    Exists {
        /// The place.
        path: PathBuf,
    },
    /// The place is that of the diary or of a file that belongs to it.
    #[error("this is the diary itself or a file that belongs to it; name another file: {path}")]
    OwnFile {
        /// The place.
        path: PathBuf,
    },
    /// A folder, link, pipe or device stands there.
    #[error("what stands at this place is no ordinary file; name another: {path}")]
    NotAFile {
        /// The place.
        path: PathBuf,
    },
    /// The operating system refused something.
    #[error("could not {doing}: {source}; check the folder and the disk, then try again: {path}")]
    Io {
        /// What was being done, after "could not".
        doing: &'static str,
        /// Why it failed.
        source: io::Error,
        /// The file or folder.
        path: PathBuf,
    },
}

/// Writes a file that only its owner can read.
///
/// It is written beside its place under another name, brought to the disk and then put in
/// its place in one go: whatever happens, the old file or the new one stands there, whole.
///
/// # Errors
/// [`SaveError`] also where the place is that of the diary, whatever `overwrite` says.
pub fn save(
    path: &Path,
    bytes: &[u8],
    overwrite: Overwrite,
    diary: &Path,
) -> Result<(), SaveError> {
    let io = |doing, path: &Path| {
        let path = path.to_owned();
        move |source| SaveError::Io { doing, source, path }
    };
    let Some(name) = path.file_name() else {
        return Err(SaveError::NotAFile { path: path.to_owned() });
    };
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let folder = folder.canonicalize().map_err(io("find the folder", folder))?;
    let place = folder.join(name);
    if belongs_to_diary(&place, diary) {
        return Err(SaveError::OwnFile { path: path.to_owned() });
    }
    match fs::symlink_metadata(&place) {
        Ok(there) if !there.is_file() => {
            return Err(SaveError::NotAFile { path: path.to_owned() });
        }
        Ok(_) if overwrite == Overwrite::No => {
            return Err(SaveError::Exists { path: path.to_owned() });
        }
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(io("look at the place", path)(error)),
    }

    let mut beside = OsString::from(".");
    beside.push(name);
    beside.push(format!(".{:016x}{PART}", fastrand::u64(..)));
    let beside = folder.join(beside);
    let written = write_new(&beside, bytes)
        .inspect(|()| remove_abandoned(&beside))
        .map_err(io("write the file", path))
        .and_then(|()| put_in_place(&beside, &place, path, overwrite));
    if written.is_err() {
        // The error that is told is the first one; what is left over is only a copy.
        fs::remove_file(&beside).ok();
        return written;
    }
    File::open(&folder)
        .and_then(|folder| folder.sync_all())
        .map_err(io("bring the folder to the disk", path))
}

/// How the name of a file ends that is not complete yet.
const PART: &str = ".part";

/// An unfinished file is abandoned when the file system has seen no more of it for so long.
const ABANDONED_AFTER: Duration = Duration::from_hours(1);

/// Removes what killed programs left unfinished in the folder of `new`, which is a file of this
/// program. Its own moment tells how old the others are: no other clock stamps files.
fn remove_abandoned(new: &Path) {
    let Some(entries) = new.parent().and_then(|folder| fs::read_dir(folder).ok()) else { return };
    let Ok(own) = new.symlink_metadata() else { return };
    for entry in entries.flatten() {
        let Ok(metadata) = entry.metadata() else { continue };
        let age = own.modified().ok().zip(metadata.modified().ok());
        let is_old = age.is_some_and(|(now, before)| {
            now.duration_since(before).is_ok_and(|age| age >= ABANDONED_AFTER)
        });
        let is_own = metadata.is_file() && metadata.uid() == own.uid();
        if is_own && is_old && is_part(entry.file_name().as_encoded_bytes()) {
            // What cannot be removed is in nobody's way; the next file tries again.
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// Whether only this program can have made up a name.
fn is_part(name: &[u8]) -> bool {
    let digits = name
        .strip_prefix(b".")
        .and_then(|name| name.strip_suffix(PART.as_bytes()))
        .and_then(|name| name.split_last_chunk::<16>());
    digits.is_some_and(|(start, digits)| {
        start.len() > 1 && start.ends_with(b".") && digits.iter().all(u8::is_ascii_hexdigit)
    })
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn put_in_place(
    from: &Path,
    to: &Path,
    named: &Path,
    overwrite: Overwrite,
) -> Result<(), SaveError> {
    let failed = |source: io::Error| {
        let path = named.to_owned();
        if source.kind() == io::ErrorKind::AlreadyExists {
            SaveError::Exists { path }
        } else {
            SaveError::Io { doing: "put the file in its place", source, path }
        }
    };
    if overwrite == Overwrite::Yes {
        return fs::rename(from, to).map_err(failed);
    }
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => Ok(()),
        // Some file systems cannot rename without replacing; a link never replaces either.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            fs::hard_link(from, to).and_then(|()| fs::remove_file(from)).map_err(failed)
        }
        Err(error) => Err(failed(error.into())),
    }
}
