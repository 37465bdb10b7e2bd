//! The window itself: each frame takes in the news, shows the place, and applies what was done.

use std::path::PathBuf;

use eframe::CreationContext;

use crate::{
    app::{Action, Jobs, Notice, Runner, State, adopt::adopt},
    clock::Clock,
    demo,
    diary::NightDate,
    store::{Access, Store, StoreError, StoreHandle},
};

use super::{
    input::commands, shell::shell_ui, style, view::View, waker::waker, widgets::drafts::Drafts,
};

/// Which diary the window shows.
#[derive(Debug)]
pub enum WindowOptions {
    /// This file; it is made where there is none.
    File(PathBuf),
    /// A made-up diary that lives in memory and is gone with the window.
    Demo,
}

/// The window of the diary.
pub struct CrampDiary {
    runner: Runner,
    drafts: Drafts,
}

impl CrampDiary {
    /// A window over a store that is being opened.
    pub fn new(cc: &CreationContext<'_>, state: State, store: StoreHandle, jobs: Jobs) -> Self {
        Self::with_clock(cc, Clock::System, state, store, jobs)
    }

    /// As [`Self::new`], with a clock of one's own.
    pub fn with_clock(
        cc: &CreationContext<'_>,
        clock: Clock,
        state: State,
        store: StoreHandle,
        jobs: Jobs,
    ) -> Self {
        style::install(&cc.egui_ctx);
        Self { runner: Runner::new(state, clock, store, jobs), drafts: Drafts::default() }
    }

    /// What the window shows.
    pub fn state(&self) -> &State {
        &self.runner.state
    }

    /// Applies an action, as if a person had done it.
    pub fn apply(&mut self, action: Action) {
        self.runner.apply(action);
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        let commands = commands(ui.ctx());
        let closing = ui.input(|input| input.viewport().close_requested());
        let mut view = View::new(&self.runner.state, &mut self.drafts);
        shell_ui(&mut view, ui);
        let mut actions = view.actions;
        // What stands in a field is entered before the window moves on or closes.
        if closing || !commands.is_empty() {
            actions.extend(self.drafts.flush());
        }
        actions.extend(self.drafts.end_frame());
        actions.extend(commands.into_iter().map(Action::Command));
        let any = !actions.is_empty();
        for action in actions {
            self.runner.apply(action);
        }
        if any | self.runner.poll() {
            ui.ctx().request_repaint();
        }
        if closing && !self.runner.state.unsaved.is_empty() {
            self.keep_open(ui.ctx());
        }
    }

    /// The first try to close a window with unsaved entries says so; the second one closes it.
    fn keep_open(&mut self, ctx: &egui::Context) {
        let warned = egui::Id::unique("warned of unsaved entries");
        if ctx.data(|data| data.get_temp::<bool>(warned)).is_none() {
            ctx.data_mut(|data| data.insert_temp(warned, true));
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            let words = "Some entries are not saved yet. Try to save again, or close the window \
                         once more to leave without them.";
            self.runner.state.notice = Some(Notice::Failed(words.to_owned()));
        }
    }
}

impl eframe::App for CrampDiary {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.runner.tick();
        self.runner.poll();
        style::apply(ctx, &self.runner.state.preferences);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
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
    let native = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_native(
        "cramp-diary",
        native,
        Box::new(move |cc| {
            let waker = waker(&cc.egui_ctx);
            let folder = directories::UserDirs::new().map(|folders| {
                folders.document_dir().unwrap_or_else(|| folders.home_dir()).to_owned()
            });
            let now = Clock::System.now();
            let (state, store) = match options {
                WindowOptions::File(diary) => {
                    let state = State::new(now, Some(diary.clone()));
                    (state, StoreHandle::spawn(diary, Access::WriteOrCreate, waker.clone()))
                }
                WindowOptions::Demo => {
                    let mut state = State::new(now, None);
                    state.demo = true;
                    let made_up = move || made_up_store(NightDate::from_morning(now.today()));
                    (state, StoreHandle::spawn_with(made_up, waker.clone()))
                }
            };
            let state = State { folder, ..state };
            Ok(Box::new(CrampDiary::new(cc, state, store, Jobs::on_threads(waker))))
        }),
    )
}

/// A store in memory with a made-up half-year in it.
fn made_up_store(last: NightDate) -> Result<Store, StoreError> {
    let mut store = Store::in_memory()?;
    store.commit(adopt(&demo::half_year(last), "make the example up"))?;
    Ok(store)
}
