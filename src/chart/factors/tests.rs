//! Which factor stands where, and what is said of those that cannot be told.

use super::{Wanted, chart, what_would_help};
use crate::{
    chart::{
        Cell, Ink, Shape,
        testing::{Even, of_ink, texts},
    },
    diary::{Diary, Period},
    trends::{Factor, FactorComparison, NightCounts, Trends, trends},
};

fn counts(cramp_nights: u32, recorded: u32) -> NightCounts {
    NightCounts { recorded, cramp_nights }
}

fn tested(factor: Factor, [estimate, low, high]: [f64; 3]) -> FactorComparison {
    FactorComparison {
        factor,
        with: counts(8, 12),
        without: counts(9, 30),
        risk_difference: Some(estimate),
        low: Some(low),
        high: Some(high),
        p: Some(0.2),
        q: Some(0.2),
        too_few: None,
    }
}

fn untested(factor: Factor, with: NightCounts, without: NightCounts) -> FactorComparison {
    FactorComparison {
        factor,
        with,
        without,
        risk_difference: None,
        low: None,
        high: None,
        p: None,
        q: None,
        too_few: Some("needs 10 recorded nights with it".to_owned()),
    }
}

fn with(factors: Vec<FactorComparison>) -> Trends {
    let period = Period::ending("2026-03-28".parse().unwrap(), 28);
    Trends { factors, recorded_nights: 28, ..trends(&Diary::default(), period) }
}

fn names(trends: &Trends) -> Vec<String> {
    chart(trends).table.rows.iter().map(|row| row[0].words()).collect()
}

#[test]
fn what_stays_a_difference_in_the_worst_case_stands_first() {
    let trends = with(vec![
        untested(Factor::Bike, counts(0, 1), counts(9, 30)),
        untested(Factor::Heat, counts(3, 9), counts(9, 30)),
        // Wide and high, narrow around none, and less often for certain.
        tested(Factor::LateCaffeine, [0.4, -0.1, 0.8]),
        tested(Factor::LowFluid, [0.0, -0.05, 0.05]),
        tested(Factor::Stretch, [-0.3, -0.4, -0.2]),
        tested(Factor::HardExercise, [0.2, 0.1, 0.3]),
    ]);
    assert_eq!(
        names(&trends),
        [
            "Stretching at bedtime",
            "Hard exercise",
            "Little fluid",
            "Late caffeine",
            "Heat at bedtime",
            "Stationary bike in the evening",
        ]
    );
}

#[test]
fn every_interval_lies_within_the_picture() {
    let trends = with(vec![
        tested(Factor::LateCaffeine, [0.5, -0.2, 0.97]),
        tested(Factor::LowFluid, [0.0, -0.05, 0.05]),
    ]);
    for width in [300.0, 900.0] {
        let scene = chart(&trends).scene(width, &Even);
        for shape in of_ink(&scene, Ink::Trend) {
            if let Shape::Lines { points, .. } = shape {
                assert!(points.iter().all(|[x, _]| (0.0..=width).contains(x)), "{points:?}");
            }
        }
        let words = texts(&scene).join(" ");
        assert!(words.contains("100 fewer") && words.contains("100 more"), "{words}");
        assert!(words.contains("50 more (20 fewer to 97 more)"), "{words}");
    }
}

#[test]
fn what_cannot_be_told_is_listed_and_not_drawn() {
    let trends = with(vec![untested(Factor::LateCaffeine, counts(2, 4), counts(9, 30))]);
    let chart = chart(&trends);
    let scene = chart.scene(500.0, &Even);
    assert_eq!(of_ink(&scene, Ink::Trend).count(), 0);
    let words = texts(&scene).join(" ");
    assert!(words.contains("Late caffeine: 2 of 4 with it, 9 of 30 without; needs 6"), "{words}");
    assert!(scene.hits[0].words.ends_with("needs 10 recorded nights with it"));
    assert_eq!(chart.table.rows[0][5], Cell::Missing);
    assert_eq!(chart.table.rows[0][10], Cell::text("needs 10 recorded nights with it"));
}

#[test]
fn what_to_record_is_said_and_nobody_is_asked_for_cramps() {
    for (with, without, wanted) in [
        (counts(2, 10), counts(3, 10), None),
        (counts(2, 9), counts(3, 10), Some("1 more night with it")),
        (counts(2, 10), counts(3, 4), Some("6 more nights without it")),
        (counts(0, 8), counts(3, 9), Some("2 more nights with it and 1 without")),
    ] {
        let found = untested(Factor::Heat, with, without);
        assert_eq!(Wanted::of(&found).words().as_deref(), wanted);
    }
    let few_cramps = untested(Factor::Heat, counts(1, 20), counts(1, 20));
    let help = what_would_help(&with(vec![
        few_cramps,
        untested(Factor::LateCaffeine, counts(2, 4), counts(9, 30)),
    ]));
    assert_eq!(
        help[0],
        "Late caffeine: 6 more nights with it, answered and with cramps or none recorded"
    );
    assert!(help[1].starts_with("Enough nights are recorded for heat at bedtime; a comparison"));
    assert!(help[2].starts_with("Not answered on any recorded night of this period: late alcohol"));
    assert!(!help[2].contains("late caffeine"));
    for said in help {
        for word in ["cause", "trigger", "prevent", "try to"] {
            assert!(!said.contains(word), "{said}");
        }
    }
}

#[test]
fn without_an_answer_it_is_said_what_would_stand_there() {
    let chart = chart(&with(Vec::new()));
    assert!(!chart.has_data() && chart.table.rows.is_empty());
    assert!(chart.said.method.starts_with("With answers on the day before and on bedtime"));
}
