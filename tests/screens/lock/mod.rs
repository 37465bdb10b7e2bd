//! A diary with a password as its person meets it: locked, opened, and locked again.

mod cramps;
mod idle;
mod pictures;
mod secrets;

use std::{
    fs,
    path::{Path, PathBuf},
};

use cramp_diary::{
    app::{Action, Command, Phase, Place, adopt::adopt, lock::Answer},
    diary::{Diary, text::Text},
    store::{Access, Key as DiaryKey, Password, Store, StoreError},
};
use egui::{Key, Modifiers};
use tempfile::TempDir;

use crate::support::{
    diaries::{TODAY, night, usual},
    open_window::OpenWindow,
    painted::painted_words,
    window::Window,
};

pub(super) const PASSWORD: &str = "correct horse battery";
/// A name that stands nowhere else.
const NAME: &str = "Zebedee Quillfeather";

/// A page that was handed to the printer, as it lies beside the diary meanwhile.
pub(super) fn page_to_print(diary: &Path) -> PathBuf {
    let page = diary.with_file_name("diary-to-print").join("page.pdf");
    fs::create_dir(page.parent().unwrap()).unwrap();
    fs::write(&page, NAME).unwrap();
    page
}

/// A diary with a password, in a folder of its own.
pub(super) struct Sealed {
    folder: TempDir,
    /// The recovery key in groups.
    pub(super) recovery: String,
}

impl Sealed {
    pub(super) fn new() -> Self {
        let mut diary = usual();
        diary.profile.name = Some(Text::new(NAME).unwrap());
        Self::with(&diary)
    }

    pub(super) fn with(diary: &Diary) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("diary"), Access::WriteOrCreate).unwrap();
        store.set_preference("first_start", Some("done")).unwrap();
        store.set_preference("theme", Some("dark")).unwrap();
        if !diary.is_empty() {
            store.commit(adopt(diary, "make a diary up")).unwrap();
        }
        let set = store.set_password(&Password::chosen(PASSWORD).unwrap()).unwrap();
        assert!(set.left.is_empty());
        Self { folder, recovery: set.recovery.grouped().to_string() }
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// In this window, before anything is typed.
    pub(super) fn locked_in(&self, window: Window) -> OpenWindow {
        let path = self.file("diary");
        window.file(&path).open_refused(StoreError::Locked { path })
    }

    pub(super) fn locked(&self) -> OpenWindow {
        self.locked_in(Window::new())
    }

    pub(super) fn open(&self) -> OpenWindow {
        let mut window = self.locked();
        unlock(&mut window, PASSWORD);
        assert_eq!(window.state().phase, Phase::Open);
        window
    }

    /// What the file holds.
    pub(super) fn saved(&self) -> Diary {
        let key = DiaryKey::read(PASSWORD).unwrap();
        let store = Store::open_with_key(&self.file("diary"), Access::Read, &key).unwrap();
        store.load().unwrap().diary
    }
}

pub(super) fn unlock(window: &mut OpenWindow, password: &str) {
    window.type_into("Password", password);
    window.press(Key::Enter);
}

/// Nothing of the person can be read, heard, or found in the state.
#[track_caller]
fn assert_nothing_of_the_person(window: &OpenWindow) {
    let state = window.state();
    assert_eq!(state.phase, Phase::Locked);
    assert!(state.shown.is_empty() && state.saved.is_empty());
    assert!(state.assessment.findings.is_empty());
    assert_eq!((&state.undo, &state.redo, &state.notice), (&None, &None, &None));
    assert!(state.left.is_empty() && state.backups.list.is_none() && state.keys.is_empty());
    assert_eq!(state.deeds.iter().count(), 0);
    let known = format!("{state:?}");
    let seen = painted_words(window.painted()).join("\n");
    let heard = window.words().join("\n");
    for word in [NAME, "Zebedee", "Ramipril", "cramp nights", "Night of"] {
        for place in [&known, &seen, &heard] {
            assert!(!place.contains(word), "{word}: {place}");
        }
    }
    let names: Vec<String> = window.controls().into_iter().map(|control| control.name).collect();
    assert!(!names.iter().any(|name| name == "Calendar" || name == "More"), "{names:#?}");
}

#[test]
fn a_page_to_print_that_a_killed_run_left_does_not_lie_there_behind_the_lock() {
    let sealed = Sealed::new();
    let page = page_to_print(&sealed.file("diary"));
    let window = sealed.locked();
    assert_eq!(window.state().phase, Phase::Locked);
    assert!(!page.exists() && !page.parent().unwrap().exists());
}

