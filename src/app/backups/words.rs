//! Backups in words.

use chrono::NaiveDateTime;

use crate::{
    app::{
        preferences::ClockStyle,
        text::{clock_in, count, date},
    },
    diary::ClockTime,
    store::{BackupReason, Contents},
};

/// Why a backup was made, behind its moment.
pub const fn reason(reason: BackupReason) -> &'static str {
    match reason {
        BackupReason::FirstChange => "the first change of a day",
        BackupReason::AskedFor => "made when you asked for it",
        BackupReason::BeforeUpgrade => "before a newer program changed the file",
        BackupReason::BeforeImport => "before a file was imported",
        BackupReason::BeforeRestore => "before a copy was put in its place",
        BackupReason::BeforePassword => "before the password was changed",
    }
}

/// "Mon 23 November 2026, 08:15"
pub fn moment(at: Option<NaiveDateTime>, style: ClockStyle) -> String {
    let Some(at) = at else { return "of an unknown day".to_owned() };
    use chrono::Timelike as _;
    let clock = ClockTime::new(at.hour(), at.minute());
    let clock = clock.map_or_else(String::new, |clock| format!(", {}", clock_in(style, clock)));
    format!("{}{clock}", date(at.date()))
}

/// "120 nights and 34 cramps"
pub fn holds(contents: &Contents) -> String {
    let nights = count(contents.nights, "night", "nights");
    format!("{nights} and {}", count(contents.cramps, "cramp", "cramps"))
}

/// "164 kB", "8.2 MB"
pub fn kilobytes(bytes: u64) -> String {
    let thousands = bytes.div_ceil(1000);
    if thousands < 1000 {
        format!("{thousands} kB")
    } else {
        format!("{}.{} MB", thousands / 1000, thousands % 1000 / 100)
    }
}

#[cfg(test)]
mod tests {
    use super::{kilobytes, moment};
    use crate::app::preferences::ClockStyle;

    #[test]
    fn sizes_and_moments_are_told_as_people_tell_them() {
        for (bytes, words) in [(1, "1 kB"), (999_000, "999 kB"), (8_240_000, "8.2 MB")] {
            assert_eq!(kilobytes(bytes), words);
        }
        let at = "2026-11-23T15:05:02".parse().ok();
        assert_eq!(moment(at, ClockStyle::TwentyFour), "Mon 23 November 2026, 15:05");
        assert_eq!(moment(at, ClockStyle::Twelve), "Mon 23 November 2026, 3:05 pm");
    }
}
