//! Lists of choices as the text of one cell: `stretch (helped); warm bath`.

use super::cell::{Cell, quoted, spaced, whole, word};
use crate::diary::{
    Relief, Sign,
    quantity::Pain,
    unique::UniqueList,
    vocabulary::{BedtimeMeasure, Helped, Side},
};

/// A list with nothing in it.
pub(super) const NONE: &str = "none";

const LASTING: [(&str, bool); 2] = [("lasting", true), ("not lasting", false)];
const KNOWN: [(&str, bool); 2] = [("known to doctor", true), ("not known to doctor", false)];
const PAIN: &str = "pain ";
const HELPED: [(&str, Helped); 3] =
    [("helped", Helped::Yes), ("helped partly", Helped::Partly), ("did not help", Helped::No)];

impl Cell for UniqueList<BedtimeMeasure> {
    fn write(&self) -> String {
        joined(self.as_slice().iter().map(|measure| spaced(measure.word())))
    }

    fn read(cell: &str) -> Result<Self, String> {
        let measures = items(cell).map(word).collect::<Result<_, _>>()?;
        Self::new(measures).map_err(|error| error.to_string())
    }
}

impl Cell for Vec<Sign> {
    fn write(&self) -> String {
        joined(self.iter().map(|sign| {
            let Sign { sign, side, lasting, pain, known_to_doctor } = sign;
            let details = [
                side.map(|side| side.word().to_owned()),
                lasting.map(|lasting| words_of(&LASTING, lasting)),
                pain.map(|pain| format!("{PAIN}{pain}")),
                known_to_doctor.map(|known| words_of(&KNOWN, known)),
            ];
            item(sign.word(), &details.into_iter().flatten().collect::<Vec<_>>())
        }))
    }

    fn read(cell: &str) -> Result<Self, String> {
        let sign = |item| -> Result<Sign, String> {
            let (name, details) = parts(item)?;
            let mut sign = Sign {
                sign: word(name)?,
                side: None,
                lasting: None,
                pain: None,
                known_to_doctor: None,
            };
            for detail in details {
                if let Some(lasting) = value_of(&LASTING, detail) {
                    answer(&mut sign.lasting, lasting, detail)?;
                } else if let Some(known) = value_of(&KNOWN, detail) {
                    answer(&mut sign.known_to_doctor, known, detail)?;
                } else if let Some(pain) = detail.strip_prefix(PAIN) {
                    answer(&mut sign.pain, whole(pain, Pain::new)?, detail)?;
                } else {
                    answer(&mut sign.side, word::<Side>(detail)?, detail)?;
                }
            }
            Ok(sign)
        };
        items(cell).map(sign).collect()
    }
}

impl Cell for Vec<Relief> {
    fn write(&self) -> String {
        joined(self.iter().map(|Relief { measure, helped }| {
            let details: Vec<_> = helped.iter().map(|helped| words_of(&HELPED, *helped)).collect();
            item(measure.word(), &details)
        }))
    }

    fn read(cell: &str) -> Result<Self, String> {
        let relief = |item| -> Result<Relief, String> {
            let (name, details) = parts(item)?;
            let mut relief = Relief { measure: word(name)?, helped: None };
            for detail in details {
                let helped = value_of(&HELPED, detail).ok_or_else(|| {
                    let known = HELPED.map(|(words, _)| words).join(", ");
                    format!("{} is not a known answer; known are {known}", quoted(detail))
                })?;
                answer(&mut relief.helped, helped, detail)?;
            }
            Ok(relief)
        };
        items(cell).map(relief).collect()
    }
}

fn joined(items: impl Iterator<Item = String>) -> String {
    let items: Vec<_> = items.collect();
    if items.is_empty() { NONE.to_owned() } else { items.join("; ") }
}

fn item(name: &str, details: &[String]) -> String {
    let name = spaced(name);
    if details.is_empty() { name } else { format!("{name} ({})", details.join(", ")) }
}

/// The items of a cell; none where it says so.
fn items(cell: &str) -> impl Iterator<Item = &str> {
    let is_none = cell.trim().eq_ignore_ascii_case(NONE);
    cell.split(';').map(str::trim).filter(move |_item| !is_none)
}

/// The name of an item, and what stands in brackets after it.
fn parts(item: &str) -> Result<(&str, impl Iterator<Item = &str>), String> {
    let (name, details) = match item.split_once('(') {
        None => (item, None),
        Some((name, rest)) => {
            let details = rest.strip_suffix(')').ok_or_else(|| {
                format!("the bracket of {} is not closed at its end", quoted(item))
            })?;
            (name, Some(details))
        }
    };
    Ok((name, details.into_iter().flat_map(|details| details.split(',').map(str::trim))))
}

fn words_of<T: Copy + PartialEq>(words: &[(&str, T)], value: T) -> String {
    let found = words.iter().find(|(_, of)| *of == value);
    found.map_or_else(String::new, |(words, _)| (*words).to_owned())
}

fn value_of<T: Copy>(words: &[(&str, T)], detail: &str) -> Option<T> {
    words.iter().find(|(words, _)| words.eq_ignore_ascii_case(detail)).map(|(_, value)| *value)
}

fn answer<T>(field: &mut Option<T>, value: T, detail: &str) -> Result<(), String> {
    if field.replace(value).is_some() {
        return Err(format!("{} answers what is answered already", quoted(detail)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::cell::Cell as _;
    use crate::diary::{Relief, Sign};

    #[test]
    fn lists_are_words_that_come_back() {
        for cell in [
            "swelling (left, lasting, pain 3, known to doctor); redness (not lasting)",
            "pain between cramps (pain 10); urge to move (not known to doctor); twitching",
            "none",
        ] {
            assert_eq!(Vec::<Sign>::read(cell).unwrap().write(), cell);
        }
        let cell = "stretch (helped); heat (helped partly); walk (did not help); warm bath";
        assert_eq!(Vec::<Relief>::read(cell).unwrap().write(), cell);
        assert_eq!(Vec::<Sign>::read(" None ").unwrap(), []);
    }

    #[test]
    fn what_is_no_such_list_is_named() {
        for (cell, reason) in [
            ("swelling;", "\"\" is not a known sign"),
            ("swelling (left, right)", "\"right\" answers what is answered already"),
            ("swelling (lasting", "not closed"),
            ("swelling (left) x", "not closed"),
            ("swelling (pain 11)", "from 0 to 10"),
            ("swelling ()", "\"\" is not a known side"),
            ("none; swelling", "\"none\" is not a known sign"),
        ] {
            let error = Vec::<Sign>::read(cell).unwrap_err();
            assert!(error.contains(reason), "{cell}: {error}");
        }
        let error = Vec::<Relief>::read("stretch (a bit)").unwrap_err();
        assert!(error.contains("known are helped, helped partly, did not help"), "{error}");
    }
}
