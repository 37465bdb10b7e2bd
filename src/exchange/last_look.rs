//! How the window looked last, beside the usual diary: what is shown before a diary is open, or
//! when none can be opened, is as easy to read as what comes after it.
//!
//! The note says nothing about its person. Whatever is wrong with it, the window looks as usual
//! and nobody hears of it.

use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::Read as _,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use rustix::fs::OFlags;

use super::{DiaryChoice, SaveError, save};
use crate::store::Overwrite;

/// The name of the note, in the folder of the usual diary.
const NAME: &str = "last-look";

/// No note is longer, and nothing that is longer is ever replaced by one.
const MOST_BYTES: u64 = 512;

/// Where it is noted how the window looked last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastLook(PathBuf);

impl LastLook {
    /// In the data folder of the person who runs the program; `None` where there is none.
    pub fn of_this_person() -> Option<Self> {
        DiaryChoice::of_this_person().map(|choice| Self::beside(choice.usual()))
    }

    /// Beside this diary.
    pub fn beside(usual: &Path) -> Self {
        Self(usual.with_file_name(NAME))
    }

    /// The note.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// What it says: words by their names. Nothing where it is absent, cannot be read, or is no
    /// such note.
    pub fn read(&self) -> BTreeMap<String, String> {
        let text = self.text().unwrap_or_default();
        let pairs = text.lines().filter_map(|line| line.split_once('='));
        pairs.map(|(name, word)| (name.to_owned(), word.to_owned())).collect()
    }

    fn text(&self) -> Option<String> {
        // A pipe is opened without waiting for somebody at its other end.
        let flags = OFlags::NONBLOCK.bits().cast_signed();
        let file = OpenOptions::new().read(true).custom_flags(flags).open(&self.0).ok()?;
        let mut text = String::new();
        file.take(MOST_BYTES + 1).read_to_string(&mut text).ok()?;
        (text.len() as u64 <= MOST_BYTES).then_some(text)
    }

    /// Notes words by their names; `diary` is the one that is open, which is never written over.
    ///
    /// # Errors
    /// Where it cannot be written; then it is as it was.
    pub fn write(&self, words: &BTreeMap<String, String>, diary: &Path) -> Result<(), SaveError> {
        // Somebody's own file, whatever it is called: no diary is so small.
        if fs::symlink_metadata(&self.0).is_ok_and(|there| there.len() > MOST_BYTES) {
            return Err(SaveError::NotAFile { path: self.0.clone() });
        }
        let lines: Vec<_> = words.iter().map(|(name, word)| format!("{name}={word}\n")).collect();
        save(&self.0, lines.concat().as_bytes(), Overwrite::Yes, diary)
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs};

    use rustix::fs::{CWD, FileType, Mode, mknodat};

    use super::LastLook;

    fn words(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, word)| ((*name).to_owned(), (*word).to_owned())).collect()
    }

    #[test]
    fn what_was_noted_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary");
        let look = LastLook::beside(&diary);
        assert_eq!(look.read(), words(&[]));
        for noted in [&[("theme", "dark"), ("text_size", "200")][..], &[("theme", "light")]] {
            look.write(&words(noted), &diary).unwrap();
            assert_eq!(look.read(), words(noted));
        }
    }

    #[test]
    fn what_is_no_note_says_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let look = LastLook::beside(&folder.path().join("diary"));
        let long = format!("theme=dark\n{}", "x".repeat(600));
        for nonsense in [&b""[..], b"\xff\xfe=\x00", b"theme", long.as_bytes()] {
            fs::write(look.path(), nonsense).unwrap();
            assert_eq!(look.read(), words(&[]), "{nonsense:?}");
        }
        fs::remove_file(look.path()).unwrap();
        fs::create_dir(look.path()).unwrap();
        assert_eq!(look.read(), words(&[]));
        fs::remove_dir(look.path()).unwrap();
        // Nobody is at its other end, and nobody is waited for.
        mknodat(CWD, look.path(), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        assert_eq!(look.read(), words(&[]));
    }

    #[test]
    fn a_file_that_is_somebody_s_own_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary");
        let look = LastLook::beside(&diary);
        let own = "a diary of long ago\n".repeat(100);
        fs::write(look.path(), &own).unwrap();
        assert!(look.write(&words(&[("theme", "dark")]), &diary).is_err());
        assert_eq!(fs::read_to_string(look.path()).unwrap(), own);
        // The open diary itself, however small.
        fs::write(look.path(), "x").unwrap();
        assert!(look.write(&words(&[("theme", "dark")]), look.path()).is_err());
        assert_eq!(fs::read_to_string(look.path()).unwrap(), "x");
    }
}
