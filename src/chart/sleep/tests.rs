//! What of the sleep is drawn, and what is not.

use std::sync::Arc;

use super::{chart, lines::share};
use crate::{
    chart::{
        Cell, Drawing, Ink, Shape,
        testing::{Even, of_ink, texts},
    },
    diary::{Diary, Night, NightDate, Period},
    trends::trends,
};

/// Three weeks: sleep in the first and the third, none in the second.
fn diary() -> Diary {
    let first: NightDate = "2026-03-01".parse().unwrap();
    let mut diary = Diary::default();
    for day in (0..7).chain(14..21) {
        let out = if day < 7 { "07:00" } else { "06:00" };
        let mut night: Night = serde_json::from_str(&format!(
            r#"{{"date": "2026-03-01", "sleep": {{"into_bed": "23:00", "tried_to_sleep":
                "23:00", "minutes_to_fall_asleep": 30, "minutes_awake": 30,
                "final_awakening": "{out}", "out_of_bed": "{out}"}}}}"#
        ))
        .unwrap();
        night.date = first.plus_days(day);
        diary.put_night(Arc::new(night));
    }
    diary
}

fn period() -> Period {
    Period::new("2026-03-01".parse().unwrap(), "2026-03-21".parse().unwrap()).unwrap()
}

#[test]
fn a_week_without_sleep_is_a_gap_and_not_zero() {
    let diary = diary();
    let chart = chart(&diary, &trends(&diary, period()));
    let cells = |row: usize| chart.table.rows[row][2..6].to_vec();
    let number = |value: f64| Cell::Number(value, 0);
    assert_eq!(cells(1), [number(7.0), number(480.0), number(420.0), number(87.5)]);
    assert_eq!(cells(2), [number(0.0), Cell::Missing, Cell::Missing, Cell::Missing]);
    assert_eq!(cells(3)[1], number(420.0));
    let scene = chart.scene(700.0, &Even);
    // Two dots and no line: nothing joins what lies on either side of the gap.
    let of = |ink| of_ink(&scene, ink).cloned().collect::<Vec<Shape>>();
    assert_eq!(of(Ink::Series(0)).len(), 2);
    assert!(of(Ink::Series(0)).iter().all(|shape| matches!(shape, Shape::Circle { .. })));
    assert_eq!(scene.hits.len(), 3);
    assert_eq!(scene.hits[1].words, "8 Mar to 14 Mar 2026: no sleep recorded");
    assert_eq!(
        scene.hits[0].words,
        "1 Mar to 7 Mar 2026: in bed 8 h, asleep 7 h, 88 % of the time in bed, 30 min to fall \
         asleep, 30 min awake after; means of 7 nights"
    );
}

#[test]
fn a_long_period_has_no_more_points_than_can_be_seen() {
    let diary = diary();
    let long = Period::new("1976-01-01".parse().unwrap(), period().last()).unwrap();
    let chart = chart(&diary, &trends(&diary, long));
    let Drawing::Sleep(lines) = &chart.drawing else { panic!("there is sleep to draw") };
    assert!(lines.points.len() <= super::MOST_POINTS);
    assert_eq!(lines.points.last().unwrap().to, long.last());
    assert_eq!(lines.points.iter().filter(|point| share(point).is_some()).count(), 1);
}

#[test]
fn what_was_counted_alone_has_a_picture_of_its_own() {
    let mut diary = Diary::default();
    let night = r#"{"date": "2026-03-01", "sleep": {"awakenings": 2}}"#;
    diary.put_night(Arc::new(serde_json::from_str(night).unwrap()));
    let counted = chart(&diary, &trends(&diary, period()));
    assert_eq!(counted.table.rows[1][8], Cell::Number(2.0, 1));
    let scene = counted.scene(700.0, &Even);
    let words = texts(&scene);
    assert!(words.contains(&"Times awake".to_owned()), "{words:?}");
    for title in ["Hours", "Asleep, of the time in bed", "Minutes to fall asleep"] {
        assert!(!words.contains(&title.to_owned()), "{words:?}");
    }
    let nothing = Diary::default();
    let nothing = chart(&nothing, &trends(&nothing, period()));
    assert!(nothing.table.rows.is_empty() && !nothing.has_data());
}

#[test]
fn each_measure_is_drawn_over_time_below_the_others() {
    let mut diary = diary();
    let night = r#"{"date": "2026-03-02", "sleep": {"awakenings": 2}}"#;
    diary.put_night(Arc::new(serde_json::from_str(night).unwrap()));
    let scene = chart(&diary, &trends(&diary, period())).scene(700.0, &Even);
    let height_of = |words: &str| {
        scene.marks.iter().find_map(|mark| {
            let Shape::Text { at, text, .. } = &mark.shape else { return None };
            (text == words).then_some(at[1])
        })
    };
    let heights: Vec<f32> = [
        "Hours",
        "Asleep, of the time in bed",
        "Minutes to fall asleep",
        "Minutes awake after falling asleep",
        "Times awake",
    ]
    .into_iter()
    .map(|title| height_of(title).expect(title))
    .collect();
    assert!(heights.is_sorted_by(|one, next| one + 50.0 < *next), "{heights:?}");
    // The first and the third week have minutes, and one of them has times awake.
    let dots = of_ink(&scene, Ink::Series(3)).filter(|it| matches!(it, Shape::Circle { .. }));
    assert_eq!(dots.count(), 5);
}
