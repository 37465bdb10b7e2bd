//! What every card says, and what none may say.

use chrono::TimeDelta;
use cramp_diary::guidance::{Finding, Rule, Tier, assess};
use serde_json::json;

use super::builder::{as_of, cramp, diary, on};

/// Findings of all 22 rules.
fn one_of_each() -> Vec<Finding> {
    let severe = json!({
        "cramps": [{"pain": 9, "woke": true, "minutes": 12, "minutes_awake": 30},
                   {"did_not_stop": true}],
        "sleep": {"quality": "poor"},
        "after": {"tired": 8, "limited_exercise": true},
        "signs": [{"sign": "swelling", "side": "both"}, {"sign": "heat", "side": "left"},
                  {"sign": "weakness"}, {"sign": "tingling"}, {"sign": "visible_veins"}],
    });
    let busy = diary()
        .nights([0, 1, 2, 3, 5], severe)
        .nights(6..84, cramp())
        .exposure(20)
        .medication(json!({"name": "Lasix", "started": on(10), "increased": [on(5)]}))
        .medication(json!({"name": "Blue pill", "suspected": true}))
        .profile(json!({"personal_history": ["diabetes"], "family_history": ["thyroid_disease"],
                        "suspects_deficiency": true}));
    let untired = diary().nights(0..4, json!({"after": {"lost_sleep_to_cramps": true}}));
    let few = diary().nights(0..2, cramp());
    let mut findings: Vec<Finding> =
        [busy, untired, few].iter().flat_map(|diary| assess(&diary.0, as_of()).findings).collect();
    findings.sort_by_key(|finding| finding.rule);
    findings.dedup_by_key(|finding| finding.rule);
    findings
}

#[test]
fn every_rule_has_words_and_none_says_too_much() {
    let findings = one_of_each();
    let rules: Vec<_> = findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, Rule::ALL);
    for finding in findings {
        let both = format!("{} {}", finding.title, finding.text).to_lowercase();
        for word in ["!", "cause", "trigger", "prevent", "all clear", "missed", "diagnos", "score"]
        {
            assert!(!both.contains(word), "{}: {both}", finding.rule);
        }
        assert!(finding.text.ends_with('.') && !finding.title.ends_with('.'), "{}", finding.rule);
        let heading = match finding.tier {
            Tier::Emergency => "Get emergency help: ",
            Tier::Routine => "Speak to a doctor: ",
            Tier::Note => "Worth telling: ",
        };
        assert!(finding.title.starts_with(heading), "{}", finding.title);
        if let Some(threshold) = finding.threshold {
            assert!(
                finding.text.contains(&format!("threshold is {threshold}")),
                "{}",
                finding.text
            );
        }
    }
}

#[test]
fn findings_come_in_the_order_of_the_rules() {
    let all = one_of_each();
    assert!(all.windows(2).all(|pair| pair[0].tier <= pair[1].tier));
    for finding in all {
        let mut sorted = finding.evidence.clone();
        sorted.sort_by_key(|evidence| (evidence.date, evidence.what.word()));
        sorted.dedup();
        assert_eq!(finding.evidence, sorted, "{}", finding.rule);
    }
}

#[test]
fn where_nothing_fires_the_recorded_nights_are_told() {
    let calm = diary().nights(9..40, json!({"cramps": []}));
    let expected = "No rule was met on the nights you recorded (19 of the last 28). If you are \
                    worried, speak to a doctor.";
    assert_eq!(assess(&calm.0, as_of()).silence().as_deref(), Some(expected));
    let cramps = calm.nights(0..2, cramp());
    assert_eq!(assess(&cramps.0, as_of()).silence(), None);
}

#[test]
fn the_json_is_that_of_the_command_line() {
    let diary = diary()
        .nights([0, 3], cramp())
        .acknowledgement(json!({"rule": "repeated-cramps", "date": on(1)}));
    let json = serde_json::to_value(assess(&diary.0, as_of())).unwrap();
    let mut finding = json["findings"][0].clone();
    let texts = ["title", "text"].map(|key| finding.as_object_mut().unwrap().remove(key).unwrap());
    assert!(texts.iter().all(|text| text.as_str().is_some_and(|text| !text.is_empty())));
    let expected = json!({
        "rule": "repeated-cramps", "tier": "note", "count": 2, "threshold": 2,
        "window_nights": 14, "recorded_nights": 2,
        "evidence": [{"date": "2026-03-25", "what": "cramp"},
                     {"date": "2026-03-28", "what": "cramp"}],
        "sources": ["A-R0b"], "acknowledged": {"date": "2026-03-27", "action": null},
    });
    assert_eq!(finding, expected);
    assert_eq!(json["as_of"], "2026-03-28");
    assert_eq!((&json["recorded_nights"], &json["window_nights"]), (&json!(2), &json!(28)));
}

#[test]
fn an_empty_diary_has_no_findings_on_any_date() {
    for days in [0, 40_000, 700_000] {
        let date = as_of() - TimeDelta::days(days);
        assert!(assess(&diary().0, date).findings.is_empty());
    }
}
