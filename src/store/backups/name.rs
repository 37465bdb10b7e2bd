//! What a backup is called: whose it is, which one, of when and why stand in its name.

use std::{ffi::OsStr, fmt, str::FromStr};

use chrono::NaiveDateTime;

use crate::diary::vocabulary::vocabulary;

vocabulary!(
    /// Why a backup was made.
    BackupReason, "reason for a backup", {
        /// The first change of a day.
        FirstChange = "first-change",
        /// The person wanted one.
        AskedFor = "asked-for",
        /// Before the tables were brought up to date.
        BeforeUpgrade = "before-upgrade",
        /// Before a file was taken in.
        BeforeImport = "before-import",
        /// Before another backup took the place of the diary.
        BeforeRestore = "before-restore",
        /// Before the password was set, changed or removed.
        BeforePassword = "before-password",
    }
);

impl BackupReason {
    /// Whether it was made for a deed that a person may still want to take back.
    pub const fn is_deliberate(self) -> bool {
        !matches!(self, Self::FirstChange)
    }
}

/// Tells the backups of one diary from those of another in the same folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BackupId(u32);

impl BackupId {
    /// One that no other diary has.
    pub fn random() -> Self {
        Self(fastrand::u32(..))
    }
}

impl fmt::Display for BackupId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// Raised by a text that is not the eight digits of a [`BackupId`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the diary's mark for its backups is not eight hexadecimal digits")]
pub struct NoBackupId;

impl FromStr for BackupId {
    type Err = NoBackupId;

    fn from_str(text: &str) -> Result<Self, NoBackupId> {
        let id = u32::from_str_radix(text, 16).map(Self).map_err(|_digits| NoBackupId)?;
        // No sign, no capitals, no other length.
        if id.to_string() == text { Ok(id) } else { Err(NoBackupId) }
    }
}

/// Which backup it is, of when, and why it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Each one has a larger number than those before it, whatever the clock says.
    pub number: u32,
    /// What the clock on the wall showed.
    pub at: NaiveDateTime,
    /// Why it was made.
    pub reason: BackupReason,
}

/// The name of a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BackupName {
    pub(super) id: BackupId,
    pub(super) stamp: Stamp,
}

const START: &str = "cramp-diary-";
const END: &str = ".cramp-diary";
const MOMENT: &str = "%Y-%m-%d-%H%M%S";
/// Of "2026-11-23-081502".
const MOMENT_LENGTH: usize = 17;

impl fmt::Display for BackupName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, stamp: Stamp { number, at, reason } } = self;
        write!(f, "{START}{id}-{number:05}-{}-{reason}{END}", at.format(MOMENT))
    }
}

impl BackupName {
    /// Reads a name that a backup may have; nothing else has one of this form.
    pub(super) fn read(name: &OsStr) -> Option<Self> {
        let name = name.to_str()?;
        let rest = name.strip_prefix(START)?.strip_suffix(END)?;
        let (id, rest) = rest.split_once('-')?;
        let (number, rest) = rest.split_once('-')?;
        let (at, reason) = rest.split_at_checked(MOMENT_LENGTH)?;
        let read = Self {
            id: id.parse().ok()?,
            stamp: Stamp {
                number: number.parse().ok()?,
                at: moment(at)?,
                reason: reason.strip_prefix('-')?.parse().ok()?,
            },
        };
        (read.to_string() == name).then_some(read)
    }
}

/// A moment as it stands in the names of files.
pub(super) fn moment(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text, MOMENT).ok()
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::{BackupName, BackupReason};

    #[test]
    fn a_name_is_read_as_it_was_written_and_no_other_is_one() {
        let name = "cramp-diary-00ff12ab-00007-2026-11-23-081502-first-change.cramp-diary";
        let read = BackupName::read(OsStr::new(name)).unwrap();
        assert_eq!(read.to_string(), name);
        assert_eq!((read.stamp.number, read.stamp.reason), (7, BackupReason::FirstChange));
        assert_eq!(read.stamp.at.to_string(), "2026-11-23 08:15:02");
        for reason in BackupReason::ALL {
            let name = name.replace("first-change", reason.word());
            assert_eq!(BackupName::read(OsStr::new(&name)).unwrap().stamp.reason, *reason);
        }
        let large = name.replace("00007", "123456");
        assert_eq!(BackupName::read(OsStr::new(&large)).unwrap().stamp.number, 123_456);
        for (from, to) in [
            ("cramp-diary-0", "Cramp-diary-0"),
            ("00ff12ab", "00FF12AB"),
            ("00ff12ab", "0ff12ab"),
            ("00007", "7"),
            ("00007", "-0007"),
            ("2026-11-23", "2026-02-30"),
            ("081502", "251502"),
            ("first-change", "because"),
            (".cramp-diary", ".cramp-diary.new-1"),
            (".cramp-diary", ""),
        ] {
            let other = name.replace(from, to);
            assert_eq!(BackupName::read(OsStr::new(&other)), None, "{other}");
        }
    }
}
