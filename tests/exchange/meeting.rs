//! Made-up diaries whose entries meet when two of them are merged.

use std::sync::Arc;

use chrono::NaiveDate;
use cramp_diary::diary::{ClockTime, Diary, Entries, Night, NightDate, text::Text};
use proptest::prelude::*;

use crate::support::strategies;

/// A whole diary on the first days of March, with few names: so its entries are often the
/// same as those of another, and sometimes as others of its own.
pub(crate) fn close_diary() -> impl Strategy<Value = Diary> {
    (strategies::diary(), any::<u32>()).prop_map(|(diary, seed)| close_up(&diary, seed))
}

/// The diary with the entries of its lists numbered from 1 on, as a file has them.
pub(crate) fn renumbered(mut diary: Diary) -> Diary {
    fn again<T: Clone>(entries: &Entries<T>) -> Entries<T> {
        entries.values().cloned().collect()
    }
    diary.medications = again(&diary.medications);
    diary.exposures = again(&diary.exposures);
    diary.acknowledgements = again(&diary.acknowledgements);
    diary.appointments = again(&diary.appointments);
    diary
}

fn close_up(from: &Diary, seed: u32) -> Diary {
    const NAMES: [&str; 4] = ["Statin", "STATIN", "Ätna", "äTNA"];
    let day = |index: usize| {
        let shift = seed.rotate_right(u32::try_from(index).unwrap()) % 3;
        NaiveDate::from_ymd_opt(2026, 3, 1 + shift).unwrap()
    };
    let mut diary = Diary::default();
    diary.profile = from.profile.clone();
    diary.settings = from.settings.clone();
    diary.medications = from.medications.clone();
    diary.exposures = from.exposures.clone();
    diary.acknowledgements = from.acknowledgements.clone();
    diary.appointments = from.appointments.clone();
    for (index, night) in from.nights().enumerate() {
        let date = NightDate::from_morning(day(index));
        diary.put_night(Arc::new(Night { date, ..Night::clone(night) }));
    }
    let mut diary = renumbered(diary);
    diary.medications = with(&diary.medications, |index, entry| {
        entry.name = Text::new(
            NAMES[seed.rotate_right(u32::try_from(index).unwrap()) as usize % NAMES.len()],
        )
        .unwrap();
        entry.started = entry.started.map(|_| day(index));
    });
    diary.exposures = with(&diary.exposures, |index, entry| entry.date = day(index));
    diary.acknowledgements = with(&diary.acknowledgements, |index, entry| {
        entry.rule = Text::new("swelling").unwrap();
        entry.date = day(index);
    });
    diary.appointments = with(&diary.appointments, |index, entry| {
        entry.date = day(index);
        entry.time = entry.time.and_then(|_| ClockTime::new(9, 0));
    });
    diary
}

fn with<T: Clone>(entries: &Entries<T>, change: impl Fn(usize, &mut T)) -> Entries<T> {
    let changed = entries.values().cloned().enumerate().map(|(index, mut entry)| {
        change(index, &mut entry);
        entry
    });
    changed.collect()
}
