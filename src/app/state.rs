//! What the window shows: one value, changed in one place only.

use std::{
    collections::{BTreeSet, VecDeque},
    path::PathBuf,
};

use chrono::{DateTime, Timelike as _, Utc};

use crate::{
    clock::Now,
    diary::{Diary, Night, NightDate, Period, Step, Threshold},
    exchange::DiaryChoice,
    guidance::{self, Assessment},
    report::{DateStyle, SectionSet},
    store::{Access, Keys},
};

use super::{
    backups::Backups,
    calendar::CalendarView,
    command::{Part, Place},
    cramp_now::{self, CrampNow},
    deeds::Deeds,
    drafts::LeftTexts,
    drinks::DrinkAmounts,
    edit::Edit,
    failures::Failure,
    forgetting::Forgetting,
    lock::Lock,
    look::LookNote,
    overlay::Overlay,
    password::PasswordView,
    path_for::PathFor,
    preferences::{Motion, Preferences},
    range::Range,
    read_only::Unwritten,
    saving::{Sent, Trouble},
    summary::Preview,
    trends::TrendsView,
    unkept::Unkept,
};

/// How far the diary file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// It is being opened.
    Opening,
    /// It is open.
    Open,
    /// It cannot be opened, and why.
    CannotOpen(String),
    /// It waits for its password.
    Locked,
}

/// Whether the window is about to close.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// It stays.
    No,
    /// As soon as everything is saved.
    WhenSaved,
    /// Now.
    Now,
    /// The window was told to.
    Told,
}

/// A line of news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A step was made, and can be undone: what it was, with its night.
    Undoable(String),
    /// Something was done.
    Done(String),
    /// Something was not done because it made no sense; nothing is lost by it.
    Refused(String),
    /// Something went wrong: a sentence that says what and what to do. It stays in
    /// [`State::failures`] until it is resolved or was closed.
    Failed(String),
}

/// What goes into the summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportView {
    /// The chosen period.
    pub range: Range,
    /// Notes too.
    pub with_notes: bool,
    /// The sections that are printed.
    pub sections: SectionSet,
    /// How dates are written.
    pub dates: DateStyle,
}

impl Notice {
    /// What it says.
    pub fn words(&self) -> &str {
        match self {
            Self::Undoable(words)
            | Self::Done(words)
            | Self::Refused(words)
            | Self::Failed(words) => words,
        }
    }
}

impl Default for ReportView {
    fn default() -> Self {
        let (sections, dates) = (SectionSet::ALL, DateStyle::Words);
        Self { range: Range::default(), with_notes: false, sections, dates }
    }
}

