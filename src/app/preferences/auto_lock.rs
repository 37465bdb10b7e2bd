//! After how long a diary with a password is locked by itself.

use crate::diary::vocabulary::vocabulary;

vocabulary!(
    /// After how long without a touch a diary with a password is locked by itself.
    AutoLock, "auto lock", {
        /// Never.
        Off = "off",
        /// After two minutes.
        AfterTwo = "2",
        /// After five minutes.
        AfterFive = "5",
        /// After a quarter of an hour.
        AfterFifteen = "15",
        /// After an hour.
        AfterSixty = "60",
    }
);

impl AutoLock {
    /// After so many minutes; `None`: never.
    pub const fn minutes(self) -> Option<i64> {
        match self {
            Self::Off => None,
            Self::AfterTwo => Some(2),
            Self::AfterFive => Some(5),
            Self::AfterFifteen => Some(15),
            Self::AfterSixty => Some(60),
        }
    }
}
