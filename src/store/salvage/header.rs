//! A copy of a damaged diary that SQLite looks at, whatever its first bytes were.

use std::{fs::OpenOptions, io, os::unix::fs::FileExt as _, path::Path};

use rusqlite::MAIN_DB;
use zeroize::Zeroizing;

use super::super::{
    StoreError,
    connection::{self, failed},
    migration::{MIGRATIONS, migrate},
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

/// As [`readable_copy`], of what a sealed file held.
pub(super) fn readable_image(
    content: &[u8],
    diary: &Path,
) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    let failed = |source| failed("make a diary", source, diary);
    let mut fresh = connection::open_in_memory().map_err(failed)?;
    migrate(&mut fresh, MIGRATIONS).map_err(failed)?;
    let fresh = fresh.serialize(MAIN_DB).map_err(failed)?;
    let mut header = [0; HEADER];
    header.iter_mut().zip(fresh.iter()).for_each(|(byte, fresh)| *byte = *fresh);
    let (header, length) = mended(header, content.len() as u64);
    let length = usize::try_from(length).unwrap_or(HEADER);
    // Room for all of it, so that no part is left behind where it grew.
    let mut image = Zeroizing::new(vec![0; length]);
    image.iter_mut().zip(content).for_each(|(byte, found)| *byte = *found);
    image.iter_mut().zip(header).for_each(|(byte, mended)| *byte = mended);
    Ok(image)
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
fn mend_header(path: &Path, header: [u8; HEADER]) -> io::Result<()> {
    let file = OpenOptions::new().read(true).write(true).open(path)?;
    let (header, length) = mended(header, file.metadata()?.len());
    // A page that was cut off is read as far as it goes.
    file.set_len(length)?;
    file.write_all_at(&header, 0)
}

/// The header of a diary of about this length in bytes, and the length in whole pages.
fn mended(mut header: [u8; HEADER], length: u64) -> ([u8; HEADER], u64) {
    // Every diary has pages of the size that this program makes.
    let page = u64::from(u16::from_be_bytes([header[16], header[17]]));
    let pages = length.div_ceil(page.max(512)).max(1);
    let whole = pages * page;
    let pages = u32::try_from(pages).unwrap_or(u32::MAX);
    header[28..32].copy_from_slice(&pages.to_be_bytes());
    header[32..40].fill(0);
    // That number of pages holds for this counter of changes.
    header.copy_within(24..28, 92);
    (header, whole)
}
