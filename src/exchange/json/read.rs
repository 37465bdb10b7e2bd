//! A file as a diary, or the first thing that is wrong with it.
//!
//! The file is walked once, entry by entry. Each entry is first taken as the text that it
//! is, so that its place is known, and then read as the value that it must be.

use std::{collections::BTreeMap, sync::Arc};

use chrono::DateTime;
use serde::{
    Deserialize, Deserializer as _,
    de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::diary::{Diary, Night, object::Object, quantity::whole_number};

use super::{
    super::{
        fault::{Fault, ImportError, Problem, shown},
        imported::{Imported, NightAt, NightPlace, Places},
        place::{Position, Way, find, offset_in},
        text::text_of,
    },
    FORMAT, VERSION, explain,
};

/// The diary that a file holds.
///
/// # Errors
/// [`ImportError`] names the first thing in it that is not valid.
pub fn read(bytes: &[u8]) -> Result<Diary, ImportError> {
    parse(bytes).map(|imported| imported.diary)
}

/// The diary that a file holds, with the place of each entry.
///
/// # Errors
/// [`ImportError`] names the first thing in it that is not valid.
pub fn parse(bytes: &[u8]) -> Result<Imported<'_>, ImportError> {
    let text = text_of(bytes)?;
    Reader::new(text).read().map_err(|fault| Box::new(not_a_diary(text).unwrap_or(fault)).into())
}

/// Why a file of valid JSON is not one that this program reads at all, whatever else is
/// wrong with it.
fn not_a_diary(text: &str) -> Option<Fault> {
    #[derive(Deserialize)]
    struct Head<'a> {
        #[serde(borrow)]
        format: Option<&'a RawValue>,
        version: Option<&'a RawValue>,
    }

    let Object(head) = serde_json::from_str::<Object<Head<'_>>>(text).ok()?;
    let fault = |path: &str, part: &RawValue, problem| {
        Some(Fault { position: explain::position(text, part), path: path.to_owned(), problem })
    };
    let word = head.format.map(|raw| serde_json::from_str::<String>(raw.get()).ok());
    match (head.format, word.flatten()) {
        (Some(_), Some(word)) if word == FORMAT => {}
        (Some(raw), _) => return fault("format", raw, Problem::NotADiary),
        (None, _) => return Some(whole_file(text, Problem::NotADiary)),
    }
    let raw = head.version?;
    match whole_number(&mut serde_json::Deserializer::from_str(raw.get())) {
        Ok(VERSION) | Err(_) => None,
        Ok(_) => fault("version", raw, Problem::OtherVersion(shown(raw.get(), 20))),
    }
}

/// A fault of the file as a whole, which stands where its first character does.
fn whole_file(text: &str, problem: Problem) -> Fault {
    Fault { position: value_of(text, None), path: String::new(), problem }
}

/// Where the value behind a key begins; where there is no key, that of the whole file.
fn value_of(text: &str, key: Option<&RawValue>) -> Position {
    let mut before = 0;
    if let Some(key) = key {
        before = offset_in(text, key.get()) + key.get().len();
    }
    let rest = text.get(before..).unwrap_or_default();
    let value = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ':');
    Position::of(text.as_bytes(), before + rest.len() - value.len())
}

/// Says that a fault has been found and kept.
#[derive(Debug, thiserror::Error)]
#[error("a fault was found")]
struct Faulty;

/// Takes the item of a list at a position.
type TakeItem<'a> = fn(&mut Reader<'a>, usize, &'a RawValue) -> Result<(), Faulty>;

