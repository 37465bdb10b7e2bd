//! The record night by night, with every note, for the appendix.

use std::sync::Arc;

use chrono::NaiveDate;

use super::written;
use crate::{
    diary::{Diary, Night, NightDate, Period},
    report::words::{self, own_text},
};

/// What the appendix holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The nights of the period that have an entry, the first one first.
    pub nights: Vec<NightRecord>,
    /// Notes that belong to no night, the first one first.
    pub others: Vec<OtherNote>,
}

/// A night as it was entered.
#[derive(Debug, Clone, PartialEq)]
pub struct NightRecord {
    /// Which night.
    pub night: NightDate,
    /// Its entry.
    pub entry: Arc<Night>,
    /// Its notes, each with what it is about.
    pub notes: Vec<(String, String)>,
}

/// A note that belongs to no night.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherNote {
    /// The day that it belongs to.
    pub date: Option<NaiveDate>,
    /// What it is about.
    pub about: String,
    /// The note.
    pub text: String,
}

pub(super) fn record(diary: &Diary, period: Period, prepared_on: NaiveDate) -> Record {
    let nights = diary
        .nights_in(period)
        .map(|entry| NightRecord {
            night: entry.date,
            entry: Arc::clone(entry),
            notes: notes_of(entry),
        })
        .collect();
    Record { nights, others: others(diary, period, prepared_on) }
}

fn notes_of(night: &Night) -> Vec<(String, String)> {
    let cramps = night.cramps().iter().zip(1..).map(|(cramp, number)| {
        let about = match cramp.started {
            Some(started) => format!("Note on the cramp at {started}"),
            None => format!("Note on cramp {number}"),
        };
        (about, cramp.note.as_ref())
    });
    cramps
        .chain([
            ("Note on medication".to_owned(), night.medication_note.as_ref()),
            ("Note".to_owned(), night.note.as_ref()),
        ])
        .filter_map(|(about, note)| {
            Some((about, written(note.map(crate::diary::text::Text::as_str))?))
        })
        .collect()
}

fn others(diary: &Diary, period: Period, prepared_on: NaiveDate) -> Vec<OtherNote> {
    let last = period.last().morning();
    let medications = diary
        .medications
        .values()
        .filter(|medication| medication.started.is_none_or(|started| started <= last))
        .map(|medication| {
            let about = format!("Medication {}", own_text(medication.name.as_str()));
            (medication.started, about, medication.note.as_ref())
        });
    let exposures = diary.exposures.values().map(|exposure| {
        let about = format!("Contact with {}", words::substance(exposure.substance));
        (Some(exposure.date), about, exposure.note.as_ref())
    });
    let acknowledgements = diary.acknowledgements.values().map(|done| {
        let about = "About a warning sign".to_owned();
        (Some(done.date), about, done.note.as_ref())
    });
    let appointments = diary.appointments.values().map(|appointment| {
        (Some(appointment.date), "Appointment".to_owned(), appointment.outcome.as_ref())
    });
    let dated = exposures.chain(acknowledgements).chain(appointments).filter(|(date, _, _)| {
        date.is_some_and(|date| (period.first().evening()..=prepared_on).contains(&date))
    });
    let mut others: Vec<OtherNote> = medications
        .chain(dated)
        .filter_map(|(date, about, note)| {
            Some(OtherNote {
                date,
                about,
                text: written(note.map(crate::diary::text::Text::as_str))?,
            })
        })
        .collect();
    others.sort_by_key(|note| note.date);
    others
}
