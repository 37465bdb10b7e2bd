//! Each call of the real program to its disk fails while a diary with a password is written, gets
//! its password, another one, and none again (rows 13 to 15, 17, 23 and 65).

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::{Command, Output},
};

use cramp_diary::store::{Access, Key, Password, Store, is_sealed, read_backup};

use super::{
    calls::{Fault, Hindered, fail_each_call, hindered, positions},
    copy_folder, nights_file, on, tell, was_done, within,
};
use crate::support::{
    files::{files_below, holds_words},
    tools::strace_is_at_hand,
};

/// What goes wrong.
const FAULTS: [Fault; 14] = [
    ("13", "write", "ENOSPC"),
    ("13", "openat", "ENOSPC"),
    ("13", "pwrite64", "ENOSPC"),
    ("13", "copy_file_range", "ENOSPC"),
    ("14", "write", "EIO"),
    ("14", "rename,renameat2", "EIO"),
    ("14", "unlink", "EIO"),
    ("14", "ftruncate", "EIO"),
    ("15", "fsync", "EIO"),
    ("15", "fdatasync", "EIO"),
    ("17", "read", "EIO"),
    ("17", "pread64", "EIO"),
    ("17", "fstat,newfstatat,statx", "EIO"),
    ("23", "openat", "EMFILE"),
];

/// How many nights the diary holds before, and how many an import brings.
const BEFORE: usize = 3;
const NEW: usize = 4;

const FIRST: &str = "the first password";
const SECOND: &str = "another password";

/// Stands in every night.
const SENTINEL: &str = "a note of";

/// What the program is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Save,
    Set,
    Change,
    Remove,
}

impl Deed {
    const ALL: [Self; 4] = [Self::Save, Self::Set, Self::Change, Self::Remove];

    /// The password before and after.
    const fn passwords(self) -> [Option<&'static str>; 2] {
        match self {
            Self::Save => [Some(FIRST), Some(FIRST)],
            Self::Set => [None, Some(FIRST)],
            Self::Change => [Some(FIRST), Some(SECOND)],
            Self::Remove => [Some(FIRST), None],
        }
    }
}

impl Hindered for Deed {
    fn command(self, folder: &Path) -> Command {
        let [before, after] = self.passwords();
        let arguments = match self {
            Self::Save => &["import", "new.json"][..],
            Self::Set => &["password", "set", "--new-password-file"],
            Self::Change => &["password", "change", "--new-password-file"],
            Self::Remove => &["password", "remove"],
        };
        let mut command = on(&folder.join("diary"), arguments);
        if before.is_some() {
            command.env("CRAMP_DIARY_PASSWORD_FILE", folder.join("old"));
        }
        if after.is_some() && self != Self::Save {
            // The name of the file is the last word of these.
            command = within_words(&command, folder);
        }
        command
    }

    /// With a backup of it.
    fn prepare(self, folder: &Path) {
        let diary = folder.join("diary");
        nights_file(folder, "first.json", "2025-01-01", i64::try_from(BEFORE).unwrap());
        nights_file(folder, "new.json", "2026-01-01", i64::try_from(NEW).unwrap());
        assert!(was_done(&on(&diary, &["import", "first.json"]).output().unwrap()));
        let mut store = Store::open(&diary, Access::Write).unwrap();
        let at = "2026-03-20T08:00:00".parse().unwrap();
        store.back_up_before(cramp_diary::store::BackupReason::AskedFor, at).unwrap();
        let [before, after] = self.passwords();
        if let Some(before) = before {
            store.set_password(&Password::new(before).unwrap()).unwrap();
        }
        for (name, text) in [("old", before), ("new", after)] {
            if let Some(text) = text {
                fs::write(folder.join(name), text).unwrap();
                let mode = fs::Permissions::from_mode(0o600);
                fs::set_permissions(folder.join(name), mode).unwrap();
            }
        }
        for name in ["first.json", "new.json"] {
            if self != Self::Save || name == "first.json" {
                fs::remove_file(folder.join(name)).unwrap();
            }
        }
    }

