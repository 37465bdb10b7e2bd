//! Why the store could not do what it was asked for.

use std::{fmt, io, path::PathBuf};

use crate::diary::ChangeError;

/// Raised when a diary file cannot be opened, read or written.
///
/// Each message says what happened and what to do, and names the file last. Whatever is
/// raised, the file holds what it held before.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file, and none was to be made.
    #[error(
        "there is no diary at this place; open the window, import or restore to make one: {path}"
    )]
    Missing {
        /// The place.
        path: PathBuf,
    },
    /// Another program writes to this diary.
    #[error("the diary is open in another window; close it there and try again: {path}")]
    InUse {
        /// The diary.
        path: PathBuf,
    },
    /// Another program held the file for longer than a reader or writer waits.
    #[error("the diary is busy in another program; try again in a moment: {path}")]
    Busy {
        /// The diary.
        path: PathBuf,
    },
    /// A backup is being made, on a disk that may be slow or hang.
    #[error(
        "a backup of the diary is being made; try again when it is done, and where it comes to no \
         end, disconnect its disk or choose another place for backups: {path}"
    )]
    BackingUp {
        /// The diary.
        path: PathBuf,
    },
    /// The file has no content at all.
    #[error("the file is empty and so is no diary; restore a backup or name another file: {path}")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The file is of another kind or belongs to another program.
    #[error("the file is not a diary of this program; name another file: {path}")]
    NotADiary {
        /// The file.
        path: PathBuf,
    },
    /// The file was written by a later version of this program.
    #[error(
        "the diary was written by a newer version of this program (its tables are version \
         {found}, this program knows {known}); install the newer version to open it: {path}"
    )]
    Newer {
        /// The version of the file's tables.
        found: i32,
        /// The newest version that this program knows.
        known: u32,
        /// The diary.
        path: PathBuf,
    },
    /// The file was written by an earlier version and has to be converted by a writer first.
    #[error(
        "the diary was written by an earlier version of this program (its tables are version \
         {found}, this program uses {known}); open it in the window once to convert it: {path}"
    )]
    Older {
        /// The version of the file's tables.
        found: u32,
        /// The version that this program uses.
        known: u32,
        /// The diary.
        path: PathBuf,
    },
    /// What stands at the place is no ordinary file.
    #[error("{kind} stands at this place instead of a diary; name the diary file itself: {path}")]
    NotAFile {
        /// What it is.
        kind: FileKind,
        /// The place.
        path: PathBuf,
    },
    /// The file or its folder cannot be written.
    #[error(
        "the diary cannot be changed because its file or folder is read-only; \
         allow writing there, or copy the diary to another folder: {path}"
    )]
    ReadOnly {
        /// The diary.
        path: PathBuf,
    },
    /// There is no diary, and its folder cannot be written.
    #[error(
        "there is no diary at this place yet, and none can be made because its folder is \
         read-only; allow writing there and try again, or choose another place: {path}"
    )]
    CannotBeMade {
        /// Where it was to be.
        path: PathBuf,
    },
    /// A writer was interrupted, and nothing can be written to put the file right.
    #[error(
        "saving was interrupted the last time and the diary cannot be put right where nothing \
         can be written; copy it together with its \"-journal\" file to a writable folder and \
         open it there: {path}"
    )]
    Interrupted {
        /// The diary.
        path: PathBuf,
    },
    /// The diary has a password, and none was given.
    #[error("the diary has a password; enter it, or the recovery key, to open it: {path}")]
    Locked {
        /// The diary.
        path: PathBuf,
    },
    /// A password or a recovery key that does not open the file.
    #[error(
        "the password or recovery key does not open this; look for a slip, for capitals and for \
         another keyboard layout, and enter it again: {path}"
    )]
    WrongKey {
        /// The file.
        path: PathBuf,
    },
    /// A backup has a password of its own.
    #[error(
        "the backup has another password than the diary; enter the password or the recovery key \
         that the diary had when it was made: {path}"
    )]
    LockedBackup {
        /// The backup.
        path: PathBuf,
    },
    /// A password was to be set where there is one.
    #[error("the diary has a password already; change it instead: {path}")]
    HasPassword {
        /// The diary.
        path: PathBuf,
    },
    /// A password was to be changed or removed where there is none.
    #[error("the diary has no password; set one instead: {path}")]
    NoPassword {
        /// The diary.
        path: PathBuf,
    },
    /// The disk has no room left.
    #[error("not saved because the disk is full; free some space and save again: {path}")]
    Full {
        /// What was being written.
        path: PathBuf,
    },
    /// The file holds something that this program never writes.
    #[error(
        "the diary is damaged ({part}); it was left as it is, so mend it in the window or restore \
         a backup: {path}"
    )]
    Damaged {
        /// Where, as exactly as can be told.
        part: DamagedPart,
        /// The diary.
        path: PathBuf,
    },
    /// The file was moved, deleted or replaced while it was open.
    #[error(
        "not saved because the diary was moved, deleted or replaced while it was open; before the \
         window closes, it offers to write everything elsewhere; or put it back, and what is not \
         saved follows: {path}"
    )]
    Moved {
        /// Where the diary stood.
        path: PathBuf,
    },
    /// Something other than this program wrote to the file while it was open.
    #[error(
        "not saved because another program changed the diary while it was open; \
         close the window, which offers to write everything elsewhere first, and open it \
         again: {path}"
    )]
    ChangedElsewhere {
        /// The diary.
        path: PathBuf,
    },
    /// A step does not fit the diary.
    #[error("not saved because {0}")]
    Change(#[from] ChangeError),
    /// An entry holds a value that the file does not take, e.g. a date after the year 9999.
    #[error(
        "not saved because an entry holds a value that the diary does not take ({source}); \
         correct it and save again: {path}"
    )]
    Unfit {
        /// What it is.
        source: rusqlite::Error,
        /// The diary.
        path: PathBuf,
    },
    /// An entry is too large for the file.
    #[error("not saved because one entry is too large; shorten its texts: {path}")]
    TooLarge {
        /// The diary.
        path: PathBuf,
    },
    /// The target of a copy is there already.
    #[error(
        "there is a file at this place already; name another or allow it to be replaced: {path}"
    )]
    Exists {
        /// The target.
        path: PathBuf,
    },
    /// The target of a copy is the diary itself or one of the files that belong to it.
    #[error("this is the diary itself or a file that belongs to it; name another file: {path}")]
    OwnFile {
        /// The target.
        path: PathBuf,
    },
    /// Something stands beside a file that SQLite would play into it.
    #[error(
        "a leftover of another program stands beside the diary and would be mixed into it; move \
         it to another folder, then try again: {path}"
    )]
    Stray {
        /// The leftover.
        path: PathBuf,
    },
    /// The folder that was chosen for backups is not there.
    #[error(
        "the folder for backups is not there; connect its disk, or choose another place for \
         backups: {path}"
    )]
    BackupFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The disk has no room for a backup; the diary itself is saved.
    #[error(
        "there is no room for a backup because the disk is full; free some space there, or \
         choose another place for backups: {path}"
    )]
    NoRoomForBackup {
        /// The folder.
        path: PathBuf,
    },
    /// There is no backup where one was named.
    #[error("there is no backup at this place; name the file of a backup: {path}")]
    NoBackup {
        /// The place.
        path: PathBuf,
    },
    /// A backup holds something that this program never writes.
    #[error("the backup is damaged ({part}); nothing was restored, name another backup: {path}")]
    DamagedBackup {
        /// Where, as exactly as can be told.
        part: DamagedPart,
        /// The backup.
        path: PathBuf,
    },
    /// A copy that was just written did not read back as what it is a copy of.
    #[error(
        "the copy did not read back as it was written and was thrown away; try another disk: {path}"
    )]
    CopyDiffers {
        /// The target.
        path: PathBuf,
    },
    /// The operating system refused something.
    #[error("could not {doing}: {source}; check the disk and the folder, then try again: {path}")]
    Io {
        /// What was being done, after "could not".
        doing: &'static str,
        /// Why it failed.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// SQLite refused something.
    #[error("could not {doing}: {source}; check the disk and the folder, then try again: {path}")]
    Sqlite {
        /// What was being done, after "could not".
        doing: &'static str,
        /// Why it failed.
        source: rusqlite::Error,
        /// The file.
        path: PathBuf,
    },
    /// The thread that writes the diary has ended.
    #[error(
        "not saved because the diary is closed; close the window, which offers to write everything \
         elsewhere first, and open it again"
    )]
    Closed,
}

