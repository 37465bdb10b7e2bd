//! A file that goes out is complete or not there, and never in the place of the diary.

use std::{
    fs::{self, File},
    os::unix::fs::{PermissionsExt as _, symlink},
    time::{Duration, SystemTime},
};

use cramp_diary::{
    clock::Clock,
    exchange::{SaveError, save},
    store::Overwrite,
};

use crate::support::files::names_in;

#[test]
fn a_file_is_written_for_its_owner_alone_and_nothing_is_left_over() {
    let folder = tempfile::tempdir().unwrap();
    let (out, diary) = (folder.path().join("out.json"), folder.path().join("diary"));
    save(&out, b"one", Overwrite::No, &diary).unwrap();
    assert_eq!(fs::read(&out).unwrap(), b"one");
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600);

    assert!(matches!(save(&out, b"two", Overwrite::No, &diary), Err(SaveError::Exists { .. })));
    assert_eq!(fs::read(&out).unwrap(), b"one");
    save(&out, b"two", Overwrite::Yes, &diary).unwrap();
    assert_eq!(fs::read(&out).unwrap(), b"two");
    assert_eq!(names_in(folder.path()), ["out.json"]);
}

#[test]
fn the_diary_and_what_belongs_to_it_are_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("diary"), "the diary").unwrap();
    fs::create_dir(at("sub")).unwrap();
    symlink(at("diary"), at("link")).unwrap();
    for (diary, out) in [
        ("diary", "diary"),
        ("diary", "sub/../diary"),
        ("sub/../diary", "diary"),
        ("link", "diary"),
        ("diary", "link"),
        ("diary", "diary-journal"),
        ("diary", "diary-wal"),
        ("diary", "diary.lock"),
        ("link", "diary-journal"),
        ("missing", "missing"),
    ] {
        let error = save(&at(out), b"x", Overwrite::Yes, &at(diary)).unwrap_err();
        assert!(matches!(error, SaveError::OwnFile { .. }), "{diary} {out}: {error}");
    }
    assert_eq!(fs::read(at("diary")).unwrap(), b"the diary");
    assert_eq!(names_in(folder.path()), ["diary", "link", "sub"]);
}

#[test]
fn what_is_no_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("folder")).unwrap();
    fs::write(at("file"), "x").unwrap();
    symlink(at("file"), at("link")).unwrap();
    for out in ["folder", "link", ".."] {
        let error = save(&at(out), b"y", Overwrite::Yes, &at("diary")).unwrap_err();
        assert!(matches!(error, SaveError::NotAFile { .. }), "{out}: {error}");
    }
    let error = save(&at("none/out"), b"y", Overwrite::Yes, &at("diary")).unwrap_err();
    assert!(matches!(error, SaveError::Io { .. }), "{error}");
    assert_eq!(names_in(folder.path()), ["file", "folder", "link"]);
    assert_eq!(fs::read(at("file")).unwrap(), b"x");
}

#[test]
fn what_a_killed_program_left_unfinished_goes_with_the_next_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let hours_ago = |name: &str, hours: u64| {
        fs::write(at(name), "half of a diary").unwrap();
        let then = SystemTime::from(Clock::System.now().instant) - Duration::from_hours(hours);
        File::options().write(true).open(at(name)).unwrap().set_modified(then).unwrap();
    };
    hours_ago(".out.json.0123456789abcdef.part", 2);
    let others = [".out.json.0123456789abcde0.part", ".out.json.part", "film.part", "..part"];
    hours_ago(others[0], 0);
    for other in &others[1..] {
        hours_ago(other, 2);
    }
    save(&at("new.json"), b"x", Overwrite::No, &at("diary")).unwrap();
    let mut left = others.map(str::to_owned).to_vec();
    left.push("new.json".to_owned());
    left.sort();
    assert_eq!(names_in(folder.path()), left);
}
