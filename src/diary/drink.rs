//! Drinks that are added to the day before a night with one touch, each with its amounts.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{
    date::ClockTime,
    night::DayBefore,
    quantity::{AlcoholGrams, CaffeineMg, Millilitres},
    vocabulary::vocabulary,
};

vocabulary!(
    /// A drink that is added with one touch.
    DrinkKind, "drink", {
        Espresso = "espresso",
        FilterCoffee = "filter_coffee",
        InstantCoffee = "instant_coffee",
        DecafCoffee = "decaf_coffee",
        BlackTea = "black_tea",
        GreenTea = "green_tea",
        Cola = "cola",
        EnergyDrink = "energy_drink",
        Water = "water",
        BottleOfWater = "bottle_of_water",
        /// Anything else without caffeine: milk, juice, herbal tea.
        Other = "other",
    }
);

/// What one drink holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Serving {
    /// Fluid.
    pub ml: Millilitres,
    /// Caffeine; `None`: the drink says nothing about it, as water does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caffeine_mg: Option<CaffeineMg>,
}

/// A drink as the asset has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drink {
    /// Which.
    pub kind: DrinkKind,
    /// What one holds.
    pub serving: Serving,
    /// The figure that it goes back to.
    pub figure: String,
    /// Where that figure was published.
    pub source: String,
}

impl DrinkKind {
    /// The drink of the asset.
    ///
    /// # Panics
    /// Never: a test holds that every drink is in the asset.
    pub fn drink(self) -> &'static Drink {
        #[expect(clippy::expect_used, reason = "the asset is built in, and a test reads it")]
        DRINKS.iter().find(|drink| drink.kind == self).expect("every drink is in the asset")
    }
}

impl Serving {
    /// What a day and the fluid that was added to it are after one more.
    ///
    /// How much was drunk in all is never answered by that: there may have been more. The caffeine
    /// is, as what is known of it, where the drink says something about it. With a time, that is
    /// the last caffeine, unless a later one is known. `None` where the day would hold more than
    /// the diary takes.
    pub fn added_to(
        self,
        day: &DayBefore,
        fluid: Option<Millilitres>,
        at: Option<ClockTime>,
    ) -> Option<(DayBefore, Millilitres)> {
        let ml = fluid.map_or(0, |ml| i64::from(ml.get())) + i64::from(self.ml.get());
        let fluid = Millilitres::new(ml).ok()?;
        let mut day = day.clone();
        let Some(drunk) = self.caffeine_mg else { return Some((day, fluid)) };
        let mg = day.caffeine_mg.map_or(0, |mg| i64::from(mg.get())) + i64::from(drunk.get());
        day.caffeine_mg = Some(CaffeineMg::new(mg).ok()?);
        if let Some(at) = at.filter(|_| drunk.get() > 0) {
            day.last_caffeine = Some(later(day.last_caffeine, at));
        }
        Some((day, fluid))
    }
}

/// Adds alcohol to a day; with a time, that is the last alcohol, unless a later one is known.
pub fn add_alcohol(day: &mut DayBefore, grams: AlcoholGrams, at: Option<ClockTime>) {
    let before = day.alcohol_g.map_or(0.0, AlcoholGrams::get);
    let Ok(sum) = AlcoholGrams::new(before + grams.get()) else { return };
    day.alcohol_g = Some(sum);
    if let Some(at) = at {
        day.last_alcohol = Some(later(day.last_alcohol, at));
    }
}

/// Says that there was no caffeine: then there was no last one either.
pub fn no_caffeine(day: &mut DayBefore) {
    day.caffeine_mg = CaffeineMg::new(0).ok();
    day.last_caffeine = None;
}

/// Says that there was no alcohol: then there was no last one either.
pub fn no_alcohol(day: &mut DayBefore) {
    day.alcohol_g = AlcoholGrams::new(0.0).ok();
    day.last_alcohol = None;
}

/// The later of two clock times of a day of drinking, which goes on after midnight.
fn later(one: Option<ClockTime>, other: ClockTime) -> ClockTime {
    /// The hour before which a drink belongs to the evening that went before.
    const FIRST_HOUR: i32 = 5;
    let since =
        |time: ClockTime| (i32::from(time.minute_of_day()) - FIRST_HOUR * 60).rem_euclid(24 * 60);
    one.filter(|one| since(*one) > since(other)).unwrap_or(other)
}

