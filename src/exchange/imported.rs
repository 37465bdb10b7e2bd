//! What came in, with the place of each entry in its file.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::diary::{Diary, NightDate};

/// A file that was read whole and is valid.
#[derive(Debug)]
pub struct Imported<'a> {
    /// What it holds.
    pub diary: Diary,
    pub(super) text: &'a str,
    pub(super) places: Places<'a>,
}

/// Where the entries of a file stand in it; lists in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Places<'a> {
    pub(super) profile: Option<&'a RawValue>,
    pub(super) settings: Option<&'a RawValue>,
    pub(super) medications: Vec<&'a RawValue>,
    pub(super) exposures: Vec<&'a RawValue>,
    pub(super) acknowledgements: Vec<&'a RawValue>,
    pub(super) appointments: Vec<&'a RawValue>,
    pub(super) nights: BTreeMap<NightDate, NightPlace<'a>>,
}

/// Where a night stands in a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct NightPlace<'a> {
    /// The how-manieth of an interchange file, counted from 0.
    pub(super) index: usize,
    pub(super) at: NightAt<'a>,
}

/// What a night is in a file.
#[derive(Debug, Clone, Copy)]
pub(super) enum NightAt<'a> {
    /// A value of JSON.
    Value(&'a RawValue),
    /// The row of a table that begins at this offset.
    Row(usize),
}
