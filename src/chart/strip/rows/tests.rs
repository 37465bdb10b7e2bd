//! What stands in which row.

use std::sync::Arc;

use super::{NightRows, Rows};
use crate::{
    diary::{Diary, Night, Period},
    trends::night_rows::{SpanUnit as Unit, minutes_into_night},
};

fn period(first: &str, last: &str) -> Period {
    Period::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
}

fn diary(nights: &[&str]) -> Diary {
    let mut diary = Diary::default();
    for night in nights {
        diary.put_night(Arc::new(serde_json::from_str::<Night>(night).unwrap()));
    }
    diary
}

#[test]
fn the_axis_goes_from_six_in_the_evening_to_noon() {
    for (time, minutes) in [
        ("17:59", None),
        ("18:00", Some(0)),
        ("00:00", Some(360)),
        ("12:00", Some(1080)),
        ("12:01", None),
    ] {
        assert_eq!(minutes_into_night(time.parse().unwrap()), minutes, "{time}");
    }
}

#[test]
fn no_period_has_more_rows_than_can_be_read() {
    let nothing = Diary::default();
    let unit = |first, last| match Rows::of(&nothing, period(first, last), &|time| time.to_string())
    {
        Rows::Nights(nights) => (None, nights.rows.len()),
        Rows::Spans(unit, rows) => {
            assert_eq!(rows.first().unwrap().from.to_string(), first);
            assert_eq!(rows.last().unwrap().to.to_string(), last);
            for pair in rows.windows(2) {
                assert_eq!(pair[0].to.plus_days(1), pair[1].from);
            }
            (Some(unit), rows.len())
        }
    };
    assert_eq!(unit("2026-01-24", "2026-03-20"), (None, 56));
    assert_eq!(unit("2026-01-23", "2026-03-20"), (Some(Unit::Week), 9));
    assert_eq!(unit("2025-02-22", "2026-03-20"), (Some(Unit::Week), 56));
    assert_eq!(unit("2025-02-21", "2026-03-20"), (Some(Unit::Month), 14));
    assert_eq!(unit("2021-07-31", "2026-03-20"), (Some(Unit::Years(1)), 6));
    assert_eq!(unit("1900-01-01", "2026-03-20"), (Some(Unit::Years(5)), 26));
    assert_eq!(unit("1000-01-01", "2026-03-20"), (Some(Unit::Years(20)), 52));
}

#[test]
fn a_row_holds_what_was_answered_and_no_more() {
    let diary = diary(&[
        r#"{"date": "2026-03-01", "cramps": [
            {"pain": 3},
            {"started": "03:10", "side": "left", "muscle": "calf", "pain": 7},
            {"started": "13:00", "side": "both"}],
          "sleep": {"tried_to_sleep": "23:00", "final_awakening": "06:30"},
          "doses": [{"name": "Magnesium", "amount": "300 mg", "time": "22:00"}]}"#,
        r#"{"date": "2026-03-02", "cramps": []}"#,
        r#"{"date": "2026-03-03", "sleep": {"tried_to_sleep": "07:00",
            "final_awakening": "06:30", "into_bed": "08:00", "out_of_bed": "06:20"}}"#,
    ]);
    let clock = |time: crate::diary::ClockTime| time.to_string();
    let four = period("2026-03-01", "2026-03-04");
    let Rows::Nights(NightRows { rows, hours }) = Rows::of(&diary, four, &clock) else {
        panic!("four nights have a row each")
    };
    assert_eq!(
        rows[0].words(),
        "Night to Sun 1 March 2026: 3 cramps (03:10, left calf, pain 7 of 10; pain 3 of 10; \
         13:00, both legs); asleep from about 23:00 to 06:30; doses: Magnesium 300 mg at 22:00"
    );
    let at: Vec<_> = rows[0].cramps.iter().map(|cramp| cramp.at).collect();
    assert_eq!(at, [Some(550), None, None]);
    let asleep = rows[0].sleep.as_ref().unwrap();
    assert_eq!((asleep.at.as_slice(), asleep.is_cut), ([[300, 750]].as_slice(), false));
    assert_eq!(hours.night(), "18:00 to 12:00");
    assert_eq!(rows[1].words(), "Night to Mon 2 March 2026: no cramps");
    // Of times that contradict each other nothing is drawn.
    assert_eq!(rows[2].sleep, None);
    assert_eq!(rows[3].words(), "Night to Wed 4 March 2026: not recorded");
}

#[test]
fn sleep_that_leaves_the_axis_is_drawn_as_far_as_it_goes_and_said_to_be_cut() {
    for (tried, woke, at, is_cut) in [
        ("18:00", "12:00", vec![[0, 1080]], false),
        ("17:30", "01:00", vec![[0, 420]], true),
        ("17:30", "18:00", vec![], true),
        ("09:00", "15:00", vec![[900, 1080]], true),
        ("10:00", "19:00", vec![[960, 1080], [0, 60]], true),
        ("12:30", "17:00", vec![], true),
        ("17:00", "13:00", vec![[0, 1080]], true),
    ] {
        let entry = format!(
            r#"{{"date": "2026-03-01", "sleep": {{"tried_to_sleep": "{tried}",
                "final_awakening": "{woke}"}}}}"#
        );
        let clock = |time: crate::diary::ClockTime| time.to_string();
        let night = period("2026-03-01", "2026-03-01");
        let Rows::Nights(nights) = Rows::of(&diary(&[&entry]), night, &clock) else {
            panic!("one night has a row")
        };
        let asleep = nights.rows[0].sleep.as_ref().unwrap();
        assert_eq!((&asleep.at, asleep.is_cut), (&at, is_cut), "{tried} to {woke}");
        assert_eq!(asleep.words, [tried, woke]);
    }
}
