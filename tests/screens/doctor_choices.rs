//! What a person decides among the doctor's things: which questions are asked, what came of an
//! appointment, and what stands in the summary and in which form it goes out.

use std::{fs, path::Path};

use cramp_diary::{
    app::{Command, Place, preferences::Theme},
    diary::{Appointment, Diary, text::Text},
};
use egui::Key;
use serde_json::json;

use crate::{
    guidance::builder::{cramp, diary},
    support::{diaries::usual, open_window::OpenWindow, window::Window},
};

fn doctor(window: Window) -> OpenWindow {
    let mut window = window.open();
    window.command(Command::Go(Place::Doctor));
    window
}

/// Six nights with cramps in the left calf, and furosemide since 12 January.
fn with_questions() -> Diary {
    let entry = json!({"cramps": [{"side": "left", "muscle": "calf"}]});
    let furosemide = json!({"name": "furosemide", "started": "2026-01-12"});
    diary().nights(0..6, entry).medication(furosemide).0
}

#[test]
fn a_question_that_the_diary_suggests_is_taken_over_and_printed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = doctor(Window::new().diary(with_questions()).today("2026-03-28"));
    let question = "Could furosemide, started 12 January, matter?";
    let offered = format!("Add the question: {question}");
    window.type_into("What I want to ask", "Why at night?");
    window.press(Key::Tab);
    window.click(&offered);
    let written = |window: &OpenWindow| {
        let questions = window.state().saved.profile.questions_for_doctor.as_ref();
        questions.map_or("", |questions| questions.as_str()).to_owned()
    };
    assert_eq!(written(&window), format!("Why at night?\n{question}"));
    assert_eq!(window.value("What I want to ask"), written(&window));
    assert!(!window.says(&offered), "it is asked already");
    assert!(saved_as(&mut window, folder.path(), "Text for a message", "txt").contains(question));
    window.command(Command::Undo);
    assert_eq!(written(&window), "Why at night?");
    assert!(window.says(&offered));
}

#[test]
fn a_question_that_is_being_typed_stays_when_another_is_added() {
    let mut window = doctor(Window::new().diary(with_questions()).today("2026-03-28"));
    let question = "Could furosemide, started 12 January, matter?";
    window.type_into("What I want to ask", "Why at night?");
    window.click_in_one_frame(&[&format!("Add the question: {question}")]);
    window.pause();
    let both = format!("Why at night?\n{question}");
    assert_eq!(window.value("What I want to ask"), both);
    let saved = window.state().saved.profile.questions_for_doctor.as_ref().unwrap();
    assert_eq!(saved.as_str(), both);
}

#[test]
fn questions_that_leave_no_room_say_so() {
    let mut diary = with_questions();
    let full = "x".repeat(9_990);
    diary.profile.questions_for_doctor = Text::new(full.clone()).ok();
    let mut window = doctor(Window::new().diary(diary).today("2026-03-28"));
    assert!(window.says("There is no room for another question: shorten yours first"));
    window.click("Add the question: Could furosemide, started 12 January, matter?");
    let saved = window.state().saved.profile.questions_for_doctor.as_ref().unwrap();
    assert_eq!(saved.as_str(), full);
    let window = doctor(Window::new().diary(with_questions()).today("2026-03-28"));
    assert!(!window.says("There is no room for another question"));
}

#[test]
fn without_a_finding_nothing_is_suggested() {
    let window = doctor(Window::new().diary(diary().night(0, json!({"cramps": []})).0));
    assert!(window.says("What I want to ask"));
    assert!(!window.says("Worth asking, from what you recorded"));
}

/// Cramps, an appointment on 10 March, and perhaps what was said there.
fn after_an_appointment(outcome: Option<&str>) -> Diary {
    let mut diary = diary().nights(0..6, cramp()).0;
    let appointment = Appointment {
        date: "2026-03-10".parse().unwrap(),
        time: None,
        with: Text::new("Dr Grey").ok(),
        place: None,
        outcome: outcome.map(|outcome| Text::new(outcome).unwrap()),
    };
    diary.appointments = [appointment].into_iter().collect();
    diary
}

const ASKED: &str = "Your appointment of Tue 10 March 2026 with Dr Grey: what was said and agreed?";

