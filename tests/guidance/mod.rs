//! Tests of `guidance` from outside.

#![cfg(test)] // so that the helpers of tests count as tests for clippy.toml too

mod acknowledgements;
mod articles;
pub(crate) mod builder;
mod emergency;
mod laws;
mod medications;
mod medicines;
mod notes;
mod questions;
mod routine;
mod words;
