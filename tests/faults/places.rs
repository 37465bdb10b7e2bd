//! Places where nothing can be written, or no longer, and where there is no place at all (rows 20
//! to 22, 24 and 26).

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use super::{
    driver::{Task, Told, driver},
    has, in_own_mounts, may_mount, nights_file, on, program, tell, times, was_done, within,
};
use crate::{
    smoke::{
        Running, desktop as start_desktop,
        desktop::{CONTROL, wait_for},
    },
    support::files::names_in,
};

/// A folder that anybody may look into, with a diary and a file of more nights; and another
/// folder in which anybody may write.
struct Place {
    folder: tempfile::TempDir,
    outside: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let place =
            Self { folder: tempfile::tempdir().unwrap(), outside: tempfile::tempdir().unwrap() };
        nights_file(place.folder.path(), "a.json", "2025-01-01", 10);
        nights_file(place.folder.path(), "b.json", "2026-01-01", 10);
        assert!(was_done(&on(&place.diary(), &["import", "a.json"]).output().unwrap()));
        set_mode(place.outside.path(), 0o777);
        place
    }

    fn diary(&self) -> PathBuf {
        self.folder.path().join("diary")
    }

    /// Reads and copies the diary, and tries to write to it; `outer` makes the command that
    /// hinders it.
    fn is_read_only(&self, outer: impl Fn() -> Command) {
        let before = fs::read(self.diary()).unwrap();
        let names = names_in(self.folder.path());
        let out = |name: &str| self.outside.path().join(name).to_str().unwrap().to_owned();
        let (json, copy) = (out("out.json"), out("copy"));
        for arguments in [
            &["check"][..],
            &["assess"],
            &["trends"],
            &["export", "--out", &json],
            &["backup", "--out", &copy],
        ] {
            let ran = within(outer(), &on(&self.diary(), arguments)).output().unwrap();
            let said = String::from_utf8_lossy(&ran.stderr);
            assert!(ran.status.success(), "{arguments:?}: {said}");
        }
        for arguments in [&["import", "b.json"][..], &["restore", &copy]] {
            let ran = within(outer(), &on(&self.diary(), arguments)).output().unwrap();
            let said = String::from_utf8_lossy(&ran.stderr);
            assert!(!was_done(&ran) && said.contains("read-only"), "{arguments:?}: {said}");
        }
        assert_eq!(fs::read(self.diary()).unwrap(), before);
        assert_eq!(names_in(self.folder.path()), names);
        for name in [json, copy] {
            fs::remove_file(name).unwrap();
        }
    }
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

const READ: &str = "everything can be read and copied, nothing is changed, and it is said";

#[test]
fn on_a_disk_that_is_read_only_the_program_reads_and_says_that_it_cannot_write() {
    let place = Place::new();
    let folder = place.folder.path();
    let mount = "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\"";
    if may_mount(mount, folder) {
        // The folder in which it runs is that of the mount too.
        place.is_read_only(|| in_own_mounts(&format!("{mount} && cd \"$0\""), folder));
        tell("20", "a file system that is read-only", "mount -o ro", 7, READ);
    }
}

#[test]
fn where_others_may_not_write_the_program_reads_and_says_so() {
    let place = Place::new();
    for name in names_in(place.folder.path()) {
        set_mode(&place.folder.path().join(name), 0o444);
    }
    set_mode(place.folder.path(), 0o555);
    let is_root = rustix::process::getuid().is_root();
    if is_root && !has(&["setpriv"]) {
        return;
    }
    place.is_read_only(|| if is_root { as_nobody() } else { Command::new("env") });
    set_mode(place.folder.path(), 0o755);
    tell("21", "a folder and a file without permission to write", "chmod, setpriv", 7, READ);
}

/// The window too opens it to be read, says so above everything, and takes nothing in.
#[test]
fn the_real_window_reads_a_diary_on_a_disk_that_is_read_only_and_leaves_it_as_it_is() {
    let Some(desktop) = start_desktop() else { return };
    let place = Place::new();
    let folder = place.folder.path();
    let mount = "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\"";
    if !may_mount(mount, folder) {
        return;
    }
    let before = (fs::read(place.diary()).unwrap(), names_in(folder));
    let mut command = on(&place.diary(), &[]);
    command
        .env("DISPLAY", desktop.name())
        .env("HOME", place.outside.path())
        .env("LIBGL_ALWAYS_SOFTWARE", "1");
    let outer = in_own_mounts(&format!("{mount} && cd \"$0\""), folder);
    let mut window = Running(within(outer, &command).spawn().unwrap());
    let shown = desktop.window("Cramp Diary");
    // What stands above everything is of another colour than the place below it.
    wait_for("the words above the diary", || {
        let [above, below] = [8, 500].map(|down| desktop.color_at(shown, 1200, down));
        (above != below).then_some(())
    });
    for key in ['n', 'z'] {
        desktop.press(&[CONTROL, u32::from(key)]);
    }
    desktop.close(shown);
    let status = wait_for("the program to end", || window.0.try_wait().unwrap());
    assert!(status.success(), "{status}");
    assert_eq!((fs::read(place.diary()).unwrap(), names_in(folder)), before);
    tell("20", "the window on a file system that is read-only", "mount -o ro; Xvfb", 1, READ);
}

/// The superuser may write everywhere.
fn as_nobody() -> Command {
    let mut setpriv = Command::new("setpriv");
    setpriv.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]);
    setpriv
}

