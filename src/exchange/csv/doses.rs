//! Doses as the text of one cell: `Quinine | 300 mg | 22:00; Magnesium`.
//!
//! Names and amounts are a person's own words, so that each separator can be part of one: then
//! a backslash stands before it.

use super::{
    cell::{Cell, quoted},
    lists::NONE,
    safe::{tamed, untamed},
};
use crate::diary::{
    Dose,
    text::{Name, ShortText},
};

const BETWEEN_DOSES: char = ';';
const BETWEEN_PARTS: char = '|';
const ESCAPE: char = '\\';
/// After an escape: nothing. It tells an empty answer from none.
const EMPTY: char = 'e';

impl Cell for Vec<Dose> {
    fn write(&self) -> String {
        let doses: Vec<String> = self.iter().map(dose).collect();
        let cell = doses.join("; ");
        tamed(&if cell.is_empty() {
            NONE.to_owned()
        } else if says_none(&cell) || cell.trim().is_empty() {
            // A dose that is called so; as it stands, the cell would say another thing, or nothing.
            format!("{ESCAPE}{cell}")
        } else {
            cell
        })
    }

    fn read(cell: &str) -> Result<Self, String> {
        let cell = untamed(cell);
        if says_none(&cell) {
            return Ok(Self::new());
        }
        split(&cell, BETWEEN_DOSES).enumerate().map(|(index, text)| read(text, index)).collect()
    }
}

fn says_none(cell: &str) -> bool {
    cell.trim().eq_ignore_ascii_case(NONE)
}

fn dose(Dose { name, amount, time }: &Dose) -> String {
    let amount = amount.as_ref().map(|amount| match amount.as_str() {
        "" => format!("{ESCAPE}{EMPTY}"),
        text => escaped(text),
    });
    let mut text = escaped(name.as_str());
    if amount.is_some() || time.is_some() {
        text.push_str(" | ");
        text.push_str(&amount.unwrap_or_default());
    }
    if let Some(time) = time {
        text.push_str(" | ");
        text.push_str(&time.to_string());
    }
    text
}

fn read(text: &str, index: usize) -> Result<Dose, String> {
    // The space behind a separator belongs to it, and so does the one before a bar.
    let text = if index == 0 { text } else { text.strip_prefix(' ').unwrap_or(text) };
    let mut parts = split(text, BETWEEN_PARTS).peekable();
    let mut part = |is_first: bool| -> Option<&str> {
        let part = parts.next()?;
        let part = if is_first { part } else { part.strip_prefix(' ').unwrap_or(part) };
        let is_last = parts.peek().is_none();
        Some(if is_last { part } else { without_last_space(part) })
    };
    let (name, amount, time, more) = (part(true), part(false), part(false), part(false));
    if more.is_some() {
        return Err(format!(
            "{} has more than a name, an amount and a time; write a backslash before a bar that \
             is part of a text",
            quoted(text)
        ));
    }
    let amount = amount.filter(|amount| !amount.is_empty());
    Ok(Dose {
        name: Name::new(plain(name.unwrap_or_default())).map_err(|error| error.to_string())?,
        amount: amount
            .map(|amount| ShortText::new(plain(amount)).map_err(|error| error.to_string()))
            .transpose()?,
        time: time.filter(|time| !time.trim().is_empty()).map(Cell::read).transpose()?,
    })
}

/// Takes the space away that stands before a bar, unless it is part of an escape.
fn without_last_space(part: &str) -> &str {
    let shorter = part.strip_suffix(' ').unwrap_or(part);
    let escapes = shorter.chars().rev().take_while(|letter| *letter == ESCAPE).count();
    if escapes % 2 == 0 { shorter } else { part }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if [BETWEEN_DOSES, BETWEEN_PARTS, ESCAPE].contains(&letter) {
            escaped.push(ESCAPE);
        }
        escaped.push(letter);
    }
    escaped
}

fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ESCAPE => plain.extend(letters.next().filter(|next| *next != EMPTY)),
            _ => plain.push(letter),
        }
    }
    plain
}

/// The parts between the separators that no escape stands before.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut is_escaped = false;
    text.split(move |letter| {
        let separates = letter == separator && !is_escaped;
        is_escaped = letter == ESCAPE && !is_escaped;
        separates
    })
}

#[cfg(test)]
mod tests {
    use super::super::cell::Cell as _;
    use crate::diary::Dose;

    fn dose(name: &str, amount: Option<&str>, time: Option<&str>) -> Dose {
        let json = serde_json::json!({ "name": name, "amount": amount, "time": time });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn doses_come_back_whatever_they_are_called() {
        let awkward = [
            "none", " None ", "a; b", "a | b", "a\\", " a ", ";", "|", "\\e", "=1+1", "'", "\n",
            " ",
        ];
        for name in awkward {
            for amount in [None, Some(""), Some(" "), Some("-5 | 6"), Some(name)] {
                for time in [None, Some("22:00")] {
                    let one = vec![dose(name, amount, time)];
                    let cell = one.write();
                    assert!(!cell.trim().is_empty(), "{cell:?} is no answer");
                    assert_eq!(Vec::<Dose>::read(&cell).unwrap(), one, "{cell:?}");
                    let two = vec![dose("x", None, None), dose(name, amount, time)];
                    let cell = two.write();
                    assert_eq!(Vec::<Dose>::read(&cell).unwrap(), two, "{cell:?}");
                }
            }
        }
        assert_eq!(Vec::<Dose>::read("none").unwrap(), []);
        assert_eq!(Vec::<Dose>::new().write(), "none");
    }

    #[test]
    fn doses_are_written_as_people_would() {
        let doses = [
            dose("Quinine", Some("300 mg"), Some("22:00")),
            dose("Magnesium", None, None),
            dose("Iron", None, Some("08:00")),
        ];
        let cell = "Quinine | 300 mg | 22:00; Magnesium; Iron |  | 08:00";
        assert_eq!(doses.to_vec().write(), cell);
        let typed = "Quinine|300 mg|22:00;Magnesium;Iron||8:00";
        assert_eq!(Vec::<Dose>::read(typed).unwrap(), doses);
        for (cell, reason) in [
            ("a | b | 22:00 | c", "more than a name"),
            ("a | b | late", "not a clock time"),
            ("a;", "at least 1 character"),
        ] {
            let error = Vec::<Dose>::read(cell).unwrap_err();
            assert!(error.contains(reason), "{cell}: {error}");
        }
    }
}
