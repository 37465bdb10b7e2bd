//! Lists in which nothing stands twice, in the order in which it was given.

use std::fmt::Display;

use serde::de::Error as _;

/// A list without repetition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UniqueList<T>(Vec<T>);

impl<T> Default for UniqueList<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Raised when something stands twice in a list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" stands twice in the list")]
pub struct Repeated(String);

impl<T: Copy + PartialEq + Display> UniqueList<T> {
    /// Accepts a list in which nothing stands twice.
    ///
    /// # Errors
    /// [`Repeated`] names the first that does.
    pub fn new(items: Vec<T>) -> Result<Self, Repeated> {
        for (position, item) in items.iter().enumerate() {
            if items.iter().take(position).any(|earlier| earlier == item) {
                return Err(Repeated(item.to_string()));
            }
        }
        Ok(Self(items))
    }

    /// The items.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// Whether an item is in the list.
    pub fn contains(&self, item: T) -> bool {
        self.0.contains(&item)
    }

    /// Puts an item in at the end, or takes it out.
    pub fn set(&mut self, item: T, present: bool) {
        self.0.retain(|kept| *kept != item);
        if present {
            self.0.push(item);
        }
    }
}

impl<T: serde::Serialize> serde::Serialize for UniqueList<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: serde::Deserialize<'de> + Copy + PartialEq + Display> serde::Deserialize<'de>
    for UniqueList<T>
{
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(Vec::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
