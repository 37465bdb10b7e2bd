//! How counts, numbers, dates and places of a diary are written for people.

use std::fmt::Display;

use chrono::NaiveDate;

use super::vocabulary::{Muscle, Side};

/// "1 cramp", "2 cramps".
pub fn count<N: Copy + Display + PartialEq + From<u8>>(number: N, one: &str, many: &str) -> String {
    let word = if number == N::from(1) { one } else { many };
    format!("{number} {word}")
}

/// Minutes as "45 min" or "7 h 30 min".
pub fn duration(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// A number without needless digits: "3", "2.5".
pub fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), ToOwned::to_owned)
}

/// A date as people write it: "Tue 3 March 2026".
pub fn date(date: NaiveDate) -> String {
    date.format("%a %-d %B %Y").to_string()
}

/// A date where there is little room: "3 Mar".
pub fn short_date(date: NaiveDate) -> String {
    date.format("%-d %b").to_string()
}

/// What people call a muscle, in lower case.
pub const fn muscle(muscle: Muscle) -> &'static str {
    match muscle {
        Muscle::Calf => "calf",
        Muscle::Foot => "foot",
        Muscle::Toes => "toes",
        Muscle::Shin => "shin",
        Muscle::Hamstring => "hamstring",
        Muscle::Thigh => "front of thigh",
        Muscle::Hip => "hip",
        Muscle::Other => "elsewhere",
    }
}

/// What people call a side, in lower case.
pub const fn side(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
        Side::Both => "both",
    }
}

/// Where a cramp was, in lower case: "left calf", "calf in both legs", "right leg"; `None` where
/// neither is answered.
pub fn place(muscle: Option<Muscle>, side: Option<Side>) -> Option<String> {
    let leg = match side {
        Some(Side::Left) => Some("left"),
        Some(Side::Right) => Some("right"),
        Some(Side::Both) | None => None,
    };
    Some(match (muscle, side, leg) {
        (None, None, _) => return None,
        (None, Some(_), Some(leg)) => format!("{leg} leg"),
        (None, Some(_), None) => "both legs".to_owned(),
        (Some(muscle), None, _) => self::muscle(muscle).to_owned(),
        (Some(muscle), Some(_), None) => format!("{} in both legs", self::muscle(muscle)),
        (Some(Muscle::Other), Some(_), Some(leg)) => format!("elsewhere in the {leg} leg"),
        (Some(Muscle::Thigh), Some(_), Some(leg)) => format!("front of {leg} thigh"),
        (Some(muscle), Some(_), Some(leg)) => format!("{leg} {}", self::muscle(muscle)),
    })
}

#[cfg(test)]
mod tests {
    use super::{count, date, duration, number, place, short_date};
    use crate::diary::vocabulary::{
        Muscle::{Calf, Other, Thigh, Toes},
        Side::{Both, Left, Right},
    };

    #[test]
    fn numbers_are_written_for_people() {
        assert_eq!(count(1, "cramp", "cramps"), "1 cramp");
        assert_eq!(count(0, "cramp", "cramps"), "0 cramps");
        assert_eq!(duration(59), "59 min");
        assert_eq!(duration(60), "1 h");
        assert_eq!(duration(450), "7 h 30 min");
        assert_eq!(number(3.0), "3");
        assert_eq!(number(2.449), "2.4");
    }

    #[test]
    fn dates_are_written_for_people() {
        let day = "2026-03-03".parse().unwrap();
        assert_eq!(date(day), "Tue 3 March 2026");
        assert_eq!(short_date(day), "3 Mar");
    }

    #[test]
    fn a_place_is_told_as_far_as_it_is_known() {
        for ((muscle, side), words) in [
            ((Some(Calf), Some(Left)), Some("left calf")),
            ((Some(Calf), Some(Both)), Some("calf in both legs")),
            ((Some(Toes), Some(Both)), Some("toes in both legs")),
            ((Some(Thigh), Some(Right)), Some("front of right thigh")),
            ((Some(Thigh), Some(Both)), Some("front of thigh in both legs")),
            ((Some(Other), Some(Right)), Some("elsewhere in the right leg")),
            ((Some(Other), Some(Both)), Some("elsewhere in both legs")),
            ((Some(Calf), None), Some("calf")),
            ((None, Some(Right)), Some("right leg")),
            ((None, Some(Both)), Some("both legs")),
            ((None, None), None),
        ] {
            assert_eq!(place(muscle, side).as_deref(), words);
        }
    }
}
