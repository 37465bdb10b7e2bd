//! A copy of a damaged diary that SQLite looks at, whatever its first bytes were.

use std::{fs::OpenOptions, io, os::unix::fs::FileExt as _, path::Path};

use super::super::{
    StoreError,
    migration::MIGRATIONS,
    open::empty_beside,
    place::{self, NewFile},
};

const HEADER: usize = 100;

/// Copies a diary to a file in its folder that is gone when it is dropped.
pub(super) fn readable_copy(diary: &Path) -> Result<NewFile, StoreError> {
    let fresh = fresh_header(diary)?;
    let copy = NewFile::copy_of(diary, diary)?;
    mend_header(copy.path(), fresh)
        .map_err(|source| place::failed("copy the damaged diary", source, diary))?;
    Ok(copy)
}

/// The first bytes of a diary that was made this moment.
fn fresh_header(diary: &Path) -> Result<[u8; HEADER], StoreError> {
    let fresh = empty_beside(diary, MIGRATIONS)?;
    let mut header = [0; HEADER];
    OpenOptions::new()
        .read(true)
        .open(fresh.path())
        .and_then(|file| file.read_exact_at(&mut header, 0))
        .map_err(|source| place::failed("make a diary", source, diary))?;
    Ok(header)
}

/// Gives a file the header of a diary with as many whole pages as it has, and no free ones.
fn mend_header(path: &Path, mut header: [u8; HEADER]) -> io::Result<()> {
    let file = OpenOptions::new().read(true).write(true).open(path)?;
    // Every diary has pages of the size that this program makes.
    let page = u64::from(u16::from_be_bytes([header[16], header[17]]));
    let pages = file.metadata()?.len().div_ceil(page.max(512)).max(1);
    // A page that was cut off is read as far as it goes.
    file.set_len(pages * page)?;
    let pages = u32::try_from(pages).unwrap_or(u32::MAX);
    header[28..32].copy_from_slice(&pages.to_be_bytes());
    header[32..40].fill(0);
    // That number of pages holds for this counter of changes.
    header.copy_within(24..28, 92);
    file.write_all_at(&header, 0)
}
