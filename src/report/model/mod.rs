//! What the summary says, as plain data: every number with what it was counted over.

mod background;
mod medications;
mod numbers;
mod pattern;
mod record;
mod warnings;

pub use background::{Background, Measure, SignRow};
pub use medications::{MedicationRow, Medications};
pub use numbers::{Figure, NumberRow, Numbers, Quantity, Unit};
pub use pattern::{CrampMark, Hours, NightRow, Places, Strip};
pub use record::{NightRecord, OtherNote, Record};
pub use warnings::{Action, Counted, DatesOf, Warning, When};

pub use crate::trends::night_rows::{SpanRow, SpanUnit, minutes_into_night};

use chrono::NaiveDate;

use super::options::{Notes, ReportOptions};
use crate::{
    diary::{Diary, Period},
    guidance, trends,
};

/// Everything that the summary says.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The person's name, where it was given.
    pub name: Option<String>,
    /// The person's date of birth, where it was given.
    pub birth_date: Option<NaiveDate>,
    /// The nights that it is about.
    pub period: Period,
    /// The day of preparation.
    pub prepared_on: NaiveDate,
    /// Nights of the period.
    pub nights: u32,
    /// Nights of the period of which it was answered if there were cramps.
    pub recorded_nights: u32,
    /// Recorded nights among the last 28, at which most rules look.
    pub recorded_recently: u32,
    /// The rules that fire, emergencies first.
    pub warnings: Vec<Warning>,
    /// The numbers, beside those of the period before.
    pub numbers: Numbers,
    /// A row a night, or a row for more nights where there are many.
    pub strip: Strip,
    /// Cramps by muscle and side.
    pub places: Places,
    /// Cramps by hour.
    pub hours: Hours,
    /// Medications and their changes.
    pub medications: Medications,
    /// History, exposures, signs and self-care.
    pub background: Background,
    /// The person's questions.
    pub questions: Option<String>,
    /// The record night by night, where it was asked for.
    pub record: Option<Record>,
}

impl Summary {
    /// The summary of a period of a diary.
    pub fn of(diary: &Diary, options: &ReportOptions) -> Self {
        let &ReportOptions { period, prepared_on, notes, .. } = options;
        let assess = |as_of| guidance::assess(diary, as_of);
        let now = trends::trends(diary, period);
        let before = trends::trends(diary, period.before());
        Self {
            name: written(diary.profile.name.as_ref().map(super::super::diary::text::Text::as_str)),
            birth_date: diary.profile.birth_date,
            period,
            prepared_on,
            nights: count(period.iter()),
            recorded_nights: count(diary.nights_in(period).filter(|night| night.is_recorded())),
            recorded_recently: assess(period.last().morning()).recorded_nights,
            warnings: warnings::warnings(diary, period, prepared_on, assess),
            numbers: numbers::numbers(diary, period, &now, &before),
            strip: pattern::strip(diary, period),
            places: pattern::places(diary, period),
            hours: pattern::hours(diary, period),
            medications: medications::medications(diary, period, &now),
            background: background::background(diary, period),
            questions: written(
                diary
                    .profile
                    .questions_for_doctor
                    .as_ref()
                    .map(super::super::diary::text::Text::as_str),
            ),
            record: (notes == Notes::With).then(|| record::record(diary, period, prepared_on)),
        }
    }
}

/// A text, where more than spaces was written.
fn written(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// How many there are; no diary holds more than fit.
fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}
