//! What the articles suggest for mild or occasional cramps, how it is logged, and on how many
//! nights it was done.

use crate::{
    diary::{
        DayBefore, Diary, Night, NightDate, NotedHabit, Period, Settings, Threshold,
        text::TextError,
        unique::UniqueList,
        vocabulary::{BedtimeMeasure, Exercise},
    },
    trends::{Factor, factors},
};

use super::{edit::Edit, place::Part};

/// Something that the articles suggest or name, with what the diary knows of it.
#[derive(Debug, Clone, Copy)]
pub struct Habit {
    /// What it is, in a few words.
    pub title: &'static str,
    /// The statements that say so.
    pub statements: &'static [&'static str],
    /// How it is logged.
    pub log: Log,
}

/// How a habit is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Log {
    /// It is one of the things done at bedtime.
    Bedtime(BedtimeMeasure),
    /// It follows from answers about the day before.
    Day(Day),
    /// It is a line in the night's note.
    Note(NotedHabit),
}

/// What is counted of the day before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// Drank as much as the person set as enough.
    Fluid,
    /// The same, of hot days and days with exercise.
    FluidWhenActive,
    /// No caffeine and no alcohol.
    NoStimulants,
    /// Neither of them late.
    NoneLate,
    /// Had an electrolyte drink or food rich in minerals.
    Electrolytes,
    /// Exercise that was not hard.
    LightExercise,
    /// Warmed up and cooled down, of days with exercise.
    WarmUpAndCoolDown,
    /// Shoes that were not worn out.
    Shoes,
    /// Neither sat nor stood for long.
    Moving,
}

