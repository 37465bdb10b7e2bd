//! The password on the command line.

use std::{
    fs,
    io::{Read as _, Write as _},
    os::unix::fs::PermissionsExt as _,
    process::{Command, Stdio},
};

use cramp_diary::store::{Access, BACKUP_FOLDER, Store};

use super::{Bench, NIGHTS, Ran, run};

const PASSWORD_VARIABLE: &str = "CRAMP_DIARY_PASSWORD_FILE";

impl Bench {
    /// A file that only its owner reads.
    fn secret(&self, name: &str, line: &str) -> String {
        self.write(name, format!("{line}\nsecond line\n"));
        let path = self.path(name);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Runs without a terminal, with the password in this file.
    fn run_with(&self, password: Option<&str>, arguments: &[&str]) -> Ran {
        let mut command = Command::new("setsid");
        command.arg("--wait").arg(env!("CARGO_BIN_EXE_cramp-diary")).args(arguments);
        command.current_dir(self.folder.path()).env_clear().env("CRAMP_DIARY", self.diary());
        if let Some(password) = password {
            command.env(PASSWORD_VARIABLE, password);
        }
        run(&mut command)
    }
}

/// The recovery key in what was printed.
fn recovery_key(printed: &str) -> String {
    let line = printed.lines().find(|line| line.split(' ').count() == 15);
    line.unwrap_or_else(|| panic!("{printed}")).to_owned()
}

#[test]
fn a_password_is_set_changed_and_removed() {
    let bench = Bench::with(NIGHTS);
    let before = bench.run(&["export", "--out", "before.json"]).done();
    assert!(before.starts_with("3 nights"), "{before}");
    let (first, second) =
        (bench.secret("first", "garden gate 1"), bench.secret("second", "été 22 x"));
    let printed = bench.run_with(None, &["password", "set", "--new-password-file", &first]).done();
    let recovery = bench.secret("recovery", &recovery_key(&printed).to_lowercase());
    for key in [&first, &recovery] {
        for arguments in [
            &["check"][..],
            &["assess"],
            &["trends"],
            &["export", "--out", "after.json", "--force"],
            &["report", "--out", "report.txt", "--format", "txt", "--force"],
            &["backup", "--out", "copy", "--force"],
        ] {
            bench.run_with(Some(key), arguments).done();
            let refused = bench.run_with(None, arguments).failed();
            assert!(refused.contains("CRAMP_DIARY_PASSWORD_FILE"), "{arguments:?}: {refused}");
            let refused = bench.run_with(Some(&second), arguments).failed();
            assert!(refused.contains("does not open"), "{arguments:?}: {refused}");
        }
        assert_eq!(bench.read("after.json"), bench.read("before.json"));
    }
    bench.write("more.json", super::file(r#""nights": [{"date": "2026-03-09", "note": "more"}]"#));
    bench.run_with(Some(&first), &["import", "more.json"]).done();
    bench.run_with(Some(&first), &["restore", "copy"]).done();

    let refused =
        bench.run_with(Some(&first), &["password", "set", "--new-password-file", &second]);
    assert!(refused.failed().contains("already"));
    let change = ["password", "change", "--new-password-file", &second];
    bench.run_with(Some(&second), &change).failed();
    let printed = bench.run_with(Some(&recovery), &change).done();
    assert_ne!(
        recovery_key(&printed).to_lowercase(),
        bench.read("recovery").lines().next().unwrap()
    );
    bench.run_with(Some(&first), &["check"]).failed();
    let told = bench.run_with(Some(&second), &["password", "recovery"]).done();
    assert_eq!(told.trim_end(), recovery_key(&printed));
    let json = bench.run_with(Some(&second), &["--json", "password", "recovery"]).done();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["recovery_key"], recovery_key(&printed));

    // The copy has the first password: it is named where it is put back.
    let refused = bench.run_with(Some(&second), &["restore", "copy"]).failed();
    assert!(refused.contains("another password"), "{refused}");
    bench.run_with(Some(&second), &["restore", "copy", "--password-file", &first]).done();
    bench.run_with(Some(&second), &["password", "remove"]).done();
    bench.run(&["export", "--out", "after.json", "--force"]).done();
    assert_eq!(bench.read("after.json"), bench.read("before.json"));
    let refused = bench.run_with(Some(&second), &["password", "remove"]).failed();
    assert!(refused.contains("has no password"), "{refused}");
}

#[test]
fn a_password_that_others_could_read_is_not_taken() {
    let bench = Bench::with(NIGHTS);
    let good = bench.secret("good", "garden gate 1");
    let open = bench.secret("open", "garden gate 1");
    fs::set_permissions(&open, fs::Permissions::from_mode(0o644)).unwrap();
    let short = bench.secret("short", "abc");
    let before = bench.files();
    for (file, why) in
        [(&open, "chmod 600"), (&short, "too short"), (&"none".to_owned(), "could not read")]
    {
        let refused =
            bench.run_with(None, &["password", "set", "--new-password-file", file]).failed();
        assert!(refused.contains(why), "{refused}");
        assert!(!refused.contains("garden"), "{refused}");
    }
    let refused = bench.run_with(None, &["password", "set"]).failed();
    assert!(refused.contains("--new-password-file"), "{refused}");
    assert_eq!(bench.files(), before);
    bench.run_with(None, &["password", "set", "--new-password-file", &good]).done();
    let refused = bench.run_with(Some(&open), &["check"]).failed();
    assert!(refused.contains("chmod 600"), "{refused}");
    bench.run(&["password"]).misused();
}

#[test]
fn at_a_terminal_the_password_is_asked_for_and_not_shown() {
    let bench = Bench::with(NIGHTS);
    let good = bench.secret("good", "garden gate 1");
    bench.run_with(None, &["password", "set", "--new-password-file", &good]).done();
    for (typed, shown) in [
        ("garden gate 1\n", "The diary is sound"),
        ("gardenx\u{7f} gate 1\n", "The diary is sound"),
        ("another one\n", "does not open"),
        ("garden\u{3}", "no password was entered"),
    ] {
        let mut script = Command::new("script")
            .args(["--quiet", "--return", "--command"])
            .arg(format!("{} check; stty -a", env!("CARGO_BIN_EXE_cramp-diary")))
            .arg("/dev/null")
            .current_dir(bench.folder.path())
            .env("CRAMP_DIARY", bench.diary())
            .env_remove(PASSWORD_VARIABLE)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = script.stdout.take().unwrap();
        let mut printed = Vec::new();
        let mut byte = [0];
        while !printed.ends_with(b"of the diary: ") && output.read(&mut byte).unwrap() > 0 {
            printed.push(byte[0]);
        }
        script.stdin.as_mut().unwrap().write_all(typed.as_bytes()).unwrap();
        output.read_to_end(&mut printed).unwrap();
        script.wait().unwrap();
        let printed = String::from_utf8_lossy(&printed);
        assert!(printed.contains(shown), "{typed:?}: {printed}");
        assert!(!printed.contains("garden") && !printed.contains("another one"), "{printed}");
        assert!(printed.contains(" echo ") && printed.contains(" icanon"), "as before: {printed}");
    }
}

#[test]
fn a_script_sees_that_a_copy_was_out_of_reach() {
    let bench = Bench::with(NIGHTS);
    let secret = bench.secret("first", "garden gate 1");
    let chosen = bench.path("stick");
    fs::create_dir(&chosen).unwrap();
    let mut store = Store::open(&bench.diary(), Access::Write).unwrap();
    store.set_preference(BACKUP_FOLDER, chosen.to_str()).unwrap();
    drop(store);
    fs::remove_dir(&chosen).unwrap();
    let set = bench.run_with(None, &["password", "set", "--new-password-file", &secret]);
    assert_eq!(set.status, 3, "{}", set.stderr);
    assert_eq!(set.stderr.lines().count(), 1, "{}", set.stderr);
    assert!(set.stderr.contains("may be readable") && set.stderr.contains("stick"));
    recovery_key(&set.stdout);
    bench.run_with(Some(&secret), &["check"]).done();
    bench.run_with(None, &["check"]).failed();
    let removed = bench.run_with(Some(&secret), &["--json", "password", "remove"]);
    assert_eq!(removed.status, 3, "{}", removed.stderr);
    let json: serde_json::Value = serde_json::from_str(&removed.stdout).unwrap();
    assert_eq!((&json["password"], json["left"].as_array().unwrap().len()), (&false.into(), 1));
    fs::create_dir(&chosen).unwrap();
    bench.run_with(None, &["password", "set", "--new-password-file", &secret]).done();
}
