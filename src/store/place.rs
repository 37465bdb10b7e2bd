//! The diary file as the file system sees it: what stands there, who holds it, what is beside it.

mod new_file;

use std::{
    fs::{DirBuilder, File, Metadata, OpenOptions},
    io::{self, Read as _},
    os::unix::fs::{DirBuilderExt as _, FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use rustix::{
    fs::{CWD, OFlags, RenameFlags, renameat_with},
    io::Errno,
};

use super::{
    FileKind, StoreError,
    beside::{PLAYED_BACK, beside},
};

pub(super) use new_file::{NewFile, NotExchanged};

/// Only the person themselves reads and writes what this program makes.
pub(super) const PRIVATE_FILE: u32 = 0o600;
const PRIVATE_FOLDER: u32 = 0o700;

/// The file itself, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileId {
    device: u64,
    inode: u64,
}

impl FileId {
    pub(super) fn of(metadata: &Metadata) -> Self {
        Self { device: metadata.dev(), inode: metadata.ino() }
    }
}

/// The one path by which a diary is known: its folder without links, and its own name.
///
/// Two names for one diary would be two locks and two journals.
pub(super) fn resolve_diary(path: &Path) -> Result<PathBuf, StoreError> {
    resolve(path).map_err(|source| {
        if source.kind() == io::ErrorKind::NotFound {
            StoreError::Missing { path: path.to_owned() }
        } else if source.kind() == io::ErrorKind::IsADirectory {
            StoreError::NotAFile { kind: FileKind::Folder, path: path.to_owned() }
        } else {
            failed("open the folder of the diary", source, path)
        }
    })
}

/// As [`resolve_diary`], of a file that is to be written.
pub(super) fn resolve_target(path: &Path) -> Result<PathBuf, StoreError> {
    resolve(path).map_err(|source| failed("find the folder", source, path))
}

/// Makes the folder of a file, with every folder above it that is not there.
pub(super) fn make_folder(path: &Path) -> Result<(), StoreError> {
    make_private_folder(folder_of(path))
        .map_err(|source| failed("make the folder of the diary", source, path))
}

/// Makes a folder for its owner alone, with every folder above it that is not there, so that it
/// survives a loss of power from then on.
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    let is_there = |folder: &&Path| *folder != Path::new("") && folder.symlink_metadata().is_err();
    let new: Vec<&Path> = folder.ancestors().take_while(is_there).collect();
    DirBuilder::new().recursive(true).mode(PRIVATE_FOLDER).create(folder)?;
    for made in new {
        // The folder above may be one in which the person may write but not read: then the new
        // one is as certain as it can be made.
        sync_folder(made).ok();
    }
    Ok(())
}

/// Which file stands at a place; `None` where there is none.
///
/// # Errors
/// [`StoreError::NotAFile`] for anything but an ordinary file with one name.
pub(super) fn examine(path: &Path) -> Result<Option<FileId>, StoreError> {
    let metadata = match path.symlink_metadata() {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(failed("look at the file", source, path)),
    };
    let kind = metadata.file_type();
    let refused = if kind.is_dir() {
        Some(FileKind::Folder)
    } else if kind.is_symlink() {
        Some(FileKind::SymbolicLink)
    } else if kind.is_fifo() || kind.is_socket() || !kind.is_file() {
        Some(FileKind::Special)
    } else {
        (metadata.nlink() > 1).then_some(FileKind::HardLink)
    };
    match refused {
        Some(kind) => Err(StoreError::NotAFile { kind, path: path.to_owned() }),
        None => Ok(Some(FileId::of(&metadata))),
    }
}

/// Whether two paths are the same file.
pub(super) fn is_same(path: &Path, other: FileId) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| FileId::of(&metadata) == other)
}

/// The path itself where nothing stands there, otherwise the first free one that is numbered.
pub(super) fn free_name(path: &Path) -> Result<PathBuf, StoreError> {
    std::iter::once(path.to_owned())
        .chain((2..1000).map(|number| beside(path, &format!("-{number}"))))
        .find(|name| {
            std::iter::once("")
                .chain(PLAYED_BACK)
                .all(|added| beside(name, added).symlink_metadata().is_err())
        })
        .ok_or_else(|| StoreError::Exists { path: path.to_owned() })
}

