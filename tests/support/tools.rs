//! Programs that a test cannot do without.

use std::{
    env,
    io::{Write as _, stderr},
    process::Command,
};

/// Whether the calls of a program can be followed; a build machine must be able to.
///
/// Where they cannot, it is said on the real standard error: the test runner keeps what is
/// printed to itself.
pub(crate) fn strace_is_at_hand() -> bool {
    let found = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "true"])
        .status()
        .is_ok_and(|status| status.success());
    if !found {
        assert!(env::var_os("CI").is_none_or(|ci| ci != "true"), "strace is not at hand");
        writeln!(stderr(), "skipped: calls are not followed without the program strace").unwrap();
    }
    found
}
