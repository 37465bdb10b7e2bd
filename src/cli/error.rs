//! Why a subcommand failed.

use std::{io, path::PathBuf};

use crate::{
    diary::NightDate,
    exchange::{ImportError, MergeError, ReadError, SaveError},
    report::ReportError,
    store::StoreError,
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
    #[error("the diary is damaged: {first}{}; restore a backup of it: {path}",
        if *others == 0 { String::new() } else { format!(" (and {others} more)") })]
    Damaged { first: crate::store::Problem, others: usize, path: PathBuf },
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
            | Self::Merge(_)
            | Self::Save(_)
            | Self::Store(_)
            | Self::Report(_)
            | Self::Json(_)
            | Self::Print { changed: false, .. } => FAILED,
        }
    }
}
