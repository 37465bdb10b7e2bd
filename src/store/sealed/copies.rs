//! The copies of a diary that the program made: what changes with the password of the diary.

use std::{
    collections::BTreeSet,
    fs::{FileTimes, OpenOptions},
    path::{Path, PathBuf},
    sync::Arc,
};

use zeroize::Zeroizing;

use super::{
    cast::LeftCopy,
    container::Seal,
    vault::{self, FileBytes, not_sealed, read_back, refused},
};
use crate::store::{
    BackupPlace, Overwrite, StoreError,
    beside::{kept_names, remove_unfinished_copies},
    lock::{Backups, EarlierPlace},
    place::{failed, folder_of, sync_folder},
    restore::of_backup,
};

/// What copies are to be.
pub(super) enum Form<'s> {
    /// Encrypted.
    Sealed(&'s Seal),
    /// As SQLite reads them.
    Readable,
}

/// The copies of a diary.
pub(super) struct Copies {
    files: Vec<PathBuf>,
    /// What a program that was killed left half done.
    unfinished: Vec<PathBuf>,
    /// The folders that could not be looked into, each once, and why.
    unreachable: Vec<LeftCopy>,
}

impl Copies {
    /// Those of a diary that says this of its backups, with what was noted beside it of places
    /// that it does not know any more.
    pub(super) fn of(diary: &Path, backups: &Backups, noted: &[EarlierPlace]) -> Self {
        let (mut files, mut unfinished, mut unreachable) = (Vec::new(), Vec::new(), Vec::new());
        match kept_names(diary) {
            Ok(kept) => files.extend(kept),
            Err(error) => {
                unreachable.push(LeftCopy { path: folder_of(diary).to_owned(), error });
            }
        }
        let id = backups.id.as_ref();
        let known =
            std::iter::once(backups.folder.as_ref()).chain(backups.earlier.iter().map(Some));
        let noted = noted.iter().map(|place| (Some(&place.folder), place.id.as_ref()));
        let places: BTreeSet<_> = known.map(|folder| (folder, id)).chain(noted).collect();
        for (chosen, id) in places {
            let place = BackupPlace {
                diary: diary.to_owned(),
                chosen: chosen.map(PathBuf::from),
                id: id.and_then(|id| id.parse().ok()),
            };
            let found = place.every_copy();
            files.extend(found.files);
            let out_of_reach = found.unreachable.into_iter();
            unreachable.extend(out_of_reach.map(|(path, error)| LeftCopy { path, error }));
            unfinished.extend(place.unfinished());
        }
        files.sort();
        files.dedup();
        unfinished.sort();
        unfinished.dedup();
        unreachable.sort_by(|one, other| one.path.cmp(&other.path));
        unreachable.dedup_by(|one, other| one.path == other.path);
        Self { files, unfinished, unreachable }
    }

    pub(super) const fn are_unreachable(&self) -> bool {
        !self.unreachable.is_empty()
    }

    /// The places that cannot be looked into.
    pub(super) fn out_of_reach(self) -> Vec<LeftCopy> {
        self.unreachable
    }

    /// Whether every copy that can be read opens with the newest key.
    pub(super) fn all_newest_of(&self, seal: &Seal) -> bool {
        self.files.iter().all(|path| {
            FileBytes::read(path).is_ok_and(|copy| copy.is_sealed() && seal.is_newest_of(&copy.all))
        })
    }

    /// Makes each copy what it is to be; gives back those of which that was not possible.
    pub(super) fn remake(self, opener: &Arc<Seal>, form: &Form<'_>) -> Vec<LeftCopy> {
        let mut left = self.unreachable;
        for path in self.unfinished {
            // What cannot be removed is named: it may be readable.
            let wiped = sync_folder(&path).and_then(|()| {
                let wiped = vault::wipe(&path);
                wiped.map_err(|source| failed("remove an unfinished copy", source, &path))
            });
            left.extend(wiped.err().map(|error| LeftCopy { path, error }));
        }
        for path in self.files {
            remove_unfinished_copies(&path);
            if let Err(error) = remake(&path, opener, form) {
                left.push(LeftCopy { path, error: of_backup(error) });
            }
        }
        left
    }
}

/// Makes one copy what it is to be. Whatever it holds stays as it is, byte for byte, also what is
/// no sound diary.
fn remake(path: &Path, opener: &Seal, form: &Form<'_>) -> Result<(), StoreError> {
    let copy = FileBytes::read(path)?;
    let was_sealed = copy.is_sealed();
    let seal = match form {
        Form::Sealed(seal) if was_sealed && seal.is_newest_of(&copy.all) => return Ok(()),
        Form::Readable if !was_sealed => return Ok(()),
        Form::Sealed(seal) => Some(*seal),
        Form::Readable => None,
    };
    let content = if was_sealed {
        opener.open(&copy.all).map_err(|refusal| refused(refusal, path))?
    } else {
        Zeroizing::new(copy.all)
    };
    let new = match seal {
        Some(seal) => {
            vault::write(&seal.seal(&content).map_err(|error| not_sealed(error, path))?, path)?
        }
        None => vault::write(&content, path)?,
    };
    if *read_back(new.path(), seal)? != *content {
        return Err(StoreError::CopyDiffers { path: path.to_owned() });
    }
    // When it was made stays known.
    if let Ok(moment) = copy.metadata.modified() {
        let file = OpenOptions::new().write(true).open(new.path());
        file.and_then(|file| file.set_times(FileTimes::new().set_modified(moment))).ok();
    }
    if was_sealed {
        new.put_in_place(path, Overwrite::Yes)
    } else {
        vault::replace_readable(new, path).whole()
    }
}
