//! The card of each rule, on a diary that meets it by a hair: every word of it, the nights as
//! ways to them, and the same words wherever it stands.

use cramp_diary::{
    app::{Command, Place, thresholds},
    diary::{Threshold, vocabulary::CareAction},
    guidance::{Finding, Rule, Tier},
};
use egui::Key;
use serde_json::json;

use crate::{
    guidance::builder::{Build, as_of, cramp, diary, on},
    support::{open_window::OpenWindow, window::Window},
};

/// A diary that meets a rule by a hair, and what its card says of it.
pub(super) fn met_by_a_hair(rule: Rule) -> (Build, &'static str) {
    let one_night = || diary().night(0, cramp());
    match rule {
        Rule::CrampWillNotStop => (
            diary().night(0, json!({"cramps": [{"did_not_stop": true}]})),
            "Such a cramp was recorded in the night of Fri 27 to Sat 28 March. Counted here: a \
             pain of 7 or more, with no end to the cramp (a pain not yet answered counts) or with \
             more than 10 minutes and a stretch or massage that did not help.",
        ),
        Rule::ToxinExposure => (
            one_night().exposure(30),
            "Contact recorded: lead on 26 February 2026. Cramps within 30 days after it were \
             recorded in the night of Fri 27 to Sat 28 March.",
        ),
        Rule::OneLegSigns => (
            diary().signs(27, json!([{"sign": "heat", "side": "left"}])),
            "This was recorded in the night of Sat 28 February to Sun 1 March: heat. A sign \
             without a side counts as one leg until you say which.",
        ),
        Rule::FrequentCramps => (
            diary().nights(0..5, cramp()),
            "Cramps on 5 of the 5 nights recorded in the last 28; this diary's limit is 5.",
        ),
        Rule::SevereCramps => (
            diary().nights(0..2, json!({"cramps": [{"pain": 7}]})),
            "Cramps with a pain of 7 or more on 2 of the 2 nights recorded in the last 28; this \
             diary's limit is 2.",
        ),
        Rule::SleepLostAndTired => (
            diary().nights(0..4, json!({"cramps": [{"minutes_awake": 20}], "after": {"tired": 4}})),
            "Cramps took sleep, by your own word or by 20 minutes awake in a night, on 4 nights \
             in the last 28 (4 of these 28 recorded); this diary's limit is 4. You were tired, 4 \
             or more of 10, on 4 days; this diary's limit is 4, with at least 2 after a cramp \
             night.",
        ),
        Rule::SleepLost => (
            diary().nights(0..4, json!({"after": {"lost_sleep_to_cramps": true}})),
            "Cramps took sleep, by your own word or by 20 minutes awake in a night, on 4 nights \
             in the last 28 (0 of these 28 recorded); this diary's limit is 4.",
        ),
        Rule::WokenRegularly => (
            diary().nights(0..4, json!({"cramps": [{"woke": true}]})),
            "A cramp woke you on 4 of the 4 nights recorded in the last 28; this diary's limit \
             is 4.",
        ),
        Rule::LimitsActivities => (
            diary().nights(0..2, json!({"after": {"limited_exercise": true}})),
            "Cramps limited your activities or exercise on 2 days in the last 28 (0 of these 28 \
             recorded); this diary's limit is 2.",
        ),
        Rule::PersistentCramps => (
            diary()
                .nights((0..14).chain(28..42).chain(56..70), json!({"cramps": []}))
                .nights([0, 28, 56], cramp()),
            "Cramps in each of the last 3 blocks of 28 nights; this diary's limit is 3 blocks \
             with at least 14 recorded nights each. In all, cramps on 3 of the 42 nights recorded \
             in the last 84.",
        ),
        Rule::WeaknessOrShrinking => (
            diary().signs(27, json!([{"sign": "weakness"}])),
            "Recorded in the last 28 nights: weakness on 1 night. Once is enough.",
        ),
        Rule::Swelling => (
            diary().signs(0, both_swollen()).signs(1, both_swollen()),
            "Recorded in both legs in the last 28 nights: swelling on 2 nights. This diary's \
             limit is 2 nights, or one night with a sign that lasts.",
        ),
        Rule::NerveSigns => (
            diary().signs(0, json!([{"sign": "tingling", "lasting": true}])),
            "Recorded in the last 28 nights: tingling on 1 night, recorded as lasting. This \
             diary's limit is 2 nights, or one night with a sign that lasts.",
        ),
        Rule::SkinOrVeinChanges => (
            diary().nights([0, 27], json!({"signs": [{"sign": "visible_veins"}]})),
            "Recorded in the last 28 nights: visible veins on 2 nights. This diary's limit is 2 \
             nights, or one night with a sign that lasts.",
        ),
        Rule::NewMedication => (
            one_night().medication(json!({"name": "Lasix", "started": on(90)})),
            "You recorded cramps up to 90 days after a medicine was started or increased. Lasix \
             (a diuretic, or water pill) was started on 28 December 2025. None of the 28 nights \
             up to and including that morning is recorded. Talk to your doctor first: never \
             stop, start or adjust a medicine on your own.",
        ),
        Rule::SuspectedMedication => (
            one_night().medication(json!({"name": "Blue pill", "started": on(1),
                                          "suspected": true})),
            "You suspect Blue pill, started on 27 March 2026. None of the 28 nights up to and \
             including that morning is recorded. Talk to your doctor first: never stop, start or \
             adjust a medicine on your own.",
        ),
        Rule::MedicalHistory => (
            diary().night(27, cramp()).profile(json!({"personal_history": ["diabetes"]})),
            "Cramps on 1 of the 1 night recorded in the last 28. You recorded diabetes in your \
             own history.",
        ),
        Rule::RepeatedCramps => (
            diary().nights([0, 13], cramp()),
            "Cramps on 2 of the 2 nights recorded in the last 14; this diary's limit is 2.",
        ),
        Rule::FragmentedSleep => (
            diary().nights(0..4, json!({"cramps": [{}], "sleep": {"awakenings": 2}})),
            "Cramps together with 2 or more awakenings, or poor sleep, on 4 of the 4 nights \
             recorded in the last 28; this diary's limit is 4.",
        ),
        Rule::NewSymptomsAfterMedication => (
            diary()
                .signs(0, json!([{"sign": "twitching"}]))
                .medication(json!({"name": "Zinc", "started": on(5)})),
            "Signs up to 90 days after a medicine was started or increased, not recorded in the \
             28 nights up to then. After Zinc was started on 23 March 2026: twitching. Talk to \
             your doctor first: never stop, start or adjust a medicine on your own.",
        ),
        Rule::LongCramp => (
            diary().night(0, json!({"cramps": [{"minutes": 10.5}]})),
            "A cramp took more than 10 minutes on 1 of the 1 night recorded in the last 28. NHS \
             advice: get medical help straight away for a cramp that lasts longer than 10 minutes \
             and does not ease. The two articles do not say so; article B only describes most \
             cramps as shorter.",
        ),
        Rule::SuspectedDeficiency => (
            one_night().profile(json!({"suspects_deficiency": true})),
            "You suspect that you lack a mineral or a vitamin. Cramps on 1 of the 1 night \
             recorded in the last 28.",
        ),
    }
}

fn both_swollen() -> serde_json::Value {
    json!([{"sign": "swelling", "side": "left"}, {"sign": "swelling", "side": "right"}])
}

/// The window on that diary, at the place of the doctor.
pub(super) fn window_of(build: Build, window: Window) -> OpenWindow {
    let mut window = window.diary(build.0).today(&on(0)).open();
    window.command(Command::Go(Place::Doctor));
    window
}

/// The same with the card of a rule open: what is only worth telling is a line.
pub(super) fn window_of_card(rule: Rule, window: Window) -> OpenWindow {
    let mut window = window_of(met_by_a_hair(rule).0, window);
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
}

#[test]
fn the_card_of_each_rule_says_all_of_it_and_leads_to_every_night() {
    for rule in Rule::ALL {
        let text = met_by_a_hair(*rule).1;
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
        let (build, text) = met_by_a_hair(*rule);
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
        let text = met_by_a_hair(rule).1;
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
