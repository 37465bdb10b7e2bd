//! What is handed out holds nothing of the machine: the same diary gives the same bytes to
//! another person, on another machine, at another time.

use std::{fs, process::Command};

use cramp_diary::{
    app::trends::ChartFile,
    chart::Chart,
    demo,
    diary::{ClockTime, Period},
    trends::trends,
};

use super::Session;
use crate::support::files::holds_words;

/// Each form that goes out, by its file.
const FORMS: [(&str, &[&str]); 6] = [
    ("a.pdf", &["report", "--prepared-on", "2026-03-30"]),
    ("a.html", &["report", "--format", "html", "--prepared-on", "2026-03-30"]),
    ("a.txt", &["report", "--format", "txt", "--prepared-on", "2026-03-30"]),
    ("a.csv", &["report", "--format", "csv", "--prepared-on", "2026-03-30"]),
    ("a.json", &["export"]),
    ("a.fhir", &["export", "--format", "fhir"]),
];

/// Writes every form; the diary comes from the same file each time.
fn hand_out(session: &Session, user: &str, before: &[&str]) -> Vec<Vec<u8>> {
    let run = |words: &[&str]| {
        let mut words = words.to_vec();
        words.insert(0, env!("CARGO_BIN_EXE_cramp-diary"));
        let mut all = before.to_vec();
        all.append(&mut words);
        let ended = session
            .command(all[0])
            .args(&all[1..])
            .env("USER", user)
            .env("LOGNAME", user)
            .env("TZ", if user == "anna" { "Europe/Vienna" } else { "Pacific/Auckland" })
            .env("LC_ALL", if user == "anna" { "de_AT.UTF-8" } else { "C" })
            .output()
            .unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    };
    let said = session.out().join("said.json");
    run(&["import", said.to_str().unwrap()]);
    let mut forms = Vec::new();
    for (name, words) in FORMS {
        let out = session.out().join(name);
        run(&[words, &["--out", out.to_str().unwrap()]].concat());
        forms.push(fs::read(out).unwrap());
    }
    forms
}

fn works(command: &[&str]) -> bool {
    let ran = Command::new(command[0]).args(&command[1..]).arg("true").output();
    ran.is_ok_and(|ended| ended.status.success())
}

#[test]
fn another_person_on_another_machine_at_another_time_gets_the_same_bytes() {
    let (one, other) = (Session::new(), Session::new());
    // Another name of the machine and another hour, as far as this machine lets a test. A FHIR
    // document holds the day on which it is made, so that is the same.
    let (mut here, mut elsewhere) = (vec!["env"], vec!["env"]);
    let machine = "hostname elsewhere; exec \"$@\"";
    let machine = ["unshare", "--map-root-user", "--uts", "sh", "-c", machine, "sh"];
    if works(&machine) {
        elsewhere.extend(machine);
    }
    let hours = ["2026-03-30 08:09:10", "2026-03-30 21:32:43"];
    if works(&["faketime", "-f", hours[0]]) {
        here.extend(["faketime", "-f", hours[0]]);
        elsewhere.extend(["faketime", "-f", hours[1]]);
    }
    let first = hand_out(&one, "anna", &here);
    let second = hand_out(&other, "moana", &elsewhere);
    for ((name, _), (one, other)) in FORMS.iter().zip(first.iter().zip(&second)) {
        assert!(one == other, "{name} holds something of where or when it was made");
        // And nothing that would be the same on both.
        for absent in ["anna", "/tmp/", "/home/", "CreationDate", "ModDate", "/Author"] {
            let found = holds_words(one, absent);
            assert!(!found, "{name}: {absent}");
        }
    }
}

#[test]
fn a_chart_holds_nothing_of_where_or_when_it_was_made() {
    let diary = demo::half_year("2026-03-20".parse().unwrap());
    let period = Period::ending("2026-03-20".parse().unwrap(), 56);
    let clock = |time: ClockTime| time.to_string();
    let charts = Chart::all(&diary, &trends(&diary, period), None, &clock);
    for chart in &charts {
        for form in ChartFile::ALL {
            let bytes = form.content(chart, period).unwrap();
            for absent in [env!("CARGO_MANIFEST_DIR"), "/tmp", "/home/", "/root"] {
                let found = holds_words(&bytes, absent);
                assert!(!found, "{}: {absent}", form.name());
            }
            if form == ChartFile::Png {
                let chunks = names_of_chunks(&bytes);
                for chunk in &chunks {
                    let plain = ["IHDR", "IDAT", "IEND", "PLTE", "tRNS", "pHYs", "sRGB", "gAMA"];
                    assert!(plain.contains(&chunk.as_str()), "{chunks:?}");
                }
            }
        }
    }
}

/// The names of the parts of a PNG file: texts, times and places have parts of their own.
fn names_of_chunks(png: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = 8;
    while let Some(head) = png.get(at..at + 8) {
        names.push(String::from_utf8_lossy(&head[4..]).into_owned());
        at += 12 + usize::try_from(u32::from_be_bytes(head[..4].try_into().unwrap())).unwrap();
    }
    names
}
