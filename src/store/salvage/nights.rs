//! The nights of a damaged diary.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::{
    super::{
        night_rows::{bedtime, cramp, dose, night, relief, sign},
        tables::{BEDTIME, CRAMP, DOSE, NIGHT, RELIEF, SIGN, Table},
    },
    Past, Salvaged,
    rows::{Found, ItemTable, Walk, items, only, owned_items, walked, word},
    scan::Scan,
};
use crate::diary::{Diary, Night, NightDate, Period, unique::UniqueList};

/// Beyond so many dates in between, only those are asked for that are known.
const MOST_DATES: i64 = 100_000;

/// Reads every night that can be found; `connection` is that of the tables, or of their scan.
pub(super) fn read(
    connection: &Connection,
    tables: &Tables,
    known: &Diary,
    past: &Past,
) -> Salvaged {
    let Walk { keys, is_whole: all_nights, .. } = &tables.nights;
    let all_nights = *all_nights;
    let mut there: BTreeSet<NightDate> = keys.keys().copied().collect();
    for table in [&tables.cramps, &tables.reliefs, &tables.bedtimes, &tables.signs, &tables.doses] {
        there.extend(table.walk.keys.keys());
    }
    let mut dates = there.clone();
    if !all_nights {
        // What an earlier state had may have been there to the last.
        there.extend(known.nights().map(|night| night.date));
    }
    there.extend(past.nights.iter().filter(|(_, night)| night.is_some()).map(|(date, _)| *date));
    for (date, _gone) in past.nights.iter().filter(|(_, night)| night.is_none()) {
        there.remove(date);
    }
    dates.extend(&there);
    dates.extend(between(&dates));

    let walked = walked(connection, &NIGHT, night);
    let walked: BTreeMap<_, _> = walked.into_iter().map(|night| (night.date, night)).collect();
    let mut salvaged = Salvaged { all_nights, ..Salvaged::default() };
    for date in dates {
        match read_night(connection, tables, date, walked.get(&date)) {
            Some((night, true)) => salvaged.whole.insert(date, night).map_or((), drop),
            Some((night, false)) => salvaged.in_part.insert(date, night).map_or((), drop),
            None if there.contains(&date) => {
                salvaged.lost.insert(date);
            }
            None => {}
        }
    }
    salvaged
}

/// Every date from the first to the last, where they are not further apart than a life.
fn between(dates: &BTreeSet<NightDate>) -> Vec<NightDate> {
    let ends = dates.first().zip(dates.last());
    ends.and_then(|(first, last)| Period::new(*first, *last))
        .filter(|period| period.nights() <= MOST_DATES)
        .map(|period| period.iter().collect())
        .unwrap_or_default()
}

/// The table of nights and those of their lists.
pub(super) struct Tables {
    pub(super) nights: Walk<NightDate>,
    cramps: ItemTable<NightDate>,
    reliefs: ItemTable<NightDate>,
    bedtimes: ItemTable<NightDate>,
    signs: ItemTable<NightDate>,
    doses: ItemTable<NightDate>,
}

/// All of them.
pub(super) const TABLES: [&Table; 6] = [&NIGHT, &CRAMP, &RELIEF, &BEDTIME, &SIGN, &DOSE];

impl Tables {
    pub(super) fn of(connection: Option<&Connection>, scan: Option<&Scan>) -> Self {
        let of = |table| ItemTable::of(connection, scan, table, word);
        Self {
            nights: Walk::with_scan(connection, scan, &NIGHT, word),
            cramps: of(&CRAMP),
            reliefs: of(&RELIEF),
            bedtimes: of(&BEDTIME),
            signs: of(&SIGN),
            doses: of(&DOSE),
        }
    }
}

/// A night, and whether it is whole; `None` where nothing of it is found.
fn read_night(
    connection: &Connection,
    tables: &Tables,
    date: NightDate,
    walked: Option<&Night>,
) -> Option<(Night, bool)> {
    let key = date.to_string();
    let own = walked.cloned().or_else(|| only(connection, &NIGHT, &key, night));
    let mut is_whole = own.is_some();
    let mut night = own.clone().unwrap_or_else(|| Night::unanswered(date));
    let whole = &mut is_whole;

    let cramps = items(connection, &tables.cramps, (&date, &key), cramp);
    let positions: Vec<_> = cramps.rows.iter().map(|(position, _)| *position).collect();
    night.cramps = list(night.cramps, cramps, whole);

    let mut reliefs = owned_items(connection, &tables.reliefs, (&date, &key), relief);
    for (cramp, own) in night.cramps.iter_mut().flatten().zip(positions) {
        let (of_this, others) =
            reliefs.rows.into_iter().partition(|((_, cramp), ..)| *cramp == own);
        reliefs.rows = others;
        let of_this: Vec<((NightDate, i64), i64, _)> = of_this;
        let rows = of_this.into_iter().map(|(_, position, relief)| (position, relief)).collect();
        let found = Found { rows, is_whole: reliefs.is_whole };
        cramp.relief = list(cramp.relief.take(), found, whole);
    }
    *whole &= reliefs.rows.is_empty();

    let answered = night.bedtime.take().map(|list| list.as_slice().to_vec());
    let measures =
        list(answered, items(connection, &tables.bedtimes, (&date, &key), bedtime), whole);
    night.bedtime = measures.map(|mut measures| {
        let mut seen = BTreeSet::new();
        measures.retain(|measure| {
            let is_new = seen.insert(*measure);
            *whole &= is_new;
            is_new
        });
        UniqueList::new(measures).unwrap_or_default()
    });
    night.signs = list(night.signs, items(connection, &tables.signs, (&date, &key), sign), whole);
    night.doses = list(night.doses, items(connection, &tables.doses, (&date, &key), dose), whole);

    let is_anything = own.is_some() || night != Night::unanswered(date);
    is_anything.then_some((night, is_whole))
}

/// A list as far as it was read. One that cannot be read is not answered: least of all is it
/// "none".
pub(super) fn list<T>(
    answered: Option<Vec<T>>,
    found: Found<(i64, T)>,
    is_whole: &mut bool,
) -> Option<Vec<T>> {
    let in_order = found.rows.iter().zip(0..).all(|((position, _), place)| *position == place);
    let is_right = found.is_whole && in_order && (answered.is_some() || found.rows.is_empty());
    *is_whole &= is_right;
    if found.rows.is_empty() {
        return answered.filter(|_none| is_right);
    }
    Some(found.rows.into_iter().map(|(_position, item)| item).collect())
}
