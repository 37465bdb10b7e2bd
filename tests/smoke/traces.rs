//! What the window leaves behind: on the disk, in the core of a crash, and with the other programs
//! of the desktop.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use super::{CONTROL, Desktop, Running, cramps, desktop, look_for, wait_for};
use crate::{
    privacy::{
        SENTINEL, Session, all_is_private, said_everywhere,
        writes::{CALLS, places},
    },
    support::{
        files::{files_below, holds_words},
        tools::strace_is_at_hand,
    },
};

/// The program in a home of its own, behind other words.
fn window(session: &Session, desktop: &Desktop, before: &[&str]) -> Running {
    let mut command = match before {
        [] => session.command(env!("CARGO_BIN_EXE_cramp-diary")),
        [first, rest @ ..] => {
            let mut command = session.command(first);
            command.args(rest).arg(env!("CARGO_BIN_EXE_cramp-diary"));
            command
        }
    };
    let errors = fs::File::create(session.path("errors")).unwrap();
    command
        .env("DISPLAY", desktop.name())
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("RUST_LOG", "trace")
        .env("RUST_BACKTRACE", "full")
        .stdout(Stdio::null())
        .stderr(errors);
    Running(command.spawn().unwrap())
}

/// Logs a cramp and goes through every place, then closes the window.
fn use_it(
    session: &Session,
    desktop: &Desktop,
    program: &mut Running,
    look: impl FnOnce(&mut Running),
) {
    let shown = desktop.window("Cramp Diary");
    let file = session.data().join("diary.cramp-diary");
    let before = cramps(&file);
    wait_for("a cramp in the file", || {
        desktop.press(&[CONTROL, u32::from('n')]);
        let patience = std::time::Duration::from_secs(3);
        look_for(patience, || (cramps(&file) > before).then_some(()))
    });
    for place in ['2', '3', '4', '5', '1'] {
        desktop.press(&[CONTROL, u32::from(place)]);
    }
    look(program);
    desktop.close(shown);
    let status = wait_for("the program to end", || program.0.try_wait().unwrap());
    assert!(status.success(), "{status}");
}

fn with_entries() -> Session {
    let session = Session::new();
    let said = session.out().join("said.json");
    assert!(fs::read_to_string(&said).unwrap() == said_everywhere());
    let ended = session.command(env!("CARGO_BIN_EXE_cramp-diary")).arg("import").arg(said).output();
    assert!(ended.unwrap().status.success());
    session
}

#[test]
fn the_window_tells_nobody_what_is_written_in_the_diary() {
    let Some(desktop) = desktop() else { return };
    let session = with_entries();
    let mut program = window(&session, &desktop, &["sh", "-c", "umask 000; exec \"$@\"", "sh"]);
    use_it(&session, &desktop, &mut program, |program| {
        let told = desktop.told();
        let says = |word: &str| holds_words(&told, word);
        assert!(says("Cramp Diary") && !says(SENTINEL));
        assert!(!says("diary.cramp-diary"), "the title says no place either");
        for selection in ["CLIPBOARD", "PRIMARY"] {
            assert!(!desktop.is_offered(selection), "nothing was copied: {selection}");
        }
        let limits = fs::read_to_string(format!("/proc/{}/limits", program.0.id())).unwrap();
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        let core: Vec<_> = core.split_whitespace().skip(4).take(2).collect();
        assert_eq!(core, ["0", "0"], "a crash leaves no copy of the memory");
    });
    for selection in ["CLIPBOARD", "PRIMARY"] {
        assert!(!desktop.is_offered(selection), "{selection}");
    }
    assert!(!session.path(".local/share/recently-used.xbel").exists());
    all_is_private(&session.data());
    assert_eq!(fs::read_dir(session.path("tmp")).unwrap().count(), 0);
    for path in files_below([session.home.path().to_owned()]) {
        let bytes = fs::read(&path).unwrap();
        let says = holds_words(&bytes, SENTINEL);
        let may = path.starts_with(session.data()) || path.starts_with(session.out());
        assert!(!says || may, "{}", path.display());
    }
}

#[test]
fn the_window_writes_in_its_own_folder_only() {
    let Some(desktop) = desktop() else { return };
    if !strace_is_at_hand() {
        return;
    }
    let session = with_entries();
    let log = session.path("calls");
    let follow = ["strace", "-f", "-qq", "-s", "4096", "-e", "signal=none", "-e", CALLS, "-o"];
    let follow = [&follow[..], &[log.to_str().unwrap()]].concat();
    let mut program = window(&session, &desktop, &follow);
    use_it(&session, &desktop, &mut program, |_| {});
    let written: BTreeSet<_> = places(&log, &session.path("cwd")).into_iter().collect();
    let may = |path: &Path| {
        path.starts_with(session.data())
            || session.data().starts_with(path)
            // The graphics driver: its devices, and what it has compiled for the screen.
            || path.starts_with("/dev")
            || path.starts_with("/proc/self")
            || path.ends_with(".cache")
            || path.iter().any(|part| part.to_string_lossy().starts_with("mesa_shader_cache"))
    };
    let elsewhere: Vec<_> = written.iter().filter(|path| !may(path)).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    assert!(written.iter().any(|path| path.starts_with(session.data())), "nothing was seen");
}

#[test]
fn without_any_network_everything_works_as_it_does_with_one() {
    let Some(desktop) = desktop() else { return };
    let cut_off = ["unshare", "--map-root-user", "--net"];
    let works = Command::new(cut_off[0]).args(&cut_off[1..]).arg("true").output();
    if !works.is_ok_and(|ended| ended.status.success()) {
        return;
    }
    let session = with_entries();
    let mut program = window(&session, &desktop, &cut_off);
    use_it(&session, &desktop, &mut program, |_| {});
    for words in [&["check"][..], &["assess"], &["export", "--out", "all.json"]] {
        let ended = session
            .command(cut_off[0])
            .args(&cut_off[1..])
            .arg(env!("CARGO_BIN_EXE_cramp-diary"))
            .args(words)
            .output()
            .unwrap();
        assert!(ended.status.success(), "{words:?}: {}", String::from_utf8_lossy(&ended.stderr));
    }
}
