//! The lock and what belongs to it, at every size: nothing is cut, and pictures to look at.

use cramp_diary::app::{Command, Part, preferences::Theme};
use egui::Key;

use super::{PASSWORD, Sealed, unlock};
use crate::{
    screens::every_place::SIZES,
    support::{album, open_window::OpenWindow, painted::cut_texts, window::Window},
};

/// Shows one state after the other.
fn each_state(window: &dyn Fn() -> Window, mut look: impl FnMut(&str, &mut OpenWindow)) {
    let sealed = Sealed::new();
    let mut shown = sealed.locked_in(window());
    look("lock", &mut shown);
    unlock(&mut shown, "wrong password");
    look("lock-wrong", &mut shown);
    shown.click("Show: Password");
    shown.click_part("Another diary");
    look("lock-another", &mut shown);
    shown.click("Use the recovery key instead");
    shown.type_into("Recovery key", &sealed.recovery);
    look("lock-recovery", &mut shown);
    shown.command(Command::CrampNow);
    look("lock-cramp", &mut shown);
    shown.click("It has stopped");
    shown.click("Done");
    look("lock-cramp-rest", &mut shown);
    shown.click("Unlock the diary");
    look("lock-cramp-waits", &mut shown);
    shown.close();
    look("lock-leave", &mut shown);
    shown.press(Key::Escape);
    shown.click("Use the password instead");
    unlock(&mut shown, PASSWORD);
    let action = cramp_diary::app::Action::Show(Part::Password);
    shown.harness().state_mut().apply(action);
    shown.run();
    look("password-set", &mut shown);
    shown.click("Change the password");
    look("password-change", &mut shown);
    shown.click("Remove the password");
    look("password-remove", &mut shown);

    let folder = tempfile::tempdir().unwrap();
    let mut shown = window().file(folder.path().join("diary")).open();
    let action = cramp_diary::app::Action::Show(Part::Password);
    shown.harness().state_mut().apply(action);
    shown.run();
    shown.type_into("New password", "blue kettle");
    look("password-none", &mut shown);
    shown.type_into("New password, once more", "blue kettle");
    shown.click("Set the password");
    look("password-recovery", &mut shown);
    shown.click("I have it on paper");
    look("password-recovery-asked", &mut shown);
    shown.click("Check this group");
    look("password-recovery-wrong", &mut shown);
}

#[test]
fn nothing_of_the_lock_is_cut_at_any_size() {
    let folder = album::folder();
    let mut faults = Vec::new();
    for theme in [Theme::Dark, Theme::Light] {
        for (width, height, percent) in SIZES {
            if folder.is_none() && theme == Theme::Light {
                continue;
            }
            let window = || Window::new().theme(theme).size(width, height).text_size(percent);
            each_state(&window, |name, shown| {
                let kind = format!("{theme}-{width}x{height}-{percent}");
                // Once unlocked, the diary has a look of its own.
                shown.wear(theme, (width, height), percent);
                let cut = cut_texts(shown.painted(), shown.rect()).into_iter();
                let cut = cut.filter(|text| !shown.is_whole_elsewhere(text));
                faults.extend(cut.map(|text| format!("{name}, {kind}: cut: {text}")));
                let unnamed = shown.harness().unnamed_widgets().into_iter();
                faults.extend(unnamed.map(|control| format!("{name}, {kind}: {control}")));
                if let Some(folder) = &folder {
                    album::keep(shown, folder, &format!("{name}-{kind}"));
                }
            });
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
