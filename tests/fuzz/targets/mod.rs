//! What the fuzzers feed, and what must hold of each answer.
//!
//! Each function takes any bytes. `tests/fuzz/mod.rs` calls the same ones with the kept files,
//! so that whatever was found once stays mended.

mod fields;
mod files;
mod mend;
mod merge;

pub(crate) use fields::fields;
pub(crate) use files::{backup, diary, sealed};
pub(crate) use mend::mending as mend;
pub(crate) use merge::{csv, json};
