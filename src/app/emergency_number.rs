//! Whom to call in an emergency: the person's own number, or how to find it.

use crate::diary::Profile;

use super::preferences::DrinkRegion;

/// What to call, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToCall {
    /// "Call 112", the largest words of an emergency card.
    pub words: String,
    /// What to do where the person has not set a number.
    pub help: Option<&'static str>,
}

/// Whom to call: never a number that the person has not set, for a wrong one is worse than none.
pub fn to_call(profile: &Profile) -> ToCall {
    match &profile.emergency_number {
        Some(number) => ToCall { words: format!("Call {number}"), help: None },
        None => ToCall {
            words: "Call your emergency number".to_owned(),
            help: Some("It is 112, 999, 911, 000, 111 or 119, by country"),
        },
    }
}

/// An emergency number, and where it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offered {
    /// The number.
    pub number: &'static str,
    /// Where.
    pub place: &'static str,
}

const fn offered(number: &'static str, place: &'static str) -> Offered {
    Offered { number, place }
}

/// Numbers that are offered: of the person's own region first, then the others.
///
/// 112: the European Union (Directive 2018/1972, article 109) and most of the continent. 999:
/// the United Kingdom. 911: the United States and Canada. 000: Australia. 111: New Zealand.
/// 119: Japan, ambulance.
pub fn numbers(region: DrinkRegion) -> Vec<Offered> {
    let of = |region: DrinkRegion| -> &'static [Offered] {
        match region {
            DrinkRegion::Uk => const { &[offered("999", "United Kingdom")] },
            DrinkRegion::Us => const { &[offered("911", "United States, Canada")] },
            DrinkRegion::Europe => const { &[offered("112", "Europe")] },
            DrinkRegion::AustraliaNewZealand => {
                const { &[offered("000", "Australia"), offered("111", "New Zealand")] }
            }
            DrinkRegion::Japan => const { &[offered("119", "Japan")] },
        }
    };
    let others = DrinkRegion::ALL.iter().copied().filter(|other| *other != region);
    [region].into_iter().chain(others).flat_map(of).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::{numbers, to_call};
    use crate::{
        app::preferences::DrinkRegion,
        diary::{Profile, text::PhoneNumber},
    };

    #[test]
    fn only_a_number_that_was_set_is_told_to_call() {
        let mut profile = Profile::default();
        assert!(to_call(&profile).words.chars().all(|letter| !letter.is_ascii_digit()));
        profile.emergency_number = PhoneNumber::new("111").ok();
        assert_eq!(to_call(&profile).words, "Call 111");
        assert_eq!(to_call(&profile).help, None);
    }

    #[test]
    fn the_number_of_the_region_is_offered_first_and_every_one_can_be_set() {
        for region in DrinkRegion::ALL {
            let all = numbers(*region);
            assert_eq!(all.len(), 6);
            assert!(all.iter().all(|offered| PhoneNumber::new(offered.number).is_ok()));
        }
        assert_eq!(numbers(DrinkRegion::Uk)[0].number, "999");
        assert_eq!(numbers(DrinkRegion::Japan)[0].number, "119");
    }
}
