//! What a merge did, or would do.

use serde::Serialize;

use super::merge::OnConflict;

/// Entries or answers of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// What the file holds.
    pub read: usize,
    /// Of these, what the diary did not have.
    pub new: usize,
    /// Of these, what the diary had, and what got an answer from the file.
    pub changed: usize,
    /// Of these, what the diary had and what stays as it is.
    pub unchanged: usize,
}

impl Tally {
    /// What the diary already had.
    pub const fn already_there(self) -> usize {
        self.changed + self.unchanged
    }
}

/// Whose answer stands where the diary and the file disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    /// The diary's; the file's was left out.
    Diary,
    /// The file's; the diary's was replaced.
    File,
}

/// A field that the diary and the file answer differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The field by its place in the file, e.g. `nights[3].sleep.quality`.
    pub field: String,
    /// What the diary said, shortened.
    pub diary: String,
    /// What the file says, shortened.
    pub file: String,
    /// Whose answer stands now.
    pub stands: Stands,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { line, field, diary, file, stands } = self;
        match stands {
            Stands::Diary => {
                write!(
                    f,
                    "line {line}, {field}: the diary says {diary}, the file says {file}; kept the diary's"
                )
            }
            Stands::File => {
                write!(
                    f,
                    "line {line}, {field}: the diary said {diary}, the file says {file}; took the file's"
                )
            }
        }
    }
}

/// What a merge did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MergeReport {
    /// Whose answer was to stand where both have one.
    pub on_conflict: OnConflict,
    /// Nights.
    pub nights: Tally,
    /// Medications.
    pub medications: Tally,
    /// Exposures.
    pub exposures: Tally,
    /// Acknowledgements.
    pub acknowledgements: Tally,
    /// Appointments.
    pub appointments: Tally,
    /// Answers about the person.
    pub profile: Tally,
    /// Changed thresholds.
    pub settings: Tally,
    /// Every field that the diary and the file answer differently.
    pub differences: Vec<Difference>,
}

impl MergeReport {
    pub(super) fn new(on_conflict: OnConflict) -> Self {
        let none = Tally::default();
        Self {
            on_conflict,
            nights: none,
            medications: none,
            exposures: none,
            acknowledgements: none,
            appointments: none,
            profile: none,
            settings: none,
            differences: Vec::new(),
        }
    }

    /// Each kind of entry with its words for one and for many, in the order of the display.
    pub fn tallies(&self) -> [(&'static str, &'static str, Tally); 7] {
        [
            ("night", "nights", self.nights),
            ("medication", "medications", self.medications),
            ("exposure", "exposures", self.exposures),
            ("acknowledgement", "acknowledgements", self.acknowledgements),
            ("appointment", "appointments", self.appointments),
            ("answer about you", "answers about you", self.profile),
            ("changed threshold", "changed thresholds", self.settings),
        ]
    }
}
