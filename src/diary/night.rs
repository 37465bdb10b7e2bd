//! One night: its cramps, its sleep, and the days before and after it.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{
    date::{ClockTime, NightDate},
    quantity::{
        AlcoholGrams, Awakenings, CaffeineMg, CrampMinutes, Millilitres, Pain, SorenessHours,
        Tiredness, WholeMinutes,
    },
    text::{Name, Note, ShortText},
    unique::UniqueList,
    vocabulary::{
        BedtimeMeasure, Exercise, Helped, Muscle, ReliefMeasure, Side, SignKind, SleepQuality,
    },
};

/// Everything that is known of one night. `None` always means "not answered".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a night in braces")]
pub struct Night {
    /// The morning on which it ended; a diary has one entry a date.
    pub date: NightDate,
    /// The zone whose clock the times were read from.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "super::zone")]
    pub time_zone: Option<Tz>,
    /// `Some` and empty: a cramp-free night.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "super::cramp_list"
    )]
    pub cramps: Option<Vec<Cramp>>,
    /// The items of the Consensus Sleep Diary.
    #[serde(
        default,
        skip_serializing_if = "is_unanswered",
        deserialize_with = "super::object::section"
    )]
    pub sleep: Sleep,
    /// The day that led up to the night.
    #[serde(
        default,
        skip_serializing_if = "is_unanswered",
        deserialize_with = "super::object::section"
    )]
    pub before: DayBefore,
    /// The day that followed the night.
    #[serde(
        default,
        skip_serializing_if = "is_unanswered",
        deserialize_with = "super::object::section"
    )]
    pub after: DayAfter,
    /// What was done for the legs at bedtime; `Some` and empty: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bedtime: Option<UniqueList<BedtimeMeasure>>,
    /// Signs noticed; `Some` and empty: none.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "super::object::list"
    )]
    pub signs: Option<Vec<Sign>>,
    /// Doses taken; `Some` and empty: none.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "super::object::list"
    )]
    pub doses: Option<Vec<Dose>>,
    /// A note on medication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medication_note: Option<Note>,
    /// A note on anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

impl Night {
    /// A night of which nothing is known yet.
    pub fn unanswered(date: NightDate) -> Self {
        Self {
            date,
            time_zone: None,
            cramps: None,
            sleep: Sleep::default(),
            before: DayBefore::default(),
            after: DayAfter::default(),
            bedtime: None,
            signs: None,
            doses: None,
            medication_note: None,
            note: None,
        }
    }

    /// Whether it was answered if there were cramps.
    pub fn is_recorded(&self) -> bool {
        self.cramps.is_some()
    }

    /// Whether at least one cramp was recorded.
    pub fn is_cramp_night(&self) -> bool {
        !self.cramps().is_empty()
    }

    /// The recorded cramps; none where the question was not answered.
    pub fn cramps(&self) -> &[Cramp] {
        self.cramps.as_deref().unwrap_or_default()
    }

    /// The recorded signs; none where the question was not answered.
    pub fn signs(&self) -> &[Sign] {
        self.signs.as_deref().unwrap_or_default()
    }
}

/// One cramp.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "a cramp in braces")]
pub struct Cramp {
    /// When it began, by the wall clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<ClockTime>,
    /// How long it lasted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<CrampMinutes>,
    /// It went on without stopping.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub did_not_stop: Option<bool>,
    /// The worst pain of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain: Option<Pain>,
    /// Where it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub muscle: Option<Muscle>,
    /// In which leg.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// It woke the person up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub woke: Option<bool>,
    /// Minutes that the person lay awake because of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_awake: Option<WholeMinutes>,
    /// The muscle looked or felt hard or knotted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visible_tightening: Option<bool>,
    /// The leg was hard to straighten or bend.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hard_to_move: Option<bool>,
    /// What was tried; `Some` and empty: nothing.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "super::object::list")]
    pub relief: Option<Vec<Relief>>,
    /// How long the muscle stayed sore.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub soreness_hours: Option<SorenessHours>,
    /// A note on this cramp.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

impl Cramp {
    /// What was tried; none where the question was not answered.
    pub fn relief(&self) -> &[Relief] {
        self.relief.as_deref().unwrap_or_default()
    }
}

/// One thing that was tried against a cramp.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a relief measure in braces")]
pub struct Relief {
    /// What it was.
    pub measure: ReliefMeasure,
    /// Whether it helped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<Helped>,
}

/// The items of the Consensus Sleep Diary (Carney and others, Sleep 2012;35:287-302).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "the sleep of a night in braces")]
pub struct Sleep {
    /// Got into bed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub into_bed: Option<ClockTime>,
    /// Tried to go to sleep.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tried_to_sleep: Option<ClockTime>,
    /// Sleep onset latency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_to_fall_asleep: Option<WholeMinutes>,
    /// Awakenings, without the final one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awakenings: Option<Awakenings>,
    /// Wake after sleep onset: all awakenings together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_awake: Option<WholeMinutes>,
    /// The final awakening.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub final_awakening: Option<ClockTime>,
    /// Got out of bed for the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub out_of_bed: Option<ClockTime>,
    /// How the sleep was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<SleepQuality>,
}

/// The day that led up to the night.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "the day before a night in braces")]
pub struct DayBefore {
    /// Everything drunk.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fluid_ml: Option<Millilitres>,
    /// Caffeine of the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caffeine_mg: Option<CaffeineMg>,
    /// The last drink with caffeine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_caffeine: Option<ClockTime>,
    /// Alcohol of the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alcohol_g: Option<AlcoholGrams>,
    /// The last drink with alcohol.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_alcohol: Option<ClockTime>,
    /// How hard the exercise was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exercise: Option<Exercise>,
    /// Warmed up before exercise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warmed_up: Option<bool>,
    /// Cooled down after exercise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cooled_down: Option<bool>,
    /// A hot day, or one of much sweating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hot_or_sweaty: Option<bool>,
    /// Sat for long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub long_sitting: Option<bool>,
    /// Stood for long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub long_standing: Option<bool>,
    /// Wore worn-out or unsupportive shoes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsupportive_shoes: Option<bool>,
    /// Had an electrolyte-rich drink or mineral-rich food.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub electrolytes: Option<bool>,
}

/// The day that followed the night.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "the day after a night in braces")]
pub struct DayAfter {
    /// How tired the day was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tired: Option<Tiredness>,
    /// Sleep was lost to cramps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost_sleep_to_cramps: Option<bool>,
    /// Cramps limited daily activities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limited_activities: Option<bool>,
    /// Cramps limited exercise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limited_exercise: Option<bool>,
}

/// A sign noticed in the legs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a sign in braces")]
pub struct Sign {
    /// Which sign.
    pub sign: SignKind,
    /// In which leg.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// It lasts, it does not just come and go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lasting: Option<bool>,
    /// How much pain there is between cramps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<Pain>,
    /// A doctor already knows of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_to_doctor: Option<bool>,
}

/// One dose of a medication, taken on the day before or in the night.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a dose in braces")]
pub struct Dose {
    /// Of what.
    pub name: Name,
    /// How much, as the person says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<ShortText>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<ClockTime>,
}

fn is_unanswered<T: Default + PartialEq>(section: &T) -> bool {
    *section == T::default()
}
