//! Every statement of the two articles is found in the window where the table says, each with
//! its name; the mistaken one is found nowhere.

use std::collections::BTreeMap;

use cramp_diary::{
    app::{Command, Place as Room},
    diary::Diary,
    guidance::{
        Rule,
        articles::{Place, Statement, all},
        steps::CRAMP_STEPS,
    },
};
use serde_json::json;

use super::doctor_cards::window_of_card;
use crate::{
    guidance::builder::{Build, cramp, diary},
    support::{nodes::descriptions, open_window::OpenWindow, window::Window},
};

/// Somebody to whom everything that the articles say of people applies.
fn everybody() -> Build {
    let conditions = json!([
        "thyroid_disease",
        "diabetes",
        "circulatory_problem",
        "kidney_disease",
        "liver_disease",
        "nerve_disorder",
        "spinal_nerve_compression"
    ]);
    diary().night(0, cramp()).profile(json!({
        "birth_date": "1950-03-14",
        "pregnant_from": "2026-01-01",
        "exercises_often": true,
        "suspects_deficiency": true,
        "personal_history": conditions,
    }))
}

/// What is heard in a place after some of its parts were opened.
fn words_in(room: Room, parts: &[&str]) -> Vec<String> {
    let mut window = Window::new().diary(everybody().0).today("2026-03-28").open();
    window.command(Command::Go(room));
    for part in parts {
        window.click_part(part);
    }
    heard(&window)
}

/// What is heard, and what a screen reader is told besides.
fn heard(window: &OpenWindow) -> Vec<String> {
    window.words().into_iter().chain(descriptions(window)).collect()
}

/// What is heard of the steps during a cramp, one after the other.
fn words_during_a_cramp() -> Vec<String> {
    let mut window = Window::new().diary(Diary::default()).open();
    window.command(Command::CrampNow);
    let mut words = Vec::new();
    for _ in CRAMP_STEPS {
        words.extend(heard(&window));
        window.click("Next step");
    }
    words
}

/// Whether a statement stands in full, with its name.
fn is_told(words: &[String], statement: &Statement) -> bool {
    let line = format!("{} ({})", statement.text, statement.id);
    words.contains(&line)
}

/// Whether the description of a source names a statement.
fn is_named(words: &[String], id: &str) -> bool {
    let names = |heard: &String| {
        heard.starts_with("Statement")
            && heard
                .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
                .any(|w| w == id)
    };
    words.iter().any(names)
}

#[test]
fn every_statement_is_shown_in_its_place() {
    let cards: BTreeMap<Rule, Vec<String>> = Rule::ALL
        .iter()
        .map(|rule| (*rule, heard(&window_of_card(*rule, Window::new()))))
        .collect();
    let cards = |rule: &Rule| &cards[rule];
    let doctor = words_in(Room::Doctor, &["What the articles suggest", "About night cramps"]);
    let me = words_in(Room::Me, &["History"]);
    let steps = words_during_a_cramp();
    let medication_cards =
        [Rule::NewMedication, Rule::SuspectedMedication, Rule::NewSymptomsAfterMedication];
    for statement in all() {
        let id = statement.id.as_str();
        match &statement.place {
            Place::Rule { rules } => {
                for rule in rules {
                    assert!(is_named(cards(rule), id), "{id} on the card of {rule}");
                }
            }
            Place::Safety => {
                for rule in &medication_cards {
                    let words = cards(rule);
                    assert!(is_named(words, id), "{id} on the card of {rule}");
                    let never = "never stop, start or adjust a medication on your own";
                    assert!(words.iter().any(|heard| heard.contains(never)), "{rule}");
                }
            }
            Place::CrampStep { .. } => assert!(is_named(&steps, id), "{id} during a cramp"),
            Place::Bedtime { .. } | Place::Before { .. } | Place::About | Place::Doctor => {
                assert!(is_told(&doctor, statement), "{id} with the doctor's things: {doctor:#?}");
            }
            Place::Risk { .. } => assert!(is_told(&me, statement), "{id} about the person"),
            Place::Withheld => {
                for words in [&doctor, &me, &steps] {
                    assert!(!is_told(words, statement) && !is_named(words, id), "{id}");
                }
                let on_a_card = |rule: &Rule| is_named(cards(rule), id);
                assert!(!Rule::ALL.iter().any(on_a_card), "{id}");
            }
        }
    }
}

#[test]
fn what_the_articles_suggest_stands_under_every_card() {
    let words = {
        let mut window = Window::new().diary(everybody().0).today("2026-03-28").open();
        window.command(Command::Go(Room::Doctor));
        window.words()
    };
    let at = |wanted: &str| words.iter().position(|heard| heard.starts_with(wanted)).unwrap();
    let last_card = words.iter().rposition(|heard| heard.starts_with("Worth telling")).unwrap();
    assert!(last_card < at("What the articles suggest"), "{words:#?}");
}

#[test]
fn a_suggestion_is_logged_from_the_list_and_counted() {
    let night = json!({"cramps": [], "bedtime": ["massage"]});
    let mut window = Window::new().diary(diary().nights(1..4, night).0).today("2026-03-28").open();
    window.command(Command::Go(Room::Doctor));
    window.click_part("What the articles suggest");
    assert!(window.says("Counted here: 56 nights, the last of them Thu 26 to Fri 27 March"));
    assert!(window.says("No worn-out or unsupportive shoes: not answered on any night"));
    assert!(window.says("With exercise, both: not answered on any night"));
    assert!(window.says("(A-K1) is the name of a statement"), "the marks have a legend");
    let counted = |done: u32, answered: &str| format!("Done on {done} of {answered}");
    assert!(window.says(&counted(3, "3 answered nights")), "{:#?}", window.words());
    let stretch = "Done last night: Stretch the calves and the backs of the thighs at bedtime";
    window.click(stretch);
    assert!(window.is_chosen(stretch));
    let bedtime = |window: &crate::support::open_window::OpenWindow| {
        let night = window.state().last_night();
        window.state().saved.night(night).and_then(|night| night.bedtime.clone())
    };
    assert_eq!(bedtime(&window).unwrap().as_slice().len(), 1);
    assert!(window.says(&counted(1, "4 answered nights")));
    assert!(window.says(&counted(3, "4 answered nights")));
    window.click(stretch);
    assert_eq!(bedtime(&window), None, "taken back, it is not answered");
    window.click("Log it under The day before: Shoes with good support");
    assert_eq!(window.state().place, Room::Night);
    assert_eq!(window.state().night, window.state().last_night());
    assert!(window.says("Worn-out or unsupportive shoes"), "the section is open");
}
