//! A file that is not valid is refused whole, with the place of its first fault.

use std::time::{Duration, Instant};

use cramp_diary::exchange::{ImportError, MAX_BYTES, json};

/// A file with these lines between its head and its end; the first of them is line 3.
fn file(lines: &str) -> String {
    format!("{{\n\"format\": \"cramp-diary\", \"version\": 1,\n{lines}\n}}\n")
}

/// The message with which a file is refused.
fn refusal(bytes: impl AsRef<[u8]>) -> String {
    match json::read(bytes.as_ref()) {
        Ok(_) => panic!("the file was read"),
        Err(error) => error.to_string(),
    }
}

#[track_caller]
fn refused_at(bytes: impl AsRef<[u8]>, place: &str, reason: &str) {
    let message = refusal(bytes);
    assert!(message.starts_with(&format!("{place}: ")), "{message}\nis not at {place}");
    assert!(message.contains(reason), "{message}\ndoes not say {reason}");
    assert!(!message.contains('\n'), "{message}");
}

#[test]
fn values_are_refused_at_their_line_column_and_path() {
    for (lines, place, reason) in [
        // A value that a field does not accept, wherever in its object it stands.
        (
            "\"nights\": [\n{\"date\": \"2026-03-01\"},\n{\"date\": \"2026-03-02\", \"cramps\": [\n{\"pain\": 11\n}]}]",
            "line 6, column 10, nights[1].cramps[0].pain",
            "pain must be a whole number from 0 to 10",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"cramps\": [{\"note\":\n \"a\\u0000b\"\n\n}]}]",
            "line 4, column 2, nights[0].cramps[0].note",
            "NUL",
        ),
        (
            "\"profile\": {\"name\": \"ü\", \"birth_date\":\n \"2023-02-29\"\n}",
            "line 4, column 2, profile.birth_date",
            "not a date of the calendar",
        ),
        (
            "\"nights\": [{\"date\": \"2026-13-01\"}]",
            "line 3, column 21, nights[0].date",
            "not a date",
        ),
        (
            "\"nights\": [{\"date\": \"2026-1-01\"}]",
            "line 3, column 21, nights[0].date",
            "not a date",
        ),
        (
            "\"nights\": [{\"date\": 20260101}]",
            "line 3, column 21, nights[0].date",
            "expected a string",
        ),
        (
            "\"nights\": [{\"date\": null}]",
            "line 3, column 21, nights[0].date",
            "expected a string",
        ),
        ("\"nights\": [\n{}]", "line 4, column 1, nights[0]", "missing field `date`"),
        ("\"nights\": [[]]", "line 3, column 12, nights[0]", "expected a night in braces"),
        ("\"nights\": [null]", "line 3, column 12, nights[0]", "expected a night in braces"),
        ("\"nights\": null", "line 3, column 11, nights", "expected a list"),
        ("\"nights\": {}", "line 3, column 11, nights", "expected a list"),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"time_zone\": \"Mars/Olympus\"}]",
            "line 3, column 48, nights[0].time_zone",
            "not a known time zone",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"sleep\": []}]",
            "line 3, column 44, nights[0].sleep",
            "expected the sleep of a night in braces",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"sleep\": {\"into_bed\": \"24:00\"}}]",
            "line 3, column 57, nights[0].sleep.into_bed",
            "not a clock time",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"sleep\": {\"awakenings\": 61}}]",
            "line 3, column 59, nights[0].sleep.awakenings",
            "from 0 to 60",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"before\": {\"fluid_ml\": 0.5}}]",
            "line 3, column 58, nights[0].before.fluid_ml",
            "not a whole number",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"before\": {\"alcohol_g\": -1}}]",
            "line 3, column 59, nights[0].before.alcohol_g",
            "a number from 0 to 1000",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"after\": {\"tired\": \"5\"}}]",
            "line 3, column 54, nights[0].after.tired",
            "a whole number",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"after\": {\"tired\": true}}]",
            "line 3, column 54, nights[0].after.tired",
            "a whole number",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"bedtime\": [\"walk\", \"walk\"]}]",
            "line 3, column 46, nights[0].bedtime",
            "\"walk\" stands twice",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"bedtime\": [\"walk\", \"run\"]}]",
            "line 3, column 55, nights[0].bedtime[1]",
            "\"run\" is not a known",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"bedtime\": [null]}]",
            "line 3, column 47, nights[0].bedtime[0]",
            "expected a string",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"signs\": [{\"sign\": \"Swelling\"}]}]",
            "line 3, column 54, nights[0].signs[0].sign",
            "not a known sign",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"signs\": [[\"swelling\"]]}]",
            "line 3, column 45, nights[0].signs[0]",
            "a sign in braces",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"doses\": [{\"name\": \"\"}]}]",
            "line 3, column 54, nights[0].doses[0].name",
            "at least 1 character",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"doses\": [[\"a\"]]}]",
            "line 3, column 45, nights[0].doses[0]",
            "a dose in braces",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"cramps\": [[]]}]",
            "line 3, column 46, nights[0].cramps[0]",
            "a cramp in braces",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"cramps\": [{\"relief\": [[\"walk\"]]}]}]",
            "line 3, column 58, nights[0].cramps[0].relief[0]",
            "a relief measure in braces",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"cramps\": [{\"relief\": [{\"helped\": \"yes\"}]}]}]",
            "line 3, column 58, nights[0].cramps[0].relief[0]",
            "missing field `measure`",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"cramps\": [{\"soreness_hours\": 168.5}]}]",
            "line 3, column 65, nights[0].cramps[0].soreness_hours",
            "from 0 to 168",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"cramps\": [{\"minutes\": 1e999}]}]",
            "line 3, column 58, nights[0].cramps[0].minutes",
            "number out of range",
        ),
        ("\"profile\": null", "line 3, column 12, profile", "expected the profile in braces"),
        ("\"profile\": []", "line 3, column 12, profile", "expected the profile in braces"),
        (
            "\"profile\": {\"personal_history\": null}",
            "line 3, column 33, profile.personal_history",
            "a sequence",
        ),
        (
            "\"profile\": {\"family_history\": [\"diabetes\", \"diabetes\"]}",
            "line 3, column 31, profile.family_history",
            "twice",
        ),
        (
            "\"profile\": {\"exercises_often\": 1}",
            "line 3, column 32, profile.exercises_often",
            "a boolean",
        ),
        ("\"settings\": null", "line 3, column 13, settings", "expected the thresholds"),
        (
            "\"settings\": {\"sign_days\": 5}",
            "line 3, column 27, settings.sign_days",
            "sign_days must be a whole number from 1 to 4",
        ),
        (
            "\"settings\": {\"sign_days\": null}",
            "line 3, column 27, settings.sign_days",
            "a whole number",
        ),
        (
            "\"medications\": [{\"name\": \"a\", \"increased\": null}]",
            "line 3, column 44, medications[0].increased",
            "a sequence",
        ),
        (
            "\"medications\": [{\"name\": \"a\", \"increased\": [\"2026-01-01\",\n\"2026-02-30\"]}]",
            "line 4, column 1, medications[0].increased[1]",
            "not a date",
        ),
        (
            "\"medications\": [{\"name\": null}]",
            "line 3, column 26, medications[0].name",
            "expected a string",
        ),
        (
            "\"exposures\": [{\"date\": \"2026-01-01\", \"substance\": null}]",
            "line 3, column 51, exposures[0].substance",
            "expected a string",
        ),
        (
            "\"acknowledgements\": [{\"rule\": \"x\", \"date\": \"2026-01-01\", \"covers\": [{\"date\": \"2026-01-01\", \"what\": \"12345678901234567890123456789012345678901\"}]}]",
            "line 3, column 100, acknowledgements[0].covers[0].what",
            "41 characters; at most 40",
        ),
        (
            "\"acknowledgements\": [{\"rule\": \"x\", \"date\": \"2026-01-01\", \"covers\": [[\"2026-01-01\", \"x\"]]}]",
            "line 3, column 69, acknowledgements[0].covers[0]",
            "in braces",
        ),
        (
            "\"appointments\": [{\"date\": \"2026-01-01\", \"time\": \"9:00\"}]",
            "line 3, column 49, appointments[0].time",
            "not a clock time",
        ),
        ("\"exported_at\": \"yesterday\"", "line 3, column 16, exported_at", "not a moment"),
        ("\"exported_at\": \"2026-03-15\"", "line 3, column 16, exported_at", "not a moment"),
        (
            "\"exported_at\": \"2026-03-15 08:30:00Z\"",
            "line 3, column 16, exported_at",
            "not a moment",
        ),
        ("\"exported_at\": 5", "line 3, column 16, exported_at", "expected a string"),
    ] {
        refused_at(file(lines), place, reason);
    }
}

