//! A diary with a password: one file, encrypted as a whole.
//!
//! The file begins with a line that says what it is, and holds two files of the `age` format
//! (<https://age-encryption.org/v1>) one after the other: a key, encrypted with the password, and
//! the diary, encrypted for that key. So the recovery key opens a diary of which the password was
//! forgotten, and the program `age` opens both parts without this one. While the diary is open it
//! lies in memory; each commit writes the file anew beside the old one and takes its place.
//!
//! **What is promised.** Without the password or the recovery key nothing of the diary can be
//! read from the file, from its backups or from what upgrades and restores kept beside it, and a
//! file that was changed is told from one that was not. When a password is set, the readable file
//! is overwritten before it is removed.
//!
//! **What is not.** A drive that moves what it writes (flash memory does), a file system that
//! copies on writing or keeps snapshots, and the freed room of earlier journals may still hold
//! what was readable before; only an encrypted disk helps against that. Exports, summaries and
//! copies in places of the person's own stay as they are. Somebody who can put an old copy of the
//! file in its place brings the diary back to that day. Whoever reads the memory of the program
//! while the diary is open reads the diary, and finds pieces of it while it is locked: memory that
//! is given back is wiped, but for SQLite's.

mod cast;
mod container;
mod copies;
mod key;
mod keys;
mod vault;

use std::hint::black_box;

pub(super) use container::Seal;
pub(super) use vault::{
    FileBytes, Sealed, can_be_written, open_content, read_back, refused, save, sealed_file,
    starts_sealed, wipe,
};

pub use cast::{LeftCopy, PasswordSet};
pub use key::{Key, Password, PasswordError, RecoveryKey, RecoveryKeyError, SHORTEST_PASSWORD};
pub use keys::Keys;
pub use vault::is_sealed;

/// Overwrites what a thread left behind on its stack below the caller: there the libraries that
/// write a key leave parts of it, which nothing else wipes.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "the stack is what is to be overwritten")]
pub(super) fn wipe_stack() {
    black_box(&mut [0_u8; 64 * 1024]);
}
