//! A file laid beside the diary: what it adds, and what it leaves as it is.
//!
//! The same thing is told by its identity: a night by its date, a medication by its name in
//! any case and its start, an exposure by its date and substance, an acknowledgement by its
//! rule and date, an appointment by its date and time. Where a list holds several of one
//! identity, those that are equal in every field belong together first; of the others, the
//! first of the file is the first of the diary, the second the second: so nothing that a
//! person entered twice is lost, and a file that comes in again finds each of its entries, in
//! whatever order. Of the same thing, each field is merged by itself ([`OnConflict`]); a list is
//! one field.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;

use super::{
    Imported, csv,
    fields::{FieldDifference, merged},
    imported::{NightAt, NightPlace},
    place::{LineCount, Way, find, offset_in},
    report::{Difference, MergeReport, Tally},
};
use crate::diary::{
    Acknowledgement, Appointment, Change, Diary, Edit, Entries, EntryId, Exposure, Medication,
    Profile, Settings, Step, running::Editor, vocabulary::vocabulary,
};

vocabulary!(
    /// Which answer stands where the diary and a file both have one.
    OnConflict, "way to settle a conflict", {
        /// The diary's. The file only fills what the diary has not answered.
        Keep = "keep",
        /// The file's. What the file has not answered stays.
        Replace = "replace",
    }
);

/// What a merge would do; nothing is done yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The changes, to be committed as one; none where the file brings nothing new.
    pub step: Step,
    /// What they are.
    pub report: MergeReport,
}

impl Plan {
    /// Whether the diary would stay as it is; nothing is to be committed then.
    pub fn is_empty(&self) -> bool {
        self.step.changes.is_empty()
    }
}

/// Raised when an entry of the diary and one of the file cannot be put together.
#[derive(Debug, thiserror::Error)]
#[error(
    "{field} of the file cannot be put together with the entry of the diary ({source}); \
     nothing was imported, please report this fault of the program"
)]
pub struct MergeError {
    /// The entry of the file.
    field: String,
    /// What was refused.
    source: serde_json::Error,
}

/// Lays a file beside the diary.
///
/// # Errors
/// [`MergeError`] cannot come of valid entries; it stands for a fault of the program.
pub fn plan(
    current: &Diary,
    incoming: &Imported<'_>,
    on_conflict: OnConflict,
) -> Result<Plan, MergeError> {
    let mut merge = Merge {
        on_conflict,
        text: incoming.text,
        changes: Vec::new(),
        report: MergeReport::new(on_conflict),
        differences: Vec::new(),
    };
    let (diary, places) = (&incoming.diary, &incoming.places);
    merge.report.profile = merge.section(
        "profile",
        places.profile,
        (&current.profile, &diary.profile),
        |edit: Edit<Profile>| Change::Profile(Box::new(edit)),
    )?;
    merge.report.settings = merge.section(
        "settings",
        places.settings,
        (&current.settings, &diary.settings),
        |edit: Edit<Settings>| Change::Settings(edit),
    )?;
    merge.report.medications = merge.list(
        "medications",
        &places.medications,
        (&current.medications, &diary.medications),
        |entry: &Medication| (entry.name.as_str().to_lowercase(), entry.started),
        Change::Medication,
    )?;
    merge.report.exposures = merge.list(
        "exposures",
        &places.exposures,
        (&current.exposures, &diary.exposures),
        |entry: &Exposure| (entry.date, entry.substance),
        Change::Exposure,
    )?;
    merge.report.acknowledgements = merge.list(
        "acknowledgements",
        &places.acknowledgements,
        (&current.acknowledgements, &diary.acknowledgements),
        |entry: &Acknowledgement| (entry.rule.clone(), entry.date),
        Change::Acknowledgement,
    )?;
    merge.report.appointments = merge.list(
        "appointments",
        &places.appointments,
        (&current.appointments, &diary.appointments),
        |entry: &Appointment| (entry.date, entry.time),
        Change::Appointment,
    )?;
    merge.report.nights = merge.nights(current, incoming)?;
    let Merge { mut changes, mut report, mut differences, .. } = merge;
    current.follow_running_cramp(&mut changes, Editor::File);
    differences.sort_by_key(|(offset, _)| *offset);
    let mut lines = LineCount::new(incoming.text);
    for (offset, mut difference) in differences {
        difference.line = lines.line(offset);
        report.differences.push(difference);
    }
    Ok(Plan { step: Step { name: "import a file".to_owned(), changes }, report })
}

struct Merge<'a> {
    on_conflict: OnConflict,
    text: &'a str,
    changes: Vec<Change>,
    report: MergeReport,
    /// Each with its offset in the file; its line follows from that at the end.
    differences: Vec<(usize, Difference)>,
}