#[test]
fn an_unknown_or_repeated_field_is_refused_at_its_name() {
    for (lines, place, reason) in [
        ("\"nights\": [],\n \"mood\": 1", "line 4, column 2, mood", "no field \"mood\""),
        (
            "\"nights\": [{\"date\": \"2026-03-01\",\n \"mood\": 1}]",
            "line 4, column 2, nights[0].mood",
            "unknown field `mood`",
        ),
        ("\"profile\": {\n\"Name\": \"x\"}", "line 4, column 1, profile.Name", "unknown field"),
        (
            "\"settings\": {\"sleep\": 1}",
            "line 3, column 14, settings.sleep",
            "not a known threshold",
        ),
        (
            "\"nights\": [],\n\"nights\": []",
            "line 4, column 1, nights",
            "given twice, first on line 3",
        ),
        ("\"version\": 1", "line 3, column 1, version", "given twice, first on line 2"),
        (
            "\"profile\": {\"name\": \"x\",\n \"n\\u0061me\": \"x\"}",
            "line 4, column 2, profile.name",
            "given twice, first on line 3",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\", \"cramps\": [{\"pain\": 1,\n\"side\": null,\n  \"pain\": null}]}]",
            "line 5, column 3, nights[0].cramps[0].pain",
            "given twice, first on line 3",
        ),
        (
            "\"settings\": {\"sign_days\": 2,\n\"sign_days\": 2}",
            "line 4, column 1, settings.sign_days",
            "given twice, first on line 3",
        ),
        (
            "\"nights\": [{\"date\": \"2026-03-01\"}, {\"date\": \"2026-03-02\"},\n{\"note\": \"x\",\n\"date\": \"2026-03-01\"}]",
            "line 5, column 9, nights[2].date",
            "the night 2026-03-01 is there twice, first on line 3",
        ),
    ] {
        refused_at(file(lines), place, reason);
    }
}

