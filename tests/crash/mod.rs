//! The real program is killed at random moments, again and again on the same diary.
//!
//! What it said was done is there afterwards; what it did not say is there whole or not at all.
//! The rounds come from a fixed seed, but when the kernel gets to kill a program does not: so
//! each run of this test tries other moments. `tests/crashes.sh` does 500 rounds.

mod password;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use cramp_diary::{
    clock::Clock,
    diary::{Diary, NightDate},
    store::{Access, Keys, Store, examine_backup},
};
use fastrand::Rng;

/// Sets how many rounds are done.
const ROUNDS: &str = "CRAMP_DIARY_CRASHES";
const USUAL_ROUNDS: usize = 50;

/// The nights of one large import.
const MANY: i64 = 200;

/// A diary of the version before this one.
const OLDER: &[u8] = include_bytes!("../store/fixtures/version-1.sqlite");

/// A diary with its copies, and what the program has said of it.
struct Bench {
    folder: tempfile::TempDir,
    random: Rng,
    /// What must be in the diary.
    acknowledged: Diary,
    /// The newest copy that was said to be written, and what it holds.
    copy: Option<(PathBuf, Diary)>,
    /// How long the last program took that was let live.
    usual: Duration,
    killed: usize,
}

impl Bench {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            random: Rng::with_seed(6),
            acknowledged: Diary::default(),
            copy: None,
            usual: Duration::from_millis(40),
            killed: 0,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program on a diary and kills it at a random moment; whether it said "done".
    fn run(&mut self, diary: &Path, arguments: &[&str]) -> bool {
        let clock = Clock::System;
        let begun = clock.now().instant;
        let mut program = Command::new(env!("CARGO_BIN_EXE_cramp-diary"))
            .args(arguments)
            .arg("--diary")
            .arg(diary)
            .current_dir(self.folder.path())
            .env_clear()
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Some live to the end, so that there is something to lose.
        if self.random.u8(..4) > 0 {
            let moment = self.usual.mul_f64(self.random.f64());
            thread::sleep(moment);
            // One that has ended cannot be killed any more.
            program.kill().ok();
        }
        let status = program.wait().unwrap();
        self.killed += usize::from(status.code().is_none());
        if status.success() {
            let took = clock.now().instant - begun;
            self.usual = took.to_std().unwrap_or(self.usual);
        }
        assert_ne!(status.code(), Some(1), "{arguments:?} failed");
        status.success()
    }

    fn write(&self, name: &str, nights: impl Iterator<Item = NightDate>) {
        let nights: Vec<_> = nights
            .map(|date| format!(r#"{{"date": "{date}", "cramps": [{{"pain": 3}}], "note": "x"}}"#))
            .collect();
        let nights = nights.join(",\n");
        let json = format!(r#"{{"format": "cramp-diary", "version": 1, "nights": [{nights}]}}"#);
        fs::write(self.path(name), json).unwrap();
    }

    /// What the file holds; it must be sound, and nothing of a killed program may be in its way.
    fn held(&self, diary: &Path) -> Diary {
        if !diary.exists() {
            return Diary::default();
        }
        let store = Store::open(diary, Access::Write).unwrap();
        assert_eq!(store.check().unwrap().problems, Vec::new());
        let names = fs::read_dir(self.folder.path()).unwrap();
        let left = names.filter(|entry| {
            let name = entry.as_ref().unwrap().file_name();
            name.to_string_lossy().starts_with("diary.new-")
        });
        assert_eq!(left.count(), 0, "the next writer removes what a killed one left");
        store.load().unwrap().diary
    }

    /// The nights of an import are all there or none is; those from before are.
    fn import(&mut self, first: NightDate, count: i64) {
        let nights: Vec<_> = (0..count).map(|day| first.plus_days(day)).collect();
        self.write("nights.json", nights.iter().copied());
        let diary = self.path("diary");
        let is_done = self.run(&diary, &["import", "nights.json"]);
        let held = self.held(&diary);
        for night in self.acknowledged.nights() {
            assert_eq!(held.night(night.date), Some(night), "an acknowledged night is lost");
        }
        let there = nights.iter().filter(|date| held.night(**date).is_some()).count();
        assert!(there == nights.len() || there == 0, "{there} of {} nights", nights.len());
        assert!(there > 0 || !is_done, "what was said to be done is not there");
        let new = held.nights().len() - self.acknowledged.nights().len();
        assert_eq!(new, there, "nothing else came");
        self.acknowledged = held;
    }

    /// There is a whole copy, or none.
    fn back_up(&mut self, round: usize) {
        let diary = self.path("diary");
        if !diary.exists() {
            return;
        }
        let copy = self.path(&format!("copy-{round}"));
        let is_done = self.run(&diary, &["backup", "--out", copy.to_str().unwrap()]);
        assert!(copy.exists() || !is_done);
        if copy.exists() {
            examine_backup(&copy, &Keys::none()).unwrap();
            let held = Store::open(&copy, Access::Read).unwrap().load().unwrap().diary;
            assert!(held == self.acknowledged, "the copy is of another moment");
            self.copy = Some((copy, held));
        }
        assert!(self.held(&diary) == self.acknowledged, "a backup changes nothing");
    }

    /// The diary is the one of before, or the copy; never none.
    fn restore(&mut self) {
        let Some((copy, copied)) = self.copy.clone() else { return };
        let diary = self.path("diary");
        let is_done = self.run(&diary, &["restore", copy.to_str().unwrap()]);
        assert!(diary.exists());
        let held = self.held(&diary);
        assert!(held == copied || !is_done && held == self.acknowledged, "neither of the two");
        self.acknowledged = held;
    }

    /// The tables are those of the version before, or those of this one.
    fn migrate(&mut self, round: usize) {
        let diary = self.path(&format!("older-{round}"));
        fs::write(&diary, OLDER).unwrap();
        self.write("one.json", ["2030-01-01".parse().unwrap()].into_iter());
        self.run(&diary, &["import", "one.json"]);
        let version = fs::read(&diary).unwrap()[63];
        assert!((1..=3).contains(&version), "{version}");
        let before = self.path("older");
        fs::write(&before, OLDER).unwrap();
        let before = self.held(&before);
        let held = self.held(&diary);
        for night in before.nights() {
            assert_eq!(held.night(night.date), Some(night));
        }
        for entry in fs::read_dir(self.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().unwrap().to_string_lossy().starts_with("older") && path.is_file() {
                fs::remove_file(path).unwrap();
            }
        }
    }
}

#[test]
fn nothing_that_was_said_to_be_done_is_lost_by_a_kill() {
    let rounds = env::var(ROUNDS).ok().and_then(|rounds| rounds.parse().ok());
    let rounds: usize = rounds.unwrap_or(USUAL_ROUNDS);
    let mut bench = Bench::new();
    let mut next: NightDate = "2000-01-01".parse().unwrap();
    for round in 0..rounds {
        match bench.random.u8(..10) {
            0..5 => {
                bench.import(next, 1);
                next = next.plus_days(1);
            }
            5 => {
                bench.import(next, MANY);
                next = next.plus_days(MANY);
            }
            6 | 7 => bench.back_up(round),
            8 => bench.restore(),
            _ => bench.migrate(round),
        }
    }
    assert!(bench.killed * 4 > rounds, "only {} of {rounds} were killed", bench.killed);
    assert!(bench.acknowledged.nights().len() > 0, "nothing was ever done");
    let fault = "killed while importing, backing up, restoring, migrating";
    let kept = format!("{} killed; all of it or nothing", bench.killed);
    crate::faults::tell("1, 4, 5, 6", fault, "kill -9 at random moments", rounds, &kept);
}
