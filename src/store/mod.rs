//! Floor 2: the diary file. The only place that knows of SQLite.
//!
//! One file holds one diary. A [`Store`] opens it, reads it whole into a [`Diary`] and
//! commits [`Step`]s to it; a [`StoreHandle`] does the same on a thread of its own, so that
//! a slow disk never holds up a window. What was committed is on the disk when the call
//! comes back, and every step can be undone, also after a restart.
//!
//! **Who may open what.** Writers exclude each other by a kernel lock on a second file,
//! `<diary>.lock`, held for the life of the [`Store`]: the second one gets
//! [`StoreError::InUse`]. It is released when the process ends, however it ends. A reader
//! ([`Access::Read`]) takes no such lock: it reads one consistent state, the last commit,
//! while a window has the diary open.
//!
//! **What never happens here.** A file that is not this program's diary, is newer, damaged
//! or cannot be written is refused before anything in it is changed. Nothing but SQLite
//! opens the file while a connection to it lives in this process: closing any other handle
//! would drop the connection's locks. Nothing that is read is replaced by a default.
//!
//! [`Diary`]: crate::diary::Diary
//! [`Step`]: crate::diary::Step

mod added_fluid_rows;
mod backup;
mod backups;
mod beside;
mod check;
mod commit;
mod connection;
mod contents;
mod damage;
mod digest;
mod error;
mod forget;
mod history;
mod lock;
mod mend;
mod migration;
mod night_rows;
mod open;
mod person_rows;
mod place;
mod restore;
mod running_rows;
mod salvage;
mod sealed;
mod synced;
mod tables;
mod types;
mod unlock;
mod work;
mod worker;
mod workpiece;

pub use backups::{
    BackupFile, BackupId, BackupOrder, BackupPlace, BackupReason, Listed, NewBackup, Stamp,
    examine_backup, newest_sound, read_backup, superfluous,
};
pub use beside::belongs_to_diary;
pub use contents::{BACKUP_FOLDER, BACKUP_ID};
pub use damage::Examination;
pub use error::{DamagedPart, FileKind, StoreError};
pub use forget::{Forgotten, Held, HeldBy, gone_since, held};
pub use lock::noted_place;
pub use mend::{Mended, MendedNights, mend};
pub use open::Store;
pub use place::make_private_folder;
pub use restore::{restore, restore_after_backup};
pub use sealed::{
    Key, Keys, LeftCopy, Password, PasswordError, PasswordSet, RecoveryKey, RecoveryKeyError,
    SHORTEST_PASSWORD, is_sealed,
};
pub use synced::Synced;
pub use types::{
    Access, Backup, CheckReport, Committed, Contents, Draft, Loaded, Overwrite, Problem, Restored,
};
pub use worker::{Event, Request, StoreHandle};
