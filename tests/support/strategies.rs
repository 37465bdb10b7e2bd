//! Any diary that a person could have: every field answered, unanswered and answered with none.

use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::{TZ_VARIANTS, Tz};
use cramp_diary::diary::{
    Acknowledgement, Appointment, CoveredEvidence, Cramp, DayAfter, DayBefore, Diary, Dose,
    Entries, EntryId, Exposure, Medication, Night, NightDate, Profile, Relief, Settings, Sign,
    Sleep, Threshold,
    date::ClockTime,
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
use proptest::{collection::vec, option, prelude::*, sample::select};

/// A whole diary.
pub(crate) fn diary() -> impl Strategy<Value = Diary> {
    (
        profile(),
        settings(),
        entries(medication()),
        entries(exposure()),
        entries(acknowledgement()),
        entries(appointment()),
        vec(night(), 0..12),
    )
        .prop_map(
            |(
                profile,
                settings,
                medications,
                exposures,
                acknowledgements,
                appointments,
                nights,
            )| {
                let mut diary = Diary::default();
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
            },
        )
}

/// One night.
pub(crate) fn night() -> impl Strategy<Value = Night> {
    (
        night_date(),
        option::of(zone()),
        option::of(vec(cramp(), 0..4)),
        sleep(),
        day_before(),
        day_after(),
        option::of(unique(BedtimeMeasure::ALL)),
        option::of(vec(sign(), 0..4)),
        option::of(vec(dose(), 0..3)),
        option::of(text()),
        option::of(text()),
    )
        .prop_map(
            |(
                date,
                time_zone,
                cramps,
                sleep,
                before,
                after,
                bedtime,
                signs,
                doses,
                medication_note,
                note,
            )| {
                Night {
                    date,
                    time_zone,
                    cramps,
                    sleep,
                    before,
                    after,
                    bedtime,
                    signs,
                    doses,
                    medication_note,
                    note,
                }
            },
        )
}

/// One cramp.
pub(crate) fn cramp() -> impl Strategy<Value = Cramp> {
    (
        (option::of(clock()), option::of(real(1440.0)), yes_or_no(), whole(10)),
        (option::of(word(Muscle::ALL)), option::of(word(Side::ALL)), yes_or_no(), whole(1440)),
        (yes_or_no(), yes_or_no(), option::of(vec(relief(), 0..4))),
        (option::of(real(168.0)), option::of(text())),
    )
        .prop_map(|(how, place, signs, later)| Cramp {
            started: how.0,
            minutes: how.1.map(|minutes| CrampMinutes::new(minutes).unwrap()),
            did_not_stop: how.2,
            pain: how.3.map(|pain| Pain::new(pain).unwrap()),
            muscle: place.0,
            side: place.1,
            woke: place.2,
            minutes_awake: place.3.map(|minutes| WholeMinutes::new(minutes).unwrap()),
            visible_tightening: signs.0,
            hard_to_move: signs.1,
            relief: signs.2,
            soreness_hours: later.0.map(|hours| SorenessHours::new(hours).unwrap()),
            note: later.1,
        })
}

/// The items of the Consensus Sleep Diary.
pub(crate) fn sleep() -> impl Strategy<Value = Sleep> {
    (
        (option::of(clock()), option::of(clock()), whole(1440), whole(60), whole(1440)),
        (option::of(clock()), option::of(clock()), option::of(word(SleepQuality::ALL))),
    )
        .prop_map(|(night, morning)| Sleep {
            into_bed: night.0,
            tried_to_sleep: night.1,
            minutes_to_fall_asleep: night.2.map(|minutes| WholeMinutes::new(minutes).unwrap()),
            awakenings: night.3.map(|count| Awakenings::new(count).unwrap()),
            minutes_awake: night.4.map(|minutes| WholeMinutes::new(minutes).unwrap()),
            final_awakening: morning.0,
            out_of_bed: morning.1,
            quality: morning.2,
        })
}

/// The day that led up to a night.
pub(crate) fn day_before() -> impl Strategy<Value = DayBefore> {
    (
        (whole(20_000), whole(5_000), option::of(clock())),
        (option::of(real(1000.0)), option::of(clock()), option::of(word(Exercise::ALL))),
        (yes_or_no(), yes_or_no(), yes_or_no()),
        (yes_or_no(), yes_or_no(), yes_or_no(), yes_or_no()),
    )
        .prop_map(|(drinks, evening, day, rest)| DayBefore {
            fluid_ml: drinks.0.map(|fluid| Millilitres::new(fluid).unwrap()),
            caffeine_mg: drinks.1.map(|caffeine| CaffeineMg::new(caffeine).unwrap()),
            last_caffeine: drinks.2,
            alcohol_g: evening.0.map(|alcohol| AlcoholGrams::new(alcohol).unwrap()),
            last_alcohol: evening.1,
            exercise: evening.2,
            warmed_up: day.0,
            cooled_down: day.1,
            hot_or_sweaty: day.2,
            long_sitting: rest.0,
            long_standing: rest.1,
            unsupportive_shoes: rest.2,
            electrolytes: rest.3,
        })
}

/// The day that followed a night.
pub(crate) fn day_after() -> impl Strategy<Value = DayAfter> {
    (whole(10), yes_or_no(), yes_or_no(), yes_or_no()).prop_map(
        |(tired, lost, limited, exercise)| DayAfter {
            tired: tired.map(|tired| Tiredness::new(tired).unwrap()),
            lost_sleep_to_cramps: lost,
            limited_activities: limited,
            limited_exercise: exercise,
        },
    )
}

/// A sign in the legs.
pub(crate) fn sign() -> impl Strategy<Value = Sign> {
    (word(SignKind::ALL), option::of(word(Side::ALL)), yes_or_no(), whole(10), yes_or_no())
        .prop_map(|(sign, side, lasting, pain, known_to_doctor)| Sign {
            sign,
            side,
            lasting,
            pain: pain.map(|pain| Pain::new(pain).unwrap()),
            known_to_doctor,
        })
}

/// A dose.
pub(crate) fn dose() -> impl Strategy<Value = Dose> {
    (text(), option::of(text()), option::of(clock())).prop_map(|(name, amount, time)| Dose {
        name,
        amount,
        time,
    })
}

/// Something tried against a cramp.
pub(crate) fn relief() -> impl Strategy<Value = Relief> {
    (word(ReliefMeasure::ALL), option::of(word(Helped::ALL)))
        .prop_map(|(measure, helped)| Relief { measure, helped })
}

/// What a person says of themselves.
pub(crate) fn profile() -> impl Strategy<Value = Profile> {
    (
        (option::of(text()), option::of(date()), option::of(date()), option::of(date())),
        (yes_or_no(), yes_or_no()),
        (option::of(unique(Condition::ALL)), option::of(unique(Condition::ALL))),
        (option::of(text()), option::of(text()), option::of(text())),
    )
        .prop_map(|(person, habits, histories, doctor)| Profile {
            name: person.0,
            birth_date: person.1,
            pregnant_from: person.2,
            pregnant_until: person.3,
            exercises_often: habits.0,
            suspects_deficiency: habits.1,
            personal_history: histories.0,
            family_history: histories.1,
            questions_for_doctor: doctor.0,
            emergency_number: doctor.1,
            emergency_contact: doctor.2,
        })
}

/// Changed thresholds, each within its range.
pub(crate) fn settings() -> impl Strategy<Value = Settings> {
    let change = word(Threshold::ALL).prop_flat_map(|threshold| {
        let (min, max) = threshold.range();
        (Just(threshold), i64::from(min)..=i64::from(max))
    });
    vec(change, 0..5).prop_map(|changes| {
        let mut settings = Settings::default();
        for (threshold, value) in changes {
            settings.set(threshold, Some(value)).unwrap();
        }
        settings
    })
}

/// A medication.
pub(crate) fn medication() -> impl Strategy<Value = Medication> {
    (
        (text(), option::of(word(MedicationClass::ALL)), option::of(text())),
        (option::of(date()), vec(date(), 0..3), option::of(date())),
        (yes_or_no(), option::of(text())),
    )
        .prop_map(|(what, when, rest)| Medication {
            name: what.0,
            class: what.1,
            dose: what.2,
            started: when.0,
            increased: when.1,
            stopped: when.2,
            suspected: rest.0,
            note: rest.1,
        })
}

/// A contact with a harmful substance.
pub(crate) fn exposure() -> impl Strategy<Value = Exposure> {
    (date(), word(Substance::ALL), option::of(text()))
        .prop_map(|(date, substance, note)| Exposure { date, substance, note })
}

/// Something done about a card.
pub(crate) fn acknowledgement() -> impl Strategy<Value = Acknowledgement> {
    let evidence = (date(), text()).prop_map(|(date, what)| CoveredEvidence { date, what });
    (
        text(),
        date(),
        option::of(word(CareAction::ALL)),
        option::of(vec(evidence, 0..4)),
        option::of(text()),
    )
        .prop_map(|(rule, date, action, covers, note)| Acknowledgement {
            rule,
            date,
            action,
            covers,
            note,
        })
}

/// An appointment.
pub(crate) fn appointment() -> impl Strategy<Value = Appointment> {
    (date(), option::of(clock()), option::of(text()), option::of(text()), option::of(text()))
        .prop_map(|(date, time, with, place, outcome)| Appointment {
            date,
            time,
            with,
            place,
            outcome,
        })
}

/// Any date of the calendar, most often one of these years.
pub(crate) fn date() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![8 => 737_425..741_077, 1 => 1..=3_652_059]
        .prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap())
}

