//! What goes out comes back identical, and agrees with the schema.

use cramp_diary::{
    diary::{Diary, Period},
    exchange::json,
};
use proptest::{prelude::*, sample::Index};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::meeting::renumbered;
use crate::support::strategies::diary;

const SCHEMA: &str = include_str!("../../assets/diary.schema.json");

fn schema() -> jsonschema::Validator {
    let schema = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// Values that some fields accept and others do not.
fn odd_values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1),
        json!(5.0),
        json!(5.5),
        json!(11),
        json!(61),
        json!(169),
        json!(1441),
        json!(20001),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("x"),
        json!("ä".repeat(40)),
        json!("ä".repeat(41)),
        json!("ä".repeat(200)),
        json!("ä".repeat(201)),
        json!("ä".repeat(10_000)),
        json!("ä".repeat(10_001)),
        json!("2026-03-01"),
        json!("2026-02-29"),
        json!("2026-3-01"),
        json!("2026-03-01T10:00:00Z"),
        json!("2026-03-01T10:00:00"),
        json!("2026-03-01T10:00:00.5+01:00"),
        json!("09:00"),
        json!("24:00"),
        json!("9:00"),
        json!("heat"),
        json!("none"),
        json!("other"),
        json!([]),
        json!({}),
        json!([null]),
        json!(["heat"]),
        json!(["heat", "heat"]),
        json!(["diabetes"]),
        json!(["2026-03-01"]),
        json!([{}]),
        json!([[]]),
        json!([["heat"]]),
        json!(vec![json!({}); 100]),
        json!(vec![json!({}); 101]),
    ]
}

/// Every place of a document, as the way to it.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &format!("{at}/{index}"), found);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                places(member, &format!("{at}/{name}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Files of version 1 are out there: what they may hold never changes again.
#[test]
fn the_schema_of_version_1_stays_as_it_was_published() {
    let digest = format!("{:x}", Sha256::digest(SCHEMA));
    assert_eq!(digest, "8f5c9874fdeda8357181f58f32238519ae4be74834bde5e75facfea85e85da5f");
}

#[test]
fn an_empty_diary_names_every_part() {
    assert_eq!(
        json::write(&Diary::default(), None),
        "{\n  \"format\": \"cramp-diary\",\n  \"version\": 1,\n  \"profile\": {},\n  \
         \"settings\": {},\n  \"medications\": [],\n  \"exposures\": [],\n  \
         \"acknowledgements\": [],\n  \"appointments\": [],\n  \"nights\": []\n}\n"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_diary_comes_back_identical(diary in diary()) {
        let text = json::write(&diary, None);
        let back = json::read(text.as_bytes()).unwrap();
        prop_assert_eq!(&back, &renumbered(diary));
        prop_assert_eq!(json::write(&back, None), text);
    }

    #[test]
    fn an_export_agrees_with_the_schema(diary in diary()) {
        let text = json::write(&diary, None);
        let document = serde_json::from_str(&text).unwrap();
        let faults: Vec<_> =
            schema().iter_errors(&document).map(|error| error.to_string()).collect();
        prop_assert!(faults.is_empty(), "{faults:?}");
    }

    #[test]
    fn a_period_restricts_the_nights_alone(diary in diary()) {
        let period =
            Period::new("2026-03-02".parse().unwrap(), "2026-03-04".parse().unwrap()).unwrap();
        let part = json::read(json::write(&diary, Some(period)).as_bytes()).unwrap();
        let mut expected = diary.clone();
        for night in diary.nights() {
            if !period.contains(night.date) {
                expected.remove_night(night.date);
            }
        }
        prop_assert_eq!(part, renumbered(expected));
    }

    /// The program reads what the schema allows and refuses what it does not. What the schema
    /// does not say (zones, NUL, a night twice) is kept out.
    #[test]
    fn a_changed_file_is_read_if_and_only_if_the_schema_allows_it(
        diary in diary(), place in any::<Index>(), odd in any::<Index>(), rename in any::<bool>(),
    ) {
        let mut document: Value = serde_json::from_str(&json::write(&diary, None)).unwrap();
        document["exported_at"] = json!("2026-03-15T08:30:00Z");
        let mut ways = Vec::new();
        places(&document, "", &mut ways);
        let way = place.get(&ways);
        let is_night_date = way.starts_with("/nights/") && way.matches('/').count() == 3
            && way.ends_with("/date");
        prop_assume!(!way.ends_with("/time_zone") && !is_night_date);
        let odd = odd.get(&odd_values()).clone();
        let target = document.pointer_mut(way).unwrap();
        if rename && let Value::Object(members) = target {
            members.insert("mood".to_owned(), odd);
        } else {
            *target = odd;
        }
        let text = serde_json::to_string(&document).unwrap();
        let read = json::read(text.as_bytes());
        prop_assert_eq!(read.is_ok(), schema().is_valid(&document), "{} in {}: {:?}", way, text, read.err());
    }
}
