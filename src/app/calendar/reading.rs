//! What the calendar tells of a night, and on which step of its scale that is.

use crate::{
    app::text,
    diary::{
        Diary, Night, NightDate, Period, Sleep, quantity::Pain, sleep_times::sleep_times,
        vocabulary::vocabulary,
    },
};

/// Steps of each scale.
pub const STEPS: usize = 5;

vocabulary!(
    /// What the calendar shows of each night.
    Measure, "measure", {
        /// How many cramps.
        Cramps = "cramps",
        /// The worst pain of them.
        Pain = "pain",
        /// How long the person slept.
        Sleep = "sleep",
    }
);

impl Measure {
    /// Its name.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Cramps => "Cramps",
            Self::Pain => "Worst pain",
            Self::Sleep => "Time asleep",
        }
    }

    /// What each step of its scale means.
    pub const fn steps(self) -> [&'static str; STEPS] {
        match self {
            Self::Cramps => ["1 cramp", "2", "3", "4", "5 or more"],
            Self::Pain => ["Pain 0 to 2", "3 or 4", "5 or 6", "7 or 8", "9 or 10"],
            Self::Sleep => ["Under 5 h asleep", "5 h", "6 h", "7 h", "8 h or more"],
        }
    }
}

/// What is known of a night, as far as the calendar tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// How many cramps; `None`: not recorded.
    pub cramps: Option<usize>,
    /// The worst pain of those whose pain was answered.
    pub worst_pain: Option<Pain>,
    /// Minutes asleep, where enough was answered for it.
    pub asleep: Option<i64>,
    /// Something was answered about the sleep.
    has_sleep: bool,
}

/// What one measure says of a night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// It was not recorded.
    NotRecorded,
    /// There were no cramps.
    CrampFree,
    /// It was recorded, but not what is measured.
    Unknown,
    /// So many cramps, so much pain, or so many minutes.
    Value {
        /// Of the scale, from 0 on.
        step: usize,
        /// As it was recorded.
        value: i64,
    },
}

impl Facts {
    /// Of a night that may have no entry.
    pub fn of(night: Option<&Night>) -> Self {
        let Some(night) = night else { return Self::default() };
        Self {
            cramps: night.cramps.as_ref().map(Vec::len),
            worst_pain: night.cramps().iter().filter_map(|cramp| cramp.pain).max(),
            // What contradicts itself gives no time asleep; the sleep section says why.
            asleep: sleep_times(night).ok().and_then(|times| times.total_sleep_time),
            has_sleep: night.sleep != Sleep::default(),
        }
    }

    /// What a measure says.
    pub fn reading(self, measure: Measure) -> Reading {
        match measure {
            Measure::Cramps => match self.cramps {
                None => Reading::NotRecorded,
                Some(0) => Reading::CrampFree,
                Some(cramps) => Reading::on(measure, i64::try_from(cramps).unwrap_or(i64::MAX)),
            },
            Measure::Pain => match (self.cramps, self.worst_pain) {
                (None, _) => Reading::NotRecorded,
                (Some(0), _) => Reading::CrampFree,
                (Some(_), None) => Reading::Unknown,
                (Some(_), Some(pain)) => Reading::on(measure, i64::from(pain.get())),
            },
            Measure::Sleep => match self.asleep {
                Some(minutes) => Reading::on(measure, minutes),
                None if self.has_sleep => Reading::Unknown,
                None => Reading::NotRecorded,
            },
        }
    }

    /// "2 cramps, worst pain 7 of 10, asleep 6 h 10 min".
    pub fn words(self) -> String {
        let mut words = vec![text::cramps(self.cramps)];
        words.extend(self.worst_pain.map(|pain| format!("worst pain {pain} of 10")));
        words.extend(self.asleep.map(|minutes| format!("asleep {}", text::duration(minutes))));
        words.join(", ")
    }
}

impl Reading {
    /// The step of a value: the bounds stand in [`Measure::steps`].
    fn on(measure: Measure, value: i64) -> Self {
        let bounds: [i64; STEPS - 1] = match measure {
            Measure::Cramps => [2, 3, 4, 5],
            Measure::Pain => [3, 5, 7, 9],
            Measure::Sleep => [5 * 60, 6 * 60, 7 * 60, 8 * 60],
        };
        Self::Value { step: bounds.iter().filter(|bound| value >= **bound).count(), value }
    }
}

