//! A file that comes to stand at a place: whole and on the disk, or not at all.

use std::{
    fs::{File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::{
    super::{
        Overwrite, StoreError,
        beside::{NEW, NEW_DIGITS, beside},
    },
    FileId, PRIVATE_FILE, failed, is_same, no_follow, open_folder, rename_to_free_name,
    sync_opened,
};

/// A file that is being written and is gone again unless it is put in its place.
#[derive(Debug)]
pub(in super::super) struct NewFile {
    path: PathBuf,
    placed: bool,
}

impl NewFile {
    /// An empty file in the folder of `target` that only its owner can read.
    pub(in super::super) fn for_target(target: &Path) -> Result<Self, StoreError> {
        for _attempt in 0..8 {
            let path = beside(target, &format!("{NEW}{:0NEW_DIGITS$}", fastrand::u64(..)));
            match create(&path) {
                Ok(_file) => return Ok(Self { path, placed: false }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(source) => return Err(failed("write", source, target)),
            }
        }
        Err(failed("write", io::ErrorKind::AlreadyExists.into(), target))
    }

    /// A copy, complete and on the disk, of a file that no connection has open.
    pub(in super::super) fn copy_of(from: &Path, target: &Path) -> Result<Self, StoreError> {
        let new = Self::for_target(target)?;
        let mut source = OpenOptions::new()
            .read(true)
            .custom_flags(no_follow())
            .open(from)
            .map_err(|source| failed("copy the file", source, from))?;
        // Which of the two disks fails is not told; the other one is full or gone more often.
        let mut copy = || -> io::Result<()> {
            let mut copy = OpenOptions::new().write(true).open(&new.path)?;
            io::copy(&mut source, &mut copy)?;
            copy.sync_all()
        };
        copy().map_err(|source| failed("write the copy", source, target))?;
        Ok(new)
    }

    /// Where it is.
    pub(in super::super) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the complete file its name, so that it survives a loss of power from then on.
    pub(in super::super) fn put_in_place(
        mut self,
        target: &Path,
        overwrite: Overwrite,
    ) -> Result<(), StoreError> {
        self.place_at(target, overwrite)
    }

    /// Whether it has its name; also where that may not survive a loss of power.
    pub(in super::super) const fn is_placed(&self) -> bool {
        self.placed
    }

    /// As [`NewFile::put_in_place`], for whoever has to know whether it is there after an error.
    pub(in super::super) fn place_at(
        &mut self,
        target: &Path,
        overwrite: Overwrite,
    ) -> Result<(), StoreError> {
        self.place_by(target, |from, to| match overwrite {
            Overwrite::Yes => std::fs::rename(from, to),
            Overwrite::No => rename_to_free_name(from, to),
        })
    }

    fn place_by(
        &mut self,
        target: &Path,
        rename: impl FnOnce(&Path, &Path) -> io::Result<()>,
    ) -> Result<(), StoreError> {
        let (folder, own) = self.synced(target)?;
        match rename(&self.path, target) {
            Ok(()) => {}
            // Over a network the answer to what was done may get lost, and asking again fails.
            Err(_lost) if is_same(target, own) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(StoreError::Exists { path: target.to_owned() });
            }
            Err(source) => return Err(failed("write", source, target)),
        }
        self.placed = true;
        sync_opened(&folder, target)
    }

    /// Changes names with the file at `target`, so that this survives a loss of power from then
    /// on. What stood there has the other name then, and is still whole. Where the folder cannot
    /// be synced, the names are as they were, as far as they could be changed back.
    ///
    /// # Errors
    /// [`NotExchanged`] tells what stands where.
    pub(in super::super) fn exchange_with(&mut self, target: &Path) -> Result<(), NotExchanged> {
        let (folder, own) = self.synced(target).map_err(NotExchanged::Refused)?;
        exchange(&self.path, target, own).map_err(|source| {
            if matches!(source.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) {
                NotExchanged::Unsupported
            } else {
                NotExchanged::Refused(failed("write", source, target))
            }
        })?;
        let Err(error) = sync_opened(&folder, target) else { return Ok(()) };
        let there = self.path.symlink_metadata().map(|metadata| FileId::of(&metadata));
        let is_back = there.and_then(|former| exchange(&self.path, target, former)).is_ok();
        if is_back {
            folder.sync_all().ok();
            Err(NotExchanged::Refused(error))
        } else {
            // What stood at the place of the other goes by this name, and is not thrown away.
            self.placed = true;
            let StoreError::Io { doing, source, .. } = error else {
                return Err(NotExchanged::Stands(error));
            };
            let path = self.path.clone();
            Err(NotExchanged::Stands(StoreError::Io { doing, source, path }))
        }
    }

    /// Brings the file itself to the disk, and opens its folder before anything has changed its
    /// name: what can fail fails first.
    fn synced(&self, target: &Path) -> Result<(File, FileId), StoreError> {
        let synced = File::open(&self.path).and_then(|file| {
            file.sync_all()?;
            file.metadata()
        });
        let metadata = synced.map_err(|source| failed("write", source, target))?;
        Ok((open_folder(target)?, FileId::of(&metadata)))
    }
}

/// Why two files have not changed names.
#[derive(Debug)]
pub(in super::super) enum NotExchanged {
    /// The file system cannot do that, e.g. one of a network. Nothing has changed.
    Unsupported,
    /// Everything is as it was.
    Refused(StoreError),
    /// They have, but that may not survive a loss of power. Names the file that stood there.
    Stands(StoreError),
}

/// Gives two files each other's name; `own` is the one at `one`.
fn exchange(one: &Path, other: &Path, own: FileId) -> io::Result<()> {
    let done = renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE);
    if done.is_err() && is_same(other, own) { Ok(()) } else { Ok(done?) }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.placed {
            // What cannot be removed is an unfinished copy that nothing refers to.
            std::fs::remove_file(&self.path).ok();
        }
    }
}

fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).mode(PRIVATE_FILE).open(path)
}

#[cfg(test)]
mod tests {
    use std::{fs, io};

    use super::{NewFile, NotExchanged};
    use crate::store::StoreError;

    #[test]
    fn what_was_renamed_although_an_error_came_back_stands_there() {
        let folder = tempfile::tempdir().unwrap();
        for (kind, is_done) in
            [(io::ErrorKind::NotFound, true), (io::ErrorKind::AlreadyExists, true)]
                .into_iter()
                .chain([(io::ErrorKind::NotFound, false), (io::ErrorKind::AlreadyExists, false)])
        {
            let target = folder.path().join("target");
            fs::write(&target, "of before").unwrap();
            let mut new = NewFile::for_target(&target).unwrap();
            fs::write(new.path(), "new").unwrap();
            let placed = new.place_by(&target, |from, to| {
                if is_done {
                    fs::rename(from, to)?;
                }
                Err(kind.into())
            });
            assert_eq!((placed.is_ok(), new.is_placed()), (is_done, is_done), "{placed:?}");
            if kind == io::ErrorKind::AlreadyExists && !is_done {
                assert!(matches!(placed, Err(StoreError::Exists { .. })), "{placed:?}");
            }
            drop(new);
            let held = fs::read_to_string(&target).unwrap();
            assert_eq!(held, if is_done { "new" } else { "of before" });
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }

    #[test]
    fn what_has_exchanged_its_name_leaves_the_other_whole() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("target");
        let mut new = NewFile::for_target(&target).unwrap();
        fs::write(new.path(), "new").unwrap();
        let refused = new.exchange_with(&target).unwrap_err();
        assert!(matches!(refused, NotExchanged::Refused(_)), "{refused:?}");
        fs::write(&target, "of before").unwrap();
        new.exchange_with(&target).unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "new");
        assert_eq!(fs::read_to_string(new.path()).unwrap(), "of before");
        drop(new);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
