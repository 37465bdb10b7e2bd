//! What the summary needs beside the window: pages laid out and drawn, and files handed to the
//! desktop.

use std::{
    fs::{self, DirBuilder},
    io,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use crate::{
    diary::{Diary, text::capital},
    exchange,
    report::{self, ReportOptions, layout::scene::Document, preview, reading},
    store::Overwrite,
};

use super::{Drawn, LaidOut, Made};

/// So long the desktop may look for a program before the file counts as handed over. A desktop
/// that finds none tries several first, and takes longer than a blink to say so.
const PATIENCE: Duration = Duration::from_secs(6);

/// Something to be worked out or handed over.
#[derive(Debug)]
pub enum SummaryJob {
    /// The pages, laid out.
    LayOut {
        /// Of what.
        made: Made,
        /// Of which diary.
        diary: Box<Diary>,
    },
    /// A page, drawn.
    Draw {
        /// Of what.
        made: Made,
        /// The pages.
        document: Arc<Document>,
        /// Which one, from 0.
        page: usize,
        /// How many pixels wide.
        width: u16,
    },
    /// A file, opened by the desktop.
    Open(PathBuf),
    /// The PDF, put into a folder that only this person can read, and opened by the desktop.
    Print {
        /// The file of the diary; `None` for one that has none.
        file: Option<PathBuf>,
        /// Of which diary.
        diary: Box<Diary>,
        /// How.
        options: ReportOptions,
    },
    /// The copy to print, taken away that a run of this diary left which was killed.
    Tidy(PathBuf),
}

/// What came of it.
#[derive(Debug)]
pub enum SummaryDone {
    /// The pages, or a sentence says why there are none.
    LaidOut(Made, Result<LaidOut, String>),
    /// A page; `None`: there is no such page.
    Drawn(Option<Drawn>),
    /// A copy to print that an earlier run left was taken away, if there was one.
    Tidied,
    /// A file was handed to the desktop, or a sentence says why not.
    Opened(Result<Opened, String>),
}

/// What was handed to the desktop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// A file that the person saved.
    File(PathBuf),
    /// A copy to print.
    Copy,
    /// The recovery key, to print.
    Sheet,
}

impl SummaryJob {
    /// Does it. It takes its time: never call it in a frame.
    pub(in crate::app) fn work(self) -> SummaryDone {
        match self {
            Self::LayOut { made, diary } => SummaryDone::LaidOut(made, lay_out(made, &diary)),
            Self::Draw { made, document, page, width } => {
                let scale = f32::from(width) / document.width;
                let picture = preview::picture(&document, page, scale);
                SummaryDone::Drawn(picture.map(|picture| Drawn {
                    of: made,
                    page,
                    width,
                    picture: Arc::new(picture),
                }))
            }
            Self::Open(path) => SummaryDone::Opened(open(&path).map(|()| Opened::File(path))),
            Self::Print { file, diary, options } => {
                let folder = folder_of_copy(file.as_deref());
                let printed = copy_to_print(&folder, &diary, &options).and_then(|copy| open(&copy));
                SummaryDone::Opened(printed.map(|()| Opened::Copy))
            }
            Self::Tidy(diary) => {
                take_away(&folder_of_copy(Some(&diary)));
                SummaryDone::Tidied
            }
        }
    }

    /// What a test gets that has no desktop: as if one had taken the file.
    pub(in crate::app) fn without_desktop(self) -> SummaryDone {
        match self {
            Self::Open(path) => SummaryDone::Opened(Ok(Opened::File(path))),
            Self::Print { .. } => SummaryDone::Opened(Ok(Opened::Copy)),
            job @ (Self::LayOut { .. } | Self::Draw { .. } | Self::Tidy(_)) => job.work(),
        }
    }
}

fn lay_out(of: Made, diary: &Diary) -> Result<LaidOut, String> {
    let document =
        report::document(diary, &of.options).map_err(|error| capital(&error.to_string()))?;
    let pages = document.pages.len();
    let texts = (0..pages).map(|page| reading::text_of_page(&document, page)).collect();
    Ok(LaidOut { of, document: Arc::new(document), texts })
}

/// Hands a file to whatever the desktop opens such files with.
fn open(path: &Path) -> Result<(), String> {
    // Where the path is said, it is to be found from anywhere.
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if path.try_exists().is_ok_and(|exists| !exists) {
        return Err(format!(
            "The file is not there any more; save the summary again: {}",
            path.display()
        ));
    }
    open::that_detached_with_timeout(&path, PATIENCE).map_err(|error| not_opened(&error, &path))
}

/// Why the desktop did not take a file. That nothing was found is about what would open it.
fn not_opened(error: &io::Error, path: &Path) -> String {
    let why = if error.kind() == io::ErrorKind::NotFound {
        "This desktop has no program at hand that opens the file".to_owned()
    } else if error.kind() == io::ErrorKind::Other {
        // What a launcher says is for those who made it.
        "The desktop could not open the file".to_owned()
    } else {
        format!("The desktop could not open the file ({error})")
    };
    format!("{why}; open it in the folder in which it lies: {}", path.display())
}

