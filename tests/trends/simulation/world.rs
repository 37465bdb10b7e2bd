//! Made-up lives in which nothing has to do with the cramps, and the diaries that are kept of them.

use std::{collections::BTreeSet, f64::consts::TAU, sync::Arc};

use cramp_diary::diary::{
    ClockTime, Cramp, DayBefore, Diary, EntryId, Medication, Night, NightDate, Period, Sleep,
    quantity::{AlcoholGrams, CaffeineMg, Millilitres},
    text::Name,
    unique::UniqueList,
    vocabulary::{BedtimeMeasure, Exercise},
};
use fastrand::Rng;

/// How the cramps of a life come.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cramps {
    /// So many a night on average, each night for itself.
    Poisson(f64),
    /// At most one a night, with this probability.
    AtMostOne(f64),
    /// So many a night on average, in weeks that differ: negative binomial counts a week, of which
    /// the variance is so many times the mean.
    Bursts(f64, f64),
    /// So many a night on average over the year, most in summer and fewest in winter: the share by
    /// which the height of summer is above the mean.
    Seasons(f64, f64),
}

/// A life, and how long its diary is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct World {
    pub(super) nights: u32,
    pub(super) cramps: Cramps,
}

impl World {
    /// The diary of one such life with the period that it was kept for. The same number gives the
    /// same life.
    pub(super) fn diary(self, number: u64) -> (Diary, Period) {
        let mut life = Life {
            // Neighbouring seeds start out alike; a large odd factor takes them apart.
            random: Rng::with_seed(number.wrapping_mul(0x9E37_79B9_7F4A_7C15)),
            spells: BTreeSet::new(),
        };
        let first: NightDate = "2024-03-01".parse().unwrap();
        let period = Period::new(first, first.plus_days(i64::from(self.nights) - 1)).unwrap();
        let mut diary = Diary::default();
        let (mut away, mut level) = (0_u32, 1.0);
        let phase = life.random.f64() * TAU;
        for day in 0..self.nights {
            if day % 7 == 0 {
                level = life.level(self.cramps);
            }
            let (cramps, mut night) = life.night(self.cramps, level, phase, day, first);
            // A holiday or an illness leaves days in a row empty; apart from that a night in
            // twelve is forgotten.
            if away == 0 && life.chance(1.0 / 60.0) {
                away = life.random.u32(3..15);
            }
            let forgotten = life.chance(1.0 / 12.0);
            if away > 0 || forgotten {
                away = away.saturating_sub(1);
                if life.chance(0.7) {
                    continue;
                }
            } else {
                night.cramps = Some(vec![Cramp::default(); cramps]);
            }
            diary.put_night(Arc::new(night));
        }
        let mut medication = Medication::named(Name::new("Furosemide").unwrap());
        medication.started = Some(first.plus_days(i64::from(self.nights) / 2).morning());
        diary.medications.put(EntryId(1), Some(medication));
        (diary, period)
    }

    /// The true number of cramps a week.
    pub(super) fn rate(self) -> f64 {
        let (Cramps::Poisson(rate)
        | Cramps::AtMostOne(rate)
        | Cramps::Bursts(rate, _)
        | Cramps::Seasons(rate, _)) = self.cramps;
        7.0 * rate
    }
}

/// What goes on for days: heat, a working week, a habit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spell {
    Heat,
    OnFeet,
    Routine,
    Bedding,
    Raised,
}

struct Life {
    random: Rng,
    spells: BTreeSet<Spell>,
}

impl Life {
    fn chance(&mut self, probability: f64) -> bool {
        self.random.f64() < probability
    }

    /// How much more or less than usual a week brings.
    fn level(&mut self, cramps: Cramps) -> f64 {
        match cramps {
            Cramps::Poisson(_) | Cramps::AtMostOne(_) | Cramps::Seasons(..) => 1.0,
            Cramps::Bursts(rate, dispersion) => {
                let shape = 7.0 * rate / (dispersion - 1.0);
                self.gamma(shape) / shape
            }
        }
    }

