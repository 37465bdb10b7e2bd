//! A file that comes in, in whichever form.

use std::{
    fs::OpenOptions,
    io::{self, Read as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use rustix::fs::OFlags;

use super::{Format, ImportError, Imported, MAX_BYTES, csv, json};

/// Raised when the bytes of a file cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The operating system refused something, or it is no ordinary file.
    #[error("could not read the file: {source}; name another, or allow reading it: {path}")]
    Io {
        /// Why not.
        source: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// More than [`MAX_BYTES`].
    #[error("nothing was imported: {}: {path}", ImportError::TooLarge)]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
}

/// The bytes of a file.
///
/// # Errors
/// [`ReadError`], also of what is no ordinary file: a pipe would keep the program waiting, a
/// device gives bytes without end. Of a file that is too large nothing is read.
pub fn read_file(path: &Path) -> Result<Vec<u8>, ReadError> {
    let path = || path.to_owned();
    let io = |source| ReadError::Io { source, path: path() };
    // A pipe is opened without waiting for somebody at its other end.
    let flags = OFlags::NONBLOCK.bits().cast_signed();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path()).map_err(io)?;
    let metadata = file.metadata().map_err(io)?;
    if !metadata.is_file() {
        return Err(io(io::Error::other("it is no ordinary file")));
    }
    let mut bytes = Vec::new();
    if metadata.len() <= MAX_BYTES as u64 {
        // It may be growing.
        file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(io)?;
        if bytes.len() <= MAX_BYTES {
            return Ok(bytes);
        }
    }
    Err(ReadError::TooLarge { path: path() })
}

/// The diary that a file holds, with the place of each entry. Where no form is named, the file
/// tells it by its first line.
///
/// # Errors
/// [`ImportError`] names the first thing in it that is not valid.
pub fn parse(bytes: &[u8], format: Option<Format>) -> Result<Imported<'_>, ImportError> {
    let told = || if csv::is_table(bytes) { Format::Csv } else { Format::Json };
    match format.unwrap_or_else(told) {
        Format::Json => json::parse(bytes),
        Format::Csv => csv::parse(bytes),
    }
}
