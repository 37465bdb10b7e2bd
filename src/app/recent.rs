//! What was entered lately and may be meant again: offered, never filled in by itself.

use crate::diary::{
    ClockTime, Diary, Medication, NightDate, Period,
    text::Name,
    vocabulary::{Muscle, Side},
    written,
};

use super::{state::State, text::capital};

/// Nights that are looked through: what is older is no habit.
const NIGHTS: u32 = 365;

/// The most places that are offered.
const PLACES: usize = 4;

/// Where a cramp was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrampPlace {
    /// The leg.
    pub side: Side,
    /// The muscle.
    pub muscle: Muscle,
}

impl CrampPlace {
    /// Places that are offered where the diary tells of none yet: article A names the calf and
    /// the foot as the most frequent ones (A-D1).
    pub const FREQUENT: [Self; 4] = [
        Self { side: Side::Left, muscle: Muscle::Calf },
        Self { side: Side::Right, muscle: Muscle::Calf },
        Self { side: Side::Left, muscle: Muscle::Foot },
        Self { side: Side::Right, muscle: Muscle::Foot },
    ];

    /// "Left calf", "Calf in both legs".
    pub fn words(self) -> String {
        let place = written::place(Some(self.muscle), Some(self.side));
        capital(&place.unwrap_or_default())
    }
}

/// The places of the newest cramps up to a night, the newest first, each once; the cramp that
/// is being described is left out.
pub fn places(diary: &Diary, night: NightDate, described: usize) -> Vec<CrampPlace> {
    let mut places = Vec::new();
    for entry in diary.nights_in(Period::ending(night, NIGHTS)).rev() {
        let cramps = entry.cramps().iter().enumerate().rev();
        for (position, cramp) in cramps {
            if entry.date == night && position == described {
                continue;
            }
            let Some((side, muscle)) = cramp.side.zip(cramp.muscle) else { continue };
            let place = CrampPlace { side, muscle };
            if !places.contains(&place) {
                places.push(place);
            }
            if places.len() == PLACES {
                return places;
            }
        }
    }
    places
}

/// Medications that are taken on the day before a night, each name once.
pub fn taken(diary: &Diary, night: NightDate) -> Vec<&Medication> {
    let day = night.evening();
    let mut taken: Vec<&Medication> = Vec::new();
    for medication in diary.medications.values() {
        let is_taken = medication.started.is_none_or(|started| started <= night.morning())
            && medication.stopped.is_none_or(|stopped| stopped >= day);
        if is_taken && taken.iter().all(|other| other.name != medication.name) {
            taken.push(medication);
        }
    }
    taken
}

/// The time of the newest dose of a medication before a night.
pub fn dose_time(diary: &Diary, night: NightDate, name: &Name) -> Option<ClockTime> {
    diary
        .nights_in(Period::ending(night.plus_days(-1), NIGHTS))
        .rev()
        .flat_map(|entry| entry.doses.iter().flatten().rev())
        .filter(|dose| dose.name == *name)
        .find_map(|dose| dose.time)
}