#[test]
fn a_start_shows_the_lock_and_nothing_of_the_person() {
    let sealed = Sealed::new();
    let mut window = sealed.locked();
    assert!(window.says("The diary is locked"));
    assert_nothing_of_the_person(&window);
    assert_eq!(window.focused().unwrap().0.name, "Password");
    for command in [
        Command::Palette,
        Command::AddCramp,
        Command::NoCramps,
        Command::Summary,
        Command::Go(Place::Me),
        Command::Undo,
        Command::Lock,
    ] {
        window.command(command);
        assert!(window.says("The diary is locked"), "{command:?}");
        assert_nothing_of_the_person(&window);
    }
    unlock(&mut window, PASSWORD);
    assert_eq!(window.state().phase, Phase::Open);
    assert_eq!(window.state().shown.profile.name.as_ref().unwrap().as_str(), NAME);
}

#[test]
fn a_wrong_password_is_told_until_the_next_try_and_the_field_keeps_the_keyboard() {
    let sealed = Sealed::new();
    let mut window = sealed.locked();
    unlock(&mut window, "correct horse");
    let words = "This password does not open the diary. Look for a slip, for capitals and for \
                 another keyboard layout, and try again";
    assert!(window.says(words), "{:#?}", window.words());
    assert!(window.words().iter().any(|told| told.ends_with(words) && window.is_live(told)));
    assert_eq!(window.focused().unwrap().0.name, "Password");
    window.type_text("x");
    assert!(window.says(words), "it stays until the next try");
    unlock(&mut window, "");
    assert!(window.says("The password is empty; enter one") && !window.says(words));
    window.type_into("Password", PASSWORD);
    window.click("Unlock");
    assert_eq!(window.state().phase, Phase::Open);
}

#[test]
fn the_recovery_key_opens_it_however_it_is_typed() {
    let sealed = Sealed::new();
    let mut window = sealed.locked();
    window.click("Use the recovery key instead");
    assert_eq!(window.focused().unwrap().0.name, "Recovery key");
    let slip = sealed.recovery.replacen(sealed.recovery.chars().next().unwrap(), "B", 1);
    window.type_into("Recovery key", &slip);
    window.press(Key::Enter);
    assert!(window.says("A recovery key has no \"B\""), "{:#?}", window.words());
    window.type_into("Recovery key", &sealed.recovery.to_lowercase());
    window.press(Key::Enter);
    assert_eq!(window.state().phase, Phase::Open);
    drop(window);
    // That of another diary is none of this one.
    let mut window = sealed.locked();
    window.click("Use the recovery key instead");
    window.type_into("Recovery key", &Sealed::with(&Diary::default()).recovery);
    window.click("Unlock");
    assert!(window.says("This recovery key does not open the diary"));
    window.click("Use the password instead");
    unlock(&mut window, PASSWORD);
    assert_eq!(window.state().phase, Phase::Open);
}

#[test]
fn a_diary_that_is_gone_is_not_begun_anew() {
    let sealed = Sealed::new();
    let mut window = sealed.locked();
    fs::rename(sealed.file("diary"), sealed.file("away")).unwrap();
    unlock(&mut window, PASSWORD);
    assert_eq!(window.state().phase, Phase::Locked);
    assert!(matches!(&window.state().lock.answer, Answer::Refused(words) if !words.is_empty()));
    assert!(!sealed.file("diary").exists());
    fs::rename(sealed.file("away"), sealed.file("diary")).unwrap();
    unlock(&mut window, PASSWORD);
    assert_eq!(window.state().phase, Phase::Open);
}

#[test]
fn the_key_locks_and_the_same_place_comes_back() {
    let sealed = Sealed::new();
    let mut window = sealed.open();
    window.command(Command::NightBefore);
    let shown = window.state().night;
    window.command(Command::Go(Place::Trends));
    window.command(Command::Go(Place::Doctor));
    assert!(window.says(NAME) || window.state().shown.profile.name.is_some());
    window.command(Command::Lock);
    assert!(window.says("The diary is locked"));
    assert_nothing_of_the_person(&window);
    assert_eq!(window.focused().unwrap().0.name, "Password");
    unlock(&mut window, PASSWORD);
    assert_eq!(window.state().phase, Phase::Open);
    assert_eq!((window.state().place, window.state().night), (Place::Doctor, shown));
    assert!(window.state().report_options().is_some());
}

#[test]
fn what_was_being_typed_is_entered_or_offered_again() {
    let sealed = Sealed::with(&Diary::default());
    let mut window = sealed.open();
    window.command(Command::AddCramp);
    window.click("More about this cramp, not answered");
    window.type_into("Lasted (min)", "abc");
    window.type_into("Note on this cramp", "went up the stairs");
    window.command(Command::Lock);
    assert_nothing_of_the_person(&window);
    let cramp = sealed.saved().night(night(TODAY)).unwrap().cramps()[0].clone();
    assert_eq!(cramp.note.unwrap().as_str(), "went up the stairs");
    unlock(&mut window, PASSWORD);
    assert_eq!(window.value("Lasted (min)"), "abc", "what makes no sense yet is a draft");
}

