//! The trends: their period, the one before it, and the figures that come late.

use std::sync::mpsc;

use cramp_diary::{
    app::{
        Action as AppAction, Command, Notice, PathFor, Place, Range,
        jobs::{Job, work},
        trends::ChartFile,
    },
    chart::{ChartId, csv},
    diary::{Diary, Night},
};
use egui::Key;

use crate::support::{
    diaries::{TODAY, night, usual},
    open_window::OpenWindow,
    window::Window,
};

const FROM: &str = "From the morning of";
const TO: &str = "To the morning of";

fn at_trends(diary: Diary) -> OpenWindow {
    go(Window::new().diary(diary).open())
}

fn go(mut window: OpenWindow) -> OpenWindow {
    window.command(Command::Go(Place::Trends));
    window
}

/// Recorded every night from this morning to another one.
fn diary(first: &str, last: &str) -> Diary {
    let mut diary = Diary::default();
    let days = night(last).days_since(night(first));
    for date in (0..=days).map(|days| night(first).plus_days(days)) {
        let cramps = Some(Vec::new());
        diary.put_night(Night { cramps, ..Night::unanswered(date) }.into());
    }
    diary
}

/// The first and the last night of the figures that are shown.
fn shown(window: &OpenWindow) -> Option<(String, String)> {
    let trends = window.state().current_trends()?;
    Some((trends.from.to_string(), trends.to.to_string()))
}

fn nights(first: &str, last: &str) -> (String, String) {
    (first.to_owned(), last.to_owned())
}

#[track_caller]
fn enter(window: &mut OpenWindow, field: &str, typed: &str) {
    window.type_into(field, typed);
    window.press(Key::Enter);
}

#[test]
fn a_period_is_chosen_by_its_dates() {
    let mut window = at_trends(usual());
    window.click("Period: Custom");
    // It starts from what was shown: eight weeks.
    assert_eq!(window.value(FROM), "24 January 2026");
    assert_eq!(window.value(TO), "20 March 2026");
    enter(&mut window, FROM, "1 feb 2026");
    enter(&mut window, TO, "28.2.2026");
    assert_eq!(shown(&window), Some(nights("2026-02-01", "2026-02-28")));
    assert!(window.says("28 nights, with mornings from Sun 1 February 2026 to Sat 28"));
    assert!(window.says("The one before: 28 nights, with mornings from Sun 4 January 2026"));
    window.click("Period: 2 weeks");
    assert_eq!(shown(&window), Some(nights("2026-03-07", "2026-03-20")));
    assert!(!window.says(FROM));
}

#[test]
fn dates_the_wrong_way_round_are_explained_and_can_be_swapped() {
    let mut window = at_trends(usual());
    window.click("Period: Custom");
    enter(&mut window, TO, "3 January 2026");
    let words = "The period ends on 3 January 2026, before it begins on 24 January 2026";
    assert!(window.says(words), "{:#?}", window.words());
    assert_eq!(shown(&window), None);
    window.click("Swap the dates");
    assert!(!window.says(words));
    assert_eq!(shown(&window), Some(nights("2026-01-03", "2026-01-24")));
}

#[test]
fn a_date_that_is_none_or_has_not_come_changes_nothing() {
    let mut window = at_trends(usual());
    window.click("Period: Custom");
    let before = shown(&window);
    for typed in ["31 February 2026", "21 March 2026", ""] {
        enter(&mut window, TO, typed);
        window.pause();
        assert_eq!(shown(&window), before, "{typed:?}");
        assert_eq!(window.value(TO), typed, "what was typed stays");
    }
    assert!(window.says("A period has both dates: enter one, such as 3 March 2026"));
}

#[test]
fn the_chosen_period_stays_while_the_window_is_open_and_after() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.sqlite");
    let mut window = go(Window::new().file(&file).diary(usual()).open());
    window.click("Period: Custom");
    enter(&mut window, FROM, "1 March 2026");
    window.command(Command::Go(Place::Night));
    window.command(Command::Go(Place::Trends));
    assert_eq!(shown(&window), Some(nights("2026-03-01", "2026-03-20")));
    drop(window);
    let window = go(Window::new().file(&file).open());
    assert_eq!(shown(&window), Some(nights("2026-03-01", "2026-03-20")));
    assert_eq!(window.value(FROM), "1 March 2026");
}

