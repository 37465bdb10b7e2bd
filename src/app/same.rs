//! "Same as last night": what an earlier night has in a part, offered for the unanswered fields
//! of this one. Nothing is copied before a person asks for it, and nothing that is answered is
//! changed.

use crate::diary::{DayBefore, Diary, Night, NightDate, Period};

use super::{edit::Edit, glance, preferences::Preferences};

/// Nights back that are looked through for something to copy.
const NIGHTS: u32 = 60;

/// A part of a night that is much the same from day to day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The day before.
    DayBefore,
    /// What was done at bedtime.
    Bedtime,
    /// Doses taken.
    Doses,
}

/// What can be copied into a night.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The night that it comes from.
    pub from: NightDate,
    /// What will be answered, in words.
    pub words: String,
    /// What copies it.
    pub edit: Edit,
}

/// What the latest recorded night before this one, that has something in the part, offers for
/// the unanswered fields of this one.
pub fn offer(diary: &Diary, night: &Night, part: Part, preferences: &Preferences) -> Option<Offer> {
    let (date, name) = (night.date, part.name());
    let earlier = Period::ending(date.plus_days(-1), NIGHTS);
    let source = diary
        .nights_in(earlier)
        .rev()
        .find(|entry| entry.is_recorded() && part.has_something(entry))?
        .clone();
    let words = part.copied(&source, night, preferences)?;
    let from = source.date;
    let edit = Edit::night(date, name, move |night| part.copy(&source, night));
    Some(Offer { from, words, edit })
}

impl Part {
    /// What copying it is called after the word "Undo".
    const fn name(self) -> &'static str {
        match self {
            Self::DayBefore => "copy the day before",
            Self::Bedtime => "copy what was done at bedtime",
            Self::Doses => "copy the doses",
        }
    }

    fn has_something(self, night: &Night) -> bool {
        match self {
            Self::DayBefore => night.before != DayBefore::default(),
            Self::Bedtime => night.bedtime.is_some(),
            Self::Doses => night.doses.is_some(),
        }
    }

    /// What a copy would answer, in words; `None` where it would answer nothing.
    fn copied(self, from: &Night, to: &Night, preferences: &Preferences) -> Option<String> {
        match self {
            Self::DayBefore => {
                let added = added(&from.before, &to.before);
                (added != DayBefore::default())
                    .then(|| glance::day_before(&added, None, preferences))
            }
            Self::Bedtime => to.bedtime.is_none().then(|| glance::bedtime(from.bedtime.as_ref())),
            Self::Doses => {
                to.doses.is_none().then(|| glance::doses(from.doses.as_deref(), preferences))
            }
        }
    }

    fn copy(self, from: &Night, to: &mut Night) {
        match self {
            Self::DayBefore => fill(&added(&from.before, &to.before), &mut to.before),
            Self::Bedtime => fill_one(from.bedtime.as_ref(), &mut to.bedtime),
            Self::Doses => fill_one(from.doses.as_ref(), &mut to.doses),
        }
    }
}

/// What of one day goes to another. A time goes with its amount and a warm-up with its exercise,
/// or not at all: halves of two days would say what was on neither.
fn added(from: &DayBefore, to: &DayBefore) -> DayBefore {
    let caffeine = to.caffeine_mg.is_none() && to.last_caffeine.is_none();
    let alcohol = to.alcohol_g.is_none() && to.last_alcohol.is_none();
    let exercise = to.exercise.is_none() && to.warmed_up.is_none() && to.cooled_down.is_none();
    DayBefore {
        fluid_ml: from.fluid_ml.filter(|_| to.fluid_ml.is_none()),
        caffeine_mg: from.caffeine_mg.filter(|_| caffeine),
        last_caffeine: from.last_caffeine.filter(|_| caffeine),
        alcohol_g: from.alcohol_g.filter(|_| alcohol),
        last_alcohol: from.last_alcohol.filter(|_| alcohol),
        exercise: from.exercise.filter(|_| exercise),
        warmed_up: from.warmed_up.filter(|_| exercise),
        cooled_down: from.cooled_down.filter(|_| exercise),
        hot_or_sweaty: from.hot_or_sweaty.filter(|_| to.hot_or_sweaty.is_none()),
        long_sitting: from.long_sitting.filter(|_| to.long_sitting.is_none()),
        long_standing: from.long_standing.filter(|_| to.long_standing.is_none()),
        unsupportive_shoes: from.unsupportive_shoes.filter(|_| to.unsupportive_shoes.is_none()),
        electrolytes: from.electrolytes.filter(|_| to.electrolytes.is_none()),
    }
}

