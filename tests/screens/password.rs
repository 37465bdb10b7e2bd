//! A password is set, changed and removed in Me.

use std::{fs, path::Path};

use cramp_diary::{
    app::{Action, Command, Part, Phase, backups::LookedAt, lock::LockAction},
    store::{
        Access, BACKUP_FOLDER, BackupReason, Key as DiaryKey, Password, Store, StoreError,
        is_sealed,
    },
};
use egui::Key;

use super::lock::{PASSWORD, Sealed, page_to_print, unlock};
use crate::support::{open_window::OpenWindow, painted::painted_words, window::Window};

const NEW: &str = "blue kettle winter";

fn show(window: &mut OpenWindow) {
    window.harness().state_mut().apply(Action::Show(Part::Password));
    window.run();
}

fn set(window: &mut OpenWindow, first: &str, again: &str) {
    window.type_into("New password", first);
    window.type_into("New password, once more", again);
    window.click("Set the password");
}

/// The group of the recovery key that the window asks for, and its name.
fn group(window: &OpenWindow) -> (String, String) {
    let view = &window.state().password;
    let grouped = view.recovery.as_ref().unwrap().grouped();
    let group = grouped.split(' ').nth(view.asked_group).unwrap().to_owned();
    (format!("Group {} on my paper", view.asked_group + 1), group)
}

fn opens(file: &Path, text: &str) -> bool {
    let key = DiaryKey::read(text).unwrap();
    Store::open_with_key(file, Access::Read, &key).is_ok()
}

#[test]
fn a_password_is_set_with_its_backups_and_the_recovery_key_is_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary");
    let mut window = Window::new().file(&file).open();
    window.command(Command::NoCramps);
    show(&mut window);
    assert!(window.says("This diary is not encrypted, as is usual"));
    assert!(window.says("The backup of the diary is encrypted with it"), "{:#?}", window.words());

    set(&mut window, "short", "short");
    assert!(window.says("The password is too short"));
    set(&mut window, NEW, "blue kettle");
    assert!(window.says("The two are not the same"));
    assert!(!is_sealed(&file) && window.state().password.doing.is_none());

    set(&mut window, NEW, NEW);
    assert!(is_sealed(&file), "{:?}", window.state().password);
    let backups: Vec<_> = fs::read_dir(folder.path().join("diary-backups"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert!(!backups.is_empty() && backups.iter().all(|backup| is_sealed(backup)), "{backups:?}");
    assert!(window.says("Your recovery key"));
    let recovery = window.state().password.recovery.as_ref().unwrap().grouped().to_string();
    for group in recovery.split(' ') {
        assert!(window.says(group), "{group}");
    }

    let (field, group) = group(&window);
    window.click("I have it on paper");
    let shown = painted_words(window.painted()).join(" ");
    assert!(recovery.split(' ').all(|group| !shown.contains(group)), "the key is out of sight");
    window.click("Check this group");
    assert!(window.says("Nothing is typed yet") && !window.says("This is not group"));
    window.type_into(&field, "ABCD");
    assert_eq!(window.value(&field), "ABCD", "it is compared with a paper, and shown");
    window.click("Check this group");
    assert!(window.says("This is not group") && window.state().password.recovery.is_some());
    window.click("Show the key again");
    assert!(window.says(&group));
    window.click("I have it on paper");
    let printed = page_to_print(&file);
    window.type_into(&field, &group.to_lowercase());
    window.press(Key::Enter);
    assert!(window.state().password.recovery.is_none());
    assert!(!window.says("Your recovery key"));
    assert!(!printed.exists(), "the page is on paper, and is not left beside the diary");
    let known = &window.state().backups;
    for backup in known.list.as_ref().unwrap() {
        let found = &known.looked_at[&backup.path];
        assert!(matches!(found, LookedAt::Sound(_)), "{found:?}");
    }

    // Entries go on, and the lock works at once.
    window.command(Command::NightBefore);
    window.command(Command::NoCramps);
    assert!(window.state().is_saved());
    window.command(Command::Lock);
    assert_eq!(window.state().phase, Phase::Locked);
    unlock(&mut window, NEW);
    assert_eq!(window.state().saved.nights().len(), 2);
    drop(window);
    assert!(opens(&file, NEW) && opens(&file, &recovery) && !opens(&file, PASSWORD));
}

#[test]
fn the_recovery_key_is_shown_until_it_is_written_down_and_no_longer_than_the_lock() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::new().file(folder.path().join("diary")).open();
    show(&mut window);
    set(&mut window, NEW, NEW);
    window.press(Key::Escape);
    assert!(window.says("The recovery key is not written down yet"));
    window.click("Show the recovery key");
    let first = window.state().password.recovery.as_ref().unwrap().grouped().to_string();
    let sheet = folder.path().join("key.txt");
    let form = cramp_diary::report::SheetForm::Text;
    let what = cramp_diary::app::PathFor::RecoveryKey(form);
    window.harness().state_mut().apply(Action::PathTyped(what, sheet.clone()));
    window.run();
    assert!(window.says("The recovery key was saved"));
    let text = fs::read_to_string(&sheet).unwrap();
    assert!(first.split(' ').all(|group| text.contains(group)), "{text}");
    window.click("Print…");
    assert!(window.says("The recovery key opens in your PDF viewer"));
    window.click("Not now");
    window.command(Command::Lock);
    assert!(window.state().password.recovery.is_none());
    unlock(&mut window, NEW);
    show(&mut window);
    assert!(!window.says("The recovery key is not written down yet"));
    window.click("Recovery key");
    window.type_into("Password, to see the recovery key again", NEW);
    window.press(Key::Enter);
    let again = window.state().password.recovery.as_ref().unwrap().grouped().to_string();
    assert_eq!(first, again);
}