#[test]
fn what_is_not_saved_yet_is_never_dropped() {
    let sealed = Sealed::with(&Diary::default());
    let mut window = sealed.open();
    fs::rename(sealed.file("diary"), sealed.file("away")).unwrap();
    window.command(Command::AddCramp);
    assert!(!window.state().is_saved());
    window.command(Command::Lock);
    assert!(window.says("The diary is locked") && window.says("Something is still being saved"));
    assert!(!window.says("kept here") && !window.says("I have a cramp now"));
    assert_eq!(window.state().unsaved.len(), 1);
    unlock(&mut window, "wrong password");
    assert!(window.state().is_locked());
    // What somebody puts in the place of the diary does not tell what opens it.
    let other = Sealed::with(&Diary::default());
    let key = DiaryKey::read(PASSWORD).unwrap();
    let mut store = Store::open_with_key(&other.file("diary"), Access::Write, &key).unwrap();
    for is_readable in [false, true] {
        if is_readable {
            store.remove_password(&DiaryKey::read("another one of theirs").unwrap()).unwrap();
        } else {
            let theirs = Password::chosen("another one of theirs").unwrap();
            store.change_password(&key, &theirs).unwrap();
        }
        fs::copy(other.file("diary"), sealed.file("diary")).unwrap();
        unlock(&mut window, "another one of theirs");
        assert!(window.says("This password does not open the diary"), "{is_readable}");
        assert!(window.state().is_locked(), "{is_readable}");
        fs::remove_file(sealed.file("diary")).unwrap();
    }
    drop(store);
    // Its own one does, also where its file is out of reach.
    unlock(&mut window, PASSWORD);
    assert!(!window.state().is_locked() && !window.state().is_saved());
    window.command(Command::Lock);
    assert!(window.state().is_locked());
    // Closing asks, and offers nothing that is behind the lock.
    assert!(!window.close());
    assert!(window.says("Something is not saved yet") && !window.says("Export"));
    window.press(Key::Escape);
    fs::rename(sealed.file("away"), sealed.file("diary")).unwrap();
    unlock(&mut window, "wrong password");
    assert!(window.says("This password does not open the diary"));
    unlock(&mut window, PASSWORD);
    assert!(!window.state().is_locked(), "{:?}", window.state().lock);
    assert_eq!(window.state().shown_night().cramps().len(), 1);
    window.command(Command::Lock);
    window.harness().state_mut().apply(Action::RetrySave);
    window.run();
    assert_nothing_of_the_person(&window);
    assert_eq!(sealed.saved().night(night(TODAY)).unwrap().cramps().len(), 1);
}

#[test]
fn a_diary_without_a_password_says_how_one_is_set() {
    let mut window = Window::new().diary(usual()).open();
    window.command(Command::Lock);
    assert!(!window.state().is_locked());
    assert!(window.says("This diary has no password: set one in Me, under Password"));
}

#[test]
fn another_diary_opens_from_the_lock() {
    let sealed = Sealed::new();
    let other = sealed.file("other");
    let mut store = Store::open(&other, Access::WriteOrCreate).unwrap();
    store.set_preference("first_start", Some("done")).unwrap();
    drop(store);
    let mut window = sealed.locked();
    window.click_part("Another diary");
    window.type_into("Or type where it is", other.to_str().unwrap());
    window.click("Open this file");
    assert_eq!(window.state().phase, Phase::Open);
    assert!(window.state().shown.is_empty() && !window.state().lock.is_sealed);
    window.command(Command::Lock);
    assert!(!window.state().is_locked());
}

#[test]
fn keys_alone_reach_everything_on_the_lock_and_escape_closes_what_lies_over_it() {
    let sealed = Sealed::new();
    let mut window = sealed.locked();
    let walked: Vec<String> = window.walk().into_iter().map(|(control, _)| control.name).collect();
    for name in [
        "Password",
        "Show: Password",
        "Unlock",
        "Use the recovery key instead",
        "I have a cramp now",
        "Close the window",
    ] {
        assert!(walked.iter().any(|walked| walked == name), "{name}: {walked:#?}");
    }
    window.press(Key::F1);
    assert!(window.says("Keys and help"));
    window.press(Key::Escape);
    assert!(!window.says("Keys and help") && window.says("The diary is locked"));
    window.press_with(Modifiers::COMMAND, Key::Plus);
    assert!(window.state().preferences.text_size.percent() > 100);
}
