//! Forms in which a diary goes out: one list for the window and the command line.

use chrono::NaiveDate;

use crate::diary::{Diary, Period, vocabulary::vocabulary};

use super::{csv, fhir, json};

vocabulary!(
    /// A form in which a diary goes out.
    ExportFormat, "format", {
        /// This diary's own, `assets/diary.schema.json`: everything.
        Json = "json",
        /// A table for spreadsheets: nights and cramps.
        Csv = "csv",
        /// HL7 FHIR R4, for software that can read it; without notes.
        Fhir = "fhir",
    }
);

impl ExportFormat {
    /// Writes the diary in this form; of the nights those of a period, where one is given. The day
    /// of writing stands in the forms that have a place for it.
    pub fn write(self, diary: &Diary, nights: Option<Period>, prepared_on: NaiveDate) -> String {
        match self {
            Self::Json => json::write(diary, nights),
            Self::Csv => csv::write(diary, nights),
            Self::Fhir => fhir::write(diary, nights, prepared_on),
        }
    }

    /// The name that is offered for its file.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Json => "cramp-diary.json",
            Self::Csv => "cramp-diary.csv",
            Self::Fhir => "cramp-diary-fhir.json",
        }
    }
}
