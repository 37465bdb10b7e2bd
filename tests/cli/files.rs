//! `--out`, `backup` and `restore`: nothing is written over that was not to be.

use std::{fs, os::unix::fs::PermissionsExt as _};

use super::{Bench, NIGHTS, file};

#[test]
fn out_never_overwrites_without_force_and_never_the_diary() {
    let bench = Bench::with(NIGHTS);
    let diary = bench.diary();
    let diary = diary.to_str().unwrap();
    for command in ["export", "backup"] {
        let out = format!("{command}.out");
        bench.write(&out, "precious");
        let before = bench.files();
        bench.run(&[command, "--out", &out]).failed();
        bench.run(&[command, "--out", diary]).failed();
        bench.run(&[command, "--out", diary, "--force"]).failed();
        bench.run(&[command, "--out", ".", "--force"]).failed();
        bench.run(&[command, "--out", "none/out"]).failed();
        assert!(bench.files() == before, "{command}");

        bench.run(&[command, "--out", &out, "--force"]).done();
        let path = bench.path(&out);
        assert_ne!(fs::read(&path).unwrap(), b"precious");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(bench.files().len(), before.len(), "nothing is left over");
    }
}

#[test]
fn a_copy_is_put_back_and_the_diary_of_before_is_kept() {
    let bench = Bench::with(NIGHTS);
    bench.run(&["backup", "--out", "copy"]).done();
    bench.run(&["export", "--out", "then.json"]).done();
    bench.write("more.json", file("\"nights\": [{\"date\": \"2026-03-09\"}]"));
    bench.run(&["import", "more.json"]).done();
    bench.run(&["export", "--out", "now.json"]).done();

    let before = bench.files();
    bench.run(&["restore", "more.json"]).failed();
    bench.run(&["restore", "none"]).failed();
    assert!(bench.files() == before);

    let told = bench.run(&["restore", "copy", "--json"]).done();
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    bench.run(&["export", "--out", "restored.json"]).done();
    assert_eq!(bench.read("restored.json"), bench.read("then.json"));
    let kept = told["kept"].as_str().unwrap();
    bench.run(&["export", "--out", "kept.json", "--diary", kept]).done();
    assert_eq!(bench.read("kept.json"), bench.read("now.json"));
}

#[test]
fn a_copy_can_be_put_where_no_diary_is() {
    let bench = Bench::with(NIGHTS);
    bench.run(&["backup", "--out", "copy"]).done();
    bench.run(&["restore", "copy", "--diary", "fresh"]).done();
    bench.run(&["check", "--diary", "fresh"]).done();
}