struct Reader<'a> {
    text: &'a str,
    /// The way to what is being read.
    at: String,
    fault: Option<Fault>,
    keys: BTreeMap<String, &'a RawValue>,
    diary: Diary,
    places: Places<'a>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: String::new(),
            fault: None,
            keys: BTreeMap::new(),
            diary: Diary::default(),
            places: Places::default(),
        }
    }

    fn read(mut self) -> Result<Imported<'a>, Fault> {
        let mut json = serde_json::Deserializer::from_str(self.text);
        let outcome = json.deserialize_map(&mut self).and_then(|()| {
            self.at.clear();
            json.end()
        });
        let Self { text, at, fault, keys, diary, places } = self;
        match (outcome, fault) {
            (Ok(()), None) if !keys.contains_key("format") => {
                Err(whole_file(text, Problem::NotADiary))
            }
            (Ok(()), None) if !keys.contains_key("version") => {
                Err(whole_file(text, Problem::NoVersion))
            }
            (Ok(()), None) => Ok(Imported { diary, text, places }),
            (_, Some(fault)) => Err(fault),
            (Err(error), None) => {
                let mut fault = explain::in_syntax(text, text, at, &error);
                if matches!(fault.problem, Problem::Value(_)) {
                    // A value of another kind than the field has; serde is past it already.
                    fault.position = value_of(text, keys.get(&fault.path).copied());
                }
                Err(fault)
            }
        }
    }

    /// Reads an entry, or keeps what is wrong with it.
    fn entry<T: Deserialize<'a>>(&mut self, raw: &'a RawValue) -> Result<T, Faulty> {
        let mut json = serde_json::Deserializer::from_str(raw.get());
        serde_path_to_error::deserialize(&mut json).map_err(|error| {
            self.fault = Some(explain::in_entry(self.text, raw, &self.at, &error));
            Faulty
        })
    }

    fn refuse<T>(&mut self, raw: &RawValue, problem: Problem) -> Result<T, Faulty> {
        let position = explain::position(self.text, raw);
        self.fault = Some(Fault { position, path: self.at.clone(), problem });
        Err(Faulty)
    }

    /// Takes the key of a field of the file.
    fn key(&mut self, raw: &'a RawValue) -> Result<String, Faulty> {
        self.at.clear();
        let name: String = self.entry(raw)?;
        explain::push_name(&mut self.at, &name);
        if let Some(first) = self.keys.insert(name.clone(), raw) {
            let first_line = explain::position(self.text, first).line;
            return self.refuse(raw, Problem::RepeatedField { first_line });
        }
        Ok(name)
    }

    fn format(&mut self, raw: &'a RawValue) -> Result<(), Faulty> {
        if self.entry::<String>(raw)? == FORMAT {
            Ok(())
        } else {
            self.refuse(raw, Problem::NotADiary)
        }
    }

    fn version(&mut self, raw: &'a RawValue) -> Result<(), Faulty> {
        let Whole(version) = self.entry(raw)?;
        if version == VERSION {
            Ok(())
        } else {
            self.refuse(raw, Problem::OtherVersion(shown(raw.get(), 20)))
        }
    }

    fn exported_at(&mut self, raw: &'a RawValue) -> Result<(), Faulty> {
        let Some(moment) = self.entry::<Option<String>>(raw)? else {
            return Ok(());
        };
        // chrono also reads a space between date and time, which RFC 3339's grammar lacks.
        let separated = matches!(moment.as_bytes().get(10), Some(b'T' | b't'));
        if separated && DateTime::parse_from_rfc3339(&moment).is_ok() {
            Ok(())
        } else {
            let problem = Problem::Value(format!(
                "\"{}\" is not a moment, which is written like 2026-03-15T08:30:00Z",
                shown(&moment, 40)
            ));
            self.refuse(raw, problem)
        }
    }

    fn profile(&mut self, raw: &'a RawValue) -> Result<(), Faulty> {
        let Object(profile) = self.entry(raw)?;
        self.diary.profile = profile;
        self.places.profile = Some(raw);
        Ok(())
    }

    fn settings(&mut self, raw: &'a RawValue) -> Result<(), Faulty> {
        self.diary.settings = self.entry(raw)?;
        self.places.settings = Some(raw);
        Ok(())
    }

    fn medication(&mut self, _index: usize, raw: &'a RawValue) -> Result<(), Faulty> {
        let Object(entry) = self.entry(raw)?;
        let id = self.diary.medications.next_id();
        self.diary.medications.put(id, Some(entry));
        self.places.medications.push(raw);
        Ok(())
    }

    fn exposure(&mut self, _index: usize, raw: &'a RawValue) -> Result<(), Faulty> {
        let Object(entry) = self.entry(raw)?;
        let id = self.diary.exposures.next_id();
        self.diary.exposures.put(id, Some(entry));
        self.places.exposures.push(raw);
        Ok(())
    }

    fn acknowledgement(&mut self, _index: usize, raw: &'a RawValue) -> Result<(), Faulty> {
        let Object(entry) = self.entry(raw)?;
        let id = self.diary.acknowledgements.next_id();
        self.diary.acknowledgements.put(id, Some(entry));
        self.places.acknowledgements.push(raw);
        Ok(())
    }

    fn appointment(&mut self, _index: usize, raw: &'a RawValue) -> Result<(), Faulty> {
        let Object(entry) = self.entry(raw)?;
        let id = self.diary.appointments.next_id();
        self.diary.appointments.put(id, Some(entry));
        self.places.appointments.push(raw);
        Ok(())
    }

    fn night(&mut self, index: usize, raw: &'a RawValue) -> Result<(), Faulty> {
        let Object::<Night>(night) = self.entry(raw)?;
        let date = night.date;
        let place = NightPlace { index, at: NightAt::Value(raw) };
        if let Some(NightPlace { at: NightAt::Value(first), .. }) =
            self.places.nights.insert(date, place)
        {
            let first_line = explain::position(self.text, night_date(first)).line;
            self.at.push_str(".date");
            return self.refuse(night_date(raw), Problem::RepeatedNight { date, first_line });
        }
        self.diary.put_night(Arc::new(night));
        Ok(())
    }

    fn unknown_field(&mut self, key: &'a RawValue, name: &str) -> Result<(), Faulty> {
        let problem = Problem::Value(format!(
            "a diary has no field \"{}\"; its fields are {}",
            shown(name, 60),
            FIELDS.join(", ")
        ));
        self.refuse(key, problem)
    }
}

