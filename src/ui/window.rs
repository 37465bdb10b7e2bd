//! The window itself: each frame takes in the news, shows the place, and applies what was done.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use eframe::CreationContext;
use egui_system_font_provider::SystemFontProvider;

use crate::{
    app::{
        Action, Command, CrampNow, Jobs, Leaving, Phase, Runner, State,
        adopt::adopt,
        begin, broke_off,
        jobs::Job,
        leave,
        lock::{self, LockAction},
        look,
        preferences::usual_here,
    },
    clock::Clock,
    demo,
    diary::NightDate,
    exchange::{BreakNote, DiaryChoice, LastLook},
    store::{Access, Store, StoreError, StoreHandle},
};

use super::{
    input::{commands, ends_first_start, is_touched},
    shell::shell_ui,
    style,
    view::View,
    waker::WindowWaker,
    widgets::drafts::Drafts,
};

/// A pause that is over by then is not waited for without an end.
const SHORTEST_PAUSE: Duration = Duration::from_millis(100);

/// Width in pixels of the picture that the letters are kept in, and the most that any picture in
/// the window has on a side.
const LETTERS_SIDE: usize = 4096;

/// Which diary the window shows.
#[derive(Debug)]
pub enum WindowOptions {
    /// This file; it is made where there is none.
    File(PathBuf),
    /// A made-up diary that lives in memory and is gone with the window.
    Demo,
    /// The same, on a cramp that begins now.
    DemoNow,
    /// This diary, in which a cramp has begun.
    Begun(Box<Store>, CrampNow),
    /// This file, on a cramp that could not be begun yet: the window tries again, and says why.
    NotBegun(PathBuf),
}

impl WindowOptions {
    /// Begins a cramp in a diary, before there is a window.
    ///
    /// # Errors
    /// [`StoreError::InUse`] where another window has the diary open. Any other error is shown
    /// by the window itself: a cramp that cannot be written down wants its screen all the same.
    pub fn begin(diary: PathBuf) -> Result<Self, StoreError> {
        match begin::open_and_begin(&diary, access_to(&diary), &Clock::System.now()) {
            Ok((store, cramp_now)) => Ok(Self::Begun(Box::new(store), cramp_now)),
            Err(error @ StoreError::InUse { .. }) => Err(error),
            Err(_shown_by_the_window) => Ok(Self::NotBegun(diary)),
        }
    }
}

/// The window of the diary.
pub struct CrampDiary {
    runner: Runner,
    drafts: Drafts,
    system_fonts: SystemFonts,
}

/// Letters that the window's own fonts lack, from those of the desktop.
///
/// To list the desktop's fonts takes a processor for a moment: it waits until the diary has been
/// shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SystemFonts {
    /// Not at all: a test looks the same on every machine.
    Never,
    /// As soon as the diary has been shown.
    Wanted,
    /// They are there.
    Added,
}

impl CrampDiary {
    /// A window over a store that is being opened.
    pub fn with_clock(
        cc: &CreationContext<'_>,
        clock: Clock,
        state: State,
        store: StoreHandle,
        jobs: Jobs,
    ) -> Self {
        style::install(&cc.egui_ctx);
        Self {
            runner: Runner::new(state, clock, store, jobs),
            drafts: Drafts::default(),
            system_fonts: SystemFonts::Never,
        }
    }

    /// What the window shows.
    pub fn state(&self) -> &State {
        &self.runner.state
    }

    /// Applies an action, as if a person had done it.
    pub fn apply(&mut self, action: Action) {
        self.runner.apply(action);
    }