#[test]
fn a_password_is_changed_only_by_who_knows_it() {
    let sealed = Sealed::new();
    let file = sealed.file("diary");
    let mut window = sealed.open();
    show(&mut window);
    window.click("Change the password");
    let change = |window: &mut OpenWindow, old: &str| {
        window.type_into("Present password, or recovery key", old);
        window.type_into("New password", NEW);
        window.type_into("New password, once more", NEW);
        window.click("Change it");
    };
    change(&mut window, "not the password");
    assert!(window.says("This does not open the diary"));
    assert!(opens(&file, PASSWORD) && !opens(&file, NEW), "nothing was changed");
    change(&mut window, PASSWORD);
    assert!(window.says("Your recovery key"), "{:?}", window.state().password);
    drop(window);
    assert!(opens(&file, NEW) && !opens(&file, PASSWORD) && !opens(&file, &sealed.recovery));
}

#[test]
fn a_password_is_removed_only_by_who_knows_it() {
    let sealed = Sealed::new();
    let file = sealed.file("diary");
    let mut window = sealed.open();
    show(&mut window);
    window.click("Remove the password");
    window.type_into("Password to be removed, or recovery key", "not the password");
    window.press(Key::Enter);
    assert!(window.says("This does not open the diary") && is_sealed(&file));
    window.type_into("Password to be removed, or recovery key", &sealed.recovery);
    window.press(Key::Enter);
    assert!(!is_sealed(&file), "{:?}", window.state().password);
    assert!(window.says("The password was removed"));
    window.command(Command::Lock);
    assert!(!window.state().is_locked());
    window.command(Command::NoCramps);
    assert!(window.state().is_saved());
    drop(window);
    assert!(Store::open(&file, Access::Read).is_ok());
}

#[test]
fn a_backup_is_looked_at_and_put_back_without_the_password_while_the_diary_is_open() {
    let sealed = Sealed::new();
    let mut window = sealed.open();
    window.command(Command::NoCramps);
    let nights = window.state().saved.nights().len();
    window.harness().state_mut().apply(Action::BackUp);
    window.run();
    assert!(window.says("A backup was made and checked"), "{:?}", window.state().notice);
    let backup = window.state().backups.list.as_ref().unwrap()[0].path.clone();
    assert!(is_sealed(&backup));
    window.command(Command::Undo);
    let what = cramp_diary::app::PathFor::Restore;
    window.harness().state_mut().apply(Action::PathChosen(what, backup));
    window.run();
    window.click("Use the copy instead");
    assert_eq!(window.state().phase, Phase::Open, "{:?}", window.state().notice);
    assert_eq!(window.state().saved.nights().len(), nights);
    assert!(is_sealed(&sealed.file("diary")));
}

