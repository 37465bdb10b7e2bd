//! What was deleted and is still held, as the person meets it in Me.

use cramp_diary::{
    app::{Action, Command, Place},
    store::{Access, Store},
};
use egui::Key;

use crate::support::{open_window::OpenWindow, window::Window};

fn me(window: &mut OpenWindow) {
    window.command(Command::Go(Place::Me));
    window.click_part("Diary file");
}

#[test]
fn what_still_holds_deleted_things_is_said_and_the_steps_can_be_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary");
    let mut window = Window::new().file(&file).open();
    window.command(Command::NoCramps);
    window.harness().state_mut().apply(Action::BackUp);
    window.run();
    window.command(Command::Undo);
    me(&mut window);
    assert!(window.says("What you deleted"));
    window.click("Look what still holds it");
    assert!(window.says("The diary file holds 1 step that can be undone"), "{:?}", window.words());
    assert!(window.says("something that was changed or deleted since:"), "{:?}", window.words());
    assert!(window.says("1 entry as it was before"), "{:?}", window.words());

    window.click("Forget what was undone…");
    window.click("Keep them");
    assert!(window.state().redo.is_some());
    window.click("Forget what was undone…");
    assert!(window.says("this cannot be undone either"));
    window.click("Forget all steps");
    assert_eq!((&window.state().undo, &window.state().redo), (&None, &None));
    assert!(window.says("1 step was forgotten: nothing of before can be undone"));
    assert!(window.says("Undo holds nothing"), "{:?}", window.words());
    assert!(window.says("something that was changed or deleted since:"), "the backup does still");
    window.press_with(egui::Modifiers::COMMAND, Key::Y);
    drop(window);
    let store = Store::open(&file, Access::Read).unwrap();
    assert_eq!(store.kept_steps().unwrap(), 0);
    assert!(store.load().unwrap().diary.is_empty());
}