    fn add_system_fonts(&mut self, ctx: &egui::Context) {
        let has_shown = ctx.cumulative_frame_nr() > 0 && self.runner.state.phase != Phase::Opening;
        if self.system_fonts == SystemFonts::Wanted && has_shown {
            self.system_fonts = SystemFonts::Added;
            ctx.add_font_provider(Arc::new(SystemFontProvider::new()));
        }
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        let mut commands = commands(ui.ctx(), &self.runner.state, &self.drafts);
        let mut has_moved = false;
        // A key alone is obeyed before anything is drawn: the frame that took it shows what came
        // of it. Whatever else happened in the frame belongs to what was there before the key.
        if !acts_on_what_is_shown(ui) {
            has_moved = self.obey(std::mem::take(&mut commands));
        }
        let closing = ui.input(|input| input.viewport().close_requested());
        let mut view = View::new(&self.runner.state, &mut self.drafts);
        shell_ui(&mut view, ui);
        let mut actions = view.actions;
        // What stands in a field is entered before the window closes.
        if closing {
            actions.extend(self.drafts.flush());
        }
        actions.extend(self.drafts.end_frame(ui.input(|input| input.time)));
        let any = closing || has_moved || !commands.is_empty() || !actions.is_empty();
        for action in actions {
            self.runner.apply(action);
        }
        self.obey(commands);
        if lock::is_wanted(&self.runner.state) {
            self.lock(ui.ctx());
        }
        if closing {
            self.runner.apply(Action::AskToLeave);
        }
        let fonts_wait =
            self.system_fonts == SystemFonts::Wanted && self.runner.state.phase != Phase::Opening;
        if any | self.runner.poll() | fonts_wait {
            ui.ctx().request_repaint();
        }
        let closes = leave::closes(&mut self.runner.state);
        if closing && self.runner.state.leaving != Leaving::Told {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::CancelClose);
            ui.ctx().request_repaint();
        } else if closes && !closing {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
        self.wait_for_next_try(ui.ctx());
    }

    /// Does what the keys say; what stands in a field is entered first.
    fn obey(&mut self, commands: Vec<Command>) -> bool {
        if commands.is_empty() {
            return false;
        }
        for action in self.drafts.flush() {
            self.runner.apply(action);
        }
        for command in commands {
            if ends_first_start(command, &self.runner.state) {
                self.runner.apply(Action::EndFirstStart);
            }
            self.runner.apply(Action::Command(command));
        }
        true
    }

    /// Enters or keeps what was typed, and shows nothing but the lock from the next frame on.
    fn lock(&mut self, ctx: &egui::Context) {
        for action in self.drafts.flush() {
            self.runner.apply(action);
        }
        self.drafts = Drafts::default();
        self.runner.apply(Action::Lock(LockAction::Close));
        // What was laid out and kept from frame to frame goes too, and with it what undo knows.
        ctx.memory_mut(|memory| {
            memory.data.clear();
            memory.caches = egui::cache::CacheStorage::default();
        });
        ctx.request_repaint();
    }

    /// What could not be saved is tried again when its pause is over, and the diary is locked
    /// when nobody has touched anything for long enough, also where nobody moves.
    fn wait_for_next_try(&self, ctx: &egui::Context) {
        let state = &self.runner.state;
        if let Some(next) = state.next_try().into_iter().chain(lock::locks_at(state)).min() {
            let pause = (next - state.now.instant).to_std().unwrap_or_default();
            ctx.request_repaint_after(pause.max(SHORTEST_PAUSE));
        }
    }
}