const fn habit(title: &'static str, statements: &'static [&'static str], log: Log) -> Habit {
    Habit { title, statements, log }
}

/// Every habit: those of bedtime first, as they can be done tonight.
pub const HABITS: &[Habit] = &[
    habit(
        "Stretch the calves and the backs of the thighs at bedtime",
        &["A-S4", "A-C2", "B-S1", "B-S16"],
        Log::Bedtime(BedtimeMeasure::Stretch),
    ),
    habit("Massage the legs at bedtime", &["A-C4"], Log::Bedtime(BedtimeMeasure::Massage)),
    habit("Warmth at bedtime", &["A-S9", "A-C4"], Log::Bedtime(BedtimeMeasure::Heat)),
    habit("A warm bath before bed", &["B-S14"], Log::Bedtime(BedtimeMeasure::WarmBath)),
    habit("An easy ride on an exercise bike", &["A-S5"], Log::Bedtime(BedtimeMeasure::Bike)),
    habit("A short walk in the evening", &["A-S6"], Log::Bedtime(BedtimeMeasure::Walk)),
    habit("Loose bedding", &["A-S7", "A-C5", "B-S1"], Log::Bedtime(BedtimeMeasure::LooseBedding)),
    habit("Feet a little higher", &["A-S8"], Log::Bedtime(BedtimeMeasure::FeetRaised)),
    habit("Feet bent up a little", &["B-S12"], Log::Bedtime(BedtimeMeasure::FeetFlexed)),
    habit("A pillow under the knees", &["B-S13"], Log::Bedtime(BedtimeMeasure::PillowUnderKnees)),
    habit(
        "Enough to drink over the day",
        &["A-S1", "A-C1", "A-F1", "B-F1", "B-S3"],
        Log::Day(Day::Fluid),
    ),
    habit(
        "Enough to drink on hot and active days",
        &["A-S2", "B-S4", "B-S18"],
        Log::Day(Day::FluidWhenActive),
    ),
    habit("Little caffeine and alcohol", &["A-S3"], Log::Day(Day::NoStimulants)),
    habit("No caffeine or alcohol late in the day", &["A-C3"], Log::Day(Day::NoneLate)),
    habit("Drinks and food with minerals", &["B-S5", "B-S6", "B-S17"], Log::Day(Day::Electrolytes)),
    habit("Food with vitamin B", &["B-S7"], Log::Note(NotedHabit::VitaminB)),
    habit("Light activity", &["A-S4a"], Log::Day(Day::LightExercise)),
    habit(
        "A warm-up and a cool-down around exercise",
        &["B-F2", "B-S2", "B-S9"],
        Log::Day(Day::WarmUpAndCoolDown),
    ),
    habit("Exercise that grows in small steps", &["B-S8"], Log::Note(NotedHabit::SmallSteps)),
    habit("Ice after exercise", &["B-S15"], Log::Note(NotedHabit::Ice)),
    habit("Shoes with good support", &["B-S10", "B-S11"], Log::Day(Day::Shoes)),
    habit("Not long in one position", &["B-F3"], Log::Day(Day::Moving)),
];

impl Habit {
    /// Whether it was done, of one night; `None` where that was not answered.
    pub fn done(&self, night: &Night, settings: &Settings) -> Option<bool> {
        match self.log {
            Log::Bedtime(measure) => night.bedtime.as_ref().map(|done| done.contains(measure)),
            Log::Day(day) => day.done(night, settings),
            // A note without the line says nothing.
            Log::Note(habit) => habit.is_in(night.note.as_ref()).then_some(true),
        }
    }

    /// The part of the night in which it is logged.
    pub const fn part(&self) -> Part {
        match self.log {
            Log::Bedtime(_) => Part::Bedtime,
            Log::Day(_) | Log::Note(_) => Part::DayBefore,
        }
    }
}

impl Day {
    fn done(self, night: &Night, settings: &Settings) -> Option<bool> {
        let before = &night.before;
        let factor = |factor| factors::answer(factor, night, settings);
        match self {
            Self::Fluid => factor(Factor::LowFluid).map(|low| !low),
            Self::FluidWhenActive => {
                if is_active(before)? {
                    factor(Factor::LowFluid).map(|low| !low)
                } else {
                    None
                }
            }
            Self::NoStimulants => {
                let caffeine = before.caffeine_mg.map(|amount| amount.get() > 0);
                let alcohol = before.alcohol_g.map(|amount| amount.get() > 0.0);
                neither(caffeine, alcohol)
            }
            Self::NoneLate => neither(factor(Factor::LateCaffeine), factor(Factor::LateAlcohol)),
            Self::Electrolytes => before.electrolytes,
            Self::LightExercise => before
                .exercise
                .map(|exercise| matches!(exercise, Exercise::Light | Exercise::Moderate)),
            Self::WarmUpAndCoolDown => match before.exercise? {
                Exercise::None => None,
                Exercise::Light | Exercise::Moderate | Exercise::Hard => neither(
                    before.warmed_up.map(|done| !done),
                    before.cooled_down.map(|done| !done),
                ),
            },
            Self::Shoes => before.unsupportive_shoes.map(|unsupportive| !unsupportive),
            Self::Moving => neither(before.long_sitting, before.long_standing),
        }
    }

    /// What is counted, before "on 4 of 12 nights".
    pub fn counted(self, settings: &Settings) -> String {
        let enough = settings.get(Threshold::FluidGoalMl);
        let hours = settings.get(Threshold::LateHours);
        match self {
            Self::Fluid => format!("At least {enough} ml"),
            Self::FluidWhenActive => format!("At least {enough} ml on hot days or with exercise"),
            Self::NoStimulants => "Neither caffeine nor alcohol".to_owned(),
            Self::NoneLate => format!("Neither in the last {hours} hours before bed"),
            Self::Electrolytes => "Recorded".to_owned(),
            Self::LightExercise => "Light or moderate exercise".to_owned(),
            Self::WarmUpAndCoolDown => "With exercise, both".to_owned(),
            Self::Shoes => "No worn-out or unsupportive shoes".to_owned(),
            Self::Moving => "Neither sat nor stood for long".to_owned(),
        }
    }
}

/// One that holds decides; else both must be known.
const fn neither(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(true), _) | (_, Some(true)) => Some(false),
        (Some(false), Some(false)) => Some(true),
        _ => None,
    }
}

