//! What the summary needs beside the window: pages laid out and drawn, and files handed to the
//! desktop.

use std::{
    fs::{self, DirBuilder},
    io,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
    sync::Arc,
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
        /// Of which diary.
        diary: Box<Diary>,
        /// How.
        options: ReportOptions,
    },
}

/// What came of it.
#[derive(Debug)]
pub enum SummaryDone {
    /// The pages, or a sentence says why there are none.
    LaidOut(Made, Result<LaidOut, String>),
    /// A page; `None`: there is no such page.
    Drawn(Option<Drawn>),
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
            Self::Print { diary, options } => {
                let printed = copy_to_print(&diary, &options).and_then(|copy| open(&copy));
                SummaryDone::Opened(printed.map(|()| Opened::Copy))
            }
        }
    }

    /// What a test gets that has no desktop: as if one had taken the file.
    pub(in crate::app) fn without_desktop(self) -> SummaryDone {
        match self {
            Self::Open(path) => SummaryDone::Opened(Ok(Opened::File(path))),
            Self::Print { .. } => SummaryDone::Opened(Ok(Opened::Copy)),
            job @ (Self::LayOut { .. } | Self::Draw { .. }) => job.work(),
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
    open::that_detached_with_timeout(path, PATIENCE).map_err(|error| {
        format!(
            "The desktop could not open the file ({error}); open it in the folder in which it \
             lies: {}",
            path.display()
        )
    })
}

fn copy_to_print(diary: &Diary, options: &ReportOptions) -> Result<PathBuf, String> {
    let bytes = report::summary(diary, options).map_err(|error| capital(&error.to_string()))?;
    let folder = folder();
    let path = folder.join(format!("summary-{}.pdf", options.prepared_on));
    private_folder(&folder)
        .map_err(|error| {
            format!(
                "The copy to print could not be written ({error}); save the summary instead: {}",
                folder.display()
            )
        })
        .and_then(|()| {
            exchange::save(&path, &bytes, Overwrite::Yes, Path::new(""))
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

fn folder() -> PathBuf {
    std::env::temp_dir().join(format!("cramp-diary-print-{}", std::process::id()))
}

/// Takes the copy to print away, if one was made.
pub(in crate::app) fn take_copy_away() {
    // Where there is none, there is nothing to take away.
    fs::remove_dir_all(folder()).ok();
}