#[test]
fn what_the_diary_does_not_cover_is_said() {
    let mut window = at_trends(diary("2026-03-03", "2026-03-18"));
    assert!(window.says("From Tue 3 March 2026: the diary begins there; the 40 nights of the"));
    assert!(window.says("Up to Wed 18 March 2026: the newest night of the diary; the 2 nights"));
    assert!(window.says("There is no night before it to compare with: the diary begins on Tue 3"));
    window.click("Period: All");
    assert!(!window.says("the diary begins there"));
    assert!(window.says("This is the whole diary: there is no time before it"));
    window.click("Period: Custom");
    enter(&mut window, FROM, "1 Feb 2026");
    enter(&mut window, TO, "1 Mar 2026");
    assert!(window.says("The diary begins after this period, on Tue 3 March 2026"));
    assert!(window.says("A cramp on 0 of 0 recorded nights; 29 not recorded"));
}

#[test]
fn the_main_figures_stand_beside_those_of_the_period_before() {
    let mut window = at_trends(usual());
    window.click("Period: 4 weeks");
    let figures = window.state().figures().unwrap();
    let before = figures.before.as_ref().unwrap();
    let recorded = [&figures.trends, before]
        .map(|trends| format!("{} of {}", trends.recorded_nights, trends.nights));
    let [this, earlier] = recorded;
    assert!(window.says(&format!("Nights recorded, This period: {this}")));
    assert!(window.says(&format!("Nights recorded, The one before: {earlier}")));
    let rate = before.cramp_nights_per_week.unwrap();
    let rate = format!("{:.1} ({:.1} to {:.1})", rate.estimate, rate.low, rate.high);
    assert!(window.says(&format!("Cramp nights a week, The one before: {rate}")));
    assert!(window.says("The two stand beside each other and are not tested"));
}

#[test]
fn the_summary_takes_the_period_over() {
    let mut window = at_trends(usual());
    window.click("Period: Custom");
    enter(&mut window, FROM, "1 March 2026");
    window.click("Use this period for the doctor's summary");
    let state = window.state();
    assert_eq!((state.place, state.report.range), (Place::Doctor, state.trends.range));
    assert!(window.is_chosen("Nights: 1 March 2026 to 20 March 2026"));
    assert!(window.says("From the night of Sat 28 February to Sun 1 March to the night of Thu 19"));
    window.command(Command::Go(Place::Trends));
    assert!(!window.says("Use this period for the doctor's summary"));
}

#[test]
fn the_figures_of_a_chart_are_saved_where_a_person_says() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("weeks.csv");
    let mut window = at_trends(usual());
    window.click_part("Save: Cramp nights, week by week");
    window.click("Save Cramp nights, week by week as: Figures (CSV)");
    assert!(
        window
            .value("Or save it here: Cramp nights, week by week")
            .ends_with("cramp-nights-a-week.csv")
    );
    window.type_into("Or save it here: Cramp nights, week by week", path.to_str().unwrap());
    window.click("Save here: Cramp nights, week by week");
    assert!(window.says(&format!("The figures were saved: {}", path.display())));
    let figures = window.state().figures().unwrap();
    let saved = std::fs::read_to_string(&path).unwrap();
    assert_eq!(saved, csv::write(&figures.charts[0].table));
    // The very figures: the row of the whole period as it was computed.
    let trends = &figures.trends;
    let rate = trends.cramp_nights_per_week.unwrap();
    let row = format!(
        "Whole period,{},{},56,{},{},{},{},{},,",
        trends.from,
        trends.to,
        trends.recorded_nights,
        trends.cramp_nights,
        rate.estimate,
        rate.low,
        rate.high
    );
    assert_eq!(saved.lines().nth(1).unwrap(), row);
}

