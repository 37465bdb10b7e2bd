//! What stands around every place: news, the list of everything, help, the first start, and what
//! is done about a file that will not open.

use std::fs;

use cramp_diary::{
    app::{
        Action, Command, Notice, Overlay, Part, PathFor, Phase, Place, Reopen, no_cramps,
        preferences::{ClockStyle, FirstStart, Volume, WeekStart},
    },
    diary::Diary,
    guidance::Rule,
    store::{Access, DamagedPart, Store, StoreError},
};
use egui::{
    Key, Modifiers,
    accesskit::{Live, Role},
};
use egui_kittest::kittest::NodeT as _;

use crate::support::{
    diaries::{emergencies, night, usual},
    open_window::OpenWindow,
    painted::painted_words,
    window::Window,
};

/// What a screen reader is told without asking, and how urgently.
fn announced(window: &mut OpenWindow) -> Vec<(Live, String)> {
    let mut found = Vec::new();
    for node in window.harness().root().children_recursive() {
        let node = node.accesskit_node();
        let live = node.data().live();
        if let Some(live) = live.filter(|live| *live != Live::Off) {
            found.push((live, node.label().or_else(|| node.value()).unwrap_or_default()));
        }
    }
    found
}

fn focused(window: &OpenWindow) -> String {
    window.focused().map(|(control, _)| control.name).unwrap_or_default()
}

#[test]
fn what_was_saved_is_announced_with_its_night_and_stays() {
    let mut window = Window::new().open();
    window.command(Command::NoCramps);
    let told = announced(&mut window);
    let saved = "Saved: recorded no cramps, night of Thu 19 to Fri 20 March; Ctrl+Z \
                 takes it back";
    assert!(told.contains(&(Live::Polite, saved.to_owned())), "{told:?}");
    for _ in 0..400 {
        window.harness().step();
    }
    assert!(window.says(saved), "it does not vanish");
    window.click("Undo");
    assert!(window.state().saved.is_empty());
    assert!(window.says("Undone: record no cramps, night of Thu 19 to Fri 20 March"));
    window.command(Command::NoCramps);
    window.command(Command::NoCramps);
    assert!(window.says("This night is recorded without cramps already"));
}

#[test]
fn news_move_nothing() {
    for (width, height, percent) in [(1280.0, 800.0, 100), (900.0, 600.0, 200)] {
        let mut window = Window::new().size(width, height).text_size(percent).open();
        let before = window.rect_of("Add a cramp");
        window.harness().state_mut().apply(Action::Edit(no_cramps(night("2026-03-01"))));
        window.run();
        assert_eq!(before, window.rect_of("Add a cramp"));
    }
}

#[test]
fn what_is_not_saved_is_announced_at_once_and_gone_when_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (file, away) = (folder.path().join("diary.sqlite"), folder.path().join("away"));
    let mut window = Window::new().file(&file).open();
    fs::rename(&file, &away).unwrap();
    window.command(Command::NoCramps);
    let told = announced(&mut window);
    let failed = told.iter().find(|(_, words)| words.contains("kept here")).expect("not told");
    assert_eq!(failed.0, Live::Assertive);
    assert!(failed.1.contains("put it back"), "what to do is said: {failed:?}");
    let words = failed.1.clone();
    window.click(&words);
    assert!(window.says("1 entry is not saved yet, and kept here"));
    fs::rename(&away, &file).unwrap();
    window.click("Try it now");
    assert!(window.state().is_saved() && window.state().trouble.is_none());
    assert!(!window.says("kept here"));
    let store = Store::open(&file, Access::Read).unwrap();
    assert!(store.load().unwrap().diary.night(night("2026-03-20")).unwrap().is_recorded());
}

