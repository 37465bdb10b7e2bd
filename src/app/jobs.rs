//! Work that runs beside the window: figures, files and questions for a path.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
    task::Waker,
    thread::JoinHandle,
};

use chrono::NaiveDate;

use crate::{
    chart::{Chart, ChartId},
    diary::{Diary, Period, text::capital},
    exchange::{self, DiaryChoice, ExportFormat, Plan, SaveError},
    report::{self, ReportFormat, ReportOptions, layout::find::DesktopFonts},
    store::{
        self, Access, BackupOrder, Key, Keys, NewBackup, Overwrite, Restored, Store, StoreError,
        StoreHandle,
    },
};

use super::{
    backups::{self, BackupJob, BackupNews},
    desktop, import,
    look::{self, Noting},
    password::{Sheet, SheetTo},
    path_for::{PathFor, ask_path},
    preferences::Motion,
    search::Index,
    summary::{Opened, SummaryDone, SummaryJob, print_sheet, take_copy_away},
    trends::{ChartFile, Figures, Turn, Wanted},
};

/// Something to be worked out or written.
#[derive(Debug)]
pub enum Job {
    /// All figures of a period and of the one before it.
    Trends {
        /// Of which nights.
        wanted: Wanted,
        /// Of which diary.
        diary: Box<Diary>,
        /// Whether they are waited for still.
        turn: Turn,
    },
    /// All that is written in the nights, made to be searched.
    Index {
        /// The revision of the diary.
        revision: u64,
        /// Of which diary.
        diary: Box<Diary>,
    },
    /// The summary, written to a file.
    Report {
        /// Where to.
        path: PathBuf,
        /// Whether a file there may be replaced.
        overwrite: Overwrite,
        /// The diary file, which is never written over.
        own: PathBuf,
        /// Of which diary.
        diary: Box<Diary>,
        /// How.
        options: ReportOptions,
        /// In which form.
        format: ReportFormat,
    },
    /// The diary in a form for other programs, written.
    Export {
        /// In which form.
        format: ExportFormat,
        /// The day on which it is written.
        today: NaiveDate,
        /// Where to.
        path: PathBuf,
        /// Whether a file there may be replaced.
        overwrite: Overwrite,
        /// The diary file, which is never written over.
        own: PathBuf,
        /// Of which diary.
        diary: Box<Diary>,
    },
    /// A chart, written.
    Chart {
        /// Which one, and as what.
        what: (ChartId, ChartFile),
        /// The chart.
        chart: Arc<Chart>,
        /// Of which nights.
        period: Period,
        /// Where to.
        path: PathBuf,
        /// Whether a file there may be replaced.
        overwrite: Overwrite,
        /// The diary file, which is never written over.
        own: PathBuf,
    },
    /// An interchange file, read and laid beside the diary.
    Import {
        /// Which one.
        path: PathBuf,
        /// Beside which diary.
        diary: Box<Diary>,
        /// The backup that is made where the file holds something new.
        before: Option<(BackupOrder, Keys)>,
    },
    /// Something about backups.
    Backups(BackupJob),
    /// The diary that opens at the next start, noted.
    Choose {
        /// Where it is noted.
        choice: DiaryChoice,
        /// Which one.
        diary: PathBuf,
    },
    /// How the window looks, noted for the next start.
    NoteLook(Noting),
    /// What the desktop is set up for.
    AskDesktop,
    /// Something that the summary needs.
    Summary(SummaryJob),
    /// A path, asked for through the desktop's own dialog.
    AskPath(PathFor),
    /// The recovery key, written to a file or handed to the desktop.
    RecoverySheet(Box<Sheet>),
    /// A key, tried on a diary that is open behind the lock screen.
    TryKey {
        /// The diary.
        path: PathBuf,
        /// The key.
        key: Key,
        /// What has opened the diary.
        keys: Keys,
    },
    /// A copy, put in the place of the diary.
    Restore {
        /// The store of the diary; it is closed first, with everything that was sent written.
        store: StoreHandle,
        /// The diary.
        diary: PathBuf,
        /// The copy.
        from: PathBuf,
        /// What tells the diary of before from others that are kept.
        suffix: String,
        /// The backup that is made of the diary of before.
        before: Option<BackupOrder>,
        /// What opens the diary and the copy.
        keys: Keys,
    },
}

