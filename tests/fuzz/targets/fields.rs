//! What is typed into a field.

use chrono::{NaiveDate, NaiveDateTime};
use cramp_diary::{
    clock::Clock,
    diary::{
        date::{ClockTime, parse_date},
        draft::{self, DateOrder, Leaning, ReadDate, TypedTime, Unit},
        quantity::{AlcoholGrams, Awakenings, CrampMinutes, Millilitres, Pain, SorenessHours},
    },
};

/// Every field that takes more than plain text: each refuses what it is given, or takes a value
/// that reads back as itself.
pub(crate) fn fields(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let noon: NaiveDateTime = "2026-03-15T12:00:00".parse().expect("a moment");
    times(text, noon);
    dates(text, noon.date());
    if let Ok(time) = draft::clock(text) {
        assert_eq!(draft::clock(&time.to_string()), Ok(time));
    }
    draft::whole_minutes(text).ok();
    for unit in [Unit::Hours, Unit::Minutes, Unit::Seconds] {
        if let Ok(minutes) = draft::length(text, unit) {
            assert!(minutes >= 0.0, "{text:?}: {minutes}");
        }
    }
    if let Ok(minutes) = draft::minutes(text, CrampMinutes::new) {
        assert!((0.0..=1440.0).contains(&minutes.get()));
    }
    draft::hours(text, SorenessHours::new).ok();
    draft::real(text, AlcoholGrams::new).ok();
    draft::whole(text, Pain::new).ok();
    draft::whole(text, Awakenings::new).ok();
    draft::whole(draft::without_unit(text, "ml"), Millilitres::new).ok();
}

fn times(text: &str, noon: NaiveDateTime) {
    if let Ok(time) = text.parse::<ClockTime>() {
        assert_eq!(time.to_string(), text);
    }
    if let Ok(TypedTime::Ago(elapsed)) = draft::time(text) {
        let moment = Clock::fixed(noon).now().plus(-elapsed);
        assert!(moment.local <= noon, "{text:?}: {}", moment.local);
    }
}

fn dates(text: &str, today: NaiveDate) {
    if let Ok(date) = parse_date(text) {
        assert_eq!(date.to_string(), text);
    }
    for order in [DateOrder::DayFirst, DateOrder::MonthFirst] {
        for leaning in [Leaning::Past, Leaning::Coming] {
            let reader = ReadDate { today, order, leaning };
            if let Ok(date) = reader.date(text) {
                assert_eq!(reader.date(&date.to_string()), Ok(date), "{text:?}");
                assert_eq!(reader.past(text).is_ok(), date <= today);
            }
        }
    }
}
