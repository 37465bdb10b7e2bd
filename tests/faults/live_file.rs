//! The kernel drops the locks of a process on a file when the process closes any handle on it:
//! nothing but SQLite may open the diary while a connection to it lives (row 39).

use std::{collections::HashMap, fs, path::Path, process::Command};

use super::{
    driver::{Task, driver},
    nights_file, on, tell, within,
};
use crate::support::{files::files_below, tools::strace_is_at_hand};

/// The only places of the store that open a file otherwise than through SQLite; each of them asks
/// first whether a connection lives, or opens another file than the diary.
const MAY_OPEN: [&str; 8] = [
    "store/place.rs",
    "store/place/new_file.rs",
    "store/lock.rs",
    "store/salvage/header.rs",
    "store/salvage/pages.rs",
    "store/sealed/copies.rs",
    "store/sealed/vault.rs",
    // The system's list of disks.
    "store/synced.rs",
];

/// Ways to open a file.
const OPENING: [&str; 7] = [
    "File::open",
    "File::create",
    "OpenOptions",
    "fs::read(",
    "fs::read_to_string",
    "fs::copy",
    "fs::write",
];

#[test]
fn the_store_opens_files_in_few_places_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    for path in files_below([root.join("store")]) {
        let below = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        // Tests at the foot of a file make their own files.
        let code = text.split("#[cfg(test)]").next().unwrap();
        let is_test = below.ends_with("tests.rs");
        if is_test || MAY_OPEN.contains(&below.as_str()) {
            continue;
        }
        for (line, number) in code.lines().zip(1..) {
            let code = line.split("//").next().unwrap();
            if let Some(way) = OPENING.iter().find(|way| code.contains(**way)) {
                faults.push(format!("src/{below}:{number} uses {way}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_handle_on_the_diary_is_closed_beside_another_one() {
    if !strace_is_at_hand() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let diary = folder.path().join("diary");
    nights_file(folder.path(), "a.json", "2026-01-01", 5);
    nights_file(folder.path(), "b.json", "2026-02-01", 5);
    let mut opened = 0;
    let mut commands = Vec::new();
    for arguments in [
        &["import", "a.json"][..],
        &["import", "b.json"],
        &["check"],
        &["assess"],
        &["export", "--out", "out.json"],
        &["report", "--out", "out.pdf"],
        &["backup", "--out", "copy"],
        &["restore", "copy"],
    ] {
        commands.push(on(&diary, arguments));
    }
    commands.push(driver(Task::Drafts, &folder.path().join("other/diary"), 3));
    let count = commands.len();
    for command in commands {
        opened += handles(&command);
    }
    assert!(opened >= count, "only {opened} handles were seen");
    let how = "strace: every open and close of the diary, and a look at the sources";
    tell("39", "the program closes a second handle on the diary", how, count, "it never does");
}

/// How many handles on a diary a command opens; each is closed alone.
fn handles(command: &Command) -> usize {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-qq", "-y", "-e", "trace=openat,close", "-e", "signal=none", "-o"])
        .arg(log.path());
    let ran = within(strace, command).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let mut open: HashMap<String, usize> = HashMap::new();
    let mut opened = 0;
    for line in fs::read_to_string(log.path()).unwrap().lines() {
        let is_diary =
            |text: &str| text.split_once('>').is_some_and(|(p, _)| p.ends_with("/diary"));
        if let Some((_, handle)) = line.rsplit_once("= ").filter(|_| line.contains("openat")) {
            if let Some((_, path)) = handle.split_once('<').filter(|(_, path)| is_diary(path)) {
                *open.entry(path.to_owned()).or_default() += 1;
                opened += 1;
            }
        } else if let Some((_, rest)) = line.split_once("close(")
            && let Some((_, path)) = rest.split_once('<').filter(|(_, path)| is_diary(path))
        {
            let path = path.split_inclusive('>').next().unwrap();
            let others = open.get_mut(path).unwrap_or_else(|| panic!("never opened: {line}"));
            assert_eq!(*others, 1, "closed beside another handle: {line}");
            *others -= 1;
        }
    }
    opened
}
