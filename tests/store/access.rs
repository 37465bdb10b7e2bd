//! Who may open a diary beside whom, and what it leaves on the disk.

use std::{
    ffi::OsString,
    fs,
    io::Write as _,
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::Path,
    process::Command,
    sync::Barrier,
    thread,
};

use cramp_diary::store::{Access, Overwrite, Store, StoreError};
use rusqlite::Connection;

use super::{Folder, add_night, make_diary};

#[test]
fn the_second_writer_is_told_at_once() {
    let folder = Folder::new();
    let first = folder.open();
    for access in [Access::Write, Access::WriteOrCreate] {
        let error = Store::open(&folder.diary, access).unwrap_err();
        assert!(matches!(error, StoreError::InUse { .. }), "{error:?}");
    }
    drop(first);
    assert!(Store::open(&folder.diary, Access::Write).is_ok());
}

#[test]
fn another_name_for_the_same_folder_is_the_same_diary() {
    let folder = Folder::new();
    let _first = folder.open();
    let other = folder.path("other");
    std::os::unix::fs::symlink(folder.folder.path(), &other).unwrap();
    let error = Store::open(&other.join("diary.cramps"), Access::Write).unwrap_err();
    assert!(matches!(error, StoreError::InUse { .. }), "{error:?}");
}

#[test]
fn of_many_that_start_at_once_exactly_one_writes() {
    let folder = Folder::new();
    let start = Barrier::new(8);
    let opened: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    start.wait();
                    Store::open(&folder.diary, Access::WriteOrCreate)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(opened.iter().filter(|store| store.is_ok()).count(), 1);
    for refused in opened.into_iter().filter_map(Result::err) {
        assert!(matches!(refused, StoreError::InUse { .. }), "{refused:?}");
    }
}

#[test]
fn a_reader_beside_a_writer_sees_its_last_commit() {
    let folder = Folder::new();
    let mut writer = folder.open();
    for day in 1..=5 {
        add_night(&mut writer, &format!("2026-03-0{day}"));
        let mut reader = Store::open(&folder.diary, Access::Read).unwrap();
        let loaded = reader.load().unwrap();
        assert_eq!(loaded, writer.load().unwrap());
        assert_eq!(loaded.diary.nights().len(), day);
        assert!(reader.check().unwrap().problems.is_empty());
        let copy = folder.path(&format!("copy-{day}"));
        assert_eq!(reader.backup(&copy, Overwrite::No).unwrap().contents.nights, day);
    }
    let mut reader = Store::open(&folder.diary, Access::Read).unwrap();
    assert!(matches!(reader.undo(), Err(StoreError::ReadOnly { .. })));
}

#[test]
fn readers_that_come_and_go_neither_stop_nor_miss_a_commit() {
    let folder = Folder::new();
    let mut writer = folder.open();
    let made = writer.load().unwrap().revision;
    let done = std::sync::atomic::AtomicBool::new(false);
    let first = "2026-03-01".parse::<cramp_diary::diary::NightDate>().unwrap();
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut last = 0;
            loop {
                let is_last = done.load(std::sync::atomic::Ordering::SeqCst);
                let store = Store::open(&folder.diary, Access::Read).unwrap();
                let loaded = store.load().unwrap();
                // Each night is one commit: a state between two would show here.
                assert_eq!(loaded.diary.nights().len() as u64 + made, loaded.revision);
                assert!(loaded.revision >= last);
                last = loaded.revision;
                if is_last {
                    return last;
                }
            }
        });
        for day in 0..60 {
            add_night(&mut writer, &first.plus_days(day).to_string());
        }
        done.store(true, std::sync::atomic::Ordering::SeqCst);
        assert_eq!(reader.join().unwrap(), made + 60, "the last one sees them all");
    });
    assert_eq!(writer.load().unwrap().diary.nights().len(), 60);
}

/// While a reader opens, reads and closes, the writer's locks must hold against *another*
/// process: closing any handle on the file would drop them.
#[test]
fn a_reader_in_the_same_process_does_not_unlock_the_writer() {
    if let Some(path) = Child::argument() {
        let other = Connection::open(path).unwrap();
        other.busy_timeout(std::time::Duration::ZERO).unwrap();
        let code = other.execute_batch("BEGIN IMMEDIATE").unwrap_err().sqlite_error_code();
        assert_eq!(code, Some(rusqlite::ErrorCode::DatabaseBusy));
        return;
    }
    let folder = Folder::new();
    let path = make_diary(&folder);
    let _open = Store::open(&path, Access::Write).unwrap();
    // As the store in the middle of a commit.
    let writer = Connection::open(&path).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let reader = Store::open(&path, Access::Read).unwrap();
    reader.load().unwrap();
    drop(reader);
    Child::new("a_reader_in_the_same_process_does_not_unlock_the_writer", &path).passes();
}

