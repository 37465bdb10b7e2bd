//! Nothing leaves the machine: the real program, followed by `strace` through every way of using
//! it, opens no connection but to the desktop on the same machine.

use std::{
    env, fs,
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::support::tools::strace_is_at_hand;

use super::{CONTROL, Running, cramps, desktop, look_for, wait_for};

/// A diary with a cramp night, as a file to import.
const NIGHT: &str = r#"{"format": "cramp-diary", "version": 1, "nights":
    [{"date": "2026-03-10", "cramps": [{"muscle": "calf", "side": "left", "minutes": 3}]}]}"#;

/// Families of addresses that stay on the machine: the display and the bus of the desktop, and
/// the kernel itself.
const LOCAL: [&str; 3] = ["AF_UNIX", "AF_LOCAL", "AF_NETLINK"];

#[test]
fn no_subcommand_opens_a_connection() {
    if !strace_is_at_hand() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("night.json"), NIGHT).unwrap();
    for arguments in [
        &["import", "night.json"][..],
        &["export", "--format", "json", "--out", "out.json"],
        &["assess", "--json"],
        &["trends", "--from", "2026-03-01", "--to", "2026-03-31", "--json"],
        &["report", "--from", "2026-03-01", "--to", "2026-03-31", "--out", "page.pdf"],
        &["check"],
        &["backup", "--out", "copy.sqlite"],
        &["restore", "copy.sqlite"],
    ] {
        let log = folder.path().join("calls");
        let mut followed = follow(&log, folder.path(), None);
        let ended = followed.args(arguments).output().unwrap();
        assert!(
            ended.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&ended.stderr)
        );
        assert_eq!(connections(&log), [""; 0], "{arguments:?}");
    }
}

#[test]
fn the_window_speaks_to_its_own_desktop_only() {
    let Some(desktop) = desktop() else { return };
    if !strace_is_at_hand() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("calls");
    let mut program = Running(follow(&log, folder.path(), Some(desktop.name())).spawn().unwrap());
    let window = desktop.window("Cramp Diary");
    let file = folder.path().join("diary.sqlite");
    wait_for("a cramp in the file", || {
        desktop.press(&[CONTROL, u32::from('n')]);
        let patience = std::time::Duration::from_secs(3);
        look_for(patience, || (cramps(&file) > 0).then_some(()))
    });
    // Through every place, so that whatever a place begins is begun.
    for place in ['2', '3', '4', '5', '1'] {
        desktop.press(&[CONTROL, u32::from(place)]);
    }
    desktop.close(window);
    let ended = |program: &mut Child| program.try_wait().unwrap();
    let status = wait_for("the program to end", || ended(&mut program.0));
    assert!(status.success(), "{status}");
    let foreign: Vec<String> = connections(&log)
        .into_iter()
        .filter(|call| !LOCAL.iter().any(|family| call.contains(family)))
        .collect();
    assert_eq!(foreign, [""; 0]);
    let log = fs::read_to_string(&log).unwrap();
    assert!(log.contains("connect("), "not even the display was seen: {log}");
}

/// The program with its diary in a folder, each call that concerns a network written into a log.
fn follow(log: &Path, folder: &Path, display: Option<&str>) -> Command {
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qq", "-e", "trace=socket,connect,bind,sendto,sendmsg"])
        .args(["-e", "signal=none", "-o"])
        .arg(log)
        .arg(env!("CARGO_BIN_EXE_cramp-diary"))
        .arg("--diary")
        .arg(folder.join("diary.sqlite"))
        .current_dir(folder)
        .env_clear()
        .env("PATH", env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .envs(display.map(|display| ("DISPLAY", display)))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Each call that makes a way out or names where it leads.
fn connections(log: &Path) -> Vec<String> {
    let calls = fs::read_to_string(log).unwrap();
    calls
        .lines()
        .filter(|line| ["socket(", "connect(", "bind("].iter().any(|call| line.contains(call)))
        .map(str::to_owned)
        .collect()
}
