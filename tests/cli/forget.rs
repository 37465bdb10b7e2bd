//! `forget-undo`: what was deleted leaves the file, and is named where it still is.

use std::fs;

use super::{Bench, NIGHTS, file};
use crate::support::files::holds_words;

#[test]
fn what_undo_holds_is_wiped_and_backups_that_hold_it_are_named() {
    let bench = Bench::with(NIGHTS);
    let holds = |word: &str| holds_words(&fs::read(bench.diary()).unwrap(), word);
    bench.write("other.json", file(r#""nights": [{"date": "2026-03-05", "note": "at home"}]"#));
    // A backup is made before what is there is replaced.
    bench.run(&["import", "other.json", "--on-conflict", "replace"]).done();
    assert!(holds("away"), "undo could bring it back");
    let said = bench.run(&["forget-undo"]).done();
    assert!(said.starts_with("2 steps that could be undone are forgotten"), "{said}");
    assert!(said.contains("A backup holds 1 entry as it was before and 1 step"), "{said}");
    assert!(!holds("away") && holds("at home"));
    bench.run(&["check"]).done();
    let json = bench.run(&["forget-undo", "--json"]).done();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["steps"], 0);
    assert_eq!(json["backups"].as_array().unwrap().len(), 1);
}
