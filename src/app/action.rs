//! Everything that can happen to the state, and everything that follows outside of it.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::{
    clock::Now,
    diary::{NightDate, Threshold},
    report::{DateStyle, SectionSet},
    store::{Access, BackupOrder, Event, Key, Request},
};

use super::{
    calendar::CalendarAction,
    command::{Command, Part, Place},
    cramp_now::CrampAction,
    drafts::TypedText,
    drinks::DrinkAmounts,
    edit::Edit,
    forgetting::ForgetAction,
    jobs::{Job, JobDone},
    lock::LockAction,
    overlay::Overlay,
    password::PasswordAction,
    path_for::PathFor,
    preferences::Preferences,
    range::Range,
    reopen::Reopen,
    summary::PreviewAction,
};

/// Something that happened: a person did it, or something that was asked for is done.
#[derive(Debug)]
pub enum Action {
    /// A command was given.
    Command(Command),
    /// A place of the window was chosen.
    Go(Place),
    /// A night was chosen; the window shows it.
    OpenNight(NightDate),
    /// The diary is to be edited.
    Edit(Edit),
    /// Something is being typed that would be this edit if it were finished now.
    Preview(Edit),
    /// What was being typed is no longer there, or makes no sense yet.
    EndPreview,
    /// A text that is typed and not entered yet is to outlive the program: its field's key.
    KeepText(String, TypedText),
    /// A text that is being typed, handed over long before that: its field's key.
    HoldText(String, TypedText),
    /// Such a text was entered or thrown away.
    ForgetText(String),
    /// What could not be saved is to be tried again.
    RetrySave,
    /// A line of news was read.
    CloseNotice,
    /// A failure was read: its words.
    CloseFailure(String),
    /// Something is to lie over the window, or to leave.
    ShowOverlay(Option<Overlay>),
    /// The program has introduced itself, or is not to.
    EndFirstStart,
    /// The window was asked to close.
    AskToLeave,
    /// It is to close, whatever is not saved.
    Leave,
    /// The diary file is to be opened again.
    Reopen(Reopen),
    /// The next start is to open the usual diary again.
    BackToUsualDiary,
    /// Preferences were changed.
    SetPreferences(Preferences),
    /// The amounts of drinks were changed.
    SetDrinks(DrinkAmounts),
    /// A backup is to be made now.
    BackUp,
    /// Backups are to be kept beside the diary again.
    BackUpBesideDiary,
    /// A damaged diary is to be mended.
    Mend,
    /// Something was done in the calendar.
    Calendar(CalendarAction),
    /// Another period was chosen for the trends.
    ChooseTrends(Range),
    /// Another period was chosen for the summary.
    ChooseReport(Range),
    /// Other sections of the summary are printed.
    ReportSections(SectionSet),
    /// Dates of the summary are written in another way.
    ReportDates(DateStyle),
    /// Notes go into the summary, or not.
    ReportWithNotes(bool),
    /// The preview of the summary is seen and needs something.
    SummaryPages(PreviewAction),
    /// A file is to be opened by the desktop.
    OpenFile(PathBuf),
    /// The summary is to be handed to the desktop's viewer, which prints it.
    PrintSummary,
    /// A place for a file is to be asked for.
    AskPath(PathFor),
    /// A place for a file was chosen, and that a file there may be replaced was confirmed.
    PathChosen(PathFor, PathBuf),
    /// A place for a file was typed; what stands there is not replaced.
    PathTyped(PathFor, PathBuf),
    /// The file that stands at a typed place stays.
    KeepFile,
    /// A part of a place is to be brought into view.
    Show(Part),
    /// A threshold is to be brought into view, to be changed.
    ShowThreshold(Threshold),
    /// It was.
    Shown,
    /// Help is to be shown or closed.
    ShowHelp(bool),
    /// Something about a cramp that is going on.
    Cramp(CrampAction),
    /// Something about the lock.
    Lock(LockAction),
    /// Something about the password.
    Password(PasswordAction),
    /// The present moment.
    Tick(Now),
    /// Something about what was deleted and is still held.
    Forget(ForgetAction),
    /// The store has news.
    Store(Event),
    /// Something that ran beside the window is done.
    Done(JobDone),
}

/// Something to be done outside of the state.
#[derive(Debug)]
pub enum Effect {
    /// The store has something to do.
    Store(Request),
    /// The store is to watch over a text that is being typed; it answers nothing.
    Hold {
        /// The field that it belongs to.
        key: String,
        /// What was typed so far.
        body: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// Something is to be worked out or written, beside the window.
    Job(Job),
    /// A diary file is to be opened in the place of the one that was.
    Open {
        /// Which one.
        path: PathBuf,
        /// For what.
        access: Access,
    },
    /// A diary file that is locked is to be opened.
    Unlock {
        /// Which one.
        path: PathBuf,
        /// For what.
        access: Access,
        /// What opens it.
        key: Key,
    },
    /// The diary is to be closed, and with it goes what opens it.
    Close,
    /// A damaged diary is to be mended; it is closed before that.
    Mend {
        /// The diary.
        diary: PathBuf,
        /// What the clock on the wall shows.
        now: NaiveDateTime,
    },
    /// A copy is to be put in the place of the diary, which is closed before that.
    Restore {
        /// The diary.
        diary: PathBuf,
        /// The copy.
        from: PathBuf,
        /// What tells the diary of before from others that are kept.
        suffix: String,
        /// The backup that is made of the diary of before.
        before: Option<BackupOrder>,
    },
}
