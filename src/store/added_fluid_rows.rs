//! The fluid of the drinks that were added one by one, a row a night.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::tables::{ADDED_FLUID, RowError, read_all};
use crate::diary::{NightDate, quantity::Millilitres};

/// Reads what was added before each night.
pub(super) fn read(connection: &Connection) -> Result<BTreeMap<NightDate, Millilitres>, RowError> {
    let rows = read_all(connection, &ADDED_FLUID, |fields| {
        Ok((fields.word("night")?, fields.whole("ml", Millilitres::new)?))
    })?;
    Ok(rows.into_iter().collect())
}

/// Puts another amount in the place of what was added before a night.
pub(super) fn replace(
    connection: &Connection,
    night: NightDate,
    fluid: Option<Millilitres>,
) -> Result<(), RowError> {
    connection
        .prepare_cached("DELETE FROM added_fluid WHERE night = ?")?
        .execute([night.to_string()])?;
    if let Some(fluid) = fluid {
        connection
            .prepare_cached(ADDED_FLUID.insert)?
            .execute(params![night.to_string(), fluid.get()])?;
    }
    Ok(())
}
