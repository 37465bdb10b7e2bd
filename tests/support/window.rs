//! The whole window without a desktop, opened on a made-up diary.
//!
//! The store, the jobs and the clock are the real ones, but each does its work at once or stands
//! still, so that a test neither waits nor depends on the day it is run on. Every control must
//! have a name: egui's accessibility check runs whenever the window comes to rest.

use std::{
    path::PathBuf,
    sync::{Arc, mpsc},
    task::{Wake, Waker},
    time::Duration,
};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use cramp_diary::{
    app::{
        Jobs, Phase, Preferences, State,
        adopt::adopt,
        jobs::Job,
        look,
        preferences::{FirstStart, TextSize, Theme},
    },
    clock::{Clock, Now},
    diary::Diary,
    exchange::LastLook,
    store::{Access, Store, StoreError, StoreHandle},
    ui::CrampDiary,
};
use egui::Vec2;
use egui_kittest::Harness;

use super::{diaries::TODAY, open_window::OpenWindow, renderer::SoftwareRenderer};

/// How far apart frames are, in seconds.
pub(super) const FRAME: f32 = 0.05;

/// How long an answer from another thread is waited for before a test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a window is to be opened.
pub(crate) struct Window {
    diary: Diary,
    file: Option<PathBuf>,
    today: String,
    clock: Option<Clock>,
    pixels: Vec2,
    preferences: Preferences,
    jobs: Option<mpsc::Sender<Job>>,
    look: Option<LastLook>,
}

impl Window {
    /// On an empty diary, on the morning of [`TODAY`], in a window of the usual size.
    pub(crate) fn new() -> Self {
        Self {
            diary: Diary::default(),
            file: None,
            today: TODAY.to_owned(),
            clock: None,
            pixels: Vec2::new(1280.0, 800.0),
            preferences: Preferences {
                theme: Theme::Dark,
                first_start: FirstStart::Done,
                ..Preferences::default()
            },
            jobs: None,
            look: None,
        }
    }

    /// On a diary that holds this.
    pub(crate) fn diary(self, diary: Diary) -> Self {
        Self { diary, ..self }
    }

    /// On a file, which is made where there is none.
    pub(crate) fn file(self, file: impl Into<PathBuf>) -> Self {
        Self { file: Some(file.into()), ..self }
    }

    /// At eight in the morning of this day.
    pub(crate) fn today(self, today: &str) -> Self {
        Self { today: today.to_owned(), ..self }
    }

    /// At this moment, given in UTC, by the clock of a zone.
    pub(crate) fn at(self, instant: &str, zone: Tz) -> Self {
        let instant: DateTime<Utc> = instant.parse().unwrap();
        let local = instant.with_timezone(&zone).naive_local();
        Self { clock: Some(Clock::Fixed(Now { instant, local, zone: Some(zone) })), ..self }
    }

    /// At whatever moment is told.
    pub(crate) fn told(self, tell: fn() -> Now) -> Self {
        Self { clock: Some(Clock::Told(tell)), ..self }
    }

    /// In a window of so many pixels.
    pub(crate) fn size(self, width: f32, height: f32) -> Self {
        Self { pixels: Vec2::new(width, height), ..self }
    }

    /// In these colours.
    pub(crate) fn theme(mut self, theme: Theme) -> Self {
        self.preferences.theme = theme;
        self
    }

    /// With text of so many per cent.
    pub(crate) fn text_size(mut self, percent: u16) -> Self {
        self.preferences.text_size = TextSize::nearest(percent);
        self
    }

    /// With something else preferred.
    pub(crate) fn preferring(mut self, change: impl FnOnce(&mut Preferences)) -> Self {
        change(&mut self.preferences);
        self
    }

    /// Where the program has introduced itself, or has not.
    pub(crate) fn first_start(mut self, first_start: FirstStart) -> Self {
        self.preferences.first_start = first_start;
        self
    }

    /// With its jobs handed over instead of done.
    pub(crate) fn jobs_to(self, jobs: mpsc::Sender<Job>) -> Self {
        Self { jobs: Some(jobs), ..self }
    }

    /// Looking as it did last, as noted here.
    pub(crate) fn looking_as(self, look: LastLook) -> Self {
        Self { look: Some(look), ..self }
    }

    /// Opens it.
    pub(crate) fn open(self) -> OpenWindow {
        let mut store = match &self.file {
            Some(file) => Store::open(file, Access::WriteOrCreate).unwrap(),
            None => Store::in_memory().unwrap(),
        };
        if !self.diary.is_empty() {
            store.commit(adopt(&self.diary, "make a diary up")).unwrap();
        }
        // A window that is opened again shows what was preferred before.
        if self.file.is_none() || store.load().unwrap().preferences.is_empty() {
            for (key, value) in self.preferences.to_stored() {
                store.set_preference(key.word(), Some(&value)).unwrap();
            }
        }
        let window = self.over(StoreHandle::inline(store), |state| state);
        assert_eq!(window.state().phase, Phase::Open);
        window
    }

    /// Opens it on a diary that cannot be opened, with the store on its own thread.
    pub(crate) fn open_refused(self, error: StoreError) -> OpenWindow {
        self.open_refused_as(error, |state| state)
    }

    /// The same, in a window that was opened on a cramp.
    pub(crate) fn open_refused_on_a_cramp(self, error: StoreError) -> OpenWindow {
        self.open_refused_as(error, State::on_a_cramp)
    }

    fn open_refused_as(self, error: StoreError, as_a: fn(State) -> State) -> OpenWindow {
        let (woken, news) = mpsc::channel();
        let waker = Waker::from(Arc::new(Bell(woken)));
        let preferences = self.preferences;
        let prefer = |state| as_a(State { preferences, usual: preferences, ..state });
        let mut window = self.over(StoreHandle::spawn_with(move || Err(error), waker), prefer);
        news.recv_timeout(PATIENCE).unwrap();
        window.run();
        window
    }

    fn over(self, store: StoreHandle, change: impl FnOnce(State) -> State) -> OpenWindow {
        let morning = format!("{}T08:00:00", self.today).parse().unwrap();
        let clock = self.clock.unwrap_or_else(|| Clock::fixed(morning));
        let state = State::new(clock.now(), self.file);
        let state = change(state);
        let state = match self.look {
            Some(look) => look::as_last(state, look),
            None => state,
        };
        let jobs = self.jobs.map_or_else(|| Jobs::AtOnce(Vec::new()), Jobs::HandedOver);
        let harness = Harness::builder()
            .with_size(self.pixels)
            .with_render_cursor(false)
            .with_max_steps(20)
            .with_step_dt(FRAME)
            .renderer(SoftwareRenderer::default())
            .build_eframe(|cc| CrampDiary::with_clock(cc, clock, state, store, jobs));
        let mut window = OpenWindow::new(harness);
        window.run();
        window
    }
}

/// Tells a test that something has happened on another thread.
struct Bell(mpsc::Sender<()>);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        // A test that no longer listens has seen what it wanted to see.
        self.0.send(()).ok();
    }
}
