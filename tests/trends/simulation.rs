//! Made-up diaries in which nothing has an effect: how often the figures find one all the same,
//! and how often an interval holds what is true.
//!
//! A few hundred diaries are computed with every run of the tests. The thousands of which
//! `SIMULATION.md` tells, and its table, come from
//!
//! ```text
//! cargo test --test integration simulation -- --ignored --nocapture
//! ```

mod coverage;
mod world;

use std::fmt;

use cramp_diary::trends::{
    BeforeAfter, Trends,
    rates::{garwood, widened},
    trends,
};

use world::{Cramps, World};

/// Nights of a diary, from the eight weeks that a trend needs to a year.
const NIGHTS: [u32; 4] = [56, 84, 182, 365];

/// How often something came out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Share {
    hits: u32,
    of: u32,
}

impl Share {
    fn add(&mut self, is_hit: bool) {
        self.of += 1;
        self.hits += u32::from(is_hit);
    }

    fn with(self, other: Self) -> Self {
        Self { hits: self.hits + other.hits, of: self.of + other.of }
    }

    fn percent(self) -> f64 {
        100.0 * f64::from(self.hits) / f64::from(self.of.max(1))
    }

    /// Not over a bound in per cent; where few were computed, not over it by more than what
    /// chance does in one run of a hundred.
    #[track_caller]
    fn assert_at_most(self, bound: f64, room: Room) {
        let of = f64::from(self.of);
        assert!(of >= 100.0, "only {self}");
        let noise = 2.33 * (bound * (100.0 - bound) / of).sqrt();
        let most = bound + if room == Room::ForChance { noise } else { 0.0 };
        assert!(self.percent() <= most, "{self} is over {most:.2} %");
    }

    #[track_caller]
    fn assert_at_least(self, bound: f64, room: Room) {
        Self { hits: self.of - self.hits, of: self.of }.assert_at_most(100.0 - bound, room);
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} % of {}", self.percent(), self.of)
    }
}

/// Whether a bound leaves room for the chance of a small simulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    ForChance,
    None,
}

/// What the diaries of a world came to.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    /// p of the trend below 0.05.
    trend: Share,
    /// p of the medication below 0.05, where it is given.
    medication: Share,
    /// The interval of the medication leaves out 1, widened or not.
    medication_interval: Share,
    /// p of a factor below 0.05, of every factor that could be tested.
    factor: Share,
    /// A q below 0.05, of the families with at least one tested factor.
    family: Share,
    /// The interval of the cramps a week holds the true rate.
    rate: Share,
    /// The same, of those of which the weeks were enough for a dispersion.
    known: Share,
    /// The same, of those that were widened.
    widened: Share,
    /// The same, were it widened from a dispersion of 1 on, and not of 1.5.
    from_one: Share,
}

impl Found {
    fn of(world: World, lives: u64) -> Self {
        let mut found = Self::default();
        for number in 0..lives {
            let (diary, period) = world.diary(number);
            found.add(&trends(&diary, period), world.rate());
        }
        found
    }

    fn add(&mut self, figures: &Trends, truth: f64) {
        let is_found = |p: Option<f64>| p.is_some_and(|p| p < 0.05);
        if figures.trend.p.is_some() {
            self.trend.add(is_found(figures.trend.p));
        }
        for medication in &figures.medications {
            if medication.p.is_some() {
                self.medication.add(is_found(medication.p));
            }
            if medication.too_few.is_none() {
                self.medication_interval.add(leaves_out_one(medication));
            }
        }
        let tested: Vec<_> = figures.factors.iter().filter(|factor| factor.p.is_some()).collect();
        for factor in &tested {
            self.factor.add(is_found(factor.p));
        }
        if !tested.is_empty() {
            self.family.add(tested.iter().any(|factor| is_found(factor.q)));
        }
        if let Some(rate) = figures.cramps_per_week {
            let is_held = rate.low <= truth && truth <= rate.high;
            self.rate.add(is_held);
            if rate.dispersion.is_some() {
                self.known.add(is_held);
            }
            if rate.dispersion.is_some_and(|dispersion| dispersion > 1.5) {
                self.widened.add(is_held);
            }
            self.from_one.add(holds_from_one(figures, truth));
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            trend: self.trend.with(other.trend),
            medication: self.medication.with(other.medication),
            medication_interval: self.medication_interval.with(other.medication_interval),
            factor: self.factor.with(other.factor),
            family: self.family.with(other.family),
            rate: self.rate.with(other.rate),
            known: self.known.with(other.known),
            widened: self.widened.with(other.widened),
            from_one: self.from_one.with(other.from_one),
        }
    }

    fn all(worlds: impl IntoIterator<Item = World>, lives: u64) -> Self {
        worlds.into_iter().fold(Self::default(), |all, world| all.with(Self::of(world, lives)))
    }
}

/// Whether the interval would hold the true rate if any dispersion above 1 widened it.
fn holds_from_one(figures: &Trends, truth: f64) -> bool {
    let weekly = |count: f64| 7.0 * count / f64::from(figures.recorded_nights);
    let factor = figures.cramps_per_week.and_then(|rate| rate.dispersion).unwrap_or(1.0).max(1.0);
    let estimate = weekly(figures.cramps.into());
    let (low, high) = garwood(figures.cramps).unwrap();
    let [low, high] = [low, high].map(|bound| match weekly(bound) {
        bound if bound > 0.0 && estimate > 0.0 => widened(estimate, bound, factor),
        bound => bound,
    });
    low <= truth && truth <= high
}

