//! What is written in a night: what a search looks at, and what a row of the list shows of it.

use std::{borrow::Cow, collections::BTreeMap};

use crate::{
    app::{glance, preferences::Preferences, text::Label as _},
    diary::{Cramp, Diary, Night, NightDate, NotedHabit, Relief, noted, written},
};

/// What is written in a night.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written<'a> {
    /// Each place that cramped, once: "left calf", "foot".
    pub places: Vec<String>,
    /// Notes, doses, changes of medication, signs, and what was tried.
    pub parts: Vec<Cow<'a, str>>,
}

impl<'a> Written<'a> {
    /// Of a night that has an entry, with what was changed of the medication before it; times as
    /// the person writes them.
    pub fn of(night: Option<&'a Night>, changes: &'a [String], preferences: &Preferences) -> Self {
        let mut parts: Vec<Cow<'a, str>> = Vec::new();
        let Some(night) = night else {
            parts.extend(changes.iter().map(|change| Cow::Borrowed(change.as_str())));
            return Self { places: Vec::new(), parts };
        };
        let (own, noted) = night.note.as_ref().map(noted::apart).unwrap_or_default();
        parts.extend((!own.is_empty()).then_some(own));
        let notes = night.cramps().iter().filter_map(|cramp| cramp.note.as_ref());
        parts.extend(notes.map(|note| Cow::Borrowed(note.as_str())));
        parts.extend(self_care(&noted).map(Cow::Owned));
        let doses = night.doses.iter().flatten();
        parts.extend(doses.map(|dose| Cow::Owned(glance::dose(dose, preferences))));
        parts.extend(night.medication_note.iter().map(|note| Cow::Borrowed(note.as_str())));
        parts.extend(changes.iter().map(|change| Cow::Borrowed(change.as_str())));
        parts.extend(signs(night).map(Cow::Owned));
        parts.extend(tried(night).map(Cow::Owned));
        Self { places: places(night.cramps()), parts }
    }
}

/// What was changed of the medication, each change under the night that followed its day.
#[derive(Debug, Clone, Default)]
pub struct MedicationChanges(BTreeMap<NightDate, Vec<String>>);

impl MedicationChanges {
    /// Every change that a diary tells.
    pub fn of(diary: &Diary) -> Self {
        let mut changes: BTreeMap<NightDate, Vec<String>> = BTreeMap::new();
        for medication in diary.medications.values() {
            let days = medication
                .started
                .iter()
                .map(|day| ("started", day))
                .chain(medication.increased.iter().map(|day| ("increased", day)))
                .chain(medication.stopped.iter().map(|day| ("stopped", day)));
            for (what, day) in days {
                let night = NightDate::from_morning(*day).plus_days(1);
                changes.entry(night).or_default().push(format!("{what} {}", medication.name));
            }
        }
        Self(changes)
    }

    /// Those before a night.
    pub fn before(&self, night: NightDate) -> &[String] {
        self.0.get(&night).map(Vec::as_slice).unwrap_or_default()
    }
}

