//! What is drawn and said of a medication.

use super::{chart, rate};
use crate::{
    chart::{
        Cell, Ink, Shape,
        testing::{Even, of_ink, texts},
    },
    diary::{Diary, Period},
    trends::{BeforeAfter, SideCounts, Trends, trends},
};

fn side(recorded: u32, cramps: u32) -> SideCounts {
    SideCounts { recorded, cramp_nights: cramps.min(recorded), cramps }
}

fn found(name: &str, before: SideCounts, after: SideCounts) -> BeforeAfter {
    BeforeAfter {
        name: name.to_owned(),
        since: "2026-03-01".parse().unwrap(),
        before,
        after,
        rate_ratio: None,
        low: None,
        high: None,
        p: None,
        too_few: Some("needs 14 recorded nights on each side of the start".to_owned()),
    }
}

fn with(medications: Vec<BeforeAfter>) -> Trends {
    let period = Period::ending("2026-03-28".parse().unwrap(), 28);
    Trends { medications, ..trends(&Diary::default(), period) }
}

#[test]
fn both_sides_stand_there_with_their_intervals_and_the_ratio_in_words() {
    let furosemide = BeforeAfter {
        rate_ratio: Some(2.0),
        low: Some(1.2),
        high: Some(3.4),
        p: Some(0.009),
        too_few: None,
        ..found("Furosemide", side(28, 20), side(28, 40))
    };
    let chart = chart(&with(vec![furosemide]));
    let scene = chart.scene(900.0, &Even);
    let dots = of_ink(&scene, Ink::Cramp).filter(|shape| matches!(shape, Shape::Circle { .. }));
    assert_eq!(dots.count(), 2);
    let words = texts(&scene).join(" ");
    assert!(words.contains("5.0 a week (3.1 to 7.7): 20 cramps on 28 recorded nights"));
    assert!(words.contains("2.0 times as many cramps a night (95 % interval 1.20 to 3.4)"));
    assert_eq!(chart.table.rows[0][12], Cell::Number(2.0, 2));
    assert_eq!(chart.table.rows[0][16], Cell::Missing);
    assert!(scene.hits[0].words.starts_with("Furosemide, started Sun 1 March 2026. Before:"));
}

#[test]
fn a_side_that_nobody_recorded_is_hatched_and_what_is_missing_is_said() {
    let chart = chart(&with(vec![found("Magnesium", side(0, 0), side(6, 0))]));
    let scene = chart.scene(400.0, &Even);
    let hatched = of_ink(&scene, Ink::NotRecorded);
    assert_eq!(hatched.filter(|shape| matches!(shape, Shape::Hatch(_))).count(), 1);
    let words = texts(&scene).join(" ");
    assert!(words.contains("no night recorded"), "{words}");
    assert!(words.contains("Needs 14 recorded nights on each side of the start"), "{words}");
    assert_eq!(chart.table.rows[0][3], Cell::Missing, "no night is not no cramp");
    assert_eq!(chart.table.rows[0][4], Cell::Missing);
}

#[test]
fn several_are_told_apart_by_what_can_be_said_of_each() {
    let more = BeforeAfter {
        rate_ratio: Some(3.0),
        low: Some(1.5),
        high: Some(6.0),
        too_few: None,
        ..found("Furosemide", side(28, 10), side(28, 30))
    };
    let few = found("Magnesium", side(3, 0), side(28, 3));
    let chart = chart(&with(vec![more, few]));
    assert_eq!(
        chart.said.plain,
        "More cramps than chance alone would explain after Furosemide; too few nights to tell \
         about Magnesium; it may still be something else that changed"
    );
}

#[test]
fn of_a_name_that_was_started_twice_it_is_said_which_start_is_meant() {
    let more = BeforeAfter {
        rate_ratio: Some(3.0),
        low: Some(1.5),
        high: Some(6.0),
        too_few: None,
        since: "2026-02-01".parse().unwrap(),
        ..found("Paracetamol", side(28, 10), side(28, 30))
    };
    let few = found("paracetamol", side(3, 0), side(28, 3));
    let chart = chart(&with(vec![more, few]));
    assert_eq!(
        chart.said.plain,
        "More cramps than chance alone would explain after Paracetamol (started Sun 1 February \
         2026); too few nights to tell about paracetamol (started Sun 1 March 2026); it may still \
         be something else that changed"
    );
}

#[test]
fn many_are_counted_and_chance_is_named() {
    let starts = (0..9).map(|_| found("Magnesium", side(3, 0), side(28, 3))).collect();
    let chart = chart(&with(starts));
    assert_eq!(chart.said.plain, "Too few nights to tell about 9 starts");
    assert!(chart.said.method.ends_with("one in twenty stands out by chance alone"));
}

#[test]
fn the_intervals_are_widened_with_that_of_the_ratio() {
    let plain = rate(side(28, 10), Some(1.5)).unwrap();
    let wide = rate(side(28, 10), Some(1.6)).unwrap();
    assert!(wide.low < plain.low && plain.high < wide.high);
    assert_eq!(rate(side(28, 0), Some(4.0)), rate(side(28, 0), None));
    assert_eq!(rate(side(0, 0), None), None);
}

#[test]
fn without_a_medication_it_is_said_how_to_get_one() {
    let chart = chart(&with(Vec::new()));
    assert!(!chart.has_data());
    assert!(chart.said.method.contains("entered under Me"));
}
