//! Made-up diaries for the window.

use std::sync::Arc;

use cramp_diary::diary::{
    Cramp, DayAfter, DayBefore, Diary, Medication, Night, NightDate, Profile, Relief, Sleep,
    quantity::{CaffeineMg, CrampMinutes, Millilitres, Pain, Tiredness, WholeMinutes},
    text::Text,
    vocabulary::{Helped, Muscle, ReliefMeasure, Side, SleepQuality},
};

/// The morning on which the window is opened, unless a test says otherwise.
pub(crate) const TODAY: &str = "2026-03-20";

/// The night that ends on this morning.
pub(crate) fn night(morning: &str) -> NightDate {
    morning.parse().unwrap()
}

/// A diary of one night.
pub(crate) fn of_night(entry: Night) -> Diary {
    let mut diary = Diary::default();
    diary.put_night(Arc::new(entry));
    diary
}

/// Eight weeks in which most nights were recorded, every second one with a cramp: several cards
/// stand, and the last night has two cramps with everything answered.
pub(crate) fn usual() -> Diary {
    let mut diary = Diary::default();
    diary.profile = Profile {
        name: Some(text("Margaret Ashworth-Featherstonehaugh")),
        emergency_number: Some(text("112")),
        emergency_contact: Some(text("Daniel, downstairs, 020 7946 0958")),
        ..Profile::default()
    };
    let id = diary.medications.next_id();
    let medication = Medication {
        started: Some("2026-02-20".parse().unwrap()),
        dose: Some(text("5 mg in the morning")),
        ..Medication::named(text("Bendroflumethiazide"))
    };
    diary.medications.put(id, Some(medication));
    let last = night(TODAY);
    for back in (0..56).filter(|back| back % 7 != 3) {
        diary.put_night(Arc::new(usual_night(last.plus_days(-back), back)));
    }
    diary
}

fn usual_night(date: NightDate, back: i64) -> Night {
    let cramps = match back {
        0 => vec![usual_cramp(back), usual_cramp(back + 1)],
        _ if back % 2 == 0 => vec![usual_cramp(back)],
        _ => Vec::new(),
    };
    let after = DayAfter {
        tired: Tiredness::new(2 + back % 5).ok(),
        lost_sleep_to_cramps: (!cramps.is_empty()).then_some(back % 4 == 0),
        ..DayAfter::default()
    };
    Night {
        cramps: Some(cramps),
        sleep: Sleep {
            into_bed: "22:45".parse().ok(),
            tried_to_sleep: "23:10".parse().ok(),
            minutes_to_fall_asleep: WholeMinutes::new(20).ok(),
            minutes_awake: WholeMinutes::new(25).ok(),
            final_awakening: "06:40".parse().ok(),
            out_of_bed: "07:05".parse().ok(),
            quality: Some(SleepQuality::ALL[usize::try_from(back % 5).unwrap()]),
            ..Sleep::default()
        },
        before: DayBefore {
            fluid_ml: Millilitres::new(1_200 + 100 * (back % 6)).ok(),
            caffeine_mg: CaffeineMg::new(95 * (back % 3)).ok(),
            last_caffeine: "16:30".parse().ok().filter(|_| back % 3 != 0),
            long_sitting: Some(back % 3 == 0),
            ..DayBefore::default()
        },
        after,
        note: (back % 10 == 0).then(|| text("Stood in the garden all afternoon; slept badly")),
        ..Night::unanswered(date)
    }
}

fn usual_cramp(back: i64) -> Cramp {
    Cramp {
        started: "02:13".parse().ok(),
        minutes: CrampMinutes::new(2.5).ok(),
        pain: Pain::new(4 + back % 5).ok(),
        muscle: Some(Muscle::ALL[usize::try_from(back % 3).unwrap()]),
        side: Some(if back % 4 == 0 { Side::Left } else { Side::Right }),
        woke: Some(true),
        minutes_awake: WholeMinutes::new(15).ok(),
        relief: Some(vec![
            Relief { measure: ReliefMeasure::Stretch, helped: Some(Helped::Yes) },
            Relief { measure: ReliefMeasure::Walk, helped: Some(Helped::Partly) },
        ]),
        ..Cramp::default()
    }
}

fn text<const MIN: usize, const MAX: usize>(words: &str) -> Text<MIN, MAX> {
    Text::new(words).unwrap()
}
