//! Drinks of which a person has set the amounts: their own cup instead of the usual one.

use std::collections::BTreeMap;

use crate::{
    diary::{
        Change, ClockTime, Diary, Edit as Swap, NightDate,
        drink::{DrinkKind, Serving},
        quantity::Millilitres,
    },
    store::Request,
};

use super::{action::Effect, edit::Edit, state::State, text::Label};

impl Label for DrinkKind {
    fn label(self) -> &'static str {
        match self {
            Self::Espresso => "espresso",
            Self::FilterCoffee => "filter coffee",
            Self::InstantCoffee => "instant coffee",
            Self::DecafCoffee => "decaf coffee",
            Self::BlackTea => "black tea",
            Self::GreenTea => "green tea",
            Self::Cola => "cola",
            Self::EnergyDrink => "energy drink",
            Self::Water => "glass of water",
            Self::BottleOfWater => "bottle of water",
            Self::Other => "glass of something without caffeine",
        }
    }
}

/// What the amounts are called among the preferences of the diary file.
const KEY: &str = "drink_amounts";

/// The amounts that differ from those of the asset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DrinkAmounts {
    own: BTreeMap<DrinkKind, Serving>,
}

impl DrinkAmounts {
    /// What one of these drinks holds for this person.
    pub fn serving(&self, kind: DrinkKind) -> Serving {
        self.own.get(&kind).copied().unwrap_or_else(|| kind.drink().serving)
    }

    /// Whether the person has set the amounts of this drink.
    pub fn is_own(&self, kind: DrinkKind) -> bool {
        self.own.contains_key(&kind)
    }

    /// With the person's own amounts; those of the asset are not kept as their own.
    #[must_use]
    pub fn with(&self, kind: DrinkKind, serving: Serving) -> Self {
        let mut own = self.own.clone();
        if serving == kind.drink().serving {
            own.remove(&kind);
        } else {
            own.insert(kind, serving);
        }
        Self { own }
    }

    /// Reads what was kept; what cannot be understood is as in the asset.
    pub fn from_stored(stored: &BTreeMap<String, String>) -> Self {
        let kept = stored.get(KEY).and_then(|json| serde_json::from_str(json).ok());
        let kept: BTreeMap<String, Serving> = kept.unwrap_or_default();
        let known = |(word, serving): (String, Serving)| Some((word.parse().ok()?, serving));
        Self { own: kept.into_iter().filter_map(known).collect() }
    }

    /// As it is kept; `None` where nothing differs.
    fn to_stored(&self) -> Option<String> {
        let words: BTreeMap<&str, &Serving> =
            self.own.iter().map(|(kind, serving)| (kind.word(), serving)).collect();
        if words.is_empty() { None } else { serde_json::to_string(&words).ok() }
    }
}

/// What the drinks that were added one by one leave open about how much was drunk in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Nothing was added, or it is a part of the total that was said.
    Told,
    /// So much was added, and nobody said yet how much it was in all.
    Open(Millilitres),
    /// So much was added, which is more than what was said.
    TooLittle(Millilitres),
}

impl Total {
    /// Of the day before a night.
    pub fn of(diary: &Diary, night: NightDate) -> Self {
        let told = diary.night(night).and_then(|night| night.before.fluid_ml);
        match (diary.added_fluid.get(&night), told) {
            (Some(added), None) => Self::Open(*added),
            (Some(added), Some(told)) if told < *added => Self::TooLittle(*added),
            (Some(_) | None, _) => Self::Told,
        }
    }
}

/// The edit that adds a drink to the day before a night.
pub fn add_drink(night: NightDate, name: String, serving: Serving, at: Option<ClockTime>) -> Edit {
    Edit::new(name, move |diary, now| {
        let entry = diary.night(night);
        let day = entry.map(|entry| entry.before.clone()).unwrap_or_default();
        let before = diary.added_fluid.get(&night).copied();
        let Some((day, fluid)) = serving.added_to(&day, before, at) else { return Vec::new() };
        let mut changes =
            Edit::night(night, "", move |night| night.before = day.clone()).changes(diary, now);
        changes.push(Change::AddedFluid(night, Swap { before, after: Some(fluid) }));
        changes
    })
}

/// The edit that says that nothing was drunk but what was added.
pub fn that_was_all(night: NightDate) -> Edit {
    Edit::new("say that the added drinks were all", move |diary, now| {
        let Some(added) = diary.added_fluid.get(&night).copied() else { return Vec::new() };
        Edit::night(night, "", move |night| night.before.fluid_ml = Some(added)).changes(diary, now)
    })
}

/// The edit that forgets the added drinks: what was said in all is right.
pub fn forget_added(night: NightDate) -> Edit {
    Edit::new("keep the total of the day", move |diary, _now| {
        let before = diary.added_fluid.get(&night).copied();
        vec![Change::AddedFluid(night, Swap { before, after: None })]
    })
}

/// Takes on other amounts and has them kept.
pub(super) fn set(state: &mut State, amounts: DrinkAmounts) -> Vec<Effect> {
    if state.drinks == amounts {
        return Vec::new();
    }
    let value = amounts.to_stored();
    state.drinks = amounts;
    vec![Effect::Store(Request::SetPreference { key: KEY.to_owned(), value })]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{DrinkAmounts, KEY};
    use crate::diary::{
        drink::{DrinkKind, Serving},
        quantity::{CaffeineMg, Millilitres},
    };

    #[test]
    fn own_amounts_come_back_as_they_were_kept() {
        let mug =
            Serving { ml: Millilitres::new(350).unwrap(), caffeine_mg: CaffeineMg::new(140).ok() };
        let bottle = Serving { ml: Millilitres::new(750).unwrap(), caffeine_mg: None };
        let own = DrinkAmounts::default()
            .with(DrinkKind::FilterCoffee, mug)
            .with(DrinkKind::BottleOfWater, bottle);
        let stored = BTreeMap::from([(KEY.to_owned(), own.to_stored().unwrap())]);
        let read = DrinkAmounts::from_stored(&stored);
        assert_eq!(read, own);
        assert_eq!(read.serving(DrinkKind::FilterCoffee), mug);
        assert_eq!(read.serving(DrinkKind::Cola), DrinkKind::Cola.drink().serving);
        let back = read
            .with(DrinkKind::FilterCoffee, DrinkKind::FilterCoffee.drink().serving)
            .with(DrinkKind::BottleOfWater, DrinkKind::BottleOfWater.drink().serving);
        assert_eq!(back.to_stored(), None, "nothing is kept that is as usual");
    }

    #[test]
    fn nonsense_is_as_usual() {
        for kept in ["", "[]", "{\"cola\": 3}", "{\"nectar\": {\"ml\": 100}}"] {
            let stored = BTreeMap::from([(KEY.to_owned(), kept.to_owned())]);
            assert_eq!(DrinkAmounts::from_stored(&stored), DrinkAmounts::default(), "{kept}");
        }
    }
}
