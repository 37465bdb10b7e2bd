//! `--json`: one document of the shape that the contract gives, and nothing else.

use serde_json::{Value, json};

use super::{Bench, NIGHTS};

#[track_caller]
fn document(bench: &Bench, arguments: &[&str]) -> Value {
    serde_json::from_str(&bench.run(arguments).done()).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn an_assessment_has_its_window_at_the_top() {
    let bench = Bench::with(NIGHTS);
    let found = document(&bench, &["assess", "--as-of", "2026-03-20", "--json"]);
    assert_eq!(keys(&found), ["as_of", "findings", "recorded_nights", "window_nights"]);
    assert_eq!(found["as_of"], json!("2026-03-20"));
    assert_eq!(found["window_nights"], json!(28));
    assert!(found["findings"].is_array());
}

#[test]
fn trends_go_from_the_first_to_the_newest_night() {
    let bench = Bench::with(NIGHTS);
    let figures = document(&bench, &["--json", "trends"]);
    assert_eq!((&figures["from"], &figures["to"]), (&json!("2026-03-01"), &json!("2026-03-05")));
    assert_eq!(figures["nights"], json!(5));
    assert_eq!(figures["by_hour"].as_array().unwrap().len(), 24);
    let named = ["from", "to", "nights", "recorded_nights", "cramp_nights", "cramps"];
    let others = ["cramp_nights_per_week", "cramps_per_week", "weeks", "trend", "by_muscle"];
    let more = ["by_side", "by_hour", "pain", "minutes", "sleep", "medications", "factors"];
    let mut expected = [&named[..], &others, &more].concat();
    expected.sort_unstable();
    assert_eq!(keys(&figures), expected);

    let part =
        document(&bench, &["trends", "--json", "--from", "2026-03-02", "--to", "2026-03-02"]);
    assert_eq!(part["nights"], json!(1));
}

#[test]
fn a_diary_without_nights_has_figures_of_a_given_period_alone() {
    let bench = Bench::with("\"profile\": {\"name\": \"Ann\"}");
    for arguments in
        [&["trends"][..], &["trends", "--from", "2026-03-01"], &["report", "--out", "x.pdf"]]
    {
        let line = bench.run(arguments).failed();
        assert!(line.contains("no night"), "{line}");
    }
    let figures =
        document(&bench, &["trends", "--json", "--from", "2026-03-01", "--to", "2026-03-02"]);
    assert_eq!(figures["recorded_nights"], json!(0));
    assert_eq!(figures["pain"]["median"], Value::Null);
    bench.run(&["assess"]).done();
    bench.run(&["export", "--out", "x.json", "--from", "2026-03-01"]).done();
}

#[test]
fn a_period_that_ends_before_it_begins_is_off_whoever_gave_its_ends() {
    let bench = Bench::with(NIGHTS);
    for arguments in [
        &["trends", "--from", "2026-03-06"][..],
        &["trends", "--to", "2026-02-28"],
        &["export", "--out", "x", "--from", "2026-03-06"],
        &["report", "--out", "x", "--from", "2026-03-03"],
    ] {
        let line = bench.run(arguments).misused();
        assert_eq!(line.lines().count(), 1, "{line}");
    }
    assert!(!bench.path("x").exists());
}

#[test]
fn a_check_says_what_the_diary_holds() {
    let bench = Bench::with(NIGHTS);
    let held = document(&bench, &["check", "--json"]);
    assert_eq!(held["contents"]["nights"], json!(3));
    assert_eq!(held["contents"]["recorded_nights"], json!(2));
    assert_eq!(held["contents"]["cramps"], json!(1));
    assert_eq!(held["contents"]["to"], json!("2026-03-05"));
    assert!(bench.run(&["check"]).done().contains("3 nights"));
}

#[test]
fn text_is_plain_and_says_of_how_many_nights_it_is() {
    let bench = Bench::with(NIGHTS);
    let text = bench.run(&["assess", "--as-of", "2026-03-05"]).done();
    assert!(text.contains("of the last 28 nights recorded"), "{text}");
    let text = bench.run(&["trends"]).done();
    assert!(text.contains("Nights from 2026-03-01 to 2026-03-05"), "{text}");
}

/// Ten nights with heat at bedtime, ten without, and a medication that was started between them.
fn twenty_nights() -> String {
    let night = |day: u32| {
        let (cramps, bedtime) = if day <= 10 { (r"[{}]", r#"["heat"]"#) } else { ("[]", "[]") };
        let date = format!("2026-03-{day:02}");
        format!(r#"{{"date": "{date}", "cramps": {cramps}, "bedtime": {bedtime}}}"#)
    };
    let nights: Vec<String> = (1..=20).map(night).collect();
    format!(
        r#""medications": [{{"name": "Furosemide", "started": "2026-03-10"}}], "nights": [{}]"#,
        nights.join(", ")
    )
}

#[test]
fn the_text_has_the_sentences_of_the_charts() {
    let bench = Bench::with(&twenty_nights());
    let text = bench.run(&["trends"]).done();
    for said in [
        "Cramp nights: About 3.5 cramp nights a week: a cramp on 10 of 20 recorded nights; too few \
         nights to tell how often they come. 20 recorded nights of 20; 7 × the share",
        "Change: Too few weeks to tell a change: needs 8 weeks with at least 4 recorded nights; \
         there are 3. ",
        "Furosemide, started 2026-03-10: 0 cramps on 10 recorded nights after Furosemide was \
         started; 10 cramps on 10 recorded nights before: too few nights to tell. Needs 14 ",
        "Heat at bedtime: On 10 of 10 nights with heat at bedtime a cramp was recorded; on 0 of 10 \
         without: more often than chance alone would explain; it may still be something else that \
         changed; often used because of cramps. ",
        "95 % interval: 61 more to 100 more",
    ] {
        assert!(text.contains(said), "{said} is not in:\n{text}");
    }
}

#[test]
fn what_lies_ahead_is_not_counted_and_it_is_said_how_to_count_it() {
    let bench = Bench::with(
        r#""nights": [{"date": "2999-01-01", "cramps": [{"did_not_stop": true, "pain": 9}]}]"#,
    );
    let said = "--as-of 2999-01-01 counts it";
    let text = bench.run(&["assess"]).done();
    assert!(text.contains(said) && !text.contains("emergency"), "{text}");
    let text = bench.run(&["assess", "--as-of", "2999-01-01"]).done();
    assert!(!text.contains(said) && text.contains("emergency"), "{text}");
    let json = bench.run(&["assess", "--json"]).done();
    assert!(!json.contains(said), "{json}");
}
