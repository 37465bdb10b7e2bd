//! A made-up person who keeps a diary: what one night of it may say.

use chrono_tz::Tz;
use fastrand::Rng;

use crate::diary::{
    ClockTime, Cramp, DayAfter, DayBefore, NightDate, Relief, Sign, Sleep,
    night_time::{DayChange, moments_of},
    quantity::{
        AlcoholGrams, Awakenings, CaffeineMg, CrampMinutes, Millilitres, Pain, SorenessHours,
        Tiredness, WholeMinutes,
    },
    unique::UniqueList,
    vocabulary::{
        BedtimeMeasure, Exercise, Helped, Muscle, ReliefMeasure, Side, SignKind, SleepQuality,
    },
};

const MINUTES_A_DAY: i64 = 24 * 60;
const HOUR: i64 = 60;

/// Where cramps come, the usual places more often.
const MUSCLES: [Muscle; 10] = [
    Muscle::Calf,
    Muscle::Calf,
    Muscle::Calf,
    Muscle::Calf,
    Muscle::Calf,
    Muscle::Foot,
    Muscle::Foot,
    Muscle::Toes,
    Muscle::Hamstring,
    Muscle::Thigh,
];
const SIDES: [Side; 6] = [Side::Left, Side::Left, Side::Left, Side::Right, Side::Right, Side::Both];

/// Draws the answers of a made-up person.
pub(super) struct Diarist {
    random: Rng,
    /// How likely an answer that one may leave out is given, 0 to 1.
    pub(super) diligence: f64,
}

impl Diarist {
    pub(super) fn new(seed: u64, diligence: f64) -> Self {
        Self { random: Rng::with_seed(seed), diligence }
    }

    /// Whether something of this probability happens.
    pub(super) fn chance(&mut self, probability: f64) -> bool {
        self.random.f64() < probability
    }

    /// One of several.
    pub(super) fn one_of<T: Copy>(&mut self, choices: &[T]) -> Option<T> {
        self.random.choice(choices).copied()
    }

    /// A whole number within `spread` of `middle`, most often near it.
    fn near(&mut self, middle: i64, spread: i64) -> i64 {
        let spread = spread.max(0);
        let (one, other) = (self.random.i64(-spread..=spread), self.random.i64(-spread..=spread));
        middle + i64::midpoint(one, other)
    }

    /// An answer, or none.
    fn answer<T>(&mut self, answer: Option<T>) -> Option<T> {
        if self.chance(self.diligence) { answer } else { None }
    }

    fn yes(&mut self, probability: f64) -> Option<bool> {
        let yes = self.chance(probability);
        self.answer(Some(yes))
    }

    pub(super) fn day_before(&mut self) -> DayBefore {
        let mut day = DayBefore::default();
        let fluid = self.near(1650, 700) / 50 * 50;
        day.fluid_ml = self.answer(Millilitres::new(fluid).ok());

        let coffee = if self.chance(0.85) { self.near(190, 120).max(40) } else { 0 };
        day.caffeine_mg = self.answer(CaffeineMg::new(coffee).ok());
        if coffee > 0 {
            let evening = self.chance(0.3);
            let last = self.near(if evening { 19 * HOUR } else { 14 * HOUR }, HOUR + 30);
            day.last_caffeine = clock(last);
        }
        let drinks = if self.chance(0.25) { self.near(20, 12).max(8) } else { 0 };
        day.alcohol_g = self.answer(AlcoholGrams::new(drinks as f64).ok());
        if drinks > 0 {
            let last = self.near(20 * HOUR, 2 * HOUR);
            day.last_alcohol = clock(last);
        }
        let exercise = self.one_of(&[
            Exercise::None,
            Exercise::None,
            Exercise::Light,
            Exercise::Light,
            Exercise::Moderate,
            Exercise::Hard,
        ]);
        day.exercise = self.answer(exercise);
        if day.exercise.is_some_and(|exercise| exercise != Exercise::None) {
            day.warmed_up = self.yes(0.5);
            day.cooled_down = self.yes(0.4);
        }
        day.hot_or_sweaty = self.yes(0.15);
        day.long_sitting = self.yes(0.4);
        day.long_standing = self.yes(0.25);
        day.unsupportive_shoes = self.yes(0.2);
        day.electrolytes = self.yes(0.3);
        day
    }

    pub(super) fn bedtime(&mut self) -> Option<UniqueList<BedtimeMeasure>> {
        let mut done = UniqueList::default();
        for (measure, probability) in [
            (BedtimeMeasure::Stretch, 0.45),
            (BedtimeMeasure::Massage, 0.15),
            (BedtimeMeasure::Heat, 0.12),
            (BedtimeMeasure::Walk, 0.2),
            (BedtimeMeasure::WarmBath, 0.15),
            (BedtimeMeasure::LooseBedding, 0.3),
            (BedtimeMeasure::PillowUnderKnees, 0.2),
        ] {
            done.set(measure, self.chance(probability));
        }
        self.answer(Some(done))
    }

    /// The cramps of a night that begin after midnight or shortly before.
    pub(super) fn cramps(
        &mut self,
        night: NightDate,
        zone: Option<Tz>,
        chance: f64,
        most: usize,
    ) -> Vec<Cramp> {
        if !self.chance(chance) {
            return Vec::new();
        }
        let count = self.random.usize(1..=most.max(1));
        (0..count).map(|_| self.cramp(night, zone)).collect()
    }