    fn look(self, folder: &Path, ran: &Output, call: &str, what: &str) {
        let ended = Ended::of(ran, call);
        let diary = folder.join("diary");
        let [before, after] = self.passwords();
        let opens = |text: Option<&str>| match text {
            None => (!is_sealed(&diary)).then(|| Store::open(&diary, Access::Write).unwrap()),
            Some(text) if is_sealed(&diary) => {
                let key = Key::Password(Password::new(text).unwrap());
                Store::open_with_key(&diary, Access::Write, &key).ok()
            }
            Some(_) => None,
        };
        let (is_new, store) = match (opens(after), opens_unless_same(before, after, opens)) {
            (Some(store), _) => (true, store),
            (None, Some(store)) => (false, store),
            (None, None) => panic!("nothing opens it: {what}"),
        };
        assert_eq!(store.check().unwrap().problems, Vec::new(), "{what}");
        let held = store.load().unwrap().diary.nights().len();
        match (self, ended) {
            (Self::Save, Ended::Refused) => assert_eq!(held, BEFORE, "{what}"),
            (Self::Save, _) => assert_eq!(held, BEFORE + NEW, "{what}"),
            (_, Ended::Refused) => assert!(!is_new && held == BEFORE, "refused, but done: {what}"),
            (_, _) => assert!(is_new && held == BEFORE, "{what}"),
        }
        let keys = store.keys();
        drop(store);
        for backup in fs::read_dir(folder.join("diary-backups")).unwrap() {
            let backup = backup.unwrap().path();
            let is_copy = !backup.to_string_lossy().contains(".new-");
            let read = read_backup(&backup, &diary, &keys);
            let may_be_left = ended == Ended::Left || ended == Ended::Refused;
            assert!(read.is_ok() || !is_copy || may_be_left, "{read:?}: {what}");
        }
        // What can be read without the password is there only where that was said, or where the
        // diary has none.
        if is_sealed(&diary) && ended != Ended::Left && self != Self::Remove {
            for file in files_below([folder.to_owned()]) {
                let name = file.file_name().unwrap().to_owned();
                let bytes = fs::read(&file).unwrap();
                let is_own = name == "new.json";
                assert!(is_own || !holds_words(&bytes, SENTINEL), "{}: {what}", file.display());
            }
        }
    }
}

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    Done,
    /// Done, but for copies that it named.
    Left,
    /// Nothing was done.
    Refused,
}

impl Ended {
    #[track_caller]
    fn of(ran: &Output, call: &str) -> Self {
        // The loader says so where the program did not even get its libraries.
        match ran.status.code() {
            Some(127) => Self::Refused,
            Some(3) => Self::Left,
            // What it says is written by that call too.
            Some(1) if call == "write" => Self::Refused,
            Some(0) if call == "write" => Self::Done,
            _ if was_done(ran) => Self::Done,
            _ => Self::Refused,
        }
    }
}

fn opens_unless_same(
    before: Option<&'static str>,
    after: Option<&'static str>,
    opens: impl Fn(Option<&'static str>) -> Option<Store>,
) -> Option<Store> {
    if before == after { None } else { opens(before) }
}

/// The same command with the file of the new password behind its words.
fn within_words(command: &Command, folder: &Path) -> Command {
    let mut whole = Command::new(command.get_program());
    let words: Vec<_> = command.get_args().collect();
    let end = words.iter().position(|word| *word == "--diary").unwrap();
    whole.args(&words[..end]).arg(folder.join("new")).args(&words[end..]);
    whole.current_dir(folder).env_clear().stdin(std::process::Stdio::null());
    whole.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    whole
}

/// Does a deed of which calls fail that concern these very paths.
fn failing_at(paths: &[&Path], calls: &[&str], deed: Deed, folder: &Path) -> Output {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-e", "signal=none", "-o", "/dev/null"]);
    for path in paths {
        strace.arg("-P").arg(path);
    }
    for call in calls {
        strace.arg("-e").arg(format!("inject={call}"));
    }
    within(strace, &deed.command(folder)).output().unwrap()
}

#[test]
fn what_is_refused_because_its_folder_cannot_be_synced_is_not_there() {
    if !strace_is_at_hand() {
        return;
    }
    for deed in [Deed::Save, Deed::Set] {
        let folder = tempfile::tempdir().unwrap();
        deed.prepare(folder.path());
        let real = folder.path().canonicalize().unwrap();
        let ran = failing_at(&[&real], &["fsync:error=EIO"], deed, folder.path());
        let what = format!("{deed:?}: {}", String::from_utf8_lossy(&ran.stderr));
        assert_eq!(ran.status.code(), Some(1), "{what}");
        deed.look(folder.path(), &ran, "fsync", &what);
        let how = "strace -P: every sync of the folder gives EIO";
        tell("15, 65", &format!("{deed:?} of a diary with a password"), how, 1, "");
    }
}

/// As on a disk of a network: two files cannot change names there.
#[test]
fn what_is_refused_where_names_cannot_be_changed_is_taken_back() {
    if !strace_is_at_hand() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    Deed::Save.prepare(folder.path());
    let real = folder.path().canonicalize().unwrap();
    let calls = ["renameat2:error=EINVAL", "fsync:error=EIO"];
    let ran = failing_at(&[&real, &real.join("diary")], &calls, Deed::Save, folder.path());
    let what = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(1), "{what}");
    Deed::Save.look(folder.path(), &ran, "fsync", &what);
    let how = "strace -P: the exchange of names gives EINVAL, every sync of the folder EIO";
    tell("15, 65", "Save of a diary with a password", how, 1, "");
}

