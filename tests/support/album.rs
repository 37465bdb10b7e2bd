//! Where pictures and pages are put for people to look at.

use std::{env, fs, path::PathBuf};

/// The folder that `CRAMP_DIARY_PICTURES` names, made where it is not there; `None`: nobody wants
/// to look.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env::var_os("CRAMP_DIARY_PICTURES")?);
    fs::create_dir_all(&folder).unwrap();
    Some(folder)
}