#[test]
fn what_came_of_an_appointment_is_asked_until_it_is_written_down() {
    let window = Window::new().diary(after_an_appointment(None)).today("2026-03-20");
    let mut window = window.open();
    assert!(window.says(ASKED), "over the night, too: {:#?}", window.words());
    window.click(ASKED);
    assert_eq!(window.state().place, Place::Doctor);
    window.type_into("What was said and agreed, Tue 10 March 2026", "Blood test, back in May");
    window.command(Command::Go(Place::Night));
    assert!(!window.says(ASKED));
    window.command(Command::Go(Place::Doctor));
    assert!(!window.says(ASKED));
    let saved = window.state().saved.appointments.values().next().unwrap();
    assert_eq!(saved.outcome.as_ref().unwrap().as_str(), "Blood test, back in May");
    window.command(Command::Undo);
    assert!(window.says(ASKED));
}

#[test]
fn it_is_asked_over_the_nights_for_two_weeks_and_among_the_doctors_things_for_sixty_days() {
    for (today, over_the_night, with_the_doctor) in [
        ("2026-03-10", false, false),
        ("2026-03-11", true, true),
        ("2026-03-24", true, true),
        ("2026-03-25", false, true),
        ("2026-05-09", false, true),
        ("2026-05-10", false, false),
    ] {
        let mut window = Window::new().diary(after_an_appointment(None)).today(today).open();
        assert_eq!(window.says(ASKED), over_the_night, "{today}");
        window.command(Command::Go(Place::Doctor));
        assert_eq!(window.says(ASKED), with_the_doctor, "{today}");
    }
    let answered = after_an_appointment(Some("Nothing new"));
    let window = doctor(Window::new().diary(answered).today("2026-03-11"));
    assert!(!window.says(ASKED));
}

/// Saves the summary in a form where its place is typed; gives what was written.
fn saved_as(window: &mut OpenWindow, folder: &Path, form: &str, ending: &str) -> String {
    let path = folder.join(format!("summary-{}.{ending}", fs::read_dir(folder).unwrap().count()));
    window.click(&format!("Form: {form}"));
    window.type_into("Or save it here", path.to_str().unwrap());
    window.click("Save the summary here");
    assert!(window.says(&format!("The summary was saved: {}", path.display())));
    String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()
}

#[test]
fn every_form_is_saved_from_the_window_and_the_others_say_what_the_pages_say() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = doctor(Window::new().diary(usual()));
    for (form, ending, begins) in [
        ("Pages to print (PDF)", "pdf", "%PDF-"),
        ("Page for a browser", "html", "<!DOCTYPE html>"),
        ("Text for a message", "txt", ""),
        ("Table (CSV)", "csv", ""),
    ] {
        let written = saved_as(&mut window, folder.path(), form, ending);
        assert!(written.starts_with(begins), "{form}: {:?}", &written[..80.min(written.len())]);
        if ending != "pdf" {
            for wanted in ["Warning signs", "Margaret Ashworth", "Furosemide"] {
                assert!(written.contains(wanted), "{form} without {wanted}");
            }
        }
    }
}

#[test]
fn a_section_is_left_out_and_taken_in_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = doctor(Window::new().diary(usual()));
    let text =
        |window: &mut OpenWindow| saved_as(window, folder.path(), "Text for a message", "txt");
    assert!(text(&mut window).contains("Medications and changes"));
    window.click("Sections: Medications");
    assert!(!window.is_chosen("Sections: Medications"));
    let without = text(&mut window);
    assert!(!without.contains("Medications and changes"));
    assert!(without.contains("Warning signs"), "the others stay");
    window.click("Sections: Medications");
    assert!(text(&mut window).contains("Medications and changes"));
}

#[test]
fn dates_are_written_in_words_or_in_figures_and_notes_only_where_they_are_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let noted = json!({"cramps": [], "note": "Cold floor"});
    let diary = diary().nights(1..4, cramp()).night(0, noted).0;
    let mut window = doctor(Window::new().diary(diary).today("2026-03-28").theme(Theme::Light));
    let text =
        |window: &mut OpenWindow| saved_as(window, folder.path(), "Text for a message", "txt");
    let usual = text(&mut window);
    assert!(usual.contains("28 Mar 2026") && !usual.contains("2026-03-28"), "{usual}");
    assert!(!usual.contains("Cold floor"), "{usual}");
    window.click("Dates: 2026-03-03");
    let figures = text(&mut window);
    assert!(figures.contains("2026-03-28") && !figures.contains(" Mar "), "{figures}");
    window.click("My notes: In the appendix");
    assert!(text(&mut window).contains("Cold floor"));
}
