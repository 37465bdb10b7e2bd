//! What is answered in a part of a night, in the words that matter: shown while it is folded.

use crate::diary::{
    ClockTime, Cramp, DayAfter, DayBefore, Dose, Night, Sign, Sleep,
    quantity::{CrampMinutes, Millilitres, Pain},
    sleep_times::sleep_times,
    unique::UniqueList,
    vocabulary::{BedtimeMeasure, Exercise},
    written,
};

use super::{
    preferences::{Preferences, Volume},
    text::{self, Label as _, clock_in, duration, number, volume_in},
};

/// What stands where nothing is answered.
pub const NOT_ANSWERED: &str = "not answered";

/// The most entries of a list that are named; the others are counted.
const NAMED: usize = 3;

/// The cramps of a night: "2 cramps, worst pain 8 of 10".
pub fn cramps(night: &Night) -> String {
    let mut parts = vec![text::cramps(night.cramps.as_ref().map(Vec::len))];
    let worst = night.cramps().iter().filter_map(|cramp| cramp.pain).max();
    let name = if night.cramps().len() == 1 { "pain" } else { "worst pain" };
    parts.extend(worst.map(|pain| format!("{name} {pain} of {}", Pain::MAX)));
    parts.join(", ")
}

/// One cramp: "left calf, 03:15, 5 min, pain 7 of 10".
pub fn cramp(cramp: &Cramp, preferences: &Preferences) -> String {
    let mut parts = Vec::new();
    parts.extend(written::place(cramp.muscle, cramp.side).map(|place| text::capital(&place)));
    parts.extend(cramp.started.map(|time| clock_in(preferences.clock, time)));
    parts.extend(cramp.minutes.map(cramp_minutes));
    parts.extend(cramp.pain.map(|pain| format!("pain {pain} of {}", Pain::MAX)));
    if cramp.did_not_stop == Some(true) {
        parts.push("did not stop".to_owned());
    }
    joined(&parts)
}

/// One cramp that is going on: "left calf, running since 03:15, pain 7 of 10"; where nobody knows
/// if it still is, "began at 03:15 and its end is not known yet".
pub fn running_cramp(
    cramp: &Cramp,
    began: ClockTime,
    is_doubtful: bool,
    preferences: &Preferences,
) -> String {
    let began = clock_in(preferences.clock, cramp.started.unwrap_or(began));
    let state = if is_doubtful {
        format!("began at {began}, its end is not known yet")
    } else {
        format!("running since {began}")
    };
    let place = written::place(cramp.muscle, cramp.side).map(|place| text::capital(&place));
    let pain = cramp.pain.map(|pain| format!("pain {pain} of {}", Pain::MAX));
    let parts: Vec<String> = place.into_iter().chain([state]).chain(pain).collect();
    parts.join(", ")
}

/// What is answered of a cramp beyond that: "woke me, hard or knotted, note".
pub fn more_of_cramp(cramp: &Cramp) -> String {
    let said = [
        (cramp.woke, "woke me", "did not wake me"),
        (cramp.visible_tightening, "hard or knotted", "not hard or knotted"),
        (cramp.hard_to_move, "hard to move", "not hard to move"),
    ];
    let mut parts: Vec<String> = said
        .into_iter()
        .filter_map(|(answer, yes, no)| Some(if answer? { yes } else { no }.to_owned()))
        .collect();
    parts.extend(cramp.minutes_awake.map(|minutes| format!("awake {minutes} min")));
    parts.extend(cramp.soreness_hours.map(|hours| format!("sore {} h", number(hours.get()))));
    parts.extend(cramp.note.as_ref().map(|_| "note".to_owned()));
    joined(&parts)
}

/// The sleep: "in bed 8 h, asleep 6 h 50 min, good".
pub fn sleep(night: &Night, preferences: &Preferences) -> String {
    let Sleep { into_bed, out_of_bed, awakenings, quality, .. } = &night.sleep;
    if night.sleep == Sleep::default() {
        return NOT_ANSWERED.to_owned();
    }
    let times = sleep_times(night).ok();
    let asleep = times.as_ref().and_then(|times| times.total_sleep_time);
    let in_bed = times.as_ref().and_then(|times| times.time_in_bed);
    let clock = |time: ClockTime| clock_in(preferences.clock, time);
    let mut parts = Vec::new();
    match (in_bed, into_bed, out_of_bed) {
        (Some(minutes), ..) => parts.push(format!("in bed {}", duration(minutes))),
        (None, Some(into), _) => parts.push(format!("into bed {}", clock(*into))),
        (None, None, Some(out)) => parts.push(format!("out of bed {}", clock(*out))),
        (None, None, None) => {}
    }
    parts.extend(asleep.map(|minutes| format!("asleep {}", duration(minutes))));
    parts.extend(awakenings.map(|times| match times.get() {
        0 => "did not wake".to_owned(),
        1 => "woke once".to_owned(),
        times => format!("woke {times} times"),
    }));
    parts.extend(quality.map(|quality| quality.label().to_owned()));
    if parts.is_empty() { "a part of it answered".to_owned() } else { parts.join(", ") }
}

