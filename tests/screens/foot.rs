//! What stands around a place where the text is large: the line of news, the rail, and the sheets
//! that are opened from them.

use std::{fs, path::PathBuf};

use chrono_tz::Europe::London;
use cramp_diary::{
    app::{Command, Overlay},
    store::{DamagedPart, StoreError},
};
use egui::Key;
use tempfile::TempDir;

use crate::support::{
    diaries::usual,
    open_window::OpenWindow,
    painted::{cut_texts, painted_words},
    window::Window,
};

/// Windows of which each is shown.
const SIZES: [(f32, f32, u16); 4] =
    [(1280.0, 800.0, 100), (900.0, 600.0, 150), (900.0, 600.0, 175), (900.0, 600.0, 200)];

/// A window whose diary was moved away after it was opened.
fn without_its_file((width, height, percent): (f32, f32, u16)) -> (TempDir, OpenWindow) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.sqlite");
    let window = Window::new().size(width, height).text_size(percent);
    let window = window.file(&file).open();
    fs::rename(&file, folder.path().join("away")).unwrap();
    (folder, window)
}

#[test]
fn what_is_not_saved_is_led_by_that_and_never_cut() {
    for size in SIZES {
        let (_folder, mut window) = without_its_file(size);
        window.command(Command::AddCramp);
        let shown = painted_words(window.painted());
        let line =
            shown.iter().find(|words| words.starts_with("Not saved: your entry is kept here"));
        let line = line.unwrap_or_else(|| panic!("{size:?}: {shown:#?}"));
        assert!(line.contains("put it back") && line.ends_with("diary.sqlite"), "{line}");
        let cut = cut_texts(window.painted(), window.rect());
        assert!(!cut.contains(line), "{size:?}: cut: {line}");
        let (words, room) = (window.rect_of(line), window.rect());
        let button = window.rect_of("Try to save again");
        assert!(room.contains_rect(words), "{size:?}: {words} in {room}");
        assert!(room.contains_rect(button), "{size:?}: {button} in {room}");
        assert!(!words.intersects(button), "{size:?}: {words} and {button}");
        window.click("Try to save again");
        assert!(!window.state().is_saved());
    }
}

#[test]
fn help_is_in_the_rail_at_every_size_and_redo_after_an_undo() {
    for (width, height, percent) in SIZES {
        let window = Window::new().size(width, height).text_size(percent);
        let mut window = window.diary(usual()).open();
        window.command(Command::AddCramp);
        let cramps = window.state().shown_night().cramps().len();
        window.click("Undo");
        assert_eq!(window.state().shown_night().cramps().len(), cramps - 1);
        window.click("Redo");
        assert_eq!(window.state().shown_night().cramps().len(), cramps);
        let all = ["Night", "Calendar", "Trends", "Doctor", "Me", "More", "Keys and help"];
        for (before, after) in all.iter().zip(&all[1..]) {
            let (before, after) = (window.rect_of(before), window.rect_of(after));
            assert!(!before.intersects(after), "{percent} %: {before} and {after}");
            assert!(window.rect().contains_rect(after), "{percent} %: {after}");
        }
        window.click("Keys and help");
        assert!(window.state().help, "{percent} %");
    }
}

#[test]
fn enter_on_the_sheet_of_what_was_done_undoes_nothing() {
    let mut window = Window::new().open();
    window.command(Command::AddCramp);
    window.harness().state_mut().apply(cramp_diary::app::Action::ShowOverlay(Some(Overlay::Deeds)));
    window.run();
    assert_eq!(window.focused().unwrap().0.name, "Close");
    window.press(Key::Enter);
    assert_eq!(window.state().overlay, None);
    assert_eq!(window.state().shown_night().cramps().len(), 1);
}

