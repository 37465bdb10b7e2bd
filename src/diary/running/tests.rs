use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::{Europe::London, Tz};

use super::{Beginning, Editor, RunningCramp, in_minutes, place_after};
use crate::diary::{
    Change, ClockTime, Cramp, Diary, Edit, Night, NightDate, Step, night_time::DayChange,
    quantity::CrampMinutes,
};

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn clock(text: &str) -> ClockTime {
    text.parse().unwrap()
}

/// A diary in which a cramp began at this moment, in its zone or by a plain clock.
fn begun(text: &str, zone: Option<Tz>) -> Diary {
    let instant = instant(text);
    let local: NaiveDateTime =
        zone.map_or_else(|| instant.naive_utc(), |zone| instant.with_timezone(&zone).naive_local());
    let night = DayChange::default().night_of(local);
    let mut diary = Diary::default();
    let changes = diary.begin_cramp(Beginning { instant, local, zone, night }).unwrap();
    diary.apply_step(&Step { name: "start a cramp".to_owned(), changes }).unwrap();
    diary
}

fn running(diary: &Diary) -> (RunningCramp, &Cramp) {
    diary.running_cramp().unwrap()
}

#[test]
fn only_the_start_is_answered_and_the_night_is_that_of_the_start() {
    let nights = [
        ("2026-03-14T23:59:59Z", "2026-03-15", "23:59"),
        ("2026-03-15T00:00:00Z", "2026-03-15", "00:00"),
        ("2026-03-15T11:59:59Z", "2026-03-15", "11:59"),
        ("2026-03-15T12:00:00Z", "2026-03-16", "12:00"),
    ];
    for (moment, night, started) in nights {
        let diary = begun(moment, Some(London));
        let (running, cramp) = running(&diary);
        assert_eq!(running.night.to_string(), night);
        let only_start = Cramp { started: Some(clock(started)), ..Cramp::default() };
        assert_eq!(*cramp, only_start);
        let entry = diary.night(running.night).unwrap();
        assert_eq!(entry.time_zone, Some(London));
    }
}

#[test]
fn the_length_is_that_of_real_time_over_a_clock_change() {
    let cases = [
        // In spring 00:59 is followed by 02:00; in autumn 01:59 by 01:00.
        ("2026-03-29T00:55:00Z", "2026-03-29T01:05:00Z", 10.0),
        ("2026-10-25T00:55:00Z", "2026-10-25T01:05:00Z", 10.0),
        ("2026-03-14T23:58:00Z", "2026-03-15T00:02:30Z", 4.5),
        ("2026-03-15T11:58:00Z", "2026-03-15T12:01:00Z", 3.0),
    ];
    for (start, end, minutes) in cases {
        let diary = begun(start, Some(London));
        let (running, cramp) = running(&diary);
        let lasted = running.minutes(cramp, instant(end)).map(CrampMinutes::get);
        assert_eq!(lasted, Some(minutes), "{start}");
    }
}

#[test]
fn a_second_over_ten_minutes_is_more_than_ten() {
    let minutes = |seconds| in_minutes(TimeDelta::seconds(seconds)).map(CrampMinutes::get);
    assert_eq!(minutes(0), Some(0.0));
    assert_eq!(minutes(1), Some(0.1));
    assert_eq!(minutes(600), Some(10.0));
    assert_eq!(minutes(601), Some(10.1));
    assert_eq!(minutes(-60), Some(0.0));
    assert_eq!(minutes(24 * 3600), Some(1440.0));
    assert_eq!(minutes(24 * 3600 + 1), None, "left running for days: nobody knows");
}

#[test]
fn a_clock_set_back_gives_no_negative_length() {
    let diary = begun("2026-03-15T03:12:00Z", None);
    let (running, cramp) = running(&diary);
    assert_eq!(running.elapsed(cramp, instant("2026-03-15T03:00:00Z")), TimeDelta::zero());
    assert_eq!(running.minutes(cramp, instant("2026-03-15T03:00:00Z")), None, "and invents none");
    let seconds_back = running.minutes(cramp, instant("2026-03-15T03:11:30Z"));
    assert_eq!(seconds_back.map(CrampMinutes::get), Some(0.0));
}

#[test]
fn a_corrected_start_counts() {
    for zone in [Some(London), None] {
        let diary = begun("2026-03-15T00:02:00Z", zone);
        let (running, cramp) = running(&diary);
        for (started, minutes) in [("23:55", 17), ("00:05", 7), ("00:02", 10)] {
            let corrected = Cramp { started: Some(clock(started)), ..cramp.clone() };
            let elapsed = running.elapsed(&corrected, instant("2026-03-15T00:12:00Z"));
            assert_eq!(elapsed.num_minutes(), minutes, "{started} {zone:?}");
        }
        let cleared = Cramp { started: None, ..cramp.clone() };
        assert_eq!(running.began(&cleared), instant("2026-03-15T00:02:00Z"));
    }
}

