//! The data types of FHIR that the resources are made of.

use chrono::{Datelike as _, Offset as _, SecondsFormat};
use serde_json::{Value, json};

use crate::diary::{
    ClockTime, Night,
    night_time::{DayChange, moments_of},
};

/// A text that FHIR takes: something must be in it, no control characters, and no spaces but the
/// plain ones.
pub(super) fn text(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}'))
        .map(|c| match c {
            '\n' | '\t' => c,
            _ if c.is_control() || c.is_whitespace() => ' ',
            _ => c,
        })
        .collect();
    let plain = plain.trim();
    (!plain.is_empty()).then(|| plain.to_owned())
}

/// A word of a vocabulary as a person would write it.
pub(super) fn said(word: &str) -> String {
    word.replace('_', " ")
}

/// What a resource says, for who reads it without software for FHIR: a paragraph each.
pub(super) fn narrative(paragraphs: &[String]) -> Value {
    let paragraphs: Vec<String> =
        paragraphs.iter().map(|text| format!("<p>{}</p>", escaped(text))).collect();
    xhtml(&paragraphs.concat())
}

/// A table with its headers.
pub(super) fn table(headers: &[&str], rows: &[Vec<String>]) -> Value {
    let cells = |name: &str, texts: Vec<&str>| -> String {
        let cells: Vec<String> =
            texts.iter().map(|text| format!("<{name}>{}</{name}>", escaped(text))).collect();
        format!("<tr>{}</tr>", cells.concat())
    };
    let head = cells("th", headers.to_vec());
    let body: String =
        rows.iter().map(|row| cells("td", row.iter().map(String::as_str).collect())).collect();
    xhtml(&format!("<table><thead>{head}</thead><tbody>{body}</tbody></table>"))
}

fn xhtml(body: &str) -> Value {
    let div = format!("<div xmlns=\"http://www.w3.org/1999/xhtml\">{body}</div>");
    json!({"status": "generated", "div": div})
}

fn escaped(text: &str) -> String {
    let plain = self::text(text).unwrap_or_default();
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A concept without a code.
pub(super) fn concept(text: &str) -> Value {
    json!({"text": text})
}

/// A concept of LOINC.
pub(super) fn loinc(code: &str, display: &str, text: &str) -> Value {
    json!({
        "coding": [{"system": "http://loinc.org", "code": code, "display": display}],
        "text": text,
    })
}

/// A quantity in a unit of UCUM.
pub(super) fn quantity(value: &Value, unit: &str, code: &str) -> Value {
    json!({
        "value": value,
        "unit": unit,
        "system": "http://unitsofmeasure.org",
        "code": code,
    })
}

/// Minutes.
pub(super) fn minutes(value: &Value) -> Value {
    quantity(value, "min", "min")
}

/// The days that a night touches.
pub(super) fn whole_night(night: &Night) -> Value {
    let (evening, morning) = (night.date.evening(), night.date.morning());
    // The years of FHIR begin with 1.
    if evening.year() < 1 {
        json!({"end": morning.to_string()})
    } else {
        json!({"start": evening.to_string(), "end": morning.to_string()})
    }
}

/// The largest offset that FHIR takes, in seconds; clocks in Alaska and on the Philippines had a
/// larger one until they changed the side of the date line.
const LARGEST_OFFSET: i32 = 14 * 60 * 60;

/// When the clock of a night showed a time: with its offset where the zone is known, else the
/// day alone, for FHIR has no time without an offset.
pub(super) fn moment(night: &Night, clock: ClockTime) -> String {
    let date = DayChange::default().date_of(night.date, clock);
    let date = if date.year() < 1 { night.date.morning() } else { date };
    let zone = night.time_zone;
    let moment = zone.and_then(|zone| {
        let moment = moments_of(date, clock, Some(zone)).into_iter().next()?;
        let there = moment.with_timezone(&zone);
        let offset = there.offset().fix().local_minus_utc();
        (offset.abs() <= LARGEST_OFFSET).then(|| there.to_rfc3339_opts(SecondsFormat::Secs, false))
    });
    moment.unwrap_or_else(|| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::{moment, narrative, text};
    use crate::diary::Night;

    #[test]
    fn a_time_has_its_offset_where_the_zone_is_known() {
        let mut night = Night::unanswered("2026-03-29".parse().unwrap());
        for (zone, clock, expected) in [
            (None, "02:13", "2026-03-29"),
            (None, "23:50", "2026-03-28"),
            (Some("Europe/Berlin"), "23:50", "2026-03-28T23:50:00+01:00"),
            (Some("Europe/Berlin"), "03:10", "2026-03-29T03:10:00+02:00"),
            // The clock was put forward at 02:00.
            (Some("Europe/Berlin"), "02:13", "2026-03-29"),
        ] {
            night.time_zone = zone.map(|zone| zone.parse().unwrap());
            assert_eq!(moment(&night, clock.parse().unwrap()), expected);
        }
        // 15 hours ahead of Greenwich, until Alaska was sold.
        let mut night = Night::unanswered("1652-07-14".parse().unwrap());
        night.time_zone = Some("America/Juneau".parse().unwrap());
        assert_eq!(moment(&night, "08:05".parse().unwrap()), "1652-07-14");
    }

    #[test]
    fn a_text_is_no_markup_and_never_empty() {
        let said = narrative(&["<b> & \"c\"".to_owned()]);
        assert_eq!(
            said["div"],
            "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>&lt;b&gt; &amp; &quot;c&quot;</p></div>"
        );
        assert_eq!(text(" \u{1}\u{feff}\u{a0}"), None);
        assert_eq!(text(" a\u{7}b "), Some("a b".to_owned()));
    }
}
