//! Tests of `report` from outside.

#![cfg(test)] // so that the helpers of tests count as tests for clippy.toml too

mod layout;
mod made;
mod model;
mod pdf;
mod preview;
