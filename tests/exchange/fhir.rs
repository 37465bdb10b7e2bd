//! The diary as a FHIR document: valid by HL7's own schema, whole, and the same every time.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use cramp_diary::{
    demo,
    diary::{
        Cramp, Diary, Medication, Night, NightDate, Period, Sign,
        quantity::{CrampMinutes, Pain},
        vocabulary::{Muscle, Side, SignKind},
    },
    exchange::fhir,
};
use proptest::prelude::{ProptestConfig, proptest};
use serde_json::Value;

use crate::support::strategies;

const TODAY: &str = "2026-03-30";

fn schema() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(include_str!("fhir/r4.schema.json")).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn today() -> NaiveDate {
    TODAY.parse().unwrap()
}

fn document(diary: &Diary) -> Value {
    serde_json::from_str(&fhir::write(diary, None, today())).unwrap()
}

/// The entries of a bundle, each with its URL.
fn resources(bundle: &Value) -> Vec<(&str, &Value)> {
    bundle["entry"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (entry["fullUrl"].as_str().unwrap(), &entry["resource"]))
        .collect()
}

/// Every value of a key, wherever it stands.
fn all<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                if name == key {
                    found.push(inner);
                }
                all(inner, key, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|inner| all(inner, key, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What the schema cannot say, from the rules of R4 for documents and for these resources.
fn check(bundle: &Value, name: &str) {
    let resources = resources(bundle);
    // bdl-9 to bdl-11: a document has an identifier and a date, and begins with a composition.
    assert!(bundle["identifier"]["value"].is_string() && bundle["timestamp"].is_string());
    assert_eq!(bundle["type"], "document");
    assert_eq!(resources[0].1["resourceType"], "Composition");
    // bdl-7: no URL twice. Each is that of the identifier of its resource.
    let urls: BTreeSet<&str> = resources.iter().map(|(url, _)| *url).collect();
    assert_eq!(urls.len(), resources.len(), "{name}");
    for (url, resource) in &resources {
        assert_eq!(*url, format!("urn:uuid:{}", resource["id"].as_str().unwrap()));
        // dom-6: who has no software for it can read it.
        let text = resource["text"]["div"].as_str().unwrap();
        assert!(text.starts_with("<div xmlns=\"http://www.w3.org/1999/xhtml\"><"), "{text}");
        assert_eq!(resource["text"]["status"], "generated");
    }
    // Every reference leads to a resource of the document, and each is reached.
    let mut references = Vec::new();
    all(bundle, "reference", &mut references);
    let reached: BTreeSet<&str> =
        references.iter().map(|reference| reference.as_str().unwrap()).collect();
    assert!(reached.is_subset(&urls), "{name}");
    assert_eq!(reached.len(), urls.len() - 1, "{name}: all but the composition itself");
    let patient = resources[1].0;
    for (_, resource) in resources.iter().skip(2) {
        assert_eq!(resource["subject"]["reference"], patient);
        match resource["resourceType"].as_str().unwrap() {
            "Observation" => {
                assert_eq!(resource["performer"][0]["reference"], patient);
                let dated = ["effectiveDateTime", "effectivePeriod"];
                assert_eq!(dated.iter().filter(|key| !resource[**key].is_null()).count(), 1);
                // obs-7 and R4's "something is observed": a value, or components.
                let values = resource.as_object().unwrap().keys();
                let values = values.filter(|key| key.starts_with("value")).count();
                assert!(values == 1 || (values == 0 && !resource["component"].is_null()));
            }
            "MedicationStatement" => {
                assert_eq!(resource["informationSource"]["reference"], patient);
            }
            other => panic!("{other}"),
        }
    }
    // No element is empty (ele-1).
    let mut stack = vec![bundle];
    while let Some(value) = stack.pop() {
        match value {
            Value::Object(fields) => {
                assert!(!fields.is_empty(), "{name}");
                stack.extend(fields.values());
            }
            Value::Array(items) => {
                assert!(!items.is_empty(), "{name}");
                stack.extend(items);
            }
            Value::String(text) => assert!(!text.trim().is_empty(), "{name}"),
            Value::Null => panic!("{name}: null"),
            Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

fn valid(diary: &Diary, name: &str) -> Value {
    let bundle = document(diary);
    let schema = schema();
    // The schema offers every resource at once, so its first fault says little: ask again of
    // the resource alone.
    if let Some(fault) = schema.iter_errors(&bundle).next() {
        panic!("{name}: {}: {fault}", fault.instance_path());
    }
    check(&bundle, name);
    bundle
}

fn two_nights() -> Diary {
    let mut diary = Diary::default();
    let mut night = Night::unanswered("2026-03-15".parse().unwrap());
    night.time_zone = Some("Europe/Berlin".parse().unwrap());
    night.cramps = Some(vec![
        Cramp {
            started: "02:13".parse().ok(),
            pain: Pain::new(7).ok(),
            minutes: CrampMinutes::new(4.5).ok(),
            muscle: Some(Muscle::Calf),
            side: Some(Side::Left),
            ..Cramp::default()
        },
        Cramp::default(),
    ]);
    night.signs = Some(vec![Sign {
        sign: SignKind::Numbness,
        side: Some(Side::Both),
        lasting: Some(true),
        pain: None,
        known_to_doctor: None,
    }]);
    night.note = Some("a secret".parse_text());
    diary.put_night(night.into());
    let mut free = Night::unanswered("2026-03-16".parse().unwrap());
    free.cramps = Some(Vec::new());
    diary.put_night(free.into());
    diary.put_night(Night::unanswered("2026-03-17".parse().unwrap()).into());
    diary.profile.name = Some("Ann <Smith> & Co".parse_text());
    diary.medications =
        [Medication { note: Some("secret too".parse_text()), ..medication("Furosemide") }]
            .into_iter()
            .collect();
    diary
}

/// A text that fits its field.
trait ParseText {
    fn parse_text<const MIN: usize, const MAX: usize>(
        self,
    ) -> cramp_diary::diary::text::Text<MIN, MAX>;
}

impl ParseText for &str {
    fn parse_text<const MIN: usize, const MAX: usize>(
        self,
    ) -> cramp_diary::diary::text::Text<MIN, MAX> {
        cramp_diary::diary::text::Text::new(self).unwrap()
    }
}

fn medication(name: &str) -> Medication {
    Medication { started: "2026-01-12".parse().ok(), ..Medication::named(name.parse_text()) }
}

#[test]
fn a_diary_is_a_valid_document() {
    let last: NightDate = "2026-03-28".parse().unwrap();
    valid(&Diary::default(), "empty");
    valid(&two_nights(), "two nights");
    let bundle = valid(&demo::half_year(last), "demo");
    assert!(resources(&bundle).len() > 200);
}

#[test]
fn a_cramp_is_told_with_its_place_and_its_answers() {
    let bundle = valid(&two_nights(), "two nights");
    let of_kind = |kind: &str, code: &str| -> Vec<&Value> {
        resources(&bundle)
            .into_iter()
            .map(|(_, resource)| resource)
            .filter(|resource| resource["resourceType"] == kind)
            .filter(|resource| code.is_empty() || resource["code"]["text"] == code)
            .collect()
    };
    let cramps = of_kind("Observation", "Night leg cramp");
    assert_eq!(cramps.len(), 2);
    assert_eq!(cramps[0]["effectiveDateTime"], "2026-03-15T02:13:00+01:00");
    assert_eq!(cramps[0]["bodySite"]["text"], "calf, left leg");
    let pain = &cramps[0]["component"][0];
    assert_eq!(pain["code"]["coding"][0]["code"], "72514-3");
    assert_eq!(pain["valueQuantity"]["value"], 7);
    assert_eq!(cramps[0]["component"][1]["valueQuantity"]["value"], 4.5);
    assert_eq!(cramps[0]["component"][2]["valueCodeableConcept"]["text"], "left leg");
    assert_eq!(cramps[1]["effectivePeriod"]["start"], "2026-03-14");
    assert!(cramps[1]["component"].is_null() && cramps[1]["bodySite"].is_null());

    // Two recorded nights, one of them without a cramp; the third was not answered.
    let counts: Vec<&Value> = of_kind("Observation", "Leg cramps in a night, number")
        .into_iter()
        .map(|night| &night["valueInteger"])
        .collect();
    assert_eq!(counts, [2, 0]);
    assert_eq!(of_kind("Observation", "numbness")[0]["bodySite"]["text"], "both legs");
    let statement = of_kind("MedicationStatement", "")[0];
    assert_eq!(statement["medicationCodeableConcept"]["text"], "Furosemide");
    assert_eq!(statement["effectivePeriod"]["start"], "2026-01-12");
    assert_eq!(statement["status"], "active");

    let written = fhir::write(&two_nights(), None, today());
    assert!(!written.contains("secret"), "notes stay in the diary");
    assert!(written.contains("Ann &lt;Smith&gt; &amp; Co"));
}

#[test]
fn the_same_diary_gives_the_same_document_and_another_gives_other_identifiers() {
    let diary = two_nights();
    let one = fhir::write(&diary, None, today());
    assert_eq!(one, fhir::write(&diary, None, today()));
    let ids = |bundle: &Value| -> BTreeSet<String> {
        resources(bundle).iter().map(|(url, _)| (*url).to_owned()).collect()
    };
    let mut other = diary.clone();
    other.profile.name = None;
    assert!(ids(&document(&diary)).is_disjoint(&ids(&document(&other))));
    let last: NightDate = "2026-03-16".parse().unwrap();
    let part = fhir::write(&diary, Some(Period::ending(last, 1)), today());
    let part: Value = serde_json::from_str(&part).unwrap();
    check(&part, "a part");
    assert!(ids(&document(&diary)).is_disjoint(&ids(&part)));
    assert!(!part.to_string().contains("2026-03-15T02:13"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_diary_is_a_valid_document(diary in strategies::diary()) {
        valid(&diary, "any");
    }
}
