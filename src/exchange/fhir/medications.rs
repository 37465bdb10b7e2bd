//! What the person says of their medications.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::{
    Document, Entry, Section, fields,
    ids::Place,
    values::{concept, narrative, text},
};
use crate::diary::Medication;

/// A statement for each medication, in the order of the diary.
pub(super) fn statements(document: &Document<'_>) -> Vec<Entry> {
    document
        .diary
        .medications
        .values()
        .enumerate()
        .map(|(number, medication)| Entry {
            section: Section::Medications,
            place: Place::Medication(number),
            resource: Value::Object(statement(document, medication)),
        })
        .collect()
}

fn statement(document: &Document<'_>, medication: &Medication) -> Map<String, Value> {
    let name = text(medication.name.as_str()).unwrap_or_else(|| "not named".to_owned());
    let dose = medication.dose.as_ref().and_then(|dose| text(dose.as_str()));
    let mut said = vec![name.clone()];
    said.extend(dose.clone());
    said.extend(medication.started.map(|date| format!("started {date}")));
    said.extend(medication.stopped.map(|date| format!("stopped {date}")));
    let notes = notes(medication);
    said.extend(notes.iter().cloned());
    let mut statement = fields(json!({
        "resourceType": "MedicationStatement",
        "text": narrative(&[said.join(", ")]),
        "status": status(medication, document.prepared_on),
        "category": {
            "coding": [{
                "system": "http://terminology.hl7.org/CodeSystem/medication-statement-category",
                "code": "patientspecified",
                "display": "Patient Specified",
            }],
        },
        "medicationCodeableConcept": concept(&name),
        "subject": document.the_patient(),
        "informationSource": document.the_patient(),
        "dateAsserted": document.prepared_on.to_string(),
    }));
    let mut period = Map::new();
    if let Some(date) = medication.started {
        period.insert("start".to_owned(), json!(date.to_string()));
    }
    if let Some(date) = medication.stopped {
        period.insert("end".to_owned(), json!(date.to_string()));
    }
    if !period.is_empty() {
        statement.insert("effectivePeriod".to_owned(), Value::Object(period));
    }
    if let Some(dose) = dose {
        statement.insert("dosage".to_owned(), json!([{"text": dose}]));
    }
    if !notes.is_empty() {
        let notes: Vec<Value> = notes.iter().map(|note| json!({"text": note})).collect();
        statement.insert("note".to_owned(), json!(notes));
    }
    statement
}

fn notes(medication: &Medication) -> Vec<String> {
    let mut notes: Vec<String> =
        medication.increased.iter().map(|date| format!("Dose increased on {date}")).collect();
    if medication.suspected == Some(true) {
        notes.push("The person suspects that it has to do with the cramps".to_owned());
    }
    notes
}

/// Where nothing was said of start and end, it is not known whether it is taken.
fn status(medication: &Medication, on: NaiveDate) -> &'static str {
    match (medication.started, medication.stopped) {
        (_, Some(stopped)) if stopped < on => "completed",
        (Some(started), _) if started > on => "intended",
        (None, None) => "unknown",
        _ => "active",
    }
}

#[cfg(test)]
mod tests {
    use super::status;
    use crate::diary::{Medication, text::Name};

    #[test]
    fn a_statement_says_no_more_than_the_diary() {
        let on = "2026-03-20".parse().unwrap();
        for (started, stopped, expected) in [
            ("", "", "unknown"),
            ("2026-03-20", "", "active"),
            ("2026-03-21", "", "intended"),
            ("", "2026-03-20", "active"),
            ("2026-01-01", "2026-03-19", "completed"),
        ] {
            let medication = Medication {
                started: started.parse().ok(),
                stopped: stopped.parse().ok(),
                ..Medication::named(Name::new("Furosemide").unwrap())
            };
            assert_eq!(status(&medication, on), expected, "{started} {stopped}");
        }
    }
}