#[test]
fn a_damaged_diary_is_mended_after_its_password_was_given() {
    let sealed = Sealed::new();
    let mut window = sealed.open();
    window.harness().state_mut().apply(Action::BackUp);
    window.run();
    drop(window);
    let file = sealed.file("diary");
    let mut bytes = fs::read(&file).unwrap();
    let end = bytes.len() - 100;
    bytes[end] ^= 1;
    fs::write(&file, bytes).unwrap();
    let mut window = sealed.locked();
    unlock(&mut window, PASSWORD);
    assert!(matches!(window.state().phase, Phase::CannotOpen(_)), "{:?}", window.state().phase);
    assert!(window.says("The newest good backup is of"), "{:#?}", window.words());
    window.click("Mend the diary");
    assert_eq!(window.state().phase, Phase::Open, "{:?}", window.state().notice);
    assert!(is_sealed(&file));
}

#[test]
fn a_readable_backup_that_was_out_of_reach_is_spoken_of_until_it_is_encrypted() {
    let folder = tempfile::tempdir().unwrap();
    let [file, stick, away] = ["diary", "stick", "away"].map(|name| folder.path().join(name));
    fs::create_dir(&stick).unwrap();
    let mut store = Store::open(&file, Access::WriteOrCreate).unwrap();
    store.set_preference("first_start", Some("done")).unwrap();
    store.set_preference(BACKUP_FOLDER, stick.to_str()).unwrap();
    let at = "2026-03-06T08:00:00".parse().unwrap();
    store.back_up_before(BackupReason::AskedFor, at).unwrap();
    fs::rename(&stick, &away).unwrap();
    let set = store.set_password(&Password::chosen(PASSWORD).unwrap()).unwrap();
    assert_eq!(set.left.len(), 1);
    drop(store);

    let locked = StoreError::Locked { path: file.clone() };
    let mut window = Window::new().file(&file).open_refused(locked);
    unlock(&mut window, PASSWORD);
    let told = "Copies of the diary at 1 place could not be encrypted yet";
    assert!(window.says(told), "{:#?}", window.words());
    show(&mut window);
    assert!(window.says("1 copy is not under the password") && window.says("stick"));
    assert!(!window.says("The diary and its backups are encrypted"));
    window.command(Command::Lock);
    fs::rename(&away, &stick).unwrap();
    unlock(&mut window, PASSWORD);
    show(&mut window);
    assert!(window.says("The diary and its backups are encrypted"), "{:#?}", window.words());
    assert!(!window.says("is not under the password"));
    let backup = fs::read_dir(&stick).unwrap().next().unwrap().unwrap().path();
    assert!(is_sealed(&backup));
}

#[test]
fn a_failure_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary");
    let mut window = Window::new().file(&file).open();
    show(&mut window);
    fs::rename(&file, folder.path().join("away")).unwrap();
    set(&mut window, NEW, NEW);
    assert!(window.state().password.refused.is_some() && !window.state().lock.is_sealed);
    fs::rename(folder.path().join("away"), &file).unwrap();
    window.command(Command::NoCramps);
    assert!(window.state().is_saved());
    assert!(Store::open(&file, Access::Read).is_ok());
    // A key that comes when nothing is locked does nothing.
    let key = DiaryKey::read(NEW).unwrap();
    window.harness().state_mut().apply(Action::Lock(LockAction::Unlock(key)));
    window.run();
    assert_eq!(window.state().phase, Phase::Open);
    assert!(matches!(Store::open(&file, Access::Write), Err(StoreError::InUse { .. })));
}