/// Everything that the window shows.
#[derive(Debug)]
pub struct State {
    /// The present moment, as far as the window has noticed.
    pub now: Now,
    /// How far the diary file is.
    pub phase: Phase,
    /// Where the diary file is.
    pub file: Option<PathBuf>,
    /// What the diary file is opened for, where it is opened again.
    pub access: Access,
    /// Where it is noted which diary opens at the next start; `None` where it was named.
    pub choice: Option<DiaryChoice>,
    /// The diary file was chosen in this window, and is not noted yet.
    pub chosen: Option<PathBuf>,
    /// A made-up diary that lives in memory only.
    pub demo: bool,
    /// The diary as the disk holds it.
    pub saved: Diary,
    /// The diary with the changes that are on their way to the disk.
    pub shown: Diary,
    /// Grows with every change of [`Self::shown`].
    pub revision: u64,
    /// Changes that are on their way, the oldest first.
    pub on_the_way: VecDeque<Sent>,
    /// Changes that could not be saved and will be tried again.
    pub unsaved: VecDeque<Step>,
    /// Why they could not be saved.
    pub trouble: Option<Trouble>,
    /// Preferences and typed texts that the file could not keep.
    pub unkept: Unkept,
    /// What was done, the newest first.
    pub deeds: Deeds,
    /// What went wrong and is not resolved yet, the oldest first.
    pub failures: Vec<Failure>,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would make again.
    pub redo: Option<String>,
    /// Texts that are typed and not entered yet, as the file keeps them.
    pub left: LeftTexts,
    /// Fields of which the store was handed a text that is being typed.
    pub held: BTreeSet<String>,
    /// What is being typed and not yet finished.
    pub preview: Option<Edit>,
    /// The rules that fire, with what is being typed.
    pub assessment: Assessment,
    /// The place that is shown.
    pub place: Place,
    /// The part of it that is to be brought into view.
    pub wanted: Option<Part>,
    /// The threshold of [`Part::Thresholds`] that is to have the focus.
    pub wanted_threshold: Option<Threshold>,
    /// The night that is shown.
    pub night: NightDate,
    /// Preferences.
    pub preferences: Preferences,
    /// Drinks of which the person has set the amounts.
    pub drinks: DrinkAmounts,
    /// What is preferred where the diary says nothing else.
    pub usual: Preferences,
    /// Where it is noted beside the usual diary how the window looks.
    pub look: LookNote,
    /// Whether the desktop is set up to move things; `None` where it does not say.
    pub desktop_motion: Option<Motion>,
    /// The newest line of news.
    pub notice: Option<Notice>,
    /// A question for a path is open.
    pub asking: Option<PathFor>,
    /// A typed place at which a file stands that was not replaced.
    pub taken: Option<(PathFor, PathBuf)>,
    /// The folder that is offered for files.
    pub folder: Option<PathBuf>,
    /// What lies over the window.
    pub overlay: Option<Overlay>,
    /// Help is shown, over everything else.
    pub help: bool,
    /// What is shown of a cramp that is going on.
    pub cramp_now: CrampNow,
    /// A cramp that cannot be written down.
    pub unwritten: Unwritten,
    /// The window is to close once everything is saved, or at once where the person said so.
    pub leaving: Leaving,
    /// A copy in the place of the diary would help against what keeps it from being opened.
    pub can_restore: bool,
    /// The diary that stood in the place of the restored one.
    pub before_restore: Option<PathBuf>,
    /// A copy that was saved of a diary that cannot be written: it can be opened in its place.
    pub copy_to_open: Option<PathBuf>,
    /// The backups of the diary.
    pub backups: Backups,
    /// Whether it is locked, and when it will be.
    pub lock: Lock,
    /// What was deleted and is still held.
    pub forgetting: Forgetting,
    /// What is done about its password.
    pub password: PasswordView,
    /// What opens it and its backups; nothing where it has no password.
    pub keys: Keys,
    /// The calendar.
    pub calendar: CalendarView,
    /// The figures.
    pub trends: TrendsView,
    /// The summary.
    pub report: ReportView,
    /// Its pages, as they would be saved now.
    pub preview_of_summary: Preview,
    /// Where it was saved last.
    pub saved_summary: Option<PathBuf>,
}

impl State {
    /// The state before the diary has been opened.
    pub fn new(now: Now, file: Option<PathBuf>) -> Self {
        let preferences = Preferences::default();
        let night = opens_at(&now);
        Self {
            now,
            phase: Phase::Opening,
            file,
            access: Access::WriteOrCreate,
            choice: None,
            chosen: None,
            demo: false,
            saved: Diary::default(),
            shown: Diary::default(),
            revision: 0,
            on_the_way: VecDeque::new(),
            unsaved: VecDeque::new(),
            trouble: None,
            unkept: Unkept::default(),
            deeds: Deeds::default(),
            failures: Vec::new(),
            undo: None,
            redo: None,
            left: LeftTexts::new(),
            held: BTreeSet::new(),
            preview: None,
            assessment: guidance::assess(&Diary::default(), now.today()),
            place: Place::Night,
            wanted: None,
            wanted_threshold: None,
            night,
            preferences,
            drinks: DrinkAmounts::default(),
            usual: preferences,
            look: LookNote::default(),
            desktop_motion: None,
            notice: None,
            asking: None,
            taken: None,
            folder: None,
            overlay: None,
            help: false,
            cramp_now: CrampNow::default(),
            unwritten: Unwritten::None,
            leaving: Leaving::No,
            can_restore: false,
            before_restore: None,
            copy_to_open: None,
            backups: Backups::default(),
            lock: Lock::default(),
            forgetting: Forgetting::default(),
            password: PasswordView::default(),
            keys: Keys::none(),
            calendar: CalendarView::at(night),
            trends: TrendsView::default(),
            report: ReportView::default(),
            preview_of_summary: Preview::default(),
            saved_summary: None,
        }
    }

