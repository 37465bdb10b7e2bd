//! Made-up diaries in which every field is now answered and now not.

use std::sync::Arc;

use chrono::NaiveDate;
use cramp_diary::diary::{
    Acknowledgement, Appointment, ClockTime, CoveredEvidence, Cramp, DayAfter, DayBefore, Diary,
    Dose, Entries, Exposure, Medication, Night, NightDate, Profile, Relief, Settings, Sign, Sleep,
    Threshold,
    quantity::{
        AlcoholGrams, Awakenings, CaffeineMg, CrampMinutes, Millilitres, Pain, SorenessHours,
        Tiredness, WholeMinutes,
    },
    text::Text,
    unique::UniqueList,
    vocabulary::{
        BedtimeMeasure, CareAction, Condition, Exercise, Helped, MedicationClass, Muscle,
        ReliefMeasure, Side, SignKind, SleepQuality, Substance,
    },
};
use proptest::{
    collection::{btree_map, btree_set, vec},
    option::of,
    prelude::*,
    sample::select,
};

/// A whole diary; its few dates and names make entries meet when two diaries are merged.
pub(crate) fn diary() -> impl Strategy<Value = Diary> {
    let person = (
        profile(),
        settings(),
        entries(medication()),
        entries(exposure()),
        entries(acknowledgement()),
        entries(appointment()),
    );
    (person, vec(night(), 0..8)).prop_map(|(person, nights)| {
        let mut diary = Diary::default();
        let (profile, settings, medications, exposures, acknowledgements, appointments) = person;
        diary.profile = profile;
        diary.settings = settings;
        diary.medications = medications;
        diary.exposures = exposures;
        diary.acknowledgements = acknowledgements;
        diary.appointments = appointments;
        for night in nights {
            diary.put_night(Arc::new(night));
        }
        diary
    })
}

fn entries<T: std::fmt::Debug>(
    entry: impl Strategy<Value = T>,
) -> impl Strategy<Value = Entries<T>> {
    vec(entry, 0..5).prop_map(|entries| entries.into_iter().collect())
}

/// A text that may hold anything but NUL, often a plain one.
fn text<const MIN: usize, const MAX: usize>() -> impl Strategy<Value = Text<MIN, MAX>> {
    let odd = vec(any::<char>().prop_filter("NUL is no text", |c| *c != '\0'), MIN..12)
        .prop_map(String::from_iter);
    let plain = select(vec![" a ", "Ä", "ä", "FUROSEMIDE", "Furosemide", "\u{202e}x\n\"\\"])
        .prop_map(str::to_owned);
    prop_oneof![plain, odd].prop_map(|text| Text::new(text).unwrap())
}

fn date() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        8 => (1_u32..6).prop_map(|day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap()),
        1 => select(vec!["0001-01-01", "2024-02-29", "9999-12-31"])
            .prop_map(|date| date.parse().unwrap()),
    ]
}

fn clock() -> impl Strategy<Value = Option<ClockTime>> {
    of((0_u32..24, 0_u32..60).prop_map(|(hour, minute)| ClockTime::new(hour, minute).unwrap()))
}

fn word<T: std::fmt::Debug + Copy + 'static>(words: &'static [T]) -> impl Strategy<Value = T> {
    select(words)
}

fn unique<T: std::fmt::Debug + Copy + Ord + std::fmt::Display + 'static>(
    words: &'static [T],
) -> impl Strategy<Value = Option<UniqueList<T>>> {
    of(btree_set(select(words), 0..words.len())
        .prop_map(|words| UniqueList::new(words.into_iter().collect()).unwrap()))
}

/// A quantity, an end of its range or anything between.
macro_rules! quantity {
    ($name:ident) => {
        of(prop_oneof![Just($name::MIN), Just($name::MAX), $name::MIN..=$name::MAX]
            .prop_map(|value| $name::new(value).unwrap()))
    };
    ($name:ident, real) => {
        of((0.0..=1.0_f64)
            .prop_map(|share| $name::new(share * f64::from($name::MAX as i32)).unwrap()))
    };
}

fn profile() -> impl Strategy<Value = Profile> {
    (
        (of(text()), of(date()), of(date()), of(date()), any::<Option<bool>>()),
        (any::<Option<bool>>(), unique(Condition::ALL), unique(Condition::ALL), of(text())),
        (of(text()), of(text())),
    )
        .prop_map(|(first, second, third)| Profile {
            name: first.0,
            birth_date: first.1,
            pregnant_from: first.2,
            pregnant_until: first.3,
            exercises_often: first.4,
            suspects_deficiency: second.0,
            personal_history: second.1,
            family_history: second.2,
            questions_for_doctor: second.3,
            emergency_number: third.0,
            emergency_contact: third.1,
        })
}

fn settings() -> impl Strategy<Value = Settings> {
    btree_map(select(Threshold::ALL), any::<proptest::sample::Index>(), 0..5).prop_map(|changed| {
        let mut settings = Settings::default();
        for (threshold, index) in changed {
            let (min, max) = threshold.range();
            let value = i64::from(min) + index.index(usize::from(max - min) + 1) as i64;
            settings.set(threshold, Some(value)).unwrap();
        }
        settings
    })
}

fn medication() -> impl Strategy<Value = Medication> {
    (
        (text(), of(word(MedicationClass::ALL)), of(text()), of(date())),
        (vec(date(), 0..3), of(date()), any::<Option<bool>>(), of(text())),
    )
        .prop_map(|((name, class, dose, started), (increased, stopped, suspected, note))| {
            Medication { name, class, dose, started, increased, stopped, suspected, note }
        })
}

