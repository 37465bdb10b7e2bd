//! What the words of the summary look like.

use chrono::NaiveDate;

use super::{Wording, hours_and_minutes, number, own_text, rate, without_marks};
use crate::{diary::Period, report::DateStyle};

fn days(texts: &[&str]) -> Vec<NaiveDate> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

fn said(texts: &[&str]) -> String {
    Wording { dates: DateStyle::Words, year: 2026 }.dates(&days(texts)).replace('\u{a0}', " ")
}

#[test]
fn days_are_said_in_few_words() {
    for (given, expected) in [
        (&[][..], ""),
        (&["2026-03-03"], "3 Mar"),
        (&["2025-03-03"], "3 Mar 2025"),
        (&["2026-03-03", "2026-03-05"], "3, 5 Mar"),
        (&["2026-03-03", "2026-03-04", "2026-03-05"], "3 to 5 Mar"),
        (&["2026-03-03", "2026-03-05", "2026-03-06", "2026-04-02"], "3, 5 to 6 Mar, 2 Apr"),
        (&["2026-02-28", "2026-03-01", "2026-03-04"], "28 Feb to 1 Mar, 4 Mar"),
        (&["2026-02-27", "2026-02-28", "2026-03-01"], "27 Feb to 1 Mar"),
        (&["2026-02-20", "2026-02-28", "2026-03-01"], "20 Feb, 28 Feb to 1 Mar"),
        (&["2025-12-31", "2026-01-01"], "31 Dec 2025 to 1 Jan"),
    ] {
        assert_eq!(said(given), expected);
    }
}

#[test]
fn numbers_keep_a_digit_only_where_it_says_something() {
    assert_eq!(number(3.0), "3");
    assert_eq!(number(2.55), "2.5");
    assert_eq!(number(0.04), "0");
    assert_eq!(hours_and_minutes(405.2).replace('\u{a0}', " "), "6 h 45 min");
    assert_eq!(
        [1.004, 1.03, 2.0, 19.52, 100.2].map(rate),
        ["1.00", "1.03", "2.0", "19.5", "over 100"]
    );
    assert_eq!(hours_and_minutes(59.6).replace('\u{a0}', " "), "1 h 0 min");
}

#[test]
fn dates_without_a_language_are_those_of_iso_8601() {
    let wording = Wording { dates: DateStyle::Iso, year: 2026 };
    let plain = |text: String| text.replace('\u{a0}', " ");
    assert_eq!(plain(wording.date("2025-12-31".parse().unwrap())), "2025-12-31");
    assert_eq!(plain(wording.short_date("2026-03-03".parse().unwrap())), "2026-03-03");
    assert_eq!(
        plain(wording.dates(&days(&["2026-02-28", "2026-03-01", "2026-03-04"]))),
        "2026-02-28 to 2026-03-01, 2026-03-04"
    );
    assert_eq!(
        plain(wording.dates(&days(&[
            "2026-03-03",
            "2026-03-05",
            "2026-03-06",
            "2026-04-02",
            "2026-05-30",
            "2026-05-31",
            "2026-06-01",
        ]))),
        "2026-03: 03, 05 to 06, 2026-04-02, 2026-05-30 to 2026-06-01"
    );
    let last = "2026-03-28".parse().unwrap();
    assert_eq!(plain(wording.period(Period::ending(last, 2))), "2026-03-27 to 2026-03-28");
    assert_eq!(plain(wording.night(last)), "2026-03-27 to 2026-03-28");
}

#[test]
fn a_name_from_right_to_left_keeps_to_itself() {
    assert_eq!(own_text("Hanako"), "Hanako");
    assert_eq!(own_text("\u{2067}x"), "x");
    let name = own_text("دانا");
    assert_eq!(name, "\u{2068}دانا\u{2069}");
    assert_eq!(without_marks(&name), "دانا");
}