#[test]
fn every_chart_is_saved_as_a_picture_and_as_a_drawing() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = at_trends(usual());
    window.click("Period: A year");
    let figures = window.state().figures().unwrap();
    let charts: Vec<_> = figures.charts.iter().map(|chart| (chart.id, chart.title())).collect();
    assert_eq!(charts.len(), 9);
    for (id, title) in charts {
        // Every picture is drawn from the same shapes as its drawing; one takes seconds here.
        let files =
            if id == ChartId::Places { ChartFile::ALL.as_slice() } else { &[ChartFile::Svg] };
        for file in files.iter().copied().filter(|file| *file != ChartFile::Csv) {
            let what = PathFor::Chart(id, file);
            let path = folder.path().join(&*what.suggested_name());
            let typed = AppAction::PathTyped(what, path.clone());
            window.harness().state_mut().apply(typed);
            window.run();
            let saved = format!("The chart was saved: {}", path.display());
            assert!(window.says(&saved), "{title}: {:?}", window.state().notice);
            let bytes = std::fs::read(path).unwrap();
            if file == ChartFile::Png {
                let picture = image::load_from_memory(&bytes).unwrap();
                assert_eq!(picture.width(), 1920, "{title}");
            } else {
                let drawing = String::from_utf8(bytes).unwrap();
                assert!(drawing.contains(title), "{title}");
            }
        }
    }
}

#[test]
fn a_file_that_stands_there_is_not_replaced_without_a_second_press() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sleep.csv");
    std::fs::write(&path, "mine").unwrap();
    let mut window = at_trends(usual());
    window.click_part("Save: Sleep over the weeks");
    window.click("Save Sleep over the weeks as: Figures (CSV)");
    window.type_into("Or save it here: Sleep over the weeks", path.to_str().unwrap());
    window.click("Save here: Sleep over the weeks");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    window.click("Replace that file");
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("From,To,"));
}

#[test]
fn a_chart_that_cannot_be_saved_says_why() {
    let mut window = at_trends(usual());
    window.click_part("Save: Sleep over the weeks");
    window.click("Save Sleep over the weeks as: Figures (CSV)");
    window.type_into("Or save it here: Sleep over the weeks", "/no such folder/sleep.csv");
    window.click("Save here: Sleep over the weeks");
    let Some(Notice::Failed(words)) = &window.state().notice else { panic!("it failed") };
    assert!(window.says(words) && words.ends_with("/no such folder"), "{words}");
}

/// A window whose figures come when the test says so, at the trends with the first ones there.
fn by_hand() -> (OpenWindow, mpsc::Receiver<Job>) {
    let (sender, jobs) = mpsc::channel();
    let mut window = go(Window::new().diary(usual()).jobs_to(sender).open());
    deliver(&mut window, &jobs);
    (window, jobs)
}

fn deliver(window: &mut OpenWindow, jobs: &mpsc::Receiver<Job>) {
    for job in jobs.try_iter().collect::<Vec<_>>() {
        window.harness().state_mut().apply(AppAction::Done(work(job)));
    }
    window.run();
}

const WORKING: &str = "Working out the figures of the last year…";

#[test]
fn figures_that_come_at_once_are_not_announced() {
    let (mut window, jobs) = by_hand();
    window.harness().state_mut().apply(AppAction::ChooseTrends(Range::Year));
    for _ in 0..3 {
        window.harness().step();
        assert!(!window.says("Working out"));
        assert!(window.says("56 nights, with mornings"), "what stood there stays for a blink");
    }
    deliver(&mut window, &jobs);
    assert!(!window.says("Working out"));
    assert!(window.says("364 nights, with mornings"));
}

#[test]
fn figures_that_are_late_are_announced_until_they_come() {
    let (mut window, jobs) = by_hand();
    window.harness().state_mut().apply(AppAction::ChooseTrends(Range::Year));
    for _ in 0..5 {
        window.harness().step();
    }
    assert!(window.says(WORKING));
    assert!(window.is_live(WORKING));
    assert!(!window.says("56 nights, with mornings"), "never figures of another period");
    // Whoever waits costs nothing: the window rests.
    window.run();
    deliver(&mut window, &jobs);
    assert!(!window.says("Working out"));
    assert!(window.says("364 nights, with mornings"));
}

#[test]
fn a_newer_choice_overtakes_an_older_one() {
    let (mut window, jobs) = by_hand();
    for range in [Range::All, Range::Year, Range::TwoWeeks] {
        window.harness().state_mut().apply(AppAction::ChooseTrends(range));
    }
    deliver(&mut window, &jobs);
    assert!(window.says("14 nights, with mornings"));
    assert_eq!(shown(&window), Some(nights("2026-03-07", TODAY)));
    // Back again: what was shown before needs no work.
    window.click("Period: 8 weeks");
    assert!(window.says("56 nights, with mornings"));
    assert_eq!(jobs.try_iter().count(), 0);
}