fn exposure() -> impl Strategy<Value = Exposure> {
    (date(), word(Substance::ALL), of(text())).prop_map(|(date, substance, note)| Exposure {
        date,
        substance,
        note,
    })
}

fn acknowledgement() -> impl Strategy<Value = Acknowledgement> {
    let covers =
        vec((date(), text()).prop_map(|(date, what)| CoveredEvidence { date, what }), 0..3);
    (text(), date(), of(word(CareAction::ALL)), of(covers), of(text())).prop_map(
        |(rule, date, action, covers, note)| Acknowledgement { rule, date, action, covers, note },
    )
}

fn appointment() -> impl Strategy<Value = Appointment> {
    (date(), clock(), of(text()), of(text()), of(text())).prop_map(
        |(date, time, with, place, outcome)| Appointment { date, time, with, place, outcome },
    )
}

fn night() -> impl Strategy<Value = Night> {
    let zones = select(vec!["Europe/London", "US/Eastern", "Etc/GMT+12", "Australia/Lord_Howe"])
        .prop_map(|zone| zone.parse().unwrap());
    (
        (date(), of(zones), of(vec(cramp(), 0..4)), sleep(), before(), after()),
        (unique(BedtimeMeasure::ALL), of(vec(sign(), 0..3)), of(vec(dose(), 0..3))),
        (of(text()), of(text())),
    )
        .prop_map(|(first, second, third)| Night {
            date: NightDate::from_morning(first.0),
            time_zone: first.1,
            cramps: first.2,
            sleep: first.3,
            before: first.4,
            after: first.5,
            bedtime: second.0,
            signs: second.1,
            doses: second.2,
            medication_note: third.0,
            note: third.1,
        })
}

fn cramp() -> impl Strategy<Value = Cramp> {
    let relief = (word(ReliefMeasure::ALL), of(word(Helped::ALL)))
        .prop_map(|(measure, helped)| Relief { measure, helped });
    (
        (clock(), quantity!(CrampMinutes, real), any::<Option<bool>>(), quantity!(Pain)),
        (of(word(Muscle::ALL)), of(word(Side::ALL)), any::<Option<bool>>()),
        (quantity!(WholeMinutes), any::<Option<bool>>(), any::<Option<bool>>()),
        (of(vec(relief, 0..3)), quantity!(SorenessHours, real), of(text())),
    )
        .prop_map(|(first, second, third, fourth)| Cramp {
            started: first.0,
            minutes: first.1,
            did_not_stop: first.2,
            pain: first.3,
            muscle: second.0,
            side: second.1,
            woke: second.2,
            minutes_awake: third.0,
            visible_tightening: third.1,
            hard_to_move: third.2,
            relief: fourth.0,
            soreness_hours: fourth.1,
            note: fourth.2,
        })
}

fn sleep() -> impl Strategy<Value = Sleep> {
    (
        (clock(), clock(), quantity!(WholeMinutes), quantity!(Awakenings)),
        (quantity!(WholeMinutes), clock(), clock(), of(word(SleepQuality::ALL))),
    )
        .prop_map(|(first, second)| Sleep {
            into_bed: first.0,
            tried_to_sleep: first.1,
            minutes_to_fall_asleep: first.2,
            awakenings: first.3,
            minutes_awake: second.0,
            final_awakening: second.1,
            out_of_bed: second.2,
            quality: second.3,
        })
}

fn before() -> impl Strategy<Value = DayBefore> {
    (
        (quantity!(Millilitres), quantity!(CaffeineMg), clock(), quantity!(AlcoholGrams, real)),
        (clock(), of(word(Exercise::ALL)), any::<[Option<bool>; 7]>()),
    )
        .prop_map(|(first, (last_alcohol, exercise, answers))| {
            let [
                warmed_up,
                cooled_down,
                hot_or_sweaty,
                long_sitting,
                long_standing,
                unsupportive_shoes,
                electrolytes,
            ] = answers;
            DayBefore {
                fluid_ml: first.0,
                caffeine_mg: first.1,
                last_caffeine: first.2,
                alcohol_g: first.3,
                last_alcohol,
                exercise,
                warmed_up,
                cooled_down,
                hot_or_sweaty,
                long_sitting,
                long_standing,
                unsupportive_shoes,
                electrolytes,
            }
        })
}

fn after() -> impl Strategy<Value = DayAfter> {
    (quantity!(Tiredness), any::<[Option<bool>; 3]>()).prop_map(
        |(tired, [lost_sleep_to_cramps, limited_activities, limited_exercise])| DayAfter {
            tired,
            lost_sleep_to_cramps,
            limited_activities,
            limited_exercise,
        },
    )
}

fn sign() -> impl Strategy<Value = Sign> {
    (
        word(SignKind::ALL),
        of(word(Side::ALL)),
        any::<Option<bool>>(),
        quantity!(Pain),
        any::<Option<bool>>(),
    )
        .prop_map(|(sign, side, lasting, pain, known_to_doctor)| Sign {
            sign,
            side,
            lasting,
            pain,
            known_to_doctor,
        })
}

fn dose() -> impl Strategy<Value = Dose> {
    (text(), of(text()), clock()).prop_map(|(name, amount, time)| Dose { name, amount, time })
}
