//! A cramp at night on a locked diary: nobody has to think of a password.

use chrono_tz::Europe::London;
use cramp_diary::{
    app::{Command, Phase, Takeover},
    diary::{
        Cramp, Diary,
        quantity::Pain,
        text::Text,
        vocabulary::{Muscle, Side},
    },
    store::StoreError,
};
use egui::Key;

use super::{PASSWORD, Sealed, unlock};
use crate::support::{
    diaries::{TODAY, night, with_cramp},
    open_window::OpenWindow,
    window::Window,
};

const START: &str = "2026-03-20T03:12:00Z";

fn at_night() -> Window {
    Window::new().at(START, London)
}

/// Somebody with a number of her own, and a cramp before midnight.
fn diary() -> Diary {
    let mut diary = with_cramp(Cramp { started: "23:40".parse().ok(), ..Cramp::default() });
    diary.profile.emergency_number = Some(Text::new("0151 496 0000").unwrap());
    diary
}

fn cramps(sealed: &Sealed) -> Vec<Cramp> {
    sealed.saved().night(night(TODAY)).unwrap().cramps().to_vec()
}

fn started(window: &OpenWindow) -> bool {
    matches!(window.state().takeover(), Some(Takeover::Running(..)))
}

#[test]
fn the_window_opens_on_the_cramp_and_it_is_entered_with_its_start() {
    let sealed = Sealed::with(&diary());
    let path = sealed.file("diary");
    let error = StoreError::Locked { path: path.clone() };
    let mut window = at_night().file(path).open_refused_on_a_cramp(error);
    assert!(started(&window));
    assert!(window.says("Cramp since 03:12. It is entered when the diary is unlocked"));
    window.click("Which leg: Left");
    window.click("Which muscle: Calf");
    window.click("It is not stopping");
    assert!(window.says("Call your emergency number"), "the person's own is behind the lock");
    assert!(!window.says("0151"));
    window.click("To the lock; the cramp goes on (Esc)");
    assert!(
        window.says("The diary is locked") && window.says("A cramp has been running since 03:12")
    );
    assert!(window.says("1 cramp is in this window only"));
    unlock(&mut window, PASSWORD);
    assert_eq!(window.state().phase, Phase::Open);
    assert!(started(&window), "it is going on");
    assert!(window.says("0151 496 0000"));
    let expected = Cramp {
        started: "03:12".parse().ok(),
        side: Some(Side::Left),
        muscle: Some(Muscle::Calf),
        did_not_stop: Some(true),
        ..Cramp::default()
    };
    assert_eq!(cramps(&sealed)[1..], [expected]);
    let running = sealed.saved().running.unwrap();
    assert_eq!((running.position, running.since), (1, START.parse().unwrap()));
    assert!(window.state().is_saved());
}

#[test]
fn one_that_stopped_is_entered_whole_and_the_window_does_not_close_over_it() {
    let sealed = Sealed::with(&diary());
    let mut window = sealed.locked_in(at_night());
    window.click("I have a cramp now");
    assert!(started(&window));
    window.click("It has stopped");
    window.click("Pain: 0 none, 3 mild, 6 strong, 10 the worst you can imagine: 6");
    window.click("Done");
    assert!(window.says("It is entered when the diary is unlocked"));
    assert!(!window.close(), "it is nowhere else");
    assert!(window.says("1 cramp is not in the diary yet"));
    window.press(Key::Escape);
    window.click("Unlock the diary");
    assert!(window.says("1 cramp is in this window only"));
    // Nor does another diary take it in.
    window.click_part("Another diary");
    window.type_into("Or type where it is", sealed.file("other").to_str().unwrap());
    window.click("Open this file");
    assert!(window.says("A cramp waits here until this diary is open: open this one first"));
    unlock(&mut window, PASSWORD);
    assert_eq!(window.state().takeover(), None);
    let entered = cramps(&sealed);
    assert_eq!((entered.len(), entered[1].pain), (2, Pain::new(6).ok()));
    assert_eq!(entered[1].started, "03:12".parse().ok());
    assert!(entered[1].minutes.is_some());
    assert_eq!(sealed.saved().running, None);
    window.command(Command::Undo);
    assert_eq!(cramps(&sealed).len(), 1, "one step took it in, and one takes it out");
    assert!(window.close());
}

#[test]
fn two_of_one_night_are_entered_in_their_order() {
    let sealed = Sealed::with(&Diary::default());
    let mut window = sealed.locked_in(at_night());
    for leg in ["Left", "Right"] {
        window.command(Command::CrampNow);
        window.click(&format!("Which leg: {leg}"));
        window.click("It has stopped");
        window.click("Done");
        window.click("Unlock the diary");
    }
    assert!(window.says("2 cramps are in this window only"));
    unlock(&mut window, PASSWORD);
    let sides: Vec<_> = cramps(&sealed).iter().map(|cramp| cramp.side).collect();
    assert_eq!(sides, [Some(Side::Left), Some(Side::Right)]);
}

#[test]
fn one_that_was_going_on_before_is_asked_about_still() {
    let sealed = Sealed::with(&Diary::default());
    let mut window = sealed.locked_in(at_night());
    unlock(&mut window, PASSWORD);
    window.command(Command::CrampNow);
    window.press(Key::Escape);
    drop(window);
    let mut window = sealed.locked_in(Window::new().at("2026-03-20T04:30:00Z", London));
    window.click("I have a cramp now");
    window.click("It has stopped");
    window.click("Done");
    window.click("Unlock the diary");
    unlock(&mut window, PASSWORD);
    let entered = cramps(&sealed);
    assert_eq!(entered.len(), 2);
    assert_eq!((entered[0].minutes, entered[1].started), (None, "04:30".parse().ok()));
    assert_eq!(sealed.saved().running.unwrap().position, 0);
}
