//! Nights over every change of every clock of the world: what lasted so long lasted so long,
//! whatever the clock on the wall did meanwhile.
//!
//! The usual run takes the changes of three years; `CRAMP_DIARY_ZONES=all` those since 1970.

use std::env;

use chrono::{DateTime, NaiveDate, Offset as _, TimeDelta, TimeZone as _, Timelike as _, Utc};
use chrono_tz::{Australia::Lord_Howe, Pacific::Apia, TZ_VARIANTS, Tz};
use cramp_diary::diary::{
    ClockTime, Diary, Night, NightDate, RunningCramp, Sleep, Step, night_time::DayChange,
    night_time::latest_not_after, night_time::moments_of, running, sleep_times::sleep_times,
};

/// Set to "all" for the changes of all years.
const ZONES: &str = "CRAMP_DIARY_ZONES";

/// Every moment within these years at which the clock of a zone was put to another time.
fn changes(zone: Tz, from: i32, to: i32) -> Vec<DateTime<Utc>> {
    let offset = |moment: DateTime<Utc>| zone.offset_from_utc_datetime(&moment.naive_utc()).fix();
    let day = |year| Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).unwrap();
    let mut found = Vec::new();
    let (mut earlier, end) = (day(from), day(to));
    while earlier < end {
        let later = earlier + TimeDelta::days(1);
        if offset(earlier) != offset(later) {
            // To the minute.
            let (mut low, mut high) = (earlier, later);
            while high - low > TimeDelta::minutes(1) {
                let middle = low + (high - low) / 2;
                let middle = middle - TimeDelta::nanoseconds(i64::from(middle.nanosecond()));
                if offset(middle) == offset(low) { low = middle } else { high = middle }
            }
            found.push(high - TimeDelta::seconds(i64::from(high.second())));
        }
        earlier = later;
    }
    found
}

fn clock_of(moment: DateTime<Utc>, zone: Tz) -> ClockTime {
    ClockTime::from(moment.with_timezone(&zone).time())
}

#[test]
fn a_cramp_over_any_change_of_any_clock_lasts_as_long_as_it_did() {
    let (from, to) =
        if env::var(ZONES).is_ok_and(|zones| zones == "all") { (1970, 2038) } else { (2024, 2027) };
    let mut seen = 0;
    for zone in TZ_VARIANTS {
        for change in changes(zone, from, to) {
            seen += 1;
            for before in [1, 7, 31] {
                let began = change - TimeDelta::minutes(before);
                let ended = change + TimeDelta::minutes(5);
                let night = DayChange::default().night_of(began.with_timezone(&zone).naive_local());
                let running = RunningCramp {
                    night,
                    position: 0,
                    since: began,
                    clock: clock_of(began, zone),
                    zone: Some(zone),
                };
                let beginning = running::Beginning {
                    instant: began,
                    local: began.with_timezone(&zone).naive_local(),
                    zone: Some(zone),
                    night,
                };
                let mut diary = Diary::default();
                let changes = diary.begin_cramp(beginning).unwrap();
                let step = Step { name: "begin".to_owned(), changes };
                diary.apply_step(&step).unwrap();
                let (known, cramp) = diary.running_cramp().unwrap();
                assert_eq!(known, running, "{zone} {change}");
                assert_eq!(known.began(cramp), began, "{zone} {change}");
                let minutes = known.minutes(cramp, ended).unwrap().get();
                let lasted = f64::from(u32::try_from(before + 5).unwrap());
                assert!((minutes - lasted).abs() < 1e-9, "{zone} {change}: {minutes}");
                // The night is that of the wall clock, and stays where it is.
                let on_the_wall = began.with_timezone(&zone).date_naive();
                assert!((0..=1).contains(&(night.morning() - on_the_wall).num_days()));
            }
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn a_night_in_bed_over_any_change_is_as_long_as_it_was() {
    let (from, to) =
        if env::var(ZONES).is_ok_and(|zones| zones == "all") { (1970, 2038) } else { (2024, 2027) };
    let mut told = 0;
    for zone in TZ_VARIANTS {
        for change in changes(zone, from, to) {
            let (to_bed, up) = (change - TimeDelta::hours(4), change + TimeDelta::hours(4));
            let morning = up.with_timezone(&zone).date_naive();
            let clock = |moment| Some(clock_of(moment, zone));
            let sleep =
                Sleep { into_bed: clock(to_bed), out_of_bed: clock(up), ..Sleep::default() };
            let night = Night {
                time_zone: Some(zone),
                sleep,
                ..Night::unanswered(NightDate::from_morning(morning))
            };
            // A time that the clock showed twice, or out of order, cannot be told from the other.
            let once = |moment: DateTime<Utc>| {
                let local = moment.with_timezone(&zone);
                let times =
                    moments_of(local.date_naive(), ClockTime::from(local.time()), Some(zone));
                times.len() == 1
            };
            let Ok(times) = sleep_times(&night) else { continue };
            let in_bed = times.time_in_bed.unwrap();
            assert!((0..=24 * 60).contains(&in_bed), "{zone} {change}: {in_bed}");
            let is_same_day = latest_not_after(clock_of(to_bed, zone), up, Some(zone));
            if once(to_bed)
                && once(up)
                && is_same_day.is_some_and(|moment| (moment - to_bed).abs() < TimeDelta::minutes(1))
            {
                told += 1;
                assert_eq!(in_bed, 8 * 60, "{zone} {change}");
            }
        }
    }
    assert!(told > 300, "{told}");
}

#[test]
fn half_an_hour_on_lord_howe_and_the_day_that_samoa_never_had() {
    let date = |text: &str| text.parse::<NaiveDate>().unwrap();
    let clock = |text: &str| text.parse::<ClockTime>().unwrap();
    let in_bed = |morning: &str, zone, into_bed: &str, out_of_bed: &str| {
        let sleep = Sleep {
            into_bed: Some(clock(into_bed)),
            out_of_bed: Some(clock(out_of_bed)),
            ..Sleep::default()
        };
        let night =
            Night { time_zone: Some(zone), sleep, ..Night::unanswered(morning.parse().unwrap()) };
        sleep_times(&night).map(|times| times.time_in_bed.unwrap())
    };
    // Half an hour back in April, half an hour on in October.
    assert_eq!(in_bed("2026-04-05", Lord_Howe, "23:00", "07:00"), Ok(8 * 60 + 30));
    assert_eq!(in_bed("2026-10-04", Lord_Howe, "23:00", "07:00"), Ok(7 * 60 + 30));
    assert_eq!(moments_of(date("2026-04-05"), clock("01:45"), Some(Lord_Howe)).len(), 2);
    assert!(moments_of(date("2026-10-04"), clock("02:15"), Some(Lord_Howe)).is_empty());
    // Thursday 29 December 2011 was followed by Saturday.
    assert!(moments_of(date("2011-12-30"), clock("12:00"), Some(Apia)).is_empty());
    assert_eq!(in_bed("2011-12-31", Apia, "23:00", "07:00"), Ok(8 * 60));
    assert!(in_bed("2011-12-30", Apia, "23:00", "07:00").is_err(), "that morning never was");
}
