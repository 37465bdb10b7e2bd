//! Faults that are really done to the real program, and what is left of the diary afterwards.
//!
//! The program, and a workload that goes through the very store thread of the window, run as
//! processes of their own: they are killed, followed call by call, given disks that are full,
//! slow, read-only or broken, and cut off from the power. Whatever happens, what was said to be
//! saved is there, nothing is there by halves, and the program says what it could not do.
//!
//! A build machine tries each fault a few times; `tests/faults.sh` tries them in full and prints
//! what was done how often.

mod calls;
mod copies;
mod cut;
mod driver;
mod killed;
mod limits;
mod live_file;
mod places;
mod power;
mod sealed;
mod sealed_calls;
mod window;

use std::{
    env,
    fs::{self, OpenOptions},
    io::{Write as _, stderr},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::Mutex,
};

use cramp_diary::store::{Access, Loaded, Store};
use fastrand::Rng;

/// Set where everything is to be tried in full.
const FULL: &str = "CRAMP_DIARY_FAULTS";

/// A file that takes one line for each fault that was tried.
const TABLE: &str = "CRAMP_DIARY_FAULTS_TABLE";

/// Chooses other moments than the usual ones.
const SEED: &str = "CRAMP_DIARY_FAULTS_SEED";

/// How many of a hundred calls are made to fail, where all of them would take a day.
const SHARE: &str = "CRAMP_DIARY_FAULTS_SHARE";

/// How many of a hundred calls are made to fail.
fn share() -> usize {
    let asked = env::var(SHARE).ok().and_then(|share| share.parse().ok());
    asked.unwrap_or_else(|| times(5, 100))
}

/// Whether everything is to be tried in full.
fn is_full() -> bool {
    env::var_os(FULL).is_some()
}

/// How often something is tried.
fn times(usually: usize, in_full: usize) -> usize {
    if is_full() { in_full } else { usually }
}

/// Chance; the same in each run unless another seed is asked for.
fn chance() -> Rng {
    let seed = env::var(SEED).ok().and_then(|seed| seed.parse().ok());
    Rng::with_seed(seed.unwrap_or(6))
}

/// Puts a line into the table: the row of the catalogue, the fault, how it was done, how often,
/// and what was looked at. A fault that cost anything has no line: its test fails.
pub(crate) fn tell(row: &str, fault: &str, how: &str, times: usize, kept: &str) {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let Some(table) = env::var_os(TABLE).filter(|_| times > 0) else { return };
    let _one = ONE_AT_A_TIME.lock().unwrap();
    let mut file = OpenOptions::new().append(true).create(true).open(table).unwrap();
    writeln!(file, "{row}\t{fault}\t{how}\t{times}\t{kept}\tnothing").unwrap();
}

/// Whether the machine lets a fault be done; a build machine must have the named programs.
fn has(tools: &[&str]) -> bool {
    let is_there = |tool: &&str| {
        let called = Command::new(tool).arg("--version").output();
        called.is_ok()
    };
    let missing: Vec<_> = tools.iter().filter(|tool| !is_there(tool)).collect();
    if missing.is_empty() {
        return true;
    }
    assert!(env::var_os("CI").is_none_or(|ci| ci != "true"), "not installed: {missing:?}");
    skipped(&format!("not installed: {missing:?}"));
    false
}

/// Says on the real standard error why a fault is not tried: the test runner keeps what is
/// printed to itself.
fn skipped(why: &str) {
    writeln!(stderr(), "skipped: {why}").unwrap();
}

/// Whether this process may do what only the superuser of a machine may, e.g. mount a disk.
fn may_mount(script: &str, folder: &Path) -> bool {
    let tried = in_own_mounts(script, folder).arg("true").output();
    let may = tried.is_ok_and(|tried| tried.status.success());
    if !may {
        skipped(&format!("this machine does not let a test do: {script}"));
    }
    may
}

/// A command that is run after a script, which sees no mounts but its own; `$0` is the folder.
fn in_own_mounts(script: &str, folder: &Path) -> Command {
    let mut unshare = Command::new("unshare");
    if !rustix::process::getuid().is_root() {
        unshare.arg("--map-root-user");
    }
    let script = format!("{script} && exec \"$@\"");
    unshare.args(["--mount", "sh", "-c", &script]).arg(folder);
    unshare
}

/// The real program, about to run in a folder with nothing in its environment.
fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cramp-diary"));
    command.args(arguments).current_dir(folder).env_clear().stdin(Stdio::null());
    command
}

/// The same program on a diary.
fn on(diary: &Path, arguments: &[&str]) -> Command {
    let mut command = program(diary.parent().unwrap(), arguments);
    command.arg("--diary").arg(diary);
    command
}

/// A command within another one, such as `strace`.
fn within(mut outer: Command, inner: &Command) -> Command {
    outer.arg(inner.get_program()).args(inner.get_args());
    if let Some(folder) = inner.get_current_dir() {
        outer.current_dir(folder);
    }
    outer.env_clear().env("PATH", env::var_os("PATH").unwrap_or_default());
    outer.envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
    outer.stdin(Stdio::null());
    outer
}

/// How the program ended: it did what it was asked for, or said why not in one line. It never
/// broke off, and has never said half of an answer.
#[track_caller]
fn was_done(ran: &Output) -> bool {
    let said = String::from_utf8_lossy(&ran.stderr);
    match ran.status.code() {
        Some(0) => true,
        Some(1) => {
            assert!(ran.stdout.is_empty(), "{}", String::from_utf8_lossy(&ran.stdout));
            assert!(said.starts_with("cramp-diary: ") && said.lines().count() == 1, "{said}");
            false
        }
        _ => panic!("{:?}: {said}", ran.status),
    }
}

/// What a diary holds. It is opened as the next window would open it; it must be sound, and
/// nothing that an earlier program left may be in its way.
#[track_caller]
fn sound(diary: &Path) -> Loaded {
    let store = match Store::open(diary, Access::Write) {
        Ok(store) => store,
        Err(error) => panic!("{error}"),
    };
    assert_eq!(store.check().unwrap().problems, Vec::new());
    let unfinished = fs::read_dir(diary.parent().unwrap()).unwrap().filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().starts_with("diary.new-")
    });
    assert_eq!(unfinished.count(), 0, "the next writer removes what another one left");
    store.load().unwrap()
}

/// The real program finds the diary sound.
#[track_caller]
fn program_finds_sound(diary: &Path) {
    let ran = on(diary, &["check"]).output().unwrap();
    assert!(was_done(&ran), "{}", String::from_utf8_lossy(&ran.stderr));
}

/// A file to import with some nights, the first one of a day.
fn nights_file(folder: &Path, name: &str, first: &str, count: i64) -> PathBuf {
    let first: cramp_diary::diary::NightDate = first.parse().unwrap();
    let nights: Vec<_> = (0..count)
        .map(|day| {
            let date = first.plus_days(day);
            format!(
                r#"{{"date": "{date}", "cramps": [{{"pain": 3}}], "note": "a note of {date}"}}"#
            )
        })
        .collect();
    let nights = nights.join(",\n");
    let path = folder.join(name);
    fs::write(&path, format!(r#"{{"format": "cramp-diary", "version": 1, "nights": [{nights}]}}"#))
        .unwrap();
    path
}

/// A folder with every file below it, at the same places in another one.
fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
