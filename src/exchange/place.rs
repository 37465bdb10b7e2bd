//! Where something stands in a text: lines, columns, and the way to a value in JSON.

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

/// A place in a text. Both numbers count from 1; columns are characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character of the line.
    pub column: usize,
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

impl Position {
    /// The place of the byte `offset` of a text, which may be broken off before it.
    pub(super) fn of(text: &[u8], offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let start = last_end(text, before.len()).map_or(0, |end| end + 1);
        let line = 1 + ends_between(text, 0, before.len());
        // Every byte but a continuation of UTF-8 begins a character.
        let column = 1 + before.iter().skip(start).filter(|byte| (**byte & 0xC0) != 0x80).count();
        Self { line, column }
    }
}

/// How many lines end between two offsets: with LF, or with the CR of old spreadsheets alone.
#[expect(clippy::naive_bytecount, reason = "the text is gone through once at most")]
fn ends_between(text: &[u8], from: usize, to: usize) -> usize {
    let between = text.get(from..to).unwrap_or_default();
    let feeds = between.iter().filter(|byte| **byte == b'\n').count();
    // Hardly any text has one.
    if !between.contains(&b'\r') {
        return feeds;
    }
    feeds + (from..to).filter(|at| is_lone_return(text, *at)).count()
}

/// Where the last line before an offset ends.
fn last_end(text: &[u8], offset: usize) -> Option<usize> {
    let before = text.get(..offset)?;
    let feed = before.iter().rposition(|byte| *byte == b'\n');
    let after = feed.map_or(0, |feed| feed + 1);
    let rest = before.get(after..).unwrap_or_default();
    if !rest.contains(&b'\r') {
        return feed;
    }
    (after..offset).rfind(|at| is_lone_return(text, *at)).or(feed)
}

fn is_lone_return(text: &[u8], at: usize) -> bool {
    text.get(at) == Some(&b'\r') && text.get(at + 1) != Some(&b'\n')
}

/// The offset at which a line, counted from 1, of a text begins.
pub(super) fn line_start(text: &str, line: usize) -> usize {
    let Some(ends_before) = line.checked_sub(2) else { return 0 };
    let mut ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    ends.nth(ends_before).map_or(text.len(), |(end, _)| end + 1)
}

/// The lines, counted from 1, of offsets that come in rising order.
#[derive(Debug)]
pub(super) struct LineCount<'a> {
    text: &'a str,
    counted: usize,
    line: usize,
}

impl<'a> LineCount<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, counted: 0, line: 1 }
    }

    pub(super) fn line(&mut self, offset: usize) -> usize {
        self.line += ends_between(self.text.as_bytes(), self.counted, offset);
        self.counted = self.counted.max(offset);
        self.line
    }
}

/// How far into a text a part of it begins.
pub(super) fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

/// A step on the way to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way<'a> {
    /// The member of an object.
    Key(&'a str),
    /// The item of a list, counted from 0.
    Item(usize),
}

/// A member of an object as it stands in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) key: &'a RawValue,
    pub(super) value: &'a RawValue,
}

impl Member<'_> {
    /// The key with its escapes read.
    pub(super) fn name(&self) -> Option<String> {
        serde_json::from_str(self.key.get()).ok()
    }
}

/// What a way leads to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a> {
    /// The key in front of it, where it is the member of an object.
    pub(super) key: Option<&'a RawValue>,
    pub(super) value: &'a RawValue,
}

/// Follows a way as far as it goes; the last member counts where a key is repeated.
pub(super) fn find<'a>(from: &'a RawValue, way: &[Way<'_>]) -> Found<'a> {
    let mut found = Found { key: None, value: from };
    for step in way {
        let next = match step {
            Way::Key(name) => members(found.value)
                .into_iter()
                .rfind(|member| member.name().as_deref() == Some(name))
                .map(|member| Found { key: Some(member.key), value: member.value }),
            Way::Item(position) => serde_json::from_str::<Vec<&RawValue>>(found.value.get())
                .ok()
                .and_then(|items| items.get(*position).copied())
                .map(|value| Found { key: None, value }),
        };
        match next {
            Some(next) => found = next,
            None => break,
        }
    }
    found
}

/// The members of an object in the order of the text; none where it is no object.
pub(super) fn members(object: &RawValue) -> Vec<Member<'_>> {
    serde_json::from_str::<Members<'_>>(object.get()).map(|members| members.0).unwrap_or_default()
}

struct Members<'a>(Vec<Member<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;

        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Vec<Member<'de>>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((key, value)) = map.next_entry()? {
                    members.push(Member { key, value });
                }
                Ok(members)
            }
        }

        deserializer.deserialize_map(MembersVisitor).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::{LineCount, Position, Way, find, line_start, offset_in};

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let text = "a\nüb\n";
        let of = |offset| {
            let Position { line, column } = Position::of(text.as_bytes(), offset);
            (line, column)
        };
        assert_eq!([0, 1, 2, 4, 5, 6].map(of), [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 1)]);
        assert_eq!(of(99), (3, 1));
        let mut lines = LineCount::new(text);
        assert_eq!([0, 1, 1, 2, 5, 6].map(|offset| lines.line(offset)), [1, 1, 1, 2, 2, 3]);
        assert_eq!([1, 2, 3, 4].map(|line| line_start(text, line)), [0, 2, 6, 6]);
        let mixed = "a\r\nb\rc\nd";
        let mut lines = LineCount::new(mixed);
        assert_eq!([0, 2, 3, 5, 7].map(|offset| lines.line(offset)), [1, 1, 2, 3, 4]);
        let Position { line, column } = Position::of(mixed.as_bytes(), 5);
        assert_eq!((line, column), (3, 1));
    }

    #[test]
    fn a_way_leads_to_the_value_and_stops_where_it_ends() {
        let text = "{\"a\": [1, {\"b\\u0063\": true}]}";
        let raw: &RawValue = serde_json::from_str(text).unwrap();
        let at = |way: &[Way<'_>]| offset_in(text, find(raw, way).value.get());
        assert_eq!(at(&[]), 0);
        assert_eq!(at(&[Way::Key("a"), Way::Item(0)]), 7);
        assert_eq!(at(&[Way::Key("a"), Way::Item(1), Way::Key("bc")]), 22);
        assert_eq!(at(&[Way::Key("a"), Way::Item(2)]), 6);
    }
}