/// A hot day, or one with exercise.
fn is_active(before: &DayBefore) -> Option<bool> {
    let exercised = before.exercise.map(|exercise| exercise != Exercise::None);
    neither(before.hot_or_sweaty, exercised).map(|calm| !calm)
}

/// On how many nights something was done, of those on which it was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// Nights on which it was done.
    pub done: u32,
    /// Nights on which it was answered.
    pub answered: u32,
}

/// The counts of every habit over a period, in the order of [`HABITS`].
///
/// It reads every night of the period: keep it until the diary changes.
pub fn counts(diary: &Diary, period: Period) -> Vec<Done> {
    let mut counts = vec![Done::default(); HABITS.len()];
    for night in diary.nights_in(period) {
        for (habit, count) in HABITS.iter().zip(&mut counts) {
            if let Some(done) = habit.done(night, &diary.settings) {
                count.answered += 1;
                count.done += u32::from(done);
            }
        }
    }
    counts
}

/// Says of a night that something was done at bedtime, or takes it back.
pub fn set_measure(night: &mut Night, measure: BedtimeMeasure, done: bool) {
    let list = night.bedtime.get_or_insert_with(UniqueList::default);
    list.set(measure, done);
    // Taking the last thing back does not say that nothing was done.
    if list.as_slice().is_empty() {
        night.bedtime = None;
    }
}

/// Notes on a night that something was done, or takes it back.
pub fn note(night: NightDate, habit: NotedHabit, done: bool) -> Edit {
    let name = if done { format!("log {habit}") } else { format!("take back {habit}") };
    Edit::night(night, name, move |night| {
        if done {
            // Where there is no room the note stays as it is, and [`no_room`] says so.
            if let Ok(note) = habit.added_to(night.note.as_ref()) {
                night.note = Some(note);
            }
        } else {
            night.note = habit.taken_from(night.note.as_ref());
        }
    })
}