#[test]
fn everything_that_is_made_is_the_persons_own() {
    let folder = Folder::new();
    let path = folder.path("new/folder/diary.cramps");
    let mut store = Store::open(&path, Access::WriteOrCreate).unwrap();
    add_night(&mut store, "2026-03-01");
    store.backup(&folder.path("new/copy"), Overwrite::No).unwrap();
    cramp_diary::store::restore(
        &folder.path("new/other"),
        &folder.path("new/copy"),
        "1",
        &cramp_diary::store::Keys::none(),
    )
    .unwrap();
    let mut seen = 0;
    let mut folders = vec![folder.path("new")];
    while let Some(next) = folders.pop() {
        assert_eq!(fs::metadata(&next).unwrap().permissions().mode() & 0o777, 0o700);
        for entry in fs::read_dir(next).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else {
                let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
                assert_eq!(mode, 0o600, "{:?}", entry.path());
                seen += 1;
            }
        }
    }
    assert!(seen >= 5, "diary, journal, lock, copy, restored: {seen}");
}

#[test]
fn a_file_changed_moved_or_deleted_while_it_is_open_takes_no_more_entries() {
    let folder = Folder::new();
    let mut store = folder.open();
    add_night(&mut store, "2026-03-01");
    fs::rename(&folder.diary, folder.path("moved")).unwrap();
    let error = store.set_preference("look", None).unwrap_err();
    assert!(matches!(error, StoreError::Moved { .. }), "{error:?}");
    fs::copy(folder.path("moved"), &folder.diary).unwrap();
    let error = store.set_preference("look", None).unwrap_err();
    assert!(matches!(error, StoreError::Moved { .. }), "{error:?}");
    fs::rename(folder.path("moved"), &folder.diary).unwrap();
    store.set_preference("look", None).unwrap();

    let other = Connection::open(&folder.diary).unwrap();
    other.execute_batch("UPDATE meta SET commit_seq = commit_seq + 1").unwrap();
    let error = store.undo().unwrap_err();
    assert!(matches!(error, StoreError::ChangedElsewhere { .. }), "{error:?}");
}

#[test]
fn what_an_interrupted_writer_left_is_put_right() {
    let folder = Folder::new();
    let path = make_diary(&folder);
    let content = Store::open(&path, Access::Read).unwrap().load().unwrap();
    for access in [Access::Read, Access::Write] {
        let killed = folder.path(&format!("killed-{access:?}"));
        leave_hot_journal(&path, &killed);
        assert_eq!(Store::open(&killed, access).unwrap().load().unwrap(), content);
    }
}

/// Copies a diary as it is in the middle of a commit, with its journal.
pub(super) fn leave_hot_journal(path: &Path, killed: &Path) {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch("PRAGMA cache_size = 1; PRAGMA synchronous = OFF; BEGIN").unwrap();
    // More than the cache holds, so that the file itself is changed before the commit.
    for number in 0..200 {
        connection
            .execute("INSERT INTO preference VALUES (?, ?)", (number.to_string(), "x".repeat(900)))
            .unwrap();
    }
    fs::copy(path, killed).unwrap();
    let journal = |path: &Path| {
        let mut name = path.as_os_str().to_owned();
        name.push("-journal");
        name
    };
    fs::copy(journal(path), journal(killed)).unwrap();
    connection.execute_batch("ROLLBACK").unwrap();
    assert_ne!(fs::read(path).unwrap(), fs::read(killed).unwrap());
}

#[test]
fn where_nothing_can_be_written_a_diary_can_be_read() {
    if let Some(folder) = Child::argument() {
        return read_only_child(Path::new(&folder));
    }
    let folder = Folder::new();
    let path = make_diary(&folder);
    leave_hot_journal(&path, &folder.path("killed"));
    let set_modes = |of_files: u32, of_folder: u32| {
        for name in folder.names() {
            let mode = fs::Permissions::from_mode(of_files);
            fs::set_permissions(folder.path(&name), mode).unwrap();
        }
        let mode = fs::Permissions::from_mode(of_folder);
        fs::set_permissions(folder.folder.path(), mode).unwrap();
    };
    set_modes(0o444, 0o555);
    // Modes do not stop the superuser: the test goes on as nobody, in a process of its own.
    let mut child =
        Child::new("where_nothing_can_be_written_a_diary_can_be_read", folder.folder.path());
    if rustix::process::getuid().is_root() {
        child.command.uid(65534).gid(65534);
    }
    child.passes();
}