#[test]
fn a_command_is_found_by_typing_and_done_by_enter() {
    let mut window = Window::new().diary(usual()).open();
    window.focus("Add a cramp");
    window.command(Command::Palette);
    assert_eq!(focused(&window), "What do you want to do?");
    window.type_text("larg");
    window.press(Key::Enter);
    assert_eq!(window.state().preferences.text_size.percent(), 125);
    assert_eq!(window.state().overlay, None);
    assert_eq!(focused(&window), "Add a cramp", "the focus is where it was");

    window.command(Command::Palette);
    window.type_text("14 3");
    window.press(Key::ArrowDown);
    assert!(focused(&window).starts_with("Open the night of Fri 13 to Sat 14 March"));
    window.press(Key::ArrowDown);
    assert!(focused(&window).starts_with("Open the night of Sat 14 to Sun 15 March"));
    window.press(Key::ArrowUp);
    window.press(Key::ArrowUp);
    assert_eq!(focused(&window), "What do you want to do?");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert_eq!(window.state().night, night("2026-03-14"));

    window.command(Command::Palette);
    window.type_text("simvastatin");
    window.press(Key::Enter);
    let names: Vec<_> =
        window.state().saved.medications.values().map(|entry| entry.name.to_string()).collect();
    assert!(names.contains(&"Simvastatin".to_owned()), "{names:?}");
}

#[test]
fn the_list_of_everything_is_at_hand_for_a_pointer_and_keeps_the_keys_to_itself() {
    let mut window = Window::new().diary(usual()).open();
    window.click("More");
    assert_eq!(window.state().overlay, Some(Overlay::Palette));
    for command in Command::ALL.into_iter().filter(|command| *command != Command::Palette) {
        assert!(window.says(command.title()), "{command:?}");
    }
    let nights = window.state().shown.nights().len();
    window.command(Command::AddCramp);
    assert_eq!(window.state().shown.nights().len(), nights);
    window.press(Key::F1);
    assert!(window.state().help, "help lies over it");
    window.press(Key::Escape);
    assert!(!window.state().help);
    assert_eq!(window.state().overlay, Some(Overlay::Palette), "only the topmost was closed");
    window.press(Key::Escape);
    assert_eq!(window.state().overlay, None);
}

#[test]
fn every_part_is_opened_and_brought_into_view() {
    let mut window = Window::new().diary(usual()).open();
    for part in Part::ALL {
        window.harness().state_mut().apply(Action::Show(part));
        window.run();
        assert_eq!(window.state().place, part.place());
        assert_eq!(window.state().wanted, None);
        let name = focused(&window);
        assert!(name.starts_with(part.title()), "{part:?}: {name}");
        assert!(window.is_chosen(&name), "{part:?} is open");
    }
}

#[test]
fn help_scrolls_by_keys_where_it_is_low() {
    let mut window = Window::new().size(900.0, 600.0).text_size(200).open();
    window.press(Key::F1);
    let last = "Close what lies on top";
    let bottom = |window: &mut OpenWindow| {
        let node = window.harness().root().children_recursive().find(|node| {
            let node = node.accesskit_node();
            node.role() == Role::Label && node.value().as_deref() == Some(last)
        });
        node.expect("the last key is in the tree").rect().bottom()
    };
    let before = bottom(&mut window);
    window.press(Key::End);
    let after = bottom(&mut window);
    assert!(after < before && after <= window.rect().bottom(), "{before} {after}");
}

#[test]
fn the_first_start_comes_once_over_an_empty_diary_and_never_over_a_full_one() {
    let first = |diary: Diary| Window::new().diary(diary).first_start(FirstStart::ToCome);
    assert_eq!(first(usual()).open().state().overlay, None);

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.sqlite");
    let mut window = first(Diary::default()).file(&file).open();
    assert!(window.says("Welcome to Cramp Diary (1 of 3)"));
    assert_eq!(focused(&window), "Next");
    window.press(Key::Enter);
    window.click("Clock: 12 hours, 3:30 pm");
    window.click("Fluids in: Fluid ounces (US)");
    window.click("The week starts on: Saturday");
    let preferences = window.state().preferences;
    assert_eq!(preferences.week_start, WeekStart::Saturday);
    assert_eq!((preferences.clock, preferences.volume), (ClockStyle::Twelve, Volume::FluidOunces));
    window.click("Next");
    window.click("I have or had: diabetes");
    window.click("I have or had: diabetes");
    assert_eq!(window.state().saved.profile.personal_history, None, "taken back is not none");
    window.click("Somebody of my family has or had: none of these");
    let family = window.state().saved.profile.family_history.clone().unwrap();
    assert!(family.as_slice().is_empty());
    window.click("Somebody of my family has or had: none of these");
    window.type_into("Emergency contact", "Tom");
    window.click("Start");
    assert_eq!((window.state().overlay.clone(), window.state().place), (None, Place::Night));
    assert_eq!(window.state().saved.profile.emergency_contact.as_ref().unwrap().as_str(), "Tom");
    window.command(Command::Undo);
    assert!(window.state().saved.is_empty());
    drop(window);
    let window = first(Diary::default()).file(&file).open();
    assert_eq!(window.state().overlay, None, "it comes once");
    assert_eq!(window.state().preferences.clock, ClockStyle::Twelve);
}

