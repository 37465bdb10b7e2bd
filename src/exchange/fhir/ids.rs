//! Identifiers that follow from what is written, and from nothing else.

use std::fmt::Write as _;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use crate::{
    diary::{Diary, Night, NightDate},
    exchange::json,
};

/// A resource of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Bundle,
    Composition,
    Patient,
    /// The count of cramps of a night.
    Night(NightDate),
    /// A cramp of a night, from 0.
    Cramp(NightDate, usize),
    Sleep(NightDate),
    /// A sign of a night, from 0.
    Sign(NightDate, usize),
    /// A medication, from 0.
    Medication(usize),
}

/// The identifiers of one document.
pub(super) struct Ids {
    seed: [u8; 32],
}

impl Ids {
    /// Two documents have the same identifiers only where everything in them is the same.
    pub(super) fn of(diary: &Diary, nights: &[&Night], prepared_on: NaiveDate) -> Self {
        let mut digest = Sha256::new();
        digest.update(json::write(diary, None));
        for night in nights {
            digest.update(format!("{}\n", night.date));
        }
        digest.update(prepared_on.to_string());
        Self { seed: digest.finalize().into() }
    }

    /// A version 8 UUID (RFC 9562).
    pub(super) fn id(&self, place: Place) -> String {
        let mut digest = Sha256::new();
        digest.update(self.seed);
        digest.update(format!("{place:?}"));
        let digest: [u8; 32] = digest.finalize().into();
        let mut hex = String::with_capacity(36);
        for (position, byte) in digest.iter().take(16).enumerate() {
            let byte = match position {
                6 => 0x80 | (byte & 0x0F),
                8 => 0x80 | (byte & 0x3F),
                _ => *byte,
            };
            if matches!(position, 4 | 6 | 8 | 10) {
                hex.push('-');
            }
            // Writing to a text cannot fail.
            write!(hex, "{byte:02x}").ok();
        }
        hex
    }

    /// The same as a URL.
    pub(super) fn url(&self, place: Place) -> String {
        format!("urn:uuid:{}", self.id(place))
    }
}
