//! A cramp begun before there is a window: its start is on the disk first.

use std::path::Path;

use crate::{
    clock::Now,
    store::{Access, Store, StoreError},
};

use super::{cramp_edits::start, cramp_now::CrampNow, preferences::Preferences};

/// Opens the diary and begins a cramp in it.
///
/// Where one was going on already, nothing is begun: the person is asked about that one.
///
/// # Errors
/// Those of [`Store::open`] and [`Store::commit`]; then no cramp was begun.
pub fn open_and_begin(
    path: &Path,
    access: Access,
    now: &Now,
) -> Result<(Store, CrampNow), StoreError> {
    let mut store = Store::open(path, access)?;
    let begun = begin_in(&mut store, now)?;
    Ok((store, begun))
}

/// Begins a cramp in an open diary.
///
/// # Errors
/// As [`open_and_begin`].
pub fn begin_in(store: &mut Store, now: &Now) -> Result<CrampNow, StoreError> {
    let loaded = store.load()?;
    if loaded.diary.running_cramp().is_some() {
        return Ok(CrampNow::found());
    }
    let preferences = Preferences::from_stored(&loaded.preferences, Preferences::default());
    // A night that holds no more is said in the window.
    if let Some(step) = start(preferences.day_change).step(&loaded.diary, now) {
        store.commit(step)?;
    }
    Ok(CrampNow::begun())
}
