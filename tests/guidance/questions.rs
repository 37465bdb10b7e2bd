//! What is asked so that the emergency rules can be decided.

use cramp_diary::{
    diary::{
        Night,
        vocabulary::{ReliefMeasure, SignKind},
    },
    guidance::{
        open_questions,
        questions::About::{
            self, CrampMinutes, CrampPain, Relief, ReliefHelped, SignPain, SignSide,
        },
    },
};
use serde_json::{Value, json};

use super::builder::{diary, night};

fn asked(entry: Value) -> Vec<About> {
    let diary = diary().night(3, entry).0;
    let entry: &Night = diary.night(night(3)).unwrap();
    let questions = open_questions(entry);
    assert!(questions.iter().all(|question| question.night == night(3)));
    assert!(questions.iter().all(|question| question.text().ends_with('?')));
    questions.into_iter().map(|question| question.about).collect()
}

fn asked_of_cramp(cramp: &Value) -> Vec<About> {
    asked(json!({"cramps": [{"pain": 1}, cramp]}))
}

#[test]
fn of_a_cramp_only_what_can_decide_is_asked() {
    let (pain, relief) = (CrampPain { cramp: 1 }, Relief { cramp: 1 });
    let minutes = CrampMinutes { cramp: 1 };
    let stretch = ReliefHelped { cramp: 1, relief: 0, measure: ReliefMeasure::Stretch };
    let no = json!([{"measure": "stretch", "helped": "no"}]);
    let table: Vec<(&str, Value, Vec<About>)> = vec![
        ("nothing to go by", json!({}), vec![]),
        ("severe, stopped soon", json!({"pain": 9, "minutes": 3}), vec![]),
        ("did not stop", json!({"did_not_stop": true}), vec![pain, relief]),
        ("did not stop, mild", json!({"did_not_stop": true, "pain": 6}), vec![]),
        ("did not stop, severe", json!({"did_not_stop": true, "pain": 7}), vec![relief]),
        (
            "did not stop, nothing tried",
            json!({"did_not_stop": true, "pain": 7, "relief": []}),
            vec![],
        ),
        (
            "did not stop, did the stretch help",
            json!({"did_not_stop": true, "pain": 7, "relief": [{"measure": "stretch"}]}),
            vec![stretch],
        ),
        (
            "did not stop, only a walk",
            json!({"did_not_stop": true, "pain": 7, "relief": [{"measure": "walk"}]}),
            vec![],
        ),
        (
            "did not stop, a massage helped",
            json!({"did_not_stop": true, "pain": 7,
                   "relief": [{"measure": "stretch"}, {"measure": "massage", "helped": "yes"}]}),
            vec![],
        ),
        (
            "long, the massage was no help",
            json!({"minutes": 11,
                   "relief": [{"measure": "stretch"}, {"measure": "massage", "helped": "no"}]}),
            vec![pain],
        ),
        ("long", json!({"minutes": 11}), vec![pain, relief]),
        ("ten minutes", json!({"minutes": 10}), vec![]),
        ("long, nothing tried", json!({"minutes": 11, "relief": []}), vec![]),
        ("long, no help", json!({"minutes": 11, "relief": no}), vec![pain]),
        ("long, severe", json!({"minutes": 11, "pain": 8}), vec![relief]),
        ("severe, no help", json!({"pain": 8, "relief": no}), vec![minutes]),
        ("no help", json!({"relief": no}), vec![pain, minutes]),
        (
            "severe, no help, it goes on",
            json!({"pain": 8, "relief": no, "did_not_stop": true}),
            vec![],
        ),
    ];
    for (what, cramp, questions) in table {
        assert_eq!(asked_of_cramp(&cramp), questions, "{what}");
    }
}

#[test]
fn of_a_sign_the_leg_and_the_pain_are_asked() {
    let side = |sign, kind| SignSide { sign, kind };
    let table: Vec<(&str, Value, Vec<About>)> = vec![
        (
            "three without a side",
            json!([{"sign": "swelling"}, {"sign": "redness"}, {"sign": "heat"}]),
            vec![side(0, SignKind::Swelling), side(1, SignKind::Redness), side(2, SignKind::Heat)],
        ),
        ("the side is there", json!([{"sign": "swelling", "side": "left"}]), vec![]),
        (
            "both legs already",
            json!([{"sign": "swelling"}, {"sign": "swelling", "side": "both"}]),
            vec![],
        ),
        ("a doctor knows", json!([{"sign": "heat", "known_to_doctor": true}]), vec![]),
        ("no emergency sign", json!([{"sign": "numbness"}]), vec![]),
        (
            "pain between cramps",
            json!([{"sign": "pain_between_cramps"}]),
            vec![side(0, SignKind::PainBetweenCramps), SignPain { sign: 0 }],
        ),
        (
            "pain in the left leg",
            json!([{"sign": "twitching"}, {"sign": "pain_between_cramps", "side": "left"}]),
            vec![SignPain { sign: 1 }],
        ),
        ("mild", json!([{"sign": "pain_between_cramps", "pain": 6}]), vec![]),
        (
            "intense beside one without an answer",
            json!([{"sign": "pain_between_cramps", "side": "left", "pain": 7},
                   {"sign": "pain_between_cramps", "side": "left"}]),
            vec![],
        ),
        (
            "intense",
            json!([{"sign": "pain_between_cramps", "pain": 7}]),
            vec![side(0, SignKind::PainBetweenCramps)],
        ),
    ];
    for (what, signs, questions) in table {
        assert_eq!(asked(json!({"signs": signs})), questions, "{what}");
    }
}
