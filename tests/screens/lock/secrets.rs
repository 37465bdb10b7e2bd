//! What is typed to open a diary stands in no place where anybody would find it.

use cramp_diary::{
    app::{Action, lock::LockAction, password::PasswordAction},
    store::{Key as DiaryKey, Password, Request},
};
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;

use super::Sealed;
use crate::support::{open_window::OpenWindow, painted::painted_words};

/// A password that stands nowhere else.
const SENTINEL: &str = "Xylophone-7731-quartz";

/// Everything that a screen reader could be told, also letter by letter.
fn heard(window: &OpenWindow) -> String {
    let mut heard = String::new();
    for node in window.root().children_recursive() {
        let node = node.accesskit_node();
        for text in [node.label(), node.value(), node.placeholder().map(str::to_owned)] {
            heard.push_str(&text.unwrap_or_default());
            heard.push('\n');
        }
        heard.extend([format!("{:?}", node.data())]);
    }
    heard
}

#[test]
fn a_hidden_password_is_neither_painted_nor_heard_nor_in_the_state() {
    let sealed = Sealed::new();
    let mut window = sealed.locked();
    window.type_into("Password", SENTINEL);
    let assert_hidden = |window: &OpenWindow| {
        for text in [
            heard(window),
            painted_words(window.painted()).join("\n"),
            format!("{:?}", window.state()),
        ] {
            assert!(!text.contains("Xylophone") && !text.contains("quartz"), "{text}");
        }
    };
    assert_hidden(&window);
    assert_eq!(window.value("Password").chars().count(), SENTINEL.len());
    // Neither is it copied.
    window.press_with(Modifiers::COMMAND, Key::A);
    window.press_with(Modifiers::COMMAND, Key::C);
    assert!(window.harness().output().platform_output.commands.is_empty(), "nothing is copied");
    window.press(Key::Enter);
    assert_hidden(&window);
    window.click("Show: Password");
    assert_eq!(window.value("Password"), SENTINEL, "the switch shows it");
    window.click("Show: Password");
    assert_hidden(&window);
    // Undo brings nothing back.
    window.type_into("Password", "other");
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.value("Password"), "•••••");
}

#[test]
fn no_text_for_a_log_holds_a_password() {
    let password = || Password::chosen(SENTINEL).unwrap();
    let key = || DiaryKey::Password(password());
    let now = "2026-03-20T08:00:00".parse().unwrap();
    for text in [
        format!("{:?}", Action::Lock(LockAction::Unlock(key()))),
        format!("{:?}", Action::Password(PasswordAction::Set(password()))),
        format!("{:?}", PasswordAction::Change { old: key(), new: password() }),
        format!("{:?}", PasswordAction::Remove(key())),
        format!("{:?}", Request::SetPassword { new: password(), now }),
        format!("{:?}", Request::ChangePassword { old: key(), new: password(), now }),
    ] {
        assert!(!text.contains("Xylophone") && !text.contains("quartz"), "{text}");
    }
}
