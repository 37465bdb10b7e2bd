//! The rows of a table put together into nights.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    super::{
        fault::Problem,
        imported::{NightAt, NightPlace, Places},
    },
    columns::NUMBER,
};
use crate::diary::{Cramp, Diary, MAX_CRAMPS, Night, NightDate};

/// Where a cell stands: the offset of its row, and its place in the row from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    pub(super) row: usize,
    pub(super) cell: usize,
}

/// The first thing that is wrong, and where.
pub(super) type Wrong = (At, Problem);

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct Rows {
    nights: BTreeMap<NightDate, NightRow>,
    cramps: BTreeMap<NightDate, Vec<CrampRow>>,
}

#[derive(Debug)]
pub(super) struct NightRow {
    pub(super) night: Night,
    /// How many cramps it says it has, and where it does.
    pub(super) count: Option<usize>,
    pub(super) count_at: At,
}

#[derive(Debug)]
pub(super) struct CrampRow {
    pub(super) cramp: Cramp,
    /// Which one of its night it says it is.
    pub(super) number: Option<usize>,
    pub(super) number_at: At,
}

impl Rows {
    /// Whether no row has come yet.
    pub(super) fn is_empty(&self) -> bool {
        self.nights.is_empty() && self.cramps.is_empty()
    }

    /// Takes the row of a night; `line` tells the line of a row.
    pub(super) fn add_night(
        &mut self,
        row: NightRow,
        at: At,
        line: impl Fn(usize) -> usize,
    ) -> Result<(), Wrong> {
        let date = row.night.date;
        if let Some(first) = self.nights.get(&date) {
            let first_line = line(first.count_at.row);
            return Err((at, Problem::RepeatedNight { date, first_line }));
        }
        self.nights.insert(date, row);
        Ok(())
    }

    /// Takes the row of a cramp.
    pub(super) fn add_cramp(
        &mut self,
        date: NightDate,
        row: CrampRow,
        at: At,
    ) -> Result<(), Wrong> {
        let cramps = self.cramps.entry(date).or_default();
        if cramps.len() == MAX_CRAMPS {
            let words = format!("the night {date} has more than {MAX_CRAMPS} cramps");
            return Err((at, Problem::Value(words)));
        }
        if row.number.is_some() && cramps.iter().any(|other| other.number == row.number) {
            let words = format!("the night {date} has another cramp of this number");
            return Err((row.number_at, Problem::Value(words)));
        }
        cramps.push(row);
        Ok(())
    }

    /// The diary that the rows make, with the place of each night.
    pub(super) fn diary<'a>(mut self) -> Result<(Diary, Places<'a>), Wrong> {
        let mut diary = Diary::default();
        let mut places = Places::default();
        let mut wrong: Option<Wrong> = None;
        for (date, NightRow { mut night, count, count_at }) in self.nights {
            let mut cramps = self.cramps.remove(&date).unwrap_or_default();
            match count {
                Some(count) if count != cramps.len() => {
                    let words = format!(
                        "the row says {count} and the file has {} of the night {date}",
                        counted(cramps.len(), "row of a cramp", "rows of cramps")
                    );
                    sooner(&mut wrong, (count_at, Problem::Value(words)));
                }
                Some(_) => night.cramps = Some(Vec::new()),
                None => {}
            }
            if !cramps.is_empty() {
                cramps.sort_by_key(|row| row.number);
                night.cramps = Some(cramps.into_iter().map(|row| row.cramp).collect());
            }
            places.nights.insert(date, NightPlace { index: 0, at: NightAt::Row(count_at.row) });
            diary.put_night(Arc::new(night));
        }
        for (date, cramps) in self.cramps {
            if let Some(cramp) = cramps.first() {
                let words = format!("the night {date} of this cramp has no row; add one");
                let at = At { row: cramp.number_at.row, cell: 0 };
                sooner(&mut wrong, (at, Problem::Value(words)));
            }
        }
        wrong.map_or(Ok((diary, places)), Err)
    }
}

/// Keeps what stands first in the file.
fn sooner(wrong: &mut Option<Wrong>, other: Wrong) {
    if wrong.as_ref().is_none_or(|(at, _)| other.0.row < at.row) {
        *wrong = Some(other);
    }
}

/// The number of a cramp in its night.
pub(super) fn number(cell: &str) -> Result<Option<usize>, String> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    match cell.parse() {
        Ok(number @ 1..=MAX_CRAMPS) => Ok(Some(number)),
        _ => Err(format!("{NUMBER} must be a whole number from 1 to {MAX_CRAMPS}")),
    }
}

/// How many cramps a night has.
pub(super) fn count(cell: &str) -> Result<Option<usize>, String> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    match cell.parse() {
        Ok(count @ 0..=MAX_CRAMPS) => Ok(Some(count)),
        _ => Err(format!("the number of cramps must be a whole number from 0 to {MAX_CRAMPS}")),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    crate::diary::written::count(u32::try_from(count).unwrap_or(u32::MAX), one, many)
}