fn leaves_out_one(found: &BeforeAfter) -> bool {
    found.low.is_some_and(|low| low > 1.0) || found.high.is_some_and(|high| high < 1.0)
}

/// Lives of which each night stands for itself.
fn without_effect() -> impl Iterator<Item = World> {
    let cramps = [
        Cramps::Poisson(0.15),
        Cramps::Poisson(0.4),
        Cramps::Poisson(1.0),
        Cramps::AtMostOne(0.15),
        Cramps::AtMostOne(0.4),
    ];
    NIGHTS.into_iter().flat_map(move |nights| cramps.map(|cramps| World { nights, cramps }))
}

/// Lives of which the weeks differ, with the variance of their counts two or three times the mean.
fn with_bursts(nights: u32) -> impl Iterator<Item = World> {
    [0.3, 0.7, 1.4].into_iter().flat_map(move |rate| {
        [2.0, 2.5, 3.0].map(|dispersion| World { nights, cramps: Cramps::Bursts(rate, dispersion) })
    })
}

fn assert_honest(found: Found, room: Room) {
    found.trend.assert_at_most(6.0, room);
    found.medication.assert_at_most(5.0, room);
    found.medication_interval.assert_at_most(5.0, room);
    found.factor.assert_at_most(5.0, room);
    found.family.assert_at_most(5.0, room);
}

#[test]
fn where_nothing_has_an_effect_little_is_found() {
    let short = without_effect().filter(|world| world.nights <= 84);
    assert_honest(Found::all(short, 30), Room::ForChance);
}

#[test]
fn where_weeks_differ_the_interval_still_holds_the_true_rate() {
    let found = Found::all(with_bursts(182), 30);
    found.rate.assert_at_least(90.0, Room::ForChance);
    assert!(found.widened.of * 4 > found.rate.of * 3, "widened only {}", found.widened.of);
}

#[test]
#[ignore = "two minutes and a half; its figures are in SIMULATION.md"]
#[expect(clippy::print_stdout, reason = "its figures are what it is run for")]
fn the_figures_of_the_document() {
    const LIVES: u64 = 1000;
    println!("\nNo effect, nights that stand for themselves\n");
    println!("| nights | trend | medication p | medication interval | a factor | a family |");
    println!("|---|---|---|---|---|---|");
    let row = |name: &str, found: &Found| {
        let Found { trend, medication, medication_interval, factor, family, .. } = found;
        println!(
            "| {name} | {trend} | {medication} | {medication_interval} | {factor} | {family} |"
        );
    };
    let mut all = Found::default();
    for nights in NIGHTS {
        let worlds = without_effect().filter(|world| world.nights == nights);
        let found = Found::all(worlds, LIVES);
        row(&nights.to_string(), &found);
        all = all.with(found);
    }
    row("all", &all);

    println!("\nNo effect, weeks that differ (dispersion 2 to 3)\n");
    println!("| nights | trend | medication p | medication interval | a factor | a family |");
    println!("|---|---|---|---|---|---|");
    let bursts: Vec<(u32, Found)> = NIGHTS
        .into_iter()
        .chain([730])
        .map(|nights| (nights, Found::all(with_bursts(nights), LIVES)))
        .collect();
    for (nights, found) in &bursts {
        row(&nights.to_string(), found);
    }

    println!("\nThe interval of the cramps a week holds the true rate\n");
    println!(
        "| nights | weeks that differ | with a dispersion | widened | were it widened from 1 on | \
         Poisson | were it widened from 1 on |"
    );
    println!("|---|---|---|---|---|---|---|");
    let intervals = |name: &str, found: &Found, poisson: &Found| {
        let Found { rate, known, widened, from_one, .. } = found;
        let other = format!("{} | {}", poisson.rate, poisson.from_one);
        println!("| {name} | {rate} | {known} | {widened} | {from_one} | {other} |");
    };
    for (nights, found) in &bursts {
        let poisson =
            [0.3, 0.7, 1.4].map(|rate| World { nights: *nights, cramps: Cramps::Poisson(rate) });
        let poisson = Found::all(poisson, LIVES);
        intervals(&nights.to_string(), found, &poisson);
    }
    println!("\nThe same for 56 nights, by cramps a week and dispersion\n");
    println!("| a week, dispersion | weeks that differ | with a dispersion | widened |");
    println!("|---|---|---|---|");
    for world in with_bursts(56) {
        let Found { rate, known, widened, .. } = Found::of(world, 2 * LIVES);
        let Cramps::Bursts(_, dispersion) = world.cramps else { continue };
        println!("| {:.1}, {dispersion} | {rate} | {known} | {widened} |", world.rate());
    }

    println!("\nSeasons that come back each year, summer 40 % above the mean\n");
    println!("| nights | trend |");
    println!("|---|---|");
    for nights in NIGHTS.into_iter().chain([730]) {
        let world = World { nights, cramps: Cramps::Seasons(0.4, 0.4) };
        println!("| {nights} | {} |", Found::of(world, 4 * LIVES).trend);
    }
    println!();
    for line in coverage::lines() {
        println!("{line}");
    }

    assert_honest(all, Room::None);
    for (nights, found) in bursts {
        // Eight weeks of which one was not recorded at all have no dispersion, and nothing is
        // widened: the document tells what comes of it.
        let held = if nights == 56 { found.known } else { found.rate };
        held.assert_at_least(90.0, Room::None);
    }
}
