//! Which backups are kept: of each of the newest days, weeks and months the last one, and of
//! every year.
//!
//! Days, weeks and months are counted by the backups that there are, not back from today: a
//! clock that runs wild for a while thins nothing by itself, and a diary that is seldom used
//! keeps as many as one that is used daily. What is newer is told by the numbers.

use std::cmp::Reverse;

use chrono::Datelike as _;

use super::name::Stamp;

const DAYS: usize = 7;
const WEEKS: usize = 5;
const MONTHS: usize = 12;

/// For so many days, a backup made for a deed of the person is not thinned.
const DELIBERATE_DAYS: i64 = 30;

/// At most so many are kept for that reason: a script may import every minute.
const MOST_DELIBERATE: usize = 30;

/// The backups of one diary that may go. Never the newest one.
pub fn superfluous(backups: &[Stamp]) -> Vec<Stamp> {
    let mut newest_first = backups.to_vec();
    newest_first.sort_by_key(|stamp| Reverse((stamp.number, stamp.at)));
    let Some(newest) = newest_first.first().map(|stamp| stamp.at.date()) else {
        return Vec::new();
    };
    let mut days = Seen::at_most(DAYS);
    let mut weeks = Seen::at_most(WEEKS);
    let mut months = Seen::at_most(MONTHS);
    let mut years = Seen::at_most(usize::MAX);
    let mut deliberate = 0;
    newest_first.retain(|stamp| {
        let day = stamp.at.date();
        // Each is asked, whatever the others say.
        let stands_for = [
            days.is_new(day),
            weeks.is_new(day.iso_week()),
            months.is_new((day.year(), day.month())),
            years.is_new(day.year()),
        ];
        let is_recent = (newest - day).num_days() <= DELIBERATE_DAYS;
        let is_kept_apart = stamp.reason.is_deliberate() && is_recent;
        deliberate += usize::from(is_kept_apart);
        let is_kept_apart = is_kept_apart && deliberate <= MOST_DELIBERATE;
        !stands_for.contains(&true) && !is_kept_apart
    });
    newest_first
}

/// The days, weeks or months of which a backup is kept already.
struct Seen<T> {
    most: usize,
    seen: Vec<T>,
}

impl<T: PartialEq> Seen<T> {
    fn at_most(most: usize) -> Self {
        Self { most, seen: Vec::new() }
    }

    /// Whether it is the first one of its day, week or month, and one of the newest of those.
    fn is_new(&mut self, of: T) -> bool {
        let is_new = self.seen.len() < self.most && !self.seen.contains(&of);
        if is_new {
            self.seen.push(of);
        }
        is_new
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, TimeDelta};
    use proptest::prelude::*;

    use super::{MOST_DELIBERATE, Stamp, superfluous};
    use crate::store::BackupReason;

    fn stamp(number: u32, at: &str, reason: BackupReason) -> Stamp {
        let at = format!("{at}T08:00:00").parse().unwrap();
        Stamp { number, at, reason }
    }

    fn daily(number: u32, at: &str) -> Stamp {
        stamp(number, at, BackupReason::FirstChange)
    }

    /// What is left when a backup is made on each of these days and they are thinned each time.
    fn live(days: impl Iterator<Item = NaiveDate>) -> Vec<String> {
        let mut kept = Vec::new();
        for (day, number) in days.zip(1..) {
            kept.push(daily(number, &day.to_string()));
            let gone = superfluous(&kept);
            kept.retain(|stamp| !gone.contains(stamp));
        }
        kept.iter().map(|stamp| stamp.at.date().to_string()).collect()
    }

    #[test]
    fn a_daily_diary_keeps_days_weeks_months_and_years() {
        let first = NaiveDate::from_ymd_opt(2023, 3, 6).unwrap();
        let days = (0..).map(|day| first + Days::new(day));
        let last = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let kept = live(days.take_while(|day| *day <= last));
        let expected = [
            // Years and months: each one's last day.
            "2023-12-31",
            "2024-12-31",
            "2025-12-31",
            "2026-01-31",
            "2026-02-28",
            "2026-03-31",
            "2026-04-30",
            "2026-05-31",
            "2026-06-30",
            "2026-07-31",
            "2026-08-31",
            "2026-09-30",
            // Weeks: their Sundays.
            "2026-10-25",
            "2026-10-31",
            "2026-11-01",
            "2026-11-08",
            "2026-11-15",
            // Days.
            "2026-11-16",
            "2026-11-17",
            "2026-11-18",
            "2026-11-19",
            "2026-11-20",
            "2026-11-21",
            "2026-11-22",
        ];
        assert_eq!(kept, expected);
    }

    #[test]
    fn a_diary_that_is_seldom_used_keeps_what_it_has() {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let kept = live((0..7).map(|time| first + Days::new(time * 40)));
        assert_eq!(kept.len(), 7);
    }

    #[test]
    fn of_a_day_the_last_one_stays_and_what_was_made_for_a_deed() {
        let backups = [
            daily(1, "2026-03-01"),
            stamp(2, "2026-03-01", BackupReason::BeforeImport),
            daily(3, "2026-03-01"),
            daily(4, "2026-03-01"),
        ];
        assert_eq!(superfluous(&backups), [backups[2], backups[0]]);
        for (newest, goes) in [("2026-03-31", false), ("2026-04-01", true)] {
            let backups = [
                stamp(1, "2026-03-01", BackupReason::BeforeRestore),
                daily(2, "2026-03-01"),
                daily(3, newest),
            ];
            assert_eq!(superfluous(&backups).contains(&backups[0]), goes, "{newest}");
        }
    }

    #[test]
    fn a_script_that_imports_all_day_does_not_fill_the_disk() {
        let imports: Vec<_> = (1..=500)
            .map(|number| stamp(number, "2026-03-01", BackupReason::BeforeImport))
            .collect();
        assert_eq!(superfluous(&imports).len(), 500 - MOST_DELIBERATE);
    }

    #[test]
    fn a_clock_that_runs_wild_thins_next_to_nothing() {
        let mut backups: Vec<_> =
            (2..=8).map(|day| daily(day, &format!("2026-03-0{day}"))).collect();
        backups.push(daily(9, "2036-01-01"));
        assert_eq!(superfluous(&backups), [backups[0]], "the eighth day");
        backups.push(daily(10, "1970-01-01"));
        assert!(!superfluous(&backups).contains(&backups[8]), "the newest, whatever its date");
    }

    proptest! {
        #[test]
        fn the_newest_stays_and_thinning_again_takes_nothing_more(
            moments in prop::collection::vec(0_i64..400_000, 1..80),
            reasons in prop::collection::vec(0..BackupReason::ALL.len(), 80),
        ) {
            let start: NaiveDateTime = "2024-01-01T00:00:00".parse().unwrap();
            let mut kept: Vec<_> = moments
                .iter()
                .zip(1..)
                .zip(&reasons)
                .map(|((hours, number), reason)| Stamp {
                    number,
                    at: start + TimeDelta::hours(hours % 9000),
                    reason: BackupReason::ALL[*reason],
                })
                .collect();
            let newest = *kept.last().unwrap();
            let gone = superfluous(&kept);
            kept.retain(|stamp| !gone.contains(stamp));
            prop_assert!(kept.contains(&newest));
            prop_assert!(superfluous(&kept).is_empty());
            for stamp in &gone {
                let year = stamp.at.date().year();
                prop_assert!(kept.iter().any(|other| other.at.date().year() == year));
            }
        }
    }
}
