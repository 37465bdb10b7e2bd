//! The tables with their columns, and the one way in which a row of them is read.

use std::str::FromStr;

use rusqlite::{
    CachedStatement, Connection, Row, Rows,
    types::{Value, ValueRef},
};

use super::{DamagedPart, work};
use crate::diary::{EntryId, NightDate, text::Text};

/// A table, and the statements that read all of it and add a row to it.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    /// In the order in which both statements name them; the first one tells the row.
    pub(super) columns: &'static [&'static str],
    pub(super) select: &'static str,
    pub(super) insert: &'static str,
}

macro_rules! table {
    ($name:literal by $order:literal: $first:literal $(, $column:literal)* $(,)?) => {
        Table {
            name: $name,
            columns: &[$first $(, $column)*],
            select: concat!(
                "SELECT ", $first $(, ", ", $column)*, " FROM ", $name, " ORDER BY ", $order
            ),
            insert: concat!(
                "INSERT INTO ", $name, " (", $first $(, ", ", $column)*,
                ") VALUES (?" $(, table!(@value $column))*, ")"
            ),
        }
    };
    (@value $column:literal) => { ", ?" };
}

pub(super) const NIGHT: Table = table!("night" by "date":
    "date", "time_zone", "cramps_answered", "bedtime_answered", "signs_answered",
    "doses_answered", "into_bed", "tried_to_sleep", "minutes_to_fall_asleep", "awakenings",
    "minutes_awake", "final_awakening", "out_of_bed", "quality", "fluid_ml", "caffeine_mg",
    "last_caffeine", "alcohol_g", "last_alcohol", "exercise", "warmed_up", "cooled_down",
    "hot_or_sweaty", "long_sitting", "long_standing", "unsupportive_shoes", "electrolytes",
    "tired", "lost_sleep_to_cramps", "limited_activities", "limited_exercise",
    "medication_note", "note",
);
pub(super) const CRAMP: Table = table!("cramp" by "night, position":
    "night", "position", "started", "minutes", "did_not_stop", "pain", "muscle", "side", "woke",
    "minutes_awake", "visible_tightening", "hard_to_move", "relief_answered", "soreness_hours",
    "note",
);
pub(super) const RELIEF: Table = table!("relief" by "night, cramp, position":
    "night", "cramp", "position", "measure", "helped",
);
pub(super) const BEDTIME: Table = table!("bedtime" by "night, position":
    "night", "position", "measure",
);
pub(super) const SIGN: Table = table!("sign" by "night, position":
    "night", "position", "sign", "side", "lasting", "pain", "known_to_doctor",
);
pub(super) const DOSE: Table = table!("dose" by "night, position":
    "night", "position", "name", "amount", "time",
);
pub(super) const MEDICATION: Table = table!("medication" by "id":
    "id", "name", "class", "dose", "started", "stopped", "suspected", "note",
);
pub(super) const INCREASE: Table = table!("increase" by "medication, position":
    "medication", "position", "date",
);
pub(super) const EXPOSURE: Table = table!("exposure" by "id": "id", "date", "substance", "note");
pub(super) const ACKNOWLEDGEMENT: Table = table!("acknowledgement" by "id":
    "id", "rule", "date", "action", "covers_answered", "note",
);
pub(super) const COVERED: Table = table!("covered" by "acknowledgement, position":
    "acknowledgement", "position", "date", "what",
);
pub(super) const APPOINTMENT: Table = table!("appointment" by "id":
    "id", "date", "time", "whom", "place", "outcome",
);
pub(super) const PROFILE: Table = table!("profile" by "id":
    "id", "name", "birth_date", "pregnant_from", "pregnant_until", "exercises_often",
    "suspects_deficiency", "personal_history_answered", "family_history_answered",
    "questions_for_doctor", "emergency_number", "emergency_contact",
);
pub(super) const MEDICAL_HISTORY: Table = table!("medical_history" by "whose, position":
    "whose", "position", "condition",
);
pub(super) const SETTING: Table = table!("setting" by "name": "name", "value");
pub(super) const RUNNING_CRAMP: Table = table!("running_cramp" by "id":
    "id", "night", "position", "since_ms", "clock", "time_zone",
);
pub(super) const ADDED_FLUID: Table = table!("added_fluid" by "night": "night", "ml");
pub(super) const PREFERENCE: Table = table!("preference" by "key": "key", "value");
pub(super) const DRAFT: Table = table!("draft" by "key": "key", "body", "at_ms", "base");

/// Why rows could not be read or written.
#[derive(Debug)]
pub(super) enum RowError {
    /// The file holds something that this program never writes.
    Damaged(DamagedPart),
    /// SQLite could not do it.
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for RowError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

/// The columns of one row, read one after the other.
///
/// Each call names the column that it reads, which must be the next one of the table.
#[derive(Debug)]
pub(super) struct Fields<'r> {
    table: &'static Table,
    row: Source<'r>,
    next: usize,
}

