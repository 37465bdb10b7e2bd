//! The rules that look at medications.

use cramp_diary::{
    diary::Threshold,
    guidance::{Finding, Rule},
};
use serde_json::{Value, json};

use super::builder::{Build, check, cramp, diary, on};

fn statin(started: i64) -> Value {
    json!({"name": "Simvastatin 20 mg", "started": on(started)})
}

fn with(medication: Value, key: &str, value: Value) -> Value {
    let mut medication = medication;
    medication[key] = value;
    medication
}

#[test]
fn a_new_medication_counts_from_the_first_night_after_it() {
    let taken = |medication| diary().medication(medication).night(5, cramp());
    let increased = json!({"name": "Lasix", "increased": [on(400), on(6)]});
    let other = with(statin(6), "class", json!("other"));
    let set = json!({"name": "Blue pill", "class": "asthma", "started": on(6)});
    check(
        Rule::NewMedication,
        [
            ("the day before", taken(statin(6)), true),
            ("the same morning", taken(statin(5)), false),
            ("90 days before", taken(statin(95)), true),
            ("91 days before", taken(statin(96)), false),
            ("a longer limit", taken(statin(96)).setting(Threshold::MedicationDays, 91), true),
            ("stopped that day", taken(with(statin(20), "stopped", json!(on(5)))), true),
            ("stopped the day before", taken(with(statin(20), "stopped", json!(on(6)))), false),
            ("an increase without a start", taken(increased), true),
            ("set as other", taken(other), false),
            ("set by the person", taken(set), true),
            ("not recognised", taken(json!({"name": "Blue pill", "started": on(6)})), false),
            ("start not known", taken(json!({"name": "Lasix"})), false),
            ("no cramps", diary().medication(statin(6)).night(5, json!({"cramps": []})), false),
            ("cramps before the window", diary().medication(statin(40)).night(28, cramp()), false),
            ("starts after the date", diary().medication(statin(-1)).night(-3, cramp()), false),
        ],
    );
}

#[test]
fn the_evidence_joins_the_nights_and_what_made_them_count() {
    let diary = diary()
        .medication(
            json!({"name": "Lasix", "started": on(200), "increased": [on(30), on(4), on(4)]}),
        )
        .medication(json!({"name": "Lipitor", "started": on(10), "stopped": on(9)}))
        .medication(json!({"name": "Ventolin", "started": on(1)}))
        .nights([20, 9, 2], cramp());
    let expected = [
        (30, "medication_increase"),
        (20, "cramp"),
        (10, "medication_start"),
        (9, "cramp"),
        (4, "medication_increase"),
        (2, "cramp"),
    ];
    assert_eq!(diary.evidence(Rule::NewMedication), expected);
}

fn assert_is_safe(finding: &Finding) {
    assert!(finding.text.contains("Talk to your doctor first"), "{}", finding.text);
    assert!(finding.sources.ends_with(&["A-C6", "B-P1"]), "{:?}", finding.sources);
    assert_eq!((finding.count, finding.threshold, finding.window_nights), (None, None, None));
}

#[test]
fn the_card_tells_the_nights_before_the_start() {
    let finding = diary()
        .medication(statin(60))
        .night(60, cramp())
        .night(61, json!({"cramps": []}))
        .night(62, json!({"note": "not recorded"}))
        .night(87, cramp())
        .night(88, cramp())
        .night(59, json!({"cramps": []}))
        .night(0, cramp())
        .finding(Rule::NewMedication)
        .unwrap();
    assert!(finding.text.contains("Simvastatin 20 mg"), "{}", finding.text);
    assert!(finding.text.contains("27 January 2026"), "{}", finding.text);
    assert!(finding.text.contains("cramps on 2 of the 3 nights recorded"), "{}", finding.text);
    assert_is_safe(&finding);
}

#[test]
fn a_suspected_medication_counts_while_it_is_taken() {
    let suspected = |started: Value, stopped: Value| {
        diary()
            .medication(json!({"name": "Nystatin", "suspected": true,
                               "started": started, "stopped": stopped}))
            .night(5, cramp())
    };
    let not = |answer: Value| {
        let medication = json!({"name": "Lasix", "suspected": answer, "started": on(400)});
        diary().medication(medication).night(5, cramp())
    };
    check(
        Rule::SuspectedMedication,
        [
            ("the day before", suspected(json!(on(6)), json!(null)), true),
            ("the same morning", suspected(json!(on(5)), json!(null)), false),
            ("years ago", suspected(json!("1990-01-01"), json!(null)), true),
            ("start not known", suspected(json!(null), json!(null)), true),
            ("stopped that day", suspected(json!(null), json!(on(5))), true),
            ("stopped before", suspected(json!(null), json!(on(6))), false),
            ("not suspected", not(json!(false)), false),
            ("not answered", not(json!(null)), false),
        ],
    );
    let known = suspected(json!(on(40)), json!(null));
    let expected = [(40, "medication_start"), (5, "cramp")];
    assert_eq!(known.evidence(Rule::SuspectedMedication), expected);
    assert_is_safe(&known.finding(Rule::SuspectedMedication).unwrap());
    let unknown = suspected(json!(null), json!(null));
    assert_eq!(unknown.evidence(Rule::SuspectedMedication), [(5, "cramp")]);
}

#[test]
fn a_sign_is_new_when_it_was_on_none_of_the_28_nights_before() {
    let tingling = || json!([{"sign": "tingling"}]);
    let known = || json!([{"sign": "tingling", "known_to_doctor": true}]);
    let taken = |started: i64, sign: i64| {
        diary()
            .medication(
                json!({"name": "Vitamin C", "started": on(started), "stopped": on(started)}),
            )
            .signs(sign, tingling())
    };
    check(
        Rule::NewSymptomsAfterMedication,
        [
            ("the day after", taken(6, 5), true),
            ("the same morning", taken(5, 5), false),
            ("90 days after", taken(95, 5), true),
            ("91 days after", taken(96, 5), false),
            ("it was there on that morning", taken(6, 5).signs(6, tingling()), false),
            ("it was there 28 nights before", taken(6, 5).signs(33, tingling()), false),
            ("it was there long before", taken(6, 5).signs(34, tingling()), true),
            ("a doctor knew of it before", taken(6, 5).signs(10, known()), false),
            ("a doctor knows of it now", taken(6, 5).signs(5, known()), false),
            ("another sign before", taken(6, 5).signs(6, json!([{"sign": "burning"}])), true),
            ("before the window", taken(40, 28), false),
            ("start not known", start_not_known(), false),
        ],
    );
}

fn start_not_known() -> Build {
    diary().medication(json!({"name": "Lasix"})).signs(0, json!([{"sign": "tingling"}]))
}

#[test]
fn each_start_and_increase_is_looked_at_by_itself() {
    let diary = diary()
        .medication(json!({"name": "Lasix", "started": on(30), "increased": [on(6)]}))
        .signs(20, json!([{"sign": "tingling"}]))
        .signs(3, json!([{"sign": "tingling"}, {"sign": "twitching"}]));
    let expected = [
        (30, "medication_start"),
        (20, "tingling"),
        (6, "medication_increase"),
        (3, "tingling"),
        (3, "twitching"),
    ];
    assert_eq!(diary.evidence(Rule::NewSymptomsAfterMedication), expected);
    assert_is_safe(&diary.finding(Rule::NewSymptomsAfterMedication).unwrap());
}
