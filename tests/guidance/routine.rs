//! The routine rules at their boundaries, but for those of medications.

use cramp_diary::{diary::Threshold, guidance::Rule};
use serde_json::{Value, json};

use super::builder::{Build, check, cramp, diary};

/// A rule that counts nights in the window of 28: at, one below, and at both ends.
fn check_count(rule: Rule, threshold: Threshold, counted: &Value, not: &[Value]) {
    let needed = i64::from(threshold.default_value());
    let all_but_one = || diary().nights(1..needed, counted.clone());
    check(
        rule,
        [
            ("at the threshold", all_but_one().night(0, counted.clone()), true),
            ("one below", all_but_one(), false),
            ("the first night of the window", all_but_one().night(27, counted.clone()), true),
            ("before the window", all_but_one().night(28, counted.clone()), false),
            ("after the date", all_but_one().night(-1, counted.clone()), false),
            ("a higher limit", raised(all_but_one().night(0, counted.clone()), threshold), false),
        ],
    );
    for not in not {
        let diary = all_but_one().night(0, not.clone());
        assert!(diary.finding(rule).is_none(), "{rule}: {not}");
    }
    let finding = all_but_one().night(0, counted.clone()).finding(rule).unwrap();
    let needed = u32::from(threshold.default_value());
    assert_eq!((finding.count, finding.threshold), (Some(needed), Some(needed)));
    assert_eq!(finding.window_nights, Some(28));
}

fn raised(diary: Build, threshold: Threshold) -> Build {
    diary.setting(threshold, i64::from(threshold.default_value()) + 1)
}

#[test]
fn frequent_cramps_count_cramp_nights() {
    let not = [json!({"cramps": []}), json!({}), json!({"sleep": {"awakenings": 3}})];
    check_count(Rule::FrequentCramps, Threshold::FrequentCrampNights, &cramp(), &not);
    // Two cramps in a night are one night.
    let twice = diary().nights(0..4, json!({"cramps": [{}, {}]}));
    assert!(twice.finding(Rule::FrequentCramps).is_none());
}

#[test]
fn a_finding_says_how_many_nights_are_recorded() {
    let diary = diary()
        .nights(0..5, cramp())
        .nights(5..9, json!({"cramps": []}))
        .nights(9..12, json!({"note": "nothing about cramps"}))
        .night(28, cramp());
    let finding = diary.finding(Rule::FrequentCramps).unwrap();
    assert_eq!(finding.recorded_nights, 9);
    assert!(finding.text.contains("5 of the 9 nights recorded in the last 28"), "{}", finding.text);
    assert!(finding.text.contains("threshold is 5"), "{}", finding.text);
}

#[test]
fn severe_cramps_count_nights_with_pain() {
    let pain = |pain: Value| json!({"cramps": [{"pain": 0}, {"pain": pain}]});
    let not = [pain(json!(6)), pain(json!(null)), json!({"cramps": []})];
    check_count(Rule::SevereCramps, Threshold::SevereNights, &pain(json!(7)), &not);
    let six = diary().nights(0..2, pain(json!(6)));
    check(Rule::SevereCramps, [("a lower pain", six.setting(Threshold::SeverePain, 6), true)]);
}

#[test]
fn sleep_loss_is_said_or_added_up() {
    let said = json!({"after": {"lost_sleep_to_cramps": true}});
    let not = [
        json!({"after": {"lost_sleep_to_cramps": false}}),
        json!({"cramps": [{"minutes_awake": 10}, {"minutes_awake": 9}, {}]}),
        json!({"sleep": {"minutes_awake": 60}, "cramps": [{}]}),
    ];
    check_count(Rule::SleepLost, Threshold::SleepLossNights, &said, &not);
    let added = json!({"cramps": [{"minutes_awake": 10}, {}, {"minutes_awake": 10}]});
    check_count(Rule::SleepLost, Threshold::SleepLossNights, &added, &[]);
    let also_said_no = json!({"cramps": [{"minutes_awake": 20}],
                              "after": {"lost_sleep_to_cramps": false}});
    check_count(Rule::SleepLost, Threshold::SleepLossNights, &also_said_no, &[]);
}

