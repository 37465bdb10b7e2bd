//! Whole diaries through `trends`, and the JSON that comes out.

use std::sync::Arc;

use cramp_diary::{
    diary::{Diary, Medication, Night, NightDate, Period},
    trends::{Trends, trends, words},
};
use serde_json::{Value, json};

/// Nights from a date on; a number is that many cramps, `None` not answered.
fn diary(first: &str, nights: impl IntoIterator<Item = Option<usize>>) -> Diary {
    let first: NightDate = first.parse().unwrap();
    let mut diary = Diary::default();
    for (day, cramps) in (0..).zip(nights) {
        let mut night = Night::unanswered(first.plus_days(day));
        night.cramps = cramps.map(|count| vec![cramp_diary::diary::Cramp::default(); count]);
        diary.put_night(Arc::new(night));
    }
    diary
}

fn with_medications(mut diary: Diary, medications: &[Value]) -> Diary {
    diary.medications = medications
        .iter()
        .map(|medication| serde_json::from_value::<Medication>(medication.clone()).unwrap())
        .collect();
    diary
}

fn all(diary: &Diary) -> Trends {
    trends(diary, diary.span().unwrap())
}

#[test]
fn an_unanswered_night_is_no_night_without_cramps() {
    let found = all(&diary("2026-03-01", [Some(2), None, Some(0), None, Some(1)]));
    assert_eq!((found.nights, found.recorded_nights), (5, 3));
    assert_eq!((found.cramp_nights, found.cramps), (2, 3));
    assert_eq!(found.cramp_nights_per_week.map(|rate| rate.estimate), Some(14.0 / 3.0));
    assert_eq!(found.cramps_per_week.map(|rate| rate.estimate), Some(7.0));
}

#[test]
fn nothing_recorded_gives_null_and_never_zero() {
    let found = serde_json::to_value(all(&diary("2026-03-01", [None, None]))).unwrap();
    assert_eq!(
        found["cramp_nights_per_week"],
        json!({"estimate": null, "low": null, "high": null})
    );
    assert_eq!(
        found["cramps_per_week"],
        json!({"estimate": null, "low": null, "high": null, "dispersion": null})
    );
    assert_eq!(
        found["trend"],
        json!({"weeks_used": 0, "s": null, "p": null, "slope_per_week": null,
               "too_few": "needs 8 weeks with at least 4 recorded nights; there are 0"})
    );
    let nothing = json!({"n": 0, "median": null, "q1": null, "q3": null, "max": null});
    assert_eq!((&found["pain"], &found["minutes"]), (&nothing, &nothing));
    assert_eq!(found["sleep"]["nights"], 0);
    assert_eq!(found["sleep"]["time_in_bed"], Value::Null);
    assert_eq!(found["by_hour"], json!(vec![0; 24]));
    assert_eq!((&found["by_muscle"], &found["factors"]), (&json!({}), &json!([])));
}

#[test]
fn cramps_are_counted_where_and_when_it_is_known() {
    let night: Night = serde_json::from_value(json!({"date": "2026-03-02", "cramps": [
        {"started": "02:59", "muscle": "calf", "side": "left", "pain": 6, "minutes": 2.5},
        {"started": "03:00", "muscle": "calf", "side": "both", "pain": 8},
        {"muscle": "foot", "minutes": 4},
        {},
    ]}))
    .unwrap();
    let mut diary = diary("2026-03-01", [Some(0)]);
    diary.put_night(Arc::new(night));
    let found = serde_json::to_value(all(&diary)).unwrap();
    assert_eq!(found["by_muscle"], json!({"calf": 2, "foot": 1}));
    assert_eq!(found["by_side"], json!({"left": 1, "both": 1}));
    assert_eq!((&found["by_hour"][2], &found["by_hour"][3]), (&json!(1), &json!(1)));
    assert_eq!(found["pain"], json!({"n": 2, "median": 7.0, "q1": 6.5, "q3": 7.5, "max": 8.0}));
    assert_eq!(found["minutes"]["median"], 3.25);
}

