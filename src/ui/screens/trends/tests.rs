//! What is shown of a period, at every width.

use std::sync::Arc;

use egui_kittest::{Harness, kittest::Queryable as _};

use super::trends_ui;
use crate::{
    app::{Action, Effect, Phase, Place, Range, State, jobs::work, update},
    clock::Clock,
    diary::{
        Appointment, ClockTime, Cramp, EntryId, Medication, Night, NightDate,
        quantity::{CrampMinutes, Pain},
        text::Name,
        vocabulary::{Muscle, Side},
    },
    ui::{style, view::View, widgets::drafts::Drafts},
};

struct Shown {
    state: State,
    went: Vec<Place>,
}

fn last() -> NightDate {
    "2026-03-20".parse().unwrap()
}

/// A diary of so many nights up to the last one; one in seven was not recorded.
fn state(nights: i64) -> State {
    let now = Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now();
    let mut state = State::new(now, None);
    for day in (0..nights).filter(|day| day % 7 != 3) {
        let cramp = Cramp {
            started: ClockTime::new(3, 10),
            minutes: CrampMinutes::new(2.5).ok(),
            pain: Pain::new(6).ok(),
            muscle: Some(Muscle::Calf),
            side: Some(Side::Left),
            ..Cramp::default()
        };
        let mut night = Night::unanswered(last().plus_days(-day));
        night.cramps = Some(vec![cramp; usize::from(day % 3 == 0)]);
        night.before.long_sitting = Some(day % 2 == 0);
        night.before.unsupportive_shoes = (day == 0).then_some(true);
        state.shown.put_night(Arc::new(night));
    }
    let name = "A long name of a medication that no label has room for, twice a day";
    let mut medication = Medication::named(Name::new(name).unwrap());
    medication.started = Some(last().plus_days(-10).morning());
    medication.increased = (1..9).map(|day| last().plus_days(-day).morning()).collect();
    state.shown.medications.put(EntryId(1), Some(medication));
    state
}

fn show(mut state: State, range: Range, width: f32) -> Harness<'static, Shown> {
    (state.place, state.phase) = (Place::Trends, Phase::Open);
    for effect in update(&mut state, Action::ChooseTrends(range)) {
        if let Effect::Job(job) = effect {
            update(&mut state, Action::Done(work(job)));
        }
    }
    Harness::builder()
        .with_step_dt(0.05)
        .with_size(egui::vec2(width, 4000.0))
        .with_context_setup(style::install)
        .build_ui_state(
            |ui, shown: &mut Shown| {
                let mut drafts = Drafts::default();
                let mut view = View::new(&shown.state, &mut drafts);
                trends_ui(&mut view, ui);
                for action in view.actions {
                    if let Action::Go(place) = action {
                        shown.went.push(place);
                    }
                }
            },
            Shown { state, went: Vec::new() },
        )
}

/// Every text that is painted, and where.
fn texts(harness: &Harness<'_, Shown>) -> Vec<(String, egui::Rect)> {
    fn collect(shape: &egui::Shape, texts: &mut Vec<(String, egui::Rect)>) {
        if let egui::Shape::Text(text) = shape {
            texts.push((text.galley.text().to_owned(), text.visual_bounding_rect()));
        } else if let egui::Shape::Vec(shapes) = shape {
            for shape in shapes {
                collect(shape, texts);
            }
        }
    }
    let mut texts = Vec::new();
    for clipped in &harness.output().shapes {
        collect(&clipped.shape, &mut texts);
    }
    texts.retain(|(text, _)| !text.is_empty());
    texts
}

#[test]
fn every_period_fits_into_the_narrowest_column_and_the_widest() {
    for range in [Range::TwoWeeks, Range::EightWeeks, Range::HalfYear, Range::Year, Range::All] {
        for width in [370.0, 620.0, 1080.0] {
            let mut harness = show(state(800), range, width);
            harness.run();
            harness.get_by_label("Chart: Cramp nights, week by week");
            for (text, rect) in texts(&harness) {
                let fits = rect.left() >= 0.0 && rect.right() <= width + 0.5;
                assert!(fits, "{range:?} at {width}: \"{text}\" at {rect:?}");
            }
        }
    }
}

#[test]
fn a_chart_is_told_in_words() {
    let mut harness = show(state(182), Range::TwoWeeks, 700.0);
    harness.run();
    harness.get_by_label("A cramp on 4 of 12 recorded nights; 2 not recorded");
    harness.get_by_label_contains("Most often in the calf");
    harness.get_by_label("Most often between 03:00 and 04:00: 4 of 4 cramps");
    harness.get_by_label_contains("The same in numbers: Cramp nights, week by week").click();
    harness.run();
    harness.get_by_label_contains(
        "What Week, From 7 Mar 2026, To 13 Mar 2026, Nights 7, Recorded (nights) 6, Cramp \
         nights 2, Cramp nights a week 2.3, 95 % from 0.7, 95 % to 4.9",
    );
}

#[test]
fn what_is_missing_is_said_with_a_way_to_it() {
    for (state, range, button, place) in [
        (state(0), Range::EightWeeks, "Record last night", Place::Night),
        (state(30), Range::SinceAppointment, "Enter an appointment", Place::Doctor),
    ] {
        let mut harness = show(state, range, 500.0);
        harness.get_by_label(button).click();
        harness.run();
        assert_eq!(harness.state().went, [place]);
    }
}

#[test]
fn a_period_of_which_nothing_is_known_has_no_figures() {
    let mut state = state(0);
    state.shown.put_night(Arc::new(Night::unanswered(last())));
    let id = state.shown.appointments.next_id();
    let date = last().plus_days(-5).morning();
    let appointment = Appointment { date, time: None, with: None, place: None, outcome: None };
    state.shown.appointments.put(id, Some(appointment));
    let harness = show(state, Range::SinceAppointment, 500.0);
    harness.get_by_label("A cramp on 0 of 0 recorded nights; 5 not recorded");
    assert!(harness.query_by_label_contains("Chart").is_none());
}

/// What stands over the charts of those four weeks.
const NIGHTS: &str = "A cramp on 8 of 24 recorded nights; 4 not recorded";

#[test]
fn what_stood_there_stays_for_a_blink_and_then_the_work_is_said() {
    let mut harness = show(state(30), Range::FourWeeks, 500.0);
    harness.run();
    harness.state_mut().state.revision += 1;
    // Steps of 50 ms: the first one begins to wait.
    for step in 0..3 {
        harness.step();
        assert!(harness.query_by_label(NIGHTS).is_some(), "step {step}");
        assert!(harness.query_by_label_contains("Working out").is_none(), "step {step}");
    }
    harness.step();
    harness.get_by_label("Working out the figures of the last 4 weeks…");
    assert!(harness.query_by_label(NIGHTS).is_none());
}