fn copy_to_print(folder: &Path, diary: &Diary, options: &ReportOptions) -> Result<PathBuf, String> {
    let bytes = report::summary(diary, options).map_err(|error| capital(&error.to_string()))?;
    private_copy(folder, &format!("summary-{}.pdf", options.prepared_on), &bytes)
}

/// Hands a page to the desktop's viewer, which prints it.
pub(in crate::app) fn print_sheet(
    diary: Option<&Path>,
    name: &str,
    bytes: &[u8],
) -> Result<Opened, String> {
    open(&private_copy(&folder_of_copy(diary), name, bytes)?).map(|()| Opened::Sheet)
}

fn private_copy(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, String> {
    let path = folder.join(name);
    MADE.lock().unwrap_or_else(PoisonError::into_inner).push(folder.to_owned());
    private_folder(folder)
        .map_err(|error| {
            format!(
                "The copy to print could not be written ({error}); save it as a file instead: {}",
                folder.display()
            )
        })
        .and_then(|()| {
            exchange::save(&path, bytes, Overwrite::Yes, Path::new(""))
                .map_err(|error| capital(&error.to_string()))
        })?;
    Ok(path)
}

/// A folder of this run alone: another person's files of the same name are never written to.
fn private_folder(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    DirBuilder::new().mode(0o700).create(folder)
}

/// What is added to the name of a diary for the folder of the copy to print.
const TO_PRINT: &str = "-to-print";

/// The folder of the copy to print: beside the diary, where whatever a killed run left is found by
/// the next one, and where no other person looks. Made-up diaries have no place of their own.
fn folder_of_copy(diary: Option<&Path>) -> PathBuf {
    match diary.and_then(|diary| Some((diary, diary.file_name()?))) {
        Some((diary, name)) => {
            let mut name = name.to_owned();
            name.push(TO_PRINT);
            diary.with_file_name(name)
        }
        None => std::env::temp_dir().join(format!("cramp-diary-print-{}", std::process::id())),
    }
}

/// The folders of copies to print that this run has made.
static MADE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Takes the copies to print away that were made.
pub(in crate::app) fn take_copy_away() {
    for folder in MADE.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        take_away(&folder);
    }
}

fn take_away(folder: &Path) {
    // Where there is none, there is nothing to take away.
    fs::remove_dir_all(folder).ok();
}

#[cfg(test)]
mod tests {
    use std::{fs, io, os::unix::fs::PermissionsExt as _, path::Path};

    use crate::{
        diary::{Diary, Period},
        report::ReportOptions,
    };

    use super::{SummaryJob, copy_to_print, folder_of_copy, not_opened, open, take_away};

    #[test]
    fn the_copy_to_print_is_the_persons_own_beside_the_diary_and_goes_after_a_crash_too() {
        let folder = tempfile::tempdir().unwrap();
        let diary = folder.path().join("diary.cramps");
        let made = folder_of_copy(Some(&diary));
        let options = || {
            let today = "2026-03-20".parse().unwrap();
            let nights = Period::ending("2026-03-20".parse().unwrap(), 56);
            ReportOptions::usual(nights, today)
        };
        let copy = copy_to_print(&made, &Diary::default(), &options()).unwrap();
        assert_eq!(copy.parent().and_then(Path::parent), Some(folder.path()));
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&made), mode(&copy)), (0o700, 0o600));
        // A killed run takes nothing away; the next one that opens the diary does.
        SummaryJob::Tidy(diary).work();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        // A made-up diary leaves nothing beside anything.
        let made = folder_of_copy(None);
        assert!(made.starts_with(std::env::temp_dir()));
        take_away(&made);
    }

    #[test]
    fn what_could_not_be_opened_is_told_with_its_place() {
        let lies = "open it in the folder in which it lies: /home/ann/summary.pdf";
        let path = Path::new("/home/ann/summary.pdf");
        let said = |kind: io::ErrorKind| not_opened(&io::Error::from(kind), path);
        let none = "This desktop has no program at hand that opens the file";
        assert_eq!(said(io::ErrorKind::NotFound), format!("{none}; {lies}"));
        let launcher = io::Error::other("Launcher \"xdg-open\" failed with ExitStatus(768)");
        let told = not_opened(&launcher, path);
        assert_eq!(told, format!("The desktop could not open the file; {lies}"));
        let timed_out = "The desktop could not open the file (timed out)";
        assert_eq!(said(io::ErrorKind::TimedOut), format!("{timed_out}; {lies}"));
        // A file that was taken away is no fault of the desktop, and is told by its whole place.
        let gone = open(Path::new("no-such-folder/summary.pdf")).unwrap_err();
        let place = std::env::current_dir().unwrap().join("no-such-folder/summary.pdf");
        let words = "The file is not there any more; save the summary again";
        assert_eq!(gone, format!("{words}: {}", place.display()));
    }
}
