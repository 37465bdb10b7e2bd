//! Backups and damage as the person meets them, in the window.

use std::{fs, path::PathBuf};

use cramp_diary::{
    app::{Action, Command, Part, PathFor, Phase, Place, preferences::Theme},
    diary::Diary,
    store::{Access, DamagedPart, Store, StoreError},
};
use tempfile::TempDir;

use super::every_place::SIZES;
use crate::support::{
    album,
    diaries::{TODAY, night, usual},
    open_window::OpenWindow,
    window::Window,
};

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn open(&self) -> OpenWindow {
        Window::new().file(self.file("diary")).open()
    }

    fn saved(&self) -> Diary {
        Store::open(&self.file("diary"), Access::Read).unwrap().load().unwrap().diary
    }

    /// A diary with a backup of this morning, closed.
    fn with_a_backup() -> Self {
        let folder = Self::new();
        let mut window = folder.open();
        window.command(Command::NoCramps);
        drop(window);
        folder
    }

    /// Writes garbage over a part of the diary that is read.
    fn harm(&self) {
        let mut bytes = fs::read(self.file("diary")).unwrap();
        bytes[4096..].fill(0xA5);
        fs::write(self.file("diary"), bytes).unwrap();
    }
}

fn me(window: &mut OpenWindow) {
    window.command(Command::Go(Place::Me));
    window.click_part("Diary file");
}

#[test]
fn the_backups_are_shown_with_what_they_hold() {
    let folder = Folder::with_a_backup();
    let mut window = folder.open();
    me(&mut window);
    assert!(window.says("Fri 20 March 2026, 08:00"), "{:#?}", window.words());
    assert!(window.says("The first change of a day, "));
    assert!(window.says("Checked: 1 night and 0 cramps"));
    assert!(window.says("1 backup, the newest of Fri 20 March 2026"));
    window.command(Command::Go(Place::Night));
    window.command(Command::AddCramp);
    me_again(&mut window);
    window.click("Back up now");
    assert!(window.says("A backup was made and checked; it holds 1 night and 1 cramp"));
    assert!(window.says("Made when you asked for it"));
    assert!(window.says("Checked: 1 night and 1 cramp"));
}

/// Where the section is open already.
fn me_again(window: &mut OpenWindow) {
    window.command(Command::Go(Place::Me));
}

#[test]
fn a_damaged_backup_is_told_and_not_offered() {
    let folder = Folder::with_a_backup();
    let place = folder.file("diary-backups");
    let backup = fs::read_dir(&place).unwrap().next().unwrap().unwrap().path();
    fs::write(&backup, "nothing of it is left").unwrap();
    let mut window = folder.open();
    me(&mut window);
    assert!(window.says("Not usable."));
    assert!(!window.controls().iter().any(|control| control.name.starts_with("Restore Fri")));
}

#[test]
fn a_restore_shows_what_differs_and_can_be_taken_back() {
    let folder = Folder::with_a_backup();
    let mut window = folder.open();
    window.command(Command::NightBefore);
    window.command(Command::NoCramps);
    let present = folder.saved();
    me(&mut window);
    window.click("Restore Fri 20 March 2026, 08:00…");
    assert!(window.says("1 night only in your present diary: the copy has none of it"));
    window.click("Keep the present diary");
    assert_eq!(folder.saved(), present);
    window.click("Restore Fri 20 March 2026, 08:00…");
    window.click("Use the copy instead");
    assert_eq!(window.state().phase, Phase::Open);
    assert_eq!(folder.saved().nights().len(), 1);
    assert!(window.says("Before a copy was put in its place"));
    // Back to what was there: it is the newest backup now.
    window.click("Put the diary of before back");
    assert!(window.says("1 night only in the copy: it comes back"));
    window.click("Use the copy instead");
    assert_eq!(folder.saved(), present);
}

#[test]
fn another_place_is_tried_at_once_and_can_be_left_again() {
    let folder = Folder::with_a_backup();
    let stick = folder.file("stick");
    fs::create_dir(&stick).unwrap();
    let mut window = folder.open();
    me(&mut window);
    window.type_into("Or type where the folder is", stick.to_str().unwrap());
    window.click("Use this folder");
    assert_eq!(fs::read_dir(&stick).unwrap().count(), 1);
    assert!(window.says("A backup was made and checked"));
    drop(window);
    let mut window = folder.open();
    me(&mut window);
    assert!(window.says(&format!("New ones go here: {}", stick.display())));
    assert!(window.says("2 backups"), "those beside the diary are still offered");
    window.click("Keep them beside the diary again");
    assert!(window.says("diary-backups"));
    assert_eq!(fs::read_dir(&stick).unwrap().count(), 1, "nothing there was touched");
    window.type_into("Or type where the folder is", folder.file("gone").to_str().unwrap());
    window.click("Use this folder");
    assert!(window.says("the folder for backups is not there"));
    assert!(window.says("Your entries are saved all the same"));
}

