//! `--out`, `backup` and `restore`: nothing is written over that was not to be.

use std::{fs, os::unix::fs::PermissionsExt as _};

use super::{Bench, NIGHTS, file, program, run};

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

#[test]
fn what_fails_makes_neither_a_folder_nor_a_diary() {
    let bench = Bench::new();
    bench.write("text", "no backup");
    for (file, words) in [("none", "there is no backup at this place"), ("text", "not a diary")] {
        let line = bench.run(&["restore", file, "--diary", "new/folder/diary"]).failed();
        assert!(line.contains(words), "{line}");
        assert!(!bench.path("new").exists(), "{line}");
    }
    // A file that is larger than the disk takes.
    let nights: Vec<_> = (1..=28)
        .map(|day| {
            format!("{{\"date\": \"2026-02-{day:02}\", \"note\": \"{}\"}}", "x".repeat(9000))
        })
        .collect();
    bench.write("large.json", file(&format!("\"nights\": [{}]", nights.join(","))));
    let script = "trap '' XFSZ; ulimit -f 400; exec \"$0\" \"$@\"";
    let mut shell = std::process::Command::new("sh");
    shell.current_dir(bench.path("")).env_clear().args(["-c", script]);
    shell.args([env!("CARGO_BIN_EXE_cramp-diary"), "import", "large.json", "--diary", "small"]);
    run(&mut shell).failed();
    assert!(!bench.path("small").exists());
    bench.run(&["import", "large.json", "--diary", "small"]).done();
}

#[test]
fn a_pipe_is_refused_at_once() {
    let bench = Bench::with(NIGHTS);
    let pipe = bench.path("pipe");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR,
        0,
    )
    .unwrap();
    let line = bench.run(&["import", "pipe"]).failed();
    assert!(line.contains("no ordinary file"), "{line}");
}

#[test]
fn a_relative_home_folder_is_no_place_for_a_diary() {
    let bench = Bench::new();
    bench.write("in.json", file(NIGHTS));
    let line = run(program(&bench.path("")).env("HOME", "home").args(["import", "in.json"]));
    assert!(line.failed().contains("name a file with --diary"));
    assert!(!bench.path("home").exists());
}

#[test]
fn an_import_keeps_a_backup_of_what_was_there() {
    let bench = Bench::with(NIGHTS);
    let place = bench.path("test.cramp-diary-backups");
    assert!(!place.exists(), "there was nothing to lose");
    bench.run(&["import", "start.json"]).done();
    assert!(!place.exists(), "nothing was new");
    bench.write("more.json", file("\"nights\": [{\"date\": \"2026-03-09\"}]"));
    bench.run(&["export", "--out", "then.json"]).done();
    let told = bench.run(&["import", "more.json", "--json"]).done();
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let backup = told["backup"].as_str().unwrap();
    assert!(backup.contains("-before-import.cramp-diary"), "{backup}");
    bench.run(&["export", "--out", "backup.json", "--diary", backup]).done();
    assert_eq!(bench.read("backup.json"), bench.read("then.json"));

    // Where none can be made, the import is done all the same, and that is said.
    fs::remove_dir_all(&place).unwrap();
    fs::write(&place, "in the way").unwrap();
    bench.write("more.json", file("\"nights\": [{\"date\": \"2026-03-10\"}]"));
    let told = bench.run(&["import", "more.json"]).done();
    assert!(told.contains("No backup was made before it: "), "{told}");
    bench.run(&["export", "--out", "now.json"]).done();
    assert!(bench.read("now.json").contains("2026-03-10"));
}