#[test]
fn enter_in_the_list_of_everything_does_what_is_marked_and_nothing_where_nothing_is() {
    let mut window = Window::new().diary(usual()).open();
    window.command(Command::Palette);
    let before = window.state().shown.clone();
    window.press(Key::Enter);
    assert_eq!(window.state().overlay, Some(Overlay::Palette), "nothing was typed");
    assert_eq!(window.state().shown, before);
    let marked = |window: &OpenWindow| {
        let shown = painted_words(window.painted());
        shown.into_iter().filter(|words| words.starts_with("Enter, or ")).collect::<Vec<_>>()
    };
    assert!(marked(&window).is_empty());
    window.focus("What do you want to do?");
    window.type_text("calen");
    let keys = Command::Go(cramp_diary::app::Place::Calendar).chord().label();
    assert_eq!(marked(&window), [format!("Enter, or {keys}")]);
    window.press(Key::Enter);
    assert_eq!(window.state().place, cramp_diary::app::Place::Calendar);
}

#[test]
fn the_words_of_a_damaged_diary_follow_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("diary.sqlite");
    let error = StoreError::Damaged { part: DamagedPart::Structure, path: path.clone() };
    let window = Window::new().file(&path).open_refused(error);
    assert!(window.says("No backup of this diary was found beside it"));
    assert!(!window.says("restore a backup") && window.says("Mend the diary"));
    // Only its person knows where another one is, or a copy that no backup is.
    for field in ["Or type where it is", "Or type where the copy is"] {
        assert_eq!(window.value(field), "", "{field}: no place that nobody has looked at");
    }
}

#[test]
fn nobody_says_that_there_is_no_backup_while_it_is_looked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary.sqlite");
    let error = StoreError::Damaged { part: DamagedPart::Structure, path: path.clone() };
    let (jobs, _handed_over) = std::sync::mpsc::channel();
    let window = Window::new().file(&path).jobs_to(jobs).open_refused(error);
    assert!(window.says("Looking for backups…") && window.says("Mend the diary"));
    assert!(!window.says("No backup"), "{:?}", window.words());
}

#[test]
fn a_low_window_keeps_most_of_itself_for_a_diary_that_can_only_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diary");
    drop(Window::new().text_size(200).file(&path).open());
    let refused = StoreError::ReadOnly { path: path.clone() };
    let window = Window::new().size(900.0, 600.0).text_size(200);
    let mut window = window.file(&path).open_refused(refused);
    let height = window.rect().height();
    assert!(window.rect_of("What to do").bottom() < height / 4.0);
    window.click("What to do");
    assert!(window.says("Save a copy elsewhere") && window.rect_of("Try again").is_positive());
    window.click("Show less");
    assert!(window.controls().iter().all(|control| control.name != "Try again"));
}

#[test]
fn in_the_evening_nobody_is_told_to_record_last_night_where_the_coming_one_is_shown() {
    let mut window = Window::new().at("2026-03-19T22:00:00Z", London).open();
    assert!(window.says("Night of Thu 19 to Fri 20 March"));
    assert!(window.says("Your diary is empty"));
    assert!(!window.says("record last night"), "{:?}", window.words());
    window.command(Command::AddCramp);
    let shown = window.state().night;
    assert!(window.state().saved.night(shown).is_some(), "what is said is what is recorded");
}

#[test]
fn nobody_says_of_a_night_that_lies_ahead_that_it_had_no_cramps() {
    let ahead = ["2026-03-19T20:00:00Z", "2026-03-20T03:59:00Z"];
    for (at, is_ahead) in
        ahead.map(|at| (at, true)).into_iter().chain([("2026-03-20T04:00:00Z", false)])
    {
        let mut window = Window::new().at(at, London).open();
        assert!(window.says("Night of Thu 19 to Fri 20 March"));
        window.command(Command::NoCramps);
        assert_eq!(window.says("in the morning you can say"), is_ahead, "{at}");
        let recorded = window.state().saved.nights().any(|night| night.is_recorded());
        assert_eq!(recorded, !is_ahead, "{at}");
    }
}