    /// One cramp; a long one is never among the painful ones.
    fn cramp(&mut self, night: NightDate, zone: Option<Tz>) -> Cramp {
        let long = self.chance(0.03);
        let minutes = if long { self.near(13, 2) } else { self.near(4, 3) };
        let half = if self.chance(0.2) { 0.5 } else { 0.0 };
        let pain = self.near(if long { 4 } else { 6 }, if long { 2 } else { 3 });
        let woke = self.chance(0.8);
        let awake = if woke { self.near(24, 18).max(2) } else { 0 };
        let started = self.near(3 * HOUR, 4 * HOUR);
        let started = clock(started).filter(|started| {
            let date = DayChange::default().date_of(night, *started);
            !moments_of(date, *started, zone).is_empty()
        });
        let muscle = self.one_of(&MUSCLES);
        let side = self.one_of(&SIDES);
        let soreness = self.near(6, 6).max(0);
        Cramp {
            started: self.answer(started),
            minutes: self.answer(CrampMinutes::new(minutes.max(1) as f64 + half).ok()),
            did_not_stop: self.answer(Some(false)),
            pain: self.answer(Pain::new(pain).ok()),
            muscle: self.answer(muscle),
            side: self.answer(side),
            woke: self.answer(Some(woke)),
            minutes_awake: self.answer(WholeMinutes::new(awake).ok()),
            visible_tightening: self.yes(0.5),
            hard_to_move: self.yes(0.4),
            relief: self.relief(),
            soreness_hours: self.answer(SorenessHours::new(soreness as f64).ok()),
            note: None,
        }
    }

    fn relief(&mut self) -> Option<Vec<Relief>> {
        let mut tried = Vec::new();
        for (measure, probability) in [
            (ReliefMeasure::Stretch, 0.8),
            (ReliefMeasure::Massage, 0.4),
            (ReliefMeasure::Walk, 0.25),
            (ReliefMeasure::Heat, 0.1),
        ] {
            if self.chance(probability) {
                let helped = self.one_of(&[Helped::Yes, Helped::Yes, Helped::Partly, Helped::No]);
                tried.push(Relief { measure, helped: self.answer(helped) });
            }
        }
        self.answer(Some(tried))
    }

    pub(super) fn sleep(&mut self, cramps: &[Cramp]) -> Sleep {
        let lost = minutes_lost(cramps);
        let woken = i64::try_from(cramps.len()).unwrap_or_default();
        let into_bed = self.near(22 * HOUR + 40, 50);
        let tried = into_bed + self.near(12, 10);
        let awakening = self.near(6 * HOUR + 35, 45);
        let out_of_bed = awakening + self.near(15, 14);
        let latency = self.near(18, 14);
        let awake = self.near(10, 10).max(0) + lost;
        let awakenings = self.near(1, 1) + woken;
        let quality = match lost {
            0 => self.one_of(&[SleepQuality::Fair, SleepQuality::Good, SleepQuality::VeryGood]),
            1..=25 => self.one_of(&[SleepQuality::Poor, SleepQuality::Fair]),
            _ => self.one_of(&[SleepQuality::VeryPoor, SleepQuality::Poor]),
        };
        Sleep {
            into_bed: self.answer(clock(into_bed)),
            tried_to_sleep: self.answer(clock(tried)),
            minutes_to_fall_asleep: self.answer(WholeMinutes::new(latency).ok()),
            awakenings: self.answer(Awakenings::new(awakenings.max(0)).ok()),
            minutes_awake: self.answer(WholeMinutes::new(awake).ok()),
            final_awakening: self.answer(clock(awakening)),
            out_of_bed: self.answer(clock(out_of_bed)),
            quality: self.answer(quality),
        }
    }

    pub(super) fn day_after(&mut self, cramps: &[Cramp]) -> DayAfter {
        let lost = minutes_lost(cramps);
        let tired = self.near(2 + lost.min(40) / 8, 2).clamp(0, 10);
        DayAfter {
            tired: self.answer(Tiredness::new(tired).ok()),
            lost_sleep_to_cramps: self.answer(Some(lost >= 20)),
            limited_activities: self.yes(if lost >= 30 { 0.3 } else { 0.02 }),
            limited_exercise: self.yes(if lost >= 20 { 0.25 } else { 0.02 }),
        }
    }

    /// Signs of which none needs help at once.
    pub(super) fn signs(&mut self, chance: f64) -> Option<Vec<Sign>> {
        let mut signs = Vec::new();
        if self.chance(chance) {
            let kind =
                self.one_of(&[SignKind::Twitching, SignKind::UrgeToMove, SignKind::Tingling]);
            let side = self.one_of(&[Side::Left, Side::Right, Side::Both]);
            signs.extend(kind.map(|kind| sign(kind, side)));
        }
        self.answer(Some(signs))
    }
}

/// A sign that came and went.
pub(super) fn sign(sign: SignKind, side: Option<Side>) -> Sign {
    Sign { sign, side, lasting: Some(false), pain: None, known_to_doctor: None }
}

/// A clock time by its minutes after midnight, of the day before where negative.
pub(super) fn clock(minutes: i64) -> Option<ClockTime> {
    let minutes = u32::try_from(minutes.rem_euclid(MINUTES_A_DAY)).ok()?;
    ClockTime::new(minutes / 60, minutes % 60)
}

fn minutes_lost(cramps: &[Cramp]) -> i64 {
    cramps.iter().filter_map(|cramp| cramp.minutes_awake).map(|lost| i64::from(lost.get())).sum()
}
