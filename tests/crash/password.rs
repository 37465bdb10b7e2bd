//! The real program is killed while it sets, changes or removes the password.
//!
//! Whatever the moment, the diary opens with the old key or with the new one, and holds what it
//! held. Once it has a password and was opened with it, nothing of it can be read in the folder.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use cramp_diary::{
    clock::Clock,
    store::{Access, Key, Password, RecoveryKey, Store, StoreError},
};
use fastrand::Rng;

use super::{ROUNDS, USUAL_ROUNDS};
use crate::support::files::holds_words;

/// A word of the diary.
const SENTINEL: &str = "Quagmire-sentinel";

struct Bench {
    folder: tempfile::TempDir,
    random: Rng,
    /// How long the last program took that was let live.
    usual: Duration,
    killed: usize,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let usual = Duration::from_millis(60);
        Self { folder, random: Rng::with_seed(7), usual, killed: 0 }
    }

    fn diary(&self) -> PathBuf {
        self.folder.path().join("diary")
    }

    /// A password in a file that only its owner reads.
    fn secret(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        path
    }

    /// Runs the program and kills it at a random moment; what it printed where it was done.
    fn run(&mut self, arguments: &[&str], may_be_killed: bool) -> Option<String> {
        let clock = Clock::System;
        let begun = clock.now().instant;
        let mut program = Command::new(env!("CARGO_BIN_EXE_cramp-diary"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("CRAMP_DIARY", self.diary())
            .env("CRAMP_DIARY_PASSWORD_FILE", self.folder.path().join("old"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        if may_be_killed && self.random.u8(..5) > 0 {
            thread::sleep(self.usual.mul_f64(self.random.f64() * 1.1));
            // One that has ended cannot be killed any more.
            program.kill().ok();
        }
        let output = program.wait_with_output().unwrap();
        self.killed += usize::from(output.status.code().is_none());
        assert_ne!(output.status.code(), Some(1), "{arguments:?} failed");
        output.status.success().then(|| {
            self.usual = (clock.now().instant - begun).to_std().unwrap_or(self.usual);
            String::from_utf8(output.stdout).unwrap()
        })
    }
}

/// Every file below a folder that holds the word.
fn readable(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(readable(&path));
        } else if path.extension().is_none_or(|ending| ending != "json") {
            let bytes = fs::read(&path).unwrap();
            if holds_words(&bytes, SENTINEL) {
                found.push(path);
            }
        }
    }
    found
}

fn key(text: &str) -> Key {
    Key::Password(Password::new(text).unwrap())
}

fn recovery_key(printed: &str) -> Key {
    let line = printed.lines().find(|line| line.split(' ').count() == 15).unwrap();
    Key::Recovery(RecoveryKey::parse(line).unwrap())
}

#[test]
fn the_diary_opens_with_the_old_key_or_the_new_one_after_every_kill() {
    let rounds = env::var(ROUNDS).ok().and_then(|rounds| rounds.parse().ok());
    let rounds: usize = rounds.unwrap_or(USUAL_ROUNDS);
    let mut bench = Bench::new();
    let night = format!(r#"{{"date": "2026-03-01", "note": "{SENTINEL}"}}"#);
    let json = format!(r#"{{"format": "cramp-diary", "version": 1, "nights": [{night}]}}"#);
    fs::write(bench.folder.path().join("night.json"), json).unwrap();
    bench.run(&["import", "night.json"], false).unwrap();
    let mut has = None::<String>;
    let (mut done, mut opened) = (0, [0; 2]);
    for round in 0..rounds {
        let new = format!("password {round}");
        bench.secret("old", has.as_deref().unwrap_or("none"));
        let new_file = bench.secret("new", &new);
        let new_file = ["--new-password-file", new_file.to_str().unwrap()];
        let (arguments, wanted) = match has {
            None => (["password", "set", new_file[0], new_file[1]].to_vec(), Some(new)),
            Some(_) if bench.random.bool() => (["password", "remove"].to_vec(), None),
            Some(_) => (["password", "change", new_file[0], new_file[1]].to_vec(), Some(new)),
        };
        let printed = bench.run(&arguments, true);
        let open = |with: &Option<String>| match with {
            None => Store::open(&bench.diary(), Access::Write),
            // A key is no hindrance where there is no password, so it must be sealed.
            Some(_) if !cramp_diary::store::is_sealed(&bench.diary()) => {
                Err(StoreError::NoPassword { path: bench.diary() })
            }
            Some(text) => Store::open_with_key(&bench.diary(), Access::Write, &key(text)),
        };
        let (store, is_new) = match open(&wanted) {
            Ok(store) => (store, true),
            Err(refused) => {
                assert!(printed.is_none(), "{arguments:?} was done: {refused:?}");
                (
                    open(&has).unwrap_or_else(|old| panic!("{arguments:?}: {refused:?} {old:?}")),
                    false,
                )
            }
        };
        assert_eq!(store.check().unwrap().problems, []);
        assert_eq!(store.load().unwrap().diary.nights().len(), 1);
        drop(store);
        if is_new {
            if let (Some(printed), Some(_)) = (&printed, &wanted) {
                let recovery = recovery_key(printed);
                Store::open_with_key(&bench.diary(), Access::Read, &recovery).unwrap();
            }
            has = wanted;
        }
        if has.is_some() {
            assert_eq!(readable(bench.folder.path()), Vec::<PathBuf>::new(), "{arguments:?}");
        }
        done += usize::from(printed.is_some());
        opened[usize::from(is_new)] += 1;
    }
    assert!(bench.killed * 4 > rounds, "only {} of {rounds} were killed", bench.killed);
    assert!(done > 0 && opened[0] > 0, "{done} done; old and new: {opened:?}");
}
