//! The card of each rule, on a diary that meets it by a hair: every word of it, the nights as
//! ways to them, and the same words wherever it stands.

use cramp_diary::{
    app::{Command, Place, thresholds},
    diary::{Threshold, vocabulary::CareAction},
    guidance::{Finding, Rule, Tier},
};
use egui::Key;
use serde_json::json;

use super::doctor_diaries::{met_by_a_hair, said_of};
use crate::{
    guidance::builder::{Build, as_of, diary, on},
    support::{nodes::descriptions, open_window::OpenWindow, window::Window},
};

/// The window on that diary, at the place of the doctor.
pub(super) fn window_of(build: Build, window: Window) -> OpenWindow {
    let mut window = window.diary(build.0).today(&on(0)).open();
    window.command(Command::Go(Place::Doctor));
    window
}

/// The same with the card of a rule open: what is only worth telling is a line.
pub(super) fn window_of_card(rule: Rule, window: Window) -> OpenWindow {
    let mut window = window_of(met_by_a_hair(rule), window);
    if rule.tier() == Tier::Note {
        window.click_part(&rule.title());
    }
    window
}

fn finding(window: &OpenWindow, rule: Rule) -> Finding {
    let findings = &window.state().assessment.findings;
    findings
        .iter()
        .find(|finding| finding.rule == rule)
        .cloned()
        .unwrap_or_else(|| panic!("{rule} does not fire: {findings:#?}"))
}

/// What a screen reader comes across on the card in full.
fn check_words(window: &OpenWindow, rule: Rule, text: &str) {
    let words = window.words();
    let has = |wanted: &str| words.iter().any(|heard| heard.ends_with(wanted));
    assert!(has(rule.tier().call_if()), "{rule}: {words:#?}");
    for condition in rule.conditions() {
        assert!(has(condition.text), "{rule}: {}", condition.text);
    }
    assert!(words.iter().any(|heard| heard == text), "{rule}: {text}\n{words:#?}");
    assert!(has(&rule.read_in()), "{rule}: {words:#?}");
    assert!(descriptions(window).contains(&rule.cited()), "{rule}");
}

#[test]
fn the_card_of_each_rule_says_all_of_it_and_leads_to_every_night() {
    for rule in Rule::ALL {
        let text = said_of(*rule);
        let mut window = window_of_card(*rule, Window::new());
        let Finding { title, evidence, tier, .. } = finding(&window, *rule);
        check_words(&window, *rule, text);
        let ends_here = |name: &str| name.ends_with(&format!(": {title}"));
        if tier == Tier::Emergency {
            let controls = window.controls();
            let mut names: Vec<_> = controls
                .iter()
                .map(|control| control.name.as_str())
                .filter(|name| ends_here(name))
                .collect();
            names.sort_unstable();
            // The card of each of them stands on one night.
            let only = [format!("I got help: {title}"), format!("Show me the nights: {title}")];
            assert_eq!(names, only, "{rule}: nothing else to press");
            window.click(&format!("Show me the nights: {title}"));
        }
        for (position, piece) in evidence.iter().enumerate() {
            let date = piece.date.format("%a %-d %B %Y");
            let name = format!("{} {date}: {title}", piece.what.before_date());
            if (1..evidence.len() - 1).contains(&position) {
                assert!(window.controls().iter().any(|control| control.name == name), "{name}");
                continue;
            }
            window.focus(&name);
            window.press(Key::Enter);
            let place = if piece.what.is_of_a_night() { Place::Night } else { Place::Me };
            assert_eq!(window.state().place, place, "{rule}: {name}");
            if place == Place::Night {
                assert_eq!(window.state().night.morning(), piece.date, "{rule}: {name}");
            }
            window.command(Command::Go(Place::Doctor));
        }
    }
}

#[test]
fn each_number_is_changed_from_the_card_that_it_decides() {
    for rule in Rule::ALL {
        let mut window = window_of_card(*rule, Window::new());
        let button = format!("Change this threshold: {}", rule.title());
        let is_offered = window.controls().iter().any(|control| control.name == button);
        assert_eq!(is_offered, rule.threshold().is_some(), "{rule}");
        let Some(threshold) = rule.threshold() else { continue };
        assert_ne!(threshold, Threshold::ExposureDays, "an emergency is not made harder to meet");
        window.click(&button);
        assert_eq!(window.state().place, Place::Me);
        let (focused, rect) = window.focused().unwrap();
        assert_eq!(focused.name, thresholds::name(threshold), "{rule}");
        assert!(window.rect().contains_rect(rect), "{rule}: {rect} is out of sight");
        assert_eq!(window.state().wanted_threshold, None, "{rule}");
    }
}

#[test]
fn the_same_words_stand_over_a_night() {
    for rule in Rule::ALL {
        let (build, text) = (met_by_a_hair(*rule), said_of(*rule));
        let mut window = window_of(build, Window::new());
        window.command(Command::Go(Place::Night));
        if rule.tier() != Tier::Emergency {
            window.click_part(&rule.title());
        }
        check_words(&window, *rule, text);
    }
}

#[test]
fn an_answered_card_folds_and_stands_again_as_the_contract_says() {
    for (rule, action, label) in [
        (Rule::CrampWillNotStop, CareAction::ReceivedCare, "I got help"),
        (Rule::FrequentCramps, CareAction::AppointmentBooked, "Appointment booked"),
        (Rule::LongCramp, CareAction::Seen, "Seen"),
    ] {
        let text = said_of(rule);
        let mut window = window_of_card(rule, Window::new());
        let title = rule.title();
        window.click(&format!("{label}: {title}"));
        let known = finding(&window, rule).acknowledged.unwrap();
        assert_eq!((known.action, known.date), (Some(action), as_of()));
        let says_text = |window: &OpenWindow| window.words().iter().any(|heard| heard == text);
        assert!(!says_text(&window), "{rule}: folded");
        let stands = |window: &OpenWindow| {
            window.controls().iter().any(|control| control.name == format!("{label}: {title}"))
        };
        assert!(!stands(&window), "{rule}");
        window.click_part(&title);
        assert!(says_text(&window), "{rule}: it opens");
        window.command(Command::Undo);
        assert_eq!(finding(&window, rule).acknowledged, None, "{rule}: it stands again");
        assert!(says_text(&window), "{rule}");
    }
}

#[test]
fn several_emergencies_have_one_call_and_what_to_look_out_for_together() {
    let build = diary()
        .night(
            0,
            json!({"cramps": [{"did_not_stop": true}],
                         "signs": [{"sign": "heat", "side": "left"}]}),
        )
        .exposure(0);
    let window = window_of(build, Window::new());
    let words = window.words();
    let count = |wanted: &str| words.iter().filter(|heard| heard.ends_with(wanted)).count();
    assert_eq!(count(Tier::Emergency.call_if()), 1);
    for rule in [Rule::CrampWillNotStop, Rule::ToxinExposure, Rule::OneLegSigns] {
        assert_eq!(count(rule.conditions()[0].text), 1, "{rule}");
        assert_eq!(count(&format!("I got help: {}", rule.title())), 1, "{rule}");
    }
}