#[test]
fn the_first_start_is_skipped_by_esc_and_makes_way_for_a_cramp() {
    let open = || Window::new().first_start(FirstStart::ToCome).open();
    let mut window = open();
    window.press(Key::Escape);
    assert_eq!(window.state().overlay, None);
    assert_eq!(window.state().preferences.first_start, FirstStart::Done);
    assert!(window.state().shown.is_empty());
    let mut window = open();
    window.command(Command::AddCramp);
    assert_eq!(window.state().overlay, None);
    assert_eq!(window.state().shown_night().cramps().len(), 1);
}

#[test]
fn a_damaged_diary_is_restored_from_a_copy_and_the_damaged_file_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = (folder.path().join("diary.sqlite"), folder.path().join("copy.sqlite"));
    let mut store = Store::open(&copy, Access::WriteOrCreate).unwrap();
    store.commit(cramp_diary::app::adopt::adopt(&usual(), "make a diary up")).unwrap();
    drop(store);
    let nights = usual().nights().len();
    fs::write(&file, "").unwrap();
    let empty = StoreError::Empty { path: file.clone() };
    let mut window = Window::new().file(&file).open_refused(empty);
    window.click("Try again");
    assert!(matches!(window.state().phase, Phase::CannotOpen(_)), "it is still empty");

    window.type_into("Or type where the copy is", copy.to_str().unwrap());
    window.click("Restore this copy");
    assert!(window.says("Put this copy in the place of your diary?"));
    window.press(Key::Escape);
    assert!(fs::read(&file).unwrap().is_empty(), "nothing was done yet");
    window.click("Restore this copy");
    window.click("Use the copy instead");
    assert_eq!(window.state().phase, Phase::Open);
    assert_eq!(window.state().saved.nights().len(), nights);
    let kept = window.state().before_restore.clone().unwrap();
    assert!(fs::read(kept).unwrap().is_empty());
}

#[test]
fn an_open_diary_is_put_back_after_a_restore() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = (folder.path().join("diary.sqlite"), folder.path().join("copy.sqlite"));
    drop(Store::open(&copy, Access::WriteOrCreate).unwrap());
    let mut window = Window::new().file(&file).diary(usual()).open();
    let nights = window.state().saved.nights().len();
    window.harness().state_mut().apply(Action::Show(Part::File));
    window.run();
    window.type_into("Or type where the copy is", copy.to_str().unwrap());
    window.click("Restore this copy");
    window.click("Use the copy instead");
    assert!(window.state().saved.is_empty());
    window.harness().state_mut().apply(Action::Show(Part::File));
    window.run();
    window.click("Put the diary of before back");
    window.click("Use the copy instead");
    assert_eq!(window.state().saved.nights().len(), nights);
}

#[test]
fn a_copy_that_is_damaged_changes_nothing_and_the_failure_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = (folder.path().join("diary.sqlite"), folder.path().join("copy.sqlite"));
    fs::write(&copy, "no diary at all").unwrap();
    let mut window = Window::new().file(&file).diary(usual()).open();
    let nights = window.state().saved.nights().len();
    let chosen = Action::PathChosen(PathFor::Restore, copy.clone());
    window.harness().state_mut().apply(chosen);
    window.run();
    assert!(window.says("The file is not a diary of this program"));
    assert!(window.says("This copy cannot be put in the place of your diary"));
    assert!(!window.says("Put this copy in the place of your diary?"), "it is not asked");
    assert!(window.controls().iter().all(|control| control.name != "Use the copy instead"));
    // It may have come to harm since it was looked at.
    window.harness().state_mut().apply(Action::Reopen(Reopen::Restored(copy)));
    window.run();
    assert_eq!(window.state().saved.nights().len(), nights);
    assert!(matches!(window.state().notice, Some(Notice::Failed(_))));
    window.command(Command::AddCramp);
    assert_eq!(window.state().failures.len(), 1);
    window.click("1 problem");
    window.click("Close problem 1");
    assert!(window.state().failures.is_empty());
}

