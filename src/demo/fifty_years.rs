//! A diary of fifty years, for benchmarks and for tests of the largest that one person fills.

use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::{Europe::London, Tz};

use super::diarist::Diarist;
use crate::diary::{
    Appointment, Diary, Exposure, Medication, Night, NightDate, Period,
    text::{Name, Note, ShortText},
    vocabulary::{Exercise, Substance},
};

/// Nights of fifty years.
pub const FIFTY_YEARS: u32 = 18_250;

/// How many nights a course of one medication lasts before the next one starts.
const COURSE: usize = 400;
const MEDICINES: [&str; 8] = [
    "Ramipril",
    "Furosemide",
    "Atorvastatin",
    "Salbutamol",
    "Magnesium",
    "Paracetamol",
    "Bendroflumethiazide",
    "Vitamin D",
];
const NOTES: [&str; 8] = [
    "Slept in the spare room",
    "Long walk along the canal, new shoes",
    "Left calf; had to stand on the cold floor until it let go",
    "Took the late train, bed after midnight",
    "Grandchildren here, carried one up the stairs twice",
    "Čaj před spaním, pak klid až do rána",
    "夜中に右のふくらはぎがつった",
    "Hot day, drank little. In the evening the legs felt heavy, and I put them up for an hour \
     before going to bed; it was quiet until four",
];

/// Fifty years that end with the night of 20 March 2026; the same seed gives the same diary.
pub fn fifty_years(seed: u64) -> Diary {
    let mut diarist = Diarist::new(seed, 0.8);
    let mut diary = Diary::default();
    diary.profile.name = ShortText::new("Made-up person").ok();
    let Some(last) = NaiveDate::from_ymd_opt(2026, 3, 20).map(NightDate::from_morning) else {
        return diary;
    };
    let period = Period::ending(last, FIFTY_YEARS);
    diary.medications =
        period.iter().step_by(COURSE).zip(MEDICINES.iter().cycle()).filter_map(course).collect();
    diary.exposures = period
        .iter()
        .skip(COURSE)
        .step_by(9 * COURSE)
        .map(|night| Exposure { date: night.morning(), substance: Substance::Solvent, note: None })
        .collect();
    diary.appointments = period.iter().step_by(180).filter_map(appointment).collect();
    for (age, date) in (0_u32..).zip(period.iter()) {
        diary.put_night(Arc::new(night(&mut diarist, date, age)));
    }
    diary
}

fn night(diarist: &mut Diarist, date: NightDate, age: u32) -> Night {
    // The zone has been recorded since a program could tell it.
    let zone: Option<Tz> = (age > FIFTY_YEARS / 2).then_some(London);
    let mut night = Night::unanswered(date);
    night.time_zone = zone;
    night.before = diarist.day_before();
    night.bedtime = diarist.bedtime();
    let hard = night.before.exercise == Some(Exercise::Hard);
    let chance =
        0.22 + 0.26 * f64::from(age) / f64::from(FIFTY_YEARS) + if hard { 0.1 } else { 0.0 };
    let cramps = diarist.cramps(date, zone, chance, 3);
    night.sleep = diarist.sleep(&cramps);
    night.after = diarist.day_after(&cramps);
    night.signs = diarist.signs(0.05);
    night.cramps = (!diarist.chance(0.06)).then_some(cramps);
    if diarist.chance(0.25) {
        night.note = diarist.one_of(&NOTES).and_then(|note| Note::new(note).ok());
    }
    night
}

fn course((first, name): (NightDate, &&str)) -> Option<Medication> {
    let mut medication = Medication::named(Name::new(*name).ok()?);
    medication.started = Some(first.morning());
    medication.stopped = Some(first.plus_days(300).morning());
    medication.increased = vec![first.plus_days(60).morning()];
    Some(medication)
}

fn appointment(night: NightDate) -> Option<Appointment> {
    Some(Appointment {
        date: night.morning(),
        time: None,
        with: Some(ShortText::new("Dr Example").ok()?),
        place: None,
        outcome: Some(Note::new("Nothing new").ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::{FIFTY_YEARS, fifty_years};

    #[test]
    fn the_same_seed_gives_the_same_diary_and_another_one_another() {
        let diary = fifty_years(1);
        assert!(diary == fifty_years(1));
        assert!(diary != fifty_years(2));
    }

    #[test]
    fn it_has_every_night_of_fifty_years_and_twelve_thousand_cramps() {
        let diary = fifty_years(1);
        let span = diary.span().unwrap();
        assert_eq!(span.last().to_string(), "2026-03-20");
        assert_eq!(span.nights(), i64::from(FIFTY_YEARS));
        assert_eq!(diary.nights().len(), 18_250);
        let cramps: usize = diary.nights().map(|night| night.cramps().len()).sum();
        assert!((11_000..13_000).contains(&cramps), "{cramps}");
        assert!(diary.nights().any(|night| !night.is_recorded()));
    }
}