#[derive(Debug)]
enum Source<'r> {
    Row(&'r Row<'r>),
    /// Values that are not in a database, in the order of the columns.
    Values(&'r [Value]),
}

impl<'r> Source<'r> {
    fn get(&self, place: usize) -> rusqlite::Result<ValueRef<'r>> {
        match self {
            Self::Row(row) => row.get_ref(place),
            Self::Values(values) => values
                .get(place)
                .map(ValueRef::from)
                .ok_or(rusqlite::Error::InvalidColumnIndex(place)),
        }
    }
}

impl<'r> Fields<'r> {
    pub(super) fn of(table: &'static Table, row: &'r Row<'r>) -> Self {
        work::count_row();
        Self { table, row: Source::Row(row), next: 0 }
    }

    /// As [`Fields::of`], of values that stand in no database.
    pub(super) fn of_values(table: &'static Table, values: &'r [Value]) -> Self {
        Self { table, row: Source::Values(values), next: 0 }
    }

    /// What an impossible value of `column` in this row is reported as.
    pub(super) fn damaged(&self, column: &'static str) -> RowError {
        RowError::Damaged(DamagedPart::Value {
            table: self.table.name,
            column,
            row: self.row_name(),
        })
    }

    /// A text that is always there.
    pub(super) fn text(&mut self, column: &'static str) -> Result<&'r str, RowError> {
        self.text_option(column)?.ok_or_else(|| self.damaged(column))
    }

    /// A text of limited length that is always there.
    pub(super) fn limited<const MIN: usize, const MAX: usize>(
        &mut self,
        column: &'static str,
    ) -> Result<Text<MIN, MAX>, RowError> {
        self.limited_option(column)?.ok_or_else(|| self.damaged(column))
    }

    /// A text of limited length that may be unanswered.
    pub(super) fn limited_option<const MIN: usize, const MAX: usize>(
        &mut self,
        column: &'static str,
    ) -> Result<Option<Text<MIN, MAX>>, RowError> {
        let text = self.text_option(column)?;
        text.map(|text| Text::new(text).map_err(|_unfit| self.damaged(column))).transpose()
    }

    /// A word, a date or a clock time that is always there.
    pub(super) fn word<T: FromStr>(&mut self, column: &'static str) -> Result<T, RowError> {
        self.word_option(column)?.ok_or_else(|| self.damaged(column))
    }

    /// A word, a date or a clock time that may be unanswered.
    pub(super) fn word_option<T: FromStr>(
        &mut self,
        column: &'static str,
    ) -> Result<Option<T>, RowError> {
        self.parsed_option(column, str::parse)
    }

    /// A text of another form that may be unanswered.
    pub(super) fn parsed_option<T, E>(
        &mut self,
        column: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<T>, RowError> {
        let text = self.text_option(column)?;
        text.map(|text| parse(text).map_err(|_unknown| self.damaged(column))).transpose()
    }

    /// A whole number that is always there.
    pub(super) fn integer(&mut self, column: &'static str) -> Result<i64, RowError> {
        self.integer_option(column)?.ok_or_else(|| self.damaged(column))
    }

    /// A whole number with a range.
    pub(super) fn whole<T, E>(
        &mut self,
        column: &'static str,
        accept: impl FnOnce(i64) -> Result<T, E>,
    ) -> Result<T, RowError> {
        self.whole_option(column, accept)?.ok_or_else(|| self.damaged(column))
    }

    /// A whole number with a range that may be unanswered.
    pub(super) fn whole_option<T, E>(
        &mut self,
        column: &'static str,
        accept: impl FnOnce(i64) -> Result<T, E>,
    ) -> Result<Option<T>, RowError> {
        let number = self.integer_option(column)?;
        number.map(|number| accept(number).map_err(|_range| self.damaged(column))).transpose()
    }

    /// A number with a range that may be unanswered.
    pub(super) fn real_option<T, E>(
        &mut self,
        column: &'static str,
        accept: impl FnOnce(f64) -> Result<T, E>,
    ) -> Result<Option<T>, RowError> {
        match self.value(column)? {
            ValueRef::Null => Ok(None),
            ValueRef::Real(number) => {
                accept(number).map(Some).map_err(|_range| self.damaged(column))
            }
            ValueRef::Integer(_) | ValueRef::Text(_) | ValueRef::Blob(_) => {
                Err(self.damaged(column))
            }
        }
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, column: &'static str) -> Result<bool, RowError> {
        self.flag_option(column)?.ok_or_else(|| self.damaged(column))
    }

    /// Yes or no, or unanswered.
    pub(super) fn flag_option(&mut self, column: &'static str) -> Result<Option<bool>, RowError> {
        self.whole_option(column, |number| match number {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(()),
        })
    }

    fn integer_option(&mut self, column: &'static str) -> Result<Option<i64>, RowError> {
        match self.value(column)? {
            ValueRef::Null => Ok(None),
            ValueRef::Integer(number) => Ok(Some(number)),
            ValueRef::Real(_) | ValueRef::Text(_) | ValueRef::Blob(_) => Err(self.damaged(column)),
        }
    }

    fn text_option(&mut self, column: &'static str) -> Result<Option<&'r str>, RowError> {
        match self.value(column)? {
            ValueRef::Null => Ok(None),
            ValueRef::Text(bytes) => {
                work::count_text(bytes)?;
                std::str::from_utf8(bytes).map(Some).map_err(|_invalid| self.damaged(column))
            }
            ValueRef::Integer(_) | ValueRef::Real(_) | ValueRef::Blob(_) => {
                Err(self.damaged(column))
            }
        }
    }

    fn value(&mut self, column: &'static str) -> Result<ValueRef<'r>, RowError> {
        debug_assert_eq!(self.table.columns.get(self.next), Some(&column), "{}", self.table.name);
        let value = self.row.get(self.next)?;
        self.next += 1;
        Ok(value)
    }

    fn row_name(&self) -> String {
        match self.row.get(0) {
            Ok(ValueRef::Text(bytes)) => String::from_utf8_lossy(bytes).chars().take(40).collect(),
            Ok(ValueRef::Integer(number)) => number.to_string(),
            Ok(ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_)) | Err(_) => {
                "an unknown row".to_owned()
            }
        }
    }
}

/// Reads every row of a table, in its order.
pub(super) fn read_all<T>(
    connection: &Connection,
    table: &'static Table,
    mut read: impl FnMut(&mut Fields<'_>) -> Result<T, RowError>,
) -> Result<Vec<T>, RowError> {
    let mut statement = connection.prepare_cached(table.select)?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(read(&mut Fields::of(table, row))?);
    }
    Ok(all)
}

/// What the rows of a list belong to.
pub(super) trait Owner: Ord {
    /// As a damaged row is reported by.
    fn name(&self) -> String;
}

impl Owner for NightDate {
    fn name(&self) -> String {
        self.to_string()
    }
}

/// The cramp at this place of the list of a night.
impl Owner for (NightDate, i64) {
    fn name(&self) -> String {
        self.0.to_string()
    }
}

impl Owner for EntryId {
    fn name(&self) -> String {
        self.0.to_string()
    }
}

/// One item of a list: what it belongs to, its place in the list, and itself.
pub(super) type Item<K, T> = (K, i64, T);

/// The rows of a table of lists, handed out list by list in the order of what they belong to.
pub(super) struct Lists<'s, K, T> {
    table: &'static Table,
    rows: Rows<'s>,
    read: fn(&mut Fields<'_>) -> Result<Item<K, T>, RowError>,
    ahead: Option<Item<K, T>>,
}

impl<'s, K: Owner, T> Lists<'s, K, T> {
    /// Starts to read the table of a statement prepared from [`Table::select`].
    pub(super) fn new(
        table: &'static Table,
        statement: &'s mut CachedStatement<'_>,
        read: fn(&mut Fields<'_>) -> Result<Item<K, T>, RowError>,
    ) -> Result<Self, RowError> {
        let mut lists = Self { table, rows: statement.query([])?, read, ahead: None };
        lists.advance()?;
        Ok(lists)
    }

    /// The list that belongs to `key`; each call must ask for a later key than the one before.
    ///
    /// # Errors
    /// Rows that belong to an earlier key, which nobody asked for, and gaps in a list are damage.
    pub(super) fn of(&mut self, key: &K) -> Result<Vec<T>, RowError> {
        let mut list = Vec::new();
        while let Some((owner, position, item)) = self.ahead.take_if(|(owner, ..)| *owner <= *key) {
            if owner != *key || usize::try_from(position) != Ok(list.len()) {
                return Err(self.misplaced(&owner));
            }
            list.push(item);
            self.advance()?;
        }
        Ok(list)
    }

    /// Makes sure that no row is left over.
    pub(super) fn finish(self) -> Result<(), RowError> {
        self.ahead.as_ref().map_or(Ok(()), |(owner, ..)| Err(self.misplaced(owner)))
    }

    fn advance(&mut self) -> Result<(), RowError> {
        self.ahead = match self.rows.next()? {
            Some(row) => Some((self.read)(&mut Fields::of(self.table, row))?),
            None => None,
        };
        Ok(())
    }

    fn misplaced(&self, owner: &K) -> RowError {
        RowError::Damaged(DamagedPart::Row { table: self.table.name, row: owner.name() })
    }
}
