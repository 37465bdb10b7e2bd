//! What opens a diary with a password. Nothing here shows what it holds unless it is asked for.

use std::fmt;

use age::{secrecy::ExposeSecret as _, x25519::Identity};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// A new password has at least so many letters: with fewer, a computer that tries them all is
/// soon through.
pub const SHORTEST_PASSWORD: usize = 8;

/// No password is longer, in bytes.
const LONGEST_PASSWORD: usize = 1024;

/// A password as the person means it, wiped from memory when it is dropped.
///
/// Keyboards write the same letter in several ways (one code, or a letter and an accent), and
/// several kinds of blanks that look alike. So letters are composed (NFC) and every blank is the
/// plain one, as RFC 8265 has it for passwords (`OpaqueString`); capitals stay apart from small
/// letters, and nothing is cut off at the ends.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(Zeroizing<String>);

/// Raised by a text that is no password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// There is nothing in it.
    #[error("the password is empty; enter one")]
    Empty,
    /// Too few letters for a new password.
    #[error("the password is too short; use at least {SHORTEST_PASSWORD} letters, or a few words")]
    TooShort,
    /// More than anybody types.
    #[error("the password is too long; use a shorter one")]
    TooLong,
    /// A key such as Tab or Escape.
    #[error("the password holds a character that cannot be typed everywhere; leave it out")]
    Control,
}

impl Password {
    /// A password that is to open something.
    ///
    /// # Errors
    /// A text that can be no password.
    pub fn new(text: &str) -> Result<Self, PasswordError> {
        if text.is_empty() {
            return Err(PasswordError::Empty);
        }
        if text.len() > LONGEST_PASSWORD {
            return Err(PasswordError::TooLong);
        }
        if text.contains(char::is_control) {
            return Err(PasswordError::Control);
        }
        // Room for all of it, so that no part is left behind where a text grew.
        let mut plain = Zeroizing::new(String::with_capacity(4 * LONGEST_PASSWORD));
        plain.extend(text.nfc().map(|letter| if letter.is_whitespace() { ' ' } else { letter }));
        Ok(Self(plain))
    }

    /// A password that is to be set.
    ///
    /// # Errors
    /// As [`Password::new`], and [`PasswordError::TooShort`].
    pub fn chosen(text: &str) -> Result<Self, PasswordError> {
        let password = Self::new(text)?;
        if password.0.chars().count() < SHORTEST_PASSWORD {
            return Err(PasswordError::TooShort);
        }
        Ok(password)
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(..)")
    }
}

/// The key that opens a diary of which the password was forgotten, for printing.
///
/// It is an `age` key: 52 letters and digits of content, and six by which a slip of the pen is
/// found out.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey(Zeroizing<String>);

/// Raised by a text that is no recovery key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryKeyError {
    /// It has too few or too many letters.
    #[error("a recovery key has {LETTERS} letters and digits, this has {found}; compare the two")]
    Length {
        /// How many there are.
        found: usize,
    },
    /// A letter that no recovery key has.
    #[error("a recovery key has no \"{letter}\"; compare letter {number} with the printed one")]
    Letter {
        /// Which.
        letter: char,
        /// Where, from 1.
        number: usize,
    },
    /// Every letter could be one, but together they are none.
    #[error("the recovery key has a slip in it; compare it with the printed one")]
    Slip,
}

const PREFIX: &str = "AGE-SECRET-KEY-1";
/// So many letters and digits stand behind the prefix.
const LETTERS: usize = 58;
const GROUP: usize = 4;
/// Those that are not easily taken for one another.
const ALPHABET: &str = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";

impl RecoveryKey {
    /// Reads a key as it was printed or typed: in any case, with or without its prefix, with
    /// blanks and hyphens anywhere.
    ///
    /// # Errors
    /// What is wrong with it. A key that is one and opens another diary is no error here.
    pub fn parse(text: &str) -> Result<Self, RecoveryKeyError> {
        let mut letters = Zeroizing::new(String::with_capacity(4 * LETTERS));
        let typed = text.chars().filter(|letter| !is_between(*letter)).take(3 * LETTERS);
        letters.extend(typed.map(|letter| letter.to_ascii_uppercase()));
        let prefix: String = PREFIX.chars().filter(|letter| !is_between(*letter)).collect();
        let letters = letters.strip_prefix(&prefix).unwrap_or(&letters);
        let strange = letters.chars().zip(1..).find(|(letter, _)| !ALPHABET.contains(*letter));
        if let Some((letter, number)) = strange {
            return Err(RecoveryKeyError::Letter { letter, number });
        }
        if letters.len() != LETTERS {
            return Err(RecoveryKeyError::Length { found: letters.len() });
        }
        let mut whole = Zeroizing::new(String::with_capacity(PREFIX.len() + LETTERS));
        whole.push_str(PREFIX);
        whole.push_str(letters);
        let identity: Identity = whole.parse().map_err(|_checksum| RecoveryKeyError::Slip)?;
        Ok(Self::of(&identity))
    }

    /// The key in groups of four, for printing and for reading out.
    pub fn grouped(&self) -> Zeroizing<String> {
        let mut grouped = Zeroizing::new(String::with_capacity(2 * LETTERS));
        let letters = self.0.strip_prefix(PREFIX).unwrap_or(&self.0);
        for (position, letter) in letters.chars().enumerate() {
            if position > 0 && position % GROUP == 0 {
                grouped.push(' ');
            }
            grouped.push(letter);
        }
        grouped
    }

    /// The key as the program `age` reads it.
    pub fn whole(&self) -> &str {
        &self.0
    }

    pub(super) fn of(identity: &Identity) -> Self {
        Self(Zeroizing::new(identity.to_string().expose_secret().to_owned()))
    }

    pub(super) fn identity(&self) -> Option<Identity> {
        self.0.parse().ok()
    }
}

/// What may stand between the letters of a key.
fn is_between(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(..)")
    }
}

/// Either of the two that open a diary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// The password.
    Password(Password),
    /// The recovery key.
    Recovery(RecoveryKey),
}

impl Key {
    /// What a person gave where either may be given: a recovery key where it is one, otherwise a
    /// password.
    ///
    /// # Errors
    /// A text that can be neither.
    pub fn read(text: &str) -> Result<Self, PasswordError> {
        RecoveryKey::parse(text).map_or_else(
            |_none| Password::new(text).map(Self::Password),
            |recovery| Ok(Self::Recovery(recovery)),
        )
    }
}

#[cfg(test)]
mod tests;
