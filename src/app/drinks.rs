//! Drinks of which a person has set the amounts: their own cup instead of the usual one.

use std::collections::BTreeMap;

use crate::{
    diary::drink::{DrinkKind, Serving},
    store::Request,
};

use super::{action::Effect, state::State, text::Label};

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