static DRINKS: LazyLock<Vec<Drink>> = LazyLock::new(|| {
    use std::collections::BTreeMap;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Asset {
        sources: BTreeMap<String, String>,
        drinks: Vec<Entry>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Entry {
        drink: DrinkKind,
        ml: Millilitres,
        #[serde(default)]
        caffeine_mg: Option<CaffeineMg>,
        source: String,
        figure: String,
    }

    #[expect(clippy::expect_used, reason = "the asset is built in, and a test reads it")]
    let Asset { sources, drinks } = serde_json::from_str(include_str!("../../assets/drinks.json"))
        .expect("the drinks are well formed");
    let drink = |entry: Entry| Drink {
        kind: entry.drink,
        serving: Serving { ml: entry.ml, caffeine_mg: entry.caffeine_mg },
        figure: entry.figure,
        source: sources.get(&entry.source).cloned().unwrap_or_default(),
    };
    drinks.into_iter().map(drink).collect()
});

#[cfg(test)]
mod tests {
    use super::{DRINKS, DrinkKind, Serving, add_alcohol, later, no_alcohol, no_caffeine};
    use crate::diary::{
        ClockTime, DayBefore,
        quantity::{AlcoholGrams, CaffeineMg, Millilitres},
    };

    fn clock(text: &str) -> ClockTime {
        text.parse().unwrap()
    }

    #[test]
    fn the_asset_holds_every_drink_once_with_its_source() {
        let kinds: Vec<_> = DRINKS.iter().map(|drink| drink.kind).collect();
        assert_eq!(kinds, DrinkKind::ALL, "in the order in which they are shown");
        for drink in DRINKS.iter() {
            assert!(!drink.source.is_empty() && !drink.figure.is_empty(), "{drink:?}");
            assert!((10..=1000).contains(&drink.serving.ml.get()), "{drink:?}");
            assert!(drink.serving.caffeine_mg.is_none_or(|mg| mg.get() <= 200), "{drink:?}");
        }
    }

    #[test]
    fn no_drink_answers_how_much_was_drunk_in_all() {
        for kind in DrinkKind::ALL {
            let serving = kind.drink().serving;
            let (day, fluid) = serving.added_to(&DayBefore::default(), None, None).unwrap();
            assert_eq!(day.fluid_ml, None, "{kind}");
            assert_eq!(day.caffeine_mg, serving.caffeine_mg, "{kind}");
            assert_eq!(fluid, serving.ml);
            let told = DayBefore { fluid_ml: Millilitres::new(1500).ok(), ..DayBefore::default() };
            let (day, _) = serving.added_to(&told, Some(fluid), None).unwrap();
            assert_eq!(day.fluid_ml, told.fluid_ml, "a total is the person's own word");
        }
        let water = DrinkKind::Water.drink().serving;
        let (day, _) = water.added_to(&DayBefore::default(), None, Some(clock("16:00"))).unwrap();
        assert_eq!(day, DayBefore::default(), "water answers nothing at all");
    }

    #[test]
    fn a_coffee_adds_to_both_and_the_last_one_is_the_latest() {
        let coffee = DrinkKind::FilterCoffee.drink().serving;
        let (mut day, mut fluid) = (DayBefore::default(), None);
        for at in [Some(clock("16:00")), Some(clock("09:00")), None] {
            let (after, so_far) = coffee.added_to(&day, fluid, at).unwrap();
            (day, fluid) = (after, Some(so_far));
        }
        assert_eq!(fluid.map(Millilitres::get), Some(720));
        assert_eq!(day.caffeine_mg.map(CaffeineMg::get), Some(285));
        assert_eq!(day.last_caffeine, Some(clock("16:00")));
    }

    #[test]
    fn what_would_not_fit_is_not_added_by_half() {
        let full = DayBefore { caffeine_mg: CaffeineMg::new(4_990).ok(), ..DayBefore::default() };
        let cola = DrinkKind::Cola.drink().serving;
        assert_eq!(cola.added_to(&full, None, None), None);
        let one = Serving { ml: Millilitres::new(1).unwrap(), caffeine_mg: None };
        let most = Millilitres::new(20_000).ok();
        assert_eq!(one.added_to(&DayBefore::default(), most, None), None);
    }

    #[test]
    fn none_is_a_nought_without_a_time() {
        let mut day = DayBefore { last_caffeine: Some(clock("16:00")), ..DayBefore::default() };
        add_alcohol(&mut day, AlcoholGrams::new(8.0).unwrap(), Some(clock("23:30")));
        add_alcohol(&mut day, AlcoholGrams::new(8.0).unwrap(), Some(clock("00:10")));
        assert_eq!(day.alcohol_g.map(AlcoholGrams::get), Some(16.0));
        assert_eq!(day.last_alcohol, Some(clock("00:10")));
        no_caffeine(&mut day);
        no_alcohol(&mut day);
        assert_eq!(day.caffeine_mg.map(CaffeineMg::get), Some(0));
        assert_eq!(day.alcohol_g.map(AlcoholGrams::get), Some(0.0));
        assert_eq!((day.last_caffeine, day.last_alcohol), (None, None));
    }

    #[test]
    fn after_midnight_is_later_than_the_evening() {
        for (one, other, latest) in [
            ("16:00", "09:00", "16:00"),
            ("23:00", "00:30", "00:30"),
            ("00:30", "23:00", "00:30"),
            ("04:59", "05:00", "04:59"),
        ] {
            assert_eq!(later(Some(clock(one)), clock(other)), clock(latest), "{one}, {other}");
        }
        assert_eq!(later(None, clock("09:00")), clock("09:00"));
    }
}