#[test]
fn a_diary_that_cannot_be_read_is_mended_from_its_newest_backup() {
    let folder = Folder::with_a_backup();
    let before = folder.saved();
    folder.harm();
    let harmed = fs::read(folder.file("diary")).unwrap();
    let path = folder.file("diary");
    let error = StoreError::Damaged { part: DamagedPart::Structure, path: path.clone() };
    let mut window = Window::new().file(path).open_refused(error);
    let words = "The newest good backup is of Fri 20 March 2026, 08:00 and holds 1 night";
    assert!(window.says(words), "{:#?}", window.words());
    window.click("Mend the diary");
    assert_eq!(window.state().phase, Phase::Open, "{:?}", window.state().notice);
    assert_eq!(folder.saved(), before);
    assert!(window.says("The diary is mended: 0 of 1 night was read; 1 is as in the backup"));
    assert_eq!(window.state().shown.night(night(TODAY)), before.night(night(TODAY)));
    let kept = folder.file("diary.damaged-2026-03-20-080000");
    assert_eq!(fs::read(kept).unwrap(), harmed);
}

#[test]
fn damage_that_is_found_at_the_start_is_said_and_can_be_mended() {
    let folder = Folder::new();
    let mut window = folder.open();
    window.command(Command::AddCramp);
    window.click("More about this cramp, not answered");
    window.type_into("Note on this cramp", "went up the stairs");
    assert!(window.close());
    drop(window);
    // A letter changes, and the last end was no orderly one.
    let mut bytes = fs::read(folder.file("diary")).unwrap();
    let word = b"went up";
    let starts: Vec<_> =
        bytes.windows(word.len()).enumerate().filter(|(_, part)| part == word).collect();
    let starts: Vec<_> = starts.iter().map(|(at, _)| *at).collect();
    for at in starts {
        bytes[at] = b'b';
    }
    fs::write(folder.file("diary"), bytes).unwrap();
    fs::write(folder.file("diary.lock"), "").unwrap();

    let mut window = folder.open();
    assert!(window.says("Your diary file is damaged: an entry is not as it was saved"));
    window.click("Not now");
    assert!(!window.state().failures.is_empty(), "it stands until something is done");
    // Entries are saved meanwhile.
    window.command(Command::NightBefore);
    window.command(Command::NoCramps);
    assert_eq!(folder.saved().nights().len(), 2);
    me(&mut window);
    assert!(window.says("The file was kept as it was found"));
    window.click("Mend the diary");
    assert!(window.says("The diary is mended: 2 of 2 nights were read"));
    assert_eq!(folder.saved().nights().len(), 2);
    assert_eq!(window.state().backups.damage, None);
    assert!(window.state().failures.is_empty(), "it is done with");
}

/// Written with `CRAMP_DIARY_PICTURES=FOLDER cargo test backup_pictures`.
#[test]
fn backup_pictures() {
    let Some(album) = album::folder() else { return };
    for theme in [Theme::Dark, Theme::Light] {
        for (width, height, percent) in SIZES {
            let kind = format!("{theme}-{width}x{height}-{percent}");
            if !["backups", "backup-restore", "backup-damage", "backup-refused"]
                .iter()
                .any(|name| album::wants(&format!("{name}-{kind}")))
            {
                continue;
            }
            let write = |window: &mut OpenWindow, name: &str| {
                album::keep(window, &album, &format!("{name}-{kind}"));
            };
            let folder = Folder::new();
            let file = folder.file("diary");
            let open = || Window::new().theme(theme).size(width, height).text_size(percent);
            let mut window = open().file(&file).diary(usual()).open();
            window.command(Command::NoCramps);
            window.harness().state_mut().apply(Action::Show(Part::File));
            window.run();
            window.click("Back up now");
            write(&mut window, "backups");
            window.command(Command::AddCramp);
            let listed = window.state().backups.list.as_ref().unwrap();
            let copy = listed[0].path.clone();
            let chosen = Action::PathChosen(PathFor::Restore, copy);
            window.harness().state_mut().apply(chosen);
            window.run();
            write(&mut window, "backup-restore");
            drop(window);
            let part = DamagedPart::Structure;
            let error = StoreError::Damaged { part, path: file.clone() };
            let mut window = open().file(&file).open_refused(error);
            write(&mut window, "backup-refused");
            fs::write(folder.file("diary.lock"), "").unwrap();
            let mut bytes = fs::read(&file).unwrap();
            let at = bytes.windows(8).position(|part| part == b"Ramipril").unwrap();
            bytes[at] = b'r';
            fs::write(&file, bytes).unwrap();
            let mut window = open().file(&file).open();
            write(&mut window, "backup-damage");
        }
    }
}
