//! The only reader of the time.

use std::{
    env,
    time::{Instant, SystemTime},
};

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

/// A moment as a person at the machine sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The moment.
    pub instant: DateTime<Utc>,
    /// What the clock on the wall shows.
    pub local: NaiveDateTime,
    /// The time zone of the machine, where it can be told.
    pub zone: Option<Tz>,
}

impl Now {
    /// Today's civil date.
    pub fn today(&self) -> NaiveDate {
        self.local.date()
    }

    /// The moment `elapsed` later, with the clock on the wall going on evenly.
    #[must_use]
    pub fn plus(&self, elapsed: TimeDelta) -> Self {
        let instant = self.instant + elapsed;
        let local = self.zone.map_or_else(
            || self.local + elapsed,
            |zone| instant.with_timezone(&zone).naive_local(),
        );
        Self { instant, local, zone: self.zone }
    }
}

/// How time goes by, whatever the clock on the wall does: only good for a length of time.
pub fn steady() -> Instant {
    Instant::now()
}

/// Where the time comes from.
#[derive(Debug, Clone, Copy, Default)]
pub enum Clock {
    /// The machine.
    #[default]
    System,
    /// Always the same moment, for tests and made-up diaries.
    Fixed(Now),
    /// By somebody else, for tests in which time goes by.
    Told(fn() -> Now),
}

impl Clock {
    /// The present moment.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the time")]
    pub fn now(&self) -> Now {
        match self {
            Self::Fixed(now) => *now,
            Self::Told(tell) => tell(),
            Self::System => {
                // A clock that stands before 1970 is a clock too: chrono's own way ends the program.
                let instant = DateTime::<Utc>::from(SystemTime::now());
                let local = instant.with_timezone(&chrono::Local).naive_local();
                // A zone in which the clock on the wall shows something else is not the one.
                let zone = zone_of_machine()
                    .filter(|zone| instant.with_timezone(zone).naive_local() == local);
                Now { instant, local, zone }
            }
        }
    }

    /// A clock that stands still at a wall-clock moment, taken as UTC.
    pub fn fixed(local: NaiveDateTime) -> Self {
        Self::Fixed(Now { instant: local.and_utc(), local, zone: None })
    }
}

/// The zone that was asked for with `TZ`, as the clock on the wall has it, or that of the machine.
fn zone_of_machine() -> Option<Tz> {
    let asked = env::var("TZ").ok().filter(|asked| !asked.is_empty());
    let name = match &asked {
        Some(asked) => asked.strip_prefix(':').unwrap_or(asked).to_owned(),
        None => iana_time_zone::get_timezone().ok()?,
    };
    name.parse().ok()
}
