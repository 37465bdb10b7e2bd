//! What is drawn of nights, and what is not.

use std::sync::Arc;

use super::chart as chart_of;
use crate::{
    chart::{
        Anchor, Area, Cell, Chart, Ink, Shape,
        testing::{Even, of_ink, texts},
    },
    diary::{Diary, Night, NightDate, Period},
    trends::{Trends, trends},
};

fn chart(diary: &Diary, trends: &Trends) -> Chart {
    chart_of(diary, trends, &|time| time.to_string())
}

/// A filled rectangle.
fn filled(shape: &Shape) -> Option<Area> {
    if let Shape::Rect { area, .. } = shape { Some(*area) } else { None }
}

fn night(morning: &str) -> NightDate {
    morning.parse().unwrap()
}

/// One night with a cramp of known pain and one of unknown, one without, one not recorded.
fn diary() -> Diary {
    let mut diary = Diary::default();
    for entry in [
        r#"{"date": "2026-03-01", "cramps": [{"started": "02:00", "pain": 10, "side": "left"},
            {"started": "05:00", "side": "right"}],
            "sleep": {"tried_to_sleep": "23:00", "final_awakening": "06:30"},
            "doses": [{"name": "Magnesium", "time": "22:00"}]}"#,
        r#"{"date": "2026-03-02", "cramps": []}"#,
        r#"{"date": "2026-03-03", "note": "away"}"#,
    ] {
        diary.put_night(Arc::new(serde_json::from_str::<Night>(entry).unwrap()));
    }
    diary
}

fn period(first: &str, last: &str) -> Period {
    Period::new(night(first), night(last)).unwrap()
}

#[test]
fn a_night_shows_its_cramps_its_sleep_and_its_doses() {
    let diary = diary();
    let chart = chart(&diary, &trends(&diary, period("2026-03-01", "2026-03-03")));
    let scene = chart.scene(800.0, &Even);
    assert_eq!(chart.said.plain, "2 of 3 nights recorded: 1 with a cramp, 1 without");
    assert_eq!(scene.hits.len(), 3);
    let count = |ink, is: fn(&Shape) -> bool| of_ink(&scene, ink).filter(|one| is(one)).count();
    let is_hatch = |shape: &Shape| matches!(shape, Shape::Hatch(_));
    let is_ring = |shape: &Shape| matches!(shape, Shape::Circle { ring: Some(_), .. });
    // One of each stands in the key besides.
    assert_eq!(count(Ink::NotRecorded, is_hatch), 2);
    assert_eq!(count(Ink::Free, is_ring), 2);
    assert_eq!(count(Ink::Sleep, |shape| matches!(shape, Shape::Rect { .. })), 2);
    let row = scene.hits[0].area;
    let heights: Vec<f32> = of_ink(&scene, Ink::Cramp)
        .filter_map(filled)
        .filter(|area| row.holds(area.center()))
        .map(|area| area.height())
        .collect();
    let [full] = heights.as_slice() else { panic!("unknown pain is hollow: {heights:?}") };
    assert!(*full > 0.8 * row.height(), "pain 10 is as high as the row");
    let words = texts(&scene);
    assert!(words.contains(&"L".to_owned()) && words.contains(&"R".to_owned()));
}

#[test]
fn times_stand_where_they_belong() {
    let diary = diary();
    let chart = chart(&diary, &trends(&diary, period("2026-03-01", "2026-03-03")));
    let scene = chart.scene(800.0, &Even);
    let of = |label: &str| {
        let mut found = scene.marks.iter().filter_map(|mark| {
            let Shape::Text { at, text, .. } = &mark.shape else { return None };
            (text == label).then_some(at[0])
        });
        found.next().unwrap()
    };
    // The cramp of 02:00 lies a third of the way from midnight to six.
    let (midnight, six) = (of("00:00"), of("06:00"));
    let row = scene.hits[0].area;
    let tick = of_ink(&scene, Ink::Cramp)
        .filter_map(filled)
        .find(|area| row.holds(area.center()))
        .map(|area| area.center()[0]);
    let expected = midnight + (six - midnight) / 3.0;
    assert!((tick.unwrap() - expected).abs() < 0.5, "{tick:?} {expected}");
}

