//! The bytes of a file that comes in, as a text.

use super::{
    fault::{Fault, ImportError, MAX_BYTES, Problem},
    place::Position,
};

/// The text of a file, without the mark that some programs put in front of it.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Box::new(Fault {
            position: Position::of(bytes, error.valid_up_to()),
            path: String::new(),
            problem: Problem::NotUtf8,
        })
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_ascii().is_empty() { Err(ImportError::Empty) } else { Ok(text) }
}