#[test]
fn broken_json_is_refused_where_it_breaks() {
    for (text, place, reason) in [
        (file("\"nights\": [}"), "line 3, column 12, nights[0]", "not valid JSON"),
        (
            file("\"nights\": [{\"date\": \"2026-03-01\"},]"),
            "line 3, column 35, nights[1]",
            "not valid JSON",
        ),
        (file("'nights': []"), "line 3, column 1", "not valid JSON"),
        (file("\"nights\": [] // none"), "line 3, column 14", "not valid JSON"),
        (
            file("\"nights\": [{\"date\": \"2026-03-01\", \"note\": \"\n\"}]"),
            "line 3, column 43, nights[0]",
            "control character",
        ),
        (
            file("\"nights\": [{\"date\": \"2026-03-01\", \"note\": \"\\ud800 x\"}]"),
            "line 3, column 49, nights[0].note",
            "not valid JSON",
        ),
        (
            file("\"nights\": [{\"date\": \"2026-03-01\", \"note\": NaN}]"),
            "line 3, column 43, nights[0]",
            "not valid JSON",
        ),
        (file("\"nights\": []") + "{}", "line 5, column 1", "trailing characters"),
        (file("\"nights\": []") + "\0", "line 5, column 1", "trailing characters"),
    ] {
        // Serde says at which character it stopped; the line is exact.
        let message = refusal(&text);
        let line = place.split(',').next().unwrap();
        assert!(message.starts_with(&format!("{line},")), "{message}\nis not at {place}");
        let path = place
            .splitn(3, ", ")
            .nth(2)
            .map_or_else(|| ": ".to_owned(), |path| format!(", {path}: "));
        assert!(message.contains(&path), "{message}\nis not at {place}");
        assert!(message.contains(reason), "{message}\ndoes not say {reason}");
    }
    let whole = file("\"nights\": [\n{\"date\": \"2026-03-01\", \"note\": \"a night\"}\n]");
    for end in 2..whole.trim_end().len() - 1 {
        let message = refusal(&whole[..end]);
        assert!(message.contains("breaks off here"), "{end}: {message}");
        let line = whole[..end].matches('\n').count() + 1;
        assert!(message.starts_with(&format!("line {line},")), "{end}: {message}");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_at_the_first() {
    refused_at(b"{\n\"format\": \"\xff\"", "line 2, column 12", "not UTF-8");
    refused_at(b"\xff\xfe{\0}\0", "line 1, column 1", "not UTF-8");
    let mut latin = file("\"profile\": {\"name\": \"").into_bytes();
    latin.extend(b"\xe9\"}");
    refused_at(latin, "line 5, column 1", "not UTF-8");
}

#[test]
fn what_the_file_is_comes_before_what_is_in_it() {
    for (text, place, reason) in [
        ("{}", "line 1, column 1", "not a diary"),
        ("\n {\"people\": []}", "line 2, column 2", "not a diary"),
        ("{\"version\": 1, \"nights\": [{}]}", "line 1, column 1", "not a diary"),
        ("{\"format\": \"other\", \"version\": 1}", "line 1, column 12, format", "not a diary"),
        ("{\"mood\": 1,\n\"format\": \"other\"}", "line 2, column 11, format", "not a diary"),
        ("{\"format\": null, \"version\": 1}", "line 1, column 1", "not a diary"),
        ("{\"format\": \"cramp-diary\"}", "line 1, column 1", "\"version\" is missing"),
        (
            "{\"format\": \"cramp-diary\", \"version\": 2}",
            "line 1, column 38, version",
            "has version 2",
        ),
        (
            "{\"mood\": 1, \"format\": \"cramp-diary\", \"version\": 2}",
            "line 1, column 49, version",
            "newer Cramp Diary",
        ),
        (
            "{\"format\": \"cramp-diary\", \"version\": \"1\"}",
            "line 1, column 38, version",
            "a whole number",
        ),
        (
            "{\"format\": \"cramp-diary\", \"version\": 1.5}",
            "line 1, column 38, version",
            "not a whole number",
        ),
        (
            "{\"format\": \"cramp-diary\", \"version\": true}",
            "line 1, column 38, version",
            "a whole number",
        ),
        ("[]", "line 1, column 1", "expected a diary in braces"),
        ("\"cramp-diary\"", "line 1, column 1", "expected a diary in braces"),
        ("null", "line 1, column 1", "expected a diary in braces"),
    ] {
        refused_at(text, place, reason);
    }
    for empty in ["", " \n\t", "\u{feff}", "\u{feff}\n"] {
        assert_eq!(json::read(empty.as_bytes()), Err(ImportError::Empty), "{empty:?}");
    }
}

#[test]
fn what_the_schema_allows_is_read() {
    for text in [
        "{\"format\": \"cramp-diary\", \"version\": 1.0}".to_owned(),
        "{\"version\": 1e0, \"format\": \"cramp-diary\"}".to_owned(),
        format!("\u{feff}{}", file("\"nights\": []")),
        file("\"exported_at\": null"),
        file("\"exported_at\": \"2026-03-15t08:30:00.123+01:00\""),
        file("\"profile\": {\"name\": null, \"birth_date\": null, \"personal_history\": []}"),
        file(
            "\"nights\": [{\"date\": \"2024-02-29\", \"time_zone\": null, \"cramps\": null, \"sleep\": null, \"before\": {}, \"after\": null, \"bedtime\": null, \"signs\": null, \"doses\": null, \"note\": null}]",
        ),
        file(
            "\"nights\": [{\"date\": \"2026-03-01\", \"cramps\": [{\"pain\": 5.0, \"minutes\": 0.25, \"side\": null, \"relief\": null}]}]",
        ),
        file("\"medications\": [{\"name\": \" \", \"class\": null, \"increased\": []}]"),
        file(
            "\"acknowledgements\": [{\"rule\": \"\", \"date\": \"2026-03-01\", \"covers\": null}]",
        ),
        file("\"profile\": {\"name\": \"\\ud83d\\ude00\"}").replace('\n', "\r\n"),
    ] {
        assert_eq!(json::read(text.as_bytes()).err(), None, "{text}");
    }
}

#[test]
fn no_file_is_too_strange_to_be_refused_quickly() {
    let deep = |open: &str| file(&format!("\"nights\": [{}", open.repeat(10_000_000)));
    let long = "x".repeat(20_000_000);
    let many = "{\"a\": 1},".repeat(2_000_000);
    for (name, text) in [
        ("deep lists", deep("[")),
        ("deep objects", deep("{\"a\":")),
        ("deep from the start", "[".repeat(20_000_000)),
        ("a long name", file(&format!("\"{long}\": 1"))),
        ("a long word", file(&format!("\"profile\": {{\"personal_history\": [\"{long}\"]}}"))),
        ("a long note", file(&format!("\"profile\": {{\"name\": \"{long}\"}}"))),
        ("no JSON at all", long.clone()),
        ("many lines", "\n".repeat(20_000_000) + "x"),
        ("many entries", file(&format!("\"nights\": [{many}"))),
    ] {
        let start = Instant::now();
        let message = refusal(text);
        assert!(message.len() < 1_000, "{name}: {} bytes of message", message.len());
        // Built without optimisation and on a busy machine it takes a few seconds at most.
        assert!(start.elapsed() < Duration::from_secs(60), "{name}: {:?}", start.elapsed());
    }
    assert_eq!(json::read(&vec![b' '; MAX_BYTES + 1]), Err(ImportError::TooLarge));
}
