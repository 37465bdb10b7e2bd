//! The columns of the table, each with the answer that it holds.

use super::cell::Cell;
use crate::diary::{Cramp, Night};

/// The column that tells a night from a cramp.
pub(super) const ROW: &str = "Row";
/// What it says of a night.
pub(super) const NIGHT_ROW: &str = "night";
/// What it says of a cramp.
pub(super) const CRAMP_ROW: &str = "cramp";
/// The column of the date, in the row of a night and in those of its cramps.
pub(super) const DATE: &str = "Night (date of its morning)";
/// How many cramps a night has.
pub(super) const COUNT: &str = "Cramps (number)";
/// Which cramp of its night it is, from 1.
pub(super) const NUMBER: &str = "Cramp (its number in the night)";

/// A column of one kind of row.
#[derive(Debug)]
pub(super) struct Column<T: 'static> {
    /// Its name, with its unit.
    pub(super) heading: &'static str,
    /// The way to its answer in the interchange format.
    pub(super) way: &'static [&'static str],
    /// The cell; `None` where it is not answered.
    pub(super) write: fn(&T) -> Option<String>,
    /// Takes the answer of a cell; what is wrong with it, in words.
    pub(super) read: fn(&mut T, &str) -> Result<(), String>,
}

macro_rules! columns {
    ($record:ty: $($heading:literal $first:ident $(. $second:ident)?),+ $(,)?) => {
        &[$(Column {
            heading: $heading,
            way: &[stringify!($first) $(, stringify!($second))?],
            write: |record: &$record| record.$first $(.$second)?.as_ref().map(Cell::write),
            read: |record: &mut $record, cell: &str| take(&mut record.$first $(.$second)?, cell),
        }),+]
    };
}

/// What is answered of a night, without its date and its cramps.
pub(super) const NIGHT: &[Column<Night>] = columns!(Night:
    "Time zone" time_zone,
    "Note" note,
    "Note on medication" medication_note,
    "Got into bed (HH:MM)" sleep.into_bed,
    "Tried to sleep (HH:MM)" sleep.tried_to_sleep,
    "To fall asleep (minutes)" sleep.minutes_to_fall_asleep,
    "Awakenings (number)" sleep.awakenings,
    "Awake in the night (minutes)" sleep.minutes_awake,
    "Woke for good (HH:MM)" sleep.final_awakening,
    "Got out of bed (HH:MM)" sleep.out_of_bed,
    "Sleep quality (words)" sleep.quality,
    "Fluid the day before (ml)" before.fluid_ml,
    "Caffeine the day before (mg)" before.caffeine_mg,
    "Last caffeine (HH:MM)" before.last_caffeine,
    "Alcohol the day before (g)" before.alcohol_g,
    "Last alcohol (HH:MM)" before.last_alcohol,
    "Exercise the day before (words)" before.exercise,
    "Warmed up (yes/no)" before.warmed_up,
    "Cooled down (yes/no)" before.cooled_down,
    "Hot or sweaty day (yes/no)" before.hot_or_sweaty,
    "Sat for long (yes/no)" before.long_sitting,
    "Stood for long (yes/no)" before.long_standing,
    "Unsupportive shoes (yes/no)" before.unsupportive_shoes,
    "Electrolytes (yes/no)" before.electrolytes,
    "Tired the day after (0 to 10)" after.tired,
    "Lost sleep to cramps (yes/no)" after.lost_sleep_to_cramps,
    "Limited activities (yes/no)" after.limited_activities,
    "Limited exercise (yes/no)" after.limited_exercise,
    "Done at bedtime (list)" bedtime,
    "Signs (list)" signs,
    "Doses (list: name | amount | HH:MM)" doses,
);

/// What is answered of a cramp.
///
/// The last one takes whole words only: a file that breaks off in it is not mistaken for a
/// whole one.
pub(super) const CRAMP: &[Column<Cramp>] = columns!(Cramp:
    "Cramp note" note,
    "Cramp began (HH:MM)" started,
    "Cramp length (minutes)" minutes,
    "Pain (0 to 10)" pain,
    "Muscle" muscle,
    "Side" side,
    "Woke me (yes/no)" woke,
    "Awake because of it (minutes)" minutes_awake,
    "Muscle visibly tight (yes/no)" visible_tightening,
    "Hard to move (yes/no)" hard_to_move,
    "Relief tried (list)" relief,
    "Sore afterwards (hours)" soreness_hours,
    "Went on without stopping (yes/no)" did_not_stop,
);

/// The name of the column at the end of a way through a night.
pub(in super::super) fn heading(way: &[String]) -> &'static str {
    NIGHT.iter().find(|column| column.way == way).map_or(COUNT, |column| column.heading)
}

fn take<T: Cell>(field: &mut Option<T>, cell: &str) -> Result<(), String> {
    let is_answered = !cell.is_empty() && (T::SPACES_COUNT || !cell.trim().is_empty());
    if is_answered {
        *field = Some(T::read(cell)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::{COUNT, CRAMP, DATE, NIGHT, NUMBER, ROW};

    #[test]
    fn every_answer_of_the_schema_has_a_column_and_no_other() {
        let schema: Value =
            serde_json::from_str(include_str!("../../../assets/diary.schema.json")).unwrap();
        let fields = |name: &str| -> BTreeSet<String> {
            schema["$defs"][name]["properties"].as_object().unwrap().keys().cloned().collect()
        };
        let ways = |start: &[&str], ways: Vec<&[&str]>| -> BTreeSet<String> {
            ways.iter().filter_map(|way| way.strip_prefix(start)).map(|way| way.join(".")).collect()
        };
        let night = || NIGHT.iter().map(|column| column.way).collect::<Vec<_>>();
        for section in ["sleep", "before", "after"] {
            assert_eq!(ways(&[section], night()), fields(section), "{section}");
        }
        let own: BTreeSet<_> =
            night().into_iter().filter(|way| way.len() == 1).map(|way| way[0].to_owned()).collect();
        let elsewhere = ["date", "cramps", "sleep", "before", "after"].map(str::to_owned);
        assert_eq!(own, &fields("night") - &elsewhere.into());
        let cramp = CRAMP.iter().map(|column| column.way).collect();
        assert_eq!(ways(&[], cramp), fields("cramp"));
    }

    #[test]
    fn every_column_has_a_name_of_its_own() {
        let names: Vec<_> = [ROW, DATE, COUNT, NUMBER]
            .into_iter()
            .chain(NIGHT.iter().map(|column| column.heading))
            .chain(CRAMP.iter().map(|column| column.heading))
            .collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        assert!(names.iter().all(|name| !name.contains([',', ';', '"', '\t'])), "{names:?}");
    }
}
