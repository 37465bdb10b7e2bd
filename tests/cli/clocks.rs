//! The real program on machines whose clock stands at whatever it stands: years back, years ahead,
//! before the time that machines count from.

use std::{
    env,
    io::{Write as _, stderr},
    process::Command,
};

use super::{Bench, Ran, file, run};

/// The program at a moment.
fn at(bench: &Bench, moment: &str, arguments: &[&str]) -> Ran {
    let program = bench.command(arguments);
    let mut command = Command::new("faketime");
    command
        .args(["-f", moment])
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(bench.folder.path())
        .env_clear()
        .env("PATH", env::var_os("PATH").unwrap_or_default())
        .env("CRAMP_DIARY", bench.diary());
    run(&mut command)
}

/// Whether a clock can be set for a test; a word about it where not.
fn a_clock_can_be_set() -> bool {
    let set = Command::new("faketime").args(["-f", "2020-01-01 00:00:00", "date", "+%Y"]).output();
    let is_set = set.is_ok_and(|told| told.stdout.starts_with(b"2020"));
    if !is_set {
        writeln!(stderr(), "skipped: no clock is set without the program faketime").unwrap();
    }
    is_set
}

#[test]
fn no_backup_goes_and_no_night_moves_because_of_a_clock() {
    if !a_clock_can_be_set() {
        return;
    }
    let bench = Bench::new();
    let moments = [
        "2026-03-01 08:00:00",
        "2026-03-02 08:00:00",
        // Two years back, a machine without its battery, before machines count, ten years ahead.
        "2024-03-02 08:00:00",
        "1970-01-01 00:00:07",
        "1901-12-13 20:45:00",
        "2036-03-02 08:00:00",
        "2038-01-19 03:14:10",
        "2026-03-03 08:00:00",
        "2026-03-03 08:00:00",
    ];
    for (number, moment) in (1..).zip(moments) {
        let night = format!("{{\"date\": \"2026-02-0{number}\", \"cramps\": [{{}}]}}");
        bench.write("night.json", file(&format!("\"nights\": [{night}]")));
        at(&bench, moment, &["import", "night.json"]).done();
        for words in [&["assess"][..], &["trends"], &["check"]] {
            at(&bench, moment, words).done();
        }
        let backups = bench.path("test.cramp-diary-backups");
        let made = std::fs::read_dir(backups).map_or(0, Iterator::count);
        assert_eq!(made, number - 1, "one before each import but the first: {moment}");
    }
    bench.run(&["export", "--out", "all.json"]).done();
    let all = bench.read("all.json");
    assert_eq!(all.matches("\"date\": \"2026-02-0").count(), moments.len(), "{all}");
}

#[test]
fn the_first_and_the_last_day_of_the_calendar_are_days() {
    let night = |date: &str| {
        format!(
            "{{\"date\": \"{date}\", \"time_zone\": \"Pacific/Apia\", \"cramps\": [{{\"started\": \
             \"02:00\", \"minutes\": 3}}], \"sleep\": {{\"into_bed\": \"23:00\", \"out_of_bed\": \
             \"07:00\"}}}}"
        )
    };
    let dates = ["0001-01-01", "2011-12-30", "2024-02-29", "9999-12-31"];
    let nights: Vec<_> = dates.map(night).into();
    let bench = Bench::with(&format!("\"nights\": [{}]", nights.join(", ")));
    let ends = ["--from", "0001-01-01", "--to", "9999-12-31"];
    bench.run(&["check"]).done();
    bench.run(&[&["trends"][..], &ends].concat()).done();
    for day in [dates[0], dates[3]] {
        bench.run(&["assess", "--as-of", day]).done();
        bench.run(&["trends", "--from", day, "--to", day]).done();
    }
    for (format, out) in [("pdf", "a.pdf"), ("html", "a.html"), ("txt", "a.txt"), ("csv", "a.csv")]
    {
        bench.run(&[&["report", "--out", out, "--format", format][..], &ends].concat()).done();
    }
    bench.run(&["export", "--out", "all.json"]).done();
    let all = bench.read("all.json");
    assert!(dates.iter().all(|date| all.contains(date)), "{all}");
    for date in ["-0001-01-01", "10000-01-01", "2023-02-29", "1900-02-29", "2024-13-01"] {
        bench.write("bad.json", file(&format!("\"nights\": [{{\"date\": \"{date}\"}}]")));
        let said = bench.run(&["import", "bad.json"]).failed();
        assert!(said.contains("is not a date of the calendar"), "{said}");
    }
}