#[test]
fn lost_sleep_and_tired_days_are_one_card() {
    let lost = |cramps: Value, tired: u8| {
        let after = json!({"lost_sleep_to_cramps": true, "tired": tired});
        json!({"cramps": cramps, "after": after})
    };
    let nights = |after_cramps: i64, tired: i64| {
        let all = diary().nights(0..4, lost(json!([]), 3));
        let all = all.nights(0..tired, lost(json!([]), 4));
        all.nights(0..after_cramps, lost(json!([{}]), 4))
    };
    check(
        Rule::SleepLostAndTired,
        [
            ("both", nights(2, 4), true),
            ("one tired day too few", nights(2, 3), false),
            ("one after a cramp night", nights(1, 4), false),
            ("less sleep loss", nights(2, 4).night(0, json!({"after": {"tired": 4}})), false),
        ],
    );
    // Exactly one of the two fires.
    check(
        Rule::SleepLost,
        [("both", nights(2, 4), false), ("not tired enough", nights(2, 3), true)],
    );
    // A tired day counts by its own date, also on a night without lost sleep.
    let apart = nights(2, 3).night(9, json!({"after": {"tired": 10}}));
    let finding = apart.finding(Rule::SleepLostAndTired).unwrap();
    assert_eq!((finding.count, finding.threshold), (Some(4), Some(4)));
    let expected = [
        (9, "tired"),
        (3, "sleep_loss"),
        (2, "sleep_loss"),
        (2, "tired"),
        (1, "sleep_loss"),
        (1, "tired"),
        (0, "sleep_loss"),
        (0, "tired"),
    ];
    assert_eq!(apart.evidence(Rule::SleepLostAndTired), expected);
}

#[test]
fn woken_nights_and_limited_days_are_counted() {
    let woke = json!({"cramps": [{"woke": false}, {"woke": true}]});
    let not = [json!({"cramps": [{"woke": false}]}), json!({"cramps": [{}]})];
    check_count(Rule::WokenRegularly, Threshold::WokenNights, &woke, &not);
    for field in ["limited_activities", "limited_exercise"] {
        let limited = json!({"after": {field: true}});
        let not = [json!({"after": {field: false}}), cramp()];
        check_count(Rule::LimitsActivities, Threshold::LimitedDays, &limited, &not);
    }
    assert_eq!(diary().nights(0..4, woke).evidence(Rule::WokenRegularly)[0], (3, "woken"));
}

#[test]
fn cramps_persist_when_every_block_has_them() {
    let calm = || json!({"cramps": []});
    let block = |diary: Build, first: i64, recorded: i64| {
        diary.nights(first..first + recorded, calm()).night(first, cramp())
    };
    let whole = |last: i64| block(block(block(diary(), 0, 14), 28, 14), 56, last);
    check(
        Rule::PersistentCramps,
        [
            ("14 recorded in each", whole(14), true),
            ("13 recorded in the first block", whole(13), false),
            ("a block without cramps", whole(14).night(28, calm()), false),
            ("its cramp a day earlier", whole(14).night(28, calm()).night(55, cramp()), true),
            ("four blocks", whole(14).setting(Threshold::PersistentBlocks, 4), false),
            ("two blocks", whole(2).setting(Threshold::PersistentBlocks, 2), true),
        ],
    );
    let at_the_edge = whole(13).nights([83, 84], cramp());
    let finding = at_the_edge.finding(Rule::PersistentCramps).unwrap();
    assert_eq!((finding.count, finding.threshold), (Some(3), Some(3)));
    assert_eq!((finding.window_nights, finding.recorded_nights), (Some(84), 42));
    let expected = [(83, "cramp"), (56, "cramp"), (28, "cramp"), (0, "cramp")];
    assert_eq!(at_the_edge.evidence(Rule::PersistentCramps), expected);
}

fn sign(kind: &str) -> Value {
    json!([{"sign": kind}])
}

fn lasting(kind: &str) -> Value {
    json!([{"sign": kind, "lasting": true}])
}

#[test]
fn weakness_counts_once() {
    check(
        Rule::WeaknessOrShrinking,
        [
            ("weakness", diary().signs(27, sign("weakness")), true),
            ("shrinking", diary().signs(0, sign("muscle_shrinking")), true),
            ("before the window", diary().signs(28, sign("weakness")), false),
            ("after the date", diary().signs(-1, sign("weakness")), false),
            (
                "known",
                diary().signs(0, json!([{"sign": "weakness", "known_to_doctor": true}])),
                false,
            ),
            ("another sign", diary().signs(0, sign("twitching")), false),
        ],
    );
    let both = diary().signs(0, json!([{"sign": "weakness"}, {"sign": "muscle_shrinking"}]));
    let expected = [(0, "muscle_shrinking"), (0, "weakness")];
    assert_eq!(both.evidence(Rule::WeaknessOrShrinking), expected);
}