/// Its copies are readable by then: they get the password back.
#[test]
fn a_password_that_cannot_be_removed_leaves_nothing_readable() {
    if !strace_is_at_hand() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    Deed::Remove.prepare(folder.path());
    let tried = tempfile::tempdir().unwrap();
    copy_folder(folder.path(), tried.path());
    // The diary comes last.
    let command = Deed::Remove.command(tried.path());
    let last = positions(&command, "rename", tried.path()).pop().unwrap();
    assert!(last > 1, "{last}");
    let command = Deed::Remove.command(folder.path());
    let expression = format!("inject=rename:error=EIO:when={last}");
    let ran = hindered(&command, &expression, Path::new("/dev/null"));
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(1), "{said}");
    for file in files_below([folder.path().to_owned()]) {
        assert!(!holds_words(&fs::read(&file).unwrap(), SENTINEL), "{}", file.display());
    }
    let key = Key::Password(Password::new(FIRST).unwrap());
    let store = Store::open_with_key(&folder.path().join("diary"), Access::Write, &key).unwrap();
    let place = folder.path().join("diary-backups");
    for backup in fs::read_dir(place).unwrap().map(|backup| backup.unwrap().path()) {
        let read = read_backup(&backup, store.path(), &store.keys());
        assert!(read.is_ok(), "{}: {read:?}", backup.display());
    }
    let how = "strace: the last rename gives EIO";
    tell("14, 65", "Remove of a diary with a password", how, 1, "");
}

/// The names can neither be brought to the disk nor be changed back: after a loss of power the
/// readable diary may be the diary again, so it is not wiped, but named.
#[test]
fn a_readable_diary_is_not_wiped_before_the_sealed_one_is_on_the_disk() {
    if !strace_is_at_hand() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    Deed::Set.prepare(folder.path());
    let real = folder.path().canonicalize().unwrap();
    let diary = real.join("diary");
    let readable = fs::read(&diary).unwrap();
    let calls = ["fsync:error=EIO", "renameat2:error=EIO:when=2+"];
    let ran = failing_at(&[&real, &diary], &calls, Deed::Set, folder.path());
    let said = String::from_utf8_lossy(&ran.stdout);
    assert_eq!(ran.status.code(), Some(3), "{said}{}", String::from_utf8_lossy(&ran.stderr));
    assert!(is_sealed(&diary));
    let left = files_below([real.clone()]).into_iter().find(|file| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with("diary.new-")
    });
    let left = left.unwrap();
    assert!(said.contains(left.file_name().unwrap().to_str().unwrap()), "{said}");
    assert_eq!(fs::read(&left).unwrap().len(), readable.len());
    assert!(holds_words(&fs::read(&left).unwrap(), SENTINEL));
    let key = Key::Password(Password::new(FIRST).unwrap());
    drop(Store::open_with_key(&diary, Access::Write, &key).unwrap());
    assert!(!left.exists(), "the next writer wipes it");
    let how = "strace -P: every sync of the folder, and the change back, give EIO";
    tell("15, 65", "a password is set", how, 1, "");
}

#[test]
fn a_backup_that_cannot_be_examined_is_named_where_a_password_is_set() {
    if !strace_is_at_hand() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    Deed::Set.prepare(folder.path());
    let backups = folder.path().join("diary-backups");
    let mut entries = fs::read_dir(&backups).unwrap();
    let backup = entries.next().unwrap().unwrap().path().canonicalize().unwrap();
    let name = backup.file_name().unwrap();
    let calls = ["fstat,newfstatat,statx:error=EIO"];
    let ran = failing_at(&[Path::new(name), &backup], &calls, Deed::Set, folder.path());
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(3), "{said}");
    assert!(said.contains(name.to_str().unwrap()), "{said}");
    assert!(is_sealed(&folder.path().join("diary")));
    assert!(!is_sealed(&backup));
    // It follows when the diary is opened and the disk works again.
    let key = Key::Password(Password::new(FIRST).unwrap());
    drop(Store::open_with_key(&folder.path().join("diary"), Access::Write, &key).unwrap());
    assert!(is_sealed(&backup));
    let how = "strace -P: every stat of that backup gives EIO";
    tell("17, 65", "a backup that cannot be examined while a password is set", how, 1, "");
}

#[test]
fn whichever_call_fails_under_a_password_what_is_said_of_it_is_true() {
    if !strace_is_at_hand() {
        return;
    }
    let counts = fail_each_call(&Deed::ALL, &FAULTS);
    let all: usize = counts.values().sum();
    assert!(all > 3, "{all} faults were tried");
    for ((row, call, error), count) in counts {
        let fault = format!(
            "{error} while a diary with a password is saved, or gets, changes or \
                             loses its password"
        );
        let how = format!("strace: the n-th {call} gives {error}, once and for ever");
        tell(&format!("{row}, 65"), &fault, &how, count, "");
    }
}
