//! Laws of the diary's values: changes and their inverses, nights and the real clock.

mod zones;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use cramp_diary::{
    app::adopt::adopt,
    diary::{
        Change, ClockTime, Diary, Edit, Night, NightDate, Sleep, Step,
        night_time::{DayChange, latest_not_after, moments_of},
        quantity::WholeMinutes,
        sleep_times::sleep_times,
    },
};
use proptest::prelude::*;

use crate::support::strategies;

fn zones() -> impl Strategy<Value = Tz> {
    proptest::sample::select(TZ_VARIANTS.to_vec())
}

/// Any change that fits the diary, of any kind.
fn change_of(diary: &Diary) -> BoxedStrategy<Change> {
    let of_list = diary.clone();
    prop_oneof![
        strategies::night()
            .prop_map({
                let diary = diary.clone();
                move |night| Change::of_night(&diary, night)
            })
            .boxed(),
        strategies::profile()
            .prop_map({
                let before = diary.profile.clone();
                move |after| Change::Profile(Box::new(Edit { before: before.clone(), after }))
            })
            .boxed(),
        strategies::settings()
            .prop_map({
                let before = diary.settings.clone();
                move |after| Change::Settings(Edit { before: before.clone(), after })
            })
            .boxed(),
        proptest::option::of(strategies::medication())
            .prop_map(move |after| {
                let first = of_list.medications.iter().next();
                let id = first.map_or_else(|| of_list.medications.next_id(), |(id, _)| *id);
                let before = first.map(|(_, medication)| medication.clone());
                Change::Medication(id, Edit { before, after })
            })
            .boxed(),
    ]
    .boxed()
}

/// Boxed, as the types of these strategies are too large for the stack of a test.
fn diary_and_changes() -> impl Strategy<Value = (Diary, Change)> {
    strategies::diary().boxed().prop_flat_map(|diary| (Just(diary.clone()), change_of(&diary)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_change_and_its_inverse_leave_the_diary_as_it_was((diary, change) in diary_and_changes()) {
        let mut changed = diary.clone();
        changed.apply(&change).unwrap();
        prop_assert_eq!(changed == diary, change.is_empty());
        changed.apply(&change.inverse()).unwrap();
        prop_assert_eq!(changed, diary);
    }

    #[test]
    fn a_diary_is_made_and_unmade_as_one_step(diary in strategies::diary()) {
        let step: Step = adopt(&diary, "make it");
        let mut made = Diary::default();
        made.apply_step(&step).unwrap();
        prop_assert_eq!(&made, &diary);
        made.apply_step(&step.inverse()).unwrap();
        prop_assert!(made.is_empty());
    }

    #[test]
    fn every_clock_time_of_a_night_belongs_to_that_night(
        night in strategies::night_date(),
        clock in strategies::clock(),
        hour in 0..24_u8,
    ) {
        let day_change = DayChange::at_hour(hour).unwrap();
        let moment = day_change.date_of(night, clock).and_time(clock.naive());
        prop_assert_eq!(day_change.night_of(moment), night);
    }

    /// In any zone, also where its clock is changed by half an hour or loses a whole day.
    #[test]
    fn an_earlier_time_is_found_on_the_real_clock(
        zone in zones(),
        seconds in 0..2_000_000_000_i64,
        clock in strategies::clock(),
    ) {
        let bound = DateTime::<Utc>::from_timestamp(seconds / 60 * 60, 0).unwrap();
        if let Some(moment) = latest_not_after(clock, bound, Some(zone)) {
            let wall = moment.with_timezone(&zone).naive_local();
            prop_assert_eq!(ClockTime::from(wall.time()), clock);
            prop_assert!(moment <= bound);
            // No later moment that is not after the bound shows this time.
            let mut later = moment + TimeDelta::minutes(1);
            while later <= bound {
                let shown = ClockTime::from(later.with_timezone(&zone).naive_local().time());
                prop_assert_ne!(shown, clock);
                later += TimeDelta::minutes(1);
            }
        }
    }

    /// Whatever is answered, no derived time is negative, and none is longer than the one
    /// that holds it.
    #[test]
    fn sleep_times_never_contradict_each_other(
        night in strategies::night_date(),
        zone in proptest::option::of(zones()),
        sleep in strategies::sleep(),
    ) {
        let night = Night { time_zone: zone, sleep, ..Night::unanswered(night) };
        if let Ok(times) = sleep_times(&night) {
            let in_bed = times.time_in_bed.unwrap_or(24 * 60);
            let asleep = times.total_sleep_time.unwrap_or(0);
            prop_assert!((0..=24 * 60).contains(&in_bed), "{in_bed} minutes in bed");
            prop_assert!((0..=in_bed).contains(&asleep), "{asleep} minutes asleep of {in_bed}");
            let percent = times.efficiency.unwrap_or(0.0);
            prop_assert!((0.0..=100.0).contains(&percent), "{percent} %");
        }
    }
}

/// Eight hours on the face of the clock are seven or nine on the nights of the clock change.
#[test]
fn the_nights_of_the_clock_change_have_their_real_length() {
    for (zone, date, hours) in [
        ("Europe/London", "2026-03-29", 7.0),
        ("Europe/London", "2026-10-25", 9.0),
        ("America/New_York", "2026-03-08", 7.0),
        ("America/New_York", "2026-11-01", 9.0),
        ("Australia/Lord_Howe", "2026-10-04", 7.5),
        ("Australia/Lord_Howe", "2026-04-05", 8.5),
        ("Asia/Kolkata", "2026-03-29", 8.0),
    ] {
        let clock = |text: &str| Some(text.parse::<ClockTime>().unwrap());
        let none = WholeMinutes::new(0).ok();
        let sleep = Sleep {
            into_bed: clock("23:00"),
            tried_to_sleep: clock("23:00"),
            minutes_to_fall_asleep: none,
            minutes_awake: none,
            final_awakening: clock("07:00"),
            out_of_bed: clock("07:00"),
            ..Sleep::default()
        };
        let date: NightDate = date.parse().unwrap();
        let night =
            Night { time_zone: Some(zone.parse().unwrap()), sleep, ..Night::unanswered(date) };
        let times = sleep_times(&night).unwrap();
        assert_eq!(times.time_in_bed.map(|minutes| minutes as f64 / 60.0), Some(hours), "{zone}");
        assert_eq!(times.total_sleep_time, times.time_in_bed, "{zone} {date}");
    }
}

/// Samoa had no 30 December 2011.
#[test]
fn a_day_that_a_zone_left_out_has_no_moments() {
    let date = "2011-12-30".parse().unwrap();
    let noon = ClockTime::new(12, 0).unwrap();
    assert!(moments_of(date, noon, Some(chrono_tz::Pacific::Apia)).is_empty());
}
