//! Which diary file opens at the next start: the usual one, or one that was chosen in its place.

use std::{
    ffi::OsString,
    fs, io,
    os::unix::ffi::{OsStrExt as _, OsStringExt as _},
    path::{Path, PathBuf},
};

use crate::{
    exchange::{self, SaveError},
    store::Overwrite,
};

use super::{
    action::Effect,
    jobs::Job,
    state::{Notice, State},
};

/// The name of the note, in the folder of the usual diary.
const NOTE: &str = "chosen-diary";

/// The usual place of the diary, and the note beside it that names another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiaryChoice {
    usual: PathBuf,
    note: PathBuf,
}

impl DiaryChoice {
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
            return exchange::save(&self.note, &line, Overwrite::Yes, &self.usual);
        }
        match fs::remove_file(&self.note) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(io("forget the diary that was chosen")(error))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

/// A diary that was chosen is open: the next start opens it too, where nobody names another.
pub(super) fn remember(state: &mut State) -> Vec<Effect> {
    match (state.choice.clone(), state.chosen.take()) {
        (Some(choice), Some(diary)) => vec![Effect::Job(Job::Choose { choice, diary })],
        (None, _) | (_, None) => Vec::new(),
    }
}

/// The next start is to open the usual diary again; this window keeps the one that is open.
pub(super) fn back_to_usual(state: &State) -> Vec<Effect> {
    let Some(choice) = state.choice.clone() else { return Vec::new() };
    let diary = choice.usual.clone();
    vec![Effect::Job(Job::Choose { choice, diary })]
}

/// Takes note of what came of it.
pub(super) fn chosen(state: &mut State, result: Result<PathBuf, String>) {
    state.notice = Some(match result {
        Ok(diary) => Notice::Done(format!("The next start opens this diary: {}", diary.display())),
        Err(sentence) => Notice::Failed(sentence),
    });
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