/// Any night.
pub(crate) fn night_date() -> impl Strategy<Value = NightDate> {
    date().prop_map(NightDate::from_morning)
}

/// Any clock time.
pub(crate) fn clock() -> impl Strategy<Value = ClockTime> {
    (0_u32..24, 0_u32..60).prop_map(|(hour, minute)| ClockTime::new(hour, minute).unwrap())
}

/// Any text that fits, often one that a careless writer would garble.
pub(crate) fn text<const MIN: usize, const MAX: usize>() -> impl Strategy<Value = Text<MIN, MAX>> {
    let letter = prop_oneof![
        4 => proptest::char::range(' ', '~'),
        1 => select(&['\n', '\r', '\t', '"', '\'', ',', ';', '=', '+', '@', '\u{feff}', '\u{1}'][..]),
        1 => any::<char>(),
    ];
    vec(letter, MIN..=MAX.min(24)).prop_filter_map("NUL is no text", |letters| {
        Text::new(letters.into_iter().collect::<String>()).ok()
    })
}

fn entries<T: Clone + std::fmt::Debug>(
    entry: impl Strategy<Value = T>,
) -> impl Strategy<Value = Entries<T>> {
    vec(entry, 0..3).prop_map(|list| {
        // As after deletions: not every number is taken.
        let mut entries = Entries::default();
        for (entry, id) in list.into_iter().zip((1..).step_by(3)) {
            entries.put(EntryId(id), Some(entry));
        }
        entries
    })
}

fn unique<T: Copy + PartialEq + std::fmt::Debug + std::fmt::Display + 'static>(
    all: &'static [T],
) -> impl Strategy<Value = UniqueList<T>> {
    vec(select(all), 0..5).prop_map(|items| {
        let mut list = UniqueList::default();
        for item in items {
            list.set(item, true);
        }
        list
    })
}

fn word<T: Clone + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

fn zone() -> impl Strategy<Value = Tz> {
    select(&TZ_VARIANTS[..])
}

fn yes_or_no() -> impl Strategy<Value = Option<bool>> {
    option::of(any::<bool>())
}

fn whole(max: i64) -> impl Strategy<Value = Option<i64>> {
    option::of(prop_oneof![4 => 0..=max, 1 => Just(0), 1 => Just(max)])
}

fn real(max: f64) -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => 0.0..=max,
        1 => (0.0..=max).prop_map(f64::round),
        1 => Just(0.0),
        1 => Just(0.1),
        1 => Just(max),
    ]
}
