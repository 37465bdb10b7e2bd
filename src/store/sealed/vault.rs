//! A sealed file on the disk: read whole, written whole, and what was readable wiped.

use std::{
    fs::{self, File, Metadata, OpenOptions},
    io::{self, Read as _, Seek as _, SeekFrom, Write as _},
    os::unix::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::Path,
    sync::Arc,
};

use rusqlite::{Connection, MAIN_DB};
use rustix::fs::{Access as Permission, access};
use zeroize::Zeroizing;

use super::{
    super::{
        DamagedPart, Overwrite, StoreError,
        connection::{self, Purpose, failed},
        open::Place,
        place::{self, FileId, NewFile, NotExchanged, OpenMark, no_follow, sync_folder},
    },
    cast::LeftCopy,
    container::{NotSealed, Refusal, Seal, is_sealed_start},
};

/// No sealed file is larger: SQLite keeps no more in memory.
const LARGEST: u64 = 1 << 30;

/// Whether a file is sealed with a password; `false` also where it cannot be read.
pub fn is_sealed(path: &Path) -> bool {
    place::resolve_diary(path)
        .and_then(|path| {
            let file = place::examine(&path)?;
            file.map_or(Ok(false), |file| starts_sealed(&path, file))
        })
        .unwrap_or(false)
}

/// As [`is_sealed`], of a file that was examined.
pub(in super::super) fn starts_sealed(path: &Path, file: FileId) -> Result<bool, StoreError> {
    // What SQLite has open is not sealed, and nobody else may open it.
    let start = OpenMark::unless_set(file, || place::read_start::<64>(path))?;
    Ok(start.is_some_and(|start| is_sealed_start(&start)))
}

/// A sealed file that is open.
#[derive(Debug, Clone)]
pub(in super::super) struct Sealed {
    pub(super) seal: Arc<Seal>,
    /// As it was read or written last.
    seen: Stamp,
}

/// What changes when another program writes to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: (i64, i64),
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self { length: metadata.len(), modified: (metadata.mtime(), metadata.mtime_nsec()) }
    }
}

/// The bytes of a sealed file, and which file they are of.
pub(in super::super) struct FileBytes {
    pub(in super::super) all: Vec<u8>,
    pub(in super::super) file: FileId,
    stamp: Stamp,
    pub(super) metadata: Metadata,
}

