//! The real program in a real window: a cramp is logged by keyboard and is in the file, and one
//! that was going on when the program died is asked about.

pub(crate) mod desktop;
mod network;
mod traces;

use std::{
    env, fs,
    io::{Write as _, stderr},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use cramp_diary::{
    diary::Diary,
    store::{Access, Store},
    ui::style::tokens::DARK,
};

use desktop::{CONTROL, Desktop, ESCAPE, look_for, wait_for};

/// How often the keys are pressed: a window that has not opened its diary yet takes nothing in.
const MOST_PRESSES: usize = 20;

#[test]
fn a_cramp_logged_by_keyboard_in_the_real_window_is_in_the_file() {
    let Some(desktop) = desktop() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.sqlite");
    let mut program = Running(open_window(&desktop, &file, &[]));
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

/// The nearly black of Cramp now, red first.
const NIGHT: [u8; 3] = [0x0b, 0x03, 0x02];

#[test]
fn a_cramp_that_was_going_on_when_the_program_died_is_there_and_asked_about() {
    let Some(desktop) = desktop() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.sqlite");
    let mut program = Running(open_window(&desktop, &file, &["now"]));
    let window = desktop.window("Cramp Diary");
    let begun = diary(&file).expect("the file is there before the window");
    let (running, cramp) = begun.running_cramp().expect("and the start is in it");
    assert_eq!((cramp.started, cramp.minutes), (Some(running.clock), None));
    wait_for("the dark screen", || is_dark(&desktop, window));
    // As the kernel does it: nothing is asked and nothing is put right.
    program.0.kill().unwrap();
    program.0.wait().unwrap();
    assert_eq!(diary(&file).as_ref(), Some(&begun));

    let mut program = Running(open_window(&desktop, &file, &[]));
    let window = desktop.window("Cramp Diary");
    wait_for("the question in the dark", || is_dark(&desktop, window));
    // It can wait, and is not answered by that.
    wait_for("the diary", || {
        desktop.press(&[ESCAPE]);
        let patience = Duration::from_secs(1);
        look_for(patience, || is_dark(&desktop, window).is_none().then_some(()))
    });
    desktop.close(window);
    let status = wait_for("the program to end", || program.0.try_wait().unwrap());
    assert!(status.success(), "{status}");
    assert_eq!(diary(&file), Some(begun));
    let store = Store::open(&file, Access::Write).unwrap();
    assert_eq!(store.check().unwrap().problems, Vec::new());
}

#[test]
fn a_file_that_is_no_diary_is_left_as_it_is_by_the_real_window() {
    let Some(desktop) = desktop() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.sqlite");
    let letter = b"Dear Ann, this is a letter and no diary.";
    fs::write(&file, letter).unwrap();
    let mut program = Running(open_window(&desktop, &file, &[]));
    let window = desktop.window("Cramp Diary");
    let [red, green, blue, _] = DARK.surface.to_array();
    wait_for("the rail", || {
        (desktop.color_at_the_left(window) == [red, green, blue]).then_some(())
    });
    // A cramp, a night without, and the way back: nothing of it has anywhere to go.
    for key in ["n", "0", "z"] {
        desktop.press(&[CONTROL, u32::from(key.as_bytes()[0])]);
    }
    desktop.close(window);
    let status = wait_for("the program to end", || program.0.try_wait().unwrap());
    assert!(status.success(), "{status}");
    assert_eq!(fs::read(&file).unwrap(), letter);
}

fn is_dark(desktop: &Desktop, window: u32) -> Option<()> {
    (desktop.color_at_the_left(window) == NIGHT).then_some(())
}

/// A desktop; `None`, and a word about it, where there can be none.
pub(crate) fn desktop() -> Option<Desktop> {
    let desktop = Desktop::start();
    if desktop.is_none() {
        assert!(env::var_os("CI").is_none_or(|ci| ci != "true"), "Xvfb is not installed");
        // On the real standard error: the test runner keeps what is printed to itself.
        writeln!(stderr(), "skipped: the real window is not tried without the program Xvfb")
            .unwrap();
    }
    desktop
}

pub(crate) fn open_window(desktop: &Desktop, file: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_cramp-diary"))
        .arg("--diary")
        .arg(file)
        .args(arguments)
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
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already where all went well.
        self.0.kill().ok();
        self.0.wait().ok();
    }
}
