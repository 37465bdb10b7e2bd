//! Which figures are asked for, kept and given up.

use super::{Figures, KEPT};
use crate::{
    app::{
        Action, Effect, Phase, Place, Range, State, add_cramp,
        jobs::{Job, JobDone, work},
        no_cramps, update,
    },
    clock::Clock,
    demo,
    diary::NightDate,
    store::Request,
};

fn night(morning: &str) -> NightDate {
    morning.parse().unwrap()
}

/// The made-up half-year, open at the trends, with nothing worked out.
fn state() -> State {
    let now = Clock::fixed("2026-03-20T09:00:00".parse().unwrap()).now();
    let mut state = State::new(now, None);
    state.shown = demo::half_year(night("2026-03-20"));
    state.phase = Phase::Open;
    state.place = Place::Trends;
    state
}

fn choose(state: &mut State, range: Range) -> Option<Job> {
    update(state, Action::ChooseTrends(range))
        .into_iter()
        .find_map(|effect| if let Effect::Job(job) = effect { Some(job) } else { None })
}

fn done(state: &mut State, job: Option<Job>) {
    update(state, Action::Done(work(job.unwrap())));
}

fn shown(state: &State) -> Option<i64> {
    state.figures().map(|figures| figures.of.period.nights())
}

#[test]
fn figures_of_both_periods_come_together() {
    let mut state = state();
    let job = choose(&mut state, Range::FourWeeks);
    assert_eq!(state.figures(), None);
    done(&mut state, job);
    let Figures { of, trends, before, .. } = state.figures().unwrap();
    let period = of.period;
    let before = before.as_ref().unwrap();
    assert_eq!((trends.nights, before.nights), (28, 28));
    assert_eq!((trends.from, trends.to), (period.first(), period.last()));
    assert_eq!(before.to, period.first().plus_days(-1));
}

#[test]
fn going_back_and_forth_asks_once() {
    let mut state = state();
    for range in [Range::TwoWeeks, Range::FourWeeks] {
        let job = choose(&mut state, range);
        done(&mut state, job);
    }
    for (range, nights) in [(Range::TwoWeeks, 14), (Range::FourWeeks, 28), (Range::TwoWeeks, 14)] {
        assert!(choose(&mut state, range).is_none());
        assert_eq!(shown(&state), Some(nights));
    }
}

#[test]
fn only_the_last_few_periods_are_kept() {
    let mut state = state();
    let last = night("2026-03-20");
    let range = |nights: i64| Range::Custom { first: last.plus_days(1 - nights), last };
    for nights in 1..=9 {
        let job = choose(&mut state, range(nights));
        done(&mut state, job);
    }
    assert_eq!(state.trends.kept.len(), KEPT);
    assert!(choose(&mut state, range(2)).is_none());
    assert!(choose(&mut state, range(1)).is_some());
}

#[test]
fn a_newer_request_overtakes_an_older_one() {
    let mut state = state();
    let older = choose(&mut state, Range::Year).unwrap();
    let newer = choose(&mut state, Range::TwoWeeks);
    done(&mut state, newer);
    assert_eq!(shown(&state), Some(14));
    // The older one gives up, and asked again it is worked out.
    assert!(matches!(work(older), JobDone::Trends(None)));
    let again = choose(&mut state, Range::Year);
    done(&mut state, again);
    assert_eq!(shown(&state), Some(364));
}

#[test]
fn figures_that_come_too_late_do_not_take_the_place_of_those_that_are_shown() {
    let mut state = state();
    let job = choose(&mut state, Range::TwoWeeks).unwrap();
    let late = work(job);
    let job = choose(&mut state, Range::FourWeeks);
    done(&mut state, job);
    update(&mut state, Action::Done(late));
    assert_eq!(shown(&state), Some(28));
    assert!(choose(&mut state, Range::TwoWeeks).is_none(), "they are kept all the same");
}

#[test]
fn figures_of_a_diary_that_has_changed_are_not_shown() {
    let mut state = state();
    let late = work(choose(&mut state, Range::TwoWeeks).unwrap());
    update(&mut state, Action::Edit(no_cramps(night("2026-03-20"))));
    update(&mut state, Action::Edit(add_cramp(night("2026-03-20"))));
    update(&mut state, Action::Done(late));
    assert_eq!(state.figures(), None);
    assert!(state.trends.kept.is_empty());
}

#[test]
fn the_chosen_period_is_kept_in_the_file() {
    let mut state = state();
    let effects = update(&mut state, Action::ChooseTrends(Range::Year));
    let kept = effects.into_iter().find_map(|effect| {
        let Effect::Store(Request::SetPreference { key, value }) = effect else { return None };
        Some((key, value))
    });
    assert_eq!(kept, Some(("trends_period".to_owned(), Some("52_weeks".to_owned()))));
    let again = update(&mut state, Action::ChooseTrends(Range::Year));
    assert!(again.is_empty(), "{again:?}");
}
