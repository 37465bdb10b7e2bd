//! Numbers with a unit and a range: none can hold a value that the diary would not accept.

use serde::de::Error as _;

/// Raised when a number lies outside the range of its field.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{what} must be {kind} from {min} to {max}")]
pub struct OutOfRange {
    /// The quantity, in words.
    pub what: &'static str,
    /// "a whole number" or "a number".
    pub kind: &'static str,
    /// The smallest accepted value.
    pub min: i64,
    /// The largest accepted value.
    pub max: i64,
}

/// Reads a JSON number that has no fraction; `5.0` is the whole number 5, as in JSON Schema.
pub(crate) fn whole_number<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<i64, D::Error> {
    struct Whole;

    impl serde::de::Visitor<'_> for Whole {
        type Value = i64;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a whole number")
        }

        fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<i64, E> {
            Ok(value)
        }

        fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<i64, E> {
            // Every range of the diary ends far below: what saturates here is refused there.
            Ok(i64::try_from(value).unwrap_or(i64::MAX))
        }

        #[expect(
            clippy::cast_possible_truncation,
            reason = "the float has no fraction and `as` saturates"
        )]
        fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<i64, E> {
            if value.fract() == 0.0 {
                Ok(value as i64)
            } else {
                Err(E::custom(format_args!("{value} is not a whole number")))
            }
        }
    }

    deserializer.deserialize_any(Whole)
}

macro_rules! whole_quantity {
    ($(#[$meta:meta])* $name:ident, $what:literal, $min:literal, $max:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u16);

        impl $name {
            /// The smallest value.
            pub const MIN: i64 = $min;
            /// The largest value.
            pub const MAX: i64 = $max;

            /// Accepts a value of the range.
            ///
            /// # Errors
            /// [`OutOfRange`] for any other value.
            pub fn new(value: i64) -> Result<Self, OutOfRange> {
                match u16::try_from(value) {
                    Ok(small) if (Self::MIN..=Self::MAX).contains(&value) => Ok(Self(small)),
                    _ => Err(OutOfRange {
                        what: $what,
                        kind: "a whole number",
                        min: Self::MIN,
                        max: Self::MAX,
                    }),
                }
            }

            /// The plain number.
            pub const fn get(self) -> u16 {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_u16(self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(whole_number(deserializer)?).map_err(D::Error::custom)
            }
        }
    };
}

macro_rules! real_quantity {
    ($(#[$meta:meta])* $name:ident, $what:literal, $max:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            /// The smallest value.
            pub const MIN: i64 = 0;
            /// The largest value.
            pub const MAX: i64 = $max;

            /// Accepts a finite value of the range.
            ///
            /// # Errors
            /// [`OutOfRange`] for any other value.
            #[expect(clippy::cast_precision_loss, reason = "the limits are small whole numbers")]
            pub fn new(value: f64) -> Result<Self, OutOfRange> {
                if (Self::MIN as f64..=Self::MAX as f64).contains(&value) {
                    // The absolute value turns a negative zero into zero.
                    Ok(Self(value.abs()))
                } else {
                    Err(OutOfRange {
                        what: $what,
                        kind: "a number",
                        min: Self::MIN,
                        max: Self::MAX,
                    })
                }
            }

            /// The plain number.
            pub const fn get(self) -> f64 {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl serde::Serialize for $name {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "only a whole number within the range is written without its fraction"
            )]
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if self.0.fract() == 0.0 {
                    serializer.serialize_u64(self.0 as u64)
                } else {
                    serializer.serialize_f64(self.0)
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(f64::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    };
}

whole_quantity!(
    /// Pain from 0 (none) to 10 (the worst that one can imagine).
    Pain, "pain", 0, 10
);
whole_quantity!(
    /// Tiredness of a day from 0 (not at all) to 10 (as tired as can be).
    Tiredness, "tiredness", 0, 10
);
whole_quantity!(
    /// A length in whole minutes, at most a day.
    WholeMinutes, "minutes", 0, 1440
);
whole_quantity!(
    /// How often a person woke up in a night.
    Awakenings, "the number of awakenings", 0, 60
);
whole_quantity!(
    /// Fluid drunk in a day, in millilitres.
    Millilitres, "the amount of fluid in ml", 0, 20000
);
whole_quantity!(
    /// Caffeine of a day, in milligrams.
    CaffeineMg, "caffeine in mg", 0, 5000
);
real_quantity!(
    /// How long a cramp lasted, in minutes; fractions are allowed.
    CrampMinutes, "the length of a cramp in minutes", 1440
);
real_quantity!(
    /// Alcohol of a day, in grams of pure alcohol.
    AlcoholGrams, "alcohol in grams", 1000
);
real_quantity!(
    /// How long a muscle stayed sore after a cramp, in hours.
    SorenessHours, "soreness in hours", 168
);

#[cfg(test)]
mod tests {
    use super::{CrampMinutes, Pain, WholeMinutes};

    #[test]
    fn a_value_outside_its_range_cannot_be_made() {
        assert!(Pain::new(-1).is_err());
        assert_eq!(Pain::new(0).map(Pain::get), Ok(0));
        assert_eq!(Pain::new(10).map(Pain::get), Ok(10));
        assert!(Pain::new(11).is_err());
        assert!(WholeMinutes::new(65_536).is_err());
        for nonsense in [f64::NAN, f64::INFINITY, -0.1, 1440.1] {
            assert!(CrampMinutes::new(nonsense).is_err(), "{nonsense}");
        }
    }

    #[test]
    fn a_whole_number_may_be_written_with_a_point() {
        assert_eq!(serde_json::from_str::<Pain>("5.0").unwrap().get(), 5);
        assert_eq!(serde_json::from_str::<Pain>("1e1").unwrap().get(), 10);
        assert!(serde_json::from_str::<Pain>("5.5").is_err());
        assert!(serde_json::from_str::<Pain>("\"5\"").is_err());
        assert!(serde_json::from_str::<Pain>("1e300").is_err());
    }

    #[test]
    fn minutes_keep_their_fraction_and_lose_a_needless_one() {
        let json = |minutes| serde_json::to_string(&CrampMinutes::new(minutes).unwrap()).unwrap();
        assert_eq!(json(3.0), "3");
        assert_eq!(json(0.5), "0.5");
        assert_eq!(json(-0.0), "0");
    }
}
