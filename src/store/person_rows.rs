//! The person as rows: profile, settings, and the lists of medications and the like.

use std::str::FromStr;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::tables::{
    ACKNOWLEDGEMENT, APPOINTMENT, COVERED, EXPOSURE, Fields, INCREASE, Item, Lists,
    MEDICAL_HISTORY, MEDICATION, Owner, PROFILE, RowError, SETTING, read_all,
};
use crate::diary::{
    Acknowledgement, Appointment, CoveredEvidence, Diary, EntryId, Exposure, Medication, Profile,
    Settings, Threshold,
    date::parse_date,
    text::Text,
    unique::UniqueList,
    vocabulary::{CareAction, Condition, MedicationClass},
};

/// Reads all that is not a night into a diary.
pub(super) fn read(connection: &Connection, diary: &mut Diary) -> Result<(), RowError> {
    diary.profile = read_profile(connection)?;
    diary.settings = read_settings(connection)?;
    for (id, medication) in read_medications(connection)? {
        diary.medications.put(id, Some(medication));
    }
    for (id, exposure) in read_all(connection, &EXPOSURE, exposure)? {
        diary.exposures.put(id, Some(exposure));
    }
    for (id, acknowledgement) in read_acknowledgements(connection)? {
        diary.acknowledgements.put(id, Some(acknowledgement));
    }
    for (id, appointment) in read_all(connection, &APPOINTMENT, appointment)? {
        diary.appointments.put(id, Some(appointment));
    }
    Ok(())
}

/// Entries of a list as rows.
pub(super) trait EntryRows: Sized {
    /// Takes out the rows of an entry.
    const DELETE: &'static str;

    /// Adds the rows of an entry that has none.
    fn insert(&self, connection: &Connection, id: EntryId) -> Result<(), RowError>;
}

impl EntryRows for Medication {
    const DELETE: &'static str = "DELETE FROM medication WHERE id = ?";

    fn insert(&self, connection: &Connection, id: EntryId) -> Result<(), RowError> {
        connection.prepare_cached(MEDICATION.insert)?.execute(params![
            id.0,
            self.name.as_str(),
            self.class.map(MedicationClass::word),
            text(self.dose.as_ref()),
            date(self.started),
            date(self.stopped),
            self.suspected,
            text(self.note.as_ref()),
        ])?;
        for (day, position) in self.increased.iter().zip(0_i64..) {
            connection.prepare_cached(INCREASE.insert)?.execute(params![
                id.0,
                position,
                day.to_string()
            ])?;
        }
        Ok(())
    }
}

impl EntryRows for Exposure {
    const DELETE: &'static str = "DELETE FROM exposure WHERE id = ?";

    fn insert(&self, connection: &Connection, id: EntryId) -> Result<(), RowError> {
        connection.prepare_cached(EXPOSURE.insert)?.execute(params![
            id.0,
            self.date.to_string(),
            self.substance.word(),
            text(self.note.as_ref()),
        ])?;
        Ok(())
    }
}

impl EntryRows for Acknowledgement {
    const DELETE: &'static str = "DELETE FROM acknowledgement WHERE id = ?";

    fn insert(&self, connection: &Connection, id: EntryId) -> Result<(), RowError> {
        connection.prepare_cached(ACKNOWLEDGEMENT.insert)?.execute(params![
            id.0,
            self.rule.as_str(),
            self.date.to_string(),
            self.action.map(CareAction::word),
            self.covers.is_some(),
            text(self.note.as_ref()),
        ])?;
        for (evidence, position) in self.covers.iter().flatten().zip(0_i64..) {
            connection.prepare_cached(COVERED.insert)?.execute(params![
                id.0,
                position,
                evidence.date.to_string(),
                evidence.what.as_str(),
            ])?;
        }
        Ok(())
    }
}

impl EntryRows for Appointment {
    const DELETE: &'static str = "DELETE FROM appointment WHERE id = ?";

    fn insert(&self, connection: &Connection, id: EntryId) -> Result<(), RowError> {
        connection.prepare_cached(APPOINTMENT.insert)?.execute(params![
            id.0,
            self.date.to_string(),
            self.time.map(|clock| clock.to_string()),
            text(self.with.as_ref()),
            text(self.place.as_ref()),
            text(self.outcome.as_ref()),
        ])?;
        Ok(())
    }
}

