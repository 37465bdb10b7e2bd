//! The person: profile, history, medications, exposures, acknowledgements and appointments.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    date::{ClockTime, civil, civil_list, civil_option},
    text::{EvidenceWord, Name, Note, PhoneNumber, RuleName, ShortText},
    unique::UniqueList,
    vocabulary::{CareAction, Condition, MedicationClass, Substance},
};

/// What a person says of themselves. `None` always means "not answered".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "the profile in braces")]
pub struct Profile {
    /// The name for the doctor's summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<ShortText>,
    /// The date of birth for the doctor's summary.
    #[serde(skip_serializing_if = "Option::is_none", with = "civil_option")]
    pub birth_date: Option<NaiveDate>,
    /// The first day of a pregnancy.
    #[serde(skip_serializing_if = "Option::is_none", with = "civil_option")]
    pub pregnant_from: Option<NaiveDate>,
    /// The last day of a pregnancy.
    #[serde(skip_serializing_if = "Option::is_none", with = "civil_option")]
    pub pregnant_until: Option<NaiveDate>,
    /// Exercises often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exercises_often: Option<bool>,
    /// Suspects to lack a mineral or vitamin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspects_deficiency: Option<bool>,
    /// Conditions of the person; `Some` and empty: none.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "super::present")]
    pub personal_history: Option<UniqueList<Condition>>,
    /// Conditions in the family; `Some` and empty: none.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "super::present")]
    pub family_history: Option<UniqueList<Condition>>,
    /// Questions to take to the appointment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub questions_for_doctor: Option<Note>,
    /// The number to call in an emergency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emergency_number: Option<PhoneNumber>,
    /// Whom to call in an emergency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emergency_contact: Option<ShortText>,
}

/// A medication that a person takes or took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a medication in braces")]
pub struct Medication {
    /// As the person calls it.
    pub name: Name,
    /// What the person set; `None`: to be recognised from the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<MedicationClass>,
    /// As the person says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dose: Option<ShortText>,
    /// The first day of taking it.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "civil_option")]
    pub started: Option<NaiveDate>,
    /// Days on which the dose was increased.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "civil_list")]
    pub increased: Vec<NaiveDate>,
    /// The last day of taking it.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "civil_option")]
    pub stopped: Option<NaiveDate>,
    /// The person suspects that it has to do with the cramps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspected: Option<bool>,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

impl Medication {
    /// A medication of which only the name is known.
    pub fn named(name: Name) -> Self {
        Self {
            name,
            class: None,
            dose: None,
            started: None,
            increased: Vec::new(),
            stopped: None,
            suspected: None,
            note: None,
        }
    }
}

/// A contact with a harmful substance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an exposure in braces")]
pub struct Exposure {
    /// The day of the contact.
    #[serde(with = "civil")]
    pub date: NaiveDate,
    /// With what.
    pub substance: Substance,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

/// What a person did about a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an acknowledgement in braces")]
pub struct Acknowledgement {
    /// The rule of the card. A name that this program does not know is kept.
    pub rule: RuleName,
    /// The day on which it was done.
    #[serde(with = "civil")]
    pub date: NaiveDate,
    /// What was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<CareAction>,
    /// The evidence that stood on the card; `None`: all evidence dated up to `date`.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "super::object::list"
    )]
    pub covers: Option<Vec<CoveredEvidence>>,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

/// One piece of evidence that an acknowledgement covers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a piece of evidence in braces")]
pub struct CoveredEvidence {
    /// The night, or the entry's own date.
    #[serde(with = "civil")]
    pub date: NaiveDate,
    /// What it was.
    pub what: EvidenceWord,
}

/// An appointment with a doctor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an appointment in braces")]
pub struct Appointment {
    /// The day.
    #[serde(with = "civil")]
    pub date: NaiveDate,
    /// The time of day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<ClockTime>,
    /// With whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<ShortText>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<ShortText>,
    /// What was said and agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Note>,
}