/// A file that not even its owner can change; it can be removed again after the test.
struct Immutable(PathBuf);

impl Immutable {
    fn make(path: PathBuf) -> Option<Self> {
        let made = Command::new("chattr").arg("+i").arg(&path).output();
        made.is_ok_and(|made| made.status.success()).then_some(Self(path))
    }
}

impl Drop for Immutable {
    fn drop(&mut self) {
        Command::new("chattr").arg("-i").arg(&self.0).status().unwrap();
    }
}

#[test]
fn a_file_that_cannot_be_changed_is_read() {
    let place = Place::new();
    let Some(_immutable) = Immutable::make(place.diary()) else {
        super::skipped("no file can be made immutable here");
        return;
    };
    let before = fs::read(place.diary()).unwrap();
    let run = |arguments: &[&str]| on(&place.diary(), arguments).output().unwrap();
    assert!(was_done(&run(&["check"])));
    let refused = run(&["import", "b.json"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!was_done(&refused) && said.contains("read-only"), "{said}");
    assert_eq!(fs::read(place.diary()).unwrap(), before);
    tell("22", "a file that is immutable", "chattr +i", 2, READ);
}

/// The file system notices a fault of the disk and gives it up while somebody writes.
#[test]
fn a_disk_that_goes_away_while_it_is_open_keeps_what_was_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("disk")).unwrap();
    let mount = "truncate -s 8M \"$0\"/image && mkfs.ext4 -qF \"$0\"/image && \
                 mount -o loop,errors=remount-ro \"$0\"/image \"$0\"/disk && \
                 LOOP=$(basename $(findmnt -no SOURCE \"$0\"/disk)) && \
                 test -w /sys/fs/ext4/$LOOP/trigger_fs_error";
    if !may_mount(mount, folder.path()) {
        return;
    }
    let rounds = times(1, 12);
    let (mut told, mut refused) = (0, 0);
    for round in 0..rounds {
        let diary = folder.path().join("disk/data/diary");
        let work = driver(Task::Drafts, &diary, 100_000);
        let script = format!(
            "D=$0; L=/sys/fs/ext4/$(basename $(findmnt -no SOURCE $D/disk)); \"$@\" & \
             until test -s $D/disk/data/diary; do sleep 0.02; done; \
             sleep 0.{}; echo 1 > $L/trigger_fs_error; wait; umount $D/disk; \
             e2fsck -fy $D/image > $D/fsck 2>&1; mount -o loop $D/image $D/disk; \
             cp -a $D/disk/data $D/left",
            2 + round % 7
        );
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).arg(folder.path());
        let shell = within(shell, &work);
        let ran = within(in_own_mounts(mount, folder.path()), &shell).output().unwrap();
        let mut heard = Told::default();
        heard.hear(&ran.stderr);
        let left = folder.path().join("left");
        heard.assert_kept(&left.join("diary"));
        told += heard.count;
        refused += heard.refusals.len();
        fs::remove_dir_all(left).unwrap();
    }
    assert!(told > 0 && refused > 0, "{told} told, {refused} refused");
    let kept = format!("{told} told to be saved, {refused} refusals said");
    tell(
        "24",
        "the disk fails while it is open",
        "ext4 on a loop device, trigger_fs_error",
        rounds,
        &kept,
    );
}

#[test]
fn without_a_place_for_the_diary_it_is_said_and_nothing_is_written_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().join("here");
    let home = folder.path().join("home");
    for made in [&here, &home] {
        fs::create_dir(made).unwrap();
    }
    nights_file(folder.path(), "a.json", "2026-01-01", 3);
    fs::write(home.join(".local"), "a file").unwrap();
    let path = |path: &Path| path.to_str().unwrap().to_owned();
    let file = path(&folder.path().join("a.json"));
    let mut count = 0;
    for environment in [
        vec![("XDG_DATA_HOME", "/dev/null".to_owned()), ("HOME", path(&here))],
        vec![("XDG_DATA_HOME", file.clone()), ("HOME", path(&here))],
        vec![("HOME", path(&home))],
        vec![("HOME", "/dev/null".to_owned())],
        vec![("XDG_DATA_HOME", "/proc/nowhere".to_owned()), ("HOME", path(&here))],
    ] {
        // Without a subcommand it would be the window; it does not get so far.
        for arguments in [&["import", &file][..], &["check"], &[]] {
            let mut command = program(&here, arguments);
            command.envs(environment.clone()).env("TMPDIR", &here);
            assert!(!was_done(&command.output().unwrap()), "{environment:?}");
            count += 1;
        }
    }
    if rustix::process::getuid().is_root() && has(&["setpriv"]) {
        // Whom the machine does not know has no home.
        set_mode(folder.path(), 0o755);
        set_mode(&here, 0o777);
        let mut setpriv = Command::new("setpriv");
        setpriv.args(["--reuid", "54321", "--regid", "54321", "--clear-groups"]);
        let ran = within(setpriv, &program(&here, &["import", &file])).output().unwrap();
        assert!(!was_done(&ran));
        count += 1;
    }
    assert_eq!(names_in(&here), [""; 0]);
    assert_eq!(names_in(&home), [".local"]);
    let how = "no HOME, HOME and XDG_DATA_HOME that are files";
    tell("26", "no place for the diary", how, count, "one line says so, nothing is written");
}
