//! What holds of the figures of every diary.

use std::{collections::BTreeSet, sync::Arc};

use cramp_diary::{
    diary::{Cramp, Diary, Entries, EntryId, Medication, Night, NightDate, Period, text::Name},
    trends::{BeforeAfter, Interval, RateInterval, SleepMeans, Trends, trends, words::Verdict},
};
use proptest::{collection::vec, prelude::*, strategy::ValueTree as _, test_runner::TestRunner};

use crate::support::kept::{Kept, kept, unrecorded_night};

/// The figures without the sleep measures, which alone are of nights that were not recorded too.
fn without_sleep(figures: Trends) -> Trends {
    let nothing = SleepMeans {
        nights: 0,
        time_in_bed: None,
        total_sleep_time: None,
        sleep_efficiency: None,
        sleep_onset_latency: None,
        wake_after_sleep_onset: None,
        awakenings: None,
    };
    Trends { sleep: nothing, ..figures }
}

/// The figures with every date moved.
fn moved(figures: &Trends, days: i64) -> Trends {
    let mut figures = figures.clone();
    let moved = |night: NightDate| night.plus_days(days);
    (figures.from, figures.to) = (moved(figures.from), moved(figures.to));
    for week in &mut figures.weeks {
        (week.from, week.to) = (moved(week.from), moved(week.to));
    }
    for found in &mut figures.medications {
        found.since = moved(NightDate::from_morning(found.since)).morning();
    }
    figures
}

fn moved_diary(diary: &Diary, days: i64) -> Diary {
    let nights = diary.nights();
    let mut other = with_nights(
        diary,
        nights.map(|night| Night { date: night.date.plus_days(days), ..(**night).clone() }),
    );
    let moved = |day| NightDate::from_morning(day).plus_days(days).morning();
    other.medications = with_ids(diary.medications.values().map(|medication| Medication {
        started: medication.started.map(moved),
        stopped: medication.stopped.map(moved),
        ..medication.clone()
    }));
    other
}

/// A diary of other nights.
fn with_nights(diary: &Diary, nights: impl Iterator<Item = Night>) -> Diary {
    let mut other = Diary::default();
    other.settings = diary.settings.clone();
    other.medications = diary.medications.clone();
    for night in nights {
        other.put_night(Arc::new(night));
    }
    other
}

fn with_ids(medications: impl Iterator<Item = Medication>) -> Entries<Medication> {
    let mut entries = Entries::default();
    for (id, medication) in (1..).zip(medications) {
        entries.put(EntryId(id), Some(medication));
    }
    entries
}

/// Nights with so many cramps each, from the first on.
fn nights_of(counts: &[usize]) -> Diary {
    let mut diary = Diary::default();
    for (day, count) in (0..).zip(counts) {
        let mut night = Night::unanswered(Kept::first().plus_days(day));
        night.cramps = Some(vec![Cramp::default(); *count]);
        diary.put_night(Arc::new(night));
    }
    diary
}

/// The comparison of so many cramps on the nights before a start with those after it.
fn ratio(before: &[usize], after: &[usize]) -> BeforeAfter {
    let mut diary = nights_of(&[before, after].concat());
    let start = Kept::first().plus_days(i64::try_from(before.len()).unwrap() - 1);
    let mut medication = Medication::named(Name::new("Furosemide").unwrap());
    medication.started = Some(start.morning());
    diary.medications = with_ids([medication].into_iter());
    let last = diary.span().unwrap().last();
    // A week has no dispersion, so that nothing is widened.
    trends(&diary, Period::ending(last, 7)).medications.remove(0)
}

/// The same weeks twice, one after the other.
fn doubled(kept: &Kept) -> Option<Kept> {
    let weeks = kept.period.nights() / 7;
    let first = kept.period.first();
    let whole = Period::new(first, first.plus_days(7 * weeks - 1))?;
    let nights = kept.diary.nights_in(whole).flat_map(|night| {
        let again = Night { date: night.date.plus_days(7 * weeks), ..(**night).clone() };
        [(**night).clone(), again]
    });
    let diary = with_nights(&kept.diary, nights);
    Some(Kept { diary, period: Period::new(first, first.plus_days(14 * weeks - 1))? })
}

fn width(interval: Interval) -> f64 {
    interval.high - interval.low
}

fn as_interval(rate: RateInterval) -> Interval {
    Interval { estimate: rate.estimate, low: rate.low, high: rate.high }
}