/// Puts a profile in the place of the one that is there.
pub(super) fn replace_profile(connection: &Connection, profile: &Profile) -> Result<(), RowError> {
    connection.execute("DELETE FROM medical_history", [])?;
    connection.execute("DELETE FROM profile", [])?;
    connection.prepare_cached(PROFILE.insert)?.execute(params![
        ONLY_PROFILE,
        text(profile.name.as_ref()),
        date(profile.birth_date),
        date(profile.pregnant_from),
        date(profile.pregnant_until),
        profile.exercises_often,
        profile.suspects_deficiency,
        profile.personal_history.is_some(),
        profile.family_history.is_some(),
        text(profile.questions_for_doctor.as_ref()),
        text(profile.emergency_number.as_ref()),
        text(profile.emergency_contact.as_ref()),
    ])?;
    let histories =
        [(Whose::Personal, &profile.personal_history), (Whose::Family, &profile.family_history)];
    for (whose, history) in histories {
        let conditions = history.as_ref().map_or(&[][..], UniqueList::as_slice);
        for (condition, position) in conditions.iter().zip(0_i64..) {
            connection.prepare_cached(MEDICAL_HISTORY.insert)?.execute(params![
                whose.word(),
                position,
                condition.word(),
            ])?;
        }
    }
    Ok(())
}

/// Puts settings in the place of those that are there.
pub(super) fn replace_settings(
    connection: &Connection,
    settings: &Settings,
) -> Result<(), RowError> {
    connection.execute("DELETE FROM setting", [])?;
    for (threshold, value) in settings.iter() {
        connection.prepare_cached(SETTING.insert)?.execute(params![threshold.word(), value])?;
    }
    Ok(())
}

const ONLY_PROFILE: i64 = 1;

/// Whose medical history it is, in the order of the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Whose {
    Family,
    Personal,
}

impl Whose {
    const fn word(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Personal => "personal",
        }
    }
}

/// Raised by a word that is no history's.
struct NoHistory;

impl FromStr for Whose {
    type Err = NoHistory;

    fn from_str(word: &str) -> Result<Self, NoHistory> {
        [Self::Family, Self::Personal]
            .into_iter()
            .find(|whose| whose.word() == word)
            .ok_or(NoHistory)
    }
}

impl Owner for Whose {
    fn name(&self) -> String {
        self.word().to_owned()
    }
}

fn text<const MIN: usize, const MAX: usize>(text: Option<&Text<MIN, MAX>>) -> Option<&str> {
    text.map(Text::as_str)
}