    /// The night that is going on, or the one that ended last.
    pub fn tonight(&self) -> NightDate {
        self.preferences.day_change.night_of(self.now.local)
    }

    /// The last night that has ended or is going on this morning.
    pub fn last_night(&self) -> NightDate {
        NightDate::from_morning(self.now.today())
    }

    /// The entry of the shown night, or an unanswered one.
    pub fn shown_night(&self) -> Night {
        self.entry(self.night)
    }

    /// The entry of a night, or an unanswered one.
    pub fn entry(&self, date: NightDate) -> Night {
        self.shown.night(date).map_or_else(|| Night::unanswered(date), |night| (**night).clone())
    }

    /// Whether everything that was entered is on the disk.
    pub fn is_saved(&self) -> bool {
        self.is_on_disk() && self.waiting_cramps() == 0
    }

    /// The same, but for what waits until a locked diary is open.
    pub(super) fn is_on_disk(&self) -> bool {
        self.on_the_way.is_empty() && self.unsaved.is_empty()
    }

    /// Whether anything moves by itself: as the person chose, else as the desktop is set up.
    pub fn motion(&self) -> Motion {
        match self.preferences.motion {
            Motion::Desktop => self.desktop_motion.unwrap_or(Motion::Full),
            chosen @ (Motion::Full | Motion::Reduced) => chosen,
        }
    }

    /// When something that could not be saved is tried again by itself.
    pub fn next_try(&self) -> Option<DateTime<Utc>> {
        let step = self.trouble.as_ref().and_then(|trouble| trouble.next_try);
        step.into_iter().chain(self.unkept.next_try()).chain(self.backups.next_try()).min()
    }

    /// The nights of the summary. They end with the newest one in which anything was entered: a
    /// sign of this evening is on the page, also where cramps are not answered yet.
    pub fn report_period(&self) -> Option<Period> {
        self.report.range.period(&self.shown, self.tonight())
    }

    /// Whether the shown night still lies ahead of its person: nobody knows yet that it will be
    /// without cramps.
    pub fn is_night_ahead(&self) -> bool {
        const MORNING: u32 = 4;
        let morning = self.night.morning();
        let today = self.now.today();
        morning > today || morning == today && self.now.local.hour() < MORNING
    }

    /// Looks again which rules fire: on what is shown and on what is being typed.
    pub(super) fn reassess(&mut self) {
        let as_of = self.tonight().morning();
        let typed = self.preview.as_ref().and_then(|edit| edit.step(&self.shown, &self.now));
        let mut diary = self.shown.clone();
        if let Some(step) = typed
            && diary.apply_step(&step).is_err()
        {
            // What is typed was made for this very diary; if it does not fit, it counts as soon
            // as it is entered.
            diary = self.shown.clone();
        }
        cramp_now::go_on(self, &mut diary);
        self.assessment = guidance::assess(&diary, as_of);
    }
}

/// The night at which the window opens: in the afternoon a person still fills in the one that
/// ended in the morning, in the evening the one that begins.
fn opens_at(now: &Now) -> NightDate {
    const EVENING: u32 = 18;
    let today = NightDate::from_morning(now.today());
    if now.local.hour() < EVENING { today } else { today.plus_days(1) }
}