/// The day before: "1.5 litres, 190 mg caffeine, no alcohol". Where nobody said how much was drunk in
/// all, what was `added` one by one is the least that it was.
pub fn day_before(
    day: &DayBefore,
    added: Option<Millilitres>,
    preferences: &Preferences,
) -> String {
    let clock = |time: ClockTime| clock_in(preferences.clock, time);
    let mut parts = Vec::new();
    let least = added.filter(|_| day.fluid_ml.is_none());
    parts.extend(least.map(|added| format!("at least {}", fluid(added, preferences.volume))));
    parts.extend(day.fluid_ml.map(|amount| fluid(amount, preferences.volume)));
    let caffeine = day.caffeine_mg.map(|amount| (f64::from(amount.get()), "mg"));
    parts.extend(drug("caffeine", caffeine, day.last_caffeine.map(clock)));
    let alcohol = day.alcohol_g.map(|amount| (amount.get(), "g"));
    parts.extend(drug("alcohol", alcohol, day.last_alcohol.map(clock)));
    parts.extend(day.exercise.map(exercise));
    let warm = [
        (day.warmed_up, "warmed up", "no warm-up"),
        (day.cooled_down, "cooled down", "no cooling down"),
    ];
    parts.extend(
        warm.into_iter()
            .filter_map(|(answer, yes, no)| Some(if answer? { yes } else { no }.to_owned())),
    );
    let questions = [
        (day.hot_or_sweaty, "hot or sweated much"),
        (day.long_sitting, "sat for long"),
        (day.long_standing, "stood for long"),
        (day.unsupportive_shoes, "poor shoes"),
        (day.electrolytes, "minerals"),
    ];
    parts.extend(answers(&questions));
    joined(&parts)
}

/// The day after: "tired 6 of 10, lost sleep".
pub fn day_after(day: &DayAfter) -> String {
    let mut parts = Vec::new();
    parts.extend(day.tired.map(|tired| format!("tired {tired} of 10")));
    let questions = [
        (day.lost_sleep_to_cramps, "lost sleep"),
        (day.limited_activities, "limited what I do"),
        (day.limited_exercise, "limited my exercise"),
    ];
    parts.extend(answers(&questions));
    joined(&parts)
}

/// What was done at bedtime: "stretched calves and hamstrings, kept the feet flexed".
pub fn bedtime(done: Option<&UniqueList<BedtimeMeasure>>) -> String {
    match done.map(UniqueList::as_slice) {
        None => NOT_ANSWERED.to_owned(),
        Some([]) => "none of these".to_owned(),
        Some(done) => named(done.iter().map(|measure| measure.label().to_owned())),
    }
}

/// Doses: "magnesium 300 mg at 22:00".
pub fn doses(doses: Option<&[Dose]>, preferences: &Preferences) -> String {
    match doses {
        None => NOT_ANSWERED.to_owned(),
        Some([]) => "none taken".to_owned(),
        Some(doses) => named(doses.iter().map(|taken| dose(taken, preferences))),
    }
}

/// One dose: "magnesium 300 mg at 22:00".
pub fn dose(dose: &Dose, preferences: &Preferences) -> String {
    let amount = dose.amount.as_ref().filter(|amount| !amount.as_str().is_empty());
    let amount = amount.map_or_else(String::new, |amount| format!(" {amount}"));
    let time = dose.time.map(|time| clock_in(preferences.clock, time));
    let time = time.map_or_else(String::new, |time| format!(" at {time}"));
    format!("{}{amount}{time}", dose.name)
}

