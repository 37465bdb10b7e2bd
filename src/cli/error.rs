//! Why a subcommand failed.

use std::{io, path::PathBuf};

use crate::{
    diary::NightDate,
    exchange::{ImportError, MergeError, ReadError, SaveError},
    report::ReportError,
    store::{PasswordError, StoreError},
};

use super::{FAILED, USAGE};

/// Raised when a subcommand cannot do what it was asked for.
#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    #[error("--from {from} comes after --to {to}; exchange the two")]
    Reversed { from: NightDate, to: NightDate },
    #[error(
        "--from {from} comes after {newest}, the newest night of the diary; give an earlier one, \
         or --to as well"
    )]
    FromAfterNewest { from: NightDate, newest: NightDate },
    #[error(
        "--from {from} comes after {newest}, the newest recorded night; give an earlier one, or \
         --to as well"
    )]
    FromAfterRecorded { from: NightDate, newest: NightDate },
    #[error(
        "--to {to} comes before {first}, the first night of the diary; give a later one, or \
         --from as well"
    )]
    ToBeforeFirst { to: NightDate, first: NightDate },
    #[error("the diary has no night yet; enter one, or give both --from and --to")]
    NoNight,
    #[error("there is no data folder to keep the diary in; name a file with --diary FILE")]
    NoDataFolder,
    #[error(
        "could not read which diary was chosen in the window ({source}); name the diary with \
         --diary FILE, or take this note away to open the usual one: {path}"
    )]
    Choice { source: io::Error, path: PathBuf },
    #[error("could not make the folder of the diary: {source}; make it, then try again: {path}")]
    Folder { source: io::Error, path: PathBuf },
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("nothing was imported: {source}: {path}")]
    Import { source: ImportError, path: PathBuf },
    #[error("the diary is damaged: {first}{}; mend it in the window or restore a backup: {path}",
        if *others == 0 { String::new() } else { format!(" (and {others} more)") })]
    Damaged { first: crate::store::Problem, others: usize, path: PathBuf },
    #[error(
        "the diary has a password; name a file with it in CRAMP_DIARY_PASSWORD_FILE, or run this \
         at a terminal"
    )]
    NoPassword,
    #[error(
        "there is no terminal to ask for the new password; name a file with it with \
         --new-password-file FILE"
    )]
    NoNewPassword,
    #[error("nothing was changed because the two passwords are not the same; try again")]
    NotTheSame,
    #[error("could not read the password: {source}; name a file that holds it: {path}")]
    SecretFile { source: SecretFileError, path: PathBuf },
    #[error("no password was entered ({source}); try again, or name a file that holds it")]
    Terminal { source: io::Error },
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Merge(#[from] MergeError),
    #[error(transparent)]
    Save(#[from] SaveError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Report(#[from] ReportError),
    #[error("could not put the answer into JSON: {0}; please report this fault of the program")]
    Json(#[from] serde_json::Error),
    #[error("{}could not print the answer: {source}; print it to another place",
        if *changed { "it was done, but " } else { "" })]
    Print { changed: bool, source: io::Error },
}

/// Raised by a file that no password is taken from.
#[derive(Debug, thiserror::Error)]
pub(super) enum SecretFileError {
    #[error("others can read the file too, so make it yours alone (chmod 600)")]
    Open,
    #[error("its first line is no text in UTF-8")]
    NoText,
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl CliError {
    /// The exit status of the program.
    pub(super) const fn status(&self) -> u8 {
        match self {
            Self::Reversed { .. }
            | Self::FromAfterNewest { .. }
            | Self::FromAfterRecorded { .. }
            | Self::ToBeforeFirst { .. } => USAGE,
            // What was asked for is done.
            Self::Print { changed: true, .. } => super::DONE,
            Self::NoNight
            | Self::NoDataFolder
            | Self::Choice { .. }
            | Self::Folder { .. }
            | Self::Read(_)
            | Self::Import { .. }
            | Self::Damaged { .. }
            | Self::NoPassword
            | Self::NoNewPassword
            | Self::NotTheSame
            | Self::SecretFile { .. }
            | Self::Terminal { .. }
            | Self::Password(_)
            | Self::Merge(_)
            | Self::Save(_)
            | Self::Store(_)
            | Self::Report(_)
            | Self::Json(_)
            | Self::Print { changed: false, .. } => FAILED,
        }
    }
}
