//! Two answers to the same questions, put together field by field.
//!
//! The fields are those of the interchange format, in which a field that is not answered is
//! not there: so each field of the diary takes part without being named here.

use std::collections::BTreeSet;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{
    fault::shown,
    merge::OnConflict,
    report::{Stands, Tally},
};

/// The parts of a night whose fields are merged one by one.
const SECTIONS: [&str; 3] = ["sleep", "before", "after"];

/// Two entries put together.
#[derive(Debug)]
pub(super) struct Merged<T> {
    pub(super) value: T,
    /// Fields that both have answered, differently.
    pub(super) differences: Vec<FieldDifference>,
    /// The answered fields of the file.
    pub(super) answers: Tally,
}

/// A field that both have answered, differently.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FieldDifference {
    /// Its name, after that of its section where it has one.
    pub(super) way: Vec<String>,
    pub(super) diary: String,
    pub(super) file: String,
    pub(super) stands: Stands,
}

/// Puts an entry of the diary and the same one of a file together. Neither mode takes an
/// answer away.
pub(super) fn merged<T: Serialize + DeserializeOwned>(
    ours: &T,
    theirs: &T,
    on_conflict: OnConflict,
) -> Result<Merged<T>, serde_json::Error> {
    let mut fields = Fields { on_conflict, differences: Vec::new(), answers: Tally::default() };
    let mut value = fields_of(ours)?;
    fields.take(&mut value, fields_of(theirs)?, &[]);
    let Fields { differences, answers, .. } = fields;
    Ok(Merged { value: serde_json::from_value(Value::Object(value))?, differences, answers })
}

fn fields_of<T: Serialize>(entry: &T) -> Result<Map<String, Value>, serde_json::Error> {
    serde_json::to_value(entry).and_then(serde_json::from_value)
}

struct Fields {
    on_conflict: OnConflict,
    differences: Vec<FieldDifference>,
    answers: Tally,
}

impl Fields {
    fn take(
        &mut self,
        ours: &mut Map<String, Value>,
        theirs: Map<String, Value>,
        section: &[String],
    ) {
        for (name, theirs) in theirs {
            match (ours.get_mut(&name), theirs) {
                (Some(Value::Object(ours)), Value::Object(theirs))
                    if SECTIONS.contains(&name.as_str()) =>
                {
                    self.take(ours, theirs, &[name]);
                }
                (None, theirs) => {
                    self.answers.read += 1;
                    self.answers.new += 1;
                    ours.insert(name, theirs);
                }
                (Some(ours), theirs) => {
                    self.answers.read += 1;
                    if alike(ours, &theirs) {
                        self.answers.unchanged += 1;
                    } else {
                        self.settle(ours, theirs, section, name);
                    }
                }
            }
        }
    }

    /// Both have answered, and not alike.
    fn settle(&mut self, ours: &mut Value, theirs: Value, section: &[String], name: String) {
        let stands = match self.on_conflict {
            OnConflict::Keep => Stands::Diary,
            OnConflict::Replace => Stands::File,
        };
        let (diary, file) = (answer(ours), answer(&theirs));
        match stands {
            Stands::Diary => self.answers.unchanged += 1,
            Stands::File => {
                self.answers.changed += 1;
                *ours = theirs;
            }
        }
        let way = section.iter().cloned().chain([name]).collect();
        self.differences.push(FieldDifference { way, diary, file, stands });
    }
}

/// Whether two answers say the same. A list of words or dates is a set: its order says nothing.
fn alike(ours: &Value, theirs: &Value) -> bool {
    let words = |value: &Value| -> Option<BTreeSet<String>> {
        value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
    };
    ours == theirs || words(ours).is_some_and(|ours| words(theirs) == Some(ours))
}

/// An answer as a report shows it: short.
fn answer(value: &Value) -> String {
    match value {
        Value::String(text) => format!("\"{}\"", shown(text, 40)),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Array(items) => match items.len() {
            0 => "none".to_owned(),
            count => format!("a list of {count}"),
        },
        other @ (Value::Null | Value::Number(_) | Value::Object(_)) => {
            shown(&other.to_string(), 40)
        }
    }
}
