//! What the scale holds, and what is said of it.

use std::sync::Arc;

use super::chart;
use crate::{
    chart::{
        Chart, Ink, Shape,
        testing::{Even, of_ink, texts},
    },
    diary::{Cramp, Diary, Night, NightDate, Period},
    trends::trends,
};

fn first() -> NightDate {
    "2026-01-01".parse().unwrap()
}

/// The chart of the second half of some weeks, of which each has so many cramp nights.
fn second_half(weeks: &[i64]) -> Chart {
    let mut diary = Diary::default();
    for (week, cramp_nights) in (0..).zip(weeks) {
        for day in 0..7 {
            let cramps = usize::from(day < *cramp_nights);
            let mut night = Night::unanswered(first().plus_days(7 * week + day));
            night.cramps = Some(vec![Cramp::default(); cramps]);
            diary.put_night(Arc::new(night));
        }
    }
    let half = i64::try_from(weeks.len()).unwrap() * 7 / 2;
    let period = Period::new(first().plus_days(half), diary.span().unwrap().last()).unwrap();
    let before = trends(&diary, period.before());
    chart(&diary, &trends(&diary, period), Some(&before))
}

/// How high a text stands.
fn height_of(chart: &Chart, words: &str) -> Option<f32> {
    chart.scene(900.0, &Even).marks.iter().find_map(|mark| {
        let Shape::Text { at, text, .. } = &mark.shape else { return None };
        (text == words).then_some(at[1])
    })
}

/// The ends of the first line of an ink that is broken, or not.
fn line(chart: &Chart, ink: Ink, broken: bool) -> Vec<[f32; 2]> {
    let scene = chart.scene(900.0, &Even);
    of_ink(&scene, ink)
        .find_map(|shape| {
            let Shape::Lines { points, is_dashed, .. } = shape else { return None };
            (*is_dashed == broken).then(|| points.clone())
        })
        .unwrap()
}

#[test]
fn the_period_before_stands_at_its_own_height_however_high_that_is() {
    let chart = second_half(&[6, 6, 0, 0]);
    let six = height_of(&chart, "6").expect("the scale goes up to the period before");
    assert!((line(&chart, Ink::Weak, true)[0][1] - six).abs() < 0.1);
    assert!(height_of(&chart, "Before 6.0").is_some());
}

#[test]
fn the_line_of_the_trend_ends_where_no_cramp_night_is_left() {
    // Falls by a night a week, and would go on below none.
    let weeks = [0; 8].into_iter().chain([7, 5, 3, 1, 0, 0, 0, 0]).collect::<Vec<_>>();
    let chart = second_half(&weeks);
    let ends = line(&chart, Ink::Text, false);
    let (none, seven) = (height_of(&chart, "0").unwrap(), height_of(&chart, "7").unwrap());
    let [[_, from], [right, to]] = ends.as_slice().try_into().unwrap();
    assert!((seven..=none).contains(&from) && (to - none).abs() < 0.1, "{ends:?} {none}");
    let scene = chart.scene(900.0, &Even);
    let last = scene.hits.last().unwrap().area.center()[0];
    assert!(right < last - 10.0, "it ends before the last week: {ends:?} {last}");
}

#[test]
fn the_sentence_has_the_rate_and_what_can_be_told_of_it() {
    for (weeks, plain) in [
        (
            &[3, 3, 3, 3][..],
            "About 3.0 cramp nights a week, from too few nights to tell how often they come; too \
             few weeks to tell a change: needs 8 weeks with at least 4 recorded nights; there \
             are 2",
        ),
        (
            &[3; 16],
            "About 3.0 cramp nights a week; no clear change over 8 weeks; what there is could be \
             chance",
        ),
    ] {
        let chart = second_half(weeks);
        assert_eq!(chart.said.plain, plain);
        for word in ["95 % interval", "(Wilson)", "recorded nights"] {
            assert!(chart.said.method.contains(word), "{}", chart.said.method);
        }
    }
}

#[test]
fn the_key_has_every_shape_that_stands_there_and_no_other() {
    // So many nights are recorded in each week, and so many of them with a cramp.
    let keys = |weeks: &[(i64, i64)]| {
        let mut diary = Diary::default();
        for (week, (recorded, cramp_nights)) in (0..).zip(weeks) {
            for day in 0..*recorded {
                let mut night = Night::unanswered(first().plus_days(7 * week + day));
                let cramps = usize::from(day < *cramp_nights);
                night.cramps = Some(vec![Cramp::default(); cramps]);
                diary.put_night(Arc::new(night));
            }
        }
        let last = first().plus_days(7 * i64::try_from(weeks.len()).unwrap() - 1);
        let chart = chart(&diary, &trends(&diary, Period::new(first(), last).unwrap()), None);
        let words = texts(&chart.scene(900.0, &Even));
        [
            "Fewer than 4 nights a week recorded",
            "No cramps",
            "No cramps in fewer than 4 nights a week recorded",
            "Not recorded",
        ]
        .map(|key| words.iter().any(|word| word == key))
    };
    for (weeks, shown) in [
        (&[(7, 1), (7, 2)][..], [false; 4]),
        (&[(7, 1), (3, 2)], [true, false, false, false]),
        (&[(7, 1), (7, 0)], [false, true, false, false]),
        (&[(7, 1), (2, 0)], [false, false, true, false]),
        (&[(7, 1), (0, 0), (7, 1)], [false, false, false, true]),
    ] {
        assert_eq!(keys(weeks), shown, "{weeks:?}");
    }
}