/// What stands at a place where a diary should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A directory.
    Folder,
    /// A symbolic link.
    SymbolicLink,
    /// One of several hard links to the same file: two names for one diary.
    HardLink,
    /// A pipe, socket or device.
    Special,
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Folder => "a folder",
            Self::SymbolicLink => "a link to another place",
            Self::HardLink => "a file that also has another name",
            Self::Special => "a pipe or a device",
        })
    }
}

/// Which part of a file is damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DamagedPart {
    /// The structure of the file as SQLite sees it.
    Structure,
    /// What its password protects was changed by something else.
    Seal,
    /// The tables are not those of this program.
    Tables,
    /// A value that its field does not accept.
    Value {
        /// The table.
        table: &'static str,
        /// The column.
        column: &'static str,
        /// The date or number of the row.
        row: String,
    },
    /// A row without the one that it belongs to, or out of its order.
    Row {
        /// The table.
        table: &'static str,
        /// The date or number of the row.
        row: String,
    },
    /// The entries are not those that were saved.
    Content,
}

impl fmt::Display for DamagedPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Structure => f.write_str("its structure cannot be read"),
            Self::Seal => f.write_str("its encrypted content is not as it was written"),
            Self::Tables => f.write_str("its tables are not those of this program"),
            Self::Value { table, column, row } => {
                write!(f, "\"{column}\" of {row} in \"{table}\" holds an impossible value")
            }
            Self::Row { table, row } => {
                write!(f, "a row of {row} in \"{table}\" does not belong there")
            }
            Self::Content => f.write_str("its entries are not those that were saved"),
        }
    }
}