fn holds(low: Option<f64>, estimate: Option<f64>, high: Option<f64>) -> bool {
    let below = low.zip(estimate).is_none_or(|(low, estimate)| low <= estimate);
    let above = high.zip(estimate).is_none_or(|(high, estimate)| estimate <= high);
    below && above
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_unrecorded_night_moves_no_figure_but_those_of_sleep(
        kept in kept(),
        more in vec((-20_i64..180, unrecorded_night()), 1..40),
    ) {
        let expected = without_sleep(trends(&kept.diary, kept.period));

        let mut with_more = kept.diary.clone();
        for (day, night) in more {
            let date = Kept::first().plus_days(day);
            if with_more.night(date).is_none_or(|night| !night.is_recorded()) {
                with_more.put_night(Arc::new(Night { date, ..night }));
            }
        }
        prop_assert_eq!(without_sleep(trends(&with_more, kept.period)), expected.clone());

        let recorded = kept.diary.nights().filter(|night| night.is_recorded());
        let with_fewer = with_nights(&kept.diary, recorded.map(|night| (**night).clone()));
        prop_assert_eq!(without_sleep(trends(&with_fewer, kept.period)), expected);
    }

    #[test]
    fn the_same_weeks_again_narrow_every_interval_of_a_rate_and_of_a_factor(kept in kept()) {
        let Some(twice) = doubled(&kept) else { return Ok(()) };
        let half = twice.period.nights() / 2;
        let once = Period::new(twice.period.first(), twice.period.first().plus_days(half - 1));
        let once = trends(&twice.diary, once.unwrap());
        let twice = trends(&twice.diary, twice.period);

        if let Some((once, twice)) = once.cramp_nights_per_week.zip(twice.cramp_nights_per_week) {
            prop_assert!(width(twice) < width(once), "{:?} {:?}", once, twice);
        }
        if let Some((once, twice)) = once.cramps_per_week.zip(twice.cramps_per_week) {
            // Where the first weeks are too few for a dispersion, the second may bring one.
            if once.dispersion.is_some() || twice.dispersion.is_none() {
                let (once, twice) = (as_interval(once), as_interval(twice));
                prop_assert!(width(twice) < width(once), "{:?} {:?}", once, twice);
            }
        }
        for (once, twice) in once.factors.iter().zip(&twice.factors) {
            prop_assert_eq!(once.factor, twice.factor);
            let bounds = once.low.zip(once.high).zip(twice.low.zip(twice.high));
            if let Some(((low, high), (low_twice, high_twice))) = bounds {
                prop_assert!(high_twice - low_twice < high - low, "{:?} {:?}", once, twice);
            }
        }
    }

    #[test]
    fn the_same_nights_again_narrow_the_interval_of_a_medication(
        before in vec(0_usize..4, 14),
        after in vec(0_usize..4, 14),
        keep in 1_usize..=14,
    ) {
        // Cramps on the first nights of a side only, so that counts are small as well.
        let few = |counts: &[usize]| -> Vec<usize> {
            counts.iter().enumerate().map(|(night, n)| if night < keep { *n } else { 0 }).collect()
        };
        let (before, after) = (few(&before), few(&after));
        let once = ratio(&before, &after);
        let twice = ratio(&before.repeat(2), &after.repeat(2));
        prop_assert_eq!(once.rate_ratio, twice.rate_ratio);
        if let Some((low, low_twice)) = once.low.zip(twice.low) {
            prop_assert!(low_twice > low || low == 0.0, "{:?} {:?}", once, twice);
        }
        if let Some((high, high_twice)) = once.high.zip(twice.high) {
            prop_assert!(high_twice < high, "{:?} {:?}", once, twice);
        }
    }

    #[test]
    fn p_and_interval_of_a_medication_agree(
        before in vec(0_usize..6, 14..=28),
        after in vec(0_usize..6, 14..=28),
    ) {
        let found = ratio(&before, &after);
        if let Some(p) = found.p {
            let leaves_out_one = found.low.is_some_and(|low| low > 1.0)
                || found.high.is_some_and(|high| high < 1.0);
            prop_assert_eq!(p < 0.05, leaves_out_one, "{:?}", found);
            prop_assert_eq!(
                p < 0.05,
                matches!(Verdict::of_medication(&found), Verdict::MoreOften | Verdict::LessOften)
            );
        }
    }

    #[test]
    fn every_interval_holds_its_estimate_and_every_p_is_one(kept in kept()) {
        let figures = trends(&kept.diary, kept.period);
        if let Some(Interval { estimate, low, high }) = figures.cramp_nights_per_week {
            prop_assert!(0.0 <= low && low <= estimate && estimate <= high && high <= 7.0);
        }
        if let Some(RateInterval { estimate, low, high, .. }) = figures.cramps_per_week {
            prop_assert!(0.0 <= low && low <= estimate && estimate <= high);
        }
        let (slope, interval) = (figures.trend.slope_per_week, figures.trend.slope_interval);
        prop_assert!(holds(interval.map(|(low, _)| low), slope, interval.map(|(_, high)| high)));
        for found in &figures.medications {
            prop_assert!(holds(found.low, found.rate_ratio, found.high), "{:?}", found);
        }
        for found in &figures.factors {
            prop_assert!(holds(found.low, found.risk_difference, found.high), "{:?}", found);
            prop_assert_eq!(found.p.is_some(), found.q.is_some());
            let ordered = found.p.zip(found.q).is_none_or(|(p, q)| p <= q && q <= 1.0);
            prop_assert!(ordered, "{:?}", found);
        }
        let medications = figures.medications.iter().filter_map(|found| found.p);
        let factors = figures.factors.iter().filter_map(|found| found.p);
        for p in figures.trend.p.into_iter().chain(medications).chain(factors) {
            prop_assert!(p > 0.0 && p <= 1.0, "{}", p);
        }
        // The smaller p has the smaller q.
        for one in &figures.factors {
            for other in &figures.factors {
                prop_assert!(one.p >= other.p || one.q <= other.q, "{:?} {:?}", one, other);
            }
        }
    }

    #[test]
    fn a_period_of_which_nothing_is_known_has_no_figures(kept in kept(), nights in 1_u32..200) {
        let after = kept.period.last().plus_days(i64::from(nights) + 1);
        let figures = trends(&kept.diary, Period::ending(after, nights));
        prop_assert_eq!((figures.recorded_nights, figures.sleep.nights), (0, 0));
        let value = serde_json::to_value(&figures).unwrap();
        for place in [
            "/cramp_nights_per_week/estimate",
            "/cramp_nights_per_week/low",
            "/cramp_nights_per_week/high",
            "/cramps_per_week/estimate",
            "/cramps_per_week/low",
            "/cramps_per_week/high",
            "/cramps_per_week/dispersion",
            "/trend/s",
            "/trend/p",
            "/trend/slope_per_week",
            "/pain/median",
            "/pain/max",
            "/minutes/q1",
            "/minutes/q3",
            "/sleep/time_in_bed",
            "/sleep/total_sleep_time",
            "/sleep/sleep_efficiency",
            "/sleep/sleep_onset_latency",
            "/sleep/wake_after_sleep_onset",
            "/sleep/awakenings",
        ] {
            prop_assert_eq!(value.pointer(place), Some(&serde_json::Value::Null), "{}", place);
        }
        prop_assert!(figures.factors.is_empty());
    }

    #[test]
    fn other_dates_change_nothing_but_the_dates(kept in kept(), days in -4000_i64..4000) {
        // Without a time zone, in which one night a year is an hour shorter.
        let mut diary = kept.diary.clone();
        for night in kept.diary.nights() {
            diary.put_night(Arc::new(Night { time_zone: None, ..(**night).clone() }));
        }
        let (first, last) = (kept.period.first(), kept.period.last());
        let later = Period::new(first.plus_days(days), last.plus_days(days)).unwrap();
        let expected = moved(&trends(&diary, kept.period), days);
        prop_assert_eq!(trends(&moved_diary(&diary, days), later), expected);
    }

    #[test]
    fn the_order_in_which_medications_were_entered_does_not_matter(kept in kept()) {
        let mut other = kept.diary.clone();
        let entered: Vec<Medication> = kept.diary.medications.values().cloned().collect();
        other.medications = with_ids(entered.into_iter().rev());
        let told = |diary: &Diary| -> BTreeSet<String> {
            let found = trends(diary, kept.period).medications;
            found.iter().map(|found| format!("{found:?}")).collect()
        };
        prop_assert_eq!(told(&other), told(&kept.diary));
    }
}

/// A law over diaries in which nothing can be compared would hold of anything.
#[test]
fn the_diaries_of_these_laws_come_to_every_kind_of_figure() {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..60 {
        let kept = kept().new_tree(&mut runner).unwrap().current();
        let figures = trends(&kept.diary, kept.period);
        let dispersion = figures.cramps_per_week.and_then(|rate| rate.dispersion);
        for (word, is_so) in [
            ("a test of the trend", figures.trend.p.is_some()),
            ("too few weeks", figures.trend.p.is_none()),
            ("widened", dispersion.is_some_and(|dispersion| dispersion > 1.5)),
            ("not widened", dispersion.is_some_and(|dispersion| dispersion <= 1.5)),
            ("a medication with p", figures.medications.iter().any(|found| found.p.is_some())),
            (
                "a medication without p",
                figures.medications.iter().any(|found| found.p.is_none() && found.low.is_some()),
            ),
            ("many factors", figures.factors.iter().filter(|found| found.q.is_some()).count() > 9),
        ] {
            if is_so {
                seen.insert(word);
            }
        }
    }
    assert_eq!(seen.len(), 7, "only {seen:?}");
}
