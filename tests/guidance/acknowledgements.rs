//! Which acknowledgement of a card is in force.

use cramp_diary::{
    diary::vocabulary::CareAction,
    guidance::{InForce, Rule, acknowledge::covers},
};
use serde_json::{Value, json};

use super::builder::{Build, ago, cramp, diary, on};

fn seen(rule: Rule, days: i64) -> Value {
    json!({"rule": rule.word(), "date": on(days), "action": "seen"})
}

fn seen_covering(rule: Rule, days: i64, covers: Value) -> Value {
    let mut entry = seen(rule, days);
    entry["covers"] = covers;
    entry
}

fn in_force(diary: &Build, rule: Rule) -> Option<InForce> {
    diary.finding(rule).expect("an acknowledged finding stays a finding").acknowledged
}

fn swollen(nights: &[i64]) -> Build {
    diary().nights(nights.iter().copied(), json!({"signs": [{"sign": "swelling"}]}))
}

fn frequent(newest: i64) -> Build {
    diary().nights([27, 26, 25, 24, newest], cramp())
}

const EMERGENCY: Rule = Rule::OneLegSigns;
const ROUTINE: Rule = Rule::FrequentCramps;

#[test]
fn an_emergency_stands_again_with_anything_new() {
    let table = [
        ("nothing new", swollen(&[5]).acknowledgement(seen(EMERGENCY, 5)), true),
        ("new the day after", swollen(&[5, 4]).acknowledgement(seen(EMERGENCY, 5)), false),
        ("entered later, dated before", swollen(&[9, 5]).acknowledgement(seen(EMERGENCY, 5)), true),
        ("nobody did", swollen(&[5]), false),
        ("dated after the date", swollen(&[5]).acknowledgement(seen(EMERGENCY, -1)), false),
        ("dated on the date", swollen(&[5]).acknowledgement(seen(EMERGENCY, 0)), true),
        ("of another rule", swollen(&[5]).acknowledgement(seen(ROUTINE, 0)), false),
        (
            "of a rule that nobody knows",
            swollen(&[5]).acknowledgement(json!({"rule": "future-rule", "date": on(0)})),
            false,
        ),
    ];
    for (what, diary, holds) in table {
        assert_eq!(in_force(&diary, EMERGENCY).is_some(), holds, "{what}");
    }
}

#[test]
fn what_stood_on_the_card_is_what_is_covered() {
    let pair = |days: i64, what: &str| json!({"date": on(days), "what": what});
    let table = [
        ("all of it", json!([pair(5, "swelling"), pair(4, "swelling")]), true),
        ("one of two", json!([pair(5, "swelling")]), false),
        ("nothing", json!([]), false),
        ("absent", json!(null), true),
        ("another sign", json!([pair(5, "swelling"), pair(4, "heat")]), false),
        (
            "more than there is",
            json!([pair(5, "swelling"), pair(4, "swelling"), pair(9, "x")]),
            true,
        ),
    ];
    for (what, covers, holds) in table {
        let diary = swollen(&[5, 4]).acknowledgement(seen_covering(EMERGENCY, 3, covers));
        assert_eq!(in_force(&diary, EMERGENCY).is_some(), holds, "{what}");
    }
}

#[test]
fn acknowledging_now_covers_all_that_stands_on_the_card() {
    let diary = swollen(&[5, 4]);
    let covered = serde_json::to_value(covers(&diary.finding(EMERGENCY).unwrap())).unwrap();
    let diary = diary.acknowledgement(seen_covering(EMERGENCY, 10, covered));
    let expected = InForce { date: ago(10), action: Some(CareAction::Seen) };
    assert_eq!(in_force(&diary, EMERGENCY), Some(expected));
}

#[test]
fn a_routine_card_rests_for_28_days_or_until_it_has_something_new() {
    let table = [
        ("new, 27 days", frequent(0).acknowledgement(seen(ROUTINE, 27)), true),
        ("new, 28 days", frequent(0).acknowledgement(seen(ROUTINE, 28)), false),
        ("all covered, years ago", all_covered_long_ago(), true),
    ];
    for (what, diary, holds) in table {
        assert_eq!(in_force(&diary, ROUTINE).is_some(), holds, "{what}");
    }
}

fn all_covered_long_ago() -> Build {
    let diary = frequent(0);
    let covered = serde_json::to_value(covers(&diary.finding(ROUTINE).unwrap())).unwrap();
    diary.acknowledgement(seen_covering(ROUTINE, 900, covered))
}

#[test]
fn only_the_newest_acknowledgement_is_looked_at() {
    let empty = || seen_covering(EMERGENCY, 1, json!([]));
    let older_covers = swollen(&[5]).acknowledgement(seen(EMERGENCY, 2)).acknowledgement(empty());
    assert_eq!(in_force(&older_covers, EMERGENCY), None);
    let entered_first = swollen(&[5]).acknowledgement(empty()).acknowledgement(seen(EMERGENCY, 2));
    assert_eq!(in_force(&entered_first, EMERGENCY), None);
    let same_day = swollen(&[5]).acknowledgement(empty()).acknowledgement(seen(EMERGENCY, 1));
    assert_eq!(in_force(&same_day, EMERGENCY).map(|ack| ack.date), Some(ago(1)));
    let newer_is_future = swollen(&[5])
        .acknowledgement(seen(EMERGENCY, 2))
        .acknowledgement(seen_covering(EMERGENCY, -1, json!([])));
    assert_eq!(in_force(&newer_is_future, EMERGENCY).map(|ack| ack.date), Some(ago(2)));
}

#[test]
fn an_action_may_be_left_out() {
    let diary = swollen(&[5]).acknowledgement(json!({"rule": EMERGENCY.word(), "date": on(1)}));
    assert_eq!(in_force(&diary, EMERGENCY), Some(InForce { date: ago(1), action: None }));
}
