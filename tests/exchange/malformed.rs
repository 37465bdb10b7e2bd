//! A file that is not valid is refused whole, with the place of its first fault.

use std::time::{Duration, Instant};

use cramp_diary::exchange::{ImportError, MAX_BYTES, json};

/// A file with these lines between its head and its end; the first of them is line 3.
fn file(lines: &str) -> String {
    format!("{{\n\"format\": \"cramp-diary\", \"version\": 1,\n{lines}\n}}\n")
}

/// The message with which a file is refused.
fn refusal(bytes: impl AsRef<[u8]>) -> String {
    json::read(bytes.as_ref()).expect_err("a fault in the file").to_string()
}

#[track_caller]
fn refused_at(bytes: impl AsRef<[u8]>, place: &str, reason: &str) {
    let message = refusal(bytes);
    assert!(message.starts_with(&format!("{place}: ")), "{message}\nis not at {place}");
    assert!(message.contains(reason), "{message}\ndoes not say {reason}");
    assert!(!message.contains('\n'), "{message}");
}

/// Members of a night, the column of the fault in them, its path in the night, and the reason.
const NIGHTS: &[(&str, usize, &str, &str)] = &[
    (r#""time_zone": "Mars/Olympus""#, 14, "time_zone", "not a known time zone"),
    (r#""sleep": []"#, 10, "sleep", "where the sleep of a night in braces"),
    (r#""sleep": {"into_bed": "24:00"}"#, 23, "sleep.into_bed", "not a clock time"),
    (r#""sleep": {"awakenings": 61}"#, 25, "sleep.awakenings", "from 0 to 60"),
    (r#""before": {"fluid_ml": 0.5}"#, 24, "before.fluid_ml", "not a whole number"),
    (r#""before": {"alcohol_g": -1}"#, 25, "before.alcohol_g", "a number from 0 to 1000"),
    (r#""after": {"tired": "5"}"#, 20, "after.tired", "a whole number"),
    (r#""after": {"tired": true}"#, 20, "after.tired", "a whole number"),
    (r#""bedtime": ["walk", "walk"]"#, 12, "bedtime", r#""walk" stands twice"#),
    (r#""bedtime": ["walk", "run"]"#, 21, "bedtime[1]", r#""run" is not a known"#),
    (r#""bedtime": [null]"#, 13, "bedtime[0]", "where a text in quotes is needed"),
    (r#""signs": [{"sign": "Swelling"}]"#, 20, "signs[0].sign", "not a known sign"),
    (r#""signs": [["swelling"]]"#, 11, "signs[0]", "a sign in braces"),
    (r#""doses": [{"name": ""}]"#, 20, "doses[0].name", "at least 1 character"),
    (r#""doses": [["a"]]"#, 11, "doses[0]", "a dose in braces"),
    (r#""cramps": [[]]"#, 12, "cramps[0]", "a cramp in braces"),
    (
        r#""cramps": [{"relief": [["walk"]]}]"#,
        24,
        "cramps[0].relief[0]",
        "a relief measure in braces",
    ),
    (
        r#""cramps": [{"relief": [{"helped": "yes"}]}]"#,
        24,
        "cramps[0].relief[0]",
        "the field \"measure\" is missing",
    ),
    (r#""cramps": [{"soreness_hours": 168.5}]"#, 31, "cramps[0].soreness_hours", "from 0 to 168"),
    (r#""cramps": [{"minutes": 1e999}]"#, 24, "cramps[0].minutes", "number out of range"),
];

/// Fields of a file in one line, the column of the fault, its path and the reason.
const FIELDS: &[(&str, usize, &str, &str)] = &[
    (r#""nights": [{"date": "2026-13-01"}]"#, 21, "nights[0].date", "not a date"),
    (r#""nights": [{"date": "2026-1-01"}]"#, 21, "nights[0].date", "not a date"),
    (r#""nights": [{"date": 20260101}]"#, 21, "nights[0].date", "where a text in quotes is needed"),
    (r#""nights": [{"date": null}]"#, 21, "nights[0].date", "where a text in quotes is needed"),
    (r#""nights": [[]]"#, 12, "nights[0]", "where a night in braces"),
    (r#""nights": [null]"#, 12, "nights[0]", "where a night in braces"),
    (r#""nights": null"#, 11, "nights", "where a list"),
    (r#""nights": {}"#, 11, "nights", "where a list"),
    (r#""profile": null"#, 12, "profile", "where the profile in braces"),
    (r#""profile": []"#, 12, "profile", "where the profile in braces"),
    (
        r#""profile": {"personal_history": null}"#,
        33,
        "profile.personal_history",
        "where a list in brackets is needed",
    ),
    (
        r#""profile": {"family_history": ["diabetes", "diabetes"]}"#,
        31,
        "profile.family_history",
        "twice",
    ),
    (
        r#""profile": {"exercises_often": 1}"#,
        32,
        "profile.exercises_often",
        "where true or false is needed",
    ),
    (r#""settings": null"#, 13, "settings", "where the thresholds"),
    (
        r#""settings": {"sign_days": 5}"#,
        27,
        "settings.sign_days",
        "sign_days must be a whole number from 1 to 4",
    ),
    (r#""settings": {"sign_days": null}"#, 27, "settings.sign_days", "a whole number"),
    (
        r#""medications": [{"name": "a", "increased": null}]"#,
        44,
        "medications[0].increased",
        "where a list in brackets is needed",
    ),
    (
        r#""medications": [{"name": null}]"#,
        26,
        "medications[0].name",
        "where a text in quotes is needed",
    ),
    (
        r#""exposures": [{"date": "2026-01-01", "substance": null}]"#,
        51,
        "exposures[0].substance",
        "where a text in quotes is needed",
    ),
    (
        r#""acknowledgements": [{"rule": "x", "date": "2026-01-01", "covers": [{"date": "2026-01-01", "what": "12345678901234567890123456789012345678901"}]}]"#,
        100,
        "acknowledgements[0].covers[0].what",
        "41 characters; at most 40",
    ),
    (
        r#""acknowledgements": [{"rule": "x", "date": "2026-01-01", "covers": [["2026-01-01", "x"]]}]"#,
        69,
        "acknowledgements[0].covers[0]",
        "in braces",
    ),
    (
        r#""appointments": [{"date": "2026-01-01", "time": "9:00"}]"#,
        49,
        "appointments[0].time",
        "not a clock time",
    ),
    (r#""exported_at": "yesterday""#, 16, "exported_at", "not a moment"),
    (r#""exported_at": "2026-03-15""#, 16, "exported_at", "not a moment"),
    (r#""exported_at": "2026-03-15 08:30:00Z""#, 16, "exported_at", "not a moment"),
    (r#""exported_at": 5"#, 16, "exported_at", "where a text in quotes is needed"),
];

#[test]
fn values_are_refused_at_their_column_and_path() {
    const BEFORE: &str = "\"nights\": [{\"date\": \"2026-03-01\", ";
    for (members, column, path, reason) in NIGHTS {
        let column = BEFORE.len() + column;
        let place = format!("line 3, column {column}, nights[0].{path}");
        refused_at(file(&format!("{BEFORE}{members}}}]")), &place, reason);
    }
    for (fields, column, path, reason) in FIELDS {
        refused_at(file(fields), &format!("line 3, column {column}, {path}"), reason);
    }
}

#[test]
fn values_are_refused_at_their_line_wherever_they_stand() {
    for (lines, place, reason) in [
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
        ("\"nights\": [\n{}]", "line 4, column 1, nights[0]", "the field \"date\" is missing"),
        (
            "\"medications\": [{\"name\": \"a\", \"increased\": [\"2026-01-01\",\n\"2026-02-30\"]}]",
            "line 4, column 1, medications[0].increased[1]",
            "not a date",
        ),
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
            "no field \"mood\"",
        ),
        ("\"profile\": {\n\"Name\": \"x\"}", "line 4, column 1, profile.Name", "no field \"Name\""),
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
        ("[]", "line 1, column 1", "where a diary in braces"),
        ("\"cramp-diary\"", "line 1, column 1", "where a diary in braces"),
        ("null", "line 1, column 1", "where a diary in braces"),
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
        assert!(start.elapsed() < Duration::from_mins(1), "{name}: {:?}", start.elapsed());
    }
    assert_eq!(json::read(&vec![b' '; MAX_BYTES + 1]), Err(ImportError::TooLarge));
}