fn date(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

pub(super) fn read_profile(connection: &Connection) -> Result<Profile, RowError> {
    let mut statement = connection.prepare_cached(MEDICAL_HISTORY.select)?;
    let mut histories = Lists::new(&MEDICAL_HISTORY, &mut statement, condition)?;
    let mut profiles = read_all(connection, &PROFILE, |fields| {
        let mut profile = profile(fields)?;
        let of = [
            (Whose::Family, "family_history_answered", &mut profile.family_history),
            (Whose::Personal, "personal_history_answered", &mut profile.personal_history),
        ];
        for (whose, column, history) in of {
            if let Some(history) = history {
                *history = UniqueList::new(histories.of(&whose)?)
                    .map_err(|_repeated| fields.damaged(column))?;
            }
        }
        Ok(profile)
    })?;
    histories.finish()?;
    profiles.pop().filter(|_only| profiles.is_empty()).ok_or_else(|| {
        let row = ONLY_PROFILE.to_string();
        RowError::Damaged(super::DamagedPart::Row { table: PROFILE.name, row })
    })
}

/// A profile whose answered histories are still empty.
fn profile(fields: &mut Fields<'_>) -> Result<Profile, RowError> {
    fields.integer("id")?;
    Ok(Profile {
        name: fields.limited_option("name")?,
        birth_date: fields.parsed_option("birth_date", parse_date)?,
        pregnant_from: fields.parsed_option("pregnant_from", parse_date)?,
        pregnant_until: fields.parsed_option("pregnant_until", parse_date)?,
        exercises_often: fields.flag_option("exercises_often")?,
        suspects_deficiency: fields.flag_option("suspects_deficiency")?,
        personal_history: fields.flag("personal_history_answered")?.then(UniqueList::default),
        family_history: fields.flag("family_history_answered")?.then(UniqueList::default),
        questions_for_doctor: fields.limited_option("questions_for_doctor")?,
        emergency_number: fields.limited_option("emergency_number")?,
        emergency_contact: fields.limited_option("emergency_contact")?,
    })
}

fn condition(fields: &mut Fields<'_>) -> Result<Item<Whose, Condition>, RowError> {
    Ok((fields.word("whose")?, fields.integer("position")?, fields.word("condition")?))
}

fn read_settings(connection: &Connection) -> Result<Settings, RowError> {
    let mut settings = Settings::default();
    read_all(connection, &SETTING, |fields| {
        let threshold: Threshold = fields.word("name")?;
        let value = fields.integer("value")?;
        settings.set(threshold, Some(value)).map_err(|_range| fields.damaged("value"))
    })?;
    Ok(settings)
}

fn read_medications(connection: &Connection) -> Result<Vec<(EntryId, Medication)>, RowError> {
    let mut statement = connection.prepare_cached(INCREASE.select)?;
    let mut increases = Lists::new(&INCREASE, &mut statement, increase)?;
    let medications = read_all(connection, &MEDICATION, |fields| {
        let (id, mut medication) = medication(fields)?;
        medication.increased = increases.of(&id)?;
        Ok((id, medication))
    })?;
    increases.finish()?;
    Ok(medications)
}

/// A medication without the days on which its dose was increased.
pub(super) fn medication(fields: &mut Fields<'_>) -> Result<(EntryId, Medication), RowError> {
    let id = EntryId(fields.integer("id")?);
    let medication = Medication {
        name: fields.limited("name")?,
        class: fields.word_option("class")?,
        dose: fields.limited_option("dose")?,
        started: fields.parsed_option("started", parse_date)?,
        increased: Vec::new(),
        stopped: fields.parsed_option("stopped", parse_date)?,
        suspected: fields.flag_option("suspected")?,
        note: fields.limited_option("note")?,
    };
    Ok((id, medication))
}

pub(super) fn increase(fields: &mut Fields<'_>) -> Result<Item<EntryId, NaiveDate>, RowError> {
    Ok((EntryId(fields.integer("medication")?), fields.integer("position")?, day(fields)?))
}

pub(super) fn exposure(fields: &mut Fields<'_>) -> Result<(EntryId, Exposure), RowError> {
    let id = EntryId(fields.integer("id")?);
    let exposure = Exposure {
        date: day(fields)?,
        substance: fields.word("substance")?,
        note: fields.limited_option("note")?,
    };
    Ok((id, exposure))
}

fn read_acknowledgements(
    connection: &Connection,
) -> Result<Vec<(EntryId, Acknowledgement)>, RowError> {
    let mut statement = connection.prepare_cached(COVERED.select)?;
    let mut covers = Lists::new(&COVERED, &mut statement, covered)?;
    let acknowledgements = read_all(connection, &ACKNOWLEDGEMENT, |fields| {
        let (id, mut acknowledgement) = acknowledgement(fields)?;
        if let Some(list) = &mut acknowledgement.covers {
            *list = covers.of(&id)?;
        }
        Ok((id, acknowledgement))
    })?;
    covers.finish()?;
    Ok(acknowledgements)
}

/// An acknowledgement whose covered evidence, where answered, is still empty.
pub(super) fn acknowledgement(
    fields: &mut Fields<'_>,
) -> Result<(EntryId, Acknowledgement), RowError> {
    let id = EntryId(fields.integer("id")?);
    let acknowledgement = Acknowledgement {
        rule: fields.limited("rule")?,
        date: day(fields)?,
        action: fields.word_option("action")?,
        covers: fields.flag("covers_answered")?.then(Vec::new),
        note: fields.limited_option("note")?,
    };
    Ok((id, acknowledgement))
}

pub(super) fn covered(fields: &mut Fields<'_>) -> Result<Item<EntryId, CoveredEvidence>, RowError> {
    let acknowledgement = EntryId(fields.integer("acknowledgement")?);
    let position = fields.integer("position")?;
    let evidence = CoveredEvidence { date: day(fields)?, what: fields.limited("what")? };
    Ok((acknowledgement, position, evidence))
}

pub(super) fn appointment(fields: &mut Fields<'_>) -> Result<(EntryId, Appointment), RowError> {
    let id = EntryId(fields.integer("id")?);
    let appointment = Appointment {
        date: day(fields)?,
        time: fields.word_option("time")?,
        with: fields.limited_option("whom")?,
        place: fields.limited_option("place")?,
        outcome: fields.limited_option("outcome")?,
    };
    Ok((id, appointment))
}

/// The column "date", which every table calls the same.
fn day(fields: &mut Fields<'_>) -> Result<NaiveDate, RowError> {
    fields.parsed_option("date", parse_date)?.ok_or_else(|| fields.damaged("date"))
}
