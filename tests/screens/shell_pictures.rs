//! Pictures of what lies over the window and around every place, for people to look at.
//!
//! Written with `CRAMP_DIARY_PICTURES=FOLDER cargo test shell_pictures`.

use std::{fs, path::Path};

use cramp_diary::{
    app::{
        Action, Command, FirstStep, Overlay, PathFor, Place,
        preferences::{FirstStart, Theme},
    },
    diary::Diary,
    store::{DamagedPart, StoreError},
};

use super::every_place::SIZES;
use crate::support::{
    album,
    diaries::{emergencies, usual},
    open_window::OpenWindow,
    window::Window,
};

#[test]
fn shell_pictures() {
    if let Some(folder) = album::folder() {
        write_all(&folder);
    }
}

fn write_all(folder: &Path) {
    for theme in [Theme::Dark, Theme::Light] {
        for (width, height, percent) in SIZES {
            let kind = format!("{theme}-{width}x{height}-{percent}");
            let window = || Window::new().theme(theme).size(width, height).text_size(percent);
            let show = |window: &mut OpenWindow, overlay| {
                window.harness().state_mut().apply(Action::ShowOverlay(Some(overlay)));
                window.run();
            };
            let mut usual = window().diary(usual()).open();
            usual.command(Command::Palette);
            write(&mut usual, folder, &format!("palette-{kind}"));
            usual.type_text("14 3");
            write(&mut usual, folder, &format!("palette-typed-{kind}"));
            usual.command(Command::Palette);
            usual.command(Command::NoCramps);
            usual.command(Command::AddCramp);
            write(&mut usual, folder, &format!("saved-{kind}"));
            show(&mut usual, Overlay::Deeds);
            write(&mut usual, folder, &format!("deeds-{kind}"));
            show(&mut usual, Overlay::Restore("/home/ann/backup/copy.sqlite".into()));
            write(&mut usual, folder, &format!("restore-{kind}"));
            usual.press(egui::Key::Escape);
            restores(&window, folder, &kind);
            usual.command(Command::Help);
            write(&mut usual, folder, &format!("help-{kind}"));

            let mut first = window().diary(Diary::default()).first_start(FirstStart::ToCome).open();
            for step in FirstStep::ALL {
                show(&mut first, Overlay::FirstStart(step));
                write(&mut first, folder, &format!("first-{}-{kind}", step.number()));
            }

            let damaged = StoreError::Damaged {
                part: DamagedPart::Structure,
                path: "/home/ann/.local/share/cramp-diary/diary.sqlite".into(),
            };
            let mut refused = window()
                .file("/home/ann/.local/share/cramp-diary/diary.sqlite")
                .open_refused(damaged);
            write(&mut refused, folder, &format!("refused-{kind}"));

            let mut urgent = window().diary(emergencies()).open();
            write(&mut urgent, folder, &format!("emergencies-{kind}"));
            write(&mut unsaved(window), folder, &format!("unsaved-{kind}"));
            let mut leaving = unsaved(window);
            leaving.close();
            write(&mut leaving, folder, &format!("leave-{kind}"));
        }
    }
}

/// A copy that was looked at, one that is none, and what is still held of what was deleted.
fn restores(window: &dyn Fn() -> Window, folder: &Path, kind: &str) {
    let home = tempfile::tempdir().unwrap();
    let mut shown = window().diary(usual()).file(home.path().join("diary.sqlite")).open();
    shown.command(Command::NoCramps);
    shown.harness().state_mut().apply(Action::BackUp);
    shown.run();
    let backup = shown.state().backups.list.as_ref().unwrap()[0].path.clone();
    shown.command(Command::Undo);
    for (name, from) in [("checked", backup), ("failed", home.path().join("none.sqlite"))] {
        shown.harness().state_mut().apply(Action::PathChosen(PathFor::Restore, from));
        shown.run();
        write(&mut shown, folder, &format!("restore-{name}-{kind}"));
        shown.press(egui::Key::Escape);
    }
    shown.command(Command::Go(Place::Me));
    shown.click_part("Diary file");
    shown.click("Look what still holds it");
    shown.focus("Forget what was undone…");
    write(&mut shown, folder, &format!("deleted-{kind}"));
    shown.click("Forget what was undone…");
    shown.focus("Forget all steps");
    write(&mut shown, folder, &format!("deleted-asked-{kind}"));
}

fn unsaved(window: impl Fn() -> Window) -> OpenWindow {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.sqlite");
    let mut window = window().file(&file).open();
    fs::rename(&file, folder.path().join("away")).unwrap();
    window.command(Command::AddCramp);
    window
}

fn write(window: &mut OpenWindow, folder: &Path, name: &str) {
    album::keep(window, folder, name);
}
