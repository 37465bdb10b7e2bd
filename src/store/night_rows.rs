//! Nights as rows: one of the night itself, and one of each item of its lists.

use std::sync::Arc;

use chrono_tz::Tz;
use rusqlite::{Connection, params};

use super::tables::{
    BEDTIME, CRAMP, DOSE, Fields, Item, Lists, NIGHT, RELIEF, RowError, SIGN, read_all,
};
use crate::diary::{
    Cramp, DayAfter, DayBefore, Dose, Night, NightDate, Relief, Sign, Sleep,
    quantity::{
        AlcoholGrams, Awakenings, CaffeineMg, CrampMinutes, Millilitres, Pain, SorenessHours,
        Tiredness, WholeMinutes,
    },
    text::Text,
    unique::UniqueList,
    vocabulary::{BedtimeMeasure, Exercise, Helped, Muscle, Side, SleepQuality},
};

/// Reads every night, the first one first, each to its place: nights are large, and years of them
/// are not moved twice.
pub(super) fn read(connection: &Connection) -> Result<Vec<Arc<Night>>, RowError> {
    let mut statement = connection.prepare_cached(CRAMP.select)?;
    let mut cramps = Lists::new(&CRAMP, &mut statement, cramp)?;
    let mut statement = connection.prepare_cached(RELIEF.select)?;
    let mut reliefs = Lists::new(&RELIEF, &mut statement, relief)?;
    let mut statement = connection.prepare_cached(BEDTIME.select)?;
    let mut bedtimes = Lists::new(&BEDTIME, &mut statement, bedtime)?;
    let mut statement = connection.prepare_cached(SIGN.select)?;
    let mut signs = Lists::new(&SIGN, &mut statement, sign)?;
    let mut statement = connection.prepare_cached(DOSE.select)?;
    let mut doses = Lists::new(&DOSE, &mut statement, dose)?;

    let nights = read_all(connection, &NIGHT, |fields| {
        let mut night = night(fields)?;
        let date = night.date;
        // Rows of a list that was not answered stay behind and are found out by the next call.
        if let Some(list) = &mut night.cramps {
            *list = cramps.of(&date)?;
            for (cramp, position) in list.iter_mut().zip(0..) {
                if let Some(list) = &mut cramp.relief {
                    *list = reliefs.of(&(date, position))?;
                }
            }
        }
        if let Some(list) = &mut night.bedtime {
            *list = UniqueList::new(bedtimes.of(&date)?)
                .map_err(|_repeated| fields.damaged("bedtime_answered"))?;
        }
        if let Some(list) = &mut night.signs {
            *list = signs.of(&date)?;
        }
        if let Some(list) = &mut night.doses {
            *list = doses.of(&date)?;
        }
        Ok(Arc::new(night))
    })?;
    cramps.finish()?;
    reliefs.finish()?;
    bedtimes.finish()?;
    signs.finish()?;
    doses.finish()?;
    Ok(nights)
}

/// Takes out the rows of a night.
pub(super) fn delete(connection: &Connection, date: NightDate) -> Result<(), RowError> {
    connection
        .prepare_cached("DELETE FROM night WHERE date = ?")?
        .execute(params![date.to_string()])?;
    Ok(())
}

