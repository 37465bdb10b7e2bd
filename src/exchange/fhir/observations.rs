//! What was observed in a night: its cramps, its sleep, its signs.

use serde_json::{Map, Value, json};

use super::{
    Document, Entry, Section, fields,
    ids::Place,
    values::{concept, loinc, minutes, moment, narrative, quantity, said, whole_night},
};
use crate::diary::{
    Cramp, Night, Sign,
    sleep_times::sleep_times,
    vocabulary::{Muscle, Side},
};

/// Everything that a night has, in the order of the diary.
pub(super) fn of_night(document: &Document<'_>, night: &Night) -> Vec<Entry> {
    let mut entries = Vec::new();
    if let Some(cramps) = night.cramps.as_deref() {
        entries.push(count(document, night, cramps.len()));
        entries.extend(
            cramps
                .iter()
                .enumerate()
                .map(|(number, cramp)| self::cramp(document, night, number, cramp)),
        );
    }
    entries.extend(sleep(document, night));
    entries.extend(
        night
            .signs()
            .iter()
            .enumerate()
            .map(|(number, sign)| self::sign(document, night, number, sign)),
    );
    entries
}

/// How many cramps a recorded night had: 0 is an answer, a night without one is left out.
fn count(document: &Document<'_>, night: &Night, cramps: usize) -> Entry {
    let place = Place::Night(night.date);
    let word = if cramps == 1 { "cramp" } else { "cramps" };
    let said = format!("Night to {}: {cramps} leg {word}", night.date);
    let mut observation = observation(document, &concept("Leg cramps in a night, number"), said);
    observation.insert("effectivePeriod".to_owned(), whole_night(night));
    observation.insert("valueInteger".to_owned(), json!(cramps));
    let members: Vec<Value> =
        (0..cramps).map(|number| document.reference(Place::Cramp(night.date, number))).collect();
    if !members.is_empty() {
        observation.insert("hasMember".to_owned(), json!(members));
    }
    Entry { section: Section::Cramps, place, resource: Value::Object(observation) }
}

fn cramp(document: &Document<'_>, night: &Night, number: usize, cramp: &Cramp) -> Entry {
    let site = site(cramp.muscle, cramp.side);
    let mut parts = vec![match cramp.started {
        Some(started) => format!("Leg cramp in the night to {} at {started}", night.date),
        None => format!("Leg cramp in the night to {}, time not recorded", night.date),
    }];
    parts.extend(site.clone());
    let mut components: Vec<Value> = Vec::new();
    let mut add = |code: Value, kind: &str, value: Value, said: String| {
        components.push(json!({"code": code, kind: value}));
        parts.push(said);
    };
    if let Some(pain) = cramp.pain {
        let code = loinc(
            "72514-3",
            "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
            "Pain, 0 to 10",
        );
        let value = quantity(&json!(pain.get()), "score", "{score}");
        add(code, "valueQuantity", value, format!("pain {pain} of 10"));
    }
    if let Some(length) = cramp.minutes {
        let value = minutes(&json!(length.get()));
        add(concept("Length"), "valueQuantity", value, format!("{} min", length.get()));
    }
    if let Some(side) = cramp.side {
        let said = side_of(side).to_owned();
        add(concept("Side"), "valueCodeableConcept", concept(&said), said);
    }
    let answers = [
        (cramp.did_not_stop, "Went on without stopping"),
        (cramp.woke, "Woke the person"),
        (cramp.visible_tightening, "Muscle hard or knotted"),
        (cramp.hard_to_move, "Leg hard to move"),
    ];
    for (answer, name) in answers {
        if let Some(answer) = answer {
            let said = format!("{}: {}", name.to_lowercase(), if answer { "yes" } else { "no" });
            add(concept(name), "valueBoolean", json!(answer), said);
        }
    }
    if let Some(awake) = cramp.minutes_awake {
        let value = minutes(&json!(awake.get()));
        add(concept("Awake because of it"), "valueQuantity", value, format!("awake {awake} min"));
    }
    for relief in cramp.relief() {
        let helped =
            relief.helped.map_or_else(|| "not answered".to_owned(), |word| word.to_string());
        let said = format!("{}, helped: {helped}", said(relief.measure.word()));
        add(concept("Tried against it"), "valueString", json!(said), format!("tried {said}"));
    }
    if let Some(hours) = cramp.soreness_hours {
        let value = quantity(&json!(hours.get()), "h", "h");
        add(concept("Sore afterwards"), "valueQuantity", value, format!("sore {} h", hours.get()));
    }
    let mut observation = observation(document, &concept("Night leg cramp"), parts.join(", "));
    match cramp.started {
        Some(started) => {
            observation.insert("effectiveDateTime".to_owned(), json!(moment(night, started)));
        }
        None => {
            observation.insert("effectivePeriod".to_owned(), whole_night(night));
        }
    }
    observation.insert("valueCodeableConcept".to_owned(), concept("Present"));
    if let Some(site) = site {
        observation.insert("bodySite".to_owned(), concept(&site));
    }
    if !components.is_empty() {
        observation.insert("component".to_owned(), json!(components));
    }
    let place = Place::Cramp(night.date, number);
    Entry { section: Section::Cramps, place, resource: Value::Object(observation) }
}

