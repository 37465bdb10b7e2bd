//! Diaries as they are kept: nights in a row with gaps, answers of every kind, weeks in which
//! cramps come in bursts, and medications that start in between.

use std::sync::Arc;

use cramp_diary::diary::{
    ClockTime, Cramp, DayBefore, Diary, Entries, EntryId, Medication, Night, NightDate, Period,
    Sleep,
    quantity::{
        AlcoholGrams, Awakenings, CaffeineMg, CrampMinutes, Millilitres, Pain, WholeMinutes,
    },
    text::Name,
    unique::UniqueList,
    vocabulary::{BedtimeMeasure, Exercise, Muscle, Side},
};
use fastrand::Rng;
use proptest::{collection::vec, option, prelude::*};

/// A diary and a period of it that holds most of its nights.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) diary: Diary,
    pub(crate) period: Period,
}

impl Kept {
    /// The first morning of the diary: everything in it stands some days after that.
    pub(crate) fn first() -> NightDate {
        "2025-02-10".parse().unwrap()
    }
}

/// How a night of a row was kept.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Missing,
    Unrecorded,
    /// With so many cramps.
    Recorded(usize),
}

/// A kept diary of 1 to 20 weeks.
pub(crate) fn kept() -> impl Strategy<Value = Kept> {
    (
        vec((kind(), any::<u64>()), 7..140),
        vec(any::<bool>(), 20),
        vec((0_i64..140, option::of(0_i64..60)), 0..4),
        0_u8..30,
    )
        .prop_map(|(nights, quiet_weeks, courses, left_out)| {
            let first = Kept::first();
            let last = first.plus_days(i64::try_from(nights.len()).unwrap() - 1);
            let mut diary = Diary::default();
            for (day, (kind, seed)) in nights.into_iter().enumerate() {
                let date = first.plus_days(i64::try_from(day).unwrap());
                let cramps = match kind {
                    Kind::Missing => continue,
                    Kind::Unrecorded => None,
                    Kind::Recorded(_) if quiet_weeks[day / 7] => Some(0),
                    Kind::Recorded(cramps) => Some(cramps),
                };
                diary.put_night(Arc::new(answered(date, cramps, seed)));
            }
            diary.medications = medications(&courses);
            let from = first.plus_days(left_out.into()).min(last);
            Kept { diary, period: Period::new(from, last).unwrap() }
        })
}

/// A night of which it was not answered if there were cramps, with any other answers.
pub(crate) fn unrecorded_night() -> impl Strategy<Value = Night> {
    any::<u64>().prop_map(|seed| answered(Kept::first(), None, seed))
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        1 => Just(Kind::Missing),
        1 => Just(Kind::Unrecorded),
        8 => (0_usize..5).prop_map(|most| Kind::Recorded(most.saturating_sub(1))),
    ]
}

/// A night with most of its questions answered.
fn answered(date: NightDate, cramps: Option<usize>, seed: u64) -> Night {
    let mut random = Rng::with_seed(seed);
    let cramps = cramps.map(|count| (0..count).map(|_| cramp(&mut random)).collect());
    let bedtime = random.bool().then(|| {
        let mut done = UniqueList::default();
        for measure in BedtimeMeasure::ALL {
            done.set(*measure, random.bool());
        }
        done
    });
    Night {
        cramps,
        bedtime,
        sleep: sleep(&mut random),
        before: day_before(&mut random),
        time_zone: Some(chrono_tz::Europe::London),
        ..Night::unanswered(date)
    }
}

fn cramp(random: &mut Rng) -> Cramp {
    Cramp {
        started: ClockTime::new(random.u32(0..24), random.u32(0..80)),
        minutes: CrampMinutes::new(random.f64() * 20.0).ok(),
        pain: Pain::new(random.i64(0..14)).ok(),
        muscle: random.bool().then(|| Muscle::ALL[random.usize(..Muscle::ALL.len())]),
        side: random.bool().then(|| Side::ALL[random.usize(..Side::ALL.len())]),
        ..Cramp::default()
    }
}

/// Times of which some contradict each other, and some were not answered.
fn sleep(random: &mut Rng) -> Sleep {
    let clock = |random: &mut Rng, hour| ClockTime::new(hour, random.u32(0..70));
    Sleep {
        into_bed: clock(random, 22),
        tried_to_sleep: clock(random, 22),
        minutes_to_fall_asleep: WholeMinutes::new(random.i64(0..90)).ok(),
        awakenings: Awakenings::new(random.i64(0..80)).ok(),
        minutes_awake: WholeMinutes::new(random.i64(0..90)).ok(),
        final_awakening: clock(random, 6),
        out_of_bed: clock(random, 7),
        quality: None,
    }
}

fn day_before(random: &mut Rng) -> DayBefore {
    let yes = |random: &mut Rng| (random.u8(..4) > 0).then(|| random.bool());
    DayBefore {
        fluid_ml: Millilitres::new(random.i64(500..2500)).ok(),
        caffeine_mg: CaffeineMg::new(random.i64(0..3) * 80).ok(),
        last_caffeine: ClockTime::new(random.u32(10..30), 30),
        alcohol_g: AlcoholGrams::new(f64::from(random.u8(..3)) * 8.0).ok(),
        last_alcohol: ClockTime::new(random.u32(12..26), 30),
        exercise: random.bool().then(|| Exercise::ALL[random.usize(..Exercise::ALL.len())]),
        warmed_up: yes(random),
        cooled_down: None,
        hot_or_sweaty: yes(random),
        long_sitting: yes(random),
        long_standing: yes(random),
        unsupportive_shoes: yes(random),
        electrolytes: yes(random),
    }
}

/// Medications by the day of their start and how long after it they were stopped.
fn medications(courses: &[(i64, Option<i64>)]) -> Entries<Medication> {
    let mut medications = Entries::default();
    for (id, (day, length)) in (1..).zip(courses) {
        let start = Kept::first().plus_days(*day);
        let mut medication = Medication::named(Name::new(format!("Medication {id}")).unwrap());
        medication.started = Some(start.morning());
        medication.stopped = length.map(|length| start.plus_days(length).morning());
        medications.put(EntryId(id), Some(medication));
    }
    medications
}
