//! Medications and what the counts before and after their start say.

use chrono::NaiveDate;

use crate::{
    diary::{Diary, Medication, Period, vocabulary::MedicationClass},
    guidance::medicines,
    trends::{BeforeAfter, Trends},
};

/// A medication with its changes.
#[derive(Debug, Clone, PartialEq)]
pub struct MedicationRow {
    /// As the person calls it.
    pub name: String,
    /// As the person says it.
    pub dose: Option<String>,
    /// Set by the person or recognised from the name.
    pub class: Option<MedicationClass>,
    /// The first day of taking it.
    pub started: Option<NaiveDate>,
    /// Days on which the dose was increased, up to the end of the period.
    pub increased: Vec<NaiveDate>,
    /// The last day of taking it.
    pub stopped: Option<NaiveDate>,
    /// The person suspects that it has to do with the cramps.
    pub suspected: bool,
    /// Cramps before and after its start.
    pub counts: Option<BeforeAfter>,
}

/// All medications up to the end of the period, the newest start first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Medications {
    /// Taken in the period, or nothing says that they were not.
    pub taken: Vec<MedicationRow>,
    /// Stopped before the period began.
    pub stopped_before: Vec<MedicationRow>,
}

pub(super) fn medications(diary: &Diary, period: Period, trends: &Trends) -> Medications {
    let (first, last) = (period.first().evening(), period.last().morning());
    let mut rows: Vec<MedicationRow> = diary
        .medications
        .values()
        .filter(|medication| medication.started.is_none_or(|started| started <= last))
        .map(|medication| row(medication, last, trends))
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.started, row.stopped.is_none())));
    let (stopped_before, taken) =
        rows.into_iter().partition(|row| row.stopped.is_some_and(|stopped| stopped < first));
    Medications { taken, stopped_before }
}

fn row(medication: &Medication, last: NaiveDate, trends: &Trends) -> MedicationRow {
    let name = medication.name.as_str();
    let counts = trends
        .medications
        .iter()
        .find(|counts| counts.name == name && Some(counts.since) == medication.started);
    let mut increased: Vec<NaiveDate> =
        medication.increased.iter().copied().filter(|date| *date <= last).collect();
    increased.sort_unstable();
    increased.dedup();
    MedicationRow {
        name: name.to_owned(),
        dose: super::written(medication.dose.as_ref().map(crate::diary::text::Text::as_str)),
        class: medicines::class_of(medication),
        started: medication.started,
        increased,
        stopped: medication.stopped,
        suspected: medication.suspected == Some(true),
        counts: counts.cloned(),
    }
}