/// Adds the rows of a night that has none.
pub(super) fn insert(connection: &Connection, night: &Night) -> Result<(), RowError> {
    let date = night.date.to_string();
    let Night { sleep, before, after, .. } = night;
    connection.prepare_cached(NIGHT.insert)?.execute(params![
        date,
        night.time_zone.map(Tz::name),
        night.cramps.is_some(),
        night.bedtime.is_some(),
        night.signs.is_some(),
        night.doses.is_some(),
        sleep.into_bed.map(|clock| clock.to_string()),
        sleep.tried_to_sleep.map(|clock| clock.to_string()),
        sleep.minutes_to_fall_asleep.map(WholeMinutes::get),
        sleep.awakenings.map(Awakenings::get),
        sleep.minutes_awake.map(WholeMinutes::get),
        sleep.final_awakening.map(|clock| clock.to_string()),
        sleep.out_of_bed.map(|clock| clock.to_string()),
        sleep.quality.map(SleepQuality::word),
        before.fluid_ml.map(Millilitres::get),
        before.caffeine_mg.map(CaffeineMg::get),
        before.last_caffeine.map(|clock| clock.to_string()),
        before.alcohol_g.map(AlcoholGrams::get),
        before.last_alcohol.map(|clock| clock.to_string()),
        before.exercise.map(Exercise::word),
        before.warmed_up,
        before.cooled_down,
        before.hot_or_sweaty,
        before.long_sitting,
        before.long_standing,
        before.unsupportive_shoes,
        before.electrolytes,
        after.tired.map(Tiredness::get),
        after.lost_sleep_to_cramps,
        after.limited_activities,
        after.limited_exercise,
        night.medication_note.as_ref().map(Text::as_str),
        night.note.as_ref().map(Text::as_str),
    ])?;
    for (cramp, position) in night.cramps().iter().zip(0..) {
        insert_cramp(connection, &date, position, cramp)?;
    }
    let bedtime = night.bedtime.as_ref().map_or(&[][..], UniqueList::as_slice);
    for (measure, position) in bedtime.iter().zip(0_i64..) {
        connection.prepare_cached(BEDTIME.insert)?.execute(params![
            date,
            position,
            measure.word()
        ])?;
    }
    for (sign, position) in night.signs().iter().zip(0_i64..) {
        connection.prepare_cached(SIGN.insert)?.execute(params![
            date,
            position,
            sign.sign.word(),
            sign.side.map(Side::word),
            sign.lasting,
            sign.pain.map(Pain::get),
            sign.known_to_doctor,
        ])?;
    }
    for (dose, position) in night.doses.iter().flatten().zip(0_i64..) {
        connection.prepare_cached(DOSE.insert)?.execute(params![
            date,
            position,
            dose.name.as_str(),
            dose.amount.as_ref().map(Text::as_str),
            dose.time.map(|clock| clock.to_string()),
        ])?;
    }
    Ok(())
}

fn insert_cramp(
    connection: &Connection,
    date: &str,
    position: i64,
    cramp: &Cramp,
) -> Result<(), RowError> {
    connection.prepare_cached(CRAMP.insert)?.execute(params![
        date,
        position,
        cramp.started.map(|clock| clock.to_string()),
        cramp.minutes.map(CrampMinutes::get),
        cramp.did_not_stop,
        cramp.pain.map(Pain::get),
        cramp.muscle.map(Muscle::word),
        cramp.side.map(Side::word),
        cramp.woke,
        cramp.minutes_awake.map(WholeMinutes::get),
        cramp.visible_tightening,
        cramp.hard_to_move,
        cramp.relief.is_some(),
        cramp.soreness_hours.map(SorenessHours::get),
        cramp.note.as_ref().map(Text::as_str),
    ])?;
    for (relief, place) in cramp.relief().iter().zip(0_i64..) {
        connection.prepare_cached(RELIEF.insert)?.execute(params![
            date,
            position,
            place,
            relief.measure.word(),
            relief.helped.map(Helped::word),
        ])?;
    }
    Ok(())
}