/// What some nights come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Nights that have begun.
    pub nights: u32,
    /// Nights of which it was answered if there were cramps.
    pub recorded: u32,
    /// Nights with a cramp.
    pub cramp_nights: u32,
    /// Nights with a cramp whose pain was answered.
    pub with_pain: u32,
    /// The worst pain of all.
    pub worst_pain: Option<Pain>,
    /// Nights whose time asleep is known.
    pub with_sleep: u32,
    /// Minutes asleep in all of those.
    pub asleep: i64,
}

impl Tally {
    /// Counts nights, as far as they are not after `tonight`.
    pub fn of(nights: Period, diary: &Diary, tonight: NightDate) -> Self {
        let begun = nights.last().min(tonight).days_since(nights.first()) + 1;
        let nights_begun = u32::try_from(begun.max(0)).unwrap_or(u32::MAX);
        let mut tally = Self { nights: nights_begun, ..Self::default() };
        for night in diary.nights_in(nights).filter(|night| night.date <= tonight) {
            let facts = Facts::of(Some(night));
            tally.recorded += u32::from(facts.cramps.is_some());
            tally.cramp_nights += u32::from(facts.cramps.is_some_and(|cramps| cramps > 0));
            tally.with_pain += u32::from(facts.worst_pain.is_some());
            tally.worst_pain = tally.worst_pain.max(facts.worst_pain);
            tally.with_sleep += u32::from(facts.asleep.is_some());
            tally.asleep += facts.asleep.unwrap_or_default();
        }
        tally
    }