/// The diary files that this process has open.
///
/// The kernel drops a process's locks on a file when *any* handle on it is closed. So while
/// a connection lives, nothing else may open its file: whoever wants to must ask here.
static OPEN: Mutex<Vec<FileId>> = Mutex::new(Vec::new());

/// That this process has a file open; held until after its connection is closed.
#[derive(Debug)]
pub(super) struct OpenMark(FileId);

impl OpenMark {
    /// Marks a file as open. Where no connection to it lives yet, `read_header` may open it.
    pub(super) fn set(
        file: FileId,
        read_header: impl FnOnce() -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if !open.contains(&file) {
            read_header()?;
        }
        open.push(file);
        Ok(Self(file))
    }

    /// Reads something of a file; `None` where a connection to it lives.
    pub(super) fn unless_set<T>(
        file: FileId,
        read: impl FnOnce() -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if open.contains(&file) { Ok(None) } else { read().map(Some) }
    }

    /// Whether several connections to a file live in this process.
    pub(super) fn is_shared(file: FileId) -> bool {
        let open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        open.iter().filter(|other| **other == file).count() > 1
    }

    /// Whether a connection to a file lives in this process.
    pub(super) fn is_set(file: FileId) -> bool {
        OPEN.lock().unwrap_or_else(PoisonError::into_inner).contains(&file)
    }
}

impl Drop for OpenMark {
    fn drop(&mut self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(position) = open.iter().position(|file| *file == self.0) {
            open.swap_remove(position);
        }
    }
}

/// The first bytes of a file that no connection has open, at most `N`.
pub(super) fn read_start<const N: usize>(path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut start = Vec::with_capacity(N);
    OpenOptions::new()
        .read(true)
        .custom_flags(no_follow())
        .open(path)
        .and_then(|file| file.take(N as u64).read_to_end(&mut start))
        .map_err(|source| failed("read the file", source, path))?;
    Ok(start)
}

/// Moves a file to a free name in its folder.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    let own = from.symlink_metadata().map(|metadata| FileId::of(&metadata));
    match rename_to_free_name(from, to) {
        Ok(()) => {}
        // Over a network the answer to what was done may get lost, and asking again fails.
        Err(_lost) if own.is_ok_and(|own| is_same(to, own)) => {}
        Err(source) => return Err(failed("move the file", source, from)),
    }
    sync_folder(to)
}

/// Makes sure that the names of a folder are on the disk.
pub(super) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    sync_opened(&open_folder(path)?, path)
}

fn open_folder(path: &Path) -> Result<File, StoreError> {
    File::open(folder_of(path)).map_err(|source| failed("write the folder", source, path))
}

fn sync_opened(folder: &File, path: &Path) -> Result<(), StoreError> {
    match folder.sync_all() {
        // Some file systems of networks and sticks cannot; their names are always on the disk.
        Err(error)
            if [io::ErrorKind::InvalidInput, io::ErrorKind::Unsupported]
                .contains(&error.kind()) =>
        {
            Ok(())
        }
        synced => synced.map_err(|source| failed("write the folder", source, path)),
    }
}

/// An [`StoreError::Io`], or the plainer error that it stands for.
pub(super) fn failed(doing: &'static str, source: io::Error, path: &Path) -> StoreError {
    let path = path.to_owned();
    if [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded].contains(&source.kind()) {
        StoreError::Full { path }
    } else {
        StoreError::Io { doing, source, path }
    }
}

fn resolve(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    Ok(folder_of(path).canonicalize()?.join(name))
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn rename_to_free_name(from: &Path, to: &Path) -> io::Result<()> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // A file system that cannot rename so, e.g. one of a USB stick.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            if to.symlink_metadata().is_ok() {
                Err(io::ErrorKind::AlreadyExists.into())
            } else {
                std::fs::rename(from, to)
            }
        }
        renamed => Ok(renamed?),
    }
}

/// Neither follow a link nor wait for the other end of a pipe.
pub(super) fn no_follow() -> i32 {
    (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed()
}