const FIELDS: [&str; 10] = [
    "format",
    "version",
    "exported_at",
    "profile",
    "settings",
    "medications",
    "exposures",
    "acknowledgements",
    "appointments",
    "nights",
];

impl<'de> Visitor<'de> for &mut Reader<'de> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a diary in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<&'de RawValue>()? {
            let name = self.key(key).map_err(A::Error::custom)?;
            let mut list = |reader: &mut Reader<'de>, take: TakeItem<'de>| {
                map.next_value_seed(Items { reader, name: &name, take })
            };
            let taken = match name.as_str() {
                "medications" => Ok(list(self, Reader::medication)?),
                "exposures" => Ok(list(self, Reader::exposure)?),
                "acknowledgements" => Ok(list(self, Reader::acknowledgement)?),
                "appointments" => Ok(list(self, Reader::appointment)?),
                "nights" => Ok(list(self, Reader::night)?),
                "format" => self.format(map.next_value()?),
                "version" => self.version(map.next_value()?),
                "exported_at" => self.exported_at(map.next_value()?),
                "profile" => self.profile(map.next_value()?),
                "settings" => self.settings(map.next_value()?),
                _ => self.unknown_field(key, &name),
            };
            taken.map_err(A::Error::custom)?;
        }
        Ok(())
    }
}

/// The items of one list of the file.
struct Items<'r, 'de> {
    reader: &'r mut Reader<'de>,
    name: &'r str,
    take: TakeItem<'de>,
}

impl<'de> DeserializeSeed<'de> for Items<'_, 'de> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Items<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list in brackets")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Self { reader, name, take } = self;
        for index in 0.. {
            reader.at = format!("{name}[{index}]");
            let Some(raw) = items.next_element()? else { break };
            take(reader, index, raw).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}

/// A whole number that may be written with a point.
struct Whole(i64);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: serde::Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        whole_number(json).map(Self)
    }
}

fn night_date(night: &RawValue) -> &RawValue {
    find(night, &[Way::Key("date")]).value
}
