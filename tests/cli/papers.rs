//! `report` and `export` in every form that they go out in.

use super::{Bench, NIGHTS};

#[test]
fn the_summary_goes_out_in_every_form() {
    let bench = Bench::with(NIGHTS);
    for (format, begins) in [
        ("pdf", "%PDF-1.7"),
        ("html", "<!DOCTYPE html>"),
        ("txt", "Night leg cramps: summary\n===="),
        ("csv", "\u{feff}section,row,column,text,value"),
    ] {
        let out = format!("summary.{format}");
        let words = ["report", "--out", &out, "--format", format, "--prepared-on", "2026-03-30"];
        let told = bench.run(&[&words[..], &["--json"]].concat()).done();
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        assert_eq!(told["format"], format);
        let bytes = std::fs::read(bench.path(&out)).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{format}");
        bench.run(&words).failed();
    }
    // The pages are what is written where no form is named.
    bench.run(&["report", "--out", "plain", "--prepared-on", "2026-03-30"]).done();
    let read = |name: &str| std::fs::read(bench.path(name)).unwrap();
    assert!(read("plain") == read("summary.pdf"));
}

#[test]
fn sections_are_left_out_and_dates_written_as_asked() {
    let bench = Bench::with(NIGHTS);
    let words = ["report", "--out", "short.txt", "--format", "txt", "--dates", "iso"];
    bench
        .run(&[&words[..], &["--without", "numbers,questions", "--without", "nights"]].concat())
        .done();
    let text = bench.read("short.txt");
    assert!(text.contains("Left out by the person's choice: the numbers, the nights, questions"));
    assert!(!text.contains("My questions") && !text.contains("The numbers\n"));
    assert!(text.contains("2026-03-") && !text.contains(" Mar "), "{text}");
    let status = bench.run(&["report", "--out", "x", "--without", "everything"]).status;
    assert_eq!(status, 2);
    assert!(!bench.path("x").exists());
}

#[test]
fn a_fhir_document_goes_out() {
    let bench = Bench::with(NIGHTS);
    bench.run(&["export", "--out", "diary.fhir.json", "--format", "fhir"]).done();
    let bundle: serde_json::Value = serde_json::from_str(&bench.read("diary.fhir.json")).unwrap();
    assert_eq!(bundle["resourceType"], "Bundle");
    assert_eq!(bundle["entry"][0]["resource"]["resourceType"], "Composition");
    // It is no way back in: that is what json is for.
    assert_eq!(bench.run(&["import", "diary.fhir.json", "--format", "fhir"]).status, 2);
}