/// A night whose answered lists are still empty.
pub(super) fn night(fields: &mut Fields<'_>) -> Result<Night, RowError> {
    Ok(Night {
        date: fields.word("date")?,
        time_zone: fields.word_option("time_zone")?,
        cramps: fields.flag("cramps_answered")?.then(Vec::new),
        bedtime: fields.flag("bedtime_answered")?.then(UniqueList::default),
        signs: fields.flag("signs_answered")?.then(Vec::new),
        doses: fields.flag("doses_answered")?.then(Vec::new),
        sleep: Sleep {
            into_bed: fields.word_option("into_bed")?,
            tried_to_sleep: fields.word_option("tried_to_sleep")?,
            minutes_to_fall_asleep: fields
                .whole_option("minutes_to_fall_asleep", WholeMinutes::new)?,
            awakenings: fields.whole_option("awakenings", Awakenings::new)?,
            minutes_awake: fields.whole_option("minutes_awake", WholeMinutes::new)?,
            final_awakening: fields.word_option("final_awakening")?,
            out_of_bed: fields.word_option("out_of_bed")?,
            quality: fields.word_option("quality")?,
        },
        before: DayBefore {
            fluid_ml: fields.whole_option("fluid_ml", Millilitres::new)?,
            caffeine_mg: fields.whole_option("caffeine_mg", CaffeineMg::new)?,
            last_caffeine: fields.word_option("last_caffeine")?,
            alcohol_g: fields.real_option("alcohol_g", AlcoholGrams::new)?,
            last_alcohol: fields.word_option("last_alcohol")?,
            exercise: fields.word_option("exercise")?,
            warmed_up: fields.flag_option("warmed_up")?,
            cooled_down: fields.flag_option("cooled_down")?,
            hot_or_sweaty: fields.flag_option("hot_or_sweaty")?,
            long_sitting: fields.flag_option("long_sitting")?,
            long_standing: fields.flag_option("long_standing")?,
            unsupportive_shoes: fields.flag_option("unsupportive_shoes")?,
            electrolytes: fields.flag_option("electrolytes")?,
        },
        after: DayAfter {
            tired: fields.whole_option("tired", Tiredness::new)?,
            lost_sleep_to_cramps: fields.flag_option("lost_sleep_to_cramps")?,
            limited_activities: fields.flag_option("limited_activities")?,
            limited_exercise: fields.flag_option("limited_exercise")?,
        },
        medication_note: fields.limited_option("medication_note")?,
        note: fields.limited_option("note")?,
    })
}

/// A cramp whose relief, where answered, is still empty.
pub(super) fn cramp(fields: &mut Fields<'_>) -> Result<Item<NightDate, Cramp>, RowError> {
    let night = fields.word("night")?;
    let position = fields.integer("position")?;
    let cramp = Cramp {
        started: fields.word_option("started")?,
        minutes: fields.real_option("minutes", CrampMinutes::new)?,
        did_not_stop: fields.flag_option("did_not_stop")?,
        pain: fields.whole_option("pain", Pain::new)?,
        muscle: fields.word_option("muscle")?,
        side: fields.word_option("side")?,
        woke: fields.flag_option("woke")?,
        minutes_awake: fields.whole_option("minutes_awake", WholeMinutes::new)?,
        visible_tightening: fields.flag_option("visible_tightening")?,
        hard_to_move: fields.flag_option("hard_to_move")?,
        relief: fields.flag("relief_answered")?.then(Vec::new),
        soreness_hours: fields.real_option("soreness_hours", SorenessHours::new)?,
        note: fields.limited_option("note")?,
    };
    Ok((night, position, cramp))
}

pub(super) fn relief(fields: &mut Fields<'_>) -> Result<Item<(NightDate, i64), Relief>, RowError> {
    let cramp = (fields.word("night")?, fields.integer("cramp")?);
    let position = fields.integer("position")?;
    let relief = Relief { measure: fields.word("measure")?, helped: fields.word_option("helped")? };
    Ok((cramp, position, relief))
}

pub(super) fn bedtime(
    fields: &mut Fields<'_>,
) -> Result<Item<NightDate, BedtimeMeasure>, RowError> {
    Ok((fields.word("night")?, fields.integer("position")?, fields.word("measure")?))
}

pub(super) fn sign(fields: &mut Fields<'_>) -> Result<Item<NightDate, Sign>, RowError> {
    let night = fields.word("night")?;
    let position = fields.integer("position")?;
    let sign = Sign {
        sign: fields.word("sign")?,
        side: fields.word_option("side")?,
        lasting: fields.flag_option("lasting")?,
        pain: fields.whole_option("pain", Pain::new)?,
        known_to_doctor: fields.flag_option("known_to_doctor")?,
    };
    Ok((night, position, sign))
}

pub(super) fn dose(fields: &mut Fields<'_>) -> Result<Item<NightDate, Dose>, RowError> {
    let night = fields.word("night")?;
    let position = fields.integer("position")?;
    let dose = Dose {
        name: fields.limited("name")?,
        amount: fields.limited_option("amount")?,
        time: fields.word_option("time")?,
    };
    Ok((night, position, dose))
}
