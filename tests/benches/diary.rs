//! How long it takes with 50 years of diary: run with `cargo bench`.
//!
//! The diary is made from a seed, so every run and every machine measures the same nights.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::wildcard_imports,
    reason = "a benchmark that cannot be set up ends with its reason; it prints what it measures"
)]

use std::{path::PathBuf, sync::LazyLock};

use cramp_diary::{
    app::{
        Action, Jobs, Place, Range, State,
        adopt::adopt,
        calendar::{CalendarAction, Layout},
    },
    clock::Clock,
    demo,
    diary::{Change, Diary, NightDate, Period, Step, quantity::Tiredness},
    exchange::{self, OnConflict},
    guidance,
    report::{self, Notes, ReportOptions},
    store::{Access, Overwrite, Store, StoreHandle},
    trends,
    ui::CrampDiary,
};
use divan::{Bencher, black_box};
use eframe::{App as _, CreationContext, Frame};

static FIFTY_YEARS: LazyLock<Diary> = LazyLock::new(|| demo::fifty_years(1));

fn main() {
    let cramps: usize = FIFTY_YEARS.nights().map(|night| night.cramps().len()).sum();
    println!("50 years: {} nights, {cramps} cramps", FIFTY_YEARS.nights().len());
    divan::main();
}

fn last_night() -> NightDate {
    FIFTY_YEARS.span().unwrap().last()
}

/// A folder that is gone when it is dropped, with the 50 years in a file.
fn file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary");
    let mut store = Store::open(&path, Access::WriteOrCreate).unwrap();
    store.commit(adopt(&FIFTY_YEARS, "make up")).unwrap();
    (folder, path)
}

/// A change of one answer of the newest night.
fn small_step(diary: &Diary, score: i64) -> Step {
    let mut night = (**diary.night(last_night()).unwrap()).clone();
    night.after.tired = Tiredness::new(score).ok();
    Step { name: "set the tiredness".to_owned(), changes: vec![Change::of_night(diary, night)] }
}

mod store {
    use super::*;

    #[divan::bench(sample_count = 20)]
    fn open_and_load(bencher: Bencher<'_, '_>) {
        let (_folder, path) = file();
        bencher.bench_local(|| Store::open(&path, Access::Read).unwrap().load().unwrap());
    }

    #[divan::bench(sample_count = 50)]
    fn commit_a_change(bencher: Bencher<'_, '_>) {
        let (_folder, path) = file();
        commit_changes(bencher, Store::open(&path, Access::Write).unwrap());
    }

    /// The same without a disk: the difference is the disk's own sync.
    #[divan::bench(sample_count = 50)]
    fn commit_a_change_in_memory(bencher: Bencher<'_, '_>) {
        let mut store = Store::in_memory().unwrap();
        store.commit(adopt(&FIFTY_YEARS, "make up")).unwrap();
        commit_changes(bencher, store);
    }

    fn commit_changes(bencher: Bencher<'_, '_>, mut store: Store) {
        let mut diary = store.load().unwrap().diary;
        let mut score = 0;
        bencher.bench_local(|| {
            score = (score + 1) % 10;
            let step = small_step(&diary, score);
            diary.apply_step(&step).unwrap();
            store.commit(step).unwrap()
        });
    }

    #[divan::bench(sample_count = 10)]
    fn checked_backup(bencher: Bencher<'_, '_>) {
        let (folder, path) = file();
        let mut store = Store::open(&path, Access::Read).unwrap();
        let out = folder.path().join("copy");
        bencher.bench_local(|| store.backup(&out, Overwrite::Yes).unwrap());
    }
}

mod figures {
    use super::*;

    #[divan::bench]
    fn assess() -> guidance::Assessment {
        guidance::assess(black_box(&FIFTY_YEARS), last_night().morning())
    }

    #[divan::bench]
    fn trends_of_a_year() -> trends::Trends {
        trends::trends(black_box(&FIFTY_YEARS), Period::ending(last_night(), 365))
    }

    #[divan::bench(sample_count = 20)]
    fn trends_of_50_years() -> trends::Trends {
        trends::trends(black_box(&FIFTY_YEARS), FIFTY_YEARS.span().unwrap())
    }
}

/// The charts of all 50 years: made once beside the window, laid out once for a width.
mod charts {
    use cramp_diary::chart::{Chart, ChartId, Scene, letters::Letters, png, svg};

    use super::*;

    const WIDTH: f32 = 1_040.0;

