//! `import` and `export`: all or nothing, and the same file twice changes nothing.

use serde_json::{Value, json};

use super::{Bench, NIGHTS, file};

#[test]
fn a_refused_file_leaves_the_diary_as_it_is_to_the_byte() {
    let bench = Bench::with(NIGHTS);
    for (text, place, reason) in [
        (
            file(
                "\"nights\": [\n{\"date\": \"2026-03-09\"},\n{\"date\": \"2026-03-10\", \"cramps\": [{\"pain\": 11}]}]",
            ),
            "line 4, column 44, nights[1].cramps[0].pain",
            "from 0 to 10",
        ),
        (
            file("\"nights\": [{\"date\": \"2026-02-29\"}]"),
            "line 2, column 21, nights[0].date",
            "calendar",
        ),
        (file("\"mood\":\n 1"), "line 2, column 1, mood", "no field"),
        ("{".to_owned(), "line 1, column 1", "breaks off"),
        (String::new(), "the file is empty", ""),
    ] {
        bench.write("bad.json", text);
        let before = bench.files();
        for arguments in [&["import", "bad.json"][..], &["import", "bad.json", "--json"]] {
            let line = bench.run(arguments).failed();
            assert!(line.contains(place) && line.contains(reason), "{line}");
            assert!(line.trim_end().ends_with("bad.json"), "{line}");
            assert!(bench.files() == before, "{line}");
        }
    }
    for missing in ["none.json", "."] {
        bench.run(&["import", missing]).failed();
    }
}

#[test]
fn a_refused_file_makes_no_diary() {
    let bench = Bench::new();
    bench.write("bad.json", file("\"nights\": [{}]"));
    bench.run(&["import", "bad.json"]).failed();
    assert!(!bench.diary().exists());
}

#[test]
fn an_import_says_what_was_read_new_there_and_left_out() {
    let bench = Bench::with(NIGHTS);
    bench.write(
        "more.json",
        file(
            "\"nights\": [\n{\"date\": \"2026-03-02\",\n \"note\": \"worse\", \"sleep\": {\"quality\": \"poor\"}},\n\
             {\"date\": \"2026-03-03\"}]",
        ),
    );
    let trial = bench.run(&["import", "more.json", "--dry-run"]).done();
    assert!(
        trial.starts_with("Nothing was changed; this is what the import would do\n"),
        "{trial}"
    );
    let told = bench.run(&["import", "more.json"]).done();
    assert_eq!(
        told,
        "Imported\n2 nights read: 1 new, 1 already there (1 of them changed)\n\
         Left out, because the diary has its own answer: 1\n  line 4, nights[0].note: the diary \
         says \"bad\", the file says \"worse\"; kept the diary's\n"
    );
    assert_eq!(trial.lines().skip(1).collect::<Vec<_>>(), told.lines().skip(1).collect::<Vec<_>>());

    let before = bench.files();
    let again = bench.run(&["import", "more.json", "--json"]).done();
    let again: Value = serde_json::from_str(&again).unwrap();
    assert_eq!(again["changed"], json!(false));
    assert_eq!(again["nights"], json!({"read": 2, "new": 0, "changed": 0, "unchanged": 2}));
    assert_eq!(again["differences"][0]["line"], json!(4));
    assert!(bench.files() == before, "the same file twice changes nothing");

    bench.run(&["import", "more.json", "--on-conflict", "replace"]).done();
    bench.run(&["export", "--out", "out.json"]).done();
    let out: Value = serde_json::from_str(&bench.read("out.json")).unwrap();
    assert_eq!(out["nights"][1]["note"], json!("worse"));
    assert_eq!(out["nights"][1]["cramps"][0]["pain"], json!(4), "nothing is erased");
}

#[test]
fn a_trial_changes_nothing() {
    let bench = Bench::with(NIGHTS);
    bench.write("more.json", file("\"nights\": [{\"date\": \"2026-03-09\"}]"));
    let before = bench.files();
    bench.run(&["import", "more.json", "--dry-run", "--json"]).done();
    assert!(bench.files() == before);
}