#[test]
fn the_table_has_a_row_a_night_and_nothing_for_what_nobody_recorded() {
    let diary = diary();
    let chart = chart(&diary, &trends(&diary, period("2026-03-01", "2026-03-04")));
    assert_eq!(chart.table.rows.len(), 4);
    let row = |row: usize| chart.table.rows[row][1..4].to_vec();
    assert_eq!(row(0), [Cell::text("yes"), Cell::count(2_u8), Cell::count(10_u8)]);
    assert_eq!(row(1), [Cell::text("yes"), Cell::count(0_u8), Cell::Missing]);
    assert_eq!(row(2), [Cell::text("no"), Cell::Missing, Cell::Missing]);
    assert_eq!(row(3), row(2));
}

#[test]
fn more_than_eight_weeks_are_rows_of_counts() {
    let diary = diary();
    let long = chart(&diary, &trends(&diary, period("2026-01-01", "2026-03-03")));
    let scene = long.scene(600.0, &Even);
    assert_eq!(scene.hits.len(), 9);
    assert_eq!(
        scene.hits[8].words,
        "26 Feb to 3 Mar 2026: 1 cramp night in 2 recorded nights; 4 not recorded; 2 cramps"
    );
    assert_eq!(scene.hits[0].words, "1 Jan to 7 Jan 2026: no night recorded");
    let words = texts(&scene);
    assert!(words.contains(&"1 of 2, 2 cramps".to_owned()), "{words:?}");
    assert_eq!(long.table.rows[0][4], Cell::Missing);
    assert_eq!(long.table.rows[8][4], Cell::count(1_u8));
}