#[test]
fn the_nights_around_a_start_make_its_two_sides() {
    // Sixty nights from 1 January; the start's own morning belongs to the time before.
    let plain = diary("2026-01-01", [Some(1); 60]);
    let sides = |medications: &[Value], to: &str| -> Vec<(u32, u32)> {
        let diary = with_medications(plain.clone(), medications);
        let period = Period::ending(to.parse().unwrap(), 7);
        trends(&diary, period)
            .medications
            .iter()
            .map(|found| (found.before.recorded, found.after.recorded))
            .collect()
    };
    let one = |started: &str| json!({"name": "Furosemide", "started": started});
    let end = "2026-03-01";

    assert_eq!(sides(&[one("2026-01-30")], end), [(28, 28)]);
    // The diary begins on 1 January and ends with `to`.
    assert_eq!(sides(&[one("2026-01-12")], end), [(12, 28)]);
    assert_eq!(sides(&[one("2026-01-30")], "2026-02-10"), [(28, 11)]);
    assert_eq!(sides(&[one("2026-01-30")], "2026-01-30"), [(28, 0)]);
    assert!(sides(&[one("2026-01-30")], "2026-01-29").is_empty());
    // Another start cuts both, and its own morning belongs to the time before it.
    let two = [one("2026-01-30"), json!({"name": "Sertraline", "started": "2026-02-10"})];
    assert_eq!(sides(&two, end), [(28, 11), (11, 19)]);
    // One on the same day does not.
    let same = [one("2026-01-30"), json!({"name": "Sertraline", "started": "2026-01-30"})];
    assert_eq!(sides(&same, end), [(28, 28), (28, 28)]);
    // Its own stop does, the day of stopping included; one without a start is not listed.
    let stopped = json!({"name": "Furosemide", "started": "2026-01-30", "stopped": "2026-02-05"});
    assert_eq!(sides(&[stopped, json!({"name": "Iron"})], end), [(28, 6)]);
    let stopped = json!({"name": "Furosemide", "started": "2026-01-30", "stopped": "2026-01-20"});
    assert_eq!(sides(&[stopped], end), [(28, 0)]);
}

#[test]
fn a_medication_is_compared_over_the_whole_diary_and_not_only_the_period() {
    let cramps = (0..56).map(|day| Some(if day < 28 { usize::from(day % 7 == 0) } else { 1 }));
    let diary = with_medications(
        diary("2026-01-01", cramps),
        &[json!({"name": "Furosemide", "started": "2026-01-28"})],
    );
    let found = trends(&diary, Period::ending("2026-02-25".parse().unwrap(), 3));
    let furosemide = &found.medications[0];
    assert_eq!((furosemide.before.cramps, furosemide.after.cramps), (4, 28));
    assert_eq!(furosemide.rate_ratio, Some(7.0));
    assert!(furosemide.p.is_some_and(|p| p < 0.001) && furosemide.too_few.is_none());
}

#[test]
fn weeks_that_vary_too_much_widen_the_medications_too() {
    // Cramps come in bursts of every third week.
    let cramps = (0..84).map(|day| Some(if day / 7 % 3 == 0 { 2 } else { 0 }));
    let diary = with_medications(
        diary("2026-01-01", cramps),
        &[json!({"name": "Furosemide", "started": "2026-02-10"})],
    );
    let found = all(&diary);
    assert!(found.cramps_per_week.unwrap().dispersion.unwrap() > 1.5);
    let furosemide = &found.medications[0];
    assert_eq!((furosemide.p, &furosemide.too_few), (None, &None));
    // Over a period of seven weeks no dispersion can be had: nothing is widened.
    let short = trends(&diary, Period::ending("2026-03-25".parse().unwrap(), 49));
    assert_eq!(short.cramps_per_week.unwrap().dispersion, None);
    assert!(short.medications[0].p.is_some());
    assert!(short.medications[0].low > furosemide.low);
}

#[test]
fn a_factor_counts_only_recorded_nights_that_answered_it() {
    let mut diary = Diary::default();
    for day in 0..42_i64 {
        let date = "2026-01-01".parse::<NightDate>().unwrap().plus_days(day);
        let mut night = Night::unanswered(date);
        night.before.long_sitting = (day < 40).then_some(day < 12);
        night.before.electrolytes = (day >= 41).then_some(true);
        let cramp = matches!(day, 0..8 | 12..21);
        night.cramps = (day < 41).then(|| vec![cramp_diary::diary::Cramp::default(); cramp.into()]);
        diary.put_night(Arc::new(night));
    }
    let found = all(&diary);
    assert_eq!(found.factors.len(), 1);
    let sitting = serde_json::to_value(&found.factors[0]).unwrap();
    assert_eq!(sitting["factor"], "long_sitting");
    assert_eq!(sitting["with"], json!({"recorded": 12, "cramp_nights": 8}));
    assert_eq!(sitting["without"], json!({"recorded": 28, "cramp_nights": 9}));
    assert_eq!((&sitting["q"], &sitting["too_few"]), (&sitting["p"], &Value::Null));
}

#[test]
fn the_rates_are_told_with_their_denominators() {
    let cramps = (0..84).map(|day| (day % 6 != 5).then_some(if day / 7 % 3 == 0 { 2 } else { 0 }));
    let found = all(&diary("2026-01-01", cramps));
    assert_eq!(words::of_nights(&found), "A cramp on 24 of 70 recorded nights; 14 not recorded");
    assert_eq!(
        words::of_cramp_nights(&found).as_deref(),
        Some("2.4 cramp nights a week (95 % interval 1.7 to 3.2)")
    );
    let rate = words::of_cramps(&found).unwrap();
    assert!(rate.ends_with("because the weeks differ more than chance would have it"), "{rate}");

    let nothing = all(&diary("2026-01-01", [None]));
    assert_eq!(words::of_nights(&nothing), "A cramp on 0 of 0 recorded nights; 1 not recorded");
    assert_eq!((words::of_cramp_nights(&nothing), words::of_cramps(&nothing)), (None, None));
}
