//! What a person does in the places beside the night, in the whole window.

use std::{collections::BTreeMap, fs};

use cramp_diary::{
    app::{Command, Place, preferences::Theme},
    diary::{Threshold, vocabulary::CareAction},
    guidance::{Finding, Rule},
    store::{Access, Store},
};
use egui::Key;

use crate::support::{
    diaries::{TODAY, night, usual},
    open_window::OpenWindow,
    window::Window,
};

fn at(place: Place) -> OpenWindow {
    let mut window = Window::new().diary(usual()).open();
    window.command(Command::Go(place));
    window
}

fn finding(window: &OpenWindow, rule: Rule) -> &Finding {
    window.state().assessment.findings.iter().find(|finding| finding.rule == rule).unwrap()
}

#[test]
fn every_control_of_a_place_has_another_name() {
    for place in Place::ALL {
        let mut window = at(place);
        window.unfold();
        let mut names = BTreeMap::<String, usize>::new();
        for control in window.controls() {
            *names.entry(control.name).or_default() += 1;
        }
        names.retain(|_, times| *times > 1);
        assert!(names.is_empty(), "{place:?}: {names:#?}");
    }
}

#[test]
fn a_search_finds_a_night_by_its_words_and_opens_it() {
    let mut window = Window::new().diary(usual()).open();
    window.command(Command::Search);
    assert_eq!(window.state().place, Place::Calendar);
    let all = window.state().calendar.search.found().len();
    window.type_text("garden");
    let found = window.state().calendar.search.found().to_vec();
    assert!(!found.is_empty() && found.len() < all, "{} of {all}", found.len());
    assert!(found.iter().all(|date| {
        let night = window.state().shown.night(*date).unwrap();
        night.note.as_ref().is_some_and(|note| note.as_str().contains("garden"))
    }));
    let row =
        window.controls().into_iter().find(|control| control.name.contains("garden")).unwrap();
    window.click(&row.name);
    assert_eq!((window.state().place, window.state().night), (Place::Night, found[0]));
}

#[test]
fn the_month_goes_back_and_forth_and_a_day_opens_its_night() {
    let mut window = at(Place::Calendar);
    window.click("Month before");
    window.click("Month before");
    assert!(window.says("January 2026"));
    window.click("Month after");
    let words = window.words();
    let is_it = |name: &String| name.starts_with("Night of Sat 14 to Sun 15 February: ");
    window.click(&words.into_iter().find(is_it).unwrap());
    assert_eq!(window.state().night, night("2026-02-15"));
}

#[test]
fn trends_are_of_the_chosen_weeks() {
    let mut window = at(Place::Trends);
    for (range, nights) in [("2 weeks", 14), ("12 weeks", 84), ("A year", 364)] {
        window.click(&format!("Period: {range}"));
        let trends = window.state().current_trends().unwrap();
        assert_eq!(trends.to.days_since(trends.from) + 1, nights);
        assert!(window.says(&format!("{nights} nights")), "{range}: {:#?}", window.words());
    }
}

#[test]
fn what_was_done_about_a_card_folds_it_and_is_kept() {
    let mut window = at(Place::Doctor);
    let title = Rule::FrequentCramps.title();
    assert_eq!(finding(&window, Rule::FrequentCramps).acknowledged.map(|known| known.date), None);
    window.click(&format!("Appointment booked: {title}"));
    let known = finding(&window, Rule::FrequentCramps).acknowledged.unwrap();
    assert_eq!(known.action, Some(CareAction::AppointmentBooked));
    assert_eq!(known.date.to_string(), TODAY);
    assert!(window.says(&format!("{title}, appointment booked on Fri 20 March 2026")));
    assert_eq!(window.state().saved.acknowledgements, window.state().shown.acknowledgements);
    window.command(Command::Undo);
    assert!(finding(&window, Rule::FrequentCramps).acknowledged.is_none());
}

#[test]
fn a_threshold_is_changed_from_its_card_and_decides_at_once() {
    let mut window = at(Place::Doctor);
    window.click(&format!("Change this threshold: {}", Rule::FrequentCramps.title()));
    assert_eq!(window.state().place, Place::Me);
    window.type_into("Frequent cramps", "20");
    window.press(Key::Tab);
    assert_eq!(window.state().saved.settings.get(Threshold::FrequentCrampNights), 20);
    assert!(
        window
            .state()
            .assessment
            .findings
            .iter()
            .all(|finding| finding.rule != Rule::FrequentCramps)
    );
    window.type_into("Frequent cramps", "0");
    window.press(Key::Tab);
    assert_eq!(window.state().saved.settings.get(Threshold::FrequentCrampNights), 20);
}

#[test]
fn a_question_for_the_doctor_survives_a_change_of_place_while_it_is_typed() {
    let mut window = at(Place::Doctor);
    window.type_into("What I want to ask", "Is it the water pill?");
    window.command(Command::Go(Place::Me));
    let questions = window.state().saved.profile.questions_for_doctor.as_ref().unwrap();
    assert_eq!(questions.as_str(), "Is it the water pill?");
}

#[test]
fn colours_and_text_size_are_chosen_in_the_window() {
    let mut window = at(Place::Me);
    window.unfold();
    window.click("Colours: Light");
    assert_eq!(window.state().preferences.theme, Theme::Light);
    assert_eq!(window.harness().ctx.theme(), egui::Theme::Light);
    window.click("Text size: 200 %");
    assert!((window.rect().width() - 640.0).abs() < 1.0, "{}", window.rect());
}

#[test]
fn files_are_written_where_their_places_were_typed_and_nothing_is_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let mut window = Window::new().file(file("diary.sqlite")).diary(usual()).open();
    let named = |name: &str| file(name).to_str().unwrap().to_owned();

    window.command(Command::Go(Place::Doctor));
    window.type_into("Or save it here", &named("summary.pdf"));
    window.click("Save the summary here");
    assert!(fs::read(file("summary.pdf")).unwrap().starts_with(b"%PDF-"));

    window.command(Command::Go(Place::Me));
    window.unfold();
    window.type_into("Or export it here", &named("diary.json"));
    window.click("Export it here");
    let json = fs::read(file("diary.json")).unwrap();
    let imported = cramp_diary::exchange::json::parse(&json).unwrap();
    let plan = cramp_diary::exchange::plan(
        &window.state().saved,
        &imported,
        cramp_diary::exchange::OnConflict::Keep,
    );
    assert!(plan.unwrap().step.changes.is_empty(), "the file holds what the diary holds");

    window.click("Export the diary as: FHIR");
    assert!(window.says("For software that can read it"));
    window.type_into("Or export it here", &named("fhir.json"));
    window.click("Export it here");
    assert!(window.says("The diary was exported"));
    let bundle: serde_json::Value =
        serde_json::from_slice(&fs::read(file("fhir.json")).unwrap()).unwrap();
    assert_eq!((&bundle["resourceType"], &bundle["type"]), (&"Bundle".into(), &"document".into()));
    assert_eq!(bundle["timestamp"], format!("{TODAY}T00:00:00Z"));

    fs::write(file("taken"), "somebody else's").unwrap();
    window.type_into("Or save the copy here", &named("taken"));
    window.click("Save the copy here");
    assert_eq!(fs::read_to_string(file("taken")).unwrap(), "somebody else's");
    window.type_into("Or save the copy here", &named("copy.sqlite"));
    window.click("Save the copy here");
    let copy = Store::open(&file("copy.sqlite"), Access::Read).unwrap().load().unwrap();
    assert_eq!(copy.diary, window.state().saved);
}
