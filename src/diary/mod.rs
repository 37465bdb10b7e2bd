//! Floor 0: one person's diary as plain values, and the arithmetic of its nights.
//!
//! Nothing here reads a file, a clock or a screen. `None` always means "not answered";
//! it never means zero, no or none. The serde shapes of these types are those of the
//! interchange format (`assets/diary.schema.json`).

pub mod book;
pub mod change;
pub mod date;
pub mod draft;
pub mod drink;
pub mod night;
pub mod night_time;
pub mod noted;
pub(crate) mod object;
pub mod person;
pub mod quantity;
pub mod running;
pub mod sleep_times;
pub mod text;
pub mod threshold;
pub mod unique;
pub mod vocabulary;
pub mod written;

pub use book::{Diary, Entries, EntryId};
pub use change::{Change, ChangeError, Edit, Step};
pub use date::{ClockTime, NightDate, Period};
pub use night::{Cramp, DayAfter, DayBefore, Dose, Night, Relief, Sign, Sleep};
pub use noted::NotedHabit;
pub use person::{Acknowledgement, Appointment, CoveredEvidence, Exposure, Medication, Profile};
pub use running::RunningCramp;
pub use threshold::{Settings, Threshold};

use serde::{Deserialize, Deserializer, de::Error as _};

use night::Cramp as OneCramp;

/// The most cramps that one night holds.
pub const MAX_CRAMPS: usize = 100;

/// Reads a value that may be absent but must not be null.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(d: D) -> Result<Option<T>, D::Error> {
    T::deserialize(d).map(Some)
}

/// Reads the cramps of a night.
fn cramp_list<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Vec<OneCramp>>, D::Error> {
    let cramps: Option<Vec<OneCramp>> = object::list(d)?;
    match &cramps {
        Some(list) if list.len() > MAX_CRAMPS => Err(D::Error::custom(format_args!(
            "{} cramps in one night; at most {MAX_CRAMPS} fit",
            list.len()
        ))),
        _ => Ok(cramps),
    }
}

/// Serde for the name of a time zone.
mod zone {
    use chrono_tz::Tz;
    use serde::{Deserialize as _, Serializer, de::Error as _};

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        clippy::ref_option,
        reason = "serde calls it with a reference"
    )]
    pub(super) fn serialize<S: Serializer>(zone: &Option<Tz>, s: S) -> Result<S::Ok, S::Error> {
        match zone {
            Some(zone) => s.serialize_str(zone.name()),
            None => s.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
        d: D,
    ) -> Result<Option<Tz>, D::Error> {
        Option::<String>::deserialize(d)?
            .map(|name| {
                name.parse().map_err(|_unknown| {
                    let name: String = name.chars().take(60).collect();
                    D::Error::custom(format_args!(
                        "\"{name}\" is not a known time zone; a zone is named like Europe/London"
                    ))
                })
            })
            .transpose()
    }
}
