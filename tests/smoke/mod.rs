//! The real program in a real window: a cramp is logged by keyboard and is in the file.

mod desktop;

use std::{
    env,
    io::{Write as _, stderr},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use cramp_diary::{
    diary::Diary,
    store::{Access, Store},
};

use desktop::{CONTROL, Desktop, look_for, wait_for};

/// How often the keys are pressed: a window that has not opened its diary yet takes nothing in.
const MOST_PRESSES: usize = 20;

#[test]
fn a_cramp_logged_by_keyboard_in_the_real_window_is_in_the_file() {
    let Some(desktop) = Desktop::start() else {
        assert!(env::var_os("CI").is_none_or(|ci| ci != "true"), "Xvfb is not installed");
        // On the real standard error: the test runner keeps what is printed to itself.
        writeln!(stderr(), "skipped: the real window is not tried without the program Xvfb")
            .unwrap();
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.sqlite");
    let mut program = Running(open_window(&desktop, &file));
    let window = desktop.window("Cramp Diary");

    let presses = (1..=MOST_PRESSES).find(|_| {
        desktop.press(&[CONTROL, u32::from('n')]);
        let patience = Duration::from_secs(2);
        look_for(patience, || (cramps(&file) > 0).then_some(())).is_some()
    });
    let presses = presses.expect("no cramp came into the file");
    desktop.close(window);
    let status = wait_for("the program to end", || program.0.try_wait().unwrap());
    assert!(status.success(), "{status}");

    let cramps = cramps(&file);
    assert!((1..=presses).contains(&cramps), "{cramps} cramps of {presses} presses");
    let store = Store::open(&file, Access::Write).unwrap();
    assert_eq!(store.check().unwrap().problems, Vec::new());
    assert_eq!(store.load().unwrap().undo.as_deref(), Some("add a cramp"));
}

fn open_window(desktop: &Desktop, file: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_cramp-diary"))
        .arg("--diary")
        .arg(file)
        .env_clear()
        .env("DISPLAY", desktop.name())
        .env("HOME", file.parent().unwrap())
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .stdin(Stdio::null())
        .spawn()
        .unwrap()
}

/// How many cramps the file holds; none where it is not there yet.
fn cramps(file: &Path) -> usize {
    diary(file).map_or(0, |diary| diary.nights().map(|night| night.cramps().len()).sum())
}

fn diary(file: &Path) -> Option<Diary> {
    // Until the window has made the file, it cannot be opened.
    Store::open(file, Access::Read).ok()?.load().ok().map(|loaded| loaded.diary)
}

/// The program; it does not outlive a test that failed.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already where all went well.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}
