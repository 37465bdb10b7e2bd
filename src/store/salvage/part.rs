//! What is kept of a row of which not every value can be read.
//!
//! Only a row whose own form is whole comes here: it says how long each of its values is, so that
//! one of them can be passed over. What is passed over was not answered. Nothing is put in its
//! place, and nothing is believed that may be as damaged as what stands beside it.

use std::collections::BTreeSet;

use rusqlite::types::Value;

use super::super::{
    DamagedPart,
    night_rows::{cramp, dose, night, relief, sign},
    tables::{CRAMP, DOSE, Fields, NIGHT, RELIEF, RowError, SIGN, Table},
};

/// Reads a row, to see whether each of its values is one.
type Read = fn(&mut Fields<'_>) -> Result<(), RowError>;

/// The reader of a table with values that may be unanswered; `None`: its rows are whole or none.
fn reader(table: &Table) -> Option<Read> {
    // By its name: a constant is another one wherever it is used.
    [
        (NIGHT.name, (|fields| night(fields).map(drop)) as Read),
        (CRAMP.name, |fields| cramp(fields).map(drop)),
        (RELIEF.name, |fields| relief(fields).map(drop)),
        (SIGN.name, |fields| sign(fields).map(drop)),
        (DOSE.name, |fields| dose(fields).map(drop)),
    ]
    .into_iter()
    .find_map(|(name, read)| (name == table.name).then_some(read))
}

/// Whether every value of a row of this table can be read.
pub(super) fn is_whole(table: &'static Table, values: &[Value]) -> bool {
    reader(table).is_none_or(|read| read(&mut Fields::of_values(table, values)).is_ok())
}

/// Takes the values out that cannot be read, and those that are not to be believed beside them;
/// `None` where that is not so, or too little is left for a row of this table. The first `key` of them are its key.
pub(super) fn readable(
    table: &'static Table,
    mut values: Vec<Value>,
    key: usize,
) -> Option<Vec<Value>> {
    let read = reader(table)?;
    let mut unread = BTreeSet::new();
    while let Err(error) = read(&mut Fields::of_values(table, &values)) {
        let RowError::Damaged(DamagedPart::Value { column, .. }) = error else { return None };
        let at = table.columns.iter().position(|named| *named == column)?;
        // Neither its key nor what it says first of all may be missing.
        if at < key || !unread.insert(at) {
            return None;
        }
        take_out(table, &mut values, at);
    }
    if unread.is_empty() {
        return None;
    }
    for at in doubtful(&values, &unread) {
        if at >= key {
            take_out(table, &mut values, at);
        }
    }
    Some(values)
}

fn take_out(table: &Table, values: &mut [Value], at: usize) {
    let is_answered = table.columns.get(at).is_some_and(|name| name.ends_with("_answered"));
    if let Some(value) = values.get_mut(at) {
        // A list of which that cannot be told was not answered.
        *value = if is_answered { Value::Integer(0) } else { Value::Null };
    }
}

/// The numbers that stand beside a value that cannot be read, with no word or text in between.
///
/// A number has no form by which it could be told from a few bytes of damage. Nothing, 0 and 1
/// stand in the form of the row itself, which is whole.
fn doubtful(values: &[Value], unread: &BTreeSet<usize>) -> Vec<usize> {
    let all: Vec<(usize, &Value)> = values.iter().enumerate().collect();
    all.split(|(_, value)| matches!(value, Value::Text(text) if !text.is_empty()))
        .filter(|between| between.iter().any(|(at, _)| unread.contains(at)))
        .flatten()
        .filter(|(_, value)| match value {
            Value::Real(number) => !is_in_form(*number),
            Value::Integer(number) => !matches!(number, 0 | 1),
            Value::Null | Value::Text(_) | Value::Blob(_) => false,
        })
        .map(|(at, _)| *at)
        .collect()
}

/// Whether a number with a fraction is written as none: those are whole numbers in the file.
fn is_in_form(number: f64) -> bool {
    [0.0_f64, 1.0].iter().any(|whole| whole.to_bits() == number.to_bits())
}
