//! A cramp in a few clicks or keys.

use cramp_diary::{
    app::Command,
    diary::{
        Cramp, Diary, Night,
        quantity::{CrampMinutes, Pain},
        vocabulary::{Muscle, Side},
    },
};
use egui::Key;

use super::{put, saved};
use crate::support::{
    diaries::{TODAY, night, severe_cramp, with_cramp},
    open_window::OpenWindow,
    window::Window,
};

/// A person at the window, whose clicks and keys are counted.
struct Counted {
    window: OpenWindow,
    clicks: usize,
    keys: usize,
}

impl Counted {
    fn new(diary: Diary) -> Self {
        Self { window: Window::new().diary(diary).open(), clicks: 0, keys: 0 }
    }

    #[track_caller]
    fn click(&mut self, name: &str) {
        self.clicks += 1;
        self.window.click(name);
    }

    #[track_caller]
    fn press(&mut self, key: Key) {
        self.keys += 1;
        self.window.press(key);
    }

    /// Types into whatever has the focus: a key a letter.
    #[track_caller]
    fn type_text(&mut self, text: &str) {
        self.keys += text.len();
        self.window.type_text(text);
    }

    /// A key with others held down is one key.
    #[track_caller]
    fn command(&mut self, command: Command) {
        self.keys += 1;
        self.window.command(command);
    }
}

fn cramp_at(side: Side, muscle: Muscle) -> Cramp {
    Cramp { side: Some(side), muscle: Some(muscle), ..Cramp::default() }
}

/// A diary whose newest cramps were in the right foot and before that in the left calf.
fn lately() -> Diary {
    let mut diary = Diary::default();
    for (morning, cramp) in [
        ("2026-03-16", cramp_at(Side::Left, Muscle::Calf)),
        ("2026-03-18", cramp_at(Side::Right, Muscle::Foot)),
    ] {
        put(&mut diary, Night { cramps: Some(vec![cramp]), ..Night::unanswered(night(morning)) });
    }
    diary
}

fn known_cramp(side: Side, muscle: Muscle) -> Cramp {
    Cramp {
        started: "03:15".parse().ok(),
        minutes: CrampMinutes::new(5.0).ok(),
        pain: Pain::new(7).ok(),
        ..cramp_at(side, muscle)
    }
}

#[test]
fn a_cramp_takes_at_most_eight_clicks_or_twelve_keys() {
    for (diary, side, muscle) in
        [(Diary::default(), Side::Left, Muscle::Calf), (lately(), Side::Right, Muscle::Foot)]
    {
        // By keys alone: the first place on offer, the time, minutes and pain.
        let mut person = Counted::new(diary.clone());
        person.command(Command::AddCramp);
        person.press(Key::Space);
        person.type_text("315");
        person.press(Key::Tab);
        person.type_text("5");
        person.press(Key::Tab);
        person.press(Key::Tab);
        person.type_text("7");
        person.window.run();
        let cramps = saved(&person.window, TODAY).cramps;
        assert_eq!(cramps, Some(vec![known_cramp(side, muscle)]));
        assert!(person.clicks == 0 && person.keys <= 12, "{} keys", person.keys);

        // By pointer, with the time typed where the cursor waits for it.
        let mut person = Counted::new(diary.clone());
        let place = if diary.is_empty() {
            "Where cramps are most frequent: Left calf"
        } else {
            "Places of your last cramps: Right foot"
        };
        person.click("Add a cramp");
        person.click(place);
        person.type_text("315");
        person.click("How many minutes: 5");
        person.click("Pain: 7");
        person.window.run();
        let cramps = saved(&person.window, TODAY).cramps;
        assert_eq!(cramps, Some(vec![known_cramp(side, muscle)]));
        let did = person.clicks + person.keys;
        assert!(did <= 8, "{} clicks and {} keys", person.clicks, person.keys);
    }
}

#[test]
fn a_night_without_cramps_takes_one_click_or_one_key() {
    let mut person = Counted::new(lately());
    person.command(Command::NoCramps);
    assert_eq!((person.clicks, person.keys), (0, 1));
    assert_eq!(saved(&person.window, TODAY).cramps, Some(Vec::new()));
    let mut person = Counted::new(lately());
    person.click("No cramps");
    assert_eq!((person.clicks, person.keys), (1, 0));
    assert_eq!(saved(&person.window, TODAY).cramps, Some(Vec::new()));
}

#[test]
fn the_last_places_are_offered_and_never_filled_in() {
    let mut window = Window::new().diary(lately()).open();
    window.command(Command::AddCramp);
    let cramp = || Some(vec![Cramp::default()]);
    assert_eq!(saved(&window, TODAY).cramps, cramp(), "nobody said where");
    assert!(!window.is_chosen("Places of your last cramps: Right foot"));
    window.click("Places of your last cramps: Left calf");
    assert!(window.is_chosen("Places of your last cramps: Left calf"));
    assert!(window.is_chosen("Where: Calf") && window.is_chosen("Which leg: Left"));
    window.click("Places of your last cramps: Left calf");
    assert_eq!(saved(&window, TODAY).cramps, cramp(), "pressed again, it is taken back");
}