    static CHARTS: LazyLock<Vec<Chart>> = LazyLock::new(made);

    fn made() -> Vec<Chart> {
        static TRENDS: LazyLock<trends::Trends> =
            LazyLock::new(|| trends::trends(&FIFTY_YEARS, FIFTY_YEARS.span().unwrap()));
        Chart::all(&FIFTY_YEARS, &TRENDS, None, &|time| time.to_string())
    }

    fn of(id: ChartId) -> &'static Chart {
        CHARTS.iter().find(|chart| chart.id == id).unwrap()
    }

    #[divan::bench(sample_count = 20)]
    fn make_all(bencher: Bencher<'_, '_>) {
        made();
        bencher.bench_local(made);
    }

    #[divan::bench(args = ChartId::ALL, sample_count = 20)]
    fn lay_out(bencher: Bencher<'_, '_>, id: ChartId) {
        let (chart, letters) = (of(id), Letters::load().unwrap());
        bencher.bench_local(|| -> Scene { chart.scene(black_box(WIDTH), &letters) });
    }

    #[divan::bench(sample_count = 20)]
    fn as_svg(bencher: Bencher<'_, '_>) {
        let (chart, letters) = (of(ChartId::CrampNights), Letters::load().unwrap());
        let period = FIFTY_YEARS.span().unwrap();
        bencher.bench_local(|| svg::write(chart, period, black_box(WIDTH), &letters));
    }

    #[divan::bench(sample_count = 20)]
    fn as_png(bencher: Bencher<'_, '_>) {
        let (chart, letters) = (of(ChartId::CrampNights), Letters::load().unwrap());
        let period = FIFTY_YEARS.span().unwrap();
        bencher.bench_local(|| png::write(chart, period, black_box(WIDTH), 2.0, &letters).unwrap());
    }
}

/// Typing into the search of the calendar.
mod search {
    use cramp_diary::app::search::{Filter, Filters, Index, Words};

    use super::*;

    /// Beside the window, once a change of the diary.
    #[divan::bench(sample_count = 20)]
    fn read_50_years() -> Index {
        Index::of(black_box(&FIFTY_YEARS), 1)
    }

    /// In the window, once a letter: many nights, few, none, and what only accents tell apart.
    #[divan::bench(args = ["c", "left calf", "cold floor stretching", "spanim", "nowhere at all"])]
    fn find_in_50_years(bencher: Bencher<'_, '_>, typed: &str) {
        let index = Index::of(&FIFTY_YEARS, 1);
        bencher.bench_local(|| index.find(&Words::of(black_box(typed)), &Filters::default()));
    }

    #[divan::bench]
    fn filter_50_years(bencher: Bencher<'_, '_>) {
        let index = Index::of(&FIFTY_YEARS, 1);
        let filters = [Filter::NotRecorded, Filter::WithNote].into_iter().collect();
        bencher.bench_local(|| index.find(&Words::default(), black_box(&filters)));
    }
}

mod files {
    use super::*;

    #[divan::bench(sample_count = 10)]
    fn export_json() -> String {
        exchange::json::write(black_box(&FIFTY_YEARS), None)
    }

    #[divan::bench(sample_count = 10)]
    fn export_csv() -> String {
        exchange::csv::write(black_box(&FIFTY_YEARS), None)
    }

    /// Read, checked, laid beside an empty diary, and committed to a file.
    #[divan::bench(sample_count = 10)]
    fn import_json(bencher: Bencher<'_, '_>) {
        import(bencher, &exchange::json::write(&FIFTY_YEARS, None));
    }

    /// As [`import_json`], of the table.
    #[divan::bench(sample_count = 10)]
    fn import_csv(bencher: Bencher<'_, '_>) {
        import(bencher, &exchange::csv::write(&FIFTY_YEARS, None));
    }

    fn import(bencher: Bencher<'_, '_>, text: &str) {
        bencher
            .with_inputs(|| {
                let folder = tempfile::tempdir().unwrap();
                let store = Store::open(&folder.path().join("diary"), Access::WriteOrCreate);
                (folder, store.unwrap())
            })
            .bench_local_values(|(folder, mut store)| {
                let diary = store.load().unwrap().diary;
                let imported = exchange::parse(text.as_bytes(), None).unwrap();
                let plan = exchange::plan(&diary, &imported, OnConflict::Keep).unwrap();
                store.commit(plan.step).unwrap();
                (folder, store)
            });
    }

    #[divan::bench(sample_count = 20)]
    fn summary_of_8_weeks() -> Vec<u8> {
        summary(56, Notes::Without)
    }