/// Signs: "swelling (left), numbness".
pub fn signs(signs: Option<&[Sign]>) -> String {
    match signs {
        None => NOT_ANSWERED.to_owned(),
        Some([]) => "none".to_owned(),
        Some(signs) => named(signs.iter().map(|sign| {
            let side = sign.side.map_or_else(String::new, |side| format!(" ({})", side.label()));
            format!("{}{side}", sign.sign.label())
        })),
    }
}

/// An amount of fluid where it is only read: litres are shorter than thousands of millilitres.
pub fn fluid(amount: Millilitres, volume: Volume) -> String {
    if volume == Volume::Millilitres && amount.get() >= 1000 {
        let litres = format!("{:.2}", f64::from(amount.get()) / 1000.0);
        let litres = litres.trim_end_matches('0').trim_end_matches('.');
        let unit = if litres == "1" { "litre" } else { "litres" };
        return format!("{litres} {unit}");
    }
    volume_in(volume, amount)
}

fn cramp_minutes(minutes: CrampMinutes) -> String {
    match minutes.get() {
        short if short > 0.0 && short < 1.0 => "under 1 min".to_owned(),
        minutes => format!("{} min", number(minutes)),
    }
}

/// The amount of caffeine or alcohol, with its unit, and the last time.
fn drug(name: &str, amount: Option<(f64, &str)>, last: Option<String>) -> Option<String> {
    match (amount, last) {
        (None, None) => None,
        (None, Some(last)) => Some(format!("last {name} {last}")),
        (Some((amount, _)), _) if amount <= 0.0 => Some(format!("no {name}")),
        (Some((amount, unit)), None) => Some(format!("{} {unit} {name}", number(amount))),
        (Some((amount, unit)), Some(last)) => {
            Some(format!("{} {unit} {name}, the last {last}", number(amount)))
        }
    }
}

fn exercise(exercise: Exercise) -> String {
    match exercise {
        Exercise::None => "no exercise".to_owned(),
        Exercise::Light | Exercise::Moderate | Exercise::Hard => {
            format!("{} exercise", exercise.label())
        }
    }
}

/// What was answered with yes by name, and how often no was said.
fn answers(questions: &[(Option<bool>, &str)]) -> Vec<String> {
    let yes = questions.iter().filter(|(answer, _)| *answer == Some(true));
    let mut parts: Vec<String> = yes.map(|(_, words)| (*words).to_owned()).collect();
    let no = questions.iter().filter(|(answer, _)| *answer == Some(false)).count();
    if no > 0 {
        parts.push(format!("no to {}", text::count(no, "question", "questions")));
    }
    parts
}

/// The first of a list by name, the others by their number.
fn named(mut entries: impl ExactSizeIterator<Item = String>) -> String {
    let mut parts: Vec<String> = entries.by_ref().take(NAMED).collect();
    if entries.len() > 0 {
        parts.push(format!("{} more", entries.len()));
    }
    parts.join(", ")
}

