use age::x25519::Identity;
use proptest::prelude::*;

use super::{Key, LETTERS, Password, PasswordError, RecoveryKey, RecoveryKeyError};

#[test]
fn a_password_is_the_same_however_its_letters_were_typed() {
    for (one, other) in [
        ("café für alle", "cafe\u{301} fu\u{308}r alle"),
        ("two words here", "two\u{a0}words\u{2003}here"),
        ("Ångström unit", "\u{212b}ngstro\u{308}m unit"),
    ] {
        assert_eq!(Password::new(one), Password::new(other), "{one}");
    }
    for (one, other) in [("Garden42", "garden42"), ("Garden42", "Garden42 "), ("ﬁsh", "fish")] {
        assert_ne!(Password::new(one), Password::new(other), "{one}");
    }
}

#[test]
fn only_a_new_password_must_be_long() {
    assert_eq!(Password::new(""), Err(PasswordError::Empty));
    assert_eq!(Password::new("a\tb"), Err(PasswordError::Control));
    assert!(Password::new(&"a".repeat(1024)).is_ok());
    assert_eq!(Password::new(&"a".repeat(1025)), Err(PasswordError::TooLong));
    assert!(Password::new("seven77").is_ok());
    assert_eq!(Password::chosen("seven77"), Err(PasswordError::TooShort));
    assert!(Password::chosen("eight888").is_ok());
    // Letters count as the person sees them.
    assert_eq!(Password::chosen("e\u{301}e\u{301}e\u{301}e\u{301}"), Err(PasswordError::TooShort));
}

#[test]
fn nothing_shows_a_secret_by_itself() {
    let recovery = RecoveryKey::of(&Identity::generate());
    let shown = format!(
        "{:?} {:?} {:?}",
        Password::new("garden gate").unwrap(),
        recovery,
        [Key::Recovery(recovery.clone()), Key::Password(Password::new("garden gate").unwrap())]
    );
    assert!(!shown.contains("garden") && !shown.contains("AGE"), "{shown}");
    assert!(!shown.contains(&recovery.grouped()[..4]), "{shown}");
}

#[test]
fn a_recovery_key_is_read_in_every_form() {
    let recovery = RecoveryKey::of(&Identity::generate());
    let grouped = recovery.grouped();
    assert_eq!(grouped.split(' ').count(), 15);
    assert!(grouped.split(' ').take(14).all(|group| group.len() == 4));
    let forms = [
        grouped.to_string(),
        grouped.to_lowercase(),
        grouped.replace(' ', "-"),
        grouped.replace(' ', ""),
        grouped.replace(' ', "\n \u{2013} "),
        recovery.whole().to_owned(),
        recovery.whole().to_lowercase(),
        format!("  {} ", recovery.whole()),
    ];
    for form in forms {
        assert_eq!(RecoveryKey::parse(&form), Ok(recovery.clone()));
        assert_eq!(Key::read(&form), Ok(Key::Recovery(recovery.clone())));
    }
}

#[test]
fn a_slip_is_told_from_another_key() {
    let grouped = RecoveryKey::of(&Identity::generate()).grouped();
    assert_eq!(
        RecoveryKey::parse(&grouped[..grouped.len() - 1]),
        Err(RecoveryKeyError::Length { found: LETTERS - 1 })
    );
    let mut letters: Vec<char> = grouped.chars().collect();
    letters[5] = 'o';
    let slip: String = letters.iter().collect();
    assert_eq!(RecoveryKey::parse(&slip), Err(RecoveryKeyError::Letter { letter: 'O', number: 5 }));
    for position in 0..letters.len() {
        let mut letters: Vec<char> = grouped.chars().collect();
        if letters[position] == ' ' {
            continue;
        }
        letters[position] = if letters[position] == 'Q' { 'P' } else { 'Q' };
        let slip: String = letters.iter().collect();
        assert_eq!(RecoveryKey::parse(&slip), Err(RecoveryKeyError::Slip), "{position}");
    }
    assert_eq!(RecoveryKey::parse(""), Err(RecoveryKeyError::Length { found: 0 }));
    assert!(matches!(Key::read("my dog is called Bo"), Ok(Key::Password(_))));
}

proptest! {
    #[test]
    fn any_text_is_a_key_or_an_error(text in "\\PC{0,80}") {
        RecoveryKey::parse(&text).ok();
        if let Ok(password) = Password::new(&text) {
            let again = Password::new(password.text());
            prop_assert_eq!(again, Ok(password), "what is normal stays so");
        }
    }
}
