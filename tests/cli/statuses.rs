//! Exit statuses, and what stands on standard output and standard error.

use std::{fs::File, io::Read as _, os::unix::fs::PermissionsExt as _, process::Stdio};

use super::{Bench, NIGHTS, file, program, run};

#[test]
fn words_that_are_off_end_with_2_before_anything_is_opened() {
    let bench = Bench::new();
    for arguments in [
        &["frobnicate"][..],
        &["import"],
        &["import", "a", "b"],
        &["import", "a", "--format", "xml"],
        &["import", "a", "--on-conflict", "ask"],
        &["export"],
        &["export", "--out", "x", "--format", "xml"],
        &["export", "--out", "x", "--from", "2026-03-02", "--to", "2026-03-01"],
        &["trends", "--from", "2026-02-29"],
        &["trends", "--from", "2026-3-01"],
        &["trends", "--to", "yesterday"],
        &["trends", "--from", "2026-03-02", "--to", "2026-03-01"],
        &["assess", "--as-of", "20260301"],
        &["report"],
        &["report", "--out", "x.pdf", "--paper", "a5"],
        &["report", "--out", "x.pdf", "--prepared-on", "2026-13-01"],
        &["report", "--out", "x.pdf", "--from", "2026-03-02", "--to", "2026-03-01"],
        &["backup"],
        &["restore"],
        &["check", "now"],
        &["--demo", "check"],
        &["--json"],
        &["--diary"],
    ] {
        bench.run(arguments).misused();
    }
    assert!(bench.files().is_empty());
}

#[test]
fn help_and_version_are_no_failure() {
    let bench = Bench::new();
    assert!(bench.run(&["--help"]).done().contains("restore"));
    assert!(bench.run(&["import", "--help"]).done().contains("--dry-run"));
    assert!(bench.run(&["--version"]).done().starts_with("cramp-diary "));
}

#[test]
fn a_diary_that_is_not_there_is_made_by_import_alone() {
    let bench = Bench::new();
    for arguments in [
        &["export", "--out", "x"][..],
        &["assess"],
        &["trends"],
        &["report", "--out", "x"],
        &["backup", "--out", "x"],
        &["check"],
        &["--json", "check"],
    ] {
        let line = bench.run(arguments).failed();
        assert!(line.contains("no diary"), "{line}");
        assert!(line.trim_end().ends_with("test.cramp-diary"), "{line}");
    }
    assert!(bench.files().is_empty());
    bench.write("a.json", file(NIGHTS));
    bench.run(&["import", "a.json", "--dry-run"]).done();
    assert_eq!(bench.files().len(), 1, "a trial makes nothing");
    bench.run(&["import", "a.json"]).done();
    let mode = bench.diary().metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    bench.run(&["check"]).done();
}

#[test]
fn the_diary_is_named_before_or_after_the_subcommand_or_by_the_environment() {
    let bench = Bench::with(NIGHTS);
    let diary = bench.diary();
    let diary = diary.to_str().unwrap();
    for arguments in [&["--diary", diary, "check"][..], &["check", "--diary", diary]] {
        run(program(bench.folder.path()).args(arguments)).done();
        // The argument goes before the environment.
        run(program(bench.folder.path()).args(arguments).env("CRAMP_DIARY", "/nowhere")).done();
    }
    let line = run(program(bench.folder.path()).arg("check").env("CRAMP_DIARY", "elsewhere"));
    assert!(line.failed().contains("elsewhere"));
}

#[test]
fn without_a_name_the_diary_is_in_a_private_folder_of_the_data_folder() {
    let bench = Bench::new();
    bench.write("a.json", file(NIGHTS));
    let data = bench.path("data");
    let call = |arguments: &[&str]| {
        // An empty variable names nothing.
        run(program(bench.folder.path())
            .args(arguments)
            .env("XDG_DATA_HOME", &data)
            .env("HOME", bench.folder.path())
            .env("CRAMP_DIARY", ""))
    };
    assert!(call(&["check"]).failed().contains("data/cramp-diary"));
    assert!(!data.exists(), "looking makes no folder");
    call(&["import", "a.json"]).done();
    call(&["check"]).done();
    let mode = data.join("cramp-diary").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn a_message_with_line_ends_is_still_one_line() {
    let bench = Bench::with(NIGHTS);
    let line = bench.run(&["import", "no\nsuch\u{1b}[31mfile"]).failed();
    assert!(line.contains("no such [31mfile"), "{line}");
}

#[test]
fn whoever_reads_no_further_is_no_failure() {
    let bench = Bench::with(NIGHTS);
    for arguments in [&["assess", "--json"][..], &["trends"], &["--help"]] {
        let mut child =
            bench.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""));
    }
}

#[test]
fn an_answer_that_cannot_be_printed_is_a_failure_unless_something_was_done() {
    let bench = Bench::with(NIGHTS);
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let looked = run_into(&bench, &["trends"], full());
    assert_eq!(looked.0, Some(1));
    assert_eq!(looked.1.lines().count(), 1);
    let done = run_into(&bench, &["export", "--out", "out.json"], full());
    assert_eq!(done.0, Some(0));
    assert!(done.1.contains("it was done, but"), "{}", done.1);
    assert!(bench.path("out.json").exists());
}

fn run_into(bench: &Bench, arguments: &[&str], stdout: File) -> (Option<i32>, String) {
    let output = bench
        .command(arguments)
        .stdout(stdout)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}