fn read_only_child(folder: &Path) {
    let path = folder.join("diary.cramps");
    assert!(fs::write(folder.join("probe"), b"").is_err(), "the folder can be written");
    let mut reader = Store::open(&path, Access::Read).unwrap();
    assert!(!reader.load().unwrap().diary.is_empty());
    assert!(reader.check().unwrap().problems.is_empty());
    let elsewhere = tempfile::tempdir().unwrap();
    reader.backup(&elsewhere.path().join("copy"), Overwrite::No).unwrap();
    drop(reader);
    for access in [Access::Write, Access::WriteOrCreate] {
        let error = Store::open(&path, access).unwrap_err();
        assert!(matches!(error, StoreError::ReadOnly { .. }), "{error:?}");
    }
    let new = Store::open(&folder.join("new"), Access::WriteOrCreate).unwrap_err();
    assert!(matches!(new, StoreError::CannotBeMade { .. }), "{new:?}");
    // Read as it stands, it would be half of one state and half of another.
    let killed = Store::open(&folder.join("killed"), Access::Read).unwrap_err();
    assert!(matches!(killed, StoreError::Interrupted { .. }), "{killed:?}");
}

#[test]
fn on_a_disk_that_is_full_the_diary_keeps_what_it_has() {
    if let Some(folder) = Child::argument() {
        return full_disk_child(Path::new(&folder));
    }
    let folder = Folder::new();
    // A small disk of its own, gone with the process. Not every machine lets a test have one.
    let mount = "mount -t tmpfs -o size=600k tmpfs \"$0\" && exec \"$@\"";
    let may = |script: &str| {
        let mut unshare = Command::new("unshare");
        unshare.args(["--map-root-user", "--mount", "sh", "-c", script]).arg(folder.folder.path());
        unshare
    };
    if !may(mount).arg("true").status().is_ok_and(|status| status.success()) {
        return;
    }
    let name = "on_a_disk_that_is_full_the_diary_keeps_what_it_has";
    let inner = Child::new(name, folder.folder.path()).command;
    let mut outer = may(mount);
    outer.arg(inner.get_program()).args(inner.get_args());
    outer.envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Child { command: outer }.passes();
}

fn full_disk_child(folder: &Path) {
    let mut store = Store::open(&folder.join("diary"), Access::WriteOrCreate).unwrap();
    add_night(&mut store, "2026-03-01");
    let ballast = folder.join("ballast");
    let mut file = fs::File::create(&ballast).unwrap();
    while file.write_all(&[1; 4096]).is_ok() {}
    drop(file);
    let before = store.load().unwrap();
    let long = "x".repeat(9000);
    for _twice in 0..2 {
        let error = store.set_preference("long", Some(&long)).unwrap_err();
        assert!(matches!(error, StoreError::Full { .. }), "{error:?}");
        assert_eq!(store.load().unwrap(), before);
        let error = store.backup(&folder.join("copy"), Overwrite::No).unwrap_err();
        assert!(matches!(error, StoreError::Full { .. }), "{error:?}");
        assert!(!folder.join("copy").exists());
    }
    let error = Store::open(&folder.join("new"), Access::WriteOrCreate).unwrap_err();
    assert!(matches!(error, StoreError::Full { .. }), "{error:?}");
    fs::remove_file(ballast).unwrap();
    store.set_preference("long", Some(&long)).unwrap();
    assert!(store.check().unwrap().problems.is_empty());
    assert!(Store::open(&folder.join("new"), Access::WriteOrCreate).is_ok());
}

/// One test of this program again, in a process of its own.
struct Child {
    command: Command,
}

impl Child {
    const ARGUMENT: &str = "CRAMP_DIARY_TEST_CHILD";

    /// What the process was given, if this is one.
    fn argument() -> Option<OsString> {
        std::env::var_os(Self::ARGUMENT)
    }

    fn new(test: &str, argument: &Path) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", &format!("store::access::{test}")]);
        command.env(Self::ARGUMENT, argument);
        Self { command }
    }

    fn passes(mut self) {
        let output = self.command.output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && text.contains("1 passed"), "{text}\n{said}");
    }
}
