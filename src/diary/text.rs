//! Texts with a length limit, kept exactly as they were typed.

use serde::de::Error as _;

/// A text of `MIN` to `MAX` Unicode characters without a NUL character.
///
/// Spaces at either end are kept: the diary gives back what was typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<const MIN: usize, const MAX: usize>(Box<str>);

/// A name that must not be empty: of a medication or of a dose.
pub type Name = Text<1, 200>;
/// A line of text: a dose, a place, a person.
pub type ShortText = Text<0, 200>;
/// The emergency number.
pub type PhoneNumber = Text<0, 40>;
/// A note.
pub type Note = Text<0, 10_000>;
/// The name of a rule in an acknowledgement; the interchange format sets no limit.
pub type RuleName = Text<0, { usize::MAX }>;
/// What an acknowledged piece of evidence was.
pub type EvidenceWord = Text<0, 40>;

/// Raised when a text cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing was given where something is needed.
    #[error("a text of at least {0} character is needed here")]
    TooShort(usize),
    /// More characters than the field holds.
    #[error("the text has {length} characters; at most {max} fit here")]
    TooLong {
        /// Characters given.
        length: usize,
        /// Characters that fit.
        max: usize,
    },
    /// NUL cannot be shown, printed or stored as text.
    #[error("the text holds a NUL character, which is no part of a text")]
    Nul,
}

impl<const MIN: usize, const MAX: usize> Text<MIN, MAX> {
    /// Accepts a text of the right length.
    ///
    /// # Errors
    /// [`TextError`] says what is wrong with it.
    pub fn new(text: impl Into<Box<str>>) -> Result<Self, TextError> {
        let text = text.into();
        // A character has at least one byte: only a long text needs to be counted.
        let length = if text.len() > MAX { text.chars().count() } else { text.len() };
        if text.len() < MIN {
            Err(TextError::TooShort(MIN))
        } else if length > MAX {
            Err(TextError::TooLong { length, max: MAX })
        } else if text.contains('\0') {
            Err(TextError::Nul)
        } else {
            Ok(Self(text))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MIN: usize, const MAX: usize> std::fmt::Display for Text<MIN, MAX> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<const MIN: usize, const MAX: usize> serde::Serialize for Text<MIN, MAX> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de, const MIN: usize, const MAX: usize> serde::Deserialize<'de> for Text<MIN, MAX> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// A text with a capital letter in front.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::{Name, PhoneNumber, TextError};

    #[test]
    fn a_text_is_measured_in_characters_and_kept_as_typed() {
        assert_eq!(Name::new(""), Err(TextError::TooShort(1)));
        assert_eq!(Name::new("  a ").unwrap().as_str(), "  a ");
        let forty = "ä".repeat(40);
        assert_eq!(PhoneNumber::new(forty.clone()).unwrap().as_str(), forty);
        assert_eq!(
            PhoneNumber::new("ä".repeat(41)),
            Err(TextError::TooLong { length: 41, max: 40 })
        );
        assert_eq!(Name::new("a\0b"), Err(TextError::Nul));
    }
}
