//! The half-year of `--demo`: it shows every chart and several cards, and no emergency.

use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};

use super::diarist::{Diarist, clock, sign};
use crate::diary::{
    Acknowledgement, Appointment, DayBefore, Diary, Dose, Exposure, Medication, Night, NightDate,
    Period, Profile,
    text::{Name, Note, RuleName, ShortText},
    unique::UniqueList,
    vocabulary::{CareAction, Exercise, Side, SignKind, Substance},
};

/// Nights of the made-up half-year.
pub const HALF_YEAR: u32 = 182;

const SEED: u64 = 20_260_320;
/// Days before its end on which a water tablet was started: ten weeks.
const WATER_TABLET: i64 = 70;
const WATER_TABLET_NAME: &str = "Furosemide";
/// Ten nights away from home, of which nothing was written.
const AWAY: std::ops::Range<i64> = 100..110;
/// Nights before its end on which a foot tingled.
const TINGLING: [i64; 2] = [4, 11];
const NOTES: [&str; 4] = [
    "Long drive to see my sister",
    "Worked in the garden all day",
    "Woke before the alarm and could not settle again",
    "Calf still tender in the morning",
];

/// A made-up half-year that ends with the night `as_of`; the same every time but for its dates.
pub fn half_year(as_of: NightDate) -> Diary {
    let mut diarist = Diarist::new(SEED, 0.94);
    let today = as_of.morning();
    let mut diary = Diary::default();
    diary.profile = profile();
    diary.medications = medications(today).into_iter().flatten().collect();
    diary.exposures = [exposure(today)].into_iter().collect();
    diary.acknowledgements = acknowledgements(today).into_iter().flatten().collect();
    diary.appointments = appointments(today).into_iter().collect();
    for date in Period::ending(as_of, HALF_YEAR).iter() {
        let age = as_of.days_since(date);
        // The newest nights are all written down: an empty first screen shows nothing.
        if !AWAY.contains(&age) && (age < 3 || !diarist.chance(0.05)) {
            diary.put_night(Arc::new(night(&mut diarist, date, age)));
        }
    }
    diary
}

fn night(diarist: &mut Diarist, date: NightDate, age: i64) -> Night {
    let mut night = Night::unanswered(date);
    night.before = diarist.day_before();
    night.bedtime = diarist.bedtime();

    let after_start = age < WATER_TABLET;
    let chance = if after_start { 0.28 } else { 0.1 } + strain(&night.before);
    let cramps = diarist.cramps(date, None, chance, if after_start { 2 } else { 1 });
    night.sleep = diarist.sleep(&cramps);
    night.after = diarist.day_after(&cramps);
    night.signs = diarist.signs(0.02);
    if TINGLING.contains(&age) {
        night.signs = Some(vec![sign(SignKind::Tingling, Some(Side::Left))]);
    }
    // Now and then the night was written down without saying if there were cramps.
    night.cramps = (age < 3 || !diarist.chance(0.03)).then_some(cramps);
    if after_start {
        night.doses = Name::new(WATER_TABLET_NAME).ok().map(|name| {
            vec![Dose { name, amount: ShortText::new("40 mg").ok(), time: clock(8 * 60) }]
        });
    }
    if diarist.chance(0.06) {
        night.note = diarist.one_of(&NOTES).and_then(|note| Note::new(note).ok());
    }
    night
}

/// How much likelier a day makes a cramp in this made-up life.
fn strain(day: &DayBefore) -> f64 {
    let late_caffeine = day.last_caffeine.is_some_and(|last| last.hour() >= 17);
    let hard = day.exercise == Some(Exercise::Hard);
    let standing = day.long_standing == Some(true);
    [(late_caffeine, 0.28), (hard, 0.12), (standing, 0.06)]
        .into_iter()
        .filter_map(|(happened, more)| happened.then_some(more))
        .sum()
}

fn profile() -> Profile {
    Profile {
        name: ShortText::new("Made-up person").ok(),
        birth_date: NaiveDate::from_ymd_opt(1954, 6, 17),
        exercises_often: Some(true),
        suspects_deficiency: Some(false),
        personal_history: Some(UniqueList::default()),
        family_history: Some(UniqueList::default()),
        questions_for_doctor: Note::new(
            "Could the water tablet have to do with the cramps?\nShould my blood be tested?",
        )
        .ok(),
        ..Profile::default()
    }
}

fn medications(as_of: NaiveDate) -> [Option<Medication>; 3] {
    let medication = |name: &str, dose: &str, started: i64, stopped: Option<i64>| {
        let mut medication = Medication::named(Name::new(name).ok()?);
        medication.dose = ShortText::new(dose).ok();
        medication.started = Some(days_before(as_of, started));
        medication.stopped = stopped.map(|stopped| days_before(as_of, stopped));
        Some(medication)
    };
    [
        medication("Ramipril", "5 mg in the morning", 3 * 365, None),
        medication("Magnesium", "300 mg in the evening", 150, Some(112)),
        medication(WATER_TABLET_NAME, "40 mg in the morning", WATER_TABLET, None),
    ]
}