/// Why something cannot be noted on a night; `None` where it can.
pub fn no_room(night: Option<&Night>, habit: NotedHabit) -> Option<String> {
    let note = night?.note.as_ref()?;
    match habit.added_to(Some(note)) {
        Err(TextError::TooLong { max, .. }) => Some(format!(
            "The note of this night has no room for another line: it holds {} of {max} \
             characters. Shorten it first",
            note.as_str().chars().count()
        )),
        Ok(_) | Err(TextError::TooShort(_) | TextError::Nul) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, sync::Arc};

    use serde_json::json;

    use super::{Done, HABITS, counts, no_room, note};
    use crate::{
        clock::Clock,
        diary::{Diary, Night, NightDate, NotedHabit, Period},
        guidance::articles::{Place, all},
    };

    #[test]
    fn every_statement_about_what_can_be_done_is_a_habit() {
        let told: BTreeSet<&str> =
            HABITS.iter().flat_map(|habit| habit.statements).copied().collect();
        let mut meant: BTreeSet<&str> = all()
            .iter()
            .filter(|statement| {
                matches!(statement.place, Place::Bedtime { .. } | Place::Before { .. })
            })
            .map(|statement| statement.id.as_str())
            .collect();
        // The diary has no field for it.
        meant.insert("B-S7");
        assert_eq!(told, meant);
    }

    #[test]
    fn only_what_was_answered_is_counted() {
        let mut diary = Diary::default();
        for (date, entry) in [
            ("2026-03-01", r#""bedtime": ["stretch"], "before": {"fluid_ml": 1500}"#),
            ("2026-03-02", r#""bedtime": [], "before": {"fluid_ml": 1499, "hot_or_sweaty": true}"#),
            ("2026-03-03", r#""before": {"caffeine_mg": 0, "long_sitting": true}"#),
            (
                "2026-03-04",
                r#""before": {"caffeine_mg": 0, "alcohol_g": 0, "exercise": "none",
                              "hot_or_sweaty": false, "fluid_ml": 2000}"#,
            ),
            (
                "2026-03-05",
                r#""bedtime": ["stretch"], "before": {"exercise": "light",
                              "warmed_up": true, "cooled_down": true, "fluid_ml": 2000}"#,
            ),
        ] {
            let json = format!(r#"{{"date": "{date}", {entry}}}"#);
            let night: Night = serde_json::from_str(&json).unwrap();
            diary.put_night(Arc::new(night));
        }
        let period =
            |last: &str| -> Period { Period::ending(last.parse::<NightDate>().unwrap(), 5) };
        let counts = counts(&diary, period("2026-03-05"));
        let of = |title: &str| {
            let position = HABITS.iter().position(|habit| habit.title.starts_with(title)).unwrap();
            let Done { done, answered } = counts[position];
            (done, answered)
        };
        for (title, expected) in [
            ("Stretch", (2, 3)),
            ("Massage", (0, 3)),
            ("Enough to drink over", (3, 4)),
            ("Enough to drink on hot", (1, 2)),
            ("Little caffeine", (1, 1)),
            ("Light activity", (1, 2)),
            ("A warm-up", (1, 1)),
            ("Not long", (0, 1)),
            ("Shoes", (0, 0)),
            ("Food with vitamin B", (0, 0)),
        ] {
            assert_eq!(of(title), expected, "{title}");
        }
        assert_eq!(super::counts(&diary, period("2026-02-20"))[0], Done::default());
    }

    #[test]
    fn what_is_noted_is_counted_by_its_line_and_taken_back() {
        let now = Clock::fixed("2026-03-05T09:00:00".parse().unwrap()).now();
        let night: NightDate = "2026-03-05".parse().unwrap();
        let mut diary = Diary::default();
        for (date, note) in [
            ("2026-03-02", "Self-care: ice after exercise"),
            ("2026-03-03", "Cold\nSelf-care: ice after exercise"),
            ("2026-03-04", "Read \"Self-care: ice after exercise\""),
        ] {
            let night = json!({"date": date, "note": note});
            diary.put_night(Arc::new(serde_json::from_value(night).unwrap()));
        }
        let ice = |diary: &Diary| {
            let position = HABITS.iter().position(|habit| habit.title.starts_with("Ice")).unwrap();
            let Done { done, answered } = counts(diary, Period::ending(night, 5))[position];
            (done, answered)
        };
        assert_eq!(ice(&diary), (2, 2), "the others are not noted, which is no answer");
        let step = note(night, NotedHabit::Ice, true).step(&diary, &now).unwrap();
        assert_eq!(step.name, "log ice after exercise");
        diary.apply_step(&step).unwrap();
        assert_eq!(ice(&diary), (3, 3));
        assert!(note(night, NotedHabit::Ice, true).step(&diary, &now).is_none(), "it is there");
        let back = note(night, NotedHabit::Ice, false).step(&diary, &now).unwrap();
        diary.apply_step(&back).unwrap();
        assert_eq!(diary.night(night), None, "nothing is left of the night");
        diary.apply_step(&back.inverse()).unwrap();
        assert_eq!(ice(&diary), (3, 3));
    }

    #[test]
    fn a_full_note_says_that_there_is_no_room() {
        let now = Clock::fixed("2026-03-05T09:00:00".parse().unwrap()).now();
        let date: NightDate = "2026-03-05".parse().unwrap();
        let mut diary = Diary::default();
        let full = "x".repeat(10_000);
        let night = json!({"date": "2026-03-05", "note": full});
        diary.put_night(Arc::new(serde_json::from_value(night).unwrap()));
        let words = no_room(diary.night(date).map(|night| &**night), NotedHabit::Ice).unwrap();
        assert!(words.contains("it holds 10000 of 10000 characters"), "{words}");
        assert!(note(date, NotedHabit::Ice, true).step(&diary, &now).is_none());
        assert_eq!(no_room(None, NotedHabit::Ice), None);
    }
}