fn joined(parts: &[String]) -> String {
    if parts.is_empty() { NOT_ANSWERED.to_owned() } else { parts.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::{bedtime, cramp, cramps, day_after, day_before, dose, doses, fluid, signs, sleep};
    use crate::{
        app::preferences::{ClockStyle, Preferences, Volume},
        diary::{Cramp, DayBefore, Night, quantity::Millilitres},
    };

    fn night(json: &str) -> Night {
        serde_json::from_str(&format!("{{\"date\": \"2026-03-15\", {json}}}")).unwrap()
    }

    #[test]
    fn the_day_before_is_told_in_words_that_matter() {
        let usual = Preferences::default();
        for (day, words) in [
            ("", "not answered"),
            (
                r#""fluid_ml": 1500, "caffeine_mg": 190, "alcohol_g": 0"#,
                "1.5 litres, 190 mg caffeine, no alcohol",
            ),
            (r#""fluid_ml": 240"#, "240 ml"),
            (r#""caffeine_mg": 0"#, "no caffeine"),
            (r#""last_caffeine": "16:00""#, "last caffeine 16:00"),
            (r#""alcohol_g": 16, "last_alcohol": "22:30""#, "16 g alcohol, the last 22:30"),
            (
                r#""exercise": "hard", "warmed_up": false, "long_sitting": true, "electrolytes": false"#,
                "hard exercise, no warm-up, sat for long, no to 1 question",
            ),
            (r#""exercise": "none""#, "no exercise"),
        ] {
            let night = night(&format!("\"before\": {{{day}}}"));
            assert_eq!(day_before(&night.before, None, &usual), words);
        }
        let american =
            Preferences { clock: ClockStyle::Twelve, volume: Volume::FluidOunces, ..usual };
        let night = night(r#""before": {"fluid_ml": 1500, "last_caffeine": "16:00"}"#);
        assert_eq!(day_before(&night.before, None, &american), "50.7 fl oz, last caffeine 4:00 pm");
        let added = Millilitres::new(440).ok();
        assert_eq!(day_before(&DayBefore::default(), added, &usual), "at least 440 ml");
        assert!(!day_before(&night.before, added, &usual).contains("440"), "the total is told");
    }

    #[test]
    fn a_cramp_is_told_by_place_time_length_and_pain() {
        let usual = Preferences::default();
        for (json, words) in [
            ("{}", "not answered"),
            (
                r#"{"side": "left", "muscle": "calf", "started": "03:15", "minutes": 0.5, "pain": 7}"#,
                "Left calf, 03:15, under 1 min, pain 7 of 10",
            ),
            (r#"{"side": "both"}"#, "Both legs"),
            (
                r#"{"muscle": "thigh", "minutes": 12, "did_not_stop": true}"#,
                "Front of thigh, 12 min, did not stop",
            ),
        ] {
            let one: Cramp = serde_json::from_str(json).unwrap();
            assert_eq!(cramp(&one, &usual), words);
        }
        assert_eq!(cramps(&night(r#""cramps": []"#)), "no cramps");
        assert_eq!(
            cramps(&night(r#""cramps": [{"pain": 3}, {"pain": 8}, {}]"#)),
            "3 cramps, worst pain 8 of 10"
        );
        assert_eq!(cramps(&night(r#""note": "x""#)), "not recorded");
    }

    #[test]
    fn none_is_told_apart_from_not_answered() {
        let usual = Preferences::default();
        let nothing = night(r#""note": "x""#);
        let none = night(r#""bedtime": [], "doses": [], "signs": []"#);
        assert_eq!(bedtime(nothing.bedtime.as_ref()), "not answered");
        assert_eq!(bedtime(none.bedtime.as_ref()), "none of these");
        assert_eq!(doses(nothing.doses.as_deref(), &usual), "not answered");
        assert_eq!(doses(none.doses.as_deref(), &usual), "none taken");
        assert_eq!(signs(nothing.signs.as_deref()), "not answered");
        assert_eq!(signs(none.signs.as_deref()), "none");
        assert_eq!(sleep(&nothing, &usual), "not answered");
        assert_eq!(day_after(&nothing.after), "not answered");
    }

    #[test]
    fn long_lists_are_counted_and_short_ones_named() {
        let usual = Preferences::default();
        let night = night(
            r#""signs": [{"sign": "swelling", "side": "left"}, {"sign": "numbness"},
                {"sign": "heat"}, {"sign": "burning"}, {"sign": "twitching"}],
               "doses": [{"name": "magnesium", "amount": "300 mg", "time": "22:00"}, {"name": "iron"}]"#,
        );
        assert_eq!(signs(night.signs.as_deref()), "swelling (left), numbness, heat, 2 more");
        assert_eq!(doses(night.doses.as_deref(), &usual), "magnesium 300 mg at 22:00, iron");
        assert_eq!(dose(&night.doses.unwrap()[1], &usual), "iron");
    }

    #[test]
    fn the_sleep_is_told_as_far_as_it_is_known() {
        let usual = Preferences::default();
        for (json, words) in [
            (r#""into_bed": "23:00""#, "into bed 23:00"),
            (
                r#""into_bed": "23:00", "out_of_bed": "07:00", "quality": "good""#,
                "in bed 8 h, good",
            ),
            (r#""awakenings": 2"#, "woke 2 times"),
            (r#""awakenings": 1"#, "woke once"),
            (r#""awakenings": 0"#, "did not wake"),
            (r#""minutes_awake": 2"#, "a part of it answered"),
        ] {
            assert_eq!(sleep(&night(&format!("\"sleep\": {{{json}}}")), &usual), words);
        }
    }

    #[test]
    fn litres_are_exact_to_ten_millilitres() {
        let shown = |ml| fluid(Millilitres::new(ml).unwrap(), Volume::Millilitres);
        for (ml, words) in [
            (0, "0 ml"),
            (999, "999 ml"),
            (1000, "1 litre"),
            (1500, "1.5 litres"),
            (1480, "1.48 litres"),
            (20_000, "20 litres"),
        ] {
            assert_eq!(shown(ml), words);
        }
    }
}
