//! The first resource of the document: what the others are, in sections that can be read.

use serde_json::{Value, json};

use super::{
    Document, Entry, Section,
    values::{concept, loinc, narrative, said, table},
};
use crate::diary::{Night, sleep_times::sleep_times};

/// The composition of a document.
pub(super) fn composition(document: &Document<'_>, nights: &[&Night], entries: &[Entry]) -> Value {
    let recorded = nights.iter().filter(|night| night.is_recorded()).count();
    let span = match (nights.first(), nights.last()) {
        (Some(first), Some(last)) => format!("Nights to {} up to {}", first.date, last.date),
        _ => "No nights".to_owned(),
    };
    let about = format!(
        "{span}; of {recorded} it was recorded whether there were cramps. This is a diary that \
         the person kept, not a diagnosis. Personal notes are left out."
    );
    let sections: Vec<Value> = [
        (Section::Cramps, "Night leg cramps", cramps(nights)),
        (Section::Sleep, "Sleep", sleep(nights)),
        (Section::Signs, "Signs", signs(nights)),
        (Section::Medications, "Medications", medications(document)),
    ]
    .into_iter()
    .map(|(section, title, text)| {
        let listed: Vec<Value> = entries
            .iter()
            .filter(|entry| entry.section == section)
            .map(|entry| document.reference(entry.place))
            .collect();
        let code = match section {
            Section::Medications => loinc("10160-0", "History of Medication use Narrative", title),
            Section::Cramps | Section::Sleep | Section::Signs => concept(title),
        };
        let mut section = json!({"title": title, "code": code, "text": text});
        if !listed.is_empty()
            && let Some(fields) = section.as_object_mut()
        {
            fields.insert("entry".to_owned(), json!(listed));
        }
        section
    })
    .collect();
    json!({
        "resourceType": "Composition",
        "language": "en",
        "text": narrative(&["Diary of night leg cramps".to_owned(), about]),
        "status": "final",
        "type": loinc("51855-5", "Patient Note", "Diary of night leg cramps"),
        "subject": document.the_patient(),
        "date": document.prepared_on.to_string(),
        "author": [document.the_patient()],
        "title": "Diary of night leg cramps",
        "section": sections,
    })
}

fn or_none(rows: &[Vec<String>], headers: &[&str], none: &str) -> Value {
    if rows.is_empty() { narrative(&[none.to_owned()]) } else { table(headers, rows) }
}

fn cramps(nights: &[&Night]) -> Value {
    let rows: Vec<Vec<String>> = nights
        .iter()
        .map(|night| {
            let count = match night.cramps.as_deref() {
                None => "not recorded".to_owned(),
                Some(cramps) => cramps.len().to_string(),
            };
            vec![night.date.to_string(), count]
        })
        .collect();
    or_none(&rows, &["Night to", "Cramps"], "No night was entered")
}

fn sleep(nights: &[&Night]) -> Value {
    let rows: Vec<Vec<String>> = nights
        .iter()
        .filter_map(|night| {
            let times = sleep_times(night).ok()?;
            let asleep = times.total_sleep_time?;
            let efficiency = times.efficiency.map(|share| format!("{share:.0}"));
            Some(vec![
                night.date.to_string(),
                asleep.to_string(),
                efficiency.unwrap_or_else(|| "not recorded".to_owned()),
            ])
        })
        .collect();
    let headers = ["Night to", "Total sleep time, min", "Sleep efficiency, %"];
    or_none(&rows, &headers, "No total sleep time can be told from what was entered")
}

fn signs(nights: &[&Night]) -> Value {
    let answered = nights.iter().filter(|night| night.signs.is_some()).count();
    let rows: Vec<Vec<String>> = nights
        .iter()
        .flat_map(|night| {
            night.signs().iter().map(|sign| {
                let side = sign.side.map_or("not recorded", |side| side.word());
                vec![night.date.to_string(), said(sign.sign.word()), side.to_owned()]
            })
        })
        .collect();
    let none = format!("No sign was recorded; the question was answered on {answered} nights");
    or_none(&rows, &["Night to", "Sign", "Side"], &none)
}

fn medications(document: &Document<'_>) -> Value {
    let date = |date: Option<chrono::NaiveDate>| {
        date.map_or_else(|| "not recorded".to_owned(), |date| date.to_string())
    };
    let rows: Vec<Vec<String>> = document
        .diary
        .medications
        .values()
        .map(|medication| {
            let dose = medication.dose.as_ref().map_or("", |dose| dose.as_str());
            vec![
                medication.name.to_string(),
                dose.to_owned(),
                date(medication.started),
                date(medication.stopped),
            ]
        })
        .collect();
    or_none(&rows, &["Name", "Dose", "Started", "Stopped"], "No medication was recorded")
}