/// What came of a job.
#[derive(Debug)]
pub enum JobDone {
    /// Figures; `None` where nobody waits for them any more.
    Trends(Option<Arc<Figures>>),
    /// What is searched.
    Index(Index),
    /// A file was written, or a sentence says why not.
    Written(PathFor, Result<PathBuf, String>),
    /// A file stands at the place, and it was not to be replaced.
    Taken(PathFor, PathBuf),
    /// What a file would change, or a sentence says why it cannot be taken in; with the backup
    /// that was made before, or why none was.
    Read(Result<Box<Plan>, String>, Option<Box<Result<NewBackup, String>>>),
    /// Something about backups is done.
    Backups(BackupNews),
    /// It is noted which diary opens at the next start, or a sentence says why not.
    Chosen(Result<PathBuf, String>),
    /// How the window looks is noted, or could not be.
    LookNoted,
    /// Whether the desktop is set up to move things; `None` where it does not say.
    Desktop(Option<Motion>),
    /// What came of something that the summary needs.
    Summary(SummaryDone),
    /// A path was chosen; `None`: the question was closed.
    Path(PathFor, Option<PathBuf>),
    /// A key opens the diary, or why not.
    KeyTried(Result<(), StoreError>),
    /// The desktop has nothing that asks for a path.
    NoDialog,
    /// A copy stands in the place of the diary, or a sentence says why not.
    Restored(Result<Restored, String>),
}

/// Does a job. Writing, reading and asking take their time: never call it in a frame.
pub fn work(job: Job) -> JobDone {
    match job {
        Job::Trends { wanted, diary, turn } => {
            JobDone::Trends(Figures::work_out(&diary, wanted, &turn).map(Arc::new))
        }
        Job::Index { revision, diary } => JobDone::Index(Index::of(&diary, revision)),
        Job::Report { path, overwrite, own, diary, options, format } => {
            let what = PathFor::Report(format);
            match report::write(&diary, &options, format, &mut DesktopFonts) {
                Ok(bytes) => write(what, path, &bytes, overwrite, &own),
                Err(error) => JobDone::Written(what, Err(capital(&error.to_string()))),
            }
        }
        Job::Export { format, today, path, overwrite, own, diary } => {
            let text = format.write(&diary, None, today);
            write(PathFor::Export(format), path, text.as_bytes(), overwrite, &own)
        }
        Job::Import { path, diary, before } => import::read(&path, &diary, before),
        Job::Backups(job) => JobDone::Backups(backups::work(job)),
        Job::Chart { what: (id, file), chart, period, path, overwrite, own } => {
            let what = PathFor::Chart(id, file);
            match file.content(&chart, period) {
                Ok(bytes) => write(what, path, &bytes, overwrite, &own),
                Err(error) => JobDone::Written(what, Err(capital(&error.to_string()))),
            }
        }
        Job::Choose { choice, diary } => {
            let chosen = choice.choose(&diary);
            JobDone::Chosen(chosen.map(|()| diary).map_err(|error| capital(&error.to_string())))
        }
        Job::NoteLook(noting) => look::write(&noting),
        Job::AskDesktop => JobDone::Desktop(desktop::motion()),
        Job::Summary(job) => JobDone::Summary(job.work()),
        Job::AskPath(what) if desktop::asks_for_files() => JobDone::Path(what, ask_path(what)),
        Job::AskPath(_) => JobDone::NoDialog,
        Job::RecoverySheet(sheet) => recovery_sheet(*sheet),
        Job::TryKey { path, key, keys } => JobDone::KeyTried(keys.are_opened_by(&key, &path)),
        Job::Restore { store, diary, from, suffix, before, keys } => {
            drop(store);
            let restored = match before {
                Some(before) => store::restore_after_backup(&diary, &from, &suffix, &before, &keys),
                None => store::restore(&diary, &from, &suffix, &keys),
            };
            JobDone::Restored(restored.map_err(|error| capital(&error.to_string())))
        }
    }
}

fn write(what: PathFor, path: PathBuf, bytes: &[u8], overwrite: Overwrite, own: &Path) -> JobDone {
    match exchange::save(&path, bytes, overwrite, own) {
        Ok(()) => JobDone::Written(what, Ok(path)),
        Err(SaveError::Exists { path }) => JobDone::Taken(what, path),
        Err(error) => JobDone::Written(what, Err(error.to_string())),
    }
}

fn recovery_sheet(sheet: Sheet) -> JobDone {
    let Sheet { key, day, form, paper, to } = sheet;
    let what = PathFor::RecoveryKey(form);
    let bytes = match report::recovery_sheet(&key, day, form, paper) {
        Ok(bytes) => bytes,
        Err(error) => return JobDone::Written(what, Err(capital(&error.to_string()))),
    };
    match to {
        SheetTo::File { path, overwrite, own } => write(what, path, &bytes, overwrite, &own),
        SheetTo::Printer(diary) => {
            let printed = print_sheet(diary.as_deref(), &what.suggested_name(), &bytes);
            JobDone::Summary(SummaryDone::Opened(printed))
        }
    }
}

