//! Diaries made by hand for the tests of the summary.

use std::sync::Arc;

use chrono::NaiveDate;
use cramp_diary::{
    diary::{
        Acknowledgement, ClockTime, Cramp, Diary, Dose, EntryId, Exposure, Medication, Night,
        NightDate, Period, Relief, Sign, Sleep,
        quantity::{CrampMinutes, Pain, WholeMinutes},
        text::Text,
        unique::UniqueList,
        vocabulary::{
            BedtimeMeasure, CareAction, Condition, Helped, MedicationClass, Muscle, ReliefMeasure,
            Side, SignKind, SleepQuality, Substance,
        },
    },
    report::{self, ReportError, ReportOptions, layout::find::NoFonts},
};

/// A civil date.
pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The nights up to one.
pub(crate) fn ending(last: &str, nights: u32) -> Period {
    Period::ending(last.parse().unwrap(), nights)
}

/// A summary on A4 without notes, prepared two days after its last night.
pub(crate) fn options(period: Period) -> ReportOptions {
    ReportOptions::usual(period, period.last().plus_days(2).morning())
}

/// The summary as a file, without the fonts of this machine.
pub(crate) fn pdf(diary: &Diary, options: &ReportOptions) -> Result<Vec<u8>, ReportError> {
    report::pdf::write(&report::document(diary, options, &mut NoFonts)?)
}

/// A night with these cramps.
pub(crate) fn night(date: NightDate, cramps: Vec<Cramp>) -> Night {
    Night { cramps: Some(cramps), ..Night::unanswered(date) }
}

/// A cramp; an empty time is one that is not known.
pub(crate) fn cramp(started: &str, pain: i64, side: Side, muscle: Muscle) -> Cramp {
    Cramp {
        started: started.parse().ok(),
        pain: Pain::new(pain).ok(),
        side: Some(side),
        muscle: Some(muscle),
        ..Cramp::default()
    }
}

/// A diary as people keep it: gaps, sleep, medicines, signs, questions; the same every time.
pub(crate) fn usual(last: &str, nights: i64) -> Diary {
    let last: NightDate = last.parse().unwrap();
    let mut diary = Diary::default();
    diary.profile.name = Some(text("Margarete Hölderlin-Łukasiewicz"));
    diary.profile.birth_date = Some(date("1951-04-09"));
    diary.profile.personal_history =
        Some(list(vec![Condition::ThyroidDisease, Condition::CirculatoryProblem]));
    diary.profile.family_history = Some(list(vec![Condition::Diabetes]));
    diary.profile.questions_for_doctor = Some(text(
        "Could the water tablet have to do with it?\nShould my potassium be checked?\nIs the \
         tingling in the left foot from the same thing?",
    ));
    diary.medications = [
        medication("Furosemide", Some("40 mg in the morning"), last.plus_days(-40).morning()),
        medication("Levothyroxine", Some("75 µg"), last.plus_days(-1900).morning()),
        Medication {
            stopped: Some(last.plus_days(-400).morning()),
            ..medication("Simvastatin", Some("20 mg"), last.plus_days(-900).morning())
        },
        Medication {
            suspected: Some(true),
            increased: vec![last.plus_days(-20).morning()],
            class: Some(MedicationClass::Other),
            ..medication("Nifedipine", Some("30 mg"), last.plus_days(-300).morning())
        },
    ]
    .into_iter()
    .collect();
    diary.exposures = [Exposure {
        date: last.plus_days(-70).morning(),
        substance: Substance::Solvent,
        note: None,
    }]
    .into_iter()
    .collect();
    diary.acknowledgements.put(
        EntryId(1),
        Some(Acknowledgement {
            rule: text("frequent-cramps"),
            date: last.plus_days(-9).morning(),
            action: Some(CareAction::AppointmentBooked),
            covers: None,
            note: None,
        }),
    );
    let mut random = fastrand::Rng::with_seed(7);
    for back in (0..nights).rev() {
        let date = last.plus_days(-back);
        if random.u8(..100) < 14 {
            continue;
        }
        diary.put_night(Arc::new(usual_night(&mut random, date)));
    }
    diary
}

fn usual_night(random: &mut fastrand::Rng, date: NightDate) -> Night {
    let cramps = match random.u8(..10) {
        0..=5 => Vec::new(),
        6..=8 => vec![usual_cramp(random)],
        _ => vec![usual_cramp(random), usual_cramp(random)],
    };
    let mut night = night(date, cramps);
    let clock = |minutes: u32| ClockTime::new((minutes / 60) % 24, minutes % 60);
    let to_bed = 22 * 60 + random.u32(..75);
    let up = 6 * 60 + random.u32(..80);
    night.sleep = Sleep {
        into_bed: clock(to_bed),
        tried_to_sleep: clock(to_bed + random.u32(5..30)),
        minutes_to_fall_asleep: Some(whole(random.i64(5..40))),
        minutes_awake: Some(whole(random.i64(5..60))),
        final_awakening: clock(up),
        out_of_bed: clock(up + random.u32(5..35)),
        quality: Some(SleepQuality::Fair),
        ..Sleep::default()
    };
    night.bedtime = Some(if random.bool() {
        list(vec![BedtimeMeasure::Stretch, BedtimeMeasure::LooseBedding])
    } else {
        list(vec![])
    });
    let tingles = random.u8(..10) == 0;
    night.signs = Some(if tingles {
        vec![Sign {
            sign: SignKind::Tingling,
            side: Some(Side::Left),
            lasting: None,
            pain: None,
            known_to_doctor: None,
        }]
    } else {
        Vec::new()
    });
    night.doses = Some(vec![Dose {
        name: text("Nifedipine"),
        amount: Some(text("30 mg")),
        time: "21:30".parse().ok(),
    }]);
    if random.u8(..6) == 0 {
        night.note = Some(text("Long walk by the river, then a hot evening."));
    }
    night
}

fn usual_cramp(random: &mut fastrand::Rng) -> Cramp {
    let started = if random.u8(..8) == 0 {
        String::new()
    } else {
        format!("{:02}:{:02}", random.choice([0, 1, 2, 3, 3, 4, 5, 23]).unwrap(), random.u8(..60))
    };
    let side = random.choice([Side::Left, Side::Left, Side::Right, Side::Both]).unwrap();
    let muscle = random.choice([Muscle::Calf, Muscle::Calf, Muscle::Calf, Muscle::Foot]).unwrap();
    let minutes = CrampMinutes::new(f64::from(random.u8(1..9)));
    Cramp {
        minutes: minutes.ok(),
        woke: Some(random.bool()),
        minutes_awake: Some(whole(random.i64(3..40))),
        relief: Some(vec![Relief {
            measure: ReliefMeasure::Stretch,
            helped: random.choice([Some(Helped::Yes), Some(Helped::Partly), None]).unwrap(),
        }]),
        ..cramp(&started, random.i64(2..=8), side, muscle)
    }
}

/// A medication with its start.
pub(crate) fn medication(name: &str, dose: Option<&str>, started: NaiveDate) -> Medication {
    Medication { dose: dose.map(text), started: Some(started), ..Medication::named(text(name)) }
}

/// A text that fits its field.
pub(crate) fn text<const MIN: usize, const MAX: usize>(text: &str) -> Text<MIN, MAX> {
    Text::new(text).unwrap()
}

fn whole(minutes: i64) -> WholeMinutes {
    WholeMinutes::new(minutes).unwrap()
}

pub(crate) fn list<T: Copy + PartialEq + std::fmt::Display>(items: Vec<T>) -> UniqueList<T> {
    UniqueList::new(items).unwrap()
}
