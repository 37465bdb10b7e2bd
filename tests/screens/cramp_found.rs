//! A cramp that was found running when the diary was opened: how it ended is asked, never guessed.

use chrono_tz::Europe::London;
use cramp_diary::{app::Command, diary::quantity::CrampMinutes};
use egui::Key;

use super::cramp_now::{left_running, on_disk, started};
use crate::support::{
    diaries::{TODAY, night},
    window::Window,
};

#[test]
fn a_cramp_that_was_left_running_is_asked_about_and_the_question_can_wait() {
    let folder = tempfile::tempdir().unwrap();
    let file = left_running(folder.path());
    let open = || Window::new().at("2026-03-20T07:30:00Z", London).file(&file).open();
    let mut window = open();
    assert!(window.says("A cramp that started at 03:12 was still running: how did it end?"));
    window.press(Key::Escape);
    assert!(window.says("Not said yet: how did the cramp of 03:12 end"));
    assert!(on_disk(&file).running.is_some());
    drop(window);

    let mut window = open();
    window.click("Ask me later");
    window.click("Say how it ended");
    window.type_into("Or when it ended", "3:20");
    window.click("Save this time");
    let diary = on_disk(&file);
    assert_eq!(diary.running, None);
    let minutes = diary.night(night(TODAY)).unwrap().cramps()[0].minutes;
    assert_eq!(minutes, CrampMinutes::new(8.0).ok());
    drop(window);
    let window = open();
    assert!(window.state().takeover().is_none(), "it is asked once");
}

#[test]
fn whoever_does_not_know_how_long_it_lasted_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = left_running(folder.path());
    let mut window = Window::new().at("2026-03-20T07:30:00Z", London).file(&file).open();
    window.type_into("Or type the minutes (min)", "soon");
    window.press(Key::Enter);
    assert!(window.says("Type a length like"), "{:?}", window.words());
    assert_eq!(window.value("Or type the minutes (min)"), "soon", "what was typed stays");
    assert!(on_disk(&file).running.is_some());
    window.click("I don't know how long it lasted");
    let diary = on_disk(&file);
    assert_eq!(
        (diary.running, diary.night(night(TODAY)).unwrap().cramps()),
        (None, &[started()][..])
    );
}

#[test]
fn the_time_of_the_end_is_understood_as_everywhere_and_not_entered_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let file = left_running(folder.path());
    let mut window = Window::new().at("2026-03-20T03:42:00Z", London).file(&file).open();
    window.type_into("Or when it ended", "3.50 am");
    window.pause();
    assert!(window.says("This time of the night has not come yet"), "{:?}", window.words());
    window.type_into("Or when it ended", "10 min ago");
    window.pause();
    window.press(Key::Tab);
    assert!(on_disk(&file).running.is_some(), "only its button enters it");
    window.click("Save this time");
    let diary = on_disk(&file);
    let minutes = diary.night(night(TODAY)).unwrap().cramps()[0].minutes;
    assert_eq!((diary.running, minutes), (None, CrampMinutes::new(20.0).ok()));
    assert!(window.says("Night of"));
    window.command(Command::Undo);
    assert!(window.says("was still running: how did it end?"), "nobody knows again");
}
