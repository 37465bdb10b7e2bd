//! Where the program broke off by a fault of its own: said, and noted beside the usual diary for
//! the next start.
//!
//! The message of a fault may hold what somebody wrote, such as the text that was being cut. Only
//! the place in the source is told of it.

use std::{
    fs::{self, OpenOptions},
    io::{Read as _, Write as _, stderr},
    os::unix::fs::OpenOptionsExt as _,
    panic::{self, Location},
    path::{Path, PathBuf},
};

use rustix::fs::OFlags;

use super::DiaryChoice;

/// The name of the note, in the folder of the usual diary.
const NAME: &str = "broke-off";

/// The name of a note that was told.
const TOLD_NAME: &str = "broke-off.told";

/// What each note begins with; nothing else is read, moved or written over.
const MARK: &str = "cramp-diary ";

/// No note is longer.
const MOST_BYTES: u64 = 512;

/// Where it is noted that the program broke off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakNote(PathBuf);

/// That the program broke off, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokeOff {
    /// The place in the source, such as `src/diary/night.rs:12`.
    pub at: String,
    /// The file that says so, for whoever is to mend it.
    pub file: PathBuf,
}

impl BreakNote {
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

    /// What it says. It is told once: the note moves aside, where it can still be read.
    pub fn take(&self) -> Option<BrokeOff> {
        let at = at_in(&text_of(&self.0)?)?.to_owned();
        let told = self.0.with_file_name(TOLD_NAME);
        let may_move = fs::symlink_metadata(&told).is_err() || text_of(&told).is_some();
        let file =
            if may_move && fs::rename(&self.0, &told).is_ok() { told } else { self.0.clone() };
        Some(BrokeOff { at, file })
    }

    /// Notes a place. Where that cannot be done, nobody can be told of it any more.
    fn write(&self, at: &str) {
        let is_free = fs::symlink_metadata(&self.0).is_err() || text_of(&self.0).is_some();
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true).mode(0o600);
        options.custom_flags((OFlags::NONBLOCK | OFlags::NOFOLLOW).bits().cast_signed());
        if is_free && let Ok(mut file) = options.open(&self.0) {
            writeln!(file, "{MARK}{} {at}", env!("CARGO_PKG_VERSION")).ok();
        }
    }
}

/// From now on a fault of the program says where it is, on standard error and in a note, and
/// nothing of what it was about. The folder of the note is looked for when there is a fault.
pub fn say_only_where(note: impl Fn() -> Option<BreakNote> + Send + Sync + 'static) {
    panic::set_hook(Box::new(move |fault| {
        let at = fault.location().map_or_else(|| "an unknown place".to_owned(), place_of);
        // Where standard error is closed, the note and the exit status say it.
        writeln!(
            stderr(),
            "cramp-diary: a fault of this program stopped it; what was said to be saved is in the \
             diary; to have it mended, report this place: {at}"
        )
        .ok();
        if let Some(note) = note() {
            note.write(&at);
        }
    }));
}

/// A place in the source, without the folders of whoever built the program.
fn place_of(location: &Location<'_>) -> String {
    let file = location.file();
    let short = match file.split_once("/registry/src/") {
        Some((_, rest)) => rest.split_once('/').map_or(rest, |(_index, package)| package),
        None if file.starts_with('/') => file.rsplit('/').next().unwrap_or_default(),
        None => file,
    };
    format!("{short}:{}", location.line())
}

/// The text of a note; `None` where something else is there, or nothing.
fn text_of(path: &Path) -> Option<String> {
    // A pipe is opened without waiting for somebody at its other end.
    let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW;
    let flags = flags.bits().cast_signed();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path).ok()?;
    let mut text = String::new();
    file.take(MOST_BYTES + 1).read_to_string(&mut text).ok()?;
    at_in(&text).is_some().then_some(text)
}

/// The place that a note names: one line of its form.
fn at_in(text: &str) -> Option<&str> {
    let line = text.strip_suffix('\n').filter(|line| (line.len() as u64) < MOST_BYTES)?;
    let (_version, at) = line.strip_prefix(MARK)?.split_once(' ')?;
    (!at.contains(char::is_control)).then_some(at)
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::symlink};

    use super::BreakNote;

    #[test]
    fn a_note_is_told_once_and_can_still_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let note = BreakNote::beside(&folder.path().join("diary"));
        assert_eq!(note.take(), None);
        for at in ["src/diary/night.rs:12", "chrono-0.4.42/src/lib.rs:7"] {
            note.write(at);
            let told = note.take().unwrap();
            assert_eq!(told.at, at);
            assert!(fs::read_to_string(&told.file).unwrap().ends_with(&format!("{at}\n")));
            assert_eq!(note.take(), None);
        }
    }

    #[test]
    fn a_file_that_is_somebody_s_own_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("own");
        let note = BreakNote::beside(&folder.path().join("diary"));
        for text in ["a diary of long ago\n", "", "cramp-diary 0.1 a\nb\n", "cramp-diary x\n"] {
            fs::write(note.path(), text).unwrap();
            note.write("src/main.rs:1");
            assert_eq!(note.take(), None, "{text:?}");
            assert_eq!(fs::read_to_string(note.path()).unwrap(), text);
        }
        fs::remove_file(note.path()).unwrap();
        fs::write(&own, "cramp-diary 0.1 src/main.rs:3\n").unwrap();
        symlink(&own, note.path()).unwrap();
        note.write("src/main.rs:1");
        assert_eq!(note.take(), None);
        assert_eq!(fs::read_to_string(&own).unwrap(), "cramp-diary 0.1 src/main.rs:3\n");
        // Where the name of those that were told is somebody's own, the note stays where it is.
        fs::remove_file(note.path()).unwrap();
        fs::write(folder.path().join("broke-off.told"), "own").unwrap();
        note.write("src/main.rs:1");
        assert_eq!(note.take().unwrap().file, note.path());
        assert_eq!(fs::read_to_string(folder.path().join("broke-off.told")).unwrap(), "own");
    }
}
