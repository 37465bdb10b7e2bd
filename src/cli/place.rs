//! Where the diary is.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use crate::{exchange::DiaryChoice, store::make_private_folder};

use super::error::CliError;

/// The environment variable that names the diary file.
pub const DIARY_VARIABLE: &str = "CRAMP_DIARY";

/// The place of the diary file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// The person named it.
    Named(PathBuf),
    /// In the program's data folder, which may still have to be made.
    DataFolder(PathBuf),
}

impl Place {
    /// The file of `--diary`, else that of the environment, else the one that was chosen in the
    /// window, else the one in the data folder.
    pub(super) fn find(
        named: Option<PathBuf>,
        variable: Option<OsString>,
    ) -> Result<Self, CliError> {
        let variable = variable.filter(|value| !value.is_empty()).map(PathBuf::from);
        if let Some(path) = named.or(variable) {
            return Ok(Self::Named(path));
        }
        let choice = DiaryChoice::of_this_person().ok_or(CliError::NoDataFolder)?;
        let chosen = choice
            .chosen()
            .map_err(|source| CliError::Choice { source, path: choice.note().to_owned() })?;
        Ok(chosen.map_or_else(|| Self::DataFolder(choice.usual().to_owned()), Self::Named))
    }

    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Named(path) | Self::DataFolder(path) => path,
        }
    }

    /// The path, once a diary can be made there.
    pub(super) fn prepared(self) -> Result<PathBuf, CliError> {
        self.make_folder()?;
        match self {
            Self::Named(path) | Self::DataFolder(path) => Ok(path),
        }
    }

    /// Makes the data folder, for its owner alone; the folder of a named file is the
    /// person's own affair.
    pub(super) fn make_folder(&self) -> Result<(), CliError> {
        let Self::DataFolder(path) = self else { return Ok(()) };
        let Some(folder) = path.parent() else { return Ok(()) };
        make_private_folder(folder)
            .map_err(|source| CliError::Folder { source, path: folder.to_owned() })
    }
}