    fn night(
        &mut self,
        cramps: Cramps,
        level: f64,
        phase: f64,
        day: u32,
        first: NightDate,
    ) -> (usize, Night) {
        let count = match cramps {
            Cramps::Poisson(rate) | Cramps::Bursts(rate, _) => self.poisson(rate * level),
            Cramps::AtMostOne(share) => usize::from(self.chance(share)),
            Cramps::Seasons(rate, share) => {
                let season = (TAU * f64::from(day) / 365.25 + phase).cos();
                self.poisson(rate * (1.0 + share * season))
            }
        };
        self.turn_spells();
        let is_weekend = day % 7 >= 5;
        let mut night = Night::unanswered(first.plus_days(day.into()));
        // The questions of the day before are left out together on some days, and singly on others.
        if self.chance(0.85) {
            night.before = self.day_before(is_weekend);
        }
        if self.chance(0.85) {
            night.bedtime = Some(self.bedtime());
        }
        let minutes = self.random.u32(0..60);
        night.sleep = Sleep {
            into_bed: if self.chance(0.9) { ClockTime::new(22, minutes) } else { None },
            ..Sleep::default()
        };
        (count, night)
    }

    /// Each spell begins and ends by chance: heat lasts about five days, a habit about three weeks.
    fn turn_spells(&mut self) {
        for (spell, begin, end) in [
            (Spell::Heat, 0.07, 0.2),
            (Spell::OnFeet, 0.15, 0.3),
            (Spell::Routine, 0.05, 0.05),
            (Spell::Bedding, 0.03, 0.05),
            (Spell::Raised, 0.03, 0.05),
        ] {
            if self.spells.contains(&spell) {
                if self.chance(end) {
                    self.spells.remove(&spell);
                }
            } else if self.chance(begin) {
                self.spells.insert(spell);
            }
        }
    }

    /// What goes together in a life goes together here: heat and exercise, standing and shoes,
    /// weekends and drinks.
    fn day_before(&mut self, is_weekend: bool) -> DayBefore {
        let is_on = |spell| self.spells.contains(&spell);
        let (hot, on_feet) = (is_on(Spell::Heat), is_on(Spell::OnFeet));
        let exercise = match self.random.f64() + if hot { 0.1 } else { 0.0 } {
            share if share < 0.45 => Exercise::None,
            share if share < 0.75 => Exercise::Light,
            _ => Exercise::Hard,
        };
        let drinks = self.chance(if is_weekend { 0.6 } else { 0.15 });
        let coffee = self.chance(0.8);
        let late = self.chance(0.35);
        let fluid = self.random.i64(900..2300) + if hot { 300 } else { 0 };
        DayBefore {
            fluid_ml: self.answer(Millilitres::new(fluid).ok()),
            caffeine_mg: self.answer(CaffeineMg::new(if coffee { 160 } else { 0 }).ok()),
            last_caffeine: ClockTime::new(if late { 18 } else { 14 }, 0).filter(|_| coffee),
            alcohol_g: self.answer(AlcoholGrams::new(if drinks { 16.0 } else { 0.0 }).ok()),
            last_alcohol: ClockTime::new(if late { 21 } else { 14 }, 0).filter(|_| drinks),
            exercise: self.answer(Some(exercise)),
            warmed_up: self.yes(0.5),
            cooled_down: None,
            hot_or_sweaty: self.yes(if hot { 0.9 } else { 0.1 }),
            long_sitting: self.yes(if is_weekend || on_feet { 0.2 } else { 0.7 }),
            long_standing: self.yes(if on_feet { 0.8 } else { 0.1 }),
            unsupportive_shoes: self.yes(if on_feet || hot { 0.5 } else { 0.1 }),
            electrolytes: self.yes(if hot { 0.6 } else { 0.2 }),
        }
    }

