//! Less memory, fewer and smaller files than the program needs (rows 11, 16, 18, 19 and 23).

use std::{
    fs,
    process::{Command, Output},
};

use super::{
    chance, has, in_own_mounts, may_mount, nights_file, on, sound, tell, times, was_done, within,
};

/// A folder with a diary of ten nights and a file of ninety more.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        nights_file(folder.path(), "a.json", "2025-01-01", 10);
        nights_file(folder.path(), "b.json", "2026-01-01", 90);
        let place = Self(folder);
        assert!(was_done(&place.import("a.json").output().unwrap()));
        place
    }

    fn import(&self, name: &str) -> Command {
        on(&self.0.path().join("diary"), &["import", name])
    }

    fn limited(&self, limit: &str) -> Output {
        let mut prlimit = Command::new("prlimit");
        prlimit.arg(limit);
        within(prlimit, &self.import("b.json")).output().unwrap()
    }

    fn nights(&self) -> usize {
        sound(&self.0.path().join("diary")).diary.nights().len()
    }
}

/// A limit in the middle of a page makes the kernel write a part of it, and say so.
#[test]
fn where_files_may_not_grow_nothing_is_saved_by_halves_and_it_is_said() {
    if !has(&["prlimit"]) {
        return;
    }
    let mut random = chance();
    let times = times(10, 200);
    let mut refused = 0;
    for number in 0..times {
        let place = Place::new();
        let size = fs::metadata(place.0.path().join("diary")).unwrap().len();
        // From next to nothing to more than enough, on and off the borders of pages.
        let limit = random.u64(1..size * 2) & if number % 2 == 0 { !511 } else { !0 };
        let ran = place.limited(&format!("--fsize={}", limit.max(1)));
        let done = was_done(&ran);
        let held = place.nights();
        assert!(held == 100 || held == 10 && !done, "{held} nights at {limit}");
        refused += usize::from(!done);
        // Once there is room again.
        assert!(was_done(&place.import("b.json").output().unwrap()));
        assert_eq!(place.nights(), 100);
    }
    assert!(refused > times / 4, "only {refused} of {times} met the limit");
    let how = "prlimit --fsize at random sizes, half of them within a page";
    let kept = format!("{refused} refused and saved later");
    tell("16, 19", "file size limit, short writes", how, times, &kept);
}

#[test]
fn with_little_memory_the_diary_is_whole() {
    if !has(&["prlimit"]) {
        return;
    }
    let step = u64::try_from(times(16, 2)).unwrap() << 20;
    let place = Place::new();
    let (mut limit, mut count, mut broken) = (256 << 20, 0, 0);
    while limit > step {
        let ran = place.limited(&format!("--as={limit}"));
        let held = place.nights();
        match ran.status.code() {
            // What does not fit in at all is not even begun: the loader says so.
            Some(127) => assert_eq!(held, 10),
            Some(0) => assert_eq!(held, 100),
            Some(1) => assert!(!was_done(&ran) && [10, 100].contains(&held)),
            // Memory that is not there ends the program wherever it was.
            _ => broken += 1,
        }
        assert!([10, 100].contains(&held), "{held} nights at {limit}");
        fs::copy(place.0.path().join("diary"), place.0.path().join("kept")).ok();
        if held == 100 {
            assert!(was_done(&on(&place.0.path().join("diary"), &["check"]).output().unwrap()));
            fs::remove_file(place.0.path().join("diary")).unwrap();
            assert!(was_done(&place.import("a.json").output().unwrap()));
        }
        count += 1;
        limit -= step;
    }
    tell(
        "11",
        "too little memory",
        "prlimit --as, shrinking",
        count,
        &format!("{broken} ended at once"),
    );
}

#[test]
fn with_few_open_files_nothing_is_lost() {
    if !has(&["prlimit"]) {
        return;
    }
    let (mut done, mut count) = (0, 0);
    for limit in 3..times(12, 40) {
        let place = Place::new();
        let ran = place.limited(&format!("--nofile={limit}"));
        let held = place.nights();
        // Where not even its libraries can be opened, the loader says so.
        if ran.status.code() == Some(127) {
            assert_eq!(held, 10);
        } else {
            let was_done = was_done(&ran);
            assert!(held == 100 || held == 10 && !was_done, "{held} nights with {limit} files");
            done += usize::from(was_done);
        }
        count += 1;
    }
    assert!((1..count).contains(&done), "{done} of {count}");
    tell(
        "23",
        "too few open files",
        "prlimit --nofile",
        count,
        &format!("{done} done, the rest told"),
    );
}