impl Merge<'_> {
    /// Merges the profile or the settings; its tally counts answers.
    fn section<T: Serialize + DeserializeOwned + Clone + PartialEq>(
        &mut self,
        at: &str,
        raw: Option<&RawValue>,
        (ours, theirs): (&T, &T),
        change: impl FnOnce(Edit<T>) -> Change,
    ) -> Result<Tally, MergeError> {
        let merged = merged(ours, theirs, self.on_conflict)
            .map_err(|source| MergeError { field: at.to_owned(), source })?;
        let tally = merged.answers;
        if let Some(raw) = raw {
            self.note(at, Origin::Value(raw), merged.differences);
        }
        if merged.value != *ours {
            self.changes.push(change(Edit { before: ours.clone(), after: merged.value }));
        }
        Ok(tally)
    }

    /// Merges a list of entries, each with the one of the same identity.
    fn list<T, K>(
        &mut self,
        name: &str,
        raws: &[&RawValue],
        (ours, theirs): (&Entries<T>, &Entries<T>),
        identity: impl Fn(&T) -> K,
        change: impl Fn(EntryId, Edit<Option<T>>) -> Change,
    ) -> Result<Tally, MergeError>
    where
        T: Serialize + DeserializeOwned + Clone + PartialEq,
        K: Ord,
    {
        let mut partners = partners(ours, theirs, identity).into_iter();
        let mut tally = Tally::default();
        let mut next_id = ours.next_id();
        for (index, (theirs, raw)) in theirs.values().zip(raws).enumerate() {
            tally.read += 1;
            let Some((id, ours)) = partners.next().flatten() else {
                tally.new += 1;
                let edit = Edit { before: None, after: Some(theirs.clone()) };
                self.changes.push(change(next_id, edit));
                next_id = EntryId(next_id.0.saturating_add(1));
                continue;
            };
            match self.entry(&format!("{name}[{index}]"), Origin::Value(raw), ours, theirs)? {
                None => tally.unchanged += 1,
                Some(after) => {
                    tally.changed += 1;
                    let edit = Edit { before: Some(ours.clone()), after: Some(after) };
                    self.changes.push(change(id, edit));
                }
            }
        }
        Ok(tally)
    }

    fn nights(&mut self, current: &Diary, incoming: &Imported<'_>) -> Result<Tally, MergeError> {
        let mut tally = Tally::default();
        for theirs in incoming.diary.nights() {
            tally.read += 1;
            let Some(ours) = current.night(theirs.date) else {
                tally.new += 1;
                let edit = Edit { before: None, after: Some(Arc::clone(theirs)) };
                self.changes.push(Change::Night(theirs.date, edit));
                continue;
            };
            let after = match incoming.places.nights.get(&theirs.date) {
                Some(NightPlace { index, at: NightAt::Value(raw) }) => {
                    self.entry(&format!("nights[{index}]"), Origin::Value(raw), &**ours, theirs)?
                }
                Some(NightPlace { at: NightAt::Row(row), .. }) => {
                    self.entry(&theirs.date.to_string(), Origin::Row(*row), &**ours, theirs)?
                }
                None => None,
            };
            match after {
                None => tally.unchanged += 1,
                Some(after) => {
                    tally.changed += 1;
                    let after = Some(Arc::new(after));
                    let edit = Edit { before: Some(Arc::clone(ours)), after };
                    self.changes.push(Change::Night(theirs.date, edit));
                }
            }
        }
        Ok(tally)
    }

    /// What becomes of an entry of the diary; `None` where it stays as it is.
    fn entry<T: Serialize + DeserializeOwned + PartialEq>(
        &mut self,
        at: &str,
        origin: Origin<'_>,
        ours: &T,
        theirs: &T,
    ) -> Result<Option<T>, MergeError> {
        if ours == theirs {
            return Ok(None);
        }
        let merged = merged(ours, theirs, self.on_conflict)
            .map_err(|source| MergeError { field: at.to_owned(), source })?;
        self.note(at, origin, merged.differences);
        Ok((merged.value != *ours).then_some(merged.value))
    }

    /// Keeps where the diary and the file disagree.
    fn note(&mut self, at: &str, origin: Origin<'_>, differences: Vec<FieldDifference>) {
        for FieldDifference { way, diary, file, stands } in differences {
            let (offset, field) = match origin {
                Origin::Value(raw) => {
                    let steps: Vec<_> = way.iter().map(|name| Way::Key(name)).collect();
                    let part = find(raw, &steps).value.get();
                    (offset_in(self.text, part), format!("{at}.{}", way.join(".")))
                }
                Origin::Row(offset) => (offset, format!("{at}, {}", csv::heading(&way))),
            };
            self.differences.push((offset, Difference { line: 0, field, diary, file, stands }));
        }
    }
}

/// Where an entry stands in the file.
#[derive(Debug, Clone, Copy)]
enum Origin<'a> {
    Value(&'a RawValue),
    /// The row of a table that begins at this offset.
    Row(usize),
}

/// For each entry of the file the one of the diary that is the same thing, each one only once.
fn partners<'a, T: PartialEq, K: Ord>(
    ours: &'a Entries<T>,
    theirs: &Entries<T>,
    identity: impl Fn(&T) -> K,
) -> Vec<Option<(EntryId, &'a T)>> {
    let mut free = BTreeMap::<K, VecDeque<(EntryId, &T)>>::new();
    for (id, entry) in ours {
        free.entry(identity(entry)).or_default().push_back((*id, entry));
    }
    let equal: Vec<_> = theirs
        .values()
        .map(|theirs| {
            let free = free.get_mut(&identity(theirs))?;
            let position = free.iter().position(|(_, ours)| *ours == theirs)?;
            free.remove(position)
        })
        .collect();
    equal
        .into_iter()
        .zip(theirs.values())
        .map(|(equal, theirs)| {
            equal.or_else(|| free.get_mut(&identity(theirs)).and_then(VecDeque::pop_front))
        })
        .collect()
}
