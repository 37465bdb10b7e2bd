//! Which diary file opens at the next start: the usual one, or one that was chosen in its place.

use std::{
    ffi::OsString,
    fs, io,
    os::unix::ffi::{OsStrExt as _, OsStringExt as _},
    path::{Path, PathBuf},
};

use directories::ProjectDirs;

use super::{SaveError, save};
use crate::store::Overwrite;

/// The name of the usual diary, in the data folder.
const FILE_NAME: &str = "diary.cramp-diary";

/// The name of the note, in the folder of the usual diary.
const NOTE: &str = "chosen-diary";

/// The usual place of the diary, and the note beside it that names another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiaryChoice {
    usual: PathBuf,
    note: PathBuf,
}

impl DiaryChoice {
    /// In the data folder of the person who runs the program; `None` where there is none.
    pub fn of_this_person() -> Option<Self> {
        let folders = ProjectDirs::from("", "", "cramp-diary")
            // From a relative home folder it would be another one in each folder.
            .filter(|folders| folders.data_dir().is_absolute())?;
        Some(Self::beside(folders.data_dir().join(FILE_NAME)))
    }

    /// Where it is noted that this diary opens at the next start; `None` where its person names it
    /// each time.
    pub fn behind(diary: &Path) -> Option<Self> {
        let choice = Self::of_this_person()?;
        let is_chosen = || choice.chosen().is_ok_and(|chosen| chosen.as_deref() == Some(diary));
        (choice.usual == diary || is_chosen()).then_some(choice)
    }

    /// Beside the usual diary.
    pub fn beside(usual: PathBuf) -> Self {
        let note = usual.with_file_name(NOTE);
        Self { usual, note }
    }

    /// The usual diary.
    pub fn usual(&self) -> &Path {
        &self.usual
    }

    /// The note.
    pub fn note(&self) -> &Path {
        &self.note
    }

    /// The diary that was chosen in the place of the usual one; `None` where none was.
    ///
    /// # Errors
    /// Where there is a note that cannot be read: the usual diary would not be the one that the
    /// person means.
    pub fn chosen(&self) -> io::Result<Option<PathBuf>> {
        let mut bytes = match fs::read(&self.note) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        }
        let path = PathBuf::from(OsString::from_vec(bytes));
        if path.is_absolute() {
            Ok(Some(path))
        } else {
            Err(io::Error::new(io::ErrorKind::InvalidData, "it names no file"))
        }
    }

    /// Has this diary opened at the next start.
    ///
    /// # Errors
    /// Where the note cannot be written or taken away; then it is as it was.
    pub fn choose(&self, diary: &Path) -> Result<(), SaveError> {
        let io = |doing| {
            let path = self.note.clone();
            move |source| SaveError::Io { doing, source, path }
        };
        let diary = std::path::absolute(diary).map_err(io("find the diary that was chosen"))?;
        if diary != self.usual {
            let mut line = diary.as_os_str().as_bytes().to_vec();
            line.push(b'\n');
            return save(&self.note, &line, Overwrite::Yes, &self.usual);
        }
        match fs::remove_file(&self.note) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(io("forget the diary that was chosen")(error))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::PathBuf};

    use super::DiaryChoice;

    #[test]
    fn a_chosen_diary_is_found_again_until_the_usual_one_is_chosen() {
        let folder = tempfile::tempdir().unwrap();
        let choice = DiaryChoice::beside(folder.path().join("diary"));
        assert_eq!(choice.chosen().unwrap(), None);
        let other = PathBuf::from("/media/stick/my diary\u{a0}.sqlite");
        choice.choose(&other).unwrap();
        assert_eq!(choice.chosen().unwrap(), Some(other));
        choice.choose(choice.usual()).unwrap();
        assert_eq!(choice.chosen().unwrap(), None);
        choice.choose(choice.usual()).unwrap();
    }

    #[test]
    fn a_note_that_names_nothing_is_no_leave_to_begin_a_new_diary() {
        let folder = tempfile::tempdir().unwrap();
        let choice = DiaryChoice::beside(folder.path().join("diary"));
        for nonsense in ["", "\n", "diary.sqlite"] {
            fs::write(choice.note(), nonsense).unwrap();
            assert!(choice.chosen().is_err(), "{nonsense:?}");
        }
    }
}
