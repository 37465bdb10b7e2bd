//! Serde's errors as faults with an exact place.
//!
//! Serde gives the way to a value, and of some errors only the place where it stopped
//! reading; the place of the value itself is found by following that way in the text.

use serde_json::{error::Category, value::RawValue};
use serde_path_to_error::Segment;

use super::super::{
    fault::{Fault, Problem, shown},
    place::{Position, Way, find, line_start, members, offset_in},
};
use super::words::plain;

/// The longest part of a file in a message, in characters.
const LONGEST_MESSAGE: usize = 400;
const LONGEST_NAME: usize = 60;

/// What is wrong with an entry of a file.
///
/// `at` is the way to the entry; `text` is the whole file, of which `entry` is a part.
pub(super) fn in_entry(
    text: &str,
    entry: &RawValue,
    at: &str,
    error: &serde_path_to_error::Error<serde_json::Error>,
) -> Fault {
    let mut path = at.to_owned();
    let mut way = Vec::new();
    for segment in error.path() {
        match segment {
            Segment::Seq { index } => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
                way.push(Way::Item(*index));
            }
            Segment::Map { key } => {
                push_name(&mut path, key);
                way.push(Way::Key(key));
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    let message = without_place(error.inner());
    // A number too large for any field counts as bad JSON with serde, though it is a value.
    if error.inner().classify() != Category::Data && message != "number out of range" {
        return in_syntax(text, entry.get(), path, error.inner());
    }
    let found = find(entry, &way);
    if message.starts_with("duplicate field")
        && let Some(fault) = repeated_field(text, found.value, &path)
    {
        return fault;
    }
    let part = match found.key {
        Some(key) if is_of_the_name(&message) => key,
        _ => found.value,
    };
    Fault {
        position: position(text, part),
        path,
        problem: Problem::Value(shown(&plain(&message), LONGEST_MESSAGE)),
    }
}

/// What is wrong with the JSON of a part of a file, or with a value that is read from it
/// directly.
pub(super) fn in_syntax(text: &str, part: &str, path: String, error: &serde_json::Error) -> Fault {
    let message = || shown(&plain(&without_place(error)), LONGEST_MESSAGE);
    let problem = match error.classify() {
        Category::Eof => Problem::BrokenOff,
        Category::Data => Problem::Value(message()),
        Category::Syntax | Category::Io => Problem::Syntax(message()),
    };
    // Serde's column is the number of bytes of the line that it has read.
    let offset = line_start(part, error.line()) + error.column().saturating_sub(1);
    Fault { position: Position::of(text.as_bytes(), offset_in(text, part) + offset), path, problem }
}

/// The place of a part of a file.
pub(super) fn position(text: &str, part: &RawValue) -> Position {
    Position::of(text.as_bytes(), offset_in(text, part.get()))
}

/// Adds the name of a field to a way.
pub(super) fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(&shown(name, LONGEST_NAME));
}

/// Whether a message is of the name of a field, not of its value.
fn is_of_the_name(message: &str) -> bool {
    message.starts_with("unknown field") || message.contains("is not a known threshold")
}

fn repeated_field(text: &str, object: &RawValue, path: &str) -> Option<Fault> {
    let mut seen: Vec<(String, &RawValue)> = Vec::new();
    for member in members(object) {
        let name = member.name()?;
        if let Some((_, first)) = seen.iter().find(|(earlier, _)| *earlier == name) {
            let first_line = position(text, first).line;
            let mut path = path.to_owned();
            push_name(&mut path, &name);
            let problem = Problem::RepeatedField { first_line };
            return Some(Fault { position: position(text, member.key), path, problem });
        }
        seen.push((name, member.key));
    }
    None
}

fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    message.strip_suffix(&place).map_or_else(|| message.clone(), str::to_owned)
}