impl FileBytes {
    /// Reads a file that SQLite does not have open.
    pub(in super::super) fn read(path: &Path) -> Result<Self, StoreError> {
        let read = || -> io::Result<Self> {
            let file = OpenOptions::new().read(true).custom_flags(no_follow()).open(path)?;
            let metadata = file.metadata()?;
            if !metadata.is_file() || metadata.len() > LARGEST {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
            let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
            (&file).take(LARGEST).read_to_end(&mut bytes)?;
            Ok(Self {
                all: bytes,
                file: FileId::of(&metadata),
                stamp: Stamp::of(&metadata),
                metadata,
            })
        };
        read().map_err(|source| {
            if source.kind() == io::ErrorKind::NotFound {
                StoreError::Missing { path: path.to_owned() }
            } else {
                place::failed("read the file", source, path)
            }
        })
    }

    pub(in super::super) fn is_sealed(&self) -> bool {
        is_sealed_start(&self.all)
    }

    /// The file as one that is open from now on.
    pub(in super::super) fn opened(&self, seal: Arc<Seal>) -> Sealed {
        Sealed { seal, seen: self.stamp }
    }
}

impl Sealed {
    pub(in super::super) fn seal(&self) -> &Arc<Seal> {
        &self.seal
    }
}

/// Makes sure that nobody else wrote to a sealed diary since it was read or written.
pub(in super::super) fn is_untouched(place: &Place) -> bool {
    let Some(sealed) = &place.sealed else { return true };
    let metadata = place.path.symlink_metadata();
    metadata.is_ok_and(|metadata| Stamp::of(&metadata) == sealed.seen)
}

/// A database in memory that holds what a sealed file holds.
pub(in super::super) fn open_content(
    seal: &Seal,
    bytes: &FileBytes,
    purpose: Purpose,
    newest: u32,
    path: &Path,
) -> Result<Connection, StoreError> {
    // The seal is that of the file: what it does not open is not as it was written.
    let content = seal.open(&bytes.all).map_err(|_refusal| refused(Refusal::Damaged, path))?;
    connection::check_header(content.get(..100).unwrap_or(&content), newest, path)?;
    connection::open_image(&content, purpose)
        .map_err(|source| failed("open the diary", source, path))
}

/// Writes what is in memory to the sealed file of a diary, before it counts as saved.
pub(in super::super) fn save(
    connection: &mut Connection,
    place: &mut Place,
) -> Result<(), StoreError> {
    let Some(sealed) = &place.sealed else { return Ok(()) };
    let seal = Arc::clone(&sealed.seal);
    let path = place.path.clone();
    if !place.file.is_some_and(|file| place::is_same(&path, file)) {
        return Err(StoreError::Moved { path });
    }
    if !is_untouched(place) {
        return Err(StoreError::ChangedElsewhere { path });
    }
    let new = sealed_file(connection, &seal, &path)?;
    exchange_in_place(new, place, seal)
}

/// As [`put_in_place`]; where the folder cannot be synced, the file of before stands there again,
/// so that what is refused is not saved all the same. A file system on which two files cannot
/// change names cannot promise that.
fn exchange_in_place(
    mut new: NewFile,
    place: &mut Place,
    seal: Arc<Seal>,
) -> Result<(), StoreError> {
    let made = sealed_as(&new, &seal);
    let (file, sealed) = made.map_err(|source| place::failed("write", source, &place.path))?;
    let exchanged = match new.exchange_with(&place.path) {
        Err(NotExchanged::Unsupported) => return put_in_place(new, place, seal),
        Err(NotExchanged::Refused(error)) => return Err(read_only(error, &place.path)),
        Err(NotExchanged::Stands(error)) => Err(error),
        // What stood there before goes with the name that it has now.
        Ok(()) => Ok(()),
    };
    (place.file, place.sealed) = (Some(file), Some(sealed));
    exchanged
}

/// A database, sealed to a new file for `target`.
pub(in super::super) fn sealed_file(
    connection: &mut Connection,
    seal: &Seal,
    target: &Path,
) -> Result<NewFile, StoreError> {
    let image = connection.serialize(MAIN_DB).map_err(|source| failed("save", source, target))?;
    let bytes = seal.seal(&image).map_err(|error| not_sealed(error, target))?;
    write(&bytes, target)
}

/// A new file for `target` with these bytes.
pub(super) fn write(bytes: &[u8], target: &Path) -> Result<NewFile, StoreError> {
    let new = NewFile::for_target(target).map_err(|error| read_only(error, target))?;
    OpenOptions::new()
        .write(true)
        .open(new.path())
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .map_err(|source| place::failed("write", source, target))?;
    Ok(new)
}

/// Gives a sealed file the place of the diary, and takes note of it.
pub(super) fn put_in_place(
    mut new: NewFile,
    place: &mut Place,
    seal: Arc<Seal>,
) -> Result<(), StoreError> {
    let metadata = new.path().symlink_metadata();
    let metadata = metadata.map_err(|source| place::failed("write", source, &place.path))?;
    let put = new.place_at(&place.path, Overwrite::Yes);
    // It may be there although the folder could not be synced.
    if new.is_placed() {
        place.file = Some(FileId::of(&metadata));
        place.sealed = Some(Sealed { seal, seen: Stamp::of(&metadata) });
    }
    put.map_err(|error| read_only(error, &place.path))
}

/// Whether a sealed file can be written anew.
pub(in super::super) fn can_be_written(path: &Path) -> bool {
    access(path, Permission::WRITE_OK).is_ok()
        && access(place::folder_of(path), Permission::WRITE_OK).is_ok()
}

/// Puts a file in the place of a readable one, and wipes that: at no moment is there none, and
/// what is left by a loss of power has a name by which it is found.
pub(super) fn replace_readable(mut new: NewFile, target: &Path) -> Replaced {
    match new.exchange_with(target) {
        Ok(()) => {
            // The readable file has the other name now. It goes whatever else fails.
            let wiped = wipe(new.path())
                .map_err(|source| place::failed("write", source, new.path()))
                .and_then(|()| sync_folder(target));
            Replaced::Yes(wiped.err().map(|error| LeftCopy::at(new.path(), error)))
        }
        Err(NotExchanged::Refused(error)) => Replaced::No(error),
        // After a loss of power it may be the diary again: it stays whole under its other name.
        Err(NotExchanged::Stands(error)) => Replaced::Yes(Some(LeftCopy::at(new.path(), error))),
        Err(NotExchanged::Unsupported) => replace_without_exchange(new, target),
    }
}

/// What became of a readable file.
pub(super) enum Replaced {
    /// It stands there still.
    No(StoreError),
    /// Another one stands in its place; what may still be read of it all the same.
    Yes(Option<LeftCopy>),
}

impl Replaced {
    /// As one result, for whoever finds out by themselves what stands there.
    pub(super) fn whole(self) -> Result<(), StoreError> {
        match self {
            Self::No(error) | Self::Yes(Some(LeftCopy { error, .. })) => Err(error),
            Self::Yes(None) => Ok(()),
        }
    }
}

/// For a file system that cannot exchange, e.g. one of a network: the readable file has no name
/// any more when it is wiped.
fn replace_without_exchange(mut new: NewFile, target: &Path) -> Replaced {
    let failed = |source| place::failed("write", source, target);
    let old = OpenOptions::new().write(true).custom_flags(no_follow()).open(target);
    let mut old = match old {
        Ok(old) => old,
        Err(source) => return Replaced::No(failed(source)),
    };
    let rest = match new.place_at(target, Overwrite::Yes) {
        Err(error) if !new.is_placed() => return Replaced::No(error),
        // After a loss of power it may be the diary again: it stays whole.
        Err(error) => Some(error),
        Ok(()) => overwrite(&mut old).map_err(failed).err(),
    };
    Replaced::Yes(rest.map(|error| LeftCopy::at(target, error)))
}

/// The sealed file that a new one will be once it has the place of the diary.
pub(super) fn sealed_as(new: &NewFile, seal: &Arc<Seal>) -> io::Result<(FileId, Sealed)> {
    let metadata = new.path().symlink_metadata()?;
    let sealed = Sealed { seal: Arc::clone(seal), seen: Stamp::of(&metadata) };
    Ok((FileId::of(&metadata), sealed))
}

/// Overwrites a file with zeros and removes it.
pub(in super::super) fn wipe(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().write(true).custom_flags(no_follow()).open(path);
    let wiped = file.and_then(|mut file| overwrite(&mut file));
    // One that cannot be overwritten is better without a name than with one.
    fs::remove_file(path).and(wiped)
}

fn overwrite(file: &mut File) -> io::Result<()> {
    let metadata = file.metadata()?;
    // Other names of it are the person's own affair.
    if !metadata.is_file() || metadata.nlink() > 1 {
        return Ok(());
    }
    file.seek(SeekFrom::Start(0))?;
    io::copy(&mut io::repeat(0).take(metadata.len()), file)?;
    file.sync_all()
}

/// What a refusal means for the person.
pub(in super::super) fn refused(refusal: Refusal, path: &Path) -> StoreError {
    let path = path.to_owned();
    match refusal {
        Refusal::WrongKey => StoreError::WrongKey { path },
        Refusal::Damaged => StoreError::Damaged { part: DamagedPart::Seal, path },
    }
}

pub(super) fn not_sealed(NotSealed(source): NotSealed, path: &Path) -> StoreError {
    place::failed("encrypt the diary", source, path)
}

/// A folder in which nothing can be written is no fault of the disk.
fn read_only(error: StoreError, path: &Path) -> StoreError {
    let refused = [io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem];
    if let StoreError::Io { source, .. } = &error
        && refused.contains(&source.kind())
    {
        return StoreError::ReadOnly { path: path.to_owned() };
    }
    error
}

/// The content of a file that was just written, for comparison.
pub(in super::super) fn read_back(
    path: &Path,
    seal: Option<&Seal>,
) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    let bytes = FileBytes::read(path)?.all;
    match seal {
        Some(seal) => seal.open(&bytes).map_err(|refusal| refused(refusal, path)),
        None => Ok(Zeroizing::new(bytes)),
    }
}