/// The sleep of a night where anything of it was answered.
fn sleep(document: &Document<'_>, night: &Night) -> Option<Entry> {
    let sleep = &night.sleep;
    let mut parts = vec![format!("Sleep of the night to {}", night.date)];
    let mut components: Vec<Value> = Vec::new();
    let mut add = |name: &str, kind: &str, value: Value, said: String| {
        components.push(json!({"code": concept(name), kind: value}));
        parts.push(format!("{} {said}", name.to_lowercase()));
    };
    for (clock, name) in [
        (sleep.into_bed, "Into bed"),
        (sleep.tried_to_sleep, "Tried to sleep"),
        (sleep.final_awakening, "Final awakening"),
        (sleep.out_of_bed, "Out of bed"),
    ] {
        if let Some(clock) = clock {
            // The wall clock's own words: FHIR has a time of the day with seconds.
            add(name, "valueTime", json!(format!("{clock}:00")), clock.to_string());
        }
    }
    for (awake, name) in [
        (sleep.minutes_to_fall_asleep, "Sleep onset latency"),
        (sleep.minutes_awake, "Wake after sleep onset"),
    ] {
        if let Some(awake) = awake {
            add(name, "valueQuantity", minutes(&json!(awake.get())), format!("{awake} min"));
        }
    }
    if let Some(times) = sleep.awakenings {
        add("Awakenings", "valueInteger", json!(times.get()), times.to_string());
    }
    if let Some(quality) = sleep.quality {
        let word = said(quality.word());
        add("Sleep quality", "valueCodeableConcept", concept(&word), word.clone());
    }
    let times = sleep_times(night).unwrap_or_default();
    if let Some(in_bed) = times.time_in_bed {
        add("Time in bed", "valueQuantity", minutes(&json!(in_bed)), format!("{in_bed} min"));
    }
    if let Some(efficiency) = times.efficiency {
        let rounded = format!("{efficiency:.0}");
        let value = quantity(&json!(efficiency.round()), "%", "%");
        add("Sleep efficiency", "valueQuantity", value, format!("{rounded} %"));
    }
    if let Some(asleep) = times.total_sleep_time {
        parts.push(format!("asleep {asleep} min"));
    }
    if components.is_empty() {
        return None;
    }
    let code = loinc("93832-4", "Sleep duration", "Sleep of a night");
    let mut observation = observation(document, &code, parts.join(", "));
    observation.insert("effectivePeriod".to_owned(), whole_night(night));
    if let Some(asleep) = times.total_sleep_time {
        observation.insert("valueQuantity".to_owned(), minutes(&json!(asleep)));
    }
    observation.insert("component".to_owned(), json!(components));
    let place = Place::Sleep(night.date);
    Some(Entry { section: Section::Sleep, place, resource: Value::Object(observation) })
}

fn sign(document: &Document<'_>, night: &Night, number: usize, sign: &Sign) -> Entry {
    let name = said(sign.sign.word());
    let mut parts = vec![format!("Night to {}: {name}", night.date)];
    let mut components: Vec<Value> = Vec::new();
    let mut add = |name: &str, kind: &str, value: Value, said: String| {
        components.push(json!({"code": concept(name), kind: value}));
        parts.push(said);
    };
    if let Some(pain) = sign.pain {
        let value = quantity(&json!(pain.get()), "score", "{score}");
        add("Pain, 0 to 10", "valueQuantity", value, format!("pain {pain} of 10"));
    }
    for (answer, name) in [(sign.lasting, "Lasting"), (sign.known_to_doctor, "Known to a doctor")] {
        if let Some(answer) = answer {
            let said = format!("{}: {}", name.to_lowercase(), if answer { "yes" } else { "no" });
            add(name, "valueBoolean", json!(answer), said);
        }
    }
    parts.extend(sign.side.map(|side| side_of(side).to_owned()));
    let mut observation = observation(document, &concept(&name), parts.join(", "));
    observation.insert("effectivePeriod".to_owned(), whole_night(night));
    observation.insert("valueCodeableConcept".to_owned(), concept("Present"));
    if let Some(side) = sign.side {
        observation.insert("bodySite".to_owned(), concept(side_of(side)));
    }
    if !components.is_empty() {
        observation.insert("component".to_owned(), json!(components));
    }
    let place = Place::Sign(night.date, number);
    Entry { section: Section::Signs, place, resource: Value::Object(observation) }
}

/// What every observation has: the person saw it, and says it.
fn observation(document: &Document<'_>, code: &Value, said: String) -> Map<String, Value> {
    fields(json!({
        "resourceType": "Observation",
        "text": narrative(&[said]),
        "status": "final",
        "category": [{
            "coding": [{
                "system": "http://terminology.hl7.org/CodeSystem/observation-category",
                "code": "survey",
                "display": "Survey",
            }],
            "text": "Diary of the person",
        }],
        "code": code,
        "subject": document.the_patient(),
        "performer": [document.the_patient()],
    }))
}

fn site(muscle: Option<Muscle>, side: Option<Side>) -> Option<String> {
    let muscle = muscle.map(|muscle| match muscle {
        Muscle::Thigh => "front of thigh".to_owned(),
        Muscle::Other => "leg, elsewhere".to_owned(),
        Muscle::Calf
        | Muscle::Foot
        | Muscle::Toes
        | Muscle::Shin
        | Muscle::Hamstring
        | Muscle::Hip => muscle.word().to_owned(),
    });
    match (muscle, side) {
        (Some(muscle), Some(side)) => Some(format!("{muscle}, {}", side_of(side))),
        (Some(muscle), None) => Some(muscle),
        (None, Some(side)) => Some(side_of(side).to_owned()),
        (None, None) => None,
    }
}

const fn side_of(side: Side) -> &'static str {
    match side {
        Side::Left => "left leg",
        Side::Right => "right leg",
        Side::Both => "both legs",
    }
}