#[test]
fn the_time_at_which_it_ended_is_the_first_one_after_its_start() {
    let cases = [
        ("2026-03-14T23:50:30Z", "00:10", Some("2026-03-15T00:10:00Z")),
        ("2026-03-14T23:50:30Z", "23:50", Some("2026-03-14T23:50:30Z")),
        ("2026-03-14T23:50:30Z", "23:49", Some("2026-03-15T23:49:00Z")),
        // The repeated hour of autumn: 01:30 summer time, then 01:10 winter time.
        ("2026-10-25T00:30:00Z", "01:10", Some("2026-10-25T01:10:00Z")),
        // The skipped hour of spring shows 01:30 the next day only.
        ("2026-03-29T00:30:00Z", "01:30", Some("2026-03-30T00:30:00Z")),
    ];
    for (start, end, moment) in cases {
        let diary = begun(start, Some(London));
        let (running, cramp) = running(&diary);
        assert_eq!(running.first_time(cramp, clock(end)), moment.map(instant), "{start} {end}");
    }
    let diary = begun("2026-03-14T23:50:30Z", None);
    let (running, cramp) = running(&diary);
    let ended = running.first_time(cramp, clock("00:10")).unwrap();
    assert_eq!((ended - running.since).num_seconds(), 19 * 60 + 30);
}

#[test]
fn a_cramp_keeps_its_place_whatever_happens_around_it() {
    let cramp = |time: &str| Cramp { started: Some(clock(time)), ..Cramp::default() };
    let noted = |time: &str| Cramp { woke: Some(true), ..cramp(time) };
    let (a, b, c) = (cramp("01:00"), cramp("02:00"), cramp("03:00"));
    let cases: [(&str, Vec<Cramp>, Option<usize>); 9] = [
        ("nothing", vec![a.clone(), b.clone(), c.clone()], Some(1)),
        ("one before goes", vec![b.clone(), c.clone()], Some(0)),
        ("one behind goes", vec![a.clone(), b.clone()], Some(1)),
        ("itself goes", vec![a.clone(), c.clone()], None),
        ("one comes before", vec![noted("00:10"), a.clone(), b.clone(), c.clone()], Some(2)),
        ("itself is edited", vec![a.clone(), noted("02:00"), c.clone()], Some(1)),
        ("its start is corrected", vec![a.clone(), cramp("01:55"), c.clone()], Some(1)),
        ("all are edited", vec![noted("01:00"), noted("02:00"), noted("03:00")], Some(1)),
        ("all are others", vec![noted("05:00")], None),
    ];
    let before = [a, b, c];
    for (what, after, place) in cases {
        assert_eq!(place_after(1, &before, &after, Editor::Person), place, "{what}");
        let place = place.filter(|_| what != "its start is corrected");
        assert_eq!(place_after(1, &before, &after, Editor::File), place, "{what}");
    }
}

/// The diary after its night was edited as the window and the import do it.
fn edited(diary: &Diary, edit: impl Fn(&mut Vec<Cramp>)) -> Diary {
    let date: NightDate = "2026-03-15".parse().unwrap();
    let mut night: Night = (**diary.night(date).unwrap()).clone();
    edit(night.cramps.get_or_insert_default());
    let mut changes = vec![Change::of_night(diary, night)];
    diary.follow_running_cramp(&mut changes, Editor::Person);
    let step = Step { name: "edit".to_owned(), changes };
    let mut after = diary.clone();
    after.apply_step(&step).unwrap();
    let mut undone = after.clone();
    undone.apply_step(&step.inverse()).unwrap();
    assert_eq!(undone, *diary);
    after
}

#[test]
fn an_edit_of_its_night_takes_a_running_cramp_along_and_so_does_its_undo() {
    let diary = begun("2026-03-15T03:12:00Z", Some(London));
    let first = Cramp { started: Some(clock("01:00")), ..Cramp::default() };
    let diary = edited(&diary, |cramps| cramps.insert(0, first.clone()));
    assert_eq!(running(&diary).0.position, 1);
    let diary = edited(&diary, |cramps| cramps[1].woke = Some(true));
    assert_eq!((running(&diary).0.position, running(&diary).1.woke), (1, Some(true)));
    let gone = edited(&diary, |cramps| drop(cramps.remove(1)));
    assert_eq!((gone.running, gone.night(night()).unwrap().cramps().len()), (None, 1));
    let ended = edited(&diary, |cramps| cramps[1].minutes = CrampMinutes::new(3.0).ok());
    assert_eq!(ended.running, None, "whoever says how long it lasted says that it is over");
    let diary = edited(&diary, |cramps| drop(cramps.remove(0)));
    assert_eq!(running(&diary).0.position, 0);
}

fn night() -> NightDate {
    "2026-03-15".parse().unwrap()
}

#[test]
fn a_full_night_takes_no_more_and_a_lost_entry_is_not_running() {
    let mut full = Night::unanswered(night());
    full.cramps = Some(vec![Cramp::default(); 100]);
    let mut diary = Diary::default();
    diary.put_night(std::sync::Arc::new(full));
    let instant = instant("2026-03-15T03:12:00Z");
    let local = instant.naive_utc();
    let beginning = Beginning { instant, local, zone: None, night: night() };
    assert_eq!(diary.begin_cramp(beginning), None);
    let mut lost = begun("2026-03-15T03:12:00Z", None);
    lost.remove_night(night());
    assert!(lost.running.is_some() && lost.running_cramp().is_none());
    let end = Change::Running(Edit { before: lost.running, after: None });
    assert!(!end.is_empty());
}
