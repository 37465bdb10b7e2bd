//! The emergency rules at their boundaries.

use cramp_diary::{
    diary::{Cramp, Threshold},
    guidance::{Rule, cramp_will_not_stop},
};
use serde_json::{Value, json};

use super::builder::{Build, check, cramp, diary};

#[test]
fn a_cramp_that_goes_on_despite_relief_is_told_by_itself() {
    let table: &[(&str, Value, bool)] = &[
        ("nothing answered", json!({}), false),
        ("did not stop, all else open", json!({"did_not_stop": true}), true),
        ("did stop", json!({"did_not_stop": false, "pain": 10}), false),
        ("did not stop, pain 7", json!({"did_not_stop": true, "pain": 7}), true),
        ("did not stop, pain 6", json!({"did_not_stop": true, "pain": 6}), false),
        ("a stretch helped", goes_on(&json!([{"measure": "stretch", "helped": "yes"}])), false),
        ("a massage helped", goes_on(&json!([{"measure": "massage", "helped": "yes"}])), false),
        ("partly is not yes", goes_on(&json!([{"measure": "stretch", "helped": "partly"}])), true),
        ("not answered if it helped", goes_on(&json!([{"measure": "stretch"}])), true),
        ("only cold helped", goes_on(&json!([{"measure": "cold", "helped": "yes"}])), true),
        ("nothing was tried", goes_on(&json!([])), true),
        ("10 minutes, a stretch did not help", long(10.0, 7, "stretch", "no"), false),
        ("more than 10, a stretch did not help", long(10.5, 7, "stretch", "no"), true),
        ("more than 10, a massage did not help", long(11.0, 7, "massage", "no"), true),
        ("more than 10, pain 6", long(11.0, 6, "stretch", "no"), false),
        ("more than 10, partly is not no", long(11.0, 7, "stretch", "partly"), false),
        ("more than 10, only a walk did not help", long(11.0, 7, "walk", "no"), false),
        (
            "more than 10, pain not answered",
            json!({"minutes": 11, "relief": [{"measure": "stretch", "helped": "no"}]}),
            false,
        ),
        (
            "more than 10, one helped and the other did not",
            json!({"minutes": 11, "pain": 7, "did_not_stop": true, "relief": [
                {"measure": "stretch", "helped": "yes"}, {"measure": "massage", "helped": "no"}]}),
            true,
        ),
    ];
    for (what, cramp, fires) in table {
        let entry: Cramp = serde_json::from_value(cramp.clone()).unwrap();
        assert_eq!(cramp_will_not_stop(&entry), *fires, "{what}");
        let diary = diary().night(0, json!({"cramps": [{}, cramp]}));
        assert_eq!(diary.finding(Rule::CrampWillNotStop).is_some(), *fires, "{what}");
    }
}

fn goes_on(relief: &Value) -> Value {
    json!({"did_not_stop": true, "pain": 8, "relief": relief})
}

fn long(minutes: f64, pain: u8, measure: &str, helped: &str) -> Value {
    json!({"minutes": minutes, "pain": pain, "relief": [{"measure": measure, "helped": helped}]})
}

#[test]
fn a_cramp_that_goes_on_counts_in_the_window_of_28() {
    let at = |days| diary().night(days, json!({"cramps": [{"did_not_stop": true}]}));
    check(
        Rule::CrampWillNotStop,
        [
            ("the newest night", at(0), true),
            ("the first night of the window", at(27), true),
            ("the night before the window", at(28), false),
            ("the night after", at(-1), false),
        ],
    );
    // The 7 is fixed: no setting weakens the rule.
    let pain_7 = diary()
        .setting(Threshold::SeverePain, 10)
        .night(0, json!({"cramps": [{"did_not_stop": true, "pain": 7}]}));
    assert_eq!(pain_7.evidence(Rule::CrampWillNotStop), [(0, "cramp")]);
}

#[test]
fn cramps_count_up_to_thirty_days_after_an_exposure() {
    let on_night = |exposure, night| diary().exposure(exposure).night(night, cramp());
    check(
        Rule::ToxinExposure,
        [
            ("on the day", on_night(5, 5), true),
            ("the day after the cramp", on_night(4, 5), false),
            ("30 days before", on_night(35, 5), true),
            ("31 days before", on_night(36, 5), false),
            ("a calm night", diary().exposure(5).night(5, json!({"cramps": []})), false),
            ("no answer", diary().exposure(5).night(5, json!({"note": "x"})), false),
            ("the first night of the window", on_night(57, 27), true),
            ("before the window", on_night(29, 28), false),
            ("after the date", on_night(0, -1), false),
            ("longer", on_night(36, 5).setting(Threshold::ExposureDays, 31), true),
        ],
    );
}