fn fill(added: &DayBefore, to: &mut DayBefore) {
    fill_one(added.fluid_ml.as_ref(), &mut to.fluid_ml);
    fill_one(added.caffeine_mg.as_ref(), &mut to.caffeine_mg);
    fill_one(added.last_caffeine.as_ref(), &mut to.last_caffeine);
    fill_one(added.alcohol_g.as_ref(), &mut to.alcohol_g);
    fill_one(added.last_alcohol.as_ref(), &mut to.last_alcohol);
    fill_one(added.exercise.as_ref(), &mut to.exercise);
    fill_one(added.warmed_up.as_ref(), &mut to.warmed_up);
    fill_one(added.cooled_down.as_ref(), &mut to.cooled_down);
    fill_one(added.hot_or_sweaty.as_ref(), &mut to.hot_or_sweaty);
    fill_one(added.long_sitting.as_ref(), &mut to.long_sitting);
    fill_one(added.long_standing.as_ref(), &mut to.long_standing);
    fill_one(added.unsupportive_shoes.as_ref(), &mut to.unsupportive_shoes);
    fill_one(added.electrolytes.as_ref(), &mut to.electrolytes);
}

/// Answers a field that is not answered.
fn fill_one<T: Clone>(from: Option<&T>, to: &mut Option<T>) {
    if to.is_none() {
        *to = from.cloned();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Part, offer};
    use crate::{
        app::Preferences,
        clock::Clock,
        diary::{Diary, Night},
    };

    fn night(date: &str, json: &str) -> Night {
        let comma = if json.is_empty() { "" } else { ", " };
        serde_json::from_str(&format!("{{\"date\": \"{date}\"{comma}{json}}}")).unwrap()
    }

    fn diary(nights: &[(&str, &str)]) -> Diary {
        let mut diary = Diary::default();
        for (date, json) in nights {
            diary.put_night(Arc::new(night(date, json)));
        }
        diary
    }

    /// What copying a part makes of the night of the 20th; `None` where nothing is offered.
    fn copied(nights: &[(&str, &str)], here: &str, part: Part) -> Option<(String, String, Night)> {
        let mut diary = diary(nights);
        let here = night("2026-03-20", here);
        diary.put_night(Arc::new(here.clone()));
        let offer = offer(&diary, &here, part, &Preferences::default())?;
        let now = Clock::fixed("2026-03-20T08:00:00".parse().unwrap()).now();
        let step = offer.edit.step(&diary, &now).unwrap();
        diary.apply_step(&step).unwrap();
        let after = diary.night(here.date).unwrap().as_ref().clone();
        Some((offer.from.to_string(), offer.words, after))
    }

    #[test]
    fn only_what_is_not_answered_is_filled_in() {
        let before = [(
            "2026-03-18",
            r#""cramps": [], "before": {"fluid_ml": 1500, "caffeine_mg": 95, "last_caffeine": "16:00",
               "exercise": "hard", "warmed_up": true, "long_sitting": true}"#,
        )];
        let here = r#""before": {"caffeine_mg": 0, "warmed_up": false, "long_sitting": false}"#;
        let (from, words, after) = copied(&before, here, Part::DayBefore).unwrap();
        assert_eq!((from.as_str(), words.as_str()), ("2026-03-18", "1.5 litres"));
        let expected = r#""before": {"fluid_ml": 1500, "caffeine_mg": 0, "warmed_up": false, "long_sitting": false}"#;
        assert_eq!(after, night("2026-03-20", expected));
    }

    #[test]
    fn the_latest_recorded_night_with_something_in_the_part_is_the_one() {
        let nights = [
            ("2026-01-01", r#""cramps": [], "bedtime": ["walk"]"#),
            ("2026-03-16", r#""cramps": [{}], "bedtime": ["stretch", "massage"]"#),
            ("2026-03-17", r#""bedtime": ["heat"]"#),
            ("2026-03-18", r#""cramps": [], "doses": [{"name": "magnesium", "time": "22:00"}]"#),
            ("2026-03-21", r#""cramps": [], "bedtime": ["bike"]"#),
        ];
        let (from, words, after) = copied(&nights, "", Part::Bedtime).unwrap();
        assert_eq!(from, "2026-03-16");
        assert_eq!(words, "stretched calves and hamstrings, massaged the legs");
        assert_eq!(
            after.bedtime,
            night("2026-03-16", r#""bedtime": ["stretch", "massage"]"#).bedtime
        );
        let (_, words, after) = copied(&nights, "", Part::Doses).unwrap();
        assert_eq!(words, "magnesium at 22:00");
        assert_eq!(after.doses.unwrap().len(), 1);
        assert!(copied(&nights, r#""bedtime": []"#, Part::Bedtime).is_none(), "it is answered");
        assert!(copied(&nights, "", Part::DayBefore).is_none(), "nothing is there to copy");
        assert!(copied(&nights[..1], "", Part::Bedtime).is_none(), "too long ago");
    }

    #[test]
    fn none_taken_is_copied_as_none() {
        let nights = [("2026-03-19", r#""cramps": [], "doses": []"#)];
        let (_, words, after) = copied(&nights, "", Part::Doses).unwrap();
        assert_eq!((words.as_str(), after.doses), ("none taken", Some(Vec::new())));
    }
}