/// The night to go on with when this one is recorded: the next one up to last night that is not
/// recorded, else the nearest such one before, as far back as the diary goes.
pub fn next_open(state: &State) -> Option<NightDate> {
    /// Nights back that a person still remembers.
    const BACK: i64 = 28;
    let shown = state.night;
    let is_open =
        |night: &NightDate| state.shown.night(*night).is_none_or(|entry| !entry.is_recorded());
    let later = (1..=state.last_night().days_since(shown)).map(|days| shown.plus_days(days));
    let first = state.shown.span().map(Period::first);
    let earlier = (1..=BACK).map(|days| shown.plus_days(-days));
    let earlier = earlier.take_while(|night| first.is_some_and(|first| first <= *night));
    later.take(usize::try_from(BACK).unwrap_or_default()).chain(earlier).find(is_open)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{dose_time, next_open, places, taken};
    use crate::{
        app::State,
        clock::Clock,
        diary::{
            Cramp, Diary, Dose, Medication, Night, NightDate,
            text::Name,
            vocabulary::{Muscle, Side},
        },
    };

    fn night(text: &str) -> NightDate {
        text.parse().unwrap()
    }

    fn cramp(side: Side, muscle: Muscle) -> Cramp {
        Cramp { side: Some(side), muscle: Some(muscle), ..Cramp::default() }
    }

    fn put(diary: &mut Diary, date: &str, cramps: Vec<Cramp>) {
        let date = night(date);
        diary.put_night(Arc::new(Night { cramps: Some(cramps), ..Night::unanswered(date) }));
    }

    #[test]
    fn the_newest_places_come_first_and_once() {
        let mut diary = Diary::default();
        put(&mut diary, "2026-03-10", vec![cramp(Side::Left, Muscle::Hip)]);
        put(
            &mut diary,
            "2026-03-15",
            vec![
                cramp(Side::Both, Muscle::Toes),
                cramp(Side::Right, Muscle::Foot),
                cramp(Side::Left, Muscle::Calf),
            ],
        );
        let half = Cramp { muscle: Some(Muscle::Shin), ..Cramp::default() };
        put(
            &mut diary,
            "2026-03-16",
            vec![cramp(Side::Left, Muscle::Calf), half, Cramp::default()],
        );
        put(&mut diary, "2026-03-17", vec![cramp(Side::Left, Muscle::Thigh)]);
        let words = |described| -> Vec<String> {
            let places = places(&diary, night("2026-03-16"), described);
            places.into_iter().map(super::CrampPlace::words).collect()
        };
        assert_eq!(words(2), ["Left calf", "Right foot", "Toes in both legs", "Left hip"]);
        assert_eq!(words(0), ["Left calf", "Right foot", "Toes in both legs", "Left hip"]);
        assert!(places(&Diary::default(), night("2026-03-16"), 0).is_empty());
    }

    #[test]
    fn a_medication_is_offered_while_it_is_taken() {
        let mut diary = Diary::default();
        let name = |text: &str| Name::new(text).unwrap();
        let date = |text: &str| text.parse().ok();
        let magnesium =
            Medication { started: date("2026-03-15"), ..Medication::named(name("magnesium")) };
        let quinine =
            Medication { stopped: date("2026-03-14"), ..Medication::named(name("quinine")) };
        diary.medications = [magnesium, quinine].into_iter().collect();
        let names = |on: &str| -> Vec<String> {
            taken(&diary, night(on)).iter().map(|taken| taken.name.to_string()).collect()
        };
        assert_eq!(names("2026-03-14"), ["quinine"]);
        assert_eq!(names("2026-03-15"), ["magnesium", "quinine"]);
        assert_eq!(names("2026-03-16"), ["magnesium"]);
    }

    #[test]
    fn the_time_of_a_dose_is_that_of_the_newest_one_before() {
        let mut diary = Diary::default();
        let name = Name::new("magnesium").unwrap();
        for (date, time) in
            [("2026-03-14", Some("21:00")), ("2026-03-15", None), ("2026-03-16", Some("23:00"))]
        {
            let time = time.map(|time| time.parse().unwrap());
            let dose = Dose { name: name.clone(), amount: None, time };
            let date = night(date);
            diary.put_night(Arc::new(Night { doses: Some(vec![dose]), ..Night::unanswered(date) }));
        }
        let time = dose_time(&diary, night("2026-03-16"), &name).map(|time| time.to_string());
        assert_eq!(time.as_deref(), Some("21:00"));
        assert_eq!(dose_time(&diary, night("2026-03-14"), &name), None);
    }

    #[test]
    fn the_next_open_night_is_the_nearest_later_one_else_the_nearest_before() {
        let mut state =
            State::new(Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now(), None);
        for date in ["2026-03-12", "2026-03-15", "2026-03-16", "2026-03-18", "2026-03-19"] {
            put(&mut state.shown, date, Vec::new());
        }
        for (shown, next) in [
            ("2026-03-15", Some("2026-03-17")),
            ("2026-03-16", Some("2026-03-17")),
            ("2026-03-18", Some("2026-03-20")),
            ("2026-03-20", Some("2026-03-17")),
            ("2026-03-11", Some("2026-03-13")),
        ] {
            state.night = night(shown);
            assert_eq!(next_open(&state), next.map(night), "{shown}");
        }
        state.night = night("2026-03-20");
        for date in ["2026-03-13", "2026-03-14", "2026-03-17", "2026-03-20"] {
            put(&mut state.shown, date, Vec::new());
        }
        assert_eq!(next_open(&state), None, "not before the diary begins");
    }
}