/// Where jobs are done.
#[derive(Debug)]
pub enum Jobs {
    /// On threads of their own.
    Threads {
        /// Wakes the window when something is done.
        waker: Waker,
        /// For the threads.
        sender: Sender<JobDone>,
        /// From the threads.
        receiver: Receiver<JobDone>,
        /// Threads that write; they are waited for at the end.
        writing: Vec<JoinHandle<()>>,
        /// Threads that make a backup; they are waited for a while.
        backing_up: Vec<JoinHandle<()>>,
    },
    /// At once, for tests.
    AtOnce(Vec<JobDone>),
    /// Not at all: they are handed to a test, which does them when it likes.
    HandedOver(Sender<Job>),
}

impl Jobs {
    /// Does jobs on threads and wakes the window after each.
    pub fn on_threads(waker: Waker) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self::Threads { waker, sender, receiver, writing: Vec::new(), backing_up: Vec::new() }
    }

    /// Takes a job on.
    pub fn start(&mut self, job: Job) {
        match self {
            // A test that no longer listens has seen what it wanted to see.
            Self::HandedOver(sender) => {
                sender.send(job).ok();
            }
            Self::AtOnce(done) => match job {
                // There is nobody to ask.
                Job::AskPath(what) => done.push(JobDone::Path(what, None)),
                Job::AskDesktop => done.push(JobDone::Desktop(None)),
                Job::Summary(job) => done.push(JobDone::Summary(job.without_desktop())),
                Job::RecoverySheet(sheet) if matches!(sheet.to, SheetTo::Printer(_)) => {
                    done.push(JobDone::Summary(SummaryDone::Opened(Ok(Opened::Sheet))));
                }
                Job::Trends { .. }
                | Job::Index { .. }
                | Job::Report { .. }
                | Job::Export { .. }
                | Job::Chart { .. }
                | Job::Import { .. }
                | Job::Backups(_)
                | Job::Choose { .. }
                | Job::NoteLook(_)
                | Job::RecoverySheet(_)
                | Job::TryKey { .. }
                | Job::Restore { .. } => {
                    done.push(work(job));
                }
            },
            Self::Threads { waker, sender, writing, backing_up, .. } => {
                let must_end = matches!(&job, Job::Backups(job) if job.must_end());
                let writes = must_end
                    || matches!(
                        job,
                        Job::Report { .. }
                            | Job::Export { .. }
                            | Job::Chart { .. }
                            | Job::RecoverySheet(_)
                            | Job::Restore { .. }
                            | Job::Choose { .. }
                            | Job::NoteLook(_)
                    );
                let is_backup = matches!(&job, Job::Backups(job) if job.is_backup());
                let (waker, sender) = (waker.clone(), sender.clone());
                let started =
                    std::thread::Builder::new().name("diary-job".to_owned()).spawn(move || {
                        // The window may be gone already; then nobody needs the news.
                        sender.send(work(job)).ok();
                        waker.wake();
                    });
                match started {
                    Ok(thread) if writes => writing.push(thread),
                    Ok(thread) if is_backup => backing_up.push(thread),
                    Ok(_) | Err(_) => {}
                }
            }
        }
    }

    /// Opens a diary, with what opened it before: on a thread of its own, or at once.
    pub fn open(&self, path: PathBuf, access: Access, keys: Keys) -> StoreHandle {
        self.open_by(move || Store::open_with_keys(&path, access, &keys))
    }

    /// As [`Self::open`], of a locked diary.
    pub fn unlock(&self, path: PathBuf, access: Access, key: Key) -> StoreHandle {
        self.open_by(move || Store::open_with_key(&path, access, &key))
    }

    fn open_by(
        &self,
        open: impl FnOnce() -> Result<Store, StoreError> + Send + 'static,
    ) -> StoreHandle {
        match self {
            Self::Threads { waker, .. } => StoreHandle::spawn_with(open, waker.clone()),
            Self::AtOnce(_) | Self::HandedOver(_) => {
                open().map_or_else(StoreHandle::refused, StoreHandle::inline)
            }
        }
    }

    /// What has been done since the last call.
    pub fn poll(&mut self) -> Vec<JobDone> {
        match self {
            Self::AtOnce(done) => std::mem::take(done),
            Self::HandedOver(_) => Vec::new(),
            Self::Threads { receiver, writing, backing_up, .. } => {
                writing.retain(|thread| !thread.is_finished());
                backing_up.retain(|thread| !thread.is_finished());
                receiver.try_iter().collect()
            }
        }
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        if let Self::Threads { writing, backing_up, .. } = self {
            backups::wait_a_while(backing_up);
            for thread in writing.drain(..) {
                // A thread that panicked has already said so; its file was not put in place.
                thread.join().ok();
            }
            take_copy_away();
        }
    }
}