fn exposure(as_of: NaiveDate) -> Exposure {
    Exposure {
        date: days_before(as_of, 140),
        substance: Substance::Solvent,
        note: Note::new("Painted the shed").ok(),
    }
}

fn appointments(as_of: NaiveDate) -> [Appointment; 2] {
    let with = || ShortText::new("Dr Example").ok();
    let place = || ShortText::new("Example Street practice").ok();
    [
        Appointment {
            date: days_before(as_of, WATER_TABLET + 1),
            time: clock(10 * 60 + 20),
            with: with(),
            place: place(),
            outcome: Note::new("Ankles swollen in the evening; water tablet to start tomorrow")
                .ok(),
        },
        Appointment {
            date: days_before(as_of, -9),
            time: clock(9 * 60 + 40),
            with: with(),
            place: place(),
            outcome: None,
        },
    ]
}

/// One that no longer holds, and one that does.
fn acknowledgements(as_of: NaiveDate) -> [Option<Acknowledgement>; 2] {
    let acknowledgement = |rule: &str, days: i64, action: CareAction| {
        Some(Acknowledgement {
            rule: RuleName::new(rule).ok()?,
            date: days_before(as_of, days),
            action: Some(action),
            covers: None,
            note: None,
        })
    };
    [
        acknowledgement("frequent-cramps", WATER_TABLET + 1, CareAction::Seen),
        acknowledgement("woken-regularly", 2, CareAction::AppointmentBooked),
    ]
}

/// A date so many days before `date`; after it where negative.
fn days_before(date: NaiveDate, days: i64) -> NaiveDate {
    date - TimeDelta::days(days)
}

#[cfg(test)]
mod tests {
    use super::{HALF_YEAR, TINGLING, half_year};
    use crate::{
        diary::{Diary, NightDate, Period, vocabulary::SignKind},
        trends::{Factor, trends},
    };

    fn ending() -> NightDate {
        "2026-03-20".parse().unwrap()
    }

    fn last_weeks(diary: &Diary) -> impl Iterator<Item = &crate::diary::Night> {
        diary.nights_in(Period::ending(ending(), 28)).map(AsRef::as_ref)
    }

    #[test]
    fn it_is_the_same_every_time_and_keeps_its_shape_on_another_date() {
        assert_eq!(half_year(ending()), half_year(ending()));
        let later = half_year(ending().plus_days(400));
        assert_eq!(later.nights().len(), half_year(ending()).nights().len());
        assert_eq!(later.newest_recorded(), Some(ending().plus_days(400)));
    }

    #[test]
    fn every_chart_has_something_to_show() {
        let diary = half_year(ending());
        let found = trends(&diary, Period::ending(ending(), HALF_YEAR));
        assert!((130..182).contains(&found.recorded_nights), "{}", found.recorded_nights);
        assert_eq!(found.weeks.len(), 26);
        assert!(found.trend.p.is_some());
        assert!(found.by_muscle.len() >= 4 && found.by_side.len() == 3);
        assert!(found.by_hour.iter().filter(|count| **count > 0).count() >= 6);
        assert!(found.sleep.nights > 140 && found.sleep.sleep_efficiency.is_some());
        assert!(found.factors.iter().filter(|factor| factor.q.is_some()).count() >= 12);
        let caffeine = found.factors.iter().find(|found| found.factor == Factor::LateCaffeine);
        assert!(caffeine.is_some_and(|found| found.risk_difference > Some(0.1)), "{caffeine:?}");
        let water_tablet =
            found.medications.iter().find(|found| found.name == "Furosemide").unwrap();
        assert!(water_tablet.rate_ratio > Some(1.5), "{water_tablet:?}");
    }

    #[test]
    fn nothing_of_the_last_weeks_calls_for_help_at_once() {
        let diary = half_year(ending());
        for night in last_weeks(&diary) {
            for cramp in night.cramps() {
                assert_ne!(cramp.did_not_stop, Some(true));
                let long = cramp.minutes.is_some_and(|minutes| minutes.get() > 10.0);
                assert!(
                    !long || cramp.pain.is_some_and(|pain| pain.get() < 7) || cramp.pain.is_none()
                );
            }
            for sign in night.signs() {
                let harmless = [SignKind::Tingling, SignKind::Twitching, SignKind::UrgeToMove]
                    .contains(&sign.sign);
                assert!(harmless, "{sign:?}");
            }
        }
        let newest_exposure = diary.exposures.values().map(|exposure| exposure.date).max().unwrap();
        assert!((ending().morning() - newest_exposure).num_days() > 60);
    }

    #[test]
    fn the_last_weeks_hold_what_several_cards_look_for() {
        let diary = half_year(ending());
        let count = |wanted: fn(&crate::diary::Night) -> bool| {
            last_weeks(&diary).filter(|night| wanted(night)).count()
        };
        assert!(count(crate::diary::Night::is_cramp_night) >= 5);
        assert!(count(|night| night.after.lost_sleep_to_cramps == Some(true)) >= 4);
        assert!(count(|night| night.cramps().iter().any(|cramp| cramp.woke == Some(true))) >= 4);
        let tingling =
            count(|night| night.signs().iter().any(|sign| sign.sign == SignKind::Tingling));
        assert!(tingling >= TINGLING.len());
    }
}