#[test]
fn the_evidence_of_an_exposure_is_what_stands_in_reach_of_each_other() {
    let diary = diary()
        .exposure(40)
        .exposure(3)
        .exposure(3)
        .exposure(-2)
        .night(20, cramp())
        .night(10, cramp())
        .night(3, cramp())
        .night(1, cramp());
    let expected = [
        (40, "exposure"),
        (20, "cramp"),
        (10, "cramp"),
        (3, "cramp"),
        (3, "exposure"),
        (1, "cramp"),
    ];
    assert_eq!(diary.evidence(Rule::ToxinExposure), expected);
}

#[test]
fn a_sign_in_one_leg_is_told_after_its_sides_are_joined() {
    let sides = |kind: &str, sides: &[Option<&str>]| {
        let entries = sides.iter().map(|side| json!({"sign": kind, "side": side}));
        diary().signs(0, Value::Array(entries.collect()))
    };
    check(
        Rule::OneLegSigns,
        [
            ("swelling left", sides("swelling", &[Some("left")]), true),
            ("redness right", sides("redness", &[Some("right")]), true),
            ("heat, side not answered", sides("heat", &[None]), true),
            ("pain, pain not answered", sides("pain_between_cramps", &[Some("left")]), true),
            ("swelling in both", sides("swelling", &[Some("both")]), false),
            ("left and right", sides("swelling", &[Some("left"), Some("right")]), false),
            ("left and open", sides("swelling", &[Some("left"), None]), true),
            ("open and right", sides("swelling", &[None, Some("right")]), true),
            (
                "left, open and right",
                sides("swelling", &[Some("left"), None, Some("right")]),
                false,
            ),
            ("open twice", sides("swelling", &[None, None]), true),
            ("open and both", sides("swelling", &[None, Some("both")]), false),
            ("left and both", sides("heat", &[Some("left"), Some("both")]), false),
            ("numbness left", sides("numbness", &[Some("left")]), false),
            ("left and right of two signs", left_and_right_of_two_signs(), true),
        ],
    );
}

fn left_and_right_of_two_signs() -> Build {
    diary()
        .signs(0, json!([{"sign": "redness", "side": "left"}, {"sign": "heat", "side": "right"}]))
}

#[test]
fn pain_between_cramps_counts_from_seven() {
    let pain = |entries: Value| {
        let entries = entries.as_array().unwrap().iter().map(|entry| {
            let mut entry = entry.clone();
            entry["sign"] = json!("pain_between_cramps");
            entry
        });
        diary().signs(0, Value::Array(entries.collect()))
    };
    check(
        Rule::OneLegSigns,
        [
            ("7", pain(json!([{"side": "left", "pain": 7}])), true),
            ("6", pain(json!([{"side": "left", "pain": 6}])), false),
            ("7 in both", pain(json!([{"side": "both", "pain": 7}])), false),
            ("3 and open", pain(json!([{"side": "left", "pain": 3}, {"side": "left"}])), true),
            (
                "8 left, 3 right: joined first",
                pain(json!([{"side": "left", "pain": 8}, {"side": "right", "pain": 3}])),
                false,
            ),
        ],
    );
}

#[test]
fn what_a_doctor_knows_is_dropped_before_the_sides_are_joined() {
    let known_left = |known: Value| {
        diary().signs(
            0,
            json!([{"sign": "swelling", "side": "left", "known_to_doctor": known},
                   {"sign": "swelling", "side": "right"}]),
        )
    };
    let all_known = json!([{"sign": "swelling", "side": "left", "known_to_doctor": true}]);
    check(
        Rule::OneLegSigns,
        [
            ("the left one is known", known_left(json!(true)), true),
            ("neither is", known_left(json!(false)), false),
            ("not answered", known_left(json!(null)), false),
            ("all known", diary().signs(0, all_known), false),
        ],
    );
}

#[test]
fn one_leg_signs_count_in_the_window_also_on_unrecorded_nights() {
    let at =
        |days| diary().signs(days, json!([{"sign": "heat"}, {"sign": "redness", "side": "left"}]));
    check(
        Rule::OneLegSigns,
        [("first", at(27), true), ("before", at(28), false), ("after", at(-1), false)],
    );
    assert_eq!(at(3).evidence(Rule::OneLegSigns), [(3, "heat"), (3, "redness")]);
    assert_eq!(at(3).finding(Rule::OneLegSigns).unwrap().recorded_nights, 0);
}
