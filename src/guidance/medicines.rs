//! Which medications are of a class that the articles name.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::NaiveDate;
use serde::Deserialize;

use super::finding::EvidenceKind;
use crate::diary::{Medication, NightDate, vocabulary::MedicationClass};

/// The class of a medication: what the person set, `other` included; else as its name says.
pub fn class_of(medication: &Medication) -> Option<MedicationClass> {
    medication.class.or_else(|| recognise(medication.name.as_str()))
}

/// The class that a name belongs to, where one is known.
///
/// A known name is found as whole words in their order, in any case, whatever stands around
/// it: salts, strengths, other parts of a combination. Letters, digits and underscores make a
/// word, so neither "nystatin" nor "cholesterol" is anything. A name that holds two known
/// ones has the class of the first.
pub fn recognise(name: &str) -> Option<MedicationClass> {
    let words = words_of(name);
    (0..words.len()).find_map(|start| {
        let here = words.get(start..)?;
        let candidates = KNOWN_NAMES.get(here.first()?)?;
        candidates.iter().find(|known| here.starts_with(&known.words)).map(|known| known.class)
    })
}

/// When a medication was started or increased.
#[derive(Debug, Clone, Copy)]
pub(super) struct Uptake<'a> {
    pub(super) medication: &'a Medication,
    pub(super) date: NaiveDate,
    /// `MedicationStart` or `MedicationIncrease`.
    pub(super) what: EvidenceKind,
}

/// The start of a medication, where it is known, and every increase.
pub(super) fn uptakes(medication: &Medication) -> impl Iterator<Item = Uptake<'_>> {
    let started = medication.started.map(|date| (date, EvidenceKind::MedicationStart));
    let increased =
        medication.increased.iter().map(|date| (*date, EvidenceKind::MedicationIncrease));
    started.into_iter().chain(increased).map(move |(date, what)| Uptake { medication, date, what })
}

impl Uptake<'_> {
    /// The night with the morning of the date: the last one before it was taken.
    pub(super) fn night(&self) -> NightDate {
        NightDate::from_morning(self.date)
    }

    /// Whether it counts for the night with this morning: `1 <= d - s <= days`.
    ///
    /// The first night after taking it is the one whose morning is the day after.
    pub(super) fn reaches(&self, morning: NaiveDate, days: u32) -> bool {
        (1..=i64::from(days)).contains(&(morning - self.date).num_days())
    }
}

/// Whether a medication was not stopped before the night with this morning.
pub(super) fn is_taken_on(medication: &Medication, morning: NaiveDate) -> bool {
    medication.stopped.is_none_or(|stopped| stopped >= morning)
}

struct KnownName {
    words: Vec<String>,
    class: MedicationClass,
}

/// Names by their first word.
static KNOWN_NAMES: LazyLock<BTreeMap<String, Vec<KnownName>>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Entry {
        name: String,
        also: Vec<String>,
        brands: Vec<String>,
    }

    #[expect(clippy::expect_used, reason = "the asset is built in, and a test reads it")]
    let asset: BTreeMap<MedicationClass, Vec<Entry>> =
        serde_json::from_str(include_str!("../../assets/guidance/medicines.json"))
            .expect("the names of medicines are well formed");
    let mut known: BTreeMap<String, Vec<KnownName>> = BTreeMap::new();
    for (class, entries) in asset {
        for entry in entries {
            for name in [entry.name].into_iter().chain(entry.also).chain(entry.brands) {
                let words = words_of(&name);
                if let Some(first) = words.first() {
                    known.entry(first.clone()).or_default().push(KnownName { words, class });
                }
            }
        }
    }
    known
});

fn words_of(name: &str) -> Vec<String> {
    name.split(|character: char| !character.is_alphanumeric() && character != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