impl eframe::App for CrampDiary {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.runner.tick();
        self.runner.poll();
        if lock::is_due(&self.runner.state) {
            self.lock(ctx);
        }
        if self.runner.state.lock.is_sealed && is_touched(ctx) {
            self.runner.apply(Action::Lock(LockAction::Touched));
        }
        style::apply(ctx, &self.runner.state);
        self.add_system_fonts(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    /// The letters that are drawn are kept in one picture as wide as the graphics allow, which in
    /// software is 16,384: most of it would be empty, and be cleared, copied and kept all the same.
    fn raw_input_hook(&mut self, _ctx: &egui::Context, input: &mut egui::RawInput) {
        input.max_texture_side = input.max_texture_side.map(|side| side.min(LETTERS_SIDE));
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        let state = &self.runner.state;
        let fill = match state.takeover() {
            Some(_) if !state.lock.is_covering => style::cramp_now::BACKGROUND,
            _place => visuals.panel_fill,
        };
        fill.to_normalized_gamma_f32()
    }
}

/// Opens the window and shows it until it is closed.
///
/// # Errors
/// Where no window can be opened: no display, or no graphics.
pub fn run(options: WindowOptions) -> Result<(), eframe::Error> {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Cramp Diary")
        .with_app_id("cramp-diary")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([480.0, 400.0]);
    let native = eframe::NativeOptions {
        viewport,
        // The colours are flat: noise against bands would only cost time on every pixel.
        dithering: false,
        // Looked up later: see `SystemFonts`.
        system_font_fallback: false,
        ..eframe::NativeOptions::default()
    };
    // The diary is read while the desktop makes the window.
    let window_waker = Arc::new(WindowWaker::default());
    let waker = window_waker.waker();
    let now = Clock::System.now();
    let (state, store) = match options {
        WindowOptions::File(diary) => {
            let state = State::new(now, Some(diary.clone()));
            let access = access_to(&diary);
            (state, StoreHandle::spawn(diary, access, waker.clone()))
        }
        WindowOptions::NotBegun(diary) => {
            let state = State::new(now, Some(diary.clone())).on_a_cramp();
            let access = access_to(&diary);
            (state, StoreHandle::spawn(diary, access, waker.clone()))
        }
        WindowOptions::Begun(store, cramp_now) => {
            let state = State::new(now, Some(store.path().to_owned()));
            (State { cramp_now, ..state }, StoreHandle::spawn_with(|| Ok(*store), waker.clone()))
        }
        WindowOptions::Demo | WindowOptions::DemoNow => {
            let mut state = State::new(now, None);
            state.demo = true;
            if matches!(options, WindowOptions::DemoNow) {
                state.cramp_now = CrampNow::begun();
            }
            let made_up = move || made_up_store(NightDate::from_morning(now.today()));
            (state, StoreHandle::spawn_with(made_up, waker.clone()))
        }
    };
    let folder = directories::UserDirs::new()
        .map(|folders| folders.document_dir().unwrap_or_else(|| folders.home_dir()).to_owned());
    let usual = usual_here(|name| std::env::var(name).ok());
    let choice = state.file.as_deref().and_then(DiaryChoice::behind);
    let access = state.file.as_deref().map_or(state.access, access_to);
    let state = State { folder, usual, preferences: usual, choice, access, ..state };
    // An example is nobody's own.
    let last_look = if state.demo { None } else { LastLook::of_this_person() };
    let state = match last_look {
        Some(last_look) => look::as_last(state, last_look),
        None => state,
    };
    let break_note = if state.demo { None } else { BreakNote::of_this_person() };
    let state = match break_note {
        Some(note) => broke_off::told(state, &note),
        None => state,
    };
    eframe::run_native(
        "cramp-diary",
        native,
        Box::new(move |cc| {
            window_waker.set_window(&cc.egui_ctx);
            let mut jobs = Jobs::on_threads(waker);
            jobs.start(Job::AskDesktop);
            let mut window = CrampDiary::with_clock(cc, Clock::System, state, store, jobs);
            window.system_fonts = SystemFonts::Wanted;
            Ok(Box::new(window))
        }),
    )
}

/// What a diary is opened for: one that was chosen in the place of the usual one is there, or
/// something is wrong; it is not begun anew.
fn access_to(diary: &Path) -> Access {
    let is_chosen = DiaryChoice::behind(diary).is_some_and(|choice| choice.usual() != diary);
    if is_chosen { Access::Write } else { Access::WriteOrCreate }
}

/// Whether something of this frame, besides the keys of commands, is meant for what is shown.
fn acts_on_what_is_shown(ui: &egui::Ui) -> bool {
    let presses = |event: &egui::Event| {
        use egui::Event::{AccessKitActionRequest, PointerButton};
        matches!(event, PointerButton { .. } | AccessKitActionRequest(_))
    };
    ui.ctx().text_edit_focused() || ui.input(|input| input.events.iter().any(presses))
}

/// A store in memory with a made-up half-year in it.
fn made_up_store(last: NightDate) -> Result<Store, StoreError> {
    let mut store = Store::in_memory()?;
    store.commit(adopt(&demo::half_year(last), "make the example up"))?;
    Ok(store)
}
