//! The diary as an HL7 FHIR R4 document, for software that can read it.
//!
//! A Bundle of type `document` (R4, <https://hl7.org/fhir/R4/documents.html>): a Composition
//! first, then the Patient, an Observation for each recorded night and each of its cramps and
//! signs, one for its sleep, and a `MedicationStatement` for each medication. Codes stand only
//! where one says exactly the same (LOINC, UCUM, and HL7's own); all else is text. Notes are left
//! out: they may hold what is not meant for others.

mod composition;
mod ids;
mod medications;
mod observations;
mod values;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::diary::{Diary, Night, Period};

use ids::{Ids, Place};
use values::{narrative, text};

/// Writes the diary; of the nights those of a period, where one is given.
///
/// The same diary, period and day give the same bytes. Every identifier follows from all of them,
/// so that a later document never passes for this one.
pub fn write(diary: &Diary, nights: Option<Period>, prepared_on: NaiveDate) -> String {
    let nights: Vec<&Night> = match nights {
        Some(period) => diary.nights_in(period).map(AsRef::as_ref).collect(),
        None => diary.nights().map(AsRef::as_ref).collect(),
    };
    let document = Document { diary, prepared_on, ids: Ids::of(diary, &nights, prepared_on) };
    let mut text = format!("{:#}", document.bundle(&nights));
    text.push('\n');
    text
}

/// What every resource refers to.
struct Document<'a> {
    diary: &'a Diary,
    prepared_on: NaiveDate,
    ids: Ids,
}

/// A resource with the section of the composition that lists it.
struct Entry {
    section: Section,
    place: Place,
    resource: Value,
}

/// The sections of the composition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Cramps,
    Sleep,
    Signs,
    Medications,
}

impl Document<'_> {
    fn bundle(&self, nights: &[&Night]) -> Value {
        let mut entries: Vec<Entry> = Vec::new();
        for night in nights {
            entries.extend(observations::of_night(self, night));
        }
        entries.extend(medications::statements(self));
        let composition = composition::composition(self, nights, &entries);
        let mut listed = vec![
            self.listed(Place::Composition, composition),
            self.listed(Place::Patient, self.patient()),
        ];
        listed.extend(entries.into_iter().map(|entry| self.listed(entry.place, entry.resource)));
        json!({
            "resourceType": "Bundle",
            "id": self.ids.id(Place::Bundle),
            "language": "en",
            "identifier": {"system": "urn:ietf:rfc:3986", "value": self.ids.url(Place::Bundle)},
            "type": "document",
            "timestamp": format!("{}T00:00:00Z", self.prepared_on),
            "entry": listed,
        })
    }

    fn listed(&self, place: Place, mut resource: Value) -> Value {
        if let Some(fields) = resource.as_object_mut() {
            fields.insert("id".to_owned(), json!(self.ids.id(place)));
        }
        json!({"fullUrl": self.ids.url(place), "resource": resource})
    }

    fn patient(&self) -> Value {
        let profile = &self.diary.profile;
        let name = profile.name.as_ref().and_then(|name| text(name.as_str()));
        let born = profile.birth_date.map(|date| date.to_string());
        let said = match (&name, &born) {
            (Some(name), Some(born)) => format!("{name}, born {born}"),
            (Some(name), None) => name.clone(),
            (None, Some(born)) => format!("The person who keeps the diary, born {born}"),
            (None, None) => "The person who keeps the diary".to_owned(),
        };
        let mut patient = fields(json!({
            "resourceType": "Patient",
            "text": narrative(&[said]),
        }));
        if let Some(name) = name {
            patient.insert("name".to_owned(), json!([{"use": "usual", "text": name}]));
        }
        if let Some(born) = born {
            patient.insert("birthDate".to_owned(), json!(born));
        }
        Value::Object(patient)
    }

    /// A reference to a resource of the document.
    fn reference(&self, place: Place) -> Value {
        json!({"reference": self.ids.url(place)})
    }

    fn the_patient(&self) -> Value {
        self.reference(Place::Patient)
    }
}

/// The fields of an object.
fn fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Map::new()
        }
    }
}