#[test]
fn several_emergencies_are_one_card_that_hides_nothing() {
    let mut window = Window::new().diary(emergencies()).open();
    let rules = [Rule::CrampWillNotStop, Rule::ToxinExposure, Rule::OneLegSigns];
    let texts: Vec<String> = window
        .state()
        .assessment
        .findings
        .iter()
        .filter(|finding| rules.contains(&finding.rule))
        .map(|finding| finding.text.clone())
        .collect();
    assert_eq!(texts.len(), 3, "{:?}", window.state().assessment.findings);
    for text in texts {
        assert!(window.says(&text), "{text}");
    }
    assert_eq!(window.words().iter().filter(|words| words.contains("Call 112")).count(), 2);
    let bar = window.words().into_iter().find(|words| words.contains("3 emergencies: ")).unwrap();
    assert!(rules.iter().all(|rule| bar.contains(rule.subject())), "{bar}");
    window.click(&format!("Show me the nights: {}", Rule::ToxinExposure.title()));
    assert!(window.says("Contact on"));
    window.click(&format!("Contact on Thu 19 March 2026: {}", Rule::ToxinExposure.title()));
    assert_eq!(window.state().place, Place::Me);
    assert!(focused(&window).starts_with("Harmful substances"));
}

#[test]
fn emergencies_leave_most_of_a_small_window_and_always_tell_whom_to_call() {
    for (width, height, percent, share) in
        [(1280.0, 800.0, 100, 0.12), (900.0, 600.0, 100, 0.15), (900.0, 600.0, 200, 0.26)]
    {
        let window = Window::new().size(width, height).text_size(percent);
        let mut window = window.diary(emergencies()).open();
        window.command(Command::Go(Place::Trends));
        let bar = window.rect_of("Show what to do").bottom() / window.rect().height();
        assert!(bar < share, "{width}x{height}, {percent} %: {bar}");
        let told = painted_words(window.painted());
        let call = "Call 112. Your contact: Tom, 0123 456789";
        // The telephone number is kept whole.
        let told: Vec<_> = told.iter().map(|words| words.replace('\u{a0}', " ")).collect();
        assert!(told.iter().any(|words| words.contains(call)), "{told:#?}");
        assert!(told.iter().any(|words| words.contains("3 emergencies")), "{told:#?}");
        let heard = window.words().concat();
        for rule in [Rule::CrampWillNotStop, Rule::ToxinExposure, Rule::OneLegSigns] {
            assert!(heard.contains(rule.subject()), "a screen reader hears all of them");
        }
    }
}

#[test]
fn a_damaged_file_of_a_newer_version_offers_no_copy() {
    let newer = StoreError::Newer { found: 9, known: 1, path: "/home/ann/d".into() };
    let mut window = Window::new().file("/home/ann/d").open_refused(newer);
    assert!(!window.says("Restore from a copy…"));
    let told = window.words().into_iter().filter(|words| words.contains("/home/ann/d"));
    assert_eq!(told.count(), 1, "where it is is told once: {:#?}", window.words());
    let part = DamagedPart::Structure;
    let damaged = StoreError::Damaged { part, path: "/home/ann/d".into() };
    window = Window::new().file("/home/ann/d").open_refused(damaged);
    assert!(window.says("Restore from a copy…"));
    window.press_with(Modifiers::COMMAND, Key::K);
    assert!(window.says("The diary is not open"));
}

#[test]
fn undo_stands_beside_the_words_that_it_takes_back_in_a_wide_window_too() {
    let mut window = Window::new().size(2_560.0, 1_440.0).open();
    window.command(Command::NoCramps);
    let line = window.controls().into_iter().find(|control| control.name.starts_with("Saved: "));
    let (line, undo) = (window.rect_of(&line.unwrap().name), window.rect_of("Undo"));
    assert!(undo.left() - line.right() < 16.0, "{line} {undo}");
    window.click("Undo");
    assert!(window.state().shown.is_empty());
}

#[test]
fn the_field_of_the_palette_stands_still_while_the_list_gets_shorter() {
    let mut window = Window::new().diary(usual()).open();
    window.command(Command::Palette);
    let before = window.rect_of("What do you want to do?");
    window.type_text("14 3");
    assert_eq!(window.rect_of("What do you want to do?"), before);
    assert!(window.says("Open the night of Sat 14 to Sun 15 March"));
}