#[test]
fn an_export_comes_back_to_the_byte() {
    let bench = Bench::with(&format!(
        "{NIGHTS}, \"profile\": {{\"name\": \" Ann \", \"family_history\": []}}, \
         \"settings\": {{\"sign_days\": 2}}, \"medications\": [{{\"name\": \"x\"}}, {{\"name\": \"X\"}}]"
    ));
    bench.run(&["export", "--out", "one.json"]).done();
    let other = Bench::new();
    other.write("one.json", bench.read("one.json"));
    other.run(&["import", "one.json"]).done();
    other.run(&["export", "--out", "two.json"]).done();
    assert_eq!(other.read("two.json"), bench.read("one.json"));
}

#[test]
fn an_export_of_a_period_has_its_nights_and_everything_else() {
    let bench = Bench::with(&format!("{NIGHTS}, \"profile\": {{\"name\": \"Ann\"}}"));
    for (arguments, dates) in [
        (&["--from", "2026-03-02"][..], &["2026-03-02", "2026-03-05"][..]),
        (&["--to", "2026-03-02"], &["2026-03-01", "2026-03-02"]),
        (&["--from", "2026-03-03", "--to", "2026-03-04"], &[]),
    ] {
        let arguments = [&["export", "--force", "--out", "out.json"][..], arguments].concat();
        bench.run(&arguments).done();
        let out: Value = serde_json::from_str(&bench.read("out.json")).unwrap();
        let nights = out["nights"].as_array().unwrap();
        let found: Vec<_> = nights.iter().map(|night| night["date"].as_str().unwrap()).collect();
        assert_eq!(found, dates);
        assert_eq!(out["profile"]["name"], json!("Ann"));
    }
}

#[test]
fn a_table_comes_back_and_says_what_is_not_in_it() {
    let bench = Bench::with(&format!("{NIGHTS}, \"medications\": [{{\"name\": \"x\"}}]"));
    let told = bench.run(&["export", "--format", "csv", "--out", "nights.csv"]).done();
    assert!(told.starts_with("3 nights written to nights.csv\nNot in it: "), "{told}");
    for word in ["medications", "exposures", "appointments", "--format json"] {
        assert!(told.contains(word), "{told}");
    }
    let other = Bench::new();
    other.write("nights.csv", bench.read("nights.csv"));
    let trial = other.run(&["import", "nights.csv", "--dry-run", "--json"]).done();
    let trial: Value = serde_json::from_str(&trial).unwrap();
    assert_eq!(trial["nights"], json!({"read": 3, "new": 3, "changed": 0, "unchanged": 0}));
    assert!(!other.diary().exists());
    let told = other.run(&["import", "nights.csv", "--format", "csv"]).done();
    assert_eq!(told, "Imported\n3 nights read: 3 new, 0 already there\n");
    let before = other.files();
    let told = other.run(&["import", "nights.csv"]).done();
    assert!(told.starts_with("Nothing is new"), "{told}");
    assert!(other.files() == before, "the same file twice changes nothing");
    other.run(&["export", "--format", "csv", "--out", "again.csv"]).done();
    assert_eq!(other.read("again.csv"), bench.read("nights.csv"));
    for bench in [&bench, &other] {
        bench.run(&["export", "--out", "all.json"]).done();
    }
    let nights = |bench: &Bench| -> Value {
        serde_json::from_str::<Value>(&bench.read("all.json")).unwrap()["nights"].clone()
    };
    assert_eq!(nights(&other), nights(&bench));
}

#[test]
fn a_table_with_a_fault_is_refused_whole() {
    let bench = Bench::with(NIGHTS);
    bench.run(&["export", "--format", "csv", "--out", "nights.csv"]).done();
    bench.write("bad.csv", bench.read("nights.csv").replace("calf", "calves"));
    let before = bench.files();
    let line = bench.run(&["import", "bad.csv", "--on-conflict", "replace"]).failed();
    assert!(line.contains("line 4, column ") && line.contains(", Muscle: \"calves\""), "{line}");
    assert!(line.trim_end().ends_with("bad.csv"), "{line}");
    assert!(bench.files() == before);
}