fn places(cramps: &[Cramp]) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    for cramp in cramps {
        let Some(place) = written::place(cramp.muscle, cramp.side) else { continue };
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

fn self_care(noted: &[NotedHabit]) -> Option<String> {
    let words: Vec<&str> = noted.iter().map(|habit| habit.word()).collect();
    (!words.is_empty()).then(|| format!("self-care: {}", words.join(", ")))
}

fn signs(night: &Night) -> Option<String> {
    let mut signs: Vec<&str> = night.signs().iter().map(|sign| sign.sign.label()).collect();
    signs.dedup();
    (!signs.is_empty()).then(|| format!("signs: {}", signs.join(", ")))
}

/// Each measure once, with every answer to whether it helped.
fn tried(night: &Night) -> Option<String> {
    let mut tried: Vec<(&str, Vec<&str>)> = Vec::new();
    for Relief { measure, helped } in night.cramps().iter().flat_map(Cramp::relief) {
        let name = measure.label();
        let position = tried.iter().position(|(of, _)| *of == name).unwrap_or_else(|| {
            tried.push((name, Vec::new()));
            tried.len() - 1
        });
        if let (Some((_, answers)), Some(helped)) = (tried.get_mut(position), helped)
            && !answers.contains(&helped.label())
        {
            answers.push(helped.label());
        }
    }
    let words: Vec<String> = tried
        .iter()
        .map(|(name, answers)| match answers.as_slice() {
            [] => (*name).to_owned(),
            [answer] => format!("{name} {answer}"),
            answers => format!("{name} sometimes {}", answers.join(" and sometimes ")),
        })
        .collect();
    (!words.is_empty()).then(|| format!("tried: {}", words.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::{MedicationChanges, Written};
    use crate::app::preferences::Preferences;
    use crate::diary::{
        Cramp, Diary, EntryId, Medication, Night, NightDate, Relief,
        text::{Name, Note},
        vocabulary::{Helped, Muscle, ReliefMeasure, Side},
    };

    fn date(text: &str) -> NightDate {
        text.parse().unwrap()
    }

    #[test]
    fn places_are_named_once_and_what_was_tried_with_how_it_went() {
        let cramp = |side, muscle| Cramp {
            side,
            muscle,
            relief: Some(vec![Relief { measure: ReliefMeasure::Walk, helped: Some(Helped::No) }]),
            ..Cramp::default()
        };
        let night = Night {
            cramps: Some(vec![
                cramp(Some(Side::Left), Some(Muscle::Calf)),
                cramp(Some(Side::Left), Some(Muscle::Calf)),
                cramp(Some(Side::Both), Some(Muscle::Toes)),
                cramp(Some(Side::Right), None),
                cramp(None, None),
            ]),
            ..Night::unanswered(date("2026-03-15"))
        };
        let written = Written::of(Some(&night), &[], &Preferences::default());
        assert_eq!(written.places, ["left calf", "toes in both legs", "right leg"]);
        assert_eq!(written.parts, ["tried: walking did not help"]);
    }

    #[test]
    fn what_was_tried_twice_is_named_once_with_both_answers() {
        let cramp = |measure, helped| Cramp {
            relief: Some(vec![Relief { measure, helped }]),
            ..Cramp::default()
        };
        let night = Night {
            cramps: Some(vec![
                cramp(ReliefMeasure::Stretch, Some(Helped::Yes)),
                cramp(ReliefMeasure::Walk, None),
                cramp(ReliefMeasure::Stretch, Some(Helped::Partly)),
                cramp(ReliefMeasure::Stretch, Some(Helped::Yes)),
            ]),
            ..Night::unanswered(date("2026-03-15"))
        };
        let written = Written::of(Some(&night), &[], &Preferences::default());
        assert_eq!(
            written.parts,
            ["tried: stretching sometimes helped and sometimes helped a little, walking"]
        );
    }

    #[test]
    fn what_is_noted_in_lines_stands_apart_from_what_was_written() {
        let of = |note: &str| {
            let note = Some(Note::new(note).unwrap());
            let night = Night { note, ..Night::unanswered(date("2026-03-15")) };
            let written = Written::of(Some(&night), &[], &Preferences::default());
            written.parts.into_iter().map(std::borrow::Cow::into_owned).collect::<Vec<_>>()
        };
        assert_eq!(
            of("Warm\nSelf-care: ice after exercise\nSelf-care: food with vitamin B"),
            ["Warm", "self-care: food with vitamin B, ice after exercise"]
        );
        assert_eq!(of("Self-care: ice after exercise"), ["self-care: ice after exercise"]);
        assert_eq!(of("Self-care: none of it"), ["Self-care: none of it"]);
    }

    #[test]
    fn a_change_of_medication_stands_with_the_night_after_it() {
        let mut medication = Medication::named(Name::new("Simvastatin").unwrap());
        medication.started = Some("2026-03-14".parse().unwrap());
        medication.stopped = Some("2026-03-20".parse().unwrap());
        let mut diary = Diary::default();
        diary.medications.put(EntryId(1), Some(medication));
        let changes = MedicationChanges::of(&diary);
        assert_eq!(changes.before(date("2026-03-15")), ["started Simvastatin"]);
        assert_eq!(changes.before(date("2026-03-21")), ["stopped Simvastatin"]);
        assert_eq!(changes.before(date("2026-03-14")), [""; 0]);
        let words = Written::of(None, changes.before(date("2026-03-15")), &Preferences::default());
        assert_eq!(words.parts, ["started Simvastatin"]);
    }
}