#[test]
fn the_scores_of_pain_are_one_stop_with_arrows_and_digits() {
    let mut window = Window::new().diary(with_cramp(Cramp::default())).open();
    let pain = |window: &OpenWindow| saved(window, TODAY).cramps.unwrap()[0].pain.map(Pain::get);
    let focused = |window: &OpenWindow| window.focused().unwrap().0.name;
    window.focus("Pain: 0");
    window.press(Key::ArrowRight);
    window.press(Key::ArrowRight);
    assert_eq!(focused(&window), "Pain: 2");
    assert_eq!(pain(&window), None, "to look at a score is not to choose it");
    window.press(Key::Space);
    assert_eq!(pain(&window), Some(2));
    window.press(Key::End);
    window.press(Key::ArrowRight);
    assert_eq!(focused(&window), "Pain: 10");
    window.press(Key::Tab);
    assert!(!focused(&window).starts_with("Pain"), "{}", focused(&window));
    window.press_with(egui::Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&window), "Pain: 2", "Tab comes back to the answer");
    for (typed, score) in [("8", 8), ("8", 8), ("3", 3), ("0", 0)] {
        window.type_text(typed);
        assert_eq!(pain(&window), Some(score), "typed {typed}");
    }
    window.type_text("1");
    window.type_text("0");
    assert_eq!(pain(&window), Some(10), "one and nought at once are ten");
    window.type_text("1");
    window.pause();
    window.type_text("0");
    assert_eq!(pain(&window), Some(0), "after a while they are not");
    let large = window.rect_of("Pain: 5");
    assert!(large.width() >= 40.0 && large.height() >= 48.0, "{large}");
}

#[test]
fn the_scores_have_room_in_every_window() {
    for (width, height, percent, rows) in
        [(1280.0, 800.0, 100, 1), (900.0, 600.0, 100, 1), (900.0, 600.0, 200, 2)]
    {
        let window = Window::new().size(width, height).text_size(percent);
        let window = window.diary(with_cramp(Cramp::default())).open();
        let mut tops = Vec::new();
        for score in 0..=10 {
            let rect = window.rect_of(&format!("Pain: {score}"));
            assert!(rect.width() >= 39.5 && rect.height() >= 47.5, "{score} at {rect}");
            assert!(rect.right() <= window.rect().right(), "{score} at {rect}");
            tops.push(rect.top());
        }
        tops.dedup();
        assert_eq!(tops.len(), rows, "{width}x{height}, {percent} %");
    }
}

#[test]
fn more_minutes_lead_to_the_field() {
    let mut window = Window::new().diary(with_cramp(Cramp::default())).open();
    window.click("How many minutes: more");
    window.type_text("25");
    window.press(Key::Tab);
    assert_eq!(saved(&window, TODAY).cramps.unwrap()[0].minutes, CrampMinutes::new(25.0).ok());
    assert!(window.is_chosen("How many minutes: more"));
    // Seven minutes are none of those that can be picked, and not more than they are.
    window.type_into("Lasted (min)", "7");
    window.press(Key::Tab);
    for pick in ["under 1", "1", "2", "5", "10", "more"] {
        assert!(!window.is_chosen(&format!("How many minutes: {pick}")), "{pick}");
    }
    window.click("How many minutes: under 1");
    assert_eq!(saved(&window, TODAY).cramps.unwrap()[0].minutes, CrampMinutes::new(0.5).ok());
    assert_eq!(window.value("Lasted (min)"), "0.5");
}

#[test]
fn what_decides_an_emergency_does_not_hide() {
    let mut window = Window::new().diary(with_cramp(Cramp::default())).open();
    for name in [
        "Lasted (min)",
        "Pain: 8",
        "Did it refuse to stop, whatever you did?: Yes",
        "What I tried: Stretching",
    ] {
        window.rect_of(name);
    }
    assert!(!window.says("The leg was hard to move"), "the rest is folded");
    window.click("More about this cramp, not answered");
    window.click("The leg was hard to move: Yes");
    window.click("It woke me: No");
    assert!(window.says("More about this cramp, did not wake me, hard to move"));
}

#[test]
fn a_question_leads_to_the_cramp_that_it_is_about() {
    let cramp = Cramp { relief: None, minutes: CrampMinutes::new(12.0).ok(), ..severe_cramp() };
    let mut window = Window::new().diary(with_cramp(cramp)).open();
    window.click("Cramp 1, 12 min, pain 8 of 10");
    assert!(!window.says("What I tried: Stretching"));
    window.click("Cramp 1: What did you try against this cramp?");
    assert!(window.says("What I tried: Stretching"));
    assert_eq!(window.focused().unwrap().0.name, "Cramp 1, 12 min, pain 8 of 10");
}
