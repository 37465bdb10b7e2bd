//! A diary in a folder that another program synchronises, or that is another machine's.

use std::{env, fs, path::PathBuf, process};

use cramp_diary::app::{Command, Place};

use crate::{
    faults::tell,
    support::{tools::strace_is_at_hand, window::Window},
};

/// The diary of a process for which every disk is another machine's.
const REMOTE: &str = "CRAMP_DIARY_REMOTE";

/// What `statfs(2)` gives for them, and the number of each as it lies in memory.
const KINDS: [(&str, &str); 4] = [
    ("NFS", "6969000000000000"),
    ("SMB 2", "424d53fe00000000"),
    ("CIFS", "424d53ff00000000"),
    ("9P", "9719020100000000"),
];

#[test]
fn a_second_version_of_the_diary_and_a_synchronised_folder_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.cramp");
    let mut window = Window::new().file(&file).open();
    window.command(Command::NoCramps);
    assert!(!window.says("Another version of this diary"));
    drop(window);
    let other = folder.path().join("diary (Ann's conflicted copy 2026-03-20).cramp");
    fs::copy(&file, &other).unwrap();
    fs::create_dir(folder.path().join(".stfolder")).unwrap();

    let mut window = Window::new().file(&file).open();
    window.run();
    let words = "Another version of this diary lies beside it";
    assert!(window.says(words), "{:?}", window.words());
    window.command(Command::Go(Place::Me));
    window.click_part("Diary file");
    assert!(window.says("The diary lies in a folder that another program synchronises"));
    assert!(window.says("conflicted copy"), "{:?}", window.words());
    assert!(other.exists());
}

#[test]
fn a_disk_of_another_machine_is_said() {
    let said = |file: PathBuf| {
        let mut window = Window::new().file(&file).open();
        window.command(Command::Go(Place::Me));
        window.click_part("Diary file");
        window.run();
        window.says("The diary lies on a disk of another machine")
    };
    if let Some(file) = env::var_os(REMOTE) {
        return assert!(said(file.into()));
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("diary.cramp");
    assert!(!said(file.clone()));
    if !strace_is_at_hand() {
        return;
    }
    for (kind, number) in KINDS {
        let ran = process::Command::new("strace")
            .args(["-f", "-qq", "-o", "/dev/null", "-e", "signal=none", "-e"])
            .arg(format!("inject=statfs:poke_exit=@arg2={number}"))
            .arg(env::current_exe().unwrap())
            .args(["--exact", "screens::synced::a_disk_of_another_machine_is_said"])
            .env(REMOTE, &file)
            .output()
            .unwrap();
        assert!(ran.status.success(), "{kind}: {}", String::from_utf8_lossy(&ran.stdout));
    }
    let how = "strace: statfs gives NFS, SMB 2, CIFS, 9P";
    tell("38", "the diary lies on another machine's disk", how, KINDS.len(), "it is said");
}