#[test]
fn a_sign_is_established_by_lasting_or_by_two_nights() {
    let rules = [
        (Rule::NerveSigns, vec!["numbness", "tingling", "burning"]),
        (Rule::SkinOrVeinChanges, vec!["skin_discoloration", "visible_veins"]),
    ];
    for (rule, kinds) in rules {
        for kind in &kinds {
            let once = || diary().signs(0, sign(kind));
            let twice = |days| once().signs(days, sign(kind));
            let known = json!([{"sign": kind, "lasting": true, "known_to_doctor": true}]);
            let sides = json!([{"sign": kind, "side": "left"}, {"sign": kind, "side": "right"}]);
            check(
                rule,
                [
                    ("once", once(), false),
                    ("two nights", twice(27), true),
                    ("one of them before the window", twice(28), false),
                    ("one of them after the date", twice(-1), false),
                    ("lasting", diary().signs(27, lasting(kind)), true),
                    ("lasting, before the window", diary().signs(28, lasting(kind)), false),
                    ("lasting, but known", diary().signs(0, known.clone()), false),
                    ("known on one of two nights", twice(1).signs(1, known), false),
                    ("twice in one night", diary().signs(0, sides), false),
                    ("one is enough", once().setting(Threshold::SignDays, 1), true),
                    ("three are needed", twice(5).setting(Threshold::SignDays, 3), false),
                ],
            );
        }
        // What lasted once stays established when it is not said again.
        let three = |days| diary().signs(days, lasting(kinds[0])).setting(Threshold::SignDays, 3);
        check(rule, [("lasting, then not said", three(5).signs(1, sign(kinds[0])), true)]);
        // Each sign by itself.
        let mixed = diary().signs(0, sign(kinds[0])).signs(1, sign(kinds[1]));
        check(rule, [("one night each", mixed, false)]);
        // Every night with the sign is evidence, and none with a sign that is not established.
        let mixed =
            diary().signs(5, sign(kinds[0])).signs(3, sign(kinds[1])).signs(1, lasting(kinds[0]));
        assert_eq!(mixed.evidence(rule), [(5, kinds[0]), (1, kinds[0])]);
        let finding = mixed.finding(rule).unwrap();
        assert_eq!((finding.count, finding.threshold, finding.window_nights), (None, None, None));
    }
}

#[test]
fn swelling_counts_only_on_nights_with_both_legs() {
    let legs = |days, side: &'static str, lasting: bool| {
        move |diary: Build| {
            diary.signs(days, json!([{"sign": "swelling", "side": side, "lasting": lasting}]))
        }
    };
    let both = |days| legs(days, "both", false);
    let left_and_right = json!([{"sign": "swelling", "side": "left", "lasting": true},
                                {"sign": "swelling", "side": "right"}]);
    let known_right = json!([{"sign": "swelling", "side": "left", "lasting": true},
                             {"sign": "swelling", "side": "right", "known_to_doctor": true}]);
    check(
        Rule::Swelling,
        [
            ("two nights", both(27)(both(0)(diary())), true),
            ("one night", both(0)(diary()), false),
            ("one before the window", both(28)(both(0)(diary())), false),
            ("one of one leg", legs(1, "left", false)(both(0)(diary())), false),
            ("lasting in both", legs(0, "both", true)(diary()), true),
            ("lasting in one leg only", legs(0, "left", true)(diary()), false),
            (
                "lasting on another night, in one leg",
                legs(1, "left", true)(both(0)(diary())),
                false,
            ),
            ("lasting on one side's entry", diary().signs(0, left_and_right), true),
            ("the other side is known", diary().signs(0, known_right), false),
        ],
    );
    let nights = legs(4, "left", false)(both(2)(both(0)(diary())));
    assert_eq!(nights.evidence(Rule::Swelling), [(2, "swelling"), (0, "swelling")]);
    assert_eq!(nights.evidence(Rule::OneLegSigns), [(4, "swelling")]);
}

#[test]
fn a_history_needs_a_recent_cramp() {
    let own = |condition: &str| diary().profile(json!({"personal_history": [condition]}));
    let family = |condition: &str| diary().profile(json!({"family_history": [condition]}));
    check(
        Rule::MedicalHistory,
        [
            ("thyroid disease", own("thyroid_disease").night(27, cramp()), true),
            ("diabetes in the family", family("diabetes").night(0, cramp()), true),
            ("circulation", own("circulatory_problem").night(0, cramp()), true),
            ("kidney disease", own("kidney_disease").night(0, cramp()), false),
            ("nothing said", diary().night(0, cramp()), false),
            ("before the window", own("diabetes").night(28, cramp()), false),
            ("a calm night", own("diabetes").night(0, json!({"cramps": []})), false),
        ],
    );
    let diary = own("diabetes").nights([3, 1], cramp());
    assert_eq!(diary.evidence(Rule::MedicalHistory), [(3, "cramp"), (1, "cramp")]);
}