    /// A routine is done nearly every night while it lasts, all of it together.
    fn bedtime(&mut self) -> UniqueList<BedtimeMeasure> {
        let often = |spell, on: f64, off: f64| if self.spells.contains(&spell) { on } else { off };
        let mut done = UniqueList::default();
        let measures = [
            (BedtimeMeasure::Stretch, often(Spell::Routine, 0.9, 0.2)),
            (BedtimeMeasure::Massage, often(Spell::Routine, 0.6, 0.1)),
            (BedtimeMeasure::Heat, often(Spell::Routine, 0.5, 0.1)),
            (BedtimeMeasure::Bike, often(Spell::Routine, 0.3, 0.1)),
            (BedtimeMeasure::Walk, 0.3),
            (BedtimeMeasure::WarmBath, often(Spell::Routine, 0.4, 0.2)),
            (BedtimeMeasure::LooseBedding, often(Spell::Bedding, 0.95, 0.05)),
            (BedtimeMeasure::FeetRaised, often(Spell::Raised, 0.9, 0.05)),
            (BedtimeMeasure::FeetFlexed, often(Spell::Bedding, 0.5, 0.1)),
            (BedtimeMeasure::PillowUnderKnees, often(Spell::Raised, 0.7, 0.1)),
        ];
        for (measure, probability) in measures {
            done.set(measure, self.chance(probability));
        }
        done
    }

    fn answer<T>(&mut self, answer: Option<T>) -> Option<T> {
        if self.chance(0.9) { answer } else { None }
    }

    fn yes(&mut self, probability: f64) -> Option<bool> {
        let yes = self.chance(probability);
        self.answer(Some(yes))
    }

    /// By multiplication (Knuth); the means of a night are small.
    fn poisson(&mut self, mean: f64) -> usize {
        let limit = (-mean).exp();
        let (mut count, mut product) = (0, self.random.f64());
        while product > limit {
            product *= self.random.f64();
            count += 1;
        }
        count.min(100)
    }

    /// Marsaglia G, Tsang WW, "A simple method for generating gamma variables", ACM Transactions
    /// on Mathematical Software 2000;26:363-372.
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let below = (1.0 - self.random.f64()).powf(1.0 / shape);
            return self.gamma(shape + 1.0) * below;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            // Box and Muller.
            let radius = (-2.0 * (1.0 - self.random.f64()).ln()).sqrt();
            let normal = radius * (TAU * self.random.f64()).cos();
            let v = (1.0 + c * normal).powi(3);
            let u = 1.0 - self.random.f64();
            if v > 0.0 && u.ln() < 0.5 * normal * normal + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cramps, World};

    #[test]
    fn the_weeks_of_bursts_vary_as_much_as_they_say() {
        let counts = |cramps| -> Vec<f64> {
            (0..150)
                .flat_map(|number| {
                    let (diary, period) = World { nights: 56, cramps }.diary(number);
                    let figures = cramp_diary::trends::trends(&diary, period);
                    let full = figures.weeks.into_iter().filter(|week| week.recorded == 7);
                    full.map(|week| f64::from(week.cramps)).collect::<Vec<_>>()
                })
                .collect()
        };
        for (cramps, dispersion) in [
            (Cramps::Poisson(0.6), 1.0),
            (Cramps::Bursts(0.6, 2.0), 2.0),
            (Cramps::Bursts(0.6, 3.0), 3.0),
            (Cramps::AtMostOne(0.6), 0.4),
        ] {
            let counts = counts(cramps);
            let n = counts.len() as f64;
            let mean = counts.iter().sum::<f64>() / n;
            let variance = counts.iter().map(|count| (count - mean).powi(2)).sum::<f64>() / n;
            assert!((mean - 4.2).abs() < 0.35, "{cramps:?}: mean {mean}");
            let found = variance / mean;
            assert!((found / dispersion - 1.0).abs() < 0.25, "{cramps:?}: {found}");
        }
    }
}
