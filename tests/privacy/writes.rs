//! Where the program writes, as the kernel sees it.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use super::{SUBCOMMANDS, Session};
use crate::support::tools::strace_is_at_hand;

/// The calls by which something is made or written, by name.
pub(crate) const CALLS: &str = "trace=open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,\
                                renameat2,link,linkat,symlink,symlinkat,mknod,mknodat";

#[test]
fn no_subcommand_writes_elsewhere() {
    if !strace_is_at_hand() {
        return;
    }
    let session = Session::new();
    let log = session.path("calls");
    let mut written = BTreeSet::new();
    for words in SUBCOMMANDS {
        session
            .command("strace")
            .args(["-f", "-qq", "-s", "4096", "-e", "signal=none", "-e", CALLS, "-o"])
            .arg(&log)
            .arg(env!("CARGO_BIN_EXE_cramp-diary"))
            .args(session.words(words))
            .output()
            .unwrap();
        written.extend(places(&log, &session.path("cwd")));
    }
    let may = |path: &Path| {
        path.starts_with(session.data())
            || path.starts_with(session.out())
            // On the way to its own folder.
            || session.data().starts_with(path)
            || path == Path::new("/dev/null")
    };
    let elsewhere: Vec<_> = written.iter().filter(|path| !may(path)).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    assert!(written.iter().any(|path| path.starts_with(session.data())), "nothing was seen");
    assert!(written.contains(&session.out().join("a.pdf")), "{written:?}");
}

/// Each place that a log tells of as made or written, where that was done.
pub(crate) fn places(log: &Path, folder: &Path) -> Vec<PathBuf> {
    let calls = fs::read_to_string(log).unwrap();
    let mut places = Vec::new();
    for line in calls.lines() {
        let Some((call, result)) = line.rsplit_once(" = ") else { continue };
        let only_reads = call.contains("O_RDONLY") && !call.contains("O_CREAT");
        if result.starts_with('-') || only_reads || call.contains("O_PATH") {
            continue;
        }
        // Every name in quotes; that of a memory of its own is no place.
        let names = call.split('"').skip(1).step_by(2);
        places.extend(names.map(|name| folder.join(name)));
    }
    places
}
