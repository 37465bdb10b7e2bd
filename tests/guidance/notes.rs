//! The lines that are worth telling.

use cramp_diary::{diary::Threshold, guidance::Rule};
use serde_json::{Value, json};

use super::builder::{check, cramp, diary};

#[test]
fn repeated_cramps_look_at_fourteen_nights() {
    let second = |days| diary().night(0, cramp()).night(days, cramp());
    check(
        Rule::RepeatedCramps,
        [
            ("two", second(1), true),
            ("one", diary().night(0, cramp()), false),
            ("the first night of the window", second(13), true),
            ("before the window", second(14), false),
            ("after the date", second(-1), false),
            ("three are needed", second(1).setting(Threshold::RepeatedCrampNights, 3), false),
            ("frequent cramps", diary().nights(0..5, cramp()), false),
        ],
    );
    let finding = second(3)
        .nights(20..25, json!({"cramps": []}))
        .night(5, json!({"cramps": []}))
        .finding(Rule::RepeatedCramps)
        .unwrap();
    assert_eq!((finding.count, finding.threshold), (Some(2), Some(2)));
    assert_eq!((finding.window_nights, finding.recorded_nights), (Some(14), 3));
}

#[test]
fn fragmented_sleep_counts_cramp_nights_of_broken_or_poor_sleep() {
    let night = |sleep: Value| json!({"cramps": [{}], "sleep": sleep});
    let nights = |sleep: Value| diary().nights(1..4, night(sleep.clone())).night(27, night(sleep));
    let broken = json!({"awakenings": 2, "quality": "good"});
    let calm = json!({"cramps": [], "sleep": {"awakenings": 9}});
    check(
        Rule::FragmentedSleep,
        [
            ("two awakenings", nights(broken.clone()), true),
            ("one awakening", nights(json!({"awakenings": 1})), false),
            ("poor", nights(json!({"quality": "poor"})), true),
            ("very poor", nights(json!({"quality": "very_poor"})), true),
            ("fair", nights(json!({"quality": "fair"})), false),
            ("not answered", nights(json!({})), false),
            ("one of them calm", nights(broken.clone()).night(27, calm), false),
            ("before the window", diary().nights([1, 2, 3, 28], night(broken.clone())), false),
        ],
    );
    let finding = nights(broken.clone()).finding(Rule::FragmentedSleep).unwrap();
    assert_eq!((finding.count, finding.threshold), (Some(4), Some(4)));
    assert_eq!(nights(broken).evidence(Rule::FragmentedSleep)[0], (27, "sleep"));
}

#[test]
fn a_long_cramp_is_told_by_itself_unless_it_is_an_emergency() {
    let cramps = |cramps: Value| diary().night(27, json!({"cramps": cramps}));
    let emergency = json!({"minutes": 60, "did_not_stop": true});
    check(
        Rule::LongCramp,
        [
            ("ten minutes", cramps(json!([{"minutes": 10}])), false),
            ("more", cramps(json!([{"minutes": 10.1}])), true),
            ("not answered", cramps(json!([{}])), false),
            ("an emergency", cramps(json!([emergency])), false),
            ("beside an emergency", cramps(json!([emergency, {"minutes": 11}])), true),
            ("before the window", diary().night(28, json!({"cramps": [{"minutes": 11}]})), false),
        ],
    );
    let finding = cramps(json!([{"minutes": 11}])).finding(Rule::LongCramp).unwrap();
    assert!(finding.text.contains("NHS"), "{}", finding.text);
}

#[test]
fn a_suspected_deficiency_needs_a_recent_cramp() {
    let suspects = |answer: Value| diary().profile(json!({"suspects_deficiency": answer}));
    check(
        Rule::SuspectedDeficiency,
        [
            ("yes", suspects(json!(true)).night(27, cramp()), true),
            ("no", suspects(json!(false)).night(0, cramp()), false),
            ("not answered", suspects(json!(null)).night(0, cramp()), false),
            ("before the window", suspects(json!(true)).night(28, cramp()), false),
            ("no cramps", suspects(json!(true)).night(0, json!({"cramps": []})), false),
        ],
    );
}