/// Eight weeks of nights with more and more cramps and doses, some without a time.
fn busy() -> Diary {
    let mut diary = Diary::default();
    let first = night("2026-01-24");
    for night in period("2026-01-24", "2026-03-20").iter() {
        let day = night.days_since(first);
        let cramp = |number: i64| match number % 3 {
            0 => r#"{"pain": 5}"#.to_owned(),
            other => format!(r#"{{"started": "0{other}:30", "side": "both", "pain": {number}}}"#),
        };
        let cramps: Vec<String> = (0..day % 9).map(cramp).collect();
        let entry = format!(
            r#"{{"date": "{night}", "cramps": [{}], "doses": [{{"name": "Quinine"}}]}}"#,
            cramps.join(", ")
        );
        diary.put_night(Arc::new(serde_json::from_str::<Night>(&entry).unwrap()));
    }
    diary
}

#[test]
fn nothing_reaches_beyond_the_picture() {
    let diary = busy();
    for (first, last) in [("2026-03-07", "2026-03-20"), ("2026-01-24", "2026-03-20")] {
        let chart = chart(&diary, &trends(&diary, period(first, last)));
        for width in [330.0, 700.0, 1040.0] {
            let scene = chart.scene(width, &Even);
            for mark in &scene.marks {
                let right =
                    if let Shape::Text { at, text, anchor: Anchor::Left, role } = &mark.shape {
                        at[0] + text.chars().count() as f32 * role.size() * 0.55
                    } else if let Shape::Hatch(area) = &mark.shape {
                        area.right
                    } else {
                        filled(&mark.shape).map_or(0.0, |area| area.right)
                    };
                assert!(right <= width + 1.0, "{width}: {:?}", mark.shape);
            }
        }
    }
}

#[test]
fn eight_weeks_stand_in_two_columns_where_there_is_room_in_the_order_of_the_table() {
    let diary = busy();
    let days = |chart: &Chart| -> Vec<String> {
        let day = |row: &Vec<Cell>| {
            let Cell::Day(day) = &row[0] else { panic!("{:?}", row[0]) };
            crate::diary::written::date(*day)
        };
        chart.table.rows.iter().map(day).collect()
    };
    for (first, width, columns) in [
        ("2026-01-24", 999.0, [56, 0]),
        ("2026-01-24", 1000.0, [28, 28]),
        ("2026-01-24", 1040.0, [28, 28]),
        ("2026-02-11", 1040.0, [21, 17]),
        ("2026-02-20", 1040.0, [21, 8]),
        ("2026-02-21", 1040.0, [28, 0]),
    ] {
        let chart = chart(&diary, &trends(&diary, period(first, "2026-03-20")));
        let scene = chart.scene(width, &Even);
        let days = days(&chart);
        let heard: Vec<_> = scene.hits.iter().map(|hit| &hit.words).collect();
        assert_eq!(days.len(), heard.len());
        for (day, heard) in days.iter().zip(heard) {
            assert!(heard.starts_with(&format!("Night to {day}: ")), "{day}: {heard}");
        }
        let middle = width / 2.0;
        let (left, right) = scene.hits.split_at(columns[0]);
        assert_eq!(right.len(), columns[1], "{first} at {width}");
        let is_left = |area: Area| columns[1] == 0 || area.right <= middle;
        assert!(left.iter().all(|hit| is_left(hit.area)), "{first} at {width}");
        assert!(right.iter().all(|hit| hit.area.left >= middle), "{first} at {width}");
        for column in [left, right] {
            for pair in column.windows(2) {
                assert!(pair[0].area.bottom <= pair[1].area.top + 0.01);
            }
        }
        if columns[1] > 0 {
            assert!((left[0].area.top - right[0].area.top).abs() < 0.01, "side by side");
            assert!(scene.height < 800.0, "{}", scene.height);
        }
    }
}

#[test]
fn a_period_without_an_entry_says_what_would_stand_there() {
    let diary = diary();
    let chart = chart(&diary, &trends(&diary, period("2025-03-01", "2025-03-04")));
    assert!(!chart.has_data());
    assert!(chart.said.method.starts_with("Each night would stand here"));
}

#[test]
fn the_hours_are_written_as_the_person_writes_them_and_never_touch() {
    let diary = diary();
    let clock = |time: crate::diary::ClockTime| format!("{} o'clock", time.hour());
    let chart = chart_of(&diary, &trends(&diary, period("2026-03-01", "2026-03-03")), &clock);
    assert!(chart.said.method.contains("from 18 o'clock to 12 o'clock"), "{}", chart.said.method);
    for (width, hours) in [(1040.0, 7), (450.0, 4), (330.0, 2)] {
        let scene = chart.scene(width, &Even);
        let words = texts(&scene);
        let shown: Vec<_> = words.iter().filter(|words| words.ends_with("o'clock")).collect();
        assert_eq!(shown.len(), hours, "{width}: {shown:?}");
        assert!(words.join(" ").contains("between 12 o'clock and 18 o'clock"), "{words:?}");
    }
}

#[test]
fn sleep_that_has_no_place_in_the_row_has_a_line_beside_it() {
    let mut diary = diary();
    let late = r#"{"date": "2026-03-02", "cramps": [], "sleep": {"tried_to_sleep": "09:00",
        "final_awakening": "15:00"}}"#;
    diary.put_night(Arc::new(serde_json::from_str::<Night>(late).unwrap()));
    let chart = chart(&diary, &trends(&diary, period("2026-03-01", "2026-03-03")));
    let scene = chart.scene(800.0, &Even);
    let of = |row: usize| {
        let lies = |area: &Area| scene.hits[row].area.holds(area.center());
        of_ink(&scene, Ink::Sleep).filter_map(filled).filter(lies).collect::<Vec<_>>()
    };
    assert_eq!(of(0).len(), 1);
    let [within, beside] = of(1).try_into().unwrap();
    assert!(within.right < beside.left, "{within:?} {beside:?}");
}
