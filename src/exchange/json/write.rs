//! The diary as a file.

use serde::Serialize;

use crate::diary::{
    Acknowledgement, Appointment, Diary, Entries, Exposure, Medication, Night, Period, Profile,
    Settings,
};

use super::{FORMAT, VERSION};

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: i64,
    profile: &'a Profile,
    settings: &'a Settings,
    medications: Vec<&'a Medication>,
    exposures: Vec<&'a Exposure>,
    acknowledgements: Vec<&'a Acknowledgement>,
    appointments: Vec<&'a Appointment>,
    nights: Vec<&'a Night>,
}

/// Everything that the diary holds; of the nights those of a period, where one is given.
///
/// The same diary gives the same bytes: the time of the export is not part of them.
#[expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "values of the diary are numbers, texts and lists alone: each has a form in JSON"
)]
pub fn write(diary: &Diary, nights: Option<Period>) -> String {
    let file = File {
        format: FORMAT,
        version: VERSION,
        profile: &diary.profile,
        settings: &diary.settings,
        medications: list(&diary.medications),
        exposures: list(&diary.exposures),
        acknowledgements: list(&diary.acknowledgements),
        appointments: list(&diary.appointments),
        nights: match nights {
            Some(period) => diary.nights_in(period).map(AsRef::as_ref).collect(),
            None => diary.nights().map(AsRef::as_ref).collect(),
        },
    };
    let mut text = serde_json::to_string_pretty(&file).expect("every value has a form in JSON");
    text.push('\n');
    text
}

fn list<T>(entries: &Entries<T>) -> Vec<&T> {
    entries.values().collect()
}