#[test]
fn on_a_disk_that_is_really_full_an_import_is_refused_and_done_when_there_is_room() {
    let place = Place::new();
    let folder = place.0.path();
    fs::create_dir(folder.join("disk")).unwrap();
    for (kind, mount) in [
        ("tmpfs", "mount -t tmpfs -o size=600k tmpfs \"$0\"/disk"),
        (
            "ext4",
            "truncate -s 2M \"$0\"/image && mkfs.ext4 -qF -m 0 -O ^has_journal \"$0\"/image && \
             mount -o loop \"$0\"/image \"$0\"/disk",
        ),
    ] {
        if !may_mount(mount, folder) {
            continue;
        }
        let free: Vec<usize> = (0..200).step_by(times(24, 2)).collect();
        let (mut full, count) = (0, free.len());
        for kilobytes in free {
            let mut shell = Command::new("sh");
            shell.args(["-c", FILLED]).arg(folder);
            shell.arg(env!("CARGO_BIN_EXE_cramp-diary")).arg(kilobytes.to_string());
            let ran = within(in_own_mounts(mount, folder), &shell).output().unwrap();
            let said = String::from_utf8_lossy(&ran.stdout);
            let told = String::from_utf8_lossy(&ran.stderr);
            let statuses: Vec<_> = said.lines().filter(|line| line.starts_with("status")).collect();
            let [first, rest @ ..] = statuses.as_slice() else { panic!("{said}{told}") };
            assert!(["status 0", "status 1"].contains(first), "{said}{told}");
            assert_eq!(rest, ["status 0"; 3], "{kind} with {kilobytes} kB: {said}{told}");
            if *first == "status 1" {
                full += 1;
                assert!(told.contains("the disk is full"), "{kind}, {kilobytes} kB: {told}");
            }
        }
        assert!((1..count).contains(&full), "{full} of {count} were full");
        let kept = format!("{full} told that it is full, and done once there was room");
        tell("18", &format!("a full {kind}"), "a mounted disk with 0 to 200 kB free", count, &kept);
    }
}

#[test]
fn a_full_disk_of_the_backups_is_named_and_keeps_nothing_from_being_saved() {
    let place = Place::new();
    let folder = place.0.path();
    let backups = folder.join("diary-backups");
    fs::create_dir(&backups).unwrap();
    let mount = "mount -t tmpfs -o size=32k tmpfs \"$0\"/diary-backups";
    if !may_mount(mount, folder) {
        return;
    }
    let import = place.import("b.json");
    let ran = within(in_own_mounts(mount, folder), &import).output().unwrap();
    assert!(was_done(&ran), "{}", String::from_utf8_lossy(&ran.stderr));
    let said = String::from_utf8_lossy(&ran.stdout);
    let line = said.lines().find(|line| line.starts_with("No backup was made")).unwrap();
    assert!(line.contains("the disk is full"), "{line}");
    let real = backups.canonicalize().unwrap();
    assert!(line.ends_with(&format!(": {}", real.display())), "the disk of the backups: {line}");
    let held = place.nights();
    assert!(held > 10, "the import is there without the backup: {held} nights");
    tell("18", "a full disk of the backups", "a mounted disk of 32 kB", 1, "named, and imported");
}

/// An import on a disk that is filled up, a look, and the import again with room for it.
const FILLED: &str = "P=$1; D=$0/disk; cp $0/diary $D/; \
    FREE=$(($(df -k --output=avail $D | tail -1) - $2)); head -c ${FREE}k /dev/zero > $D/ballast; \
    try() { \"$P\" \"$@\" --diary $D/diary; echo \"status $?\"; }; \
    try import $0/b.json; try check; rm $D/ballast; try import $0/b.json; try check";