    #[divan::bench(sample_count = 5)]
    fn summary_of_a_year_with_notes() -> Vec<u8> {
        summary(365, Notes::With)
    }

    fn summary(nights: u32, notes: Notes) -> Vec<u8> {
        let options = ReportOptions {
            notes,
            ..ReportOptions::usual(Period::ending(last_night(), nights), last_night().morning())
        };
        report::summary(black_box(&FIFTY_YEARS), &options).unwrap()
    }
}

/// One frame of each place: what the processor does before anything is drawn.
mod frame {
    use super::*;

    #[divan::bench(args = [Place::Night, Place::Calendar, Place::Trends, Place::Doctor, Place::Me])]
    fn of_place(bencher: Bencher<'_, '_>, place: Place) {
        draw_frames(bencher, &mut |window| window.apply(Action::Go(place)));
    }

    #[divan::bench(args = [Layout::Year, Layout::Month, Layout::List])]
    fn of_calendar(bencher: Bencher<'_, '_>, layout: Layout) {
        draw_frames(bencher, &mut |window| {
            window.apply(Action::Go(Place::Calendar));
            window.apply(Action::Calendar(CalendarAction::ShowAs(layout)));
        });
    }

    /// Another period with each frame, so many years long: its figures and those of the period
    /// before it, all charts, and the frame that shows them.
    #[divan::bench(sample_count = 20, args = [1, 25, 50])]
    fn of_another_period(bencher: Bencher<'_, '_>, years: i64) {
        let (first, last) = (FIFTY_YEARS.span().unwrap().first(), last_night());
        let mut shift = 0;
        draw_frames(bencher, &mut |window| {
            if shift == 0 {
                window.apply(Action::Go(Place::Trends));
            }
            shift += 1;
            let from = last.plus_days(-365 * years).max(first).plus_days(shift);
            window.apply(Action::ChooseTrends(Range::Custom { first: from, last }));
        });
    }

    /// All 50 years, with the pointer going over the charts; and the page scrolled to its end.
    #[divan::bench(args = [0.0, -400.0])]
    fn of_trends_over_50_years(bencher: Bencher<'_, '_>, wheel: f32) {
        let mut x = 300.0;
        let moved = move || {
            x = if x > 1_200.0 { 300.0 } else { x + 7.0 };
            let turned = egui::Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: egui::vec2(0.0, wheel),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
                modifiers: egui::Modifiers::NONE,
            };
            vec![egui::Event::PointerMoved(egui::pos2(x, 620.0)), turned]
        };
        let mut is_chosen = false;
        let prepare = &mut |window: &mut CrampDiary| {
            if !is_chosen {
                is_chosen = true;
                window.apply(Action::Go(Place::Trends));
                window.apply(Action::ChooseTrends(Range::All));
            }
        };
        draw_frames_with(bencher, prepare, moved);
    }

    fn draw_frames(bencher: Bencher<'_, '_>, prepare: &mut dyn FnMut(&mut CrampDiary)) {
        draw_frames_with(bencher, prepare, Vec::new);
    }

    fn draw_frames_with(
        bencher: Bencher<'_, '_>,
        prepare: &mut dyn FnMut(&mut CrampDiary),
        mut events: impl FnMut() -> Vec<egui::Event>,
    ) {
        let ctx = egui::Context::default();
        let now = last_night().morning().and_hms_opt(8, 0, 0).unwrap();
        let clock = Clock::fixed(now);
        let mut store = Store::in_memory().unwrap();
        store.commit(adopt(&FIFTY_YEARS, "make up")).unwrap();
        let mut window = CrampDiary::with_clock(
            &CreationContext::_new_kittest(ctx.clone()),
            clock,
            State::new(clock.now(), None),
            StoreHandle::inline(store),
            Jobs::AtOnce(Vec::new()),
        );
        let mut frame = Frame::_new_kittest();
        let mut draw = || {
            let size = egui::vec2(1280.0, 800.0);
            let input = egui::RawInput {
                screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
                events: events(),
                ..egui::RawInput::default()
            };
            prepare(&mut window);
            window.logic(&ctx, &mut frame);
            let output = ctx.run_ui(input, |ui| window.ui(ui, &mut frame));
            ctx.tessellate(output.shapes, output.pixels_per_point)
        };
        // The first frames load the diary, work the figures out and lay the fonts out.
        for _settling in 0..5 {
            draw();
        }
        bencher.bench_local(draw);
    }
}