    /// In a sentence, with what it was counted of: "Cramps on 41 of 210 recorded nights; 155 not
    /// recorded". `of` names the nights: "March 2026".
    pub fn words(self, measure: Measure, of: &str) -> String {
        let Self { nights, recorded, cramp_nights, with_pain, with_sleep, asleep, .. } = self;
        let recorded_nights = text::count(recorded, "recorded night", "recorded nights");
        let left = match nights - recorded {
            0 => String::new(),
            left => format!("; {left} not recorded"),
        };
        // Beside the nights whose pain is not recorded, a bare number would be taken for theirs.
        let nights_left = match nights - recorded {
            0 => String::new(),
            left => format!("; {} not recorded", text::count(left, "night", "nights")),
        };
        match measure {
            _ if nights == 0 => format!("No night of {of} has begun"),
            Measure::Sleep if with_sleep == 0 => format!("Time asleep is not known in {of}"),
            Measure::Sleep => {
                let nights = text::count(nights, "night", "nights");
                let mean =
                    text::duration((asleep + i64::from(with_sleep) / 2) / i64::from(with_sleep));
                format!("Time asleep known for {with_sleep} of {nights}; {mean} on average")
            }
            _ if recorded == 0 => format!("No night of {of} was recorded"),
            Measure::Cramps => format!("Cramps on {cramp_nights} of {recorded_nights}{left}"),
            Measure::Pain => match self.worst_pain {
                None => format!("Cramps on {cramp_nights} of {recorded_nights}{left}"),
                Some(worst) => {
                    let cramp_nights = text::count(cramp_nights, "cramp night", "cramp nights");
                    format!(
                        "Pain recorded on {with_pain} of {cramp_nights}; the worst was {worst} of \
                         10{nights_left}"
                    )
                }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Facts, Measure, Reading, Tally};
    use crate::diary::{
        Cramp, Diary, Night, NightDate, Period, Sleep,
        quantity::{Pain, WholeMinutes},
    };

    fn night(date: &str, pains: Option<&[Option<i64>]>) -> Night {
        let cramp = |pain: &Option<i64>| Cramp {
            pain: pain.map(|pain| Pain::new(pain).unwrap()),
            ..Cramp::default()
        };
        let cramps = pains.map(|pains| pains.iter().map(cramp).collect());
        Night { cramps, ..Night::unanswered(date.parse().unwrap()) }
    }

    /// Asleep from 23:00 to some time.
    fn slept(date: &str, until: &str) -> Night {
        let sleep = Sleep {
            tried_to_sleep: "23:00".parse().ok(),
            final_awakening: until.parse().ok(),
            minutes_to_fall_asleep: WholeMinutes::new(0).ok(),
            minutes_awake: WholeMinutes::new(0).ok(),
            ..Sleep::default()
        };
        Night { sleep, ..night(date, None) }
    }

    fn step(night: &Night, measure: Measure) -> Option<usize> {
        match Facts::of(Some(night)).reading(measure) {
            Reading::Value { step, .. } => Some(step),
            Reading::NotRecorded | Reading::CrampFree | Reading::Unknown => None,
        }
    }

    #[test]
    fn steps_begin_where_their_words_say() {
        let cramps = |count| night("2026-03-15", Some(&vec![None; count]));
        for (count, found) in [(1, 0), (2, 1), (3, 2), (4, 3), (5, 4), (100, 4)] {
            assert_eq!(step(&cramps(count), Measure::Cramps), Some(found), "{count} cramps");
        }
        let pain = |pain| night("2026-03-15", Some(&[Some(pain), None]));
        let steps = [0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4];
        for (score, found) in (0..).zip(steps) {
            assert_eq!(step(&pain(score), Measure::Pain), Some(found), "pain {score}");
        }
        for (until, found) in
            [("03:59", 0), ("04:00", 1), ("04:59", 1), ("05:00", 2), ("06:00", 3), ("07:00", 4)]
        {
            assert_eq!(step(&slept("2026-03-15", until), Measure::Sleep), Some(found), "{until}");
        }
    }

    #[test]
    fn what_is_not_answered_is_no_value() {
        let none = Facts::of(None);
        let free = Facts::of(Some(&night("2026-03-15", Some(&[]))));
        let unmeasured = Facts::of(Some(&night("2026-03-15", Some(&[None]))));
        let open = Night {
            sleep: Sleep { into_bed: "23:00".parse().ok(), ..Sleep::default() },
            ..night("2026-03-15", None)
        };
        for (facts, measure, reading) in [
            (none, Measure::Cramps, Reading::NotRecorded),
            (none, Measure::Pain, Reading::NotRecorded),
            (none, Measure::Sleep, Reading::NotRecorded),
            (free, Measure::Cramps, Reading::CrampFree),
            (free, Measure::Pain, Reading::CrampFree),
            (free, Measure::Sleep, Reading::NotRecorded),
            (unmeasured, Measure::Pain, Reading::Unknown),
            (Facts::of(Some(&open)), Measure::Sleep, Reading::Unknown),
        ] {
            assert_eq!(facts.reading(measure), reading, "{facts:?} {measure}");
        }
    }

    #[test]
    fn a_night_is_told_in_words() {
        assert_eq!(Facts::of(None).words(), "not recorded");
        assert_eq!(Facts::of(Some(&night("2026-03-15", Some(&[])))).words(), "no cramps");
        let mut full = slept("2026-03-15", "05:10");
        full.cramps = night("2026-03-15", Some(&[Some(4), Some(7), None])).cramps;
        let words = "3 cramps, worst pain 7 of 10, asleep 6 h 10 min";
        assert_eq!(Facts::of(Some(&full)).words(), words);
    }

    #[test]
    fn nights_are_told_with_what_they_were_counted_of() {
        let mut diary = Diary::default();
        for night in [
            night("2026-03-01", Some(&[Some(6), None])),
            night("2026-03-02", Some(&[None])),
            night("2026-03-03", Some(&[])),
            slept("2026-03-04", "05:00"),
            // Ahead of tonight.
            night("2026-03-07", Some(&[])),
        ] {
            diary.put_night(Arc::new(night));
        }
        let date = |text: &str| text.parse::<NightDate>().unwrap();
        let march = Period::new(date("2026-03-01"), date("2026-03-31")).unwrap();
        let words =
            |tonight, measure| Tally::of(march, &diary, date(tonight)).words(measure, "March 2026");
        let tonight = "2026-03-05";
        let cramps = "Cramps on 2 of 3 recorded nights; 2 not recorded";
        assert_eq!(words(tonight, Measure::Cramps), cramps);
        let pain = "Pain recorded on 1 of 2 cramp nights; the worst was 6 of 10; \
                    2 nights not recorded";
        assert_eq!(words(tonight, Measure::Pain), pain);
        let sleep = "Time asleep known for 1 of 5 nights; 6 h on average";
        assert_eq!(words(tonight, Measure::Sleep), sleep);
        assert_eq!(words("2026-02-28", Measure::Cramps), "No night of March 2026 has begun");
        assert_eq!(words("2026-03-01", Measure::Cramps), "Cramps on 1 of 1 recorded night");
        let empty = Tally::of(march, &Diary::default(), date("2026-03-09"));
        assert_eq!(empty.words(Measure::Pain, "2026"), "No night of 2026 was recorded");
        assert_eq!(empty.words(Measure::Sleep, "2026"), "Time asleep is not known in 2026");
    }
}
